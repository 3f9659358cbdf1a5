//! The page: what was seen and heard comes in as messages, the list is drawn anew.

mod ask;
mod ears;
mod expected;
mod list;
mod look;

use super::{
    Answer, Asked, BarTalk, Browser, Cookies, Endpoint, Holder, Part, Reach, Server, Settings, Standing, Step, Told,
    Walk, judge_browser, judge_configuration, judge_cookies, judge_endpoint, judge_microphone, judge_microphone_of_bar,
    judge_policy, judge_reach, judge_server, judge_violations, microphone_policy, plain_address, report,
};
use crate::config::{self, Config, Credentials, Found, Mistake, Mode};
use crate::domain::Now;
use crate::protocol::{Posting, eventpost};
use crate::shell::clipboard::copy;
use crate::shell::timer::Timer;
use crate::shell::{ConnectionBar, DATABASE, Heard, Place, TabEvent, Tabs, last_words, look as looks, now, placed};
use crate::view::{CopyState, EN};
use ears::Violation;
use expected::Expected;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use list::{Action, StepList};
use look::window;
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::{HtmlIFrameElement, RequestCredentials, Url};
use yew::prelude::*;

/// The console's page lies above this one.
const ABOVE: &str = "../";
/// A tab that holds the bar is heard of, or the bar is ours, within this time.
const ANSWER_MS: u32 = 1_000;

/// Puts the check into the page's element `app`.
pub fn start() {
    last_words::install();
    let root = window().document().and_then(|document| document.get_element_by_id("app"));
    yew::Renderer::<CheckPage>::with_root(root.expect("the page has a place for the check")).render();
}

pub enum Msg {
    Configured(Answer, Result<Configured, Mistake>),
    SawServer(Box<Server>),
    SawBrowser(Browser),
    Reached(Reach),
    Asked(Step, Endpoint, String, Asked),
    Heard(Heard),
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
    CopySnippet(usize),
    Again,
    Print,
}

/// The configuration, and what follows from it.
#[derive(Clone)]
pub struct Configured {
    config: Rc<Config>,
    place: Rc<Place>,
    expected: Rc<Expected>,
    /// The file's text; `None` if there is no file.
    text: Option<Rc<str>>,
}

pub struct CheckPage {
    walk: Walk,
    talk: BarTalk,
    configured: Option<Configured>,
    server: Option<Server>,
    browser: Option<Browser>,
    violations: BTreeSet<(String, String)>,
    copied: CopyState,
    frame: NodeRef,
    timer: Timer,
    on_heard: Callback<Heard>,
    /// Our place among the tabs; given up while another one has the bar.
    tabs: Option<Tabs>,
    wants: bool,
    _answer_limit: Option<Timeout>,
    _strangers: Option<EventListener>,
    _violations: EventListener,
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
        link.send_future(async { Msg::SawBrowser(look::browser().await) });
        CheckPage {
            walk: Walk::default(),
            talk: BarTalk::new(now()),
            configured: None,
            server: None,
            browser: None,
            violations: BTreeSet::new(),
            copied: CopyState::Idle,
            frame: NodeRef::default(),
            timer: Timer::new(link.callback(|()| Msg::TimerFired)),
            on_heard: link.callback(Msg::Heard),
            tabs: None,
            wants: false,
            _answer_limit: None,
            _strangers: None,
            _violations: ears::violations(link.callback(Msg::Blocked)),
        }
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
            Msg::Heard(Heard::Loaded) => self.tell(now, Told::FrameLoaded),
            Msg::Heard(Heard::Message(text)) => self.tell(now, Told::Said(text)),
            // From our own frame it comes as a stranger; others are none of our business.
            Msg::Heard(Heard::Foreign) => return false,
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
                ctx.link().send_future(async { Msg::TriedMicrophone(look::try_microphone().await) });
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
                    look::ask_for_notices().await;
                    let mut browser = look::browser().await;
                    browser.microphone.tried = tried;
                    Msg::SawBrowser(browser)
                });
                return false;
            }
            Msg::Copy => {
                copy(self.report(), ctx.link().callback(Msg::Copied));
                return false;
            }
            Msg::CopySnippet(index) => {
                if let Some(snippet) = self.configured.as_ref().and_then(|known| known.expected.snippets.get(index)) {
                    copy(snippet.text.clone(), ctx.link().callback(Msg::Copied));
                }
                return false;
            }
            Msg::Copied(state) => self.copied = state,
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
        let verdict = self.walk.verdict();
        let press = |msg: fn() -> Msg| ctx.link().callback(move |_: MouseEvent| msg());
        html! {
            <main class="check" data-verdict={verdict.name()}>
                <header class="check-head">
                    <h1>{ "Check this deployment" }</h1>
                    <div role="status" class="check-verdict">
                        <p class="check-headline">{ verdict.headline() }</p>
                        <p>{ verdict.explanation() }</p>
                    </div>
                    <p class="check-tools">
                        <button type="button" class="check-button" data-action="again" onclick={press(|| Msg::Again)}>{ "Check again" }</button>
                        <button type="button" class="check-button" data-action="copy" onclick={press(|| Msg::Copy)}>{ "Copy the report" }</button>
                        <button type="button" class="check-button" onclick={press(|| Msg::Print)}>{ "Print" }</button>
                        <span role="status">{ self.copied_in_words() }</span>
                    </p>
                </header>
                { for Part::ALL.into_iter().map(|part| self.part(ctx, part)) }
                { self.headers(ctx) }
            </main>
        }
    }
}

/// Fetches the file and reads it as the console does.
async fn configuration() -> (Answer, Result<Configured, Mistake>) {
    let base = above();
    let (answer, text) = ask::file(&base, config::FILE, config::FILE, ask::Method::Get).await;
    let read = match (answer.status, text) {
        (404, _) => Ok((Config::default(), None)),
        (200..=299, Some(text)) => config::parse(&text).map(|config| (config, Some(Rc::from(text)))),
        (0, _) => Err(Mistake::unreadable(Found::NoServer)),
        (status, _) => Err(Mistake::unreadable(Found::Status(status))),
    };
    let configured = read.and_then(|(config, text)| {
        let place = Rc::new(placed(&config, &base)?);
        let path = Url::new(&base).map_or_else(|_| "/".to_owned(), |url| url.pathname());
        let expected = Rc::new(Expected::of(&config, &path)?);
        Ok(Configured { config: Rc::new(config), place, expected, text })
    });
    (answer, configured)
}

/// The address of the folder that the console's page lies in.
fn above() -> String {
    let here = window().document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    Url::new_with_base(ABOVE, &here).map_or(here, |url| url.href())
}

fn origin_of(address: &str) -> String {
    Url::new(address).map_or_else(|_| String::new(), |url| url.origin())
}

fn console_origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// `20:31:05`, by this computer's clock.
fn time_of_day(wall: u64) -> String {
    let date = js_sys::Date::new(&(wall as f64).into());
    format!("{:02}:{:02}:{:02}", date.get_hours(), date.get_minutes(), date.get_seconds())
}

impl CheckPage {
    fn begin(&mut self, ctx: &Context<Self>, answer: Answer, configured: Result<Configured, Mistake>) {
        match configured {
            Err(mistake) => {
                let words = &EN.config;
                let key = mistake
                    .key
                    .as_ref()
                    .map_or_else(|| config::FILE.to_owned(), |key| format!("{key} in {}", config::FILE));
                self.walk.set(
                    Step::Configuration,
                    Standing::failed(
                        format!("{key}: {}", words.found_in_words(&mistake.found)),
                        words.expected_in_words(&mistake.expected).to_string(),
                        words.advice_in_words(mistake.advice),
                    ),
                );
                const WHY: &str = "This can be looked at when config.json has been mended.";
                for step in [Step::Policy, Step::Headers, Step::Directory, Step::Delivery] {
                    self.walk.set(step, Standing::not_applicable(WHY));
                }
                for step in Part::Bar.steps() {
                    self.walk.set(step, Standing::not_applicable(WHY));
                }
            }
            Ok(configured) => {
                looks::show(&configured.config);
                let Configured { config, place, text, .. } = &configured;
                let settings = Settings { text: text.as_deref(), mode: config.bar.mode };
                self.walk.set(Step::Configuration, judge_configuration(settings));
                if config.bar.mode != Mode::Loader {
                    const WHY: &str = "Only for bar.mode \"loader\".";
                    self.walk.set(Step::Session, Standing::not_applicable(WHY));
                    self.walk.set(Step::Script, Standing::not_applicable(WHY));
                }
                let strange = ctx.link().callback(Msg::Stranger);
                self._strangers = Some(ears::strangers(self.frame.clone(), place.origins.clone().into(), strange));
                self.ask_endpoints(ctx, config);
                self.configured = Some(configured);
                self.join(ctx);
            }
        }
        ctx.link().send_future(async move { Msg::SawServer(Box::new(look::server(&above(), answer).await)) });
    }

    fn saw_server(&mut self, ctx: &Context<Self>, server: Server) {
        self.walk.set_all(judge_server(&server));
        if let Some(Configured { config, place, expected, .. }) = &self.configured {
            self.walk.set_all(judge_policy(&expected.headers, &server.page));
            let (own, bar) = (console_origin(), origin_of(&place.source));
            let policy = server.page.header("permissions-policy").and_then(microphone_policy);
            let standing = judge_microphone_of_bar(&config.bar.allow, policy, &bar, &own, place.simulated);
            self.walk.set(Step::MicrophoneOfBar, standing);
            let connects = super::allows_connecting(server.page.header("content-security-policy"), &bar, &own);
            let source = place.source.clone();
            ctx.link().send_future(async move {
                Msg::Reached(if connects { ask::bar(&source, own == bar).await } else { Reach::NotAllowed })
            });
        }
        self.server = Some(server);
    }

    fn ask_endpoints(&mut self, ctx: &Context<Self>, config: &Config) {
        let base = above();
        let absolute =
            |address: &str| Url::new_with_base(address, &base).map_or_else(|_| address.to_owned(), |url| url.href());
        match &config.directory {
            None => self.walk.set(Step::Directory, Standing::not_applicable("config.json names no directory.")),
            Some(directory) => {
                let address = absolute(&directory.source.fill(|_| None));
                let shown = plain_address(&address).to_owned();
                let (per_number, strip) = (directory.source.names(config::Place::Number), directory.strip.clone());
                ctx.link().send_future(async move {
                    if per_number {
                        Msg::Asked(Step::Directory, Endpoint::PerNumber, shown, Asked::Not)
                    } else {
                        Msg::Asked(Step::Directory, Endpoint::List, shown, ask::directory(&address, &strip).await)
                    }
                });
            }
        }
        match &config.delivery {
            None => self.walk.set(Step::Delivery, Standing::not_applicable("config.json names no endpoint for calls.")),
            Some(delivery) => {
                let address = absolute(&delivery.url);
                let shown = plain_address(&address).to_owned();
                let credentials = match delivery.credentials {
                    Credentials::Omit => RequestCredentials::Omit,
                    Credentials::SameOrigin => RequestCredentials::SameOrigin,
                    Credentials::Include => RequestCredentials::Include,
                };
                let headers = delivery.headers.clone();
                ctx.link().send_future(async move {
                    let asked = ask::endpoint(&address, &headers, credentials).await;
                    Msg::Asked(Step::Delivery, Endpoint::Receiver, shown, asked)
                });
            }
        }
    }

    /// Asks the other tabs for the bar's lock; whoever presses the button for it takes it over.
    fn join(&mut self, ctx: &Context<Self>) {
        let now = now();
        self.talk.handle(now, Told::Held(Holder::Asking));
        let tabs = Tabs::join(DATABASE, now.at.wall.to_string(), ctx.link().callback(Msg::Tab));
        if self.wants {
            tabs.take();
        } else {
            let link = ctx.link().clone();
            self._answer_limit = Some(Timeout::new(ANSWER_MS, move || link.send_message(Msg::NobodyAnswered)));
        }
        self.tabs = Some(tabs);
    }

    fn hear_tab(&mut self, now: Now, event: TabEvent) {
        match event {
            TabEvent::Holds => self.tell(now, Told::Held(Holder::Here)),
            TabEvent::AskedFor => {
                // The frame goes before the lock does.
                self.give_way(now, Holder::Taken);
            }
            TabEvent::Lost => self.give_way(now, Holder::Taken),
            TabEvent::Holder(Some(_)) if self.talk.holder() == Holder::Asking && !self.wants => {
                self.give_way(now, Holder::Elsewhere);
            }
            TabEvent::Holder(_) | TabEvent::Told(_) => {}
        }
    }

    /// The bar is another tab's, and we leave the queue for it: nobody asked this page to open it by itself later.
    fn give_way(&mut self, now: Now, holder: Holder) {
        self.wants = false;
        self.tell(now, Told::Held(holder));
        if let Some(tabs) = self.tabs.take() {
            tabs.let_go();
        }
    }

    fn tell(&mut self, now: Now, told: Told) {
        if self.talk.handle(now, told) {
            self.subscribe();
        }
        self.timer.set(self.talk.next_deadline(now.at), now.at.mono);
    }

    fn subscribe(&self) {
        let Some(Configured { config, place, .. }) = &self.configured else { return };
        let frame = self.frame.cast::<HtmlIFrameElement>().and_then(|frame| frame.content_window());
        if let (Some(frame), Posting::Text(list)) = (frame, eventpost(&config.bar.events)) {
            // A frame that shows another origin drops the message, as it must.
            let _ = frame.post_message(&list.into(), &place.target);
        }
    }

    /// The address of the bar's page, as it may be shown.
    fn address(&self) -> &str {
        self.configured.as_ref().map_or("", |configured| plain_address(&configured.place.source))
    }

    /// What follows from everything that was seen and heard so far.
    fn judge(&mut self, now: Now) {
        if let Some(Configured { place, .. }) = &self.configured {
            let address = plain_address(&place.source);
            self.walk.set_all(self.talk.judge(now.at, address, &place.origins, time_of_day));
            self.walk.set(
                Step::Cookies,
                judge_cookies(Cookies {
                    enabled: cookies_enabled(),
                    console: &console_origin(),
                    bar: &origin_of(&place.source),
                    signed_in: self.talk.signed_in(),
                    simulated: place.simulated,
                }),
            );
        }
        let done = self.server.is_some() && self.browser.is_some();
        self.walk.set(Step::Violations, judge_violations(&self.violations, done));
    }

    fn report(&self) -> String {
        let navigator = window().navigator();
        let agent = navigator.user_agent().unwrap_or_default();
        let time = js_sys::Date::new_0().to_iso_string().as_string().unwrap_or_default();
        let mode = self.configured.as_ref().map_or("unknown", |configured| match configured.config.bar.mode {
            Mode::Simulator => "simulator",
            Mode::Frame => "frame",
            Mode::Loader => "loader",
        });
        report(
            &self.walk,
            &[
                format!("Console: {} (version {})", plain_address(&above()), env!("CARGO_PKG_VERSION")),
                format!("Bar: {} (mode {mode})", self.address()),
                format!("Time: {time}"),
                format!("Browser: {agent}"),
            ],
        )
    }

    fn copied_in_words(&self) -> &'static str {
        match self.copied {
            CopyState::Idle => "",
            CopyState::Done => "Copied.",
            CopyState::Refused => "The browser refuses to copy. Select the text and copy it by hand.",
        }
    }

    fn part(&self, ctx: &Context<Self>, part: Part) -> Html {
        let press = |msg: fn() -> Msg| ctx.link().callback(move |()| msg());
        let mut actions = Vec::new();
        let mut offer = |step, label, on_press| actions.push(Action { step, label, on_press });
        match part {
            Part::Browser => {
                if matches!(self.walk.of(Step::Notices), Standing::Waiting(_)) {
                    offer(Step::Notices, "Ask this browser", press(|| Msg::AskForNotices));
                }
                if self.browser.as_ref().is_some_and(|browser| browser.microphone.reachable) {
                    offer(Step::Microphone, "Try the microphone", press(|| Msg::TryMicrophone));
                }
            }
            Part::Bar if matches!(self.talk.holder(), Holder::Elsewhere | Holder::Taken) => {
                offer(Step::Holder, "Use the bar here", press(|| Msg::UseHere));
            }
            _ => {}
        }
        let id = format!("part-{}", part as u8);
        html! {
            <section key={part as u8} class="check-part" aria-labelledby={id.clone()}>
                <h2 {id}>{ part.title() }</h2>
                if part == Part::Bar { { self.bar() } }
                <StepList walk={self.walk.clone()} steps={part.steps().collect::<Vec<_>>()} {actions} />
            </section>
        }
    }

    fn bar(&self) -> Html {
        match &self.configured {
            Some(configured) if self.talk.holder() == Holder::Here => html! {
                <div class="check-bar">
                    <ConnectionBar place={configured.place.clone()} frame={self.frame.clone()} title={EN.page.bar}
                        on_heard={self.on_heard.clone()} />
                </div>
            },
            _ => Html::default(),
        }
    }

    fn headers(&self, ctx: &Context<Self>) -> Html {
        let Some(Configured { expected, .. }) = &self.configured else { return Html::default() };
        html! {
            <section class="check-part check-headers" aria-labelledby="headers-title">
                <h2 id="headers-title">{ "Headers for this config.json" }</h2>
                <p>{ "Copy those for your web server, correct the folder in them, and look here again when config.json changes. On a computer with the source, make policy prints the same." }</p>
                { for expected.snippets.iter().enumerate().map(|(index, snippet)| html! {
                    <details key={snippet.server}>
                        <summary>{ snippet.server }</summary>
                        <button type="button" class="check-button" onclick={ctx.link().callback(move |_: MouseEvent| Msg::CopySnippet(index))}>
                            { format!("Copy for {}", snippet.server) }
                        </button>
                        <pre tabindex="0" role="region" aria-label={snippet.server}><code>{ &snippet.text }</code></pre>
                    </details>
                }) }
            </section>
        }
    }
}

/// Whether this browser takes cookies at all.
fn cookies_enabled() -> bool {
    let navigator = window().navigator();
    js_sys::Reflect::get(&navigator, &"cookieEnabled".into()).is_ok_and(|enabled| enabled.is_truthy())
}
