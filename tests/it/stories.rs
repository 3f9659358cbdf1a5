//! The event sequences S1 to S15 of the gateway's documentation, each told twice: with all events, and with
//! only the 16 of the vendor's page. Whole rows and states are compared.

// As it was written.
#[rustfmt::skip]
mod copied;
mod media;
mod states;

use crate::support::Desk;
use serde_json::{Value, json};

type Story<'a> = &'a [(u64, &'a str, Value)];

/// Plays a story and gives the agent's state and the rows, once the outcomes are final.
fn told(mut desk: Desk, story: Story) -> (String, Vec<String>) {
    desk.play(story);
    desk.wait(5_000);
    assert_eq!(desk.popup(), "", "nothing rings at the end of a story");
    (desk.agent(), desk.rows())
}

#[track_caller]
fn check(story: Story, agent: &str, all: &[&str], with_16: &[&str]) {
    check_states(story, agent, all, agent, with_16);
}

#[track_caller]
fn check_states(story: Story, agent: &str, all: &[&str], agent_with_16: &str, with_16: &[&str]) {
    let owned = |rows: &[&str]| rows.iter().map(|&row| row.to_owned()).collect::<Vec<_>>();
    assert_eq!(told(Desk::new(), story), (agent.to_owned(), owned(all)), "with all events");
    assert_eq!(told(Desk::with_only_the_16(), story), (agent_with_16.to_owned(), owned(with_16)), "with only the 16");
}

fn ringing(id: &str, feature: &str) -> Value {
    json!({"caller": "70093", "transfer": "no", "callid": id, "transfrom": "", "called": "49999", "type": "main",
        "mediaType": "5", "mediaAbility": "1", "feature": feature})
}

fn talking_in(id: &str) -> Value {
    json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0", "type": "main", "mediaAbility": "1"})
}

fn talking_out(id: &str) -> Value {
    json!({"caller": "10086", "callid": id, "called": "70092", "feature": "7", "type": "main", "mediaAbility": "1"})
}

fn alerting(id: &str) -> Value {
    json!({"callid": id, "otherPhoneWorkno": "", "otherPhone": "70092", "type": "main"})
}

fn left(id: &str) -> Value {
    json!({"callid": id, "number": "70093"})
}

fn phone(state: u8) -> Value {
    json!({"phoneState": state})
}

const NONE: Value = Value::Null;

#[test]
fn s1_inbound_answered_by_hand_the_customer_hangs_up() {
    let story: Story = &[
        (0, "AgentState_Ready", NONE),
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (11, "AgentOther_PhoneOffhook", json!({"type": "main"})),
        (12, "AgentEvent_Ringing", ringing("1-1", "0")),
        (
            12,
            "AgentEvent_Customer_Alerting",
            json!({"callid": "1-1", "otherPhone": "70093", "otherPhoneWorkno": "", "type": "main"}),
        ),
        (18, "AgentEvent_Talking", talking_in("1-1")),
        (48, "AgentEvent_Customer_Release", left("1-1")),
        (48, "AgentEvent_Call_Release", json!("1-1")),
        (48, "AgentOther_PhoneRelease", phone(3)),
        (49, "AgentState_Work", NONE),
        (69, "AgentState_CancelWork_Success", NONE),
    ];
    let row = "1-1 70093 inbound answered by customer ring 8 talk 30 hold 0 wrap-up 20";
    check(story, "idle", &[row], &[row]);
}

#[test]
fn s1_inbound_answered_by_hand_the_agent_hangs_up() {
    let story: Story = &[
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (11, "AgentEvent_Ringing", ringing("1-1", "0")),
        (15, "AgentEvent_Talking", talking_in("1-1")),
        (25, "AgentEvent_Call_Release", json!("1-1")),
        (25, "AgentEvent_Customer_Release", left("1-1")),
        (26, "AgentOther_PhoneRelease", phone(2)),
        (26, "AgentState_Ready", NONE),
    ];
    let row = "1-1 70093 inbound answered by agent ring 5 talk 10 hold 0";
    check(story, "idle", &[row], &[row]);
}

#[test]
fn s2_inbound_answered_by_the_platform() {
    let story: Story = &[
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (11, "AgentOther_PhoneOffhook", json!({"type": "main"})),
        (
            11,
            "AgentEvent_Auto_Answer",
            json!({"caller": "70093", "transfer": "no", "callid": "1-1", "called": "6048",
            "type": "main", "mediaAbility": "1", "feature": "0", "mediaType": 5}),
        ),
        (12, "AgentEvent_Talking", talking_in("1-1")),
        (42, "AgentEvent_Call_Release", json!("1-1")),
        (42, "AgentEvent_Customer_Release", left("1-1")),
        (42, "AgentState_Work", NONE),
    ];
    let row = "1-1 70093 inbound answered by agent ring 2 talk 30 hold 0";
    check(story, "wrap-up", &[row], &[row]);
}

#[test]
fn s3_the_agent_does_not_answer() {
    let story: Story = &[
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (11, "AgentEvent_Ringing", ringing("1-1", "0")),
        (30, "AgentEvent_No_Answer", json!("1-1")),
        (30, "AgentOther_PhoneRelease", phone(3)),
        (31, "AgentState_SetNotReady_Success", json!({"reason": "2"})),
    ];
    check(
        story,
        "not ready 2",
        &["1-1 70093 inbound missed by platform ring 20 talk 0 hold 0"],
        &["local ? unknown missed by platform ring 21 talk 0 hold 0"],
    );
}

#[test]
fn s3b_the_agent_rejects() {
    let story: Story = &[
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (11, "AgentEvent_Ringing", ringing("1-1", "0")),
        (14, "AgentOther_PhoneRelease", phone(2)),
        (14, "AgentEvent_Call_Release", json!("1-1")),
        (15, "AgentState_SetNotReady_Success", json!({"reason": "7"})),
    ];
    check(
        story,
        "not ready 7",
        &["1-1 70093 inbound rejected by agent ring 4 talk 0 hold 0"],
        &["1-1 ? unknown rejected by agent ring 4 talk 0 hold 0"],
    );
}

#[test]
fn s3b_the_agent_rejects_and_no_event_names_the_call() {
    let story: Story = &[
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (15, "AgentState_SetNotReady_Success", json!({"reason": "7"})),
    ];
    let row = "local ? unknown rejected by agent ring 5 talk 0 hold 0";
    check(story, "not ready 7", &[row], &[row]);
}

#[test]
fn s4_the_customer_gives_up_while_it_rings() {
    let story: Story = &[
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (11, "AgentEvent_Ringing", ringing("1-1", "0")),
        (17, "AgentEvent_Customer_Release", left("1-1")),
        (17, "AgentEvent_Call_Release", json!("1-1")),
        (17, "AgentOther_PhoneRelease", phone(3)),
        (18, "AgentState_Ready", NONE),
    ];
    check(
        story,
        "idle",
        &["1-1 70093 inbound abandoned by customer ring 7 talk 0 hold 0"],
        &["1-1 70093 unknown abandoned by customer ring 7 talk 0 hold 0"],
    );
}

#[test]
fn s4_a_ring_that_only_the_agents_state_ends_is_not_guessed_at() {
    let story: Story = &[
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (11, "AgentEvent_Ringing", ringing("1-1", "0")),
        (18, "AgentState_Ready", NONE),
    ];
    check(story, "idle", &["1-1 70093 inbound unknown by unknown ring 8 talk 0 hold 0"], &[]);
}

#[test]
fn s5_outbound_answered() {
    let story: Story = &[
        (0, "AgentState_Ready", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (11, "AgentOther_PhoneOffhook", json!({"type": "main"})),
        (11, "AgentState_Busy", NONE),
        (12, "AgentEvent_Customer_Alerting", alerting("1-1")),
        (20, "AgentEvent_Talking", talking_out("1-1")),
        (50, "AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "70092"})),
        (50, "AgentEvent_Call_Release", json!("1-1")),
        (50, "AgentOther_PhoneRelease", phone(3)),
        (51, "AgentState_Ready", NONE),
    ];
    let row = "1-1 70092 outbound answered by customer ring 10 talk 30 hold 0";
    check(story, "idle", &[row], &[row]);
}

#[test]
fn s5_outbound_dialled_out_of_wrap_up() {
    let story: Story = &[
        (0, "AgentState_Work", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (11, "AgentOther_PhoneOffhook", json!({"type": "main"})),
        (11, "AgentState_Busy", NONE),
        (11, "AgentState_Work", NONE),
        (12, "AgentEvent_Customer_Alerting", alerting("1-1")),
        (13, "AgentState_Work", NONE),
        (20, "AgentEvent_Talking", talking_out("1-1")),
        (50, "AgentEvent_Call_Release", json!("1-1")),
        (51, "AgentState_Work", NONE),
    ];
    let row = "1-1 70092 outbound answered by agent ring 10 talk 30 hold 0";
    check(story, "wrap-up", &[row], &[row]);
}

#[test]
fn s6a_outbound_the_agent_never_picks_up() {
    let story: Story = &[
        (10, "AgentOther_PhoneAlerting", NONE),
        (40, "AgentEvent_Call_Out_Fail", json!("1-1")),
        (40, "AgentEvent_Connect_Fail", json!("1-1")),
        (41, "AgentOther_PhoneRelease", phone(3)),
        (41, "AgentState_Ready", NONE),
    ];
    check(
        story,
        "idle",
        &["1-1 ? outbound failed by platform ring 30 talk 0 hold 0"],
        &["1-1 ? outbound failed by unknown ring 30 talk 0 hold 0"],
    );
}

#[test]
fn s6b_outbound_the_other_party_does_not_answer() {
    let story: Story = &[
        (10, "AgentOther_PhoneAlerting", NONE),
        (11, "AgentOther_PhoneOffhook", json!({"type": "main"})),
        (11, "AgentState_Busy", NONE),
        (12, "AgentEvent_Customer_Alerting", alerting("1-1")),
        (40, "AgentOther_PhoneRelease", phone(3)),
        (40, "AgentEvent_Call_Out_Fail", json!("1-1")),
        (40, "AgentEvent_Connect_Fail", json!("1-1")),
        (41, "OUTBOUND_DETECT_EVENT", json!({"callId": "1-1", "detect": 1552, "desc": "Not allowed."})),
        (41, "AgentState_Ready", NONE),
    ];
    check(
        story,
        "idle",
        &["1-1 70092 outbound failed by platform ring 30 talk 0 hold 0"],
        &["1-1 70092 outbound failed by unknown ring 30 talk 0 hold 0"],
    );
}

#[test]
fn s7_hold_is_no_talk_and_unhold_is_no_new_call() {
    let story: Story = &[
        (10, "AgentState_Busy", NONE),
        (10, "AgentEvent_Ringing", ringing("1-1", "0")),
        (15, "AgentEvent_Talking", talking_in("1-1")),
        (35, "AgentEvent_Hold", json!("1-1")),
        (40, "AgentEvent_Talking", talking_in("1-1")),
        (50, "AgentEvent_Customer_Release", left("1-1")),
        (50, "AgentState_Ready", NONE),
    ];
    check(
        story,
        "idle",
        &["1-1 70093 inbound answered by customer ring 5 talk 30 hold 5"],
        // Hold is not among the 16: to such a console it is part of the conversation.
        &["1-1 70093 inbound answered by customer ring 0 talk 35 hold 0"],
    );
}

#[test]
fn s7_a_second_call_while_the_first_is_held() {
    let story: Story = &[
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (10, "AgentEvent_Ringing", ringing("1-1", "0")),
        (15, "AgentEvent_Talking", talking_in("1-1")),
        (35, "AgentEvent_Hold", json!("1-1")),
        (35, "AgentEvent_Customer_Alerting", alerting("1-2")),
        (45, "AgentEvent_Talking", talking_out("1-2")),
        (55, "AgentEvent_Customer_Release", json!({"callid": "1-2", "number": "70092"})),
        (55, "AgentEvent_Talking", talking_in("1-1")),
        (65, "AgentEvent_Customer_Release", left("1-1")),
        (65, "AgentOther_PhoneRelease", phone(3)),
        (65, "AgentState_Ready", NONE),
    ];
    let rows = [
        "1-1 70093 inbound answered by customer ring 5 talk 30 hold 20",
        "1-2 70092 outbound answered by customer ring 10 talk 10 hold 0",
    ];
    check(story, "idle", &rows, &rows);
}

#[test]
fn s8_a_call_passed_on() {
    let story: Story = &[
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (10, "AgentEvent_Ringing", ringing("1-1", "0")),
        (15, "AgentEvent_Talking", talking_in("1-1")),
        (25, "AgentEvent_SuccTransResult", json!({"result": 0, "callId": "1-1"})),
        (25, "AgentEvent_Connect_Fail", json!("1-1")),
        (26, "AgentEvent_Call_Release", json!("1-1")),
        (26, "AgentState_Work", NONE),
    ];
    let row = "1-1 70093 inbound answered by agent ring 5 talk 11 hold 0";
    check(story, "wrap-up", &[row], &[row]);
    let mut desk = Desk::new();
    desk.play(story);
    assert!(desk.session.calls()[0].transferred);
}

#[test]
fn s9_conference() {
    let story: Story = &[
        (10, "AgentState_Busy", NONE),
        (10, "AgentOther_PhoneAlerting", NONE),
        (10, "AgentEvent_Ringing", ringing("1-1", "0")),
        (15, "AgentEvent_Talking", talking_in("1-1")),
        (25, "AgentEvent_Hold", json!("1-1")),
        (25, "AgentEvent_Customer_Alerting", alerting("1-2")),
        (30, "AgentEvent_Talking", talking_out("1-2")),
        (35, "AgentEvent_Conference", json!({"callid": "1-2", "partner": "70093,70092"})),
        (45, "AgentEvent_Customer_Release", json!({"callid": "1-2", "number": "70092"})),
        (55, "AgentEvent_Customer_Release", left("1-1")),
        (55, "AgentState_Ready", NONE),
    ];
    check(
        story,
        "idle",
        &[
            "1-1 70093 inbound answered by customer ring 5 talk 30 hold 10",
            "1-2 70092 outbound answered by customer ring 5 talk 15 hold 0",
        ],
        // Without `Conference`, nothing says that the first call is off hold again.
        &[
            "1-1 70093 inbound answered by customer ring 5 talk 10 hold 30",
            "1-2 70092 outbound answered by customer ring 5 talk 15 hold 0",
        ],
    );
}
