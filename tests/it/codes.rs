//! The platform's codes, which come as texts and as numbers.

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
