//! Every fact names the entries that made it.

use crate::support::cases::law_of_the_same_days;
use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::journals::journal;
use crate::support::{after, message};
use agent_console::casefile::{Fact, why};
use agent_console::domain::{Dialect, Phase, Session};
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

/// With all but one of the named entries another thing is said; only the last may have said it once more.
fn without_each(entries: &[Entry], made: &[usize], said: impl Fn(&Session) -> String) -> Result<(), TestCaseError> {
    let told = |left_out: Option<usize>| {
        let mut session = Session::new(entries[0].now);
        for (_, entry) in entries.iter().enumerate().filter(|(at, _)| Some(*at) != left_out) {
            session.handle(entry.now, entry.input());
        }
        said(&session)
    };
    let so = told(None);
    for at in made.iter().rev().skip(1) {
        prop_assert_ne!(told(Some(*at)), so.clone(), "without {}", at);
    }
    Ok(())
}

proptest! {
    #![proptest_config(law_of_the_same_days(32))]

    /// Whatever is asked about, what is named tells of it: without any of it that can be left out, another thing is said.
    #[test]
    fn what_became_so_has_a_reason((days, dialect, settings) in (any_day(), any_dialect(), any_settings())) {
        let entries = journal(&days, Platform::with(dialect, settings));
        let mut session = Session::new(entries[0].now);
        for entry in &entries {
            session.handle(entry.now, entry.input());
        }
        let until = entries.len() - 1;
        without_each(&entries, &why(&entries, until, Fact::AgentState, Dialect::default()), |session| {
            format!("{:?}", session.agent().state)
        })?;
        if session.agent().state != Session::new(entries[0].now).agent().state {
            prop_assert!(!why(&entries, until, Fact::AgentState, Dialect::default()).is_empty());
        }
        for call in session.calls() {
            let made = why(&entries, until, Fact::Phase(call.key), Dialect::default());
            prop_assert!(!made.is_empty() && made.is_sorted() && made.iter().all(|at| *at <= until), "{:?}", made);
            without_each(&entries, &made, |session| match session.call(call.key).map(|call| call.phase) {
                Some(Phase::Ended { outcome, by, .. }) => format!("{outcome:?} {by:?}"),
                Some(phase) => format!("{:?}", std::mem::discriminant(&phase)),
                None => String::new(),
            })?;
        }
    }
}
