//! The agent's states, and what is no call.

use super::*;

#[test]
fn s10_rest_and_its_limit() {
    let story: Story = &[
        (0, "AgentState_Ready", NONE),
        (10, "AgentState_SetRest_Success", json!({"reason": "200"})),
        (70, "AgentState_Rest_Timeout", NONE),
    ];
    check(story, "rest 200 overdue", &[], &[]);
    let ended: Story = &[
        (10, "AgentState_SetRest_Success", json!({"reason": "200"})),
        (70, "AgentState_Rest_Timeout", NONE),
        (80, "AgentState_CancelRest_Success", NONE),
    ];
    check(ended, "idle", &[], &[]);
}

#[test]
fn s11_not_ready_with_changing_reasons() {
    let story: Story = &[
        (0, "AgentState_Ready", NONE),
        (10, "AgentState_SetNotReady_Success", json!({"reason": "1"})),
        (20, "AgentState_SetNotReady_Success", json!({"reason": "217"})),
    ];
    check(story, "not ready 217", &[], &[]);
    check(
        &[
            (10, "AgentState_SetNotReady_Success", json!({"reason": "1"})),
            (30, "AgentState_CancelNotReady_Success", NONE),
        ],
        "idle",
        &[],
        &[],
    );
}

#[test]
fn s12_wrap_up_on_request_and_wrap_up_at_sign_in() {
    check(
        &[
            (0, "AgentOther_InService", NONE),
            (1, "AgentState_Work", NONE),
            (5, "AgentState_CancelWork_Success", NONE),
            (10, "AgentState_SetWork_Success", NONE),
        ],
        "wrap-up",
        &[],
        &[],
    );
}

#[test]
fn s13_forced_by_a_supervisor() {
    check(&[(10, "AgentState_SetNotReady_Success", json!({"reason": "3"}))], "not ready 3", &[], &[]);
    check_states(&[(10, "AgentState_Force_SetNotReady", NONE)], "not ready 3", &[], "unknown", &[]);
    let freed: Story =
        &[(5, "AgentState_SetNotReady_Success", json!({"reason": "3"})), (10, "AgentState_Force_Ready", NONE)];
    check_states(freed, "idle", &[], "not ready 3", &[]);
}

#[test]
fn s14_signing_in_and_being_signed_out() {
    check_states(&[(0, "AgentOther_InService", NONE)], "signing in", &[], "unknown", &[]);
    let kicked: Story = &[
        (0, "AgentOther_InService", NONE),
        (1, "AgentState_Ready", NONE),
        (100, "AgentOther_ShutdownService", json!({"loginTime": "1471585949806"})),
    ];
    check_states(kicked, "signed out", &[], "idle", &[]);
    // With only the 16, the error that follows a forced sign-out is what tells of it.
    let mut desk = Desk::with_only_the_16();
    desk.play(kicked);
    desk.post(r#"{"message":"the agent is not signed in","retcode":"100-006","event":null}"#);
    assert_eq!(desk.agent(), "signed out");
}

#[test]
fn s15_a_recording_played_back_is_no_call() {
    let story: Story = &[
        (0, "AgentState_Ready", NONE),
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (11, "AgentOther_PhoneOffhook", json!({"type": "unknown"})),
        (40, "AgentOther_PhoneRelease", phone(2)),
        (41, "AgentState_Ready", NONE),
    ];
    check(story, "idle", &[], &[]);
}
