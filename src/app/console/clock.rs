//! What was in doubt about the time is decided before anything is written down under it.

use super::Console;
use crate::browser::clock::{decide, is_in_doubt, now};
use crate::domain::{Input, Now, Step};
use crate::journal::What;
use crate::protocol::{Decoded, decode};
use yew::prelude::*;

impl Console {
    pub(super) fn clock_stepped(&mut self, ctx: &Context<Console>, step: Step) {
        if step == Step::SetBack && self.leads() {
            self.note(ctx, What::ClockSet);
        }
        if self.session.platform_times().is_empty() {
            // Nothing better will be known.
            decide(self.session.platform_times(), None);
        }
        // The timer stood still while the machine slept.
        self.timer.fired(now().at.mono);
        self.handle(ctx, Input::Woke);
    }

    /// The moment at which something happens that is to be written down.
    pub(super) fn decided(&self, at: Now, what: &What) -> Now {
        // After that entry the next message can still tell whether the machine slept, too.
        if !is_in_doubt() || !self.leads() || *what == What::ClockSet {
            return at;
        }
        let generated = match what {
            What::Message(text) => decode(text.as_str()).iter().find_map(|part| match part {
                Decoded::Event(event) => event.generated,
                _ => None,
            }),
            _ => None,
        };
        decide(self.session.platform_times(), generated);
        now()
    }
}
