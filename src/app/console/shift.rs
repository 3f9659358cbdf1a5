//! The end of a shift, and of what has been kept long enough, in a page that is never closed.

use super::{Console, Msg};
use crate::browser::calendar::today;
use crate::browser::clock::{now, page_time};
use crate::config::History;
use crate::domain::{Input, Now, Today};
use crate::journal::{CustodyInput, Retention};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

const HOUR_MS: u64 = 60 * 60 * 1_000;

impl Console {
    /// Ends the shift if what happens now belongs to another. A call that is up keeps it open.
    pub(super) fn end_shift(&mut self, ctx: &Context<Console>, now: Now) {
        if !self.custody.borrow().is_shift_over(now) {
            return;
        }
        self.live(ctx, now, Input::Woke);
        if self.session.live_calls().next().is_some() {
            return;
        }
        let ended = self.session.end(now);
        ended.into_iter().for_each(|effect| self.perform(ctx, now, effect));
        self.form_shift_ended();
        self.log_shift_ended(ctx);
        let known = Box::new(self.session.carried_over(now));
        self.custody_handles(ctx, now, CustodyInput::ShiftEnded(known));
        self.amended.forget();
        self.stories.read_again();
        self.day = Default::default();
    }

    /// A minute has passed, whether or not anything happens.
    pub(super) fn minute_passed(&mut self, ctx: &Context<Console>) {
        self.keep_hint(ctx);
        // A shift in which nothing was is not ended again and again.
        if !self.session.calls().is_empty() {
            self.see_to(ctx, |it, now| it.end_shift(ctx, now));
        }
        if self.leads() && now().at.wall / HOUR_MS != self.pruned {
            self.prune(ctx);
        }
        self.drawing.soon();
    }

    /// Deletes what has been kept long enough. The log is read again if that was in it.
    pub(super) fn prune(&mut self, ctx: &Context<Console>) {
        let (_, wall) = page_time();
        self.pruned = wall / HOUR_MS;
        let History { days, raw_days, .. } = ctx.props().config.history;
        let (store, link) = (self.store.clone(), ctx.link().clone());
        spawn_local(async move {
            match store.prune(wall, Retention { days, raw_days }).await {
                Ok(true) => link.send_message(Msg::Pruned),
                Ok(false) => {}
                Err(trouble) => link.send_message(Msg::Troubled(trouble)),
            }
        });
    }

    /// The figures of today of the agent at the desk: of the open shift, also if it began before midnight, and of those on record.
    pub(super) fn today(&self) -> Today {
        let mut figures = self.session.today();
        self.log.count(today(), |call| self.session.is_own(call), &mut figures);
        figures
    }
}
