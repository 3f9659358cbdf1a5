//! The monitor in a real page: a bar that drifts is told of in one line, one that is documented never, and the check judges
//! what was heard, what was recorded, and files.

use crate::console::{BAR, Desk};
use crate::harness::{Browser, Site};
use crate::simulator;
use agent_console::casefile::{CaseFile, Head, write};
use agent_console::domain::{Moment, Now};
use agent_console::journal::{Entry, EntryKind};
use agent_console::monitor;
use agent_console::protocol::RawText;
use agent_console::simulator::{Dialect, Morning, Platform, Settings};
use serde_json::{Value, json};
use std::time::Duration;

const LINE: &str = "#departure";
/// The page's clocks can be put ahead.
const CLOCKS: &str = "window.ahead = 0;
    const page = performance.now.bind(performance), wall = Date.now.bind(Date);
    performance.now = () => page() + ahead;
    Date.now = () => wall() + ahead";

/// What a simulated bar says in a morning, with times in milliseconds.
fn morning(change: fn(&str) -> String) -> Vec<(u64, String)> {
    let mut platform = Platform::with(Dialect::default(), Settings::default());
    let mut morning = Morning::paced(4, 0, 1);
    let (mut now, mut lines) = (0, Vec::new());
    while let Some(due) = morning.next_deadline() {
        now = platform.next_deadline().map_or(due, |at| at.min(due)).max(now);
        let mut said = platform.wake(now);
        if let Some(action) = morning.next(now, &platform) {
            said.extend(platform.act(now, &action));
        }
        lines.extend(said.into_iter().map(|said| (now, change(&said.text))));
    }
    lines
}

fn renamed(text: &str) -> String {
    if text.contains("AgentEvent_Talking") { text.replace("\"callid\"", "\"callIdentity\"") } else { text.to_owned() }
}

/// Says it at the desk, each line at its time.
async fn live(desk: &Desk, lines: &[(u64, String)]) {
    for (at, text) in lines {
        desk.browser.eval::<()>("ahead = arguments[0]", &[json!(at)]).await;
        desk.say(text).await;
    }
}

fn case_file(lines: Vec<(u64, String)>) -> String {
    let said = lines.into_iter().map(|(at, text)| (at, EntryKind::Message(RawText::new(&text))));
    let entry = |(number, (at, what))| Entry { number, now: Now { at: Moment { mono: at, wall: at }, day: 0 }, what };
    let entries = (0..).zip([(0, EntryKind::FrameLoaded)].into_iter().chain(said)).map(entry).collect();
    let head = Head {
        release: "0.1.0".to_owned(),
        shift: 1,
        saved: 2,
        from: 0,
        to: 1,
        redacted: true,
        language: "en".to_owned(),
        surroundings: Default::default(),
        configuration: "{}".to_owned(),
        missing: 0,
    };
    write(&CaseFile { head, entries, records: Vec::new(), contacts: Vec::new() })
}

#[tokio::test]
async fn a_bar_that_has_renamed_a_key_is_told_of_in_one_line_until_it_is_read() {
    let desk = Desk::open_with(CLOCKS).await;
    let lines = morning(renamed);
    let is_between_calls = |(_, text): &(u64, String)| text.contains("AgentState_Ready");
    let half = 1 + lines[..lines.len() / 2].iter().rposition(is_between_calls).expect("an idle agent");
    live(&desk, &lines[..half]).await;
    desk.browser.until("the line", async || desk.browser.count(LINE).await == 1).await;
    let said = desk.browser.text(LINE).await.expect("a line");
    assert!(said.contains("Tell your operator") && said.contains("AgentEvent_Talking.callid → callIdentity"), "{said}");
    assert_eq!(desk.browser.count("#connection .connection-trouble").await, 1);

    desk.event("AgentEvent_Ringing", json!({"callid": "9-9"})).await;
    desk.popup_is_there(true).await;
    // The popup is drawn before all else.
    desk.browser.until("no line beside a ring", async || desk.browser.count(LINE).await == 0).await;
    desk.event("AgentEvent_Call_Release", json!("9-9")).await;
    desk.popup_is_there(false).await;
    desk.browser.until("the line", async || desk.browser.count(LINE).await == 1).await;

    desk.browser.click("[data-action=read-departure]").await;
    desk.browser.until("no line", async || desk.browser.count(LINE).await == 0).await;
    live(&desk, &lines[half..]).await;
    assert_eq!(desk.browser.count(LINE).await, 0, "it was read");
    let over = lines.last().expect("a morning").0 + 60_000;
    desk.reload().await;
    let later: Vec<(u64, String)> = lines[..half].iter().map(|(at, text)| (over + at, text.clone())).collect();
    live(&desk, &later).await;
    assert_eq!(desk.browser.count(LINE).await, 0, "in this shift it was read");
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_documented_bar_is_never_told_of_in_a_busy_morning() {
    let desk = simulator::Desk::open_with(&json!({})).await;
    let browser = &desk.browser;
    let watch = "window.seen = 0;
        new MutationObserver(() => { if (document.querySelector('#departure')) seen += 1 })
            .observe(document.documentElement, {childList: true, subtree: true})";
    browser.eval::<()>(watch, &[]).await;
    desk.press("busy-morning").await;
    let over = "return document.querySelector('[data-action=busy-morning]') !== null";
    let ended = async || browser.eval_in(&[BAR], over, &[]).await;
    browser.until_within(Duration::from_secs(150), "the end of the morning", ended).await;
    let [applied, seen]: [u64; 2] =
        browser.eval("return [Number(document.querySelector('#connection').dataset.applied), seen]", &[]).await;
    assert!(applied > 150, "{applied}");
    assert_eq!(seen, 0);

    // What the console has recorded is judged by the check, from the same storage.
    let origin: String = browser.eval("return location.origin", &[]).await;
    browser.open(format!("{origin}/check/")).await;
    browser.until("the section", async || browser.count("[data-action=judge-recorded]").await == 1).await;
    let report = "[data-of=recorded]";
    let judged = async || {
        browser.eval::<()>("document.querySelector('[data-action=judge-recorded]').click()", &[]).await;
        browser.count(report).await == 1
    };
    browser.until("the report", judged).await;
    browser.until_attr(report, "data-clean", "true").await;
    let question = format!("{report} [data-question=call-ref]");
    assert_eq!(browser.attr(&question, "data-answer").await.as_deref(), Some("a"));
}

/// Puts files into a field, as a person who chooses them or, without a field, drops them.
const GIVE: &str = "const [files, field] = arguments;
    return Promise.all(files.map(async ([name, text, packed]) => {
        const stream = new Blob([text]).stream();
        const bytes = packed ? stream.pipeThrough(new CompressionStream('gzip')) : stream;
        return new File([await new Response(bytes).blob()], name);
    })).then((files) => {
        const data = new DataTransfer();
        files.forEach((file) => data.items.add(file));
        if (field) {
            const input = document.querySelector(field);
            input.files = data.files;
            input.dispatchEvent(new Event('change', {bubbles: true}));
        } else {
            document.querySelector('.speech-drop').dispatchEvent(
                new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
        }
    })";

#[tokio::test]
async fn files_are_judged_by_the_check_and_compared_with_a_report() {
    let console = Site::console(r#"{"bar": {"mode": "simulator"}}"#).await;
    let browser = Browser::start().await;
    browser.open(console.url("/check/")).await;
    browser.until("the section", async || browser.count("#speech-files").await == 1).await;
    let drifts = case_file(morning(renamed));
    let give = async |files: Value, field: Value| browser.eval::<()>(GIVE, &[files, field]).await;

    give(json!([["drifts.json.gz", drifts, true]]), json!("#speech-files")).await;
    let departs = "[data-of=file] [data-sign='AgentEvent_Talking.callid → callIdentity'][data-affects=true]";
    browser.until("the departure", async || browser.count(departs).await == 1).await;
    let said = browser.text(departs).await.expect("a sentence");
    assert!(said.starts_with("AgentEvent_Talking: the key callid is now called callIdentity."), "{said}");

    let clean = case_file(morning(str::to_owned));
    give(json!([["clean.json", clean, false], ["other.json", "{}", false]]), Value::Null).await;
    let reports = async || browser.count("[data-of=file]").await == 2 && browser.count("[data-of=together]").await == 1;
    browser.until("the reports", reports).await;
    browser.until_attr("[data-of=file][data-clean=true]", "data-clean", "true").await;
    let refused = async || browser.text("#speech").await.is_some_and(|said| said.contains("This is no case file"));
    browser.until("the refusal", refused).await;

    // That of the documented bar, beside the one that drifts.
    let (file, _) = agent_console::casefile::read(&clean).map_err(|_| "unreadable").expect("a case file");
    let saved = monitor::write(&monitor::judge(&file.entries));
    let diff = "[data-of=file] .speech-diff";
    give(json!([["before.json", saved, false]]), json!("[data-of=file] .speech-compare")).await;
    browser.until("the difference", async || browser.count(diff).await == 1).await;
    let said = browser.text(diff).await.expect("a difference");
    assert!(said.contains("New: AgentEvent_Talking: the key callid is now called callIdentity."), "{said}");
    give(json!([["clean.json", clean, false]]), json!("[data-of=file] .speech-compare")).await;
    let no_report =
        async || browser.text("[data-of=file]").await.is_some_and(|said| said.contains("This file is not a report"));
    browser.until("the refusal", no_report).await;
}

#[tokio::test]
async fn what_the_check_hears_is_judged_as_it_comes() {
    let (console, _bar) = Desk::sites(json!({})).await;
    let browser = Browser::start().await;
    browser.open(console.url("/check/")).await;
    let subscribed = async || {
        browser.count(BAR).await == 1
            && browser.eval_in::<bool>(&[BAR], "return (window.received?.length ?? 0) > 0", &[]).await
    };
    browser.until("the bar", subscribed).await;
    for _ in 0..3 {
        browser
            .say_in(BAR, r#"{"eventType": "AgentEvent_Weather", "workNo": "101", "content": {"sky": "blue"}}"#)
            .await;
    }
    let strange = "[data-of=heard] [data-sign='+ AgentEvent_Weather'][data-affects=false]";
    browser.until("the finding", async || browser.count(strange).await == 1).await;
}
