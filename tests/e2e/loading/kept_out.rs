//! What keeps the bar out: a policy, an expired session, another tab, another origin.

use super::*;

#[tokio::test]
async fn what_the_page_s_policy_keeps_out_is_named_with_its_directive() {
    const NO_BLOB: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         connect-src 'self' http://127.0.0.1:*; frame-src http://127.0.0.1:*";
    const NO_CONNECTION: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' blob:; style-src 'self'; \
         img-src 'self'; connect-src 'self'; frame-src http://127.0.0.1:*";
    for (policy, directive) in [(NO_BLOB, "script-src"), (NO_CONNECTION, "connect-src"), (NO_FRAME, "frame-src")] {
        let desk = Desk::open_with(Behaviour::default(), json!({}), Some(policy)).await;
        desk.fails("blocked").await;
        assert!(desk.browser.text(FAILURE).await.is_some_and(|text| text.contains(directive)), "{directive}");
        assert!(desk.browser.count(BAR).await <= 1);
    }
}

#[tokio::test]
async fn a_script_that_fails_for_the_policy_fails_by_that_name() {
    let desk = Desk::with(Script::Evaluates).await;
    desk.browser.until("a failure", async || desk.browser.count(FAILURE).await == 1).await;
    assert_eq!(desk.browser.attr(FAILURE, "data-failure").await.as_deref(), Some("blocked"));
}

#[tokio::test]
async fn in_frame_mode_a_page_that_the_policy_keeps_out_is_named_too() {
    let bar = json!({"mode": "frame", "url": "https://bar.example/page"});
    let desk = Desk::open_with(Behaviour::default(), bar, Some(NO_FRAME)).await;
    desk.fails("blocked").await;
    assert!(desk.browser.text(FAILURE).await.is_some_and(|text| text.contains("https://bar.example")));
}

#[tokio::test]
async fn a_server_that_comes_back_is_found_without_anybody_s_help() {
    let desk = Desk::open(Behaviour { answer: Some((503, "")), ..Behaviour::default() }).await;
    desk.fails("platform-status").await;
    desk.platform.behave(|behaviour| behaviour.answer = None);
    desk.is_subscribed().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.link("ready").await;
    assert!(desk.platform.seen(|seen| seen.sessions) > 1);
}

#[tokio::test]
async fn an_expired_session_is_renewed_but_not_in_the_middle_of_a_call() {
    let desk = Desk::open(Behaviour::default()).await;
    desk.is_subscribed().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "13812345678"})).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "caller": "13812345678"})).await;
    desk.browser.until_attr(ROW, "data-phase", "talking").await;
    let refusal = json!({"retcode": "000-003", "message": "", "event": null});
    for _ in 0..6 {
        desk.browser.say_in(BAR, &refusal).await;
    }
    // Nobody tells of the call any more; the bar may still be what it is spoken through.
    desk.browser.until("a word about it", async || desk.browser.count("#bar-doubt").await == 1).await;
    assert_eq!(desk.platform.seen(|seen| (seen.sessions, seen.pages)), (1, 1));
    desk.again().await;
    desk.is_adopted().await;
    desk.is_subscribed().await;
    assert_eq!(desk.platform.seen(|seen| seen.sessions), 2);
    // Without a call it needs nobody.
    desk.event("AgentState_Ready", Value::Null).await;
    desk.link("ready").await;
    for _ in 0..6 {
        desk.browser.say_in(BAR, &refusal).await;
    }
    desk.browser.until("another session", async || desk.platform.seen(|seen| seen.sessions) == 3).await;
    desk.is_adopted().await;
    desk.is_subscribed().await;
}

#[tokio::test]
async fn the_token_is_seen_nowhere() {
    let desk = Desk::with(Script::Throws).await;
    desk.is_subscribed().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.link("ready").await;
    let kept = "const done = arguments[arguments.length - 1]; (async () => {
        let text = document.documentElement.outerHTML + location + JSON.stringify({...localStorage}) +
            JSON.stringify({...sessionStorage}) + document.cookie + performance.getEntries().map(entry => entry.name);
        for (const {name} of await indexedDB.databases()) {
            const base = await new Promise(yes => { const ask = indexedDB.open(name); ask.onsuccess = () => yes(ask.result) });
            for (const store of base.objectStoreNames) text += JSON.stringify(await new Promise(yes => {
                const ask = base.transaction(store).objectStore(store).getAll(); ask.onsuccess = () => yes(ask.result) }));
            base.close();
        }
        done(text) })()";
    let kept = desk.browser.driver.execute_async(kept, Vec::new()).await.expect("the page tells");
    let kept: String = kept.convert().expect("a text");
    assert!(kept.contains("AgentState_Ready"), "the journal was not read");
    assert!(!kept.contains(SECRET));
    assert!(!format!("{:?}", desk.browser.console_errors().await).contains(SECRET));
}

#[tokio::test]
async fn only_the_tab_that_holds_the_bar_loads_it_and_the_next_one_gets_a_session_of_its_own() {
    let desk = Desk::open(Behaviour::default()).await;
    desk.is_subscribed().await;
    let first = desk.browser.driver.window().await.expect("a tab");
    let second = desk.browser.driver.new_tab().await.expect("one more tab");
    desk.browser.driver.switch_to_window(second).await.expect("it is there");
    desk.browser.open(desk.console.url("/")).await;
    desk.link("elsewhere").await;
    assert_eq!((desk.browser.count(BAR).await, desk.platform.seen(|seen| seen.sessions)), (0, 1));
    desk.browser.click("#connection [data-action=use-here]").await;
    desk.is_subscribed().await;
    assert_eq!(desk.platform.seen(|seen| seen.sessions), 2);
    desk.browser.driver.switch_to_window(first).await.expect("it is there");
    desk.browser.until("the bar to be gone", async || desk.browser.count(BAR).await == 0).await;
    assert_eq!(desk.browser.count("#cc-button").await, 0);
    assert!(!desk.browser.eval::<bool>("return 'callback' in window", &[]).await);
}

#[tokio::test]
async fn a_page_of_our_own_origin_that_refuses_to_be_framed_is_named() {
    let denied = async || ([("X-Frame-Options", "DENY"), ("Content-Type", "text/html")], "<p>bar");
    let config = json!({"bar": {"mode": "frame", "url": "bar.html"}}).to_string();
    let routes = axum::Router::new().route("/bar.html", axum::routing::get(denied));
    let console = console(axum::http::StatusCode::OK, &config);
    let site = Site::routes(routes.merge(policed(console, &config))).await;
    let browser = Browser::start().await;
    browser.open(site.url("/")).await;
    browser.until_attr(FAILURE, "data-failure", "not-framed").await;
    browser.until_attr("#connection", "data-link", "failed").await;
}

#[tokio::test]
async fn a_page_of_another_origin_that_may_refuse_is_doubted_and_no_more() {
    let desk = Desk::open(Behaviour { deny_frames: true, ..Behaviour::default() }).await;
    desk.is_adopted().await;
    desk.browser.open_settings("diagnostics").await;
    let told = async || desk.browser.count(".connection-doubt").await == 1;
    desk.browser.until_within(Duration::from_secs(60), "the doubt", told).await;
    desk.link("waiting-long").await;
    assert_eq!(desk.browser.count(FAILURE).await, 0);
}
