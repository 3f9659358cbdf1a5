//! The simulated bar as a page, meant for an iframe named `ccbarclient`.
//!
//! The platform, the page's subscription and the morning live in one component; whatever happens is a message
//! to it. What the bar says goes to the page around it, if that page asked for it.

mod agent_controls;
mod button;
mod call_list;
mod clock;
mod fields;
mod incoming;
mod names;
mod outgoing;
mod simulation_controls;
mod style;

use super::action::Action;
use super::bar_side::{BarSide, Heard};
use super::fast_motion::{forward_ms, wait_ms};
use super::morning::Morning;
use super::platform::Platform;
use super::settings::Settings;
use super::words::{self, BarWords};
use crate::browser::{crash_screen, language};
use clock::SimulatedTime;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use incoming::Overheard;
use outgoing::Outgoing;
use style::{Knob, Style};
use yew::{Callback, Component, Context, Html, html};

/// How quickly the simulated world reacts.
const SETTINGS: Settings = Settings {
    acw: true,
    wrap_up_limit_ms: None,
    ring_limit_ms: Some(45_000),
    not_ready_after_refusal: true,
    sign_in_ms: 400,
    starts_in_wrap_up: false,
    pick_up_ms: Some(600),
    callee_rings_ms: Some(900),
};

/// Puts the bar into the page's element `app`.
pub fn start() {
    crash_screen::install("simulated-bar", || {});
    let root = web_sys::window()
        .and_then(|window| window.document()?.get_element_by_id("app"))
        .expect("the page has a place for the bar");
    // At once: the page around it subscribes as soon as this one has loaded.
    yew::Renderer::<BarPage>::with_root(root).render();
}

pub enum Msg {
    Acted(Action),
    Overheard(Overheard),
    /// A timer of the platform or of the morning is due.
    Woke,
    /// It is time for the next of the messages that wait.
    GapPassed,
    MorningBegan,
    MorningStopped,
    Turned(Knob),
    HistoryToggled,
    SimulationToggled,
    /// A language was chosen.
    Chosen(&'static str),
}

/// What the controls call; made once, so that they are drawn anew only when something changed.
struct Calls {
    act: Callback<Action>,
    turn: Callback<Knob>,
    begin_morning: Callback<()>,
    stop_morning: Callback<()>,
    toggle_history: Callback<()>,
    toggle_simulation: Callback<()>,
}

pub struct BarPage {
    platform: Platform,
    bar: BarSide,
    mouth: Outgoing,
    style: Style,
    morning: Option<Morning>,
    /// The console's clock follows ours.
    is_followed: bool,
    /// When the clock was last put forward.
    ticked: u64,
    words: &'static BarWords,
    /// A call that was asked for before anybody had signed in; it comes as soon as somebody has.
    awaited: Option<Action>,
    /// The next morning's seed: every one is another, and a fresh page's first is always the same.
    seed: u64,
    history_open: bool,
    /// The controls of the simulation are in sight in a narrow frame, too.
    simulation_open: bool,
    calls: Calls,
    timer: Option<Timeout>,
    /// Listens while the page lives.
    _ear: Option<EventListener>,
    /// A language that was chosen in another page, such as the check's.
    _language: EventListener,
}

impl Component for BarPage {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let (style, words) = (Style::default(), names::first());
        names::declare(words);
        BarPage {
            platform: Platform::with(style.dialect(clock::epoch()), style.settings(SETTINGS)),
            bar: BarSide::new(),
            mouth: Outgoing::new(link.callback(|()| Msg::GapPassed)),
            style,
            morning: None,
            is_followed: false,
            ticked: 0,
            words,
            awaited: None,
            seed: 1,
            history_open: false,
            simulation_open: false,
            calls: Calls {
                act: link.callback(Msg::Acted),
                turn: link.callback(Msg::Turned),
                begin_morning: link.callback(|()| Msg::MorningBegan),
                stop_morning: link.callback(|()| Msg::MorningStopped),
                toggle_history: link.callback(|()| Msg::HistoryToggled),
                toggle_simulation: link.callback(|()| Msg::SimulationToggled),
            },
            timer: None,
            _ear: incoming::listen(link.callback(Msg::Overheard)),
            _language: language::following(
                link.callback(|language: &'static crate::view::Language| Msg::Chosen(language.tag)),
            ),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.put_clock_forward();
        let now = clock::now();
        match msg {
            Msg::Acted(action @ Action::Incoming { .. }) => self.call(now, action),
            Msg::Acted(action) => self.act(now, &action),
            Msg::Overheard(overheard) => self.hear(now, overheard),
            Msg::Woke => self.wake(now),
            Msg::GapPassed => self.mouth.gap_passed(&self.bar, self.style.manner()),
            Msg::MorningBegan => {
                let own_time = Morning::paced(self.seed, now, 1);
                self.morning = Some(if self.is_followed { own_time } else { Morning::new(self.seed, now) });
                self.seed += 1;
            }
            Msg::MorningStopped => self.end_morning(),
            Msg::Turned(knob) => {
                self.style.turn(knob);
                self.platform.speak(self.style.dialect(self.platform.dialect().epoch));
                self.platform.configure(self.style.settings(SETTINGS));
            }
            Msg::Chosen(tag) => self.speak(tag),
            Msg::HistoryToggled => self.history_open = !self.history_open,
            Msg::SimulationToggled => self.simulation_open = !self.simulation_open,
        }
        self.set_timer(ctx, now);
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let (truth, words) = (self.platform.truth(), self.words);
        html! {
            <main
                class="bar"
                data-state={names::state_name(&truth.agent.state)}
                data-subscribed={self.bar.subscriptions().to_string()}
                data-posted={self.mouth.posted().to_string()}
            >
                <header class="summary">
                    { call_list::agent_line(words, &truth.agent) }
                    { call_list::live_calls(words, &self.platform) }
                    <SimulatedTime {words} />
                    <p class="note">{ words.note }</p>
                </header>
                { self.agent_controls() }
                { self.simulation_controls() }
            </main>
        }
    }
}

impl BarPage {
    /// The first thing that somebody new to the page tries is a call, and signing in is the way to it.
    fn call(&mut self, now: u64, action: Action) {
        if self.platform.can(&Action::SignIn) {
            self.act(now, &Action::SignIn);
            self.awaited = Some(action);
        } else {
            self.act(now, &action);
        }
    }

    fn act(&mut self, now: u64, action: &Action) {
        let said = self.platform.act(now, action);
        self.mouth.say(said, &self.bar, self.style.manner());
    }

    fn wake(&mut self, now: u64) {
        let said = self.platform.wake(now);
        self.mouth.say(said, &self.bar, self.style.manner());
        if let Some(action) = self.awaited.take_if(|action| self.platform.can(action)) {
            self.act(now, &action);
        }
        let Some(morning) = &mut self.morning else { return };
        let action = morning.next(now, &self.platform);
        let is_over = morning.next_deadline().is_none();
        if let Some(action) = action {
            self.act(now, &action);
        }
        if is_over {
            self.end_morning();
        }
    }

    fn end_morning(&mut self) {
        if self.morning.take().is_some() && self.is_followed {
            self.mouth.put_forward(0, &self.bar, self.style.manner());
        }
    }

    /// In fast motion, before anything else: whatever happens, happens at the time that it is by then.
    fn put_clock_forward(&mut self) {
        let now = clock::now();
        let passed = now.saturating_sub(std::mem::replace(&mut self.ticked, now));
        let Some(due) = self.next_deadline().filter(|_| self.is_followed && self.morning.is_some()) else { return };
        let ms = forward_ms(&self.platform, now, due, passed);
        if ms > 0 {
            clock::put_forward(ms);
            self.ticked = now + ms;
            self.mouth.put_forward(ms, &self.bar, self.style.manner());
        }
    }

    fn hear(&mut self, now: u64, overheard: Overheard) {
        match self.bar.receive(&overheard.posted) {
            Heard::Subscribed(_) => self.mouth.speak_to(overheard.origin),
            Heard::Greeted { language } => {
                self.is_followed = true;
                self.speak(&language);
            }
            Heard::CallOut { number, mode } if self.platform.takes_callout() => {
                self.act(now, &Action::Dial { number, mode });
            }
            Heard::CallOut { .. } | Heard::NotUnderstood => {}
        }
    }

    fn next_deadline(&self) -> Option<u64> {
        let of_morning = self.morning.as_ref().and_then(Morning::next_deadline);
        [self.platform.next_deadline(), of_morning].into_iter().flatten().min()
    }

    fn speak(&mut self, tag: &str) {
        self.words = words::named(tag).unwrap_or(self.words);
        names::declare(self.words);
    }

    /// One timer for whatever is due first; the one before it is dropped and thereby cancelled.
    fn set_timer(&mut self, ctx: &Context<Self>, now: u64) {
        self.timer = self.next_deadline().map(|due| {
            let woke = ctx.link().callback(|()| Msg::Woke);
            let fast = self.is_followed && self.morning.is_some();
            let delay_ms = if fast { wait_ms(&self.platform, now, due) } else { due.saturating_sub(now) };
            let delay_ms = u32::try_from(delay_ms).unwrap_or(u32::MAX >> 1);
            Timeout::new(delay_ms, move || woke.emit(()))
        });
    }
}
