//! A call's medium and kind of contact, held against the simulator's truth.

use agent_console::domain::Call;
use agent_console::protocol::{Feature, Kind, MediaType};
use agent_console::simulator::CallTruth;
use proptest::prelude::*;

/// What an event says of a voice or a video call, in the texts of every dialect.
const TELLING: [&str; 5] = [
    r#""mediaAbility":"1""#,
    r#""mediaAbility":"2""#,
    r#""mediaAbility":"6""#,
    r#""mediaType":"19""#,
    r#""mediaType":19"#,
];

/// A switch is not among the 16; then the call is what it began as. Nothing is guessed from an ability to carry both.
pub fn check(call: &CallTruth, seen: &Call, told: &[(Kind, String)], only_the_16: bool) -> Result<(), TestCaseError> {
    let id = &call.id;
    let truth = if only_the_16 { call.began_with } else { call.mode };
    let quoted = format!("\"{id}\"");
    let of_call = || told.iter().filter(|(_, text)| text.contains(&quoted));
    let tells = |(kind, text): &(Kind, String)| match kind {
        Kind::MediaSwith => text.contains(r#""reason":0"#),
        _ => TELLING.iter().any(|word| text.contains(word)),
    };
    match seen.medium {
        Some(medium) => prop_assert_eq!(medium, truth.into(), "{}", id),
        None => prop_assert!(!of_call().any(tells), "{id}: the medium was told"),
    }
    let rang = of_call().any(|(kind, _)| *kind == Kind::Ringing);
    let predictive = call.feature == Feature::PredictiveOutbound && rang;
    prop_assert_eq!(&seen.contact, &predictive.then_some(MediaType::Predictive), "{}", id);
    Ok(())
}
