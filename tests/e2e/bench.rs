//! `make bench`, the log's part: what an agent with 100,000 calls on record waits for, beside a page of plain JavaScript
//! that does the least for the same calls, in the same browser, turn by turn. Times differ from machine to machine, and
//! none is asserted; what tells is the ratio.

mod figure;
mod history;
mod idle;
mod intake;
mod paint;
mod pair;
pub mod shelf;
mod shift;
mod start;

use crate::harness::{Browser, Site};
use figure::{figure, quantile};
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;

const CALLS: usize = 100_000;
const PATIENCE: Duration = Duration::from_secs(120);
const CONSOLE: &str = "/#log?range=all";
const PROBE: &str = include_str!("bench/probe.js");
/// A word of notes, and digits of numbers: typed letter by letter and taken back, each letter finding fewer calls.
const TYPED: [&str; 2] = ["deli", "742"];
/// A wheel turned fast, and a scroll bar dragged from end to end in three seconds; pixels a frame.
const WHEEL: f64 = 120.0;
const SCROLL_MS: u64 = 3_000;

#[derive(Deserialize)]
struct Scrolled {
    frames: Vec<f64>,
    work: Vec<f64>,
    blank: f64,
}

#[derive(Deserialize)]
struct Saved {
    took: f64,
    size: f64,
    task: f64,
}

/// What one page took, in milliseconds.
#[derive(Default)]
struct Samples {
    first_rows: Vec<f64>,
    counted: Vec<f64>,
    loading_task: Vec<f64>,
    typed: Vec<f64>,
    deleted: Vec<f64>,
    filtered: Vec<f64>,
    sorted: Vec<f64>,
    finding_task: Vec<f64>,
    wheel: Vec<Scrolled>,
    dragged: Vec<Scrolled>,
    saved: Vec<Saved>,
}

#[tokio::test]
#[ignore = "measures, tests nothing"]
async fn the_log_of_100_000_calls() {
    let site = shelf::site(CALLS, shelf::SILENT_BAR).await;
    let browser = Browser::start().await;
    browser.driver.set_script_timeout(PATIENCE).await.expect("scripts may take long");
    browser.devtools("Page.setDownloadBehavior", json!({ "behavior": "deny" })).await;
    shelf::fill(&browser, &site).await;
    browser.before_pages(PROBE).await;

    open(&browser, &site, CONSOLE).await;
    let size = "const scroll = document.querySelector('#call-log .call-log-scroll').getBoundingClientRect();
        const row = document.querySelector('#call-log .call').getBoundingClientRect();
        return [scroll.width, scroll.height, row.height]";
    let [width, height, row]: [f64; 3] = browser.eval(size, &[]).await;
    let baseline = format!("/bench/baseline.html#{width},{height},{row}");

    let (mut ours, mut plain) = (Samples::default(), Samples::default());
    measure(&browser, &site, CONSOLE, &mut ours).await;
    measure(&browser, &site, &baseline, &mut plain).await;
    report(&ours, &plain);
}

/// Opens a page, and waits until it has found all calls; what that took, and what the first rows took.
async fn open(browser: &Browser, site: &Site, page: &str) -> (f64, f64) {
    // Two addresses that differ by their fragment only would be one page.
    browser.open("about:blank").await;
    browser.open(site.url(page)).await;
    let times = "return Promise.all([probe.rows, probe.counted(arguments[0])])";
    browser.eval(times, &[json!(CALLS)]).await
}

async fn measure(browser: &Browser, site: &Site, page: &str, samples: &mut Samples) {
    let (first_rows, counted) = open(browser, site, page).await;
    samples.first_rows.push(first_rows);
    samples.counted.push(counted);
    samples.loading_task.push(longest_task(browser, 0.0).await);

    let began: f64 = browser.eval("return performance.now()", &[]).await;
    browser.eval::<()>("document.querySelector('#call-log-search').focus()", &[]).await;
    for text in TYPED {
        for letter in text.chars() {
            let key = json!({ "type": "keyDown", "key": letter.to_string(), "text": letter.to_string() });
            samples.typed.push(press(browser, key).await);
        }
        for _ in text.chars() {
            let key = json!({ "type": "keyDown", "key": "Backspace", "code": "Backspace", "windowsVirtualKeyCode": 8 });
            samples.deleted.push(press(browser, key).await);
        }
    }
    for (filter, value) in [("outcome", "answered"), ("direction", "outbound"), ("outcome", ""), ("direction", "")] {
        let choose = "return probe.choose(`#call-log [data-filter=${arguments[0]}]`, arguments[1])";
        samples.filtered.push(browser.eval(choose, &[json!(filter), json!(value)]).await);
    }
    for column in ["talk", "talk", "time"] {
        let sort = "return probe.click(`#call-log [data-sort=${arguments[0]}]`)";
        samples.sorted.push(browser.eval(sort, &[json!(column)]).await);
    }
    samples.finding_task.push(longest_task(browser, began).await);

    let height = "const scroll = document.querySelector('.call-log-scroll');
        return scroll.scrollHeight - scroll.clientHeight";
    let height: f64 = browser.eval(height, &[]).await;
    let scroll = "return probe.scroll(arguments[0], arguments[1])";
    samples.wheel.push(browser.eval(scroll, &[json!(WHEEL), json!(SCROLL_MS)]).await);
    let drag = height / (SCROLL_MS as f64 * 0.06);
    samples.dragged.push(browser.eval(scroll, &[json!(drag), json!(SCROLL_MS)]).await);

    let save = "return probe.save('#call-log [data-action=\"export-csv\"]')";
    samples.saved.push(browser.eval(save, &[]).await);
}

/// The time from a key that the browser gets as from a keyboard to the picture of what it finds.
async fn press(browser: &Browser, mut key: serde_json::Value) -> f64 {
    browser.eval::<()>("probe.expectKey()", &[]).await;
    browser.devtools("Input.dispatchKeyEvent", key.clone()).await;
    key["type"] = json!("keyUp");
    browser.devtools("Input.dispatchKeyEvent", key).await;
    browser.eval("return probe.key()", &[]).await
}

async fn longest_task(browser: &Browser, since: f64) -> f64 {
    browser.eval("return probe.longestTask(arguments[0])", &[json!(since)]).await
}

fn report(ours: &Samples, plain: &Samples) {
    let both = |name: &str, unit: &str, of: &dyn Fn(&Samples) -> f64| figure(name, unit, of(ours), Some(of(plain)));
    let times = |name: &str, share: f64, of: &dyn Fn(&Samples) -> Vec<f64>| {
        both(name, "ms", &|samples| quantile(&of(samples), share));
    };
    times("log: first rows, from the navigation", 0.5, &|samples| samples.first_rows.clone());
    times("log: all calls read, from the navigation", 0.5, &|samples| samples.counted.clone());
    times("log: longest task while they are read", 0.5, &|samples| samples.loading_task.clone());
    times("log: a letter typed in search, median", 0.5, &|samples| samples.typed.clone());
    times("log: a letter typed in search, p95", 0.95, &|samples| samples.typed.clone());
    times("log: a letter taken back, median", 0.5, &|samples| samples.deleted.clone());
    times("log: a filter changed, median", 0.5, &|samples| samples.filtered.clone());
    times("log: sorted by a column, median", 0.5, &|samples| samples.sorted.clone());
    times("log: longest task of all these", 1.0, &|samples| samples.finding_task.clone());
    type Scrolls = fn(&Samples) -> &[Scrolled];
    for (what, of) in [("scrolled", (|samples| &samples.wheel) as Scrolls), ("dragged", |samples| &samples.dragged)] {
        let pooled =
            |samples: &Samples, part: fn(&Scrolled) -> &[f64]| of(samples).iter().flat_map(part).copied().collect();
        for (name, share) in [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)] {
            times(&format!("log: {what}, a frame, {name}"), share, &|samples| pooled(samples, |one| &one.frames));
        }
        times(&format!("log: {what}, work in a frame, p99"), 0.99, &|samples| pooled(samples, |one| &one.work));
        both(&format!("log: {what}, blank frames"), "count", &|samples| of(samples).iter().map(|one| one.blank).sum());
    }
    times("log: exported, median", 0.5, &|samples| samples.saved.iter().map(|saved| saved.took).collect());
    times("log: longest task of an export", 0.5, &|samples| samples.saved.iter().map(|saved| saved.task).collect());
    both("log: the exported file", "bytes", &|samples| samples.saved.last().map_or(f64::NAN, |saved| saved.size));
}
