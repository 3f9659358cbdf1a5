//! *Your day* lies over the log, which keeps its place, and its hours can be read at any width.

use crate::harness::Browser;
use crate::simulator::Desk;
use serde_json::{Value, json};

const OPEN: &str = "#day > details[open]";

impl Desk {
    async fn day_is_open(&self, is_open: bool) {
        self.browser.until("the day", async || (self.browser.count(OPEN).await == 1) == is_open).await;
    }

    async fn place(&self, selector: &str) -> Value {
        let script = "const {x, y, width, height} = document.querySelector(arguments[0]).getBoundingClientRect();
            return [x, y, width, height]";
        self.browser.eval(script, &[json!(selector)]).await
    }
}

#[tokio::test]
async fn the_unfolded_day_moves_nothing_and_folds_when_the_focus_goes_to_what_it_covers() {
    let desk = Desk::of_an_enterprise(Browser::start().await, json!({})).await;
    desk.signed_in().await;
    desk.morning().await;
    for (width, height) in [(1280, 800), (320, 640), (1920, 1080)] {
        desk.browser.viewport(width, height).await;
        let folded = desk.place("#call-log").await;
        desk.browser.eval::<()>("document.querySelector('#day summary').click()", &[]).await;
        desk.day_is_open(true).await;
        assert_eq!(desk.place("#call-log").await, folded, "{width} px");
        let within = "const sheet = document.querySelector('.day-sheet').getBoundingClientRect();
            return sheet.left >= 0 && sheet.right <= innerWidth && sheet.height > 150 && sheet.height < innerHeight";
        assert!(desk.browser.eval::<bool>(within, &[]).await, "{width} px");
        // A click on its own ground leaves it open, the focus in the log doesn't.
        desk.browser.click("[data-figure=occupancy] summary").await;
        desk.browser.eval::<()>("document.activeElement.blur()", &[]).await;
        desk.day_is_open(true).await;
        desk.browser.click("[data-figure=occupancy] summary").await;
        desk.browser.eval::<()>("document.querySelector('#call-log [type=search]').focus()", &[]).await;
        desk.day_is_open(false).await;
    }
    desk.browser.eval::<()>("document.querySelector('#day summary').click()", &[]).await;
    desk.day_is_open(true).await;
    desk.call_from("5550163", "Sales").await;
    desk.day_is_open(false).await;
    desk.press("customer-abandons").await;
    desk.browser.eval::<()>("document.activeElement.blur()", &[]).await;
    let keys = desk.browser.driver.action_chain().send_keys("t").send_keys("\u{e007}");
    keys.perform().await.expect("keys can be pressed");
    desk.day_is_open(true).await;
    desk.browser.driver.action_chain().send_keys("\u{e00c}").perform().await.expect("keys can be pressed");
    desk.day_is_open(false).await;
}

#[tokio::test]
async fn the_hours_have_names_that_neither_meet_nor_end_early_at_any_width() {
    let desk = Desk::of_an_enterprise(Browser::start().await, json!({})).await;
    desk.signed_in().await;
    desk.morning().await;
    desk.browser.eval::<()>("document.querySelector('#day summary').click()", &[]).await;
    // The names from the first to the last, and what is wrong with them.
    let script = "const faults = [], rtl = getComputedStyle(document.body).direction === 'rtl';
        for (const scale of document.querySelectorAll('.day-hours')) {
            const place = scale.getBoundingClientRect();
            if (!place.width) continue;
            const names = [...scale.querySelectorAll('.day-hour > span')].filter(name => name.getClientRects().length);
            const boxes = names.map(name => name.getBoundingClientRect()).map(box =>
                rtl ? [-box.right, -box.left] : [box.left, box.right]);
            const end = rtl ? -place.left : place.right;
            if (boxes.length < (place.width < 200 ? 1 : 2)) faults.push(`${boxes.length} names in ${place.width} px`);
            boxes.forEach(([, right], at) => {
                if (right > (boxes[at + 1]?.[0] ?? end) + 1) faults.push(`${names[at].textContent} of ${place.width} px`);
            });
        }
        return faults";
    let mut found = Vec::new();
    for later in [0, 9 * 3_600] {
        desk.put_forward(later).await;
        desk.ticked().await;
        for language in ["en", "es", "zh-CN", "ar"] {
            desk.speak(language).await;
            for width in [320, 360, 640, 960, 1280, 1920] {
                desk.browser.viewport(width, 800).await;
                for fault in desk.browser.eval::<Vec<String>>(script, &[]).await {
                    found.push(format!("{language}, {width} px: {fault}"));
                }
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
