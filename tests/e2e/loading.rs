//! The bar by the vendor's script: a call through it, and every way in which it doesn't come.

mod certificate;
mod cookies;
mod kept_out;

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
    // Folded away, it is the same bar, and goes on.
    if desk.browser.count("[data-action=hide-bar]").await == 1 {
        desk.browser.click("[data-action=hide-bar]").await;
        desk.browser.until("the bar to fold", async || desk.browser.count("#bar-slot[inert]").await == 1).await;
        desk.event("AgentEvent_Ringing", json!({"callid": "1-2", "caller": "13812345678"})).await;
        desk.browser.until_attr("#incoming-call", "data-call-id", "1-2").await;
        assert_eq!(desk.browser.count("#bar-slot[inert]").await, 0, "the bar is needed");
        assert_eq!(desk.platform.seen(|seen| seen.pages), 1);
    }
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
