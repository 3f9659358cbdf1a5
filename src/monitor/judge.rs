//! What was written down, judged as if it were heard: a journal, or the stretch of one in a case file.

use super::{Monitor, Report};
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
