//! The bar's session is a cookie, and the browser decides whether the bar gets it in the console's page. `127.0.0.1` and
//! `localhost` are two sites.

use super::Desk;
use crate::harness::{Browser, Cookies, skipped_in};
use crate::platform::{Behaviour, Page, Platform};
use serde_json::{Value, json};

const LAX: &str = "SameSite=Lax";
const NONE: &str = "SameSite=None; Secure";
const PARTITIONED: &str = "SameSite=None; Secure; Partitioned";

const DOUBT: &str = "#bar-doubt";
const ACCOUNT: &str = ".connection-doubt";

const HERE: &str = "127.0.0.1";
const ELSEWHERE: &str = "localhost";

impl Desk {
    /// A console at `127.0.0.1` with a bar of this host.
    async fn beside(browser: Browser, page: Page, host: &str) -> Desk {
        let platform = Platform::start(Behaviour { page, ..Behaviour::default() }).await;
        let bar = json!({"contextPath": platform.context_path().replace("127.0.0.1", host)});
        Desk::around(browser, platform, bar).await
    }

    /// The same with the page in a frame of the console's own.
    async fn framing(browser: Browser, page: Page, host: &str) -> Desk {
        let platform = Platform::start(Behaviour { page, ..Behaviour::default() }).await;
        let url = format!("{}{}", platform.context_path(), page.path()).replace("127.0.0.1", host);
        Desk::around(browser, platform, json!({"mode": "frame", "url": url, "contextPath": "", "session": ""})).await
    }

    async fn around(browser: Browser, platform: Platform, bar: Value) -> Desk {
        let console = platform.console_with(bar, None).await;
        browser.open(console.url("/")).await;
        Desk { browser, platform, console }
    }

    async fn signs_in(&self) {
        self.link("ready").await;
        self.browser.until_attr("#agent-status", "data-state", "idle").await;
        assert_eq!(self.browser.count(DOUBT).await + self.browser.count(ACCOUNT).await, 0);
    }

    /// Waits for what is said of a bar that isn't signed in.
    async fn is_refused(&self, place: &str) -> String {
        self.browser.until("a word about it", async || self.browser.count(place).await == 1).await;
        self.browser.until_attr("#agent-status", "data-state", "signed-out").await;
        let text = "return document.querySelector(arguments[0]).textContent";
        self.browser.eval(text, &[json!(place)]).await
    }
}

#[tokio::test]
async fn a_bar_of_another_site_does_not_get_its_cookie_and_that_is_said() {
    let desk = Desk::beside(Browser::start().await, Page::Signing(LAX), ELSEWHERE).await;
    let text = desk.is_refused(DOUBT).await;
    assert!(text.contains("withholds the bar's cookies"), "{text}");
    // And it was tried with another session before anything was said.
    assert_eq!(desk.platform.seen(|seen| (seen.sessions, seen.pages)), (2, 2));
}

#[tokio::test]
async fn a_bar_of_the_console_s_own_site_gets_its_cookie_and_signs_in() {
    let desk = Desk::beside(Browser::start().await, Page::Signing(LAX), HERE).await;
    desk.signs_in().await;
    assert_eq!(desk.platform.seen(|seen| (seen.sessions, seen.pages)), (1, 1));
}

#[tokio::test]
async fn a_platform_that_refuses_is_not_blamed_on_the_cookies_that_it_got() {
    let desk = Desk::beside(Browser::start().await, Page::Refused(LAX), HERE).await;
    let text = desk.is_refused(DOUBT).await;
    assert!(text.contains("bar.session") && !text.contains("cookie"), "{text}");
}

#[tokio::test]
async fn a_cookie_for_other_sites_pages_comes_through_where_the_browser_lets_it_or_keeps_it_apart() {
    skipped_in!(Firefox | WebKit, "it takes cookies for HTTPS alone from no server without it");
    for (cookie, taken) in [(NONE, Cookies::Everybodys), (PARTITIONED, Cookies::FirstPartys)] {
        let desk = Desk::beside(Browser::that_takes(taken).await, Page::Signing(cookie), ELSEWHERE).await;
        desk.signs_in().await;
    }
    for (cookie, taken) in [(NONE, Cookies::FirstPartys), (LAX, Cookies::Everybodys)] {
        let desk = Desk::beside(Browser::that_takes(taken).await, Page::Signing(cookie), ELSEWHERE).await;
        let text = desk.is_refused(DOUBT).await;
        assert!(text.contains("withholds the bar's cookies") && text.contains("SameSite=None"), "{cookie}: {text}");
    }
}

#[tokio::test]
async fn a_browser_that_takes_no_cookies_at_all_is_told_from_one_that_holds_back_the_bar_s() {
    skipped_in!(Firefox | WebKit, "without cookies it has no storage, and its driver no page");
    for host in [HERE, ELSEWHERE] {
        let desk = Desk::beside(Browser::that_takes(Cookies::Nobodys).await, Page::Signing(LAX), host).await;
        let text = desk.is_refused(DOUBT).await;
        assert!(text.contains("no cookies at all") && !text.contains("another site"), "{host}: {text}");
    }
}

#[tokio::test]
async fn in_a_frame_of_our_own_a_bar_without_its_cookie_is_accounted_for_and_may_be_signed_out_only() {
    let desk = Desk::framing(Browser::start().await, Page::Signing(LAX), ELSEWHERE).await;
    desk.browser.open_settings("diagnostics").await;
    let text = desk.is_refused(ACCOUNT).await;
    assert!(text.contains("nobody is signed in") && text.contains("may withhold the bar's cookies"), "{text}");
    assert_eq!(desk.browser.count(DOUBT).await, 0);
    let desk = Desk::framing(Browser::start().await, Page::Refused(LAX), HERE).await;
    desk.browser.open_settings("diagnostics").await;
    let text = desk.is_refused(ACCOUNT).await;
    assert!(text.contains("nobody is signed in") && !text.contains("cookie"), "{text}");
    let desk = Desk::framing(Browser::start().await, Page::Signing(LAX), HERE).await;
    desk.signs_in().await;
}
