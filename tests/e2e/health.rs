//! A bar that may have stopped, that the browser keeps out, and a console that another page shows.

use crate::alerts::RING;
use crate::console::{BAR, Desk};
use crate::harness::{Browser, Site, skipped_in};
use serde_json::{Value, json};

const STATUS: &str = "#connection [role=status]";
const CLOCKS: &str = "window.ahead = 0;
    const page = performance.now.bind(performance), wall = Date.now.bind(Date);
    performance.now = () => page() + ahead;
    Date.now = () => wall() + ahead";

#[tokio::test]
async fn a_bar_that_may_have_died_while_the_agent_is_idle_is_doubted_and_loaded_again_by_hand() {
    let desk = Desk::ready_in(Browser::start_with(&[crate::alerts::LOUD.to_owned()]).await, CLOCKS).await;
    desk.browser.until_attr("#agent-status", "data-freshness", "confirmed").await;
    let pass = "ahead += arguments[0]; dispatchEvent(new Event('focus'))";
    desk.browser.eval::<()>(pass, &[json!(9 * 60_000)]).await;
    desk.browser.until_attr("#connection", "data-link", "ready").await;
    assert_eq!(desk.browser.attr("#connection", "data-quiet").await, None);

    desk.browser.eval::<()>(pass, &[json!(11 * 60_000)]).await;
    desk.browser.until_attr("#connection", "data-quiet", "true").await;
    desk.browser.until_attr("#agent-status", "data-freshness", "quiet").await;
    desk.browser.until_attr(RING, "data-rings", "perhaps").await;
    let said = desk.browser.text(STATUS).await.expect("a sentence");
    assert!(
        said.starts_with("Connected. Nothing heard from the connection bar since ") && said.contains(':'),
        "{said}"
    );

    desk.browser.click("#connection > [data-action=load-again]").await;
    desk.browser.until_attr("#connection", "data-link", "waiting").await;
    desk.until_subscribed(1).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.browser.until_attr("#connection", "data-link", "ready").await;
    desk.browser.until_attr("#agent-status", "data-freshness", "confirmed").await;
    desk.browser.until_attr(RING, "data-rings", "yes").await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_bar_in_the_local_network_that_the_browser_keeps_out_is_named_and_loaded_when_it_is_allowed() {
    skipped_in!(Firefox | WebKit, "it lets pages of the internet into the local network");
    let (console, bar) = Desk::sites(json!({})).await;
    let host = console.origin().trim_start_matches("http://");
    let browser = Browser::start_with(&[format!("--ip-address-space-overrides={host}=public")]).await;
    browser.open(console.url("/")).await;
    let names = async || browser.text(STATUS).await.is_some_and(|said| said.contains("out of the local network"));
    browser.until("the reason", names).await;
    let notice = browser.text("#bar-doubt").await.expect("a notice");
    assert!(notice.contains("Allow “Local network”") && notice.contains("LoopbackNetworkAllowedForUrls"), "{notice}");
    assert_eq!(browser.count("#bar-doubt [data-action=load-again]").await, 1);

    let allowed = json!({"permission": {"name": "loopback-network"}, "setting": "granted", "origin": console.origin()});
    browser.devtools("Browser.setPermission", allowed).await;
    let there = async || browser.eval_in::<bool>(&[BAR], "return 'received' in window", &[]).await;
    browser.until("the bar", there).await;
    browser.until("no more of it", async || browser.count("#bar-doubt").await == 0).await;
    drop(bar);
}

#[tokio::test]
async fn a_console_that_another_sites_page_shows_says_what_that_costs_and_offers_its_own_window() {
    skipped_in!(Firefox | WebKit, "its driver leaves out secure contexts on other names");
    let portal = Site::page("").await;
    let elsewhere = portal.origin().replace("127.0.0.1", "localhost");
    let console = Site::console(&json!({"policy": {"frameAncestors": [elsewhere]}}).to_string()).await;
    let browser = Browser::start().await;
    browser.open(elsewhere).await;
    browser.add_frame("portal", &console.url("/")).await;
    let framed = &["#portal"];
    let link = "const link = document.querySelector('#framed a'); return link && [link.href, link.target, link.rel]";
    let offered = async || browser.eval_in::<Option<[String; 3]>>(framed, link, &[]).await;
    browser.until("the offer", async || offered().await.is_some()).await;
    assert_eq!(offered().await, Some([console.url("/"), "_blank".to_owned(), "noopener".to_owned()]));
    let checks = "return Object.fromEntries([...document.querySelectorAll('[data-check]')].map(it => [it.dataset.check,
        [it.dataset.state, it.querySelector('span').textContent]]))";
    let drawn = async || browser.eval_in::<Value>(framed, checks, &[]).await != json!({});
    browser.until("the checks", drawn).await;
    let all: Value = browser.eval_in(framed, checks, &[]).await;
    assert_eq!([&all["notice"][0], &all["frame"][0]], ["framed", "framed"], "{all}");
    assert!(!all.to_string().contains("HTTPS") && !all.to_string().contains("address bar"), "{all}");

    browser.open(console.url("/")).await;
    browser.until("the checks", async || browser.count("[data-check=notice]").await == 1).await;
    assert_eq!(browser.count("#framed, [data-check=frame]").await, 0);
}
