//! The agent's last state, on screen before there is a program: exactly as the program shows it then, or not at all.

use crate::console::Desk;
use crate::custody::each_page_late;
use crate::harness::Browser;
use serde_json::{Value, json};

const PANEL: &str = "#agent-status";

/// From the second page on, the program begins only when it is let to.
const HELD: &str = "if (window === top && sessionStorage.held) {
        const held = new Promise(done => window.letBegin = done);
        for (const name of ['instantiate', 'instantiateStreaming']) {
            const real = WebAssembly[name];
            WebAssembly[name] = async (...args) => (window.isHeld = true, await held, real.apply(WebAssembly, args));
        }
    }";

/// All that is to be seen of the panel: what its markup says, and of each part the place, the colours and the words.
/// What ticks may have ticked.
const PICTURE: &str = "const panel = document.querySelector('#agent-status');
    const parts = ['.agent-state', '.agent-state-word', '.icon', '.icon > path', '.agent-state-word > span',
        '.agent-state-alarm', '.agent-state-reason', '.agent-state-advice', '.elapsed', '.freshness',
        '.agent-state-clock', '.remaining', '.today', '.today dl'];
    const part = (name, element) => {
        const {x, y, width, height} = element?.getBoundingClientRect() ?? {};
        if (!width) return name;
        const {color, backgroundColor, borderTopStyle} = getComputedStyle(element);
        // Beside them the program has words for readers of screens.
        const text = element.childElementCount ? '' : element.textContent;
        const words = element.matches('.elapsed, .remaining') ? text.replace(/\\d/g, '0') : text;
        const place = [x, y, width, height].map(pixels => pixels.toFixed(1)).join(' ');
        return [name, place, color, backgroundColor, borderTopStyle, element.getAttribute('d'), words].join(' | ');
    };
    return [JSON.stringify(Object.entries(panel.dataset).sort()), part('panel', panel),
        ...parts.map(name => part(name, panel.querySelector(name)))]";

impl Desk {
    /// Loads the page again, and waits until its program could begin.
    async fn reload_held(&self) {
        self.browser.eval::<()>("sessionStorage.held = 1; sessionStorage.late = 3000", &[]).await;
        self.browser.reload().await;
        let held = async || self.browser.eval("return window.isHeld ?? false", &[]).await;
        self.browser.until("the program", held).await;
        assert_eq!(self.browser.count("#connection").await, 0, "the program has not begun");
    }

    /// What was there before the program is what it shows first.
    async fn goes_on_with_it(&self) {
        self.browser.until("the last state", async || self.browser.count(PANEL).await == 1).await;
        let before: Vec<String> = self.browser.eval(PICTURE, &[]).await;
        self.browser.eval::<()>("letBegin()", &[]).await;
        self.browser.until("the program", async || self.browser.count("#connection").await == 1).await;
        let after: Vec<String> = self.browser.eval(PICTURE, &[]).await;
        assert_eq!(before, after);
        assert!(before[0].contains(r#"["freshness","before"]"#), "{before:?}");
    }
}

fn script(language: &str) -> String {
    let late = each_page_late("sessionStorage.late ?? 0");
    format!("{late}; {HELD} try {{ localStorage['agent-console.language'] = '{language}' }} catch {{}}")
}

/// A desk in a browser of this size and language, where rests have names and limits.
async fn desk(width: u32, language: &str) -> Desk {
    let rests = json!({"5": {"name": "Lunch", "minutes": 1}});
    let (console, bar) = Desk::sites(json!({"rests": rests, "brand": {"name": "Northwind"}})).await;
    let browser = Browser::start().await;
    browser.viewport(width, 800).await;
    browser.before_pages(&script(language)).await;
    Desk::open_at(console, bar, browser).await
}

#[tokio::test]
async fn it_is_where_and_what_the_program_shows_then() {
    for (width, language) in [(320, "en"), (360, "ar"), (700, "es"), (1280, "en"), (1280, "ar"), (1280, "zh-CN")] {
        let desk = desk(width, language).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.panel("idle").await;
        desk.reload_held().await;
        desk.goes_on_with_it().await;
        desk.until_subscribed(1).await;
        desk.event("AgentState_SetRest_Success", json!({"reason": "5"})).await;
        desk.event("AgentState_Rest_Timeout", Value::Null).await;
        desk.browser.until_attr(PANEL, "data-overdue", "true").await;
        desk.reload_held().await;
        desk.goes_on_with_it().await;
        desk.no_console_errors().await;
    }
}

#[tokio::test]
async fn what_no_console_has_written_for_this_shift_and_this_bar_is_not_shown() {
    let desk = desk(1280, "en").await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    let kept: String = desk.browser.eval("return localStorage['agent-console.state']", &[]).await;
    let replaced = |part: &str, by: &str| {
        assert!(kept.contains(part), "{part} is in {kept}");
        ("agent-console.state", kept.replace(part, by))
    };
    let hint: Value = serde_json::from_str(&kept).expect("the hint is JSON");
    for (key, line) in [
        ("agent-console-simulated.state", kept.clone()),
        ("agent-console.state", kept[1..].to_owned()),
        ("agent-console.state", "null".to_owned()),
        replaced("\"version\":2", "\"version\":3"),
        replaced(&format!("\"until\":{}", hint["until"]), "\"until\":1000"),
        replaced(&format!("\"since\":{}", hint["since"]), "\"since\":\"now\""),
        replaced("\"state\":\"idle\"", "\"state\":\"asleep\""),
        replaced("\"Idle\"", "7"),
        replaced("\"sign\":\"M", "\"sign\":\"url(#"),
        replaced("\"rest\":null", "\"rest\":[60000]"),
    ] {
        let keep = "delete localStorage['agent-console.state']; localStorage[arguments[0]] = arguments[1]";
        desk.browser.eval::<()>(keep, &[json!(key), json!(line)]).await;
        desk.reload_held().await;
        let configured =
            "await window['agent-console:configuration']; await new Promise(done => setTimeout(done, 100))";
        desk.browser.eval::<()>(configured, &[]).await;
        assert_eq!(desk.browser.count(PANEL).await, 0, "{key}: {line}");
        assert_eq!(desk.browser.text(".agent-status").await.as_deref(), Some(""), "{key}: {line}");
    }
    desk.browser.eval::<()>("localStorage['agent-console.state'] = arguments[0]", &[json!(kept)]).await;
    desk.reload_held().await;
    desk.goes_on_with_it().await;
    desk.no_console_errors().await;
}
