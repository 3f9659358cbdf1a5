//! A newer release comes to the server while consoles of an older one are open.

use crate::console::BAR;
use crate::harness::{Browser, Deployment, Release, Site, built};
use serde_json::{Value, json};

pub const RELEASE: &str = "return document.querySelector('meta[name=release]')?.content ?? ''";

/// Lets the page look at its server, as it does when the network returns.
pub async fn look(browser: &Browser) {
    browser.eval::<()>("dispatchEvent(new Event('online'))", &[]).await;
}

pub async fn until_update(browser: &Browser, state: &str) {
    browser.until_attr("#update", "data-state", state).await;
}

pub async fn until_release(browser: &Browser, name: &str) {
    browser
        .until("the page of a release", async || {
            browser.eval::<String>(RELEASE, &[]).await == name && browser.count("#call-log").await == 1
        })
        .await;
}

/// Waits until the worker has kept the release, and answers for the page that is opened next.
pub async fn until_kept(browser: &Browser) {
    let script = "return navigator.serviceWorker.getRegistration().then(it => it?.active?.state === 'activated')";
    browser.until("the worker", async || browser.eval::<bool>(script, &[]).await).await;
}

/// Waits until the simulated bar is subscribed to.
pub async fn until_simulated(browser: &Browser) {
    let script = "return Number(document.querySelector('main.bar')?.dataset.subscribed ?? 0) > 0";
    let subscribed = async || browser.count(BAR).await == 1 && browser.eval_in::<bool>(&[BAR], script, &[]).await;
    browser.until("the simulated bar to be subscribed to", subscribed).await;
}

async fn open(deployment: &Deployment) -> Browser {
    let browser = Browser::start().await;
    browser.open(deployment.url("/")).await;
    browser.until("the console", async || browser.count("#call-log").await == 1).await;
    browser
}

#[tokio::test]
async fn the_agent_is_told_of_a_newer_console_and_has_it_with_one_press() {
    let (deployment, newer) = (Deployment::console(), Release::another());
    let browser = open(&deployment).await;
    until_simulated(&browser).await;
    look(&browser).await;
    assert_eq!(browser.count("#update").await, 0);

    deployment.deploy(&newer);
    look(&browser).await;
    until_update(&browser, "ready").await;
    assert_eq!(browser.attr("#update", "data-what").await.as_deref(), Some("console"));
    assert_eq!(browser.eval::<String>(RELEASE, &[]).await, built());
    browser.click("[data-action=load-update]").await;

    until_release(&browser, &newer.name()).await;
    assert_eq!(browser.count("#update, .not-started").await, 0);
    assert_eq!(browser.console_errors().await, [""; 0]);
}

#[tokio::test]
async fn what_is_asked_for_during_a_call_waits_for_its_end_and_can_be_taken_back() {
    let (deployment, bar, newer) = (Deployment::console(), Site::page("").await, Release::another());
    deployment.configure(&json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}}).to_string());
    let browser = open(&deployment).await;
    let heard = async || {
        browser.count(BAR).await == 1
            && browser.eval_in::<usize>(&[BAR], "return window.received?.length ?? 0", &[]).await > 0
    };
    browser.until("the bar to be subscribed to", heard).await;
    let event = async |identifier: &str, content: Value| {
        browser
            .say_in(BAR, json!({"message": "", "retcode": "0", "event": {"eventType": identifier, "content": content}}))
            .await;
    };
    let call = json!({"caller": "70093", "callid": "1-1", "called": "49999", "feature": "0"});
    event("AgentState_Busy", Value::Null).await;
    event("AgentEvent_Ringing", call.clone()).await;

    deployment.deploy(&newer);
    look(&browser).await;
    until_update(&browser, "ready").await;
    browser.click("[data-action=load-update]").await;
    until_update(&browser, "asked").await;
    event("AgentEvent_Talking", call).await;
    browser.until("the call", async || browser.count("#call-log [data-phase=talking]").await == 1).await;
    browser.click("[data-action=not-yet]").await;
    until_update(&browser, "ready").await;
    assert_eq!(browser.count("[data-action=update-later]").await, 1);
    browser.click("[data-action=load-update]").await;
    until_update(&browser, "asked").await;
    assert_eq!(browser.eval::<String>(RELEASE, &[]).await, built());

    event("AgentEvent_Call_Release", json!("1-1")).await;
    until_release(&browser, &newer.name()).await;
    browser.until("the call in the log", async || browser.count("#call-log [data-phase=ended]").await == 1).await;
}

#[tokio::test]
async fn a_release_that_is_not_all_there_is_not_opened() {
    let (deployment, newer) = (Deployment::console(), Release::another());
    let browser = open(&deployment).await;
    until_kept(&browser).await;
    let partly = newer.without(".wasm");
    deployment.deploy(&newer);
    look(&browser).await;
    until_update(&browser, "incomplete").await;

    // Also not by somebody who loads the page again.
    browser.reload().await;
    until_release(&browser, &built()).await;
    look(&browser).await;
    until_update(&browser, "incomplete").await;

    partly.whole();
    look(&browser).await;
    until_update(&browser, "ready").await;
    browser.click("[data-action=load-update]").await;
    until_release(&browser, &newer.name()).await;
}

#[tokio::test]
async fn a_file_that_is_there_by_half_and_a_page_of_another_release_spoil_nothing() {
    let newer = Release::another();
    let name = newer.name();
    for half in [true, false] {
        let partly = if half { newer.with_half_of("_bg.wasm") } else { newer.with_the_page_of_before() };
        let mut deployment = Deployment::console();
        let browser = open(&deployment).await;
        until_kept(&browser).await;
        deployment.deploy(&newer);
        let update = "return navigator.serviceWorker.getRegistration().then(it => it.update()).catch(() => {})
            .then(() => new Promise(done => {
                const settled = () => navigator.serviceWorker.getRegistration().then(it =>
                    it.installing ? setTimeout(settled, 50) : done(caches.keys()));
                settled();
            }))";
        let kept: Vec<String> = browser.eval(update, &[]).await;
        assert!(!kept.iter().any(|cache| cache.contains(&name)), "{kept:?}");
        browser.reload().await;
        until_release(&browser, &built()).await;
        deployment.stop();
        browser.reload().await;
        until_release(&browser, &built()).await;

        partly.whole();
        deployment.start();
        browser.reload().await;
        until_release(&browser, &name).await;
    }
}

#[tokio::test]
async fn an_open_page_has_its_own_files_after_they_are_gone_from_the_server() {
    let (deployment, newer) = (Deployment::console(), Release::another());
    let browser = open(&deployment).await;
    until_kept(&browser).await;
    browser.reload().await;
    until_release(&browser, &built()).await;
    deployment.deploy(&newer);
    let script = "const files = [...document.querySelectorAll('link[rel=stylesheet], link[rel=preload]')];
        return Promise.all(files.map(file => fetch(file.href, {cache: 'reload'}))).then(all => all.every(it => it.ok))";
    assert!(browser.eval::<bool>(script, &[]).await);
}

#[tokio::test]
async fn a_page_without_its_program_says_so_and_tries_again() {
    let newer = Release::another();
    let partly = newer.with_half_of("_bg.wasm");
    let deployment = Deployment::console();
    deployment.deploy(&newer);
    let browser = Browser::start().await;
    browser.open(deployment.url("/")).await;
    browser
        .until("the sentence", async || {
            browser.text(".not-started").await.is_some_and(|text| text.contains("could not be loaded"))
        })
        .await;
    partly.whole();
    let patience = std::time::Duration::from_secs(60);
    let there = async || browser.count("#call-log").await == 1;
    browser.until_within(patience, "the page to load itself again", there).await;
}

#[tokio::test]
async fn a_changed_configuration_is_told_and_a_broken_one_is_not() {
    let deployment = Deployment::console();
    let browser = open(&deployment).await;
    deployment.configure(r#"{"theme": "dark"}"#);
    look(&browser).await;
    until_update(&browser, "ready").await;
    assert_eq!(browser.attr("#update", "data-what").await.as_deref(), Some("configuration"));

    deployment.configure(r#"{"privacy": "drak"}"#);
    look(&browser).await;
    browser.until("the line to go", async || browser.count("#update").await == 0).await;

    deployment.configure(r#"{"theme": "dark"}"#);
    look(&browser).await;
    until_update(&browser, "ready").await;
    browser.click("[data-action=load-update]").await;
    browser.until_attr("html", "data-theme", "dark").await;
}

#[tokio::test]
async fn the_tab_that_had_the_bar_has_it_again() {
    let (deployment, newer) = (Deployment::console(), Release::another());
    let browser = open(&deployment).await;
    browser.until("the bar", async || browser.count(BAR).await == 1).await;
    let first = browser.driver.window().await.expect("a tab");
    let second = browser.new_tab().await;
    browser.driver.switch_to_window(second).await.expect("it is there");
    browser.open(deployment.url("/")).await;
    browser.until_attr("#connection", "data-link", "elsewhere").await;
    browser.driver.switch_to_window(first).await.expect("it is there");
    browser.bring_to_front().await;

    deployment.deploy(&newer);
    look(&browser).await;
    until_update(&browser, "ready").await;
    browser.click("[data-action=load-update]").await;
    until_release(&browser, &newer.name()).await;
    until_simulated(&browser).await;
}
