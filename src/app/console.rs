//! The console's one root, from the first moment to the last. It owns the session, the custody of the journal, the tabs,
//! the bar and the alerts; it writes every input down before it is drawn, does at once what the session asks of the
//! world, and draws at most once a frame.
//!
//! Of all tabs one leads: it has the bar, writes, and acts on the world. The others follow. A tab that comes to lead
//! begins at once; what happens before the journal has been read finds its place there afterwards.

mod amending;
mod clock;
mod custody;
mod day;
mod delivering;
mod dialling;
mod forgetting;
mod happening;
mod hint;
mod holes;
mod inputs;
mod keyboard;
mod known;
mod loading;
mod log;
mod masking;
mod message;
mod outline;
mod page;
mod picture;
mod popping;
mod promises;
mod ringing;
mod shift;
mod spill;
mod story;
mod taking_away;
mod updating;
mod wrapping;

use self::amending::Amended;
use self::day::DayMemo;
use self::hint::Hint;
use self::holes::Holes;
use self::outline::Outline;
use self::story::Stories;
use super::alerts::Alerts;
use super::delivery::Delivery;
use super::popup_slot::Incoming;
use super::throttle::Pace;
use crate::browser::Drawing;
use crate::browser::Heard;
use crate::browser::clock::{now, on_step, opened_at};
use crate::browser::directory::Directory;
use crate::browser::elsewhere::Elsewhere;
use crate::browser::environment::Environment;
use crate::browser::formatter;
use crate::browser::language;
use crate::browser::loader::{BarLoader, Violations};
use crate::browser::local_network::LocalNetworkWatch;
use crate::browser::page_lifecycle::on_page_hide;
use crate::browser::screen_pop::ScreenPop;
use crate::browser::settings_store::SettingsStore;
use crate::browser::store::{self, Store, Trouble};
use crate::browser::tabs::Tabs;
use crate::browser::timer::Timer;
use crate::browser::translation::Translation;
use crate::config::Config;
use crate::domain::Session;
use crate::journal::{Custody, RecordKey};
use crate::loader::{Failure, LocalNetwork};
use crate::update::Running;
use crate::view::{AlertChange, Culture, Language, Mend, Spoken, Words};
use dialling::DialPane;
use gloo::events::EventListener;
use keyboard::Keyboard;
use known::Remembering;
use log::LogPane;
use masking::Masking;
pub use message::Msg;
use promises::Promises;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use taking_away::TakingAway;
use updating::Updates;
use wrapping::Wrapping;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ConsoleProps {
    /// The language to begin in.
    pub spoken: Spoken,
    pub place: Rc<Environment>,
    pub config: Rc<Config>,
    /// What the page was started with.
    pub running: Rc<Running>,
    /// The server did not answer, and the configuration is what this browser has kept of it.
    pub kept: bool,
}

pub struct Console {
    words: &'static Words,
    culture: Culture,
    session: Session,
    /// Shared with what is done at once when the page is left.
    custody: Rc<RefCell<Custody>>,
    store: Rc<Store>,
    /// The number of the journal's reading that is under way.
    reading: Rc<Cell<u64>>,
    /// Why nothing can be stored or read for now.
    trouble: Option<Trouble>,
    /// What of the journal could not be read, until the agent has seen that.
    holes: Holes,
    /// What an earlier page knew of the agent's state.
    hint: Hint,
    outline: Outline,
    on_seen_holes: Callback<()>,
    /// `None` when the page has been left.
    tabs: Option<Tabs>,
    /// When the tab that leads was opened, epoch milliseconds as text.
    holder: Option<String>,
    frame: NodeRef,
    /// Where the bar is the vendor's script's.
    loader: Option<BarLoader>,
    bar_place: NodeRef,
    /// Why the bar's page can't be in the console's own frame.
    barred: Option<Failure>,
    local_network: LocalNetworkWatch,
    /// What it last said.
    reach: LocalNetwork,
    on_load_again: Callback<()>,
    timer: Timer,
    drawing: Drawing,
    incoming: Incoming,
    alerts: Alerts,
    pace: Pace,
    settings: SettingsStore,
    log: LogPane,
    directory: Option<Directory>,
    elsewhere: Option<Elsewhere>,
    dialling: DialPane,
    away: TakingAway,
    masking: Masking,
    forgetting: forgetting::Dialog,
    delivery: Option<Delivery>,
    on_send_again: Callback<Option<RecordKey>>,
    pop: Option<ScreenPop>,
    on_pop_ring: Callback<()>,
    known: Remembering,
    promises: Promises,
    on_open: Callback<RecordKey>,
    on_promise_ring: Callback<Option<u64>>,
    on_pop_closed: Callback<()>,
    on_heard: Callback<Heard>,
    on_use_here: Callback<()>,
    on_export: Callback<()>,
    on_language: Callback<&'static Language>,
    on_minute: Callback<()>,
    day: DayMemo,
    /// The hour, since the epoch, in which what is over its time was last deleted.
    pruned: u64,
    on_mend: Callback<Mend>,
    on_unlock: Callback<()>,
    on_set_alerts: Callback<AlertChange>,
    on_test: Callback<()>,
    wrapping: Wrapping,
    amended: Amended,
    stories: Stories,
    updates: Updates,
    keyboard: Keyboard,
    translation: Translation,
    _violations: Option<Violations>,
    _following: EventListener,
    _leaving: [EventListener; 2],
}

impl Console {
    fn new(ctx: &Context<Console>) -> Console {
        let link = ctx.link();
        on_step(link.callback(Msg::ClockStepped));
        let ConsoleProps { spoken, place, config, .. } = ctx.props();
        let directory = config.directory.clone().map(|to| Directory::new(to, link.callback(|()| Msg::Named)));
        let database = place.database();
        let store = Rc::new(Store::open(database, link.callback(Msg::Store)));
        let tabs = Tabs::join(database, opened_at().to_string(), link.callback(Msg::Tab));
        let custody = Rc::<RefCell<Custody>>::default();
        let (words, masking) = (spoken.words(), Masking::new(config.privacy.mask));
        let mut session = Session::new(now());
        session.allow_silence(custody::silence_ms(config));
        let (leave_tabs, spill, left) =
            (tabs.leaver(), spill::on_leaving(custody.clone()), link.callback(|()| Msg::Left));
        let left = Callback::from(move |()| {
            // None of these can wait until yew finds time: there may be none before the page is frozen.
            spill();
            leave_tabs();
            store::leave();
            left.emit(());
        });
        Console {
            words,
            culture: formatter(&words.language),
            session,
            custody,
            store,
            reading: Rc::default(),
            trouble: None,
            holes: Holes::new(database),
            hint: Hint::read(place),
            outline: Outline::new(link.callback(|()| Msg::MoreIsDue)),
            on_seen_holes: link.callback(|()| Msg::SawHoles),
            tabs: Some(tabs),
            holder: None,
            frame: NodeRef::default(),
            loader: BarLoader::new(place.clone(), link.callback(Msg::Loader), link.callback(Msg::Heard)),
            bar_place: NodeRef::default(),
            barred: None,
            reach: LocalNetwork::default(),
            local_network: LocalNetworkWatch::begin(link.callback(|()| Msg::LocalNetwork)),
            on_load_again: link.callback(|()| Msg::AskedForAnotherTry),
            timer: Timer::new(link.callback(|()| Msg::TimerFired)),
            drawing: Drawing::new(link.callback(|()| Msg::Frame)),
            incoming: Incoming::default(),
            pace: Pace::new(link.callback(|()| Msg::LookDue)),
            alerts: Alerts::new(link.callback(|()| Msg::Look), link.callback(|()| Msg::Touched)),
            settings: SettingsStore::open(link.callback(|()| Msg::SettingsChanged)),
            log: LogPane::new(ctx, masking.rows()),
            dialling: DialPane::new(ctx, directory.clone(), words.language.tag),
            directory,
            elsewhere: config.history.url.clone().map(|to| Elsewhere::new(to, link.callback(|()| Msg::Named))),
            forgetting: forgetting::Dialog::new(ctx),
            masking,
            away: TakingAway::new(ctx),
            delivery: config.delivery.clone().map(|to| Delivery::new(to, link.callback(Msg::Delivery))),
            on_send_again: link.callback(Msg::SendAgain),
            pop: config.screen_pop.clone().map(|pop| ScreenPop::new(pop, link.callback(Msg::OpenedPop))),
            on_pop_ring: link.callback(|()| Msg::AskedForPage),
            known: Remembering::default(),
            promises: Promises::new(ctx, database),
            on_open: link.callback(|key| Msg::OpenStory(Some(key))),
            on_promise_ring: link.callback(Msg::PromisedToRing),
            on_pop_closed: link.callback(|()| Msg::ClosedPop),
            on_heard: link.callback(Msg::Heard),
            on_use_here: link.callback(|()| Msg::AskedForTheBar),
            on_export: link.callback(|()| Msg::AskedForAFile),
            on_language: link.callback(Msg::ChoseLanguage),
            on_minute: link.callback(|()| Msg::MinutePassed),
            day: DayMemo::default(),
            pruned: 0,
            on_mend: link.callback(Msg::Mend),
            on_unlock: link.callback(|()| Msg::Mend(Mend::UnlockSound)),
            on_set_alerts: link.callback(Msg::SetAlerts),
            on_test: link.callback(|()| Msg::AskedForATest),
            wrapping: Wrapping::new(ctx),
            amended: Amended::new(database),
            stories: Stories::new(ctx),
            updates: Updates::new(ctx),
            keyboard: Keyboard::new(ctx),
            translation: Translation::look_after(),
            _violations: place.loader.is_none().then(|| Violations::watch(link.callback(Msg::Violated))),
            _following: language::following(link.callback(Msg::HeardLanguage)),
            _leaving: on_page_hide(left),
        }
    }
}

impl Component for Console {
    type Message = Msg;
    type Properties = ConsoleProps;

    fn create(ctx: &Context<Console>) -> Console {
        let console = Console::new(ctx);
        console.directory.iter().for_each(Directory::refresh);
        console
    }

    fn update(&mut self, ctx: &Context<Console>, msg: Msg) -> bool {
        let draws = self.happens(ctx, msg);
        if draws {
            self.show_ring(ctx);
            self.choose_form(ctx);
            self.translation.restore();
        }
        draws
    }

    fn view(&self, ctx: &Context<Console>) -> Html {
        if self.outline.is_blank() { Html::default() } else { self.page(ctx) }
    }

    fn rendered(&mut self, _: &Context<Console>, _: bool) {
        self.adopt();
        self.outline.drawn(&self.words.first.language, self.hint.key());
        self.keyboard.drawn(self.settings.settings());
        self.stories.drawn();
        self.dialling.drawn(self.outline.is_whole());
    }
}
