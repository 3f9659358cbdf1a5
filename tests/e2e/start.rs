//! The console's first moments, before the rest of the program has come.

use crate::console::{BAR, ROW};
use crate::harness::{Browser, Deployment, Release, Site, built};
use crate::update::{RELEASE, until_release};
use axum::Router;
use axum::response::Html;
use serde_json::{Value, json};
use tokio::sync::watch;

/// What may be fetched until the console rings, bytes, as the release's compressed files have them.
const MOST: u64 = 140_000;
/// How the files are named that a start needs nothing of.
pub const REST: &str = "agent-console-later-";

/// A console in mode `frame` whose server lacks what comes later.
struct Early<'a> {
    browser: Browser,
    deployment: Deployment,
    _bar: Site,
    release: &'a Release,
}

impl Early<'_> {
    async fn open(release: &Release) -> Early<'_> {
        let (deployment, bar) = (Deployment::console(), Site::page("").await);
        deployment.configure(&json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}}).to_string());
        deployment.deploy(release);
        let browser = Browser::that_asks_for("en").await;
        browser.open(deployment.url("/")).await;
        let early = Early { browser, deployment, _bar: bar, release };
        let heard = "return window.received?.length ?? 0";
        let subscribed = async || {
            early.browser.count(BAR).await == 1 && early.browser.eval_in::<usize>(&[BAR], heard, &[]).await > 0
        };
        early.browser.until("the bar to be subscribed to", subscribed).await;
        early
    }

    async fn event(&self, identifier: &str, content: Value) {
        let message = json!({"message": "", "retcode": "0", "event": {"eventType": identifier, "content": content}});
        self.browser.say_in(BAR, message).await;
    }

    async fn ring(&self) {
        let call = json!({"caller": "70093", "callid": "1-1", "called": "49999", "feature": "0"});
        self.event("AgentState_Busy", Value::Null).await;
        self.event("AgentEvent_Ringing", call).await;
        self.browser.until_attr("#incoming-call", "data-number", "70093").await;
    }
}

#[tokio::test]
async fn a_console_that_can_ring_has_fetched_140_kb_at_most() {
    let release = Release::another();
    let _missing = release.without_any(REST);
    let early = Early::open(&release).await;
    early.event("AgentState_Ready", Value::Null).await;
    early.browser.until_attr("#agent-status", "data-state", "idle").await;
    early.ring().await;

    let script = "return [location, ...performance.getEntriesByType('resource').map(({name}) => name)]
        .map(address => new URL(address))
        .filter(({origin}) => origin === location.origin).map(({pathname}) => pathname.slice(1) || 'index.html')";
    let mut fetched: Vec<String> = early.browser.eval(script, &[]).await;
    // Which the browser asks for by itself, and tells the page nothing of.
    let icons =
        "return [...document.querySelectorAll('link[rel=icon]')].map(link => link.getAttribute('href').slice(2))";
    fetched.extend(early.browser.eval::<Vec<String>>(icons, &[]).await);
    fetched.sort();
    fetched.dedup();
    let sizes: Vec<(u64, &str)> = fetched
        .iter()
        .filter(|name| !name.starts_with(REST))
        .map(|name| (early.release.transferred(name), &**name))
        .collect();
    let sum: u64 = sizes.iter().map(|(size, _)| size).sum();
    println!(
        r#"{{"name":"size: all until it rings, brotli","value":{sum},"unit":"bytes","baseline":{MOST},"ratio":{:.3}}}"#,
        sum as f64 / MOST as f64
    );
    assert!(
        fetched.len() >= 6,
        "the page, its script, its program with that one's script, styles and configuration: {sizes:?}"
    );
    assert!(sum <= MOST, "{sum} bytes: {sizes:?}");
}

#[tokio::test]
async fn the_bar_is_asked_for_its_events_before_the_rest_of_the_program_is_fetched() {
    let release = Release::another();
    let early = Early::open(&release).await;
    early.browser.until("the log", async || early.browser.count("#call-log").await == 1).await;
    let script = "const entries = performance.getEntriesByType('resource');
        const bar = entries.find(({name}) => name.endsWith('/foreign-bar.html'));
        const rest = entries.filter(({name}) => name.includes(arguments[0])).map(({startTime}) => startTime);
        return [bar.responseEnd, Math.min(...rest)]";
    let [bar, rest]: [f64; 2] = early.browser.eval(script, &[json!(REST)]).await;
    assert!(bar < rest, "the bar's page was there after {bar} ms, the rest was fetched from {rest} ms on");
}

#[tokio::test]
async fn a_bar_that_does_not_come_does_not_keep_the_log_back() {
    let (come, comes) = watch::channel(false);
    let page = async move || {
        let _ = comes.clone().wait_for(|comes| *comes).await;
        Html("<script>addEventListener('message', ({data}) => (window.received ??= []).push(data))</script>")
    };
    let bar = Site::routes(Router::new().fallback(page)).await;
    let desk = Site::console(&json!({"bar": {"mode": "frame", "url": bar.url("/")}}).to_string()).await;
    let browser = Browser::that_asks_for("en").await;
    browser.open(desk.url("/")).await;
    browser.until("the log", async || browser.count("#call-log").await == 1).await;

    come.send(true).expect("the bar waits");
    let heard = "return window.received?.length ?? 0";
    browser.until("the bar to be subscribed to", async || browser.eval_in::<usize>(&[BAR], heard, &[]).await > 0).await;
}

#[tokio::test]
async fn what_rang_before_the_rest_of_the_program_came_is_in_the_log_when_it_has() {
    let release = Release::another();
    let missing = release.without_any(REST);
    let early = Early::open(&release).await;
    early.ring().await;
    early.browser.until("the agent to be told", async || early.browser.count(".log-missing").await == 1).await;
    early.event("AgentEvent_Talking", json!({"callid": "1-1"})).await;
    early.browser.until("the end of the ring", async || early.browser.count("#incoming-call").await == 0).await;
    let frame = "window.mark = document.querySelector('iframe[name=ccbarclient]')";
    early.browser.eval::<()>(frame, &[]).await;

    missing.whole();
    early.browser.until_attr(&format!("{ROW}[data-call-id='1-1']"), "data-phase", "talking").await;
    early.event("AgentEvent_Call_Release", json!("1-1")).await;
    early.browser.until_attr(ROW, "data-outcome", "answered").await;
    let same = "return window.mark === document.querySelector('iframe[name=ccbarclient]')";
    assert!(early.browser.eval::<bool>(same, &[]).await, "the bar is still the same");
    assert_eq!(early.browser.count(".log-missing").await, 0);
    assert_eq!(early.browser.attr("#connection", "data-received").await.as_deref(), Some("4"));

    // It has been written down, too.
    early.browser.reload().await;
    early.browser.until_attr(&format!("{ROW}[data-call-id='1-1']"), "data-outcome", "answered").await;
}

#[tokio::test]
async fn a_release_that_has_gone_before_it_had_come_gives_way_to_the_next() {
    let release = Release::another();
    let _missing = release.without_any(REST);
    let early = Early::open(&release).await;
    early.browser.until("the agent to be told", async || early.browser.count(".log-missing").await == 1).await;
    assert_eq!(early.browser.eval::<String>(RELEASE, &[]).await, release.name());
    early.deployment.deploy_built();
    until_release(&early.browser, &built()).await;
    early.browser.until("the log", async || early.browser.count("#call-log").await == 1).await;
}
