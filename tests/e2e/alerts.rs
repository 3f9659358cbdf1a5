//! It rings as long as a call rings, and no longer: by ear, on the desktop, in the row of tabs; in a hidden tab whose
//! timers the browser holds up, too. And what can't be heard is said.

mod settings;

use crate::console::{BAR, Desk};
use crate::harness::{Browser, skipped_in};
use serde::Deserialize;
use serde_json::{Value, json};

pub const RING: &str = "#will-it-ring";
pub const LOUD: &str = "--autoplay-policy=no-user-gesture-required";
/// Notes every sound and notification that is real.
pub const WATCH: &str = "const timer = setTimeout;
    window.setTimeout = (...args) => window.none ? 0 : timer(...args);
    window.alerts = {sounds: [], silentTests: 0, notices: [], asked: 0, badge: 0};
    const {start, stop} = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...args) {
        start.apply(this, args);
        const peak = Math.max(...this.buffer.getChannelData(0).map(Math.abs));
        // A silence tries the output out.
        if (peak === 0) return void alerts.silentTests++;
        this.sound = {peak, loops: this.loop, live: true};
        this.addEventListener('ended', () => this.sound.live = false);
        alerts.sounds.push(this.sound);
    };
    AudioScheduledSourceNode.prototype.stop = function (when = 0) {
        stop.call(this, when);
        const seconds = when - this.context.currentTime;
        if (this.sound && seconds < 1) this.sound.live = false;
        if (this.sound && seconds >= 1) this.sound.limit = seconds;
    };
    const Real = Notification;
    window.Notification = class extends Real {
        constructor(title, options) {
            super(title, options);
            // Of one tag there is one.
            for (const notice of alerts.notices) if (notice.tag === options.tag) notice.open = false;
            alerts.notices.push(this.notice = {title, body: options.body, tag: options.tag, open: true});
            this.addEventListener('click', () => alerts.clicked = true);
            alerts.last = this;
        }
        close() { super.close(); this.notice.open = false }
        static requestPermission() { alerts.asked++; return Real.requestPermission() }
    };
    Object.defineProperty(window.Notification, 'permission', {get: () => Real.permission});
    // Those in the service worker's name.
    const shows = window.ServiceWorkerRegistration?.prototype;
    const {showNotification} = shows ?? {};
    if (shows) shows.showNotification = function (title, options) {
        const {tag, body, data} = options;
        for (const notice of alerts.notices) if (notice.tag === tag) notice.open = false;
        alerts.notices.push({title, body, tag, id: data.id, open: true});
        const tell = action => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', {data: {...data, action}}));
        alerts.last = {dispatchEvent: ({type}) => tell(type === 'click' ? 'bar' : 'closed')};
        return showNotification.call(this, title, options);
    };
    // Which of them are there, the browser says.
    alerts.seen = async () => {
        const kept = await (await navigator.serviceWorker?.getRegistration())?.getNotifications() ?? [];
        const is_there = ({id}) => !id || kept.some(({data}) => data?.id === id);
        return alerts.notices.map(({title, body, tag, id, open}) => ({title, body, tag, open: open && is_there({id})}));
    };
    const audio = navigator.mediaDevices;
    for (const name of ['getUserMedia', 'selectAudioOutput']) if (audio?.[name]) {
        const real = audio[name];
        audio[name] = function (...args) { alerts.asked++; return real.apply(this, args) };
    }
    navigator.setAppBadge = async count => { alerts.badge = count };
    navigator.clearAppBadge = async () => { alerts.badge = 0 };";

#[derive(Deserialize, Debug)]
pub struct Alerts {
    pub sounds: Vec<Sound>,
    pub notices: Vec<Notice>,
    asked: u32,
    pub badge: u32,
    pub title: String,
    pub icon: String,
}

#[derive(Deserialize, Debug)]
pub struct Sound {
    peak: f64,
    loops: bool,
    live: bool,
    /// Seconds from its beginning to the end that it was given at once.
    limit: Option<f64>,
}

#[derive(Deserialize, Debug, PartialEq)]
pub struct Notice {
    pub title: String,
    pub body: String,
    tag: String,
    open: bool,
}

impl Notice {
    /// A break or a wrap-up is over.
    pub fn is_of_limit(&self) -> bool {
        self.tag == "time-limit" && self.open
    }

    /// A promised call was due.
    pub fn is_due(&self) -> bool {
        self.tag == "call-due"
    }
}

impl Alerts {
    pub fn heard(&self) -> usize {
        self.sounds.iter().filter(|sound| sound.live).count()
    }

    /// How many sounds have begun that are no ringtones: those end by themselves sooner.
    pub fn announced(&self) -> usize {
        self.sounds.iter().filter(|sound| sound.limit.is_some_and(|seconds| seconds < 60.0)).count()
    }

    pub fn open(&self) -> usize {
        self.notices.iter().filter(|notice| notice.open).count()
    }

    /// Everything rings, or nothing does.
    pub fn all(&self, on: bool) -> bool {
        let count = usize::from(on);
        self.heard() == count
            && self.open() == count
            && self.badge == u32::from(on)
            && self.title.starts_with('☎') == on
            && self.icon.contains("ringing") == on
    }
}

impl Desk {
    pub async fn alerts(&self) -> Alerts {
        let script =
            "return alerts.seen().then(notices => ({...alerts, notices, last: 0, seen: 0, title: document.title,
                icon: document.querySelector('link[rel=icon]').href}))";
        self.browser.eval(script, &[]).await
    }

    pub async fn all_ring(&self, on: bool, when: &str) {
        let what = format!("everything to {} {when}: {:?}", if on { "ring" } else { "be quiet" }, self.alerts().await);
        self.browser.until(&what, async || self.alerts().await.all(on)).await;
    }

    pub async fn ringing(&self, id: &str) {
        self.event("AgentEvent_Ringing", json!({"callid": id})).await;
    }

    /// A desk at which the browser lets sound out, and notifications may be shown.
    pub async fn ready() -> Desk {
        Desk::ready_in(Browser::start_with(&[LOUD.to_owned()]).await, WATCH).await
    }

    pub async fn ready_in(browser: Browser, script: &str) -> Desk {
        browser.allow_notifications().await;
        let desk = Desk::open_in(browser, script).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.browser.until_attr(RING, "data-rings", "yes").await;
        desk
    }
}

#[tokio::test]
async fn a_call_rings_in_every_way_and_stops_at_the_first_end_event_whichever_it_is() {
    let desk = Desk::ready().await;
    let ends: [(&str, Value); 11] = [
        ("AgentEvent_Talking", json!({"callid": "ID", "feature": "0"})),
        ("AgentEvent_Call_Release", json!("ID")),
        ("AgentEvent_Customer_Release", json!({"callid": "ID"})),
        ("AgentEvent_No_Answer", json!("ID")),
        ("AgentEvent_Connect_Fail", json!("ID")),
        ("AgentState_Ready", Value::Null),
        ("AgentState_Work", Value::Null),
        ("AgentState_SetNotReady_Success", Value::Null),
        ("AgentState_SetRest_Success", Value::Null),
        ("AgentState_Force_Ready", Value::Null),
        ("AgentOther_ShutdownService", Value::Null),
    ];
    for (index, (event, content)) in ends.into_iter().enumerate() {
        let id = format!("1-{index}");
        desk.event("AgentState_Busy", Value::Null).await;
        desk.ringing(&id).await;
        desk.all_ring(true, &format!("before {event}")).await;
        let text = content.to_string().replace("ID", &id);
        desk.event(event, serde_json::from_str(&text).expect("JSON")).await;
        desk.all_ring(false, &format!("at {event}")).await;
        desk.event("AgentEvent_Call_Release", json!(id)).await;
        desk.event("AgentState_Ready", Value::Null).await;
    }
    let alerts = desk.alerts().await;
    assert_eq!(alerts.sounds.len(), 11, "one sound a ring");
    assert_eq!(alerts.notices[0].tag, "1-0");
    assert!(alerts.notices[0].body.starts_with("49997"), "{:?}", alerts.notices[0]);
    for sound in &alerts.sounds {
        assert!(sound.loops && sound.peak > 0.5, "{sound:?}");
        let limit = sound.limit.expect("a sound ends by itself");
        assert!((119.0..=120.1).contains(&limit), "{limit}");
    }
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_phone_that_rings_alone_is_heard_and_goes_on_as_its_call() {
    let desk = Desk::ready().await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentOther_PhoneAlerting", Value::Null).await;
    desk.all_ring(true, "at the phone").await;
    desk.ringing("1-1").await;
    desk.browser.until("the call's notification", async || desk.alerts().await.notices.len() == 2).await;
    desk.all_ring(true, "as a call").await;
    let alerts = desk.alerts().await;
    assert_eq!(alerts.sounds.len(), 1, "the tone goes on");
    assert_eq!([&alerts.notices[0].tag, &alerts.notices[1].tag], ["ringing", "1-1"]);
    desk.event("AgentEvent_Call_Release", json!("1-1")).await;
    desk.all_ring(false, "at the end").await;
    desk.event("AgentOther_PhoneRelease", Value::Null).await;

    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentOther_PhoneAlerting", Value::Null).await;
    desk.all_ring(true, "at the phone").await;
    desk.event("AgentOther_PhoneRelease", Value::Null).await;
    desk.all_ring(false, "when the phone is put down").await;
}

#[tokio::test]
async fn a_call_that_waits_during_a_conversation_beeps_softly() {
    let desk = Desk::ready().await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "at first").await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.all_ring(false, "in the conversation").await;
    desk.ringing("1-2").await;
    desk.all_ring(true, "beside the conversation").await;
    let sounds = desk.alerts().await.sounds;
    assert!(sounds[1].peak < sounds[0].peak / 2.0, "{sounds:?}");
    desk.event("AgentEvent_Call_Release", json!("1-2")).await;
    desk.all_ring(false, "at its end").await;
}

#[tokio::test]
async fn the_ringing_ends_with_the_page_and_with_the_frame_and_never_outlasts_the_bar() {
    let desk = Desk::ready().await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "at first").await;
    // A frame that is loaded anew says nothing of an end; the next thing that its bar says does.
    desk.browser.eval_in::<()>(&[BAR], "location.reload()", &[]).await;
    desk.until_subscribed(1).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.all_ring(false, "at the end that the new frame tells").await;

    desk.ringing("1-2").await;
    desk.all_ring(true, "before another tab takes the bar").await;
    let first = desk.browser.driver.window().await.expect("a tab");
    let address: String = desk.browser.eval("return location.href", &[]).await;
    let second = desk.browser.new_tab().await;
    desk.browser.driver.switch_to_window(second).await.expect("the tab is there");
    desk.browser.open(&address).await;
    desk.browser.until_attr(RING, "data-rings", "elsewhere").await;
    desk.browser.click("#connection [data-action=use-here]").await;
    desk.until_subscribed(1).await;
    desk.browser.driver.switch_to_window(first).await.expect("the tab is there");
    desk.all_ring(false, "when the bar is elsewhere").await;
    desk.browser.until_attr(RING, "data-rings", "elsewhere").await;
}

#[tokio::test]
async fn when_the_hard_limit_passes_everything_stops_though_no_timer_goes_off() {
    let wait = format!(
        "{WATCH} window.ahead = 0; const now = performance.now.bind(performance);
         performance.now = () => now() + ahead;
         const scheduled = AudioScheduledSourceNode.prototype.stop;
         AudioScheduledSourceNode.prototype.stop = function (when) {{
             const seconds = when - this.context.currentTime;
             scheduled.call(this, seconds > 100 && window.short ? this.context.currentTime + 1.5 : when);
         }}"
    );
    let desk = Desk::ready_in(Browser::start_with(&[LOUD.to_owned()]).await, &wait).await;
    desk.browser.eval::<()>("window.short = true", &[]).await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "at first").await;
    // A sound that ended too early begins again as long as the call rings.
    desk.browser.until("a second sound", async || desk.alerts().await.sounds.len() >= 2).await;
    // The sound's own end is what tells the time: two minutes pass, and every timer is held up.
    let stop = "window.none = true; for (let id = setInterval(() => 0); id >= 0; id--) clearInterval(id);
        window.ahead = 121000";
    desk.browser.eval::<()>(stop, &[]).await;
    desk.all_ring(false, "after two minutes").await;
}

#[tokio::test]
async fn a_hidden_tab_with_held_up_timers_rings_at_once_and_stops_at_once() {
    let desk = Desk::ready_in(Browser::start_throttling(&[LOUD.to_owned()]).await, WATCH).await;
    desk.event("AgentState_Busy", Value::Null).await;
    let watch = "window.ticks = [];
        const tick = () => { ticks.push(performance.now()); setTimeout(tick, 50) }; tick()";
    desk.browser.eval::<()>(watch, &[]).await;
    desk.browser.driver.minimize_window().await.expect("a window can be put away");
    desk.browser.until("the tab to be hidden", async || desk.browser.eval("return document.hidden", &[]).await).await;
    let held_up = "return ticks.at(-1) - ticks.at(-2) > 900";
    desk.browser.until("the timers to be held up", async || desk.browser.eval(held_up, &[]).await).await;

    for id in ["1-1", "1-2"] {
        // This browser's next step is one timer a minute, which no switch brings about sooner; so from the second call
        // on there are none at all; then it can have waited for none.
        let none = "window.none = true; for (let id = setInterval(() => 0); id >= 0; id--) clearInterval(id)";
        if id == "1-2" {
            desk.browser.eval::<()>(none, &[]).await;
        }
        desk.ringing(id).await;
        desk.all_ring(true, "in a hidden tab").await;
        desk.event("AgentEvent_Call_Release", json!(id)).await;
        desk.all_ring(false, "in a hidden tab").await;
    }
    assert!(desk.browser.eval::<bool>("return document.hidden", &[]).await);
}

#[tokio::test]
async fn a_tab_that_was_frozen_says_so_and_does_not_ring_for_what_has_ended_meanwhile() {
    skipped_in!(Firefox | WebKit, "its driver can't freeze a page");
    let desk = Desk::ready().await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "at first").await;
    let say = "setTimeout(() => say(arguments[0]), 300)";
    let end = json!({"eventType": "AgentEvent_Call_Release", "workNo": "49999", "content": "1-1"});
    desk.browser.eval_in::<()>(&[BAR], say, &[end]).await;
    desk.browser.devtools("Page.setWebLifecycleState", json!({"state": "frozen"})).await;
    desk.browser.devtools("Page.setWebLifecycleState", json!({"state": "active"})).await;
    desk.all_ring(false, "for a call that is over").await;
    desk.browser.bring_to_front().await;
    let slept = "return window.alerts && document.querySelector('[data-check=awake]').dataset.state === 'slept'";
    let drawn = desk.browser.eval::<bool>("return !document.hidden", &[]).await;
    if drawn {
        desk.browser.until("it to be said", async || desk.browser.eval(slept, &[]).await).await;
        desk.browser.until_attr(RING, "data-rings", "no").await;
        desk.browser.click(&format!("{RING} > summary")).await;
        desk.browser.click("[data-action=sleep-is-known]").await;
        desk.browser.until_attr(RING, "data-rings", "yes").await;
    }
}

#[tokio::test]
async fn a_ring_that_the_browser_keeps_silent_is_told_on_the_spot_and_mended_with_one_click() {
    let desk = Desk::open_with(WATCH).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.browser.until_attr("[data-check=sound]", "data-state", "locked").await;
    desk.browser.until_attr(RING, "data-rings", "no").await;
    desk.ringing("1-1").await;
    let button = "#incoming-call [data-action=unlock-sound]";
    desk.browser.until("the popup to say so", async || desk.browser.count(button).await == 1).await;
    assert_eq!(desk.alerts().await.heard(), 0);
    assert_eq!(desk.alerts().await.asked, 0, "nobody was asked");
    desk.browser.click(button).await;
    desk.browser.until("the ringtone", async || desk.alerts().await.heard() == 1).await;
    desk.browser.until("the popup to say no more", async || desk.browser.count(button).await == 0).await;
    desk.browser.until_attr(RING, "data-rings", "sound-only").await;
    desk.event("AgentEvent_Call_Release", json!("1-1")).await;
    desk.browser.until("silence", async || desk.alerts().await.heard() == 0).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_click_into_the_bar_unlocks_the_sound_as_well() {
    let desk = Desk::open_with(WATCH).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.browser.until_attr("[data-check=sound]", "data-state", "locked").await;
    desk.browser.click(BAR).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.browser.until_attr("[data-check=sound]", "data-state", "ready").await;
}

#[tokio::test]
async fn the_browser_asks_for_a_permission_only_after_a_click() {
    skipped_in!(WebKit, "its driver can't grant a permission");
    let desk = Desk::open_with(WATCH).await;
    desk.browser.forget_permissions().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.ringing("1-1").await;
    desk.popup_is_there(true).await;
    desk.event("AgentEvent_Call_Release", json!("1-1")).await;
    desk.popup_is_there(false).await;
    desk.browser.click(&format!("{RING} > summary")).await;
    assert_eq!(desk.alerts().await.asked, 0);
    let state = desk.browser.attr("[data-check=notice]", "data-state").await;
    if state.as_deref() == Some("not-asked") {
        desk.browser.click("[data-action=allow-notices]").await;
        desk.browser.until("the question", async || desk.alerts().await.asked == 1).await;
    }
    desk.browser.allow_notifications().await;
    desk.browser.until_attr("[data-check=notice]", "data-state", "allowed").await;
}
