//! A connection bar that needs no call centre.
//!
//! [`Platform`] is the other side of the wall: it turns what an agent, a customer and a supervisor do
//! ([`Action`]) into the bar's messages ([`Spoken`]) and keeps the [`Truth`] about every call, so that a
//! listener's account can be held against it. [`BarSide`] is the bar's ear: what a page may post to it.
//! [`Morning`] is an hour's work; in fast motion the page plays it in a minute and puts its clock forward.
//!
//! Nothing here reads a clock or touches a browser, the page that shows the bar aside. All times are
//! milliseconds on the caller's monotonic clock.

mod truth;
mod action;
mod platform;
mod dialect;
mod content;
mod bar_side;
mod morning;
mod fast_motion;
mod settings;
mod rng;
pub mod words;
#[cfg(feature = "browser")]
pub mod page;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use action::{Action, Answering};
pub use bar_side::{BarSide, Heard};
pub use dialect::{Abilities, Dialect, Spoken};
pub use fast_motion::{forward_ms, wait_ms};
pub use morning::{Morning, Progress};
pub use platform::Platform;
pub use settings::Settings;
pub use truth::{AgentState, AgentTruth, CallTruth, Direction, EndedBy, Intent, Outcome, Phase, Truth};
