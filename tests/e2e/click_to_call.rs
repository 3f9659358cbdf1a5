//! Numbers of the log are called with one press, or it is said why not.

use crate::console::{BAR, Desk, ROW};
use crate::harness::{Browser, Site};
use serde_json::{Value, json};

const BUTTON: &str = "#call-log [data-action=call]";

impl Desk {
    /// A call of 13812345678 that is over.
    async fn with_a_call_behind() -> Desk {
        Desk::with_a_call_behind_and(json!({})).await
    }

    /// The same with a configuration of `bar.callout`.
    async fn with_a_call_behind_and(callout: Value) -> Desk {
        let bar = Site::page("").await;
        let config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html"), "callout": callout}});
        let desk = Desk::open_at(Site::console(&config.to_string()).await, bar, Browser::start().await).await;
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
async fn a_video_call_reaches_the_bar_from_every_button_and_in_both_forms() {
    for (form, param) in
        [("array", json!(["13812345678", "video"])), ("object", json!({"number": "13812345678", "mode": "video"}))]
    {
        let desk = Desk::with_a_call_behind_and(json!({"param": form, "modes": ["audio", "video"]})).await;
        let posted = json!({"name": "callout", "param": param});
        let video = "#call-log [data-action=video-call]";
        assert_eq!(desk.browser.attr(video, "aria-label").await.as_deref(), Some("Video call to 13812345678"));
        desk.browser.click(video).await;
        desk.message("Calling 13812345678 with video").await;
        desk.browser.until("the callout", async || desk.dialled().await == [posted.clone()]).await;
        desk.event("AgentOther_PhoneAlerting", Value::Null).await;
        desk.browser.until_attr(".dial", "data-dial", "idle").await;
        desk.browser.until_attr(".call-log-dialled", "data-media", "video").await;
        desk.event("AgentEvent_Customer_Alerting", json!({"callid": "1-2", "otherPhone": "13812345678"})).await;
        desk.browser.until_attr("#call-log [data-call-id='1-2']", "data-media", "video").await;
        desk.event("AgentEvent_Call_Out_Fail", json!("1-2")).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.row("outcome", "failed").await;
        // The story's button does the same.
        desk.browser.click("#call-log [data-call-id='1-2'] [data-action=story]").await;
        desk.browser.click("#call-story [data-action=video-call-back]").await;
        desk.browser
            .until("the second callout", async || desk.dialled().await == [posted.clone(), posted.clone()])
            .await;
    }
}

#[tokio::test]
async fn the_button_is_reached_and_pressed_by_keyboard_and_the_number_stays_text() {
    let desk = Desk::with_a_call_behind().await;
    desk.keys("l").await;
    desk.focus_is_at("#call-log-grid").await;
    desk.keys("\u{e004}").await;
    desk.focus_is_at(BUTTON).await;
    let seen = "return document.activeElement.checkVisibility({opacityProperty: true})";
    assert!(desk.browser.eval::<bool>(seen, &[]).await);
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
