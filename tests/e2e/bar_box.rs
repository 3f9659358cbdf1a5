//! The bar's box: where it stands, sized by hand and by key, and folded away until it rings. Whatever is done to it, its page
//! is the same one.

use crate::console::{BAR, Desk};
use crate::harness::{Site, skipped_in};
use serde_json::{Value, json};
use thirtyfour::By;

const HEIGHT: &str = "[role=separator][data-grip=height]";
const WIDTH: &str = "[role=separator][data-grip=width]";

impl Desk {
    /// With a bar that is placed so.
    async fn with_bar(keys: Value) -> Desk {
        let bar = Site::page("").await;
        let mut config = json!({"mode": "frame", "url": bar.url("/foreign-bar.html")});
        config.as_object_mut().expect("an object").extend(keys.as_object().expect("keys").clone());
        let console = Site::console(&json!({ "bar": config }).to_string()).await;
        let desk = Desk::open_at(console, bar, crate::harness::Browser::start().await).await;
        desk.browser.eval_in::<()>(&[BAR], "window.mark = 'the same page'", &[]).await;
        desk
    }

    async fn same_page(&self) {
        let mark: Value = self.browser.eval_in(&[BAR], "return window.mark ?? null", &[]).await;
        assert_eq!(mark, json!("the same page"), "the bar was loaded again");
    }

    /// Of the bar's box: left, top, width and height.
    async fn bar_box(&self) -> [i64; 4] {
        let script = "const box = document.querySelector('#bar-slot').parentElement.getBoundingClientRect();
            return [box.left, box.top, box.width, box.height].map(Math.round)";
        self.browser.eval(script, &[]).await
    }

    async fn bar_is(&self, what: &str, is: impl Fn([i64; 4]) -> bool) {
        self.browser.until(what, async || is(self.bar_box().await)).await;
    }

    async fn drag(&self, grip: &str, by: (i64, i64)) {
        let grip = self.browser.driver.find(By::Css(grip)).await.expect("a grip");
        let actions = self.browser.driver.action_chain().move_to_element_center(&grip).click_and_hold();
        actions.move_by_offset(by.0, by.1).release().perform().await.expect("a hand");
    }

    async fn press_key(&self, grip: &str, keys: &str) {
        self.browser.eval::<()>("document.querySelector(arguments[0]).focus()", &[json!(grip)]).await;
        self.keys(keys).await;
    }

    async fn folded(&self, folded: bool) {
        let script = "return document.querySelector('#bar-slot').hasAttribute('inert')
            && document.querySelector('.bar-folded').checkVisibility()";
        let is = async || self.browser.eval::<bool>(script, &[]).await == folded;
        self.browser.until(if folded { "the bar to fold" } else { "the bar to unfold" }, is).await;
    }

    async fn number_rings(&self, id: &str) {
        self.event("AgentEvent_Ringing", json!({"callid": id, "caller": "13812345678"})).await;
        self.popup_is_there(true).await;
    }
}

#[tokio::test]
async fn the_bar_is_sized_by_hand_and_by_key_and_is_so_after_a_reload() {
    let desk = Desk::with_bar(json!({})).await;
    desk.browser.viewport(1280, 800).await;
    let [_, _, width, usual] = desk.bar_box().await;
    assert_eq!(desk.browser.attr(HEIGHT, "aria-valuenow").await, Some(usual.to_string()));
    assert_eq!(desk.browser.attr(HEIGHT, "aria-valuemax").await.as_deref(), Some("480"));
    desk.drag(HEIGHT, (0, 50)).await;
    desk.bar_is("the bar to follow the hand", |[.., height]| height == usual + 50).await;
    desk.press_key(HEIGHT, "\u{e013}").await;
    desk.bar_is("a step up", |[.., height]| height == usual + 34).await;
    desk.browser.until_attr(HEIGHT, "aria-valuenow", &(usual + 34).to_string()).await;
    desk.press_key(HEIGHT, "\u{e010}").await;
    desk.bar_is("the most", |[.., height]| height == 480).await;
    desk.press_key(HEIGHT, "\u{e011}").await;
    desk.bar_is("the least", |bar| bar == [0, 0, width, 40]).await;
    desk.same_page().await;
    desk.reload().await;
    desk.bar_is("what the desk remembers", |[.., height]| height == 40).await;
    let grip = desk.browser.driver.find(By::Css(HEIGHT)).await.expect("a grip");
    let twice = desk.browser.driver.action_chain().double_click_element(&grip);
    twice.perform().await.expect("a hand");
    desk.bar_is("the usual size", |[.., height]| height == usual).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_bar_that_is_folded_away_hears_and_speaks_and_is_there_when_it_rings() {
    let desk = Desk::with_bar(json!({})).await;
    desk.event("AgentState_Ready", Value::Null).await;
    let [.., usual] = desk.bar_box().await;
    desk.browser.click("[data-action=hide-bar]").await;
    desk.folded(true).await;
    desk.browser.until_attr("[data-action=hide-bar]", "aria-pressed", "true").await;
    desk.bar_is("a slim line", |[.., height]| height < 45).await;
    // Its page is as large as before, and goes on by itself.
    let went = "return new Promise(done => { let ticks = 0, frames = 0;
            const frame = () => { frames++; requestAnimationFrame(frame) };
            requestAnimationFrame(frame);
            setInterval(() => { if (++ticks === 20) done([innerHeight, frames]) }, 20) })";
    let [height, frames]: [i64; 2] = desk.browser.eval_in(&[BAR], went, &[]).await;
    assert!((height - usual).abs() < 3, "{height} of {usual}");
    assert!(frames > 2, "{frames} frames");
    desk.event("AgentState_SetNotReady_Success", json!({"reason": "2"})).await;
    desk.panel("not-ready").await;
    let focus = "const bar = document.querySelector(arguments[0]); bar.focus(); return document.activeElement === bar";
    assert!(!desk.browser.eval::<bool>(focus, &[json!(BAR)]).await, "the focus is in what nobody sees");

    desk.number_rings("1-1").await;
    desk.folded(false).await;
    assert!(desk.sees(BAR).await);
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.row("phase", "talking").await;
    desk.browser.click("[data-action=hide-bar]").await;
    desk.browser.click("[data-action=hide-bar]").await;
    desk.folded(false).await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    desk.row("phase", "ended").await;
    desk.folded(true).await;
    desk.same_page().await;
    desk.reload().await;
    desk.folded(true).await;
    desk.browser.click("[data-action=show-bar]").await;
    desk.folded(false).await;
    let focused = "return document.activeElement === document.querySelector(arguments[0])";
    let in_the_bar = async || desk.browser.eval::<bool>(focused, &[json!(BAR)]).await;
    desk.browser.until("the focus in the bar", in_the_bar).await;
    desk.reload().await;
    desk.folded(false).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn wherever_the_bar_stands_it_and_what_rings_are_in_sight() {
    let at = |place: &'static str, [left, top, width, height]: [i64; 4]| match place {
        "bottom" => left == 0 && width == 1280 && top + height == 800,
        "side" => [left, top, height] == [0, 0, 800],
        _ => left + width < 1280 && top + height < 800 && left > 0 && top > 0,
    };
    for place in ["bottom", "side", "float"] {
        let desk = Desk::with_bar(json!({"place": place, "height": 150})).await;
        desk.browser.viewport(1280, 800).await;
        desk.bar_is(place, |bar| at(place, bar)).await;
        desk.number_rings("1-1").await;
        for part in [BAR, "#incoming-call .popup-number", "#incoming-call .popup-answer", ".agent-state-word"] {
            assert!(desk.sees(part).await, "{part} where the bar is at {place}");
        }
        match place {
            "bottom" => {
                desk.drag(HEIGHT, (0, -40)).await;
                desk.bar_is("a higher bar", |[_, top, ..]| top == 610).await;
            }
            "side" => {
                let [_, _, width, _] = desk.bar_box().await;
                desk.drag(WIDTH, (60, 0)).await;
                desk.bar_is("a wider bar", |[_, _, now, _]| now == width + 60).await;
            }
            _ => {
                let [left, top, ..] = desk.bar_box().await;
                desk.drag("[data-grip=place]", (-200, -90)).await;
                desk.bar_is("the bar elsewhere", |[x, y, ..]| [x, y] == [left - 200, top - 90]).await;
                desk.press_key("[data-grip=place]", "\u{e011}").await;
                desk.bar_is("the bar in its corner", |[x, y, ..]| [x, y] == [0, 0]).await;
                desk.press_key("[data-grip=place]", "\u{e014}").await;
                desk.bar_is("a step to the right", |[x, y, ..]| [x, y] == [16, 0]).await;
            }
        }
        desk.same_page().await;
        // A small window has no room for that.
        desk.browser.viewport(360, 460).await;
        desk.bar_is("the bar at the top", |[left, top, width, _]| left == 0 && top == 0 && width > 330).await;
        desk.same_page().await;
        desk.no_console_errors().await;
    }
}

#[tokio::test]
async fn what_rings_and_the_bar_are_in_sight_in_every_window_and_the_note_during_the_call() {
    skipped_in!(WebKit, "its window is no larger than its screen");
    let desk = Desk::with_bar(json!({})).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.number_rings("1-1").await;
    // The last is 1280 x 800 at a zoom of 400 %.
    for (width, height) in [(2560, 1440), (1920, 1080), (1280, 800), (360, 800), (320, 800), (320, 200)] {
        desk.browser.viewport(width, height).await;
        for part in [BAR, "#incoming-call .popup-number", "#incoming-call .popup-answer"] {
            let what = format!("{part} at {width} x {height}");
            desk.browser.until(&what, async || desk.sees(part).await).await;
        }
    }
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.row("phase", "talking").await;
    for (width, height) in [(1280, 800), (360, 800), (320, 800)] {
        desk.browser.viewport(width, height).await;
        for part in [BAR, ".agent-call", "#wrap-up-note"] {
            let what = format!("{part} at {width} x {height}");
            desk.browser.until(&what, async || desk.sees(part).await).await;
        }
    }
}

#[tokio::test]
async fn the_popup_takes_less_than_half_of_the_window_however_much_it_says() {
    let desk = Desk::with_bar(json!({})).await;
    desk.browser.viewport(1280, 800).await;
    desk.number_rings("1-1").await;
    let height = "return document.querySelector('#incoming-call').offsetHeight";
    let height: i64 = desk.browser.eval(height, &[]).await;
    assert!(height < 320, "{height}");
}
