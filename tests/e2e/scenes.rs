//! Everything that the console can show, one thing after the other, for whoever wants to look at all of it.

use crate::harness::Browser;
use crate::simulator::Desk;
use serde_json::json;

impl Desk {
    async fn appears(&self, selector: &str) {
        self.browser.until(selector, async || self.browser.count(selector).await > 0).await;
    }

    async fn unfold(&self, selector: &str, open: bool) {
        let script = "for (const details of document.querySelectorAll(arguments[0])) details.open = arguments[1]";
        self.browser.eval::<()>(script, &[json!(selector), json!(open)]).await;
    }

    async fn click(&self, selector: &str) {
        self.browser.eval::<()>("document.querySelector(arguments[0]).click()", &[json!(selector)]).await;
    }
}

/// Shows `look` each scene, with its name.
pub async fn each(mut look: impl AsyncFnMut(&Desk, &str)) {
    let pop = json!({"screenPop": {"where": "panel", "when": "manual"}});
    let desk = &Desk::of_an_enterprise(Browser::start().await, pop).await;
    desk.browser.forget_settings().await;
    look(desk, "first sight").await;
    desk.signed_in().await;
    desk.appears("#first-checks").await;
    look(desk, "idle, no calls").await;
    desk.click("[data-action=hide-bar]").await;
    desk.appears("#bar-slot[inert]").await;
    look(desk, "the bar folded away").await;
    desk.click("[data-action=hide-bar]").await;
    desk.unfold("#will-it-ring", true).await;
    look(desk, "whether it rings").await;
    desk.unfold("#will-it-ring", false).await;
    for section in ["ringing", "look", "language", "shortcuts", "privacy", "diagnostics"] {
        desk.browser.open_settings(section).await;
        look(desk, &format!("the settings: {section}")).await;
    }
    desk.browser.close_settings().await;
    desk.click("[data-action=first-checks-done]").await;

    desk.call_from("+8613800138123", "Support").await;
    desk.appears(".popup-note").await;
    look(desk, "ringing, with a name and a note").await;
    desk.answer_and_note("Both boxes found").await;
    desk.pass(3_700).await;
    look(desk, "talking").await;
    desk.press("hang-up").await;
    desk.panel("wrap-up").await;
    look(desk, "wrap-up").await;
    desk.click("#call-log [data-action=screen-pop]").await;
    desk.appears("#screen-pop").await;
    look(desk, "the customer page").await;
    desk.click("[data-action=close-screen-pop]").await;
    desk.press("end-wrap-up").await;
    desk.press("rest").await;
    desk.panel("rest").await;
    desk.pass(14 * 60 + 10).await;
    desk.appears("#agent-status[data-limit=near]").await;
    look(desk, "rest nearly over").await;
    desk.press("end-rest").await;
    desk.overstay_a_rest().await;
    look(desk, "rest overdue").await;
    desk.press("end-rest").await;
    for action in ["dial", "callee-does-not-answer", "not-ready"] {
        desk.press(action).await;
    }
    desk.panel("not-ready").await;
    desk.press("ready").await;
    desk.call_from("5550163", "Sales").await;
    desk.press("customer-abandons").await;
    desk.appears("[data-outcome=abandoned]").await;
    desk.click("[data-outcome=abandoned] [data-action=story]").await;
    desk.appears(".story-line").await;
    desk.click("[data-event=AgentEvent_Customer_Release] [data-action=story-message]").await;
    desk.appears(".story-raw").await;
    desk.unfold(".story-technical", true).await;
    desk.click("[data-action=story-note-edit]").await;
    look(desk, "a call's story").await;
    desk.click("[data-action=story-close]").await;
    desk.unfold("#day details", true).await;
    look(desk, "the day unfolded").await;
    desk.unfold("#day details", false).await;
    desk.lose_the_bar().await;
    look(desk, "the bar lost").await;
    desk.signed_in().await;
    desk.press("kicked-out").await;
    desk.panel("signed-out").await;
    look(desk, "signed out").await;

    let address: String = desk.browser.eval("return location.href", &[]).await;
    let tab = desk.browser.new_tab().await;
    desk.browser.driver.switch_to_window(tab).await.expect("the tab is there");
    desk.browser.open(address).await;
    desk.appears("#connection[data-link=elsewhere]").await;
    look(desk, "the bar in another tab").await;
}

/// Shows `look` the link to a page that the browser has blocked.
pub async fn blocked(mut look: impl AsyncFnMut(&Desk, &str)) {
    let pop = json!({"screenPop": {"when": "ringing"}});
    let desk = &Desk::of_an_enterprise(Browser::that_blocks_popups().await, pop).await;
    desk.signed_in().await;
    // Without a click of the agent's, which the driver's scripts count as.
    let ring = "open('about:blank')?.close();
        setTimeout(() => document.querySelector('[data-action=incoming]').click(), 0)";
    desk.browser.eval_in::<()>(&["iframe"], ring, &[]).await;
    desk.appears("#screen-pop-blocked a").await;
    desk.press("answer").await;
    desk.browser.until("the popup to go", async || desk.browser.count("#incoming-call").await == 0).await;
    look(desk, "a blocked page").await;
}
