//! What is read of a file, whichever form it has.

use super::contact::Contact;

/// Why a file is no directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It begins like JSON and isn't any, or is neither a list nor an object.
    Json,
    /// It is a table without the columns `number` and `name`.
    Columns,
}

/// One entry of a file, as it is written there.
pub(super) struct Line {
    pub numbers: Vec<String>,
    pub contact: Option<Contact>,
}
