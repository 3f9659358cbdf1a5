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

/// Whether a row of the log says of a call what is true.
fn is_true(seen: &Row, truth: &Row) -> bool {
    // An outbound call that the agent gives up before it rings anywhere tells nobody whom it was for.
    let told = |key: &str| seen.get(key).is_none_or(|value| value == "unknown" || Some(value) == truth.get(key));
    ["callId", "phase"].iter().all(|key| seen.get(*key) == truth.get(*key))
        && ["number", "direction", "outcome", "endedBy", "media"].iter().all(|key| told(key))
        && (talk_seconds(seen) - talk_seconds(truth)).abs() <= 1
}

fn talk_seconds(row: &Row) -> i64 {
    row["talkSeconds"].parse().expect("a number")
}

impl Desk {
    /// Plays it to its end, and returns the log once it is the truth.
    async fn play_busy_morning(&self) -> Vec<Row> {
        self.press("history").await;
        self.press("busy-morning").await;
        let over = "return document.querySelector('[data-action=busy-morning]') !== null";
        let ended = async || self.browser.eval_in(&[BAR], over, &[]).await;
        self.browser.until_within(Duration::from_secs(150), "the end of the morning", ended).await;
        let agree = async || {
            let (seen, truth) = (self.seen().await, self.truth().await);
            seen.len() == truth.len() && seen.iter().zip(&truth).all(|(seen, truth)| is_true(seen, truth))
        };
        self.browser.until("the log to be the truth", agree).await;
        let posted: u64 =
            self.browser.eval_in(&[BAR], "return Number(document.querySelector('main.bar').dataset.posted)", &[]).await;
        self.browser.until_attr("#connection", "data-received", &posted.to_string()).await;
        self.browser.until_attr("#connection", "data-applied", &posted.to_string()).await;
        assert_eq!(self.browser.console_errors().await, [""; 0]);
        self.seen().await
    }
}

#[tokio::test]
async fn after_a_busy_morning_the_log_is_the_truth() {
    let desk = Desk::open(true).await;
    let seen = desk.play_busy_morning().await;
    assert!(seen.len() >= 20, "{} calls make no busy morning", seen.len());
    let known = seen.iter().filter(|row| row["outcome"] != "unknown" && row["direction"] != "unknown").count();
    assert!(seen.iter().any(|row| row.get("media").is_some_and(|media| media == "video")), "no call had video");
    assert!(known + 2 >= seen.len(), "{known} of {} rows are known", seen.len());
}

#[tokio::test]
async fn with_the_consoles_own_bar_the_calls_of_a_busy_morning_last_as_long_as_in_life() {
    let desk = Desk::open(false).await;
    let seen = desk.play_busy_morning().await;
    let talks: Vec<i64> = seen.iter().filter(|row| row["outcome"] == "answered").map(talk_seconds).collect();
    assert!(talks.len() >= 12, "{talks:?}");
    assert!(talks.iter().filter(|seconds| (25..300).contains(*seconds)).count() + 2 >= talks.len(), "{talks:?}");
    // One after the other, over an hour on the clock.
    let times =
        "return [...document.querySelectorAll('#call-log td.call-time')].map(cell => cell.firstChild.textContent)";
    let times: Vec<String> = desk.browser.eval(times, &[]).await;
    let minutes = |time: &String| {
        let (hours, minutes) = time.trim().split_once(':').expect("a time of day");
        hours.parse::<i64>().expect("hours") * 60 + minutes.parse::<i64>().expect("minutes")
    };
    let (last, first) = (minutes(&times[0]), minutes(times.last().expect("a row")));
    assert!((30..100).contains(&(last - first).rem_euclid(24 * 60)), "{times:?}");
    // Silence is over with the morning.
    desk.press("incoming").await;
    desk.browser.until("the popup", async || desk.browser.count("#incoming-call").await == 1).await;
    assert_ne!(desk.browser.driver.title().await.expect("a title"), "Agent console");
}

#[tokio::test]
async fn the_simulated_bar_follows_the_consoles_language_without_being_loaded_again() {
    let desk = Desk::open(false).await;
    desk.press("incoming").await;
    desk.panel("on-call").await;
    desk.browser.eval_in::<()>(&[BAR], "window.mark = true", &[]).await;
    let said = "const text = (selector) => document.querySelector(selector).textContent.trim();
        return [document.documentElement.lang, document.documentElement.dir, text('.agent strong'),
            text('[data-action=answer]'), text('[data-action=busy-morning]'), String(window.mark)]";
    for (tag, dir, state, answer, morning) in [
        ("es", "ltr", "En llamada", "Atender", "Mañana ajetreada"),
        ("ar", "rtl", "في مكالمة", "رد", "صباح مزدحم"),
        ("zh-CN", "ltr", "通话中", "应答", "繁忙的上午"),
        ("en", "ltr", "On call", "Answer", "Busy morning"),
    ] {
        desk.speak(tag).await;
        let follows = async || {
            desk.browser.eval_in::<Vec<String>>(&[BAR], said, &[]).await == [tag, dir, state, answer, morning, "true"]
        };
        desk.browser.until(tag, follows).await;
    }
    desk.browser.reload().await;
    desk.press("sign-in").await;
    assert_eq!(desk.browser.attr("#connection", "data-rejected").await.as_deref(), Some("0"));
}

#[tokio::test]
async fn in_a_narrow_window_the_buttons_for_a_call_are_in_sight_at_the_top_of_the_bar() {
    let desk = Desk::open(false).await;
    desk.browser.viewport(320, 700).await;
    let end_of = "const button = document.querySelector(`[data-action='${arguments[0]}']`);
        return button.disabled ? 9999 : button.getBoundingClientRect().bottom";
    let is_shown = "return document.querySelector('[data-action=incoming]').getBoundingClientRect().height > 0";
    assert!(!desk.browser.eval_in::<bool>(&[BAR], is_shown, &[]).await, "the simulation is folded");
    desk.press("simulation").await;
    desk.browser.until("the simulation", async || desk.browser.eval_in(&[BAR], is_shown, &[]).await).await;
    for tag in ["en", "zh-CN", "es", "ar"] {
        desk.speak(tag).await;
        desk.press("incoming").await;
        for (needed, next) in [(vec!["answer", "reject"], "answer"), (vec!["hold", "hang-up"], "hang-up")] {
            for button in needed {
                let in_sight = async || {
                    let end: f64 = desk.browser.eval_in(&[BAR], end_of, &[json!(button)]).await;
                    (1.0..=120.0).contains(&end)
                };
                desk.browser.until(&format!("{button} in sight ({tag})"), in_sight).await;
            }
            desk.press(next).await;
        }
        desk.press("end-wrap-up").await;
    }
}
