//! The console and a plain page, side by side: on one site, around the same bar on another, in the same browser.

use super::shelf;
use crate::console::BAR;
use crate::harness::{Browser, PAGES, Site};
use axum::Router;
use serde_json::{Value, json};
use std::time::Duration;
use tower_http::services::ServeDir;

/// The console, with every call in the log.
pub const OURS: &str = "#log?range=all";

const WATCH: &str = include_str!("watch.js");
const PATIENCE: Duration = Duration::from_secs(120);
/// Beside the events the journal holds that the page was opened and the frame loaded.
const OTHERS: usize = 2;

pub struct Pair {
    pub site: Site,
    bar: Site,
}

impl Pair {
    /// With so many calls on record, and nothing in the journal.
    pub async fn with(calls: usize) -> Pair {
        let bar = bar().await;
        Pair { site: shelf::site(calls, &bar_of(&bar)).await, bar }
    }

    /// A browser that is prepared for what is measured here.
    pub async fn browser() -> Browser {
        let browser = Browser::start().await;
        browser.driver.set_script_timeout(PATIENCE).await.expect("scripts may take long");
        browser.before_pages(WATCH).await;
        browser
    }

    /// The address of the console, or of a plain page, which finds that of the bar behind the `#`.
    pub fn url(&self, page: &str) -> String {
        match page {
            OURS => self.site.url(&format!("/{OURS}")),
            plain => format!("{}#{}", self.site.url(&format!("/bench/{plain}")), bar_of(&self.bar)),
        }
    }

    /// Opens a page, and waits until it listens to the bar. Epoch milliseconds of the navigation, and of the moment from
    /// which it listened and had its agent's state on screen.
    pub async fn open(&self, browser: &Browser, page: &str) -> [f64; 2] {
        self.open_at(browser, self.url(page)).await
    }

    /// The same of the console with this fragment.
    pub async fn open_path(&self, browser: &Browser, fragment: &str) -> [f64; 2] {
        self.open_at(browser, self.site.url(&format!("/{fragment}"))).await
    }

    async fn open_at(&self, browser: &Browser, address: String) -> [f64; 2] {
        // Two addresses that differ by their fragment only would be one page.
        browser.open("about:blank").await;
        browser.open(address).await;
        opened(browser).await
    }
}

/// What has just been opened: since when, and from when on it listened and had its agent's state on screen.
pub async fn opened(browser: &Browser) -> [f64; 2] {
    let [began, drawn]: [f64; 2] = browser.eval("return [performance.timeOrigin, await watch.status]", &[]).await;
    let subscribed = async || -> Option<f64> {
        if browser.count(BAR).await == 0 {
            return None;
        }
        browser.eval_in(&[BAR], "return typeof subscribed === 'undefined' ? null : subscribed ?? null", &[]).await
    };
    browser.until("the bar to be asked for its events", async || subscribed().await.is_some()).await;
    [began, subscribed().await.map_or(f64::NAN, |subscribed| subscribed.max(drawn))]
}

/// Whether the console has so many events in its journal, and so many calls on record.
pub async fn is_written(browser: &Browser, events: usize, calls: usize) -> bool {
    browser.eval("return watch.isWritten(arguments[0], arguments[1])", &[json!(events + OTHERS), json!(calls)]).await
}

/// A bar that plays calls.
pub async fn bar() -> Site {
    let routes = Router::new().nest_service("/bench", ServeDir::new(shelf::PAGES));
    Site::routes(routes.fallback_service(ServeDir::new(PAGES))).await
}

/// Where the bar is: to a browser, `localhost` is another site than `127.0.0.1`.
pub fn bar_of(bar: &Site) -> String {
    bar.url("/bench/calls.html").replace("127.0.0.1", "localhost")
}

/// Whether the bar is in a process of its own, as every page of another site is.
pub async fn is_apart(browser: &Browser) -> bool {
    let targets = browser.devtools("Target.getTargets", json!({})).await;
    let frames = targets["targetInfos"].as_array().map_or(&[][..], Vec::as_slice);
    frames.iter().any(|target| {
        target["type"] == "iframe" && target["url"].as_str().is_some_and(|url| url.contains("calls.html"))
    })
}

/// How much slower than this machine the page's is.
pub async fn slow_down(browser: &Browser, times: f64) {
    let _: Value = browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
}
