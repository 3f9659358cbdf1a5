//! The way to the agent's ear and hand: which speaker, what it costs while nothing rings, and what shakes.

use crate::alerts::{LOUD, RING, WATCH};
use crate::console::Desk;
use crate::harness::{Browser, skipped_in};
use serde_json::{Value, json};

/// Notes the speakers that are chosen, the contexts, and what shakes.
const NOTES: &str = "window.sinks = []; window.contexts = []; window.shaken = [];
    const Context = AudioContext;
    window.AudioContext = class extends Context { constructor() { super(); contexts.push(this) } };
    AudioContext.prototype.setSinkId = async id => { sinks.push(id) };
    navigator.vibrate = beats => { shaken.push([beats].flat().length); return true };";

async fn desk(arguments: &[&str]) -> Desk {
    let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    Desk::ready_in(Browser::start_with(&arguments).await, &format!("{WATCH} {NOTES}")).await
}

#[tokio::test]
async fn an_output_that_has_nothing_to_play_rests_and_is_back_at_the_ring_without_a_click() {
    let desk = desk(&[LOUD]).await;
    let state = async |state: &str| {
        let script = "return contexts.length === 1 && contexts[0].state === arguments[0]";
        desk.browser.until(state, async || desk.browser.eval(script, &[json!(state)]).await).await;
    };
    let chip = "window.flickers = 0; const chip = document.querySelector('#will-it-ring');
        new MutationObserver(() => flickers++).observe(chip, {attributes: true, attributeFilter: ['data-rings']})";
    desk.browser.eval::<()>(chip, &[]).await;
    for id in ["1-1", "1-2"] {
        state("suspended").await;
        desk.browser.until_attr("[data-check=sound]", "data-state", "ready").await;
        desk.ringing(id).await;
        desk.all_ring(true, "at the ring").await;
        state("running").await;
        desk.event("AgentEvent_Call_Release", json!(id)).await;
        desk.all_ring(false, "at the end").await;
    }
    state("suspended").await;
    assert_eq!(desk.browser.eval::<u32>("return flickers", &[]).await, 0, "the indicator stands still");
    assert_eq!(desk.alerts().await.notices.len(), 2, "one notification a ring");
}

#[tokio::test]
async fn an_output_that_does_not_come_back_is_replaced_at_once() {
    let desk = desk(&[LOUD]).await;
    let suspended = "return contexts[0].state === 'suspended'";
    desk.browser.until("the output to rest", async || desk.browser.eval(suspended, &[]).await).await;
    desk.browser.eval::<()>("contexts[0].resume = () => new Promise(() => 0)", &[]).await;
    desk.ringing("1-1").await;
    desk.browser.until("the ringtone", async || desk.alerts().await.heard() == 1).await;
    assert_eq!(desk.browser.eval::<usize>("return contexts.length", &[]).await, 2);
    assert_eq!(desk.browser.eval::<String>("return contexts[0].state", &[]).await, "closed");
}

#[tokio::test]
async fn an_output_that_fails_is_replaced_by_itself_in_a_ring_and_in_silence() {
    let desk = desk(&[LOUD]).await;
    let heard = async || desk.alerts().await.heard() == 1;
    let opened = async |count: usize| {
        let script = "return contexts.length === arguments[0] && contexts.at(-1).state !== 'closed'";
        desk.browser.until("another output", async || desk.browser.eval(script, &[json!(count)]).await).await;
    };
    let unplug = "contexts.at(-1).suspend(); contexts.at(-1).dispatchEvent(new Event('error'))";
    desk.ringing("1-1").await;
    desk.browser.until("the ringtone", heard).await;
    desk.browser.eval::<()>(unplug, &[]).await;
    opened(2).await;
    desk.browser.until("the same ring on the other output", heard).await;
    desk.event("AgentEvent_Call_Release", json!("1-1")).await;
    desk.all_ring(false, "at the end").await;

    let rests = "return contexts.at(-1).state === 'suspended'";
    desk.browser.until("it to rest", async || desk.browser.eval(rests, &[]).await).await;
    // Past the pause after a replacement.
    tokio::time::sleep(std::time::Duration::from_secs(6)).await;
    desk.browser.eval::<()>(unplug, &[]).await;
    opened(3).await;
    desk.browser.until_attr("[data-check=sound]", "data-state", "ready").await;
    desk.ringing("1-2").await;
    desk.browser.until("the next ring", heard).await;
    desk.browser.until_attr(RING, "data-rings", "yes").await;
    desk.event("AgentEvent_Call_Release", json!("1-2")).await;
}

#[tokio::test]
async fn the_agent_chooses_a_speaker_after_a_click_and_loses_none_when_it_is_unplugged() {
    skipped_in!(
        Firefox | WebKit,
        "it has no way to choose the speaker of a sound that a page makes (AudioContext.setSinkId)"
    );
    let desk = desk(&[LOUD, "--use-fake-device-for-media-stream"]).await;
    desk.browser.open_settings("ringing").await;
    let ask = "[data-action=ask-for-speakers]";
    desk.browser.until("the offer", async || desk.browser.count(ask).await == 1).await;
    assert_eq!(desk.browser.eval::<usize>("return sinks.length", &[]).await, 0, "nothing was chosen");
    let granted = json!({"permissions": ["notifications", "audioCapture"]});
    desk.browser.devtools("Browser.grantPermissions", granted).await;
    desk.browser.click(ask).await;
    let list = "return [...document.querySelectorAll('[data-setting=device] option')].map(option => option.value)";
    let speakers = async || desk.browser.eval::<Vec<String>>(list, &[]).await;
    desk.browser.until("the speakers", async || speakers().await.len() >= 2).await;
    let chosen = speakers().await.remove(1);
    let choose = "const field = document.querySelector('[data-setting=device]'); field.value = arguments[0];
        field.dispatchEvent(new Event('change', {bubbles: true}))";
    desk.browser.eval::<()>(choose, &[json!(chosen)]).await;
    let sinks = async || desk.browser.eval::<Vec<String>>("return sinks", &[]).await;
    desk.browser.until("the speaker to be taken", async || sinks().await == [chosen.clone()]).await;

    let others = "const {mediaDevices} = navigator, real = mediaDevices.enumerateDevices.bind(mediaDevices);
        window.rename = change => {
            mediaDevices.enumerateDevices = async () => (await real()).filter(it => it.kind === 'audiooutput').flatMap(change);
            mediaDevices.dispatchEvent(new Event('devicechange'));
        };
        rename(({kind, deviceId, label}) => ({kind, deviceId: `new-${deviceId}`, label}))";
    desk.browser.eval::<()>(others, &[]).await;
    let renamed = format!("new-{chosen}");
    desk.browser.until("it by its name", async || sinks().await == [chosen.clone(), renamed.clone()]).await;
    desk.browser.until_attr("[data-check=sound]", "data-state", "ready").await;

    desk.browser.eval::<()>("rename(() => [])", &[]).await;
    let all = [chosen.clone(), renamed, String::new()];
    desk.browser.until("the standard one", async || sinks().await == all).await;
    desk.browser.until_attr("[data-check=sound]", "data-state", "other-speaker").await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "on the standard speaker").await;
}

#[tokio::test]
async fn a_phone_shakes_as_long_as_it_rings_once_somebody_has_touched_it() {
    let desk = desk(&[LOUD]).await;
    let shaken = async || desk.browser.eval::<Vec<usize>>("return shaken", &[]).await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "untouched").await;
    assert_eq!(shaken().await, [0; 0], "browsers refuse, and complain");
    desk.event("AgentEvent_Call_Release", json!("1-1")).await;
    desk.all_ring(false, "at the end").await;

    desk.browser.click("#agent-status").await;
    desk.ringing("1-2").await;
    desk.browser.until("it to shake", async || shaken().await == [96]).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-2", "feature": "0"})).await;
    desk.browser.until("it to stop", async || shaken().await == [96, 0]).await;
    // A call that waits during the conversation is not to shake the hand that holds the phone.
    desk.ringing("1-3").await;
    desk.all_ring(true, "beside the conversation").await;
    assert_eq!(shaken().await, [96, 0]);
    desk.event("AgentEvent_Call_Release", json!("1-3")).await;
    desk.event("AgentEvent_Call_Release", json!("1-2")).await;
    desk.event("AgentState_Ready", Value::Null).await;

    desk.browser.set("ringing", "vibrate", "").await;
    desk.ringing("1-4").await;
    desk.all_ring(true, "though it may not shake").await;
    assert_eq!(shaken().await, [96, 0]);
}

#[tokio::test]
async fn a_sound_that_cannot_begin_is_told_on_the_spot_and_mended_with_one_click() {
    let desk = desk(&[LOUD]).await;
    let broken = "const {start} = AudioBufferSourceNode.prototype; window.mend = () => AudioBufferSourceNode.prototype.start = start;
        AudioBufferSourceNode.prototype.start = () => { throw new DOMException('no', 'InvalidStateError') }";
    desk.browser.eval::<()>(broken, &[]).await;
    desk.ringing("1-1").await;
    let button = "#incoming-call [data-action=unlock-sound]";
    desk.browser.until("the popup to say so", async || desk.browser.count(button).await == 1).await;
    desk.browser.until_attr("[data-check=sound]", "data-state", "failed").await;
    desk.browser.eval::<()>("mend()", &[]).await;
    desk.browser.click(button).await;
    desk.browser.until("the ringtone", async || desk.alerts().await.heard() == 1).await;
    desk.browser.until_attr(RING, "data-rings", "yes").await;
}

#[tokio::test]
async fn a_test_ends_by_itself_in_a_browser_without_sound_too() {
    let script = format!(
        "{WATCH} delete window.AudioContext; window.ahead = 0; const now = performance.now.bind(performance);
         performance.now = () => now() + ahead"
    );
    let browser = Browser::start().await;
    browser.allow_notifications().await;
    let desk = Desk::open_in(browser, &script).await;
    desk.browser.until_attr("[data-check=sound]", "data-state", "unsupported").await;
    desk.browser.open_settings("ringing").await;
    let test = "#settings [data-action=test-alerts]";
    desk.browser.click(test).await;
    desk.browser.until("the notification", async || desk.alerts().await.open() == 1).await;
    desk.browser.eval::<()>("ahead = 10001; dispatchEvent(new Event('focus'))", &[]).await;
    desk.browser.until_attr(test, "data-testing", "false").await;
    desk.browser.until("it to go", async || desk.alerts().await.all(false)).await;
}

#[tokio::test]
async fn the_sound_is_tested_silently_at_each_sign_in_and_after_each_change_of_devices() {
    skipped_in!(Firefox | WebKit, "their sounds can't be let out without a click");
    let desk = desk(&[LOUD]).await;
    let tested = async || desk.browser.eval::<u32>("return alerts.silentTests", &[]).await;
    let rests = async || desk.browser.eval::<bool>("return contexts.at(-1).state === 'suspended'", &[]).await;
    for (when, change) in [("a sign-in", None), ("a change of devices", Some("devicechange"))] {
        desk.browser.until("the output to rest", rests).await;
        let before = tested().await;
        match change {
            Some(event) => {
                let tell = format!("navigator.mediaDevices.dispatchEvent(new Event('{event}'))");
                desk.browser.eval::<()>(&tell, &[]).await;
            }
            None => {
                desk.event("AgentOther_ShutdownService", Value::Null).await;
                desk.panel("signed-out").await;
                assert_eq!(tested().await, before, "nobody is there");
                desk.event("AgentState_Ready", Value::Null).await;
            }
        }
        desk.browser.until(&format!("a silent test after {when}"), async || tested().await > before).await;
    }
    assert_eq!(desk.alerts().await.sounds.len(), 0, "nothing was heard");
    desk.browser.until_attr(RING, "data-rings", "yes").await;
}

/// Eight ways in which a sound device fails, each with what it does to the contexts that are open and come later, and the
/// state that the agent is told. `each(f)` does something to every context of now and later.
const FAULTS: [(&str, &str, &str); 8] = [
    (
        "it closes, and no other can be opened",
        "fails = () => { throw new DOMException('no device', 'NotSupportedError') }; contexts.at(-1).close()",
        "failed",
    ),
    (
        "the system stops it, and it never starts again",
        "each(context => { context.suspend(); context.resume = () => new Promise(() => 0) })",
        "failed",
    ),
    (
        "the system stops it and refuses",
        "each(context => { context.suspend(); context.resume = async () => { throw new DOMException('no') } })",
        "failed",
    ),
    (
        "it tells of an error whenever it runs",
        "each(context => context.addEventListener('statechange', () => context.dispatchEvent(new Event('error'))))",
        "failed",
    ),
    (
        "it runs, and its clock stands still",
        "each(context => Object.defineProperty(context, 'currentTime', {get: () => 7}))",
        "failed",
    ),
    (
        "it lets no sound begin",
        "each(context => context.createBufferSource = () => { throw new DOMException('no', 'InvalidStateError') })",
        "failed",
    ),
    (
        "it has no memory for a sound",
        "each(context => context.createBuffer = () => { throw new DOMException('no', 'NotSupportedError') })",
        "failed",
    ),
    (
        "the chosen speaker can't be had",
        "each(context => context.setSinkId = async () => { throw new DOMException('no', 'NotFoundError') })",
        "other-speaker",
    ),
];

#[tokio::test]
async fn a_device_that_fails_is_told_before_the_next_call_however_it_fails() {
    skipped_in!(Firefox | WebKit, "their sounds can't be let out without a click");
    let faulty = "window.fails = () => {}; window.changes = [];
        const Plain = AudioContext;
        window.AudioContext = class extends Plain {
            constructor() { fails(); super(); for (const change of changes) change(this) }
        };
        window.each = change => { changes.push(change); contexts.filter(it => it.state !== 'closed').forEach(change) };
        const speaker = {kind: 'audiooutput', deviceId: 'b', label: 'Headset'};
        if (navigator.mediaDevices) navigator.mediaDevices.enumerateDevices = async () => [speaker];";
    let script = format!("{WATCH} {NOTES} {faulty}");
    for (fault, injected, state) in FAULTS {
        let desk = Desk::ready_in(Browser::start_with(&[LOUD.to_owned()]).await, &script).await;
        let tried = async || desk.browser.eval::<u32>("return alerts.silentTests", &[]).await;
        desk.browser.until("the silent test", async || tried().await > 0).await;
        desk.browser
            .until("it to rest", async || desk.browser.eval("return contexts.at(-1).state === 'suspended'", &[]).await)
            .await;
        let change = format!("{injected}; navigator.mediaDevices.dispatchEvent(new Event('devicechange'))");
        desk.browser.eval::<()>(&change, &[]).await;
        if state == "other-speaker" {
            desk.browser.set("ringing", "device", "b").await;
        }
        let what = format!("that {fault} to be told");
        let told = async || desk.browser.attr("[data-check=sound]", "data-state").await.as_deref() == Some(state);
        desk.browser.until(&what, told).await;
        if state == "failed" {
            desk.browser.until_attr(RING, "data-rings", "silent").await;
        }
        assert_eq!(desk.alerts().await.sounds.len(), 0, "nothing was heard: {fault}");
    }
}

/// What browsers lack that are old, locked down, or got the page over plain HTTP.
const BARE: &str = "for (const name of ['AudioContext', 'Notification', 'BroadcastChannel']) delete window[name];
    for (const name of ['locks', 'mediaDevices', 'userActivation', 'permissions', 'vibrate', 'setAppBadge', 'storage'])
        delete Navigator.prototype[name];
    const denied = {get() { throw new DOMException('denied', 'SecurityError') }};
    Object.defineProperty(window, 'localStorage', denied);
    Object.defineProperty(window, 'indexedDB', {value: undefined});";

#[tokio::test]
async fn a_browser_that_has_none_of_all_this_shows_the_call_and_says_what_it_lacks() {
    let desk = Desk::open_with(BARE).await;
    desk.event("AgentState_Ready", Value::Null).await;
    for (check, state) in [("sound", "unsupported"), ("notice", "unsupported"), ("awake", "at-risk")] {
        desk.browser.until_attr(&format!("[data-check={check}]"), "data-state", state).await;
    }
    desk.browser.until_attr(RING, "data-rings", "no").await;
    desk.ringing("1-1").await;
    desk.popup_is_there(true).await;
    let title = async || desk.browser.eval::<String>("return document.title", &[]).await;
    desk.browser.until("the title", async || title().await.starts_with('☎')).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.row("phase", "talking").await;
    desk.browser.until("the title", async || !title().await.starts_with('☎')).await;
    // What is set lasts as long as the page.
    desk.browser.set("ringing", "title", "").await;
    desk.browser.open_settings("ringing").await;
    let unset = "return document.querySelector('[data-setting=title]').checked === false";
    desk.browser.until("the setting", async || desk.browser.eval(unset, &[]).await).await;
    desk.no_console_errors().await;
}
