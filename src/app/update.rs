//! A newer console on the server, and the network: what is told of them, and what is done when it can be.

use super::kernel::Kernel;
use crate::browser::clock::{now, window};
use crate::browser::session_mark::SessionMark;
use crate::browser::update_checker::{UpdateChecker, UpdateSignal, is_on_line};
use crate::journal::Role;
use crate::update::{self, Offline, Running, Update, Wish};
use crate::view::UpdateNotice;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub enum Msg {
    Seen(UpdateSignal),
    /// What the agent wants to happen with the newer console.
    Wished(Wish),
    /// Everything is written down.
    Flushed,
}

/// A page that comes back so soon after it was seen is not looked after again, milliseconds.
const FRESH_MS: u64 = 60_000;
/// In `sessionStorage`: this tab had the bar when it was loaded anew.
const HAD_THE_BAR: SessionMark = SessionMark("agent-console.had-the-bar");

pub struct Updates {
    update: Update,
    checker: UpdateChecker,
    /// When the server was last looked at, monotonic milliseconds.
    looked: u64,
    on_line: bool,
    had_the_bar: bool,
    on: Callback<Msg>,
    on_wish: Callback<Wish>,
}

impl Updates {
    /// `running` is what the page was started with; `kept`: the server did not answer, and the configuration is what this
    /// browser has kept of it.
    pub fn new(running: Rc<Running>, kept: bool, on: Callback<Msg>) -> Updates {
        let mut checker = UpdateChecker::new(running, on.reform(Msg::Seen));
        let now = now().at.mono;
        checker.wait(now, update::first_pause(js_sys::Math::random()));
        Updates {
            update: Update::new(kept),
            checker,
            looked: now,
            on_line: is_on_line(),
            had_the_bar: HAD_THE_BAR.take(),
            on_wish: on.reform(Msg::Wished),
            on,
        }
    }

    /// `in_hand`: the agent is writing, or something that was written is not written down.
    pub fn update(&mut self, kernel: &mut Kernel, in_hand: bool, msg: Msg) {
        match msg {
            Msg::Wished(wish) => self.update.wish(wish),
            Msg::Flushed if self.update.written() => self.look(),
            Msg::Flushed => {}
            Msg::Seen(UpdateSignal::Due) => {
                self.update.stays();
                self.look();
            }
            Msg::Seen(UpdateSignal::Visible) if now().at.mono < self.looked + FRESH_MS => {}
            Msg::Seen(UpdateSignal::Visible) => self.look(),
            Msg::Seen(UpdateSignal::Network(there)) => {
                self.on_line = there;
                if there {
                    self.wait(update::pause_on_return(js_sys::Math::random()));
                }
            }
            Msg::Seen(UpdateSignal::Found(found)) => {
                self.wait(update::pause(found, js_sys::Math::random()));
                if self.update.looked(found, update::blocker(&kernel.session, in_hand)) {
                    return load_newer(kernel);
                }
            }
        }
        kernel.rendering.soon();
    }

    fn look(&mut self) {
        self.looked = now().at.mono;
        self.checker.look();
    }

    fn wait(&mut self, ms: u32) {
        self.checker.wait(now().at.mono, ms);
    }

    /// If the page may be loaded anew: writes everything down, and then looks whether there is something to load.
    pub fn prepare(&mut self, kernel: &Kernel, in_hand: bool) {
        if !self.update.begin(update::blocker(&kernel.session, in_hand)) {
            return;
        }
        let (store, on) = (kernel.store.clone(), self.on.clone());
        spawn_local(async move {
            store.flushed().await;
            on.emit(Msg::Flushed);
        });
    }

    /// The bar went to another tab while this one was being loaded. Back with it, if nothing has come up there.
    pub fn take_the_bar_back(&mut self, kernel: &Kernel, in_hand: bool) {
        let had_it = std::mem::take(&mut self.had_the_bar);
        if had_it && kernel.role() == Role::Follower && update::blocker(&kernel.session, in_hand).is_none() {
            kernel.use_here();
        }
    }

    /// There is a network, and the server answers, as far as is known.
    pub fn is_reachable(&self) -> bool {
        self.on_line && !self.update.is_kept()
    }

    /// Why the bar is not heard. A simulated one needs no network.
    pub fn what_is_offline(&self, kernel: &Kernel) -> Option<Offline> {
        let gone = update::what_is_offline(self.on_line, self.update.is_kept(), kernel.session.link().state);
        gone.filter(|_| !kernel.environment.simulated)
    }

    pub fn view(&self, kernel: &Kernel, in_hand: bool) -> Html {
        let notice = self.update.notice(update::blocker(&kernel.session, in_hand));
        html! { <UpdateNotice {notice} on_wish={self.on_wish.clone()} /> }
    }
}

fn load_newer(kernel: &Kernel) {
    if kernel.leads() {
        HAD_THE_BAR.leave();
    }
    // What could go wrong with it leaves the page as it is.
    let _ = window().location().reload();
}
