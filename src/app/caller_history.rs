//! What this desk knows of a caller. Every record is read once, a little at a time, so that nothing has to be read when it
//! rings.

use super::kernel::{self, Kernel};
use super::log_pane::LogPane;
use crate::browser::calendar::week;
use crate::browser::clock::page_time;
use crate::browser::elsewhere::Elsewhere;
use crate::browser::store::Page;
use crate::domain::{Call, Ring};
use crate::journal::RecordKey;
use crate::protocol::Number;
use crate::view::KnownCaller;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// Records that are read at a time: a fraction of a frame, also on a slow machine.
const PAGE: u32 = 64;
/// Until the next ones are read, milliseconds: whatever else is to be done goes first.
const PAUSE_MS: u32 = 4;
/// Calls of so many days are counted.
const DAYS: u64 = 90;
const DAY_MS: u64 = 86_400_000;

pub enum Msg {
    /// Records, for the reading of this number; `None` if they can't be read.
    Read(u64, Option<Page>),
    /// The next ones are due.
    Next(u64),
}

pub struct CallerHistory {
    /// Counts the readings, to tell a page that comes late.
    number: u64,
    from: Option<RecordKey>,
    is_done: bool,
    pause: Option<Timeout>,
    /// Calls at other desks.
    elsewhere: Option<Elsewhere>,
    on: Callback<Msg>,
}

impl CallerHistory {
    pub fn new(kernel: &Kernel, on: Callback<Msg>) -> CallerHistory {
        let on_named = kernel.on().reform(|()| kernel::Msg::Named);
        let elsewhere = kernel.config.history.url.clone().map(|to| Elsewhere::new(to, on_named));
        CallerHistory { number: 0, from: None, is_done: false, pause: None, elsewhere, on }
    }

    /// Every record has been read.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// Whether calls at other desks were asked for in vain.
    pub fn has_fault(&self) -> bool {
        self.elsewhere.as_ref().is_some_and(|elsewhere| elsewhere.fault().is_some())
    }

    /// Begins to read all that is on record before a key, the newest first.
    pub fn begin(&mut self, kernel: &Kernel, from: Option<RecordKey>) {
        (self.number, self.from, self.is_done, self.pause) = (self.number + 1, from, false, None);
        self.read_on(kernel);
    }

    /// Whether all records have been read just now.
    pub fn update(&mut self, kernel: &mut Kernel, log: &mut LogPane, msg: Msg) -> bool {
        match msg {
            Msg::Read(number, page) if number == self.number => self.read(kernel, log, page),
            Msg::Next(number) if number == self.number && !self.is_done => {
                self.read_on(kernel);
                false
            }
            Msg::Read(..) | Msg::Next(_) => false,
        }
    }

    fn read_on(&self, kernel: &Kernel) {
        let (store, on, number, before) = (kernel.store.clone(), self.on.clone(), self.number, self.from);
        spawn_local(async move { on.emit(Msg::Read(number, store.page(before, PAGE).await.ok())) });
    }

    fn read(&mut self, kernel: &mut Kernel, log: &mut LogPane, page: Option<Page>) -> bool {
        // What can't be read is not there; what is there is shown.
        let Some(Page { first, calls }) = page else {
            self.is_done = true;
            return false;
        };
        log.remember(kernel, calls.into_iter().map(|call| kernel.amendments.latest(call)).collect());
        (self.is_done, self.from) = (first.is_none(), first.or(self.from));
        if self.is_done {
            // The browser's writer of weekdays takes its time when it is first asked.
            let now = page_time().1;
            kernel.locale.when(now.saturating_sub(DAY_MS), now);
            kernel.rendering.soon();
        } else {
            let (on, number) = (self.on.clone(), self.number);
            self.pause = Some(Timeout::new(PAUSE_MS, move || on.emit(Msg::Next(number))));
        }
        self.is_done
    }

    /// A number is part of what happens now.
    pub fn occurs(&self, kernel: &Kernel, number: Option<&Number>) {
        // What may not be shown is not asked for.
        let elsewhere = self.elsewhere.as_ref().filter(|_| !kernel.masking.hides_in_list());
        if let (Some(elsewhere), Some(number)) = (elsewhere, number) {
            elsewhere.occurs(number);
        }
    }

    /// What is known of the other party of a call, besides that call. The log has followed the session.
    fn known(
        &self,
        kernel: &Kernel,
        log: &LogPane,
        number: Option<&Number>,
        but: Option<RecordKey>,
    ) -> Option<Rc<KnownCaller>> {
        if kernel.masking.hides_in_list() {
            return None;
        }
        let days = DAYS.min(kernel.config.history.days.into());
        let (_, now) = page_time();
        let since = now.saturating_sub(days * DAY_MS);
        let week = week(now, &kernel.words.language);
        let number = number?.whole();
        let elsewhere = self.elsewhere.as_ref().and_then(|elsewhere| elsewhere.of(&number)).unwrap_or_default();
        let earlier = log.earlier(kernel, &number, but, (week, since), &elsewhere)?;
        let name = |code: &str| disposition(kernel, earlier.last.queue.as_deref(), code);
        let disposition = earlier.last.disposition.as_deref().map(name);
        Some(Rc::new(KnownCaller { earlier, disposition, days: self.is_done.then_some(days) }))
    }

    /// More may become known of whoever has this number.
    pub fn more_is_known(&self, kernel: &Kernel, number: Option<&Number>) -> bool {
        let asked = self.elsewhere.is_some() && !kernel.masking.hides_in_list();
        asked && number.is_some_and(|number| !number.is_withheld() && !number.is_forgotten())
    }

    pub fn of_ring(&self, kernel: &Kernel, log: &LogPane, ring: &Ring) -> Option<Rc<KnownCaller>> {
        let call = kernel.ringing_call().map(|call| RecordKey::of(kernel.shift(), &call));
        self.known(kernel, log, ring.number.as_ref(), call)
    }

    pub fn of_call(&self, kernel: &Kernel, log: &LogPane, key: RecordKey, call: &Call) -> Option<Rc<KnownCaller>> {
        self.known(kernel, log, call.number.as_ref(), Some(key))
    }

    /// What is known of whoever rings, or else is on the line.
    pub fn of_current(&self, kernel: &Kernel, log: &LogPane) -> Option<Rc<KnownCaller>> {
        let ring = kernel.what_rings().and_then(|ring| self.of_ring(kernel, log, &ring));
        ring.or_else(|| {
            let call = kernel.session.current_call()?;
            self.of_call(kernel, log, RecordKey::of(kernel.shift(), call), call)
        })
    }
}

fn disposition(kernel: &Kernel, queue: Option<&str>, code: &str) -> String {
    let known = kernel.config.wrap_up.dispositions_of(queue).iter().find(|known| known.code == code);
    known.map_or_else(|| code.to_owned(), |known| known.name.name(kernel.words.language.tag).to_owned())
}
