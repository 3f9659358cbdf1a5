//! What is said on the screen, fact by fact: in words that stay the same from release to release, to be compared.

use crate::api::names;
use crate::domain::{Call, Moment, Phase, Session};

/// What may be asked about. Calls go by their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    AgentState,
    /// When the agent's state began: its running time, and whether its limit is over.
    Since,
    /// Whether something rings, and what.
    Ring,
    /// The phase of a call, and when it is over who ended it and how.
    Phase(u64),
    /// Its other party, queue, direction and medium.
    Party(u64),
    /// How long it was rung, talked, held and wrapped up.
    Durations(u64),
}

/// What is said of a session at a moment.
pub fn facts(session: &Session, at: Moment) -> Vec<(Fact, String)> {
    let calls = session.calls().iter().flat_map(|call| facts_of(call, at));
    own_facts(session).into_iter().chain(calls).collect()
}

/// What is said of one fact.
pub fn said(session: &Session, at: Moment, fact: Fact) -> String {
    let (facts, of_call) = match fact {
        Fact::AgentState | Fact::Since | Fact::Ring => (Some(own_facts(session)), None),
        Fact::Phase(key) | Fact::Party(key) | Fact::Durations(key) => {
            (None, session.call(key).map(|call| facts_of(call, at)))
        }
    };
    let mut said = facts.into_iter().flatten().chain(of_call.into_iter().flatten());
    said.find(|(known, _)| *known == fact).map(|(_, said)| said).unwrap_or_default()
}

/// The agent's state and since when, and what rings.
pub fn own_facts(session: &Session) -> [(Fact, String); 3] {
    let agent = session.agent();
    let overdue = agent.state.is_overdue().then_some("overdue");
    let state = [Some(names::agent_state(&agent.state)), names::reason(&agent.state), overdue];
    let ring = session.ring().map(|ring| {
        let number = ring.number.as_ref().map(|number| number.as_str());
        let id = ring.call_id.as_ref().map_or("phone", |id| id.as_str());
        let others = ring.others.to_string();
        words(&[Some(id), number, Some(names::direction(ring.direction)), ring.queue.as_deref(), Some(&others)])
    });
    let since = agent.since.wall.to_string();
    [(Fact::AgentState, words(&state)), (Fact::Since, since), (Fact::Ring, ring.unwrap_or_default())]
}

/// What is said of a call.
pub fn facts_of(call: &Call, at: Moment) -> [(Fact, String); 3] {
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
