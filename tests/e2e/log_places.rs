//! Where things stand in the log: its tools don't move, its rows follow the density, and its days stay in sight.

use crate::console::Desk;
use crate::harness::Browser;
use crate::simulator;
use serde_json::{Value, json};

const SCROLL: &str = ".call-log-scroll";

/// Where the tools of the log and its rows are, from the corner of the log that they belong to.
const PLACES: &str = "const log = document.querySelector('#call-log').getBoundingClientRect();
    return ['.call-log-title', '.call-log-ranges', '.call-log-filters > summary', '.call-log-tools', '.call-log-body']
        .map((selector, place) => {
            const {left, right, top} = document.querySelector(selector).getBoundingClientRect();
            return [selector, Math.round(place ? log.right - right : left - log.left), Math.round(top - log.top)];
        })";

#[tokio::test]
async fn no_tool_moves_when_something_is_counted_found_filtered_or_waits() {
    let desk = simulator::Desk::of_an_enterprise(Browser::start().await, json!({})).await;
    let browser = &desk.browser;
    desk.signed_in().await;
    let set = "const field = document.querySelector(arguments[0]); field.value = arguments[1];
        field.dispatchEvent(new Event(arguments[2], {bubbles: true}))";
    let places = async || browser.eval::<Value>(PLACES, &[]).await;
    let sizes = [(320, 1200), (360, 1200), (768, 1200), (1024, 800), (1280, 800), (1920, 1080)];
    let mut before = Vec::new();
    for (width, height) in sizes {
        browser.viewport(width, height).await;
        before.push(places().await);
    }
    desk.morning().await;
    for ((width, height), before) in sizes.into_iter().zip(before) {
        browser.viewport(width, height).await;
        let stays = async |what: &str| assert_eq!(places().await, before, "{what} at {width}");
        browser.until("who waits", async || browser.count(".call-log-waiting").await == 1).await;
        stays("somebody waits").await;
        browser.eval::<()>(set, &[json!("#call-log-search"), json!("5"), json!("input")]).await;
        browser.until("the way back", async || browser.count(".call-log-clear").await == 1).await;
        stays("something is searched").await;
        browser.eval::<()>(set, &[json!("[data-filter=direction]"), json!("inbound"), json!("change")]).await;
        browser.until_attr(".call-log-filters", "data-set", "1").await;
        stays("a filter is set").await;
        for pressed in [true, false] {
            browser.eval::<()>("document.querySelector('.call-log-waiting').click()", &[]).await;
            browser.until_attr(".call-log-waiting", "aria-pressed", &pressed.to_string()).await;
            stays("the list of who waits is chosen or left").await;
        }
        browser.eval::<()>("document.querySelector('.call-log-clear').click()", &[]).await;
        browser.until("no way back", async || browser.count(".call-log-clear").await == 0).await;
        stays("all is as it was").await;
    }
    browser.viewport(1280, 800).await;
    for language in ["en", "es", "zh-CN", "ar"] {
        desk.speak(language).await;
        let lines = "const middles = [...document.querySelectorAll('.call-log-head > *')].filter(tool => tool.checkVisibility())
                .map(tool => tool.getBoundingClientRect()).map(({top, bottom}) => (top + bottom) / 2);
            return Math.max(...middles) - Math.min(...middles)";
        assert!(browser.eval::<f64>(lines, &[]).await < 3.0, "the tools are in one line in {language}");
    }
}

#[tokio::test]
async fn compact_rows_are_lower_by_a_line_and_the_last_one_is_reached_all_the_same() {
    let desk = Desk::open().await;
    desk.has_calls(80).await;
    let browser = &desk.browser;
    let row = async || browser.eval::<f64>("return document.querySelector('.call').offsetHeight", &[]).await;
    let last = async |what: &str| {
        // The last row is the last thing there.
        let gap = format!(
            "const scroll = document.querySelector('{SCROLL}');
            scroll.scrollTop = scroll.scrollHeight;
            const row = document.querySelector('.call[aria-rowindex=\"80\"]');
            return row ? row.getBoundingClientRect().bottom - scroll.getBoundingClientRect().bottom : 1e6"
        );
        let is_there = async || browser.eval::<f64>(&gap, &[]).await.abs() < 3.0;
        browser.until(&format!("the end of {what}"), is_there).await;
    };
    for (width, height) in [(1280, 800), (360, 1200)] {
        browser.viewport(width, height).await;
        browser.eval::<()>("delete document.documentElement.dataset.density", &[]).await;
        last(&format!("rows at {width}")).await;
        let roomy = row().await;
        browser.eval::<()>("document.documentElement.dataset.density = 'compact'", &[]).await;
        browser.until("lower rows", async || (16.0..=24.0).contains(&(roomy - row().await))).await;
        last(&format!("compact rows at {width}")).await;
    }
}

#[tokio::test]
async fn the_day_that_one_reads_stays_in_sight_and_covers_no_row_that_the_keyboard_goes_to() {
    let desk = Desk::open().await;
    desk.has_calls(90).await;
    let later = "const now = Date.now.bind(Date); Date.now = () => now() + 30 * 3600 * 1000";
    desk.browser.before_pages(later).await;
    desk.reload().await;
    desk.matches(0).await;
    desk.browser.click("#call-log [data-range=all]").await;
    desk.matches(90).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "2-1", "caller": "5550142"})).await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "2-1", "number": "5550142"})).await;
    desk.matches(91).await;
    desk.popup_is_there(false).await;
    let scroll = format!("document.querySelector('{SCROLL}').scrollTop = 2000");
    desk.browser.eval::<()>(&scroll, &[]).await;
    let stuck = format!(
        "const box = document.querySelector('{SCROLL}').getBoundingClientRect();
        const head = document.querySelector('#call-log thead').getBoundingClientRect();
        return document.elementFromPoint(box.x + 60, head.bottom + 8)?.closest('.call-log-day')?.innerText ?? ''"
    );
    let day = async || desk.browser.eval::<String>(&stuck, &[]).await;
    desk.browser.until("the day", async || !matches!(&*day().await, "" | "Today")).await;
    let is_seen = "const row = document.querySelector('[data-active]').getBoundingClientRect();
        const day = [...document.querySelectorAll('.call-log-day')].at(-1).getBoundingClientRect();
        const box = document.querySelector('.call-log-scroll').getBoundingClientRect();
        return row.top >= day.bottom - 1 && row.bottom <= box.bottom + 1";
    desk.keys("l").await;
    desk.focus_is_at("#call-log-grid").await;
    for key in ["\u{e013}", "\u{e00e}", "\u{e00e}", "\u{e00f}", "\u{e010}"] {
        desk.keys(key).await;
        desk.browser.until("the row", async || desk.browser.eval::<bool>(is_seen, &[]).await).await;
    }
    let placed = "const rows = [...document.querySelectorAll('#call-log .call')];
        return rows.slice(1).every((row, index) => Math.abs(row.getBoundingClientRect().top - rows[index].getBoundingClientRect().bottom) < 1)";
    assert!(desk.browser.eval::<bool>(placed, &[]).await, "no row lies over another");
    desk.no_console_errors().await;
}

#[tokio::test]
async fn all_calls_with_a_number_are_shown_from_a_row_and_from_its_story_and_a_note_stays() {
    let desk = Desk::open_in(Browser::with_a_mouse().await, "").await;
    for (id, number) in [("1-1", "13812345678"), ("1-2", "5550142"), ("1-3", "13812345678")] {
        desk.event("AgentEvent_Ringing", json!({"callid": id, "caller": number})).await;
        desk.event("AgentEvent_Talking", json!({"callid": id, "feature": "0"})).await;
        desk.event("AgentEvent_Call_Release", json!(id)).await;
    }
    desk.event("AgentState_Ready", Value::Null).await;
    desk.matches(3).await;
    desk.browser.click("#wrap-up-note").await;
    desk.keys("half a sent").await;
    desk.browser.click("#call-log [data-call-id='1-1'] [data-action=same-number]").await;
    desk.matches(2).await;
    assert_eq!(desk.value("#call-log-search").await, "13812345678");
    desk.browser.until_attr("#call-log [data-range=all]", "aria-pressed", "true").await;
    let hash = async || desk.browser.eval::<String>("return location.hash", &[]).await;
    desk.browser.until("the address to say no number", async || hash().await == "#log?range=all").await;
    assert_eq!(desk.value("#wrap-up-note").await, "half a sent");

    desk.browser.click(".call-log-clear").await;
    desk.matches(3).await;
    desk.browser.click("#call-log [data-call-id='1-2'] [data-action=story]").await;
    desk.browser.click("#call-story [data-action=same-number]").await;
    desk.matches(1).await;
    assert_eq!(desk.value("#call-log-search").await, "5550142");
    assert_eq!(desk.value("#wrap-up-note").await, "half a sent");
    assert_eq!(desk.browser.count("#call-story").await, 1);
    desk.no_console_errors().await;
}
