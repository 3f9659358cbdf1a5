//! Everybody can work with it: whatever the console shows, however it looks and in whatever language, axe-core finds
//! nothing, nothing is too small to be hit or cut off where there is little room, nothing moves for those who want no
//! motion, and what happens is read out once and takes nobody's focus.

use crate::console;
use crate::harness::{Browser, Engine, Site, skipped_in};
use crate::scenes;
use crate::simulator::Desk;
use serde_json::{Value, json};

const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.tools/node_modules/axe-core/axe.min.js");
const LANGUAGES: [&str; 4] = ["en", "zh-CN", "es", "ar"];

/// What the operating system or the configuration may ask for: a theme, and features of the medium.
const LOOKS: [(&str, &[(&str, &str)]); 5] = [
    ("light", &[("prefers-color-scheme", "light")]),
    ("dark", &[("prefers-color-scheme", "dark")]),
    ("more contrast", &[("prefers-color-scheme", "light"), ("prefers-contrast", "more")]),
    ("forced colours", &[("forced-colors", "active"), ("prefers-color-scheme", "dark")]),
    ("the contrast theme", &[]),
];

/// What axe-core has against the page, without the bar's frame: the rule, and the first element that breaks it.
async fn objections(browser: &Browser, without: &str) -> Vec<String> {
    if !browser.eval::<bool>("return 'axe' in window", &[]).await {
        let axe = std::fs::read_to_string(AXE).expect("`make browser` installs axe-core");
        browser.eval::<Value>(&format!("{axe}; return null"), &[]).await;
    }
    let script = "const [done] = [...arguments].slice(-1);
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const options = {iframes: false, resultTypes: ['violations'], runOnly: {type: 'tag', values: tags}, rules: {}};
        if (arguments[0]) options.rules[arguments[0]] = {enabled: false};
        axe.run({exclude: ['iframe']}, options).then(
            found => done(found.violations.map(({id, nodes: [{html, failureSummary}]}) =>
                `${id}: ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`)),
            error => done([String(error)]));";
    let found = browser.driver.execute_async(script, vec![json!(without)]).await.expect("axe-core runs");
    found.convert().expect("a list of texts")
}

/// Looks at the page in every look; `scene` names it.
pub async fn inspect(browser: &Browser, scene: &str, found: &mut Vec<String>) {
    let theme = "const {dataset} = document.documentElement, before = dataset.theme ?? null;
        if (arguments[0]) dataset.theme = arguments[0]; else delete dataset.theme;
        return before";
    // WebKit takes its preferences from the desktop, which its driver can't change; there the page's own theme is dark.
    let desktop = browser.engine != Engine::WebKit;
    let looks = LOOKS.iter().filter(|(_, features)| desktop || features.len() <= 1);
    for (look, features) in looks.copied() {
        if desktop {
            browser.prefers(features).await;
        }
        let wanted = match look {
            "the contrast theme" => json!("contrast"),
            "light" | "dark" if !desktop => json!(look),
            _ => Value::Null,
        };
        let before: Value = browser.eval(theme, &[wanted]).await;
        // Of forced colours the browser reports the grounds, but for the texts the page's own.
        let without = if look == "forced colours" { "color-contrast" } else { "" };
        found.extend(objections(browser, without).await.into_iter().map(|found| format!("{scene}, {look}: {found}")));
        browser.eval::<Value>(theme, &[before]).await;
    }
    if desktop {
        browser.prefers(&[]).await;
    }
}

#[tokio::test]
async fn axe_finds_nothing_in_any_scene_look_and_language() {
    let mut found = Vec::new();
    let mut look = async |desk: &Desk, scene: &str| {
        inspect(&desk.browser, scene, &mut found).await;
        // Colours know no language.
        for language in &LANGUAGES[1..] {
            desk.speak(language).await;
            let objections = objections(&desk.browser, "color-contrast").await;
            found.extend(objections.into_iter().map(|found| format!("{scene} in {language}: {found}")));
        }
        desk.speak("en").await;
    };
    scenes::each(&mut look).await;
    scenes::blocked(&mut look).await;
    assert_eq!(found, Vec::<String>::new());
}

#[tokio::test]
async fn axe_finds_nothing_on_the_error_page_and_with_a_brand() {
    let (browser, mut found) = (Browser::start().await, Vec::new());
    for (scene, config, selector) in [
        ("the error page", json!({"hold": 1, "theme": "blue"}), "#config-error"),
        ("a brand", json!({"brand": {"name": "Acme", "accent": "#ffee00"}, "theme": "light"}), "#connection"),
    ] {
        let site = Site::console(&config.to_string()).await;
        browser.open(site.url("/")).await;
        browser.until(scene, async || browser.count(selector).await == 1).await;
        inspect(&browser, scene, &mut found).await;
    }
    assert_eq!(found, Vec::<String>::new());
}

/// Targets smaller than 24 px in either direction that another one is too near to (WCAG 2.5.8).
const TOO_SMALL: &str = "
    const boxes = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
        .filter(target => target.checkVisibility({visibilityProperty: true}) && !target.matches('.skip-link, p a'))
        .filter(target => !document.querySelector('dialog[open]') || target.closest('dialog'))
        .map(target => {
            const box = (target.closest('label') ?? target).getBoundingClientRect();
            const small = box.width < 24 || box.height < 24;
            return {target, box, small, x: box.x + box.width / 2, y: box.y + box.height / 2};
        });
    const gap = (from, to) => to.small
        ? Math.hypot(from.x - to.x, from.y - to.y) - 12
        : Math.hypot(Math.max(to.box.left - from.x, from.x - to.box.right, 0),
            Math.max(to.box.top - from.y, from.y - to.box.bottom, 0));
    return boxes.filter(one => one.small && boxes.some(other => other !== one && gap(one, other) < 12))
        .map(({target, box}) => `${box.width} x ${box.height}: ${target.outerHTML.slice(0, 120)}`);";

/// Whatever leaves the page at its side, and whatever is not seen in full inside of what clips it.
const CUT_OFF: &str = "
    const found = [], root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth} px wide`);
    const text = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const unseen = element => element
        && (getComputedStyle(element).clipPath !== 'none' || unseen(element.parentElement));
    // What may scroll is more than what can be seen: browsers count the empty edges of a grid, each in its own way.
    const seen = document.createRange();
    const shortened = (inner, element) =>
        inner !== element && (getComputedStyle(inner).textOverflow === 'ellipsis' || shortened(inner.parentElement, element));
    const outside = (element, {left, right}) => [...element.querySelectorAll('*')].find(inner => {
        if (shortened(inner, element)) return false;
        seen.selectNodeContents(inner);
        const boxes = text(inner) ? [...seen.getClientRects()] : inner.matches('button, svg') ? [inner.getBoundingClientRect()] : [];
        return boxes.some(one => one.width > 0 && (one.left < left - 1 || one.right > right + 1));
    });
    const ways = style => [style.overflowX, style.overflowY];
    for (const element of document.querySelectorAll('#app *')) {
        if (!element.checkVisibility({visibilityProperty: true}) || element.closest('svg, .skip-link')) continue;
        const style = getComputedStyle(element), box = element.getBoundingClientRect();
        if (box.width <= 1 || box.height <= 1 || unseen(element)) continue;
        const name = element.outerHTML.slice(0, 120);
        // A table of two dimensions may be scrolled; an ellipsis says that there is more.
        const table = element.closest('.day-as-table'), line = getComputedStyle(element.parentElement);
        if (line.overflowX === 'hidden' && line.textOverflow === 'ellipsis') continue;
        if (!table && text(element) && (box.left < -1 || box.right > innerWidth + 1)) found.push(`outside: ${name}`);
        const [x, y] = ways(style).map(way => way === 'hidden' || way === 'clip');
        const ellipsis = style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis';
        const out = x && !ellipsis && element.scrollWidth > element.clientWidth + 1 && outside(element, box);
        if (out) found.push(`cut off at its side: ${out.outerHTML.slice(0, 120)} in ${name}`);
        if (y && !ellipsis && element.scrollHeight > element.clientHeight + 1) found.push(`cut off below: ${name}`);
        if (!table && ways(style)[0] === 'auto' && element.scrollWidth > element.clientWidth + 1)
            found.push(`scrolls sideways: ${name}`);
    }
    return found;";

#[tokio::test]
async fn everything_is_large_enough_and_nothing_is_cut_off_where_there_is_little_room() {
    let mut found = Vec::new();
    let mut look = async |desk: &Desk, scene: &str| {
        // A strip, a zoom of 400 %, a zoom of 200 %, and a screen.
        for (width, height) in [(360, 800), (320, 256), (640, 400), (1280, 800)] {
            desk.browser.viewport(width, height).await;
            for language in LANGUAGES {
                desk.speak(language).await;
                for script in [TOO_SMALL, CUT_OFF] {
                    let faults: Vec<String> = desk.browser.eval(script, &[]).await;
                    found.extend(faults.into_iter().map(|fault| format!("{scene}, {width} px, {language}: {fault}")));
                }
            }
        }
        desk.speak("en").await;
    };
    scenes::each(&mut look).await;
    scenes::blocked(&mut look).await;
    assert_eq!(found, Vec::<String>::new());
}

#[tokio::test]
async fn only_the_ring_moves_and_only_for_those_who_want_motion() {
    skipped_in!(WebKit, "it takes preferences from the desktop, which its driver can't change");
    let desk = Desk::of_an_enterprise(Browser::start().await, json!({})).await;
    desk.signed_in().await;
    desk.call_from("+8613800138123", "Support").await;
    let moving = "return document.getAnimations().map(({effect}) => effect.target.className)";
    desk.browser.prefers(&[("prefers-reduced-motion", "no-preference")]).await;
    assert_eq!(desk.browser.eval::<Vec<String>>(moving, &[]).await, ["popup-sign"]);
    desk.browser.prefers(&[("prefers-reduced-motion", "reduce")]).await;
    assert_eq!(desk.browser.eval::<Vec<String>>(moving, &[]).await, [""; 0]);
    desk.press("answer").await;
    desk.browser.until("the popup to go", async || desk.browser.count("#incoming-call").await == 0).await;
    desk.browser.prefers(&[("prefers-reduced-motion", "no-preference")]).await;
    assert_eq!(desk.browser.eval::<Vec<String>>(moving, &[]).await, [""; 0]);
}

/// Notes what a screen reader would be given to read out: at once, and when it has time.
const LISTEN: &str = "window.heard = {assertive: [], polite: []};
    Document.prototype.ariaNotify &&= text => heard.assertive.push(text);
    const loud = '[role=alert], [aria-live=assertive]', soft = '[role=status], [aria-live=polite]';
    const note = node => {
        const element = node.nodeType === 3 ? node.parentElement : node;
        for (const [how, regions] of [['assertive', loud], ['polite', soft]]) {
            const text = element?.closest(regions)?.textContent.trim();
            if (text && heard[how].at(-1) !== text) heard[how].push(text);
        }
    };
    new MutationObserver(records => records.forEach(({target}) => note(target)))
        .observe(document.body, {subtree: true, childList: true, characterData: true});";

#[tokio::test]
async fn a_ring_is_read_out_at_once_and_once_and_everything_else_can_wait() {
    // One that sounds without a click, or the popup would complain aloud.
    let browser = Browser::start_with(&["--autoplay-policy=no-user-gesture-required".to_owned()]).await;
    let desk = console::Desk::open_in(browser, "").await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    let browser = &desk.browser;
    browser.eval::<()>(LISTEN, &[]).await;
    let heard = async |how: &str| browser.eval::<Vec<String>>("return heard[arguments[0]]", &[json!(how)]).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.event("AgentOther_PhoneAlerting", Value::Null).await;
    desk.popup_is_there(true).await;
    browser.until("the ring to be read out", async || heard("assertive").await.len() == 1).await;
    // The number comes late, and with it everything that the bar may repeat.
    for _ in 0..3 {
        desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "95588"})).await;
        let more = json!({"callId": "1-1", "skillName": "Support", "caller": "95588", "called": "49999"});
        desk.event("AgentEvent_Incoming_CallInfo", more).await;
    }
    browser.until_attr("#incoming-call", "data-number", "95588").await;
    browser.until("the facts", async || browser.count(".popup-facts").await == 1).await;
    browser.until_attr("#connection", "data-received", "9").await;
    let said = heard("assertive").await;
    assert_eq!(said.len(), 2, "once, and once more for the number: {said:#?}");
    assert!(!said[0].contains("955") && said[1].contains("955"), "{said:#?}");

    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.popup_is_there(false).await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    desk.event("AgentState_SetNotReady_Success", json!({"reason": "1"})).await;
    desk.panel("not-ready").await;
    assert_eq!(heard("assertive").await.len(), 2, "the end of a ring and states are no alarm");
    let polite = heard("polite").await;
    for state in ["On call", "Idle", "Not ready"] {
        assert!(polite.iter().any(|text| text.starts_with(state)), "{state} in {polite:#?}");
    }
    let seconds = polite.iter().any(|text| text.contains("0:0"));
    assert!(!seconds, "a clock is read out: {polite:#?}");
}

#[tokio::test]
async fn nothing_that_happens_takes_the_focus() {
    let pop = json!({"screenPop": {"where": "panel", "when": "ringing"}});
    let desk = Desk::of_an_enterprise(Browser::start().await, pop).await;
    desk.signed_in().await;
    let browser = &desk.browser;
    browser.click("#dial-number").await;
    browser.driver.action_chain().send_keys("555").perform().await.expect("keys can be pressed");
    let kept = async |after: &str| {
        let place = "const {id, value, selectionStart} = document.activeElement; return [id, value, selectionStart]";
        assert_eq!(browser.eval::<Value>(place, &[]).await, json!(["dial-number", "555", 3]), "after {after}");
    };
    desk.call_from("+8613800138123", "Support").await;
    browser.until("the customer page", async || browser.count("#screen-pop").await == 1).await;
    kept("a ring and a panel").await;
    for language in LANGUAGES.iter().rev() {
        desk.speak(language).await;
        kept(language).await;
    }
    desk.press("answer").await;
    browser.until("the form", async || browser.count("#wrap-up").await == 1).await;
    kept("an answer").await;
    desk.press("hang-up").await;
    desk.panel("wrap-up").await;
    kept("the end of the call").await;
    desk.press("end-wrap-up").await;
    desk.call_from("5550163", "Sales").await;
    desk.press("customer-abandons").await;
    browser.until("the popup to go", async || browser.count("#incoming-call").await == 0).await;
    kept("a call given up").await;
    desk.lose_the_bar().await;
    kept("the loss of the bar").await;
}
