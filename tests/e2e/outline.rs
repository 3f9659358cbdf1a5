//! What is on screen before the journal has been read, and what moves when more comes: nothing.

use crate::console::Desk;
use crate::custody::each_page_late;
use crate::harness::skipped_in;
use serde_json::{Value, json};

const CALLS: usize = 200;

/// How far the page's parts have moved by themselves, as browsers count it, and what has.
const SHIFTS: &str = "window.shifts = [];
    new PerformanceObserver(list => list.getEntries().filter(entry => !entry.hadRecentInput).forEach(({value, sources}) =>
        shifts.push([value, sources.map(({node}) => node?.id || node?.className || node?.nodeName).join()])))
        .observe({type: 'layout-shift', buffered: true})";

async fn has_not_moved(desk: &Desk, when: &str) {
    // The journal is read, its calls are in the log, and the frame after that is on screen.
    let quiet = "await new Promise(done => setTimeout(done, 300)); return shifts";
    let mut shifts: Vec<(f64, String)> = desk.browser.eval(quiet, &[]).await;
    let known = async |count: usize| {
        let now: Vec<(f64, String)> = desk.browser.eval(quiet, &[]).await;
        (now.len() == count, now)
    };
    while let (false, more) = known(shifts.len()).await {
        shifts = more;
    }
    let sum: f64 = shifts.iter().map(|(value, _)| value).sum();
    assert!(sum <= 0.02, "{when}: {sum} by {shifts:?}");
}

async fn has_rows(desk: &Desk, count: usize) {
    let rows = async || desk.browser.attr("#call-log [aria-rowcount]", "aria-rowcount").await;
    let read = async || rows().await == Some(count.to_string());
    desk.browser.until(&format!("{count} calls in the log"), read).await;
}

#[tokio::test]
async fn a_start_in_the_middle_of_a_shift_shows_the_last_state_until_the_journal_is_read() {
    let desk = Desk::open_with(&each_page_late("sessionStorage.late ?? 0")).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    // The journal will know of a later state than the hint.
    desk.browser.eval::<()>("window.hint = localStorage.getItem('agent-console.state')", &[]).await;
    desk.event("AgentState_SetRest_Success", Value::Null).await;
    desk.panel("rest").await;
    desk.until_stored("groups", "SetRest_Success", 1).await;
    let back = "localStorage.setItem('agent-console.state', hint); sessionStorage.late = 4000";
    desk.browser.eval::<()>(back, &[]).await;

    desk.reload().await;
    desk.panel("idle").await;
    desk.browser.until_attr("#agent-status", "data-freshness", "before").await;
    assert_eq!(desk.browser.attr("#connection", "data-storage").await.as_deref(), Some("waiting"));
    desk.panel("rest").await;
    desk.browser.until_attr("#agent-status", "data-freshness", "before").await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.browser.until_attr("#agent-status", "data-freshness", "confirmed").await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn what_the_bar_says_counts_before_the_hint_and_a_sign_out_leaves_none() {
    let desk = Desk::open_with(&each_page_late("sessionStorage.late ?? 0")).await;
    let hint = "return localStorage.getItem('agent-console.state')";
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    assert!(desk.browser.eval::<Option<String>>(hint, &[]).await.is_some_and(|hint| hint.contains("idle")));
    desk.browser.eval::<()>("sessionStorage.late = 4000", &[]).await;
    desk.reload().await;
    desk.event("AgentState_Work", Value::Null).await;
    desk.panel("wrap-up").await;
    assert_eq!(desk.browser.attr("#agent-status", "data-freshness").await.as_deref(), Some("confirmed"));
    desk.event("AgentOther_ShutdownService", Value::Null).await;
    desk.panel("signed-out").await;
    assert_eq!(desk.browser.eval::<Option<String>>(hint, &[]).await, None);
}

#[tokio::test]
async fn nothing_moves_when_more_comes() {
    skipped_in!(Firefox | WebKit, "it doesn't tell what has moved");
    for (width, height) in [(360, 800), (1280, 800), (1920, 1080)] {
        let browser = crate::harness::Browser::start().await;
        browser.viewport(width, height).await;
        let desk = Desk::open_in(browser, SHIFTS).await;
        has_not_moved(&desk, &format!("a first start at {width}")).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.panel("idle").await;
        has_not_moved(&desk, &format!("the first state at {width}")).await;

        let calls: Vec<String> = (0..CALLS).flat_map(call).collect();
        desk.browser.eval_in::<()>(&[crate::console::BAR], "arguments[0].forEach(say)", &[json!(calls)]).await;
        has_rows(&desk, CALLS).await;
        desk.until_stored("records", &format!("\"1-{}\"", CALLS - 1), 1).await;
        desk.reload().await;
        has_rows(&desk, CALLS).await;
        has_not_moved(&desk, &format!("in the middle of a shift at {width}")).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.browser.until_attr("#agent-status", "data-freshness", "confirmed").await;
        has_not_moved(&desk, &format!("the last state, confirmed, at {width}")).await;
    }
}

/// A call that is taken and over.
fn call(count: usize) -> [String; 4] {
    let id = format!("1-{count}");
    let event = |name: &str, content: Value| {
        json!({"retcode": "0", "message": "", "event": {"eventType": name, "workNo": "49999", "content": content}})
            .to_string()
    };
    [
        event("AgentState_Busy", Value::Null),
        event("AgentEvent_Talking", json!({"callid": id, "caller": "13812345678", "feature": "0"})),
        event("AgentEvent_Call_Release", json!(id)),
        event("AgentState_Ready", Value::Null),
    ]
}
