//! A connection bar that needs no call centre.
//!
//! [`Platform`] is the other side of the wall: it turns what an agent, a customer and a supervisor do
//! ([`Action`]) into the bar's messages ([`Spoken`]) and keeps the [`Truth`] about every call, so that a
//! listener's account can be held against it. [`BarSide`] is the bar's ear: what a page may post to it.
//! [`Morning`] plays an hour's work in a minute.
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
mod settings;
mod rng;
#[cfg(feature = "browser")]
pub mod page;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use action::{Action, Answering};
pub use bar_side::{BarSide, Heard};
pub use dialect::{Abilities, Dialect, Spoken};
pub use morning::{Morning, Progress};
pub use platform::Platform;
pub use settings::Settings;
pub use truth::{AgentState, AgentTruth, CallTruth, Direction, EndedBy, Intent, Outcome, Phase, Truth};
