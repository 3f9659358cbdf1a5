//! A file is made of what is stored. It is long work, done in pieces.

use crate::browser::case_file::{Packed, environment, secret};
use crate::browser::clock::local_time;
use crate::browser::clock::midnight;
use crate::browser::directory::Directory;
use crate::browser::store::Store;
use crate::browser::yield_now::yield_now;
use crate::casefile::{
    CRASH, CaseFile, Head, Pseudonyms, calls_of, examples, file_name, in_sight, messages, missing, stretch,
    without_secrets, write,
};
use crate::directory::{Contact, People};
use crate::domain::{Call, Dialect};
use crate::journal::{Circumstance, Entry, Loaded};
use crate::protocol::Number;
use crate::update::Running;
use crate::view::CaseFileSummary;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// So many entries are redacted before somebody else has a turn.
const AT_ONCE: usize = 200;

/// What a file is to be made of.
pub struct Order {
    pub store: Rc<Store>,
    pub running: Rc<Running>,
    pub shift: u64,
    /// What has happened of it, if it can't be stored.
    pub unsaved: Option<Vec<Entry>>,
    /// From when to when it is about, monotonic milliseconds; without, about all of the shift, and nothing is folded.
    pub span: Option<(u64, u64)>,
    pub dialect: Option<Dialect>,
    /// The calls on record, each with its shift.
    pub on_record: Vec<(u64, Rc<Call>)>,
    pub directory: Option<Directory>,
    pub redacted: bool,
    /// Numbers are masked on screen.
    pub is_masked: bool,
    pub language: &'static str,
    /// Epoch milliseconds.
    pub now: u64,
    /// The console has broken down, at this place of its code, which may be empty.
    pub crash: Option<String>,
}

/// A file, and what the agent is told of it.
pub struct Made {
    pub packed: Packed,
    pub summary: Rc<CaseFileSummary>,
}

/// Why there is none.
pub enum Trouble {
    NothingStored,
    Failed,
}

impl Order {
    pub async fn make(self) -> Result<Made, Trouble> {
        let Loaded { entries: shift, holes, .. } = self.read().await?;
        let (Some(first), Some(last)) = (shift.first(), shift.last()) else { return Err(Trouble::NothingStored) };
        let wall = |mono: u64| last.now.at.wall.saturating_sub(last.now.at.mono.saturating_sub(mono));
        let (from, to) = self.span.unwrap_or((first.now.at.mono, last.now.at.mono));
        let (from, to) = (from.max(first.now.at.mono), to.min(last.now.at.mono));
        let (begin, end) = (wall(from).max(first.now.at.wall), wall(to));
        let dialect = self.dialect.unwrap_or_default();
        let entries = if self.span.is_some() { stretch(&shift, from, to, dialect) } else { shift };
        let head = self.head(begin, end, missing(&entries, &holes));
        yield_now().await;
        let (numbers, calls) = match self.dialect {
            Some(dialect) => calls_of(&entries, from, dialect),
            None => Default::default(),
        };
        let file =
            CaseFile { records: self.records(head.from, &numbers), contacts: self.contacts(&numbers), head, entries };
        yield_now().await;
        let pseudonyms = Pseudonyms::new(secret());
        let mut summary = CaseFileSummary {
            from: file.head.from,
            to: file.head.to,
            messages: messages(&file.entries),
            calls: self.dialect.map(|_| calls),
            examples: examples(&file, &pseudonyms, self.is_masked),
            bytes: 0,
            name: String::new(),
        };
        let file = if self.redacted { redact(file, &pseudonyms).await } else { file };
        let text = write(&file);
        yield_now().await;
        let name = file_name(&local_time(self.now));
        let packed = Packed::new(&text, name).await.map_err(|_| Trouble::Failed)?;
        (summary.bytes, summary.name) = (packed.bytes(), packed.name());
        Ok(Made { packed, summary: Rc::new(summary) })
    }

    async fn read(&self) -> Result<Loaded, Trouble> {
        match &self.unsaved {
            Some(entries) => Ok(Loaded { entries: entries.clone(), ..Loaded::default() }),
            None => {
                let loaded = self.store.entries_between(self.shift, 0, u64::MAX).await;
                loaded.map_err(|_| Trouble::NothingStored)
            }
        }
    }

    fn surroundings(&self) -> BTreeMap<String, String> {
        let known = environment().into_iter().map(|(what, how)| (what.word().to_owned(), how));
        match &self.crash {
            None => known.collect(),
            // This window is not the one in which it happened.
            Some(place) => known
                .filter(|(what, _)| what != Circumstance::Window.word())
                .chain([(CRASH.to_owned(), place.clone())])
                .collect(),
        }
    }

    fn head(&self, from: u64, to: u64, missing: u64) -> Head {
        Head {
            release: self.running.release.clone(),
            shift: self.shift,
            saved: self.now,
            from,
            to,
            redacted: self.redacted,
            language: self.language.to_owned(),
            surroundings: self.surroundings(),
            configuration: self.running.config.as_deref().map_or_else(|| "{}".to_owned(), without_secrets),
            missing,
        }
    }

    fn records(&self, from: u64, numbers: &BTreeSet<Number>) -> Vec<(u64, Call)> {
        let earlier = self.on_record.iter().filter(|(shift, _)| *shift < self.shift);
        in_sight(earlier.map(|(shift, call)| (*shift, &**call)), midnight(from), numbers)
    }

    fn contacts(&self, numbers: &BTreeSet<Number>) -> Vec<(Number, Contact)> {
        let Some(directory) = &self.directory else { return Vec::new() };
        numbers.iter().filter_map(|number| Some((number.clone(), (*directory.contact(number)?).clone()))).collect()
    }
}

async fn redact(file: CaseFile, pseudonyms: &Pseudonyms) -> CaseFile {
    let mut entries = Vec::with_capacity(file.entries.len());
    for some in file.entries.chunks(AT_ONCE) {
        entries.extend(some.iter().map(|entry| pseudonyms.entry(entry)));
        yield_now().await;
    }
    let rest = pseudonyms.file(&CaseFile { entries: Vec::new(), ..file });
    CaseFile { entries, ..rest }
}
