//! Calls that are being talked: hold, a second call beside the first, conference, transfer, the end (`S7` to `S9`).

use super::Platform;
use crate::protocol::{Kind, MediaMode};
use crate::simulator::content;
use crate::simulator::truth::{EndedBy, Outcome, Phase};
use serde_json::Value;

impl Platform {
    /// The call that hold and hang-up mean: the one being talked, the later one of a conference; or, with none
    /// being talked or dialled, the one that was put on hold last.
    pub(super) fn in_hand(&self) -> Option<usize> {
        if self.attempt.is_some() {
            return None;
        }
        let talking = self.lines.iter().copied().rfind(|&line| self.truth.calls[line].phase == Phase::Talking);
        talking.or_else(|| self.held().max_by_key(|&line| (self.truth.calls[line].since, line)))
    }

    /// The established call beside the one in hand or the one being dialled.
    pub(super) fn not_in_hand(&self) -> Option<usize> {
        let in_hand = self.in_hand();
        let others = || self.lines.iter().copied().filter(|&line| Some(line) != in_hand);
        if self.lines.len() < 2 {
            return None;
        }
        others().find(|&line| matches!(self.truth.calls[line].phase, Phase::Talking | Phase::Held))
    }

    fn held(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().copied().filter(|&line| self.truth.calls[line].phase == Phase::Held)
    }

    pub(super) fn hold(&mut self) {
        if let Some(line) = self.line_in(Phase::Talking) {
            self.put_on_hold(line);
        }
    }

    fn put_on_hold(&mut self, line: usize) {
        self.enter_phase(line, Phase::Held);
        self.say_of_call(Kind::Hold, line);
    }

    pub(super) fn unhold(&mut self) {
        if let Some(line) = self.held().min_by_key(|&line| (self.truth.calls[line].since, line)) {
            self.talk(line);
        }
    }

    pub(super) fn swap(&mut self) {
        let Some(other) = self.line_in(Phase::Held) else { return };
        self.hold();
        self.talk(other);
    }

    pub(super) fn switch_media(&mut self, succeeds: bool) {
        let Some(line) = self.line_in(Phase::Talking) else { return };
        let call = &mut self.truth.calls[line];
        let target = match call.mode {
            MediaMode::Audio => MediaMode::Video,
            MediaMode::Video => MediaMode::Audio,
        };
        if succeeds {
            call.mode = target;
        }
        let content = content::media_switch(call, &self.dialect.own_number, target, succeeds);
        self.say(Kind::MediaSwith, content);
    }

    pub(super) fn hang_up(&mut self) {
        if self.joined {
            self.end_all(EndedBy::Agent);
        } else {
            self.end_in_hand(EndedBy::Agent);
        }
    }

    pub(super) fn customer_hangs_up(&mut self) {
        self.end_in_hand(EndedBy::Customer);
    }

    pub(super) fn other_customer_hangs_up(&mut self) {
        if let Some(line) = self.not_in_hand() {
            self.end_one(line, EndedBy::Customer);
        }
    }

    pub(super) fn platform_hangs_up(&mut self) {
        if self.joined {
            self.end_all(EndedBy::Platform);
        } else {
            self.end_in_hand(EndedBy::Platform);
        }
    }

    fn end_in_hand(&mut self, by: EndedBy) {
        if let Some(line) = self.in_hand() {
            self.end_one(line, by);
        }
    }

    /// Who is left of a conference goes on talking.
    fn end_one(&mut self, line: usize, by: EndedBy) {
        let was_joined = std::mem::take(&mut self.joined);
        self.release(line, by);
        if was_joined && let Some(&left) = self.lines.first() {
            self.talk(left);
        }
    }

    fn end_all(&mut self, by: EndedBy) {
        let lines = std::mem::take(&mut self.lines);
        if by == EndedBy::Platform {
            self.put_down_after_last(by);
        }
        for line in lines {
            self.truth.calls[line].end(self.now, by, Outcome::Failed);
            self.say_of_call(Kind::CallRelease, line);
            self.say_customer_released(line);
        }
        if by != EndedBy::Platform {
            self.put_down_after_last(by);
        }
        self.after_last_call();
    }

    pub(super) fn conference(&mut self) {
        let &[first, second] = &self.lines[..] else { return };
        for line in [first, second] {
            if self.truth.calls[line].phase == Phase::Held {
                self.enter_phase(line, Phase::Talking);
            }
        }
        self.joined = true;
        self.say(Kind::Conference, content::conference(&self.truth.calls[first], &self.truth.calls[second]));
    }

    /// The party stays connected, to somebody else: there is no `Customer_Release`.
    pub(super) fn blind_transfer(&mut self, to: &str) {
        let Some(line) = self.line_in(Phase::Talking) else { return };
        self.say(Kind::CustomerAlerting, content::customer_alerting(&self.truth.calls[line], to, "assistant"));
        self.leave(Value::Null);
    }

    pub(super) fn complete_transfer(&mut self) {
        if let Some(&first) = self.lines.first() {
            self.leave(content::transfer_result(&self.truth.calls[first]));
        }
    }

    fn leave(&mut self, transferred: Value) {
        if !transferred.is_null() {
            self.say(Kind::SuccTransResult, transferred);
        }
        for line in std::mem::take(&mut self.lines) {
            self.truth.calls[line].end(self.now, EndedBy::Agent, Outcome::Failed);
            self.say_of_call(Kind::CallRelease, line);
        }
        self.put_down_after_last(EndedBy::Agent);
        self.after_last_call();
    }
}
