//! What some entries make.

use crate::config::Config;
use crate::domain::{Input, Moment, Now, Session};
use crate::journal::{Circumstance, Entry, EntryKind, SHIFT_GAP_MS};
use std::collections::BTreeMap;

/// What the agent had before the eyes that makes no state, as far as it has been told: the last of each kind that holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held(BTreeMap<Circumstance, String>);

impl Held {
    pub fn of(&self, what: Circumstance) -> Option<&str> {
        self.0.get(&what).map(String::as_str)
    }
}

#[derive(Clone)]
pub(super) struct Fold {
    pub session: Session,
    pub held: Held,
    pub at: Moment,
}

impl Fold {
    pub fn new(config: &Config, began: Now) -> Fold {
        Fold { session: config.session(began), held: Held::default(), at: began.at }
    }

    /// Takes an entry in. `look` is called whenever something may have changed, and told whether that is the entry's work.
    pub fn take(&mut self, entry: &Entry, mut look: impl FnMut(&Fold, bool)) {
        self.wait(entry.now.at, &mut look);
        if let EntryKind::Seen { what, how } = &entry.what
            && what.holds()
        {
            self.held.0.insert(*what, how.clone());
        }
        self.session.handle(entry.now, entry.input());
        self.at = entry.now.at;
        look(self, true);
        self.wait(entry.now.at, look);
    }

    /// Lets time pass, waking the session whenever it asks for it. In a shift nothing is silent for longer than its gap: what is
    /// left of the time after that passes at once.
    pub fn wait(&mut self, until: Moment, mut look: impl FnMut(&Fold, bool)) {
        let long = self.at.mono.saturating_add(SHIFT_GAP_MS);
        while let Some(due) = self.session.next_deadline().filter(|due| *due <= until.mono) {
            let wake = if due > long { until.mono } else { due };
            let at = self.at.plus(wake.saturating_sub(self.at.mono));
            self.session.handle(Now { at, day: 0 }, Input::Woke);
            self.at = at;
            look(self, false);
            // A wake that changes nothing would come for ever.
            if self.session.next_deadline() == Some(due) {
                break;
            }
        }
    }
}
