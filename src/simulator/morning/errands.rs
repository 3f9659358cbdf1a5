//! What there is to do in a morning. Numbers are made up: 555-01xx, and around 138 0013 8000, which China prints in examples.

use super::Step;
use crate::protocol::{Feature, MediaMode, NotReadyReason};
use crate::simulator::action::{Action, Answering};
use crate::simulator::rng::Chance;
use std::collections::VecDeque;

/// Queues, and the numbers that customers dial to get into them.
const QUEUES: [(&str, &str); 3] = [("Billing", "5550110"), ("Support", "5550120"), ("Sales", "5550130")];

/// How long the rest may be; the agent overstays it.
const REST_MS: u64 = 120_000;

/// As many of each as a desk has in an hour.
const ERRANDS: [(usize, Errand); 15] = [
    (10, Errand::Answered),
    (2, Errand::AnsweredWithHold),
    (1, Errand::AnsweredForAgent),
    (1, Errand::AnsweredThenSwitched),
    (2, Errand::Missed),
    (1, Errand::Rejected),
    (2, Errand::Abandoned),
    (3, Errand::Outbound),
    (1, Errand::OutboundUnanswered),
    (1, Errand::OutboundBadNumber),
    (1, Errand::Colleague),
    (1, Errand::Predictive),
    (1, Errand::AskingElsewhere),
    (1, Errand::Rest),
    (1, Errand::NotReady),
];

#[derive(Clone, Copy, Debug)]
enum Errand {
    Answered,
    AnsweredWithHold,
    /// By the platform, automatically.
    AnsweredForAgent,
    /// With video or without, in the middle of the conversation.
    AnsweredThenSwitched,
    Missed,
    Rejected,
    Abandoned,
    Outbound,
    OutboundUnanswered,
    OutboundBadNumber,
    Colleague,
    Predictive,
    /// A second call while the first is on hold.
    AskingElsewhere,
    Rest,
    NotReady,
}

/// Delays are in the morning's own time; `pace` is for what the platform measures itself.
pub(super) fn plan(chance: &mut Chance, pace: u64) -> VecDeque<Step> {
    let mut errands: Vec<Errand> =
        ERRANDS.iter().flat_map(|&(times, errand)| std::iter::repeat_n(errand, times)).collect();
    chance.shuffle(&mut errands);
    let mut plan = Plan { chance, rest_limit_ms: (REST_MS / pace).max(1_000), steps: VecDeque::new() };
    for errand in errands {
        plan.add(errand);
    }
    plan.steps
}

struct Plan<'a> {
    chance: &'a mut Chance,
    rest_limit_ms: u64,
    steps: VecDeque<Step>,
}

impl Plan<'_> {
    fn add(&mut self, errand: Errand) {
        match errand {
            Errand::Answered => {
                self.incoming(Answering::Manual);
                self.then(3..=14, Action::Answer);
                self.talk_to_the_end();
            }
            Errand::AnsweredWithHold => {
                self.incoming(Answering::Manual);
                self.then(3..=14, Action::Answer);
                self.then(20..=60, Action::Hold);
                self.then(15..=45, Action::Unhold);
                self.talk_to_the_end();
            }
            Errand::AnsweredForAgent => {
                self.incoming(Answering::Auto);
                self.talk_to_the_end();
            }
            Errand::AnsweredThenSwitched => {
                self.incoming(Answering::Manual);
                self.then(3..=14, Action::Answer);
                self.then(20..=40, Action::SwitchMedia { succeeds: true });
                self.talk_to_the_end();
            }
            Errand::Missed => {
                self.incoming(Answering::Manual);
                self.then(20..=30, Action::NoAnswer);
                self.then(10..=30, Action::Ready);
            }
            Errand::Rejected => {
                self.incoming(Answering::Manual);
                self.then(2..=6, Action::Reject);
                self.then(5..=20, Action::Ready);
            }
            Errand::Abandoned => {
                self.incoming(Answering::Manual);
                self.then(4..=18, Action::CustomerAbandons);
            }
            Errand::Outbound => {
                self.dial();
                self.then(5..=20, Action::CalleeAnswers);
                self.talk_to_the_end();
            }
            Errand::OutboundUnanswered => {
                self.dial();
                self.then(25..=40, Action::CalleeDoesNotAnswer);
            }
            Errand::OutboundBadNumber => {
                self.begin(Action::Dial { number: "0000".to_owned(), mode: MediaMode::Audio });
                self.then(1..=2, Action::PhonePickedUp);
                self.then(2..=4, Action::BadNumber);
            }
            Errand::Colleague => {
                let work_no = self.chance.within(49_990..=49_998).to_string();
                self.begin(Action::InternalIncoming { work_no });
                self.then(2..=8, Action::Answer);
                self.talk_to_the_end();
            }
            Errand::Predictive => {
                let number = self.number();
                self.begin(Action::PredictiveIncoming { number, queue: Some("Sales".to_owned()) });
                self.then(1..=4, Action::Answer);
                self.talk_to_the_end();
            }
            Errand::AskingElsewhere => {
                self.incoming(Answering::Manual);
                self.then(3..=10, Action::Answer);
                self.then(20..=40, Action::Hold);
                let number = self.number();
                self.then(3..=6, Action::Dial { number, mode: MediaMode::Audio });
                self.then(5..=10, Action::CalleeAnswers);
                self.then(20..=40, Action::Swap);
                self.then(10..=20, Action::OtherCustomerHangsUp);
                self.talk_to_the_end();
            }
            Errand::Rest => {
                self.begin(Action::Rest { limit_ms: self.rest_limit_ms, cause: 0 });
                self.then(150..=200, Action::EndRest);
            }
            Errand::NotReady => {
                self.begin(Action::NotReady { reason: NotReadyReason::Agent });
                self.then(60..=120, Action::Ready);
            }
        }
    }

    fn incoming(&mut self, answer: Answering) {
        let number = self.number();
        let &(queue, called) = self.chance.one_of(&QUEUES);
        let mode = self.mode();
        self.begin(Action::Incoming {
            number,
            queue: Some(queue.to_owned()),
            called: called.to_owned(),
            answer,
            feature: Feature::Inbound,
            mode,
        });
    }

    fn dial(&mut self) {
        let number = self.number();
        let mode = self.mode();
        self.begin(Action::Dial { number, mode });
        self.then(1..=3, Action::PhonePickedUp);
        self.then(1..=3, Action::CalleeRings);
    }

    fn talk_to_the_end(&mut self) {
        let end = match self.chance.within(1..=10) {
            1..=4 => Action::HangUp,
            5..=9 => Action::CustomerHangsUp,
            _ => Action::PlatformHangsUp,
        };
        self.then(30..=160, end);
        self.then(8..=25, Action::EndWrapUp);
    }

    /// One call in five is one with video.
    fn mode(&mut self) -> MediaMode {
        if self.chance.within(1..=5) == 1 { MediaMode::Video } else { MediaMode::Audio }
    }

    fn number(&mut self) -> String {
        if self.chance.within(0..=2) == 0 {
            format!("55501{:02}", self.chance.within(40..=99))
        } else {
            format!("+8613800138{:03}", self.chance.within(100..=130))
        }
    }

    fn begin(&mut self, action: Action) {
        let after_ms = self.chance.within(5_000..=30_000);
        self.steps.push_back(Step { after_ms, action, begins: true });
    }

    fn then(&mut self, seconds: std::ops::RangeInclusive<u64>, action: Action) {
        let after_ms = self.chance.within(seconds.start() * 1_000..=seconds.end() * 1_000);
        self.steps.push_back(Step { after_ms, action, begins: false });
    }
}
