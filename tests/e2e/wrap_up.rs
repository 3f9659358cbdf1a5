//! The note and the disposition of a call: kept whatever happens to page, tab and calls.

mod tabs;

use crate::console::Desk;
use crate::harness::{Browser, skipped_in};
use serde_json::{Value, json};
use std::path::PathBuf;

const NOTE: &str = "#wrap-up-note";
const FORM: &str = "#wrap-up";

fn dispositions() -> Value {
    json!({
        "required": true,
        "dispositions": [{"code": "sold", "name": {"en": "Sold", "es": "Vendido"}}, {"code": "later", "name": "Call back"}],
        "queues": {"Support": [{"code": "solved", "name": "Solved"}]}
    })
}

impl Desk {
    async fn with_dispositions() -> Desk {
        let desk = Desk::open_configured(json!({ "wrapUp": dispositions() })).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.panel("idle").await;
        desk
    }

    async fn answer(&self, id: &str, number: &str) {
        self.event("AgentState_Busy", Value::Null).await;
        self.event("AgentEvent_Ringing", json!({"callid": id, "caller": number})).await;
        self.event("AgentEvent_Talking", json!({"callid": id, "caller": number, "called": "49999", "feature": "0"}))
            .await;
        self.browser
            .until("the call to be answered", async || {
                self.browser.count(&format!("#call-log [data-call-id='{id}'][data-phase=talking]")).await == 1
            })
            .await;
    }

    async fn hang_up(&self, id: &str) {
        self.event("AgentEvent_Customer_Release", json!({"callid": id})).await;
        self.event("AgentState_Ready", Value::Null).await;
        self.browser
            .until("the call to end", async || {
                self.browser.count(&format!("[data-call-id='{id}'][data-phase=ended]")).await == 1
            })
            .await;
    }

    async fn form_is_of(&self, id: &str) {
        self.browser.until_attr(FORM, "data-call-id", id).await;
    }

    pub async fn type_note(&self, text: &str) {
        self.browser.click(NOTE).await;
        self.keys(text).await;
    }

    /// Empty also while there is no form.
    async fn note(&self) -> String {
        let script = "return document.querySelector(arguments[0])?.value ?? ''";
        self.browser.eval(script, &[json!(NOTE)]).await
    }

    async fn note_is(&self, text: &str) {
        let is = async || self.note().await == text;
        self.browser.until(&format!("the note {text:?}"), is).await;
    }

    async fn saved(&self) {
        self.browser.until_attr(FORM, "data-saved", "true").await;
    }
}

#[tokio::test]
async fn the_form_is_there_from_the_first_word_until_the_agent_is_done_with_it() {
    let desk = Desk::with_dispositions().await;
    assert_eq!(desk.browser.count(FORM).await, 0);
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1"})).await;
    desk.popup_is_there(true).await;
    assert_eq!(desk.browser.count(FORM).await, 0, "nobody has spoken yet");
    desk.answer("1-1", "13812345678").await;
    desk.form_is_of("1-1").await;
    assert_eq!(desk.browser.count("[data-action=wrap-up-done]").await, 0, "the call is still up");
    desk.hang_up("1-1").await;
    desk.form_is_of("1-1").await;

    desk.browser.until_attr(FORM, "data-required", "true").await;
    desk.browser.click("[data-action=wrap-up-done]").await;
    let refused = async || desk.browser.text(".wrap-up-missing").await.is_some_and(|text| text.contains("Choose"));
    desk.browser.until("a refusal in words", refused).await;
    desk.browser.click("input[value=sold]").await;
    desk.browser.until_attr(FORM, "data-disposition", "sold").await;
    desk.browser.click("[data-action=wrap-up-done]").await;
    desk.browser.until("the form to go", async || desk.browser.count(FORM).await == 0).await;
    desk.browser.reload().await;
    desk.until_subscribed(1).await;
    desk.row("outcome", "answered").await;
    assert_eq!(desk.browser.count(FORM).await, 0, "done is done");
    desk.no_console_errors().await;
}

#[tokio::test]
async fn what_is_typed_survives_a_reload_in_the_same_moment() {
    let desk = Desk::with_dispositions().await;
    desk.answer("1-1", "13812345678").await;
    // Composed by an input method, typed, and left at once: no pause, no blur.
    desk.type_note("王先生: call back").await;
    desk.browser.reload().await;
    desk.note_is("王先生: call back").await;
    desk.saved().await;
    desk.type_note(" at 4").await;
    desk.browser.open("about:blank").await;
    desk.browser.driver.back().await.expect("the browser has a past");
    desk.browser.until("the note", async || desk.note().await.contains(" at 4")).await;
    desk.browser
        .until("the copy to be needless", async || {
            desk.browser.eval::<bool>("return localStorage.getItem('agent-console.draft') === null", &[]).await
        })
        .await;
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort();
        letters
    };
    let typed = sorted("王先生: call back at 4");
    desk.browser.until("every letter", async || sorted(&desk.note().await) == typed).await;
}

#[tokio::test]
async fn a_page_that_cannot_read_the_journal_leaves_the_draft_to_one_that_can() {
    // In the page itself: the frame begins with an empty document of the page's own origin.
    let draft =
        r#"if (window === top) localStorage['agent-console.draft'] = '{"shift": 1, "call": 0, "note": "Two boxes"}';"#;
    let blocked = "Object.defineProperty(window, 'indexedDB', {value: undefined});";
    let desk = Desk::open_with(&format!("{draft} {blocked}")).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    let kept = "return localStorage.getItem('agent-console.draft')?.includes('Two boxes') ?? false";
    assert!(desk.browser.eval::<bool>(kept, &[]).await);
}

#[tokio::test]
async fn the_form_in_front_is_that_of_the_call_that_talks_and_what_was_typed_stays_with_its_call() {
    let desk = Desk::with_dispositions().await;
    desk.answer("1-1", "13812345678").await;
    desk.type_note("first").await;
    desk.hang_up("1-1").await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-2", "caller": "95588"})).await;
    desk.popup_is_there(true).await;
    desk.keys(" call").await;
    desk.form_is_of("1-1").await;
    // In the middle of a word the agent answers: the field goes on taking what is typed, for the other call.
    desk.answer("1-2", "95588").await;
    desk.form_is_of("1-2").await;
    desk.focus_is_at(NOTE).await;
    desk.note_is("").await;
    desk.keys("second").await;
    desk.note_is("second").await;

    // Swapped to and fro.
    desk.event("AgentEvent_Hold", json!("1-2")).await;
    desk.answer("1-3", "70094").await;
    desk.form_is_of("1-3").await;
    desk.note_is("").await;
    desk.focus_is_at(NOTE).await;
    desk.keys("third").await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-2", "feature": "0"})).await;
    desk.form_is_of("1-2").await;
    desk.note_is("second").await;
    desk.focus_is_at(NOTE).await;
    desk.keys(" one").await;
    desk.note_is("second one").await;

    // The others wait, and nothing of the one is in the other.
    let show = |id: &str| format!("[data-action=wrap-up-show][data-call-id='{id}']");
    desk.browser.click(&show("1-1")).await;
    desk.form_is_of("1-1").await;
    desk.note_is("first call").await;
    desk.focus_is_at(NOTE).await;
    // The key for the note leads to the call that is spoken.
    desk.keys("\u{e00c}").await;
    desk.keys("n").await;
    desk.form_is_of("1-2").await;
    desk.note_is("second one").await;

    desk.hang_up("1-2").await;
    desk.browser.click("input[value=later]").await;
    desk.browser.click("[data-action=wrap-up-done]").await;
    desk.form_is_of("1-3").await;
    desk.note_is("third").await;
    desk.focus_is_at(NOTE).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_form_stays_under_the_agents_hands_however_many_calls_fail_meanwhile() {
    let desk = Desk::with_dispositions().await;
    desk.answer("1-1", "13812345678").await;
    desk.hang_up("1-1").await;
    desk.type_note("asks for ").await;
    for n in 0..33 {
        let id = format!("2-{n}");
        desk.event("AgentEvent_Customer_Alerting", json!({"callid": id, "otherPhone": "70094"})).await;
        desk.event("AgentEvent_Call_Out_Fail", json!(id)).await;
    }
    desk.browser
        .until("the calls to fail", async || desk.browser.count("#call-log [data-outcome=failed]").await == 33)
        .await;
    desk.keys("d5550142").await;
    desk.note_is("asks for d5550142").await;
    desk.form_is_of("1-1").await;
    assert_eq!(desk.value("#dial-number").await, "");
    desk.reload().await;
    desk.form_is_of("1-1").await;
    desk.note_is("asks for d5550142").await;
}

#[tokio::test]
async fn a_form_is_still_there_in_the_morning() {
    // The clock is put forward by a reload, as over a night.
    let clock = "const late = Number(name) || 0; const now = Date.now.bind(Date); Date.now = () => now() + late;";
    let (console, bar) = Desk::sites(json!({ "wrapUp": dispositions() })).await;
    let browser = Browser::start().await;
    browser.before_pages(clock).await;
    let desk = Desk::open_at(console, bar, browser).await;
    for (id, number) in [("1-1", "13812345678"), ("1-2", "95588")] {
        desk.answer(id, number).await;
        desk.type_note("from yesterday").await;
        desk.hang_up(id).await;
    }
    desk.saved().await;
    desk.browser.eval::<()>("window.name = 15 * 60 * 60 * 1000", &[]).await;
    desk.reload().await;
    desk.form_is_of("1-2").await;
    desk.note_is("from yesterday").await;
    desk.type_note(", settled").await;
    desk.browser.click("input[value=sold]").await;
    desk.browser.until_attr(FORM, "data-disposition", "sold").await;
    desk.browser.click("[data-action=wrap-up-done]").await;
    desk.form_is_of("1-1").await;
    desk.answer("3-1", "70094").await;
    desk.form_is_of("3-1").await;
    assert_eq!(desk.browser.count("[data-action=wrap-up-show][data-call-id='1-1']").await, 1);
    desk.reload().await;
    desk.form_is_of("3-1").await;
    let waits = async || desk.browser.count("[data-action=wrap-up-show]").await == 1;
    desk.browser.until("the one that is left", waits).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_bar_that_repeats_everything_changes_nothing_in_the_form() {
    let desk = Desk::with_dispositions().await;
    desk.answer("1-1", "13812345678").await;
    desk.type_note("half a sen").await;
    for _ in 0..20 {
        desk.event("AgentState_Busy", Value::Null).await;
        desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
        desk.event("AgentEvent_Hold", json!("1-1")).await;
        desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    }
    desk.keys("tence").await;
    desk.note_is("half a sentence").await;
    desk.focus_is_at(NOTE).await;
    assert_eq!(desk.browser.count(FORM).await, 1);
}

#[tokio::test]
async fn a_question_mark_in_the_note_is_a_question_mark() {
    let desk = Desk::with_dispositions().await;
    desk.answer("1-1", "13812345678").await;
    desk.keys("n").await;
    desk.focus_is_at(NOTE).await;
    desk.keys("why? dln").await;
    desk.note_is("why? dln").await;
    assert_eq!(desk.browser.count("dialog[open]").await, 0);
}

#[tokio::test]
async fn the_queue_decides_which_dispositions_there_are_and_the_language_what_they_are_called() {
    let desk = Desk::with_dispositions().await;
    desk.event("AgentEvent_Incoming_CallInfo", json!({"callId": "1-1", "skillName": "Support", "caller": "95588"}))
        .await;
    desk.answer("1-1", "95588").await;
    let offered = async || {
        let script = "return [...document.querySelectorAll('.disposition')].map(label => label.innerText.trim())";
        desk.browser.eval::<Vec<String>>(script, &[]).await
    };
    desk.browser.until("the queue's own", async || offered().await == ["Solved"]).await;
    desk.hang_up("1-1").await;
    desk.browser.click("input[value=solved]").await;
    desk.browser.click("[data-action=wrap-up-done]").await;
    desk.answer("1-2", "95588").await;
    desk.browser.until("the others", async || offered().await == ["Sold", "Call back"]).await;
}

#[tokio::test]
async fn the_form_is_worked_by_keyboard_alone() {
    let desk = Desk::with_dispositions().await;
    desk.answer("1-1", "13812345678").await;
    desk.hang_up("1-1").await;
    desk.keys("n").await;
    desk.focus_is_at(NOTE).await;
    desk.keys("by hand").await;
    desk.keys("\u{e004}").await;
    desk.focus_is_at("input[value=sold]").await;
    // Arrows choose, space too.
    desk.keys("\u{e015}").await;
    desk.browser.until_attr(FORM, "data-disposition", "later").await;
    desk.keys("\u{e004}").await;
    desk.focus_is_at("[data-action=wrap-up-done]").await;
    desk.keys("\u{e007}").await;
    desk.browser.until("the form to go", async || desk.browser.count(FORM).await == 0).await;
    desk.focus_is_at("#agent-status").await;
}
