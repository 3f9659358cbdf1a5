//! Numbers as their countries write them, once the browser knows how; whom to dial back, and whom not at all.

use crate::console::{BAR, Desk, ROW};
use crate::harness::{Browser, DIST, Site, console, policed};
use axum::Router;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::get;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;

const CHINA: &str = "+8613800138000";

/// The path of the file that knows numbers.
fn chunk() -> String {
    let entries = std::fs::read_dir(DIST).expect("a release").map(|entry| entry.expect("readable").file_name());
    let mut names = entries.map(|name| name.to_string_lossy().into_owned());
    format!("/{}", names.find(|name| name.starts_with("numbers-") && name.ends_with(".js")).expect("the file"))
}

async fn desk(numbers: Value, more: Value, routes: Router) -> Desk {
    let bar = Site::page("").await;
    let mut config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}, "numbers": numbers});
    config.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    let config = config.to_string();
    let site = policed(console(StatusCode::OK, &config).merge(routes), &config);
    let browser = Browser::start().await;
    browser.before_pages("delete Navigator.prototype.serviceWorker").await;
    Desk::open_at(Site::routes(site).await, bar, browser).await
}

impl Desk {
    async fn is_called_by(&self, call: &str, caller: &str) {
        self.event("AgentEvent_Ringing", json!({"callid": call, "caller": caller})).await;
        self.browser.until_attr("#incoming-call", "data-call-id", call).await;
    }

    async fn is_over(&self, call: &str) {
        self.event("AgentEvent_Customer_Release", json!({"callid": call})).await;
        self.popup_is_there(false).await;
        self.event("AgentState_Ready", Value::Null).await;
        self.panel("idle").await;
    }

    async fn reads(&self, selector: &str, text: &str) {
        let what = format!("{selector} to read {text}");
        self.browser.until(&what, async || self.browser.text(selector).await.as_deref() == Some(text)).await;
    }

    async fn has_dialled(&self, numbers: &[&str]) {
        let dialled = async || {
            let posted = self.browser.received_in(BAR).await.into_iter().filter(|message| message["name"] == "callout");
            posted.map(|message| message["param"][0].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        if numbers.is_empty() {
            assert_eq!(dialled().await, [""; 0]);
        }
        self.browser.until(&format!("{numbers:?} to be dialled"), async || dialled().await == numbers).await;
    }

    async fn is_ready(&self) {
        self.event("AgentState_Ready", Value::Null).await;
        self.panel("idle").await;
    }

    async fn type_number(&self, text: &str) {
        self.browser.click("#dial-number").await;
        self.browser.eval::<()>("document.querySelector('#dial-number').select()", &[]).await;
        self.keys(text).await;
    }
}

#[tokio::test]
async fn a_number_is_shown_as_its_country_writes_it_and_carried_away_as_it_came() {
    let desk = desk(json!({"country": "DE"}), json!({}), Router::new()).await;
    desk.is_ready().await;
    desk.is_called_by("1-1", "03012345678").await;
    desk.reads(".popup-number", "030 12345678").await;
    assert_eq!(desk.browser.attr("#incoming-call", "data-number").await.as_deref(), Some("03012345678"));
    assert_eq!(desk.browser.count(".whereabouts").await, 0, "at home nobody needs to be told where that is");
    desk.reads(&format!("{ROW} .number"), "030 12345678").await;
    desk.is_over("1-1").await;

    desk.is_called_by("1-2", CHINA).await;
    desk.reads(".popup-number", "+86 138 0013 8000").await;
    let there = desk.browser.text("#incoming-call .whereabouts").await.expect("a country");
    assert!(there.starts_with("China · ") && there.contains(':') && there.ends_with(" local time"), "{there}");
    assert_eq!(desk.browser.count(".agent-call .whereabouts").await, 0, "the popup says it");
    let title = async || desk.browser.eval::<String>("return document.title", &[]).await;
    desk.browser.until("the title of the tab", async || title().await.contains("+86 138 0013 8000")).await;
    desk.is_over("1-2").await;

    // Short numbers are nobody's outside, and what is no number of any country stays.
    for (call, number) in [("1-3", "1002"), ("1-4", "70093"), ("1-5", "*31*03012345678"), ("1-6", "9013800138000")] {
        desk.is_called_by(call, number).await;
        desk.reads(".popup-number", number).await;
        desk.is_over(call).await;
    }
    let row = format!("{ROW}[data-number='{CHINA}'] .number");
    let copied = "const number = document.querySelector(arguments[0]), data = new DataTransfer();
        getSelection().selectAllChildren(number);
        const copy = new ClipboardEvent('copy', {bubbles: true, cancelable: true});
        // Firefox takes no data from whoever makes such an event.
        Object.defineProperty(copy, 'clipboardData', {value: data});
        number.dispatchEvent(copy);
        return data.getData('text/plain')";
    assert_eq!(desk.browser.eval::<String>(copied, &[json!(row)]).await, CHINA);
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_masked_number_stays_masked_as_it_was() {
    let desk = desk(json!({"country": "DE"}), json!({"privacy": {"mask": "list"}}), Router::new()).await;
    desk.is_ready().await;
    desk.is_called_by("1-1", CHINA).await;
    desk.reads(".popup-number", "+86 138 0013 8000").await;
    desk.reads(&format!("{ROW} .number"), "+861••••••8000").await;
    assert_eq!(desk.browser.count(&format!("{ROW} .whereabouts")).await, 0);
}

#[tokio::test]
async fn without_what_knows_numbers_they_are_shown_in_groups_and_it_is_asked_for_once_more() {
    for answer in ["missing", "half", "another"] {
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = asked.clone();
        let whole = std::fs::read_to_string(format!("{DIST}{}", chunk())).expect("the file");
        let body = async move || {
            counted.fetch_add(1, Ordering::Relaxed);
            let script = |text: &str| ([("content-type", "text/javascript")], text.to_owned()).into_response();
            match answer {
                "missing" => StatusCode::NOT_FOUND.into_response(),
                "half" => script(&whole[..whole.len() / 2]),
                _ => script("export const nothing = 1"),
            }
        };
        let desk = desk(json!({"country": "DE"}), json!({}), Router::new().route(&chunk(), get(body))).await;
        let most = if answer == "another" { 1 } else { 2 };
        desk.browser.until("it to be asked for", async || asked.load(Ordering::Relaxed) >= most).await;
        desk.is_called_by("1-1", CHINA).await;
        desk.reads(".popup-number", CHINA).await;
        assert!(desk.browser.count(".popup-number .number > span").await > 1, "in groups");
        desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
        desk.row("phase", "talking").await;
        assert!(asked.load(Ordering::Relaxed) <= 3, "{answer}: it is left");
    }
}

#[tokio::test]
async fn what_knows_numbers_delays_nothing_and_moves_nothing_when_it_comes() {
    let open = Arc::new(Notify::new());
    let gate = open.clone();
    let whole = std::fs::read_to_string(format!("{DIST}{}", chunk())).expect("the file");
    let body = async move || {
        gate.notified().await;
        ([("content-type", "text/javascript")], whole)
    };
    let desk = desk(json!({"country": "DE"}), json!({}), Router::new().route(&chunk(), get(body))).await;
    desk.is_ready().await;
    desk.is_called_by("1-1", CHINA).await;
    desk.reads(".popup-number", CHINA).await;
    let places = "return JSON.stringify([...document.querySelectorAll('#incoming-call, #incoming-call *:not(.number, .number *), \
        .agent-call, .call, .call > td, #dial-number, #call-log')]
        .filter((element) => !element.closest('.popup-sign, .popup-time'))
        .map((element) => { const {x, y, width, height} = element.getBoundingClientRect();
            return [element.className, ...[x, y, width, height].map(Math.round)] }))";
    let before: String = desk.browser.eval(places, &[]).await;
    open.notify_one();
    desk.reads(".popup-number", "+86 138 0013 8000").await;
    desk.reads(&format!("{ROW} .number"), "+86 138 0013 8000").await;
    assert_eq!(desk.browser.eval::<String>(places, &[]).await, before);
    assert_eq!(desk.browser.count(".whereabouts").await, 0, "it would have moved what is below");
    desk.no_console_errors().await;
}

#[tokio::test]
async fn who_has_called_is_dialled_back_by_the_rules_which_is_said_before() {
    let numbers = json!({"dialBack": {"strip": ["9"], "prefix": "0"}, "withheld": ["99999999"]});
    let desk = desk(numbers, json!({}), Router::new()).await;
    desk.is_ready().await;
    desk.is_called_by("1-1", "913800138000").await;
    desk.is_over("1-1").await;
    let button = format!("{ROW} [data-action=call]");
    assert_eq!(desk.browser.attr(&button, "aria-label").await.as_deref(), Some("Call 013800138000"));
    assert_eq!(desk.browser.attr(&button, "title").await.as_deref(), Some("Call 013800138000"));
    desk.browser.click(&button).await;
    desk.has_dialled(&["013800138000"]).await;
    desk.browser.until_attr(&button, "data-calling", "true").await;
    desk.event("AgentOther_PhoneAlerting", Value::Null).await;
    desk.event("AgentOther_PhoneRelease", Value::Null).await;
    desk.is_ready().await;

    desk.browser.click(&format!("{ROW}[data-number='913800138000'] [data-action=story]")).await;
    desk.reads("[data-action=call-back]", "Call back 013800138000").await;
    // Who is withheld by the platform's own words can't be called.
    desk.is_called_by("1-2", "99999999").await;
    desk.is_over("1-2").await;
    assert_eq!(desk.browser.count(&format!("{ROW}[data-number='99999999'] [data-action=call]")).await, 0);
}

fn list(text: &'static str) -> Router {
    Router::new().route("/spared.txt", get(async move || text))
}

#[tokio::test]
async fn a_warning_stands_before_a_call_to_who_must_not_be_called() {
    let spared = json!({"url": "spared.txt", "text": {"en": "Ask the privacy desk.", "es": "Pregunte."}});
    let desk = desk(json!({"country": "DE", "doNotCall": spared}), json!({}), list("Number\n+49 30 12345678\n")).await;
    desk.is_ready().await;
    desk.is_called_by("1-1", CHINA).await;
    desk.reads(".popup-number", "+86 138 0013 8000").await;
    desk.is_over("1-1").await;
    desk.type_number("030 12345678").await;
    desk.reads(".dial-listed", "On the do-not-call list").await;
    desk.keys("\u{e007}").await;
    let seen =
        "const {top, bottom} = document.querySelector('[data-action=call-anyway]')?.getBoundingClientRect() ?? {};
        return top >= 0 && bottom <= innerHeight";
    desk.browser.until("all of the warning to be seen", async || desk.browser.eval(seen, &[]).await).await;
    assert_eq!(desk.browser.count(".dial-listed").await, 0, "it is said once");
    desk.reads(".dial-spared p", "030 12345678 is on the do-not-call list. Ask the privacy desk.").await;
    desk.has_dialled(&[]).await;
    let covered = "const {left, top} = document.querySelector('[data-action=call-anyway]').getBoundingClientRect();
        return document.elementFromPoint(left + 2, top + 2)?.dataset.action !== 'call-anyway'";

    assert!(!desk.browser.eval::<bool>(covered, &[]).await, "nothing lies over the warning");
    desk.browser.click("[data-action=call-anyway]").await;
    desk.has_dialled(&["03012345678"]).await;
    assert_eq!(desk.browser.count(".dial-spared p").await, 0);

    // What the bar itself has called is marked.
    desk.event("AgentOther_PhoneAlerting", Value::Null).await;
    let called = json!({"callid": "1-2", "caller": "1001", "called": "+493012345678", "feature": "7"});
    desk.event("AgentEvent_Talking", called).await;
    let row = format!("{ROW}[data-direction=outbound]");
    desk.browser.until_attr(&row, "data-do-not-call", "true").await;
    let remark = desk.browser.text(&format!("{row} .call-remarks")).await.expect("a cell");
    assert!(remark.contains("Do not call"), "{remark}");
    assert_eq!(desk.browser.count("[data-do-not-call=true].call").await, 1);
    desk.no_console_errors().await;
}

#[tokio::test]
async fn where_it_is_forbidden_nothing_calls_who_must_not_be_called() {
    let spared = json!({"url": "spared.txt", "mode": "forbid", "salt": "pepper"});
    // Of pepper+8613800138000.
    let sum = "d0af29e8dab6cacaeb6d8297db0673761abbbae597eb365a0a6edf37547cb59d\n";
    let desk = desk(json!({"doNotCall": spared}), json!({}), list(sum)).await;
    desk.is_ready().await;
    desk.is_called_by("1-1", CHINA).await;
    desk.is_over("1-1").await;
    for action in ["call", "story"] {
        desk.browser.click(&format!("{ROW} [data-action={action}]")).await;
        if action == "story" {
            desk.browser.click("[data-action=call-back]").await;
        }
        desk.browser.until_attr(".dial-spared p", "data-verdict", "forbidden").await;
        assert_eq!(desk.browser.count("[data-action=call-anyway]").await, 0);
        desk.type_number("70093").await;
        desk.browser.until("the notice to go", async || desk.browser.count(".dial-spared p").await == 0).await;
    }
    desk.type_number("0086 138 0013 8000\u{e007}").await;
    desk.browser.until_attr(".dial-spared p", "data-verdict", "forbidden").await;
    desk.has_dialled(&[]).await;
    desk.type_number("13800138001\u{e007}").await;
    desk.has_dialled(&["13800138001"]).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn without_a_list_nobody_outside_is_called_where_it_is_forbidden() {
    let text = Arc::new(Mutex::new("<!doctype html><title>Sign in</title>"));
    let served = text.clone();
    let routes = Router::new().route("/spared.txt", get(async move || *served.lock().expect("a text")));
    let spared = json!({"url": "spared.txt", "mode": "forbid"});
    let desk = desk(json!({"doNotCall": spared}), json!({}), routes).await;
    desk.is_ready().await;
    desk.type_number("13800138000\u{e007}").await;
    desk.browser.until_attr(".dial-spared p", "data-verdict", "no-list").await;
    desk.has_dialled(&[]).await;
    desk.type_number("1002\u{e007}").await;
    desk.has_dialled(&["1002"]).await;
}

#[tokio::test]
async fn the_field_completes_a_name_by_keyboard_and_says_who_it_is() {
    let table = async || "number;name\n+4930111;Jörg Müller\n70093;Anna Weber\n70094;Anna Wolf\n";
    let directory = json!({"directory": {"url": "names.csv"}});
    let desk = desk(json!({}), directory, Router::new().route("/names.csv", get(table))).await;
    desk.is_ready().await;
    desk.is_called_by("1-1", "13812345678").await;
    desk.is_over("1-1").await;
    let names = "return [...document.querySelectorAll('.dial-suggestion')].map((option) => option.dataset.number)";
    let offered = async |numbers: &[&str]| {
        let what = format!("{numbers:?} to be offered");
        desk.browser.until(&what, async || desk.browser.eval::<Vec<String>>(names, &[]).await == numbers).await;
    };
    desk.type_number("anna").await;
    offered(&["70093", "70094"]).await;
    desk.browser.until_attr("#dial-number", "aria-expanded", "true").await;
    assert_eq!(desk.browser.attr("#dial-number", "aria-activedescendant").await, None);
    desk.keys("\u{e015}\u{e015}").await;
    desk.browser.until_attr("#dial-number", "aria-activedescendant", "dial-suggestions-1").await;
    desk.browser.until_attr("#dial-suggestions-1", "aria-selected", "true").await;
    desk.keys("\u{e007}").await;
    desk.browser.until("the number", async || desk.value("#dial-number").await == "70094").await;
    desk.reads(".dial-name", "Anna Wolf").await;
    desk.has_dialled(&[]).await;
    offered(&[]).await;
    desk.focus_is_at("#dial-number").await;

    desk.type_number("muller").await;
    offered(&["+4930111"]).await;
    desk.keys("\u{e00c}").await;
    offered(&[]).await;
    desk.type_number("138").await;
    offered(&["13812345678"]).await;
    // What rings comes before all else, and leaves the focus where it is.
    desk.is_called_by("1-2", "70093").await;
    offered(&[]).await;
    desk.focus_is_at("#dial-number").await;
    desk.no_console_errors().await;
}

#[test]
fn ten_thousand_numbers_of_all_countries_are_written_as_libphonenumber_writes_them() {
    let top = env!("CARGO_MANIFEST_DIR");
    let script = format!("{top}/tests/e2e/numbers/compare.mjs");
    let reference = format!("{top}/.tools/node_modules/google-libphonenumber");
    let compared =
        std::process::Command::new("node").args([&script, &format!("{DIST}{}", chunk()), &reference]).output();
    let answer = compared.expect("Node.js runs");
    let answer: Value = serde_json::from_slice(&answer.stdout).unwrap_or_else(|_| panic!("{answer:?}"));
    assert_eq!(answer["different"], 0, "{answer}");
    assert!(answer["compared"].as_u64() > Some(7_000), "{answer}");
}
