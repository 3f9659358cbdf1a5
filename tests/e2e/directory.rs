//! Names from the enterprise's directory, a file or an endpoint that is served beside the console.

use crate::alerts::WATCH;
use crate::console::{Desk, ROW};
use crate::harness::{Browser, Site, console, policed};
use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::routing::get;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;

const NAME: &str = ".popup-name";

impl Desk {
    /// With a directory that `routes` serve.
    async fn with_directory(directory: Value, routes: Router) -> Desk {
        Desk::with_directory_in(Browser::start().await, directory, routes).await
    }

    async fn with_directory_in(browser: Browser, directory: Value, routes: Router) -> Desk {
        let bar = Site::page("").await;
        let config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}, "directory": directory});
        let config = config.to_string();
        let site = policed(console(StatusCode::OK, &config).merge(routes), &config);
        Desk::open_at(Site::routes(site).await, bar, browser).await
    }

    async fn call_comes(&self, call: &str, caller: &str) {
        self.event("AgentEvent_Ringing", json!({"callid": call, "caller": caller})).await;
        self.browser.until_attr("#incoming-call", "data-call-id", call).await;
    }

    async fn shows(&self, selector: &str, text: &str) {
        self.browser
            .until(&format!("`{selector}` to show {text}"), async || {
                self.browser.text(selector).await.as_deref() == Some(text)
            })
            .await;
    }

    /// The diagnostics say so.
    async fn is_noted(&self, sentence: &str) {
        self.browser.open_settings("diagnostics").await;
        let script = "return document.querySelector('.connection-account').textContent";
        self.browser.until(sentence, async || self.browser.eval::<String>(script, &[]).await.contains(sentence)).await;
        self.browser.close_settings().await;
    }
}

#[tokio::test]
async fn the_popup_does_not_wait_for_a_name_that_fills_in_when_it_comes() {
    let (asked, open) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Notify::new()));
    let (seen, gate) = (asked.clone(), open.clone());
    let answer = async move |uri: Uri| {
        seen.lock().expect("nobody panics with it").push(uri.to_string());
        gate.notified().await;
        r#"{"name": "Anna Weber", "note": "Asks for Mr Li"}"#
    };
    let directory = json!({"url": "who?n={number}", "strip": ["9", "90"]});
    let desk = Desk::with_directory(directory, Router::new().route("/who", get(answer))).await;
    desk.call_comes("1-1", "900086 138-12345678").await;
    assert_eq!(desk.browser.count(NAME).await, 0);
    desk.browser.until("the endpoint to be asked", async || !asked.lock().expect("a list").is_empty()).await;

    open.notify_one();
    desk.shows(NAME, "Anna Weber").await;
    desk.shows(".popup-note", "Asks for Mr Li").await;
    desk.shows(&format!("{ROW} .call-name"), "Anna Weber").await;
    assert_eq!(desk.browser.attr(".call-name", "title").await.as_deref(), Some("Anna Weber\nAsks for Mr Li"));
    assert_eq!(desk.browser.attr(ROW, "data-number").await.as_deref(), Some("900086 138-12345678"));
    let spoken = desk.browser.text("[data-announces=ring]").await.expect("a region");
    assert!(!spoken.contains("Anna"), "a name that comes late is not read out: {spoken}");

    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.shows(".agent-call-name", "Anna Weber").await;
    desk.shows(".wrap-up-contact", "Anna Weber").await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    // The next time the name is there at once, and nobody is asked again.
    desk.call_comes("1-2", "00861381234 5678").await;
    desk.shows(NAME, "Anna Weber").await;
    let spoken = desk.browser.text("[data-announces=ring]").await.expect("a region");
    assert!(spoken.contains("Anna Weber"), "{spoken}");
    assert_eq!(*asked.lock().expect("a list"), ["/who?n=%2B8613812345678"]);
    desk.no_console_errors().await;
}

#[tokio::test]
async fn an_endpoint_that_hangs_delays_nothing_and_is_given_up() {
    let directory = json!({"url": "who/{number}"});
    let hang = async || std::future::pending::<&str>().await;
    let desk = Desk::with_directory(directory, Router::new().route("/who/{number}", get(hang))).await;
    desk.call_comes("1-1", "70093").await;
    desk.is_noted("did not answer in time").await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.row("phase", "talking").await;
    assert_eq!(desk.browser.count(".call-name").await, 0);
}

#[tokio::test]
async fn nobody_is_asked_about_who_withholds_the_number() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = asked.clone();
    let answer = async move |uri: Uri| {
        seen.lock().expect("nobody panics with it").push(uri.to_string());
        r#"{"name": "Anna Weber"}"#
    };
    let desk = Desk::with_directory(json!({"url": "who?n={number}"}), Router::new().route("/who", get(answer))).await;
    for (call, caller) in [("1-1", "Restricted"), ("1-2", "0"), ("1-3", "-1"), ("1-4", "70093")] {
        desk.call_comes(call, caller).await;
        desk.event("AgentEvent_Customer_Release", json!({"callid": call})).await;
    }
    desk.shows(".call-name", "Anna Weber").await;
    assert_eq!(*asked.lock().expect("nobody panics with it"), ["/who?n=70093"]);
}

#[tokio::test]
async fn a_table_beside_the_console_names_callers_and_what_it_lacks_is_counted() {
    let table = async || "\u{feff}Name;Number;Note\r\nAnna;70093;VIP\r\nBen;A1002;\r\nCem;;no number\r\n";
    let directory = json!({"url": "names.csv"});
    let desk = Desk::with_directory(directory, Router::new().route("/names.csv", get(table))).await;
    desk.is_noted("2 numbers have names.1 entry was left out").await;
    desk.call_comes("1-1", "70093").await;
    desk.shows(NAME, "Anna").await;
    desk.shows(".popup-number", "70093").await;
    desk.call_comes("1-2", "1002").await;
    desk.shows(NAME, "Ben").await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_directory_that_is_none_is_noted_and_the_console_goes_on() {
    let page = async || "<!doctype html><title>Sign in</title>";
    let directory = json!({"url": "names.json"});
    let desk = Desk::with_directory(directory, Router::new().route("/names.json", get(page))).await;
    desk.is_noted("a table without the columns").await;
    desk.call_comes("1-1", "70093").await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_name_that_comes_late_is_in_the_notification_too_unless_the_agent_has_put_that_away() {
    let open = Arc::new(Notify::new());
    let gate = open.clone();
    let answer = async move || {
        gate.notified().await;
        r#"{"name": "Anna Weber"}"#
    };
    let browser = Browser::start().await;
    browser.allow_notifications().await;
    browser.before_pages(WATCH).await;
    let routes = Router::new().route("/who/{number}", get(answer));
    let desk = Desk::with_directory_in(browser, json!({"url": "who/{number}"}), routes).await;
    let bodies =
        async || -> Vec<String> { desk.alerts().await.notices.into_iter().map(|notice| notice.body).collect() };
    desk.call_comes("1-1", "70093").await;
    desk.browser.until("a notification", async || bodies().await.len() == 1).await;
    open.notify_one();
    desk.browser.until("the name", async || bodies().await.len() == 2).await;
    assert!(bodies().await[1].starts_with("Anna Weber\n70093"), "{:?}", bodies().await);
    assert_eq!(desk.alerts().await.open(), 1);
    desk.event("AgentEvent_Call_Release", json!("1-1")).await;

    desk.call_comes("1-2", "70094").await;
    desk.browser.until("a notification", async || bodies().await.len() == 3).await;
    desk.browser.eval::<()>("alerts.last.dispatchEvent(new Event('close'))", &[]).await;
    open.notify_one();
    desk.shows(NAME, "Anna Weber").await;
    assert_eq!(bodies().await.len(), 3, "it doesn't come back");
    desk.event("AgentEvent_Call_Release", json!("1-2")).await;

    desk.browser.set("ringing", "notice-number", "").await;
    desk.call_comes("1-3", "70093").await;
    desk.browser.until("a notification", async || bodies().await.len() == 4).await;
    assert!(!bodies().await[3].contains("Anna") && !bodies().await[3].contains("70093"), "{:?}", bodies().await);
}
