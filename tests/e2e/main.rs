//! The release in `dist/`, in a real browser, before real servers. `make test` builds the release first.

mod harness;

mod access;
mod agents;
mod alerts;
mod background;
mod bar_box;
mod bench;
mod check;
mod click_to_call;
mod clock;
mod configuration;
mod console;
mod crash;
mod custody;
mod delivery;
mod directory;
mod durable;
mod events;
mod health;
mod hostile;
mod hosting;
mod keyboard;
mod languages;
mod last_state;
mod live;
mod loading;
mod log;
mod loudspeaker;
mod many_calls;
mod numbers;
mod offline;
mod outline;
mod privacy;
mod promises;
mod release;
mod scenes;
mod screen_pop;
mod shift;
mod shipped;
mod sight;
mod simulator;
mod soak;
mod start;
mod story;
mod stray;
mod tabs;
mod translation;
mod update;
mod wrap_up;

mod foreign_page;
mod platform;

mod screenshots;
