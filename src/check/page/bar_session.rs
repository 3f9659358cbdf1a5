//! The bar in this tab: whose it is, and what goes to and fro.

use super::configured::{Configured, address};
use super::{CheckPage, Msg};
use crate::browser::loader::BarLoader;
use crate::browser::store::DATABASE;
use crate::browser::tabs::{TabEvent, Tabs};
use crate::browser::{local_network, now};
use crate::check::{Holder, Told};
use crate::domain::Now;
use crate::protocol::{BarCommand, eventpost};
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// A tab that holds the bar is heard of, or the bar is ours, within this time.
const ANSWER_MS: u32 = 1_000;

impl CheckPage {
    /// Asks the other tabs for the bar's lock; whoever presses the button for it takes it over.
    pub(super) fn join(&mut self, ctx: &Context<Self>) {
        let now = now();
        self.talk.handle(now, Told::Held(Holder::Asking));
        self._answer_limit = None;
        let tabs = Tabs::join(self.database(), now.at.wall.to_string(), ctx.link().callback(Msg::Tab));
        if self.wants {
            tabs.take();
        } else {
            let link = ctx.link().clone();
            self._answer_limit = Some(Timeout::new(ANSWER_MS, move || link.send_message(Msg::NobodyAnswered)));
        }
        self.tabs = Some(tabs);
    }

    /// Where the console keeps what it records.
    pub(super) fn database(&self) -> &'static str {
        self.configured.as_ref().map_or(DATABASE, |configured| configured.place.database())
    }

    pub(super) fn hear_tab(&mut self, now: Now, event: TabEvent) {
        match event {
            TabEvent::Holds => {
                self.tell(now, Told::Held(Holder::Here));
                if let Some(loader) = &mut self.loader {
                    loader.begin();
                }
            }
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
    pub(super) fn give_way(&mut self, now: Now, holder: Holder) {
        self.wants = false;
        self.loader.iter_mut().for_each(BarLoader::stop);
        self.tell(now, Told::Held(holder));
        if let Some(tabs) = self.tabs.take() {
            tabs.release();
        }
    }

    pub(super) fn tell(&mut self, now: Now, told: Told) {
        if self.talk.handle(now, told) {
            self.subscribe();
        }
        self.tell_loader();
        self.timer.set(self.talk.next_deadline(now.at), now.at.mono);
    }

    /// What has loaded in the frame may be the browser's own error.
    pub(super) fn look_whether_kept_out(&self, ctx: &Context<Self>) {
        let address = self.address().to_owned();
        let link = ctx.link().clone();
        spawn_local(async move {
            if local_network::keeps_out(local_network::grants().await, &address, true) {
                link.send_message(Msg::KeptOut);
            }
        });
    }

    pub(super) fn subscribe(&self) {
        let Some(Configured { config, place, .. }) = &self.configured else { return };
        let frame = self.bar_frame().and_then(|frame| frame.content_window());
        if let (Some(frame), BarCommand::Text(list)) = (frame, eventpost(&config.bar.events)) {
            // A frame that shows another origin drops the message, as it must.
            let _ = frame.post_message(&list.into(), &place.target);
        }
    }

    /// The address of the bar, as it may be shown.
    pub(super) fn address(&self) -> &str {
        self.configured.as_ref().map_or("", |configured| address(&configured.place))
    }
}
