//! What is up stands in the state panel, in sight, from the click on *Call* to the last one on hold.

use crate::console::Desk;
use serde_json::{Value, json};

impl Desk {
    /// The lines of the panel: phase, number, and whether one has been on hold for long.
    async fn lines(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('#agent-status .agent-call')].map(line =>
            [line.dataset.phase, line.dataset.number, line.querySelector('[data-reminds]') && 'reminds']
                .filter(Boolean).join(' '))";
        self.browser.eval(script, &[]).await
    }

    async fn lines_are(&self, lines: &[&str]) {
        self.browser.until(&format!("the lines {lines:?}"), async || self.lines().await == lines).await;
    }

    async fn headline_is(&self, words: &str) {
        let is = async || self.browser.text(".agent-state-word").await.as_deref() == Some(words);
        self.browser.until(&format!("the headline {words:?}"), is).await;
    }

    /// Whether all of an element can be seen and clicked.
    async fn is_in_sight(&self, selector: &str) -> bool {
        let script = "const element = document.querySelector(arguments[0]);
            const {left, right, top, bottom} = element.getBoundingClientRect();
            return [[left + 4, top + 4], [right - 4, bottom - 4]]
                .every(([x, y]) => element.contains(document.elementFromPoint(x, y)))";
        self.browser.eval(script, &[json!(selector)]).await
    }
}

#[tokio::test]
async fn every_live_call_has_a_line_and_one_on_hold_is_not_forgotten() {
    let desk = Desk::open_configured(json!({"hold": {"remindSeconds": 2}})).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "caller": "70093", "called": "49999", "feature": "0"}))
        .await;
    desk.headline_is("Talking").await;
    desk.lines_are(&["talking 70093"]).await;
    desk.event("AgentEvent_Hold", json!("1-1")).await;
    desk.headline_is("On hold").await;
    desk.event("AgentEvent_Customer_Alerting", json!({"callid": "1-2", "otherPhone": "70094"})).await;
    desk.headline_is("Dialling").await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-2", "called": "70094", "feature": "7"})).await;
    desk.headline_is("Talking").await;
    desk.panel("on-call").await;
    desk.lines_are(&["talking 70094", "held 70093 reminds"]).await;
    // In the strip, too.
    desk.browser.viewport(320, 800).await;
    assert_eq!(desk.lines().await, ["talking 70094", "held 70093 reminds"]);
    desk.event("AgentEvent_Conference", json!({"callid": "1-1", "partner": "70093,70094,49997"})).await;
    desk.lines_are(&["talking 70093", "talking 70094", "talking 49997"]).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn whom_the_agent_dials_stands_in_panel_and_log_from_the_click_on() {
    let desk = Desk::open().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    desk.browser.click("#dial-number").await;
    desk.keys("5550142\u{e007}").await;
    desk.lines_are(&["dialling 5550142"]).await;
    desk.headline_is("Dialling").await;
    let log = async || desk.browser.text(".call-log-dialled").await.unwrap_or_default();
    desk.browser.until("whom in the log", async || log().await.contains("Dialling 5550142")).await;
    desk.event("AgentOther_PhoneAlerting", Value::Null).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.panel("on-call").await;
    desk.lines_are(&["dialling 5550142"]).await;
    assert!(log().await.contains("Dialling 5550142"));
    desk.event("AgentEvent_Customer_Alerting", json!({"callid": "1-1", "otherPhone": "5550142"})).await;
    desk.row("phase", "dialling").await;
    desk.browser.until("one line for one call", async || desk.browser.count(".call-log-dialled").await == 0).await;
    desk.lines_are(&["dialling 5550142"]).await;
}

#[tokio::test]
async fn the_state_and_done_are_in_sight_on_a_small_screen() {
    let dispositions = ["Settled", "Sold", "Call back"].map(|name| json!({"code": name, "name": name}));
    let desk = Desk::open_configured(json!({"wrapUp": {"required": true, "dispositions": dispositions}})).await;
    desk.browser.viewport(1_280, 800).await;
    desk.event("AgentState_Ready", Value::Null).await;
    for id in ["1-1", "1-2", "1-3", "1-4"] {
        desk.event("AgentState_Busy", Value::Null).await;
        desk.event("AgentEvent_Talking", json!({"callid": id, "caller": "13812345678", "feature": "0"})).await;
        desk.event("AgentEvent_Customer_Release", json!({"callid": id})).await;
        desk.event("AgentState_Work", Value::Null).await;
        desk.browser.until_attr("#wrap-up", "data-call-id", id).await;
    }
    desk.browser.until("Done", async || desk.browser.count("[data-action=wrap-up-done]").await == 1).await;
    for height in [800, 720] {
        desk.browser.viewport(1_280, height).await;
        assert!(desk.is_in_sight("[data-action=wrap-up-done]").await, "Done at {height}");
        assert!(desk.is_in_sight(".agent-state-word").await, "the state at {height}");
    }
}

#[tokio::test]
async fn a_dialog_makes_way_for_what_rings_and_what_was_typed_in_it_is_no_command() {
    let desk = Desk::open().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    desk.browser.open_settings("privacy").await;
    desk.browser.click("[data-action=forget]").await;
    desk.browser.until("the dialog", async || desk.browser.count("dialog:modal #forget-number").await == 1).await;
    desk.browser.click("#forget-number").await;
    desk.keys("13").await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "95588"})).await;
    desk.popup_is_there(true).await;
    desk.browser.until("the dialog to go", async || desk.browser.count("dialog:modal").await == 0).await;
    desk.keys("d5550142").await;
    assert_eq!(desk.value("#dial-number").await, "");
    desk.no_console_errors().await;
}
