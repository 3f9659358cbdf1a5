//! The console on one origin, the bar on another: what the documented messages do to panel, popup and log.

mod messages;

use crate::harness::{Browser, Site};
use serde_json::{Value, json};

pub const BAR: &str = "iframe[name=ccbarclient]";
pub const ROW: &str = "#call-log [data-call-id]";

/// A console in mode `frame` around a bar that says what the test wants; the hostile tests sit at one, too.
pub struct Desk {
    pub browser: Browser,
    console: Site,
    bar: Site,
}

impl Desk {
    pub async fn open() -> Desk {
        Desk::open_with("").await
    }

    /// In a browser in which `script` runs before the page's own.
    pub async fn open_with(script: &str) -> Desk {
        Desk::open_in(Browser::start().await, script).await
    }

    /// The same in a browser of the test's own making.
    pub async fn open_in(browser: Browser, script: &str) -> Desk {
        let (console, bar) = Desk::sites(json!({})).await;
        browser.before_pages(script).await;
        Desk::open_at(console, bar, browser).await
    }

    /// With more in its `config.json` than the bar.
    pub async fn open_configured(more: Value) -> Desk {
        let (console, bar) = Desk::sites(more).await;
        Desk::open_at(console, bar, Browser::start().await).await
    }

    /// The console's and the bar's.
    pub async fn sites(more: Value) -> (Site, Site) {
        let bar = Site::page("").await;
        let mut config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}});
        let more = more.as_object().expect("an object").clone();
        config.as_object_mut().expect("an object").extend(more);
        (Site::console(&config.to_string()).await, bar)
    }

    /// At a console of the test's own, whose configuration names the bar's page `/foreign-bar.html`.
    pub async fn open_at(console: Site, bar: Site, browser: Browser) -> Desk {
        let desk = Desk::open_early(console, bar, browser).await;
        // The log comes with the journal.
        desk.browser.until("the log", async || desk.browser.count("#call-log").await == 1).await;
        desk
    }

    /// The same, as soon as the bar is there and asked for its events.
    pub async fn open_early(console: Site, bar: Site, browser: Browser) -> Desk {
        browser.open(console.url("/")).await;
        let desk = Desk { browser, console, bar };
        desk.until_subscribed(1).await;
        desk
    }

    /// Ends the browser as if it were killed; the servers stay.
    pub async fn crash(self) -> (Site, Site) {
        self.browser.crash().await;
        (self.console, self.bar)
    }

    pub fn url(&self) -> String {
        self.console.url("/")
    }

    /// Waits until the bar's present document has got so many subscriptions.
    pub async fn until_subscribed(&self, times: usize) {
        self.browser
            .until("the bar to be subscribed to", async || {
                self.browser.count(BAR).await == 1
                    && self.browser.eval_in::<usize>(&[BAR], "return window.received?.length ?? 0", &[]).await >= times
            })
            .await;
    }

    /// Loads the page again and waits until the new one has subscribed.
    pub async fn reload(&self) {
        self.browser.reload().await;
        self.until_subscribed(1).await;
    }

    pub async fn say(&self, message: impl serde::Serialize) {
        self.browser.say_in(BAR, message).await;
    }

    pub async fn event(&self, identifier: &str, content: Value) {
        self.say(documented(identifier, content)).await;
    }

    pub async fn panel(&self, state: &str) {
        self.browser.until_attr("#agent-status", "data-state", state).await;
    }

    pub async fn row(&self, attribute: &str, value: &str) {
        self.browser.until_attr(ROW, &format!("data-{attribute}"), value).await;
    }

    pub async fn counted(&self, attribute: &str, value: u64) {
        self.browser.until_attr("#connection", &format!("data-{attribute}"), &value.to_string()).await;
    }

    /// The counts: received, applied, unknown, rejected, foreign.
    pub async fn counts(&self) -> [u64; 5] {
        let script = "const data = document.querySelector('#connection').dataset;
            return [data.received, data.applied, data.unknown, data.rejected, data.foreign].map(Number)";
        self.browser.eval(script, &[]).await
    }

    pub async fn popup_is_there(&self, there: bool) {
        let what = if there { "the popup" } else { "the popup to go" };
        self.browser.until(what, async || (self.browser.count("#incoming-call").await == 1) == there).await;
    }

    pub async fn no_console_errors(&self) {
        assert_eq!(self.browser.console_errors().await, [""; 0]);
    }
}

/// The documented payload of an event as text, with other content where some is given.
fn documented(identifier: &str, content: Value) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/payloads");
    let file = [".json", ".bare.json", ".assumed.json"].map(|end| format!("{folder}/{identifier}{end}"));
    let text = file.iter().find_map(|file| std::fs::read_to_string(file).ok());
    let mut message: Value = match text {
        Some(text) => serde_json::from_str(&text).expect("payloads are JSON"),
        None => json!({"message": "", "retcode": "0", "event": {"eventType": identifier, "workNo": "49999"}}),
    };
    let event = if message.get("event").is_some() { &mut message["event"] } else { &mut message };
    match (&mut event["content"], content) {
        (_, Value::Null) => {}
        (Value::Object(fields), Value::Object(other)) => fields.extend(other),
        (whole, other) => *whole = other,
    }
    message.to_string()
}

#[tokio::test]
async fn an_inbound_call_that_is_answered() {
    let desk = Desk::open().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;

    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentOther_PhoneAlerting", Value::Null).await;
    desk.panel("on-call").await;
    desk.popup_is_there(true).await;
    assert_eq!(desk.browser.attr("#incoming-call", "data-call-id").await, None);
    assert_eq!(desk.browser.attr("#call-log [aria-rowcount]", "aria-rowcount").await.as_deref(), Some("0"));

    desk.event("AgentOther_PhoneOffhook", Value::Null).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1456404043-37"})).await;
    desk.browser.until_attr("#incoming-call", "data-call-id", "1456404043-37").await;
    desk.browser.until_attr("#incoming-call", "data-number", "49997").await;
    desk.row("phase", "ringing").await;

    desk.event(
        "AgentEvent_Talking",
        json!({"callid": "1456404043-37", "caller": "49997", "called": "49999", "feature": "0"}),
    )
    .await;
    desk.row("phase", "talking").await;
    desk.popup_is_there(false).await;

    desk.event("AgentEvent_Hold", json!("1456404043-37")).await;
    desk.row("phase", "held").await;
    desk.event("AgentEvent_Talking", json!({"callid": "1456404043-37", "feature": "0"})).await;
    desk.row("phase", "talking").await;

    desk.event("AgentEvent_Customer_Release", json!({"callid": "1456404043-37", "number": "49997"})).await;
    desk.event("AgentEvent_Call_Release", json!("1456404043-37")).await;
    desk.event("AgentOther_PhoneRelease", Value::Null).await;
    desk.event("AgentState_Work", Value::Null).await;
    desk.panel("wrap-up").await;
    for (attribute, value) in [
        ("call-id", "1456404043-37"),
        ("number", "49997"),
        ("direction", "inbound"),
        ("phase", "ended"),
        ("outcome", "answered"),
        ("ended-by", "customer"),
    ] {
        desk.row(attribute, value).await;
    }
    assert_eq!(desk.browser.attr("#call-log [aria-rowcount]", "aria-rowcount").await.as_deref(), Some("1"));
    assert_eq!(desk.counts().await, [12, 12, 0, 0, 0]);
    desk.browser.until_attr("#connection", "data-link", "ready").await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn after_a_flood_the_log_is_drawn_at_once_too() {
    const CALLS: u64 = 400;
    let desk = Desk::open().await;
    let watch = "const calls = arguments[0];
        let frame = 0;
        window.seen = {};
        window.answered = [];
        addEventListener('agent-console:call-answered', ({detail}) => answered.push(detail.callId));
        requestAnimationFrame(function next() {
            frame++;
            requestAnimationFrame(next);
        });
        new MutationObserver(() => {
            const all = document.querySelector('#connection').dataset.received == 2 * calls;
            const rows = document.querySelector('#call-log [aria-rowcount]')?.getAttribute('aria-rowcount') == calls;
            if (all) seen.received ??= frame;
            if (rows) seen.rows ??= frame;
        }).observe(document.body, {subtree: true, childList: true, attributes: true})";
    desk.browser.eval::<()>(watch, &[json!(CALLS)]).await;
    let calls: Vec<String> = (0..CALLS)
        .flat_map(|call| {
            let id = format!("1-{call}");
            let talking = documented("AgentEvent_Talking", json!({"callid": id}));
            [talking, documented("AgentEvent_Call_Release", json!(id))]
        })
        .collect();
    desk.browser.eval_in::<()>(&[BAR], "arguments[0].forEach(say)", &[json!(calls)]).await;
    desk.counted("applied", 2 * CALLS).await;
    let rows = "return document.querySelector('#call-log [aria-rowcount]').getAttribute('aria-rowcount')";
    desk.browser.until("every call", async || desk.browser.eval::<String>(rows, &[]).await == CALLS.to_string()).await;
    let answered: Vec<String> = desk.browser.eval("return answered", &[]).await;
    let told_of: Vec<String> = (0..CALLS).map(|call| format!("1-{call}")).collect();
    assert_eq!(answered, told_of, "each call is told of once, in order");
    let [received, rows]: [u64; 2] = desk.browser.eval("return [seen.received, seen.rows]", &[]).await;
    // Later, it would have waited for something else to happen.
    assert!((0..=3).contains(&(rows - received)), "frame {received} and {rows}");
    desk.no_console_errors().await;
}

#[tokio::test]
async fn an_outbound_call_that_fails() {
    let desk = Desk::open().await;
    let id = "1456403661-19";
    desk.event("AgentOther_PhoneAlerting", Value::Null).await;
    desk.event("AgentOther_PhoneOffhook", Value::Null).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentEvent_Customer_Alerting", json!({"callid": id})).await;
    desk.row("phase", "dialling").await;
    desk.popup_is_there(false).await;
    desk.panel("on-call").await;
    desk.event("AgentOther_PhoneRelease", Value::Null).await;
    desk.event("AgentEvent_Call_Out_Fail", Value::Null).await;
    desk.event("AgentEvent_Connect_Fail", json!(id)).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("OUTBOUND_DETECT_EVENT", json!({"callId": id})).await;
    desk.panel("idle").await;
    for (attribute, value) in [
        ("call-id", id),
        ("number", "70092"),
        ("direction", "outbound"),
        ("outcome", "failed"),
        ("ended-by", "platform"),
        ("talk-seconds", "0"),
    ] {
        desk.row(attribute, value).await;
    }
    desk.browser
        .until("the network's reason", async || {
            desk.browser.text(ROW).await.is_some_and(|row| row.contains("not allowed to make a call"))
        })
        .await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_call_does_not_take_the_focus_from_what_the_agent_types() {
    let desk = Desk::open().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    let field = desk.browser.driver.find(thirtyfour::By::Css("input[type=tel]")).await.expect("a dial field");
    field.send_keys("8888").await.expect("the field takes keys");
    desk.event("AgentEvent_Ringing", Value::Null).await;
    desk.popup_is_there(true).await;
    assert!(desk.browser.eval::<bool>("return document.activeElement.matches('input[type=tel]')", &[]).await);
}

#[tokio::test]
async fn a_burst_of_messages_costs_one_drawing_a_frame() {
    let desk = Desk::open().await;
    let watch = "window.drawings = 0; window.frames_drawn = 0;
        new MutationObserver(() => drawings++).observe(document.querySelector('#connection'), {attributes: true});
        const frame = () => { frames_drawn++; requestAnimationFrame(frame) }; frame()";
    desk.browser.eval::<()>(watch, &[]).await;
    let burst = "for (let i = 0; i < 5000; i++) say(arguments[0])";
    desk.browser.eval_in::<()>(&[BAR], burst, &[json!(documented("AgentState_Ready", Value::Null))]).await;
    desk.counted("received", 5_000).await;
    let [drawings, frames]: [u64; 2] = desk.browser.eval("return [drawings, frames_drawn]", &[]).await;
    assert!(drawings <= frames, "{drawings} drawings in {frames} frames");
}

#[tokio::test]
async fn what_must_be_done_at_a_ring_is_done_though_nothing_is_drawn() {
    let desk = Desk::open().await;
    // What has been read is drawn at once.
    let read = "return document.querySelector('#connection').dataset.storage === 'kept'
        && document.querySelector('#call-log').innerText.includes('No calls yet')";
    desk.browser.until("journal and log to be read", async || desk.browser.eval::<bool>(read, &[]).await).await;
    // As in a hidden tab, which draws no frames.
    let hide = "window.heard = []; window.requestAnimationFrame = () => 0;
        addEventListener('agent-console:call-ringing', event => heard.push(event.detail.callId))";
    desk.browser.eval::<()>(hide, &[]).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1"})).await;
    let heard = async || desk.browser.eval::<Vec<String>>("return heard", &[]).await == ["1-1"];
    desk.browser.until("the ring to be told of", heard).await;
    assert_eq!(desk.browser.count("#incoming-call").await, 1, "what rings waits for no frame");
    assert_eq!(desk.browser.count("#call-log [data-call-id]").await, 0, "the page did draw");
}

#[tokio::test]
async fn in_mode_frame_nothing_of_the_simulator_is_fetched() {
    let desk = Desk::open().await;
    let fetched: Vec<String> =
        desk.browser.eval("return performance.getEntriesByType('resource').map(entry => entry.name)", &[]).await;
    assert!(fetched.iter().any(|name| name.ends_with(".wasm")), "{fetched:?}");
    assert!(!fetched.iter().any(|name| name.contains("simulat")), "{fetched:?}");
}

#[tokio::test]
async fn a_program_that_has_broken_down_leaves_no_picture_standing() {
    let desk = Desk::open().await;
    let visible = "return [...document.querySelectorAll('#agent-status, #call-log, #connection, .stopped, iframe')]
        .filter(element => element.checkVisibility({visibilityProperty: true})).map(element => element.id || element.localName)";
    let running: Vec<String> = desk.browser.eval(visible, &[]).await;
    assert_eq!(running, ["iframe", "connection", "agent-status", "call-log"]);
    // What the panic hook does; the program itself has no way to be broken from outside.
    desk.browser.eval::<()>("document.documentElement.dataset.stopped = 'true'", &[]).await;
    let stopped: Vec<String> = desk.browser.eval(visible, &[]).await;
    assert_eq!(stopped, ["iframe", "p"]);
}
