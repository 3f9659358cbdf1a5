//! Agents sit at one desk one after the other, and the bar tells of their sign-ins or not. Wherever the page is opened
//! anew and whatever is heard of monitored agents, the console comes to the truth of whoever sits there, and each agent's
//! calls and figures are those of a console that hears of nobody else.
//!
//! `LAW_CASES` sets how many days are lived.

use crate::support::after;
use crate::support::cases;
use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::endings::ENDINGS;
use agent_console::domain::{self, Call, Input, Session, StateKind};
use agent_console::protocol::{Kind, decode};
use agent_console::simulator::{Action, AgentState, CallTruth, Dialect, Phase, Platform, Settings};
use proptest::prelude::*;
use serde_json::json;
use std::collections::HashSet;

const AGENTS: [&str; 3] = ["101", "102", "103"];
/// Whom a supervisor may listen to.
const MONITORED: &str = "900";

/// What happens when a message has come.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Nothing,
    ComesTwice,
    Reload,
    /// The bar tells of a monitored agent.
    Monitored,
}

fn any_fate() -> impl Strategy<Value = Fate> {
    prop_oneof![5 => Just(Fate::Nothing), 1 => Just(Fate::ComesTwice), 1 => Just(Fate::Reload), 1 => Just(Fate::Monitored)]
}

/// An agent's time at the desk.
#[derive(Clone, Debug)]
struct Sitting {
    agent: usize,
    /// The bar tells of the sign-in.
    announced: bool,
    /// The bar tells of the sign-out.
    kicked_out: bool,
    day: Vec<(u64, Vec<Action>)>,
}

fn any_sittings() -> impl Strategy<Value = Vec<Sitting>> {
    let sitting = (0..AGENTS.len(), any::<[bool; 2]>(), any_day()).prop_map(|(agent, [announced, kicked_out], day)| {
        let day = day.into_iter().take(40).collect();
        Sitting { agent, announced, kicked_out, day }
    });
    prop::collection::vec(sitting, 1..6)
}

struct Desk {
    platforms: Vec<Platform>,
    now: u64,
    session: Session,
    /// What a console hears that knows of one agent only.
    alone: Vec<Session>,
    fates: Vec<Fate>,
    messages: usize,
    /// Of whoever sits there, since they do.
    heard: usize,
}

impl Desk {
    fn new(dialect: &Dialect, settings: &Settings, fates: Vec<Fate>) -> Desk {
        let platform = |(place, agent): (u64, &&str)| {
            let epoch = dialect.epoch + place * 1_000_000_000;
            Platform::with(Dialect { work_no: agent.to_string(), epoch, ..dialect.clone() }, settings.clone())
        };
        let mut desk = Desk {
            platforms: (0..).zip(&AGENTS).map(platform).collect(),
            now: 0,
            session: Session::new(after(0)),
            alone: vec![Session::new(after(0)); AGENTS.len()],
            fates,
            messages: 0,
            heard: 0,
        };
        desk.session.handle(after(0), Input::FrameLoaded);
        desk.alone.iter_mut().for_each(|alone| drop(alone.handle(after(0), Input::FrameLoaded)));
        desk
    }

    /// Whether anything was heard.
    fn act(&mut self, sitting: &Sitting, action: &Action) {
        let spoken = self.platforms[sitting.agent].act(self.now, action);
        for spoken in spoken {
            if spoken.kind == Kind::InService && !sitting.announced {
                continue;
            }
            self.hear(&spoken.text);
            let alone = &mut self.alone[sitting.agent];
            alone.handle(after(self.now), Input::Bar(decode(&spoken.text)));
            self.heard += 1;
        }
    }

    fn hear(&mut self, text: &str) {
        let now = after(self.now);
        let fate = self.fates[self.messages % self.fates.len()];
        self.messages += 1;
        self.session.handle(now, Input::Bar(decode(text)));
        match fate {
            Fate::Nothing => {}
            Fate::ComesTwice => drop(self.session.handle(now, Input::Bar(decode(text)))),
            Fate::Reload => drop(self.session.handle(now, Input::Opened)),
            Fate::Monitored => self.tell_of_monitored(),
        }
    }

    fn tell_of_monitored(&mut self) {
        let notify = json!({"eventType": "QC_AgentState_Notify", "workNo": MONITORED,
            "content": {"subtype": "QC_AgentState_Login", "monitoredagent": MONITORED}});
        let state = |identifier: &str| json!({"eventType": identifier, "workNo": MONITORED, "content": null});
        let states = ["AgentState_Busy", "AgentState_Work", "AgentState_Ready", "AgentState_Busy"].map(state);
        for event in std::iter::once(notify).chain(states) {
            self.session.handle(after(self.now), Input::Bar(decode(&event.to_string())));
        }
    }

    fn sit(&mut self, sitting: &Sitting) -> Result<(), TestCaseError> {
        self.heard = 0;
        self.now += 1_000;
        self.act(sitting, &Action::SignIn);
        for (ms, actions) in &sitting.day {
            self.now += ms + 1;
            // Signing in and out again in between would be a sitting of its own.
            let stays = |action: &&Action| !matches!(action, Action::SignIn | Action::SignOut | Action::KickedOut);
            for action in actions.iter().filter(stays) {
                self.act(sitting, action);
                self.check_now(sitting)?;
            }
        }
        for _ in 0..6 {
            self.now += 1_000;
            for action in ENDINGS {
                self.act(sitting, &action);
            }
        }
        self.check_now(sitting)?;
        self.now += 60_000;
        // Nobody is told of the end of a wrap-up that outlasts a sitting.
        self.act(sitting, &Action::EndWrapUp);
        self.act(sitting, &Action::Ready);
        self.act(sitting, if sitting.kicked_out { &Action::KickedOut } else { &Action::SignOut });
        self.now += 60_000;
        Ok(())
    }

    fn check_now(&self, sitting: &Sitting) -> Result<(), TestCaseError> {
        let platform = &self.platforms[sitting.agent];
        if let Some(call) = platform.truth().calls.iter().find(|call| call.phase == Phase::Ringing)
            && !platform.dialect().phone_stays_off_hook
        {
            prop_assert!(self.session.ring().is_some(), "{} rings and the popup is not there", call.id);
        }
        if self.heard < 3 {
            return Ok(());
        }
        let agent = self.session.agent();
        prop_assert_eq!(agent.work_no.as_deref(), Some(AGENTS[sitting.agent]));
        prop_assert_eq!(&agent.state, &self.alone[sitting.agent].agent().state);
        let occupied = platform.truth().agent.state == AgentState::OnCall;
        prop_assert_eq!(agent.state == domain::AgentState::OnCall, occupied, "{:?}", platform.truth().agent.state);
        prop_assert_eq!(self.session.today(), self.alone[sitting.agent].today());
        Ok(())
    }

    fn check_calls(&mut self) -> Result<(), TestCaseError> {
        for session in self.alone.iter_mut().chain([&mut self.session]) {
            session.handle(after(self.now + 24 * 3_600_000), Input::Woke);
        }
        let known: HashSet<&str> = AGENTS.into();
        // What is late beside another agent's events may be usual for one alone.
        let rang = |call: &Call| call.rang.map(|rang| domain::RingRecord { late_ms: None, ..rang });
        let plain = |call: &Call| Call { key: 0, resumed: false, rang: rang(call), ..call.clone() };
        for call in self.session.calls() {
            prop_assert!(call.agent.as_deref().is_some_and(|agent| known.contains(agent)), "{:?}", call);
        }
        for ((agent, alone), platform) in AGENTS.iter().zip(&self.alone).zip(&self.platforms) {
            let is_theirs = |call: &&std::rc::Rc<Call>| call.agent.as_deref() == Some(*agent);
            let theirs: Vec<Call> = self.session.calls().iter().filter(is_theirs).map(|call| plain(call)).collect();
            let is_local = |call: &Call| call.id.as_str().starts_with("local-");
            let named = |calls: &[Call]| calls.iter().filter(|call| !is_local(call)).cloned().collect::<Vec<_>>();
            let of_alone: Vec<Call> = alone.calls().iter().map(|call| plain(call)).collect();
            prop_assert_eq!(theirs.len(), of_alone.len(), "of {}", agent);
            for (call, alone) in named(&theirs).into_iter().zip(named(&of_alone)) {
                prop_assert_eq!(call, alone);
            }
            let is_true =
                |call: &Call| platform.truth().calls.iter().any(|truth: &CallTruth| truth.id == call.id.as_str());
            prop_assert!(named(&theirs).iter().all(is_true));
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(cases::law(200))]

    #[test]
    fn the_console_comes_to_the_truth_of_whoever_sits_there(
        sittings in any_sittings(), dialect in any_dialect(), settings in any_settings(),
        fates in prop::collection::vec(any_fate(), 1..60),
    ) {
        let dialect = Dialect { only_documented: false, forced_events: false, ..dialect };
        let mut desk = Desk::new(&dialect, &settings, fates);
        // Until a sign-in has told who is who, an agent's first events count for whoever was there before.
        let (mut followed, mut is_open) = (true, true);
        for sitting in &sittings {
            desk.sit(sitting)?;
            is_open &= !sitting.announced;
            followed &= desk.heard >= 3 && !is_open;
            is_open |= sitting.kicked_out;
        }
        let now = after(desk.now).at;
        let alone = &desk.alone[sittings.last().expect("one").agent];
        let (times, alone) = (desk.session.time_in(0, now), alone.time_in(0, now));
        for kind in [StateKind::NotReady, StateKind::Rest, StateKind::WrapUp, StateKind::OnCall] {
            prop_assert!(!followed || times[kind] == alone[kind], "{:?}: {} is not {}", kind, times[kind], alone[kind]);
        }
        desk.check_calls()?;
    }
}
