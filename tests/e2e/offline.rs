//! The console opens when its server can't be reached, with what it has; and it is a thing that can be installed.

use crate::console::BAR;
use crate::harness::{Browser, Deployment, skipped_in};
use crate::update::{look, until_kept, until_release, until_simulated, until_update};
use serde_json::{Value, json};

#[tokio::test]
async fn without_a_server_the_log_is_there_and_the_missing_bar_is_said_to_be_missing() {
    let (mut deployment, mut bar) = (Deployment::console(), Deployment::pages());
    deployment.configure(&json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}}).to_string());
    let browser = Browser::start().await;
    browser.open(deployment.url("/")).await;
    let subscribed = async || {
        browser.count(BAR).await == 1
            && browser.eval_in::<usize>(&[BAR], "return window.received?.length ?? 0", &[]).await > 0
    };
    browser.until("the bar to be subscribed to", subscribed).await;
    let call = json!({"caller": "70093", "callid": "1-1", "called": "49999", "feature": "0"});
    for (identifier, content) in [
        ("AgentState_Busy", Value::Null),
        ("AgentEvent_Ringing", call.clone()),
        ("AgentEvent_Talking", call),
        ("AgentEvent_Call_Release", json!("1-1")),
    ] {
        let event = json!({"eventType": identifier, "content": content});
        browser.say_in(BAR, json!({"message": "", "retcode": "0", "event": event})).await;
    }
    let ended = async || browser.count("#call-log [data-phase=ended]").await == 1;
    browser.until("the call in the log", ended).await;
    until_kept(&browser).await;

    deployment.stop();
    bar.stop();
    browser.reload().await;

    until_update(&browser, "kept").await;
    browser.until("the call in the log", ended).await;
    browser.until_attr("#connection", "data-link", "waiting-long").await;
    let sentence = browser.text(".connection-state").await.expect("a sentence");
    assert!(sentence.contains("the network is gone"), "{sentence}");
    browser.eval::<()>("dispatchEvent(new Event('offline'))", &[]).await;
    browser.until_attr("#connection", "data-link", "failed").await;
    let sentence = browser.text(".connection-state").await.expect("a sentence");
    assert!(sentence.contains("no connection to the network"), "{sentence}");

    deployment.start();
    bar.start();
    look(&browser).await;
    browser.until("the bar to be subscribed to", subscribed).await;
    browser.until("the line to go", async || browser.count("#update").await == 0).await;
    let said = json!({"retcode": "000-001", "message": "", "event": null});
    browser.say_in(BAR, said).await;
    browser.until_attr("#connection", "data-link", "ready").await;
}

#[tokio::test]
async fn the_simulated_bar_needs_no_server_either() {
    let mut deployment = Deployment::console();
    let browser = Browser::start().await;
    browser.open(deployment.url("/")).await;
    until_kept(&browser).await;
    deployment.stop();
    browser.reload().await;
    until_update(&browser, "kept").await;
    until_simulated(&browser).await;

    // What changed meanwhile is told when the server is there again.
    deployment.configure(r#"{"theme": "dark"}"#);
    deployment.start();
    look(&browser).await;
    until_update(&browser, "ready").await;
}

#[tokio::test]
async fn a_kept_configuration_stands_in_for_a_server_that_is_gone_and_for_no_removed_or_broken_file() {
    let mut deployment = Deployment::console();
    deployment.configure(r#"{"theme": "dark"}"#);
    let browser = Browser::start().await;
    browser.open(deployment.url("/")).await;
    until_kept(&browser).await;
    let theme = async |wanted: Option<&str>| {
        let theme = "return document.documentElement.dataset.theme ?? null";
        let is_so = async || {
            let there = browser.count("#connection").await == 1;
            there && browser.eval::<Option<String>>(theme, &[]).await.as_deref() == wanted
        };
        browser.until(&format!("the theme {wanted:?}"), is_so).await;
    };
    theme(Some("dark")).await;
    let stops = async || {
        browser.reload().await;
        browser.until("the page about the mistake", async || browser.count("#config-error").await == 1).await;
    };
    deployment.remove_configuration();
    stops().await;
    deployment.configure("{,}");
    stops().await;

    // Neither answer has taken the place of the file that was sound.
    deployment.stop();
    browser.reload().await;
    theme(Some("dark")).await;
}

#[tokio::test]
async fn nothing_is_kept_but_the_release_and_its_configuration() {
    let deployment = Deployment::console();
    let browser = Browser::start().await;
    browser.open(deployment.url("/")).await;
    until_kept(&browser).await;
    browser.reload().await;
    until_simulated(&browser).await;
    browser.eval::<Value>("return fetch('directory.json?number=70093').then(() => null)", &[]).await;

    let script =
        "return caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(it => it.keys()))))
        .then(all => all.flat().map(it => new URL(it.url).pathname))";
    let mut kept: Vec<String> = browser.eval(script, &[]).await;
    kept.retain(|path| !["/simulator/", "/check/", "/replay/"].iter().any(|page| path.starts_with(page)));
    kept.retain(|path| !path.chars().rev().skip_while(|c| *c != '.').take(14).any(|c| c.is_ascii_digit()));
    kept.sort();
    assert_eq!(kept, ["/", "/config.json", "/release"]);
}

#[tokio::test]
async fn the_console_can_be_installed() {
    skipped_in!(Firefox | WebKit, "it installs no pages, or its driver doesn't say whether it would");
    let deployment = Deployment::console();
    let browser = Browser::start().await;
    browser.open(deployment.url("/")).await;
    until_release(&browser, &crate::harness::built()).await;
    until_kept(&browser).await;
    let manifest = browser.devtools("Page.getAppManifest", json!({})).await;
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    assert!(manifest["url"].as_str().is_some_and(|url| url.ends_with("/manifest.webmanifest")), "{manifest}");
    let errors = browser.devtools("Page.getInstallabilityErrors", json!({})).await;
    assert_eq!(errors["installabilityErrors"], json!([]));
}
