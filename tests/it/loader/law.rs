//! Whatever happens, one attempt runs at a time, and each ends in a bar or a failure with a name.

use super::*;

fn failures() -> impl Strategy<Value = Failure> {
    prop_oneof![
        Just(Failure::Offline),
        Just(Failure::Unreachable { server: Server::Enterprise, secure: true }),
        Just(Failure::Cors { server: Server::Platform }),
        Just(DOWN),
        Just(Failure::NotKnown { status: 401 }),
        Just(Failure::SessionLacks { key: "userAccount" }),
        Just(Failure::TokenRefused),
        Just(Failure::ScriptBroke),
        Just(Failure::NoFrame),
    ]
}

fn outcomes() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        Just(Outcome::Done(Step::Session)),
        Just(Outcome::Done(Step::Script)),
        Just(Outcome::Done(Step::Run)),
        failures().prop_map(Outcome::Failed),
        Just(Outcome::Framed),
        Just(Outcome::Unframed),
        Just(Outcome::Loaded),
    ]
}

fn inputs() -> impl Strategy<Value = (u64, bool, Input)> {
    let input = prop_oneof![
        1 => Just(Input::Begun),
        1 => Just(Input::Ended),
        8 => outcomes().prop_map(|outcome| Input::Of(0, outcome)),
        2 => any::<(bool, bool, bool)>()
            .prop_map(|(in_call, speaks, refused)| Input::Bar { in_call, speaks, refused }),
        1 => Just(Input::CameOnline),
        1 => Just(Input::Again),
        2 => Just(Input::Woke),
    ];
    (0..40_000_u64, any::<bool>(), input)
}

proptest! {
    #[test]
    fn whatever_happens_no_two_attempts_run_at_once_and_each_ends_in_a_bar_or_a_named_failure(
        history in prop::collection::vec(inputs(), 1..60),
    ) {
        let (mut loader, mut now, mut latest, mut in_call) = (Loader::default(), 0, 0, false);
        for (passed, late, input) in history {
            now += passed;
            let input = match input {
                Input::Of(_, outcome) => Input::Of(if late { latest.max(1) - 1 } else { latest }, outcome),
                other => other,
            };
            if let Input::Bar { in_call: says, .. } = &input {
                in_call = *says;
            }
            let was_there = loader.stage() == Stage::There;
            let asked = matches!(input, Input::Again | Input::Ended);
            for effects in loader.handle(now, input).windows(2) {
                if let [Effect::Clear, Effect::Take(Step::Session, attempt)] = effects {
                    // What was under way is ended before anything begins, and a call keeps its bar.
                    prop_assert!(*attempt == latest + 1);
                    latest = *attempt;
                    prop_assert!(!(was_there && in_call) || asked, "a bar is taken from a call");
                }
            }
            match loader.stage() {
                Stage::Off => prop_assert_eq!(loader.next_deadline(), None),
                Stage::Loading(_) => prop_assert!(loader.next_deadline().is_some()),
                Stage::There => {}
                Stage::Failed { failure, again } => {
                    prop_assert_eq!(again.is_some(), failure.may_pass());
                    prop_assert!(again.is_none_or(|at| at <= now + LONGEST_PAUSE_MS));
                }
            }
        }
        // Left alone from here on, it settles.
        for _ in 0..3 {
            if let (Stage::Loading(_), Some(at)) = (loader.stage(), loader.next_deadline()) {
                loader.handle(at, Input::Woke);
            }
        }
        prop_assert!(!matches!(loader.stage(), Stage::Loading(_)));
    }
}
