//! Why a file can't be shown.

use crate::casefile::Unreadable;

/// Says nothing of what the file held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    Empty,
    /// The browser could not read it.
    Unreadable,
    TooLarge,
    /// It is compressed, and this browser can't unpack anything.
    NoDecompression,
    /// It is compressed, and nothing of it can be unpacked.
    BrokenArchive,
    NotACaseFile,
    /// Of this version.
    Newer(u32),
    /// A line, counted from 1.
    Damaged(usize),
    NoEntries,
}

impl From<Unreadable> for Bad {
    fn from(unreadable: Unreadable) -> Bad {
        match unreadable {
            Unreadable::NotACaseFile => Bad::NotACaseFile,
            Unreadable::Newer(version) => Bad::Newer(version),
            Unreadable::Damaged { line } => Bad::Damaged(line),
        }
    }
}
