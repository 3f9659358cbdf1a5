//! What makes a ring noticed, one file each.

pub(crate) mod badge;
pub(crate) mod devices;
pub(crate) mod favicon;
pub(crate) mod media_keys;
pub(crate) mod notification;
mod output;
mod player;
pub(crate) mod sound;
pub(crate) mod speech;
pub(crate) mod title;
mod tone;
pub(crate) mod vibration;
pub(crate) mod visibility;

pub use player::Player;

/// Ends everything that would tell of a ring without this program's help, the title aside.
pub fn silence() {
    output::silence();
    notification::withdraw();
    vibration::rest();
    favicon::calm_down();
    badge::clear();
}
