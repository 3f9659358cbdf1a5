//! The form that prints a web server's configuration.

use crate::access::inspect;
use crate::harness::{Browser, Site};
use serde_json::json;

/// Writes into a field of the form, or chooses from it, as a person does.
pub async fn choose(browser: &Browser, field: &str, value: &str) {
    let script = "const field = document.getElementById(arguments[0]);
        field.value = arguments[1];
        for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, {bubbles: true}))";
    browser.eval::<()>(script, &[json!(field), json!(value)]).await;
}

async fn text(browser: &Browser, element: &str) -> String {
    browser.eval("return document.querySelector(arguments[0])?.textContent ?? ''", &[json!(element)]).await
}

/// Waits for a result with all the words, without regard to capitals.
pub async fn prints(browser: &Browser, words: &[&str]) {
    let has_all = async || {
        let printed = text(browser, "#policy-result").await.to_lowercase();
        words.iter().all(|word| printed.contains(&word.to_lowercase()))
    };
    browser.until(&format!("{words:?} in the result"), has_all).await;
}

async fn refuses(browser: &Browser, words: &[&str]) {
    let has_all = async || {
        let refused = text(browser, "#policy-refused").await;
        words.iter().all(|word| refused.contains(word))
    };
    browser.until(&format!("{words:?} among the mistakes"), has_all).await;
    assert_eq!(browser.count("#policy-result").await, 0);
}

#[tokio::test]
async fn the_form_prints_for_any_configuration_where_the_console_cant_start_yet() {
    let (site, browser) = (Site::console(r#"{"baar": {}, "hold": 1}"#).await, Browser::start().await);
    browser.open(site.url("/check/#policy")).await;
    refuses(&browser, &["did you mean \"bar\"?", "hold"]).await;
    assert_eq!(browser.count("iframe, [data-standing]").await, 0, "nothing is checked here, and no bar is opened");

    choose(&browser, "policy-config", r#"{"bar": {"mode": "frame", "url": "https://cec.example.com/bar/"}}"#).await;
    prints(&browser, &["location ^~ /", "frame-src 'self' https://cec.example.com", "root \"/srv/agent-console\""])
        .await;
    choose(&browser, "policy-root", "/var/www/console").await;
    choose(&browser, "policy-base", "/desk/").await;
    prints(&browser, &["root \"/var/www/console\"", "location ^~ /desk/"]).await;
    browser.click("#policy-brotli").await;
    prints(&browser, &["    brotli_static on;"]).await;
    choose(&browser, "policy-base", "desk").await;
    refuses(&browser, &["slash to slash"]).await;
    choose(&browser, "policy-base", "/").await;
    choose(&browser, "policy-platform", "https://cec.example.com").await;
    refuses(&browser, &["/service-cloud/"]).await;
    choose(
        &browser,
        "policy-config",
        r#"{"theme": "drak", "bar": {"mode": "frame", "url": "/service-cloud/bar.html"}}"#,
    )
    .await;
    prints(&browser, &["proxy_pass https://cec.example.com/service-cloud/"]).await;
    assert!(text(&browser, ".policy-warned").await.contains("did you mean \"dark\"?"));
    for (server, words) in
        [("caddy", "reverse_proxy"), ("apache", "ProxyPass"), ("headers", "Content-Security-Policy: ")]
    {
        choose(&browser, "policy-server", server).await;
        prints(&browser, &[words]).await;
    }

    let script = "navigator.clipboard.writeText = async text => { window.copied = text }";
    browser.eval::<()>(script, &[]).await;
    browser.click("[data-action=copy-policy]").await;
    browser.until("the result to be copied", async || text(&browser, ".check-tools").await.contains("Copied.")).await;
    assert_eq!(browser.eval::<String>("return copied", &[]).await, text(&browser, "#policy-result").await);
}

#[tokio::test]
async fn the_form_and_the_check_lead_to_each_other() {
    let (site, browser) = (Site::console("{}").await, Browser::start().await);
    browser.open(site.url("/check/")).await;
    browser.until("the check", async || browser.count("[data-standing]").await > 0).await;
    prints(&browser, &["nginx", "location ^~ /"]).await;
    browser.click("a[href='#policy']").await;
    browser.until("the form alone", async || browser.count("[data-standing], iframe").await == 0).await;
    prints(&browser, &["location ^~ /"]).await;
    let mut found = Vec::new();
    inspect(&browser, "the form", &mut found).await;
    assert_eq!(found, [""; 0]);
    browser.click("a[href='./']").await;
    browser.until("the check again", async || browser.count("[data-standing]").await > 0).await;
}
