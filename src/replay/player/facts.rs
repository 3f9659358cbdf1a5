//! Everything that is said on the screen, in one list that can be compared: in words that stay the same from release to
//! release.

use crate::api::names;
use crate::casefile::Fact;
use crate::domain::{Call, Moment, Phase, Session};

/// What is said of a session at a moment.
pub fn facts(session: &Session, at: Moment) -> Vec<(Fact, String)> {
    let calls = session.calls().iter().flat_map(|call| facts_of(call, at));
    own_facts(session).into_iter().chain(calls).collect()
}

/// The agent's state, and what rings.
pub(super) fn own_facts(session: &Session) -> [(Fact, String); 2] {
    let agent = session.agent();
    let overdue = session.agent().state.is_overdue().then_some("overdue");
    let state = [Some(names::agent_state(&agent.state)), names::reason(&agent.state), overdue];
    let ring = session.ring().map(|ring| {
        let number = ring.number.as_ref().map(|number| number.as_str());
        let id = ring.call_id.as_ref().map_or("phone", |id| id.as_str());
        let others = ring.others.to_string();
        words(&[Some(id), number, Some(names::direction(ring.direction)), ring.queue.as_deref(), Some(&others)])
    });
    [(Fact::AgentState, words(&state)), (Fact::Ring, ring.unwrap_or_default())]
}

pub(super) fn facts_of(call: &Call, at: Moment) -> [(Fact, String); 3] {
    let (outcome, by) = match call.phase {
        Phase::Ended { outcome, by, .. } => (Some(names::outcome(outcome)), Some(names::ended_by(by))),
        Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Held { .. } => (None, None),
    };
    let party = [
        Some(names::direction(call.direction)),
        call.number.as_ref().map(|number| number.as_str()),
        call.queue.as_deref(),
        call.medium.map(names::medium),
    ];
    let durations = [Some(call.ring_ms(at)), Some(call.talk_ms(at)), Some(call.hold_ms(at)), call.wrap_up_ms];
    let durations = durations.map(|ms| ms.map(|ms| ms.to_string()));
    [
        (Fact::Phase(call.key), words(&[Some(names::phase(call.phase)), outcome, by])),
        (Fact::Party(call.key), words(&party)),
        (Fact::Durations(call.key), words(&durations.each_ref().map(Option::as_deref))),
    ]
}

/// What isn't known leaves its place.
fn words(parts: &[Option<&str>]) -> String {
    parts.iter().map(|part| part.unwrap_or("-")).collect::<Vec<_>>().join(" ")
}
