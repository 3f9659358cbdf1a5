//! Whose bar it was: a configuration that is gone for once brings no simulated bar to a desk that had a real one
//! (fault 38).

use crate::console::BAR;
use crate::harness::{Browser, Deployment, Site};
use crate::update::{until_kept, until_simulated};
use serde_json::{Value, json};

const ERROR: &str = "#config-error";

#[tokio::test]
async fn a_configuration_that_is_not_found_stops_a_desk_that_had_one() {
    let bar = Site::page("").await;
    let deployment = Deployment::console();
    let config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}}).to_string();
    deployment.configure(&config);
    let browser = Browser::start().await;
    browser.open(deployment.url("/")).await;
    let heard = "return window.received?.length ?? 0";
    let subscribed = async || browser.count(BAR).await == 1 && browser.eval_in::<usize>(&[BAR], heard, &[]).await > 0;
    browser.until("the bar to be subscribed to", subscribed).await;
    until_kept(&browser).await;

    deployment.remove_configuration();
    for _ in ["once", "and again"] {
        browser.reload().await;
        browser.until("a page", async || browser.count(&format!("{ERROR}, {BAR}")).await > 0).await;
        assert_eq!((browser.count(ERROR).await, browser.count(BAR).await), (1, 0), "the simulated bar stands in");
    }
    deployment.configure(&config);
    browser.reload().await;
    browser.until("the bar to be subscribed to", subscribed).await;
}

#[tokio::test]
async fn the_calls_of_a_simulated_bar_are_not_those_of_the_real_one() {
    let bar = Site::page("").await;
    let deployment = Deployment::console();
    deployment.configure("{}");
    let browser = Browser::start().await;
    browser.open(deployment.url("/")).await;
    until_simulated(&browser).await;
    for action in ["incoming", "answer", "hang-up", "ready", "incoming"] {
        let script = "const button = document.querySelector(`[data-action='${arguments[0]}']:enabled`);
            button?.click(); return button !== null";
        let pressed = async || browser.eval_in::<bool>(&[BAR], script, &[json!(action)]).await;
        browser.until(&format!("the button {action}"), pressed).await;
    }
    let rings =
        async || browser.count("#incoming-call").await == 1 && browser.count("#call-log [data-call-id]").await == 2;
    browser.until("the second simulated call to ring", rings).await;
    deployment.configure(&json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}}).to_string());
    browser.reload().await;
    let heard = "return window.received?.length ?? 0";
    let subscribed = async || browser.count(BAR).await == 1 && browser.eval_in::<usize>(&[BAR], heard, &[]).await > 0;
    browser.until("the bar to be subscribed to", subscribed).await;
    browser.until("the log", async || browser.count("#call-log [aria-rowcount]").await == 1).await;
    browser.say_in(BAR, json!({"retcode": "000-001", "message": "", "event": Value::Null})).await;
    browser.until_attr("#connection", "data-link", "ready").await;
    assert_eq!(browser.count("#call-log [data-call-id], #incoming-call").await, 0, "simulated calls at the real bar");
}
