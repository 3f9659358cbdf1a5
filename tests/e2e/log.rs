//! The log of a desk with many calls: what is in the page, what is found, and where the address leads.

use crate::console::Desk;
use crate::harness::{Browser, skipped_in};
use serde_json::{Value, json};

const SEARCH: &str = "#call-log-search";
const GRID: &str = "#call-log-grid";

const DOWN: &str = "\u{e015}";
const UP: &str = "\u{e013}";
const PAGE_DOWN: &str = "\u{e00f}";
const HOME: &str = "\u{e011}";
const END: &str = "\u{e010}";

impl Desk {
    /// A desk with so many calls behind: every third was abandoned, the others answered.
    async fn with_calls(count: usize) -> Desk {
        let desk = Desk::open().await;
        desk.has_calls(count).await;
        desk
    }

    pub async fn has_calls(&self, count: usize) {
        let desk = self;
        for key in 0..count {
            let (id, number) = (format!("1-{key}"), format!("1380000{key:04}"));
            desk.event("AgentEvent_Ringing", json!({"callid": id, "caller": number})).await;
            if key % 3 == 0 {
                desk.event("AgentEvent_Customer_Release", json!({"callid": id, "number": number})).await;
            } else {
                desk.event("AgentEvent_Talking", json!({"callid": id, "feature": "0"})).await;
                desk.event("AgentEvent_Call_Release", json!(id)).await;
            }
        }
        desk.event("AgentState_Ready", Value::Null).await;
        desk.matches(count).await;
        desk.panel("idle").await;
    }

    /// The file that an export offers.
    pub async fn exported(&self, action: &str) -> String {
        let watch = "window.file = null; const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { window.file = blob; return make(blob); }";
        self.browser.eval::<()>(watch, &[]).await;
        self.browser.click("#call-log [data-action=export-menu]").await;
        self.browser.click(&format!("#call-log [data-action={action}]")).await;
        let offered = async || self.browser.eval::<bool>("return window.file !== null", &[]).await;
        self.browser.until("the file", offered).await;
        self.browser.eval("return window.file.text()", &[]).await
    }

    /// Chooses days in the panel of the filters.
    async fn between(&self, from: &str, to: &str) {
        let choose = "const field = document.querySelector(`[data-filter=${arguments[0]}]`);
            field.value = arguments[1];
            field.dispatchEvent(new Event('input', {bubbles: true}));";
        for (name, day) in [("from", from), ("to", to)] {
            self.browser.eval::<()>(choose, &[json!(name), json!(day)]).await;
        }
    }

    /// Waits until so many calls match.
    pub async fn matches(&self, count: usize) {
        self.browser.until_attr(GRID, "aria-rowcount", &count.to_string()).await;
    }

    async fn search(&self, text: &str) {
        let field = "const field = document.querySelector(arguments[0]); field.focus(); field.select()";
        self.browser.eval::<()>(field, &[json!(SEARCH)]).await;
        self.keys(text).await;
    }

    /// The number of the first row.
    async fn first(&self) -> Option<String> {
        self.browser.attr("#call-log .call", "data-number").await
    }

    async fn fragment(&self) -> String {
        self.browser.eval("return location.hash", &[]).await
    }

    async fn until_fragment(&self, fragment: &str) {
        self.browser
            .until(&format!("the address to end in {fragment:?}"), async || self.fragment().await == fragment)
            .await;
    }

    /// The number of the row that is drawn in the middle of the log.
    async fn in_the_middle(&self) -> String {
        let script = "const box = document.querySelector('.call-log-scroll').getBoundingClientRect();
            return document.elementFromPoint(box.x + 100, box.y + box.height / 2).closest('.call')?.dataset.number ?? ''";
        self.browser.eval(script, &[]).await
    }

    async fn scrolled(&self) -> f64 {
        self.browser.eval("return document.querySelector('.call-log-scroll').scrollTop", &[]).await
    }
}

#[tokio::test]
async fn letters_find_filters_narrow_and_the_browsers_way_back_leads_through_it_all() {
    let desk = Desk::with_calls(24).await;
    desk.search("0011").await;
    desk.matches(1).await;
    assert_eq!(desk.first().await.as_deref(), Some("13800000011"));
    desk.until_fragment("#log?q=0011").await;
    let count = desk.browser.text(".call-log-count").await;
    assert_eq!(count.as_deref(), Some("1 of 24 calls"));

    desk.search("00").await;
    desk.matches(24).await;
    let choose = "const field = document.querySelector('[data-filter=outcome]'); field.value = 'abandoned';
        field.dispatchEvent(new Event('change', {bubbles: true}))";
    desk.browser.eval::<()>(choose, &[]).await;
    desk.matches(8).await;
    desk.browser.click("[data-sort=party]").await;
    desk.until_fragment("#log?q=00&outcome=abandoned&sort=party").await;
    desk.browser.until("the numbers in order", async || desk.first().await.as_deref() == Some("13800000000")).await;
    desk.browser.until_attr("th.call-party", "aria-sort", "ascending").await;

    // The same view, from its address alone.
    let address: String = desk.browser.eval("return location.href", &[]).await;
    // By way of another page of the same server: when its last one is left, Firefox stops it in the middle of a
    // statement, and what still happens in it fails.
    let (page, _) = address.split_once('#').expect("the view is in the address");
    desk.browser.open(format!("{page}simulator/")).await;
    desk.browser.open(&address).await;
    desk.matches(8).await;
    assert_eq!((desk.first().await.as_deref(), desk.value(SEARCH).await.as_str()), (Some("13800000000"), "00"));

    desk.browser.click(".call-log-clear").await;
    desk.matches(24).await;
    desk.browser.eval::<()>("history.back()", &[]).await;
    desk.matches(8).await;
    assert_eq!(desk.value(SEARCH).await, "00");
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_number_that_is_looked_for_is_kept_for_the_way_back_and_not_in_the_address() {
    let desk = Desk::with_calls(3).await;
    desk.search("13800000002").await;
    desk.matches(1).await;
    assert_eq!(desk.fragment().await, "", "of a number nothing is in the address");
    desk.browser.click("#call-log [data-range=week]").await;
    desk.until_fragment("#log?range=week").await;
    desk.reload().await;
    desk.matches(1).await;
    assert_eq!(desk.value(SEARCH).await, "13800000002");
}

#[tokio::test]
async fn what_does_not_match_leaves_words_and_a_way_out() {
    let desk = Desk::with_calls(2).await;
    desk.search("nobody").await;
    desk.matches(0).await;
    assert_eq!(desk.browser.text(".call-log-empty p").await.as_deref(), Some("No call matches"));
    desk.browser.click(".call-log-clear").await;
    desk.matches(2).await;
    assert_eq!(desk.value(SEARCH).await, "");
}

#[tokio::test]
async fn a_number_and_a_row_are_copied_as_they_are_shown() {
    skipped_in!(WebKit, "its driver can't grant a permission");
    let desk = Desk::open_in(Browser::with_a_mouse().await, "").await;
    desk.has_calls(2).await;
    desk.browser.allow_clipboard().await;
    desk.browser.viewport(1920, 1080).await;
    let copied = async |action: &str, what: &str| {
        desk.browser.click(&format!("#call-log .call [data-action={action}]")).await;
        let read = async || desk.browser.eval::<String>("return navigator.clipboard.readText()", &[]).await;
        desk.browser.until(what, async || read().await.contains(what)).await;
        read().await
    };
    assert_eq!(copied("copy-number", "13800000001").await, "13800000001");
    let row = copied("copy", "Answered").await;
    let cells: Vec<&str> = row.split('\t').collect();
    assert_eq!((cells.len(), &cells[1..5]), (11, &["13800000001", "Inbound", "Answered", "You"][..]), "{row:?}");
    let formula = "=HYPERLINK(\"x\")";
    desk.event("AgentEvent_Ringing", json!({"callid": "1-9", "caller": formula})).await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "1-9"})).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.matches(3).await;
    let row = copied("copy", "HYPERLINK").await;
    assert_eq!(row.split('\t').nth(1), Some(&*format!("'{formula}")), "{row:?}");
}

#[tokio::test]
async fn on_paper_is_every_call_that_matches_and_nothing_of_it_stays_in_the_page() {
    skipped_in!(WebKit, "its driver can't print");
    let desk = Desk::with_calls(40).await;
    desk.search("00001").await;
    desk.matches(11).await;
    let look = "addEventListener('beforeprint', () => {
        window.paper = [...document.querySelectorAll('.printed tbody tr')].map(row => row.textContent);
    })";
    desk.browser.eval::<()>(look, &[]).await;
    desk.browser.print().await;
    let paper: Vec<String> = desk.browser.eval("return window.paper", &[]).await;
    assert_eq!(paper.len(), 11);
    assert!(paper[0].contains("13800000019"), "{}", paper[0]);
    desk.browser.until("the paper to go", async || desk.browser.count(".printed").await == 0).await;
}

#[tokio::test]
async fn whoever_waits_for_a_call_is_counted_found_and_done_with() {
    let desk = Desk::with_calls(7).await;
    desk.browser.until_attr(".call-log-waiting", "data-waiting", "3").await;
    desk.browser.click(".call-log-waiting").await;
    desk.matches(3).await;
    desk.browser.click("#call-log [data-action=done]").await;
    desk.browser.until_attr(".call-log-waiting", "data-waiting", "2").await;
    desk.matches(2).await;
    desk.reload().await;
    desk.matches(2).await;
    desk.browser.until_attr(".call-log-waiting", "data-waiting", "2").await;

    // It can be taken back.
    desk.browser.click(".call-log-waiting").await;
    desk.browser.click("#call-log [data-action=not-done]").await;
    desk.browser.until_attr(".call-log-waiting", "data-waiting", "3").await;
}

#[tokio::test]
async fn the_keyboard_leads_through_every_row_and_only_those_in_sight_are_in_the_page() {
    let desk = Desk::with_calls(150).await;
    let active = async || desk.browser.attr(&format!("{GRID} [data-active]"), "aria-rowindex").await;
    let active_is = async |index: &str| {
        desk.browser.until(&format!("row {index}"), async || active().await.as_deref() == Some(index)).await;
        let id = desk.browser.attr(GRID, "aria-activedescendant").await.expect("the row is named");
        assert_eq!(desk.browser.count(&format!("#{id}[data-active]")).await, 1);
        let in_sight = "const row = document.querySelector('[data-active]').getBoundingClientRect();
            const box = document.querySelector('.call-log-scroll').getBoundingClientRect();
            const head = document.querySelector('#call-log thead').getBoundingClientRect();
            return row.top >= head.bottom - 1 && row.bottom <= box.bottom + 1";
        assert!(desk.browser.eval::<bool>(in_sight, &[]).await, "row {index} is seen whole");
    };
    desk.keys("l").await;
    desk.focus_is_at(GRID).await;
    desk.keys(DOWN).await;
    active_is("1").await;
    desk.keys(&DOWN.repeat(30)).await;
    active_is("31").await;
    desk.keys(UP).await;
    active_is("30").await;
    desk.keys(END).await;
    active_is("150").await;
    assert_eq!(
        desk.browser.attr("#call-log .call:nth-last-child(1)", "data-number").await.as_deref(),
        Some("13800000000")
    );
    desk.keys(HOME).await;
    active_is("1").await;
    desk.keys(PAGE_DOWN).await;
    let page: usize = active().await.expect("a row").parse().expect("a number");
    assert!((4..30).contains(&page), "a page is {page} rows");

    assert!(desk.browser.count("#call-log .call").await < 60);
    // The bar at the side tells how long the log is.
    let height = "const scroll = document.querySelector('.call-log-scroll'), row = document.querySelector('.call');
        return (scroll.scrollHeight - document.querySelector('#call-log thead').offsetHeight) / row.offsetHeight";
    assert_eq!(desk.browser.eval::<f64>(height, &[]).await.round(), 150.0);
}

#[tokio::test]
async fn a_call_that_comes_moves_nothing_that_is_being_read() {
    let desk = Desk::with_calls(60).await;
    let scroll = "document.querySelector('.call-log-scroll').scrollTop = 1200";
    desk.browser.eval::<()>(scroll, &[]).await;
    desk.browser.until("the rows there", async || !desk.in_the_middle().await.is_empty()).await;
    let (read, at) = (desk.in_the_middle().await, desk.scrolled().await);
    desk.event("AgentEvent_Ringing", json!({"callid": "2-1", "caller": "5550142"})).await;
    desk.matches(61).await;
    desk.popup_is_there(true).await;
    desk.browser.until("the place to be kept", async || desk.scrolled().await > at).await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "2-1", "number": "5550142"})).await;
    desk.popup_is_there(false).await;
    assert_eq!(desk.in_the_middle().await, read);

    // At the top one sees what comes.
    desk.browser.eval::<()>("document.querySelector('.call-log-scroll').scrollTop = 0", &[]).await;
    desk.browser.until("the newest", async || desk.first().await.as_deref() == Some("5550142")).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "2-2", "caller": "5550143"})).await;
    desk.browser.until("the next", async || desk.first().await.as_deref() == Some("5550143")).await;
    assert_eq!(desk.scrolled().await, 0.0);
}

#[tokio::test]
async fn in_a_narrow_strip_the_log_scrolls_by_itself_and_holds_few_rows() {
    let desk = Desk::with_calls(80).await;
    desk.browser.viewport(360, 740).await;
    desk.browser
        .until("cards", async || {
            desk.browser.eval::<f64>("return document.querySelector('.call').offsetHeight", &[]).await > 80.0
        })
        .await;
    desk.browser.until("few rows", async || desk.browser.count("#call-log .call").await < 50).await;
    let end = "const scroll = document.querySelector('.call-log-scroll'); scroll.scrollTop = scroll.scrollHeight";
    desk.browser.eval::<()>(end, &[]).await;
    let last = "#call-log .call[aria-rowindex='80']";
    desk.browser.until("the oldest", async || desk.browser.count(last).await == 1).await;
    assert!(desk.browser.eval::<f64>("return document.documentElement.scrollHeight", &[]).await < 4_000.0);
}

#[tokio::test]
async fn calls_of_an_earlier_shift_are_there_when_they_are_asked_for() {
    let desk = Desk::with_calls(5).await;
    let later = "const now = Date.now.bind(Date); Date.now = () => now() + 26 * 3600 * 1000";
    desk.browser.before_pages(later).await;
    desk.reload().await;
    desk.browser.until_attr(".call-log-waiting", "data-waiting", "2").await;
    desk.matches(0).await;
    desk.browser.click("#call-log [data-range=all]").await;
    desk.matches(5).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "2-1", "caller": "5550142"})).await;
    desk.matches(6).await;
    let days = "return [...document.querySelectorAll('#call-log tbody tr')]
        .map(row => row.matches('.call-log-day') ? 'day' : row.querySelector('.call-date') ? 'earlier' : 'today')";
    let days: Vec<String> = desk.browser.eval(days, &[]).await;
    assert_eq!(days, ["day", "today", "day", "earlier", "earlier", "earlier", "earlier", "earlier"]);
    assert_eq!(desk.browser.text(".call-log-day").await.as_deref(), Some("Today"));
    desk.event("AgentEvent_Customer_Release", json!({"callid": "2-1", "number": "5550142"})).await;
    desk.popup_is_there(false).await;
    desk.browser.click("#call-log [data-range=today]").await;
    desk.search("0003").await;
    desk.matches(0).await;
    let told = "return document.querySelector('.call-log-empty').innerText";
    let told: String = desk.browser.eval(told, &[]).await;
    assert!(told.contains("Nothing today") && told.contains("1 call on other days"), "{told}");
    desk.browser.click("[data-action=all-days]").await;
    desk.matches(1).await;
    assert_eq!(desk.value(SEARCH).await, "0003");
    desk.browser.click(".call-log-clear").await;

    let day = "const day = new Date(window.Date.now() - arguments[0] * 24 * 3600 * 1000);
        return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(part => `${part}`.padStart(2, '0')).join('-')";
    let [today, earlier, long_ago]: [String; 3] = [
        desk.browser.eval(day, &[json!(0)]).await,
        desk.browser.eval(day, &[json!(2)]).await,
        desk.browser.eval(day, &[json!(9)]).await,
    ];
    desk.between(&today, &today).await;
    desk.matches(1).await;
    desk.between(&earlier, &today).await;
    desk.matches(6).await;
    desk.until_fragment(&format!("#log?range={earlier}..{today}")).await;
    desk.between(&long_ago, &long_ago).await;
    desk.matches(0).await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_file_holds_what_the_filters_show_in_their_order() {
    let desk = Desk::with_calls(12).await;
    desk.browser.click(".call-log-waiting").await;
    desk.matches(4).await;
    desk.browser.eval::<()>("document.querySelector('[data-sort=party]').click()", &[]).await;
    desk.browser.until("the numbers in order", async || desk.first().await.as_deref() == Some("13800000000")).await;
    let shown = "return [...document.querySelectorAll('.call')].map(row => row.dataset.number)";
    let shown: Vec<String> = desk.browser.eval(shown, &[]).await;

    let lines = desk.exported("export-json-lines").await;
    let number = |line: &str| serde_json::from_str::<Value>(line).expect("JSON")["number"].as_str().map(str::to_owned);
    assert_eq!(lines.lines().filter_map(number).collect::<Vec<_>>(), shown);
    let table = desk.exported("export-csv").await;
    let cells = table.lines().skip(1).map(|line| line.split(',').nth(1).unwrap_or_default());
    assert_eq!(cells.collect::<Vec<_>>(), shown);
}

#[tokio::test]
async fn masked_numbers_are_masked_in_files_too() {
    let desk = Desk::open_configured(json!({"privacy": {"mask": "everywhere"}})).await;
    desk.has_calls(2).await;
    for action in ["export-json-lines", "export-csv"] {
        let file = desk.exported(action).await;
        assert!(file.contains("138••••0001") && !file.contains("1380000"), "{file}");
    }
}
