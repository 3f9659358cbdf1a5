//! What happens: it is written down, lived through, and what the world must do of it is done at once.

use super::Console;
use crate::app::alerts::Signs;
use crate::browser::clock::now;
use crate::browser::formatter;
use crate::browser::{Heard, post};
use crate::browser::{language, window_events};
use crate::domain::{Callout, Effect, Input, Now};
use crate::journal::{CustodyInput, What};
use crate::protocol::{Number, Posting, callout, eventpost};
use crate::view::Language;
use yew::prelude::*;

impl Console {
    /// From here on everything is in this language.
    pub(super) fn speak(&mut self, ctx: &Context<Console>, language: &Language) -> bool {
        let other = language.tag != self.words.language.tag;
        if other {
            self.words = language::words(language).words();
            self.culture = formatter(&self.words.language);
            language::declare(self.words);
            self.dialling.phones.renew(self.words.language.tag);
            self.log.rename();
            self.keep_hint(ctx);
            self.ring(ctx);
        }
        other
    }

    pub(super) fn hear(&mut self, ctx: &Context<Console>, heard: Heard) {
        let said = |it: &Console| (it.session.link().state, it.session.link().counts.applied);
        let before = match &heard {
            Heard::Everything if self.drawing.flood_is_over() => return self.draw(),
            Heard::Everything => return,
            Heard::Foreign => {
                self.live(ctx, now(), Input::Foreign);
                return self.drawing.later();
            }
            Heard::Turn(turn) => {
                self.drawing.count_reasons(turn.len() as u32);
                Some(said(self))
            }
            Heard::Message(_) => Some(said(self)),
            Heard::Loaded => None,
        };
        self.attend(ctx, |it, now| it.take_in(ctx, now, heard));
        // What the console doesn't know is counted, and worth no drawing of its own.
        if before == Some(said(self)) { self.drawing.later() } else { self.draw() }
    }

    /// Writes down what happened, and lets it happen.
    pub(super) fn note(&mut self, ctx: &Context<Console>, what: What) {
        self.take_custody(ctx, CustodyInput::Happened(what));
    }

    pub(super) fn handle(&mut self, ctx: &Context<Console>, input: Input) {
        self.see_to(ctx, |it, now| it.live(ctx, now, input));
    }

    fn take_in(&mut self, ctx: &Context<Console>, now: Now, heard: Heard) {
        match heard {
            Heard::Message(text) => self.custody_handles(ctx, now, CustodyInput::Happened(What::Message(text))),
            Heard::Loaded => {
                self.bar_was_loaded();
                self.custody_handles(ctx, now, CustodyInput::Happened(What::FrameLoaded));
                self.look_whether_framed(ctx);
            }
            Heard::Turn(turn) => turn.into_iter().for_each(|heard| self.take_in(ctx, now, heard)),
            // Neither has to wait for a turn.
            Heard::Foreign | Heard::Everything => {}
        }
    }

    /// Effects run now: a hidden tab draws nothing and must still do its work.
    pub(super) fn live(&mut self, ctx: &Context<Console>, now: Now, input: Input) {
        let effects = self.session.handle(now, input);
        if self.leads() {
            effects.into_iter().for_each(|effect| self.perform(ctx, now, effect));
        }
    }

    /// Lets something happen now, be it one thing or many, sees to what has come of it, and draws that.
    pub(super) fn see_to(&mut self, ctx: &Context<Console>, happen: impl FnOnce(&mut Console, Now)) {
        self.attend(ctx, happen);
        self.draw();
    }

    fn attend(&mut self, ctx: &Context<Console>, happen: impl FnOnce(&mut Console, Now)) {
        let (now, rang) = (now(), self.what_rings());
        happen(self, now);
        if std::mem::take(&mut self.hint.changed) {
            self.keep_hint(ctx);
        }
        self.tell_loader(ctx);
        let rings = self.what_rings();
        if rings.is_some() && rang.is_none() {
            self.make_way();
        }
        let first = rings.is_some() && rings != rang && self.drawing.let_first();
        if self.pace.is_due(now.at.mono, rings.as_ref()) {
            self.ring_with(ctx, Signs::LaterIfSeen);
        }
        if first {
            self.show_ring(ctx);
        }
        if self.may_be_due() {
            self.look_for_due(ctx);
        }
        self.prepare_update(ctx);
        self.timer.set([self.session.next_deadline(), self.next_due(now)].into_iter().flatten().min(), now.at.mono);
    }

    /// Draws what has changed, as soon as it is written down.
    pub(super) fn draw(&mut self) {
        let custody = self.custody.borrow();
        let saves = !custody.is_reading() && self.trouble.is_none() && custody.pending().next().is_some();
        drop(custody);
        if saves {
            self.drawing.when_saved();
        } else {
            self.drawing.soon();
        }
    }

    /// Does what the world must do of what happened at a time.
    pub(super) fn perform(&mut self, ctx: &Context<Console>, now: Now, effect: Effect) {
        match effect {
            Effect::Subscribe => self.post(ctx, eventpost(&ctx.props().config.bar.events)),
            Effect::Callout(Callout { number, mode }) => {
                self.post(ctx, callout(&number, mode, ctx.props().config.bar.callout));
            }
            Effect::AgentChanged(agent) => {
                self.hint.changed = true;
                window_events::agent_state(&agent);
            }
            Effect::CallRinging(ring) => {
                self.occurs(ring.number.as_ref());
                window_events::call_ringing(&ring);
            }
            Effect::CallAnswered(call) => {
                self.answered(&call);
                window_events::call_answered(&call, now.at);
            }
            Effect::CallIdentified(call) => self.identified(&call),
            Effect::CallNoted(call) => self.record(&call),
            Effect::CallEnded(call) => {
                self.record(&call);
                window_events::call_ended(&call, now.at);
            }
        }
    }

    pub(super) fn occurs(&self, number: Option<&Number>) {
        if let (Some(directory), Some(number)) = (&self.directory, number) {
            directory.occurs(number);
        }
        // What may not be shown is not asked for.
        let elsewhere = self.elsewhere.as_ref().filter(|_| !self.masking.hides_in_list());
        if let (Some(elsewhere), Some(number)) = (elsewhere, number) {
            elsewhere.occurs(number);
        }
    }

    fn post(&self, ctx: &Context<Console>, posting: Posting) {
        post(self.bar_frame(), posting, &ctx.props().place.target);
    }
}
