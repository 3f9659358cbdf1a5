//! A row opens to its story; what is said of a call later has a history, also when its shift is long over.

use crate::console::Desk;
use crate::harness::Browser;
use serde_json::{Value, json};

const STORY: &str = "#call-story";

/// Puts the clocks of every page of the origin forward by what lies in its storage. Frames of other origins have none.
const CLOCK: &str = "{
    const [date, ran] = [Date.now.bind(Date), performance.now.bind(performance)];
    const ahead = () => { try { return Number(localStorage.getItem('test.ahead') ?? 0) } catch { return 0 } };
    Date.now = () => date() + ahead();
    const before = ahead();
    performance.now = () => ran() + ahead() - before;
}";

impl Desk {
    async fn with_a_clock() -> Desk {
        let dispositions = json!([{"code": "sold", "name": "Sold"}, {"code": "later", "name": "Call later"}]);
        let (console, bar) = Desk::sites(json!({"wrapUp": {"dispositions": dispositions}})).await;
        let browser = Browser::start().await;
        browser.before_pages(CLOCK).await;
        let desk = Desk::open_at(console, bar, browser).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.panel("idle").await;
        desk
    }

    /// Lets so many minutes pass.
    async fn later(&self, minutes: u64) {
        let script = "localStorage['test.ahead'] = Number(localStorage['test.ahead'] ?? 0) + arguments[0]";
        self.browser.eval::<()>(script, &[json!(minutes * 60_000)]).await;
    }

    async fn missed_call(&self, id: &str, number: &str) {
        self.event("AgentState_Busy", Value::Null).await;
        self.event("AgentEvent_Ringing", json!({"callid": id, "caller": number})).await;
        self.event("AgentEvent_No_Answer", json!(id)).await;
        self.event("AgentState_SetNotReady_Success", json!({"reason": "2"})).await;
        self.event("AgentState_Ready", Value::Null).await;
        self.row_of(id, "outcome", "missed").await;
    }

    async fn row_of(&self, id: &str, attribute: &str, value: &str) {
        let row = format!("#call-log .call[data-call-id='{id}']");
        self.browser.until_attr(&row, &format!("data-{attribute}"), value).await;
    }

    async fn press_in_row(&self, id: &str, action: &str) {
        let button = format!("#call-log .call[data-call-id='{id}'] [data-action={action}]");
        self.browser.until(&button, async || self.browser.count(&button).await == 1).await;
        self.browser.eval::<()>("document.querySelector(arguments[0]).click()", &[json!(button)]).await;
    }

    pub async fn open_story(&self, id: &str) {
        self.press_in_row(id, "story").await;
        self.browser.until_attr(STORY, "data-call-id", id).await;
        self.browser.until_attr(STORY, "aria-busy", "false").await;
    }

    /// What happened: the event or the sentence.
    async fn told(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('.story-line')].map(line =>
            line.dataset.event ?? line.querySelector('.story-sentence').innerText)";
        self.browser.eval(script, &[]).await
    }

    async fn tells(&self, expected: &[&str]) {
        self.browser.until(&format!("the story {expected:?}"), async || self.told().await == expected).await;
    }

    /// What was said before, the latest first.
    async fn earlier(&self) -> Vec<String> {
        self.browser.eval("return [...document.querySelectorAll('.story-was')].map(was => was.innerText)", &[]).await
    }

    async fn was(&self, expected: &[&str]) {
        self.browser.until(&format!("the history {expected:?}"), async || self.earlier().await == expected).await;
    }

    async fn story_note(&self) -> String {
        let script = "const note = document.querySelector('#story-note');
            return note?.value ?? (note && !note.dataset.empty ? note.innerText : '')";
        self.browser.eval(script, &[]).await
    }

    async fn story_note_is(&self, text: &str) {
        self.browser.until(&format!("the note {text:?}"), async || self.story_note().await == text).await;
    }

    /// The ids of the fields for notes that can be typed in.
    async fn note_fields_are(&self, expected: &[&str]) {
        let script = "return [...document.querySelectorAll('textarea')].map(field => field.id)";
        let are = async || self.browser.eval::<Vec<String>>(script, &[]).await == expected;
        self.browser.until(&format!("the fields {expected:?}"), are).await;
    }

    async fn edit_story_note(&self) {
        let script = "document.querySelector('[data-action=story-note-edit]')?.click();
            return document.querySelector('textarea#story-note') !== null";
        self.browser.until("the field", async || self.browser.eval(script, &[]).await).await;
    }

    /// Types at the end of the note, and waits until that is written down.
    async fn type_at_the_end(&self, text: &str) {
        self.edit_story_note().await;
        let script = "const note = document.querySelector('#story-note');
            note.focus(); note.setSelectionRange(note.value.length, note.value.length)";
        self.browser.eval::<()>(script, &[]).await;
        self.keys(text).await;
        self.browser.until_attr(".story-edits", "data-saved", "true").await;
    }

    async fn no_draft_is_left(&self) {
        let gone = "return localStorage.getItem('agent-console.draft') === null";
        self.browser.until("the copy to be needless", async || self.browser.eval::<bool>(gone, &[]).await).await;
    }

    async fn ask_for_all(&self) {
        self.browser.eval::<()>("location.hash = '#log?range=all'", &[]).await;
    }
}

#[tokio::test]
async fn a_row_opens_to_what_happened_in_the_call_and_grows_while_it_goes_on() {
    let desk = Desk::with_a_clock().await;
    desk.missed_call("1-0", "95588").await;
    desk.later(5).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentOther_PhoneAlerting", Value::Null).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "13812345678"})).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.row_of("1-1", "phase", "talking").await;
    desk.open_story("1-1").await;
    let mut expected = vec!["AgentState_Busy", "AgentOther_PhoneAlerting", "AgentEvent_Ringing", "AgentEvent_Talking"];
    desk.tells(&expected).await;
    desk.focus_is_at("#call-story-heading").await;

    desk.later(2).await;
    desk.event("AgentEvent_Hold", json!("1-1")).await;
    desk.event("Brand_New", json!({"callid": "1-1"})).await;
    expected.extend(["AgentEvent_Hold", "Brand_New"]);
    desk.tells(&expected).await;
    let offset = desk.browser.attr(".story-line[data-event=AgentEvent_Hold]", "data-offset").await;
    let offset: i64 = offset.and_then(|offset| offset.parse().ok()).expect("an offset");
    assert!((120_000..150_000).contains(&offset), "{offset}");
    let offsets = "return [...document.querySelectorAll('.story-line')].map(line => Number(line.dataset.offset))";
    let offsets: Vec<i64> = desk.browser.eval(offsets, &[]).await;
    assert!(offsets.is_sorted(), "{offsets:?}");

    assert_eq!(desk.browser.count(".story-raw").await, 0, "a message is shown to whoever asks");
    desk.browser.click(".story-technical > summary").await;
    let message = ".story-event[data-event=AgentEvent_Hold] [data-action=story-message]";
    desk.browser.eval::<()>("document.querySelector(arguments[0]).click()", &[json!(message)]).await;
    let shown = async || desk.browser.text(".story-raw pre").await.is_some_and(|text| text.contains("\"1-1\""));
    desk.browser.until("the message", shown).await;

    // The one text of the call has one field.
    desk.note_fields_are(&["wrap-up-note"]).await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    desk.browser.until_attr(".story-part[data-part=talk]", "data-part", "talk").await;
    let over = async || desk.told().await.iter().any(|line| line == "The call was over.");
    desk.browser.until("the end", over).await;
    desk.open_story("1-0").await;
    let other = desk.told().await;
    assert!(!other.contains(&"AgentEvent_Talking".to_owned()) && other.contains(&"AgentEvent_No_Answer".to_owned()));
    desk.keys("\u{e00c}").await;
    desk.browser.until("the story to close", async || desk.browser.count(STORY).await == 0).await;
    desk.focus_is_at("#call-log-grid").await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_note_that_is_changed_later_keeps_what_it_said_before() {
    let desk = Desk::with_a_clock().await;
    desk.missed_call("1-1", "13812345678").await;
    desk.open_story("1-1").await;
    let place = async || {
        let script = "const [input, edits] = ['.story-edits input[value=later]', '.story-edits']
                .map(place => document.querySelector(place).getBoundingClientRect().top);
            return Math.round(input - edits)";
        desk.browser.eval::<f64>(script, &[]).await
    };
    desk.edit_story_note().await;
    let before = place().await;
    desk.type_at_the_end("Call").await;
    desk.type_at_the_end(" back").await;
    desk.was(&[]).await;
    desk.later(10).await;
    desk.type_at_the_end(" at four").await;
    desk.was(&["Call back"]).await;
    desk.browser.click(".story-edits input[value=later]").await;
    desk.later(10).await;
    desk.browser.click(".story-edits input[value=sold]").await;
    desk.was(&["Call later", "Call back"]).await;
    assert_eq!(place().await, before, "what is chosen from must not move away from the pointer");
    desk.no_draft_is_left().await;
    desk.reload().await;
    desk.open_story("1-1").await;
    desk.was(&["Call later", "Call back"]).await;
    desk.story_note_is("Call back at four").await;
    let told = desk.told().await;
    for sentence in ["You wrote a note.", "You changed the note.", "You chose the disposition “Sold”."] {
        assert!(told.iter().any(|line| line == sentence), "{sentence} is not in {told:?}");
    }
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_note_that_the_last_page_of_a_shift_could_not_write_down_is_written_by_the_first_of_the_next() {
    let desk = Desk::with_a_clock().await;
    desk.missed_call("1-1", "13812345678").await;
    let key = "const answer = request => new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
        return answer(indexedDB.open('agent-console'))
            .then(database => answer(database.transaction('records').objectStore('records').getAllKeys()))
            .then(([key]) => key ?? null)";
    let recorded = async || desk.browser.eval::<Value>(key, &[]).await != Value::Null;
    desk.browser.until("the outcome to be final", recorded).await;
    let [began, shift, call]: [u64; 3] = desk.browser.eval(key, &[]).await;
    desk.later(7 * 60).await;
    let draft = json!({"shift": shift, "began": began, "call": call, "note": "Two boxes"}).to_string();
    let leave = "localStorage['agent-console.draft'] = arguments[0]";
    desk.browser.eval::<()>(leave, &[json!(draft)]).await;

    desk.reload().await;
    desk.no_draft_is_left().await;
    desk.ask_for_all().await;
    desk.open_story("1-1").await;
    desk.story_note_is("Two boxes").await;
}

#[tokio::test]
async fn a_call_of_an_earlier_shift_is_amended_in_its_record_and_in_every_tab() {
    let desk = Desk::with_a_clock().await;
    let listen =
        "window.ended = []; addEventListener('agent-console:call-ended', event => ended.push(event.detail.callId))";
    desk.browser.eval::<()>(listen, &[]).await;
    desk.missed_call("1-1", "13812345678").await;
    let recorded = async || desk.browser.eval::<Vec<String>>("return ended", &[]).await == ["1-1"];
    desk.browser.until("the outcome to be final", recorded).await;
    desk.later(7 * 60).await;
    desk.reload().await;
    desk.ask_for_all().await;
    desk.open_story("1-1").await;
    assert!(desk.told().await.contains(&"AgentEvent_No_Answer".to_owned()), "the messages are still kept");
    let shift = desk.browser.attr(STORY, "data-shift").await;

    let first = desk.browser.driver.window().await.expect("a tab");
    let second = desk.browser.new_tab().await;
    desk.browser.driver.switch_to_window(second.clone()).await.expect("a tab");
    desk.browser.before_pages(CLOCK).await;
    desk.browser.open(format!("{}#log?range=all", desk.url())).await;
    desk.open_story("1-1").await;
    desk.note_fields_are(&[]).await;
    assert_eq!(desk.browser.count("[data-action=story-done]:disabled, [data-action=story-note-edit]").await, 1);

    desk.browser.driver.switch_to_window(first.clone()).await.expect("a tab");
    desk.browser.bring_to_front().await;
    desk.type_at_the_end("Number was engaged").await;
    desk.browser.click("[data-action=story-done]").await;
    desk.row_of("1-1", "done", "true").await;
    desk.no_draft_is_left().await;

    desk.browser.driver.switch_to_window(second).await.expect("a tab");
    desk.browser.bring_to_front().await;
    desk.story_note_is("Number was engaged").await;
    desk.row_of("1-1", "done", "true").await;

    desk.browser.driver.switch_to_window(first).await.expect("a tab");
    desk.browser.bring_to_front().await;
    // Typed, and left at once.
    desk.later(10).await;
    desk.browser.eval::<()>("document.querySelector('#story-note').focus()", &[]).await;
    desk.keys("!").await;
    // The bar goes to the other tab, which finds what was typed.
    desk.browser.reload().await;
    desk.browser.until_attr("#connection", "data-link", "elsewhere").await;
    desk.open_story("1-1").await;
    assert_eq!(desk.browser.attr(STORY, "data-shift").await, shift);
    let typed = async || desk.story_note().await.contains('!');
    desk.browser.until("the last stroke", typed).await;
    desk.was(&["Number was engaged"]).await;
    desk.row_of("1-1", "done", "true").await;
    assert_eq!(desk.browser.attr(STORY, "data-waits").await, None);
}

#[tokio::test]
async fn a_page_has_one_field_for_a_note_and_the_call_that_is_answered_has_it() {
    let desk = Desk::with_a_clock().await;
    desk.missed_call("1-0", "95588").await;
    let answered = async |id: &str| {
        desk.event("AgentState_Busy", Value::Null).await;
        desk.event("AgentEvent_Ringing", json!({"callid": id, "caller": "13812345678"})).await;
        desk.event("AgentEvent_Talking", json!({"callid": id, "feature": "0"})).await;
        desk.row_of(id, "phase", "talking").await;
        desk.browser.until_attr("#wrap-up", "data-call-id", id).await;
    };
    answered("1-1").await;
    desk.browser.click("#wrap-up-note").await;
    desk.keys("Two boxes").await;
    desk.open_story("1-0").await;
    desk.note_fields_are(&["wrap-up-note"]).await;

    desk.type_at_the_end("Engaged").await;
    desk.note_fields_are(&["story-note"]).await;
    let folded = async || desk.browser.text("#wrap-up .note-text").await.as_deref() == Some("Two boxes");
    desk.browser.until("the other note as text", folded).await;

    desk.browser.click("[data-action=wrap-up-note-edit]").await;
    desk.note_fields_are(&["wrap-up-note"]).await;
    desk.focus_is_at("#wrap-up-note").await;
    desk.keys(" of books").await;
    desk.story_note_is("Engaged").await;

    desk.edit_story_note().await;
    desk.focus_is_at("#story-note").await;
    desk.keys(" again").await;
    desk.event("AgentEvent_Hold", json!("1-1")).await;
    answered("1-2").await;
    desk.note_fields_are(&["wrap-up-note"]).await;
    desk.story_note_is("Engaged again").await;
    let note = "return document.querySelector('#wrap-up-note').value";
    assert_eq!(desk.browser.eval::<String>(note, &[]).await, "", "nobody has written about this call");
    desk.event("AgentEvent_Hold", json!("1-2")).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    let kept = async || desk.browser.eval::<String>(note, &[]).await == "Two boxes of books";
    desk.browser.until("the note of the first call", kept).await;
    desk.no_console_errors().await;
}
