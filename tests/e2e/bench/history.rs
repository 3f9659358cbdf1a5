//! A ring of somebody who has called before, with 100,000 calls on record, beside one of somebody who hasn't.

use super::paint::rings_of;
use super::pair::{Pair, slow_down};
use super::{CALLS, figure, quantile, shelf};
use std::time::Duration;

/// Opens the console as an agent does: the log has today's calls.
const TODAY: &str = "";
const TURNS: usize = 3;
const RINGS_A_TURN: usize = 20;
const SLOWER: f64 = 4.0;
const PATIENCE: Duration = Duration::from_secs(120);

#[tokio::test]
#[ignore = "measures, tests nothing"]
async fn a_ring_of_an_earlier_caller_beside_one_of_a_stranger() {
    let pair = Pair::with(CALLS).await;
    let browser = Pair::browser().await;
    shelf::fill(&browser, &pair.site).await;
    let (mut known, mut stranger, mut ready) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let [began, _] = pair.open_path(&browser, TODAY).await;
        let complete = async || browser.attr("#call-log", "data-remembered").await.as_deref() == Some("true");
        browser.until_within(PATIENCE, "every record to be read", complete).await;
        let now: f64 = browser.eval("return performance.timeOrigin + performance.now()", &[]).await;
        ready.push(now - began);
        slow_down(&browser, SLOWER).await;
        known.extend(rings_of(&browser, RINGS_A_TURN, Some(shelf::CALLER)).await);
        assert!(browser.count("#call-log [data-call-id]").await > 0);
        stranger.extend(rings_of(&browser, RINGS_A_TURN, None).await);
        slow_down(&browser, 1.0).await;
    }
    figure("history: 100,000 calls known, from the navigation", "ms", quantile(&ready, 0.5), None);
    for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
        let name = format!("history: a ring with its line, 4x slower, {name}");
        figure(&name, "ms", quantile(&known, share), Some(quantile(&stranger, share)));
    }
}
