//! The browser: the console's root, the bar's frame with its listener, one timer, and one small file per
//! family of effects. No rule about calls or agents stands here.

mod address;
mod alerts;
mod boot;
mod calendar;
mod call_log;
mod clipboard;
mod clock;
mod connection_bar;
mod console;
mod culture;
mod delivery;
mod directory;
mod draft;
mod drawing;
mod export;
mod keeping_focus;
mod keys;
mod language;
mod last_words;
mod leaving;
mod local;
mod locks;
mod look;
mod lookout;
mod modal;
mod place;
mod printing;
mod screen_pop;
mod settings_store;
mod store;
mod tabs;
mod tell;
mod timer;
mod turn;

pub use alerts::{Audible, Length, Pattern, Playing};
pub use boot::start;
pub use clock::now;
pub use connection_bar::{ConnectionBar, Heard};
pub use console::{Console, ConsoleProps};
pub use culture::culture;
pub use export::{Exported, Exporting};
pub use place::Place;
pub use settings_store::{KEY as SETTINGS_KEY, SettingsStore};
pub use store::{DATABASE, Loaded, Store, Trouble, ask_to_persist};
pub use tabs::{TabEvent, Tabs};
