//! An entry of the journal.

use super::Text;
use super::agent::StoredRestored;
use super::call::{StoredKey, from_text, to_text};
use crate::domain::{Moment, Note, Now};
use crate::journal::{Entry, What};
use crate::protocol::{Number, RawText};
use serde::{Deserialize, Serialize};

/// Number, monotonic and wall time, day, and what happened.
#[derive(Serialize, Deserialize)]
pub struct StoredEntry<'a>(u64, u64, u64, i32, StoredWhat<'a>);

/// Every word stays readable that any release has written.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StoredWhat<'a> {
    Opened,
    Loaded,
    Message(Text<'a>),
    Dialled(Text<'a>),
    DialledVideo(Text<'a>),
    Noted(u64, Text<'a>),
    Disposed(u64, Option<Text<'a>>),
    WrappedUp(u64, bool),
    Promised(u64, Option<u64>),
    PromiseKept(u64, bool),
    DialledBack(Text<'a>, bool, StoredKey),
    Restored(Box<StoredRestored<'a>>),
    ClockSet,
}

impl<'a> From<&'a Entry> for StoredEntry<'a> {
    fn from(Entry { number, now, what }: &'a Entry) -> StoredEntry<'a> {
        let Now { at: Moment { mono, wall }, day } = *now;
        StoredEntry(*number, mono, wall, day, what.into())
    }
}

impl From<StoredEntry<'_>> for Entry {
    fn from(StoredEntry(number, mono, wall, day, what): StoredEntry<'_>) -> Entry {
        Entry { number, now: Now { at: Moment { mono, wall }, day }, what: what.into() }
    }
}

impl<'a> From<&'a What> for StoredWhat<'a> {
    fn from(what: &'a What) -> StoredWhat<'a> {
        match what {
            What::Opened => StoredWhat::Opened,
            What::FrameLoaded => StoredWhat::Loaded,
            What::Message(text) => StoredWhat::Message(text.as_str().into()),
            What::Dialled(number) => StoredWhat::Dialled(number.as_str().into()),
            What::DialledVideo(number) => StoredWhat::DialledVideo(number.as_str().into()),
            What::Noted(call, note) => StoredWhat::Noted(*call, note.as_str().into()),
            What::Disposed(call, code) => StoredWhat::Disposed(*call, from_text(code)),
            What::WrappedUp(call, done) => StoredWhat::WrappedUp(*call, *done),
            What::Promised(call, due) => StoredWhat::Promised(*call, *due),
            What::PromiseKept(call, kept) => StoredWhat::PromiseKept(*call, *kept),
            What::DialledBack(number, video, to) => {
                StoredWhat::DialledBack(number.as_str().into(), *video, (*to).into())
            }
            What::Restored(restored) => StoredWhat::Restored(Box::new((&**restored).into())),
            What::ClockSet => StoredWhat::ClockSet,
        }
    }
}

impl From<StoredWhat<'_>> for What {
    fn from(stored: StoredWhat<'_>) -> What {
        match stored {
            StoredWhat::Opened => What::Opened,
            StoredWhat::Loaded => What::FrameLoaded,
            StoredWhat::Message(text) => What::Message(RawText::new(&text)),
            StoredWhat::Dialled(number) => What::Dialled(Number::new(&number)),
            StoredWhat::DialledVideo(number) => What::DialledVideo(Number::new(&number)),
            StoredWhat::Noted(call, note) => What::Noted(call, Note::stored(&note)),
            StoredWhat::Disposed(call, code) => What::Disposed(call, to_text(code)),
            StoredWhat::WrappedUp(call, done) => What::WrappedUp(call, done),
            StoredWhat::Promised(call, due) => What::Promised(call, due),
            StoredWhat::PromiseKept(call, kept) => What::PromiseKept(call, kept),
            StoredWhat::DialledBack(number, video, to) => What::DialledBack(Number::new(&number), video, to.into()),
            StoredWhat::Restored(restored) => What::Restored(Box::new((*restored).into())),
            StoredWhat::ClockSet => What::ClockSet,
        }
    }
}
