//! What the bar's side comes to.

use super::{BarTalk, Holder, LOAD_MS, SILENT_MS};
use crate::check::faults;
use crate::check::step::Step;
use crate::check::verdict::{Finding, Verdict};
use crate::check::words::BarText::*;
use crate::check::words::Text;
use crate::domain::Moment;
use crate::protocol::Kind;

/// How many of the latest events are shown.
const SHOWN: usize = 5;

impl BarTalk {
    /// `place` is the address of the frame; `expected` the origins that it may speak from; `clock` writes an epoch time
    /// in milliseconds as a time of day.
    pub fn judge(
        &self,
        now: Moment,
        place: &str,
        expected: &[String],
        clock: fn(u64) -> String,
    ) -> Vec<(Step, Verdict)> {
        vec![
            (Step::Holder, self.judge_holder()),
            (Step::Framed, self.of_frame(|talk, opened| talk.framed(now.since(opened), place))),
            (Step::Origin, self.of_frame(|talk, _| talk.origin(expected))),
            (Step::FirstEvent, self.of_frame(|talk, opened| talk.first_event(now.since(opened), clock))),
            (Step::Ring, self.of_frame(|talk, _| talk.ring(clock))),
        ]
    }

    /// Without a frame there is nothing to look at.
    fn of_frame(&self, judge: impl Fn(&BarTalk, Moment) -> Verdict) -> Verdict {
        match (self.holder, self.opened) {
            (Holder::Here, Some(opened)) => judge(self, opened),
            (Holder::Asking, _) => Verdict::Looking,
            _ => Verdict::waiting(NotOpenSeeAbove),
        }
    }

    fn judge_holder(&self) -> Verdict {
        match self.holder {
            Holder::Asking => Verdict::Looking,
            Holder::Here => Verdict::passed(HeldHere),
            Holder::Elsewhere => Verdict::waiting(HeldElsewhere),
            Holder::Taken => Verdict::waiting(HeldTaken),
        }
    }

    fn heard(&self) -> bool {
        self.counts().received > 0
    }

    fn framed(&self, open_ms: u64, place: &str) -> Verdict {
        let address = place.to_owned();
        if self.heard() || !self.strangers.is_empty() {
            return Verdict::passed(FrameSpeaks);
        }
        if self.blocked {
            return Verdict::failed(FrameBlocked(address), FrameSrcExpected, CopyPolicy);
        }
        if self.kept_out {
            return Verdict::failed(KeptOutOfLocalNetwork(address), FrameExpected, AllowLocalNetwork);
        }
        match self.loaded {
            None if open_ms < LOAD_MS => Verdict::Looking,
            None => Verdict::failed(NothingCame(address, LOAD_MS / 1_000), FrameExpected, OpenOrSeeNetwork),
            Some(_) if open_ms < SILENT_MS => Verdict::waiting(SomethingLoaded),
            Some(_) => Verdict::warned(FrameSilent, FrameExpected, LookAtFrame(address)),
        }
    }

    fn origin(&self, expected: &[String]) -> Verdict {
        let listed = expected.join(", ");
        let found = self.strangers.join(", ");
        if self.strangers.is_empty() {
            return if self.heard() {
                Verdict::passed(OriginPassed(listed))
            } else {
                Verdict::waiting(OriginAwaited(listed))
            };
        }
        let quoted = self.strangers.iter().map(|origin| format!("\"{origin}\"")).collect::<Vec<_>>().join(", ");
        let mend = NameOrigins(quoted);
        if self.heard() {
            Verdict::warned(OriginsBeside(listed.clone(), found), OriginExpected(listed), mend)
        } else {
            Verdict::failed(OriginStrange(found), OriginExpected(listed), mend)
        }
    }

    fn first_event(&self, open_ms: u64, clock: fn(u64) -> String) -> Verdict {
        let counts = self.counts();
        let mut faults: Vec<Text> =
            self.session.link().faults.iter().map(|fault| faults::in_words(fault).into()).collect();
        faults.dedup();
        let account = Account([counts.received, counts.applied, counts.unknown, counts.rejected].map(u64::from));
        let finding = |found| Finding::new(Text::Sentences(found), EventsExpected, GiveReport);
        if self.events.is_empty() {
            if counts.rejected > 0 {
                return Verdict::Failed(finding(vec![NoMessagesOfBar(faults).into(), account.into()]));
            }
            let sent = match self.subscribed {
                0 => EventsToBeSent,
                times => EventsSent(Kind::ALL.len(), times as usize),
            };
            let late = (open_ms >= SILENT_MS).then_some(NothingComes);
            let asked = [Some(SignInInBar), Some(sent), late].into_iter().flatten().map(Text::from);
            return Verdict::waiting(Text::Sentences(asked.collect()));
        }
        let latest = self.events.iter().rev().take(SHOWN).map(|(name, wall)| match name {
            Some(name) => EventAt(name.clone(), clock(*wall)).into(),
            None => NamelessEventAt(clock(*wall)).into(),
        });
        let mut heard: Vec<Text> = vec![Heard(latest.collect()).into(), account.into()];
        if counts.rejected > 0 {
            heard.push(Rejected(faults).into());
            return Verdict::Warned(finding(heard));
        }
        Verdict::passed(Text::Sentences(heard))
    }

    fn ring(&self, clock: fn(u64) -> String) -> Verdict {
        match self.rang {
            Some(wall) => Verdict::passed(Rang(clock(wall))),
            None => Verdict::waiting(CallIfYouLike),
        }
    }
}
