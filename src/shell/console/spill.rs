//! What a page that is left could not make durable any more, for the next page. It lies in `localStorage`, which is written
//! at once, until the next leader has read the journal.

use crate::journal::{Act, Custody, CustodyInput, Entry, Forgetting, read_group, write_group};
use crate::shell::clock::now;
use crate::shell::local;
use std::cell::RefCell;
use std::rc::Rc;

const KEY: &str = "agent-console.unsaved";

/// What is done at once when the page is left.
pub fn on_leaving(custody: Rc<RefCell<Custody>>) -> impl Fn() {
    move || {
        // It is lent only while an input is handled, which is over before an event comes.
        let Ok(mut custody) = custody.try_borrow_mut() else { return };
        for act in custody.handle(now(), CustodyInput::Left) {
            if let Act::Spill(entries) = act {
                keep(&entries);
            }
        }
    }
}

/// Beside what an earlier page has left, a line each.
fn keep(entries: &[Entry]) {
    let before = local::read(KEY).map(|before| before + "\n").unwrap_or_default();
    local::write(KEY, &(before + &write_group(entries)));
}

/// What earlier pages have left.
pub fn take() -> Vec<Vec<Entry>> {
    let Some(text) = local::read(KEY) else { return Vec::new() };
    local::remove(KEY);
    text.lines().filter_map(|line| read_group(line).ok()).collect()
}

/// What is left, without a number.
pub fn forget(forgetting: &Forgetting) {
    if let Some(text) = local::read(KEY) {
        let without = |line: &str| forgetting.in_stored(line).unwrap_or_else(|| line.to_owned());
        local::write(KEY, &text.lines().map(without).collect::<Vec<_>>().join("\n"));
    }
}
