//! The platform's codes, which come as texts and as numbers, and the kinds of its events.

use agent_console::domain::{Input, Now, Session};
use agent_console::protocol::*;
use serde_json::json;

#[test]
fn a_code_is_read_from_text_and_from_a_number_and_an_unlisted_one_is_kept() {
    for (written, read) in [
        (json!("7"), NotReadyReason::Rejected),
        (json!(7), NotReadyReason::Rejected),
        (json!("217"), NotReadyReason::Other("217".into())),
        (json!(217), NotReadyReason::Other("217".into())),
    ] {
        let text = json!({"eventType": "AgentState_SetNotReady_Success", "content": {"reason": written}});
        let expected = Body::SetNotReadySuccess(NotReady { reason: Some(read.clone()) });
        assert_eq!(
            decode(&text.to_string()),
            [Decoded::Event(Event { body: expected, work_no: None, generated: None })]
        );
        assert_eq!(NotReadyReason::from(read.code()), read);
    }
}

#[test]
fn an_event_tells_the_agents_state_if_its_kind_says_so() {
    let now = Now::default();
    let event = |kind: &Kind| decode(&json!({"eventType": kind.identifier(), "content": {}}).to_string());
    for kind in Kind::ALL {
        let mut session = Session::new(now);
        session.handle(now, Input::Bar(event(&Kind::Ready)));
        session.handle(now, Input::Opened);
        assert_eq!(session.agent().told, None);
        session.handle(now, Input::Bar(event(kind)));
        // A sign-in that begins is no state yet.
        let is_told = session.agent().told.is_some() && *kind != Kind::InService;
        assert_eq!(is_told, kind.is_state_event(), "{kind:?}");
    }
}
