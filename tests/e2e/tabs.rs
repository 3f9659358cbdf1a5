//! One agent, one browser, several tabs. One tab has the bar and rings; all show the same; and when the one goes, by
//! whatever way, the bar is in another.

use crate::console::{BAR, Desk, ROW};
use crate::harness::{Browser, Site, console, policed, skipped_in};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use serde_json::{Value, json};
use thirtyfour::WindowHandle;
use tokio::sync::watch;

/// A desk with several tabs of one browser. What is done at the desk is done in the tab that was gone to last.
pub struct Tabs {
    pub desk: Desk,
    pub tabs: Vec<WindowHandle>,
}

impl Tabs {
    /// The first has the bar.
    async fn open(count: usize) -> Tabs {
        Tabs::at(Desk::open().await, count).await
    }

    /// So many at this desk, whose one tab has the bar.
    pub async fn at(desk: Desk, count: usize) -> Tabs {
        let first = desk.browser.driver.window().await.expect("a tab");
        let mut tabs = Tabs { desk, tabs: vec![first] };
        while tabs.tabs.len() < count {
            tabs.one_more("").await;
            tabs.elsewhere().await;
        }
        tabs.go(0).await;
        tabs
    }

    /// Opens one more tab, in which `script` runs before the page's own.
    pub async fn one_more(&mut self, script: &str) {
        let address: String = self.desk.browser.eval("return location.href", &[]).await;
        self.tabs.push(self.desk.browser.new_tab().await);
        self.go(self.tabs.len() - 1).await;
        self.desk.browser.before_pages(script).await;
        self.desk.browser.open(&address).await;
    }

    /// To this tab, without bringing it to the front.
    pub async fn look_into(&self, tab: usize) {
        self.desk.browser.driver.switch_to_window(self.tabs[tab].clone()).await.expect("the tab is there");
    }

    /// To this tab, as the agent does. A tab that is not in front draws nothing.
    pub async fn go(&self, tab: usize) {
        self.look_into(tab).await;
        self.desk.browser.bring_to_front().await;
    }

    /// Waits until this tab, in which [`HELD_DISK`] has run, reads.
    async fn reads(&self) {
        let reads = async || self.desk.browser.eval("return held.length > 0", &[]).await;
        self.desk.browser.until("it to read", reads).await;
    }

    async fn release(&self) {
        self.desk.browser.eval::<()>("release()", &[]).await;
    }

    pub async fn elsewhere(&self) {
        self.desk.browser.until_attr("#connection", "data-link", "elsewhere").await;
        assert_eq!(self.desk.browser.count(BAR).await, 0, "a frame beside another tab's bar");
    }

    /// The bar is in this tab, and it speaks.
    pub async fn has_the_bar(&self) {
        self.desk.until_subscribed(1).await;
        // An error, which says nothing of agent and calls.
        self.desk.say(json!({"retcode": "000-001", "message": "", "event": null})).await;
        self.desk.browser.until_attr("#connection", "data-link", "ready").await;
    }

    pub async fn use_here(&self) {
        self.desk.browser.click("#connection [data-action=use-here]").await;
    }

    /// What the tab shows of agent and calls, as its markup says it.
    async fn picture(&self) -> Value {
        let script = "const rows = [...document.querySelectorAll(arguments[0])].map(row => ({...row.dataset}));
            for (const row of rows) if (row.phase !== 'ended') delete row.talkSeconds;
            const {state, reason, overdue} = document.querySelector('#agent-status').dataset;
            return {agent: {state, reason, overdue}, rows, calls: document.querySelector('.today dd').textContent}";
        self.desk.browser.eval(script, &[json!(ROW)]).await
    }

    /// Waits until each tab shows the same as `holder`, and makes sure that this one alone has the bar.
    pub async fn all_show_the_same_as(&self, holder: usize) -> Value {
        self.go(holder).await;
        let expected = self.picture().await;
        for tab in 0..self.tabs.len() {
            self.go(tab).await;
            let same = async || self.picture().await == expected;
            let what = format!("tab {tab} to show {expected} in place of {}", self.picture().await);
            self.desk.browser.until(&what, same).await;
            assert_eq!(self.desk.browser.count(BAR).await == 1, tab == holder, "tab {tab}");
            let link = self.desk.browser.attr("#connection", "data-link").await;
            assert_eq!(link.as_deref() == Some("elsewhere"), tab != holder, "tab {tab}: {link:?}");
        }
        self.go(holder).await;
        expected
    }

    /// In which tabs this selects something.
    pub async fn tabs_with(&self, selector: &str) -> Vec<usize> {
        let mut with = Vec::new();
        for tab in 0..self.tabs.len() {
            self.look_into(tab).await;
            if self.desk.browser.count(selector).await > 0 {
                with.push(tab);
            }
        }
        with
    }

    /// Waits until one of the tabs has the frame, all of them hidden or not; which.
    pub async fn until_one_has_the_frame(&self) -> usize {
        let mut found = None;
        self.desk.browser.until("a tab to have the bar", async || self.tabs_with(BAR).await.len() == 1).await;
        for tab in self.tabs_with(BAR).await {
            assert_eq!(found.replace(tab), None, "more than one tab has the bar");
        }
        found.expect("a tab has the bar")
    }

    /// In every tab, notes what an enterprise's script is told.
    async fn watch(&self) {
        let script = "window.heard = [];
            for (const name of ['call-ringing', 'call-answered', 'call-ended'])
                addEventListener('agent-console:' + name, event => heard.push([name, event.detail.callId]))";
        for tab in 0..self.tabs.len() {
            self.look_into(tab).await;
            self.desk.browser.eval::<()>(script, &[]).await;
        }
    }

    /// What enterprise's scripts were told in all tabs together.
    async fn heard(&self) -> Vec<(String, String)> {
        let mut heard = Vec::new();
        for tab in 0..self.tabs.len() {
            self.look_into(tab).await;
            heard.extend(self.desk.browser.eval::<Vec<(String, String)>>("return heard", &[]).await);
        }
        heard
    }

    async fn call(&self, id: &str) {
        self.desk.event("AgentState_Busy", Value::Null).await;
        self.desk.event("AgentEvent_Ringing", json!({"callid": id})).await;
        self.desk.event("AgentEvent_Talking", json!({"callid": id, "feature": "0"})).await;
        self.desk.browser.until("the call", async || self.count(id, "talking").await == 1).await;
    }

    /// How many rows the call has in this phase.
    async fn count(&self, id: &str, phase: &str) -> usize {
        self.desk.browser.count(&format!("#call-log [data-call-id='{id}'][data-phase={phase}]")).await
    }
}

/// What is read from the disk stays under way until `release()`.
const HELD_DISK: &str = "window.held = sessionStorage.released ? null : [];
    for (const name of ['getAll', 'getAllKeys']) {
        const read = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...args) {
            const request = read.apply(this, args);
            request.addEventListener = (type, listener, options) => EventTarget.prototype.addEventListener.call(
                request, type, event => held ? held.push(() => listener(event)) : listener(event), options);
            return request;
        };
    }
    window.release = () => { sessionStorage.released = 1; const all = held; held = null; all.forEach(one => one()) }";

#[tokio::test]
async fn of_two_tabs_one_has_the_bar_and_rings_and_both_show_the_call() {
    let tabs = Tabs::open(2).await;
    tabs.watch().await;
    tabs.go(0).await;
    tabs.desk.event("AgentState_Ready", Value::Null).await;
    tabs.desk.panel("idle").await;
    tabs.all_show_the_same_as(0).await;

    tabs.desk.event("AgentState_Busy", Value::Null).await;
    tabs.desk.event("AgentEvent_Ringing", json!({"callid": "1-1"})).await;
    tabs.desk.popup_is_there(true).await;
    tabs.desk.row("phase", "ringing").await;
    tabs.all_show_the_same_as(0).await;
    assert_eq!(tabs.tabs_with("#incoming-call").await, [0], "one tab rings");

    tabs.go(0).await;
    tabs.desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    tabs.desk.row("phase", "talking").await;
    tabs.all_show_the_same_as(0).await;
    tabs.desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    tabs.desk.event("AgentState_Work", Value::Null).await;
    tabs.desk.panel("wrap-up").await;
    tabs.desk.row("outcome", "answered").await;
    let picture = tabs.all_show_the_same_as(0).await;
    assert_eq!(picture["rows"].as_array().map(Vec::len), Some(1));
    let once = ["call-ringing", "call-answered", "call-ended"].map(|name| (name.to_owned(), "1-1".to_owned()));
    tabs.desk.browser.until("the end to be told of", async || tabs.heard().await == once).await;
}

#[tokio::test]
async fn the_other_tabs_say_since_when_the_tab_with_the_bar_is_open() {
    let tabs = Tabs::open(2).await;
    let opened = "const date = new Date(performance.timeOrigin);
        return [date.getHours(), date.getMinutes()].map(part => String(part).padStart(2, '0')).join(':')";
    let opened: String = tabs.desk.browser.eval(opened, &[]).await;
    tabs.go(1).await;
    let said = async || tabs.desk.browser.text("#connection").await.is_some_and(|text| text.contains(&opened));
    tabs.desk.browser.until(&opened, said).await;
}

#[tokio::test]
async fn a_call_goes_on_where_the_agent_moves_the_bar_and_is_written_once() {
    let tabs = Tabs::open(2).await;
    tabs.desk.event("AgentState_Ready", Value::Null).await;
    tabs.call("1-1").await;

    tabs.go(1).await;
    tabs.use_here().await;
    tabs.has_the_bar().await;
    assert_eq!(tabs.all_show_the_same_as(1).await["rows"].as_array().map(Vec::len), Some(1));
    tabs.desk.event("AgentEvent_Hold", json!("1-1")).await;
    tabs.desk.row("phase", "held").await;
    tabs.all_show_the_same_as(1).await;

    // And back.
    tabs.go(0).await;
    tabs.use_here().await;
    tabs.has_the_bar().await;
    tabs.desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    tabs.desk.event("AgentState_Ready", Value::Null).await;
    tabs.desk.row("outcome", "answered").await;
    tabs.desk.panel("idle").await;
    let before = tabs.all_show_the_same_as(0).await;
    assert_eq!(before["rows"].as_array().map(Vec::len), Some(1));

    for tab in [1, 0] {
        tabs.go(tab).await;
        tabs.desk.browser.reload().await;
        tabs.desk.row("outcome", "answered").await;
        assert_eq!(tabs.picture().await, before, "tab {tab} after a reload");
    }
}

#[tokio::test]
async fn when_the_tab_with_the_bar_is_closed_another_has_it() {
    let mut tabs = Tabs::open(6).await;
    tabs.desk.event("AgentState_Ready", Value::Null).await;
    tabs.call("1-1").await;
    let mut holder = 0;
    while tabs.tabs.len() > 1 {
        let before = tabs.all_show_the_same_as(holder).await;
        tabs.tabs.remove(holder);
        tabs.desk.browser.driver.close_window().await.expect("a tab can be closed");
        tabs.look_into(0).await;
        holder = tabs.until_one_has_the_frame().await;
        // Only now to it: it took over though it may be hidden. How soon is for the laws of the election to say.
        tabs.go(holder).await;
        tabs.has_the_bar().await;
        assert_eq!(tabs.picture().await["rows"], before["rows"]);
    }
    tabs.desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    tabs.desk.row("outcome", "answered").await;
    assert_eq!(tabs.desk.browser.count(ROW).await, 1);
}

#[tokio::test]
async fn when_the_process_of_the_tab_with_the_bar_dies_another_has_it() {
    skipped_in!(WebKit, "its driver doesn't say which process is the tab's");
    let mut tabs = Tabs::open(3).await;
    tabs.desk.event("AgentState_Ready", Value::Null).await;
    tabs.call("1-1").await;
    let before = tabs.all_show_the_same_as(0).await;
    tabs.desk.browser.crash_tab().await;
    tabs.tabs.remove(0);
    tabs.look_into(0).await;
    let holder = tabs.until_one_has_the_frame().await;
    tabs.go(holder).await;
    tabs.has_the_bar().await;
    assert_eq!(tabs.picture().await["rows"], before["rows"]);
    tabs.all_show_the_same_as(holder).await;
}

#[tokio::test]
async fn a_frozen_tab_is_robbed_of_the_bar_and_does_no_harm_when_it_wakes() {
    let ((asked, mut asks), (wake, awake)) = (watch::channel(false), watch::channel(false));
    let answer = async move || {
        let _ = asked.send(true);
        let _ = awake.clone().wait_for(|awake| *awake).await;
    };
    let bar = Site::page("").await;
    let config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}}).to_string();
    let routes = Router::new().route("/awake", get(answer)).merge(console(StatusCode::OK, &config));
    let console = Site::routes(policed(routes, &config)).await;
    let tabs = Tabs::at(Desk::open_at(console, bar, Browser::start().await).await, 2).await;
    tabs.desk.event("AgentState_Ready", Value::Null).await;
    tabs.desk.panel("idle").await;
    tabs.all_show_the_same_as(0).await;
    // It stands still, for as long as the server doesn't answer; and the first thing that it does then is to hear its bar,
    // before it knows what it has lost.
    let freeze = "const [frame, text] = [document.querySelector(arguments[0]), arguments[1]];
        setTimeout(() => {
            const question = new XMLHttpRequest();
            question.open('GET', '/awake', false);
            question.send();
            const origin = new URL(frame.src).origin;
            dispatchEvent(new MessageEvent('message', {data: text, origin, source: frame.contentWindow}));
        }, 300)";
    let late = json!({"event": {"eventType": "AgentEvent_Ringing", "content": {"callid": "9-9"}}, "retcode": "0"});
    tabs.desk.browser.eval::<()>(freeze, &[json!(BAR), json!(late.to_string())]).await;
    // Not before the driver has its answer.
    asks.changed().await.expect("the server is there");

    tabs.go(1).await;
    tabs.use_here().await;
    tabs.has_the_bar().await;
    tabs.call("2-2").await;
    wake.send(true).expect("the tab waits");

    tabs.go(0).await;
    tabs.elsewhere().await;
    let before = tabs.all_show_the_same_as(1).await;
    assert_eq!(tabs.count("2-2", "talking").await, 1);
    for tab in [0, 1] {
        tabs.go(tab).await;
        tabs.desk.browser.reload().await;
        tabs.desk.browser.until("the call", async || tabs.count("2-2", "talking").await == 1).await;
        assert_eq!(tabs.picture().await["rows"], before["rows"], "tab {tab} after a reload");
    }
}

#[tokio::test]
async fn when_two_tabs_want_the_bar_at_once_one_has_it() {
    let tabs = Tabs::open(3).await;
    tabs.desk.event("AgentState_Ready", Value::Null).await;
    tabs.desk.panel("idle").await;
    let click = "setTimeout(() => { document.querySelector('[data-action=use-here]').click(); window.clicked = true },
        arguments[0] - Date.now())";
    // Later than both have been told.
    let at: u64 = tabs.desk.browser.eval("return Date.now() + 1000", &[]).await;
    for tab in [1, 2] {
        tabs.look_into(tab).await;
        tabs.desk.browser.eval::<()>(click, &[json!(at)]).await;
    }
    for tab in [1, 2] {
        tabs.look_into(tab).await;
        let clicked = async || tabs.desk.browser.eval("return window.clicked === true", &[]).await;
        tabs.desk.browser.until("the click", clicked).await;
    }
    let holder = tabs.until_one_has_the_frame().await;
    assert_ne!(holder, 0);
    tabs.go(holder).await;
    tabs.has_the_bar().await;
    tabs.all_show_the_same_as(holder).await;
}

#[tokio::test]
async fn what_happens_while_another_tab_still_reads_is_not_missed_there() {
    let mut tabs = Tabs::open(1).await;
    tabs.desk.event("AgentState_Ready", Value::Null).await;
    tabs.desk.panel("idle").await;
    tabs.one_more(HELD_DISK).await;
    tabs.reads().await;
    tabs.look_into(0).await;
    tabs.call("1-1").await;
    tabs.go(1).await;
    tabs.release().await;
    tabs.elsewhere().await;
    tabs.all_show_the_same_as(0).await;
}

#[tokio::test]
async fn a_tab_that_gets_the_bar_while_it_still_reads_goes_on_from_the_latest() {
    let mut tabs = Tabs::open(1).await;
    tabs.desk.event("AgentState_Ready", Value::Null).await;
    tabs.desk.panel("idle").await;
    tabs.one_more(HELD_DISK).await;
    tabs.reads().await;
    tabs.go(0).await;
    tabs.call("1-1").await;
    tabs.desk.browser.driver.close_window().await.expect("a tab can be closed");
    tabs.tabs.remove(0);
    tabs.go(0).await;
    tabs.has_the_bar().await;
    tabs.release().await;
    for _ in ["before a reload", "after it"] {
        tabs.desk.browser.until("the call", async || tabs.count("1-1", "talking").await == 1).await;
        tabs.desk.panel("on-call").await;
        tabs.desk.browser.reload().await;
    }
}
