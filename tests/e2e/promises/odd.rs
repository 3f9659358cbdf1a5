//! Promises in several tabs, while something is in their way, and where the browser keeps little; enterprises that say
//! anything but what they are asked for.

use super::{DUE, KNOWN};
use crate::alerts::{LOUD, WATCH};
use crate::clock::{CLOCKS, MINUTE};
use crate::console::Desk;
use crate::harness::{Browser, Site, skipped_in};
use crate::tabs::Tabs;
use axum::Router;
use axum::http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse;
use axum::routing::get;
use serde_json::{Value, json};
use std::time::Duration;

/// Counts the timers that are set.
const TIMERS: &str = "{ const set = window.setTimeout; window.timers = 0;
    window.setTimeout = (...args) => { timers++; return set(...args) } }";
const FORBIDDEN: &str =
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }});
    const date = Date.now.bind(Date); Date.now = () => date() + (window.jumped ?? 0);";

impl Desk {
    async fn with_script(script: &str) -> Desk {
        let (console, bar) = Desk::sites(json!({})).await;
        let browser = Browser::start_with(&[LOUD.to_owned()]).await;
        browser.before_pages(script).await;
        let desk = Desk::open_at(console, bar, browser).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk
    }

    /// Something happens, by which the page sees what time it is.
    async fn looks_at_the_clock(&self) {
        self.event("AgentState_Work", Value::Null).await;
        self.event("AgentState_Ready", Value::Null).await;
        self.panel("idle").await;
    }

    /// How many timers are set within a second.
    async fn timers_in_a_second(&self) -> u64 {
        let script = "const before = timers;
            return new Promise(done => setTimeout(() => done(timers - before), 1000))";
        self.browser.eval(script, &[]).await
    }

    async fn times_announced(&self) -> usize {
        self.alerts().await.notices.iter().filter(|notice| notice.is_due()).count()
    }
}

#[tokio::test]
async fn a_promise_is_announced_in_the_tab_that_leads_and_not_again_in_the_next() {
    skipped_in!(WebKit, "its driver can't grant a permission");
    let (console, bar) = Desk::sites(json!({})).await;
    let browser = Browser::start_with(&[LOUD.to_owned()]).await;
    browser.allow_notifications().await;
    let script = format!("{WATCH} {CLOCKS}");
    browser.before_pages(&script).await;
    let mut tabs = Tabs::at(Desk::open_at(console, bar, browser).await, 1).await;
    tabs.one_more(&script).await;
    tabs.elsewhere().await;
    tabs.go(0).await;
    tabs.desk.event("AgentState_Ready", Value::Null).await;
    tabs.desk.promised("1-1", "+8613800138123", "minutes").await;
    tabs.go(1).await;
    tabs.desk.waiting(1).await;

    tabs.desk.jumps(31 * MINUTE).await;
    tabs.go(0).await;
    tabs.desk.looks_at_the_clock().await;
    tabs.desk.is_due(true).await;
    tabs.desk.browser.until("it to be told of", async || tabs.desk.times_announced().await == 1).await;
    tabs.go(1).await;
    assert_eq!((tabs.desk.browser.count(DUE).await, tabs.desk.times_announced().await), (0, 0), "another tab leads");

    tabs.use_here().await;
    tabs.has_the_bar().await;
    tabs.desk.is_due(true).await;
    tabs.desk.looks_at_the_clock().await;
    assert_eq!(tabs.desk.times_announced().await, 0, "it has been announced in the other tab");
    tabs.desk.browser.click("[data-action=due-done]").await;
    tabs.desk.is_due(false).await;
    tabs.go(0).await;
    tabs.desk.waiting(0).await;
}

#[tokio::test]
async fn what_waits_to_be_announced_keeps_no_page_busy() {
    let desk = Desk::with_script(&format!("{CLOCKS} {TIMERS}")).await;
    desk.promised("1-1", "4001", "minutes").await;
    desk.spoken("1-2", "4002").await;
    desk.jumps(31 * MINUTE).await;
    desk.event("AgentEvent_Hold", json!("1-2")).await;
    desk.row("phase", "held").await;
    let timers = desk.timers_in_a_second().await;
    assert!(timers < 60, "{timers}");
    desk.hung_up("1-2").await;
    desk.is_due(true).await;

    // In a tab that watches it is announced never.
    let mut tabs = Tabs::at(desk, 1).await;
    tabs.desk.promised("1-3", "4003", "hours").await;
    tabs.one_more(&format!("{CLOCKS} {TIMERS}")).await;
    tabs.elsewhere().await;
    tabs.desk.waiting(2).await;
    tabs.desk.jumps(130 * MINUTE).await;
    tabs.go(0).await;
    tabs.desk.looks_at_the_clock().await;
    tabs.go(1).await;
    tabs.desk.panel("idle").await;
    let timers = tabs.desk.timers_in_a_second().await;
    assert!(timers < 60, "{timers}");
}

#[tokio::test]
async fn a_clock_that_is_set_back_puts_off_what_is_due_and_does_not_lose_it() {
    let desk = Desk::with_script(CLOCKS).await;
    desk.promised("1-1", "4001", "minutes").await;
    desk.jumps(31 * MINUTE).await;
    desk.looks_at_the_clock().await;
    desk.is_due(true).await;
    desk.jumps(-60 * MINUTE).await;
    desk.looks_at_the_clock().await;
    desk.is_due(false).await;
    desk.waiting(1).await;
    desk.reload().await;
    desk.waiting(1).await;
    desk.jumps(61 * MINUTE).await;
    desk.looks_at_the_clock().await;
    desk.is_due(true).await;
}

#[tokio::test]
async fn a_promise_outlives_its_shift_and_comes_due_in_the_next() {
    let desk = Desk::with_script(CLOCKS).await;
    // At eight in the morning, for nine of the next day.
    desk.promised("1-1", "4001", "tomorrow").await;
    desk.jumps((24 * 60 + 10) * MINUTE).await;
    desk.looks_at_the_clock().await;
    desk.waiting(1).await;
    assert_eq!(desk.browser.count(DUE).await, 0);
    desk.jumps(55 * MINUTE).await;
    desk.looks_at_the_clock().await;
    desk.is_due(true).await;
    desk.reload().await;
    desk.is_due(true).await;
    desk.browser.click("[data-action=due-done]").await;
    desk.is_due(false).await;
    desk.waiting(0).await;
    desk.reload().await;
    desk.waiting(0).await;
    assert_eq!(desk.browser.count(DUE).await, 0);
}

#[tokio::test]
async fn of_a_number_that_is_erased_nothing_is_known_and_nobody_can_call_it() {
    const NUMBER: &str = "13812345678";
    let desk = Desk::with_script(CLOCKS).await;
    desk.spoken("1-0", NUMBER).await;
    desk.hung_up("1-0").await;
    desk.promised("1-1", NUMBER, "minutes").await;
    desk.ask_to_forget(NUMBER).await;
    desk.browser.until_attr(".forget", "data-forget", "done").await;
    desk.browser.click("[data-action=close-forget]").await;
    for reloaded in [false, true] {
        if reloaded {
            desk.reload().await;
        }
        desk.waiting(1).await;
        desk.offered(if reloaded { "2-1" } else { "1-2" }, NUMBER).await;
        assert_eq!(desk.browser.count("[data-history]").await, usize::from(reloaded), "what rang since is known");
        desk.hung_up(if reloaded { "2-1" } else { "1-2" }).await;
        desk.browser.click(&format!("#call-log [data-number='{NUMBER}'] [data-action=done]")).await;
    }
    desk.jumps(31 * MINUTE).await;
    desk.looks_at_the_clock().await;
    desk.is_due(true).await;
    assert_eq!(desk.browser.count("[data-action=due-call]").await, 0, "there is no number");
    desk.browser.click("[data-action=due-done]").await;
    desk.is_due(false).await;
    desk.waiting(0).await;
}

#[tokio::test]
async fn where_local_storage_is_forbidden_a_promise_is_kept_and_comes_due() {
    let desk = Desk::with_script(FORBIDDEN).await;
    desk.promised("1-1", "4001", "minutes").await;
    desk.reload().await;
    desk.waiting(1).await;
    desk.browser.eval::<()>("window.jumped = 31 * 60_000", &[]).await;
    desk.looks_at_the_clock().await;
    desk.is_due(true).await;
    desk.browser.click("[data-action=due-done]").await;
    desk.is_due(false).await;
    desk.waiting(0).await;
}

#[tokio::test]
async fn no_answer_of_an_enterprise_hides_a_ring_or_stops_the_console() {
    let answer = async |uri: Uri| {
        let call = json!({"began": u64::MAX >> 12, "outcome": "answered", "talkSeconds": 65, "note": "Moved"});
        let (status, text) = match uri.query().unwrap_or_default() {
            "number=4000" => (StatusCode::INTERNAL_SERVER_ERROR, "[]".to_owned()),
            "number=4001" => (StatusCode::OK, "<!doctype html><title>Sign in</title>".to_owned()),
            "number=4002" => (StatusCode::OK, format!("[{call}{}]", " ".repeat(10 << 20))),
            "number=4003" => {
                tokio::time::sleep(Duration::from_secs(60)).await;
                (StatusCode::OK, "[]".to_owned())
            }
            "number=4004" => {
                let never = json!({"began": u64::MAX, "outcome": "answered"});
                let due = json!({"began": 7, "outcome": "odd", "callBack": {"due": 1e18, "made": -1}, "note": 7});
                (StatusCode::OK, json!([never, due, null, call]).to_string())
            }
            _ => (StatusCode::OK, json!([call]).to_string()),
        };
        (status, [(ACCESS_CONTROL_ALLOW_ORIGIN, "*")], text).into_response()
    };
    let enterprise = Site::routes(Router::new().route("/calls", get(answer))).await;
    let desk = Desk::open_configured(json!({"history": {"url": enterprise.url("/calls?number={number}")}})).await;
    for (place, known) in ["0", "0", "0", "0", "1", "1"].into_iter().enumerate() {
        let id = format!("1-{place}");
        desk.offered(&id, &format!("400{place}")).await;
        if known == "1" {
            desk.browser.until_attr(KNOWN, "data-history", known).await;
        } else {
            // Nothing may come, and that can't be waited for; 4003 is still silent then.
            tokio::time::sleep(Duration::from_millis(300)).await;
            assert_eq!(desk.browser.count("[data-history]").await, 0, "{place}");
        }
        desk.hung_up(&id).await;
    }
}
