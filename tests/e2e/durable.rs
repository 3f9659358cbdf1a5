//! What the console has seen stays: over a reload, over leaving the page and coming back, in a frozen tab; and
//! where the browser keeps nothing, that is said.

use crate::console::{BAR, Desk, ROW};
use crate::harness::skipped_in;
use serde_json::{Value, json};

impl Desk {
    async fn in_a_call() -> Desk {
        let desk = Desk::open().await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.event("AgentState_Busy", Value::Null).await;
        desk.event("AgentEvent_Ringing", json!({"callid": "1-1"})).await;
        desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
        desk.row("phase", "talking").await;
        desk
    }

    /// The call goes on as if nothing had happened to the page.
    async fn goes_on(&self) {
        self.until_subscribed(1).await;
        self.panel("on-call").await;
        self.row("phase", "talking").await;
        self.row("number", "49997").await;
        assert_eq!(self.browser.count(ROW).await, 1);
        self.event("AgentEvent_Hold", json!("1-1")).await;
        self.row("phase", "held").await;
        assert!(!self.waits_for_the_bar().await, "the bar has spoken of it");
        self.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
        self.event("AgentState_Ready", Value::Null).await;
        self.row("outcome", "answered").await;
        self.panel("idle").await;
        assert_eq!(self.browser.count(ROW).await, 1);
    }

    async fn waits_for_the_bar(&self) -> bool {
        self.browser.text(ROW).await.is_some_and(|row| row.contains("waiting for the bar"))
    }
}

#[tokio::test]
async fn a_call_goes_on_over_a_reload() {
    let desk = Desk::in_a_call().await;
    desk.browser.reload().await;
    desk.browser.until("the call to be resumed", async || desk.waits_for_the_bar().await).await;
    desk.goes_on().await;
    desk.counted("received", 3).await;
    desk.browser.reload().await;
    desk.row("outcome", "answered").await;
    desk.panel("idle").await;
    assert_eq!(desk.browser.count(ROW).await, 1);
}

#[tokio::test]
async fn a_call_goes_on_for_an_agent_who_left_the_page_and_came_back() {
    let desk = Desk::in_a_call().await;
    desk.browser.open("about:blank").await;
    desk.browser.driver.back().await.expect("the browser has a past");
    desk.browser.until("the call to be resumed", async || desk.waits_for_the_bar().await).await;
    desk.goes_on().await;
    desk.counted("received", 3).await;
}

#[tokio::test]
async fn pages_that_are_left_while_they_read_and_write_keep_nobody_waiting() {
    let desk = Desk::open().await;
    for page in 0..6 {
        desk.browser.open(format!("{}?{page}", desk.url())).await;
        desk.browser.until("the whole console", async || desk.browser.count("#call-log").await == 1).await;
    }
    desk.until_subscribed(1).await;
}

#[tokio::test]
async fn a_frozen_tab_misses_nothing_and_subscribes_to_nothing_twice() {
    skipped_in!(Firefox | WebKit, "its driver can't freeze a page");
    let desk = Desk::in_a_call().await;
    let subscriptions = desk.browser.received_in(BAR).await.len();
    let listen = "window.life = []; window.ended = [];
        addEventListener('agent-console:call-ended', event => ended.push(event.detail.callId));
        for (const name of ['freeze', 'resume']) document.addEventListener(name, () => life.push(name))";
    desk.browser.eval::<()>(listen, &[]).await;
    for (state, life) in [("frozen", &["freeze"][..]), ("active", &["freeze", "resume"])] {
        desk.browser.devtools("Page.setWebLifecycleState", json!({ "state": state })).await;
        let reached = async || desk.browser.eval::<Vec<String>>("return life", &[]).await == life;
        desk.browser.until(state, reached).await;
    }
    // This browser keeps a page hidden that was frozen: it hears and writes, and draws nothing.
    desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    let ended = async || desk.browser.eval::<usize>("return ended.length", &[]).await == 1;
    desk.browser.until("the end of the call", ended).await;
    assert_eq!(desk.browser.received_in(BAR).await.len(), subscriptions);
    desk.browser.reload().await;
    desk.row("outcome", "answered").await;
}

#[tokio::test]
async fn where_the_browser_keeps_nothing_the_console_says_so_and_goes_on() {
    let blocked = "Object.defineProperty(window, 'indexedDB', {value: undefined})";
    let full = "IDBObjectStore.prototype.put = IDBObjectStore.prototype.add =
        () => { throw new DOMException('full', 'QuotaExceededError') }";
    for (broken, words) in [(blocked, "can't be saved"), (full, "storage is full")] {
        let desk = Desk::open_with(broken).await;
        desk.event("AgentState_Busy", Value::Null).await;
        desk.event("AgentEvent_Ringing", json!({"callid": "1-1"})).await;
        desk.row("phase", "ringing").await;
        desk.popup_is_there(true).await;
        let told = async || desk.browser.text("#connection").await.is_some_and(|text| text.contains(words));
        desk.browser.until(words, told).await;
        assert_eq!(desk.browser.count("#connection [data-action=export]").await, 1);
    }
}

#[tokio::test]
async fn the_browser_is_asked_to_spare_what_is_kept() {
    skipped_in!(WebKit, "WebKitGTK has no StorageManager to ask");
    let count = "window.asked = 0; StorageManager.prototype.persist = async () => { asked++; return true }";
    let desk = Desk::open_with(count).await;
    let asked = async || desk.browser.eval::<u64>("return asked", &[]).await == 1;
    desk.browser.until("the question", asked).await;
}
