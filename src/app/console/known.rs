//! What this desk knows of a caller. Every record is read once, a little at a time, so that nothing has to be read when it
//! rings.

use super::log::LogMsg;
use super::{Console, Msg};
use crate::browser::calendar::week;
use crate::browser::clock::page_time;
use crate::browser::store::Page;
use crate::config::WrapUp;
use crate::domain::{Call, Ring};
use crate::journal::RecordKey;
use crate::protocol::Number;
use crate::view::KnownCaller;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// Records that are read at a time: what takes a fraction of a frame.
const PAGE: u32 = 200;
/// Until the next ones are read, milliseconds: whatever else is to be done goes first.
const PAUSE_MS: u32 = 4;
/// Calls of so many days are counted.
const DAYS: u64 = 90;
const DAY_MS: u64 = 86_400_000;

/// How far the records have been read for the history.
#[derive(Default)]
pub(super) struct Remembering {
    /// Counts the readings, to tell a page that comes late.
    number: u64,
    from: Option<RecordKey>,
    is_done: bool,
    pause: Option<Timeout>,
}

impl Remembering {
    /// Every record has been read.
    pub fn is_done(&self) -> bool {
        self.is_done
    }
}

impl Console {
    /// Begins to read all that is on record before a key, the newest first.
    pub(super) fn begin_to_remember(&mut self, ctx: &Context<Console>, from: Option<RecordKey>) {
        let number = self.known.number + 1;
        self.known = Remembering { number, from, ..Remembering::default() };
        self.remember_more(ctx, number);
    }

    pub(super) fn remember_more(&mut self, ctx: &Context<Console>, number: u64) {
        if number != self.known.number || self.known.is_done {
            return;
        }
        let (store, before) = (self.store.clone(), self.known.from);
        ctx.link().send_future(async move {
            let page = store.page(before, PAGE).await.ok();
            Msg::Log(LogMsg::Remembered(number, page))
        });
    }

    pub(super) fn remembered(&mut self, ctx: &Context<Console>, number: u64, page: Option<Page>) {
        if number != self.known.number {
            return;
        }
        // What can't be read is not there; what is there is shown.
        let Some(Page { first, calls }) = page else {
            self.known.is_done = true;
            return;
        };
        let latest = calls.into_iter().map(|(shift, call)| {
            let known = self.amended.of(RecordKey::of(shift, &call)).map(|known| Call::clone(known));
            (shift, known.unwrap_or(call))
        });
        self.remember(ctx, latest.collect::<Vec<_>>());
        (self.known.is_done, self.known.from) = (first.is_none(), first.or(self.known.from));
        if self.known.is_done {
            // The browser's writer of weekdays takes its time when it is first asked.
            let now = page_time().1;
            self.culture.when(now.saturating_sub(DAY_MS), now);
            self.look_for_due(ctx);
            return self.drawing.soon();
        }
        let next = ctx.link().callback(move |()| Msg::Log(LogMsg::RememberMore(number)));
        self.known.pause = Some(Timeout::new(PAUSE_MS, move || next.emit(())));
    }

    /// What is known of the other party of a call, besides that call.
    pub(super) fn known(
        &self,
        ctx: &Context<Console>,
        number: Option<&Number>,
        but: Option<RecordKey>,
    ) -> Option<Rc<KnownCaller>> {
        if self.masking.hides_in_list() {
            return None;
        }
        let config = &ctx.props().config;
        let days = DAYS.min(config.history.days.into());
        let (_, now) = page_time();
        let since = now.saturating_sub(days * DAY_MS);
        let week = week(now, &self.words.language);
        let number = number?.whole();
        let elsewhere = self.elsewhere.as_ref().and_then(|elsewhere| elsewhere.of(&number)).unwrap_or_default();
        let earlier = self.earlier(&config.wrap_up, &number, but, (week, since), &elsewhere)?;
        let disposition = earlier
            .last
            .disposition
            .as_deref()
            .map(|code| self.disposition(&config.wrap_up, earlier.last.queue.as_deref(), code));
        Some(Rc::new(KnownCaller { earlier, disposition, days: self.known.is_done.then_some(days) }))
    }

    /// More may become known of whoever has this number.
    pub(super) fn more_is_known(&self, number: Option<&Number>) -> bool {
        let asked = self.elsewhere.is_some() && !self.masking.hides_in_list();
        asked && number.is_some_and(|number| !number.is_withheld() && !number.is_forgotten())
    }

    pub(super) fn known_of_ring(&self, ctx: &Context<Console>, ring: &Ring) -> Option<Rc<KnownCaller>> {
        let call = self.ringing_call().map(|call| RecordKey::of(self.shift(), &call));
        self.known(ctx, ring.number.as_ref(), call)
    }

    pub(super) fn known_of_call(&self, ctx: &Context<Console>, key: RecordKey, call: &Call) -> Option<Rc<KnownCaller>> {
        self.known(ctx, call.number.as_ref(), Some(key))
    }

    /// The last call with whoever rings, or is on the line, or is written about.
    pub(super) fn open_last(&mut self, ctx: &Context<Console>) {
        let ring = self.what_rings().and_then(|ring| self.known_of_ring(ctx, &ring));
        let current = || {
            let call = self.session.current_call()?;
            self.known_of_call(ctx, RecordKey::of(self.shift(), call), call)
        };
        let known = ring.or_else(current).or_else(|| self.known_in_the_form(ctx));
        let last = known.and_then(|known| known.earlier.told);
        if let Some(last) = last {
            self.open_story(ctx, Some(last));
        }
    }

    fn disposition(&self, wrap_up: &WrapUp, queue: Option<&str>, code: &str) -> String {
        let known = wrap_up.dispositions_of(queue).iter().find(|known| known.code == code);
        known.map_or_else(|| code.to_owned(), |known| known.name.name(self.words.language.tag).to_owned())
    }
}
