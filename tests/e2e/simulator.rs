//! The console as a newcomer sees it: with the simulated bar, on the console's origin and on another.

use crate::harness::{Browser, Site};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;

const BAR: &str = "iframe[name=ccbarclient]";
type Row = BTreeMap<String, String>;

/// A console and its bar; the screenshots are taken at one, too.
pub struct Desk {
    pub browser: Browser,
    _console: Site,
    /// The bar's origin or the customers', if it is not the console's.
    _other: Option<Site>,
}

impl Desk {
    /// With the simulated bar, which comes from the console's own origin or from a foreign one.
    pub async fn open(foreign: bool) -> Desk {
        if !foreign {
            return Desk::open_with(&json!({})).await;
        }
        let bar = Site::serve(concat!(env!("CARGO_MANIFEST_DIR"), "/dist")).await;
        let url = bar.url("/simulator/index.html");
        let config = json!({"bar": {"mode": "frame", "url": url}});
        Desk::at(Browser::start().await, Site::console(&config.to_string()).await, Some(bar)).await
    }

    /// With the simulated bar of the console's own origin, and with what `config` says beside it.
    pub async fn open_with(config: &Value) -> Desk {
        Desk::at(Browser::start().await, Site::console(&config.to_string()).await, None).await
    }

    /// In a browser of the test's own making, at a console that asks for the simulated bar.
    pub async fn at(browser: Browser, console: Site, other: Option<Site>) -> Desk {
        browser.open(console.url("/")).await;
        let desk = Desk { browser, _console: console, _other: other };
        desk.browser
            .until("the bar to be subscribed to", async || {
                let script = "return Number(document.querySelector('main.bar')?.dataset.subscribed ?? 0)";
                desk.browser.count(BAR).await == 1 && desk.browser.eval_in::<u64>(&[BAR], script, &[]).await > 0
            })
            .await;
        desk
    }

    /// Presses a button of the bar as soon as it can be pressed.
    pub async fn press(&self, action: &str) {
        let button = json!(format!("[data-action='{action}']:enabled"));
        let script = "const button = document.querySelector(arguments[0]); button?.click(); return button !== null";
        self.browser
            .until(&format!("the button {action}"), async || {
                self.browser.eval_in::<bool>(&[BAR], script, std::slice::from_ref(&button)).await
            })
            .await;
    }

    pub async fn panel(&self, state: &str) {
        self.browser.until_attr("#agent-status", "data-state", state).await;
    }

    /// The rows of the console's log, newest first.
    async fn seen(&self) -> Vec<Row> {
        let script = "return [...document.querySelectorAll('#call-log [data-call-id]')].map(row => ({...row.dataset}))";
        self.browser.eval(script, &[]).await
    }

    /// What really happened, newest first.
    async fn truth(&self) -> Vec<Row> {
        let script = "return [...document.querySelectorAll('.history li')].map(row => ({...row.dataset}))";
        self.browser.eval_in(&[BAR], script, &[]).await
    }
}

#[tokio::test]
async fn the_first_thing_a_newcomer_does_works() {
    let desk = Desk::open(false).await;
    desk.press("incoming").await;
    desk.browser.until("the popup", async || desk.browser.count("#incoming-call").await == 1).await;
    desk.panel("on-call").await;
    desk.press("answer").await;
    desk.browser.until("the popup to go", async || desk.browser.count("#incoming-call").await == 0).await;
    desk.press("hang-up").await;
    desk.panel("wrap-up").await;
    let seen = desk.seen().await;
    assert_eq!((seen.len(), seen[0]["outcome"].as_str(), seen[0]["endedBy"].as_str()), (1, "answered", "agent"));
    assert_eq!(desk.browser.console_errors().await, [""; 0]);
}

#[tokio::test]
async fn the_agents_states_follow_the_bar() {
    let desk = Desk::open(false).await;
    desk.panel("unknown").await;
    for (action, state) in [
        ("sign-in", "idle"),
        ("not-ready", "not-ready"),
        ("ready", "idle"),
        ("rest", "rest"),
        ("end-rest", "idle"),
        ("wrap-up", "wrap-up"),
        ("end-wrap-up", "idle"),
        ("kicked-out", "signed-out"),
    ] {
        desk.press(action).await;
        desk.panel(state).await;
    }
}

#[tokio::test]
async fn a_callout_of_the_console_is_obeyed_by_the_bar() {
    let desk = Desk::open(true).await;
    desk.press("sign-in").await;
    desk.panel("idle").await;
    let field = desk.browser.driver.find(thirtyfour::By::Css("input[type=tel]")).await.expect("a dial field");
    field.send_keys("5550142\u{e007}").await.expect("the field takes keys");
    desk.browser.until_attr("#call-log [data-call-id]", "data-phase", "dialling").await;
    desk.press("callee-answers").await;
    desk.browser.until_attr("#call-log [data-call-id]", "data-phase", "talking").await;
    let row = &desk.seen().await[0];
    assert_eq!((row["number"].as_str(), row["direction"].as_str()), ("5550142", "outbound"));
}

#[tokio::test]
async fn a_video_call_is_seen_as_one_and_goes_on_without_found_and_left_out_by_the_filter() {
    let desk = Desk::open(false).await;
    desk.browser.eval_in::<()>(&[BAR], "document.querySelector('[data-knob=video]').click()", &[]).await;
    desk.press("incoming").await;
    desk.browser.until_attr("#incoming-call", "data-media", "video").await;
    let title = desk.browser.text("#incoming-call-title").await;
    assert_eq!(title.as_deref(), Some("Incoming video call"));
    desk.press("answer").await;
    desk.browser.until_attr(".agent-call", "data-media", "video").await;
    desk.browser.until_attr("#call-log [data-call-id]", "data-media", "video").await;
    desk.press("switch-media").await;
    desk.browser.until_attr(".agent-call", "data-media", "voice").await;
    desk.press("hang-up").await;
    desk.panel("wrap-up").await;
    let choose = "const field = document.querySelector('[data-filter=media]'); field.value = arguments[0];
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    for (media, rows) in [("video", 0), ("voice", 1)] {
        desk.browser.eval::<()>(choose, &[json!(media)]).await;
        desk.browser.until(media, async || desk.seen().await.len() == rows).await;
        let fragment: String = desk.browser.eval("return location.hash", &[]).await;
        assert_eq!(fragment, format!("#log?media={media}"));
    }
    assert_eq!(desk.browser.console_errors().await, [""; 0]);
}

#[tokio::test]
async fn a_video_callout_of_the_console_is_a_video_call() {
    let desk = Desk::open_with(&json!({"bar": {"callout": {"modes": ["audio", "video"]}}})).await;
    desk.press("sign-in").await;
    desk.panel("idle").await;
    let field = desk.browser.driver.find(thirtyfour::By::Css("input[type=tel]")).await.expect("a dial field");
    field.send_keys("5550142").await.expect("the field takes keys");
    desk.browser.click(".dial [data-video]").await;
    desk.browser.until_attr("#call-log [data-call-id]", "data-media", "video").await;
    desk.press("callee-answers").await;
    desk.browser.until_attr("#call-log [data-call-id]", "data-phase", "talking").await;
    assert_eq!(desk.seen().await[0]["media"], "video");
}

#[tokio::test]
async fn after_a_busy_morning_the_log_is_the_truth() {
    let desk = Desk::open(true).await;
    desk.press("history").await;
    desk.press("busy-morning").await;
    let over = "return document.querySelector('[data-action=busy-morning]') !== null";
    let ended = async || desk.browser.eval_in(&[BAR], over, &[]).await;
    desk.browser.until_within(Duration::from_secs(120), "the end of the morning", ended).await;
    let same = |seen: &Row, truth: &Row| {
        let seconds = |row: &Row| row["talkSeconds"].parse::<i64>().expect("a number");
        // An outbound call that the agent gives up before it rings anywhere tells nobody whom it was for.
        let told = |key: &str| seen.get(key).is_none_or(|value| value == "unknown" || Some(value) == truth.get(key));
        ["callId", "phase"].iter().all(|key| seen.get(*key) == truth.get(*key))
            && ["number", "direction", "outcome", "endedBy", "media"].iter().all(|key| told(key))
            && (seconds(seen) - seconds(truth)).abs() <= 1
    };
    let agree = async || {
        let (seen, truth) = (desk.seen().await, desk.truth().await);
        seen.len() == truth.len() && seen.iter().zip(&truth).all(|(seen, truth)| same(seen, truth))
    };
    desk.browser.until("the log to be the truth", agree).await;
    let (seen, truth) = (desk.seen().await, desk.truth().await);
    assert!(truth.len() >= 20, "{} calls make no busy morning", truth.len());
    let known = seen.iter().filter(|row| row["outcome"] != "unknown" && row["direction"] != "unknown").count();
    assert!(seen.iter().any(|row| row.get("media").is_some_and(|media| media == "video")), "no call had video");
    assert!(known + 2 >= seen.len(), "{known} of {} rows are known", seen.len());
    let posted: u64 =
        desk.browser.eval_in(&[BAR], "return Number(document.querySelector('main.bar').dataset.posted)", &[]).await;
    desk.browser.until_attr("#connection", "data-received", &posted.to_string()).await;
    desk.browser.until_attr("#connection", "data-applied", &posted.to_string()).await;
    assert_eq!(desk.browser.console_errors().await, [""; 0]);
}
