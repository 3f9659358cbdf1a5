//! A page that a browser or an extension translates goes on saying what is so.

use crate::console::Desk;
use serde_json::{Value, json};

/// Every text with a letter or a figure in it gives way to elements, new ones after 100 ms, as browsers do it.
const TRANSLATES: &str = "if (window === top) document.addEventListener('DOMContentLoaded', () => {
    const wrap = text => {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.append(text.data);
        outer.append(inner);
        INSTEAD;
    };
    setInterval(() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        texts
            .filter(text => /[\\p{L}\\p{N}]/u.test(text.data) && !text.parentNode.closest('font, script, textarea'))
            .forEach(wrap);
    }, 100);
});";

async fn the_words_follow_the_state(how: &str) {
    let desk = Desk::open_with(&TRANSLATES.replace("INSTEAD", how)).await;
    assert_eq!(desk.browser.attr("html", "translate").await.as_deref(), Some("no"));
    let shows = async |selector: &str, words: &str| {
        let found = async || desk.browser.text(selector).await.is_some_and(|text| text.contains(words));
        desk.browser.until(&format!("{words:?} in {selector}"), found).await;
    };
    desk.event("AgentState_Ready", Value::Null).await;
    shows(".agent-state-word", "Idle").await;
    desk.browser.until("the page to be translated", async || desk.browser.count("#agent-status font").await > 0).await;
    for (id, caller) in [("1-1", "13800138123"), ("1-2", "13912345678")] {
        desk.event("AgentState_Busy", Value::Null).await;
        desk.event("AgentOther_PhoneAlerting", Value::Null).await;
        desk.event("AgentEvent_Ringing", json!({"callid": id, "caller": caller})).await;
        shows("#incoming-call .popup-number", caller).await;
        shows(".agent-state-word", "Ringing").await;
        shows(".agent-call-number", caller).await;
        shows(&format!("#call-log [data-call-id='{id}'] .call-outcome"), "Ringing").await;
        let titled = async || desk.browser.driver.title().await.is_ok_and(|title| title.contains(caller));
        desk.browser.until("the title", titled).await;
        desk.event("AgentEvent_Talking", json!({"callid": id, "feature": "0"})).await;
        desk.popup_is_there(false).await;
        shows(".agent-state-word", "Talking").await;
        shows(".agent-call-number", caller).await;
        shows(".agent-call-clock", "0:02").await;
        desk.event("AgentEvent_Customer_Release", json!({"callid": id})).await;
        desk.event("AgentState_Work", Value::Null).await;
        shows(".agent-state-word", "Wrap-up").await;
        assert_eq!(desk.browser.count("#agent-status .agent-call").await, 0);
        shows(&format!("#call-log [data-call-id='{id}'] .call-outcome"), "Answered").await;
        shows(&format!("#call-log [data-call-id='{id}'] .call-party"), caller).await;
        // What is typed is drawn at once, among texts that have been replaced.
        desk.browser.click("#dial-number").await;
        desk.keys("12x").await;
        desk.event("AgentState_Ready", Value::Null).await;
        shows(".agent-state-word", "Idle").await;
    }
    desk.no_console_errors().await;
}

#[tokio::test]
async fn the_words_follow_the_state_when_every_text_is_replaced() {
    the_words_follow_the_state("text.replaceWith(outer)").await;
}

#[tokio::test]
async fn the_words_follow_the_state_when_texts_are_taken_away_after_others_were_put_beside_them() {
    the_words_follow_the_state("text.parentNode.insertBefore(outer, text); text.remove()").await;
}
