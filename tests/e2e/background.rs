//! An hour in another tab, lived through in seconds: the clocks are put forward, and no timer goes off.

use crate::alerts::{LOUD, WATCH};
use crate::console::{Desk, ROW};
use crate::harness::Browser;
use serde_json::{Value, json};

/// Clocks that can be put forward, sounds that end by themselves sooner, and what enterprises are told of the calls.
const CLOCKS: &str = "window.ahead = 0;
    const [now, date] = [performance.now.bind(performance), Date.now.bind(Date)];
    performance.now = () => now() + ahead;
    Date.now = () => date() + ahead;
    const scheduled = AudioScheduledSourceNode.prototype.stop;
    AudioScheduledSourceNode.prototype.stop = function (when) {
        const seconds = when - this.context.currentTime;
        scheduled.call(this, seconds > 100 && window.short ? this.context.currentTime + 1.5 : when);
    };
    window.ended = [];
    addEventListener('agent-console:call-ended', ({detail}) => ended.push(detail));";

impl Desk {
    async fn is_hidden(&self, hidden: bool) {
        let what = if hidden { "the tab to be hidden" } else { "the tab to be seen" };
        self.browser
            .until(what, async || self.browser.eval::<bool>("return document.hidden", &[]).await == hidden)
            .await;
    }

    /// So many seconds pass, and no timer that was set goes off.
    async fn pass(&self, seconds: u64) {
        let script = "window.none = true; for (let id = setInterval(() => 0); id >= 0; id--) clearInterval(id);
            window.ahead += arguments[0] * 1000";
        self.browser.eval::<()>(script, &[json!(seconds)]).await;
    }

    /// What enterprises were told of a call's end.
    async fn told_of(&self, call: &str) -> Value {
        let script = "return ended.filter(call => call.callId === arguments[0])";
        let what = format!("the end of {call}");
        self.browser.until(&what, async || self.ends(script, call).await.len() == 1).await;
        self.ends(script, call).await.remove(0)
    }

    async fn ends(&self, script: &str, call: &str) -> Vec<Value> {
        self.browser.eval(script, &[json!(call)]).await
    }
}

#[tokio::test]
async fn after_an_hour_in_the_background_without_a_timer_a_call_rings_at_once_and_nothing_is_lost() {
    let script = format!("{WATCH} {CLOCKS}");
    let desk = Desk::ready_in(Browser::start_throttling(&[LOUD.to_owned()]).await, &script).await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "before the hour").await;
    desk.event("AgentEvent_No_Answer", json!("1-1")).await;
    desk.all_ring(false, "before the hour").await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;

    desk.browser.driver.minimize_window().await.expect("a window can be put away");
    desk.is_hidden(true).await;
    desk.pass(3_600).await;

    desk.event("AgentState_Busy", Value::Null).await;
    let before: u64 = desk.browser.eval("return window.Date.now()", &[]).await;
    // It waits for no timer, as there is none at all.
    desk.ringing("1-2").await;
    desk.all_ring(true, "after the hour").await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-2", "feature": "0"})).await;
    desk.all_ring(false, "when it is answered").await;
    desk.pass(600).await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "1-2"})).await;

    // Its end is lost; the sound's own end is what tells the time.
    desk.event("AgentState_Ready", Value::Null).await;
    desk.browser.eval::<()>("window.short = true", &[]).await;
    desk.ringing("1-3").await;
    desk.all_ring(true, "for the call whose end is lost").await;
    desk.pass(121).await;
    desk.all_ring(false, "at the hard limit").await;
    // A call's outcome is final a few seconds after its end.
    desk.pass(30).await;
    desk.event("AgentState_Ready", Value::Null).await;
    let call = desk.told_of("1-2").await;
    let (began, talked) = (call["began"].as_u64().expect("a time"), call["talkSeconds"].as_u64().expect("a time"));
    assert!((before..before + 10_000).contains(&began), "{call} {before}");
    assert!((600..620).contains(&talked), "{call}");
    let call = desk.told_of("1-3").await;
    assert_eq!(call["outcome"], "unknown", "{call}");
    assert_eq!(call["ringSeconds"], 120, "{call}");
    desk.is_hidden(true).await;

    desk.browser.eval::<()>("window.none = false", &[]).await;
    desk.browser.driver.maximize_window().await.expect("a window can be taken out again");
    desk.is_hidden(false).await;
    desk.browser.until("three calls", async || desk.browser.count(ROW).await == 3).await;
    desk.browser.until_attr(&format!("{ROW}[data-call-id='1-2']"), "data-outcome", "answered").await;
    desk.counted("rejected", 0).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_program_that_breaks_down_while_it_rings_falls_silent_and_says_so() {
    let watch = "const Context = AudioContext;
        window.AudioContext = class extends Context { constructor() { super(); window.context = this } };
        window.shaken = [];
        navigator.vibrate = beats => { shaken.push([beats].flat().length); return true };";
    let browser = Browser::start_with(&[LOUD.to_owned()]).await;
    let desk = Desk::ready_in(browser, &format!("{WATCH} {watch}")).await;
    desk.browser.click("#agent-status").await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "at first").await;
    assert_eq!(desk.browser.eval::<Vec<usize>>("return shaken", &[]).await, [96]);
    // A browser that takes away what every browser has is as broken as a program can ask for.
    let take = "window.AbortController = class { constructor() { throw new Error('gone') } };
        dispatchEvent(new Event('online'))";
    desk.browser.eval::<()>(take, &[]).await;
    let stopped = "return document.documentElement.dataset.stopped === 'true'";
    desk.browser.until("it to be said", async || desk.browser.eval(stopped, &[]).await).await;
    desk.browser.until("silence", async || desk.browser.eval("return context.state === 'closed'", &[]).await).await;
    desk.browser.until("the notification to go", async || desk.alerts().await.open() == 0).await;
    let alerts = desk.alerts().await;
    assert_eq!(alerts.badge, 0, "{alerts:?}");
    assert!(!alerts.icon.contains("ringing"), "{alerts:?}");
    assert!(alerts.title.starts_with("The console has stopped"), "{alerts:?}");
    assert_eq!(desk.browser.eval::<Vec<usize>>("return shaken", &[]).await, [96, 0]);
    let errors = desk.browser.console_errors().await.join(" ");
    assert!(errors.contains("The console stopped at"), "{errors}");
    let place = desk.browser.text(".stopped code").await.expect("a place");
    let (file, line) = place.split_once(".rs:").expect("a file and a line");
    assert!(!file.is_empty() && line.parse::<u32>().is_ok(), "{place}");
    assert!(errors.contains(&format!("A panic at {place}")), "{errors}");
    assert!(!errors.contains("49997"), "{errors}");
}

#[tokio::test]
async fn a_tab_falls_silent_before_it_is_frozen_and_rings_on_when_it_wakes() {
    let desk = Desk::ready().await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "at first").await;
    // The browser freezes a tab without another task; something else may have happened just before.
    let freeze = "return (async () => {
            dispatchEvent(new Event('focus'));
            for (let i = 0; i < 50; i++) await null;
            document.dispatchEvent(new Event('freeze'));
            for (let i = 0; i < 50; i++) await null;
            return alerts.sounds.filter(sound => sound.live).length;
        })()";
    assert_eq!(desk.browser.eval::<usize>(freeze, &[]).await, 0);
    desk.browser.eval::<()>("document.dispatchEvent(new Event('resume'))", &[]).await;
    desk.all_ring(true, "as the call still rings").await;
}
