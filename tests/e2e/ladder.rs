//! The rungs of the ladder in the real browser: the notification in the service worker's name, what its buttons do, that it
//! goes with its page, what a screen reader hears, and the keys that pause music.

use crate::alerts::{LOUD, WATCH};
use crate::console::{BAR, Desk, ROW};
use crate::harness::{Browser, DIST, Site, console, policed, skipped_in};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Lets a test press a button of the one notification that is there. No driver can; a browser that isn't told by the system
/// lets no page come to the front, either, so that is only noted.
const HAND: &str = "addEventListener('message', (event) => {
        const { press } = event.data ?? {};
        if (press === undefined) return;
        WindowClient.prototype.focus = async function () { this.postMessage({ fronted: true }); return this };
        event.waitUntil(registration.getNotifications().then(([notification]) => {
            const click = new NotificationEvent('notificationclick', { notification, action: press });
            click.waitUntil = (work) => event.waitUntil(work);
            dispatchEvent(click);
        }));
    });";
const FRONTED: &str = "window.fronted = 0;
    navigator.serviceWorker.addEventListener('message', ({data}) => { if (data?.fronted) fronted++ });";
const SILENCE: &str = "#incoming-call [data-action=silence]";

/// The console whose worker has a hand for notifications, and its bar.
async fn sites(more: Value) -> (Site, Site) {
    let bar = Site::page("").await;
    let mut config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}});
    config.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    let config = config.to_string().replace("https://customers.example", bar.origin());
    let worker = std::fs::read_to_string(format!("{DIST}/worker.js")).expect("the release has a worker") + HAND;
    let answer = async move || ([(CONTENT_TYPE, "text/javascript")], worker);
    let routes = console(StatusCode::OK, &config).route("/worker.js", get(answer));
    (Site::routes(policed(routes, &config)).await, bar)
}

async fn desk(more: Value, script: &str) -> Desk {
    let browser = Browser::start_with(&[LOUD.to_owned()]).await;
    browser.allow_notifications().await;
    browser.before_pages(&format!("{WATCH} {FRONTED} {script}")).await;
    let (console, bar) = sites(more).await;
    let desk = Desk::open_at(console, bar, browser).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.until_worker_answers().await;
    desk
}

impl Desk {
    /// The page has asked before, and has its answer.
    async fn until_worker_answers(&self) {
        let ask = "return navigator.serviceWorker.ready.then(({active}) => new Promise((answered) => {
                const {port1, port2} = new MessageChannel();
                port1.onmessage = () => answered(true);
                active.postMessage({greet: true}, [port2]);
            }))";
        assert!(self.browser.eval::<bool>(ask, &[]).await);
        self.browser.until_attr("[data-check=sound]", "data-state", "ready").await;
    }

    /// What the browser itself shows in the worker's name: the tag, and what the buttons are called.
    async fn notified(&self) -> Vec<(String, Vec<String>)> {
        notified(&self.browser).await
    }

    async fn press(&self, button: &str) {
        let press =
            "return navigator.serviceWorker.ready.then(({active}) => active.postMessage({press: arguments[0]}))";
        let press = press.replace("arguments[0]", &json!(button).to_string());
        self.browser.eval::<()>(&press, &[]).await;
    }

    async fn fronted(&self, times: u32) {
        let count = async || self.browser.eval::<u32>("return fronted", &[]).await == times;
        self.browser.until("the console to come to the front", count).await;
    }

    async fn is_heard(&self, heard: bool) {
        let what = if heard { "the ringtone" } else { "silence" };
        self.browser.until(what, async || (self.alerts().await.heard() == 1) == heard).await;
    }

    async fn until_notified(&self, expected: &[(&str, &[&str])]) {
        let expected: Vec<(String, Vec<String>)> = expected
            .iter()
            .map(|(tag, buttons)| ((*tag).to_owned(), buttons.iter().map(|button| (*button).to_owned()).collect()))
            .collect();
        let what = format!("{expected:?} in place of {:?}", self.notified().await);
        self.browser.until(&what, async || self.notified().await == expected).await;
    }
}

async fn notified(browser: &Browser) -> Vec<(String, Vec<String>)> {
    let script = "return navigator.serviceWorker.getRegistration('/').then((it) => it?.getNotifications() ?? [])
        .then((all) => all.map(({tag, actions}) => [tag, (actions ?? []).map(({title}) => title)]))";
    browser.eval(script, &[]).await
}

#[tokio::test]
async fn a_ring_has_a_notification_with_buttons_and_a_click_leads_to_the_bar() {
    skipped_in!(Firefox | WebKit, "its driver has no notifications of a worker's");
    let desk = desk(json!({}), "").await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "at the ring").await;
    desk.until_notified(&[("1-1", &["To the bar", "Silence"])]).await;
    for (times, button) in [(1, "bar"), (2, "")] {
        desk.browser.eval::<()>("document.activeElement.blur()", &[]).await;
        desk.press(button).await;
        desk.fronted(times).await;
        let has_focus = format!("return document.activeElement === document.querySelector('{BAR}')");
        desk.browser.until("the bar to have the focus", async || desk.browser.eval(&has_focus, &[]).await).await;
        desk.until_notified(&[]).await;
        assert_eq!(desk.alerts().await.heard(), 1, "it rings on");
        let call = format!("1-{times}");
        desk.event("AgentEvent_Call_Release", json!(call)).await;
        desk.all_ring(false, "at the end").await;
        desk.ringing(&format!("1-{}", times + 1)).await;
        desk.all_ring(true, "at the next ring").await;
    }
    desk.event("AgentEvent_Call_Release", json!("1-3")).await;
    desk.all_ring(false, "at the end").await;
    desk.until_notified(&[]).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_worker_that_comes_during_a_ring_shows_the_next_one() {
    skipped_in!(Firefox | WebKit, "its driver has no notifications of a worker's");
    let late = "const {ready} = navigator.serviceWorker;
        const later = new Promise((done) => window.letWorkerCome = () => ready.then(done));
        Object.defineProperty(navigator.serviceWorker, 'ready', {get: () => later});";
    let browser = Browser::start_with(&[LOUD.to_owned()]).await;
    browser.allow_notifications().await;
    browser.before_pages(&format!("{WATCH} {late}")).await;
    let (console, bar) = sites(json!({})).await;
    let desk = Desk::open_at(console, bar, browser).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "in the page's name").await;
    desk.browser.eval::<()>("letWorkerCome()", &[]).await;
    desk.until_worker_answers().await;
    desk.browser.eval::<()>("dispatchEvent(new Event('focus'))", &[]).await;
    desk.all_ring(true, "still").await;
    assert_eq!(desk.alerts().await.notices.len(), 1, "nobody is told twice");
    desk.event("AgentEvent_Call_Release", json!("1-1")).await;
    desk.all_ring(false, "at the end").await;
    desk.ringing("1-2").await;
    desk.until_notified(&[("1-2", &["To the bar", "Silence"])]).await;
}

#[tokio::test]
async fn a_ring_is_silenced_from_its_notification_and_the_next_one_is_heard_again() {
    skipped_in!(Firefox | WebKit, "its driver has no notifications of a worker's");
    let desk = desk(json!({}), "").await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "at the ring").await;
    desk.browser.until("the button", async || desk.browser.count(SILENCE).await == 1).await;
    desk.press("silence").await;
    desk.is_heard(false).await;
    desk.until_notified(&[("1-1", &["To the bar"])]).await;
    desk.browser.until("the button to go", async || desk.browser.count(SILENCE).await == 0).await;
    desk.row("phase", "ringing").await;
    let alerts = desk.alerts().await;
    assert!(alerts.title.starts_with('☎') && alerts.badge == 1, "{alerts:?}");
    assert_eq!(desk.browser.eval::<u32>("return fronted", &[]).await, 0, "nobody asked for the console");
    desk.event("AgentEvent_Call_Release", json!("1-1")).await;
    desk.all_ring(false, "at the end").await;

    desk.ringing("1-2").await;
    desk.all_ring(true, "at the next ring").await;
    let press = format!("const button = document.querySelector('{SILENCE}'); button.focus(); button.click()");
    desk.browser.until("the button", async || desk.browser.count(SILENCE).await == 1).await;
    desk.browser.eval::<()>(&press, &[]).await;
    desk.is_heard(false).await;
    desk.popup_is_there(true).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_customer_page_opens_from_the_notification_which_keeps_the_callers_number_to_itself() {
    skipped_in!(Firefox | WebKit, "its driver has no notifications of a worker's");
    let pop = json!({"screenPop": {"url": "https://customers.example/customer?n={number}", "when": "manual", "where": "panel"}});
    let desk = desk(pop, "").await;
    desk.browser.set("ringing", "notice-number", "").await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "at the ring").await;
    desk.until_notified(&[("1-1", &["Silence", "Customer page"])]).await;
    let whole = "return navigator.serviceWorker.ready.then((it) => it.getNotifications())
        .then((all) => JSON.stringify(all.map(({title, body, data, tag}) => [title, body, data, tag])))";
    let whole: String = desk.browser.eval(whole, &[]).await;
    assert!(!whole.contains("49997"), "{whole}");
    desk.press("page").await;
    desk.fronted(1).await;
    let page =
        "return [...document.querySelectorAll('iframe')].some((frame) => frame.src.endsWith('/customer?n=49997'))";
    desk.browser.until("the customer page", async || desk.browser.eval(page, &[]).await).await;
    desk.is_heard(true).await;
}

#[tokio::test]
async fn a_sound_that_does_not_begin_lets_the_notification_make_the_browsers_own() {
    skipped_in!(Firefox | WebKit, "its driver has no notifications of a worker's");
    // The output says that it runs, and nothing comes out of it.
    let mute = "ConstantSourceNode.prototype.start = () => {};
        window.options = [];
        const show = ServiceWorkerRegistration.prototype.showNotification;
        ServiceWorkerRegistration.prototype.showNotification = function (title, given) {
            options.push([given.silent, given.renotify]);
            return show.call(this, title, given);
        };";
    let desk = desk(json!({}), mute).await;
    desk.ringing("1-1").await;
    desk.browser
        .until("the second notification", async || desk.browser.eval::<usize>("return options.length", &[]).await == 2)
        .await;
    let options: Vec<(bool, bool)> = desk.browser.eval("return options", &[]).await;
    assert_eq!(options, [(true, false), (false, true)]);
}

/// So many pages are killed while a call rings there; how many notifications are left after two seconds, and the longest time
/// that one was.
async fn kill(times: usize) -> (usize, Duration) {
    let desk = desk(json!({}), "").await;
    let (mut left, mut longest) = (0, Duration::ZERO);
    let driver = &desk.browser.driver;
    let witness = driver.window().await.expect("a tab");
    desk.browser.open(format!("{}licences.txt", desk.url())).await;
    for round in 0..times {
        let tab = desk.browser.new_tab().await;
        driver.switch_to_window(tab).await.expect("a tab");
        desk.browser.before_pages(&format!("{WATCH} {FRONTED}")).await;
        desk.browser.open(desk.url()).await;
        desk.until_subscribed(1).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.until_worker_answers().await;
        let call = format!("1-{round}");
        desk.ringing(&call).await;
        let is_there = async || desk.notified().await.iter().any(|(tag, _)| *tag == call);
        desk.browser.until("the notification", is_there).await;
        let killed = Instant::now();
        desk.browser.crash_tab().await;
        driver.switch_to_window(witness.clone()).await.expect("the first tab");
        let mut kept = notified(&desk.browser).await.len();
        while kept > 0 && killed.elapsed() < Duration::from_secs(2) {
            tokio::time::sleep(Duration::from_millis(20)).await;
            kept = notified(&desk.browser).await.len();
        }
        longest = longest.max(killed.elapsed());
        left += kept;
    }
    (left, longest)
}

#[tokio::test]
async fn a_page_that_is_killed_while_it_rings_leaves_no_notification() {
    skipped_in!(Firefox | WebKit, "its driver has no notifications of a worker's");
    assert_eq!(kill(3).await.0, 0);
}

#[tokio::test]
#[ignore = "takes minutes: `make crash`"]
async fn two_hundred_crashes_during_rings_leave_no_notification() {
    let (left, longest) = kill(200).await;
    println!(
        "200 pages killed while they rang: {left} notifications left after two seconds, the longest for {longest:?}"
    );
    assert_eq!(left, 0);
}

#[tokio::test]
async fn a_notification_that_was_left_behind_goes_with_the_next_start() {
    skipped_in!(Firefox | WebKit, "its driver has no notifications of a worker's");
    let desk = desk(json!({}), "").await;
    let leave = "return navigator.serviceWorker.ready.then((it) =>
        it.showNotification('left', {tag: 'left', data: {lock: 'of a page that is no more', id: 1}}))";
    desk.browser.eval::<()>(leave, &[]).await;
    desk.until_notified(&[("left", &[])]).await;
    desk.reload().await;
    desk.until_notified(&[]).await;
}

#[tokio::test]
async fn a_screen_reader_is_told_of_a_ring_once_by_a_call_where_there_is_one_and_by_the_region_where_not() {
    let listen = "window.told = [];
        Document.prototype.ariaNotify = function (text, options) { told.push([text, options?.priority]) };";
    let desk = Desk::open_with(listen).await;
    let region = "[data-announces=ring]";
    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("AgentOther_PhoneAlerting", Value::Null).await;
    let told = async |times: usize| {
        desk.browser
            .until(&format!("{times}"), async || desk.browser.eval::<usize>("return told.length", &[]).await == times)
            .await;
    };
    told(1).await;
    desk.ringing("1-1").await;
    told(2).await;
    let all: Vec<(String, String)> = desk.browser.eval("return told", &[]).await;
    assert!(all[1].0.contains("49997") && all.iter().all(|(_, priority)| priority == "high"), "{all:?}");
    assert_eq!(desk.browser.text(region).await.as_deref(), Some(all[1].0.as_str()));
    assert_eq!(desk.browser.attr(region, "aria-live").await.as_deref(), Some("off"));
    assert_eq!(desk.browser.attr(region, "role").await, None);
    desk.event("AgentEvent_Call_Release", json!("1-1")).await;
    desk.popup_is_there(false).await;
    assert_eq!(desk.browser.eval::<usize>("return told.length", &[]).await, 2, "its end is not spoken");

    let desk = Desk::open_with("delete Document.prototype.ariaNotify").await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.ringing("1-1").await;
    let said = async || desk.browser.text(region).await.is_some_and(|text| text.contains("49997"));
    desk.browser.until("the region to say it", said).await;
    assert_eq!(desk.browser.attr(region, "aria-live").await.as_deref(), Some("assertive"));
    assert_eq!(desk.browser.attr(region, "role").await.as_deref(), Some("alert"));
}

#[tokio::test]
async fn a_key_that_pauses_music_silences_the_ring_and_ends_no_call() {
    skipped_in!(WebKit, "it has no session for media keys here");
    let keys = "window.keys = {};
        const {setActionHandler} = MediaSession.prototype;
        MediaSession.prototype.setActionHandler = function (action, handler) {
            setActionHandler.call(this, action, handler);
            keys[action] = handler;
        };
        const {play} = HTMLMediaElement.prototype;
        HTMLMediaElement.prototype.play = function () { window.silence = this; return play.call(this) };";
    let desk = desk(json!({}), keys).await;
    let names = async || -> Vec<String> {
        let script = "return Object.keys(keys).filter((action) => keys[action]).sort()";
        desk.browser.eval(script, &[]).await
    };
    assert_eq!(names().await, [""; 0], "no key is ours while nothing rings");
    for (index, key) in ["play", "pause", "stop"].into_iter().enumerate() {
        let call = format!("1-{index}");
        desk.ringing(&call).await;
        desk.all_ring(true, "at the ring").await;
        desk.browser.until("the keys", async || names().await.iter().any(|name| name == key)).await;
        // A browser leads the keys only to what plays, and for longer than five seconds.
        let plays = "return !silence.paused && silence.currentTime > 0 && silence.duration > 5 && silence.loop";
        desk.browser.until("the silence to play", async || desk.browser.eval(plays, &[]).await).await;
        let title: String = desk.browser.eval("return navigator.mediaSession.metadata.title", &[]).await;
        assert_eq!(title, "Incoming call");
        desk.browser.eval::<()>("keys[arguments[0]]()", &[json!(key)]).await;
        desk.is_heard(false).await;
        desk.browser.until("the keys to be the system's", async || names().await.is_empty()).await;
        assert!(desk.browser.eval::<bool>("return silence.paused", &[]).await);
        desk.popup_is_there(true).await;
        desk.browser.until_attr(&format!("{ROW}[data-call-id='{call}']"), "data-phase", "ringing").await;
        desk.event("AgentEvent_Call_Release", json!(call)).await;
        desk.all_ring(false, "at the end").await;
    }
    desk.no_console_errors().await;
}
