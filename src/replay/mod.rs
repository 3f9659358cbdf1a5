//! The reader of case files: a page for whoever asks what an agent saw, and why. It draws the console's own views of what the
//! entries of a file make, entry by entry. Agents never open it, and nothing that it reads leaves the browser.

mod bad;
mod held;
mod marks;
pub mod story;
mod time_line;
pub mod words;
#[cfg(feature = "browser")]
pub mod page;

pub use bad::Bad;
pub use held::Held;
pub use marks::{Mark, MarkKind, marks};
pub use time_line::{CallBar, StateSpan, TimeLine, moment_at_time, read_time};
