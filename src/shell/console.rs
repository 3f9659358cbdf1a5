//! The console's root. It owns the session, writes every input down before it is drawn, does at once what the
//! session asks of the world, and draws at most once a frame.
//!
//! Of all tabs one holds the bar; it alone writes, and acts on the world. The others live through the same
//! inputs as the holder tells of them. Whoever gets the bar goes on from what is written down.

mod day;
mod keeping;
mod keyboard;
mod picture;
mod popping;
mod ringing;
mod wrapping;

use self::day::DayMemo;
use super::alerts::{Alerts, Pace};
use super::clock::{now, opened_at, view_clock};
use super::connection_bar::Heard;
use super::culture::culture;
use super::directory::Directory;
use super::drawing::Drawing;
use super::export;
use super::language;
use super::leaving::leaving;
use super::place::Place;
use super::screen_pop::ScreenPop;
use super::settings_store::SettingsStore;
use super::store::{DATABASE, Loaded, Store, Trouble};
use super::tabs::{TabEvent, Tabs};
use super::tell;
use super::timer::Timer;
use crate::config::Config;
use crate::directory::Contacts;
use crate::domain::{Call, Effect, Input, Session};
use crate::journal::{Entry, What};
use crate::protocol::{MediaMode, Number, Posting, callout, eventpost};
use crate::settings::{AlertSettings, Settings};
use crate::shortcuts::{Command, Shortcuts};
use crate::view::{
    AgentStatusPanel, CallLogView, Clock, Culture, DayView, DialField, IncomingCallPopup, LanguageMenu, Layout, Mend,
    RingAnnouncer, Words,
};
use gloo::events::EventListener;
use keyboard::Keyboard;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::HtmlIFrameElement;
use wrapping::{Wrap, Wrapping};
use yew::prelude::*;

/// How many rows of the log are drawn at first, and how many more at each request.
const ROWS: usize = 200;

#[derive(Properties, PartialEq)]
pub struct ConsoleProps {
    /// The language to begin in.
    pub words: &'static Words,
    pub place: Rc<Place>,
    pub config: Rc<Config>,
}

pub enum Msg {
    Heard(Heard),
    Dialled(Number),
    TimerFired,
    /// The browser is about to draw a frame.
    Frame,
    AskedForOlder,
    Tab(TabEvent),
    StoreOpened(Result<Store, Trouble>),
    /// For the part that was coming when the reading began.
    Loaded(Part, Result<Option<Loaded>, Trouble>),
    /// Everything up to this entry is durable.
    Saved(u64),
    Troubled(Trouble),
    /// What was to be made durable before the bar moves is.
    Flushed,
    AskedForTheBar,
    AskedForAFile,
    MinutePassed,
    ChoseLanguage(&'static Words),
    /// Something that a ring depends on may have changed.
    Look,
    /// A look at what rings is due.
    LookDue,
    /// Somebody has clicked or typed in the page.
    Touched,
    Mend(Mend),
    SetAlerts(AlertSettings),
    AskedForATest,
    /// Another tab has changed the settings.
    SettingsChanged,
    /// Names of callers have come, or the directory has a fault.
    Named,
    Wrap(Wrap),
    Commanded(Command),
    ClosedHelp,
    ChangedKeys(Shortcuts),
    /// The agent wants the customer page of a call of the log, or of the one that rings.
    AskedForPage(Option<Rc<Call>>),
    ClosedPop,
    /// The page is being left; it may end, or be kept by the browser for a way back.
    Left,
}

/// What this tab is among the tabs.
#[derive(Clone, Copy, PartialEq)]
pub enum Part {
    /// Nobody has said yet.
    Unknown,
    Holding,
    /// Another tab wants the bar; the frame is gone, and what is buffered becomes durable.
    LettingGo,
    Watching,
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
    /// What was told while the journal is being read.
    meanwhile: Option<Vec<String>>,
    /// `None` when the page has been left.
    tabs: Option<Tabs>,
    /// When the tab that holds the bar was opened, epoch milliseconds as text.
    holder: Option<String>,
    frame: NodeRef,
    timer: Timer,
    drawing: Drawing,
    alerts: Alerts,
    pace: Pace,
    settings: SettingsStore,
    rows: usize,
    directory: Option<Directory>,
    pop: Option<ScreenPop>,
    on_pop_call: Callback<Rc<Call>>,
    on_pop_ring: Callback<()>,
    on_pop_closed: Callback<()>,
    on_heard: Callback<Heard>,
    on_dial: Callback<Number>,
    on_older: Callback<()>,
    on_use_here: Callback<()>,
    on_export: Callback<()>,
    on_language: Callback<&'static Words>,
    on_minute: Callback<()>,
    day: DayMemo,
    on_mend: Callback<Mend>,
    on_unlock: Callback<()>,
    on_set_alerts: Callback<AlertSettings>,
    on_test: Callback<()>,
    wrapping: Wrapping,
    keyboard: Keyboard,
    _following: EventListener,
    _leaving: [EventListener; 2],
}

impl Component for Console {
    type Message = Msg;
    type Properties = ConsoleProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let directory = ctx.props().config.directory.clone();
        let (saved, troubled) = (link.callback(Msg::Saved), link.callback(Msg::Troubled));
        link.send_future(async move { Msg::StoreOpened(Store::open(DATABASE, saved, troubled).await) });
        let words = ctx.props().words;
        language::declare(words);
        Console {
            words,
            culture: culture(&words.language),
            session: Session::new(now()),
            part: Part::Unknown,
            coming: Part::Unknown,
            keeping: Keeping::Opening,
            trouble: None,
            shift: 0,
            next: 0,
            untold: Vec::new(),
            meanwhile: None,
            tabs: Some(Tabs::join(DATABASE, opened_at().to_string(), link.callback(Msg::Tab))),
            holder: None,
            frame: NodeRef::default(),
            timer: Timer::new(link.callback(|()| Msg::TimerFired)),
            drawing: Drawing::new(link.callback(|()| Msg::Frame)),
            pace: Pace::new(link.callback(|()| Msg::LookDue)),
            alerts: Alerts::new(link.callback(|()| Msg::Look), link.callback(|()| Msg::Touched)),
            settings: SettingsStore::open(link.callback(|()| Msg::SettingsChanged)),
            rows: ROWS,
            directory: directory.map(|directory| Directory::new(directory, link.callback(|()| Msg::Named))),
            pop: ctx.props().config.screen_pop.clone().map(ScreenPop::new),
            on_pop_call: link.callback(|call| Msg::AskedForPage(Some(call))),
            on_pop_ring: link.callback(|()| Msg::AskedForPage(None)),
            on_pop_closed: link.callback(|()| Msg::ClosedPop),
            on_heard: link.callback(Msg::Heard),
            on_dial: link.callback(Msg::Dialled),
            on_older: link.callback(|()| Msg::AskedForOlder),
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
            keyboard: Keyboard::new(ctx),
            _following: language::following(link.callback(Msg::ChoseLanguage)),
            _leaving: leaving(link.callback(|()| Msg::Left)),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Heard(Heard::Message(text)) => self.note(ctx, What::Message(text)),
            Msg::Heard(Heard::Loaded) => self.note(ctx, What::FrameLoaded),
            Msg::Heard(Heard::Foreign) => self.handle(ctx, Input::Foreign),
            Msg::Dialled(number) => self.note(ctx, What::Dialled(number)),
            Msg::TimerFired => {
                self.alerts.timer_was_late(self.timer.fired(now().at.mono));
                self.handle(ctx, Input::Woke);
            }
            Msg::Frame => {
                self.drawing.drawn();
                return true;
            }
            Msg::AskedForOlder => {
                self.rows += ROWS;
                return true;
            }
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
            Msg::Saved(number) => {
                self.trouble = None;
                self.wrapping.saved(number);
                self.tell_up_to(number);
                self.drawing.soon();
            }
            Msg::Troubled(trouble) => {
                self.trouble = Some(trouble);
                self.tell_up_to(u64::MAX);
                self.drawing.soon();
            }
            Msg::Flushed => self.tabs.iter().for_each(Tabs::let_go),
            Msg::AskedForPage(call) => return self.pop_by_hand(call),
            Msg::ClosedPop => {
                self.pop.iter_mut().for_each(ScreenPop::close);
                return true;
            }
            Msg::Named => {
                self.ring(ctx);
                self.drawing.soon();
            }
            Msg::AskedForTheBar => self.tabs.iter().for_each(Tabs::take),
            Msg::Left => {
                self.write_draft(ctx);
                self.part = Part::LettingGo;
                self.coming = Part::LettingGo;
                self.tabs = None;
                self.ring(ctx);
                return true;
            }
            Msg::MinutePassed => self.drawing.soon(),
            Msg::AskedForAFile => export::save(self.session.calls()),
            Msg::ChoseLanguage(words) if words == self.words => {}
            Msg::ChoseLanguage(words) => {
                language::choose(words);
                self.speak(ctx, words);
                return true;
            }
            // The end of a sound may be the end of the ring, if the timer is late.
            Msg::Look => {
                self.handle(ctx, Input::Woke);
                // A tab that is being frozen has no later.
                self.ring(ctx);
            }
            Msg::LookDue => self.ring(ctx),
            Msg::Touched if self.alerts.waits_for_touch() => self.handle(ctx, Input::Woke),
            Msg::Touched => {}
            Msg::Mend(mend) => return self.mend(ctx, mend),
            Msg::SetAlerts(alerts) => return self.set_alerts(ctx, alerts),
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
            Msg::Wrap(wrap) => return self.wrap(ctx, wrap),
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

    fn view(&self, ctx: &Context<Self>) -> Html {
        let session = &self.session;
        let ring = self.what_rings();
        let calls = session.calls();
        let rows: Rc<[Rc<Call>]> = calls.iter().rev().take(self.rows).cloned().collect();
        let contacts = self.contacts(&rows);
        let ringing = contacts.of(ring.as_ref().and_then(|ring| ring.number.as_ref()));
        let current = session.current_call();
        let speaking = contacts.of(current.and_then(|call| call.number.as_ref()));
        let may_dial = self.part == Part::Holding && session.may_dial();
        let status = html! {
            <>
                <AgentStatusPanel agent={session.agent().clone()} freshness={session.freshness()}
                    reasons={ctx.props().config.reasons.clone()} call={current.cloned()} contact={speaking}
                    today={session.today()} />
                { self.wrap_up(ctx, &contacts) }
                <DialField dial={session.dial().clone()} enabled={may_dial} elsewhere={self.part == Part::Watching}
                    on_dial={self.on_dial.clone()} />
            </>
        };
        let popup = html! {
            <>
                <RingAnnouncer ring={ring.clone()} contact={ringing.clone()} />
                if let Some(ring) = ring {
                    <IncomingCallPopup {ring} contact={ringing} on_pop={self.on_pop_ring()} silenced={self.alerts.is_silenced()}
                        on_unlock={self.on_unlock.clone()} />
                }
            </>
        };
        let tools = html! {
            <>
                { self.keyboard.button() }
                <LanguageMenu on_choose={self.on_language.clone()} />
            </>
        };
        let day = html! { <DayView day={self.day.of(session)} on_minute={self.on_minute.clone()} /> };
        let pop = self.panel(&contacts);
        let log = html! {
            <CallLogView {rows} {contacts} on_pop={self.on_pop_call()} total={calls.len()} on_older={self.on_older.clone()}
               obstacle={(!may_dial).then_some(self.no_calls())} calling={self.calling()}
               on_call={self.on_dial.clone()} />
        };
        html! {
            <ContextProvider<Clock> context={view_clock()}>
                <ContextProvider<&'static Words> context={self.words}>
                    <ContextProvider<Culture> context={self.culture.clone()}>
                        <Layout brand={self.brand(ctx)} bar={self.bar(ctx)} connection={self.connection(ctx)}
                            {tools} {status} {popup} {day} {log} {pop} />
                        { self.keyboard.dialog(self.settings.settings()) }
                    </ContextProvider<Culture>>
                </ContextProvider<&'static Words>>
            </ContextProvider<Clock>>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first && let Some(directory) = &self.directory {
            directory.refresh();
        }
        self.keyboard.drawn(self.settings.settings());
    }
}

/// Inputs.
impl Console {
    /// From here on everything is in this language.
    fn speak(&mut self, ctx: &Context<Self>, words: &'static Words) {
        self.words = words;
        self.culture = culture(&words.language);
        language::declare(words);
        self.ring(ctx);
    }

    /// Writes down what happened, and lets it happen. Only the tab that holds the bar has something to write.
    fn note(&mut self, ctx: &Context<Self>, what: What) {
        if self.part != Part::Holding {
            return;
        }
        let entry = Entry { number: self.next, now: now(), what };
        self.next += 1;
        let input = entry.input();
        match &self.keeping {
            Keeping::Open(store) => {
                store.append(entry.clone());
                self.untold.push(entry);
                if self.trouble.is_some() {
                    self.tell_up_to(u64::MAX);
                }
            }
            Keeping::Opening | Keeping::Impossible => {
                self.untold.push(entry);
                self.tell_up_to(u64::MAX);
            }
        }
        self.handle(ctx, input);
    }

    /// Effects run now: a hidden tab draws nothing and must still do its work.
    fn handle(&mut self, ctx: &Context<Self>, input: Input) {
        let now = now();
        let effects = self.session.handle(now, input);
        if self.part == Part::Holding {
            for effect in effects {
                match effect {
                    Effect::Subscribe => self.post(ctx, eventpost(&ctx.props().config.bar.events)),
                    Effect::Callout(number) => {
                        self.post(ctx, callout(&number, MediaMode::Audio, ctx.props().config.bar.callout));
                    }
                    Effect::AgentChanged(agent) => tell::agent_state(&agent),
                    Effect::CallRinging(ring) => {
                        self.occurs(ring.number.as_ref());
                        // Nothing lies over the bar while it rings there.
                        self.keyboard.help = false;
                        tell::call_ringing(&ring);
                    }
                    Effect::CallAnswered(call) => {
                        self.answered(&call);
                        tell::call_answered(&call, now.at);
                    }
                    Effect::CallIdentified(call) => self.identified(&call),
                    Effect::CallNoted(call) => self.record(&call),
                    Effect::CallEnded(call) => {
                        self.record(&call);
                        tell::call_ended(&call, now.at);
                    }
                }
            }
        }
        if self.pace.is_due() {
            self.ring(ctx);
        }
        self.choose_form(ctx);
        self.timer.set(self.session.next_deadline(), now.at.mono);
        if matches!(self.keeping, Keeping::Open(_)) && self.trouble.is_none() && !self.untold.is_empty() {
            self.drawing.when_saved();
        } else {
            self.drawing.soon();
        }
    }

    /// The names of the calls that are drawn.
    fn contacts(&self, rows: &[Rc<Call>]) -> Contacts {
        let Some(directory) = &self.directory else { return Contacts::default() };
        let ring = self.session.ring().and_then(|ring| ring.number);
        directory.contacts(ring.iter().chain(rows.iter().filter_map(|call| call.number.as_ref())))
    }

    fn occurs(&self, number: Option<&Number>) {
        if let (Some(directory), Some(number)) = (&self.directory, number) {
            directory.occurs(number);
        }
    }

    fn post(&self, ctx: &Context<Self>, posting: Posting) {
        let Some(frame) = self.frame.cast::<HtmlIFrameElement>().and_then(|frame| frame.content_window()) else {
            return;
        };
        let message = match posting {
            Posting::Text(text) => JsValue::from_str(&text),
            Posting::Object(value) => js_sys::JSON::parse(&value.to_string()).expect("written by serde_json"),
        };
        // A frame that shows another origin drops the message, as it must; the handshake goes on.
        let _ = frame.post_message(&message, &ctx.props().place.target);
    }
}
