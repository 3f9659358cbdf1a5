//! What this desk knows of a caller. Every record is read once, a little at a time, so that nothing has to be read when it
//! rings.

use super::kernel::{self, Kernel};
use super::log_pane::LogPane;
use crate::browser::calendar::CALENDAR;
use crate::browser::clock::{page_time, shown};
use crate::browser::elsewhere::Elsewhere;
use crate::browser::store::Page;
use crate::journal::RecordKey;
use crate::picture::{OtherDesks, Picture};
use crate::protocol::Number;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// Records that are read at a time: a fraction of a frame, also on a slow machine.
const PAGE: u32 = 64;
/// Until the next ones are read, milliseconds: whatever else is to be done goes first.
const PAUSE_MS: u32 = 4;
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

    /// What is looked up in. The log has followed the session.
    pub fn picture<'a>(&'a self, kernel: &'a Kernel, log: &'a LogPane) -> Picture<'a> {
        Picture {
            session: &kernel.session,
            shift: kernel.shift(),
            role: kernel.role(),
            at: shown(),
            wall: page_time().1,
            config: &kernel.config,
            words: kernel.words,
            locale: &kernel.locale,
            masking: &kernel.masking,
            people: kernel.people(),
            index: log.index(),
            remembered: self.is_done,
            elsewhere: self.elsewhere.as_ref().map(|elsewhere| elsewhere as &dyn OtherDesks),
            calendar: CALENDAR,
        }
    }
}
