//! What 30,000 calls leave behind in one page, more than an agent has in a year: memory, the document's nodes, listeners;
//! and whether a ring after them is on screen as quickly as in the first minute. The baseline is the page's own beginning.

use super::paint::rings;
use super::pair::{OURS, Pair, is_written};
use super::{figure, quantile};
use crate::console::BAR;
use crate::harness::Browser;
use serde_json::json;

const EARLY: u64 = 1_000;
const LATE: u64 = 30_000;
/// Calls in a burst: a bar that says so much at once keeps the page busy without a pause.
const BURST: u64 = 1_450;
const EVENTS_A_CALL: u64 = 8;
/// Of fewer, p99 is the slowest: once in a while the bar's own process collects what the bursts left in it.
const RINGS: usize = 100;

/// The state of the page when everything that nobody needs is gone.
struct Inventory {
    /// JavaScript's objects and the program's memory, which never shrinks, bytes. The bar's are in another process.
    memory: f64,
    nodes: f64,
    listeners: f64,
}

#[tokio::test]
#[ignore = "measures, tests nothing"]
async fn a_shift_of_30_000_calls() {
    let (pair, browser) = (Pair::with(0).await, Pair::browser().await);
    browser.devtools("Performance.enable", json!({})).await;
    pair.open(&browser, OURS).await;
    let first = rings(&browser, RINGS).await;
    let others = received(&browser).await;
    play(&browser, EARLY, others + EARLY * EVENTS_A_CALL).await;
    let early = Inventory::of(&browser).await;
    for calls in (EARLY + BURST..=LATE).step_by(BURST as usize) {
        play(&browser, BURST, others + calls * EVENTS_A_CALL).await;
    }
    let events = received(&browser).await as usize;
    let written = async || is_written(&browser, events, LATE as usize + RINGS).await;
    browser.until("every call to be on record", written).await;
    let late = Inventory::of(&browser).await;
    let last = rings(&browser, RINGS).await;

    figure("shift: memory a call", "bytes", (late.memory - early.memory) / (LATE - EARLY) as f64, None);
    figure("shift: nodes after 30,000 calls", "count", late.nodes, Some(early.nodes));
    figure("shift: listeners after 30,000 calls", "count", late.listeners, Some(early.listeners));
    for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
        let [first, last] = [&first, &last].map(|took| quantile(took, share));
        figure(&format!("shift: event to paint after 30,000 calls, {name}"), "ms", last, Some(first));
    }
}

/// Lets the bar say so many calls in one go, and waits until the page has received so many events in all.
async fn play(browser: &Browser, calls: u64, events: u64) {
    browser.eval::<()>("window.all = watch.received(arguments[0]).then(() => {})", &[json!(events)]).await;
    browser.eval_in::<f64>(&[BAR], "return burst(arguments[0])", &[json!(calls)]).await;
    browser.eval::<()>("return window.all", &[]).await;
}

async fn received(browser: &Browser) -> u64 {
    browser.eval("return Number(document.querySelector('#connection').dataset.received)", &[]).await
}

impl Inventory {
    async fn of(browser: &Browser) -> Inventory {
        for _ in 0..3 {
            browser.devtools("HeapProfiler.collectGarbage", json!({})).await;
        }
        let metrics = browser.devtools("Performance.getMetrics", json!({})).await;
        let metric = |name: &str| {
            let found = metrics["metrics"].as_array()?.iter().find(|metric| metric["name"] == name)?;
            found["value"].as_f64()
        };
        let metric = |name| metric(name).unwrap_or_else(|| panic!("no metric {name}"));
        Inventory {
            memory: metric("JSHeapUsedSize") + browser.eval::<f64>("return watch.memory()", &[]).await,
            nodes: metric("Nodes"),
            listeners: metric("JSEventListeners"),
        }
    }
}
