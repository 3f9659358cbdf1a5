//! The console's root. It owns the session, hands every input to it, does at once what the session asks of
//! the world, and draws at most once a frame.

use super::clock::{now, view_clock};
use super::connection_bar::ConnectionBar;
use super::place::Place;
use super::tell;
use super::timer::Timer;
use crate::domain::{Call, Effect, Input, Session};
use crate::protocol::{CalloutStyle, MediaMode, Posting, callout, eventpost};
use crate::view::{
    AgentStatusPanel, CallLogView, Clock, ConnectionStatus, DialField, EN, IncomingCallPopup, Layout, RingAnnouncer,
    Words,
};
use gloo::render::{AnimationFrame, request_animation_frame};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::HtmlIFrameElement;
use yew::prelude::*;

/// How many rows of the log are drawn at first, and how many more at each request.
const ROWS: usize = 200;

#[derive(Properties, PartialEq)]
pub struct ConsoleProps {
    pub place: Rc<Place>,
    /// Identifiers to subscribe to beside those that the console knows.
    pub events: Rc<[String]>,
    pub callout: CalloutStyle,
}

pub enum Msg {
    Happened(Input),
    TimerFired,
    /// The browser is about to draw a frame.
    Frame,
    AskedForOlder,
}

pub struct Console {
    session: Session,
    frame: NodeRef,
    timer: Timer,
    /// The frame in which the latest inputs will be drawn.
    drawing: Option<AnimationFrame>,
    rows: usize,
    on_input: Callback<Input>,
    on_dial: Callback<crate::protocol::Number>,
    on_older: Callback<()>,
}

impl Component for Console {
    type Message = Msg;
    type Properties = ConsoleProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let mut timer = Timer::new(link.callback(|()| Msg::TimerFired));
        let now = now();
        let session = Session::new(now);
        timer.set(session.next_deadline(), now.at.mono);
        Console {
            session,
            frame: NodeRef::default(),
            timer,
            drawing: None,
            rows: ROWS,
            on_input: link.callback(Msg::Happened),
            on_dial: link.callback(|number| Msg::Happened(Input::DialRequested(number))),
            on_older: link.callback(|()| Msg::AskedForOlder),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Happened(input) => self.handle(ctx, input),
            Msg::TimerFired => {
                self.timer.fired();
                self.handle(ctx, Input::Woke);
            }
            Msg::Frame => {
                self.drawing = None;
                return true;
            }
            Msg::AskedForOlder => {
                self.rows += ROWS;
                return true;
            }
        }
        false
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let session = &self.session;
        let link = session.link();
        let ring = session.ring();
        let calls = session.calls();
        let rows: Rc<[Rc<Call>]> = calls.iter().rev().take(self.rows).cloned().collect();
        let bar = html! {
            <ConnectionBar place={ctx.props().place.clone()} frame={self.frame.clone()} title={EN.page.bar}
                on_input={self.on_input.clone()} />
        };
        let mut unknown: Vec<(AttrValue, usize)> = Vec::new();
        for event in &link.unknown {
            match unknown.iter_mut().find(|(identifier, _)| *identifier == event.identifier) {
                Some((_, count)) => *count += 1,
                None => unknown.push((event.identifier.clone().into(), 1)),
            }
        }
        let faults: Vec<AttrValue> = link.faults.iter().map(|fault| fault.to_string().into()).collect();
        let connection = html! {
            <ConnectionStatus state={link.state} counts={link.counts} simulated={ctx.props().place.simulated}
                unknown={unknown} faults={faults} holder={None::<AttrValue>} trouble={None::<AttrValue>}
                on_use_here={Callback::noop()} on_export={Callback::noop()} />
        };
        let status = html! {
            <>
                <AgentStatusPanel agent={session.agent().clone()} call={session.current_call().cloned()}
                    today={session.today()} />
                <DialField dial={session.dial().clone()} enabled={session.may_dial()} on_dial={self.on_dial.clone()} />
            </>
        };
        let popup = html! {
            <>
                <RingAnnouncer ring={ring.clone()} />
                if let Some(ring) = ring {
                    <IncomingCallPopup {ring} />
                }
            </>
        };
        let log = html! { <CallLogView {rows} total={calls.len()} on_older={self.on_older.clone()} /> };
        html! {
            <ContextProvider<Clock> context={view_clock()}>
                <ContextProvider<&'static Words> context={&EN}>
                    <Layout {bar} {connection} {status} {popup} {log} />
                </ContextProvider<&'static Words>>
            </ContextProvider<Clock>>
        }
    }
}

impl Console {
    /// Effects run now: a hidden tab draws nothing and must still do its work.
    fn handle(&mut self, ctx: &Context<Self>, input: Input) {
        let now = now();
        for effect in self.session.handle(now, input) {
            match effect {
                Effect::Subscribe => self.post(ctx, eventpost(&ctx.props().events)),
                Effect::Callout(number) => {
                    self.post(ctx, callout(&number, MediaMode::Audio, ctx.props().callout));
                }
                Effect::AgentChanged(agent) => tell::agent_state(&agent),
                Effect::CallRinging(ring) => tell::call_ringing(&ring),
                Effect::CallAnswered(call) => tell::call_answered(&call, now.at),
                Effect::CallEnded(call) => tell::call_ended(&call, now.at),
            }
        }
        self.timer.set(self.session.next_deadline(), now.at.mono);
        if self.drawing.is_none() {
            let link = ctx.link().clone();
            self.drawing = Some(request_animation_frame(move |_| link.send_message(Msg::Frame)));
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
