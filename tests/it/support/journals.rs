//! Journals of days at the simulator's desk.

use super::after;
use agent_console::domain::{Callout, Note};
use agent_console::journal::{Entry, EntryKind};
use agent_console::protocol::{Number, RawText};
use agent_console::simulator::{Action, Platform};

/// The journal of some days at the simulator's desk, with a note about each call that quotes its number.
pub fn journal(days: &[(u64, Vec<Action>)], mut platform: Platform) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut ms = 0;
    let mut add = |ms: u64, what: EntryKind| {
        entries.push(Entry { number: entries.len() as u64, now: after(ms), what });
    };
    add(0, EntryKind::Opened);
    add(0, EntryKind::FrameLoaded);
    for (call, (wait, actions)) in days.iter().enumerate() {
        let until = ms + wait;
        while let Some(next) = platform.next_deadline().filter(|next| *next <= until) {
            ms = next.max(ms);
            platform.wake(ms).into_iter().for_each(|said| add(ms, EntryKind::Message(RawText::new(&said.text))));
        }
        ms = until;
        for action in actions {
            if let Action::Dial { number, mode } = action {
                add(ms, Callout { number: Number::new(number), mode: *mode }.into());
            }
            platform.act(ms, action).into_iter().for_each(|said| add(ms, EntryKind::Message(RawText::new(&said.text))));
        }
        add(ms, EntryKind::Noted(call as u64, Note::new("was 5550142 or 138 0013 8123?")));
    }
    entries
}
