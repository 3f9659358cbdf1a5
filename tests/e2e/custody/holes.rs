//! Parts of the journal that can't be read: damaged, gone, or of a newer release (faults 33 and 39).

use super::Endpoint;
use crate::console::Desk;
use crate::harness::Browser;
use serde_json::{Value, json};

const SEEN: &str = "[data-action=seen-holes]";

/// A desk that delivers, after a call with a note that was recorded and delivered.
async fn after_a_call() -> (Desk, Endpoint, crate::harness::Site) {
    let (endpoint, site) = Endpoint::open(true).await;
    let (console, bar) = Desk::sites(json!({"delivery": {"url": site.url("/calls"), "credentials": "omit"}})).await;
    let desk = Desk::open_at(console, bar, Browser::start().await).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "13812345678"})).await;
    desk.until_stored("groups", "AgentEvent_Ringing", 1).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.until_stored("groups", "AgentEvent_Talking", 1).await;
    desk.notes("wants a refund").await;
    desk.until_stored("groups", "wants a refund", 1).await;
    desk.hangs_up("1-1").await;
    desk.browser.click("[data-action=wrap-up-done]").await;
    desk.until_stored("records", "wants a refund", 1).await;
    desk.browser.until("the delivery", async || !endpoint.bodies().is_empty()).await;
    (desk, endpoint, site)
}

/// The record, the row and what was delivered are as good as they were, and the agent is told until it was seen.
async fn nothing_is_taken_back(desk: &Desk, endpoint: &Endpoint, delivered: &[Value]) {
    desk.has_ended("1-1", "answered").await;
    // A later call has passed through everything that the first could have set off.
    desk.until_subscribed(1).await;
    desk.takes("2-1").await;
    desk.hangs_up("2-1").await;
    desk.until_stored("records", "\"2-1\"", 1).await;
    desk.browser.until("the next delivery", async || endpoint.ids().contains(&"2-1".to_owned())).await;
    let again: Vec<Value> = endpoint.bodies().into_iter().filter(|body| body["callId"] == "1-1").collect();
    assert_eq!(again, delivered, "what is known was not delivered anew");
    assert_eq!(desk.count_stored("records", "wants a refund").await, 1, "the record has its note");
    desk.has_ended("1-1", "answered").await;
    assert!(desk.until_holes().await > 0);
    desk.reload().await;
    desk.until_holes().await;
    desk.browser.click(SEEN).await;
    let gone = async || desk.browser.attr("#connection", "data-holes").await.is_none();
    desk.browser.until("the notice to go", gone).await;
    desk.reload().await;
    desk.has_ended("2-1", "answered").await;
    assert_eq!(desk.browser.attr("#connection", "data-holes").await, None, "seen is seen");
}

#[tokio::test]
async fn a_damaged_group_takes_nothing_back() {
    let (desk, endpoint, _site) = after_a_call().await;
    let delivered = endpoint.bodies();
    for part in ["AgentEvent_Talking", "wants a refund"] {
        desk.spoil("groups", part, Some("{\"v\":2,\"entr\u{0}")).await;
    }
    desk.reload().await;
    nothing_is_taken_back(&desk, &endpoint, &delivered).await;
}

#[tokio::test]
async fn a_group_that_is_gone_takes_nothing_back() {
    let (desk, endpoint, _site) = after_a_call().await;
    let delivered = endpoint.bodies();
    for part in ["AgentEvent_Talking", "wants a refund"] {
        desk.spoil("groups", part, None).await;
    }
    desk.reload().await;
    nothing_is_taken_back(&desk, &endpoint, &delivered).await;
}

#[tokio::test]
async fn a_damaged_last_group_lets_no_call_ring_again() {
    let desk = Desk::open().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1"})).await;
    desk.until_stored("groups", "AgentEvent_Ringing", 1).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.until_stored("groups", "AgentEvent_Talking", 1).await;
    desk.spoil("groups", "AgentEvent_Talking", Some("garbage")).await;
    desk.reload().await;
    desk.until_holes().await;
    assert_eq!(desk.browser.count("#incoming-call").await, 0, "a call whose end may be in the hole rings");
}

#[tokio::test]
async fn what_a_newer_release_wrote_is_said_until_it_was_seen() {
    let desk = Desk::open().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.takes("1-1").await;
    desk.until_stored("groups", "AgentEvent_Talking", 1).await;
    desk.spoil("groups", "AgentEvent_Talking", Some("{\"v\":99,\"rows\":TEXT}")).await;
    desk.reload().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.browser.until_attr("#connection", "data-link", "ready").await;
    assert!(desk.until_holes().await > 0);
    assert_eq!(desk.count_stored("groups", "\"v\":99").await, 1, "what can't be read stays for who can");
    desk.browser.click(SEEN).await;
    let gone = async || desk.browser.attr("#connection", "data-holes").await.is_none();
    desk.browser.until("the notice to go", gone).await;
}
