//! Why something is so: the entries without which it would be otherwise.

use crate::domain::{Dialect, Moment, Phase, Session};
use crate::journal::Entry;

/// What may be asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    AgentState,
    /// Whether something rings, and what.
    Ring,
    /// Of the call of this key: its phase, and when it is over who ended it and how.
    Phase(u64),
    /// Its other party, queue and direction.
    Party(u64),
    /// How long it was rung, talked and held.
    Durations(u64),
}

/// What the session says of a fact, to be compared.
fn said(session: &Session, now: Moment, fact: Fact) -> String {
    let call = |key| session.call(key);
    match fact {
        Fact::AgentState => format!("{:?}", session.agent().state),
        Fact::Ring => format!("{:?}", session.ring().map(|ring| (ring.call_id, ring.since, ring.others))),
        Fact::Phase(key) => match call(key).map(|call| call.phase) {
            // When it ended is a matter of its durations.
            Some(Phase::Ended { outcome, by, .. }) => format!("{outcome:?} {by:?}"),
            Some(Phase::Ringing) => "ringing".to_owned(),
            Some(Phase::Dialling) => "dialling".to_owned(),
            Some(Phase::Talking { .. }) => "talking".to_owned(),
            Some(Phase::Held { .. }) => "held".to_owned(),
            None => String::new(),
        },
        Fact::Party(key) => call(key).map_or_else(String::new, |call| {
            format!("{:?} {:?} {:?}", call.direction, call.number.as_ref().map(|number| number.as_str()), call.queue)
        }),
        Fact::Durations(key) => call(key).map_or_else(String::new, |call| {
            format!("{} {} {}", call.ring_ms(now), call.talk_ms(now), call.hold_ms(now))
        }),
    }
}

/// The places of the entries, up to the one at `until`, that make a fact what it is then: each without which it would be
/// another, and the last by which it became so. What came before nothing was up last makes no difference, and isn't asked.
/// `dialect` is how the bar is to be understood.
pub fn why(entries: &[Entry], until: usize, fact: Fact, dialect: Dialect) -> Vec<usize> {
    let Some(entries) = entries.get(..=until) else { return Vec::new() };
    let now = entries[until].now.at;
    let mut session = Session::new(entries[0].now).speaking(dialect);
    let mut rest = (0, session.clone());
    let (mut turned, mut so) = (None, said(&session, now, fact));
    for (at, entry) in entries.iter().enumerate() {
        session.handle(entry.now, entry.input());
        let said = said(&session, now, fact);
        if said != so {
            (turned, so) = (Some((at, rest.clone())), said);
        }
        if session.is_at_rest() {
            rest = (at + 1, session.clone());
        }
    }
    let Some((turned, (rest, at_rest))) = turned else { return Vec::new() };
    let without = |left_out: usize| {
        let mut session = at_rest.clone();
        for (_, entry) in entries.iter().enumerate().skip(rest).filter(|(at, _)| *at != left_out) {
            session.handle(entry.now, entry.input());
        }
        said(&session, now, fact)
    };
    (rest..=turned).filter(|at| *at == turned || without(*at) != so).collect()
}
