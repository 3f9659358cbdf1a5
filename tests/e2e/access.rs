//! Everybody can work with it: axe-core finds nothing, whatever the console shows and however it looks.

use crate::harness::{Browser, Site};
use crate::simulator::Desk;
use serde_json::{Value, json};

const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.tools/node_modules/axe-core/axe.min.js");

/// What the operating system may ask for, beside what the configuration says.
const LOOKS: [(&str, &[(&str, &str)]); 4] = [
    ("light", &[("prefers-color-scheme", "light")]),
    ("dark", &[("prefers-color-scheme", "dark")]),
    ("more contrast", &[("prefers-color-scheme", "light"), ("prefers-contrast", "more")]),
    ("forced colours", &[("forced-colors", "active"), ("prefers-color-scheme", "dark")]),
];

/// What axe-core has against the page, without the bar's frame: the rule, and the first element that breaks it.
async fn objections(browser: &Browser, without: &str) -> Vec<String> {
    if !browser.eval::<bool>("return 'axe' in window", &[]).await {
        let axe = std::fs::read_to_string(AXE).expect("`make browser` installs axe-core");
        browser.eval::<Value>(&format!("{axe}; return null"), &[]).await;
    }
    let script = "const [done] = [...arguments].slice(-1);
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const options = {iframes: false, runOnly: {type: 'tag', values: tags}, rules: {}};
        if (arguments[0]) options.rules[arguments[0]] = {enabled: false};
        axe.run({exclude: ['iframe']}, options).then(
            found => done(found.violations.map(({id, nodes: [{html, failureSummary}]}) =>
                `${id}: ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`)),
            error => done([String(error)]));";
    let found = browser.driver.execute_async(script, vec![json!(without)]).await.expect("axe-core runs");
    found.convert().expect("a list of texts")
}

/// Looks at the page in every look; `scene` names it.
async fn inspect(browser: &Browser, scene: &str, found: &mut Vec<String>) {
    for (look, features) in LOOKS {
        browser.prefers(features).await;
        // Of forced colours the browser reports the grounds, but for the texts the page's own.
        let without = if look == "forced colours" { "color-contrast" } else { "" };
        found.extend(objections(browser, without).await.into_iter().map(|found| format!("{scene}, {look}: {found}")));
    }
    browser.prefers(&[]).await;
}

const LANGUAGES: [&str; 4] = ["en", "zh-CN", "es", "ar"];

/// The same in every language.
async fn inspect_in_each_language(browser: &Browser, scene: &str, found: &mut Vec<String>) {
    let script = "const menu = document.querySelector('#language');
        menu.value = arguments[0];
        menu.dispatchEvent(new Event('change', {bubbles: true}));";
    for language in LANGUAGES {
        browser.eval::<Value>(script, &[json!(language)]).await;
        browser.until_attr("html", "lang", language).await;
        inspect(browser, &format!("{scene} in {language}"), found).await;
    }
    browser.eval::<Value>(script, &[json!("en")]).await;
    browser.until_attr("html", "lang", "en").await;
}

#[tokio::test]
async fn axe_finds_nothing_in_any_state_look_and_language() {
    let rests = json!({"1": {"name": "Lunch", "minutes": 30}, "0": {"name": "Break", "minutes": 1}});
    let dispositions = json!([{"code": "sold", "name": "Sold"}, {"code": "later", "name": "Calls again"}]);
    let config = json!({"rests": rests, "wrapUp": {"dispositions": dispositions, "required": true}});
    let desk = Desk::open_with(&config).await;
    let (browser, mut found) = (&desk.browser, Vec::new());
    inspect_in_each_language(browser, "first sight", &mut found).await;
    desk.press("sign-in").await;
    desk.panel("idle").await;
    inspect_in_each_language(browser, "idle, no calls", &mut found).await;
    browser.click("[data-action=help]").await;
    browser.until("the list of the keys", async || browser.count("dialog#help[open]").await == 1).await;
    inspect_in_each_language(browser, "the list of the keys", &mut found).await;
    browser.click("[data-action=close-help]").await;
    desk.press("incoming").await;
    browser.until("the popup", async || browser.count("#incoming-call").await == 1).await;
    inspect_in_each_language(browser, "ringing", &mut found).await;
    desk.press("answer").await;
    browser.until("the popup to go", async || browser.count("#incoming-call").await == 0).await;
    inspect_in_each_language(browser, "talking", &mut found).await;
    desk.press("hang-up").await;
    desk.panel("wrap-up").await;
    inspect_in_each_language(browser, "wrap-up", &mut found).await;
    desk.press("end-wrap-up").await;
    desk.press("incoming").await;
    desk.press("customer-abandons").await;
    desk.press("not-ready").await;
    desk.panel("not-ready").await;
    let unfold = "document.querySelectorAll('details').forEach(details => details.open = true)";
    browser.eval::<Value>(unfold, &[]).await;
    inspect_in_each_language(browser, "everything unfolded", &mut found).await;
    desk.press("kicked-out").await;
    desk.panel("signed-out").await;
    inspect_in_each_language(browser, "signed out", &mut found).await;
    assert_eq!(found, Vec::<String>::new());
}

#[tokio::test]
async fn axe_finds_nothing_on_the_error_page_and_in_the_contrast_theme() {
    let (browser, mut found) = (Browser::start().await, Vec::new());
    for (scene, config, selector) in [
        ("the error page", json!({"theme": "blue"}), "#config-error"),
        ("the contrast theme", json!({"theme": "contrast"}), "#connection"),
        ("a brand", json!({"brand": {"name": "Acme", "accent": "#ffee00"}, "theme": "light"}), "#connection"),
    ] {
        let site = Site::console(&config.to_string()).await;
        browser.open(site.url("/")).await;
        browser.until(scene, async || browser.count(selector).await == 1).await;
        inspect(&browser, scene, &mut found).await;
    }
    assert_eq!(found, Vec::<String>::new());
}
