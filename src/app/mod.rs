//! The running console: one root, which owns the kernel and the features.

mod boot;
mod config_error_page;
mod evidence;

mod alerts;
mod console;
mod delivery;
mod draft;
mod popup_slot;
mod throttle;

pub use boot::start;
