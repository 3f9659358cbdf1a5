//! How the agent wants calls to ring.

use super::*;

#[tokio::test]
async fn settings_are_each_agents_own_and_outlive_the_page() {
    let desk = Desk::ready().await;
    let sign_in = async |agent: &str| {
        desk.event("AgentOther_ShutdownService", Value::Null).await;
        desk.say(json!({"eventType": "AgentOther_InService", "workNo": agent})).await;
        let last = "return JSON.parse(localStorage['agent-console.settings'] ?? null)?.last";
        let is_known = async || desk.browser.eval::<Option<String>>(last, &[]).await.as_deref() == Some(agent);
        desk.browser.until("the console to know who it is", is_known).await;
    };
    let settings = async || {
        let script = "const field = name => document.querySelector(`[data-setting=${name}]`);
            return [field('tone').value, field('notice-number').checked]";
        desk.browser.eval::<(String, bool)>(script, &[]).await
    };
    let are = async |tone: &str, number: bool| {
        desk.browser.open_settings("ringing").await;
        let what = format!("{tone} {number} in place of {:?}", settings().await);
        desk.browser.until(&what, async || settings().await == (tone.to_owned(), number)).await;
        desk.browser.close_settings().await;
    };
    sign_in("101").await;
    are("bell", true).await;
    desk.browser.set("ringing", "tone", "deep").await;
    desk.browser.set("ringing", "notice-number", "").await;
    are("deep", false).await;
    desk.browser.reload().await;
    desk.until_subscribed(1).await;
    are("deep", false).await;

    sign_in("102").await;
    are("bell", true).await;
    desk.browser.set("ringing", "tone", "chime").await;
    are("chime", true).await;
    sign_in("101").await;
    are("deep", false).await;

    desk.event("AgentState_Ready", Value::Null).await;
    desk.say(json!({"eventType": "AgentEvent_Ringing", "workNo": "101",
        "content": {"callid": "1-1", "caller": "49997", "called": "101"}}))
        .await;
    desk.all_ring(true, "at the ring").await;
    let notices = desk.alerts().await.notices;
    assert!(!notices.last().expect("one").body.contains("49997"), "{notices:?}");
}

#[tokio::test]
async fn what_is_switched_off_keeps_quiet_and_the_indicator_says_so() {
    let desk = Desk::ready().await;
    for name in ["sound", "notice", "title", "badge"] {
        desk.browser.set("ringing", name, "").await;
    }
    desk.browser.until_attr(RING, "data-rings", "no").await;
    desk.ringing("1-1").await;
    desk.popup_is_there(true).await;
    assert!(desk.alerts().await.all(false), "{:?}", desk.alerts().await);
    desk.browser.click(&format!("{RING} > summary")).await;
    desk.browser.click("[data-action=switch-sound-on]").await;
    desk.browser.until("the ringtone", async || desk.alerts().await.heard() == 1).await;
    desk.browser.until_attr(RING, "data-rings", "sound-only").await;
    desk.browser.click("[data-action=switch-notices-on]").await;
    desk.browser.until_attr(RING, "data-rings", "yes").await;
}

#[tokio::test]
async fn where_the_agent_wants_it_only_a_tab_out_of_sight_is_loud() {
    let desk = Desk::ready().await;
    desk.browser.set("ringing", "when", "hidden").await;
    desk.browser.until_attr("[data-check=sound]", "data-state", "ready-when-away").await;
    desk.browser.eval::<()>("window.focus()", &[]).await;
    desk.ringing("1-1").await;
    desk.popup_is_there(true).await;
    desk.browser.until("the title", async || desk.alerts().await.title.starts_with('☎')).await;
    let alerts = desk.alerts().await;
    assert_eq!((alerts.heard(), alerts.open()), (0, 0), "the agent looks at it");

    desk.browser.driver.minimize_window().await.expect("a window can be put away");
    desk.all_ring(true, "out of sight").await;
    desk.event("AgentEvent_Call_Release", json!("1-1")).await;
    desk.all_ring(false, "at the end").await;
}

#[tokio::test]
async fn a_click_on_the_notification_brings_the_tab_to_the_front_and_puts_it_away() {
    // What a click does in the worker is the ladder's.
    let script = format!("{WATCH} delete Navigator.prototype.serviceWorker;");
    let desk = Desk::ready_in(Browser::start_with(&[LOUD.to_owned()]).await, &script).await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "before the click").await;
    desk.browser.eval::<()>("window.fronted = 0; window.focus = () => window.fronted++", &[]).await;
    desk.browser.eval::<()>("alerts.last.dispatchEvent(new Event('click'))", &[]).await;
    assert_eq!(desk.browser.eval::<u32>("return fronted", &[]).await, 1);
    let alerts = desk.alerts().await;
    assert_eq!((alerts.heard(), alerts.open()), (1, 0), "the call still rings");
}

#[tokio::test]
async fn a_test_rings_two_rounds_as_a_call_would_and_a_second_press_ends_it() {
    let desk = Desk::ready().await;
    desk.browser.open_settings("ringing").await;
    let test = "#settings [data-action=test-alerts]";
    desk.browser.click(test).await;
    desk.all_ring(true, "as a test").await;
    desk.browser.until_attr(test, "data-testing", "true").await;
    desk.browser.click(test).await;
    desk.all_ring(false, "after the second press").await;
    desk.browser.set("ringing", "tone", "pulse").await;
    desk.browser.open_settings("ringing").await;
    desk.browser.click(test).await;
    desk.all_ring(true, "as a test").await;
    desk.all_ring(false, "after two rounds").await;
    desk.browser.until_attr(test, "data-testing", "false").await;
    let limit = desk.alerts().await.sounds.last().and_then(|sound| sound.limit).expect("an end");
    assert!((3.0..3.3).contains(&limit), "{limit}");
}

#[tokio::test]
async fn a_hidden_tab_works_off_a_burst_of_messages_without_a_single_timer() {
    let desk = Desk::ready_in(Browser::start_throttling(&[LOUD.to_owned()]).await, WATCH).await;
    desk.browser.driver.minimize_window().await.expect("a window can be put away");
    desk.browser.until("the tab to be hidden", async || desk.browser.eval("return document.hidden", &[]).await).await;
    let none = "window.none = true; for (let id = setInterval(() => 0); id >= 0; id--) clearInterval(id)";
    desk.browser.eval::<()>(none, &[]).await;
    let burst = "for (let i = 0; i < 3000; i++) say({eventType: 'AgentState_Busy', workNo: '49999', content: null})";
    desk.browser.eval_in::<()>(&[BAR], burst, &[]).await;
    desk.ringing("1-1").await;
    desk.all_ring(true, "after the burst").await;
    desk.browser.eval_in::<()>(&[BAR], burst, &[]).await;
    desk.event("AgentEvent_Call_Release", json!("1-1")).await;
    desk.all_ring(false, "after the burst").await;
}
