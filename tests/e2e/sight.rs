//! What the agent has to see stays in sight and can be read: at every size, in every look, and whatever is open.

use crate::console::{BAR, Desk};
use crate::harness::{Browser, skipped_in};
use serde_json::{Value, json};

/// Whether all of an element can be seen, and nothing lies over it.
const IN_SIGHT: &str = "const element = document.querySelector(arguments[0]);
    if (!element) return false;
    const {left, right, top, bottom} = element.getBoundingClientRect();
    return [[left + 3, top + 3], [right - 3, bottom - 3], [(left + right) / 2, (top + bottom) / 2]]
        .every(([x, y]) => element.contains(document.elementFromPoint(x, y)))";

impl Desk {
    pub async fn sees(&self, selector: &str) -> bool {
        self.browser.eval(IN_SIGHT, &[json!(selector)]).await
    }

    async fn until_seen(&self, selector: &str) {
        self.browser.until(&format!("{selector} in sight"), async || self.sees(selector).await).await;
    }

    async fn with_a_form() -> Desk {
        let dispositions = ["Settled", "Sold", "Call back"].map(|name| json!({"code": name, "name": name}));
        let desk = Desk::open_configured(json!({"wrapUp": {"required": true, "dispositions": dispositions}})).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.event("AgentState_Busy", Value::Null).await;
        desk.event("AgentEvent_Talking", json!({"callid": "1-1", "caller": "13812345678", "feature": "0"})).await;
        desk.browser.until_attr("#wrap-up", "data-call-id", "1-1").await;
        desk
    }

    async fn ends_the_call(&self) {
        self.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
        self.event("AgentState_Work", Value::Null).await;
        self.browser.until("Done", async || self.browser.count("[data-action=wrap-up-done]").await == 1).await;
    }
}

#[tokio::test]
async fn the_state_is_in_sight_however_far_the_rest_is_scrolled_and_hides_no_focus() {
    let desk = Desk::with_a_form().await;
    let controls = "#console :is(button, input, textarea, select, summary, [tabindex='0'])";
    for live in [true, false] {
        if !live {
            desk.ends_the_call().await;
        }
        for (width, height) in [(1280, 800), (1280, 720), (1280, 600), (360, 800)] {
            desk.browser.viewport(width, height).await;
            for end in [1e6, 0.0] {
                let scroll = "for (const box of document.querySelectorAll('.stage-work, .stage-rest, .stage-log'))
                        box.scrollTop = arguments[0];
                    scrollTo(0, arguments[0])";
                desk.browser.eval::<()>(scroll, &[json!(end)]).await;
                for place in if live { [".agent-state-word", ".agent-call"] } else { [".agent-state-word"; 2] } {
                    assert!(desk.sees(place).await, "{place} at {width} x {height}, scrolled to {end}");
                }
            }
            // Every control that takes the focus is then to be seen, and the state too.
            let hidden = format!(
                "const controls = [...document.querySelectorAll(\"{controls}\")].filter(one => one.checkVisibility());
                return controls.filter(control => {{
                    control.focus();
                    const {{left, right, top, bottom}} = control.getBoundingClientRect();
                    const at = document.elementFromPoint((left + right) / 2, Math.max(top, (top + bottom) / 2));
                    const word = document.querySelector('.agent-state-word'), box = word.getBoundingClientRect();
                    const state = document.elementFromPoint(box.left + 4, box.top + box.height / 2);
                    return document.activeElement === control
                        && !(control.contains(at) || at?.closest('label')?.contains(control)) || !word.contains(state);
                }}).map(control => control.outerHTML.slice(0, 100))"
            );
            let hidden: Vec<String> = desk.browser.eval(&hidden, &[]).await;
            assert_eq!(hidden, [""; 0], "at {width} x {height}, live: {live}");
        }
    }
    // With hardly any room, as at a zoom of 400 %, the page scrolls as a whole.
    for (width, height) in [(320, 256), (360, 480), (320, 640)] {
        desk.browser.viewport(width, height).await;
        let scrolled = "scrollTo(0, 1e6); return scrollY";
        assert!(desk.browser.eval::<f64>(scrolled, &[]).await > 100.0, "at {width} x {height}");
        desk.browser
            .eval::<()>(
                "document.activeElement.blur();
            document.querySelector('[data-action=wrap-up-done]').focus()",
                &[],
            )
            .await;
        assert!(desk.sees("[data-action=wrap-up-done]").await, "Done at {width} x {height}");
    }
    desk.no_console_errors().await;
}

#[tokio::test]
async fn done_is_in_sight_beside_three_dispositions_and_a_long_note() {
    let desk = Desk::with_a_form().await;
    desk.browser.click("#wrap-up-note").await;
    desk.keys(&"Two boxes are missing. ".repeat(20)).await;
    desk.ends_the_call().await;
    for height in [800, 720] {
        desk.browser.viewport(1280, height).await;
        desk.browser.eval::<()>("document.querySelector('.stage-work').scrollTop = 0", &[]).await;
        assert!(desk.sees("[data-action=wrap-up-done]").await, "Done at {height}");
        assert!(desk.sees(".agent-state-word").await, "the state at {height}");
    }
}

#[tokio::test]
async fn all_parties_of_a_conference_have_their_lines_in_a_strip_with_their_own_clocks() {
    let desk = Desk::open_configured(json!({"hold": {"remindSeconds": 2}})).await;
    desk.browser.viewport(360, 800).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "caller": "70093", "feature": "0"})).await;
    desk.event("AgentEvent_Hold", json!("1-1")).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-2", "called": "70094", "feature": "7"})).await;
    for number in ["70093", "70094"] {
        desk.until_seen(&format!(".agent-call[data-number='{number}']")).await;
        desk.until_seen(&format!(".agent-call[data-number='{number}'] .elapsed")).await;
    }
    let ground = async |number: &str| {
        let script = "return getComputedStyle(document.querySelector(arguments[0])).backgroundColor";
        desk.browser.eval::<String>(script, &[json!(format!(".agent-call[data-number='{number}']"))]).await
    };
    let before = ground("70093").await;
    desk.browser.until("the look to change", async || ground("70093").await != before).await;
    assert_eq!(ground("70094").await, before);
    desk.event("AgentEvent_Conference", json!({"callid": "1-1", "partner": "70093,70094,49997"})).await;
    for number in ["70093", "70094", "49997"] {
        desk.until_seen(&format!(".agent-call[data-phase=talking][data-number='{number}']")).await;
    }
}

#[tokio::test]
async fn where_to_answer_is_in_sight_however_much_is_known_of_the_caller() {
    let desk = Desk::open_configured(json!({})).await;
    desk.event("AgentState_Ready", Value::Null).await;
    for (id, answered) in [("1-1", true), ("1-2", false)] {
        let call = json!({"callid": id, "caller": "13812345678", "called": "95588", "mediaAbility": "2"});
        desk.event("AgentEvent_Ringing", call.clone()).await;
        desk.popup_is_there(true).await;
        if answered {
            desk.event("AgentEvent_Talking", call).await;
            desk.event("AgentEvent_Customer_Release", json!({"callid": id})).await;
            desk.event("AgentState_Ready", Value::Null).await;
            desk.popup_is_there(false).await;
        }
    }
    desk.browser.until_attr("#incoming-call [data-history]", "data-history", "1").await;
    for (width, height) in [(1280, 800), (1280, 720), (360, 800)] {
        desk.browser.viewport(width, height).await;
        for place in [".popup-title", ".popup-number", ".popup-answer"] {
            assert!(desk.sees(&format!("#incoming-call {place}")).await, "{place} at {width} x {height}");
        }
    }
    desk.browser.viewport(360, 800).await;
    desk.browser.click("#incoming-call [data-action=promise]").await;
    let crossing = "const boxes = [...document.querySelectorAll('#incoming-call .promise :is(button, label)')]
            .map(box => [box.dataset.promise ?? box.className, box.getBoundingClientRect()]);
        return boxes.flatMap(([name, one], index) => boxes.slice(index + 1)
            .filter(([, other]) => one.left < other.right - 1 && other.left < one.right - 1
                && one.top < other.bottom - 1 && other.top < one.bottom - 1)
            .map(([other]) => `${name} and ${other}`))";
    assert_eq!(desk.browser.eval::<Vec<String>>(crossing, &[]).await, [""; 0]);
    desk.no_console_errors().await;
}

#[tokio::test]
async fn whatever_is_open_makes_way_for_what_rings_and_for_the_bar() {
    let dispositions = json!({"dispositions": [{"code": "sold", "name": "Sold"}]});
    let desk = Desk::open_configured(json!({"wrapUp": dispositions})).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentEvent_Talking", json!({"callid": "0-1", "caller": "95588", "feature": "0"})).await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "0-1"})).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.row("phase", "ended").await;
    let open: [(&str, &[&str], &str); 6] = [
        ("what a ring depends on", &["#will-it-ring > summary"], "#will-it-ring[open]"),
        ("the settings", &["[data-action=settings]"], "dialog#settings:modal"),
        (
            "erasing",
            &["[data-action=settings]", "[data-section=privacy]", "[data-action=forget]"],
            "dialog#forget:modal",
        ),
        ("the export", &["[data-action=export-menu]"], ".export-kinds"),
        ("the details of a call", &["#call-log [data-action=story]"], "#call-story"),
        ("the filters", &[".call-log-filters > summary"], ".call-log-filters[open]"),
    ];
    for (width, height) in [(1280, 800), (360, 800)] {
        desk.browser.viewport(width, height).await;
        for (count, (name, clicks, opened)) in open.iter().enumerate() {
            let fold = "for (const details of document.querySelectorAll('details[open]')) details.open = false";
            desk.browser.eval::<()>(fold, &[]).await;
            for click in *clicks {
                desk.browser.click(click).await;
            }
            desk.browser.until(name, async || desk.browser.count(opened).await == 1).await;
            let id = format!("{width}-{count}");
            desk.event("AgentState_Busy", Value::Null).await;
            desk.event("AgentEvent_Ringing", json!({"callid": id, "caller": "13812345678"})).await;
            desk.popup_is_there(true).await;
            for place in ["#incoming-call .popup-title", "#incoming-call .popup-number", BAR] {
                let what = format!("{place} over {name} at {width}");
                desk.browser.until(&what, async || desk.sees(place).await).await;
            }
            assert_eq!(desk.browser.count("dialog:modal").await, 0, "{name}");
            desk.event("AgentEvent_Customer_Release", json!({"callid": id})).await;
            desk.event("AgentState_Ready", Value::Null).await;
            desk.popup_is_there(false).await;
            let close = "document.querySelector('[data-action=story-close]')?.click(); document.activeElement.blur()";
            desk.browser.eval::<()>(close, &[]).await;
        }
    }
    desk.no_console_errors().await;
}

#[tokio::test]
async fn the_line_of_the_link_is_as_high_with_the_first_word_and_nothing_in_it_overlaps() {
    let overlaps = "const parts = [...document.querySelectorAll('.connection > *, .console-tools')]
            .filter(part => part.checkVisibility()).map(part => {
                const range = document.createRange();
                range.selectNodeContents(part.matches('details') ? part.querySelector('summary') : part);
                return [part.className, range.getBoundingClientRect()];
            });
        return parts.flatMap(([name, one], index) => parts.slice(index + 1)
            .filter(([, other]) => one.left < other.right - 1 && other.left < one.right - 1
                && one.top < other.bottom - 1 && other.top < one.bottom - 1)
            .map(([other]) => `${name} and ${other}`))";
    let height = "return document.querySelector('.console-line').offsetHeight";
    let sizes = [360, 480, 600, 700, 760, 900, 960, 1100, 1280];
    let desk = Desk::open().await;
    let mut heights = Vec::new();
    for width in sizes {
        desk.browser.viewport(width, 800).await;
        assert_eq!(desk.browser.eval::<Vec<String>>(overlaps, &[]).await, [""; 0], "before a word, at {width}");
        heights.push(desk.browser.eval::<i64>(height, &[]).await);
    }
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    for (width, before) in sizes.into_iter().zip(heights) {
        desk.browser.viewport(width, 800).await;
        assert_eq!(desk.browser.eval::<Vec<String>>(overlaps, &[]).await, [""; 0], "at {width}");
        let now = desk.browser.eval::<i64>(height, &[]).await;
        assert!((before - now).abs() <= 2, "{before} px before the first word and {now} px after, at {width}");
    }
}

#[tokio::test]
async fn whatever_panel_hangs_over_the_page_makes_way_for_a_ring() {
    let desk = Desk::open().await;
    let panels = [
        (".readiness > summary", ".readiness[open]"),
        (".call-log-filters > summary", ".call-log-filters[open]"),
        ("[data-action=export-menu]", ".export-kinds"),
    ];
    for (call, (button, panel)) in [("", "")].into_iter().chain(panels).enumerate() {
        // The first call is one to export.
        if call > 0 {
            desk.browser.click(button).await;
            desk.browser.until(panel, async || desk.browser.count(panel).await == 1).await;
        }
        let id = json!(format!("1-{call}"));
        desk.event("AgentEvent_Ringing", json!({ "callid": id })).await;
        desk.popup_is_there(true).await;
        if call > 0 {
            desk.browser.until("the panel to go", async || desk.browser.count(panel).await == 0).await;
        }
        desk.event("AgentEvent_Customer_Release", json!({ "callid": id })).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.popup_is_there(false).await;
    }
}

#[tokio::test]
async fn a_bar_without_a_ground_of_its_own_is_read_on_white_in_every_theme() {
    for theme in ["dark", "contrast", "light"] {
        let desk = Desk::open_configured(json!({ "theme": theme })).await;
        let ground = "const {backgroundColor, colorScheme} = getComputedStyle(document.querySelector(arguments[0]));
            return [backgroundColor, colorScheme]";
        let ground: [String; 2] = desk.browser.eval(ground, &[json!(BAR)]).await;
        assert_eq!(ground, ["rgb(255, 255, 255)", "light"], "{theme}");
        let inside = "const {color, backgroundColor, colorScheme} = getComputedStyle(document.documentElement);
            return [color, backgroundColor, colorScheme]";
        let inside: [String; 3] = desk.browser.eval_in(&[BAR], inside, &[]).await;
        assert_eq!(inside, ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)", "normal"], "{theme}");
    }
}

#[tokio::test]
async fn forced_colours_leave_the_dot_of_certainty_and_pressed_buttons_to_be_told_apart() {
    skipped_in!(WebKit, "it takes preferences from the desktop, which its driver can't change");
    let desk = Desk::open_in(Browser::start().await, "").await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "13812345678"})).await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.browser.until_attr("#agent-status", "data-freshness", "confirmed").await;
    desk.browser.until("somebody to call back", async || desk.browser.count(".call-log-waiting").await == 1).await;
    let look = async |selector: &str| {
        let script =
            "const {backgroundColor, backgroundImage, color} = getComputedStyle(document.querySelector(arguments[0]));
            return [backgroundColor, backgroundImage, color]";
        desk.browser.eval::<[String; 3]>(script, &[json!(selector)]).await
    };
    let pressed = async |pressed: bool| {
        desk.browser.click(".call-log-waiting").await;
        desk.browser.until_attr(".call-log-waiting", "aria-pressed", &pressed.to_string()).await;
    };
    for features in [&[("forced-colors", "active"), ("prefers-color-scheme", "dark")][..], &[]] {
        desk.browser.prefers(features).await;
        let off = look(".call-log-waiting").await;
        pressed(true).await;
        let on = look(".call-log-waiting").await;
        assert_ne!(on[0], off[0], "the ground of what is pressed");
        assert_ne!(on[0], on[2], "words on their ground");
        assert_ne!(look("[data-range=week]").await[0], look("[data-range=today]").await[0], "the range");
        pressed(false).await;
    }
    desk.browser.prefers(&[("forced-colors", "active"), ("prefers-color-scheme", "dark")]).await;
    let mut dots = Vec::new();
    for confidence in ["confirmed", "doubtful", "unknown"] {
        let set = "document.querySelector('#agent-status').dataset.freshness = arguments[0]";
        desk.browser.eval::<()>(set, &[json!(confidence)]).await;
        let [ground, half, _] = look(".freshness").await;
        dots.push((ground, half));
    }
    assert!(dots[0] != dots[1] && dots[1] != dots[2] && dots[0] != dots[2], "{dots:?}");
}
