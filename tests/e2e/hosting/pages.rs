//! The console's pages from each server, in a browser, over HTTPS with a certificate that its owner has made himself.

use serde_json::{Value, json};

use super::{everywhere, server::Server};
use crate::console::BAR;
use crate::harness::{Browser, Site, skipped_in};

const TRUSTING: [&str; 3] =
    ["--ignore-certificate-errors", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

/// It takes the certificate, and has a microphone.
pub async fn browser() -> Browser {
    Browser::start_with(&TRUSTING.map(str::to_owned)).await
}

fn around(bar: &Site, allow: Option<&str>) -> String {
    let mut config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}});
    if let Some(allow) = allow {
        config["bar"]["allow"] = json!(allow);
    }
    config.to_string()
}

/// The console, with its bar subscribed to.
async fn open(browser: &Browser, server: &Server) {
    browser.open(server.url("")).await;
    browser
        .until("the bar to be subscribed to", async || {
            browser.count(BAR).await == 1
                && browser.eval_in::<usize>(&[BAR], "return window.received?.length ?? 0", &[]).await >= 1
        })
        .await;
}

#[tokio::test]
async fn the_console_runs_over_https_and_http_2_without_an_error() {
    skipped_in!(Firefox | WebKit, "the driver's way to trust a self-made certificate leaves out service workers");
    let bar = Site::page("").await;
    let browser = browser().await;
    for server in everywhere(&around(&bar, None)) {
        let what = format!("{:?} under {}", server.kind, server.base);
        open(&browser, &server).await;
        let seen = "const [page] = performance.getEntriesByType('navigation');
            const program = performance.getEntriesByType('resource').find(({name}) => name.endsWith('.wasm'));
            const packed = ({encodedBodySize, decodedBodySize}) => encodedBodySize < decodedBodySize;
            return [isSecureContext, page.nextHopProtocol, program.nextHopProtocol, packed(page), packed(program)]";
        assert_eq!(browser.eval::<Value>(seen, &[]).await, json!([true, "h2", "h2", true, true]), "{what}");
        let encoding = "return fetch(document.querySelector('[rel=modulepreload]').href, {cache: 'no-store'})
            .then(({headers}) => headers.get('content-encoding'))";
        assert_eq!(browser.eval::<String>(encoding, &[]).await, "br", "{what}");
        // Comes a little later by itself, and would miss a server that is gone.
        let script = "return navigator.serviceWorker.ready.then(({active}) => active.scriptURL)";
        assert_eq!(browser.eval::<String>(script, &[]).await, server.url("worker.js"), "{what}");
        assert_eq!(browser.console_errors().await, [""; 0], "{what}");
    }
}

#[tokio::test]
async fn the_simulated_bar_the_replay_and_the_check_run_under_the_consoles_policy() {
    skipped_in!(Firefox | WebKit, "the driver's way to trust a self-made certificate leaves out service workers");
    let browser = browser().await;
    for server in everywhere("{}") {
        let what = format!("{:?} under {}", server.kind, server.base);
        browser.open(server.url("")).await;
        browser.until("the console", async || browser.count(BAR).await == 1).await;
        let drawn = "return document.querySelectorAll('button').length > 0";
        browser.until("the bar in it", async || browser.eval_in(&[BAR], drawn, &[]).await).await;
        for page in ["simulator/", "replay/", "check/"] {
            browser.open(server.url(page)).await;
            let drawn = "return document.querySelectorAll('button, input').length > 0";
            browser.until("the page to draw itself", async || browser.eval(drawn, &[]).await).await;
        }
        // The check would go on asking a server that is gone. One of its questions is for a file that nobody has.
        browser.open("about:blank").await;
        let mut errors = browser.console_errors().await;
        errors.retain(|error| !error.contains("/no-such-file-of-the-console"));
        assert_eq!(errors, [""; 0], "{what}");
    }
}

#[tokio::test]
async fn the_bar_has_the_microphone_where_its_frame_allows_it_and_nothing_else() {
    skipped_in!(Firefox | WebKit, "only Chromium has a microphone for tests, and reads the policy");
    let bar = Site::page("").await;
    let browser = browser().await;
    let record = |device: &str| {
        format!(
            "return navigator.mediaDevices.getUserMedia({{{device}: true}}).then(() => 'granted', ({{name}}) => name)"
        )
    };
    for (allow, heard) in [(Some("microphone"), "granted"), (Some("autoplay"), "NotAllowedError")] {
        for server in everywhere(&around(&bar, allow)) {
            let what = format!("{allow:?} by {:?} under {}", server.kind, server.base);
            open(&browser, &server).await;
            let got: String = browser.eval_in(&[BAR], &record("audio"), &[]).await;
            assert_eq!(got, heard, "{what}");
            // Whatever a frame's attribute says, the page can't hand on what it doesn't have.
            let widen =
                "const bar = document.querySelector(arguments[0]); bar.allow = 'microphone; camera'; bar.src = bar.src";
            browser.eval::<()>(widen, &[json!(BAR)]).await;
            let allowed = "return document.featurePolicy.allowsFeature('camera')";
            open_again(&browser).await;
            assert!(!browser.eval_in::<bool>(&[BAR], allowed, &[]).await, "{what}");
            let got: String = browser.eval_in(&[BAR], &record("audio"), &[]).await;
            assert_eq!(got, heard, "{what}, with a wider frame");
            browser.console_errors().await;
        }
    }
}

/// The frame's page has been loaded once more.
async fn open_again(browser: &Browser) {
    browser.until("the bar to be back", async || browser.received_in(BAR).await.len() == 1).await;
}
