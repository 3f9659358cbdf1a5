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
async fn objections(browser: &Browser) -> Vec<String> {
    if !browser.eval::<bool>("return 'axe' in window", &[]).await {
        let axe = std::fs::read_to_string(AXE).expect("`make browser` installs axe-core");
        browser.eval::<Value>(&format!("{axe}; return null"), &[]).await;
    }
    let script = "const [done] = [...arguments].slice(-1);
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        axe.run({exclude: ['iframe']}, {iframes: false, runOnly: {type: 'tag', values: tags}}).then(
            found => done(found.violations.map(({id, nodes: [{html, failureSummary}]}) =>
                `${id}: ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`)),
            error => done([String(error)]));";
    let found = browser.driver.execute_async(script, Vec::new()).await.expect("axe-core runs");
    found.convert().expect("a list of texts")
}

/// Looks at the page in every look; `scene` names it.
async fn inspect(browser: &Browser, scene: &str, found: &mut Vec<String>) {
    for (look, features) in LOOKS {
        browser.prefers(features).await;
        found.extend(objections(browser).await.into_iter().map(|found| format!("{scene}, {look}: {found}")));
    }
    browser.prefers(&[]).await;
}
