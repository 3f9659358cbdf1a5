//! The custody of the journal: what the tabs and the store tell it, and what it has the kernel do.

use super::{Event, Kernel, Msg, spill};
use crate::backoff::Backoff;
use crate::browser::clock::{follow, now, put_ahead};
use crate::browser::store::{StorageError, Store, StoreEvent, ask_to_persist};
use crate::browser::tabs::TabEvent;
use crate::domain::{Call, Input, LinkState, Moment, Now, Phase, Session};
use crate::journal::{
    Act, Broadcast, CustodyInput, EntryKind, Loaded, RecordKey, Redaction, Resume, finish_shift, fold,
};
use crate::protocol::CallId;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;
use yew::platform::time::sleep;

/// Between one reading of the journal that failed and the next.
const PAUSES: Backoff = Backoff { first_ms: 500, longest_ms: 60_000 };

/// How long finished calls wait for a journal that doesn't come.
const PATIENCE: Duration = Duration::from_secs(12);

/// The number of the journal's reading that is under way.
pub(super) type Reading = Rc<Cell<u64>>;

impl Kernel {
    pub(super) fn tab(&mut self, event: TabEvent) {
        match event {
            TabEvent::Holds => {
                self.leader = None;
                self.take_custody(CustodyInput::Elected);
                self.take_up_held();
                self.wait_for_the_journal();
                self.emit(Event::Elected);
                self.rendering.in_a_turn();
            }
            TabEvent::Holder(leader) => {
                self.leader = leader;
                if self.leader.is_some() {
                    self.take_custody(CustodyInput::LeaderSeen);
                }
                self.rendering.soon();
            }
            TabEvent::AskedFor => {
                self.write_draft();
                self.take_custody(CustodyInput::AskedFor);
                self.emit(Event::Released);
                self.refresh_alerts();
                // At once, for a hidden tab draws no frames and its bar would stay signed in.
                self.rendering.now();
            }
            TabEvent::Lost => {
                self.draft.leave();
                self.amendments.clear();
                self.emit(Event::Released);
                self.take_custody(CustodyInput::Lost);
                self.rendering.now();
            }
            TabEvent::Told(text) => match Broadcast::read(&text) {
                Ok(Broadcast::Amended { shift, call }) => self.told_of_amended(shift, call),
                Ok(broadcast) => self.take_custody(CustodyInput::Told(broadcast)),
                // Another release may say something else.
                Err(_) => {}
            },
        }
    }

    pub(super) fn stored(&mut self, event: StoreEvent) {
        match event {
            StoreEvent::Saved(number) => {
                self.draft.saved(number);
                let recovered = self.storage_error.take().is_some();
                self.custody_handles(now(), CustodyInput::Saved(number));
                if recovered {
                    self.rendering.soon();
                } else {
                    self.rendering.saved();
                }
            }
            StoreEvent::Failed(storage_error) => {
                self.storage_error = Some(storage_error);
                self.take_custody(CustodyInput::StorageFailed);
            }
            // After a release there is nothing that this tab should have written.
            StoreEvent::Refused if self.leads() && !self.is_reading() => {
                self.storage_error = Some(StorageError::Refused);
                self.rendering.soon();
            }
            StoreEvent::Refused => {}
            StoreEvent::Recovered => {
                self.storage_error = None;
                self.rendering.soon();
            }
            StoreEvent::Emptied => self.write_anew(),
        }
    }

    pub(super) fn journal_read(&mut self, number: u64, loaded: Option<Loaded>) {
        if number != self.reading.get() {
            return;
        }
        self.storage_error = None;
        if let Some(loaded) = &loaded {
            self.holes.found(loaded.shift, &loaded.holes);
        }
        let spilled = if self.leads() { spill::take() } else { Vec::new() };
        self.take_custody(CustodyInput::Read { number, loaded, spilled });
        self.emit(Event::JournalRead);
        self.rendering.in_a_turn();
    }

    /// Without the journal nobody knows what an earlier page has delivered. If it doesn't come for long, what this page
    /// knows is delivered all the same.
    fn wait_for_the_journal(&self) {
        if self.config.delivery.is_some() {
            let (number, on) = (self.reading.get(), self.on.clone());
            spawn_local(async move {
                sleep(PATIENCE).await;
                on.emit(Msg::JournalIsLate(number));
            });
        }
    }

    pub(super) fn journal_is_late(&mut self, number: u64) {
        if number == self.reading.get() && self.leads() && self.is_reading() {
            self.emit(Event::JournalIsLate);
        }
    }

    /// Lets the custody take something in now, and draws what has come of it.
    pub fn take_custody(&mut self, input: CustodyInput) {
        self.custody_handles(now(), input);
        self.draw();
    }

    pub fn custody_handles(&mut self, now: Now, input: CustodyInput) {
        let now = match &input {
            CustodyInput::Happened(what) => self.decided(now, what),
            _ => now,
        };
        if matches!(
            &input,
            CustodyInput::Happened(
                EntryKind::Message(_)
                    | EntryKind::FrameLoaded
                    | EntryKind::Dialled(_)
                    | EntryKind::DialledVideo(_)
                    | EntryKind::DialledBack(..)
            )
        ) {
            self.end_shift(now);
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
                        self.apply(at, input);
                    }
                }
                Act::Append(entry) => self.store.append(entry),
                Act::WriteAnew { since } => {
                    self.custody_handles(now, CustodyInput::Emptied(Box::new(self.session.snapshot())));
                    delivered = self.ended_before(since);
                }
                Act::Tell(broadcast) => self.tell(&broadcast),
                Act::Read { number, claim } => self.read_journal(number, claim),
                Act::Resume(resume) => {
                    self.resume(resume);
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
                    let (store, on) = (self.store.clone(), self.on.clone());
                    spawn_local(async move {
                        store.flushed().await;
                        on.emit(Msg::Flushed);
                    });
                }
                // The page that is left does that itself, at once.
                Act::Spill(_) => {}
            }
        }
        if leads || resumes {
            self.emit(Event::RecordsChanged(known));
        }
        if leads {
            // Some browsers put this to the person; nothing waits for the answer.
            spawn_local(async {
                ask_to_persist().await;
            });
            self.prune();
            self.emit(Event::Leads(delivered));
        }
    }

    /// Tells the other tabs, if there are any.
    pub fn tell(&self, broadcast: &Broadcast) {
        if let Some(tabs) = self.tabs.as_ref().filter(|tabs| tabs.has_peers()) {
            tabs.tell(&broadcast.write());
        }
    }

    /// Reads the latest shift's journal, however long that takes.
    fn read_journal(&self, number: u64, claim: bool) {
        self.reading.set(number);
        let (store, reading, on) = (self.store.clone(), self.reading.clone(), self.on.clone());
        spawn_local(async move {
            let mut failures = 0;
            loop {
                let is_wanted = || reading.get() == number;
                let read = read_once(&store, claim, is_wanted, &on).await;
                if !is_wanted() {
                    return;
                }
                match read {
                    Ok(loaded) => return on.emit(Msg::JournalRead(number, loaded)),
                    Err(storage_error) => on.emit(Msg::Store(StoreEvent::Failed(storage_error))),
                }
                failures += 1;
                sleep(PAUSES.pause(failures)).await;
            }
        });
    }

    /// Goes on from the journal.
    fn resume(&mut self, Resume { loaded, since, ahead }: Resume) {
        put_ahead(ahead);
        let began = since.first().map_or_else(now, |first| first.now);
        let replayed = loaded.as_ref().and_then(|loaded| fold(loaded, self.config.bar.dialect));
        let mut session = replayed.unwrap_or_else(|| Session::new(began).speaking(self.config.bar.dialect));
        for entry in since {
            // What the world had to do of it was done when it happened; the records follow.
            session.handle(entry.now, entry.input());
        }
        self.amendments.clear();
        self.replace_session(session);
    }

    /// Goes on with a session that knows other things.
    pub fn replace_session(&mut self, session: Session) {
        self.session = session;
        self.session.allow_silence(self.config.silence_ms());
        self.emit(Event::SessionReplaced);
        self.handle(Input::Woke);
    }

    /// The ended calls of a shift that is over, which are recorded.
    fn finish(&self, over: &Loaded, wall: u64) -> Vec<(u64, Call)> {
        let ended = finish_shift(over, wall, self.config.bar.dialect);
        ended.iter().for_each(|call| self.store.record_of(over.shift, call));
        ended.into_iter().map(|call| (over.shift, Call::clone(&call))).collect()
    }

    /// A page that died may have known of ends that it hadn't recorded. Recording again changes nothing. Nobody is told again
    /// of what is delivered.
    pub fn record_all(&self, is_delivered: impl Fn(RecordKey, &CallId) -> bool) {
        let shift = self.shift();
        for call in self.session.calls().iter().filter(|call| !call.is_live()) {
            if is_delivered(RecordKey::of(shift, call), &call.id) {
                self.store.record_again(call);
            } else {
                self.store.record(call);
            }
        }
    }

    /// The calls that an earlier leader saw to.
    fn ended_before(&self, moment: Moment) -> Vec<CallId> {
        let ended = |call: &&Rc<Call>| call.ended_at().is_some_and(|at| at.mono < moment.mono);
        self.session.calls().iter().filter(ended).map(|call| call.id.clone()).collect()
    }

    /// What was stored is gone. What this page knows is stored instead.
    fn write_anew(&mut self) {
        self.take_custody(CustodyInput::Emptied(Box::new(self.session.snapshot())));
        self.emit(Event::Emptied);
    }

    /// Writes an ended call's record. As long as the journal has not been read, nobody knows whether this is all of it.
    pub(super) fn record(&mut self, call: &Call) {
        if !matches!(call.phase, Phase::Ended { .. }) {
            return;
        }
        if self.is_reading() {
            self.emit(Event::EndedUnrecorded(self.shift(), Box::new(call.clone())));
        } else {
            self.store.record(call);
        }
    }

    /// What another page had left to redact is redacted; what lies beside the journal follows.
    pub(super) fn redacted(&mut self, redaction: &Redaction) {
        self.redact_copies(redaction);
        self.amendments.redact_held(redaction);
        self.tell(&Broadcast::ReadAgain);
    }

    /// What lies in `localStorage`, without a number.
    pub fn redact_copies(&self, redaction: &Redaction) {
        super::Draft::redact(redaction);
        spill::redact(redaction);
    }
}

async fn read_once(
    store: &Store,
    claim: bool,
    is_wanted: impl Fn() -> bool,
    on: &Callback<Msg>,
) -> Result<Option<Loaded>, StorageError> {
    store.connected().await;
    if claim && is_wanted() {
        // What was appended by an earlier right comes first.
        store.flushed().await;
        if !is_wanted() {
            return Ok(None);
        }
        // From here on, nothing that an earlier leader still writes is taken.
        store.claim().await?;
        // What an earlier page was to redact must not be read any more.
        if let Ok(Some(redaction)) = store.redact(&|_, _| ()).await {
            store.write_as_it_is();
            on.emit(Msg::Redacted(redaction));
        }
    }
    store.load().await
}
