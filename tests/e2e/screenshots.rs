//! `make screenshots` draws the pictures anew; they are no test, hence ignored.

use crate::harness::{Browser, Site};

const PICTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/screenshots");

#[tokio::test]
#[ignore = "draws pictures, tests nothing"]
async fn screenshots() {
    let (site, browser) = (Site::console("{}").await, Browser::start().await);

    browser.open(site.url("/")).await;
    browser.until("the console to draw itself", async || browser.count("#connection").await == 1).await;

    browser.screenshot(format!("{PICTURES}/start.png")).await;
}
