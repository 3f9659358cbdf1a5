//! How long a ring takes from the bar's `postMessage` to the screen, with 10,000 calls in the log and on a machine four
//! times slower, beside a page that sets one text.

use super::pair::{OURS, Pair, is_apart, slow_down};
use super::{figure, quantile, shelf};
use crate::console::BAR;
use crate::harness::Browser;
use serde::Deserialize;
use serde_json::json;

const CALLS: usize = 10_000;
const TURNS: usize = 3;
const RINGS_A_TURN: usize = 35;
const SLOWER: f64 = 4.0;
const PLAIN: &str = "ring.html";
/// Sixty a second, milliseconds.
const FRAME: f64 = 1_000.0 / 60.0;
/// By what the clocks of two processes of one machine may differ, milliseconds.
const CLOCKS_AGREE: std::ops::Range<f64> = -0.5..2.0;

#[derive(Deserialize)]
pub struct Rings {
    pub took: Vec<f64>,
    /// The quickest message from the page to its bar: never before it was sent, and hardly later, unless clocks differ.
    quickest: f64,
}

#[tokio::test]
#[ignore = "measures, tests nothing"]
async fn from_the_bars_message_to_the_popup_on_screen() {
    let pair = Pair::with(CALLS).await;
    let browser = Pair::browser().await;
    shelf::fill(&browser, &pair.site).await;
    let (mut ours, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        pair.open(&browser, OURS).await;
        let rows = "return Number(document.querySelector('#call-log [aria-rowcount]')?.getAttribute('aria-rowcount'))";
        browser
            .until("all calls to be in the log", async || browser.eval::<f64>(rows, &[]).await >= CALLS as f64)
            .await;
        ours.extend(ring(&browser).await);
        pair.open(&browser, PLAIN).await;
        plain.extend(ring(&browser).await);
    }
    let [p50, p99] = [0.5, 0.99].map(|share| (quantile(&ours, share), quantile(&plain, share)));
    figure("event to paint: 10,000 calls, 4x slower, p50", "ms", p50.0, Some(p50.1));
    figure("event to paint: 10,000 calls, 4x slower, p99", "ms", p99.0, Some(p99.1));
    figure("event to paint: p50, behind the plain page", "frames", (p50.0 - p50.1) / FRAME, None);
    figure("event to paint: p99, behind the plain page", "frames", (p99.0 - p99.1) / FRAME, None);
}

async fn ring(browser: &Browser) -> Vec<f64> {
    assert!(is_apart(browser).await, "the bar is another site's, and so another process");
    slow_down(browser, SLOWER).await;
    let rings = rings(browser, RINGS_A_TURN).await;
    slow_down(browser, 1.0).await;
    rings
}

/// Lets it ring so often, and says how long each ring took to come on screen, milliseconds.
pub async fn rings(browser: &Browser, times: usize) -> Vec<f64> {
    rings_of(browser, times, None).await
}

/// The same of one caller, or of another each time.
pub async fn rings_of(browser: &Browser, times: usize, caller: Option<&str>) -> Vec<f64> {
    browser.eval::<()>("watch.rings()", &[]).await;
    let script = "return ring(arguments[0], arguments[1])";
    let Rings { took, quickest } = browser.eval_in(&[BAR], script, &[json!(times), json!(caller)]).await;
    assert!(CLOCKS_AGREE.contains(&quickest), "a message came {quickest} ms after it was sent: the clocks differ");
    took
}
