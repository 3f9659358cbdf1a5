//! The bar that is opened in the check, and the vendor's way in.

use super::*;

#[tokio::test]
async fn a_bar_that_a_console_holds_is_opened_here_only_when_asked() {
    let bar = Site::page("").await;
    let site = deployment(&frame(&bar), as_it_is).await;
    let browser = Browser::start().await;
    browser.open(site.url("/")).await;
    browser.until("the console's bar", async || browser.count(BAR).await == 1).await;
    let console = browser.driver.window().await.expect("a tab");
    let tab = browser.driver.new_tab().await.expect("another tab");
    browser.driver.switch_to_window(tab.clone()).await.expect("it can be gone to");
    let check = Check::at(browser, site, None).await;
    check.says("holder", "waiting", &["signed in twice", "Use the bar here"]).await;
    assert_eq!(check.browser.count(BAR).await, 0);
    check.browser.click("#holder button").await;
    check.says("holder", "passed", &[]).await;
    check.until_subscribed().await;
    // The console gives way, and takes the bar back when asked to.
    check.browser.driver.switch_to_window(console).await.expect("the tab is there");
    check.browser.until_attr("#connection", "data-link", "elsewhere").await;
    check.browser.click("#connection button").await;
    check.browser.until("the console's bar", async || check.browser.count(BAR).await == 1).await;
    check.browser.driver.switch_to_window(tab).await.expect("the tab is there");
    check.says("holder", "waiting", &["Another tab has taken"]).await;
    assert_eq!(check.browser.count(BAR).await, 0);
}

#[tokio::test]
async fn a_bar_that_is_asked_for_at_once_comes_from_a_console_that_does_not_let_go() {
    let bar = Site::page("").await;
    let site = deployment(&frame(&bar), as_it_is).await;
    let browser = Browser::start().await;
    browser.open(site.url("/")).await;
    browser.until("the console's bar", async || browser.count(BAR).await == 1).await;
    let mute = "const say = BroadcastChannel.prototype.postMessage;
        BroadcastChannel.prototype.postMessage = function(said) { if (!said.includes('\"free\"')) say.call(this, said); }";
    browser.eval::<()>(mute, &[]).await;
    let tab = browser.driver.new_tab().await.expect("another tab");
    browser.driver.switch_to_window(tab).await.expect("it can be gone to");
    // Within the second in which the page waits for an answer, and so late that the bar comes after it.
    let press = "new MutationObserver((_, observer) => {
            const button = document.querySelector('#holder button');
            if (!button) return;
            observer.disconnect();
            setTimeout(() => document.querySelector('#holder button').click(), 600);
        }).observe(document, {childList: true, subtree: true})";
    browser.before_pages(press).await;
    let check = Check::at(browser, site, None).await;
    check.says("holder", "passed", &[]).await;
    check.until_subscribed().await;
}

#[tokio::test]
async fn endpoints_are_asked_without_any_effect() {
    let asked = Arc::new(std::sync::Mutex::new(Vec::new()));
    let log = asked.clone();
    let crm = from_fn(move |request: Request, next: Next| {
        log.lock().expect("nobody breaks down").push(request.method().to_string());
        async move {
            let mut response = next.run(request).await;
            set(&mut response, HeaderName::from_static("access-control-allow-origin"), "*");
            set(&mut response, HeaderName::from_static("access-control-allow-headers"), "idempotency-key, x-desk");
            response
        }
    });
    let routes = Router::new()
        .route("/calls", axum::routing::post(async || StatusCode::OK).options(async || StatusCode::NO_CONTENT))
        .route("/who.json", get(async || r#"{"13800138123": "Zhang San", "5550110": "Desk"}"#));
    let crm = Site::routes(routes.layer(crm)).await;
    let config = json!({
        "delivery": {"url": crm.url("/calls?key=secret"), "headers": {"X-Desk": "secret"}},
        "directory": {"url": crm.url("/who.json")},
    });
    let check = Check::of(deployment(&config, as_it_is).await).await;
    check.says("delivery", "passed", &["405", "No call was sent"]).await;
    check.says("directory", "passed", &["2 numbers"]).await;
    let methods = asked.lock().expect("nobody breaks down").clone();
    assert!(methods.iter().all(|method| ["OPTIONS", "HEAD", "GET"].contains(&method.as_str())), "{methods:?}");
    let report = check.report().await;
    assert!(!report.contains("secret") && !report.contains("13800138123") && !report.contains("Zhang"), "{report}");
    let per_number = json!({"directory": {"url": crm.url("/who?number={number}")}, "delivery": {"url": "/gone"}});
    let check = Check::of(deployment(&per_number, as_it_is).await).await;
    check.says("directory", "warned", &["was not asked"]).await;
    check.says("delivery", "failed", &["404"]).await;
}

#[tokio::test]
async fn the_vendors_way_in_is_walked_up_to_the_first_event() {
    let platform = Platform::start(Behaviour::default()).await;
    let check = Check::of(platform.console().await).await;
    check.says("configuration", "passed", &["bar.session"]).await;
    check.says("session", "passed", &["answers with a session"]).await;
    check.says("script", "passed", &["made the bar"]).await;
    check.until_subscribed().await;
    check.says_in_bar("AgentState_Ready", Value::Null).await;
    check.says("first-event", "passed", &["AgentState_Ready"]).await;
    check.says("origin", "passed", &[]).await;
    let report = check.report().await;
    assert!(report.contains("mode loader") && !report.contains(SECRET), "{report}");
}

#[tokio::test]
async fn what_is_wrong_on_the_vendors_way_in_is_told_of_the_part_that_fails() {
    let lacks = Behaviour { session: Some((200, r#"{"access_token": "x"}"#)), ..Behaviour::default() };
    let check = Check::of(Platform::start(lacks).await.console().await).await;
    check.says("session", "failed", &["tenantSpaceId"]).await;
    check.says("script", "waiting", &["session comes first"]).await;
    let page = Behaviour { answer: Some((200, "<!doctype html><title>Portal</title>")), ..Behaviour::default() };
    let check = Check::of(Platform::start(page).await.console().await).await;
    check.says("session", "passed", &[]).await;
    check.says("script", "failed", &["a page in place of", "bar.contextPath"]).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_the_list_whatever_stands_there() {
    let check = Check::of(
        deployment(&json!({}), |_, response| drop(response.headers_mut().remove(CONTENT_SECURITY_POLICY))).await,
    )
    .await;
    check.until("policy", "failed").await;
    let mut found = Vec::new();
    inspect(&check.browser, "the check", &mut found).await;
    assert_eq!(found, Vec::<String>::new());
    let text = "return document.body.innerText";
    assert!(!check.browser.eval::<String>(text, &[]).await.contains("stopped working"));
    let shown = "return document.querySelector('.stopped').checkVisibility()";
    assert!(!check.browser.eval::<bool>(shown, &[]).await, "it works");
    let without_styles = "document.querySelectorAll('link[rel=stylesheet]').forEach(sheet => sheet.disabled = true)";
    check.browser.eval::<()>(without_styles, &[]).await;
    assert!(!check.browser.eval::<bool>(shown, &[]).await, "nor without its styles");
    check.browser.eval::<()>(&without_styles.replace("true", "false"), &[]).await;
    check.browser.eval::<()>("document.documentElement.dataset.stopped = ''", &[]).await;
    assert!(check.browser.eval::<bool>(shown, &[]).await, "when it has stopped");
    check.browser.eval::<()>("delete document.documentElement.dataset.stopped", &[]).await;
    check.browser.viewport(320, 640).await;
    let width = check.browser.eval::<u32>("return document.documentElement.scrollWidth", &[]).await;
    assert!(width <= 320, "{width}: nothing leaves a narrow page at its side");
}
