//! What a page that is left could not make durable any more, for the next page. It lies in `localStorage`, which is written
//! at once, until the next leader has read the journal.

use crate::browser::clock::now;
use crate::browser::local_storage;
use crate::journal::{Act, Custody, CustodyInput, Entry, Redaction, read_group, write_group};
use std::cell::RefCell;
use std::rc::Rc;

const KEY: &str = "agent-console.unsaved";

/// What is done at once when the page is left.
pub fn on_page_hide(custody: Rc<RefCell<Custody>>) -> impl Fn() {
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
    let before = local_storage::read(KEY).map(|before| before + "\n").unwrap_or_default();
    local_storage::write(KEY, &(before + &write_group(entries)));
}

/// What earlier pages have left.
pub fn take() -> Vec<Vec<Entry>> {
    let Some(text) = local_storage::read(KEY) else { return Vec::new() };
    local_storage::remove(KEY);
    text.lines().filter_map(|line| read_group(line).ok()).collect()
}

/// What is left, without a number.
pub fn redact(redaction: &Redaction) {
    if let Some(text) = local_storage::read(KEY) {
        let without = |line: &str| redaction.in_stored(line).unwrap_or_else(|| line.to_owned());
        local_storage::write(KEY, &text.lines().map(without).collect::<Vec<_>>().join("\n"));
    }
}
