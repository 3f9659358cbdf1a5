//! What the agent says about calls. Of the open shift's it is an entry of the journal; an earlier call is a record only,
//! which is written again and told to the other tabs.

use super::{Console, Msg};
use crate::domain::{Amendment, Call};
use crate::journal::{Broadcast, RecordKey, What};
use crate::protocol::CallId;
use crate::shell::clock::now;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// An amendment of an earlier call on its way.
pub enum Amending {
    /// The call was read, for what the agent said of it at this time, epoch milliseconds.
    Read(RecordKey, Option<Rc<Call>>, Amendment, u64),
    /// Its record is durable.
    Recorded(RecordKey),
}

#[derive(Default)]
pub(super) struct Amended {
    /// Calls of earlier shifts as they stand since this page was opened.
    calls: BTreeMap<RecordKey, Rc<Call>>,
    /// What waits for the journal to be read.
    held: Vec<Held>,
}

struct Held {
    id: CallId,
    began: u64,
    amendment: Amendment,
}

impl Amended {
    pub fn of(&self, key: RecordKey) -> Option<&Rc<Call>> {
        self.calls.get(&key)
    }

    /// The bar goes from tab to tab, and only what is durable counts.
    pub fn forget(&mut self) {
        self.calls.clear();
    }
}

impl Console {
    /// Takes in what the agent says about a call. Only the tab that holds the bar has something to write.
    pub(super) fn amend(&mut self, ctx: &Context<Console>, key: RecordKey, amendment: Amendment) {
        if !self.leads() {
            return;
        }
        if self.custody.borrow().is_reading() {
            return self.hold(ctx, key, amendment);
        }
        self.end_shift(ctx, now());
        if key.shift != self.shift() {
            return self.amend_earlier(ctx, key, amendment, now().at.wall);
        }
        self.note(
            ctx,
            match amendment {
                Amendment::Note(note) => What::Noted(key.call, note),
                Amendment::Disposition(code) => What::Disposed(key.call, code),
                Amendment::Done(done) => What::WrappedUp(key.call, done),
            },
        );
    }

    /// As long as the journal has not been read, nobody knows which call of the shift this is. The agent sees what was said.
    fn hold(&mut self, ctx: &Context<Console>, key: RecordKey, amendment: Amendment) {
        let Some(call) = self.session.calls().iter().find(|call| RecordKey::of(self.shift(), call) == key) else {
            return;
        };
        let held = Held { id: call.id.clone(), began: call.began.wall, amendment: amendment.clone() };
        self.amended.held.push(held);
        self.handle(ctx, amendment.of(key.call));
    }

    /// What the agent said about calls before they had their place in the journal goes there.
    pub(super) fn amend_held(&mut self, ctx: &Context<Console>) {
        for Held { id, began, amendment } in std::mem::take(&mut self.amended.held) {
            let calls = self.session.calls().iter().rev();
            let call = calls
                .clone()
                .find(|call| call.id == id)
                .or_else(|| calls.clone().find(|call| call.began.wall == began));
            if let Some(key) = call.map(|call| RecordKey::of(self.shift(), call)) {
                self.amend(ctx, key, amendment);
            }
        }
    }

    /// Amendments of one call come in the order in which they were said: its record is read by requests that are
    /// answered in order, and read no more once it is known.
    fn amend_earlier(&mut self, ctx: &Context<Console>, key: RecordKey, amendment: Amendment, wall: u64) {
        if let Some(call) = self.amended.of(key).cloned() {
            return self.write_amended(ctx, key, &call, amendment, wall);
        }
        let store = self.store.clone();
        ctx.link().send_future(async move {
            // What can't be read can't be amended; that it is so has been said by whoever showed the call.
            let call = store.record_at(key).await.ok().flatten();
            Msg::Amending(Amending::Read(key, call, amendment, wall))
        });
    }

    fn write_amended(&mut self, ctx: &Context<Console>, key: RecordKey, call: &Call, amendment: Amendment, wall: u64) {
        let (store, mut call) = (self.store.clone(), call.clone());
        if call.amend(wall, amendment) {
            store.record_of(key.shift, &call);
            self.on_amended(ctx, key, Rc::new(call));
        }
        ctx.link().send_future(async move {
            store.flushed().await;
            Msg::Amending(Amending::Recorded(key))
        });
    }

    pub(super) fn amending(&mut self, ctx: &Context<Console>, amending: Amending) {
        match amending {
            Amending::Read(key, call, amendment, wall) if self.leads() => {
                match self.amended.of(key).cloned().or(call) {
                    Some(call) => self.write_amended(ctx, key, &call, amendment, wall),
                    // There is no such call any more, and the copy of its note goes with it.
                    None => self.wrapping.recorded(key),
                }
            }
            Amending::Read(..) => {}
            Amending::Recorded(key) => {
                self.wrapping.recorded(key);
                if let Some(call) = self.amended.of(key).cloned() {
                    self.tell(&Broadcast::Amended { shift: key.shift, call });
                }
                self.drawing.soon();
            }
        }
    }

    /// The leader tells of an earlier call, which is then known here too.
    pub(super) fn told_of_amended(&mut self, ctx: &Context<Console>, shift: u64, call: Rc<Call>) {
        self.on_amended(ctx, RecordKey::of(shift, &call), call);
    }

    /// A call of an earlier shift stands like this from now on, in the tab that holds the bar and in those that watch.
    fn on_amended(&mut self, ctx: &Context<Console>, key: RecordKey, call: Rc<Call>) {
        self.amended.calls.insert(key, call.clone());
        self.log_amended(ctx, key, call);
        self.drawing.soon();
    }
}
