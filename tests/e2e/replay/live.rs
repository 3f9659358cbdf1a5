//! A day in a real console, saved there, as the reader shows it.

use super::Reader;
use crate::case_file::{FORM, STATE, WATCH, save};
use crate::console::Desk;
use crate::harness::Browser;
use agent_console::journal::EntryKind;
use serde_json::{Value, json};

/// The views of the page that a script runs in, as markup. How much time has passed is another second later; where the
/// keyboard is and what is open is the page's business.
const VIEWS: &str = "const markup = node => node && new XMLSerializer().serializeToString(node)
        .replace(/ (xmlns|tabindex|data-active|id|aria-controls|style)=\"[^\"]*\"/g, '').replace(/\\d+:\\d\\d/g, 'T');
    const views = ['#agent-status', '#incoming-call'].map(view => markup(document.querySelector(view)));
    return [...views, ...Array.from(document.querySelectorAll('#call-log [data-call-id]'), markup)]";

type Views = Vec<Option<String>>;

impl Desk {
    async fn views(&self) -> Views {
        self.browser.eval(VIEWS, &[]).await
    }
}

#[tokio::test]
async fn what_a_console_showed_after_each_message_is_what_the_reader_shows() {
    let desk = Desk::open_with(WATCH).await;
    let known =
        "return Boolean(performance.getEntriesByType('resource').find(({name}) => /numbers-\\w+\\.js/.test(name)))";
    desk.browser.until("what knows numbers", async || desk.browser.eval(known, &[]).await).await;
    let call = |id: &str, caller: &str| json!({"callid": id, "caller": caller, "called": "49999", "feature": "0"});
    let day = [
        ("AgentState_Ready", Value::Null, "#agent-status[data-state=idle]"),
        ("AgentState_Busy", Value::Null, "#agent-status[data-state=on-call]"),
        ("AgentEvent_Ringing", call("1-1", "+8613800138123"), "#incoming-call[data-call-id='1-1']"),
        ("AgentEvent_Talking", call("1-1", "+8613800138123"), "#call-log [data-call-id='1-1'][data-phase=talking]"),
        ("AgentEvent_Hold", json!("1-1"), "#call-log [data-call-id='1-1'][data-phase=held]"),
        ("AgentEvent_Ringing", call("1-2", "5550142"), "#incoming-call[data-call-id='1-2']"),
        ("AgentEvent_Talking", call("1-2", "5550142"), "#call-log [data-call-id='1-2'][data-phase=talking]"),
        ("AgentEvent_Customer_Release", json!({"callid": "1-2"}), "#call-log [data-call-id='1-2'][data-phase=ended]"),
        ("AgentEvent_Customer_Release", json!({"callid": "1-1"}), "#call-log [data-call-id='1-1'][data-phase=ended]"),
        ("AgentState_Work", Value::Null, "#agent-status[data-state=wrap-up]"),
        ("AgentState_Ready", Value::Null, "#agent-status[data-state=idle]"),
        ("AgentEvent_Ringing", call("1-3", "+8613800138123"), "#incoming-call [data-history='1']"),
        ("AgentEvent_No_Answer", json!("1-3"), "#call-log [data-call-id='1-3'][data-phase=ended]"),
        ("AgentState_SetRest_Success", Value::Null, "#agent-status[data-state=rest]"),
    ];
    let mut shown = Vec::new();
    for (identifier, content, sign) in day {
        desk.event(identifier, content).await;
        desk.browser.until(sign, async || desk.browser.count(sign).await == 1).await;
        if identifier == "AgentEvent_Ringing" {
            // The popup is drawn before the rest of the page.
            desk.row("phase", "ringing").await;
        }
        shown.push((identifier, desk.views().await));
    }
    desk.browser.click("#call-log [data-action=export-menu]").await;
    desk.browser.click("#call-log [data-action=case-file]").await;
    desk.browser.until_attr(FORM, STATE, "ready").await;
    desk.browser.click("#case-file-real").await;
    let saved = save(&desk.browser).await;
    drop(desk);

    let reader = Reader::with(Browser::start().await).await;
    reader.choose(&saved.bytes, &saved.name).await;
    let mut messages = saved.file.entries.iter().enumerate().filter_map(|(place, entry)| match &entry.what {
        EntryKind::Message(text) => Some((place, text)),
        _ => None,
    });
    for (identifier, shown) in shown {
        let (place, _) = messages.find(|(_, text)| text.as_str().contains(identifier)).expect("each is in the file");
        reader.go_to(place + 1).await;
        let read = async || reader.browser.eval_in::<Views>(&[super::PICTURE], VIEWS, &[]).await;
        reader.browser.until("a picture", async || read().await[0].is_some()).await;
        let read = read().await;
        assert_eq!(read.len(), shown.len(), "rows after {identifier}");
        for (read, shown) in read.iter().zip(&shown) {
            assert!(read == shown, "after {identifier}, entry {}: {}", place + 1, difference(read, shown));
        }
    }
}

/// Where two views begin to differ.
fn difference(read: &Option<String>, shown: &Option<String>) -> String {
    let (read, shown) = (read.as_deref().unwrap_or_default(), shown.as_deref().unwrap_or_default());
    let same = read.chars().zip(shown.chars()).take_while(|(read, shown)| read == shown).count();
    let from = |text: &str| text.chars().skip(same.saturating_sub(60)).take(260).collect::<String>();
    format!("\n reader: {}\nconsole: {}", from(read), from(shown))
}
