//! What exists as long as the page: the session, the custody of the journal, the tabs, the timer and the render scheduler.
//! Every input is written down before it is drawn. What features have to do of it comes out as [`Event`]s, in order.
//!
//! Of all tabs one leads: it has the bar, writes, and acts on the world. The others follow. A tab that comes to lead
//! begins at once; what happens before the journal has been read finds its place there afterwards.

mod amendments;
mod custody;
mod draft;
mod event;
mod hint;
mod holes;
mod rings;
mod shift;
mod sightings;
mod spill;
mod time_limit;

pub use amendments::Amendments;
pub use draft::Draft;
pub use event::{Event, Msg};
pub use time_limit::LimitNow;

use super::rendering::Rendering;
use crate::browser::clock::{now, on_step, opened_at};
use crate::browser::directory::Directory;
use crate::browser::environment::Environment;
use crate::browser::settings_store::SettingsStore;
use crate::browser::store::{self, StorageError, Store};
use crate::browser::tabs::Tabs;
use crate::browser::timer::Timer;
use crate::browser::{language, locale, theme};
use crate::config::Config;
use crate::directory::{Contact, People};
use crate::domain::{Effect, Input, Now, Ring, Session};
use crate::journal::{Custody, CustodyInput, EntryKind, Role};
use crate::log::Names;
use crate::picture::{self, Masking};
use crate::protocol::Number;
use crate::render::Urgency;
use crate::settings::Settings;
use crate::shortcuts::Command;
use crate::view::{Language, Locale, Words};
use custody::Reading;
use hint::Hint;
use holes::Holes;
use rings::PendingRing;
use sightings::Seen;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use yew::Callback;

pub struct Kernel {
    pub environment: Rc<Environment>,
    pub config: Rc<Config>,
    pub words: &'static Words,
    pub locale: Locale,
    pub masking: Masking,
    pub settings: SettingsStore,
    pub directory: Option<Directory>,
    pub session: Session,
    pub store: Rc<Store>,
    /// Why nothing can be stored or read for now.
    pub storage_error: Option<StorageError>,
    /// What of the journal could not be read, until the agent has seen that.
    pub holes: Holes,
    pub amendments: Amendments,
    pub draft: Draft,
    pending_rings: Vec<PendingRing>,
    seen: Seen,
    pub rendering: Rendering,
    /// Where the focus goes as soon as that is drawn.
    pub focus: Option<Command>,
    /// When the tab that leads was opened, epoch milliseconds as text.
    pub leader: Option<String>,
    /// Shared with what is done at once when the page is left.
    custody: Rc<RefCell<Custody>>,
    reading: Reading,
    /// `None` when the page has been left.
    tabs: Option<Tabs>,
    hint: Hint,
    timer: Timer,
    /// The hour, since the epoch, in which what is over its time was last deleted.
    pruned: u64,
    on: Callback<Msg>,
    events: VecDeque<Event>,
    /// What rings is to be looked at again.
    alerts_are_due: bool,
}

impl Kernel {
    /// `on` takes messages to the kernel; the others are [`Rendering::new`]'s.
    pub fn new(
        environment: Rc<Environment>,
        config: Rc<Config>,
        words: &'static Words,
        on: Callback<Msg>,
        on_render: Callback<()>,
        on_turn: Callback<()>,
    ) -> Kernel {
        on_step(on.reform(Msg::ClockStepped));
        let database = environment.database();
        let named = on.reform(|()| Msg::Named);
        let due = on.reform(|()| Msg::DraftIsDue);
        let session = config.session(now());
        Kernel {
            words,
            locale: locale(&words.language),
            masking: Masking::new(config.privacy.mask),
            settings: SettingsStore::open(on.reform(|()| Msg::SettingsChanged)),
            directory: config.directory.clone().map(|to| Directory::new(to, named)),
            session,
            store: Rc::new(Store::open(database, on.reform(Msg::Store))),
            storage_error: None,
            holes: Holes::new(database),
            amendments: Amendments::new(database),
            draft: Draft::new(due),
            pending_rings: Vec::new(),
            seen: Seen::default(),
            rendering: Rendering::new(on_render, on_turn),
            focus: None,
            leader: None,
            custody: Rc::default(),
            reading: Reading::default(),
            tabs: Some(Tabs::join(database, opened_at().to_string(), on.reform(Msg::Tab))),
            hint: Hint::read(&environment),
            timer: Timer::new(on.reform(|()| Msg::TimerFired)),
            pruned: 0,
            on,
            events: VecDeque::new(),
            alerts_are_due: false,
            environment,
            config,
        }
    }

    /// What is done at once when the page is left: none of it can wait until yew finds time, for there may be none before the
    /// page is frozen.
    pub fn on_page_hide(&self) -> Callback<()> {
        let leave_tabs = self.tabs.as_ref().expect("the page is open").leaver();
        let (spill, left) = (spill::on_page_hide(self.custody.clone()), self.on.reform(|()| Msg::Left));
        Callback::from(move |()| {
            spill();
            leave_tabs();
            store::leave();
            left.emit(());
        })
    }

    pub fn update(&mut self, msg: Msg) {
        match msg {
            Msg::Tab(event) => self.tab(event),
            Msg::Store(event) => self.stored(event),
            Msg::JournalRead(number, loaded) => self.journal_read(number, loaded),
            Msg::JournalIsLate(number) => self.journal_is_late(number),
            Msg::Redacted(redaction) => self.redacted(&redaction),
            Msg::Flushed => self.tabs.iter().for_each(Tabs::release),
            Msg::Pruned => self.emit(Event::RecordsChanged(Vec::new())),
            Msg::Amend(key, amendment) => self.amend(key, amendment),
            Msg::Amending(amending) => self.amending(amending),
            Msg::DraftIsDue => self.write_draft(),
            Msg::TimerFired => {
                let late = self.timer.fired(now().at.mono);
                self.emit(Event::TimerWasLate(late));
                self.handle(Input::Woke);
            }
            Msg::MinutePassed => self.minute_passed(),
            Msg::ClockStepped(step) => self.clock_stepped(step),
            Msg::SawHoles => {
                self.holes.see();
                self.rendering.now();
            }
            Msg::UseHere => self.use_here(),
            Msg::Named => {
                self.refresh_alerts();
                self.emit(Event::Named);
                self.rendering.soon();
            }
            Msg::SettingsChanged => {
                self.settings.read_again();
                self.refresh_alerts();
                self.rendering.now();
            }
            Msg::ChoseLanguage(language) => {
                language::choose(language);
                let chosen = Some(language.tag.to_owned());
                self.change_settings(|settings| settings.language = chosen);
                self.speak(language);
            }
            Msg::HeardLanguage(language) => self.speak(language),
            Msg::Left => {
                self.tabs = None;
                self.emit(Event::Released);
                self.refresh_alerts();
                self.rendering.now();
            }
        }
    }

    /// What features have to do next.
    pub fn next_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    pub fn emit(&mut self, event: Event) {
        self.events.push_back(event);
    }

    /// Messages to the kernel.
    pub fn on(&self) -> &Callback<Msg> {
        &self.on
    }

    /// Lets what rings be looked at again in this task.
    pub fn refresh_alerts(&mut self) {
        self.alerts_are_due = true;
    }

    pub fn take_alerts_due(&mut self) -> bool {
        std::mem::take(&mut self.alerts_are_due)
    }

    pub fn role(&self) -> Role {
        self.custody.borrow().role()
    }

    /// This tab has the bar.
    pub fn leads(&self) -> bool {
        self.role() == Role::Leader
    }

    /// The shift's name.
    pub fn shift(&self) -> u64 {
        self.custody.borrow().shift()
    }

    /// The number of the journal's next entry.
    pub fn next_entry(&self) -> u64 {
        self.custody.borrow().next()
    }

    /// The journal is being read.
    pub fn is_reading(&self) -> bool {
        self.custody.borrow().is_reading()
    }

    /// Asks for the bar.
    pub fn use_here(&self) {
        self.tabs.iter().for_each(Tabs::take);
    }

    /// The page has been left.
    pub fn is_left(&self) -> bool {
        self.tabs.is_none()
    }

    /// The browser doesn't freeze this tab.
    pub fn is_kept_awake(&self) -> bool {
        self.tabs.as_ref().is_some_and(Tabs::is_locked)
    }

    /// One tab rings, and that is the one with the bar.
    pub fn what_rings(&self) -> Option<Ring> {
        picture::what_rings(&self.session, self.role())
    }

    /// Whose numbers are known.
    pub fn people(&self) -> Option<&dyn People> {
        self.directory.as_ref().map(|directory| directory as &dyn People)
    }

    /// What numbers and codes are called in the language of the page.
    pub fn names(&self) -> Names<'_> {
        Names { people: self.people(), wrap_up: &self.config.wrap_up, tag: self.words.language.tag }
    }

    /// What the directory says of a number.
    pub fn contact(&self, number: Option<&Number>) -> Option<Rc<Contact>> {
        self.directory.as_ref()?.contact(number?)
    }

    /// A number is part of what happens now.
    pub fn occurs(&self, number: Option<&Number>) {
        if let (Some(directory), Some(number)) = (&self.directory, number) {
            directory.occurs(number);
        }
    }

    /// Why no number can be called from this page.
    pub fn no_calls(&self) -> &'static str {
        picture::no_calls(self.words, self.role())
    }

    pub fn may_dial(&self) -> bool {
        picture::may_dial(&self.session, self.role())
    }

    /// Writes down what happened, and lets it happen.
    pub fn journal(&mut self, what: EntryKind) {
        self.take_custody(CustodyInput::Happened(what));
    }

    /// Lets the session take something in that is not written down.
    pub fn handle(&mut self, input: Input) {
        self.apply(now(), input);
        self.draw();
    }

    /// Records are written now, and all else in this task: a hidden tab draws nothing and must still do its work.
    pub fn apply(&mut self, now: Now, input: Input) {
        let effects = self.session.handle(now, input);
        if self.leads() {
            effects.into_iter().for_each(|effect| self.perform(now, effect));
        }
    }

    pub(super) fn perform(&mut self, now: Now, effect: Effect) {
        match &effect {
            Effect::AgentChanged(_) => self.hint.changed = true,
            Effect::CallEnded(call) | Effect::CallNoted(call) => self.record(call),
            _ => {}
        }
        self.emit(Event::Effect(now, Box::new(effect)));
    }

    /// Draws what has changed, as soon as it is written down.
    pub fn draw(&mut self) {
        let custody = self.custody.borrow();
        let saves = !custody.is_reading() && self.storage_error.is_none() && custody.pending().next().is_some();
        drop(custody);
        self.rendering.request(if saves { Urgency::Saved } else { Urgency::Frame });
    }

    /// After everything that one message has brought: the agent's state is kept for the next page, and the timer is set to
    /// the session's next deadline or to `due`, in monotonic milliseconds.
    pub fn settle(&mut self, due: Option<u64>) {
        if std::mem::take(&mut self.hint.changed) {
            self.keep_hint();
        }
        self.timer.set([self.session.next_deadline(), due].into_iter().flatten().min(), now().at.mono);
    }

    /// Lets every window look and read as the agent likes it.
    pub fn show_look(&self) {
        theme::show(&self.config, self.settings.settings().look);
        language::declare(self.words);
    }

    /// Does what timers of a page out of sight are late with.
    pub fn catch_up(&mut self) {
        self.write_draft();
        if self.timer.is_late(now().at.mono) {
            self.update(Msg::TimerFired);
        }
    }

    /// From here on everything is in this language.
    pub fn speak(&mut self, language: &Language) {
        if language.tag != self.words.language.tag {
            self.words = language::words(language);
            self.locale = locale(&self.words.language);
            language::declare(self.words);
            self.keep_hint();
            self.refresh_alerts();
            self.emit(Event::LanguageChanged);
            self.rendering.now();
        }
    }

    /// The settings are those of the agent at the desk, in whose language the page is.
    pub fn settle_settings(&mut self) {
        let Some(agent) = self.session.agent().work_no.clone() else { return };
        let had_chosen = self.settings.settings().language.is_some();
        if !self.settings.belongs_to(&agent) {
            return;
        }
        let chosen = self.settings.settings().language.as_deref().and_then(language::named);
        // What another agent has chosen is not what this one gets to read.
        let usual = had_chosen.then(|| language::usual(self.config.locale));
        if let Some(language) = chosen.or(usual) {
            language::choose(language);
            self.speak(language);
        }
    }

    pub fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        let mut settings = Settings::clone(self.settings.settings());
        change(&mut settings);
        self.settings.change(settings);
    }
}
