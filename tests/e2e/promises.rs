//! Who has called before, and who was promised a call.

mod odd;

use crate::alerts::{Alerts, LOUD, WATCH};
use crate::clock::{CLOCKS, MINUTE};
use crate::console::{Desk, ROW};
use crate::harness::{Browser, Site, skipped_in};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::routing::get;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;

const POPUP: &str = "#incoming-call";
const KNOWN: &str = "#incoming-call [data-history]";
const DUE: &str = "#call-due";
const PROMISE: &str = "#wrap-up [data-action=promise]";

impl Desk {
    async fn offered(&self, id: &str, caller: &str) {
        self.event("AgentEvent_Ringing", json!({"callid": id, "caller": caller, "feature": "0"})).await;
        self.browser.until_attr(POPUP, "data-call-id", id).await;
    }

    async fn spoken(&self, id: &str, caller: &str) {
        self.offered(id, caller).await;
        self.event("AgentEvent_Talking", json!({"callid": id, "caller": caller, "feature": "0"})).await;
        self.browser.until_attr("#wrap-up", "data-call-id", id).await;
    }

    async fn hung_up(&self, id: &str) {
        self.event("AgentEvent_Customer_Release", json!({"callid": id})).await;
        self.event("AgentState_Ready", Value::Null).await;
        self.browser.until_attr(&format!("#call-log [data-call-id='{id}']"), "data-phase", "ended").await;
    }

    /// A call was answered, and another one promised in so many minutes: 30 or 120.
    async fn promised(&self, id: &str, caller: &str, choice: &str) {
        self.spoken(id, caller).await;
        self.browser.click(PROMISE).await;
        self.browser.click(&format!("#wrap-up [data-promise={choice}]")).await;
        self.browser.until("the promise", async || self.browser.count("#wrap-up .promise[data-due]").await == 1).await;
        self.hung_up(id).await;
    }

    async fn is_due(&self, is_due: bool) {
        self.browser.until("what is due", async || (self.browser.count(DUE).await == 1) == is_due).await;
    }

    async fn waiting(&self, people: usize) {
        let shown = async || match self.browser.attr(".call-log-waiting", "data-waiting").await {
            Some(waiting) => waiting == people.to_string(),
            None => people == 0,
        };
        self.browser.until(&format!("{people} to call back"), shown).await;
    }

    async fn text_has(&self, selector: &str, words: &[&str]) {
        let text = self.browser.text(selector).await.unwrap_or_default();
        for word in words {
            assert!(text.contains(word), "{word:?} is not in {text:?}");
        }
    }
}

#[tokio::test]
async fn who_has_called_before_is_known_when_it_rings_while_one_speaks_and_afterwards() {
    let desk = Desk::open_configured(json!({"wrapUp": {"dispositions": [{"code": "BILL", "name": "Invoice"}]}})).await;
    desk.spoken("1-1", "+86 138 0013 8123").await;
    assert_eq!(desk.browser.count("[data-history]").await, 0, "nobody has called before");
    desk.browser.click("#wrap-up input[value=BILL]").await;
    desk.type_note("Wants the May bill").await;
    desk.hung_up("1-1").await;
    desk.browser.click("[data-action=wrap-up-done]").await;
    // It comes with the popup itself, not after it.
    let watch = "new MutationObserver((_, watch) => {
        const popup = document.querySelector('#incoming-call');
        if (popup) { watch.disconnect(); window.cameWithIt = popup.querySelector('[data-history]') !== null }
    }).observe(document, {subtree: true, childList: true})";
    desk.browser.eval::<()>(watch, &[]).await;
    desk.offered("1-2", "008613800138123").await;
    assert!(desk.browser.eval::<bool>("return window.cameWithIt", &[]).await);
    desk.browser.until_attr(KNOWN, "data-history", "1").await;
    desk.text_has(KNOWN, &["2nd call this week", "Answered", "Invoice", "Wants the May bill"]).await;
    desk.hung_up("1-2").await;
    // Who gave up has been missed, and is settled here, so that the next ring is like this one.
    desk.browser.click(&format!("{ROW}[data-call-id='1-2'] [data-action=done]")).await;
    desk.browser.until_attr(&format!("{ROW}[data-call-id='1-2']"), "data-done", "true").await;
    desk.offered("1-3", "anonymous").await;
    assert_eq!(desk.browser.count("[data-history]").await, 0, "a withheld number is nobody");
    desk.hung_up("1-3").await;
    desk.spoken("1-4", "+8613800138123").await;
    desk.browser.until_attr("#agent-status [data-history]", "data-history", "2").await;
    desk.browser.until_attr("#wrap-up [data-history]", "data-history", "2").await;
    desk.browser.click("#agent-status [data-action=open-last]").await;
    desk.browser.until_attr("#call-story", "data-call-id", "1-2").await;
    desk.browser.click("[data-action=story-close]").await;
    desk.browser.eval::<()>("document.activeElement.blur()", &[]).await;
    desk.keys("h").await;
    desk.browser.until_attr("#call-story", "data-call-id", "1-2").await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn what_is_known_is_known_after_a_reload_and_hidden_where_the_log_hides_numbers() {
    for mask in ["none", "list"] {
        let desk = Desk::open_configured(json!({"privacy": {"mask": mask}})).await;
        desk.spoken("1-1", "+8613800138123").await;
        desk.hung_up("1-1").await;
        desk.reload().await;
        desk.offered("1-2", "+8613800138123").await;
        if mask == "none" {
            desk.browser.until_attr(KNOWN, "data-history", "1").await;
        } else {
            desk.row("phase", "ringing").await;
            assert_eq!(desk.browser.count("[data-history]").await, 0);
        }
    }
}

#[tokio::test]
async fn a_promise_is_announced_once_in_its_minute_and_makes_way_for_every_call() {
    skipped_in!(Firefox | WebKit, "their sounds can't be let out without a click");
    let (console, bar) = Desk::sites(json!({})).await;
    let browser = Browser::start_with(&[LOUD.to_owned()]).await;
    browser.allow_notifications().await;
    browser.before_pages(&format!("{WATCH} {CLOCKS}")).await;
    let desk = Desk::open_at(console, bar, browser).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.promised("1-1", "+8613800138123", "minutes").await;
    desk.waiting(1).await;
    desk.jumps(28 * MINUTE).await;
    desk.offered("1-2", "4001").await;
    desk.hung_up("1-2").await;
    let told = |alerts: &Alerts| (alerts.notices.iter().filter(|notice| notice.is_due()).count(), alerts.announced());
    assert_eq!((desk.browser.count(DUE).await, told(&desk.alerts().await)), (0, (0, 0)), "two minutes are left");

    // It becomes due while another call rings, and waits for its end.
    desk.offered("1-3", "4002").await;
    desk.jumps(3 * MINUTE).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-3", "caller": "4002", "feature": "0"})).await;
    desk.browser.until_attr("#wrap-up", "data-call-id", "1-3").await;
    assert_eq!((desk.browser.count(DUE).await, told(&desk.alerts().await)), (0, (0, 0)), "somebody speaks");
    desk.hung_up("1-3").await;
    desk.is_due(true).await;
    desk.browser.until("it to be told of", async || told(&desk.alerts().await) == (1, 1)).await;
    let notices = desk.alerts().await.notices;
    assert_eq!(notices.iter().find(|notice| notice.is_due()).map(|notice| &*notice.body), Some("+86 138 0013 8123"));
    desk.text_has(DUE, &["Call back now"]).await;
    for place in [".call-due-title", "[data-action=due-details]", ".call-log-waiting", ".agent-state-word"] {
        assert!(desk.sees(place).await, "{place} beside what is due");
    }
    let colours = "const {color, backgroundColor} = getComputedStyle(document.querySelector('[data-action=due-call]'));
        return color !== backgroundColor && backgroundColor !== getComputedStyle(document.querySelector('#call-due')).color";
    assert!(desk.browser.eval::<bool>(colours, &[]).await, "its words can be read");

    // A ring takes its place; afterwards it is there, and quiet.
    desk.offered("1-4", "4003").await;
    desk.is_due(false).await;
    desk.hung_up("1-4").await;
    desk.is_due(true).await;
    desk.browser.until("quiet", async || desk.alerts().await.heard() == 0).await;
    assert_eq!(told(&desk.alerts().await), (1, 1), "once");
    desk.reload().await;
    desk.is_due(true).await;
    desk.offered("1-5", "4004").await;
    desk.hung_up("1-5").await;
    desk.is_due(true).await;
    assert_eq!(told(&desk.alerts().await), (0, 0), "it has been announced");

    // Calling back says whom it returns, and a conversation is the end of it.
    desk.browser
        .eval::<()>("addEventListener('agent-console:call-ended', ({detail}) => window.ended = detail)", &[])
        .await;
    desk.browser.click("[data-action=due-call]").await;
    let talks = json!({"callid": "1-6", "caller": "49999", "called": "+8613800138123", "feature": "7"});
    desk.event("AgentEvent_Talking", talks).await;
    desk.is_due(false).await;
    desk.hung_up("1-6").await;
    let began =
        async || desk.browser.eval::<Value>("return [window.ended?.number, window.ended?.callsBack]", &[]).await;
    desk.browser.until("the end", async || began().await[0] == json!("+8613800138123")).await;
    assert!(began().await[1].is_u64(), "{:?}", began().await);
    desk.text_has(&format!("{ROW}[data-call-id='1-1']"), &["Reached at"]).await;
    assert_eq!(desk.browser.count(DUE).await, 0);
    // Which can be undone.
    desk.browser.click(&format!("{ROW}[data-call-id='1-1'] [data-action=not-done]")).await;
    desk.is_due(true).await;
    desk.browser.click("[data-action=due-done]").await;
    desk.is_due(false).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn one_person_is_one_entry_and_promises_lead_the_list() {
    let desk = Desk::open().await;
    for (id, caller) in [("1-1", "4001"), ("1-2", "4001"), ("1-3", "4002")] {
        desk.offered(id, caller).await;
        desk.hung_up(id).await;
    }
    desk.promised("1-4", "4003", "hours").await;
    // Somebody who rings and can't be taken.
    desk.offered("1-5", "4004").await;
    desk.browser.click("#incoming-call [data-action=promise]").await;
    desk.browser.click("#incoming-call [data-promise=minutes]").await;
    desk.browser
        .until("the promise", async || desk.browser.count("#incoming-call .promise[data-due]").await == 1)
        .await;
    desk.hung_up("1-5").await;
    desk.waiting(4).await;
    desk.browser.click(".call-log-waiting").await;
    desk.matches(4).await;
    let script = "return [...document.querySelectorAll('#call-log .call')].map(row => row.dataset.number)";
    let listed = async || desk.browser.eval::<Vec<String>>(script, &[]).await;
    desk.browser.until("the list", async || listed().await == ["4004", "4003", "4002", "4001"]).await;
    desk.text_has("#call-log [data-number='4001']", &["Called 2 times"]).await;
    desk.text_has("#call-log [data-number='4004']", &["Promised for"]).await;
    desk.browser.click("#call-log [data-number='4001'] [data-action=done]").await;
    desk.matches(3).await;
    desk.waiting(3).await;
    // Put off and taken back in the story.
    desk.browser.click("#call-log [data-number='4004'] [data-action=story]").await;
    desk.browser.click("#call-story [data-action=promise-remove]").await;
    desk.browser.until("the list", async || listed().await == ["4003", "4004", "4002"]).await;
    // The field for a number offers whom the agent has promised a call before all others.
    desk.browser.click("#dial-number").await;
    desk.keys("400").await;
    let first = async || desk.browser.attr("#dial-suggestions-0", "data-number").await;
    desk.browser.until("the suggestion", async || first().await.as_deref() == Some("4003")).await;
    desk.text_has("#dial-suggestions-0", &["Promised for"]).await;
    desk.reload().await;
    desk.matches(3).await;
    assert_eq!(listed().await, ["4003", "4004", "4002"]);
    desk.no_console_errors().await;
}

/// Answers what an enterprise knows of a caller, once it is let.
struct Enterprise {
    site: Site,
    asked: Arc<Mutex<Vec<String>>>,
    answers: Arc<Notify>,
}

/// What it was asked, and what lets it answer.
type Gate = (Arc<Mutex<Vec<String>>>, Arc<Notify>);

impl Enterprise {
    async fn open() -> Enterprise {
        let (asked, answers): Gate = (Arc::default(), Arc::default());
        let answer = async |State((asked, answers)): State<Gate>, uri: Uri| {
            asked.lock().expect("nobody panics with it").push(uri.query().unwrap_or_default().to_owned());
            answers.notified().await;
            let began = 1_709_629_200_000_u64;
            let calls = json!([
                {"began": began, "outcome": "answered", "talkSeconds": 65, "note": "Long ago"},
                {"began": u64::MAX >> 12, "outcome": "answered", "talkSeconds": 75, "note": "Moved house"},
            ]);
            let anybody = HeaderMap::from_iter([(
                "access-control-allow-origin".parse().expect("a name"),
                HeaderValue::from_static("*"),
            )]);
            (anybody, calls.to_string())
        };
        let routes = Router::new().route("/calls", get(answer)).with_state((asked.clone(), answers.clone()));
        Enterprise { site: Site::routes(routes).await, asked, answers }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("nobody panics with it").clone()
    }
}

#[tokio::test]
async fn calls_at_other_desks_come_when_they_come_and_nothing_moves() {
    let enterprise = Enterprise::open().await;
    let desk = Desk::open_configured(json!({"history": {"url": enterprise.site.url("/calls?number={number}")}})).await;
    desk.offered("1-1", "anonymous").await;
    desk.hung_up("1-1").await;
    desk.offered("1-2", "+8613800138123").await;
    desk.browser.until("the question", async || enterprise.asked() == ["number=%2B8613800138123"]).await;
    assert_eq!(desk.browser.count("[data-history]").await, 0);
    let places = "return [...document.querySelectorAll('#incoming-call, #incoming-call *:not(.caller-history *)')]
        .map(it => it.getBoundingClientRect()).map(({x, y, width, height}) => [x, y, width, height].map(Math.round))";
    let before: Value = desk.browser.eval(places, &[]).await;
    enterprise.answers.notify_one();
    desk.browser.until_attr(KNOWN, "data-history", "1").await;
    desk.text_has(KNOWN, &["1:15", "at another desk", "Moved house"]).await;
    let after: Value = desk.browser.eval(places, &[]).await;
    assert_eq!(after, before);
    assert_eq!(desk.browser.count("[data-action=open-last]").await, 0, "there is nothing to be opened here");
    desk.no_console_errors().await;
}
