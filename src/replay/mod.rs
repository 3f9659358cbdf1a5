//! The reader of case files: a page for whoever asks what an agent saw, and why. It draws the console's own views of what the
//! entries of a file make, entry by entry. Agents never open it, and nothing that it reads leaves the browser.

mod bad;
pub mod story;
mod time_line;
pub mod words;

pub use bad::Bad;
pub use time_line::{CallBar, StateSpan, TimeLine, moment_at_time, read_time};
