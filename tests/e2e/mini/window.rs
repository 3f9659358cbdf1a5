//! What a test does in the small window, and reads there.

use super::{BUTTON, REOPEN};
use crate::console::Desk;
use crate::harness::Browser;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

impl Browser {
    /// The document of the window that stays on top, in which `script` finds it as `mini`.
    pub async fn in_mini<T: DeserializeOwned>(&self, script: &str) -> T {
        let script = format!("const mini = documentPictureInPicture.window?.document; {script}");
        self.eval(&script, &[]).await
    }

    pub async fn mini_is_there(&self, there: bool) {
        let what = if there { "the mini window" } else { "the mini window to go" };
        let drawn = async || self.in_mini::<bool>("return mini?.querySelector('.mini-console') != null").await == there;
        self.until(what, drawn).await;
    }

    pub async fn mini_shows(&self, selector: &str) {
        let script = format!("return mini?.querySelector(`{selector}`) != null");
        self.until(&format!("{selector} in the mini window"), async || self.in_mini(&script).await).await;
    }

    pub async fn mini_text(&self, selector: &str) -> String {
        self.in_mini(&format!("return mini?.querySelector(`{selector}`)?.innerText.trim() ?? ''")).await
    }

    /// Opens it as the agent does.
    pub async fn open_mini(&self) {
        self.click(BUTTON).await;
        self.mini_is_there(true).await;
        self.until_attr(BUTTON, "aria-pressed", "true").await;
    }

    /// Looks into the window on top; what this returns leads back.
    pub async fn enter_mini(&self) -> WindowHandle {
        let page = self.driver.window().await.expect("a window");
        let others = self.driver.windows().await.expect("windows");
        let mini = others.into_iter().find(|window| *window != page).expect("the mini window");
        self.driver.switch_to_window(mini).await.expect("the mini window can be looked into");
        page
    }

    pub async fn leave_mini(&self, page: WindowHandle) {
        self.driver.switch_to_window(page).await.expect("the page is there");
    }

    /// Clicks there as the agent does.
    pub async fn click_in_mini(&self, selector: &str) {
        let page = self.enter_mini().await;
        self.click(selector).await;
        self.leave_mini(page).await;
    }

    pub async fn type_in_mini(&self, text: &str) {
        let page = self.enter_mini().await;
        self.until("a field for the note", async || self.count("#wrap-up-note").await == 1).await;
        self.click("#wrap-up-note").await;
        self.driver.action_chain().send_keys(text).perform().await.expect("keys can be pressed");
        self.leave_mini(page).await;
    }

    pub async fn put_away(&self) {
        self.driver.minimize_window().await.expect("a window can be put away");
        self.until("the tab to be hidden", async || self.eval("return document.hidden", &[]).await).await;
    }
}

impl Desk {
    pub async fn idle() -> Desk {
        Desk::idle_in(Browser::start().await).await
    }

    pub async fn idle_in(browser: Browser) -> Desk {
        let desk = Desk::open_in(browser, "").await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.panel("idle").await;
        desk
    }

    pub async fn talks_in_mini(&self, id: &str, number: &str) {
        self.event("AgentState_Busy", Value::Null).await;
        self.event("AgentEvent_Ringing", json!({"callid": id, "caller": number})).await;
        self.event("AgentEvent_Talking", json!({"callid": id, "caller": number, "called": "49999", "feature": "0"}))
            .await;
        self.browser.mini_shows(&format!(".agent-call[data-call-id='{id}'][data-phase=talking]")).await;
    }

    pub async fn ends_in_mini(&self, id: &str) {
        self.event("AgentEvent_Customer_Release", json!({"callid": id})).await;
        self.event("AgentState_Work", Value::Null).await;
        self.browser.mini_shows("#agent-status[data-state=wrap-up]").await;
    }

    pub async fn note_in_mini(&self, text: &str) {
        let what = format!("the note {text:?} in the mini window");
        let note = "const form = mini?.querySelector('#wrap-up');
            return form?.querySelector('#wrap-up-note')?.value ?? form?.querySelector('.note-text')?.innerText ?? ''";
        self.browser.until(&what, async || self.browser.in_mini::<String>(note).await == text).await;
    }

    pub async fn says_that_it_was_closed(&self, says: bool) {
        let what = if says { "an offer to open it again" } else { "nothing to be said" };
        self.browser.until(what, async || (self.browser.count(REOPEN).await == 1) == says).await;
    }
}
