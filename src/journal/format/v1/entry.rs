//! An entry of the journal.

use super::Text;
use super::agent::StoredRestored;
use super::call::{StoredKey, from_text, to_text};
use super::rang::StoredProofs;
use crate::domain::{Moment, Note, Now};
use crate::journal::{Circumstance, Entry, EntryKind};
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
    Rang(u64, StoredProofs<'a>),
    Seen(Text<'a>, Text<'a>),
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

impl<'a> From<&'a EntryKind> for StoredWhat<'a> {
    fn from(what: &'a EntryKind) -> StoredWhat<'a> {
        match what {
            EntryKind::Opened => StoredWhat::Opened,
            EntryKind::FrameLoaded => StoredWhat::Loaded,
            EntryKind::Message(text) => StoredWhat::Message(text.as_str().into()),
            EntryKind::Dialled(number) => StoredWhat::Dialled(number.as_str().into()),
            EntryKind::DialledVideo(number) => StoredWhat::DialledVideo(number.as_str().into()),
            EntryKind::Noted(call, note) => StoredWhat::Noted(*call, note.as_str().into()),
            EntryKind::Disposed(call, code) => StoredWhat::Disposed(*call, from_text(code)),
            EntryKind::WrappedUp(call, done) => StoredWhat::WrappedUp(*call, *done),
            EntryKind::Promised(call, due) => StoredWhat::Promised(*call, *due),
            EntryKind::PromiseKept(call, kept) => StoredWhat::PromiseKept(*call, *kept),
            EntryKind::DialledBack(number, video, to) => {
                StoredWhat::DialledBack(number.as_str().into(), *video, (*to).into())
            }
            EntryKind::Rang(call, proofs) => StoredWhat::Rang(*call, proofs.into()),
            EntryKind::Seen { what, how } => StoredWhat::Seen(what.word().into(), how.into()),
            EntryKind::Restored(restored) => StoredWhat::Restored(Box::new((&**restored).into())),
            EntryKind::ClockSet => StoredWhat::ClockSet,
        }
    }
}

impl From<StoredWhat<'_>> for EntryKind {
    fn from(stored: StoredWhat<'_>) -> EntryKind {
        match stored {
            StoredWhat::Opened => EntryKind::Opened,
            StoredWhat::Loaded => EntryKind::FrameLoaded,
            StoredWhat::Message(text) => EntryKind::Message(RawText::new(&text)),
            StoredWhat::Dialled(number) => EntryKind::Dialled(Number::new(&number)),
            StoredWhat::DialledVideo(number) => EntryKind::DialledVideo(Number::new(&number)),
            StoredWhat::Noted(call, note) => EntryKind::Noted(call, Note::stored(&note)),
            StoredWhat::Disposed(call, code) => EntryKind::Disposed(call, to_text(code)),
            StoredWhat::WrappedUp(call, done) => EntryKind::WrappedUp(call, done),
            StoredWhat::Promised(call, due) => EntryKind::Promised(call, due),
            StoredWhat::PromiseKept(call, kept) => EntryKind::PromiseKept(call, kept),
            StoredWhat::DialledBack(number, video, to) => {
                EntryKind::DialledBack(Number::new(&number), video, to.into())
            }
            StoredWhat::Rang(call, proofs) => EntryKind::Rang(call, proofs.into()),
            StoredWhat::Seen(what, how) => {
                EntryKind::Seen { what: Circumstance::of_word(&what), how: how.into_owned() }
            }
            StoredWhat::Restored(restored) => EntryKind::Restored(Box::new((*restored).into())),
            StoredWhat::ClockSet => EntryKind::ClockSet,
        }
    }
}
