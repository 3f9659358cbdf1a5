//! The console's first moments: what they fetch, and what a server that answers badly does to them.

use crate::console::BAR;
use crate::harness::{Browser, DIST, Deployment, Release, Site, built, console, policed};
use crate::update::{RELEASE, until_kept, until_release};
use axum::Router;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::Html;
use axum::routing::get;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::watch;

/// What a start may fetch in all, bytes, as the release's compressed files have them, and what comes when it is over. It was
/// 546,000 before there were the caller's history, promises to call back, calls with video (34,000 in the program together) and
/// numbers by country (20,000 in the program, and a file of their own). Stored formats of their own and well-kept crates in
/// place of our own code took 5,000; the bar's place and size, the settings' dialog, the limits of breaks, all mistakes of a
/// configuration at once, names for states, and finds that are marked, 31,000; the window that stays on top, notifications in the
/// worker's name, and the record of each ring, 67,000; case files, 34,000; and what watches how the bar speaks, 15,000.
const MOST: u64 = 754_000 + NUMBERS;
/// The file that knows the phone numbers of all countries, which nothing waits for.
const NUMBERS: u64 = 38_000;

const IS_STYLED: &str = "return getComputedStyle(document.documentElement).getPropertyValue('--styles') !== ''";

/// The real bar's stand-in, and the configuration that names it.
async fn framed() -> (Site, String) {
    let bar = Site::page("").await;
    let config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}}).to_string();
    (bar, config)
}

async fn until_subscribed(browser: &Browser) {
    let heard = "return window.received?.length ?? 0";
    let subscribed = async || browser.count(BAR).await == 1 && browser.eval_in::<usize>(&[BAR], heard, &[]).await > 0;
    browser.until("the bar to be subscribed to", subscribed).await;
}

async fn until_log(browser: &Browser) {
    browser.until("the log", async || browser.count("#call-log").await == 1).await;
}

async fn until_styled(browser: &Browser) {
    browser.until("the styles", async || browser.eval(IS_STYLED, &[]).await).await;
}

/// Without what keeps a release whole: plain HTTP has no workers.
async fn without_worker() -> Browser {
    let browser = Browser::that_asks_for("en").await;
    browser.before_pages("delete Navigator.prototype.serviceWorker").await;
    browser
}

#[tokio::test]
async fn all_that_a_start_fetches_is_small() {
    let (_bar, config) = framed().await;
    let (deployment, release) = (Deployment::console(), Release::another());
    deployment.configure(&config);
    deployment.deploy(&release);
    let browser = Browser::that_asks_for("en").await;
    browser.open(deployment.url("/")).await;
    until_subscribed(&browser).await;
    until_log(&browser).await;
    // Its installation is the last that fetches.
    until_kept(&browser).await;

    let sizes: Vec<(u64, String)> =
        deployment.asked().into_iter().map(|name| (release.transferred(&name), name)).collect();
    let sum: u64 = sizes.iter().map(|(size, _)| size).sum();
    println!(
        r#"{{"name":"size: all that is fetched, brotli","value":{sum},"unit":"bytes","baseline":{MOST},"ratio":{:.3}}}"#,
        sum as f64 / MOST as f64
    );
    assert!(sizes.len() >= 6, "the page, its scripts, its program, styles and configuration: {sizes:?}");
    assert!(!sizes.iter().any(|(_, name)| name.starts_with("simulator/")), "no other bar than the real one: {sizes:?}");
    let numbers = sizes.iter().find(|(_, name)| name.starts_with("numbers-"));
    assert!(numbers.is_some_and(|(size, _)| *size <= NUMBERS), "{numbers:?}");
    assert!(sum <= MOST, "{sum} bytes: {sizes:?}");
}

#[tokio::test]
async fn a_file_that_was_cut_in_half_once_is_asked_for_again_past_the_cache() {
    let (_bar, config) = framed().await;
    for (start, end) in [("agent-console-", ".js"), ("agent-console-", "_bg.wasm"), ("styles-", ".css")] {
        let (deployment, release) = (Deployment::console(), Release::another());
        deployment.configure(&config);
        deployment.deploy(&release);
        let browser = without_worker().await;
        let name = release.file(start, end);
        let half = release.with_half_of(&name);
        browser.open(deployment.url("/")).await;
        let asked = async || deployment.asked().contains(&name);
        browser.until("the half to be there", asked).await;
        if end == ".css" {
            until_subscribed(&browser).await;
            assert!(!browser.eval::<bool>(IS_STYLED, &[]).await, "half a style");
        }
        browser.eval::<()>("window.mark = true", &[]).await;

        half.whole();
        until_log(&browser).await;
        until_subscribed(&browser).await;
        until_styled(&browser).await;
        assert!(browser.eval::<bool>("return window.mark === true", &[]).await, "the page is still the same");
        assert_eq!(browser.attr("html", "data-start").await, None);

        // The cache has the whole file now.
        let before = deployment.asked().len();
        browser.reload().await;
        until_log(&browser).await;
        until_styled(&browser).await;
        let again = &deployment.asked()[before..];
        assert!(!again.contains(&name), "{again:?}");
    }
}

/// The address of the release's styles, and what they are.
fn styles() -> (String, String) {
    let page = std::fs::read_to_string(format!("{DIST}/index.html")).expect("a page");
    let (_, rest) = page.split_once("<link rel=\"stylesheet\" href=\".").expect("the page links its styles");
    let address = rest.split_once('"').expect("an attribute ends").0;
    (address.to_owned(), std::fs::read_to_string(format!("{DIST}{address}")).expect("styles"))
}

#[tokio::test]
async fn a_style_that_hangs_is_asked_for_again() {
    let (_bar, config) = framed().await;
    let (address, text) = styles();
    let asked = Arc::new(AtomicBool::new(false));
    let answer = async move || {
        if !asked.swap(true, Ordering::Relaxed) {
            std::future::pending::<()>().await;
        }
        ([(CONTENT_TYPE, "text/css")], text)
    };
    let routes = Router::new().route(&address, get(answer)).merge(console(StatusCode::OK, &config));
    let desk = Site::routes(policed(routes, &config)).await;
    // Browsers give a request up only when they collect the element that made it, and the page isn't loaded before.
    let browser = Browser::that_is_hasty().await;
    browser.before_pages("delete Navigator.prototype.serviceWorker").await;
    browser.open(desk.url("/")).await;
    until_subscribed(&browser).await;
    until_styled(&browser).await;
}

#[tokio::test]
async fn a_style_that_is_missing_does_not_hold_up_the_program() {
    let (_bar, config) = framed().await;
    let routes = Router::new().route(&styles().0, get(StatusCode::NOT_FOUND)).merge(console(StatusCode::OK, &config));
    let desk = Site::routes(policed(routes, &config)).await;
    let browser = without_worker().await;
    browser.open(desk.url("/")).await;
    until_subscribed(&browser).await;
    until_log(&browser).await;
    assert!(!browser.eval::<bool>(IS_STYLED, &[]).await);
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
    until_log(&browser).await;

    come.send(true).expect("the bar waits");
    until_subscribed(&browser).await;
}

#[tokio::test]
async fn a_release_that_has_gone_before_it_had_come_gives_way_to_the_next() {
    let (_bar, config) = framed().await;
    let (deployment, release) = (Deployment::console(), Release::another());
    let _missing = release.without("_bg.wasm");
    deployment.configure(&config);
    deployment.deploy(&release);
    let browser = Browser::that_asks_for("en").await;
    browser.open(deployment.url("/")).await;
    browser.until_attr("html", "data-start", "failed").await;
    assert_eq!(browser.eval::<String>(RELEASE, &[]).await, release.name());
    deployment.deploy_built();
    until_release(&browser, &built()).await;
}
