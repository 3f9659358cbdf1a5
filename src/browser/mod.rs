//! One adapter per browser API, each a value that ends what it began when it is dropped. No rule about calls or agents
//! stands here, and nothing here knows the session.

// What the page is, and where.
pub(crate) mod environment;
pub(crate) mod page_lifecycle;
pub(crate) mod framing;
pub(crate) mod skeleton;
pub(crate) mod theme;
pub(crate) mod crash_screen;

// Time and turns.
pub(crate) mod clock;
pub(crate) mod timer;
pub(crate) mod frames;
pub(crate) mod yield_now;

// Messages in and out.
pub(crate) mod bar_box;
mod connection_bar;
mod message_batcher;
pub(crate) mod window_events;
pub(crate) mod loader;
pub(crate) mod local_network;
pub(crate) mod cookies;

// Storage, and the other tabs.
pub mod store;
pub(crate) mod local_storage;
pub(crate) mod session_mark;
pub mod settings_store;
pub mod tabs;
pub(crate) mod locks;

// The network.
pub(crate) mod http;
pub(crate) mod directory;
pub(crate) mod do_not_call;
pub(crate) mod elsewhere;
pub(crate) mod update_checker;

// Language and numbers.
pub(crate) mod language;
mod locale;
pub(crate) mod calendar;
pub(crate) mod zone;
pub(crate) mod phones;
pub(crate) mod translation;

// What the agent hears, sees and does.
pub mod alerts;
pub(crate) mod keyboard;
pub(crate) mod focus_guard;
pub(crate) mod modal;
pub(crate) mod mini_window;
pub(crate) mod call_log;
pub(crate) mod address;
pub(crate) mod clipboard;
pub(crate) mod text_file;
pub mod export;
pub(crate) mod case_file;
pub(crate) mod printing;
pub(crate) mod screen_pop;

pub use clock::now;
pub use connection_bar::{ConnectionBar, ConnectionBarProps, bar, post};
pub use environment::{Environment, LoaderAddresses};
pub use locale::{collation, decimal, locale};
pub use message_batcher::Heard;
