//! The page on which an operator checks a deployment: all is well, and then each mistake that somebody may make.

mod bar;
mod languages;
mod policy;

use crate::access::inspect;
use crate::console::BAR;
use crate::harness::{Browser, DIST, PAGES, Site, skipped_in};
use crate::platform::{Behaviour, Platform, SECRET};
use agent_console::policy::Policy;
use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_FRAME_OPTIONS};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};
use std::sync::Arc;
use tower_http::services::ServeDir;

/// Changes what the server answers for a path.
type Spoil = fn(&str, &mut Response);

fn as_it_is(_: &str, _: &mut Response) {}

fn set(response: &mut Response, name: HeaderName, value: &str) {
    response.headers_mut().insert(name, HeaderValue::from_str(value).expect("a header's value"));
}

/// The release as the policy wants it served, but for what `spoil` changes.
async fn deployment(config: &Value, spoil: Spoil) -> Site {
    let text = config.to_string();
    // A configuration with a mistake has no policy.
    let headers = agent_console::config::parse(&text).and_then(|config| Policy::of(&config));
    let headers = Arc::new(headers.map(|policy| policy.headers()).unwrap_or_default());
    let answer = async move || ([(CONTENT_TYPE, "application/json")], text);
    let served = from_fn(move |request: Request, next: Next| {
        let headers = headers.clone();
        async move {
            let path = request.uri().path().to_owned();
            let mut response = next.run(request).await;
            for (name, value) in headers.iter() {
                set(&mut response, HeaderName::from_bytes(name.as_bytes()).expect("a header's name"), value);
            }
            let kept = path.rsplit('/').next().is_some_and(|name| name.split('-').count() > 1);
            set(&mut response, CACHE_CONTROL, if kept { "public, max-age=31536000, immutable" } else { "no-cache" });
            spoil(&path, &mut response);
            response
        }
    });
    let files = ServeDir::new(DIST).precompressed_gzip();
    Site::routes(Router::new().route("/config.json", get(answer)).fallback_service(files).layer(served)).await
}

/// A page that says what the test wants, with a header.
async fn bar(name: HeaderName, value: &'static str) -> Site {
    let header = from_fn(move |request: Request, next: Next| {
        let name = name.clone();
        async move {
            let mut response = next.run(request).await;
            set(&mut response, name, value);
            response
        }
    });
    Site::routes(Router::new().fallback_service(ServeDir::new(PAGES)).layer(header)).await
}

fn frame(bar: &Site) -> Value {
    json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}})
}

struct Check {
    browser: Browser,
    _site: Site,
}

impl Check {
    async fn of(site: Site) -> Check {
        Check::at(Browser::start().await, site, None).await
    }

    async fn at(browser: Browser, site: Site, origin: Option<String>) -> Check {
        let origin = origin.unwrap_or_else(|| site.origin().to_owned());
        browser.open(format!("{origin}/check/")).await;
        let check = Check { browser, _site: site };
        // The last that the page looks at by itself.
        check.until_other_than("violations", "looking").await;
        check
    }

    async fn standing(&self, step: &str) -> String {
        self.browser.attr(&format!("#{step}"), "data-standing").await.unwrap_or_default()
    }

    async fn until(&self, step: &str, standing: &str) {
        self.browser.until_attr(&format!("#{step}"), "data-standing", standing).await;
    }

    async fn until_other_than(&self, step: &str, standing: &str) {
        let what = format!("{step} to be other than {standing}");
        let other = async || !matches!(self.standing(step).await, now if now.is_empty() || now == standing);
        self.browser.until(&what, other).await;
    }

    /// Waits for a standing, and sees that its text has all the words.
    async fn says(&self, step: &str, standing: &str, words: &[&str]) {
        self.until(step, standing).await;
        let text = self.text(step).await;
        for words in words {
            assert!(text.contains(words), "{step}: `{words}` is missing in {text}");
        }
    }

    async fn text(&self, step: &str) -> String {
        self.browser.text(&format!("#{step}")).await.unwrap_or_default()
    }

    /// The steps that stand so.
    async fn all(&self, standing: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(`[data-standing=${arguments[0]}]`)].map(step => step.id)";
        self.browser.eval(script, &[json!(standing)]).await
    }

    async fn says_in_bar(&self, name: &str, content: Value) {
        let event = json!({"retcode": "0", "event": {"eventType": name, "workNo": "101", "content": content}});
        self.browser.say_in(BAR, event.to_string()).await;
    }

    async fn until_subscribed(&self) {
        let posted = async || !self.browser.received_in(BAR).await.is_empty();
        self.browser.until("the subscription", posted).await;
    }

    /// What "Copy the report" copies.
    async fn report(&self) -> String {
        let script = "navigator.clipboard.writeText = async text => { window.copied = text }";
        self.browser.eval::<()>(script, &[]).await;
        self.browser.click("[data-action=copy]").await;
        let copied = async || self.browser.text(".check-tools").await.is_some_and(|text| text.contains("Copied."));
        self.browser.until("the report to be copied", copied).await;
        self.browser.eval("return copied", &[]).await
    }
}

#[tokio::test]
async fn with_the_simulated_bar_everything_can_be_seen_to_work_up_to_a_ring() {
    let check = Check::of(deployment(&json!({}), as_it_is).await).await;
    check.says("configuration", "warned", &["simulated", "no real calls"]).await;
    check.says("framed", "waiting", &[]).await;
    check.says("first-event", "waiting", &["Sign in"]).await;
    check.browser.until_attr("main", "data-verdict", "waits").await;
    let press = async |action: &str| {
        let button = json!(format!("[data-action='{action}']:enabled"));
        let script = "const button = document.querySelector(arguments[0]); button?.click(); return button !== null";
        let pressed = async || check.browser.eval_in(&[BAR], script, std::slice::from_ref(&button)).await;
        check.browser.until(&format!("the button {action}"), pressed).await;
    };
    press("sign-in").await;
    check.says("first-event", "passed", &["AgentOther_InService at ", "0 rejected"]).await;
    check.says("framed", "passed", &[]).await;
    check.says("origin", "passed", &["http://127.0.0.1:"]).await;
    assert_eq!(check.standing("ring").await, "waiting");
    press("incoming").await;
    check.says("ring", "passed", &["A call rang at "]).await;
    assert_eq!(check.all("failed").await, Vec::<String>::new());
    check.browser.until_attr("main", "data-verdict", "ready").await;
    let report = check.report().await;
    for words in
        ["Ready for agents", "[OK] A call rings (ring)", "Browser: Mozilla", "mode simulator", "AgentEvent_Ringing"]
    {
        assert!(report.contains(words), "{words} is missing in {report}");
    }
    assert!(!report.contains("13800138123"), "{report}");
    assert_eq!(check.browser.console_errors().await.into_iter().filter(|line| !line.contains("404")).count(), 0);
}

#[tokio::test]
async fn a_good_deployment_around_a_bar_of_another_server_is_ready_for_agents() {
    let bar = Site::page("").await;
    let check = Check::of(deployment(&frame(&bar), as_it_is).await).await;
    for step in ["configuration", "secure", "types", "caching", "missing-file", "policy", "headers", "storage", "tabs"]
    {
        check.until(step, "passed").await;
    }
    check.says("reachable", "not-applicable", &["connect-src"]).await;
    check.says("microphone-of-bar", "passed", &[]).await;
    check.says("cookies", "passed", &["same site"]).await;
    check.until_subscribed().await;
    check.says_in_bar("AgentState_Ready", Value::Null).await;
    check.says("first-event", "passed", &["AgentState_Ready", "1 received, 1 understood"]).await;
    check.browser.until_attr("main", "data-verdict", "ready").await;
    assert_eq!(check.all("failed").await, Vec::<String>::new());
    assert_eq!(check.browser.text(".check-headline").await.as_deref(), Some("Ready for agents"));
    check.says("violations", "passed", &[]).await;
    for server in ["nginx", "caddy", "apache"] {
        policy::choose(&check.browser, "policy-server", server).await;
        policy::prints(&check.browser, &[server, &format!("frame-src 'self' {}", bar.origin())]).await;
    }
}

#[tokio::test]
async fn a_page_without_https_is_told_so() {
    skipped_in!(Firefox | WebKit, "only Chromium can be told where a name leads");
    let arguments = ["--host-resolver-rules=MAP console.test 127.0.0.1".to_owned()];
    let browser = Browser::start_with(&arguments).await;
    let site = deployment(&json!({}), as_it_is).await;
    let origin = site.origin().replace("127.0.0.1", "console.test");
    let check = Check::at(browser, site, Some(origin)).await;
    check.says("secure", "failed", &["console.test", "HTTPS"]).await;
    check.says("tabs", "warned", &["no locks"]).await;
    check.says("microphone", "warned", &["HTTPS"]).await;
    check.says("holder", "passed", &[]).await;
    let headline = check.browser.text(".check-headline").await.expect("a headline");
    assert_eq!(headline, "1 problem to fix");
}

#[tokio::test]
async fn a_mistake_in_the_configuration_is_named_as_the_console_names_it() {
    for (config, words) in [
        (json!({"bar": {"mode": "frme"}}), ["bar.mode", "\"frme\"", "\"simulator\""]),
        (
            json!({"bar": {"mode": "frame", "url": "javascript:alert(1)"}}),
            ["bar.url", "javascript:alert(1)", "https://"],
        ),
    ] {
        let check = Check::of(deployment(&config, as_it_is).await).await;
        check.says("configuration", "failed", &words).await;
        check.says("secure", "passed", &[]).await;
        check.says("first-event", "not-applicable", &["config.json"]).await;
        assert_eq!(check.browser.count("iframe").await, 0);
    }
    let check = Check::of(deployment(&json!({"theme": "drak"}), as_it_is).await).await;
    check.says("configuration", "warned", &["theme", "did you mean \"dark\"?", "default"]).await;
}

#[tokio::test]
async fn what_is_wrong_with_the_servers_headers_is_named() {
    const TOO_WEAK: &str = "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; \
        connect-src 'self'; frame-src *";
    let bar = Site::page("").await;
    let config = frame(&bar);
    let check = Check::of(
        deployment(&config, |_, response| drop(response.headers_mut().remove(CONTENT_SECURITY_POLICY))).await,
    )
    .await;
    check.says("policy", "failed", &["sends no Content-Security-Policy", "frame-src 'self' http://127.0.0.1:"]).await;
    let weak = deployment(&config, |_, response| set(response, CONTENT_SECURITY_POLICY, TOO_WEAK)).await;
    check.browser.open(weak.url("/check/")).await;
    check.says("policy", "failed", &["too weak", "script-src has 'unsafe-inline'", "frame-src has *"]).await;
    let others = deployment(&config, |_, response| {
        set(response, HeaderName::from_static("permissions-policy"), "microphone=()");
        response.headers_mut().remove("referrer-policy");
    });
    let others = others.await;
    check.browser.open(others.url("/check/")).await;
    check.says("headers", "warned", &["Referrer-Policy is not sent", "microphone=()"]).await;
    check.says("microphone-of-bar", "failed", &["microphone=()", "Let the header say"]).await;
}

#[tokio::test]
async fn a_policy_that_blocks_the_frame_is_heard_and_named() {
    const BLOCKS: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
        connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";
    let bar = Site::page("").await;
    let site = deployment(&frame(&bar), |_, response| set(response, CONTENT_SECURITY_POLICY, BLOCKS)).await;
    let check = Check::of(site).await;
    check.says("policy", "failed", &["blocks", "frame-src lacks http://127.0.0.1:"]).await;
    check.says("framed", "failed", &["frame-src"]).await;
    check.says("violations", "failed", &["frame-src blocked", bar.origin()]).await;
    let report = check.report().await;
    assert!(report.contains("problems to fix"), "{report}");
}

#[tokio::test]
async fn a_silent_frame_gets_a_note_with_the_step_that_tells_why() {
    let bar = bar(X_FRAME_OPTIONS, "DENY").await;
    let check = Check::of(deployment(&frame(&bar), as_it_is).await).await;
    check.says("framed", "waiting", &[]).await;
    let noted = async || check.standing("framed").await == "warned";
    check.browser.until_within(std::time::Duration::from_secs(60), "a note about the silence", noted).await;
    check.says("framed", "warned", &["X-Frame-Options", "in a new tab", bar.origin()]).await;
    check.says("first-event", "waiting", &["times"]).await;
}

#[tokio::test]
async fn a_bar_in_the_local_network_that_the_browser_keeps_out_is_named() {
    skipped_in!(Firefox | WebKit, "it lets pages of the internet into the local network");
    let bar = Site::page("").await;
    let site = deployment(&frame(&bar), as_it_is).await;
    let host = site.origin().trim_start_matches("http://").to_owned();
    let browser = Browser::start_with(&[format!("--ip-address-space-overrides={host}=public")]).await;
    let check = Check::at(browser, site, None).await;
    check.says("framed", "failed", &["Local Network Access", "LoopbackNetworkAllowedForUrls", bar.origin()]).await;
}

#[tokio::test]
async fn a_bar_of_the_consoles_own_server_can_be_asked_whether_it_lets_itself_be_framed() {
    let config = json!({"bar": {"mode": "frame", "url": "/bar.html"}});
    let page = |path: &str, response: &mut Response| {
        if path == "/bar.html" {
            *response = Html("<title>bar</title>").into_response();
            set(response, X_FRAME_OPTIONS, "DENY");
        }
    };
    let check = Check::of(deployment(&config, page).await).await;
    check.says("reachable", "failed", &["X-Frame-Options", "DENY"]).await;
    let gone = Check::of(deployment(&json!({"bar": {"mode": "frame", "url": "/gone.html"}}), as_it_is).await).await;
    gone.says("reachable", "failed", &["404", "bar.url"]).await;
}

#[tokio::test]
async fn a_bar_that_speaks_from_another_origin_is_named_with_the_key() {
    let (entrance, bar) = (Site::page("").await, Site::page("").await);
    // The page that config.json names leads on to another server, as a platform's sign-in does.
    let onward = format!("<script>location = '{}'</script>", bar.url("/foreign-bar.html"));
    let entrance_page = Site::page(onward).await;
    drop(entrance);
    let config = json!({"bar": {"mode": "frame", "url": entrance_page.url("/")},
        "policy": {"sources": {"frame-src": [bar.origin()]}}});
    let check = Check::of(deployment(&config, as_it_is).await).await;
    let there = async || check.browser.eval_in::<bool>(&[BAR], "return 'say' in window", &[]).await;
    check.browser.until("the bar", there).await;
    check.says_in_bar("AgentState_Ready", Value::Null).await;
    check.says("origin", "failed", &[&format!("\"origins\": [\"{}\"]", bar.origin())]).await;
    assert_eq!(check.standing("first-event").await, "waiting");
}

#[tokio::test]
async fn a_bar_of_another_site_gets_a_note_on_cookies_until_somebody_signs_in() {
    let bar = Site::page("").await;
    let url = bar.url("/foreign-bar.html").replace("127.0.0.1", "localhost");
    let check = Check::of(deployment(&json!({"bar": {"mode": "frame", "url": url}}), as_it_is).await).await;
    check.says("cookies", "warned", &["third-party", "CookiesAllowedForUrls", "reverse proxy"]).await;
    check.until_subscribed().await;
    check.says_in_bar("AgentState_Ready", Value::Null).await;
    check.says("cookies", "passed", &["lets the bar's cookies through"]).await;
}

#[tokio::test]
async fn what_is_wrong_with_the_servers_files_is_named() {
    let nothing = json!({});
    let site = deployment(&nothing, |path, response| {
        if path.ends_with(".wasm") {
            set(response, CONTENT_TYPE, "application/octet-stream");
        }
        if path == "/" {
            set(response, CACHE_CONTROL, "max-age=86400");
        }
        if response.status() == StatusCode::NOT_FOUND {
            *response = Html("<!doctype html><title>Agent console</title>").into_response();
        }
    });
    let check = Check::of(site.await).await;
    check.says("types", "warned", &["application/octet-stream", "application/wasm"]).await;
    check.says("caching", "failed", &["index.html says", "max-age=86400"]).await;
    check.says("missing-file", "failed", &["try_files", "404"]).await;
    let gone = deployment(&nothing, |path, response| {
        if path.starts_with("/start-") {
            *response = StatusCode::NOT_FOUND.into_response();
        }
    });
    let gone = gone.await;
    check.browser.open(gone.url("/check/")).await;
    check.says("types", "failed", &["start-", "404", "dist/"]).await;
}

#[tokio::test]
async fn messages_that_are_none_are_counted_with_their_reason() {
    let bar = Site::page("").await;
    let check = Check::of(deployment(&frame(&bar), as_it_is).await).await;
    check.until_subscribed().await;
    check.browser.say_in(BAR, "13800138123 calls").await;
    check.says("first-event", "failed", &["not JSON", "1 rejected"]).await;
    check.says_in_bar("Call_From_13800138123", Value::Null).await;
    check.says("first-event", "warned", &["2 received, 0 understood, 1 unknown, 1 rejected"]).await;
    assert!(!check.report().await.contains("13800138123"));
}
