//! The console's first moments: it joins the other tabs, shows the bar, subscribes, and shows the agent's state and what
//! rings. The rest of the program, which comes meanwhile, goes on from there: with the same session, and with everything
//! that is still to be done and written down.

use super::clock::{now, opened_at, page_time, view_clock, window};
use super::connection_bar::{ConnectionBarProps, Heard, bar, post};
use super::console::{ConsoleProps, Msg};
use super::culture::culture;
use super::drawing::Drawing;
use super::incoming::{Incoming, IncomingCall};
use super::loader::Violations;
use super::root::Root;
use super::store::DATABASE;
use super::tabs::{TabEvent, Tabs};
use super::timer::Timer;
use super::{local, parts};
use crate::domain::{Effect, Moment, Now, Session};
use crate::journal::{Entry, What, is_new_shift};
use crate::protocol::{decode, eventpost};
use crate::view::{
    AgentStatusPanel, ConnectionStatus, Culture, IncomingCallPopupProps, Layout, Spoken, Surroundings, brand,
};
use gloo::timers::callback::Timeout;
use web_sys::Event;
use yew::prelude::*;

/// In `localStorage`: when the journal was last written to, epoch milliseconds, give or take some minutes.
const WRITTEN: &str = "agent-console.journal-written";

/// How long the rest of the program waits for the bar's page, milliseconds. What it has to do when it comes would else be
/// in the way of asking the bar for its events.
const FRAME_WAIT_MS: u32 = 1_000;

pub struct Early {
    pub spoken: Spoken,
    pub culture: Culture,
    pub session: Session,
    pub tabs: Tabs,
    /// What happened since this tab has the bar, if it has, and when that began, epoch milliseconds.
    pub shift: Option<(u64, Vec<Entry>)>,
    pub frame: NodeRef,
    pub timer: Timer,
    pub drawing: Drawing,
    pub incoming: Incoming,
    /// What is to be done of what happened, with the time.
    pub effects: Vec<(Now, Effect)>,
    /// What can't be handled yet, in its order.
    pub pending: Vec<Msg>,
    pub on_heard: Callback<Heard>,
    /// What the page's policy keeps out of the console's own frame.
    pub violations: Option<Violations>,
    frame_wait: Option<Timeout>,
    asked_for_rest: bool,
    /// The rest of the program could not be fetched.
    rest_is_missing: bool,
}

/// Tells the page's script that the rest of the program has not come.
const INCOMPLETE: &str = "agent-console:incomplete";

/// Remembers that the journal is being written to; whether that can be remembered.
pub fn remember_journal() -> bool {
    local::write(WRITTEN, &page_time().1.to_string());
    local::read(WRITTEN).is_some()
}

/// Whether the bar needs nothing of the rest of the program, which loads the vendor's script, hides numbers, and reads the
/// journal of a shift that goes on.
fn may_begin(props: &ConsoleProps) -> bool {
    props.place.loader.is_none() && !props.config.privacy.mask.hides_everywhere() && !shift_goes_on()
}

/// Whether there probably is a shift that goes on, and whose journal must be read first.
fn shift_goes_on() -> bool {
    let written = local::read(WRITTEN).and_then(|wall| wall.parse().ok());
    written.is_some_and(|wall| !is_new_shift(Moment { mono: 0, wall }, page_time().1))
}

impl Early {
    pub fn new(ctx: &Context<Root>) -> Early {
        let link = ctx.link();
        let spoken = ctx.props().spoken;
        Early {
            spoken,
            culture: culture(&spoken.first.language),
            session: Session::new(now()),
            tabs: Tabs::join(DATABASE, opened_at().to_string(), link.callback(Msg::Tab)),
            shift: None,
            frame: NodeRef::default(),
            timer: Timer::new(link.callback(|()| Msg::TimerFired)),
            drawing: Drawing::new(link.callback(|()| Msg::Frame)),
            incoming: Incoming::default(),
            effects: Vec::new(),
            pending: Vec::new(),
            on_heard: link.callback(Msg::Heard),
            violations: (ctx.props().place.loader.is_none()).then(|| Violations::watch(link.callback(Msg::Violated))),
            frame_wait: None,
            asked_for_rest: false,
            rest_is_missing: false,
        }
    }

    pub fn update(&mut self, ctx: &Context<Root>, msg: Msg) -> bool {
        match msg {
            Msg::Heard(Heard::Message(text)) => {
                let message = decode(text.as_str());
                self.note(ctx, What::Message(text), |session, now| session.hear(now, message));
            }
            Msg::Heard(Heard::Loaded) => {
                self.note(ctx, What::FrameLoaded, Session::frame_loaded);
                self.pending.push(Msg::FrameWasLoaded);
                self.ask_for_rest(ctx);
            }
            Msg::Heard(Heard::Foreign) => {
                let now = now();
                let effects = self.session.foreign(now);
                self.act(ctx, now, effects);
            }
            Msg::Heard(Heard::Turn(turn)) => {
                for heard in turn {
                    self.update(ctx, Msg::Heard(heard));
                }
            }
            // It is drawn within the second.
            Msg::Heard(Heard::Everything) => {}
            Msg::TimerFired => {
                let now = now();
                self.timer.fired(now.at.mono);
                let effects = self.session.woke(now);
                self.act(ctx, now, effects);
            }
            Msg::Frame => {
                self.show_ring();
                return self.drawing.is_due(true);
            }
            Msg::Tab(TabEvent::Holds) if may_begin(ctx.props()) => {
                self.session.allow_silence(u64::from(ctx.props().config.bar.silent_minutes) * 60_000);
                self.shift = Some((page_time().1, Vec::new()));
                self.note(ctx, What::Opened, Session::opened);
                return true;
            }
            Msg::FrameIsLate => self.ask_for_rest(ctx),
            Msg::RestMissing => {
                // What has been heard of a call would be lost with this page.
                if self.session.calls().is_empty() {
                    // See src/shell/start.js. An event of this name can always be made, and nobody can stop it.
                    let _ = Event::new(INCOMPLETE).map(|event| window().dispatch_event(&event));
                }
                return !std::mem::replace(&mut self.rest_is_missing, true);
            }
            other => {
                self.pending.push(other);
                self.ask_for_rest(ctx);
            }
        }
        false
    }

    /// Writes down what happened, to be kept when there is a journal, and lives through it.
    fn note(&mut self, ctx: &Context<Root>, what: What, live: impl FnOnce(&mut Session, Now) -> Vec<Effect>) {
        let Some((_, entries)) = &mut self.shift else { return };
        let now = now();
        entries.push(Entry { number: entries.len() as u64, now, what });
        let effects = live(&mut self.session, now);
        self.act(ctx, now, effects);
    }

    fn act(&mut self, ctx: &Context<Root>, now: Now, effects: Vec<Effect>) {
        for effect in effects {
            if effect == Effect::Subscribe {
                post(self.frame.cast(), eventpost(&ctx.props().config.bar.events), &ctx.props().place.target);
            } else {
                self.effects.push((now, effect));
            }
        }
        self.timer.set(self.session.next_deadline(), now.at.mono);
        self.drawing.soon();
    }

    fn show_ring(&self) {
        let popup = |ring| IncomingCallPopupProps {
            ring,
            silenced: false,
            on_unlock: Callback::noop(),
            contact: None,
            on_pop: None,
        };
        self.incoming.show(self.session.ring().map(popup));
    }

    pub fn rendered(&mut self, ctx: &Context<Root>) {
        if self.shift.is_some() {
            let late = ctx.link().callback(|()| Msg::FrameIsLate);
            self.frame_wait.get_or_insert_with(|| Timeout::new(FRAME_WAIT_MS, move || late.emit(())));
        }
    }

    fn ask_for_rest(&mut self, ctx: &Context<Root>) {
        if !std::mem::replace(&mut self.asked_for_rest, true) {
            let missing = ctx.link().callback(|()| Msg::RestMissing);
            ctx.link().send_future(async move { Msg::Rest(parts::rest(|| missing.emit(())).await) });
        }
    }

    pub fn view(&self, ctx: &Context<Root>) -> Html {
        let (session, config, place) = (&self.session, &ctx.props().config, &ctx.props().place);
        let call = session.current_call().cloned();
        let link = session.link();
        let framed = || ConnectionBarProps {
            place: place.clone(),
            frame: self.frame.clone(),
            title: AttrValue::Static(self.spoken.first.page.bar),
            on_heard: self.on_heard.clone(),
        };
        let bar = if self.shift.is_some() { bar(0, framed(), Html::default()) } else { Html::default() };
        let brand = brand(self.spoken.first, config.brand.name.as_deref(), config.brand.logo.as_deref());
        let connection = html! {
            <ConnectionStatus state={link.state} counts={link.counts} simulated={place.simulated} />
        };
        // The console's page has more here, and later. With a place for it, what is drawn now stays what it is then: the
        // bar above all.
        let status = html! {
            <>
                <AgentStatusPanel agent={session.agent().clone()} freshness={session.freshness()}
                    reasons={config.reasons.clone()} {call} today={session.today()} />
                { Html::default() }
                { Html::default() }
            </>
        };
        let popup = html! { <IncomingCall incoming={self.incoming.clone()} /> };
        let log = html! {
            if self.rest_is_missing {
                <p class="log-missing" role="status">{ self.spoken.first.page.log_missing }</p>
            }
        };
        let (clock, culture) = (view_clock(), self.culture.clone());
        let surroundings = Surroundings { clock, spoken: self.spoken, culture };
        html! {
            <ContextProvider<Surroundings> context={surroundings}>
                <Layout {brand} {bar} {connection} {status} {popup} {log} />
                { Html::default() }
                { Html::default() }
            </ContextProvider<Surroundings>>
        }
    }
}
