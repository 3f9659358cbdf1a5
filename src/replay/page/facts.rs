//! What is said on screen, in the words of the page.

use super::opened::Opened;
use crate::casefile::Fact;
use crate::domain::{Call, EndedBy, LimitStage, Moment, Phase, Session};
use crate::replay::words::ReplayWords;
use crate::view::{Locale, Words};

/// What is said, each with its name; of calls the latest.
pub fn facts(
    words: &ReplayWords,
    console: &Words,
    locale: &Locale,
    opened: &Opened,
    session: &Session,
    at: Moment,
    most: usize,
) -> Vec<(Fact, String, String)> {
    let said = &words.why;
    let ring = session.ring().map_or_else(
        || said.nothing_rings.to_owned(),
        |ring| ring.number.map_or_else(|| console.ring.number_unknown.to_owned(), |number| number.as_str().to_owned()),
    );
    let state = console.agent_state(&session.agent().state).to_owned();
    let mut facts = vec![
        (Fact::AgentState, said.state.to_owned(), state),
        (Fact::Since, said.since.to_owned(), since(console, opened, session, at)),
        (Fact::Ring, said.ring.to_owned(), ring),
    ];
    let calls = session.calls().iter().rev().take(most);
    for call in calls {
        let name = (said.call)(&locale.number(call.key + 1));
        let of = |what: &str| format!("{name}: {what}");
        let duration = |ms: u64| locale.duration(ms);
        facts.extend([
            (Fact::Phase(call.key), of(said.phase), phase(words, console, call)),
            (Fact::Party(call.key), of(said.party), party(console, call)),
            (
                Fact::Durations(call.key),
                of(said.durations),
                (said.times)(&duration(call.ring_ms(at)), &duration(call.talk_ms(at)), &duration(call.hold_ms(at))),
            ),
        ]);
    }
    facts
}

/// With the alarm, if the state has lasted as long as it may.
fn since(console: &Words, opened: &Opened, session: &Session, at: Moment) -> String {
    let agent = session.agent();
    let clock = opened.clock(agent.since.wall);
    let limit = opened.config.time_limit(&agent.state);
    let over = limit.filter(|limit| limit.standing(at.since(agent.since)).stage() == Some(LimitStage::Over));
    match over {
        Some(limit) => format!("{clock} · {}", console.limit.of(limit.of).over),
        None => clock,
    }
}

fn phase(words: &ReplayWords, console: &Words, call: &Call) -> String {
    let said = console.phase(call.phase).to_string();
    // The console speaks to the agent.
    let by = match call.phase {
        Phase::Ended { by: EndedBy::Agent, .. } => Some(words.why.by_agent),
        _ => console.ended_by(call),
    };
    match by {
        Some(by) => format!("{said}, {by}"),
        None => said,
    }
}

fn party(console: &Words, call: &Call) -> String {
    let number = call.number.as_ref().map(|number| number.as_str().to_owned());
    let queue = call.queue.clone();
    let parts = [Some(console.direction(call.direction).to_owned()), number, queue];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
