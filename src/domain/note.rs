//! What an agent typed about a call.

use std::fmt;
use std::rc::Rc;

/// How long a note can be, characters.
pub const NOTE_LIMIT: usize = 10_000;

/// What an agent typed about a call. It may hold whatever a customer said: its `Debug` shows a length.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Note(Rc<str>);

impl Note {
    /// Up to [`NOTE_LIMIT`] characters of `text`; the rest is cut off.
    pub fn new(text: &str) -> Note {
        let end = text.char_indices().nth(NOTE_LIMIT).map_or(text.len(), |(at, _)| at);
        Note(text[..end].into())
    }

    /// One as it was kept: where a number was redacted, its placeholder may reach beyond the limit.
    pub fn stored(text: &str) -> Note {
        Note(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Note({} characters)", self.0.chars().count())
    }
}
