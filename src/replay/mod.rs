//! The reader of case files: a page for whoever asks what an agent saw, and why. It draws the console's own views of what the
//! entries of a file make, entry by entry. Agents never open it, and nothing that it reads leaves the browser.

mod bad;
mod marks;
mod player;
mod pretty;
pub mod story;
mod surroundings;
mod time_line;
pub mod words;
#[cfg(feature = "browser")]
pub mod page;

pub use bad::Bad;
pub use marks::{Mark, MarkKind, marks};
#[cfg(feature = "browser")]
pub use player::Looks;
pub use player::{
    Change, Changed, Compared, Difference, Edit, Held, Player, Reading, Scene, compare, edited, first_difference,
    read_shift, reading, what_if,
};
pub use pretty::pretty;
pub use surroundings::Surroundings;
pub use time_line::{CallBar, StateSpan, TimeLine, moment_at_time, read_time};
