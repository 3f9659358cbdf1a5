//! Days at a desk such as no scenario would think of. The simulator's own laws and the console's share them.

use agent_console::protocol::{Feature, MediaMode};
use agent_console::simulator::{Abilities, Action, Answering, Dialect, Settings};
use proptest::prelude::*;

pub fn any_action() -> impl Strategy<Value = Action> {
    let number = || prop_oneof![Just("5550142".to_owned()), Just("+8613800138123".to_owned())];
    let queue = || prop::option::of(Just("Support".to_owned()));
    let arriving =
        (number(), queue(), any::<bool>(), any_mode()).prop_map(|(number, queue, auto, mode)| Action::Incoming {
            number,
            queue,
            called: "5550110".to_owned(),
            answer: if auto { Answering::Auto } else { Answering::Manual },
            feature: Feature::Inbound,
            mode,
        });
    let onward = prop::sample::select(vec![
        Action::SignIn,
        Action::Answer,
        Action::Hold,
        Action::Unhold,
        Action::Swap,
        Action::SwitchMedia { succeeds: true },
        Action::PhonePickedUp,
        Action::CalleeRings,
        Action::CalleeAnswers,
        Action::Conference,
        Action::Ready,
        Action::EndRest,
        Action::EndWrapUp,
    ]);
    let endings = prop::sample::select(vec![
        Action::Reject,
        Action::NoAnswer,
        Action::CustomerAbandons,
        Action::HangUp,
        Action::CustomerHangsUp,
        Action::OtherCustomerHangsUp,
        Action::PlatformHangsUp,
        Action::AgentPhoneNotPicked,
        Action::CalleeDoesNotAnswer,
        Action::CalleeRejects,
        Action::BadNumber,
        Action::AgentCancelsDial,
        Action::BlindTransfer { to: "49998".to_owned() },
        Action::CompleteTransfer,
        Action::PutPhoneDown,
    ]);
    let aside = prop::sample::select(vec![
        Action::SignOut,
        Action::KickedOut,
        Action::ForcedNotReady,
        Action::ForcedReady,
        Action::WrapUp,
        Action::InternalIncoming { work_no: "49998".to_owned() },
        Action::SwitchMedia { succeeds: false },
        Action::Playback,
        Action::ConferenceRequest,
    ]);
    prop_oneof![
        12 => onward,
        4 => endings,
        1 => aside,
        3 => arriving,
        4 => (number(), any_mode()).prop_map(|(number, mode)| Action::Dial { number, mode }),
        1 => (number(), queue()).prop_map(|(number, queue)| Action::PredictiveIncoming { number, queue }),
        1 => (200..=250u8).prop_map(|code| Action::NotReady { reason: (&*code.to_string()).into() }),
        1 => (1..=20u64, any::<u8>()).prop_map(|(s, cause)| Action::Rest { limit_ms: s * 1_000, cause }),
    ]
}

fn any_mode() -> impl Strategy<Value = MediaMode> {
    prop::sample::select(vec![MediaMode::Audio, MediaMode::Audio, MediaMode::Video])
}

pub fn any_dialect() -> impl Strategy<Value = Dialect> {
    // No two of these differ by so little that they might be one clock.
    let node_clocks = prop::collection::vec(prop::sample::select(vec![0, 3_000, 60_000, 3_600_000]), 0..4);
    let step_back = prop::option::of((0..300_000u64, prop::sample::select(vec![7_000, 600_000])));
    let times = (prop::option::of(Just(1_784_529_722_590)), node_clocks, step_back);
    let abilities = prop::sample::select(vec![Abilities::OfTheCall, Abilities::OfBrowsers, Abilities::OfThePhone]);
    (any::<[bool; 8]>(), times, abilities).prop_map(
        |(on, (generated_times, node_clocks, clocks_step_back), abilities)| Dialect {
            generated_times,
            node_clocks,
            clocks_step_back,
            alerting_content: on[0],
            call_refs_as_objects: on[1],
            bare: on[2],
            json_key: on[3],
            only_documented: on[4],
            forced_events: on[5],
            inbound_customer_alerting: on[6],
            phone_stays_off_hook: on[7],
            abilities,
            ..Dialect::default()
        },
    )
}

pub fn any_settings() -> impl Strategy<Value = Settings> {
    let limit = || prop::option::of(0..=20_000u64);
    (any::<[bool; 3]>(), limit(), limit(), limit(), limit(), 0..=1_000u64).prop_map(
        |(on, wrap_up, ring, pick_up, callee_rings, sign_in_ms)| Settings {
            acw: on[0],
            not_ready_after_refusal: on[1],
            starts_in_wrap_up: on[2],
            wrap_up_limit_ms: wrap_up,
            ring_limit_ms: ring,
            pick_up_ms: pick_up,
            callee_rings_ms: callee_rings,
            sign_in_ms,
        },
    )
}

/// Actions, preferably possible ones, each with the time since the one before it.
pub fn any_day() -> impl Strategy<Value = Vec<(u64, Vec<Action>)>> {
    prop::collection::vec((0..=9_000u64, prop::collection::vec(any_action(), 1..4)), 0..120)
}
