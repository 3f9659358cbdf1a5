//! The page's language: who chooses it, and that it changes under a call without anything being lost.

use crate::harness::{Browser, Site};
use crate::simulator::Desk;

/// The language of the page once it is there: what it declares, its direction, and the first words of the panel.
async fn spoken(browser: &Browser) -> [String; 3] {
    browser.until("the page", async || browser.count("#agent-status h2, #config-error h1").await == 1).await;
    let heading = browser.text("#agent-status h2, #config-error h1").await;
    let declared = [browser.attr("html", "lang").await, browser.attr("html", "dir").await, heading];
    declared.map(Option::unwrap_or_default)
}

async fn choose(browser: &Browser, tag: &str) {
    browser.set("language", "language", tag).await;
    browser.until_attr("html", "lang", tag).await;
}

#[tokio::test]
async fn the_browser_says_which_language_unless_the_operator_does_or_the_agent_does() {
    let browser = Browser::that_asks_for("fr,es-MX,en").await;
    let site = Site::console("{}").await;
    browser.open(site.url("/")).await;
    assert_eq!(spoken(&browser).await, ["es", "ltr", "Su estado"]);
    let titled = async || browser.driver.title().await.is_ok_and(|title| title == "Consola del agente");
    browser.until("the title", titled).await;

    let configured = Site::console(r#"{"locale": "zh-CN"}"#).await;
    browser.open(configured.url("/")).await;
    assert_eq!(spoken(&browser).await, ["zh-CN", "ltr", "您的状态"]);

    choose(&browser, "ar").await;
    browser.open(configured.url("/")).await;
    assert_eq!(spoken(&browser).await, ["ar", "rtl", "حالتك"]);
}

#[tokio::test]
async fn a_browser_that_asks_for_no_shipped_language_gets_english_and_one_of_taiwan_chinese() {
    let site = Site::console("{}").await;
    for (asked, tag) in [("fr-FR", "en"), ("fr-FR,zh-TW", "zh-CN"), ("ar-EG,en", "ar")] {
        let browser = Browser::that_asks_for(asked).await;
        browser.open(site.url("/")).await;
        assert_eq!(spoken(&browser).await[0], tag, "{asked}");
    }
}

#[tokio::test]
async fn a_broken_configuration_is_explained_in_the_browsers_language() {
    let browser = Browser::that_asks_for("es").await;
    let site = Site::console(r#"{"bar": {"mode": "frme"}}"#).await;
    browser.open(site.url("/")).await;
    assert_eq!(spoken(&browser).await, ["es", "ltr", "La consola no puede iniciarse"]);
    let text = browser.text("#config-error").await.expect("the page");
    assert!(text.contains("uno de \"simulator\", \"frame\""), "{text}");
}

#[tokio::test]
async fn another_language_under_a_call_reloads_nothing_and_loses_nothing() {
    let desk = Desk::open(false).await;
    let browser = &desk.browser;
    for action in ["sign-in", "incoming", "answer"] {
        desk.press(action).await;
    }
    browser.until_attr("#call-log tbody tr", "data-phase", "talking").await;
    let received = "return +document.querySelector('#connection').dataset.received";
    let before: u64 = browser.eval(received, &[]).await;
    browser.eval::<()>("window.marker = document.querySelector('iframe')", &[]).await;

    for (tag, direction, heading) in [("ar", "rtl", "المكالمات"), ("zh-CN", "ltr", "呼叫记录")] {
        choose(browser, tag).await;
        browser.until(tag, async || browser.text("#call-log-heading").await.as_deref() == Some(heading)).await;
        assert_eq!(browser.attr("html", "dir").await.as_deref(), Some(direction));
    }
    let same = "return window.marker.isConnected && window.marker === document.querySelector('iframe')";
    assert!(browser.eval::<bool>(same, &[]).await, "the bar is the same element");
    assert_eq!(browser.attr("#call-log tbody tr", "data-phase").await.as_deref(), Some("talking"));
    assert!(browser.eval::<u64>(received, &[]).await >= before);
    let stopped = browser.eval::<String>("return document.querySelector('.stopped').textContent", &[]).await;
    assert!(stopped.contains("工作台"), "{stopped}");

    desk.press("hang-up").await;
    browser.until_attr("#call-log tbody tr", "data-outcome", "answered").await;
    assert_eq!(browser.text("#call-log tbody tr .call-word span").await.as_deref(), Some("呼入"));
}

#[tokio::test]
async fn other_tabs_follow_the_choice() {
    let browser = Browser::that_asks_for("en").await;
    let site = Site::console("{}").await;
    browser.open(site.url("/")).await;
    assert_eq!(spoken(&browser).await[0], "en");
    let first = browser.driver.window().await.expect("a tab");
    let second = browser.new_tab().await;
    browser.driver.switch_to_window(second).await.expect("the other tab");
    browser.open(site.url("/")).await;
    spoken(&browser).await;
    choose(&browser, "es").await;
    browser.driver.switch_to_window(first).await.expect("the first tab");
    browser.until_attr("html", "lang", "es").await;
    browser.open_settings("language").await;
    let shown = browser.eval::<String>("return document.querySelector('#language').value", &[]).await;
    assert_eq!(shown, "es");
}

#[tokio::test]
async fn a_strip_in_arabic_scrolls_in_one_direction_only() {
    let desk = Desk::open(false).await;
    let browser = &desk.browser;
    choose(browser, "ar").await;
    for action in ["sign-in", "incoming", "customer-abandons", "incoming"] {
        desk.press(action).await;
    }
    browser.until("the popup", async || browser.count("#incoming-call").await == 1).await;
    for width in [1280, 360, 320] {
        browser.viewport(width, 800).await;
        let fits = "return document.documentElement.scrollWidth <= innerWidth";
        browser.until("the page to fit", async || browser.eval::<bool>(fits, &[]).await).await;
    }
    let edge = "return getComputedStyle(document.querySelector('tr[data-outcome=abandoned]')).boxShadow";
    let edge: String = browser.eval(edge, &[]).await;
    assert!(edge.contains(") -"), "the edge of a missed call is on the right: {edge}");
}
