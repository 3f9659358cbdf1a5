//! What the agent says about calls. Of the open shift's it is an entry of the journal; an earlier call is a record only,
//! which is written again and told to the other tabs.

use super::{Event, Kernel, Msg};
use crate::browser::clock::now;
use crate::browser::local_storage;
use crate::domain::{Amendment, Call, Moment, Now};
use crate::journal::{Broadcast, Entry, EntryKind, RecordKey, Redaction, read_group, write_group};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// An amendment of an earlier call on its way.
pub enum AmendMsg {
    /// The call was read, for what the agent said of it at this time, epoch milliseconds.
    Read(RecordKey, Option<Rc<Call>>, Amendment, u64),
    /// Its record is durable.
    Recorded(RecordKey),
}

pub struct Amendments {
    /// Calls of earlier shifts as they stand since this page was opened.
    calls: BTreeMap<RecordKey, Rc<Call>>,
    /// What was said before the journal had been read, in a browser that keeps nothing.
    held: Vec<Entry>,
    /// The key in `localStorage`, where that lies for whoever leads when the journal has been read: this page, the tab that
    /// the bar has gone to, or the next page. Each entry has the time at which its call began: its number is not known.
    key: String,
}

impl Amendments {
    pub fn new(database: &str) -> Amendments {
        Amendments { calls: BTreeMap::new(), held: Vec::new(), key: format!("{database}.held") }
    }

    fn hold(&mut self, began: Moment, what: EntryKind) {
        let mut held = self.held();
        held.push(Entry { number: 0, now: Now { at: began, day: 0 }, what });
        if !local_storage::write(&self.key, &write_group(&held)) {
            self.held = held;
        }
    }

    fn held(&self) -> Vec<Entry> {
        let kept = local_storage::read(&self.key).and_then(|kept| read_group(&kept).ok());
        kept.unwrap_or_else(|| self.held.clone())
    }

    /// What is held, without a number.
    pub fn redact_held(&self, redaction: &Redaction) {
        if let Some(without) = local_storage::read(&self.key).and_then(|kept| redaction.in_stored(&kept)) {
            local_storage::write(&self.key, &without);
        }
    }

    /// A call of a shift as it was read, or as it stands if that is known better.
    pub fn latest(&self, (shift, call): (u64, Call)) -> (u64, Call) {
        match self.of(RecordKey::of(shift, &call)) {
            Some(amended) => (shift, Call::clone(amended)),
            None => (shift, call),
        }
    }

    pub fn of(&self, key: RecordKey) -> Option<&Rc<Call>> {
        self.calls.get(&key)
    }

    /// The bar goes from tab to tab, and only what is durable counts.
    pub fn clear(&mut self) {
        self.calls.clear();
    }
}

impl Kernel {
    /// Takes in what the agent says about a call. Only the tab that holds the bar has something to write.
    pub fn amend(&mut self, key: RecordKey, amendment: Amendment) {
        if !self.leads() {
            return;
        }
        if self.is_reading() {
            return self.hold(key, amendment);
        }
        self.end_shift(now());
        if key.shift != self.shift() {
            return self.amend_earlier(key, amendment, now().at.wall);
        }
        self.journal(EntryKind::said(key.call, amendment));
    }

    /// As long as the journal has not been read, nobody knows which call of the shift this is. The agent sees what was said.
    fn hold(&mut self, key: RecordKey, amendment: Amendment) {
        let Some(call) = self.session.calls().iter().find(|call| RecordKey::of(self.shift(), call) == key) else {
            return;
        };
        self.amendments.hold(call.began, EntryKind::said(key.call, amendment.clone()));
        self.handle(amendment.of(key.call));
    }

    /// What the agent said about calls before they had their place in the journal goes there. As long as the journal has
    /// not been read it is only shown, so that nobody types over it.
    pub fn take_up_held(&mut self) {
        let (held, reading) = (self.amendments.held(), self.is_reading());
        if !reading {
            self.amendments.held.clear();
            local_storage::remove(&self.amendments.key);
        }
        for Entry { now, what, .. } in held {
            let call = self.session.calls().iter().rfind(|call| call.began.wall == now.at.wall);
            let key = call.map(|call| RecordKey::of(self.shift(), call));
            if let (Some(key), Some(said)) = (key, what.amendment()) {
                if reading {
                    self.handle(said.of(key.call));
                } else {
                    self.amend(key, said);
                }
            }
        }
    }

    /// Amendments of one call come in the order in which they were said: its record is read by requests that are
    /// answered in order, and read no more once it is known.
    fn amend_earlier(&mut self, key: RecordKey, amendment: Amendment, wall: u64) {
        if let Some(call) = self.amendments.of(key).cloned() {
            return self.write_amended(key, &call, amendment, wall);
        }
        let (store, on) = (self.store.clone(), self.on.clone());
        spawn_local(async move {
            // What can't be read can't be amended; that it is so has been said by whoever showed the call.
            let call = store.record_at(key).await.ok().flatten();
            on.emit(Msg::Amending(AmendMsg::Read(key, call, amendment, wall)));
        });
    }

    fn write_amended(&mut self, key: RecordKey, call: &Call, amendment: Amendment, wall: u64) {
        let (store, on, mut call) = (self.store.clone(), self.on.clone(), call.clone());
        if call.amend(wall, amendment) {
            store.record_of(key.shift, &call);
            self.on_amended(key, Rc::new(call));
        }
        spawn_local(async move {
            store.flushed().await;
            on.emit(Msg::Amending(AmendMsg::Recorded(key)));
        });
    }

    pub(super) fn amending(&mut self, amending: AmendMsg) {
        match amending {
            AmendMsg::Read(key, call, amendment, wall) if self.leads() => {
                match self.amendments.of(key).cloned().or(call) {
                    Some(call) => self.write_amended(key, &call, amendment, wall),
                    // There is no such call any more, and the copy of its note goes with it.
                    None => self.draft.recorded(key),
                }
            }
            AmendMsg::Read(..) => {}
            AmendMsg::Recorded(key) => {
                self.draft.recorded(key);
                if let Some(call) = self.amendments.of(key).cloned() {
                    self.tell(&Broadcast::Amended { shift: key.shift, call });
                }
                self.rendering.soon();
            }
        }
    }

    /// The leader tells of an earlier call, which is then known here too.
    pub(super) fn told_of_amended(&mut self, shift: u64, call: Rc<Call>) {
        self.on_amended(RecordKey::of(shift, &call), call);
    }

    /// A call of an earlier shift stands like this from now on, in the tab that holds the bar and in those that watch.
    fn on_amended(&mut self, key: RecordKey, call: Rc<Call>) {
        self.amendments.calls.insert(key, call.clone());
        self.emit(Event::Amended(key, call));
        self.rendering.soon();
    }
}
