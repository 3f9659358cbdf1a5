//! Every fact names the entries that made it.

use crate::support::cases::law_of_the_same_days;
use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::journals::journal;
use crate::support::{after, message};
use agent_console::casefile::{Fact, reasons, said, why};
use agent_console::domain::{Dialect, Session};
use agent_console::journal::{Entry, EntryKind};
use agent_console::protocol::RawText;
use agent_console::simulator::Platform;
use proptest::prelude::*;
use serde_json::{Value, json};

fn entries(told: &[(u64, &str, Value)]) -> Vec<Entry> {
    let entry = |(at, (seconds, identifier, content)): (usize, &(u64, &str, Value))| Entry {
        number: at as u64,
        now: after(seconds * 1_000),
        what: EntryKind::Message(RawText::new(&message(identifier, content.clone()))),
    };
    told.iter().enumerate().map(entry).collect()
}

#[test]
fn a_fact_names_the_entries_without_which_it_would_be_another() {
    let ringing = json!({"callid": "1-1", "caller": "70093", "called": "49999", "feature": "0"});
    let entries = entries(&[
        (0, "AgentState_Ready", Value::Null),
        (10, "AgentState_Busy", Value::Null),
        (11, "AgentEvent_Ringing", ringing.clone()),
        (18, "AgentEvent_Talking", ringing),
        (30, "AgentEvent_Hold", json!("1-1")),
        (40, "AgentEvent_linkagePhone_UnHold", json!("1-1")),
        (48, "AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093"})),
        (48, "AgentEvent_Call_Release", json!("1-1")),
        (49, "AgentState_Work", Value::Null),
        (69, "AgentState_Ready", Value::Null),
    ]);
    let made = |until: usize, fact| why(&entries, until, fact, Dialect::default());
    assert_eq!(made(0, Fact::AgentState), [0]);
    assert_eq!(made(9, Fact::AgentState), [9]);
    assert_eq!(made(2, Fact::Ring), [2]);
    assert_eq!(made(3, Fact::Phase(0)), [3]);
    assert!(made(9, Fact::Phase(0)).contains(&6), "the customer hung up: {:?}", made(9, Fact::Phase(0)));
    let durations = made(9, Fact::Durations(0));
    for at in [2, 3, 4] {
        assert!(durations.contains(&at), "{at} in {durations:?}");
    }
    assert_eq!(made(9, Fact::Phase(7)), [0; 0], "there is no such call");
}

/// A call that is held again and again, three thousand times, and is still up.
#[test]
fn a_fact_of_a_long_call_is_explained_with_bounded_work_and_says_where_it_ended() {
    let ringing = json!({"callid": "1-1", "caller": "70093", "called": "49999", "feature": "0"});
    let mut told = vec![
        (0, "AgentState_Ready", Value::Null),
        (10, "AgentState_Busy", Value::Null),
        (11, "AgentEvent_Ringing", ringing.clone()),
        (18, "AgentEvent_Talking", ringing.clone()),
    ];
    for at in 0..1_500 {
        told.push((20 + 2 * at, "AgentEvent_Hold", json!("1-1")));
        told.push((21 + 2 * at, "AgentEvent_Talking", ringing.clone()));
    }
    let entries = entries(&told);
    let until = entries.len() - 1;
    for fact in [Fact::Durations(0), Fact::Phase(0), Fact::Ring, Fact::AgentState] {
        let reasons = reasons(&entries, until, fact, Dialect::default());
        assert!(reasons.handled <= 50_000 + entries.len(), "{fact:?}: {}", reasons.handled);
        assert!(!reasons.entries.is_empty() && reasons.entries.is_sorted(), "{fact:?}: {:?}", reasons.entries);
        let all_were_asked = matches!(fact, Fact::Ring | Fact::AgentState);
        assert_eq!(reasons.asked_from.is_none(), all_were_asked, "{fact:?}: {:?}", reasons.asked_from);
        assert!(reasons.asked_from.is_none_or(|from| reasons.entries[0] >= from && from > 4));
    }
}

/// What [`why`] says, by leaving out each entry and beginning anew.
fn plainly(entries: &[Entry], fact: Fact) -> Vec<usize> {
    let now = entries[entries.len() - 1].now.at;
    let said = |session: &Session| said(session, now, fact);
    let mut session = Session::new(entries[0].now);
    let (mut so, mut rest, mut turned) = (said(&session), 0, None);
    for (at, entry) in entries.iter().enumerate() {
        session.handle(entry.now, entry.input());
        if said(&session) != so {
            (so, turned) = (said(&session), Some((at, rest)));
        }
        rest = if session.is_at_rest() { at + 1 } else { rest };
    }
    let Some((turned, rest)) = turned else { return Vec::new() };
    let without = |left_out: usize| {
        let mut session = Session::new(entries[0].now);
        for (_, entry) in entries.iter().enumerate().filter(|(at, _)| *at != left_out) {
            session.handle(entry.now, entry.input());
        }
        said(&session)
    };
    (rest..=turned).filter(|at| *at == turned || without(*at) != so).collect()
}

proptest! {
    #![proptest_config(law_of_the_same_days(32))]

    /// However little of it is gone through again, the answer is that of going through all of it.
    #[test]
    fn the_short_way_leads_where_the_long_one_does((days, dialect, settings) in (any_day(), any_dialect(), any_settings())) {
        let mut entries = journal(&days, Platform::with(dialect, settings));
        entries.truncate(150);
        let until = entries.len() - 1;
        let calls = (0..2).flat_map(|key| [Fact::Phase(key), Fact::Party(key), Fact::Durations(key)]);
        for fact in [Fact::AgentState, Fact::Since, Fact::Ring].into_iter().chain(calls) {
            let reasons = reasons(&entries, until, fact, Dialect::default());
            prop_assert_eq!(reasons.asked_from, None);
            prop_assert_eq!(reasons.entries, plainly(&entries, fact), "{:?}", fact);
        }
    }

    /// What has changed has entries that changed it.
    #[test]
    fn what_became_so_has_a_reason((days, dialect, settings) in (any_day(), any_dialect(), any_settings())) {
        let entries = journal(&days, Platform::with(dialect, settings));
        let mut session = Session::new(entries[0].now);
        for entry in &entries {
            session.handle(entry.now, entry.input());
        }
        let until = entries.len() - 1;
        if session.agent().state != Session::new(entries[0].now).agent().state {
            prop_assert!(!why(&entries, until, Fact::AgentState, Dialect::default()).is_empty());
        }
        for call in session.calls() {
            let made = why(&entries, until, Fact::Phase(call.key), Dialect::default());
            prop_assert!(!made.is_empty() && made.is_sorted() && made.iter().all(|at| *at <= until), "{:?}", made);
        }
    }
}
