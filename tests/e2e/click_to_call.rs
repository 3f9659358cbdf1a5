//! Numbers of the log are called with one press, or it is said why not.

use crate::console::{BAR, Desk, ROW};
use serde_json::{Value, json};

const BUTTON: &str = "#call-log [data-action=call]";

impl Desk {
    /// A call of 13812345678 that is over.
    async fn with_a_call_behind() -> Desk {
        let desk = Desk::open().await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.event("AgentState_Busy", Value::Null).await;
        desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "13812345678"})).await;
        desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "13812345678"})).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.row("phase", "ended").await;
        desk.panel("idle").await;
        desk
    }

    async fn dialled(&self) -> Vec<Value> {
        let posted = self.browser.received_in(BAR).await;
        posted.into_iter().filter(|message| message["name"] == "callout").collect()
    }

    async fn message(&self, words: &str) {
        let said = async || self.browser.text("#dial-message").await.is_some_and(|text| text.contains(words));
        self.browser.until(words, said).await;
    }
}

#[tokio::test]
async fn a_number_of_the_log_is_called_and_row_and_field_say_that_it_is_under_way() {
    let desk = Desk::with_a_call_behind().await;
    assert_eq!(desk.browser.attr(BUTTON, "aria-label").await.as_deref(), Some("Call 13812345678"));
    desk.browser.until_attr("#call-log", "data-dialable", "true").await;
    desk.browser.click(BUTTON).await;
    desk.browser.until_attr(BUTTON, "data-calling", "true").await;
    desk.browser.until_attr(".dial", "data-dial", "requested").await;
    desk.message("Calling 13812345678").await;
    let field = async || desk.value("#dial-number").await == "13812345678";
    desk.browser.until("the number in the field", field).await;
    let callout = json!({"name": "callout", "param": ["13812345678", "audio"]});
    desk.browser.until("the callout", async || desk.dialled().await == [callout.clone()]).await;

    desk.event("AgentOther_PhoneAlerting", Value::Null).await;
    desk.browser.until_attr(".dial", "data-dial", "idle").await;
    assert_eq!(desk.browser.count("[data-calling]").await, 0);
    assert_eq!(desk.value("#dial-number").await, "");
    desk.no_console_errors().await;
}

#[tokio::test]
async fn the_button_is_reached_and_pressed_by_keyboard_and_the_number_stays_text() {
    let desk = Desk::with_a_call_behind().await;
    desk.keys("l").await;
    desk.focus_is_at("#call-log-grid").await;
    desk.keys("\u{e004}").await;
    desk.focus_is_at(BUTTON).await;
    let seen = "return getComputedStyle(document.activeElement).opacity";
    assert_eq!(desk.browser.eval::<String>(seen, &[]).await, "1");
    desk.keys("\u{e007}").await;
    desk.browser.until("the callout", async || desk.dialled().await.len() == 1).await;
    let number = "const range = document.createRange(); range.selectNodeContents(
        document.querySelector('#call-log .number')); return range.toString()";
    assert_eq!(desk.browser.eval::<String>(number, &[]).await, "13812345678");
}

#[tokio::test]
async fn during_a_call_nothing_is_posted_and_the_agent_is_told_why_and_when_it_is_possible_again() {
    let desk = Desk::with_a_call_behind().await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.panel("on-call").await;
    desk.browser.until_attr("#call-log", "data-dialable", "false").await;
    desk.browser.click(BUTTON).await;
    desk.browser.until_attr(".dial", "data-dial", "failed").await;
    desk.message("You are on a call.").await;
    assert_eq!(desk.value("#dial-number").await, "13812345678");
    assert_eq!(desk.dialled().await, [Value::Null; 0]);
    desk.event("AgentState_Ready", Value::Null).await;
    desk.message("You can call 13812345678 now.").await;
}

#[tokio::test]
async fn who_is_signed_out_is_told_to_sign_in() {
    let desk = Desk::with_a_call_behind().await;
    desk.event("AgentOther_ShutdownService", Value::Null).await;
    desk.panel("signed-out").await;
    desk.browser.click(BUTTON).await;
    desk.message("Sign in in the connection bar first").await;
    assert_eq!(desk.dialled().await, [Value::Null; 0]);
}

#[tokio::test]
async fn in_a_narrow_strip_the_button_is_always_to_be_seen() {
    let desk = Desk::with_a_call_behind().await;
    desk.browser.viewport(360, 800).await;
    let seen = "return getComputedStyle(document.querySelector(arguments[0])).opacity";
    let opaque = async || desk.browser.eval::<String>(seen, &[json!(BUTTON)]).await == "1";
    desk.browser.until("the button", opaque).await;
    assert_eq!(desk.browser.count(ROW).await, 1);
}
