//! Whose pages may show the console.

use serde_json::json;

use super::everywhere;
use super::pages::browser;
use crate::harness::{Site, skipped_in};

const FRAME: &str = "#portal";

#[tokio::test]
async fn another_servers_page_shows_the_console_only_where_that_is_configured() {
    skipped_in!(Firefox | WebKit, "the driver's way to trust a self-made certificate leaves out service workers");
    let portal = Site::page("").await;
    let browser = browser().await;
    let allowed = json!({"policy": {"frameAncestors": [portal.origin()]}}).to_string();
    for (config, shown) in [("{}", false), (allowed.as_str(), true)] {
        for server in everywhere(config) {
            let what = format!("{config} by {:?} under {}", server.kind, server.base);
            browser.open(portal.url("/")).await;
            browser.console_errors().await;
            browser.add_frame("portal", &server.url("")).await;
            let drawn = async || {
                browser.eval_in::<usize>(&[FRAME], "return document.querySelectorAll('#connection').length", &[]).await
            };
            if shown {
                browser.until("the console", async || drawn().await == 1).await;
                assert_eq!(browser.console_errors().await, [""; 0], "{what}");
            } else {
                let refused =
                    async || browser.console_errors().await.iter().any(|line| line.contains("frame-ancestors"));
                browser.until(&format!("a refusal of {what}"), refused).await;
                assert_eq!(drawn().await, 0, "{what}");
            }
        }
    }
}
