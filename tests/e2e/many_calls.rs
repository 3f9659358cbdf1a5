//! A log of a hundred thousand calls: what is in the page is what is in sight, and all of them are within reach.

use crate::bench::shelf;
use crate::harness::Browser;
use serde_json::json;
use std::time::Duration;
use thirtyfour::By;

const CALLS: usize = 100_000;
/// Rows that may be in the page: those in sight of any screen, and a few around them.
const ROWS: usize = 100;
const GRID: &str = "#call-log [aria-rowcount]";
const PATIENCE: Duration = Duration::from_secs(60);

const PAGE_DOWN: &str = "\u{e00f}";
const END: &str = "\u{e010}";
const HOME: &str = "\u{e011}";

/// The place of the row that the keyboard is at, if that row is drawn and in sight.
const ACTIVE: &str = "const grid = document.querySelector('#call-log [aria-rowcount]');
    const row = document.getElementById(grid.getAttribute('aria-activedescendant'));
    const scroll = document.querySelector('.call-log-scroll').getBoundingClientRect();
    const middle = row?.getBoundingClientRect();
    const seen = row && middle.top + middle.height / 2 > scroll.top && middle.top + middle.height / 2 < scroll.bottom;
    return seen ? Number(row.getAttribute('aria-rowindex')) : null";

async fn places(browser: &Browser) -> Vec<usize> {
    let places = "return [...document.querySelectorAll('#call-log .call')].map((row) => Number(row.ariaRowIndex))";
    browser.eval(places, &[]).await
}

async fn matching(browser: &Browser, calls: usize) {
    let what = format!("{calls} matching calls");
    let counted = async || browser.attr(GRID, "aria-rowcount").await == Some(calls.to_string());
    browser.until_within(PATIENCE, &what, counted).await;
}

async fn at(browser: &Browser, place: usize) {
    let there = async || browser.eval::<Option<usize>>(ACTIVE, &[]).await == Some(place);
    browser.until(&format!("the keyboard to be at row {place}"), there).await;
}

#[tokio::test]
async fn a_hundred_thousand_calls_are_within_reach_and_few_of_them_in_the_page() {
    let site = shelf::site(CALLS, shelf::SILENT_BAR).await;
    let browser = Browser::start().await;
    shelf::fill(&browser, &site).await;
    browser.open(site.url("/#log?range=all")).await;
    matching(&browser, CALLS).await;
    let first = places(&browser).await;
    assert_eq!(first, Vec::from_iter(1..=first.len()));
    assert!(first.len() <= ROWS, "{} rows are in the page", first.len());

    let to_the_end = "const scroll = document.querySelector('.call-log-scroll');
        scroll.scrollTop = arguments[0] * scroll.scrollHeight";
    for (share, place) in [(0.5, CALLS / 2), (1.0, CALLS)] {
        browser.eval::<()>(to_the_end, &[json!(share)]).await;
        browser.until("the rows in sight", async || places(&browser).await.contains(&place)).await;
        let drawn = places(&browser).await;
        assert!(drawn.len() <= ROWS, "{} rows are in the page", drawn.len());
        assert_eq!(drawn, Vec::from_iter(drawn[0]..drawn[0] + drawn.len()));
    }
    assert_eq!(places(&browser).await.last(), Some(&CALLS));

    let grid = browser.driver.find(By::Css(GRID)).await.expect("the grid");
    for (key, place) in [(HOME, 1), (END, CALLS), (HOME, 1)] {
        grid.send_keys(key).await.expect("the grid takes keys");
        at(&browser, place).await;
    }
    grid.send_keys(PAGE_DOWN).await.expect("the grid takes keys");
    let further = async || browser.eval::<Option<usize>>(ACTIVE, &[]).await.is_some_and(|place| place > 1);
    browser.until("a page further", further).await;
    let page = browser.eval::<usize>(ACTIVE, &[]).await - 1;
    grid.send_keys(PAGE_DOWN).await.expect("the grid takes keys");
    at(&browser, 1 + 2 * page).await;

    let search = browser.driver.find(By::Css("#call-log-search")).await.expect("the search");
    search.send_keys(shelf::RARE_WORD).await.expect("the search takes letters");
    matching(&browser, 1).await;
    assert_eq!(places(&browser).await, [1]);
    assert_eq!(browser.console_errors().await, [""; 0]);
}
