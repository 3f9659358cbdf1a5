//! What is drawn of the bar and of the link to it.

use super::Console;
use crate::browser::directory::Fault;
use crate::browser::elsewhere::Elsewhere;
use crate::browser::store::Trouble;
use crate::browser::{ConnectionBarProps, bar};
use crate::directory::Unreadable;
use crate::domain::{Callout, Dial};
use crate::journal::Role;
use crate::log::Missing;
use crate::view::{ConnectionStatus, MessageAccount, StorageState};
use yew::prelude::*;

impl Console {
    pub(super) fn bar(&self, ctx: &Context<Console>) -> Html {
        if self.role() == Role::Unknown {
            return html! { <div class="bar-awaited" /> };
        }
        if !self.leads() {
            return Html::default();
        }
        if let Some(loader) = &self.loader {
            return self.loaded_bar(ctx, loader);
        }
        let framed = ConnectionBarProps {
            place: ctx.props().place.clone(),
            frame: self.frame.clone(),
            title: AttrValue::Static(self.words.page.bar),
            on_heard: self.on_heard.clone(),
        };
        bar(self.updates.bar, framed, self.bar_notice(ctx))
    }

    /// Why no number can be called from this page.
    pub(super) fn no_calls(&self) -> &'static str {
        let words = &self.words.dial;
        if self.role() == Role::Follower { words.elsewhere } else { words.unavailable }
    }

    /// What the bar was asked for.
    pub(super) fn calling(&self) -> Option<Callout> {
        match self.session.dial() {
            Dial::Requested { number, mode, .. } => Some(Callout { number: number.clone(), mode: *mode }),
            Dial::Idle | Dial::Failed { .. } => None,
        }
    }

    pub(super) fn connection(&self, ctx: &Context<Console>) -> Html {
        let link = self.session.link();
        let mut unknown: Vec<(AttrValue, usize)> = Vec::new();
        for event in &link.unknown {
            match unknown.iter_mut().find(|(identifier, _)| *identifier == event.identifier) {
                Some((_, count)) => *count += 1,
                None => unknown.push((event.identifier.clone().into(), 1)),
            }
        }
        let faults: Vec<AttrValue> = link.faults.iter().map(|fault| self.words.fault(&self.culture, fault)).collect();
        let words = &self.words.storage;
        let trouble = self.trouble.as_ref().map(|trouble| {
            AttrValue::Static(match trouble {
                Trouble::Blocked => words.blocked,
                Trouble::Full => words.full,
                Trouble::Lost => words.lost,
                Trouble::Refused => words.refused,
                Trouble::Failed => words.failed,
            })
        });
        // A tab of another version may call itself something else.
        let opened = self.holder.as_ref().and_then(|label| label.parse().ok());
        let holder = opened.map(|wall| AttrValue::from(self.culture.time_of_day(wall)));
        let account = html! {
            if self.outline.is_whole() {
                <MessageAccount counts={link.counts} {unknown} {faults} doubts={self.about_the_bar(ctx)}
                    directory={self.about_the_directory()} do_not_call={self.about_the_list()} privacy={self.forgetting.button()} />
            }
        };
        html! {
            <ConnectionStatus state={link.state} gone={self.what_is_gone(ctx)} counts={link.counts} simulated={ctx.props().place.simulated}
                kept_out={self.is_kept_out(ctx)}
                failure={self.bar_failure().map(|failure| self.words.loading.failure(failure).0)}
                quiet_since={self.quiet_since().map(|wall| AttrValue::from(self.culture.time_of_day(wall)))}
                on_load_again={self.on_load_frame_again(ctx)}
                unseen={self.unseen(ctx)} storage={self.storage()} {trouble} holes={self.missing()} on_seen_holes={self.on_seen_holes.clone()} {holder} readiness={self.readiness()} delivery={self.delivery_status()}
                {account} on_use_here={self.on_use_here.clone()} on_export={self.on_export.clone()} />
        }
    }

    /// Whether what happens is durable.
    fn storage(&self) -> StorageState {
        match self.trouble {
            Some(Trouble::Refused) => StorageState::Refused,
            None if !self.custody.borrow().is_reading() => StorageState::Kept,
            Some(_) | None => StorageState::Waiting,
        }
    }

    /// How many entries of the journal are missing, and that in words.
    pub(super) fn missing(&self) -> Option<(u64, AttrValue)> {
        let Missing { entries, since, until } = Missing::of(self.holes.unseen())?;
        let times = since.zip(until).map(|(since, until)| [since, until].map(|at| self.culture.time_of_day(at)));
        let times = times.as_ref().map(|times| times.each_ref().map(|time| &**time));
        Some((entries, (self.words.storage.holes)(&self.culture.count(entries), times).into()))
    }

    /// What an operator should know of the directory.
    fn about_the_directory(&self) -> Vec<AttrValue> {
        let elsewhere = self.elsewhere.as_ref().and_then(Elsewhere::fault);
        let elsewhere = elsewhere.map(|_| AttrValue::Static(self.words.caller.elsewhere_fault));
        let Some(directory) = &self.directory else { return elsewhere.into_iter().collect() };
        let words = &self.words.directory;
        let fault = directory.fault().map(|fault| match fault {
            Fault::NoServer => AttrValue::Static(words.no_server),
            Fault::TooSlow => AttrValue::Static(words.too_slow),
            Fault::Status(status) => (words.status)(status).into(),
            Fault::Unreadable(Unreadable::Json) => AttrValue::Static(words.not_json),
            Fault::Unreadable(Unreadable::Columns) => AttrValue::Static(words.no_columns),
            Fault::NoAnswer => AttrValue::Static(words.no_answer),
            Fault::TooLong => AttrValue::Static(words.too_long),
        });
        let size = directory.size();
        let numbers = size.map(|(numbers, _)| (words.numbers)(&self.culture.count(numbers as u64)).into());
        let skipped = size
            .filter(|(_, skipped)| *skipped > 0)
            .map(|(_, skipped)| (words.skipped)(&self.culture.count(skipped as u64)).into());
        [fault, numbers, skipped, elsewhere].into_iter().flatten().collect()
    }
}
