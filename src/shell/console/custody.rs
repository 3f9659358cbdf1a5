//! The custody of the journal: what the tabs and the store tell it, and what it has the console do.

use super::forgetting::Forget;
use super::outline::draw_in_a_turn;
use super::{Console, Msg, spill};
use crate::backoff::Backoff;
use crate::config::Config;
use crate::domain::{Call, Input, LinkState, Moment, Now, Phase, Session};
use crate::journal::{Act, Broadcast, CustodyInput, Loaded, RecordKey, Resume, Role, What, fold};
use crate::protocol::CallId;
use crate::shell::clock::{follow, now, put_ahead};
use crate::shell::delivery::Delivery;
use crate::shell::store::{Store, StoreEvent, Trouble, ask_to_persist};
use crate::shell::tabs::TabEvent;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;
use yew::platform::time::sleep;
use yew::prelude::*;

/// Between one reading of the journal that failed and the next.
const PAUSES: Backoff = Backoff { first_ms: 500, longest_ms: 60_000 };

/// How long finished calls wait for a journal that doesn't come.
const PATIENCE: Duration = Duration::from_secs(12);

/// How long the bar may be silent during a call, milliseconds.
pub(super) fn silence_ms(config: &Config) -> u64 {
    u64::from(config.bar.silent_minutes) * 60_000
}

impl Console {
    pub(super) fn role(&self) -> Role {
        self.custody.borrow().role()
    }

    /// The shift's name.
    pub(super) fn shift(&self) -> u64 {
        self.custody.borrow().shift()
    }

    /// This tab has the bar.
    pub(super) fn leads(&self) -> bool {
        self.role() == Role::Leader
    }

    pub(super) fn tab(&mut self, ctx: &Context<Console>, event: TabEvent) -> bool {
        match event {
            TabEvent::Holds => {
                self.holder = None;
                self.take_custody(ctx, CustodyInput::Elected);
                self.take_up_held(ctx);
                self.wait_for_the_journal(ctx);
                self.begin_to_load(ctx);
                draw_in_a_turn(ctx);
            }
            TabEvent::Holder(holder) => {
                self.holder = holder;
                if self.holder.is_some() {
                    self.take_custody(ctx, CustodyInput::LeaderSeen);
                }
                self.drawing.soon();
            }
            TabEvent::AskedFor => {
                self.write_draft(ctx);
                self.take_custody(ctx, CustodyInput::AskedFor);
                self.stop_delivering();
                self.stop_loading();
                self.ring(ctx);
                // At once, for a hidden tab draws no frames and its bar would stay signed in.
                return true;
            }
            TabEvent::Lost => {
                self.wrapping.leave();
                self.amended.forget();
                self.stories.read_again();
                self.stop_delivering();
                self.stop_loading();
                self.take_custody(ctx, CustodyInput::Lost);
                return true;
            }
            TabEvent::Told(text) => match Broadcast::read(&text) {
                Ok(Broadcast::Amended { shift, call }) => self.told_of_amended(ctx, shift, call),
                Ok(broadcast) => self.take_custody(ctx, CustodyInput::Told(broadcast)),
                // Another release may say something else.
                Err(_) => {}
            },
        }
        false
    }

    pub(super) fn stored(&mut self, ctx: &Context<Console>, event: StoreEvent) {
        match event {
            StoreEvent::Saved(number) => {
                self.wrapping.saved(number);
                let recovered = self.trouble.take().is_some();
                self.custody_handles(ctx, now(), CustodyInput::Saved(number));
                if recovered || self.drawing.waits() {
                    self.drawing.soon();
                }
            }
            StoreEvent::Troubled(trouble) => {
                self.trouble = Some(trouble);
                self.take_custody(ctx, CustodyInput::Troubled);
            }
            // After a release there is nothing that this tab should have written.
            StoreEvent::Refused if self.leads() && !self.custody.borrow().is_reading() => {
                self.trouble = Some(Trouble::Refused);
                self.drawing.soon();
            }
            StoreEvent::Refused => {}
            StoreEvent::Recovered => {
                self.trouble = None;
                self.drawing.soon();
            }
            StoreEvent::Emptied => self.write_anew(ctx),
        }
    }

    pub(super) fn journal_read(&mut self, ctx: &Context<Console>, number: u64, loaded: Option<Loaded>) {
        if number != self.reading.get() {
            return;
        }
        self.trouble = None;
        if let Some(loaded) = &loaded {
            self.holes.found(loaded.shift, &loaded.holes);
        }
        let spilled = if self.leads() { spill::take() } else { Vec::new() };
        self.take_custody(ctx, CustodyInput::Read { number, loaded, spilled });
        self.take_the_bar_back();
        self.outline.journal_read();
        draw_in_a_turn(ctx);
    }

    /// Without the journal nobody knows what an earlier page has delivered. If it doesn't come for long, what this page
    /// knows is delivered all the same.
    fn wait_for_the_journal(&self, ctx: &Context<Console>) {
        if self.delivery.is_some() {
            let (number, link) = (self.reading.get(), ctx.link().clone());
            spawn_local(async move {
                sleep(PATIENCE).await;
                link.send_message(Msg::JournalIsLate(number));
            });
        }
    }

    pub(super) fn journal_is_late(&mut self, number: u64) {
        if number == self.reading.get() && self.leads() && self.custody.borrow().is_reading() {
            self.deliver_from_memory();
        }
    }

    /// Lets the custody take something in now, and sees to what has come of it.
    pub(super) fn take_custody(&mut self, ctx: &Context<Console>, input: CustodyInput) {
        self.see_to(ctx, |it, now| it.custody_handles(ctx, now, input));
    }

    pub(super) fn custody_handles(&mut self, ctx: &Context<Console>, now: Now, input: CustodyInput) {
        let now = match &input {
            CustodyInput::Happened(what) => self.decided(now, what),
            _ => now,
        };
        if matches!(
            &input,
            CustodyInput::Happened(
                What::Message(_) | What::FrameLoaded | What::Dialled(_) | What::DialledVideo(_) | What::DialledBack(..)
            )
        ) {
            self.end_shift(ctx, now);
        }
        let acts = self.custody.borrow_mut().handle(now, input);
        let (mut leads, mut resumes, mut known, mut delivered) = (false, false, Vec::new(), Vec::new());
        for act in acts {
            match act {
                Act::Apply(at, input) => {
                    if at != now && !self.leads() {
                        follow(at.at);
                    }
                    let came_here = input == Input::BarCameHere;
                    if !came_here || self.session.link().state == LinkState::Elsewhere {
                        self.live(ctx, at, input);
                    }
                }
                Act::Append(entry) => self.store.append(entry),
                Act::WriteAnew { since } => {
                    self.custody_handles(ctx, now, CustodyInput::Emptied(Box::new(self.session.snapshot())));
                    delivered = self.ended_before(since);
                }
                Act::Tell(broadcast) => self.tell(&broadcast),
                Act::Read { number, claim } => self.read_journal(ctx, number, claim),
                Act::Resume(resume) => {
                    self.resume(ctx, resume);
                    resumes = true;
                }
                Act::Lead { shift, over } => {
                    self.store.begin(shift);
                    if let Some(over) = over {
                        known = self.finish(&over, now.at.wall);
                    }
                    leads = true;
                }
                Act::Release => {
                    let (store, link) = (self.store.clone(), ctx.link().clone());
                    spawn_local(async move {
                        store.flushed().await;
                        link.send_message(Msg::Flushed);
                    });
                }
                // The page that is left does that itself, at once.
                Act::Spill(_) => {}
            }
        }
        if leads || resumes {
            self.read_records(ctx, known);
        }
        if leads {
            self.lead(ctx, delivered);
        }
    }

    /// Tells the other tabs, if there are any.
    pub(super) fn tell(&self, broadcast: &Broadcast) {
        if let Some(tabs) = self.tabs.as_ref().filter(|tabs| tabs.has_company()) {
            tabs.tell(&broadcast.write());
        }
    }

    /// Reads the latest shift's journal, however long that takes.
    fn read_journal(&self, ctx: &Context<Console>, number: u64, claim: bool) {
        self.reading.set(number);
        let (store, reading, link) = (self.store.clone(), self.reading.clone(), ctx.link().clone());
        spawn_local(async move {
            let mut failures = 0;
            loop {
                let is_wanted = || reading.get() == number;
                let read = read_once(&store, claim, is_wanted, &link).await;
                if !is_wanted() {
                    return;
                }
                match read {
                    Ok(loaded) => return link.send_message(Msg::JournalRead(number, loaded)),
                    Err(trouble) => link.send_message(Msg::Troubled(trouble)),
                }
                failures += 1;
                sleep(PAUSES.pause(failures)).await;
            }
        });
    }

    /// Goes on from the journal.
    fn resume(&mut self, ctx: &Context<Console>, Resume { loaded, since, ahead }: Resume) {
        put_ahead(ahead);
        let began = since.first().map_or_else(now, |first| first.now);
        let replayed = loaded.as_ref().and_then(fold);
        self.session = replayed.unwrap_or_else(|| Session::new(began));
        for entry in since {
            // What the world had to do of it was done when it happened; the records follow.
            self.session.handle(entry.now, entry.input());
        }
        self.session.allow_silence(silence_ms(&ctx.props().config));
        self.day = Default::default();
        self.stories.read_again();
        self.amended.forget();
        self.handle(ctx, Input::Woke);
    }

    /// This tab leads, and everything that was written down is known. An earlier leader has `delivered` these.
    fn lead(&mut self, ctx: &Context<Console>, mut delivered: Vec<CallId>) {
        // Some browsers put this to the person; nothing waits for the answer.
        spawn_local(async {
            ask_to_persist().await;
        });
        self.prune(ctx);
        delivered.extend(self.delivery.iter().flat_map(Delivery::delivered_from_memory));
        self.begin_to_deliver();
        self.record_all(&delivered);
        self.take_up_held(ctx);
        self.find_draft(ctx);
    }

    /// A shift that is over may have ended with a page that died, or was closed, before it had recorded every call. Its
    /// ended calls.
    fn finish(&self, over: &Loaded, wall: u64) -> Vec<(u64, Call)> {
        let (Some(last), Some(mut session)) = (over.entries.last(), fold(over)) else { return Vec::new() };
        let passed = wall.saturating_sub(last.now.at.wall);
        session.end(Now { at: last.now.at.plus(passed), ..last.now });
        let ended: Vec<_> = session.calls().iter().filter(|call| !call.is_live()).collect();
        ended.iter().for_each(|call| self.store.record_of(over.shift, call));
        ended.into_iter().map(|call| (over.shift, Call::clone(call))).collect()
    }

    /// A page that died may have known of ends that it hadn't recorded. Recording again changes nothing.
    fn record_all(&self, delivered: &[CallId]) {
        for call in self.session.calls().iter().filter(|call| !call.is_live()) {
            if delivered.contains(&call.id) { self.store.record_again(call) } else { self.store.record(call) }
        }
    }

    /// The calls that an earlier leader saw to.
    fn ended_before(&self, moment: Moment) -> Vec<CallId> {
        let ended = |call: &&Rc<Call>| call.ended_at().is_some_and(|at| at.mono < moment.mono);
        self.session.calls().iter().filter(ended).map(|call| call.id.clone()).collect()
    }

    /// What was stored is gone. What this page knows is stored instead; nobody is told of the calls again.
    fn write_anew(&mut self, ctx: &Context<Console>) {
        self.take_custody(ctx, CustodyInput::Emptied(Box::new(self.session.snapshot())));
        let shift = self.shift();
        for call in self.session.calls().iter().filter(|call| !call.is_live()) {
            let waits = self.delivery.as_ref().is_some_and(|delivery| delivery.waits(RecordKey::of(shift, call)));
            if waits { self.store.record(call) } else { self.store.record_again(call) }
        }
    }

    /// Writes an ended call's record. As long as the journal has not been read, nobody knows whether this is all of it.
    pub(super) fn record(&mut self, call: &Call) {
        if !matches!(call.phase, Phase::Ended { .. }) {
            return;
        }
        if self.custody.borrow().is_reading() {
            let shift = self.shift();
            self.delivery_goes_on(|delivery| delivery.record(shift, call));
        } else {
            self.store.record(call);
        }
    }
}

async fn read_once(
    store: &Store,
    claim: bool,
    is_wanted: impl Fn() -> bool,
    link: &html::Scope<Console>,
) -> Result<Option<Loaded>, Trouble> {
    store.connected().await;
    if claim && is_wanted() {
        // What was appended by an earlier right comes first.
        store.flushed().await;
        if !is_wanted() {
            return Ok(None);
        }
        // From here on, nothing that an earlier leader still writes is taken.
        store.claim().await?;
        // What an earlier page was to forget must not be read any more.
        if let Ok(Some(forgetting)) = store.forget(&|_, _| ()).await {
            store.write_as_it_is();
            link.send_message(Msg::Forget(Forget::TakenUp(forgetting)));
        }
    }
    store.load().await
}
