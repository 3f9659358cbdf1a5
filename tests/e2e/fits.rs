//! No text of the page is cut without a way to read it, and none lies over another: in every language, at every width,
//! whether nothing happens, somebody rings, or somebody talks.

use crate::harness::Browser;
use crate::simulator::Desk;
use serde_json::json;
use std::time::{Duration, Instant};

const LANGUAGES: [&str; 4] = ["en", "es", "zh-CN", "ar"];
/// In the strips the page scrolls, and what is out of sight can't be looked at.
const SIZES: [(u32, u32); 7] =
    [(320, 2400), (360, 2400), (480, 2000), (768, 1800), (1280, 800), (1920, 1080), (2560, 1440)];

#[tokio::test]
async fn no_text_is_cut_or_lies_over_another_in_any_language_at_any_width() {
    let desk = Desk::of_an_enterprise(Browser::with_a_mouse().await, json!({})).await;
    desk.signed_in().await;
    desk.morning().await;
    let mut faults = Vec::new();
    look_around(&desk, "idle", &mut faults).await;
    desk.call_from("+8613800138123", "Support").await;
    look_around(&desk, "ringing", &mut faults).await;
    desk.answer_and_note("Both boxes found in Hamburg. New delivery on Thursday before noon").await;
    look_around(&desk, "talking", &mut faults).await;
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

async fn look_around(desk: &Desk, state: &str, faults: &mut Vec<String>) {
    for language in LANGUAGES {
        desk.speak(language).await;
        for (width, height) in SIZES {
            desk.browser.viewport(width, height).await;
            let found = settled(&desk.browser).await;
            faults.extend(found.into_iter().map(|fault| format!("{state}, {language}, {width}: {fault}")));
        }
    }
    desk.speak("en").await;
}

/// What is wrong with the page once it has come to rest.
async fn settled(browser: &Browser) -> Vec<String> {
    let begin = Instant::now();
    loop {
        let faults: Vec<String> = browser.eval(include_str!("fits.js"), &[]).await;
        if faults.is_empty() || begin.elapsed() > Duration::from_secs(1) {
            return faults;
        }
    }
}
