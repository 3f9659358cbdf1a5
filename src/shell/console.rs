//! The console's root. It owns the session, writes every input down before it is drawn, does at once what the
//! session asks of the world, and draws at most once a frame.
//!
//! Of all tabs one holds the bar; it alone writes, and acts on the world. The others live through the same
//! inputs as the holder tells of them. Whoever gets the bar goes on from what is written down.

mod amending;
mod day;
mod delivering;
mod forgetting;
mod inputs;
mod keeping;
mod keyboard;
mod loading;
mod log;
mod masking;
mod message;
mod page;
mod picture;
mod popping;
mod ringing;
mod story;
mod taking_away;
mod updating;
mod wrapping;

use self::amending::Amended;
use self::day::DayMemo;
use self::story::Stories;
use super::alerts::{Alerts, Pace, Signs};
use super::clock::now;
use super::connection_bar::Heard;
use super::culture::culture;
use super::delivery::Delivery;
use super::directory::Directory;
use super::drawing::Drawing;
use super::early::Early;
use super::incoming::Incoming;
use super::language;
use super::leaving::leaving;
use super::loader::{BarLoader, Violations};
use super::place::Place;
use super::rehearsal::rehearse;
use super::root::{Root, Whole};
use super::screen_pop::ScreenPop;
use super::settings_store::SettingsStore;
use super::store::{self, DATABASE, Store, StoreEvent, Trouble};
use super::tabs::Tabs;
use super::timer::Timer;
use crate::config::{Config, WrapUp};
use crate::domain::{Input, Session};
use crate::journal::{Entry, RecordKey, What};
use crate::loader::Failure;
use crate::protocol::Number;
use crate::settings::Settings;
use crate::shortcuts::Command;
use crate::update::Running;
use crate::view::{AlertChange, Culture, Language, Mend, Paper, Spoken, Words};
use gloo::events::EventListener;
use keyboard::Keyboard;
use log::LogPane;
use masking::Masking;
pub use message::Msg;
use message::Part;
use std::rc::Rc;
use taking_away::TakingAway;
use updating::Updates;
use wasm_bindgen_futures::spawn_local;
use wrapping::Wrapping;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ConsoleProps {
    /// The language to begin in.
    pub spoken: Spoken,
    pub place: Rc<Place>,
    pub config: Rc<Config>,
    /// What the page was started with.
    pub running: Rc<Running>,
    /// The server did not answer, and the configuration is what this browser has kept of it.
    pub kept: bool,
}

/// The journal's place in this browser.
enum Keeping {
    Opening,
    Open(Rc<Store>),
    /// The console goes on in memory.
    Impossible,
}

pub struct Console {
    words: &'static Words,
    culture: Culture,
    session: Session,
    part: Part,
    /// The part that begins when the journal has been read.
    coming: Part,
    keeping: Keeping,
    trouble: Option<Trouble>,
    shift: u64,
    /// The number of the next entry.
    next: u64,
    /// Entries that the other tabs don't know of.
    untold: Vec<Entry>,
    /// What happened before the journal was there for it.
    early: Option<Vec<Entry>>,
    /// Another tab wants the bar, and gets it as soon as that is written down.
    asked_for: bool,
    /// What was told while the journal is being read.
    meanwhile: Option<Vec<String>>,
    /// `None` when the page has been left.
    tabs: Option<Tabs>,
    /// When the tab that holds the bar was opened, epoch milliseconds as text.
    holder: Option<String>,
    frame: NodeRef,
    /// Where the bar is the vendor's script's.
    loader: Option<BarLoader>,
    bar_place: NodeRef,
    /// Why the bar's page can't be in the console's own frame.
    barred: Option<Failure>,
    on_load_again: Callback<()>,
    timer: Timer,
    drawing: Drawing,
    incoming: Incoming,
    alerts: Alerts,
    pace: Pace,
    settings: SettingsStore,
    log: LogPane,
    directory: Option<Directory>,
    away: TakingAway,
    masking: Masking,
    forgetting: forgetting::Dialog,
    delivery: Option<Delivery>,
    on_send_again: Callback<Option<RecordKey>>,
    pop: Option<ScreenPop>,
    on_pop_ring: Callback<()>,
    on_pop_closed: Callback<()>,
    on_heard: Callback<Heard>,
    on_dial: Callback<Number>,
    on_use_here: Callback<()>,
    on_export: Callback<()>,
    on_language: Callback<&'static Language>,
    /// What the page is in, or will be once its words have come.
    language: &'static Language,
    on_minute: Callback<()>,
    day: DayMemo,
    on_mend: Callback<Mend>,
    on_unlock: Callback<()>,
    on_set_alerts: Callback<AlertChange>,
    on_test: Callback<()>,
    wrapping: Wrapping,
    amended: Amended,
    stories: Stories,
    updates: Updates,
    keyboard: Keyboard,
    _violations: Option<Violations>,
    _following: EventListener,
    _leaving: [EventListener; 2],
}

impl Console {
    /// Goes on from the page's start.
    pub fn take_over(ctx: &Context<Root>, early: Early) -> Box<dyn Whole> {
        Box::new(Console::new(ctx, early))
    }

    fn new(ctx: &Context<Root>, early: Early) -> Console {
        let link = ctx.link();
        let directory = ctx.props().config.directory.clone();
        let store = Store::open(DATABASE, link.callback(Msg::Store));
        link.send_message(Msg::StoreOpened(Ok(store)));
        let words = ctx.props().spoken.words();
        let masking = Masking::new(ctx.props().config.privacy.mask);
        let (leave_tabs, left) = (early.tabs.leaver(), link.callback(|()| Msg::Left));
        let left = Callback::from(move |()| {
            // Neither can wait until yew finds time: there may be none before the page is frozen.
            leave_tabs();
            store::leave();
            left.emit(());
        });
        let holds = early.shift.is_some();
        let part = if holds { Part::Holding } else { Part::Unknown };
        let (shift, entries) = early.shift.unwrap_or_default();
        let mut console = Console {
            words,
            language: &words.language,
            culture: culture(&words.language),
            session: early.session,
            part,
            coming: part,
            keeping: Keeping::Opening,
            trouble: None,
            shift,
            next: entries.len() as u64,
            untold: entries.clone(),
            early: holds.then_some(entries),
            asked_for: false,
            meanwhile: None,
            tabs: Some(early.tabs),
            holder: None,
            frame: early.frame,
            loader: BarLoader::new(ctx.props().place.clone(), link.callback(Msg::Loader), link.callback(Msg::Heard)),
            bar_place: NodeRef::default(),
            barred: None,
            on_load_again: link.callback(|()| Msg::AskedForAnotherTry),
            timer: Timer::new(link.callback(|()| Msg::TimerFired)),
            drawing: Drawing::new(link.callback(|()| Msg::Frame)),
            incoming: early.incoming,
            pace: Pace::new(link.callback(|()| Msg::LookDue)),
            alerts: Alerts::new(link.callback(|()| Msg::Look), link.callback(|()| Msg::Touched)),
            settings: SettingsStore::open(link.callback(|()| Msg::SettingsChanged)),
            log: LogPane::new(ctx, masking.rows()),
            directory: directory.map(|directory| Directory::new(directory, link.callback(|()| Msg::Named))),
            forgetting: forgetting::Dialog::new(ctx),
            masking,
            away: TakingAway::new(ctx),
            delivery: ctx.props().config.delivery.clone().map(|to| Delivery::new(to, link.callback(Msg::Delivery))),
            on_send_again: link.callback(Msg::SendAgain),
            pop: ctx.props().config.screen_pop.clone().map(|pop| ScreenPop::new(pop, link.callback(Msg::OpenedPop))),
            on_pop_ring: link.callback(|()| Msg::AskedForPage),
            on_pop_closed: link.callback(|()| Msg::ClosedPop),
            on_heard: early.on_heard,
            on_dial: link.callback(Msg::Dialled),
            on_use_here: link.callback(|()| Msg::AskedForTheBar),
            on_export: link.callback(|()| Msg::AskedForAFile),
            on_language: link.callback(Msg::ChoseLanguage),
            on_minute: link.callback(|()| Msg::MinutePassed),
            day: DayMemo::default(),
            on_mend: link.callback(Msg::Mend),
            on_unlock: link.callback(|()| Msg::Mend(Mend::UnlockSound)),
            on_set_alerts: link.callback(Msg::SetAlerts),
            on_test: link.callback(|()| Msg::AskedForATest),
            wrapping: Wrapping::new(ctx),
            amended: Amended::default(),
            stories: Stories::new(ctx),
            updates: Updates::new(ctx),
            keyboard: Keyboard::new(ctx),
            _violations: early.violations,
            _following: language::following(link.callback(Msg::HeardLanguage)),
            _leaving: leaving(left),
        };
        console.directory.iter().for_each(Directory::refresh);
        early.effects.into_iter().for_each(|(at, effect)| console.perform(ctx, at, effect));
        early.pending.into_iter().for_each(|msg| link.send_message(msg));
        if holds {
            console.tell_up_to(u64::MAX);
            console.handle(ctx, Input::Woke);
        }
        spawn_local(rehearse(Spoken::from(words), console.culture.clone()));
        console
    }
}

impl Whole for Console {
    fn paper(&self, wrap_up: &WrapUp) -> Paper {
        self.on_paper(wrap_up)
    }

    fn update(&mut self, ctx: &Context<Root>, msg: Msg) -> bool {
        let draws = self.happens(ctx, msg);
        if draws {
            self.show_ring();
            self.choose_form(ctx);
        }
        draws
    }

    fn view(&self, ctx: &Context<Root>) -> Html {
        self.page(ctx)
    }

    fn rendered(&mut self, _: &Context<Root>) {
        self.adopt();
        self.keyboard.drawn(self.settings.settings());
        self.stories.drawn();
    }
}

impl Console {
    /// Whether the page is to be drawn again.
    fn happens(&mut self, ctx: &Context<Root>, msg: Msg) -> bool {
        match msg {
            Msg::Heard(heard) => self.hear(ctx, heard),
            Msg::Dialled(number) => self.note(ctx, What::Dialled(number)),
            Msg::Loader(happened) => self.loading_goes_on(ctx, happened),
            Msg::Violated(violation) => self.violated(ctx, &violation),
            Msg::NotFramed => self.bar_is_barred(ctx, Failure::NotFramed),
            Msg::AskedForAnotherTry => return self.mend(ctx, Mend::LoadAgain),
            Msg::TimerFired => {
                self.alerts.timer_was_late(self.timer.fired(now().at.mono));
                self.handle(ctx, Input::Woke);
            }
            Msg::Frame if self.drawing.is_due(self.incoming.is_drawn()) => {
                self.ring(ctx);
                self.follow_story(ctx);
                return true;
            }
            Msg::Frame => self.show_ring(),
            Msg::Log(log) => return self.log(ctx, log),
            Msg::Tab(event) => return self.tab(ctx, event),
            Msg::StoreOpened(result) => {
                match result {
                    Ok(store) => self.keeping = Keeping::Open(Rc::new(store)),
                    Err(trouble) => {
                        self.keeping = Keeping::Impossible;
                        self.trouble = Some(trouble);
                    }
                }
                self.load(ctx);
            }
            Msg::Loaded(part, result) if part == self.coming => return self.loaded(ctx, result),
            // Another part is coming by now, and for that one it is being read again.
            Msg::Loaded(..) => {}
            Msg::Store(StoreEvent::Emptied) => {}
            Msg::Store(StoreEvent::Recovered) => {
                self.trouble = None;
                self.drawing.soon();
            }
            Msg::Store(StoreEvent::Saved(number)) => {
                self.wrapping.saved(number);
                self.tell_up_to(number);
                if self.trouble.take().is_some() || self.drawing.waits() {
                    self.drawing.soon();
                }
            }
            Msg::Troubled(trouble) | Msg::Store(StoreEvent::Troubled(trouble)) => {
                self.trouble = Some(trouble);
                self.tell_up_to(u64::MAX);
                self.drawing.soon();
            }
            Msg::Flushed => self.tabs.iter().for_each(Tabs::let_go),
            Msg::AskedForPage => return self.pop_by_hand(None),
            Msg::OpenedPop((page, opened)) => {
                if let Some(pop) = &mut self.pop {
                    pop.opened(page, opened);
                }
                return true;
            }
            Msg::ClosedPop => {
                self.pop.iter_mut().for_each(ScreenPop::close);
                return true;
            }
            Msg::Forget(forget) => return self.forget(ctx, forget),
            Msg::Named => {
                self.ring(ctx);
                self.log.rename();
                self.drawing.soon();
            }
            Msg::AskedForTheBar => self.tabs.iter().for_each(Tabs::take),
            Msg::Rest(_) | Msg::RestMissing | Msg::FrameIsLate => {}
            Msg::FrameWasLoaded => {
                self.bar_was_loaded();
                self.look_whether_framed(ctx);
            }
            Msg::Left => {
                self.write_draft(ctx);
                self.remember();
                self.part = Part::LettingGo;
                self.coming = Part::LettingGo;
                self.stop_delivering();
                self.stop_loading();
                self.tabs = None;
                self.ring(ctx);
                return true;
            }
            Msg::MinutePassed => {
                self.remember();
                self.drawing.soon();
            }
            Msg::AskedForAFile => self.save(),
            Msg::Away(away) => return self.take_away(ctx, away),
            Msg::ChoseLanguage(language) => {
                language::choose(language);
                return self.learn(ctx, language);
            }
            Msg::HeardLanguage(language) => return self.learn(ctx, language),
            Msg::Speaks(language, words) => return self.speak(ctx, language, words),
            // The end of a sound may be the end of the ring, if the timer is late.
            Msg::Look => {
                self.handle(ctx, Input::Woke);
                // A tab that is being frozen has no later.
                self.ring(ctx);
            }
            Msg::LookDue => self.ring_with(ctx, Signs::LaterIfSeen),
            Msg::Touched if self.alerts.waits_for_touch() => self.handle(ctx, Input::Woke),
            Msg::Touched => {}
            Msg::Mend(mend) => return self.mend(ctx, mend),
            Msg::SetAlerts(change) => return self.set_alerts(ctx, change),
            Msg::AskedForATest => {
                self.alerts.test();
                self.ring(ctx);
                return true;
            }
            Msg::SettingsChanged => {
                self.settings.read_again();
                self.ring(ctx);
                return true;
            }
            Msg::Delivery(happened) => self.delivery_goes_on(|delivery| delivery.handle(happened)),
            Msg::SendAgain(key) => self.delivery_goes_on(|delivery| delivery.send_again(key)),
            Msg::Wrap(wrap) => return self.wrap(ctx, wrap),
            Msg::Amend(key, amendment) => self.amend(ctx, key, amendment),
            Msg::Amending(amending) => self.amending(ctx, amending),
            Msg::OpenStory(at) => {
                self.open_story(ctx, at);
                return true;
            }
            Msg::Telling(telling) => self.telling(ctx, telling),
            Msg::Updating(updating) => self.updating(ctx, updating),
            Msg::Commanded(command) => {
                if command == Command::Note {
                    self.go_to_note();
                }
                self.keyboard.command(command);
                return true;
            }
            Msg::ClosedHelp => {
                self.keyboard.help = false;
                return true;
            }
            Msg::ChangedKeys(shortcuts) => {
                let settings = Settings::clone(self.settings.settings());
                self.settings.change(Settings { shortcuts, ..settings });
                return true;
            }
        }
        false
    }
}
