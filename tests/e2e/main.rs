//! The release in `dist/`, in a real browser, before real servers. `make test` builds the release first.

mod harness;

mod configuration;
mod console;
mod release;
mod simulator;

mod foreign_page;

mod screenshots;
