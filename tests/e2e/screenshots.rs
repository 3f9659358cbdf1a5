//! `make screenshots` draws the pictures anew; they are no test, hence ignored.

use crate::harness::{Browser, Site};
use crate::simulator::Desk;
use serde_json::json;

const PICTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/screenshots");

async fn picture(browser: &Browser, name: &str) {
    browser.screenshot(format!("{PICTURES}/{name}.png")).await;
}

/// The same moment on a wide screen in daylight, at night, and in a strip beside another program.
async fn in_each_look(browser: &Browser, name: &str) {
    picture(browser, name).await;
    browser.prefers(&[("prefers-color-scheme", "dark")]).await;
    picture(browser, &format!("{name}-dark")).await;
    browser.prefers(&[("prefers-color-scheme", "light")]).await;
    browser.viewport(360, 800).await;
    picture(browser, &format!("{name}-narrow")).await;
    browser.viewport(1280, 800).await;
}

/// A few calls of every sort, so that the log has something to show.
async fn work(desk: &Desk) {
    for story in [
        &["incoming", "answer", "hang-up", "end-wrap-up"][..],
        &["incoming", "answer", "hold", "unhold", "customer-hangs-up", "end-wrap-up"],
        &["incoming", "customer-abandons"],
        &["dial", "callee-answers", "hang-up", "end-wrap-up"],
        &["dial", "callee-does-not-answer"],
        &["incoming", "reject", "ready"],
        &["incoming", "no-answer", "ready"],
    ] {
        for action in story {
            desk.press(action).await;
        }
    }
}

#[tokio::test]
#[ignore = "draws pictures, tests nothing"]
async fn screenshots() {
    let desk = Desk::open(false).await;
    in_each_look(&desk.browser, "first-sight").await;
    desk.press("sign-in").await;
    desk.panel("idle").await;
    work(&desk).await;
    desk.press("incoming").await;
    desk.browser.until("the popup", async || desk.browser.count("#incoming-call").await == 1).await;
    in_each_look(&desk.browser, "ringing").await;
    desk.press("answer").await;
    desk.browser.until("the popup to go", async || desk.browser.count("#incoming-call").await == 0).await;
    in_each_look(&desk.browser, "talking").await;

    let site = Site::console(&json!({"bar": {"mode": "frame", "url": "ftp://cec.example.com/"}}).to_string()).await;
    desk.browser.open(site.url("/")).await;
    desk.browser.until("the error page", async || desk.browser.count("#config-error").await == 1).await;
    in_each_look(&desk.browser, "configuration-error").await;
}
