//! The running console. [`root`] is the root: it owns the kernel and the features, and hands each what it may touch. No
//! rule about calls or agents stands here.

mod boot;
mod config_error_page;
mod evidence;

mod kernel;
mod links;
mod rendering;
mod root;
mod wiring;

// What is drawn.
mod connection;
mod layout;
mod outline;
mod page;

// Features.
mod agent_panel;
mod alerts;
mod bar;
mod bar_box;
mod caller_history;
mod case_file;
mod delivery;
mod dialling;
mod export;
mod keyboard;
mod settings_pane;
mod log_pane;
mod mini;
mod popup_slot;
mod promises;
mod redaction;
mod screen_pop;
mod story;
mod time_limits;
mod update;
mod wrap_up;

pub use boot::start;
