//! The page: what was seen and heard comes in as messages, the list is drawn anew.

mod bar_session;
mod browser_probe;
mod configured;
mod draw;
mod expected;
mod http_probe;
mod judge;
mod list;
mod loading;
mod policy_form;
mod speech;
mod speech_report;
mod violation_listener;

use self::configured::{Configured, configuration};
use super::{
    Answer, Asked, BarTalk, Browser, Checklist, Endpoint, Holder, Reach, Section, Server, Step, Told, judge_browser,
    judge_endpoint, judge_microphone, judge_reach, words,
};
use crate::browser::clipboard::copy;
use crate::browser::loader::{BarLoader, LoaderEvent};
use crate::browser::tabs::{TabEvent, Tabs};
use crate::browser::timer::Timer;
use crate::browser::{Heard, crash_screen, language, now};
use crate::check::words::CheckWords;
use crate::config::{ConfigError, LocaleSetting};
use crate::view::{CopyState, Language, LanguageSelect};
use browser_probe::window;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use policy_form::PolicyForm;
use speech::Speech;
use std::collections::BTreeSet;
use std::rc::Rc;
use violation_listener::Violation;
use yew::prelude::*;

/// Puts the check into the page's element `app`.
pub fn start() {
    crash_screen::install("check", || {});
    let root = window().document().and_then(|document| document.get_element_by_id("app"));
    yew::Renderer::<Page>::with_root(root.expect("the page has a place for the check")).render();
}

/// The check, or the form for a web server's configuration alone.
#[component]
fn Page() -> Html {
    let alone = use_state(policy_form::is_asked_for);
    let changed = alone.setter();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&window(), "hashchange", move |_| changed.set(policy_form::is_asked_for()));
        move || drop(listener)
    });
    if *alone {
        html! { <AlonePolicyForm /> }
    } else {
        html! { <CheckPage /> }
    }
}

/// In the language that the agents' browser asks for, or that was chosen in it.
#[component]
fn AlonePolicyForm() -> Html {
    let language = language::first(LocaleSetting::Auto);
    let words = in_words(language);
    declare(language, words);
    html! { <main class="check"><PolicyForm {words} beside_check={false} /></main> }
}

pub enum Msg {
    Configured(Answer, Result<Configured, Vec<ConfigError>>),
    SawServer(Box<Server>),
    SawBrowser(Browser),
    Reached(Reach),
    Asked(Step, Endpoint, String, Asked),
    Heard(Heard),
    /// The browser keeps the bar's page out.
    KeptOut,
    /// On the vendor's way into the page.
    Loading(LoaderEvent),
    Stranger(String),
    Blocked(Violation),
    Tab(TabEvent),
    NobodyAnswered,
    TimerFired,
    UseHere,
    TryMicrophone,
    TriedMicrophone(Result<(), String>),
    AskForNotices,
    Copy,
    Copied(CopyState),
    Chose(&'static Language),
    /// It was chosen in another tab.
    HeardLanguage(&'static Language),
    Again,
    Print,
}

pub struct CheckPage {
    language: &'static Language,
    words: &'static CheckWords,
    walk: Checklist,
    talk: BarTalk,
    configured: Option<Configured>,
    server: Option<Server>,
    browser: Option<Browser>,
    violations: BTreeSet<(String, String)>,
    copied: CopyState,
    frame: NodeRef,
    /// Where the bar is that the vendor's script makes.
    bar_place: NodeRef,
    loader: Option<BarLoader>,
    timer: Timer,
    on_heard: Callback<Heard>,
    /// Our place among the tabs; given up while another one has the bar.
    tabs: Option<Tabs>,
    wants: bool,
    _answer_limit: Option<Timeout>,
    _strangers: Option<EventListener>,
    _violations: EventListener,
    _language: EventListener,
}

impl Component for CheckPage {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        link.send_future(async {
            let (answer, configured) = configuration().await;
            Msg::Configured(answer, configured)
        });
        link.send_future(async { Msg::SawBrowser(browser_probe::browser().await) });
        let language = language::first(LocaleSetting::Auto);
        let mut page = CheckPage {
            language,
            words: &words::EN,
            walk: Checklist::default(),
            talk: BarTalk::new(now()),
            configured: None,
            server: None,
            browser: None,
            violations: BTreeSet::new(),
            copied: CopyState::Idle,
            frame: NodeRef::default(),
            bar_place: NodeRef::default(),
            loader: None,
            timer: Timer::new(link.callback(|()| Msg::TimerFired)),
            on_heard: link.callback(Msg::Heard),
            tabs: None,
            wants: false,
            _answer_limit: None,
            _strangers: None,
            _violations: violation_listener::violations(link.callback(Msg::Blocked)),
            _language: language::following(link.callback(Msg::HeardLanguage)),
        };
        page.speak(language);
        page
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let now = now();
        match msg {
            Msg::Configured(answer, configured) => self.begin(ctx, answer, configured),
            Msg::SawServer(server) => self.saw_server(ctx, *server),
            Msg::SawBrowser(browser) => {
                self.walk.set_all(judge_browser(&browser));
                self.browser = Some(browser);
            }
            Msg::Reached(reach) => {
                let standing = judge_reach(&reach, self.address());
                self.walk.set(Step::Reachable, standing);
            }
            Msg::Asked(step, endpoint, address, asked) => {
                self.walk.set(step, judge_endpoint(&endpoint, &address, &asked));
            }
            Msg::Loading(happened) => self.loading_goes_on(happened),
            Msg::Heard(Heard::Loaded) => {
                self.tell(now, Told::FrameLoaded);
                self.look_whether_kept_out(ctx);
            }
            Msg::KeptOut => self.tell(now, Told::KeptOut),
            Msg::Heard(Heard::Message(text, carrier)) => self.tell(now, Told::Said(text, carrier)),
            Msg::Heard(Heard::Batch(turn)) => {
                turn.into_iter().for_each(|heard| ctx.link().send_message(Msg::Heard(heard)));
                return false;
            }
            // From our own frame it comes as a stranger; others are none of our business.
            Msg::Heard(Heard::Foreign | Heard::OtherOrigin | Heard::Drained | Heard::Forward(_)) => return false,
            Msg::Stranger(origin) => self.tell(now, Told::Stranger(origin)),
            Msg::Blocked(Violation { directive, what }) => {
                let of_bar = directive == "frame-src" && !what.is_empty() && self.address().starts_with(what.as_str());
                self.violations.insert((directive, what));
                if of_bar {
                    self.tell(now, Told::FrameBlocked);
                }
            }
            Msg::Tab(event) => self.hear_tab(now, event),
            Msg::NobodyAnswered => {
                if self.talk.holder() == Holder::Asking {
                    self.give_way(now, Holder::Elsewhere);
                }
            }
            Msg::TimerFired => {
                self.timer.fired(now.at.mono);
                self.tell(now, Told::Woke);
            }
            Msg::UseHere => {
                self.wants = true;
                self.join(ctx);
            }
            Msg::TryMicrophone => {
                ctx.link().send_future(async { Msg::TriedMicrophone(browser_probe::try_microphone().await) });
                return false;
            }
            Msg::TriedMicrophone(tried) => {
                if let Some(browser) = &mut self.browser {
                    browser.microphone.tried = Some(tried);
                    self.walk.set(Step::Microphone, judge_microphone(&browser.microphone));
                }
            }
            Msg::AskForNotices => {
                let tried = self.browser.as_ref().and_then(|browser| browser.microphone.tried.clone());
                ctx.link().send_future(async {
                    browser_probe::ask_for_notices().await;
                    let mut browser = browser_probe::browser().await;
                    browser.microphone.tried = tried;
                    Msg::SawBrowser(browser)
                });
                return false;
            }
            Msg::Copy => {
                copy(self.report(), ctx.link().callback(Msg::Copied));
                return false;
            }
            Msg::Copied(state) => self.copied = state,
            Msg::Chose(language) => {
                language::choose(language);
                self.speak(language);
            }
            Msg::HeardLanguage(language) => self.speak(language),
            Msg::Again => {
                // A page that can't be loaded anew stays as it is.
                let _ = window().location().reload();
                return false;
            }
            Msg::Print => {
                let _ = window().print();
                return false;
            }
        }
        self.judge(now);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (verdict, words) = (self.walk.verdict(), &self.words.page);
        let press = |msg: fn() -> Msg| ctx.link().callback(move |_: MouseEvent| msg());
        html! {
            <main class="check" data-verdict={verdict.name()}>
                <header class="check-head">
                    <h1>{ words.heading }</h1>
                    <LanguageSelect label={words.language} chosen={self.language} on_choose={ctx.link().callback(Msg::Chose)} />
                    <div role="status" class="check-verdict">
                        <p class="check-headline">{ (self.words.headline)(verdict) }</p>
                        <p>{ (self.words.explanation)(verdict) }</p>
                    </div>
                    <p class="check-tools">
                        <button type="button" class="check-button" data-action="again" onclick={press(|| Msg::Again)}>{ words.again }</button>
                        <button type="button" class="check-button" data-action="copy" title={words.copy_hint} onclick={press(|| Msg::Copy)}>{ words.copy }</button>
                        <button type="button" class="check-button" onclick={press(|| Msg::Print)}>{ words.print }</button>
                        <span role="status">{ self.copied_in_words() }</span>
                    </p>
                </header>
                { for Section::ALL.into_iter().map(|part| self.part(ctx, part)) }
                <Speech words={self.words} language={self.language} heard={Rc::new(self.talk.speech())} database={self.database()} />
                <PolicyForm words={self.words} beside_check=true />
            </main>
        }
    }
}

impl CheckPage {
    fn speak(&mut self, language: &'static Language) {
        self.language = language;
        self.words = in_words(language);
        declare(language, self.words);
    }
}

fn in_words(language: &Language) -> &'static CheckWords {
    words::named(language.tag).unwrap_or(&words::EN)
}

/// Lets the browser know what language the page is in.
fn declare(language: &Language, words: &CheckWords) {
    language::declare_as(language.tag, language.direction.name(), words.page.stopped);
    if let Some(document) = window().document() {
        document.set_title(words.page.heading);
    }
}
