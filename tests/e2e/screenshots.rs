//! `make screenshots` draws the pictures anew; they are no test, hence ignored.

use crate::harness::{Browser, Site};
use crate::simulator::Desk;
use serde_json::json;

const PICTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/screenshots");

/// They go where `PICTURES` says, if it says so.
pub async fn picture(browser: &Browser, name: &str) {
    let folder = std::env::var("PICTURES").unwrap_or_else(|_| PICTURES.to_owned());
    browser.screenshot(format!("{folder}/{name}.png")).await;
}

/// The same moment on a wide screen in daylight, at night, and in a strip beside another program.
async fn in_each_look(browser: &Browser, name: &str) {
    picture(browser, name).await;
    browser.prefers(&[("prefers-color-scheme", "dark")]).await;
    picture(browser, &format!("{name}-dark")).await;
    browser.prefers(&[("prefers-color-scheme", "light")]).await;
    browser.viewport(360, 800).await;
    browser.eval::<()>("scrollTo(0, 0)", &[]).await;
    picture(browser, &format!("{name}-narrow")).await;
    browser.viewport(1280, 800).await;
}

/// And where one reads from right to left, or in other letters.
async fn everywhere(desk: &Desk, name: &str) {
    desk.ticked().await;
    in_each_look(&desk.browser, name).await;
    for (tag, language) in [("ar", "arabic"), ("zh-CN", "chinese")] {
        desk.speak(tag).await;
        picture(&desk.browser, &format!("{name}-{language}")).await;
    }
    desk.speak("en").await;
}

#[tokio::test]
#[ignore = "draws pictures, tests nothing"]
async fn screenshots() {
    let desk = Desk::of_an_enterprise(Browser::with_a_mouse().await, json!({})).await;
    desk.signed_in().await;
    desk.pass(95).await;
    everywhere(&desk, "empty-log").await;
    desk.morning().await;
    desk.pass(250).await;
    everywhere(&desk, "idle").await;
    desk.call_from("+8613800138123", "Support").await;
    desk.pass(6).await;
    everywhere(&desk, "ringing").await;
    desk.answer_and_note("Both boxes found in Hamburg. New delivery on Thursday before noon").await;
    desk.pass(214).await;
    everywhere(&desk, "talking").await;
    desk.press("hang-up").await;
    desk.press("end-wrap-up").await;
    desk.browser.click("#wrap-up input[value=settled]").await;
    desk.browser.click("[data-action=wrap-up-done]").await;
    desk.overstay_a_rest().await;
    everywhere(&desk, "rest-overdue").await;
    desk.press("end-rest").await;
    desk.afternoon().await;
    desk.pass(45).await;
    everywhere(&desk, "busy-log").await;
    desk.browser.eval_in::<()>(&["iframe"], "document.querySelector('[data-knob=video]').click()", &[]).await;
    desk.call_from("+8613800138123", "Support").await;
    desk.pass(6).await;
    everywhere(&desk, "ringing-video").await;
    desk.press("customer-abandons").await;
    desk.evening().await;
    desk.browser.until("what is due", async || desk.browser.count("#call-due").await == 1).await;
    desk.browser.click(".call-log-waiting").await;
    everywhere(&desk, "to-call-back").await;
    desk.browser.click(".call-log-waiting").await;
    desk.browser.click("[data-action=due-done]").await;
    desk.lose_the_bar().await;
    desk.put_forward(100).await;
    everywhere(&desk, "bar-lost").await;
    desk.signed_in().await;
    desk.press("kicked-out").await;
    desk.panel("signed-out").await;
    everywhere(&desk, "signed-out").await;

    let config = json!({"bar": {"mode": "frame", "url": "ftp://cec.example.com/"}});
    let site = Site::console(&config.to_string()).await;
    let error_page = async |browser: &Browser| {
        browser.open(site.url("/")).await;
        browser.until("the error page", async || browser.count("#config-error").await == 1).await;
    };
    error_page(&desk.browser).await;
    in_each_look(&desk.browser, "error-page").await;
    // It is in the language that the browser asks for.
    for (tag, language) in [("ar", "arabic"), ("zh-CN", "chinese")] {
        let browser = Browser::that_asks_for(tag).await;
        error_page(&browser).await;
        picture(&browser, &format!("error-page-{language}")).await;
    }
}

/// The window that stays on top: as small as it may be, and as it begins.
async fn in_mini(desk: &Desk, name: &str) {
    let browser = &desk.browser;
    let look = async |end: &str, (width, height): (u32, u32)| {
        let page = browser.enter_mini().await;
        browser.viewport(width, height).await;
        picture(browser, &format!("mini-{name}{end}")).await;
        browser.leave_mini(page).await;
    };
    desk.ticked().await;
    look("-small", (260, 180)).await;
    look("", (320, 240)).await;
    browser.set("look", "theme", "dark").await;
    look("-dark", (320, 240)).await;
    browser.set("look", "theme", "light").await;
    desk.speak("ar").await;
    look("-arabic", (320, 240)).await;
    desk.speak("en").await;
}

#[tokio::test]
#[ignore = "draws pictures, tests nothing"]
async fn screenshots_of_the_mini_window() {
    let desk = Desk::of_an_enterprise(Browser::with_a_mouse().await, json!({})).await;
    desk.signed_in().await;
    desk.morning().await;
    desk.pass(250).await;
    desk.browser.open_mini().await;
    desk.browser.set("look", "theme", "light").await;
    in_mini(&desk, "idle").await;
    desk.call_from("+8613800138123", "Support").await;
    desk.pass(6).await;
    in_mini(&desk, "ringing").await;
    desk.press("answer").await;
    desk.browser.until("the popup to go", async || desk.browser.count("#incoming-call").await == 0).await;
    desk.pass(95).await;
    in_mini(&desk, "talking").await;
    desk.press("hold").await;
    desk.pass(80).await;
    in_mini(&desk, "hold").await;
    desk.press("unhold").await;
    desk.press("hang-up").await;
    desk.panel("wrap-up").await;
    desk.pass(12).await;
    // The page is not before the agent's eyes.
    let away = "Object.defineProperty(document, 'hidden', {get: () => true}); dispatchEvent(new Event('blur'))";
    desk.browser.eval::<()>(away, &[]).await;
    in_mini(&desk, "wrap-up").await;
}
