//! The simulator keeps the truth about every call that it makes. Whatever happens, in any dialect, with all
//! events or with only the 16, the console must come to the same truth; and where the events don't tell, it
//! must say `unknown` and not a guess.
//!
//! `LAW_CASES` sets how many days are lived; the default suits every run of the tests.

use crate::support::cases;
use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::endings::ENDINGS;
use crate::support::media;
use crate::support::remarks::any_remarks;
use crate::support::truth::{as_direction, as_ended_by, as_outcome, same_state};
use crate::support::{NINE, after};
use agent_console::domain;
use agent_console::protocol::{CallId, Decoded, Kind, Number, decode};
use agent_console::simulator::{Action, AgentState, CallTruth, Dialect, EndedBy, Outcome, Phase};
use agent_console::simulator::{Platform, Settings};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A listener at a platform: everything that the platform says reaches the session, or only the 16 do.
struct Shift {
    platform: Platform,
    session: domain::Session,
    only_the_16: bool,
    now: u64,
    /// What the agent says about calls, one a step, the last first.
    remarks: Vec<domain::Input>,
    /// The agent's state has moved without an event that reached the console.
    blind: bool,
    /// Everything that the console was told, as text.
    told: Vec<(Kind, String)>,
    /// Every input of the session with its time.
    journal: Vec<(u64, domain::Input)>,
    /// When the calls that were seen to ring began to.
    rang: BTreeMap<String, u64>,
    /// For each call, in the truth's order: whether the platform put the agent not ready for it.
    blamed: Vec<bool>,
    /// The same: whether it ended with no event that reached the console.
    untold: Vec<bool>,
}

impl Shift {
    fn new(dialect: Dialect, settings: Settings, only_the_16: bool) -> Shift {
        let mut shift = Shift {
            platform: Platform::with(dialect, settings),
            session: domain::Session::new(after(0)),
            only_the_16,
            now: 0,
            remarks: Vec::new(),
            blind: true,
            told: Vec::new(),
            journal: Vec::new(),
            rang: BTreeMap::new(),
            blamed: Vec::new(),
            untold: Vec::new(),
        };
        shift.handle(domain::Input::FrameLoaded);
        shift
    }

    fn handle(&mut self, input: domain::Input) {
        self.session.handle(after(self.now), input.clone());
        self.journal.push((self.now, input));
    }

    fn hear(&mut self, spoken: Vec<agent_console::simulator::Spoken>) {
        let calls = &self.platform.truth().calls;
        self.blamed.resize(calls.len(), false);
        self.untold.resize(calls.len(), false);
        if let (Some(call), Some(blamed)) = (calls.last(), self.blamed.last_mut())
            && call.ended_at == Some(self.now)
            && matches!(call.outcome, Some(Outcome::Missed | Outcome::Rejected))
        {
            let reasons = [r#""reason":"2""#, r#""reason":"7""#];
            *blamed |= spoken
                .iter()
                .filter(|spoken| spoken.kind == Kind::SetNotReadySuccess)
                .any(|spoken| reasons.iter().any(|reason| spoken.text.contains(reason)));
        }
        for spoken in spoken {
            let moves_agent = spoken.kind.identifier().starts_with("AgentState_")
                || matches!(spoken.kind, Kind::InService | Kind::ShutdownService);
            if self.only_the_16 && !Kind::documented().contains(&spoken.kind) {
                self.blind |= moves_agent;
                continue;
            }
            // A rest that is confirmed is not on time again, and nobody has told that the one before it had ended.
            let rests_on = spoken.kind == Kind::SetRestSuccess
                && matches!(self.session.agent().state, domain::AgentState::Rest { overdue: true, .. });
            self.blind &= !moves_agent || rests_on;
            let parts = decode(&spoken.text);
            assert!(matches!(parts[..], [Decoded::Event(_)]), "the platform speaks the protocol");
            self.handle(domain::Input::Bar(parts));
            self.told.push((spoken.kind, spoken.text));
        }
    }

    /// Lets time pass on both sides, each deadline at its moment.
    fn wait(&mut self, ms: u64) {
        let end = self.now + ms;
        loop {
            let console = self.session.next_deadline().map(|at| at.saturating_sub(NINE.mono));
            let Some(next) = [console, self.platform.next_deadline()].into_iter().flatten().min() else { break };
            if next > end {
                break;
            }
            self.now = next.max(self.now);
            let spoken = self.platform.wake(self.now);
            self.hear(spoken);
            self.handle(domain::Input::Woke);
        }
        self.now = end;
    }

    /// Takes the first of the actions that is possible. No ring or dialling is left to run into its limit.
    fn step(&mut self, actions: &[Action]) {
        if let Some(remark) = self.remarks.pop() {
            self.handle(remark);
        }
        let stale = |call: &CallTruth| {
            matches!(call.phase, Phase::Ringing | Phase::Dialling) && self.now.saturating_sub(call.since) > 60_000
        };
        let overdue = [Action::NoAnswer, Action::AgentCancelsDial];
        let actions = if self.platform.live_calls().any(stale) { &overdue[..] } else { actions };
        let Some(action) = actions.iter().find(|action| self.platform.can(action)).cloned() else { return };
        // Half of the outbound calls are asked for in the console.
        if let Action::Dial { number, mode } = &action
            && self.now.is_multiple_of(2)
            && self.session.may_dial()
        {
            let callout = domain::Callout { number: Number::new(number), mode: *mode };
            self.handle(domain::Input::DialRequested(callout));
        }
        let spoken = self.platform.act(self.now, &action);
        self.blind |= action == Action::SignOut;
        self.untold.resize(self.platform.truth().calls.len(), false);
        if let Some(last) = self.untold.last_mut() {
            let rang = self.session.ring().is_some();
            *last |= rang && action == Action::KickedOut && self.only_the_16;
        }
        self.hear(spoken);
    }

    /// Whether the console was told of a call by its id in an event of this kind.
    fn was_told(&self, id: &str, kind: Kind) -> bool {
        self.told.iter().any(|(told, text)| *told == kind && text.contains(&format!("\"{id}\"")))
    }

    fn check_now(&mut self) -> Result<(), TestCaseError> {
        let truth = self.platform.truth();
        if !self.blind {
            prop_assert!(
                same_state(&truth.agent.state, &self.session.agent().state),
                "{:?} is not {:?}",
                truth.agent.state,
                self.session.agent().state
            );
        }
        let ringing = truth.calls.iter().find(|call| call.phase == Phase::Ringing);
        let silent = self.platform.dialect().phone_stays_off_hook && self.only_the_16;
        let ring = self.session.ring();
        if let Some(call) = ringing.filter(|_| !silent) {
            self.rang.insert(call.id.clone(), call.since);
        }
        if let (Some(call), false) = (ringing, silent) {
            prop_assert!(ring.is_some(), "{} rings and the popup is not there", call.id);
        }
        if let (None, Some(ring)) = (ringing, &ring)
            && !self.blind
        {
            // The phone also rings for the agent's own outbound call, a recording or a conference request.
            prop_assert!(ring.call_id.is_none(), "{:?} doesn't ring", ring.call_id);
            let own = truth.calls.iter().any(|call| call.phase == Phase::Dialling);
            prop_assert!(own || truth.agent.state == AgentState::OnCall, "nothing rings");
        }
        for call in truth.calls.iter().filter(|call| call.is_live()) {
            self.check_live(call)?;
        }
        let counts = self.session.link().counts;
        prop_assert_eq!(counts.received, counts.applied + counts.unknown + counts.rejected);
        Ok(())
    }

    fn check_live(&self, call: &CallTruth) -> Result<(), TestCaseError> {
        let Some(seen) = self.session.calls().iter().rfind(|seen| seen.id.as_str() == call.id) else {
            return Ok(());
        };
        // With so little said, a far phone that rings may be either side's.
        let silent = self.platform.dialect().phone_stays_off_hook && self.only_the_16;
        let same = match (call.phase, &seen.phase) {
            (Phase::Ringing, domain::Phase::Dialling) if silent => true,
            (Phase::Ringing, domain::Phase::Ringing)
            | (Phase::Dialling, domain::Phase::Dialling)
            | (Phase::Talking, domain::Phase::Talking { .. })
            | (Phase::Held, domain::Phase::Held { .. }) => true,
            // Hold, and that a conference takes a caller off hold, are not among the 16.
            (Phase::Held, domain::Phase::Talking { .. }) | (Phase::Talking, domain::Phase::Held { .. }) => {
                self.only_the_16
            }
            _ => false,
        };
        prop_assert!(same, "{} is {:?} and seen as {:?}", call.id, call.phase, seen.phase);
        self.check_media(call, seen)
    }

    /// Every call exactly once, in order, with the truth or with `unknown` where that is allowed.
    fn check_log(&self) -> Result<(), TestCaseError> {
        let truth = &self.platform.truth().calls;
        let mut rows = self.session.calls().iter().peekable();
        for ((call, &blamed), &untold) in truth.iter().zip(&self.blamed).zip(&self.untold) {
            let named = self.told.iter().any(|(_, text)| text.contains(&format!("\"{}\"", call.id)));
            let phone = self.told.iter().any(|(kind, _)| *kind == Kind::PhoneAlerting);
            let told = named || blamed && phone && !self.platform.dialect().phone_stays_off_hook;
            if !told {
                continue;
            }
            let Some(row) = rows.next() else {
                return Err(TestCaseError::fail(format!("{} is missing", call.id)));
            };
            if named {
                prop_assert_eq!(&row.id, &CallId::new(&call.id));
            } else {
                prop_assert!(row.id.as_str().starts_with("local-"), "{} for {}", row.id.as_str(), call.id);
            }
            if untold {
                prop_assert!(!row.is_live(), "{} is still open", call.id);
                continue;
            }
            self.check_row(call, row, blamed)?;
        }
        prop_assert!(rows.peek().is_none(), "{:?} is no call", rows.peek());
        Ok(())
    }

    fn check_media(&self, call: &CallTruth, seen: &domain::Call) -> Result<(), TestCaseError> {
        media::check(call, seen, &self.told, self.only_the_16)
    }

    fn check_row(&self, call: &CallTruth, row: &domain::Call, blamed: bool) -> Result<(), TestCaseError> {
        let id = &call.id;
        let dialect = self.platform.dialect();
        let answered = call.answered_at.is_some();
        let failed = self.was_told(id, Kind::CallOutFail);
        let offered = self.was_told(id, Kind::Ringing) || self.was_told(id, Kind::AutoAnswer);
        let called = self.was_told(id, Kind::CustomerAlerting);

        let told_number = self.told.iter().any(|(kind, text)| {
            *kind != Kind::IncomingCallInfo
                && text.contains(&format!("\"{id}\""))
                && text.contains(&format!("\"{}\"", call.number))
        });
        match &row.number {
            Some(number) => prop_assert_eq!(number.as_str(), &call.number, "{}", id),
            None => prop_assert!(!told_number, "{id}: the number was told"),
        }

        let may_not_know = !answered && !failed && !offered;
        match row.direction {
            domain::Direction::Unknown => prop_assert!(may_not_know, "{id}: the direction was told"),
            direction => prop_assert_eq!(direction, as_direction(call.direction), "{}", id),
        }
        self.check_media(call, row)?;
        if let Some(rang) = self.rang.get(id) {
            let received = row.rang.map(|rang| rang.received);
            prop_assert_eq!(received, Some(after(*rang).at.wall), "{}", id);
        }

        let domain::Phase::Ended { outcome, by, .. } = row.phase else {
            return Err(TestCaseError::fail(format!("{id} is still open")));
        };
        let outcome_is_open = !answered
            && !failed
            && match call.outcome {
                _ if self.only_the_16 && dialect.phone_stays_off_hook => true,
                Some(Outcome::Rejected) => !blamed && (dialect.phone_stays_off_hook || !offered),
                Some(Outcome::Missed) => !blamed && self.only_the_16,
                Some(Outcome::Abandoned) => !offered && (called || dialect.phone_stays_off_hook),
                Some(Outcome::Failed) => row.direction == domain::Direction::Unknown,
                Some(Outcome::Answered) | None => false,
            };
        match outcome {
            domain::Outcome::Unknown => prop_assert!(outcome_is_open, "{id}: {:?} was told", call.outcome),
            outcome => prop_assert_eq!(Some(outcome), call.outcome.map(as_outcome), "{}", id),
        }

        let phone_tells = !self.only_the_16 && !dialect.phone_stays_off_hook;
        match by {
            domain::EndedBy::Unknown => {
                // The phone stays up for another call.
                let second = self
                    .platform
                    .truth()
                    .calls
                    .iter()
                    .any(|other| other.id != *id && other.began <= call.began && other.ended_at >= call.ended_at);
                prop_assert!(
                    !answered && (!phone_tells || second || outcome_is_open),
                    "{id}: {:?} was told",
                    call.ended_by
                );
            }
            // To a console that hears nothing of the phone, a platform that hangs up looks like the agent.
            domain::EndedBy::Agent if call.ended_by == Some(EndedBy::Platform) => {
                prop_assert!(answered && !phone_tells, "{id} was ended by the platform");
            }
            by => prop_assert_eq!(Some(by), call.ended_by.map(as_ended_by), "{}", id),
        }

        let now = after(self.now).at;
        prop_assert_eq!(row.talk_ms(now) + row.hold_ms(now), call.talk_ms + call.hold_ms, "{}", id);
        if !self.only_the_16 {
            prop_assert_eq!(row.hold_ms(now), call.hold_ms, "{}", id);
        }
        if !dialect.phone_stays_off_hook {
            prop_assert_eq!(row.ring_ms(now), call.ring_ms, "{}", id);
        }
        Ok(())
    }
}

/// Without what the simulator's filter does here, and without events that no documentation has.
fn any_documented_dialect() -> impl Strategy<Value = Dialect> {
    any_dialect().prop_map(|dialect| Dialect { only_documented: false, forced_events: false, ..dialect })
}

fn live(mut shift: Shift, day: &[(u64, Vec<Action>)]) -> Result<Shift, TestCaseError> {
    shift.step(&[Action::SignIn]);
    for (ms, actions) in day {
        // No two actions come at the same moment, or their events could be taken for one.
        shift.wait(ms + 1);
        shift.step(actions);
        shift.check_now()?;
    }
    // The day ends with nothing open.
    shift.wait(100);
    for _ in 0..6 {
        shift.step(&ENDINGS);
        shift.wait(100);
    }
    shift.wait(200_000);
    shift.handle(domain::Input::Woke);
    Ok(shift)
}

proptest! {
    #![proptest_config(cases::law(400))]

    #[test]
    fn with_all_events_the_console_comes_to_the_simulators_truth(
        day in any_day(), dialect in any_documented_dialect(), settings in any_settings(),
    ) {
        live(Shift::new(dialect, settings, false), &day)?.check_log()?;
    }

    #[test]
    fn with_only_the_16_it_comes_to_the_truth_or_says_unknown(
        day in any_day(), dialect in any_documented_dialect(), settings in any_settings(),
    ) {
        live(Shift::new(dialect, settings, true), &day)?.check_log()?;
    }

    /// State is a fold of the inputs, and whether anybody woke the session in between makes no difference.
    #[test]
    fn the_same_inputs_give_the_same_state_whoever_woke_the_session(
        day in any_day(), dialect in any_documented_dialect(), settings in any_settings(), remarks in any_remarks(),
    ) {
        let mut shift = Shift::new(dialect, settings, false);
        shift.remarks = remarks.into_iter().map(|(_, remark)| remark).collect();
        let lived = live(shift, &day)?;
        let replay = |with_wakes: bool| {
            let mut session = domain::Session::new(after(0));
            let mut identified = Vec::new();
            let last = (lived.now, domain::Input::Woke);
            for (at, input) in lived.journal.iter().chain([&last]) {
                if with_wakes || *input != domain::Input::Woke || *at == lived.now {
                    let effects = session.handle(after(*at), input.clone());
                    identified.extend(effects.into_iter().filter_map(|effect| match effect {
                        domain::Effect::CallIdentified(call) => Some((*at, call.key)),
                        _ => None,
                    }));
                }
            }
            (session, identified)
        };
        let (awake, identified) = replay(true);
        prop_assert_eq!(&awake, &lived.session);
        let (asleep, identified_asleep) = replay(false);
        prop_assert_eq!(identified, identified_asleep);
        let now = after(lived.now).at;
        prop_assert_eq!(asleep.stretches(0, now), lived.session.stretches(0, now));
        prop_assert_eq!(asleep.time_in(0, now), lived.session.time_in(0, now));
        prop_assert_eq!(asleep.marks(0), lived.session.marks(0));
        prop_assert_eq!(asleep.calls(), lived.session.calls());
        prop_assert_eq!(asleep.agent(), lived.session.agent());
        prop_assert_eq!(asleep.today(), lived.session.today());
    }
}
