//! The bar's way into the page, and what stands in its place while it isn't there.

use super::{Console, Msg};
use crate::browser::clock::{page_time, window};
use crate::browser::cookies::bar_cookies;
use crate::browser::loader::{BarLoader, Change, Happened, Violation, frame_check};
use crate::browser::local_network;
use crate::domain::{Freshness, Input, LinkState};
use crate::loader::{BarCookies, Doubt, Failure, LocalNetwork, SCRIPT, Server, Stage};
use crate::view::{BarNotice, BarNoticeProps, Notice};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlIFrameElement, Url};
use yew::prelude::*;

impl Console {
    pub(super) fn begin_to_load(&mut self, ctx: &Context<Console>) {
        let change = self.loader.as_mut().and_then(BarLoader::begin);
        self.changed(ctx, change);
    }

    pub(super) fn stop_loading(&mut self) {
        self.loader.iter_mut().for_each(BarLoader::stop);
        self.barred = None;
    }

    pub(super) fn loading_goes_on(&mut self, ctx: &Context<Console>, happened: Happened) {
        let change = self.loader.as_mut().and_then(|loader| loader.handle(happened));
        self.changed(ctx, change);
        self.adopt();
        self.drawing.soon();
    }

    /// The agent wants the bar to be loaded anew. What the page's own policy has kept out, only another page can let in.
    pub(super) fn load_again(&mut self, ctx: &Context<Console>) {
        if self.loader.is_none() && self.leads() {
            if let Some(Failure::Blocked { .. }) = self.barred.take() {
                // What could go wrong with a reload would go wrong with the page.
                let _ = window().location().reload();
            }
            self.updates.bar += 1;
            self.handle(ctx, Input::BarIsThere);
        }
        let change = self.loader.as_mut().and_then(BarLoader::again);
        self.changed(ctx, change);
        self.drawing.soon();
    }

    /// How things stand with the bar, for whoever would take it away from an open call otherwise.
    pub(super) fn tell_loader(&mut self, ctx: &Context<Console>) {
        let (Some(loader), session) = (&mut self.loader, &self.session) else { return };
        let in_call = session.live_calls().next().is_some() || session.ring().is_some();
        let change = loader.tell(in_call, session.bar_speaks(), session.is_refused());
        self.changed(ctx, change);
    }

    /// The page's own policy has kept something out. In a frame of the console's own that can only be the bar's page.
    pub(super) fn violated(&mut self, ctx: &Context<Console>, violation: &Violation) {
        let origin = Url::new(&ctx.props().place.source).map(|url| url.origin());
        if violation.is_of_frames() && origin.as_ref() == Ok(&violation.blocked) {
            self.bar_is_barred(ctx, violation.failure());
        }
    }

    pub(super) fn bar_is_barred(&mut self, ctx: &Context<Console>, failure: Failure) {
        if self.leads() && self.loader.is_none() {
            self.barred = Some(failure);
            self.handle(ctx, Input::BarFailed);
        }
    }

    /// What can be known of the page in the console's own frame. The vendor's is looked after by its loader.
    pub(super) fn look_whether_framed(&self, ctx: &Context<Console>) {
        let frame = self.frame.cast::<HtmlIFrameElement>();
        if let Some(address) = frame.as_ref().and_then(frame_check::doubtful) {
            let link = ctx.link().clone();
            spawn_local(async move {
                if frame_check::is_forbidden(&address).await {
                    link.send_message(Msg::NotFramed);
                }
            });
        }
    }

    fn changed(&mut self, ctx: &Context<Console>, change: Option<Change>) {
        match change {
            Some(Change::Loads) => self.handle(ctx, Input::BarLoads),
            Some(Change::IsThere) => self.handle(ctx, Input::BarIsThere),
            Some(Change::Failed) => self.handle(ctx, Input::BarFailed),
            None => {}
        }
    }

    /// Needs no drawing: the place is there as long as the bar is this tab's.
    pub(super) fn adopt(&self) {
        if let (Some(loader), Some(place)) = (&self.loader, self.bar_place.cast::<Element>()) {
            loader.adopt(&place);
        }
    }

    /// The frame that messages to the bar are posted to.
    pub(super) fn bar_frame(&self) -> Option<HtmlIFrameElement> {
        match &self.loader {
            Some(loader) => loader.frame(),
            None => self.frame.cast(),
        }
    }

    pub(super) fn loaded_bar(&self, ctx: &Context<Console>, loader: &BarLoader) -> Html {
        let (is_there, is_left) = (loader.stage() == Stage::There, loader.is_left());
        let class = classes!(
            "bar-place",
            (is_there && !is_left).then_some("bar-frame"),
            (is_there && is_left).then_some("bar-floats")
        );
        html! {
            <>
                <div ref={self.bar_place.clone()} {class}></div>
                { self.bar_notice(ctx) }
            </>
        }
    }

    /// What stands in the bar's place, or beside it.
    pub(super) fn bar_notice(&self, ctx: &Context<Console>) -> Html {
        let notice = match (&self.loader, &self.barred) {
            (Some(loader), _) => match loader.stage() {
                Stage::Loading(step) => Notice::Loading(step),
                Stage::Failed { failure, again } => Notice::Failed {
                    failure: failure.clone(),
                    again: again.map(|at| self.time_of(at)),
                    address: self.address(ctx, failure),
                },
                Stage::There => match loader.doubt() {
                    Some(doubt @ (Doubt::NotSignedIn | Doubt::EndedInCall)) => {
                        Notice::Doubt(doubt, self.bar_cookies(ctx))
                    }
                    // Most bars wait for somebody to sign in.
                    _ if loader.is_left() => Notice::Left,
                    _ => return Html::default(),
                },
                Stage::Off => return Html::default(),
            },
            (None, Some(failure)) => Notice::Failed { failure: failure.clone(), again: None, address: None },
            (None, None) => match self.bar_doubt(ctx) {
                Some(doubt @ (Doubt::NotLoaded | Doubt::LocalNetwork)) => Notice::Doubt(doubt, self.bar_cookies(ctx)),
                _ => return Html::default(),
            },
        };
        let props = BarNoticeProps { notice, on_again: self.on_load_again.clone() };
        html! { <BarNotice ..props /> }
    }

    /// Why the bar isn't there.
    pub(super) fn bar_failure(&self) -> Option<&Failure> {
        match self.loader.as_ref()?.stage() {
            Stage::Failed { failure, .. } => Some(failure),
            Stage::Off | Stage::Loading(_) | Stage::There => None,
        }
        .or(self.barred.as_ref())
    }

    /// What is probably wrong with a bar that is there.
    fn bar_doubt(&self, ctx: &Context<Console>) -> Option<Doubt> {
        if let Some(loader) = &self.loader {
            return loader.doubt();
        }
        if self.is_kept_out(ctx) {
            return Some(Doubt::LocalNetwork);
        }
        let link = self.session.link();
        if link.state == LinkState::WaitingLong && !link.has_loaded() {
            return Some(Doubt::NotLoaded).filter(|_| self.is_framed(ctx));
        }
        let silent = self.unseen(ctx).is_some();
        Doubt::of_frame(silent, self.session.is_refused()).filter(|_| self.is_framed(ctx))
    }

    /// Nothing is heard of the bar in the console's own frame, and the browser doesn't let the page go where it probably is.
    pub(super) fn is_kept_out(&self, ctx: &Context<Console>) -> bool {
        self.is_kept_out_by(ctx, self.reach)
    }

    fn is_kept_out_by(&self, ctx: &Context<Console>, reach: LocalNetwork) -> bool {
        let state = self.session.link().state;
        let unheard = matches!(state, LinkState::Waiting | LinkState::WaitingLong);
        let long = state == LinkState::WaitingLong;
        unheard && self.is_framed(ctx) && local_network::keeps_out(reach, &ctx.props().place.source, long)
    }

    /// A bar that was kept out is loaded again when the agent has allowed it. Whether the page is to be drawn again.
    pub(super) fn reach_has_changed(&mut self, ctx: &Context<Console>) -> bool {
        let before = std::mem::replace(&mut self.reach, self.local_network.grants());
        let (was, is) = (self.is_kept_out_by(ctx, before), self.is_kept_out(ctx));
        if was && !is {
            self.load_again(ctx);
        }
        was != is
    }

    /// An operator's page is in the console's own frame.
    fn is_framed(&self, ctx: &Context<Console>) -> bool {
        let is_ours = self.loader.is_none() && !ctx.props().place.simulated;
        is_ours && self.leads() && self.barred.is_none()
    }

    /// The address of a page that may have an error in its stead: of what is in a frame nobody learns more than that it
    /// says nothing. In a tab of its own the browser says what it is.
    pub(super) fn unseen(&self, ctx: &Context<Console>) -> Option<AttrValue> {
        let waits = self.session.link().state == LinkState::WaitingLong;
        (waits && self.is_framed(ctx)).then(|| ctx.props().place.source.clone().into())
    }

    fn bar_cookies(&self, ctx: &Context<Console>) -> BarCookies {
        let shown = self.bar_frame().and_then(|frame| Url::new(&frame.src()).ok()).map(|url| url.origin());
        let bar = shown.filter(|origin| origin != "null");
        bar_cookies(bar.as_deref().unwrap_or(&ctx.props().place.target))
    }

    /// What is probably wrong with the bar, in words.
    pub(super) fn about_the_bar(&self, ctx: &Context<Console>) -> Vec<AttrValue> {
        let Some(doubt) = self.bar_doubt(ctx) else { return Vec::new() };
        let words = &self.words.loading;
        let secure = doubt == Doubt::Silent && ctx.props().place.source.starts_with("https:");
        let behind = words.behind(doubt, self.bar_cookies(ctx));
        let sentences = [Some(self.words.doubt(doubt)), behind, secure.then_some(words.certificate)];
        sentences.into_iter().flatten().map(AttrValue::Static).collect()
    }

    /// A page's monotonic time as a time of day.
    fn time_of(&self, at: u64) -> AttrValue {
        let (mono, wall) = page_time();
        self.culture.time_of_day(wall + at.saturating_sub(mono)).into()
    }

    /// The address that somebody can open to see what is wrong with it.
    fn address(&self, ctx: &Context<Console>, failure: &Failure) -> Option<AttrValue> {
        let addresses = ctx.props().place.loader.as_ref()?;
        match failure {
            Failure::Unreachable { server: Server::Platform, .. } => {
                Some(format!("{}{SCRIPT}", addresses.context_path).into())
            }
            Failure::Unreachable { server: Server::Enterprise, .. }
            | Failure::NotKnown { .. }
            | Failure::SessionNotJson => Some(addresses.session.clone().into()),
            _ => None,
        }
    }

    /// When the bar last spoke, epoch milliseconds, if that is long ago.
    pub(super) fn quiet_since(&self) -> Option<u64> {
        let quiet = self.session.link().quiet_since().filter(|_| !self.bar_is_readable());
        quiet.map(|last| last.wall)
    }

    /// The bar's document is of the console's own origin, and so of its own process: it is there as long as the console is.
    /// Of another origin's no page learns whether its process lives: its window, its ports and its timing stay the same.
    fn bar_is_readable(&self) -> bool {
        self.bar_frame().is_some_and(|frame| frame.content_document().is_some())
    }

    pub(super) fn vouch_for(&self, freshness: Freshness) -> Freshness {
        if freshness == Freshness::Quiet && self.bar_is_readable() { Freshness::Confirmed } else { freshness }
    }

    /// There for a bar in the console's own frame of which nothing has been heard for long.
    pub(super) fn on_load_frame_again(&self, ctx: &Context<Console>) -> Option<Callback<()>> {
        let state = self.session.link().state;
        let unheard = matches!(state, LinkState::WaitingLong | LinkState::Silent | LinkState::Lost);
        let may_be_gone = unheard || self.quiet_since().is_some();
        (may_be_gone && self.is_framed(ctx)).then(|| self.on_load_again.clone())
    }
}
