//! Each kind of mistake in `config.json`: a page that names it, and nothing else starts.

use crate::harness::{Browser, Deployment, Site, console, policed, skipped_in};
use axum::http::StatusCode;
use serde_json::json;

async fn page_for(status: StatusCode, config: &str) -> (Browser, Site) {
    let site = Site::routes(policed(console(status, config), config)).await;
    let browser = Browser::start().await;
    browser.open(site.url("/")).await;
    browser.until("a page", async || browser.count("#config-error, #connection").await == 1).await;
    (browser, site)
}

#[tokio::test]
async fn a_mistake_is_named_and_nothing_else_starts() {
    let cases = [
        (r#"{"bar": {"mode": "frme"}}"#, ["bar.mode", "\"frme\"", "\"simulator\", \"frame\""]),
        (r#"{"bar": {"mode": "frame"}}"#, ["bar.url", "nothing", "address"]),
        (r#"{"bar": {"mode": "frame", "url": "javascript:alert(1)"}}"#, ["bar.url", "javascript:alert(1)", "https://"]),
        (r#"{"bar": {"mode": "frame", "url": "http://"}}"#, ["bar.url", "http://", "https://"]),
        (
            r#"{"bar": {"mode": "frame", "url": "/bar", "contextPath": "data:x"}}"#,
            ["bar.contextPath", "data:x", "https://"],
        ),
        (
            r#"{"bar": {"mode": "frame", "url": "/bar", "origins": ["file:///x"]}}"#,
            ["bar.origins", "file:///x", "https://"],
        ),
        (r#"{"bar": {"colour": "red"}}"#, ["bar.colour", "unknown key", "bar.mode"]),
        (r#"{"privacy": {"mask": 7}}"#, ["privacy.mask", "7", "\"everywhere\""]),
        ("{,}", ["config.json", "line 1", "JSON object"]),
        ("<!doctype html><p>not found", ["config.json", "not JSON", "JSON object"]),
    ];
    let browser = Browser::start().await;
    for (config, expected) in cases {
        let site = Site::console(config).await;
        browser.open(site.url("/")).await;
        browser.until(config, async || browser.count("#config-error").await == 1).await;
        let text = browser.text("#config-error").await.expect("the page");
        for words in expected.iter().chain(&["config.json"]) {
            assert!(text.contains(words), "{config}: {words} is missing in\n{text}");
        }
        assert_eq!(browser.count("iframe, #connection, #agent-status, #call-log").await, 0, "{config}");
    }
}

#[tokio::test]
async fn all_mistakes_stand_on_the_page_at_once() {
    let (browser, _site) = page_for(StatusCode::OK, r#"{"baar": {}, "hold": 1, "theme": "drak"}"#).await;
    let items = "return [...document.querySelectorAll('#config-error li')].map(item => item.innerText)";
    let items: Vec<String> = browser.eval(items, &[]).await;
    assert_eq!(items.len(), 3);
    for (item, words) in
        items.iter().zip([["baar", "did you mean \"bar\"?"], ["hold", "1"], ["theme", "did you mean \"dark\"?"]])
    {
        assert!(words.iter().all(|word| item.contains(word)), "{item}");
    }
    assert_eq!(browser.count("iframe, #connection").await, 0);
}

#[tokio::test]
async fn a_wrong_look_or_language_stops_nobody_and_is_named_in_the_diagnostics() {
    let config = r#"{"theme": "drak", "locale": "xx", "words": {"states": {"unknown": "Not reported", "idle": 7}}}"#;
    let site = Site::routes(policed(console(StatusCode::OK, config), config)).await;
    let browser = Browser::that_asks_for("en").await;
    browser.open(site.url("/")).await;
    browser.until("the console", async || browser.count("#call-log").await == 1).await;
    assert_eq!(browser.attr("html", "data-theme").await, None);
    browser.open_settings("diagnostics").await;
    let said = "return document.querySelector('.connection-account').textContent";
    let says = async |words: &str| browser.eval::<String>(said, &[]).await.contains(words);
    for words in ["theme: found \"drak\"; did you mean \"dark\"?", "locale: found \"xx\"", "words.states.idle: found 7"]
    {
        browser.until(words, async || says(words).await).await;
    }
    assert_eq!(browser.text(".agent-state-word").await.as_deref(), Some("Not reported"), "a right word counts");
}

#[tokio::test]
async fn an_unreadable_file_stops_the_console() {
    let (browser, _site) = page_for(StatusCode::INTERNAL_SERVER_ERROR, "{}").await;
    let text = browser.text("#config-error").await.expect("the page");
    assert!(text.contains("config.json") && text.contains("500"), "{text}");
}

#[tokio::test]
async fn without_a_file_the_simulated_bar_stands_in() {
    let (browser, _site) = page_for(StatusCode::NOT_FOUND, "").await;
    let source = async || browser.attr("iframe[name=ccbarclient]", "src").await;
    let simulated = async || source().await.is_some_and(|source| source.ends_with("/simulator/index.html"));
    browser.until("the simulated bar", simulated).await;
}

#[tokio::test]
async fn a_file_that_is_gone_stops_the_console_where_it_has_had_one() {
    let (deployment, bar) = (Deployment::console(), Site::page("").await);
    let browser = Browser::that_asks_for("en").await;
    // What the worker keeps would tell, too.
    browser.before_pages("delete Navigator.prototype.serviceWorker").await;
    // The mark tells, and without it the journal.
    for forget in ["", "localStorage.clear()"] {
        deployment.configure(&json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}}).to_string());
        browser.open(deployment.url("/")).await;
        browser.until("the console", async || browser.count("#call-log").await == 1).await;
        let journal = "return indexedDB.databases().then(all => all.some(({name}) => name === 'agent-console'))";
        browser.until("the journal", async || browser.eval::<bool>(journal, &[]).await).await;
        browser.eval::<()>(forget, &[]).await;

        deployment.remove_configuration();
        browser.reload().await;
        browser.until("the page about it", async || browser.count("#config-error").await == 1).await;
        let text = browser.text("#config-error").await.expect("the page");
        for words in ["config.json", "404", "started the console with one before", "Put config.json back"] {
            assert!(text.contains(words), "{words} is missing in\n{text}");
        }
        assert_eq!(browser.count("iframe, #connection, #agent-status, #call-log").await, 0);
    }
}

#[tokio::test]
async fn the_configured_theme_is_shown() {
    let (browser, _site) = page_for(StatusCode::OK, r#"{"theme": "dark"}"#).await;
    assert_eq!(browser.attr("html", "data-theme").await.as_deref(), Some("dark"));
}

#[tokio::test]
async fn name_logo_and_colour_are_the_enterprises_own_without_a_rebuild() {
    skipped_in!(WebKit, "it takes preferences from the desktop, which its driver can't change");
    let brand = r##"{"brand": {"name": "Acme Care", "logo": "icon.svg", "accent": "#ffcc00"}}"##;
    let (browser, _site) = page_for(StatusCode::OK, brand).await;
    assert_eq!(browser.text("h1").await.as_deref(), Some("Acme Care"));
    assert_eq!(browser.attr("h1 img", "src").await.as_deref(), Some("icon.svg"));
    let titled = async || browser.eval::<String>("return document.title", &[]).await == "Acme Care";
    browser.until("the name in the title", titled).await;
    let script = "return getComputedStyle(document.querySelector('h1')).color";
    browser.prefers(&[("prefers-color-scheme", "dark")]).await;
    let at_night: String = browser.eval(script, &[]).await;
    browser.prefers(&[("prefers-color-scheme", "light")]).await;
    let by_day: String = browser.eval(script, &[]).await;
    assert_eq!(at_night, "rgb(255, 204, 0)");
    assert_ne!(by_day, at_night, "yellow on white can't be read");
}
