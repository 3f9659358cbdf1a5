//! What a console costs while nothing happens: its agent is idle, its bar says nothing. The CPU time of all processes that
//! hold pages is taken, beside that of an empty page with one timer, in browsers of their own at the same time; in sight,
//! and hidden behind other windows.
//!
//! Ten minutes are not waited for: what is measured is half a minute, and the figures are that times twenty. For the hidden pages
//! this is the dear half of the ten, for after five minutes the browser wakes them once a minute instead of once a second.

use super::figure;
use super::pair::{OURS, Pair};
use crate::console::BAR;
use crate::harness::Browser;
use serde_json::json;
use std::fs;
use std::time::Duration;

const MEASURED: Duration = Duration::from_secs(30);
const TEN_MINUTES: f64 = 600.0;
const PLAIN: &str = "tick.html";
const READY: &str =
    r#"{"message":"","retcode":"0","event":{"eventType":"AgentState_Ready","workNo":"49999","content":null}}"#;

#[tokio::test]
#[ignore = "measures, tests nothing"]
async fn ten_minutes_of_an_idle_console() {
    let pair = Pair::with(0).await;
    let mut pages = Vec::new();
    for hidden in [false, true] {
        for page in [OURS, PLAIN] {
            pages.push(settled(&pair, page, hidden).await);
        }
    }
    tokio::time::sleep(Duration::from_secs(5)).await;
    let before: Vec<f64> = pages.iter().map(pages_time).collect();
    tokio::time::sleep(MEASURED).await;
    let scale = TEN_MINUTES / MEASURED.as_secs_f64();
    let took: Vec<f64> =
        pages.iter().zip(before).map(|(browser, before)| (pages_time(browser) - before) * scale).collect();
    figure("idle: CPU in ten minutes in sight, by one of them", "ms", took[0], Some(took[1]));
    figure("idle: CPU in ten minutes hidden, by one of them", "ms", took[2], Some(took[3]));
}

/// A page in a browser of its own, with nothing left to do.
async fn settled(pair: &Pair, page: &str, hidden: bool) -> Browser {
    let browser = Browser::start_throttling(&[]).await;
    browser.open(pair.url(page)).await;
    if page == OURS {
        let listens = async || {
            browser.count(BAR).await == 1 && browser.eval_in(&[BAR], "return typeof subscribed === 'number'", &[]).await
        };
        browser.until("the bar to be asked for its events", listens).await;
        browser.say_in(BAR, json!(READY)).await;
        browser.until_attr("#agent-status", "data-state", "idle").await;
    }
    if hidden {
        browser.driver.minimize_window().await.expect("a window can be put away");
        let is_hidden = async || browser.eval("return document.hidden", &[]).await;
        browser.until("the page to be hidden", is_hidden).await;
    }
    browser
}

/// The CPU time so far of all processes of a browser that hold pages, milliseconds.
fn pages_time(browser: &Browser) -> f64 {
    let processes = descendants(browser.process());
    let pages = processes.into_iter().filter(|process| {
        let command = fs::read_to_string(format!("/proc/{process}/cmdline")).unwrap_or_default();
        command.contains("--type=renderer")
    });
    pages.map(time).sum()
}

fn descendants(process: u32) -> Vec<u32> {
    let children = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let children = children.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let children: Vec<u32> =
        children.flat_map(|list| list.split(' ').filter_map(|id| id.parse().ok()).collect::<Vec<_>>()).collect();
    children.into_iter().flat_map(|child| [vec![child], descendants(child)].concat()).collect()
}

/// What the system has accounted to a process's threads, milliseconds; in nanoseconds it is the first number.
fn time(process: u32) -> f64 {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let accounts = threads.filter_map(|thread| fs::read_to_string(thread.path().join("schedstat")).ok());
    accounts.filter_map(|account| account.split(' ').next()?.parse::<f64>().ok()).sum::<f64>() / 1e6
}
