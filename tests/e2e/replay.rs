//! The page on which a case file is read.

mod file;
mod live;

use crate::access::inspect;
use crate::harness::{Browser, Site};
use crate::screenshots::picture;
use file::{Made, day};
use serde_json::{Value, json};

/// The console's own views, as they stand in the picture.
const PICTURE: &str = "#picture";

struct Reader {
    browser: Browser,
    _site: Site,
}

impl Reader {
    /// The page, without a file.
    async fn open() -> Reader {
        Reader::with(Browser::start().await).await
    }

    async fn with(browser: Browser) -> Reader {
        let site = Site::console("{}").await;
        browser.open(site.url("/replay/")).await;
        browser.until("the page to draw itself", async || browser.count("#case-file").await == 1).await;
        Reader { browser, _site: site }
    }

    /// The page with the day's file, at its first entry.
    async fn of_a_day() -> Reader {
        let reader = Reader::open().await;
        reader.choose(&day().packed(), "case.json.gz").await;
        reader.browser.until("the time line", async || reader.browser.count("#time-line").await == 1).await;
        reader
    }

    /// Gives the page a file as one that is chosen.
    async fn choose(&self, bytes: &[u8], name: &str) {
        self.give("#case-file", bytes, name).await;
    }

    async fn give(&self, field: &str, bytes: &[u8], name: &str) {
        let script = "const field = document.querySelector(arguments[0]);
            const chosen = new DataTransfer();
            chosen.items.add(new File([new Uint8Array(arguments[1])], arguments[2]));
            field.files = chosen.files;
            field.dispatchEvent(new Event('change', {bubbles: true}))";
        self.browser.eval::<()>(script, &[json!(field), json!(bytes), json!(name)]).await;
    }

    async fn drop_file(&self, bytes: &[u8], name: &str) {
        let script = "const dropped = new DataTransfer();
            dropped.items.add(new File([new Uint8Array(arguments[0])], arguments[1]));
            for (const kind of ['dragover', 'drop']) document.querySelector('main')
                .dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: dropped}))";
        self.browser.eval::<()>(script, &[json!(bytes), json!(name)]).await;
    }

    /// Goes to an entry, counted from 1, by the address.
    async fn go_to(&self, entry: usize) {
        self.browser.eval::<()>("location.hash = arguments[0]", &[json!(entry)]).await;
        self.is_at(entry).await;
    }

    async fn is_at(&self, entry: usize) {
        self.browser.until_attr("#replay-clock", "data-entry", &entry.to_string()).await;
        let address: String = self.browser.eval("return location.hash", &[]).await;
        assert_eq!(address, format!("#{entry}"));
    }

    async fn key(&self, key: &str) {
        let script = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true, cancelable: true}))";
        self.browser.eval::<()>(script, &[json!(key)]).await;
    }

    async fn press(&self, action: &str) {
        self.browser.click(&format!("[data-action={action}]")).await;
    }

    /// The attribute of something in the picture.
    async fn pictured(&self, selector: &str, name: &str) -> Option<String> {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null";
        self.browser.eval_in(&[PICTURE], script, &[json!(selector), json!(name)]).await
    }

    async fn until_pictured(&self, selector: &str, name: &str, value: &str) {
        let what = format!("{selector} in the picture to have {name}={value}");
        self.browser.until(&what, async || self.pictured(selector, name).await.as_deref() == Some(value)).await;
    }

    async fn text(&self, selector: &str) -> String {
        self.browser.text(selector).await.unwrap_or_default()
    }
}

#[tokio::test]
async fn a_chosen_file_is_shown_as_the_agent_saw_it() {
    let reader = Reader::of_a_day().await;
    let made = day();
    reader.go_to(made.entry("AgentEvent_Ringing")).await;
    reader.until_pictured("#agent-status", "data-state", "on-call").await;
    assert_eq!(reader.pictured("html", "data-theme").await.as_deref(), Some("dark"));
    assert_eq!(reader.pictured("html", "lang").await.as_deref(), Some("es"));
    let number = "return document.querySelector('#incoming-call')?.textContent.includes('5550142')";
    assert!(reader.browser.eval_in::<bool>(&[PICTURE], number, &[]).await, "who rings");
    assert!(reader.browser.attr(PICTURE, "inert").await.is_some());
    assert!(reader.text("#case-when").await.contains("10:00:00"), "the time of the file's own zone");
    assert_eq!(reader.browser.attr("#case-redacted", "data-redacted").await.as_deref(), Some("false"));
    assert!(reader.text("#case-whole").await.starts_with("Whole"));
    let release = reader.browser.attr("meta[name=release]", "content").await.filter(|release| release.len() == 16);
    let release = release.expect("the page knows its release");
    assert!(reader.text("#case-release").await.contains(&format!("read by release {release}")));
    reader.press("as-reader").await;
    reader.until_pictured("html", "lang", "en").await;
    let mut found = Vec::new();
    for tab in ["entry", "why", "list", "what-if", "releases", "test"] {
        reader.press(&format!("tab-{tab}")).await;
        inspect(&reader.browser, tab, &mut found).await;
    }
    assert_eq!(found, [""; 0]);
    assert_eq!(reader.browser.console_errors().await, [""; 0]);
}

#[tokio::test]
async fn the_picture_goes_step_by_step_to_a_time_and_by_itself() {
    let reader = Reader::of_a_day().await;
    reader.is_at(1).await;
    reader.press("forward").await;
    reader.is_at(2).await;
    reader.press("back").await;
    reader.is_at(1).await;
    let made = day();
    // The clocks of the file's time zone were an hour ahead.
    let talking = made.entry("AgentEvent_Talking");
    let jump = async |text: &str| {
        let script =
            "const field = document.querySelector('#jump'); field.value = arguments[0]; field.form.requestSubmit()";
        reader.browser.eval::<()>(script, &[json!(text)]).await;
    };
    jump(&made.clock(talking)).await;
    reader.until_pictured("#agent-status .agent-call", "data-phase", "talking").await;
    jump("soon").await;
    reader.browser.until("a hint", async || reader.text("#no-time").await.contains("14:03:22")).await;
    // By keys, and by a click in the middle.
    reader.browser.eval::<()>("document.querySelector('#time-line').focus()", &[]).await;
    reader.key("End").await;
    reader.is_at(made.count()).await;
    reader.key("Home").await;
    reader.is_at(1).await;
    let press = "const line = document.querySelector('#time-line'), area = line.getBoundingClientRect();
        line.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, buttons: 1, pointerId: 1,
            clientX: area.left + area.width / 2, clientY: area.top + 5}))";
    reader.browser.eval::<()>(press, &[]).await;
    let entry = async || reader.browser.attr("#replay-clock", "data-entry").await.and_then(|entry| entry.parse().ok());
    reader.browser.until("the middle", async || entry().await.is_some_and(|entry: usize| entry > 3)).await;
    reader.key("Home").await;
    reader.is_at(1).await;
    let speed = "const speed = document.querySelector('#speed'); speed.value = '60'; speed.dispatchEvent(new Event('change', {bubbles: true}))";
    reader.browser.eval::<()>(speed, &[]).await;
    reader.press("play").await;
    reader.browser.until("time to go on", async || entry().await.is_some_and(|entry| entry > 2)).await;
    reader.press("play").await;
    reader.browser.until_attr("[data-action=play]", "aria-pressed", "false").await;
}

#[tokio::test]
async fn a_fact_leads_to_the_entries_that_made_it() {
    let reader = Reader::of_a_day().await;
    let made = day();
    let talking = made.entry("AgentEvent_Talking");
    reader.go_to(talking).await;
    reader.press("tab-why").await;
    reader.browser.click("[data-fact=phase-0]").await;
    let named = format!("#made-by [data-entry='{talking}']");
    reader.browser.until("the reason", async || reader.browser.count(&named).await == 1).await;
    // The durations of a call that is over have several reasons; the first leads back.
    reader.go_to(made.count()).await;
    reader.browser.click("[data-fact=durations-0]").await;
    reader.browser.click(&named).await;
    reader.is_at(talking).await;
    reader.press("tab-entry").await;
    reader
        .browser
        .until("the message", async || reader.text("#raw-message").await.contains("AgentEvent_Talking"))
        .await;
    assert!(reader.text("#changed").await.contains("Call 1: State or outcome: Talking"));
}

#[tokio::test]
async fn without_an_entry_other_things_would_have_been_shown() {
    let reader = Reader::of_a_day().await;
    let made = day();
    let talking = made.entry("AgentEvent_Talking");
    reader.go_to(talking).await;
    reader.press("tab-what-if").await;
    reader.press("leave-out").await;
    reader.browser.until("an answer", async || reader.browser.count("#what-if [data-answer=differs]").await == 1).await;
    assert!(!reader.text("#what-if table").await.is_empty());
    reader.press("add").await;
    reader.browser.until("a message to be asked for", async || reader.text("#what-if").await.contains("message")).await;
    reader.go_to(made.entry("click")).await;
    reader.press("leave-out").await;
    reader
        .browser
        .until("no difference", async || reader.browser.count("#what-if [data-answer=same]").await == 1)
        .await;
}

#[tokio::test]
async fn two_releases_are_compared_by_their_readings() {
    let reader = Reader::of_a_day().await;
    reader.press("tab-releases").await;
    let reading = day().reading("an older one");
    reader.give("#other-reading", reading.as_bytes(), "reading.json").await;
    reader.browser.until("the same", async || reader.browser.count("#compared [data-answer=same]").await == 1).await;
    let mut other: Value = serde_json::from_str(&reading).expect("JSON");
    other["entries"][4] = json!("0");
    reader.give("#other-reading", other.to_string().as_bytes(), "reading.json").await;
    reader.browser.until_attr("#compared [data-answer=differs]", "data-entry", "5").await;
    reader.browser.click("#compared [data-entry='5'].replay-link").await;
    reader.is_at(5).await;
    reader.give("#other-reading", b"{}", "reading.json").await;
    reader.browser.until("a refusal", async || reader.text("#compared").await.contains("not a saved result")).await;
}

#[tokio::test]
async fn a_stretch_becomes_a_test() {
    let reader = Reader::of_a_day().await;
    let made = day();
    reader.go_to(made.count()).await;
    reader.press("tab-test").await;
    let text = reader.text("#test-text").await;
    assert_eq!(text.trim(), made.story().trim());
}

#[tokio::test]
async fn a_file_that_can_t_be_shown_says_what_to_do() {
    let reader = Reader::open().await;
    let packed = day().packed();
    let text = day().text();
    let newer = text.replacen("\"caseFile\":1", "\"caseFile\":99", 1);
    for (bytes, found) in [
        (&b"PK\x03\x04 an archive"[..], "another kind"),
        (b"", "empty"),
        (&packed[..12], "damaged from the beginning"),
        (newer.as_bytes(), "version 99"),
    ] {
        reader.drop_file(bytes, "case.json.gz").await;
        reader.browser.until(found, async || reader.text("#bad-file").await.contains(found)).await;
    }
    let mut objections = Vec::new();
    inspect(&reader.browser, "a bad file", &mut objections).await;
    assert_eq!(objections, [""; 0]);
    // Of one that is cut off, the beginning is shown.
    reader.drop_file(&packed[..packed.len() - 300], "case.json.gz").await;
    reader.browser.until("the time line", async || reader.browser.count("#time-line").await == 1).await;
    assert!(reader.text("#case-whole").await.starts_with("Cut off"));
    // A file that is good is shown over it, and one of its letters changed is told.
    let changed = text.replacen("wrap-up-done", "wrap-up-gone", 1);
    reader.drop_file(changed.as_bytes(), "case.json").await;
    reader.browser.until("a warning", async || reader.text("#case-whole").await.starts_with("Changed")).await;
}

/// Pictures of the page, for whoever wants to look at it.
#[tokio::test]
#[ignore = "draws pictures, tests nothing"]
async fn screenshots_of_the_replay() {
    let reader = Reader::open().await;
    let browser = &reader.browser;
    reader.choose(&Made::busy().packed(), "case.json.gz").await;
    browser.until("the time line", async || browser.count("#time-line").await == 1).await;
    for (name, width, height) in [("replay", 1280, 1250), ("replay-narrow", 360, 2400)] {
        browser.viewport(width, height).await;
        reader.go_to(Made::busy().entry("AgentEvent_Ringing")).await;
        reader.until_pictured("#agent-status", "data-state", "on-call").await;
        picture(browser, name).await;
    }
    browser.viewport(1280, 1250).await;
    browser.prefers(&[("prefers-color-scheme", "dark")]).await;
    reader.press("tab-why").await;
    let speak = "const select = document.querySelector('#language'); select.value = arguments[0]; select.dispatchEvent(new Event('change', {bubbles: true}))";
    browser.eval::<()>(speak, &[json!("ar")]).await;
    picture(browser, "replay-arabic-dark").await;
}
