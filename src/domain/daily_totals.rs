//! The day's figures: of the open shift, also if it began before midnight, and of the shifts on record that were today.

use super::call::{Call, Outcome, Phase};

/// Metrics over calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct DailyTotals {
    /// Calls that began, whatever became of them.
    pub calls: u32,
    pub answered: u32,
    pub missed: u32,
    pub rejected: u32,
    pub abandoned: u32,
    pub failed: u32,
    pub unknown: u32,
    /// Talk time in the stretches that are over, milliseconds.
    pub talk_ms: u64,
    /// Hold time in the stretches that are over, milliseconds.
    pub hold_ms: u64,
    /// The part of the talk and of the hold time that belongs to the calls counted as answered, milliseconds.
    pub answered_talk_ms: u64,
    pub answered_hold_ms: u64,
    /// Wrap-up that followed these calls and is over, milliseconds.
    pub wrap_up_ms: u64,
}

impl DailyTotals {
    /// Counts a call as it stands.
    pub fn count(&mut self, call: &Call) {
        self.calls += 1;
        self.wrap_up_ms += call.wrap_up_ms.unwrap_or(0);
        self.count_time(call);
    }

    /// Counts what a call that is counted has come to so far, be it the end.
    pub(super) fn count_time(&mut self, call: &Call) {
        if call.is_live() {
            self.talk_ms += call.talked_ms;
            self.hold_ms += call.held_ms;
        } else {
            self.ended(call);
        }
    }

    /// Counts a call's end. Its outcome is final.
    pub(super) fn ended(&mut self, call: &Call) {
        if let Some(count) = self.count_of(call) {
            *count += 1;
        }
        self.talk_ms += call.talked_ms;
        self.hold_ms += call.held_ms;
        if is_answered(call) {
            self.answered_talk_ms += call.talked_ms;
            self.answered_hold_ms += call.held_ms;
        }
    }

    /// Takes back what [`DailyTotals::ended`] counted, for a call that turned out to go on.
    pub(super) fn resumed(&mut self, call: &Call) {
        if let Some(count) = self.count_of(call) {
            *count = count.saturating_sub(1);
        }
        self.talk_ms = self.talk_ms.saturating_sub(call.talked_ms);
        self.hold_ms = self.hold_ms.saturating_sub(call.held_ms);
        if is_answered(call) {
            self.answered_talk_ms = self.answered_talk_ms.saturating_sub(call.talked_ms);
            self.answered_hold_ms = self.answered_hold_ms.saturating_sub(call.held_ms);
        }
    }

    fn count_of(&mut self, call: &Call) -> Option<&mut u32> {
        let Phase::Ended { outcome, .. } = call.phase else { return None };
        Some(match outcome {
            Outcome::Answered => &mut self.answered,
            Outcome::Missed => &mut self.missed,
            Outcome::Rejected => &mut self.rejected,
            Outcome::Abandoned => &mut self.abandoned,
            Outcome::Failed => &mut self.failed,
            Outcome::Unknown => &mut self.unknown,
        })
    }
}

fn is_answered(call: &Call) -> bool {
    matches!(call.phase, Phase::Ended { outcome: Outcome::Answered, .. })
}
