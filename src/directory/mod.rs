//! Who a number belongs to, by the enterprise's own directory: a file that is read whole, or an endpoint that is
//! asked number by number.
//!
//! A wrong name is worse than none: the agent would greet a stranger with it. So numbers are the same only if all of
//! their digits are, once they are written alike ([`Normal`]); no two numbers are taken for one because they end
//! alike; and a number that the file gives to several people has no name.

mod contact;
mod entries;
mod csv;
mod json;
mod line;
mod normal;
mod answers;
mod people;

pub use answers::Answers;
pub use contact::{Contact, Contacts};
pub use entries::Entries;
pub use json::read_answer;
pub use line::Unreadable;
pub use normal::Normal;
pub use people::{KnownPeople, People};
