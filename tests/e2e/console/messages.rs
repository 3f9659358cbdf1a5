//! What the bar, the console and an enterprise's script say to each other.

use super::*;

#[tokio::test]
async fn the_bar_gets_the_whole_list_of_events_as_json_text_and_again_after_a_reload() {
    let desk = Desk::open().await;
    let first = &desk.browser.received_in(BAR).await[0];
    let message: Value = serde_json::from_str(first.as_str().expect("eventpost is text")).expect("JSON");
    assert_eq!(message["name"], "eventpost");
    let list = message["param"].as_array().expect("a list");
    for identifier in ["AgentState_Busy", "AgentOther_PhoneAlerting", "AgentEvent_Ringing", "AgentEvent_Hold"] {
        assert!(list.contains(&json!(identifier)), "{identifier}");
    }
    // Nobody answers, so it is asked again; and once heard, no more until the frame loads anew.
    desk.until_subscribed(2).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.browser.until_attr("#connection", "data-link", "ready").await;
    desk.browser.eval_in::<()>(&[BAR], "location.reload()", &[]).await;
    desk.browser.until_attr("#connection", "data-link", "waiting").await;
    desk.until_subscribed(1).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.browser.until_attr("#connection", "data-link", "ready").await;
}

#[tokio::test]
async fn every_message_of_our_frame_is_accounted_for() {
    let desk = Desk::open().await;
    desk.say(documented("AgentState_Ready", Value::Null)).await;
    desk.say(json!({"retcode": "0", "event": {"eventType": "AgentState_Busy", "workNo": "1", "content": null}})).await;
    desk.say(json!({"data": {"eventType": "AgentState_Work"}})).await;
    desk.say(json!({"workNo": "1", "eventList": [{"eventType": "AgentState_Busy"}, {"eventType": "AgentState_Work"}]}))
        .await;
    desk.say(json!({"retcode": "000-001", "message": "", "event": null})).await;
    desk.say(json!({"eventType": "AgentChat_Ring"})).await;
    for rejected in [
        json!("hello"),
        json!({"retcode": "0", "event": null}),
        json!(5),
        json!(null),
        json!([1]),
        json!({"eventType": "AgentEvent_Talking", "content": 7}),
        json!("9".repeat(10 << 20)),
    ] {
        desk.say(rejected).await;
    }
    // What has no form as text at all.
    desk.browser
        .eval_in::<()>(&[BAR], "const a = {}; a.a = a; say(a); say(undefined); say(10n); say('\\ud800')", &[])
        .await;
    desk.counted("received", 17).await;
    assert_eq!(desk.counts().await, [17, 5, 1, 11, 0]);
    desk.panel("wrap-up").await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn forged_messages_are_counted_and_do_nothing() {
    // The policy by itself would not even let it be framed.
    let hostile = Site::page("").await;
    let desk = Desk::open_configured(json!({"policy": {"sources": {"frame-src": [hostile.origin()]}}})).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    let forged = documented("AgentState_Busy", Value::Null);

    // From a foreign origin, from the bar's origin but another window, and from the console's own window.
    desk.browser.add_frame("hostile", &hostile.url("/hostile.html")).await;
    desk.browser.add_frame("twin", &desk.bar.url("/foreign-bar.html")).await;
    for frame in ["#hostile", "#twin"] {
        let loaded = async || desk.browser.eval_in(&[frame], "return typeof say === 'function'", &[]).await;
        desk.browser.until("the frame", loaded).await;
        desk.browser.say_in(frame, &forged).await;
    }
    desk.browser.eval::<()>("postMessage(arguments[0], '*')", &[json!(forged)]).await;
    desk.counted("foreign", 3).await;

    // From the bar's window, after it went to a foreign origin.
    let elsewhere = json!(hostile.url("/hostile.html"));
    desk.browser.eval_in::<()>(&[BAR], "location.href = arguments[0]", &[elsewhere]).await;
    desk.browser
        .until("the bar's frame to be elsewhere", async || {
            desk.browser.eval_in(&[BAR], "return document.title.includes('nobody asked')", &[]).await
        })
        .await;
    desk.say(&forged).await;
    desk.counted("foreign", 4).await;

    assert_eq!(desk.counts().await, [1, 1, 0, 0, 4]);
    desk.panel("idle").await;
}

#[tokio::test]
async fn neither_query_nor_fragment_changes_where_the_bar_comes_from() {
    let desk = Desk::open().await;
    let source = desk.browser.attr(BAR, "src").await;
    let query = "/?url=http://127.0.0.1:1/&mode=simulator&bar.url=http://127.0.0.1:1/#bar.url=http://127.0.0.1:1/";
    desk.browser.open(desk.console.url(query)).await;
    desk.until_subscribed(1).await;
    assert_eq!(desk.browser.attr(BAR, "src").await, source);
}

#[tokio::test]
async fn text_from_the_bar_is_never_markup() {
    let desk = Desk::open().await;
    let evil = "<img src=x onerror=document.title='broken'>";
    desk.event("AgentEvent_Ringing", json!({"caller": evil, "callid": evil})).await;
    desk.event("OUTBOUND_DETECT_EVENT", json!({"callId": evil, "desc": evil})).await;
    desk.say(json!({"eventType": evil})).await;
    desk.counted("unknown", 1).await;
    assert_eq!(desk.browser.attr("#incoming-call", "data-number").await.as_deref(), Some(evil));
    assert_eq!(desk.browser.count("img").await, 0);
    assert_ne!(desk.browser.eval::<String>("return document.title", &[]).await, "broken");
    desk.no_console_errors().await;
}

#[tokio::test]
async fn an_enterprises_script_hears_of_agent_and_calls() {
    let desk = Desk::open().await;
    let listen = "window.heard = [];
        for (const name of ['agent-state', 'call-ringing', 'call-answered', 'call-ended'])
            addEventListener('agent-console:' + name, event => heard.push([name, event.detail]))";
    desk.browser.eval::<()>(listen, &[]).await;
    desk.event("AgentState_SetNotReady_Success", Value::Null).await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1"})).await;
    desk.event("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"})).await;
    desk.event("AgentEvent_Call_Release", json!("1-1")).await;
    let heard = async || desk.browser.eval::<Vec<(String, Value)>>("return heard", &[]).await;
    desk.browser.until("the end of the call", async || heard().await.len() == 4).await;
    let heard = heard().await;
    let names: Vec<&str> = heard.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["agent-state", "call-ringing", "call-answered", "call-ended"]);
    assert_eq!(heard[0].1["state"], "not-ready");
    assert_eq!(heard[0].1["reason"], "200");
    let ended = &heard[3].1;
    for (key, value) in [
        ("callId", "1-1"),
        ("number", "49997"),
        ("direction", "inbound"),
        ("phase", "ended"),
        ("outcome", "answered"),
        ("endedBy", "agent"),
    ] {
        assert_eq!(ended[key], value, "{key}");
    }
    assert_eq!(ended["talkSeconds"], 0);
    assert!(ended["began"].as_u64() > Some(1_700_000_000_000) && ended["ended"].as_u64() >= ended["answered"].as_u64());
}

#[tokio::test]
async fn a_dialled_number_is_posted_as_a_callout() {
    let desk = Desk::open().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    let field = desk.browser.driver.find(thirtyfour::By::Css("input[type=tel]")).await.expect("a dial field");
    field.send_keys("88889007\u{e007}").await.expect("the field takes keys");
    let callout = json!({"name": "callout", "param": ["88889007", "audio"]});
    desk.browser.until("the callout", async || desk.browser.received_in(BAR).await.contains(&callout)).await;
    desk.event("AgentOther_PhoneAlerting", Value::Null).await;
    desk.counted("received", 2).await;
    assert_eq!(desk.browser.count("#incoming-call").await, 0, "the agent's own leg is no incoming call");
}
