//! The moments that somebody looks for in a file first.

use crate::domain::{AgentState, Dialect, LinkState, Session};
use crate::journal::{Circumstance, Entry, EntryKind};
use crate::protocol::{Verdict, decode, verdict};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The agent pressed something.
    Click,
    /// A call begins to ring.
    Ring,
    /// A break or the like is over its limit.
    Alarm,
    /// The bar is not heard or not understood, or the page went out of sight while it rang.
    Bad,
}

impl MarkKind {
    pub fn name(self) -> &'static str {
        match self {
            MarkKind::Click => "click",
            MarkKind::Ring => "ring",
            MarkKind::Alarm => "alarm",
            MarkKind::Bad => "bad",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The place of the entry.
    pub entry: usize,
    pub kind: MarkKind,
}

pub fn marks(entries: &[Entry], dialect: Dialect) -> Vec<Mark> {
    let Some(first) = entries.first() else { return Vec::new() };
    let mut session = Session::new(first.now).speaking(dialect);
    let mut marks = Vec::new();
    let mut hidden = false;
    for (place, entry) in entries.iter().enumerate() {
        let (rang, was_over, was_linked) = (session.ring().is_some(), is_over(&session), is_linked(&session));
        session.handle(entry.now, entry.input());
        let rings = session.ring().is_some();
        let mut add = |kind| marks.push(Mark { entry: place, kind });
        if rings && !rang {
            add(MarkKind::Ring);
        }
        if is_over(&session) && !was_over {
            add(MarkKind::Alarm);
        }
        if was_linked && !is_linked(&session) {
            add(MarkKind::Bad);
        }
        match &entry.what {
            EntryKind::Message(text) if verdict(&decode(text.as_str())) == Verdict::Rejected => add(MarkKind::Bad),
            EntryKind::Seen { what: Circumstance::Click | Circumstance::Key, .. } => add(MarkKind::Click),
            EntryKind::Seen { what: Circumstance::Visibility, how } => {
                hidden = how == "hidden";
                if hidden && rings {
                    add(MarkKind::Bad);
                }
            }
            _ => {}
        }
        if hidden && rings && !rang {
            add(MarkKind::Bad);
        }
    }
    marks
}

fn is_over(session: &Session) -> bool {
    matches!(session.agent().state, AgentState::Rest { overdue: true, .. })
}

fn is_linked(session: &Session) -> bool {
    !matches!(session.link().state, LinkState::Lost | LinkState::Failed | LinkState::Silent)
}
