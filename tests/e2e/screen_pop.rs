//! The page about the caller, on a customer system of another origin.

use crate::console::{BAR, Desk, ROW};
use crate::harness::{Browser, Engine, Site, console, policed};
use axum::Router;
use axum::http::header::REFERER;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Html;
use axum::routing::get;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use thirtyfour::{By, WindowHandle};

const PAGE: &str = r#"<!doctype html><title>Customer</title><link rel=icon href="data:,"><input id=search>
    <script>
        const take = () => { document.getElementById('search').focus(); parent.postMessage('taken', '*') };
        take(); setTimeout(take, 100);
    </script>"#;

/// A page that was asked for, and who sent the browser there.
type Visit = (String, Option<String>);

struct Pops {
    desk: Desk,
    customers: Site,
    seen: Arc<Mutex<Vec<Visit>>>,
    home: WindowHandle,
}

impl Pops {
    async fn open(keys: Value) -> Pops {
        Pops::open_in(Browser::start().await, "/open?n={number}&id={callId}", keys).await
    }

    async fn open_in(browser: Browser, path: &str, keys: Value) -> Pops {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let pages = seen.clone();
        let page = async move |uri: Uri, headers: HeaderMap| {
            let referer = headers.get(REFERER).map(|value| value.to_str().expect("text").to_owned());
            pages.lock().expect("nobody panics with it").push((uri.to_string(), referer));
            Html(PAGE)
        };
        let customers = Site::routes(Router::new().route("/open", get(page))).await;
        let bar = Site::page("").await;
        let url = if path.starts_with('/') { customers.url(path) } else { path.to_owned() };
        let mut pop = json!({ "url": url });
        pop.as_object_mut().expect("an object").extend(keys.as_object().expect("keys").clone());
        let config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}, "screenPop": pop});
        let config = config.to_string();
        let site = policed(console(StatusCode::OK, &config), &config);
        let home = browser.driver.window().await.expect("a window");
        let desk = Desk::open_at(Site::routes(site).await, bar, browser).await;
        Pops { desk, customers, seen, home }
    }

    fn seen(&self) -> Vec<String> {
        self.seen.lock().expect("nobody panics with it").iter().map(|(uri, _)| uri.clone()).collect()
    }

    async fn until_seen(&self, pages: &[&str]) {
        self.desk.browser.until(&format!("{pages:?}"), async || self.seen() == pages).await;
    }

    async fn rings(&self, call: &str) {
        self.desk.event("AgentEvent_Ringing", json!({"callid": call, "caller": "+86 1&x"})).await;
        self.shows("#incoming-call", "data-call-id", call).await;
    }

    async fn talks(&self, call: &str) {
        self.desk.event("AgentEvent_Talking", json!({"callid": call, "caller": "+86 1&x", "feature": "0"})).await;
        self.shows(ROW, "data-phase", "talking").await;
    }

    async fn ends(&self, call: &str) {
        self.desk.event("AgentEvent_Customer_Release", json!({"callid": call})).await;
        self.desk.event("AgentState_Ready", Value::Null).await;
        self.shows(ROW, "data-phase", "ended").await;
    }

    /// A tab that has just opened lies over the console's, which is drawn only when it is seen.
    async fn shows(&self, selector: &str, attribute: &str, value: &str) {
        let browser = &self.desk.browser;
        browser
            .until(&format!("`{selector}` to have {attribute}=\"{value}\""), async || {
                browser.bring_to_front().await;
                browser.attr(selector, attribute).await.as_deref() == Some(value)
            })
            .await;
    }

    async fn windows(&self) -> Vec<WindowHandle> {
        self.desk.browser.driver.windows().await.expect("windows")
    }

    /// What `script` returns in the other windows.
    async fn elsewhere(&self, script: &str) -> Vec<Value> {
        let mut returned = Vec::new();
        for window in self.windows().await.into_iter().filter(|window| *window != self.home) {
            self.desk.browser.driver.switch_to_window(window).await.expect("the window is there");
            returned.push(self.desk.browser.eval(script, &[]).await);
        }
        self.desk.browser.driver.switch_to_window(self.home.clone()).await.expect("the console is there");
        returned
    }
}

const FIRST: &str = "/open?n=%2B86%201%26x&id=1-1";
const SECOND: &str = "/open?n=%2B86%201%26x&id=1-2";

#[tokio::test]
async fn each_call_opens_its_page_once_in_a_tab_that_knows_nothing_of_us() {
    let pops = Pops::open(json!({})).await;
    pops.rings("1-1").await;
    pops.until_seen(&[FIRST]).await;
    pops.rings("1-1").await;
    pops.talks("1-1").await;
    pops.desk.browser.reload().await;
    pops.desk.until_subscribed(1).await;
    pops.talks("1-1").await;
    pops.ends("1-1").await;
    pops.rings("1-2").await;
    pops.until_seen(&[FIRST, SECOND]).await;
    let known = pops.elsewhere("return [opener, document.referrer, name]").await;
    assert_eq!(known, [json!([null, "", ""]), json!([null, "", ""])]);
    assert!(pops.seen.lock().expect("a list").iter().all(|(_, referer)| referer.is_none()));
    pops.desk.no_console_errors().await;
}

#[tokio::test]
async fn no_page_opens_about_who_withholds_the_number() {
    let pops = Pops::open(json!({})).await;
    for (call, caller) in [("1-1", "anonymous"), ("1-2", "-1"), ("1-3", "\"Unknown\" <sip:unknown@pbx.example.com>")] {
        pops.desk.event("AgentEvent_Ringing", json!({"callid": call, "caller": caller})).await;
        pops.shows("#incoming-call", "data-call-id", call).await;
        pops.ends(call).await;
    }
    pops.rings("1-4").await;
    pops.until_seen(&["/open?n=%2B86%201%26x&id=1-4"]).await;
}

#[tokio::test]
async fn each_page_is_told_which_agent_its_call_is_at() {
    let pops = Pops::open_in(Browser::start().await, "/open?id={callId}&a={agent}", json!({})).await;
    for (agent, call) in [("101", "1-1"), ("102", "1-2")] {
        for (name, content) in [
            ("AgentOther_InService", Value::Null),
            ("AgentEvent_Ringing", json!({"callid": call, "caller": "13800138123", "feature": "0"})),
            ("AgentEvent_Customer_Release", json!({"callid": call})),
        ] {
            let message = json!({"eventType": name, "workNo": agent, "content": content});
            pops.desk.say(message.to_string()).await;
        }
    }
    pops.until_seen(&["/open?id=1-1&a=101", "/open?id=1-2&a=102"]).await;
}

#[tokio::test]
async fn one_tab_is_used_again_and_cannot_lead_the_console_away() {
    let pops = Pops::open(json!({"where": "same-tab"})).await;
    pops.rings("1-1").await;
    pops.until_seen(&[FIRST]).await;
    pops.talks("1-1").await;
    pops.ends("1-1").await;
    pops.rings("1-2").await;
    pops.until_seen(&[FIRST, SECOND]).await;
    assert_eq!(pops.windows().await.len(), 2);
    assert!(pops.seen.lock().expect("a list").iter().all(|(_, referer)| referer.is_none()));

    if Engine::chosen() == Engine::Firefox {
        // It would let the page lead its opener away.
        assert_eq!(pops.elsewhere("return opener").await, [Value::Null]);
        return;
    }
    let foreign = pops.desk.counts().await[4];
    // Some browsers throw an error, others do nothing.
    let attack = "for (const lead of [() => opener.top.location = 'about:blank', () => opener.parent.location.replace('about:blank')])
            try { lead() } catch (error) { if (error.name !== 'SecurityError') throw error }
        opener.top.postMessage('anything', '*');
        return location.search";
    let tried = pops.elsewhere(attack).await;
    assert_eq!(tried, [json!(SECOND.trim_start_matches("/open"))]);
    pops.desk.counted("foreign", foreign + 1).await;
    assert_eq!(pops.desk.browser.count("#incoming-call").await, 1);
}

#[tokio::test]
async fn a_blocked_page_is_offered_as_a_link() {
    let pops = Pops::open_in(Browser::that_blocks_popups().await, "/open?n={number}&id={callId}", json!({})).await;
    // Without a click of the agent's, which the driver's scripts count as.
    let event = json!({"eventType": "AgentEvent_Ringing", "workNo": "49999",
        "content": {"callid": "1-1", "caller": "+86 1&x"}});
    let ring = "const [event] = arguments; open('about:blank')?.close(); setTimeout(() => say(event), 0)";
    pops.desk.browser.eval_in::<()>(&[BAR], ring, &[event]).await;
    let link = "#screen-pop-blocked a";
    let address = pops.customers.url(FIRST);
    pops.desk.browser.until_attr(link, "href", &address).await;
    assert_eq!(pops.desk.browser.attr(link, "rel").await.as_deref(), Some("noopener noreferrer"));
    assert_eq!(pops.desk.browser.attr("#screen-pop-blocked p", "role").await.as_deref(), Some("status"));
    assert_eq!((pops.seen().len(), pops.windows().await.len()), (0, 1));

    // The popup lies over the notice and offers the page itself.
    assert_eq!(pops.desk.browser.count("#incoming-call [data-action=screen-pop]").await, 1);
    pops.talks("1-1").await;
    pops.desk.browser.until("the popup to go", async || pops.desk.browser.count("#incoming-call").await == 0).await;
    pops.desk.browser.click(link).await;
    pops.until_seen(&[FIRST]).await;
    pops.shows(ROW, "data-phase", "talking").await;
    pops.desk
        .browser
        .until("the notice to go", async || pops.desk.browser.count("#screen-pop-blocked").await == 0)
        .await;
    // The row offers it for good; a click is never blocked.
    pops.desk.browser.click(&format!("{ROW} [data-action=screen-pop]")).await;
    pops.until_seen(&[FIRST, FIRST]).await;
    assert_eq!(pops.elsewhere("return opener").await, [Value::Null, Value::Null]);
    assert_eq!(pops.desk.browser.count("#screen-pop-blocked").await, 0);
}

#[tokio::test]
async fn a_page_may_wait_until_the_call_is_answered() {
    let pops = Pops::open(json!({"when": "answered"})).await;
    pops.rings("1-1").await;
    pops.desk.event("AgentEvent_Call_Release", json!("1-1")).await;
    pops.shows(ROW, "data-phase", "ended").await;
    pops.rings("1-2").await;
    pops.talks("1-2").await;
    pops.desk.event("AgentEvent_Hold", json!("1-2")).await;
    pops.talks("1-2").await;
    pops.until_seen(&[SECOND]).await;
    pops.ends("1-2").await;
    assert_eq!(pops.seen(), [SECOND]);
}

#[tokio::test]
async fn a_page_may_wait_until_the_agent_asks_for_it() {
    let pops = Pops::open(json!({"when": "manual"})).await;
    pops.rings("1-1").await;
    pops.talks("1-1").await;
    pops.ends("1-1").await;
    pops.rings("1-2").await;
    assert_eq!(pops.seen(), [""; 0]);
    pops.desk.browser.click("#incoming-call [data-action=screen-pop]").await;
    pops.until_seen(&[SECOND]).await;
    let row = pops.desk.browser.driver.find(By::Css("tr[data-call-id='1-1'] [data-action=screen-pop]")).await;
    let row = row.expect("the row offers its page");
    pops.desk.browser.eval::<()>("document.querySelector('tr[data-call-id=\"1-1\"]').scrollIntoView()", &[]).await;
    pops.talks("1-2").await;
    row.click().await.expect("it takes a click");
    pops.until_seen(&[SECOND, FIRST]).await;
}

#[tokio::test]
async fn a_panel_stands_beside_the_log_and_takes_neither_the_focus_nor_the_page() {
    let pops = Pops::open(json!({"where": "panel"})).await;
    let browser = &pops.desk.browser;
    pops.desk.event("AgentState_Ready", Value::Null).await;
    let field = browser.driver.find(By::Css("input[type=tel]")).await.expect("a dial field");
    browser.until("the field to be open", async || field.is_enabled().await.expect("it is there")).await;
    field.send_keys("88").await.expect("the field takes keys");
    pops.rings("1-1").await;
    pops.until_seen(&[FIRST]).await;
    // The page tells that it has taken the focus, twice.
    pops.desk.counted("foreign", 2).await;
    let focused = "return document.activeElement.type ?? ''";
    browser.until("the focus to be back", async || browser.eval::<String>(focused, &[]).await == "tel").await;

    assert_eq!(browser.attr("iframe[name=screen-pop]", "src").await, Some(pops.customers.url(FIRST)));
    assert_eq!(browser.attr("iframe[name=screen-pop]", "title").await.as_deref(), Some("Customer page: +86 1&x"));
    assert_eq!(browser.text("#screen-pop h2").await.as_deref(), Some("Customer page: +86 1&x"));
    let away = "try { top.location = 'about:blank' } catch (error) { return error.name }";
    assert_eq!(browser.eval_in::<String>(&["iframe[name=screen-pop]"], away, &[]).await, "SecurityError");
    assert_eq!(pops.windows().await.len(), 1);

    pops.talks("1-1").await;
    pops.ends("1-1").await;
    pops.rings("1-2").await;
    pops.until_seen(&[FIRST, SECOND]).await;
    assert_eq!(browser.count("iframe[name=screen-pop]").await, 1);
    pops.talks("1-2").await;
    browser.click("[data-action=close-screen-pop]").await;
    browser.until("the panel to go", async || browser.count("#screen-pop").await == 0).await;

    // In a tab without the bar there is no panel, and nothing that would ask for one.
    let offers = "tr[data-call-id] [data-action=screen-pop]";
    assert_eq!(browser.count(offers).await, 2);
    let address: String = browser.eval("return location.href", &[]).await;
    let second = browser.new_tab().await;
    browser.driver.switch_to_window(second).await.expect("the tab is there");
    browser.open(&address).await;
    browser.until("both calls", async || browser.count("tr[data-call-id]").await == 2).await;
    assert_eq!(browser.count(offers).await, 0);
}

#[tokio::test]
async fn what_rings_covers_nothing_of_the_page_that_it_has_opened() {
    let pops = Pops::open(json!({"where": "panel"})).await;
    let browser = &pops.desk.browser;
    browser.viewport(1280, 800).await;
    pops.rings("1-1").await;
    pops.until_seen(&[FIRST]).await;
    let over = "const [one, other] = ['#incoming-call', '#screen-pop']
            .map(place => document.querySelector(place).getBoundingClientRect());
        return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom";
    for (width, height) in [(2560, 1440), (1280, 800), (1100, 800), (360, 800), (320, 200)] {
        browser.viewport(width, height).await;
        for part in [BAR, "#incoming-call .popup-answer", "#incoming-call .popup-number"] {
            let what = format!("{part} at {width} x {height}");
            browser.until(&what, async || pops.desk.sees(part).await).await;
        }
        assert!(!browser.eval::<bool>(over, &[]).await, "at {width} x {height}");
    }
}

#[tokio::test]
async fn a_program_of_the_desktop_is_started_without_leaving_the_page() {
    let browser = Browser::start().await;
    let pops = Pops::open_in(browser, "crm:open/{number}", json!({"schemes": ["crm"]})).await;
    pops.rings("1-1").await;
    pops.talks("1-1").await;
    assert_eq!(pops.windows().await.len(), 1);
    assert_eq!(pops.desk.browser.count("#screen-pop-blocked").await, 0);
}
