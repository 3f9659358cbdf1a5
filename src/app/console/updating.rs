//! A newer console on the server, and the network: what is told of them, and what is done when it can be.

use super::{Console, Msg};
use crate::browser::clock::{now, window};
use crate::browser::update_checker::{UpdateChecker, UpdateSignal, is_on_line};
use crate::domain::LinkState;
use crate::journal::Role;
use crate::update::{self, Gone, Hindrance, Update, Wish};
use crate::view::UpdateNotice;
use web_sys::Element;
use yew::prelude::*;

pub enum Updating {
    Seen(UpdateSignal),
    /// What the agent wants to happen with the newer console.
    Wished(Wish),
    /// Everything is written down.
    Flushed,
}

/// A page that comes back so soon after it was seen is not looked after again, milliseconds.
const FRESH_MS: u64 = 60_000;
/// In `sessionStorage`: this tab had the bar when it was loaded anew.
const HAD_THE_BAR: &str = "agent-console.had-the-bar";

pub(super) struct Updates {
    update: Update,
    lookout: UpdateChecker,
    /// When the server was last looked at, monotonic milliseconds.
    looked: u64,
    /// The page is about to be loaded anew, once it is certain that there is one.
    loading: bool,
    on_line: bool,
    /// What is in the bar's frame was loaded when there may have been no way to the bar.
    in_vain: bool,
    had_the_bar: bool,
    /// How often the bar was loaded because it could be reached again.
    pub bar: usize,
    on_wish: Callback<Wish>,
}

impl Updates {
    pub fn new(ctx: &Context<Console>) -> Updates {
        let (link, kept) = (ctx.link(), ctx.props().kept);
        let on_sight = link.callback(|sight| Msg::Updating(Updating::Seen(sight)));
        let mut lookout = UpdateChecker::new(ctx.props().running.clone(), on_sight);
        let now = now().at.mono;
        lookout.wait(now, update::first_pause(js_sys::Math::random()));
        Updates {
            update: Update::new(kept),
            lookout,
            looked: now,
            loading: false,
            on_line: is_on_line(),
            in_vain: kept || !is_on_line(),
            had_the_bar: take_mark(),
            bar: 0,
            on_wish: link.callback(|wish| Msg::Updating(Updating::Wished(wish))),
        }
    }

    fn look(&mut self) {
        self.looked = now().at.mono;
        self.lookout.look();
    }

    fn wait(&mut self, ms: u32) {
        self.lookout.wait(now().at.mono, ms);
    }
}

impl Console {
    pub(super) fn updating(&mut self, ctx: &Context<Console>, updating: Updating) {
        match updating {
            Updating::Wished(wish) => {
                self.updates.update.wish(wish);
                self.updates.loading &= wish == Wish::Load;
            }
            Updating::Flushed if self.updates.loading => self.updates.look(),
            Updating::Flushed => {}
            Updating::Seen(UpdateSignal::Due) => self.updates.look(),
            Updating::Seen(UpdateSignal::Visible) if now().at.mono < self.updates.looked + FRESH_MS => {}
            Updating::Seen(UpdateSignal::Visible) => self.updates.look(),
            Updating::Seen(UpdateSignal::Network(there)) => {
                self.updates.on_line = there;
                if there {
                    self.updates.wait(update::pause_on_return(js_sys::Math::random()));
                }
            }
            Updating::Seen(UpdateSignal::Found(found)) => {
                self.updates.update.looked(found);
                self.updates.wait(update::pause(found, js_sys::Math::random()));
                let is_there = matches!(found, update::Found::Newer(_));
                if std::mem::take(&mut self.updates.loading)
                    && is_there
                    && self.updates.update.may_load(self.update_hindrance())
                {
                    return self.load_newer();
                }
            }
        }
        self.load_bar_again();
        self.prepare_update(ctx);
        self.drawing.soon();
    }

    fn update_hindrance(&self) -> Option<Hindrance> {
        update::hindrance(&self.session, self.wrapping.is_in_hand())
    }

    /// If the page may be loaded anew: writes everything down, and then looks whether there is something to load.
    pub(super) fn prepare_update(&mut self, ctx: &Context<Console>) {
        if self.updates.loading || !self.updates.update.may_load(self.update_hindrance()) {
            return;
        }
        self.updates.loading = true;
        let store = self.store.clone();
        ctx.link().send_future(async move {
            store.flushed().await;
            Msg::Updating(Updating::Flushed)
        });
    }

    fn load_newer(&self) {
        if self.leads() {
            leave_mark();
        }
        // What could go wrong with it leaves the page as it is.
        let _ = window().location().reload();
    }

    /// The bar went to another tab while this one was being loaded. Back with it, if nothing has come up there.
    pub(super) fn take_the_bar_back(&mut self) {
        let had_it = std::mem::take(&mut self.updates.had_the_bar);
        if had_it && self.role() == Role::Follower && self.update_hindrance().is_none() {
            self.tabs.iter().for_each(|tabs| tabs.take());
        }
    }

    /// Why the bar is not heard. A simulated one needs no network.
    pub(super) fn what_is_gone(&self, ctx: &Context<Console>) -> Option<Gone> {
        let Updates { update, on_line, .. } = &self.updates;
        let gone = update::what_is_gone(*on_line, update.is_kept(), self.session.link().state);
        gone.filter(|_| !ctx.props().place.simulated)
    }

    /// The frame has loaded something, if only the browser's own page about what is missing.
    pub(super) fn bar_was_loaded(&mut self) {
        let Updates { update, on_line, in_vain, .. } = &mut self.updates;
        *in_vain = update.is_kept() || !*on_line;
    }

    /// When the way to the bar is there again; not while the agent is at work in the frame, where there may be a bar
    /// after all.
    fn load_bar_again(&mut self) {
        let Updates { update, on_line, in_vain, bar, .. } = &mut self.updates;
        if !*in_vain || update.is_kept() || !*on_line {
            return;
        }
        let frame = self.frame.cast::<Element>();
        let at_work = frame.is_some() && window().document().and_then(|document| document.active_element()) == frame;
        let is_heard = matches!(self.session.link().state, LinkState::Ready | LinkState::Silent);
        if !at_work && !is_heard && self.session.live_calls().next().is_none() {
            *in_vain = false;
            *bar += 1;
        }
    }

    pub(super) fn update_notice(&self) -> Html {
        let notice = self.updates.update.notice(self.update_hindrance());
        html! { <UpdateNotice {notice} on_wish={self.updates.on_wish.clone()} /> }
    }
}

fn leave_mark() {
    if let Ok(Some(storage)) = window().session_storage() {
        // Without it the bar stays where it went.
        let _ = storage.set_item(HAD_THE_BAR, "true");
    }
}

fn take_mark() -> bool {
    let Ok(Some(storage)) = window().session_storage() else { return false };
    let had_it = storage.get_item(HAD_THE_BAR).is_ok_and(|mark| mark.is_some());
    // What can't be removed could not be written either.
    let _ = storage.remove_item(HAD_THE_BAR);
    had_it
}
