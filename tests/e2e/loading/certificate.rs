//! The platform over HTTPS, with a certificate that its owner has made himself, as enterprises have it. A browser that
//! doesn't trust it tells scripts nothing but that there is no answer.

use super::{Desk, FAILURE};
use crate::console::BAR;
use crate::harness::{Browser, Engine, skipped_in};
use crate::hosting::files::Folder;
use crate::hosting::server::{Kind, Server};
use crate::platform::{Behaviour, Page, Platform};
use serde_json::{Value, json};

/// What the server before the platform is configured for.
const PROXIED: &str = r#"{"bar": {"mode": "frame", "url": "/service-cloud/bar/index.html"}}"#;

/// The title of the browser's own warning.
const WARNING: &str = "Privacy error";

struct Secured {
    platform: Platform,
    server: Server,
}

impl Secured {
    async fn start() -> Secured {
        let platform = Platform::start(Behaviour::default()).await;
        let address = platform.context_path();
        let origin = address.trim_end_matches("/service-cloud/");
        let server = Server::start(Kind::Nginx, "/", Folder::with(PROXIED), Some(origin));
        Secured { platform, server }
    }

    fn context_path(&self) -> String {
        format!("{}/service-cloud/", self.server.origin())
    }

    fn page(&self) -> String {
        format!("{}{}", self.context_path(), Page::Told.path())
    }

    fn framing(&self) -> Value {
        json!({"mode": "frame", "url": self.page(), "contextPath": "", "session": ""})
    }

    /// A console beside the platform, and this browser in it.
    async fn desk(self, browser: Browser, bar: Value) -> (Desk, Server) {
        let console = self.platform.console_with(bar, None).await;
        browser.open(console.url("/")).await;
        (Desk { browser, platform: self.platform, console }, self.server)
    }
}

async fn trusting() -> Browser {
    Browser::start_with(&["--ignore-certificate-errors".to_owned()]).await
}

/// The browser's own warning is read and overruled, as somebody does who follows the link.
async fn accept(browser: &Browser, address: &str) {
    let console = browser.driver.window().await.expect("a tab");
    let tab = browser.driver.new_tab().await.expect("one more tab");
    browser.driver.switch_to_window(tab).await.expect("it is there");
    browser.open(address).await;
    assert_eq!(browser.driver.title().await.expect("a title"), WARNING);
    assert!(browser.text("body").await.is_some_and(|text| text.contains("ERR_CERT_AUTHORITY_INVALID")));
    browser.eval::<()>("document.querySelector('#proceed-link').click()", &[]).await;
    let behind = async || browser.driver.title().await.is_ok_and(|title| title != WARNING);
    browser.until("the page behind the warning", behind).await;
    browser.driver.close_window().await.expect("a tab can be closed");
    browser.driver.switch_to_window(console).await.expect("it is there");
}

#[tokio::test]
async fn a_platform_whose_certificate_is_not_trusted_is_named_and_once_it_is_the_bar_comes() {
    skipped_in!(Firefox | WebKit, "only Chromium's warning can be overruled by its driver");
    let secured = Secured::start().await;
    let bar = json!({"contextPath": secured.context_path()});
    let (desk, server) = secured.desk(Browser::start().await, bar).await;
    desk.fails("platform-unreachable").await;
    let text = desk.browser.text(FAILURE).await.unwrap_or_default();
    assert!(text.contains("does not trust the server's certificate"), "{text}");
    let link = desk.browser.attr("#bar-failure a", "href").await.expect("a link");
    assert!(link.starts_with(&server.origin()), "{link}");
    assert_eq!(desk.browser.attr("#bar-failure a", "target").await.as_deref(), Some("_blank"));
    assert_eq!((desk.browser.count(BAR).await, desk.platform.seen(|seen| seen.scripts)), (0, 0));

    accept(&desk.browser, &link).await;
    desk.again().await;
    desk.is_subscribed().await;
    desk.is_adopted().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.link("ready").await;
    assert_eq!(desk.browser.count(FAILURE).await, 0);
}

#[tokio::test]
async fn where_the_certificate_is_trusted_the_bar_comes_at_once() {
    skipped_in!(Firefox | WebKit, "only Chromium is told to trust a certificate when it starts");
    let secured = Secured::start().await;
    let bar = json!({"contextPath": secured.context_path()});
    let (desk, _server) = secured.desk(trusting().await, bar).await;
    desk.is_subscribed().await;
    desk.is_adopted().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.link("ready").await;
}

#[tokio::test]
async fn in_a_frame_of_our_own_a_page_behind_such_a_certificate_never_counts_as_linked_and_can_be_opened() {
    let secured = Secured::start().await;
    let (bar, page) = (secured.framing(), secured.page());
    let (desk, _server) = secured.desk(Browser::start().await, bar).await;
    desk.link("waiting-long").await;
    desk.browser.until_attr("#will-it-ring", "data-rings", "no").await;
    desk.browser.open_settings("diagnostics").await;
    desk.browser.until("the doubt", async || desk.browser.count(".connection-doubt").await == 1).await;
    let text = desk.browser.eval::<String>("return document.querySelector('.connection-doubt').textContent", &[]).await;
    assert!(text.contains("its place is empty or shows an error") && text.contains("certificate"), "{text}");
    assert_eq!(desk.browser.attr("a.connection-unseen", "href").await, Some(page.clone()));
    assert_eq!(desk.platform.seen(|seen| seen.pages), 0);
    if Engine::chosen() != Engine::Chromium {
        // The others' drivers can't overrule the warning.
        return;
    }

    accept(&desk.browser, &page).await;
    desk.browser.reload().await;
    desk.is_subscribed().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.link("ready").await;
    desk.browser.open_settings("diagnostics").await;
    let doubts = async || desk.browser.count(".connection-doubt, .connection-unseen").await;
    desk.browser.until("no doubt", async || doubts().await == 0).await;
}
