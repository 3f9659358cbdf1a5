//! The bar by the vendor's script: a call through it, and every way in which it doesn't come.

mod certificate;
mod cookies;

use crate::console::{BAR, ROW};
use crate::harness::{Browser, Site, console, policed, skipped_in};
use crate::platform::{Behaviour, Page, Platform, SECRET, Script};
use serde_json::{Value, json};
use std::time::Duration;

const FAILURE: &str = "#bar-failure";
const AGAIN: &str = "[data-action=load-again]";

const NO_FRAME: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' blob:; style-src 'self'; \
     img-src 'self'; connect-src 'self' http://127.0.0.1:*; frame-src 'self'";

struct Desk {
    browser: Browser,
    platform: Platform,
    console: Site,
}

impl Desk {
    async fn open(behaviour: Behaviour) -> Desk {
        Desk::open_with(behaviour, json!({}), None).await
    }

    async fn open_with(behaviour: Behaviour, bar: Value, policy: Option<&'static str>) -> Desk {
        let platform = Platform::start(behaviour).await;
        let console = platform.console_with(bar, policy).await;
        let browser = Browser::start().await;
        browser.open(console.url("/")).await;
        Desk { browser, platform, console }
    }

    async fn with(script: Script) -> Desk {
        Desk::open(Behaviour { script, ..Behaviour::default() }).await
    }

    /// Waits until the bar's page has been subscribed to.
    async fn is_subscribed(&self) {
        self.browser
            .until("the bar to be subscribed to", async || {
                self.browser.count(BAR).await == 1
                    && self.browser.eval_in::<usize>(&[BAR], "return window.received?.length ?? 0", &[]).await > 0
            })
            .await;
    }

    async fn event(&self, identifier: &str, content: Value) {
        let event = json!({"eventType": identifier, "workNo": "49999", "content": content});
        self.browser.say_in(BAR, json!({"message": "", "retcode": "0", "event": event}).to_string()).await;
    }

    /// Presses the button, unless the next attempt has come before.
    async fn again(&self) {
        self.browser.eval::<()>("document.querySelector(arguments[0])?.click()", &[json!(AGAIN)]).await;
    }

    async fn link(&self, state: &str) {
        self.browser.until_attr("#connection", "data-link", state).await;
    }

    async fn fails(&self, name: &str) {
        self.browser.until_attr(FAILURE, "data-failure", name).await;
        self.link("failed").await;
        self.browser.until_attr("#will-it-ring", "data-rings", "no").await;
    }

    async fn counted(&self, attribute: &str, value: u64) {
        self.browser.until_attr("#connection", &format!("data-{attribute}"), &value.to_string()).await;
    }

    /// The bar has its place in the console, and was loaded once for it. Where the browser can't move a frame without
    /// loading it, it is left where the vendor's script has put it, and the agent is told.
    async fn is_adopted(&self) {
        let moves = self.browser.eval("return 'moveBefore' in Element.prototype", &[]).await;
        let place = if moves { "#bar-slot .bar-place > iframe[name=ccbarclient]" } else { "#cc-bar > iframe" };
        self.browser.until("the bar in its place", async || self.browser.count(place).await == 1).await;
        let told = async || self.browser.count("#bar-left").await == usize::from(!moves);
        self.browser.until("the note where it is", told).await;
        assert_eq!(self.browser.count(BAR).await, 1);
    }
}

#[tokio::test]
async fn a_call_by_a_bar_that_the_vendor_s_script_has_made() {
    let desk = Desk::open(Behaviour::default()).await;
    desk.is_subscribed().await;
    desk.is_adopted().await;
    // What it was taken out of is empty, and in nobody's way.
    let empty = "return !document.querySelector('#cc-bar iframe')
        && getComputedStyle(document.querySelector('#cc-bar')).pointerEvents !== 'none'";
    desk.browser.until("the way to be clear", async || !desk.browser.eval::<bool>(empty, &[]).await).await;
    assert_eq!(desk.platform.seen(|seen| (seen.sessions, seen.scripts, seen.pages)), (1, 1, 1));
    assert_eq!(desk.platform.seen(|seen| seen.types.clone()), ["application/json"]);
    desk.event("AgentState_Ready", Value::Null).await;
    desk.link("ready").await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "13812345678"})).await;
    desk.browser.until_attr("#incoming-call", "data-number", "13812345678").await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "caller": "13812345678"})).await;
    desk.browser.until_attr(ROW, "data-phase", "talking").await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    desk.browser.until_attr(ROW, "data-outcome", "answered").await;
    assert_eq!(desk.browser.console_errors().await, [""; 0]);
}

#[tokio::test]
async fn the_simulated_bar_behind_the_platform_signs_in_and_rings() {
    let desk = Desk::open(Behaviour { page: Page::Simulated, ..Behaviour::default() }).await;
    desk.is_adopted().await;
    let ring =
        "const button = document.querySelector('[data-action=incoming]') ?? [...document.querySelectorAll('button')]
        .find(button => /call/i.test(button.innerText)); button?.click(); return !!button";
    desk.browser.until("the bar's buttons", async || desk.browser.eval_in(&[BAR], ring, &[]).await).await;
    desk.browser.until("a call", async || desk.browser.count("#incoming-call").await == 1).await;
}

#[tokio::test]
async fn a_frame_that_comes_late_and_gets_its_name_later_still_is_found() {
    let desk = Desk::with(Script::Late).await;
    desk.browser.until_attr("#connection", "data-link", "waiting").await;
    desk.is_subscribed().await;
    desk.is_adopted().await;
    assert_eq!(desk.platform.seen(|seen| seen.pages), 1);
}

#[tokio::test]
async fn a_frame_that_is_made_anew_takes_the_place_of_the_old_one() {
    let desk = Desk::with(Script::Remade).await;
    desk.is_subscribed().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.link("ready").await;
    desk.browser.eval::<()>("remake()", &[]).await;
    desk.link("waiting").await;
    desk.is_adopted().await;
    desk.is_subscribed().await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.link("ready").await;
    desk.counted("received", 2).await;
}

#[tokio::test]
async fn what_comes_by_callback_as_well_is_counted_and_handled_once() {
    let desk = Desk::with(Script::CallsBack).await;
    desk.is_subscribed().await;
    for state in ["AgentState_Ready", "AgentState_Busy", "AgentState_Ready"] {
        desk.event(state, Value::Null).await;
    }
    desk.counted("received", 3).await;
    desk.counted("applied", 3).await;
    // By the callback alone, as an object.
    let alone = "callback({event: {eventType: 'AgentState_SetRest_Success', workNo: '49999', content: null}})";
    desk.browser.eval::<()>(alone, &[]).await;
    desk.browser.until_attr("#agent-status", "data-state", "rest").await;
    desk.counted("received", 4).await;
}

#[tokio::test]
async fn where_a_frame_cannot_be_moved_without_loading_it_stays_and_the_agent_is_told() {
    let platform = Platform::start(Behaviour::default()).await;
    let console = platform.console().await;
    let browser = Browser::start().await;
    browser.before_pages("delete Element.prototype.moveBefore").await;
    browser.open(console.url("/")).await;
    let desk = Desk { browser, platform, console };
    desk.is_subscribed().await;
    assert_eq!(desk.browser.count("#cc-bar > iframe").await, 1);
    desk.browser.until("the note", async || desk.browser.count("#bar-left").await == 1).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.link("ready").await;
    assert_eq!(desk.platform.seen(|seen| seen.pages), 1);

    // Its panel takes clicks as long as it can be seen, and the arrow leads there.
    let taken = "const {x, y} = document.querySelector('#cc-bar').getBoundingClientRect();
        return document.querySelector('#cc-bar').contains(document.elementFromPoint(x + 20, y + 20))";
    let takes_clicks = async |takes: bool| {
        let what = if takes { "clicks on the bar" } else { "clicks on what is below the bar" };
        desk.browser.until(what, async || desk.browser.eval::<bool>(taken, &[]).await == takes).await;
    };
    takes_clicks(true).await;
    desk.browser.eval::<()>("document.querySelector('#cc-bar').style.opacity = 0", &[]).await;
    takes_clicks(false).await;
    desk.browser.eval::<()>("document.querySelector('#cc-bar').style.opacity = 1", &[]).await;
    takes_clicks(true).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "13812345678"})).await;
    desk.browser.until_attr("#incoming-call", "data-bar", "floats").await;
    let controls = "return [...document.querySelectorAll('#app :is(button, a, input, select, summary, [tabindex=\"0\"])')]
        .filter(control => {
            const {right, bottom} = control.getBoundingClientRect();
            return control.checkVisibility() && right > innerWidth - 70 && bottom > innerHeight - 70 && bottom <= innerHeight;
        })
        .map(control => control.outerHTML.slice(0, 80))";
    assert_eq!(desk.browser.eval::<Vec<String>>(controls, &[]).await, [""; 0]);
}

#[tokio::test]
async fn an_error_of_a_script_that_has_made_its_frame_is_its_own_affair() {
    let desk = Desk::with(Script::Throws).await;
    desk.is_subscribed().await;
    desk.is_adopted().await;
    assert_eq!(desk.browser.count(FAILURE).await, 0);
}

#[tokio::test]
async fn each_answer_that_is_no_bar_is_named() {
    let desk = Desk::open(Behaviour { session: Some((500, "")), ..Behaviour::default() }).await;
    desk.fails("session-status").await;
    for (session, name) in [
        ((404, ""), "session-status"),
        ((401, ""), "session-not-known"),
        ((200, "<p>Sign in"), "session-not-json"),
        ((200, r#"{"access_token": "t", "userAccount": "a"}"#), "session-lacks-key"),
    ] {
        desk.platform.behave(|behaviour| behaviour.session = Some(session));
        desk.again().await;
        desk.fails(name).await;
    }
    assert!(desk.browser.text(FAILURE).await.is_some_and(|text| text.contains("tenantSpaceId")));
    desk.platform.behave(|behaviour| behaviour.session = None);
    for (answer, name) in [
        ((403, ""), "token-refused"),
        ((200, r#"{"retcode": "000-003"}"#), "token-refused"),
        ((503, ""), "platform-status"),
        ((200, ""), "script-empty"),
        ((200, "<html>Maintenance"), "not-a-script"),
    ] {
        desk.platform.behave(|behaviour| behaviour.answer = Some(answer));
        desk.again().await;
        desk.fails(name).await;
    }
    desk.platform.behave(|behaviour| {
        behaviour.answer = None;
        behaviour.no_cors = true;
    });
    desk.again().await;
    desk.fails("platform-cors").await;
    desk.platform.behave(|behaviour| {
        behaviour.no_cors = false;
        behaviour.script = Script::Unreadable;
    });
    desk.again().await;
    desk.fails("script-broke").await;
    let scripts = || desk.platform.seen(|seen| seen.scripts);
    let before = scripts();
    desk.platform.behave(|behaviour| behaviour.script = Script::ThrowsAtOnce);
    desk.again().await;
    desk.browser.until("the script to be asked for", async || scripts() > before).await;
    desk.fails("script-broke").await;
    // And after all of that the bar comes.
    desk.platform.behave(|behaviour| behaviour.script = Script::AsTheVendors);
    desk.again().await;
    desk.is_subscribed().await;
    desk.is_adopted().await;
    assert_eq!(desk.browser.count(FAILURE).await, 0);
    assert_eq!(desk.browser.count("#cc-button").await, 1);
}

#[tokio::test]
async fn where_it_says_whether_calls_ring_the_bar_can_be_tried_again_without_the_page() {
    let lacking = Some((200, r#"{"access_token": "t", "userAccount": "a"}"#));
    let desk = Desk::open(Behaviour { session: lacking, ..Behaviour::default() }).await;
    desk.fails("session-lacks-key").await;
    desk.platform.behave(|behaviour| behaviour.session = None);
    desk.browser.eval::<()>("window.isTheSame = true", &[]).await;
    desk.browser.click("#will-it-ring summary").await;
    desk.browser.click("[data-check=link] [data-action=load-again]").await;
    desk.is_subscribed().await;
    assert!(desk.browser.eval::<bool>("return window.isTheSame", &[]).await);
}

#[tokio::test]
async fn a_script_that_makes_no_frame_is_named_and_run_again() {
    let desk = Desk::with(Script::Frameless).await;
    let named = async || desk.browser.attr(FAILURE, "data-failure").await.as_deref() == Some("no-frame");
    desk.browser.until_within(Duration::from_secs(60), "the failure", named).await;
    desk.platform.behave(|behaviour| behaviour.script = Script::AsTheVendors);
    desk.is_subscribed().await;
    assert_eq!(desk.browser.count("#cc-button").await, 1);
    assert_eq!(desk.platform.seen(|seen| seen.sessions), 2);
}

/// An address at which nobody listens.
fn nowhere(scheme: &str) -> String {
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    format!("{scheme}://127.0.0.1:{}/", port.expect("a port is free").port())
}

#[tokio::test]
async fn servers_that_are_not_there_are_named_and_over_https_the_certificate_is_too() {
    let session = json!({"session": nowhere("http")});
    let desk = Desk::open_with(Behaviour::default(), session, None).await;
    desk.fails("session-unreachable").await;
    let context = json!({"contextPath": nowhere("https")});
    let console = desk.platform.console_with(context, None).await;
    desk.browser.open(console.url("/")).await;
    desk.fails("platform-unreachable").await;
    assert!(desk.browser.text(FAILURE).await.is_some_and(|text| text.contains("certificate")));
    assert_eq!(desk.browser.count("#bar-failure a[href^=https]").await, 1);
}

#[tokio::test]
async fn without_a_network_that_is_said_and_its_return_is_enough() {
    skipped_in!(WebKit, "its driver can't take the network away");
    let desk = Desk::open(Behaviour { session: Some((500, "")), ..Behaviour::default() }).await;
    desk.fails("session-status").await;
    desk.browser.network(false).await;
    desk.again().await;
    desk.fails("offline").await;
    desk.platform.behave(|behaviour| behaviour.session = None);
    desk.browser.network(true).await;
    desk.is_subscribed().await;
}

#[tokio::test]
async fn what_the_page_s_policy_keeps_out_is_named_with_its_directive() {
    const NO_BLOB: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         connect-src 'self' http://127.0.0.1:*; frame-src http://127.0.0.1:*";
    const NO_CONNECTION: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' blob:; style-src 'self'; \
         img-src 'self'; connect-src 'self'; frame-src http://127.0.0.1:*";
    for (policy, directive) in [(NO_BLOB, "script-src"), (NO_CONNECTION, "connect-src"), (NO_FRAME, "frame-src")] {
        let desk = Desk::open_with(Behaviour::default(), json!({}), Some(policy)).await;
        desk.fails("blocked").await;
        assert!(desk.browser.text(FAILURE).await.is_some_and(|text| text.contains(directive)), "{directive}");
        assert!(desk.browser.count(BAR).await <= 1);
    }
}

#[tokio::test]
async fn a_script_that_fails_for_the_policy_fails_by_that_name() {
    let desk = Desk::with(Script::Evaluates).await;
    desk.browser.until("a failure", async || desk.browser.count(FAILURE).await == 1).await;
    assert_eq!(desk.browser.attr(FAILURE, "data-failure").await.as_deref(), Some("blocked"));
}

#[tokio::test]
async fn in_frame_mode_a_page_that_the_policy_keeps_out_is_named_too() {
    let bar = json!({"mode": "frame", "url": "https://bar.example/page"});
    let desk = Desk::open_with(Behaviour::default(), bar, Some(NO_FRAME)).await;
    desk.fails("blocked").await;
    assert!(desk.browser.text(FAILURE).await.is_some_and(|text| text.contains("https://bar.example")));
}

#[tokio::test]
async fn a_server_that_comes_back_is_found_without_anybody_s_help() {
    let desk = Desk::open(Behaviour { answer: Some((503, "")), ..Behaviour::default() }).await;
    desk.fails("platform-status").await;
    desk.platform.behave(|behaviour| behaviour.answer = None);
    desk.is_subscribed().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.link("ready").await;
    assert!(desk.platform.seen(|seen| seen.sessions) > 1);
}

#[tokio::test]
async fn an_expired_session_is_renewed_but_not_in_the_middle_of_a_call() {
    let desk = Desk::open(Behaviour::default()).await;
    desk.is_subscribed().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "13812345678"})).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "caller": "13812345678"})).await;
    desk.browser.until_attr(ROW, "data-phase", "talking").await;
    let refusal = json!({"retcode": "000-003", "message": "", "event": null});
    for _ in 0..6 {
        desk.browser.say_in(BAR, &refusal).await;
    }
    // Nobody tells of the call any more; the bar may still be what it is spoken through.
    desk.browser.until("a word about it", async || desk.browser.count("#bar-doubt").await == 1).await;
    assert_eq!(desk.platform.seen(|seen| (seen.sessions, seen.pages)), (1, 1));
    desk.again().await;
    desk.is_adopted().await;
    desk.is_subscribed().await;
    assert_eq!(desk.platform.seen(|seen| seen.sessions), 2);
    // Without a call it needs nobody.
    desk.event("AgentState_Ready", Value::Null).await;
    desk.link("ready").await;
    for _ in 0..6 {
        desk.browser.say_in(BAR, &refusal).await;
    }
    desk.browser.until("another session", async || desk.platform.seen(|seen| seen.sessions) == 3).await;
    desk.is_adopted().await;
    desk.is_subscribed().await;
}

#[tokio::test]
async fn the_token_is_seen_nowhere() {
    let desk = Desk::with(Script::Throws).await;
    desk.is_subscribed().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.link("ready").await;
    let kept = "const done = arguments[arguments.length - 1]; (async () => {
        let text = document.documentElement.outerHTML + location + JSON.stringify({...localStorage}) +
            JSON.stringify({...sessionStorage}) + document.cookie + performance.getEntries().map(entry => entry.name);
        for (const {name} of await indexedDB.databases()) {
            const base = await new Promise(yes => { const ask = indexedDB.open(name); ask.onsuccess = () => yes(ask.result) });
            for (const store of base.objectStoreNames) text += JSON.stringify(await new Promise(yes => {
                const ask = base.transaction(store).objectStore(store).getAll(); ask.onsuccess = () => yes(ask.result) }));
            base.close();
        }
        done(text) })()";
    let kept = desk.browser.driver.execute_async(kept, Vec::new()).await.expect("the page tells");
    let kept: String = kept.convert().expect("a text");
    assert!(kept.contains("AgentState_Ready"), "the journal was not read");
    assert!(!kept.contains(SECRET));
    assert!(!format!("{:?}", desk.browser.console_errors().await).contains(SECRET));
}

#[tokio::test]
async fn only_the_tab_that_holds_the_bar_loads_it_and_the_next_one_gets_a_session_of_its_own() {
    let desk = Desk::open(Behaviour::default()).await;
    desk.is_subscribed().await;
    let first = desk.browser.driver.window().await.expect("a tab");
    let second = desk.browser.driver.new_tab().await.expect("one more tab");
    desk.browser.driver.switch_to_window(second).await.expect("it is there");
    desk.browser.open(desk.console.url("/")).await;
    desk.link("elsewhere").await;
    assert_eq!((desk.browser.count(BAR).await, desk.platform.seen(|seen| seen.sessions)), (0, 1));
    desk.browser.click("#connection [data-action=use-here]").await;
    desk.is_subscribed().await;
    assert_eq!(desk.platform.seen(|seen| seen.sessions), 2);
    desk.browser.driver.switch_to_window(first).await.expect("it is there");
    desk.browser.until("the bar to be gone", async || desk.browser.count(BAR).await == 0).await;
    assert_eq!(desk.browser.count("#cc-button").await, 0);
    assert!(!desk.browser.eval::<bool>("return 'callback' in window", &[]).await);
}

#[tokio::test]
async fn a_page_of_our_own_origin_that_refuses_to_be_framed_is_named() {
    let denied = async || ([("X-Frame-Options", "DENY"), ("Content-Type", "text/html")], "<p>bar");
    let config = json!({"bar": {"mode": "frame", "url": "bar.html"}}).to_string();
    let routes = axum::Router::new().route("/bar.html", axum::routing::get(denied));
    let console = console(axum::http::StatusCode::OK, &config);
    let site = Site::routes(routes.merge(policed(console, &config))).await;
    let browser = Browser::start().await;
    browser.open(site.url("/")).await;
    browser.until_attr(FAILURE, "data-failure", "not-framed").await;
    browser.until_attr("#connection", "data-link", "failed").await;
}

#[tokio::test]
async fn a_page_of_another_origin_that_may_refuse_is_doubted_and_no_more() {
    let desk = Desk::open(Behaviour { deny_frames: true, ..Behaviour::default() }).await;
    desk.is_adopted().await;
    let told = async || desk.browser.count(".connection-doubt").await == 1;
    desk.browser.until_within(Duration::from_secs(60), "the doubt", told).await;
    desk.link("waiting-long").await;
    assert_eq!(desk.browser.count(FAILURE).await, 0);
}
