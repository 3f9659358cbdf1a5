//! The harness's own test: what every test with a foreign bar relies on.

use serde_json::json;

use crate::harness::{Browser, Site, skipped_in};

const PARENT: &str = "<!doctype html><script>addEventListener('message', event =>
    document.body.dataset.heard = event.origin + ' ' + JSON.stringify(event.data))</script><body>";

#[tokio::test]
async fn a_foreign_page_hears_and_says_what_the_test_wants() {
    let (here, there) = (Site::page(PARENT).await, Site::page("").await);
    let browser = Browser::start().await;
    browser.open(here.url("/")).await;
    browser.add_frame("bar", &there.url("/foreign-bar.html")).await;
    browser.until("the foreign page", async || browser.eval_in(&["#bar"], "return 'say' in window", &[]).await).await;

    browser.eval::<()>("frames[0].postMessage('subscribe', '*')", &[]).await;
    browser
        .until("the subscription to arrive", async || browser.received_in("#bar").await == [json!("subscribe")])
        .await;

    browser.say_in("#bar", json!({ "event": null })).await;
    let heard = format!("{} {}", there.origin(), json!({ "event": null }));
    browser.until_attr("body", "data-heard", &heard).await;
}

#[tokio::test]
async fn a_page_sees_the_size_and_the_preferences_that_the_test_sets() {
    skipped_in!(WebKit, "it takes preferences from the desktop, which its driver can't change");
    let (site, browser) = (Site::page("<p id=only>text</p>").await, Browser::start().await);
    browser.viewport(400, 300).await;
    browser.prefers(&[("prefers-color-scheme", "dark")]).await;

    browser.open(site.url("/")).await;

    let seen = "return [innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches]";
    assert_eq!(browser.eval::<serde_json::Value>(seen, &[]).await, json!([400, 300, true]));
    assert_eq!(browser.text("#only").await.as_deref(), Some("text"));
    assert_eq!(browser.text("#other").await, None);
}
