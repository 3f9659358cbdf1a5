//! `make tabs`: six tabs of one desk are closed, killed, loaded again, frozen and left for another page, round after round.
//! At no moment two subscribed bars live, and after each change one does within two seconds. `ROUNDS` sets how many.

use crate::console::{BAR, Desk};
use crate::harness::{Browser, PAGES, Site, skipped_in};
use crate::tabs::Tabs;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tower_http::services::ServeDir;

const TABS: usize = 6;
/// How soon one bar lives again, milliseconds.
const TAKEOVER_MS: u64 = 2_000;
/// A bar that says nothing for so long does not live: its page is gone, or frozen. Milliseconds.
const SILENCE_MS: u64 = 300;

/// When each bar said that it lives, epoch milliseconds of the browser's clock.
#[derive(Clone, Default)]
struct Witness(Arc<Mutex<BTreeMap<String, Vec<u64>>>>);

impl Witness {
    /// From when to when each bar lived, with its name; one that was frozen, several times.
    fn lives(&self) -> Vec<(String, u64, u64)> {
        let mut lives: Vec<(String, u64, u64)> = Vec::new();
        for (bar, beats) in self.0.lock().expect("nobody panics with it").iter() {
            let mut beats = beats.clone();
            beats.sort_unstable();
            for beat in beats {
                match lives.last_mut() {
                    Some((last, _, until)) if last == bar && beat - *until <= SILENCE_MS => *until = beat,
                    _ => lives.push((bar.clone(), beat, beat)),
                }
            }
        }
        lives
    }

    /// How long two lived at once, milliseconds, wherever they did.
    fn overlaps(&self) -> Vec<u64> {
        let lives = self.lives();
        let pairs =
            lives.iter().enumerate().flat_map(|(at, one)| lives[at + 1..].iter().map(move |other| (one, other)));
        let both = pairs.filter(|(one, other)| one.0 != other.0);
        both.map(|(one, other)| one.2.min(other.2).saturating_sub(one.1.max(other.1))).filter(|ms| *ms > 0).collect()
    }

    /// How long no bar lived between the last sign of those that were there at this time and the first of a new one,
    /// milliseconds. The drivers' own way to the browser doesn't count.
    fn without_a_bar(&self, since: u64) -> Option<u64> {
        let bars = self.0.lock().expect("nobody panics with it");
        let is_new = |beats: &&Vec<u64>| beats.iter().min().is_some_and(|first| *first >= since);
        let first = bars.values().filter(is_new).filter_map(|beats| beats.iter().min()).min().copied()?;
        let before = bars.values().filter(|beats| !is_new(beats)).flatten().filter(|beat| **beat <= first);
        Some(first - before.max().copied().unwrap_or(since).max(since))
    }
}

async fn beat(State(witness): State<Witness>, Path((bar, time)): Path<(String, u64)>) {
    witness.0.lock().expect("nobody panics with it").entry(bar).or_default().push(time);
}

fn epoch_ms() -> u64 {
    std::time::UNIX_EPOCH.elapsed().expect("the clock is past 1970").as_millis() as u64
}

#[derive(Clone, Copy, Debug)]
enum Deed {
    Close,
    Crash,
    Reload,
    Freeze,
    Back,
}

/// Does it to the tab with the bar; when the bar had to be somewhere else from.
async fn befall(tabs: &mut Tabs, deed: Deed, address: &str) -> u64 {
    let holder = tabs.until_one_has_the_frame().await;
    tabs.go(holder).await;
    let mut began = epoch_ms();
    match deed {
        Deed::Close => {
            tabs.desk.browser.driver.close_window().await.expect("a tab can be closed");
            tabs.tabs.remove(holder);
        }
        Deed::Crash => {
            tabs.desk.browser.crash_tab().await;
            tabs.tabs.remove(holder);
        }
        Deed::Reload => tabs.desk.browser.reload().await,
        Deed::Freeze => {
            let state = |state: &str| json!({ "state": state });
            tabs.desk.browser.devtools("Page.setWebLifecycleState", state("frozen")).await;
            tabs.go((holder + 1) % TABS).await;
            began = epoch_ms();
            tabs.use_here().await;
            tabs.desk.browser.until("the bar", async || tabs.desk.browser.count(BAR).await == 1).await;
            tabs.look_into(holder).await;
            tabs.desk.browser.devtools("Page.setWebLifecycleState", state("active")).await;
        }
        Deed::Back => {
            tabs.desk.browser.open("about:blank").await;
            tabs.look_into((holder + 1) % TABS).await;
            tabs.until_one_has_the_frame().await;
            tabs.go(holder).await;
            tabs.desk.browser.driver.back().await.expect("the browser has a past");
            tabs.desk.browser.until("the console", async || tabs.desk.browser.count("#connection").await == 1).await;
        }
    }
    if tabs.tabs.len() < TABS {
        tabs.look_into(0).await;
        tabs.tabs.push(tabs.desk.browser.new_tab().await);
        tabs.go(TABS - 1).await;
        tabs.desk.browser.open(address).await;
    }
    began
}

#[tokio::test]
#[ignore = "takes minutes: `make tabs`"]
async fn whatever_befalls_six_tabs_one_bar_lives() {
    skipped_in!(Firefox | WebKit, "its driver can't freeze a page");
    let rounds: u64 = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(20);
    let witness = Witness::default();
    let routes = Router::new().route("/beat/{bar}/{time}", get(beat)).with_state(witness.clone());
    let bar = Site::routes(routes.fallback_service(ServeDir::new(PAGES))).await;
    let config = json!({"bar": {"mode": "frame", "url": bar.url("/rounds-bar.html")}});
    let console = Site::console(&config.to_string()).await;
    let desk = Desk::open_early(console, bar, Browser::start().await).await;
    let address = desk.url();
    let mut tabs = Tabs::at(desk, TABS).await;
    let mut slowest: BTreeMap<String, u64> = BTreeMap::new();
    for round in 1..=rounds {
        for deed in [Deed::Close, Deed::Crash, Deed::Reload, Deed::Freeze, Deed::Back] {
            let began = befall(&mut tabs, deed, &address).await;
            let lives = async || witness.without_a_bar(began).is_some();
            tabs.desk.browser.until_within(Duration::from_secs(10), "a bar to live", lives).await;
            tabs.until_one_has_the_frame().await;
            let took = witness.without_a_bar(began).expect("one lives");
            let most = slowest.entry(format!("{deed:?}")).or_default();
            *most = took.max(*most);
            assert!(took <= TAKEOVER_MS, "round {round}, {deed:?}: it took {took} ms");
        }
    }
    let overlaps = witness.overlaps();
    println!("{rounds} rounds of {TABS} tabs; slowest, ms: {slowest:?}; two bars lived at once for, ms: {overlaps:?}");
    assert!(overlaps.is_empty(), "two bars lived at once: {overlaps:?}");
}
