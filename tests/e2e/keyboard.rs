//! Everything by keyboard: the keys that lead around, the list of them, and the way without any of them.

use crate::console::{BAR, Desk};
use serde_json::{Value, json};

const HELP: &str = "dialog#settings[open] .help";

impl Desk {
    /// An agent with a call behind, so that there is a day to look at.
    async fn in_a_shift() -> Desk {
        let desk = Desk::open().await;
        desk.event("AgentState_Busy", Value::Null).await;
        desk.event("AgentEvent_Talking", json!({"callid": "1-0", "feature": "0"})).await;
        desk.event("AgentEvent_Call_Release", json!("1-0")).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.panel("idle").await;
        desk.browser.until("the day", async || desk.browser.count("#day summary").await > 0).await;
        desk
    }

    /// Presses keys one after the other, wherever the focus is.
    pub async fn keys(&self, keys: &str) {
        self.browser.driver.action_chain().send_keys(keys).perform().await.expect("keys can be pressed");
    }

    pub async fn focus_is_at(&self, selector: &str) {
        let script = "return document.activeElement?.matches(arguments[0]) ?? false";
        self.browser
            .until(&format!("the focus at {selector}"), async || {
                self.browser.eval::<bool>(script, &[json!(selector)]).await
            })
            .await;
    }

    pub async fn value(&self, selector: &str) -> String {
        self.browser.eval("return document.querySelector(arguments[0]).value", &[json!(selector)]).await
    }

    async fn help_is_open(&self, open: bool) {
        let what = if open { "the list of the keys" } else { "the list of the keys to go" };
        self.browser.until(what, async || (self.browser.count(HELP).await == 1) == open).await;
    }
}

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

#[tokio::test]
async fn every_key_leads_where_the_list_says() {
    let desk = Desk::in_a_shift().await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1"})).await;
    desk.popup_is_there(true).await;
    for (key, place) in [
        ("r", "#incoming-call"),
        ("s", "#agent-status"),
        ("l", "#call-log-grid"),
        ("t", "#day summary"),
        ("D", "#dial-number"),
    ] {
        desk.keys(key).await;
        desk.focus_is_at(place).await;
    }
    desk.keys(ESCAPE).await;
    desk.focus_is_at("body").await;
    desk.keys("?").await;
    desk.help_is_open(true).await;
    desk.keys("?").await;
    desk.help_is_open(false).await;
    desk.keys("b").await;
    desk.focus_is_at(BAR).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn what_is_pressed_in_the_bar_is_the_bars_and_tab_leads_out_of_it() {
    let desk = Desk::open().await;
    let count = "window.pressed = []; addEventListener('keydown', event => pressed.push(event.key))";
    desk.browser.eval_in::<()>(&[BAR], count, &[]).await;
    desk.keys("b").await;
    desk.focus_is_at(BAR).await;
    desk.keys("l").await;
    let heard = async || desk.browser.eval_in::<Vec<String>>(&[BAR], "return pressed", &[]).await == ["l"];
    desk.browser.until("the bar to hear the key", heard).await;
    desk.focus_is_at(BAR).await;
    desk.keys(TAB).await;
    desk.focus_is_at("main :is(*), header :is(button, a, summary, select)").await;
    desk.keys("l").await;
    desk.focus_is_at("#call-log-grid").await;
}

#[tokio::test]
async fn in_a_field_every_key_is_text() {
    let desk = Desk::open().await;
    desk.keys("d").await;
    desk.focus_is_at("#dial-number").await;
    desk.keys("?dlbr").await;
    assert_eq!(desk.value("#dial-number").await, "?dlbr");
    desk.focus_is_at("#dial-number").await;
    assert_eq!(desk.browser.count(HELP).await, 0);
    desk.keys(ESCAPE).await;
    desk.keys("l").await;
    desk.focus_is_at("#call-log-grid").await;
    // Held with Control, a key is the browser's.
    desk.browser
        .driver
        .action_chain()
        .key_down(thirtyfour::Key::Control)
        .send_keys("d")
        .key_up(thirtyfour::Key::Control)
        .perform()
        .await
        .expect("keys can be pressed");
    desk.focus_is_at("#call-log-grid").await;
}

#[tokio::test]
async fn the_list_keeps_the_focus_and_gives_it_back() {
    let desk = Desk::open().await;
    desk.keys("l").await;
    desk.focus_is_at("#call-log-grid").await;
    desk.keys("?").await;
    desk.help_is_open(true).await;
    for _ in 0..20 {
        desk.keys(TAB).await;
        desk.focus_is_at("dialog, dialog *, body").await;
    }
    // Behind it nothing is gone to.
    desk.keys("d").await;
    desk.focus_is_at("dialog, dialog *, body").await;
    desk.keys(ESCAPE).await;
    desk.help_is_open(false).await;
    desk.focus_is_at("#call-log-grid").await;

    desk.browser.click("[data-action=settings]").await;
    desk.browser.click("[data-section=shortcuts]").await;
    desk.help_is_open(true).await;
    desk.browser.click("[data-action=close-settings]").await;
    desk.help_is_open(false).await;
    desk.focus_is_at("[data-action=settings]").await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_ring_is_not_covered_by_the_list() {
    let desk = Desk::open().await;
    desk.keys("?").await;
    desk.help_is_open(true).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1"})).await;
    desk.popup_is_there(true).await;
    desk.help_is_open(false).await;
}

#[tokio::test]
async fn a_changed_key_and_keys_that_are_off_survive_a_reload() {
    let desk = Desk::open().await;
    desk.keys("?").await;
    desk.help_is_open(true).await;
    desk.browser.click("[data-command=dial]").await;
    // The log's key is taken; k is free.
    desk.keys("lk").await;
    desk.browser.until_attr("[data-command=dial]", "data-key", "K").await;
    desk.browser.reload().await;
    desk.until_subscribed(1).await;
    desk.keys("d").await;
    desk.keys("k").await;
    desk.focus_is_at("#dial-number").await;
    assert_eq!(desk.value("#dial-number").await, "", "d leads nowhere, and k is a key and no text");

    desk.keys(ESCAPE).await;
    desk.keys("?").await;
    desk.help_is_open(true).await;
    desk.browser.click("dialog [role=switch]").await;
    desk.browser.until_attr(".help-keys", "data-on", "false").await;
    desk.browser.reload().await;
    desk.until_subscribed(1).await;
    desk.keys("?k").await;
    assert_eq!(desk.browser.count(HELP).await, 0);
    desk.focus_is_at("body").await;
    // The button is always a way back.
    desk.browser.open_settings("shortcuts").await;
    desk.help_is_open(true).await;
    desk.browser.click("dialog [role=switch]").await;
    desk.keys(ESCAPE).await;
    desk.help_is_open(false).await;
    desk.keys("k").await;
    desk.focus_is_at("#dial-number").await;
}

#[tokio::test]
async fn escape_closes_the_panel_around_the_focus_and_goes_back_to_what_opens_it() {
    let desk = Desk::in_a_shift().await;
    desk.keys("t").await;
    desk.focus_is_at("#day summary").await;
    desk.keys(ENTER).await;
    desk.browser.until("the day", async || desk.browser.count("#day > details[open]").await == 1).await;
    desk.keys(TAB).await;
    desk.keys(ESCAPE).await;
    desk.browser.until("the day to fold", async || desk.browser.count("#day > details[open]").await == 0).await;
    desk.focus_is_at("#day > details > summary").await;
}

/// What takes the focus by Tab, in the order of the page.
const STOPS: &str = "
    window.stops = () => [...document.querySelectorAll(
        'a[href], button, input, select, textarea, summary, iframe, [tabindex=\"0\"]')]
        .filter(element => element.tabIndex >= 0 && !element.disabled && !element.hidden
            && element.checkVisibility({visibilityProperty: true}) && !element.closest('details:not([open]) > :not(summary)')
            && (element.type !== 'radio' || element.checked
                || (!document.querySelector(`input[name='${element.name}']:checked`)
                    && element === document.querySelector(`input[name='${element.name}']`))));";

async fn scrolls(desk: &Desk) -> bool {
    let script = "const element = document.activeElement, {overflowX, overflowY} = getComputedStyle(element);
        return element !== document.body && [overflowX, overflowY].some(way => way === 'auto' || way === 'scroll')";
    desk.browser.eval(script, &[]).await
}

#[tokio::test]
async fn tab_reaches_everything_in_the_order_of_the_page_and_shows_where_it_is() {
    let desk = Desk::in_a_shift().await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1"})).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.row("phase", "talking").await;
    // The sound that the first key lets out takes its button with it.
    desk.keys("x").await;
    desk.browser.until_attr("[data-check=sound]", "data-state", "ready").await;
    desk.browser.eval::<()>(STOPS, &[]).await;
    // Unfolded, there is more to reach. What lies over others folds when it is left.
    let unfold = "document.querySelectorAll('details').forEach(details => details.open = true);
        window.all = stops();
        return all.length";
    let stops: usize = desk.browser.eval(unfold, &[]).await;
    assert!(stops > 10, "{stops}");
    let at = "const element = document.activeElement, style = getComputedStyle(element);
        return [all.indexOf(element), element.outerHTML.slice(0, 200),
            element.localName === 'iframe' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)]";
    for expected in 0..stops as i64 {
        desk.keys(TAB).await;
        let (mut stop, mut element, mut seen): (i64, String, bool) = desk.browser.eval(at, &[]).await;
        // A date is day, month, year and a calendar; and Firefox stops at whatever scrolls.
        while (stop == expected - 1 && element.contains("type=\"date\"")) || (stop == -1 && scrolls(&desk).await) {
            desk.keys(TAB).await;
            (stop, element, seen) = desk.browser.eval(at, &[]).await;
        }
        assert_eq!(stop, expected, "{element}");
        assert!(seen, "the focus is not seen at {element}");
    }
}
