//! Where numbers are to be masked, none can be read anywhere in the page, on its title or on the desktop; and one that
//! is forgotten is nowhere in the browser.

use crate::alerts::WATCH;
use crate::console::Desk;
use crate::harness::Browser;
use serde_json::{Value, json};

/// Of callers, of the numbers that they called, of colleagues and of somebody who is dialled.
const NUMBERS: [&str; 5] = ["13812345678", "+8613987654321", "4008123456", "5550142", "49998765"];

impl Desk {
    async fn with_mask(mask: &str) -> Desk {
        let (console, bar) = Desk::sites(json!({"privacy": {"mask": mask}, "screenPop": {
            "url": "https://crm.example/?number={callId}", "when": "manual"
        }}))
        .await;
        let browser = Browser::start().await;
        browser.before_pages(WATCH).await;
        browser.allow_notifications().await;
        Desk::open_at(console, bar, browser).await
    }

    /// The numbers that can be read right now, whatever elements stand between their digits.
    async fn legible(&self) -> Vec<String> {
        let script = "const page = document.documentElement, squeeze = text => text.replace(/\\s/g, '');
            const values = [...document.querySelectorAll('input:not(#dial-number)')].map(input => input.value);
            const everything = [page.outerHTML, squeeze(page.outerHTML), squeeze(page.textContent), document.title,
                squeeze(document.title), ...values, JSON.stringify(window.alerts?.notices ?? [])];
            return arguments[0].filter(number => everything.some(text => text.includes(number.replace('+', ''))))";
        self.browser.eval(script, &[json!(NUMBERS)]).await
    }

    /// Lives through calls of every kind and looks at each moment.
    async fn shift(&self) -> Vec<String> {
        let mut seen = Vec::new();
        let calls = [("1-1", NUMBERS[0], NUMBERS[2]), ("1-2", NUMBERS[1], NUMBERS[3])];
        for (id, caller, called) in calls {
            self.event("AgentState_Busy", Value::Null).await;
            let offer =
                json!({"callid": id, "caller": caller, "called": called, "transfer": "yes", "transfrom": NUMBERS[4]});
            self.event("AgentEvent_Ringing", offer).await;
            self.popup_is_there(true).await;
            seen.extend(self.legible().await);
            let talking = json!({"callid": id, "caller": caller, "called": called, "feature": "0"});
            self.event("AgentEvent_Talking", talking).await;
            self.panel("on-call").await;
            self.row("phase", "talking").await;
            seen.extend(self.legible().await);
            self.event("AgentEvent_Hold", json!(id)).await;
            self.row("phase", "held").await;
            self.event("AgentEvent_Customer_Release", json!({"callid": id, "number": caller})).await;
            self.event("AgentState_Ready", Value::Null).await;
            self.row("phase", "ended").await;
            seen.extend(self.legible().await);
        }
        // One that the agent dials, and that the network refuses.
        self.browser.click("#dial-number").await;
        self.keys(NUMBERS[3]).await;
        self.browser.click("form:has(#dial-number) button[type=submit]").await;
        self.browser
            .until("the message about it", async || {
                self.browser.text("#dial-message").await.is_some_and(|text| !text.is_empty())
            })
            .await;
        seen.extend(self.legible().await);
        seen.sort();
        seen.dedup();
        seen
    }
}

#[tokio::test]
async fn everywhere_means_that_no_number_of_a_shift_can_be_read() {
    let desk = Desk::with_mask("everywhere").await;
    assert_eq!(desk.shift().await, [""; 0]);
    let notices: String = desk.browser.eval("return JSON.stringify(alerts.notices)", &[]).await;
    assert!(notices.contains("138••••5678"), "{notices}");
    assert_eq!(
        desk.browser.attr("#call-log [data-call-id='1-1']", "data-number").await.as_deref(),
        Some("138••••5678")
    );
    desk.no_console_errors().await;
}

#[tokio::test]
async fn the_bars_own_messages_are_masked_in_a_story_too() {
    for (mask, legible) in [("everywhere", false), ("none", true)] {
        let desk = Desk::with_mask(mask).await;
        desk.shift().await;
        desk.browser.click("#call-log [data-call-id='1-1'] [data-action=story]").await;
        let messages = async || desk.browser.count("#call-story [data-action=story-message]").await;
        desk.browser.until("the messages", async || messages().await > 2).await;
        let unfold = "document.querySelectorAll('[data-action=story-message]').forEach(button => button.click())";
        desk.browser.eval::<()>(unfold, &[]).await;
        desk.browser.until("their texts", async || desk.browser.count("#call-story pre").await > 2).await;
        let texts = "return [...document.querySelectorAll('#call-story pre')].map(text => text.textContent).join()";
        let texts: String = desk.browser.eval(texts, &[]).await;
        assert!(texts.contains("AgentEvent_Ringing"));
        assert_eq!(texts.contains(NUMBERS[0]), legible, "{mask}");
        assert_eq!(desk.legible().await.is_empty(), !legible, "{mask}");
    }
}

#[tokio::test]
async fn without_a_mask_the_numbers_of_a_shift_can_be_read() {
    let desk = Desk::with_mask("none").await;
    let mut all = NUMBERS.map(str::to_owned).to_vec();
    all.sort();
    assert_eq!(desk.shift().await, all);
}

/// Everything that the browser keeps for the console, as text.
const KEPT: &str = "const [done] = [...arguments].slice(-1);
    const all = [JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})];
    const open = indexedDB.open('agent-console');
    open.onsuccess = () => {
        const database = open.result, names = [...database.objectStoreNames];
        const transaction = database.transaction(names);
        for (const name of names) {
            const values = transaction.objectStore(name).getAll(), keys = transaction.objectStore(name).getAllKeys();
            values.onsuccess = () => all.push(JSON.stringify(values.result));
            keys.onsuccess = () => all.push(JSON.stringify(keys.result));
        }
        transaction.oncomplete = () => { database.close(); done(all.join('\\n')); };
    };";

impl Desk {
    async fn kept(&self) -> String {
        let kept = self.browser.driver.execute_async(KEPT, vec![]).await.expect("a database");
        kept.convert().expect("text")
    }

    async fn one_call(&self, id: &str, number: &str) {
        self.event("AgentState_Busy", Value::Null).await;
        self.event("AgentEvent_Ringing", json!({"callid": id, "caller": number, "called": "49999"})).await;
        let talking = json!({"callid": id, "caller": number, "called": "49999", "feature": "0"});
        self.event("AgentEvent_Talking", talking).await;
        self.browser
            .until("the call", async || {
                self.browser.count(&format!("#call-log [data-call-id='{id}'][data-phase=talking]")).await == 1
            })
            .await;
    }

    async fn end(&self, id: &str) {
        self.event("AgentEvent_Customer_Release", json!({"callid": id})).await;
        self.event("AgentState_Ready", Value::Null).await;
        self.browser
            .until("the end", async || {
                self.browser.count(&format!("[data-call-id='{id}'][data-phase=ended]")).await == 1
            })
            .await;
    }

    pub async fn ask_to_forget(&self, number: &str) {
        self.browser.open_settings("privacy").await;
        self.browser.click("[data-action=forget]").await;
        self.browser.click("#forget-number").await;
        self.keys(number).await;
        self.browser.click("[data-action=forget-now]").await;
    }

    async fn no_trace(&self, digits: &str) {
        let page = "return document.documentElement.outerHTML + document.body.textContent + document.title
            + [...document.querySelectorAll('input, textarea')].map(field => field.value)";
        let page: String = self.browser.eval(page, &[]).await;
        assert!(!page.contains(digits), "it is in the page");
        let kept = self.kept().await;
        assert!(!kept.contains(digits), "it is in {}", kept.lines().find(|line| line.contains(digits)).unwrap_or(""));
    }
}

#[tokio::test]
async fn a_number_that_is_forgotten_is_nowhere_and_its_calls_are_still_there() {
    let desk = Desk::open().await;
    desk.one_call("1-1", "13812345678").await;
    desk.browser.click("#wrap-up-note").await;
    desk.keys("call back on 138 1234 5678 at 4").await;
    desk.browser.until_attr("#wrap-up", "data-saved", "true").await;
    desk.end("1-1").await;
    desk.one_call("1-2", "13987654321").await;
    desk.end("1-2").await;
    desk.one_call("1-3", "13812345678").await;

    desk.ask_to_forget("13812345678").await;
    desk.browser.until_attr(".forget", "data-forget", "refused").await;
    assert!(desk.browser.text(".forget-said").await.is_some_and(|text| text.contains("is up")), "the call is live");
    desk.browser.click("[data-action=close-forget]").await;
    desk.end("1-3").await;
    desk.browser.until("the record", async || desk.kept().await.matches("12345678").count() >= 6).await;
    desk.ask_to_forget("138 1234-5678").await;
    desk.browser
        .until("a refusal or the end", async || {
            let state = desk.browser.attr(".forget", "data-forget").await;
            state.as_deref() == Some("done")
        })
        .await;
    desk.browser.click("[data-action=close-forget]").await;
    for _ in 0..2 {
        desk.no_trace("12345678").await;
        desk.no_trace("138 1234").await;
        for id in ["1-1", "1-2", "1-3"] {
            assert_eq!(desk.browser.count(&format!("#call-log [data-call-id='{id}'][data-outcome=answered]")).await, 1);
        }
        let row = desk.browser.text("#call-log [data-call-id='1-1']").await.expect("a row");
        assert!(row.contains("Number erased"), "{row}");
        let other = desk.browser.attr("#call-log [data-call-id='1-2']", "data-number").await;
        assert_eq!(other.as_deref(), Some("13987654321"));
        desk.browser.reload().await;
        desk.until_subscribed(1).await;
        desk.row("outcome", "answered").await;
    }
    // Whoever calls again is somebody again.
    desk.one_call("1-4", "13812345678").await;
    desk.end("1-4").await;
    let number = desk.browser.attr("#call-log [data-call-id='1-4']", "data-number").await;
    assert_eq!(number.as_deref(), Some("13812345678"));
    desk.no_console_errors().await;
}
