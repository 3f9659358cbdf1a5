//! The window that stays above all programs: opened and closed, drawn while the tab is out of sight, and as safe to write in
//! as the page.

mod window;

use crate::alerts::LOUD;
use crate::console::{BAR, Desk, ROW};
use crate::harness::{Browser, skipped_in};
use serde_json::{Value, json};
use std::time::Duration;

const BUTTON: &str = "[data-action=open-mini]";
const REOPEN: &str = "[data-action=reopen-mini]";
const ONLY: &str = "its driver does not reach such a window";

#[tokio::test]
async fn it_opens_and_closes_by_a_click_and_by_a_key_and_nothing_is_said_of_that() {
    skipped_in!(Firefox | WebKit, ONLY);
    let desk = Desk::idle().await;
    desk.browser.open_mini().await;
    assert_eq!(desk.browser.in_mini::<String>("return mini.documentElement.id").await, "mini-console");
    desk.browser.mini_shows("#agent-status[data-state=idle]").await;
    desk.browser.mini_shows(".mini-light[data-rings]").await;
    let styled =
        "const {display, backgroundColor} = mini.defaultView.getComputedStyle(mini.querySelector('.mini-console'));
        return display === 'flex' && backgroundColor !== 'rgba(0, 0, 0, 0)'";
    assert!(desk.browser.in_mini::<bool>(styled).await, "it has the page's styles");
    desk.browser.click(BUTTON).await;
    desk.browser.mini_is_there(false).await;
    desk.browser.until_attr(BUTTON, "aria-pressed", "false").await;
    desk.keys("m").await;
    desk.browser.mini_is_there(true).await;
    desk.keys("m").await;
    desk.browser.mini_is_there(false).await;
    desk.says_that_it_was_closed(false).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn who_closes_it_otherwise_is_told_and_offered_it_again_also_after_a_reload() {
    skipped_in!(Firefox | WebKit, ONLY);
    let desk = Desk::idle().await;
    desk.browser.open_mini().await;
    desk.browser.in_mini::<()>("mini.defaultView.close()").await;
    desk.browser.mini_is_there(false).await;
    desk.says_that_it_was_closed(true).await;
    desk.browser.click(REOPEN).await;
    desk.browser.mini_is_there(true).await;
    desk.says_that_it_was_closed(false).await;

    desk.reload().await;
    desk.browser.mini_is_there(false).await;
    desk.says_that_it_was_closed(true).await;
    desk.browser.click("[data-action=mini-not-now]").await;
    desk.says_that_it_was_closed(false).await;
    desk.reload().await;
    desk.browser.until(BUTTON, async || desk.browser.count(BUTTON).await == 1).await;
    desk.says_that_it_was_closed(false).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn it_goes_with_the_bar_and_is_not_offered_where_that_is_not() {
    skipped_in!(Firefox | WebKit, ONLY);
    let desk = Desk::idle().await;
    desk.browser.open_mini().await;
    let first = desk.browser.driver.window().await.expect("a window");
    let other = desk.browser.new_tab().await;
    desk.browser.driver.switch_to_window(other.clone()).await.expect("the tab is there");
    desk.browser.open(desk.url()).await;
    desk.browser.until_attr("#connection", "data-link", "elsewhere").await;
    assert_eq!(desk.browser.count(BUTTON).await, 0);
    desk.browser.click("[data-action=use-here]").await;
    desk.browser.until(BUTTON, async || desk.browser.count(BUTTON).await == 1).await;
    desk.browser.driver.switch_to_window(first).await.expect("the first tab is there");
    desk.browser.mini_is_there(false).await;
    desk.says_that_it_was_closed(false).await;
}

#[tokio::test]
async fn of_a_hundred_rings_in_a_hidden_tab_a_hundred_are_painted_within_a_second() {
    skipped_in!(Firefox | WebKit, ONLY);
    const RINGS: usize = 100;
    // Timers of a tab that has been hidden for a second are treated as after five minutes; and the clocks are an hour ahead.
    let hour = "--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/1";
    let clocks = "window.ahead = 0;
        const [now, date] = [performance.now.bind(performance), Date.now.bind(Date)];
        performance.now = () => now() + ahead;
        Date.now = () => date() + ahead;
        window.real = now";
    let desk = Desk::open_in(Browser::start_throttling(&[hour.to_owned(), LOUD.to_owned()]).await, clocks).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    desk.browser.open_mini().await;
    let watch = "window.came = {}; window.painted = {};
        addEventListener('message', ({data}) => {
            const id = /\"callid\":\"(ring-\\d+)\"/.exec(typeof data === 'string' ? data : JSON.stringify(data))?.[1];
            if (id) came[id] ??= real();
        }, true);
        const look = () => {
            const id = mini.querySelector('#incoming-call')?.dataset.callId;
            if (id && !(id in painted)) {
                painted[id] = 0;
                // The second frame begins when the first is painted.
                const view = mini.defaultView;
                view.requestAnimationFrame(() => view.requestAnimationFrame(() => painted[id] = real()));
            }
        };
        new MutationObserver(look).observe(mini, {subtree: true, childList: true, attributes: true});
        // The page has no frames of its own.
        window.requestAnimationFrame = () => 0";
    desk.browser.in_mini::<()>(watch).await;
    desk.browser.put_away().await;
    desk.browser.eval::<()>("ahead += 3_600_000", &[]).await;
    for ring in 0..RINGS {
        let id = format!("ring-{ring}");
        desk.event("AgentEvent_Ringing", json!({"callid": id, "caller": "13812345678"})).await;
        desk.browser
            .until(&id, async || desk.browser.eval("return painted[arguments[0]] > 0", &[json!(id)]).await)
            .await;
        desk.event("AgentEvent_Call_Release", json!(id)).await;
        desk.event("AgentState_Ready", Value::Null).await;
        let gone = "return mini.querySelector('#incoming-call') === null";
        desk.browser.until("the popup to go", async || desk.browser.in_mini(gone).await).await;
    }
    let took: Vec<f64> = desk.browser.eval("return Object.keys(painted).map(id => painted[id] - came[id])", &[]).await;
    let slowest = took.iter().copied().fold(0.0, f64::max);
    println!("the slowest of {} rings took {slowest:.0} ms", took.len());
    assert_eq!(took.iter().filter(|ms| (0.0..1_000.0).contains(*ms)).count(), RINGS, "{took:?}");
    desk.browser.until("the page to follow", async || desk.browser.count(ROW).await > 0).await;
    // The page has it from the window itself.
    let proved = "return document.querySelector('.readiness-last')?.dataset.miniMs < 1000";
    desk.browser.until("proof of the last", async || desk.browser.eval(proved, &[]).await).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn in_a_hidden_tab_its_clocks_run_and_everything_else_is_drawn_too() {
    skipped_in!(Firefox | WebKit, ONLY);
    let desk = Desk::idle_in(Browser::start_throttling(&[]).await).await;
    desk.browser.open_mini().await;
    desk.browser.put_away().await;
    // No frame and no timeout of the page comes any more.
    desk.browser.eval::<()>("window.setTimeout = () => 0; window.requestAnimationFrame = () => 0", &[]).await;
    desk.talks_in_mini("1-1", "13812345678").await;
    let clock = async || desk.browser.mini_text(".agent-call-clock .elapsed").await;
    for seconds in ["0:01", "0:02", "0:03"] {
        desk.browser.until(seconds, async || clock().await == seconds).await;
    }
    // Swapped to and fro.
    desk.event("AgentEvent_Hold", json!("1-1")).await;
    desk.talks_in_mini("1-2", "95588").await;
    desk.browser.mini_shows(".agent-call[data-call-id='1-1'][data-phase=held]").await;
    desk.event("AgentEvent_Hold", json!("1-2")).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.browser.mini_shows(".agent-call[data-call-id='1-1'][data-phase=talking]").await;
    desk.browser.mini_shows(".agent-call[data-call-id='1-2'][data-phase=held]").await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "1-2"})).await;
    desk.ends_in_mini("1-1").await;
    desk.browser.type_in_mini("two boxes").await;
    desk.browser.mini_shows("#wrap-up[data-saved=true]").await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn what_changes_is_drawn_in_the_page_and_there_in_the_same_frame() {
    skipped_in!(Firefox | WebKit, ONLY);
    let desk = Desk::idle().await;
    desk.browser.open_mini().await;
    // Counts the page's frames, and in which of them each of the two windows says something else.
    let watch = "const mini = documentPictureInPicture.window.document;
        window.frame = 0; window.drawn = {page: [], mini: []};
        const next = () => { frame++; requestAnimationFrame(next) };
        requestAnimationFrame(next);
        for (const [name, root] of [['page', document], ['mini', mini]]) {
            const panel = root.querySelector('#agent-status');
            new MutationObserver(() => drawn[name].push(frame))
                .observe(panel, {attributes: true, attributeFilter: ['data-state']});
        }";
    desk.browser.eval::<()>(watch, &[]).await;
    for (event, state) in [("AgentState_SetNotReady_Success", "not-ready"), ("AgentState_Ready", "idle")] {
        desk.event(event, Value::Null).await;
        desk.panel(state).await;
        desk.browser.mini_shows(&format!("#agent-status[data-state={state}]")).await;
    }
    let drawn = async |window: &str| desk.browser.eval::<Vec<u32>>(&format!("return drawn.{window}"), &[]).await;
    let (page, mini) = (drawn("page").await, drawn("mini").await);
    assert_eq!((page.len(), &mini), (2, &page), "in the same frames");
}

#[tokio::test]
async fn the_bar_is_one_click_away() {
    skipped_in!(Firefox | WebKit, ONLY);
    let desk = Desk::idle().await;
    desk.browser.open_mini().await;
    desk.browser.eval::<()>("window.fronts = 0; window.focus = () => fronts++", &[]).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "13812345678"})).await;
    desk.browser.mini_shows("#incoming-call[data-number='13812345678']").await;
    desk.browser.click_in_mini("[data-action=mini-to-bar]").await;
    desk.focus_is_at(BAR).await;
    assert_eq!(desk.browser.eval::<usize>("return fronts", &[]).await, 1);
}

#[tokio::test]
async fn a_note_has_one_field_which_is_where_the_agent_is() {
    skipped_in!(Firefox | WebKit, ONLY);
    let desk = Desk::idle().await;
    desk.browser.open_mini().await;
    desk.talks_in_mini("1-1", "13812345678").await;
    desk.ends_in_mini("1-1").await;
    let fields = async || {
        let there = "return [document, mini].map(one => one.querySelectorAll('#wrap-up-note').length)";
        desk.browser.in_mini::<[usize; 2]>(there).await
    };
    desk.browser.until("the page's field", async || fields().await == [1, 0]).await;
    desk.browser.click("#wrap-up-note").await;
    desk.keys("in the page").await;
    desk.note_in_mini("in the page").await;
    assert_eq!(fields().await, [1, 0]);

    desk.browser.click_in_mini("[data-action=wrap-up-note-edit]").await;
    desk.browser.until("the mini window's field", async || fields().await == [0, 1]).await;
    let caret = "return mini.activeElement?.id";
    desk.browser
        .until("the caret", async || {
            desk.browser.in_mini::<Option<String>>(caret).await.as_deref() == Some("wrap-up-note")
        })
        .await;
    desk.browser.type_in_mini(", then here").await;
    desk.note_in_mini("in the page, then here").await;
    let text = async || desk.browser.text("#wrap-up .note-text").await;
    desk.browser
        .until("the text in the page", async || text().await.as_deref() == Some("in the page, then here"))
        .await;

    // Whatever happens elsewhere, nothing comes over what is being typed.
    desk.event("AgentEvent_Ringing", json!({"callid": "1-2", "caller": "95588"})).await;
    desk.browser.mini_shows("#incoming-call").await;
    desk.event("AgentEvent_Call_Release", json!("1-2")).await;
    desk.event("AgentState_Work", Value::Null).await;
    desk.note_in_mini("in the page, then here").await;
    assert_eq!(fields().await, [0, 1]);

    desk.browser.click("[data-action=wrap-up-note-edit]").await;
    desk.browser.until("the page's field", async || fields().await == [1, 0]).await;
    desk.focus_is_at("#wrap-up-note").await;
    desk.browser.click("#agent-status").await;
    // Who sees the page no more finds the field in the window on top.
    desk.browser.put_away().await;
    desk.browser.until("the mini window's field", async || fields().await == [0, 1]).await;
    desk.browser.click_in_mini("[data-action=wrap-up-done]").await;
    let gone = "return mini.querySelector('#wrap-up') === null && document.querySelector('#wrap-up') === null";
    desk.browser.until("the form to go", async || desk.browser.in_mini(gone).await).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn what_is_typed_there_survives_a_reload_and_a_kill_in_the_same_moment() {
    skipped_in!(Firefox | WebKit, ONLY);
    let desk = Desk::idle().await;
    desk.browser.open_mini().await;
    desk.talks_in_mini("1-1", "13812345678").await;
    desk.ends_in_mini("1-1").await;
    desk.browser.put_away().await;
    desk.browser.type_in_mini("王先生: call back").await;
    desk.browser.reload().await;
    desk.until_subscribed(1).await;
    let note = async || {
        let text = "return document.querySelector('#wrap-up-note')?.value ?? ''";
        desk.browser.eval::<String>(text, &[]).await
    };
    desk.browser.until("the note", async || note().await == "王先生: call back").await;

    desk.browser.click(REOPEN).await;
    desk.browser.mini_is_there(true).await;
    desk.browser.type_in_mini(" at four").await;
    desk.note_in_mini("王先生: call back at four").await;
    let tab = desk.browser.new_tab().await;
    desk.browser.crash_tab().await;
    desk.browser.driver.switch_to_window(tab).await.expect("the tab is there");
    desk.browser.open(desk.url()).await;
    desk.browser.until("the note", async || note().await == "王先生: call back at four").await;
}

#[tokio::test]
async fn it_looks_and_reads_as_the_agent_likes_it() {
    skipped_in!(Firefox | WebKit, ONLY);
    let desk = Desk::idle().await;
    desk.browser.set("look", "theme", "dark").await;
    desk.browser.open_mini().await;
    let root = async |name: &str| {
        desk.browser.in_mini::<Option<String>>(&format!("return mini.documentElement.getAttribute('{name}')")).await
    };
    let is = async |name: &str, value: &str| {
        let what = format!("{name}={value} in the mini window");
        desk.browser.until(&what, async || root(name).await.as_deref() == Some(value)).await;
    };
    is("data-theme", "dark").await;
    is("dir", "ltr").await;
    desk.browser.set("look", "theme", "contrast").await;
    is("data-theme", "contrast").await;
    desk.browser.set("look", "text-size", "large").await;
    is("data-text-size", "large").await;
    desk.browser.set("language", "language", "ar").await;
    is("lang", "ar").await;
    is("dir", "rtl").await;
    let text = async || desk.browser.mini_text("[data-action=mini-to-bar]").await;
    desk.browser.until("Arabic", async || text().await == "إلى الشريط").await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn it_opens_with_the_first_click_of_the_day_for_whoever_wants_that_and_once() {
    skipped_in!(Firefox | WebKit, ONLY);
    let desk = Desk::idle().await;
    desk.browser.click("#agent-status").await;
    desk.browser.mini_is_there(false).await;
    desk.browser.open_settings("look").await;
    desk.browser.click("#settings [data-setting=mini-first-click]").await;
    desk.browser.close_settings().await;
    desk.browser.click("#agent-status").await;
    desk.browser.mini_is_there(true).await;
    desk.browser.click(BUTTON).await;
    desk.browser.mini_is_there(false).await;
    desk.browser.click("#agent-status").await;
    desk.reload().await;
    desk.panel("idle").await;
    desk.browser.click("#agent-status").await;
    desk.browser.mini_is_there(false).await;
    let yesterday = "const key = 'agent-console.settings', kept = JSON.parse(localStorage[key]);
        for (const agent of Object.values(kept.agents)) if (agent.mini) agent.mini.openedOn--;
        localStorage[key] = JSON.stringify(kept)";
    desk.browser.eval::<()>(yesterday, &[]).await;
    desk.reload().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    desk.browser.click("#agent-status").await;
    desk.browser.mini_is_there(true).await;
}

#[tokio::test]
async fn a_browser_without_such_a_window_offers_nothing_and_the_help_says_why() {
    let script = "delete window.documentPictureInPicture; delete Window.prototype.documentPictureInPicture";
    let desk = Desk::open_with(script).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    assert_eq!(desk.browser.count(BUTTON).await, 0);
    desk.browser.open_settings("look").await;
    assert_eq!(desk.browser.count("[data-setting=mini-first-click]").await, 0);
    desk.browser.open_settings("shortcuts").await;
    assert_eq!(desk.browser.count("[data-help=no-mini]").await, 1);
    assert_eq!(desk.browser.count("[data-command=mini]").await, 0);
}

#[tokio::test]
async fn a_program_that_has_broken_down_closes_it() {
    skipped_in!(Firefox | WebKit, ONLY);
    let desk = Desk::idle().await;
    desk.browser.open_mini().await;
    let take = "window.AbortController = class { constructor() { throw new Error('gone') } };
        dispatchEvent(new Event('online'))";
    desk.browser.eval::<()>(take, &[]).await;
    let within = Duration::from_secs(10);
    desk.browser
        .until_within(within, "it to close", async || desk.browser.in_mini("return mini === undefined").await)
        .await;
}
