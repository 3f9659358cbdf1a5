//! How many events a second get through the real listener when a bar on another site says 30,000 in one go, the journal
//! being written meanwhile, in a page that has just been opened and once more in one that is at work; how long a click
//! waits during that; and how long a page that is loaded again then takes to live through it all once more.

use super::pair::{OURS, Pair, is_apart, is_written, opened};
use super::{figure, quantile};
use crate::console::BAR;
use crate::harness::Browser;
use serde::Deserialize;
use serde_json::json;

const ROUNDS: usize = 3;
const CALLS: usize = 3_750;
const EVENTS: usize = 8 * CALLS;
const BURSTS: usize = 2;
const PLAIN: &str = "count.html";

#[derive(Deserialize)]
struct Click {
    handled: f64,
    drawn: f64,
}

/// What one page took, in milliseconds.
#[derive(Default)]
struct Samples {
    /// Events a second, in the first burst and in the next.
    rates: [Vec<f64>; BURSTS],
    clicks: Vec<Click>,
    /// From the navigation to the state, with an empty journal and with a full one.
    empty: Vec<f64>,
    full: Vec<f64>,
}

#[tokio::test]
#[ignore = "measures, tests nothing"]
async fn thirty_thousand_events_in_one_burst() {
    let browser = Pair::browser().await;
    let (mut ours, mut plain) = (Samples::default(), Samples::default());
    for _ in 0..ROUNDS {
        // Another site has another database.
        let pair = Pair::with(0).await;
        let [began, ready] = pair.open(&browser, OURS).await;
        ours.empty.push(ready - began);
        assert!(is_apart(&browser).await, "the bar is another site's, and so another process");
        receive(&browser, &mut ours, async |bursts| is_written(&browser, bursts * EVENTS, bursts * CALLS).await).await;
        assert_eq!(handled(&browser).await, [BURSTS * EVENTS, BURSTS * CALLS]);
        browser.reload().await;
        let [began, _] = opened(&browser).await;
        let again: f64 = browser.eval("return watch.state('idle')", &[]).await;
        ours.full.push(again - began);

        pair.open(&browser, PLAIN).await;
        receive(&browser, &mut plain, async |_| true).await;
    }
    report(&ours, &plain);
}

/// All bursts, each when the page is done with the one before.
async fn receive(browser: &Browser, samples: &mut Samples, is_done: impl AsyncFn(usize) -> bool) {
    for burst in 0..BURSTS {
        let rate = burst_rate(browser, (burst + 1) * EVENTS, &mut samples.clicks).await;
        samples.rates[burst].push(rate);
        browser.until("the page to be done with the burst", async || is_done(burst + 1).await).await;
    }
}

/// Events a second in a burst after which so many were received in all.
async fn burst_rate(browser: &Browser, events: usize, clicks: &mut Vec<Click>) -> f64 {
    let prepare = "window.all = null;
        window.clicks ??= watch.clicks();
        watch.received(arguments[0]).then((at) => { window.all = at });
        const {left, top, width, height} = document.querySelector('#connection summary').getBoundingClientRect();
        return [left + width / 2, top + height / 2]";
    let place: [f64; 2] = browser.eval(prepare, &[json!(events)]).await;
    let burst = "return new Promise((resolve) => setTimeout(() => resolve(burst(arguments[0]))))";
    let began: f64 = browser.eval_in(&[BAR], burst, &[json!(CALLS)]).await;
    let all = async || browser.eval::<Option<f64>>("return window.all ?? null", &[]).await;
    let mut end = None;
    while end.is_none() {
        click(browser, place).await;
        end = all().await;
    }
    clicks.extend(browser.eval::<Vec<Click>>("return window.clicks.splice(0)", &[]).await);
    EVENTS as f64 / (end.unwrap_or(f64::NAN) - began) * 1_000.0
}

/// Some clicks as with a mouse, one after the other.
async fn click(browser: &Browser, [x, y]: [f64; 2]) {
    let gesture = json!({ "x": x, "y": y, "duration": 20, "tapCount": 8, "gestureSourceType": "mouse" });
    browser.devtools("Input.synthesizeTapGesture", gesture).await;
}

/// How many events were applied, and how many calls are in the log.
async fn handled(browser: &Browser) -> [usize; 2] {
    let script = "return [document.querySelector('#connection').dataset.applied,
        document.querySelector('#call-log [aria-rowcount]').getAttribute('aria-rowcount')].map(Number)";
    browser.eval(script, &[]).await
}

fn report(ours: &Samples, plain: &Samples) {
    let median = |samples: &[f64]| quantile(samples, 0.5);
    for (burst, name) in
        ["intake: events in a first burst of 30,000", "intake: events in a burst of 30,000"].into_iter().enumerate()
    {
        figure(name, "1/s", median(&ours.rates[burst]), Some(median(&plain.rates[burst])));
    }
    let clicks = |samples: &Samples, part: fn(&Click) -> f64, share: f64| {
        quantile(&samples.clicks.iter().map(part).collect::<Vec<_>>(), share)
    };
    for (name, share) in [("median", 0.5), ("p95", 0.95), ("longest", 1.0)] {
        for (what, part) in
            [("handled", (|click| click.handled) as fn(&Click) -> f64), ("answer drawn", |click| click.drawn)]
        {
            let value = clicks(ours, part, share);
            figure(
                &format!("intake: a click during it, {what}, {name}"),
                "ms",
                value,
                Some(clicks(plain, part, share)),
            );
        }
    }
    figure("intake: clicks during it", "count", ours.clicks.len() as f64, Some(plain.clicks.len() as f64));
    let replaying = median(&ours.full) - median(&ours.empty);
    figure("replay: entries in the browser", "1/s", (BURSTS * EVENTS) as f64 / replaying * 1_000.0, None);
    figure("replay: start with 60,000 entries of the shift", "ms", median(&ours.full), Some(median(&ours.empty)));
}
