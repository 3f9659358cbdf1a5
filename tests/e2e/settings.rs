//! All settings in one place, and what an agent sees to before the first call.

use crate::harness::Browser;
use crate::simulator::Desk;
use serde_json::json;

/// The look of the page: theme, density, size of the text.
async fn look(browser: &Browser) -> [Option<String>; 3] {
    let names = ["data-theme", "data-density", "data-text-size"];
    [browser.attr("html", names[0]).await, browser.attr("html", names[1]).await, browser.attr("html", names[2]).await]
}

#[tokio::test]
async fn the_page_looks_as_the_agent_likes_it_from_the_first_moment_of_the_next_start() {
    let desk = Desk::of_an_enterprise(Browser::start().await, json!({"theme": "light"})).await;
    let browser = &desk.browser;
    let chosen = ["dark", "compact", "large"].map(|value| Some(value.to_owned()));
    assert_eq!(look(browser).await, [Some("light".to_owned()), None, None]);
    let size = "return parseFloat(getComputedStyle(document.documentElement).fontSize)";
    let before: f64 = browser.eval(size, &[]).await;
    browser.set("look", "theme", "dark").await;
    browser.set("look", "density", "compact").await;
    browser.set("look", "text-size", "large").await;
    browser.until("the look", async || look(browser).await == chosen).await;
    let after: f64 = browser.eval(size, &[]).await;
    assert!((after / before - 1.15).abs() < 0.01, "{before} -> {after}");

    // From the outline on, long before the program is there, the page has no other look.
    let looks = "window.looks = [];
        new MutationObserver(() => {
            const {theme, density, textSize} = document.documentElement.dataset;
            const look = [theme, density, textSize].join(' ');
            if (document.querySelector('.skeleton-arranged, #agent-status') && looks.at(-1) !== look) looks.push(look);
        }).observe(document, {subtree: true, childList: true, attributes: true})";
    browser.before_pages(looks).await;
    browser.reload().await;
    desk.signed_in().await;
    let looks: Vec<String> = browser.eval("return looks", &[]).await;
    assert_eq!(looks, ["dark compact large"]);
    browser.set("look", "theme", "").await;
    browser.until_attr("html", "data-theme", "light").await;
}

#[tokio::test]
async fn before_the_first_call_three_things_are_checked_and_a_ring_is_tried_once_for_each_agent() {
    let desk = Desk::of_an_enterprise(Browser::start().await, json!({})).await;
    desk.browser.forget_settings().await;
    let checks = "#first-checks";
    assert_eq!(desk.browser.count(checks).await, 0, "nobody is there");
    desk.signed_in().await;
    desk.browser.until("the checks", async || desk.browser.count("#first-checks .check").await == 3).await;
    let test = "#first-checks [data-action=test-alerts]";
    desk.browser.click(test).await;
    desk.browser.until_attr(test, "data-testing", "true").await;
    desk.browser.click(test).await;
    // Nothing lies over a call.
    desk.call_from("+8613800138123", "Support").await;
    desk.browser.until("the checks to make way", async || desk.browser.count(checks).await == 0).await;
    desk.press("customer-abandons").await;
    desk.browser.until("the checks", async || desk.browser.count(checks).await == 1).await;
    desk.browser.click("[data-action=first-checks-done]").await;
    desk.browser.until("the checks to go", async || desk.browser.count(checks).await == 0).await;
    desk.browser.reload().await;
    desk.signed_in().await;
    assert_eq!(desk.browser.count(checks).await, 0, "they are done");
    desk.browser.eval::<()>("document.querySelector('#will-it-ring summary').click()", &[]).await;
    desk.browser.click("[data-action=ringing-settings]").await;
    desk.browser.until("the settings", async || desk.browser.count("#settings .alert-settings").await == 1).await;
}
