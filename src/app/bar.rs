//! The bar's way into the page, and what stands in its place while it isn't there.

mod notice;
mod simulated;

use super::kernel::Kernel;
use super::monitor::Watch;
use crate::browser::clock::window;
use crate::browser::loader::{BarLoader, Change, LoaderEvent, Violation, Violations, frame_check};
use crate::browser::local_network::{self, LocalNetworkWatch};
use crate::browser::{ConnectionBarProps, Heard, bar, now, post};
use crate::domain::{Callout, Confidence, Input, LinkState, Now};
use crate::journal::{CustodyInput, EntryKind, Role};
use crate::loader::{Failure, LocalNetwork, Stage};
use crate::protocol::{BarCommand, callout, eventpost};
use crate::render::Urgency;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlIFrameElement, Url};
use yew::prelude::*;

pub enum Msg {
    Heard(Heard),
    /// The vendor's script is further along.
    Loader(LoaderEvent),
    /// The page's policy has kept something out.
    Violated(Violation),
    /// The page in the console's own frame refuses to be there.
    NotFramed,
    /// What the browser lets the page reach has changed, or has become known.
    LocalNetwork,
    /// The agent wants the bar to be loaded now.
    LoadAgain,
    /// The agent has read how the bar departs from the documents.
    SawDeparture,
}

pub struct Bar {
    frame: NodeRef,
    /// Where the bar is the vendor's script's.
    loader: Option<BarLoader>,
    /// The element into which the vendor's frame is put.
    place: NodeRef,
    /// Why the bar's page can't be in the console's own frame.
    blocked: Option<Failure>,
    local_network: LocalNetworkWatch,
    /// What it last said.
    reach: LocalNetwork,
    /// There is a way to the bar, as far as is known.
    is_reachable: bool,
    /// What is in the frame was loaded when there may have been none.
    in_vain: bool,
    /// How often the console's own frame was made anew.
    times: usize,
    pub watch: Watch,
    on: Callback<Msg>,
    on_heard: Callback<Heard>,
    on_load_again: Callback<()>,
    _violations: Option<Violations>,
}

impl Bar {
    pub fn new(kernel: &Kernel, is_reachable: bool, on: Callback<Msg>) -> Bar {
        let environment = &kernel.environment;
        let on_heard = on.reform(Msg::Heard);
        Bar {
            frame: NodeRef::default(),
            loader: BarLoader::new(environment.clone(), on.reform(Msg::Loader), on_heard.clone()),
            place: NodeRef::default(),
            blocked: None,
            local_network: LocalNetworkWatch::begin(on.reform(|()| Msg::LocalNetwork)),
            reach: LocalNetwork::default(),
            is_reachable,
            in_vain: !is_reachable,
            times: 0,
            watch: Watch::new(on.reform(|()| Msg::SawDeparture)),
            on_heard,
            on_load_again: on.reform(|()| Msg::LoadAgain),
            _violations: environment.loader.is_none().then(|| Violations::watch(on.reform(Msg::Violated))),
            on,
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, msg: Msg) {
        match msg {
            Msg::Heard(heard) => self.hear(kernel, heard),
            Msg::Loader(happened) => {
                let change = self.loader.as_mut().and_then(|loader| loader.handle(happened));
                changed(kernel, change);
                self.adopt();
                kernel.rendering.soon();
            }
            Msg::Violated(violation) => self.violated(kernel, &violation),
            Msg::NotFramed => self.is_blocked(kernel, Failure::NotFramed),
            Msg::LocalNetwork => self.reach_has_changed(kernel),
            Msg::LoadAgain => {
                self.load_again(kernel);
                kernel.refresh_alerts();
                kernel.rendering.now();
            }
            Msg::SawDeparture => {
                self.watch.dismiss(kernel);
                kernel.rendering.now();
            }
        }
    }

    fn hear(&mut self, kernel: &mut Kernel, heard: Heard) {
        let said = |kernel: &Kernel| (kernel.session.link().state, kernel.session.link().counts.applied);
        let before = match &heard {
            Heard::Drained if kernel.rendering.drained() => return kernel.draw(),
            Heard::Drained => return,
            Heard::Foreign | Heard::OtherOrigin => {
                if heard == Heard::OtherOrigin {
                    self.watch.monitor(kernel).came_from_other_origin();
                }
                kernel.apply(now(), Input::Foreign);
                return kernel.rendering.request(Urgency::Later);
            }
            Heard::Batch(turn) => {
                kernel.rendering.count(turn.len() as u32);
                Some(said(kernel))
            }
            Heard::Message(..) => Some(said(kernel)),
            Heard::Forward(ms) => return simulated::put_forward(kernel, *ms),
            Heard::Loaded => None,
        };
        self.receive(kernel, now(), heard);
        // What the console doesn't know is counted, and worth no drawing of its own.
        if before == Some(said(kernel)) { kernel.rendering.request(Urgency::Later) } else { kernel.draw() }
    }

    fn receive(&mut self, kernel: &mut Kernel, now: Now, heard: Heard) {
        match heard {
            Heard::Message(text, carrier) => {
                let read = Input::Bar(self.watch.read(now, &text, carrier));
                let entry = EntryKind::Message(text.clone());
                kernel.custody_handles(now, CustodyInput::HappenedAs(entry, read));
                self.watch.entered(kernel, now, &text, carrier);
            }
            Heard::Loaded => {
                self.watch.monitor(kernel).frame_loaded();
                self.in_vain = !self.is_reachable;
                simulated::begins_anew(kernel);
                kernel.custody_handles(now, CustodyInput::Happened(EntryKind::FrameLoaded));
                self.check_framing();
            }
            Heard::Batch(turn) => {
                let mut at = now;
                for heard in turn {
                    at = self.receive_next(kernel, at, heard);
                }
            }
            Heard::Forward(ms) => simulated::put_forward(kernel, ms),
            // Neither has to wait for a turn.
            Heard::Foreign | Heard::OtherOrigin | Heard::Drained => {}
        }
    }

    pub fn subscribe(&mut self, kernel: &Kernel) {
        self.watch.monitor(kernel).subscribed();
        self.greet(kernel);
        self.post(kernel, eventpost(&kernel.config.bar.events));
    }

    pub fn call(&self, kernel: &Kernel, Callout { number, mode }: &Callout) {
        self.post(kernel, callout(number, *mode, kernel.config.bar.callout));
    }

    fn post(&self, kernel: &Kernel, command: BarCommand) {
        post(self.frame(), command, &kernel.environment.target);
    }

    /// This tab has the bar.
    pub fn begin(&mut self, kernel: &mut Kernel) {
        let change = self.loader.as_mut().and_then(BarLoader::begin);
        changed(kernel, change);
    }

    /// The bar goes elsewhere.
    pub fn stop(&mut self, kernel: &Kernel) {
        self.loader.iter_mut().for_each(BarLoader::stop);
        self.watch.monitor(kernel).interrupted();
        self.blocked = None;
    }

    /// The agent wants the bar to be loaded anew. What the page's own policy has kept out, only another page can let in.
    pub fn load_again(&mut self, kernel: &mut Kernel) {
        if self.loader.is_none() && kernel.leads() {
            if let Some(Failure::Blocked { .. }) = self.blocked.take() {
                // What could go wrong with a reload would go wrong with the page.
                let _ = window().location().reload();
            }
            self.times += 1;
            kernel.handle(Input::BarIsThere);
        }
        let change = self.loader.as_mut().and_then(BarLoader::again);
        changed(kernel, change);
        kernel.rendering.soon();
    }

    /// How things stand with the bar, for whoever would take it away from an open call otherwise.
    pub fn tell(&mut self, kernel: &mut Kernel) {
        self.watch.look(kernel);
        let (Some(loader), session) = (&mut self.loader, &kernel.session) else { return };
        let in_call = session.live_calls().next().is_some() || session.ring().is_some();
        let change = loader.tell(in_call, session.bar_speaks(), session.is_refused());
        changed(kernel, change);
    }

    /// The page's own policy has kept something out. In a frame of the console's own that can only be the bar's page.
    fn violated(&mut self, kernel: &mut Kernel, violation: &Violation) {
        let origin = Url::new(&kernel.environment.source).map(|url| url.origin());
        if violation.is_of_frames() && origin.as_ref() == Ok(&violation.blocked) {
            self.is_blocked(kernel, violation.failure());
        }
    }

    fn is_blocked(&mut self, kernel: &mut Kernel, failure: Failure) {
        if kernel.leads() && self.loader.is_none() {
            self.blocked = Some(failure);
            kernel.handle(Input::BarFailed);
        }
    }

    /// What can be known of the page in the console's own frame. The vendor's is looked after by its loader.
    fn check_framing(&self) {
        let frame = self.frame.cast::<HtmlIFrameElement>();
        if let Some(address) = frame.as_ref().and_then(frame_check::doubtful) {
            let on = self.on.clone();
            spawn_local(async move {
                if frame_check::is_forbidden(&address).await {
                    on.emit(Msg::NotFramed);
                }
            });
        }
    }

    /// Needs no drawing: the place is there as long as the bar is this tab's.
    pub fn adopt(&self) {
        if let (Some(loader), Some(place)) = (&self.loader, self.place.cast::<Element>()) {
            loader.adopt(&place);
        }
    }

    /// The frame that messages to the bar are posted to.
    pub fn frame(&self) -> Option<HtmlIFrameElement> {
        match &self.loader {
            Some(loader) => loader.frame(),
            None => self.frame.cast(),
        }
    }

    /// Why the bar isn't there.
    pub fn failure(&self) -> Option<&Failure> {
        match self.loader.as_ref()?.stage() {
            Stage::Failed { failure, .. } => Some(failure),
            Stage::Off | Stage::Loading(_) | Stage::There => None,
        }
        .or(self.blocked.as_ref())
    }

    /// Nothing is heard of the bar in the console's own frame, and the browser doesn't let the page go where it probably is.
    pub fn is_kept_out(&self, kernel: &Kernel) -> bool {
        self.is_kept_out_by(kernel, self.reach)
    }

    fn is_kept_out_by(&self, kernel: &Kernel, reach: LocalNetwork) -> bool {
        let state = kernel.session.link().state;
        let unheard = matches!(state, LinkState::Waiting | LinkState::WaitingLong);
        let long = state == LinkState::WaitingLong;
        unheard && self.is_framed(kernel) && local_network::keeps_out(reach, &kernel.environment.source, long)
    }

    /// A bar that was kept out is loaded again when the agent has allowed it.
    fn reach_has_changed(&mut self, kernel: &mut Kernel) {
        let before = std::mem::replace(&mut self.reach, self.local_network.grants());
        let (was, is) = (self.is_kept_out_by(kernel, before), self.is_kept_out(kernel));
        if was && !is {
            self.load_again(kernel);
        }
        if was != is {
            kernel.rendering.now();
        }
    }

    /// An operator's page is in the console's own frame.
    fn is_framed(&self, kernel: &Kernel) -> bool {
        let is_ours = self.loader.is_none() && !kernel.environment.simulated;
        is_ours && kernel.leads() && self.blocked.is_none()
    }

    /// The address of a page that may have an error in its stead: of what is in a frame nobody learns more than that it
    /// says nothing. In a tab of its own the browser says what it is.
    pub fn unseen(&self, kernel: &Kernel) -> Option<AttrValue> {
        let waits = kernel.session.link().state == LinkState::WaitingLong;
        (waits && self.is_framed(kernel)).then(|| kernel.environment.source.clone().into())
    }

    /// When the bar last spoke, epoch milliseconds, if that is long ago.
    pub fn quiet_since(&self, kernel: &Kernel) -> Option<u64> {
        let quiet = kernel.session.link().quiet_since().filter(|_| !self.is_readable());
        quiet.map(|last| last.wall)
    }

    /// The bar's document is of the console's own origin, and so of its own process: it is there as long as the console is.
    /// Of another origin's no page learns whether its process lives: its window, its ports and its timing stay the same.
    fn is_readable(&self) -> bool {
        self.frame().is_some_and(|frame| frame.content_document().is_some())
    }

    pub fn vouch_for(&self, confidence: Confidence) -> Confidence {
        if confidence == Confidence::Quiet && self.is_readable() { Confidence::Confirmed } else { confidence }
    }

    /// There for a bar in the console's own frame of which nothing has been heard for long.
    pub fn on_load_again(&self, kernel: &Kernel) -> Option<Callback<()>> {
        let state = kernel.session.link().state;
        let unheard = matches!(state, LinkState::WaitingLong | LinkState::Silent | LinkState::Lost);
        let may_be_gone = unheard || self.quiet_since(kernel).is_some();
        (may_be_gone && self.is_framed(kernel)).then(|| self.on_load_again.clone())
    }

    /// When the way to the bar is there again; not while the agent is at work in the frame, where there may be a bar after
    /// all.
    pub fn load_if_back(&mut self, kernel: &Kernel, is_reachable: bool) {
        self.is_reachable = is_reachable;
        if !self.in_vain || !is_reachable {
            return;
        }
        let frame = self.frame.cast::<Element>();
        let at_work = frame.is_some() && window().document().and_then(|document| document.active_element()) == frame;
        let is_heard = matches!(kernel.session.link().state, LinkState::Ready | LinkState::Silent);
        if !at_work && !is_heard && kernel.session.live_calls().next().is_none() {
            self.in_vain = false;
            self.times += 1;
        }
    }

    /// The vendor's frame floats over the page, and can't be put anywhere.
    pub fn floats(&self) -> bool {
        self.loader.as_ref().is_some_and(BarLoader::is_left)
    }

    /// It has its place in the page, and nothing has to be said in it.
    pub fn may_be_folded(&self, kernel: &Kernel) -> bool {
        matches!(kernel.role(), Role::Leader | Role::Unknown) && !self.floats() && self.said(kernel).is_none()
    }

    /// The console makes the frame.
    pub fn has_own_frame(&self) -> bool {
        self.loader.is_none()
    }

    pub fn view(&self, kernel: &Kernel) -> Html {
        match (kernel.role(), &self.loader) {
            (Role::Unknown, _) => html! { <div class="bar-awaited" /> },
            (Role::Releasing | Role::Follower, _) => Html::default(),
            (Role::Leader, Some(loader)) => self.loaded_bar(kernel, loader),
            (Role::Leader, None) => {
                let framed = ConnectionBarProps {
                    place: kernel.environment.clone(),
                    frame: self.frame.clone(),
                    title: AttrValue::Static(kernel.words.page.bar),
                    on_heard: self.on_heard.clone(),
                };
                bar(self.times, framed, self.notice(kernel))
            }
        }
    }
}

fn changed(kernel: &mut Kernel, change: Option<Change>) {
    match change {
        Some(Change::Loads) => kernel.handle(Input::BarLoads),
        Some(Change::IsThere) => kernel.handle(Input::BarIsThere),
        Some(Change::Failed) => kernel.handle(Input::BarFailed),
        None => {}
    }
}
