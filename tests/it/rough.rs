//! Messages get lost, come twice and late; the page is opened anew at any moment. Whatever happens, every call
//! is in the log exactly once and ends with exactly one outcome; where nothing was lost it is the truth's.
//!
//! `LAW_CASES` sets how many days are lived.

use crate::support::after;
use crate::support::cases;
use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::endings::ENDINGS;
use crate::support::remarks::any_remarks;
use agent_console::domain::{Call, Effect, Input, Note, Phase, Session};
use agent_console::protocol::{Kind, decode};
use agent_console::simulator::{Action, CallTruth, Dialect, Platform, Settings, Spoken};
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};

/// What a platform says on a day, with the times, and every call that it made.
fn lived(day: &[(u64, Vec<Action>)], dialect: Dialect, settings: Settings) -> (Vec<(u64, Spoken)>, Vec<CallTruth>) {
    let mut platform = Platform::with(dialect, settings);
    let mut said = Vec::new();
    let mut now = 0;
    let mut act =
        |now: u64, action: &Action| said.extend(platform.act(now, action).into_iter().map(|spoken| (now, spoken)));
    act(now, &Action::SignIn);
    for (ms, actions) in day {
        now += ms + 1;
        for action in actions {
            act(now, action);
        }
    }
    for _ in 0..6 {
        now += 1_000;
        for action in ENDINGS {
            act(now, &action);
        }
    }
    (said, platform.truth().calls.clone())
}

/// What happens to a message on its way, or to the page.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Arrives,
    Lost,
    Twice,
    /// Comes later by so many milliseconds.
    Late(u64),
    /// Comes, and again later by so many milliseconds.
    AgainLate(u64),
    /// The page is opened anew just after it came.
    Reload,
}

/// The transport delivers in order, but for what comes together.
const TOGETHER_MS: u64 = 500;

fn any_fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        8 => Just(Fate::Arrives),
        1 => Just(Fate::Lost),
        2 => Just(Fate::Twice),
        1 => (1..TOGETHER_MS).prop_map(Fate::Late),
        1 => (1..TOGETHER_MS).prop_map(Fate::AgainLate),
        1 => Just(Fate::Reload),
    ]
}

fn gentle(fate: Fate) -> Fate {
    match fate {
        Fate::Lost | Fate::Late(_) | Fate::AgainLate(_) => Fate::Twice,
        Fate::Arrives | Fate::Twice | Fate::Reload => fate,
    }
}

/// The inputs that reach the console, in the order of their arrival.
fn arriving(said: &[(u64, Spoken)], fates: &[Fate], only_the_16: bool) -> Vec<(u64, Input)> {
    let mut inputs = vec![(0, Input::FrameLoaded)];
    let heard = said.iter().filter(|(_, spoken)| !only_the_16 || Kind::documented().contains(&spoken.kind));
    for ((at, spoken), fate) in heard.zip(fates.iter().cycle()) {
        let message = || Input::Bar(decode(&spoken.text));
        match fate {
            Fate::Arrives => inputs.push((*at, message())),
            Fate::Lost => {}
            Fate::Twice => inputs.extend([(*at, message()), (*at, message())]),
            Fate::Late(ms) => inputs.push((at + ms, message())),
            Fate::AgainLate(ms) => inputs.extend([(*at, message()), (at + ms, message())]),
            Fate::Reload => inputs.extend([(*at, message()), (*at, Input::Opened)]),
        }
    }
    inputs.sort_by_key(|(at, _)| *at);
    inputs
}

fn fold(inputs: &[(u64, Input)]) -> Session {
    let mut session = Session::new(after(0));
    for (at, input) in inputs {
        session.handle(after(*at), input.clone());
    }
    session
}

/// Long after everything, when every limit has run out.
fn in_the_end(mut session: Session, inputs: &[(u64, Input)]) -> Session {
    let last = inputs.last().map_or(0, |(at, _)| *at);
    session.handle(after(last + 24 * 3_600_000), Input::Woke);
    session.handle(after(last + 48 * 3_600_000), Input::Woke);
    session
}

/// What the agent says meanwhile, among what the bar says.
fn among(mut inputs: Vec<(u64, Input)>, remarks: Vec<(u64, Input)>) -> Vec<(u64, Input)> {
    let mut at = 0;
    for (ms, remark) in remarks {
        at += ms;
        inputs.push((at, remark));
    }
    inputs.sort_by_key(|(at, _)| *at);
    inputs
}

/// What the agent last said of each call, by its key.
#[derive(Default)]
struct Said {
    note: Option<Note>,
    disposition: Option<String>,
    wrapped_up: bool,
}

impl Said {
    fn hear(&mut self, input: &Input) {
        match input {
            Input::Noted { note, .. } => self.note = (!note.is_blank()).then(|| note.clone()),
            Input::Disposed { code, .. } => self.disposition = code.clone(),
            Input::WrappedUp { done, .. } => self.wrapped_up = *done,
            _ => {}
        }
    }

    fn is_in(&self, call: &Call) -> bool {
        (&self.note, &self.disposition, self.wrapped_up) == (&call.note, &call.disposition, call.wrapped_up)
    }
}

fn key_of(input: &Input) -> Option<u64> {
    match input {
        Input::Noted { call, .. } | Input::Disposed { call, .. } | Input::WrappedUp { call, .. } => Some(*call),
        _ => None,
    }
}

proptest! {
    #![proptest_config(cases::law(400))]

    #[test]
    fn whatever_is_lost_late_or_twice_each_call_is_there_once_and_ends_once(
        day in any_day(), dialect in any_dialect(), settings in any_settings(),
        fates in prop::collection::vec(any_fate(), 1..200), only_the_16 in any::<bool>(),
    ) {
        let (said, truth) = lived(&day, dialect, settings);
        let inputs = arriving(&said, &fates, only_the_16);
        let session = in_the_end(fold(&inputs), &inputs);

        let counts = session.link().counts;
        prop_assert_eq!(counts.received, counts.applied + counts.unknown + counts.rejected);
        prop_assert_eq!(counts.rejected, 0);

        let mut ids = HashSet::new();
        for call in session.calls() {
            prop_assert!(matches!(call.phase, Phase::Ended { .. }), "{:?} stays open", call.id);
            prop_assert!(ids.insert(call.id.as_str()), "{:?} is there twice", call.id);
            let known = truth.iter().any(|true_call| true_call.id == call.id.as_str());
            prop_assert!(known || call.id.as_str().starts_with("local-"), "{:?} is no call", call.id);
        }
        prop_assert!(session.ring().is_none());
        prop_assert_eq!(session.live_calls().count(), 0);

        let told: HashSet<&str> = inputs.iter().filter_map(|(_, input)| match input {
            Input::Bar(parts) => Some(parts),
            _ => None,
        }).flat_map(|parts| truth.iter().filter(move |call| format!("{parts:?}").contains(&format!("\"{}\"", call.id))))
            .map(|call| call.id.as_str()).collect();
        for id in told {
            prop_assert!(ids.contains(id) || only_announced(&said, id), "{} is missing", id);
        }

        let today = session.today();
        prop_assert_eq!(today.calls as usize, session.calls().len());
        let ends = today.answered + today.missed + today.rejected + today.abandoned + today.failed + today.unknown;
        prop_assert_eq!(ends, today.calls);
    }

    #[test]
    fn repetitions_and_reloads_change_no_outcome_and_no_duration(
        day in any_day(), dialect in any_dialect(), settings in any_settings(),
        fates in prop::collection::vec(any_fate().prop_map(gentle), 1..200),
    ) {
        let dialect = Dialect { only_documented: false, forced_events: false, ..dialect };
        let (said, _) = lived(&day, dialect, settings);
        let plain = arriving(&said, &[Fate::Arrives], false);
        let rough = arriving(&said, &fates, false);
        let plain_end = plain.last().map_or(0, |(at, _)| *at);
        let (plain, rough) = (in_the_end(fold(&plain), &plain), in_the_end(fold(&rough), &rough));
        let rows = |session: &Session| {
            session.calls().iter().map(|call| agent_console::domain::Call { key: 0, resumed: false, ..(**call).clone() })
                .collect::<Vec<_>>()
        };
        prop_assert_eq!(rows(&plain), rows(&rough));
        prop_assert_eq!(&plain.agent().state, &rough.agent().state);
        prop_assert_eq!(plain.today(), rough.today());
        let now = after(plain_end).at;
        prop_assert_eq!(plain.stretches(0, now), rough.stretches(0, now));
        prop_assert_eq!(plain.time_in(0, now), rough.time_in(0, now));
        prop_assert_eq!(plain.marks(0), rough.marks(0));
    }

    #[test]
    fn what_the_agent_said_last_of_a_call_stays_and_all_time_is_accounted_for(
        day in any_day(), dialect in any_dialect(), settings in any_settings(),
        fates in prop::collection::vec(any_fate(), 1..200), only_the_16 in any::<bool>(), remarks in any_remarks(),
    ) {
        let (said, _) = lived(&day, dialect, settings);
        let inputs = among(arriving(&said, &fates, only_the_16), remarks);
        let mut session = Session::new(after(0));
        let mut left_behind: HashMap<u64, Said> = HashMap::new();
        let mut identified = HashSet::new();
        let mut recorded: HashMap<u64, std::rc::Rc<Call>> = HashMap::new();
        let end = inputs.last().map_or(0, |(at, _)| *at) + 9 * 3_600_000;
        for (at, input) in inputs.iter().cloned().chain([(end, Input::Woke), (end + 5_000, Input::Woke)]) {
            if let Some(key) = key_of(&input).filter(|key| session.calls().iter().any(|call| call.key == *key)) {
                left_behind.entry(key).or_default().hear(&input);
            }
            for effect in session.handle(after(at), input) {
                match effect {
                    Effect::CallIdentified(call) => {
                        prop_assert!(identified.insert(call.key), "{:?} is identified twice", call.id);
                        prop_assert!(call.answered.is_some() || call.number.is_some(), "{:?} is not known", call.id);
                    }
                    Effect::CallNoted(call) | Effect::CallEnded(call) => {
                        prop_assert!(!call.is_live(), "{:?} is not over", call.id);
                        recorded.insert(call.key, call);
                    }
                    _ => {}
                }
            }
            prop_assert_eq!(session.time_in(0, after(at).at).total(), at);
        }
        for call in session.calls() {
            prop_assert!(left_behind.remove(&call.key).unwrap_or_default().is_in(call), "{:?}", call);
            prop_assert_eq!(recorded.get(&call.key), Some(call), "the record is not the call");
        }

        let today = session.today();
        let wrap_up: u64 = session.calls().iter().filter_map(|call| call.wrap_up_ms).sum();
        prop_assert_eq!(today.wrap_up_ms, wrap_up);
        prop_assert!(today.answered_talk_ms <= today.talk_ms && today.answered_hold_ms <= today.hold_ms);
        let sum = |count: fn(&agent_console::domain::Mark) -> u16| {
            session.marks(0).iter().map(|mark| u32::from(count(mark))).sum::<u32>()
        };
        prop_assert_eq!(sum(|mark| mark.answered), today.answered);
        prop_assert_eq!(sum(|mark| mark.missed), today.missed + today.rejected);
        prop_assert_eq!(sum(|mark| mark.abandoned), today.abandoned);
        prop_assert_eq!(sum(|mark| mark.other), today.failed + today.unknown);
    }

    #[test]
    fn replaying_twice_gives_the_same_to_the_letter(
        day in any_day(), dialect in any_dialect(), settings in any_settings(),
        fates in prop::collection::vec(any_fate(), 1..200), remarks in any_remarks(),
    ) {
        let (said, _) = lived(&day, dialect, settings);
        let inputs = among(arriving(&said, &fates, false), remarks);
        let (once, twice) = (fold(&inputs), fold(&inputs));
        prop_assert_eq!(&once, &twice);
        prop_assert_eq!(format!("{once:?}"), format!("{twice:?}"));
    }
}

/// Queue information alone is no call yet: it may come for one that never reached the agent.
fn only_announced(said: &[(u64, Spoken)], id: &str) -> bool {
    let quoted = format!("\"{id}\"");
    let weak = |kind: Kind| {
        matches!(kind, Kind::IncomingCallInfo | Kind::OutboundDetect | Kind::SuccTransResult | Kind::ReturnFromIvr)
    };
    said.iter().filter(|(_, spoken)| spoken.text.contains(&quoted)).any(|(_, spoken)| weak(spoken.kind))
}
