//! What happens: it is written down, lived through, and what the world must do of it is done at once.

use super::{Console, Keeping, Msg, Part, Root};
use crate::domain::{Effect, Input, Now};
use crate::journal::{Entry, What};
use crate::protocol::{MediaMode, Number, Posting, callout, eventpost};
use crate::shell::alerts::Signs;
use crate::shell::clock::now;
use crate::shell::connection_bar::{Heard, post};
use crate::shell::culture::culture;
use crate::shell::{language, parts, tell};
use crate::view::{Language, Spoken};
use yew::prelude::*;

impl Console {
    /// The page is to be in this language as soon as there are words for it.
    pub(super) fn learn(&mut self, ctx: &Context<Root>, language: &'static Language) -> bool {
        let other = language != self.language;
        if other {
            self.language = language;
            ctx.link().send_future(async move { Msg::Speaks(language, parts::words(language).await.ok()) });
        }
        other
    }

    /// From here on everything is in this language, unless another was chosen since, or there are no words for it.
    pub(super) fn speak(&mut self, ctx: &Context<Root>, language: &'static Language, spoken: Option<Spoken>) -> bool {
        if language != self.language {
            return false;
        }
        let Some(words) = spoken.map(Spoken::words) else {
            self.language = &self.words.language;
            return true;
        };
        self.words = words;
        self.culture = culture(&words.language);
        language::declare(words);
        self.log.rename();
        self.ring(ctx);
        true
    }

    pub(super) fn hear(&mut self, ctx: &Context<Root>, heard: Heard) {
        match &heard {
            Heard::Everything if self.drawing.flood_is_over() => return self.draw(),
            Heard::Everything => return,
            Heard::Turn(turn) => self.drawing.count_reasons(turn.len() as u32),
            Heard::Loaded | Heard::Message(_) | Heard::Foreign => {}
        }
        self.see_to(ctx, |it, now| it.take_in(ctx, now, heard));
    }

    /// Writes down what happened, and lets it happen.
    pub(super) fn note(&mut self, ctx: &Context<Root>, what: What) {
        self.see_to(ctx, |it, now| it.write_down(ctx, now, what));
    }

    pub(super) fn handle(&mut self, ctx: &Context<Root>, input: Input) {
        self.see_to(ctx, |it, now| it.live(ctx, now, input));
    }

    fn take_in(&mut self, ctx: &Context<Root>, now: Now, heard: Heard) {
        match heard {
            Heard::Message(text) => self.write_down(ctx, now, What::Message(text)),
            Heard::Loaded => {
                self.bar_was_loaded();
                self.write_down(ctx, now, What::FrameLoaded);
                self.look_whether_framed(ctx);
            }
            Heard::Foreign => self.live(ctx, now, Input::Foreign),
            Heard::Turn(turn) => turn.into_iter().for_each(|heard| self.take_in(ctx, now, heard)),
            Heard::Everything => {}
        }
    }

    /// Only the tab that holds the bar has something to write.
    fn write_down(&mut self, ctx: &Context<Root>, now: Now, what: What) {
        if self.part != Part::Holding {
            return;
        }
        let entry = Entry { number: self.next, now, what };
        self.next += 1;
        let input = entry.input();
        if let Some(early) = &mut self.early {
            early.push(entry.clone());
        }
        match &self.keeping {
            Keeping::Open(store) if self.early.is_none() => {
                store.append(entry.clone());
                self.untold.push(entry);
                if self.trouble.is_some() {
                    self.tell_up_to(u64::MAX);
                }
            }
            Keeping::Open(_) | Keeping::Opening | Keeping::Impossible => {
                self.untold.push(entry);
                self.tell_up_to(u64::MAX);
            }
        }
        // At the very moment that is written down, or a replay would come to another state.
        self.live(ctx, now, input);
    }

    /// Effects run now: a hidden tab draws nothing and must still do its work.
    fn live(&mut self, ctx: &Context<Root>, now: Now, input: Input) {
        let effects = self.session.handle(now, input);
        if self.part == Part::Holding {
            effects.into_iter().for_each(|effect| self.perform(ctx, now, effect));
        }
    }

    /// Lets something happen now, be it one thing or many, and sees to what has come of it.
    fn see_to(&mut self, ctx: &Context<Root>, happen: impl FnOnce(&mut Console, Now)) {
        let (now, rang) = (now(), self.what_rings());
        happen(self, now);
        self.tell_loader(ctx);
        let rings = self.what_rings();
        let first = rings.is_some() && rings != rang && self.drawing.let_first();
        if self.pace.is_due(now.at.mono) {
            self.ring_with(ctx, Signs::LaterIfSeen);
        }
        if first {
            self.show_ring();
        }
        self.prepare_update(ctx);
        self.timer.set(self.session.next_deadline(), now.at.mono);
        self.draw();
    }

    /// Draws what has changed, as soon as it is written down.
    pub(super) fn draw(&mut self) {
        let saves = matches!(self.keeping, Keeping::Open(_)) && self.trouble.is_none() && !self.untold.is_empty();
        if saves {
            self.drawing.when_saved();
        } else {
            self.drawing.soon();
        }
    }

    /// Does what the world must do of what happened at a time.
    pub(super) fn perform(&mut self, ctx: &Context<Root>, now: Now, effect: Effect) {
        match effect {
            Effect::Subscribe => self.post(ctx, eventpost(&ctx.props().config.bar.events)),
            Effect::Callout(number) => {
                self.post(ctx, callout(&number, MediaMode::Audio, ctx.props().config.bar.callout));
            }
            Effect::AgentChanged(agent) => tell::agent_state(&agent),
            Effect::CallRinging(ring) => {
                self.occurs(ring.number.as_ref());
                // Nothing lies over the bar while it rings there.
                self.keyboard.help = false;
                tell::call_ringing(&ring);
            }
            Effect::CallAnswered(call) => {
                self.answered(&call);
                tell::call_answered(&call, now.at);
            }
            Effect::CallIdentified(call) => self.identified(&call),
            Effect::CallNoted(call) => self.record(&call),
            Effect::CallEnded(call) => {
                self.record(&call);
                tell::call_ended(&call, now.at);
            }
        }
    }

    pub(super) fn occurs(&self, number: Option<&Number>) {
        if let (Some(directory), Some(number)) = (&self.directory, number) {
            directory.occurs(number);
        }
    }

    fn post(&self, ctx: &Context<Root>, posting: Posting) {
        post(self.bar_frame(), posting, &ctx.props().place.target);
    }
}
