//! What the agent says about calls. Of the open shift's it is an entry of the journal; an earlier call is a record only,
//! which is written again and told to the other tabs.

use super::{Console, Keeping, Msg, Part, Root};
use crate::domain::{Amendment, Call};
use crate::journal::{RecordKey, What, read_record, write_record};
use crate::shell::clock::now;
use crate::shell::tabs::Tabs;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// How a text begins in which the holder tells of an earlier call: this, the shift, and the record in the next line.
const TOLD: &str = "amended ";

/// An amendment of an earlier call on its way.
pub enum Amending {
    /// The call was read, for what the agent said of it at this time, epoch milliseconds.
    Read(RecordKey, Option<Rc<Call>>, Amendment, u64),
    /// Its record is durable.
    Recorded(RecordKey),
}

/// Calls of earlier shifts as they stand since this page was opened.
#[derive(Default)]
pub(super) struct Amended(BTreeMap<RecordKey, Rc<Call>>);

impl Amended {
    pub fn of(&self, key: RecordKey) -> Option<&Rc<Call>> {
        self.0.get(&key)
    }

    /// The bar goes from tab to tab, and only what is durable counts.
    pub fn forget(&mut self) {
        self.0.clear();
    }
}

impl Console {
    /// Takes in what the agent says about a call. Only the tab that holds the bar has something to write.
    pub(super) fn amend(&mut self, ctx: &Context<Root>, key: RecordKey, amendment: Amendment) {
        if self.part != Part::Holding {
            return;
        }
        if key.shift != self.shift {
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

    /// Amendments of one call come in the order in which they were said: its record is read by requests that are
    /// answered in order, and read no more once it is known.
    fn amend_earlier(&mut self, ctx: &Context<Root>, key: RecordKey, amendment: Amendment, wall: u64) {
        if let Some(call) = self.amended.of(key).cloned() {
            return self.write_amended(ctx, key, &call, amendment, wall);
        }
        if let Keeping::Open(store) = &self.keeping {
            let store = store.clone();
            ctx.link().send_future(async move {
                // What can't be read can't be amended; that it is so has been said by whoever showed the call.
                let call = store.record_at(key).await.ok().flatten();
                Msg::Amending(Amending::Read(key, call, amendment, wall))
            });
        }
    }

    fn write_amended(&mut self, ctx: &Context<Root>, key: RecordKey, call: &Call, amendment: Amendment, wall: u64) {
        let Keeping::Open(store) = &self.keeping else { return };
        let (store, mut call) = (store.clone(), call.clone());
        if call.amend(wall, amendment) {
            store.record_of(key.shift, &call);
            self.on_amended(ctx, key, Rc::new(call));
        }
        ctx.link().send_future(async move {
            store.flushed().await;
            Msg::Amending(Amending::Recorded(key))
        });
    }

    pub(super) fn amending(&mut self, ctx: &Context<Root>, amending: Amending) {
        match amending {
            Amending::Read(key, call, amendment, wall) if self.part == Part::Holding => {
                match self.amended.of(key).cloned().or(call) {
                    Some(call) => self.write_amended(ctx, key, &call, amendment, wall),
                    // There is no such call any more, and the copy of its note goes with it.
                    None => self.wrapping.recorded(key),
                }
            }
            Amending::Read(..) => {}
            Amending::Recorded(key) => {
                self.wrapping.recorded(key);
                if let Some(call) = self.amended.of(key) {
                    let text = format!("{TOLD}{}\n{}", key.shift, write_record(call));
                    self.tabs.iter().for_each(|tabs: &Tabs| tabs.tell(&text));
                }
                self.drawing.soon();
            }
        }
    }

    /// Whether a text of the holder's tells of an earlier call, which is then known here too.
    pub(super) fn told_of_amended(&mut self, ctx: &Context<Root>, text: &str) -> bool {
        let Some((shift, record)) = text.strip_prefix(TOLD).and_then(|text| text.split_once('\n')) else {
            return false;
        };
        if let (Ok(shift), Ok(call)) = (shift.parse(), read_record(record)) {
            self.on_amended(ctx, RecordKey::of(shift, &call), Rc::new(call));
        }
        true
    }

    /// A call of an earlier shift stands like this from now on, in the tab that holds the bar and in those that watch.
    fn on_amended(&mut self, ctx: &Context<Root>, key: RecordKey, call: Rc<Call>) {
        self.amended.0.insert(key, call.clone());
        self.log_amended(ctx, key, call);
        self.drawing.soon();
    }
}
