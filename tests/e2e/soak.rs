//! `make soak`: more calls than an agent has in a year, through the real listener, and what they leave behind. Memory may
//! grow with the calls by what a call is; what is drawn, and who listens, may not grow at all.

use crate::console::{BAR, Desk, ROW};
use serde_json::json;
use std::time::{Duration, Instant};

const EARLY: u64 = 1_000;
const LATE: u64 = 30_000;
const MESSAGES_A_CALL: u64 = 8;
const PATIENCE: Duration = Duration::from_secs(1_800);
/// What a call may cost in memory; its eight messages alone are 1.5 kB of text.
const BYTES_A_CALL: f64 = 4_000.0;
/// A row more or less, a word more or less.
const NODES: i64 = 100;
const LISTENERS: i64 = 10;

/// Catches the program's memory on its way to the page, and tells the bar how many messages are counted.
const BEFORE_THE_PAGE: &str = "for (const name of ['instantiate', 'instantiateStreaming']) {
        const original = WebAssembly[name];
        WebAssembly[name] = async (...args) => {
            const result = await original.apply(WebAssembly, args);
            window.program = (result.instance ?? result).exports.memory;
            return result;
        };
    }";
const RELAY: &str = "const connection = document.querySelector('#connection');
    const relay = () => frames[0].postMessage({counted: Number(connection.dataset.received)}, '*');
    new MutationObserver(relay).observe(connection, {attributeFilter: ['data-received']})";

/// The state of the page when everything that nobody needs is gone.
#[derive(Debug)]
struct Inventory {
    calls: u64,
    /// JavaScript's own objects, the bar's included: it lives in the same process.
    heap: i64,
    /// The program's memory. It never shrinks, and grows by leaps.
    program: i64,
    /// What the origin keeps on disk, by the browser's own estimate.
    stored: i64,
    nodes: i64,
    listeners: i64,
}

impl Inventory {
    async fn of(desk: &Desk, calls: u64) -> Inventory {
        for _ in 0..3 {
            desk.browser.devtools("HeapProfiler.collectGarbage", json!({})).await;
        }
        let metrics = desk.browser.devtools("Performance.getMetrics", json!({})).await;
        let metrics = metrics["metrics"].as_array().expect("a list").clone();
        let metric = |name: &str| {
            let found = metrics.iter().find(|metric| metric["name"] == name);
            found.and_then(|metric| metric["value"].as_f64()).unwrap_or_else(|| panic!("no metric {name}")) as i64
        };
        let program = desk.browser.eval("return window.program.buffer.byteLength", &[]).await;
        let stored = desk.browser.eval("return (await navigator.storage?.estimate?.())?.usage ?? 0", &[]).await;
        Inventory {
            calls,
            heap: metric("JSHeapUsedSize"),
            program,
            stored,
            nodes: metric("Nodes"),
            listeners: metric("JSEventListeners"),
        }
    }

    /// What each call has added since `earlier`, in bytes.
    fn a_call(&self, earlier: &Inventory, bytes: impl Fn(&Inventory) -> i64) -> f64 {
        (bytes(self) - bytes(earlier)) as f64 / (self.calls - earlier.calls) as f64
    }

    fn memory(&self) -> i64 {
        self.heap + self.program
    }
}

impl Desk {
    /// Lets the bar play on until there have been so many calls, and waits until the last one is over and done with.
    async fn play_until(&self, calls: u64) -> Duration {
        let began = Instant::now();
        self.browser.eval_in::<()>(&[BAR], "playUntil(arguments[0])", &[json!(calls)]).await;
        let received = calls * MESSAGES_A_CALL;
        let counted = async || self.counts().await[0] == received;
        self.browser.until_within(PATIENCE, &format!("{received} messages to be counted"), counted).await;
        let took = began.elapsed();
        let told = async || self.browser.eval::<u64>("return ended", &[]).await == calls;
        self.browser.until("the last call's end to be final", told).await;
        took
    }

    async fn rows(&self) -> u64 {
        let rows = self.browser.attr("#call-log [aria-rowcount]", "aria-rowcount").await;
        rows.and_then(|rows| rows.parse().ok()).unwrap_or(0)
    }
}

#[tokio::test]
#[ignore = "takes minutes"]
async fn thirty_thousand_calls_leave_no_more_behind_than_their_rows() {
    let desk = Desk::open_with(BEFORE_THE_PAGE).await;
    desk.browser.devtools("Performance.enable", json!({})).await;
    let script = "const script = document.createElement('script');
        script.src = 'soak-bar.js';
        document.head.append(script)";
    desk.browser.eval_in::<()>(&[BAR], script, &[]).await;
    let loaded = async || desk.browser.eval_in(&[BAR], "return typeof playUntil === 'function'", &[]).await;
    desk.browser.until("the calls to come", loaded).await;
    let listen = "window.ended = 0; addEventListener('agent-console:call-ended', () => ended++)";
    desk.browser.eval::<()>(listen, &[]).await;
    desk.browser.eval::<()>(RELAY, &[]).await;

    let mut inventories = vec![Inventory::of(&desk, 0).await];
    for calls in [EARLY, 10_000, 20_000, LATE] {
        let took = desk.play_until(calls).await;
        println!("until call {calls}: {:.1} s", took.as_secs_f64());
        assert_eq!(desk.rows().await, calls);
        inventories.push(Inventory::of(&desk, calls).await);
    }
    let sent = LATE * MESSAGES_A_CALL;
    assert_eq!(desk.counts().await, [sent, sent, 0, 0, 0]);

    println!("{:>7} {:>12} {:>12} {:>12} {:>8} {:>10}", "calls", "heap", "program", "stored", "nodes", "listeners");
    for Inventory { calls, heap, program, stored, nodes, listeners } in &inventories {
        println!("{calls:>7} {heap:>12} {program:>12} {stored:>12} {nodes:>8} {listeners:>10}");
    }
    let [_, early, .., late] = &inventories[..] else { unreachable!("five were made") };
    println!(
        "a call: {:.0} bytes of heap, {:.0} of the program's memory, {:.0} stored",
        late.a_call(early, |inventory| inventory.heap),
        late.a_call(early, |inventory| inventory.program),
        late.a_call(early, |inventory| inventory.stored),
    );
    let drawn = desk.browser.count(ROW).await;
    println!("{drawn} rows are drawn");

    let began = Instant::now();
    desk.browser.reload().await;
    let back = async || desk.rows().await == LATE;
    desk.browser.until_within(PATIENCE, "every call to be back after a reload", back).await;
    println!("back after a reload: {:.1} s", began.elapsed().as_secs_f64());

    assert!((late.nodes - early.nodes).abs() <= NODES, "{} nodes became {}", early.nodes, late.nodes);
    assert!((late.listeners - early.listeners).abs() <= LISTENERS, "{early:?} {late:?}");
    let bytes = late.a_call(early, Inventory::memory);
    assert!(bytes <= BYTES_A_CALL, "{bytes:.0} bytes of memory a call");
    assert_eq!(desk.browser.console_errors().await, [""; 0]);
}
