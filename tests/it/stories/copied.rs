//! A story that the replay of a case file has written, as it is.

use super::*;

#[test]
fn a_call_out_of_a_case_file() {
    let story: Story = &[
        (0, "AgentState_Ready", NONE),
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (11, "AgentEvent_Ringing", json!({"called": "49999", "caller": "70093", "callid": "1-1", "feature": "0"})),
        (15, "AgentEvent_Talking", json!({"called": "49999", "caller": "70093", "callid": "1-1", "feature": "0"})),
        (40, "AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70093\n\"ñ\""})),
        (40, "AgentEvent_Call_Release", json!("1-1")),
        (41, "AgentState_Ready", NONE),
    ];
    let all = ["1-1 70093 inbound answered by customer ring 5 talk 25 hold 0"];
    let with_16 = ["1-1 70093 inbound answered by customer ring 5 talk 25 hold 0"];
    check_states(story, "idle", &all, "idle", &with_16);
}
