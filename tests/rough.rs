//! Messages get lost, come twice and late; the page is opened anew at any moment. Whatever happens, every call
//! is in the log exactly once and ends with exactly one outcome; where nothing was lost it is the truth's.
//!
//! `LAW_CASES` sets how many days are lived.

mod support;

use agent_console::domain::{Input, Phase, Session};
use agent_console::protocol::{Kind, decode};
use agent_console::simulator::{Action, CallTruth, Dialect, Platform, Settings, Spoken};
use proptest::prelude::*;
use std::collections::HashSet;
use support::after;
use support::days::{any_day, any_dialect, any_settings};

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
        for action in [
            Action::CustomerAbandons,
            Action::AgentCancelsDial,
            Action::HangUp,
            Action::OtherCustomerHangsUp,
            Action::PutPhoneDown,
        ] {
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

fn any_fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        8 => Just(Fate::Arrives),
        1 => Just(Fate::Lost),
        2 => Just(Fate::Twice),
        1 => (1..2_000u64).prop_map(Fate::Late),
        1 => (1..2_000u64).prop_map(Fate::AgainLate),
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

fn cases() -> u32 {
    std::env::var("LAW_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 20_000, ..ProptestConfig::default() })]

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
        let (plain, rough) = (in_the_end(fold(&plain), &plain), in_the_end(fold(&rough), &rough));
        let rows = |session: &Session| {
            session.calls().iter().map(|call| agent_console::domain::Call { key: 0, resumed: false, ..(**call).clone() })
                .collect::<Vec<_>>()
        };
        prop_assert_eq!(rows(&plain), rows(&rough));
        prop_assert_eq!(&plain.agent().state, &rough.agent().state);
        prop_assert_eq!(plain.today(), rough.today());
    }

    #[test]
    fn replaying_twice_gives_the_same_to_the_letter(
        day in any_day(), dialect in any_dialect(), settings in any_settings(),
        fates in prop::collection::vec(any_fate(), 1..200),
    ) {
        let (said, _) = lived(&day, dialect, settings);
        let inputs = arriving(&said, &fates, false);
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
