//! `make crash`: the browser's processes are killed at random moments of a busy morning, and no call may be lost or
//! doubled. The platform stands outside of the browser and keeps the truth; what it says while nobody is there to hear
//! is lost, as in life.

use crate::custody;
use crate::harness::{Browser, PAGES, Site};
use agent_console::simulator::{Action, Dialect, Morning, Outcome, Platform, Settings};
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tower_http::services::ServeDir;

const BAR: &str = "iframe[name=ccbarclient]";
const RESTART: Duration = Duration::from_secs(60);
/// How long the log may take after a crash to be drawn as a whole.
const SETTLE: Duration = Duration::from_secs(10);

/// A platform at work, and what it has handed to bars.
struct World {
    platform: Platform,
    morning: Morning,
    mornings: u64,
    began: Instant,
    /// A bar is there and asks.
    heard: Option<Instant>,
    queue: Vec<String>,
    given: usize,
    /// How many of the messages given were posted to the console, as far as a bar lived to say so.
    told: BTreeSet<usize>,
    messages: Vec<String>,
    /// No new work; what is open ends.
    closing: bool,
}

impl World {
    fn live(&mut self) {
        let now = self.began.elapsed().as_millis() as u64;
        let mut said = self.platform.wake(now);
        if self.closing {
            for action in
                [Action::CustomerAbandons, Action::AgentCancelsDial, Action::HangUp, Action::OtherCustomerHangsUp]
            {
                said.extend(self.platform.act(now, &action));
            }
        } else {
            if self.morning.next_deadline().is_none() {
                self.mornings += 1;
                self.morning = Morning::new(self.mornings, now);
            }
            while let Some(action) = self.morning.next(now, &self.platform) {
                said.extend(self.platform.act(now, &action));
            }
        }
        // A bar that died took its subscription with it.
        if self.heard.is_some_and(|heard| heard.elapsed() < Duration::from_millis(500)) {
            self.queue.extend(said.into_iter().map(|spoken| spoken.text));
        } else {
            self.heard = None;
        }
    }
}

type Shared = Arc<Mutex<World>>;

async fn next(State(world): State<Shared>, Path((from, to)): Path<(usize, usize)>) -> String {
    let mut world = world.lock().expect("nobody panics with it");
    world.heard = Some(Instant::now());
    world.told.extend(from..to);
    world.live();
    let from = world.given;
    let messages = std::mem::take(&mut world.queue);
    world.given += messages.len();
    world.messages.extend(messages.iter().cloned());
    json!({ "from": from, "messages": messages }).to_string()
}

/// The rows of the log that are in the page, by call id, with their outcome and how often each is there. A long log has
/// only those in sight there.
async fn rows_in_page(browser: &Browser) -> BTreeMap<String, Vec<Option<String>>> {
    by_call(browser.eval(&format!("{ROWS}; return rows()"), &[]).await)
}

/// All rows of the log.
async fn rows(browser: &Browser) -> BTreeMap<String, Vec<Option<String>>> {
    let script = format!(
        "{ROWS}
        const log = document.querySelector('.call-log-scroll');
        const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        const found = new Map();
        for (let top = 0; top === 0 || top < log.scrollHeight; top += log.clientHeight / 2) {{
            log.scrollTop = top;
            await drawn();
            for (const row of rows()) found.set(row[0], row);
        }}
        log.scrollTop = 0;
        return [...found.values()]"
    );
    by_call(browser.eval(&script, &[]).await)
}

const ROWS: &str = "const rows = () => [...document.querySelectorAll('#call-log [data-call-id]')]
    .map(row => [row.id, row.dataset.callId, row.dataset.outcome ?? null])";

fn by_call(rows: Vec<(String, String, Option<String>)>) -> BTreeMap<String, Vec<Option<String>>> {
    let mut calls: BTreeMap<String, Vec<Option<String>>> = BTreeMap::new();
    for (_, call, outcome) in rows {
        calls.entry(call).or_default().push(outcome);
    }
    calls
}

#[tokio::test]
#[ignore = "takes minutes: `make crash`"]
async fn no_call_is_lost_or_doubled_by_a_crash() {
    live_through_crashes("storage as it is", "").await;
}

/// What is heard before the database opens is written then, so a crash comes some time after that.
#[tokio::test]
#[ignore = "takes minutes: `make crash`"]
async fn no_call_is_lost_or_doubled_by_a_crash_where_storage_is_slow() {
    let ms = "2000 + Math.random() * 2000";
    let slow = custody::each_page_late(ms);
    live_through_crashes("storage that opens after two to four seconds", &slow).await;
}

/// `script` runs before the console's own in every page.
async fn live_through_crashes(name: &str, script: &str) {
    let crashes: u64 = std::env::var("CRASHES").ok().and_then(|crashes| crashes.parse().ok()).unwrap_or(50);
    let settings = Settings { ring_limit_ms: Some(20_000), pick_up_ms: Some(50), ..Settings::default() };
    let world = Arc::new(Mutex::new(World {
        platform: Platform::with(Dialect::default(), settings),
        morning: Morning::new(1, 0),
        mornings: 1,
        began: Instant::now(),
        heard: None,
        queue: Vec::new(),
        given: 0,
        told: BTreeSet::new(),
        messages: Vec::new(),
        closing: false,
    }));
    let routes = Router::new().route("/next/{from}/{to}", get(next)).with_state(world.clone());
    let bar = Site::routes(routes.fallback_service(ServeDir::new(PAGES))).await;
    let config = json!({"bar": {"mode": "frame", "url": bar.url("/crash-bar.html")}});
    let console = Site::console(&config.to_string()).await;
    let slow = if script.is_empty() { "" } else { "-slow" };
    let profile = std::env::temp_dir().join(format!("agent-console-crash-{}{slow}", std::process::id()));
    let argument = format!("--user-data-dir={}", profile.display());

    let mut chance = 88_172_645_463_325_252_u64;
    let mut drawn: BTreeSet<String> = BTreeSet::new();
    let (mut lost, mut doubled, mut slowest) = (BTreeSet::new(), BTreeSet::new(), Duration::ZERO);
    for crash in 0..=crashes {
        let started = Instant::now();
        let browser = Browser::start_with(std::slice::from_ref(&argument)).await;
        browser.before_pages(script).await;
        browser.open(console.url("/")).await;
        let back = async || drawn.iter().all(|id| !id.starts_with("local-")) && browser.count(BAR).await == 1;
        browser.until_within(RESTART, "the console after a crash", back).await;
        let kept = async || {
            let storage = browser.attr("#connection", "data-storage").await;
            browser.count("#call-log").await == 1 && storage.is_none_or(|storage| storage == "kept")
        };
        browser.until_within(RESTART, "storage", kept).await;
        let all = async || {
            let known = rows(&browser).await;
            drawn.iter().all(|id| known.contains_key(id))
        };
        // What is lost stays so however long one waits.
        let waited = Instant::now();
        while !all().await && waited.elapsed() < SETTLE {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let known = rows(&browser).await;
        slowest = slowest.max(started.elapsed());
        let missing: Vec<_> = drawn.iter().filter(|id| !known.contains_key(*id)).cloned().collect();
        if !missing.is_empty() && lost.is_empty() {
            let [groups, records] = custody::count_all(&browser).await;
            let [storage, holes] = ["data-storage", "data-holes"].map(|name| browser.attr("#connection", name));
            let (storage, holes) = (storage.await, holes.await);
            println!(
                "{name}: after crash {crash}, {} of {} calls are missing; the log has {}; {groups} groups and {records} \
                 records are stored; storage {storage:?}, holes {holes:?}",
                missing.len(),
                drawn.len(),
                known.len(),
            );
        }
        lost.extend(missing);
        doubled.extend(known.iter().filter(|(_, rows)| rows.len() > 1).map(|(id, _)| id.clone()));
        if crash == crashes {
            finish(&browser, &world).await;
            report(&browser, &world, &format!("{name}: {crashes} crashes"), slowest, lost, doubled).await;
            break;
        }
        // xorshift: another moment for each crash, the same ones at each run.
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        let life = Duration::from_millis(500 + chance % 2_500);
        let begin = Instant::now();
        while begin.elapsed() < life {
            drawn.extend(rows_in_page(&browser).await.into_keys().filter(|id| !id.starts_with("local-")));
        }
        kill_all_with(&argument);
    }
    // What is left of the profile is of no use; a folder that can't be removed is no failure of the console.
    let _ = std::fs::remove_dir_all(&profile);
}

/// Kills the processes of the browser that was given this argument.
fn kill_all_with(argument: &str) {
    let found = Command::new("pgrep").args(["-f", "--", argument]).output().expect("pgrep is there");
    let ids = String::from_utf8(found.stdout).expect("numbers are text");
    assert!(!ids.is_empty(), "there was a browser to kill");
    // Some end with the others before their turn comes.
    let _ = Command::new("kill").arg("-9").args(ids.split_whitespace()).stderr(Stdio::null()).status();
}

/// Lets everything that is open end, and everything that was said arrive.
async fn finish(browser: &Browser, world: &Shared) {
    world.lock().expect("nobody panics with it").closing = true;
    let still = async || {
        let world = world.lock().expect("nobody panics with it");
        world.platform.live_calls().next().is_none() && world.queue.is_empty()
    };
    browser.until_within(RESTART, "the last call to end", still).await;
    let ended = async || rows(browser).await.values().all(|rows| rows.iter().all(Option::is_some));
    browser.until_within(RESTART, "every row to have ended", ended).await;
}

async fn report(
    browser: &Browser,
    world: &Shared,
    what: &str,
    slowest: Duration,
    mut lost: BTreeSet<String>,
    mut doubled: BTreeSet<String>,
) {
    let seen = rows(browser).await;
    let world = world.lock().expect("nobody panics with it");
    let (mut told, mut right, mut unknown, mut otherwise) = (0, 0, 0, 0);
    for call in &world.platform.truth().calls {
        let quoted = format!("\"{}\"", call.id);
        let named = |text: &String| text.contains(&quoted) && !text.contains("Incoming_CallInfo");
        if !world.told.iter().filter_map(|&index| world.messages.get(index)).any(named) {
            continue;
        }
        told += 1;
        let rows = seen.get(&call.id).cloned().unwrap_or_default();
        match rows.len() {
            0 => drop(lost.insert(call.id.clone())),
            1 => {}
            _ => drop(doubled.insert(call.id.clone())),
        }
        let truth = call.outcome.map(|outcome| match outcome {
            Outcome::Answered => "answered",
            Outcome::Missed => "missed",
            Outcome::Rejected => "rejected",
            Outcome::Abandoned => "abandoned",
            Outcome::Failed => "failed",
        });
        match rows.first().and_then(|outcome| outcome.as_deref()) {
            outcome if outcome == truth => right += 1,
            Some("unknown") => unknown += 1,
            // The events that would have told were lost with the browser.
            _ => otherwise += 1,
        }
    }
    println!(
        "{what}, {} calls, {told} of them told of: {} lost, {} doubled; outcome as it was {right}, unknown \
         {unknown}, otherwise for want of events {otherwise}; slowest restart {slowest:?}",
        world.platform.truth().calls.len(),
        lost.len(),
        doubled.len(),
    );
    assert!(told > 0, "nothing was told");
    assert_eq!((lost, doubled), Default::default());
}
