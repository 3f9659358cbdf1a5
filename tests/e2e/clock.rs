//! Machines that sleep, wall clocks that are set, and pages that are never closed.

use crate::console::{Desk, ROW};
use crate::harness::Browser;
use serde_json::{Value, json};

/// The clocks of every page of the origin: `test.passed` goes by on both, `test.jumped` on the wall clock alone, as when the
/// machine sleeps under macOS or Linux or the clock is set. It is eight in the morning.
pub const CLOCKS: &str = "{
    const [date, ran] = [Date.now.bind(Date), performance.now.bind(performance)];
    const ms = key => { try { return Number(localStorage.getItem(key) ?? 0) } catch { return 0 } };
    const before = ms('test.passed');
    try { localStorage['test.jumped'] ??= new Date(date()).setHours(8, 0, 0, 0) - date() } catch { }
    Date.now = () => date() + ms('test.passed') + ms('test.jumped');
    performance.now = () => ran() + ms('test.passed') - before;
}";
pub const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Desk {
    async fn with_clocks(more: Value) -> Desk {
        let (console, bar) = Desk::sites(more).await;
        let browser = Browser::start().await;
        browser.before_pages(CLOCKS).await;
        let desk = Desk::open_at(console, bar, browser).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.panel("idle").await;
        desk
    }

    async fn puts_ahead(&self, key: &str, ms: i64) {
        let script = "localStorage[arguments[0]] = Number(localStorage[arguments[0]] ?? 0) + arguments[1]";
        self.browser.eval::<()>(script, &[json!(key), json!(ms)]).await;
    }

    async fn passes(&self, ms: i64) {
        self.puts_ahead("test.passed", ms).await;
    }

    pub async fn jumps(&self, ms: i64) {
        self.puts_ahead("test.jumped", ms).await;
    }

    /// The same with the platform's time, milliseconds since some moment.
    async fn event_at(&self, time: i64, identifier: &str, content: Value) {
        let time = 1_784_529_722_590 + time;
        self.say(json!({"eventType": identifier, "workNo": "49999", "eventGenTime": time, "content": content})).await;
    }

    async fn talks(&self, id: &str) {
        self.event("AgentState_Busy", Value::Null).await;
        self.event("AgentEvent_Talking", json!({"callid": id})).await;
        self.row("phase", "talking").await;
    }

    async fn caller_leaves(&self, id: &str) {
        self.event("AgentEvent_Customer_Release", json!({"callid": id})).await;
        self.event("AgentState_Ready", Value::Null).await;
        self.row("phase", "ended").await;
    }

    async fn talk_seconds(&self) -> i64 {
        self.row("outcome", "answered").await;
        self.browser.attr(ROW, "data-talk-seconds").await.and_then(|text| text.parse().ok()).expect("seconds")
    }

    async fn rows_are(&self, count: usize) {
        let script = "return Number(document.querySelector('#call-log [aria-rowcount]').getAttribute('aria-rowcount'))";
        let rows = async || self.browser.eval::<usize>(script, &[]).await == count;
        self.browser.until(&format!("{count} rows"), rows).await;
    }
}

#[tokio::test]
async fn a_rest_and_a_call_go_on_while_the_machine_sleeps_and_are_the_same_after_a_reload() {
    let desk = Desk::with_clocks(json!({"rests": {"0": {"name": "Break", "minutes": 30}}})).await;
    desk.event("AgentState_SetRest_Success", json!({"reason": "0"})).await;
    desk.panel("rest").await;
    desk.jumps(55 * MINUTE).await;
    for _ in 0..2 {
        desk.browser.until_attr(".remaining", "data-exceeded", "true").await;
        let text = desk.browser.text("#agent-status").await.expect("a panel");
        assert!(text.contains("25:0") || text.contains("25:1"), "{text}");
        desk.reload().await;
    }
    desk.event("AgentState_CancelRest_Success", Value::Null).await;
    desk.talks("1-1").await;
    desk.jumps(20 * MINUTE).await;
    desk.event("AgentEvent_Hold", json!("1-1")).await;
    desk.row("phase", "held").await;
    desk.jumps(30 * MINUTE).await;
    desk.reload().await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1"})).await;
    desk.row("phase", "talking").await;
    desk.jumps(30 * MINUTE).await;
    desk.caller_leaves("1-1").await;
    let talk = desk.talk_seconds().await;
    assert!((3_000..3_020).contains(&talk), "{talk}");
    desk.reload().await;
    assert_eq!(desk.talk_seconds().await, talk);
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_wall_clock_that_is_set_is_no_time_that_has_passed() {
    let desk = Desk::with_clocks(json!({})).await;
    let watch = "addEventListener('agent-console:call-ended', ({detail}) => window.ended = detail)";
    let ended_as_long_as_it_lasted = async || {
        let script = "const {began, ended} = window.ended ?? {}; return ended - began";
        let told = async || desk.browser.eval::<Option<i64>>(script, &[]).await.is_some();
        desk.browser.until("the end to be told", told).await;
        let lasted: i64 = desk.browser.eval(script, &[]).await;
        assert!(lasted < MINUTE, "{lasted}");
    };
    // Set ahead, which the platform's times tell from sleep.
    desk.browser.eval::<()>(watch, &[]).await;
    desk.event_at(0, "AgentState_Busy", Value::Null).await;
    desk.event_at(100, "AgentEvent_Talking", json!({"callid": "1-1"})).await;
    desk.row("phase", "talking").await;
    desk.jumps(50 * MINUTE).await;
    desk.event_at(3_000, "AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    desk.event_at(3_100, "AgentState_Ready", Value::Null).await;
    desk.row("phase", "ended").await;
    assert!(desk.talk_seconds().await < 30);
    ended_as_long_as_it_lasted().await;
    // Set back, and a reload before anything else happens.
    desk.event_at(5_000, "AgentState_Busy", Value::Null).await;
    desk.event_at(5_100, "AgentEvent_Talking", json!({"callid": "1-2"})).await;
    desk.row("call-id", "1-2").await;
    desk.passes(10 * MINUTE).await;
    desk.jumps(-2 * HOUR).await;
    let set = "return new Promise(done => setTimeout(done, 1500))";
    desk.browser.eval::<()>(set, &[]).await;
    desk.reload().await;
    desk.event_at(10 * MINUTE + 8_000, "AgentEvent_Customer_Release", json!({"callid": "1-2"})).await;
    desk.event_at(10 * MINUTE + 8_100, "AgentState_Ready", Value::Null).await;
    desk.row("phase", "ended").await;
    let talk = desk.talk_seconds().await;
    assert!((600..640).contains(&talk), "{talk}");
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_long_and_quiet_call_is_up_until_the_bar_says_otherwise() {
    let desk = Desk::with_clocks(json!({})).await;
    desk.talks("8-1").await;
    desk.passes(10 * MINUTE).await;
    desk.reload().await;
    desk.passes(35 * MINUTE).await;
    desk.browser.eval::<()>("dispatchEvent(new Event('focus'))", &[]).await;
    desk.row("phase", "talking").await;
    desk.event("AgentEvent_Call_Release", json!("8-1")).await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "8-1"})).await;
    desk.event("AgentState_Work", Value::Null).await;
    desk.row("phase", "ended").await;
    let talk = desk.talk_seconds().await;
    assert!((2_700..2_730).contains(&talk), "{talk}");
}

#[tokio::test]
async fn a_page_that_is_never_closed_shows_todays_calls_and_forgets_what_is_over_its_time() {
    let desk = Desk::with_clocks(json!({"history": {"days": 2, "rawDays": 1}})).await;
    let figure = async |calls: &str| {
        let shown = async || desk.browser.text(".today dd").await.as_deref() == Some(calls);
        desk.browser.until(&format!("the figure {calls:?}"), shown).await;
    };
    for day in 0..5 {
        for call in 0..2 {
            let id = format!("{day}-{call}");
            desk.talks(&id).await;
            desk.browser.until_attr(ROW, "data-call-id", &id).await;
            desk.caller_leaves(&id).await;
        }
        desk.rows_are(2).await;
        figure("2").await;
        // The bar has been heard all the time.
        desk.counted("received", 1 + 8 * (day + 1)).await;
        desk.passes(DAY).await;
    }
    desk.event("AgentState_Ready", Value::Null).await;
    desk.rows_are(0).await;
    desk.browser.eval::<()>("location.hash = '#log?range=all'", &[]).await;
    desk.rows_are(2).await;
    // A split shift: both halves are today's, also after a reload.
    desk.browser.eval::<()>("location.hash = '#log'", &[]).await;
    desk.talks("6-1").await;
    desk.caller_leaves("6-1").await;
    desk.passes(7 * HOUR).await;
    desk.talks("6-2").await;
    desk.caller_leaves("6-2").await;
    for _ in 0..2 {
        desk.rows_are(2).await;
        figure("2").await;
        desk.reload().await;
    }
    desk.no_console_errors().await;
}
