//! What was written down, judged as if it were heard: a journal, or the stretch of one in a case file.

use super::{Monitor, Report};
use crate::casefile::CaseFile;
use crate::domain::{Effect, Input, Now, Session};
use crate::journal::{Entry, EntryKind};

/// Judges entries in their order, of one stretch after the other.
#[derive(Clone, Debug)]
pub struct Judge {
    monitor: Monitor,
    /// Knows when the page has subscribed.
    session: Session,
}

impl Default for Judge {
    fn default() -> Judge {
        Judge { monitor: Monitor::new(), session: Session::new(Now::default()) }
    }
}

impl Judge {
    /// What follows is of another shift, or of another file.
    pub fn begin_stretch(&mut self) {
        self.monitor.begin_stretch();
        self.session = Session::new(Now::default());
    }

    pub fn takes(&mut self, entry: &Entry) {
        let input = match &entry.what {
            EntryKind::Message(text) => Input::Bar(self.monitor.observe(entry.now.at, text)),
            what => {
                match what {
                    EntryKind::FrameLoaded => self.monitor.frame_loaded(),
                    EntryKind::Opened | EntryKind::Restored(_) => self.monitor.interrupted(),
                    _ => {}
                }
                what.input()
            }
        };
        if self.session.handle(entry.now, input).contains(&Effect::Subscribe) {
            self.monitor.subscribed();
        }
    }

    pub fn report(&self) -> Report {
        self.monitor.report()
    }
}

/// The report of one stretch.
pub fn judge<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Report {
    let mut judge = Judge::default();
    entries.into_iter().for_each(|entry| judge.takes(entry));
    judge.report()
}

/// The report of several files, in the order of time. Where files of one shift overlap, what they share counts once.
pub fn judge_files(files: &[&CaseFile]) -> Report {
    let mut files = files.to_vec();
    files.sort_by_key(|file| (file.head.shift, file.head.from));
    let (mut judge, mut last) = (Judge::default(), None);
    for CaseFile { head, entries, .. } in files {
        let known = last.take().filter(|(shift, _)| *shift == head.shift).map(|(_, number): (u64, u64)| number);
        let is_new = |entry: &&Entry| known.is_none_or(|known| entry.number > known);
        let goes_on = |entry: &Entry| {
            known.is_some_and(|known| entry.number - 1 == known) && !matches!(entry.what, EntryKind::Restored(_))
        };
        let mut new = entries.iter().filter(is_new).peekable();
        if new.peek().is_some_and(|first| !goes_on(first)) {
            judge.begin_stretch();
        }
        new.for_each(|entry| judge.takes(entry));
        last = entries.iter().map(|entry| entry.number).chain(known).max().map(|number| (head.shift, number));
    }
    judge.report()
}
