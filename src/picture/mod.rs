//! What the console shows of a session at a moment: pure look-ups, for the running console and for whoever looks at a day
//! again. What only a running page knows, such as where the bar is, and what the agent's clicks do, is added by whoever
//! draws.

mod calendar;
mod caller;
mod dialect;
mod link;
mod log;
mod lookup;
mod masking;
mod panel;
mod popup;

pub use calendar::Calendar;
pub use dialect::dialect;
pub use log::{Asked, may_dial, no_calls, recent};
pub use lookup::{OtherDesks, Picture};
pub use masking::Masking;
pub use panel::ShownAgent;
pub use popup::what_rings;
