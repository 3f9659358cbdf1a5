//! The reader of case files: a page for whoever asks what an agent saw, and why.

mod player;

#[cfg(feature = "browser")]
pub use player::Looks;
pub use player::{
    Change, Changed, Difference, Edit, Held, Player, Reading, Scene, edited, facts, first_difference, reading, what_if,
};
