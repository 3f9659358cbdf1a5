//! The example of the documentation: an enterprise's page around the console hears every call.

use crate::console::{BAR, Desk};
use crate::harness::{Browser, Site, console, policed};
use axum::http::StatusCode;
use serde_json::{Value, json};
use tower_http::services::ServeFile;

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples");
const FRAME: &str = "#agent-console";
const TALKED: [&str; 4] = ["agent-state", "call-ringing", "call-answered", "call-ended"];

struct Example {
    browser: Browser,
    _sites: (Site, Site),
}

impl Example {
    /// The release with the example beside it, under the console's own policy.
    async fn open(query: &str) -> Example {
        let bar = Site::page("").await;
        let config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}}).to_string();
        let mut routes = console(StatusCode::OK, &config);
        for file in ["events.html", "events.js", "events.css"] {
            routes = routes.route_service(&format!("/{file}"), ServeFile::new(format!("{EXAMPLES}/{file}")));
        }
        let site = Site::routes(policed(routes, &config)).await;
        let browser = Browser::start().await;
        let keep = "window.lines = []; const info = console.info;
            console.info = (...line) => { window.lines.push(line); info(...line) }";
        browser.before_pages(keep).await;
        browser.open(site.url(&format!("/events.html{query}"))).await;
        let example = Example { browser, _sites: (site, bar) };
        example.until_subscribed().await;
        example
    }

    async fn until_subscribed(&self) {
        let script = "return window.received?.length ?? 0";
        let bar_is_there = "return document.querySelectorAll('iframe[name=ccbarclient]').length";
        self.browser
            .until("the bar to be subscribed to", async || {
                self.browser.eval_in::<usize>(&[FRAME], bar_is_there, &[]).await == 1
                    && self.browser.eval_in::<usize>(&[FRAME, BAR], script, &[]).await >= 1
            })
            .await;
    }

    async fn event(&self, identifier: &str, content: Value) {
        let event = json!({"eventType": identifier, "workNo": "49999", "content": content});
        let message = json!({"message": "", "retcode": "0", "event": event}).to_string();
        self.browser.eval_in::<()>(&[FRAME, BAR], "say(arguments[0])", &[json!(message)]).await;
    }

    async fn call(&self, id: &str) {
        self.event("AgentState_Busy", Value::Null).await;
        self.event("AgentEvent_Ringing", json!({"callid": id, "caller": "13812345678", "called": "49999"})).await;
        self.event("AgentEvent_Talking", json!({"callid": id, "caller": "13812345678", "feature": "0"})).await;
        self.event("AgentEvent_Customer_Release", json!({"callid": id})).await;
        self.event("AgentState_Ready", Value::Null).await;
    }

    /// The lines so far, as pairs of a name and what is said.
    async fn lines(&self) -> Vec<(String, Value)> {
        let lines: Vec<(String, String)> = self.browser.eval("return lines", &[]).await;
        lines.into_iter().map(|(name, line)| (name, serde_json::from_str(&line).expect("JSON"))).collect()
    }

    async fn until_ended(&self, id: &str) -> Vec<(String, Value)> {
        let is_ended =
            async || self.lines().await.iter().any(|(name, line)| name == "call-ended" && line["callId"] == id);
        self.browser.until("the line of the call's end", is_ended).await;
        self.lines().await
    }
}

#[tokio::test]
async fn the_example_writes_every_call_to_the_browsers_console_and_names_nobody() {
    let example = Example::open("").await;
    example.call("1-1").await;
    let lines = example.until_ended("1-1").await;
    for name in TALKED {
        assert!(lines.iter().any(|(line, _)| line == name), "{name} in {lines:?}");
    }
    let ended = &lines.iter().find(|(name, _)| name == "call-ended").expect("it was waited for").1;
    let expected = json!({"callId": "1-1", "direction": "inbound", "queue": null, "outcome": "answered",
        "endedBy": "customer", "talked": 0, "disposition": null});
    assert_eq!(*ended, expected);
    assert!(!format!("{lines:?}").contains("5678"), "{lines:?}");

    // The frame is loaded again, and is heard again, each time once.
    example.browser.eval::<()>("document.querySelector('#agent-console').contentWindow.location.reload()", &[]).await;
    let is_new = "return !document.querySelector('#call-log [data-outcome]') ? 0 : 1";
    example
        .browser
        .until("the console to be back", async || example.browser.eval_in::<usize>(&[FRAME], is_new, &[]).await == 1)
        .await;
    example.until_subscribed().await;
    example.call("1-2").await;
    let lines = example.until_ended("1-2").await;
    let ends = lines.iter().filter(|(name, line)| name == "call-ended" && line["callId"] == "1-2").count();
    assert_eq!(ends, 1, "{lines:?}");
    // The browser asks for a sign that the example doesn't have.
    let mut errors = example.browser.console_errors().await;
    errors.retain(|error| !error.contains("favicon.ico"));
    assert_eq!(errors, [""; 0]);
}

#[tokio::test]
async fn the_example_writes_numbers_only_when_it_is_told_to() {
    let example = Example::open("?numbers=yes").await;
    example.call("1-1").await;
    let lines = example.until_ended("1-1").await;
    let ended = &lines.iter().find(|(name, _)| name == "call-ended").expect("it was waited for").1;
    assert_eq!(ended["number"], "13812345678");
}

#[tokio::test]
async fn the_events_carry_the_fields_that_the_documentation_names() {
    let described = include_str!("../../docs/integrating.md");
    let desk = Desk::open().await;
    let listen = "window.details = {};
        for (const name of ['agent-state', 'call-ringing', 'call-answered', 'call-ended'])
            addEventListener(`agent-console:${name}`, ({detail}) => { details[name] = Object.keys(detail) })";
    desk.browser.eval::<()>(listen, &[]).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "13812345678"})).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    let all = async || desk.browser.eval::<usize>("return Object.keys(details).length", &[]).await == 4;
    desk.browser.until("all four events", all).await;
    let details: serde_json::Map<String, Value> = desk.browser.eval("return details", &[]).await;
    for (event, fields) in details {
        assert!(described.contains(&format!("`agent-console:{event}`")));
        for field in fields.as_array().expect("names") {
            let field = field.as_str().expect("a name");
            assert!(
                described.contains(&format!("`{field}`")),
                "the documentation is silent about `{field}` of {event}"
            );
        }
    }
}
