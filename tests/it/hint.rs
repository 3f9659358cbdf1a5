//! The hint by which a page shows the agent's last known state before it has read the journal.

use agent_console::domain::{AgentState, Moment, Session};
use agent_console::journal::{SHIFT_GAP_MS, StateHint};
use serde_json::json;

const WALL: u64 = 1_700_000_000_000;

fn states() -> Vec<AgentState> {
    let codes = [None, Some("0"), Some("4"), Some("217"), Some("a code with spaces")];
    let rests = codes
        .into_iter()
        .flat_map(|code| [false, true].map(|overdue| AgentState::Rest { cause: code.map(Into::into), overdue }));
    let not_ready = codes.into_iter().map(|code| AgentState::NotReady { reason: code.map(Into::into) });
    [AgentState::Idle, AgentState::WrapUp, AgentState::OnCall].into_iter().chain(rests).chain(not_ready).collect()
}

#[test]
fn what_is_written_of_a_state_is_read_again() {
    for state in states() {
        let hint = StateHint { state, since: WALL - 90_000 };
        let line = hint.write(WALL, json!({})).expect("a state of an agent who is signed in");
        assert_eq!(StateHint::read(&line, WALL + 1_000), Some(hint), "{line}");
    }
}

#[test]
fn nothing_is_written_of_an_agent_who_is_not_signed_in() {
    for state in [AgentState::Unknown, AgentState::SigningIn, AgentState::SignedOut] {
        assert_eq!(StateHint { state, since: WALL }.write(WALL, json!({})), None);
    }
    let session = Session::new(Default::default());
    assert_eq!(StateHint::of(session.agent()), None);
}

#[test]
fn a_hint_of_an_earlier_shift_does_not_count() {
    let hint = StateHint { state: AgentState::Idle, since: WALL };
    let line = hint.write(WALL, json!({})).expect("idle is a hint");
    assert_eq!(StateHint::read(&line, WALL + SHIFT_GAP_MS - 1), Some(hint.clone()));
    assert_eq!(StateHint::read(&line, WALL + SHIFT_GAP_MS), None);
    let refreshed = hint.write(WALL + SHIFT_GAP_MS, json!({})).expect("idle is a hint");
    assert_eq!(StateHint::read(&refreshed, WALL + SHIFT_GAP_MS + 1), Some(hint));
}

#[test]
fn a_line_that_no_console_has_written_is_no_hint() {
    let whole = r#"{"version":2,"until":3,"since":1,"state":"idle","code":null,"overdue":false,"shown":{}}"#;
    assert!(StateHint::read(whole, 2).is_some());
    let damaged = [
        "".to_owned(),
        "1 1 1 idle ".to_owned(),
        whole[..whole.len() - 1].to_owned(),
        whole.replace("\"version\":2", "\"version\":3"),
        whole.replace("\"until\":3", "\"until\":-3"),
        whole.replace("\"since\":1", "\"since\":\"1\""),
        whole.replace("idle", "asleep"),
        whole.replace("false", "0"),
        whole.replace("null", "4"),
    ];
    for line in damaged {
        assert_eq!(StateHint::read(&line, 2), None, "{line:?}");
    }
}

#[test]
fn the_agent_of_a_hint_is_not_confirmed_and_has_been_so_since_then() {
    let hint = StateHint { state: AgentState::WrapUp, since: WALL - 90_000 };
    let agent = hint.agent(Moment { mono: 7, wall: WALL });
    assert_eq!((agent.state, agent.confirmed), (AgentState::WrapUp, false));
    assert_eq!(agent.since, Moment { mono: 7, wall: WALL - 90_000 });
    assert_eq!(hint.lasted_ms(WALL), 90_000);
    assert_eq!(hint.lasted_ms(WALL - 100_000), 0, "a clock that was set back");
}
