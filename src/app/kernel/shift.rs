//! The end of a shift, and of what has been kept long enough, in a page that is never closed; and a clock in doubt, which is
//! decided before anything is written down under it.

use super::{Event, Kernel, Msg};
use crate::browser::clock::{decide, is_in_doubt, now, page_time};
use crate::browser::store::StoreEvent;
use crate::config::History;
use crate::domain::{Input, Now, Step};
use crate::journal::{CustodyInput, EntryKind, Retention};
use crate::protocol::{Decoded, decode};
use wasm_bindgen_futures::spawn_local;

const HOUR_MS: u64 = 60 * 60 * 1_000;

impl Kernel {
    /// Ends the shift if what happens now belongs to another. A call that is up keeps it open.
    pub(super) fn end_shift(&mut self, now: Now) {
        if !self.custody.borrow().is_shift_over(now) {
            return;
        }
        self.apply(now, Input::Woke);
        if self.session.live_calls().next().is_some() {
            return;
        }
        let ended = self.session.end(now);
        ended.into_iter().for_each(|effect| self.perform(now, effect));
        self.emit(Event::ShiftEnded(self.shift(), self.session.calls().to_vec()));
        let known = Box::new(self.session.carried_over(now));
        self.custody_handles(now, CustodyInput::ShiftEnded(known));
        self.amendments.clear();
        self.emit(Event::SessionReplaced);
    }

    /// A minute has passed, whether or not anything happens.
    pub(super) fn minute_passed(&mut self) {
        self.keep_hint();
        // A shift in which nothing was is not ended again and again.
        if !self.session.calls().is_empty() {
            self.end_shift(now());
        }
        if self.leads() && now().at.wall / HOUR_MS != self.pruned {
            self.prune();
        }
        self.rendering.soon();
    }

    /// Deletes what has been kept long enough. The log is read again if that was in it.
    pub(super) fn prune(&mut self) {
        let (_, wall) = page_time();
        self.pruned = wall / HOUR_MS;
        let History { days, raw_days, .. } = self.config.history;
        let (store, on) = (self.store.clone(), self.on.clone());
        spawn_local(async move {
            match store.prune(wall, Retention { days, raw_days }).await {
                Ok(true) => on.emit(Msg::Pruned),
                Ok(false) => {}
                Err(storage_error) => on.emit(Msg::Store(StoreEvent::Failed(storage_error))),
            }
        });
    }

    pub(super) fn clock_stepped(&mut self, step: Step) {
        if step == Step::SetBack && self.leads() {
            self.journal(EntryKind::ClockSet);
        }
        if self.session.platform_times().is_empty() {
            // Nothing better will be known.
            decide(self.session.platform_times(), None);
        }
        // The timer stood still while the machine slept.
        self.timer.fired(now().at.mono);
        self.handle(Input::Woke);
    }

    /// The simulated bar has put the clock forward, or has ended its fast motion.
    pub fn clock_was_put_forward(&mut self) {
        // It was set by the time before; that it is late now means nothing.
        self.timer.fired(now().at.mono);
        self.refresh_alerts();
        self.handle(Input::Woke);
    }

    /// The moment at which something happens that is to be written down.
    pub(super) fn decided(&self, at: Now, what: &EntryKind) -> Now {
        // After that entry the next message can still tell whether the machine slept, too.
        if !is_in_doubt() || !self.leads() || *what == EntryKind::ClockSet {
            return at;
        }
        let generated = match what {
            EntryKind::Message(text) => decode(text.as_str()).iter().find_map(|part| match part {
                Decoded::Event(event) => self.session.dialect().generated(event.generated),
                _ => None,
            }),
            _ => None,
        };
        decide(self.session.platform_times(), generated);
        now()
    }
}
