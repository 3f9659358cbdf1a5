//! Breaks and wrap-ups with a limit: they count down in the panel and in the tab's title, and their end is heard once.

use crate::alerts::{LOUD, WATCH};
use crate::clock::{CLOCKS, MINUTE};
use crate::console::Desk;
use crate::harness::{Browser, skipped_in};
use crate::tabs::Tabs;
use serde_json::{Value, json};

const PANEL: &str = "#agent-status";
const SECOND: i64 = 1_000;

impl Desk {
    /// A break may last a quarter of an hour, a wrap-up a minute.
    async fn with_limits() -> Desk {
        let limits = json!({"rests": {"0": {"name": "Break", "minutes": 15}}, "wrapUp": {"minutes": 1}});
        let (console, bar) = Desk::sites(limits).await;
        let browser = Browser::start_with(&[LOUD.to_owned()]).await;
        browser.allow_notifications().await;
        browser.before_pages(&format!("{WATCH} {CLOCKS}")).await;
        let desk = Desk::open_at(console, bar, browser).await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.panel("idle").await;
        desk
    }

    async fn limit_is(&self, stage: &str) {
        let attribute = async || self.browser.attr(PANEL, "data-limit").await.unwrap_or_default();
        self.browser.until(&format!("the limit to be {stage:?}"), async || attribute().await == stage).await;
    }

    async fn title_has(&self, words: &str) {
        let title = async || self.browser.eval::<String>("return document.title", &[]).await;
        self.browser.until(&format!("{words:?} in the title"), async || title().await.contains(words)).await;
    }

    /// How many sounds have begun in this page, and what notifications of a limit are open.
    async fn told_of_limits(&self) -> (usize, Vec<String>) {
        let alerts = self.alerts().await;
        let notices = alerts.notices.iter().filter(|notice| notice.is_of_limit());
        (alerts.sounds.len(), notices.map(|notice| notice.title.clone()).collect())
    }

    async fn has_told_of_limits(&self, sounds: usize, notices: &[&str]) {
        let what = format!("{sounds} sounds and {notices:?}: {:?}", self.told_of_limits().await);
        self.browser
            .until(&what, async || {
                self.told_of_limits().await == (sounds, Vec::from_iter(notices.iter().map(|&text| text.into())))
            })
            .await;
    }
}

#[tokio::test]
async fn a_break_counts_down_warns_once_and_is_over_once_also_while_the_machine_sleeps() {
    skipped_in!(Firefox | WebKit, "their sounds can't be let out without a click");
    let desk = Desk::with_limits().await;
    desk.event("AgentState_SetRest_Success", json!({"reason": "0"})).await;
    desk.panel("rest").await;
    desk.title_has(" left of your break – ").await;
    desk.limit_is("").await;
    desk.jumps(13 * MINUTE).await;
    desk.title_has("1:5").await;
    desk.has_told_of_limits(0, &[]).await;

    desk.jumps(MINUTE + 10 * SECOND).await;
    desk.limit_is("near").await;
    desk.has_told_of_limits(1, &[]).await;
    desk.reload().await;
    desk.limit_is("near").await;
    desk.title_has("0:").await;
    desk.has_told_of_limits(0, &[]).await;

    desk.jumps(MINUTE).await;
    desk.limit_is("over").await;
    desk.title_has("Break over by 0:").await;
    desk.has_told_of_limits(1, &["Break is over its limit"]).await;
    assert_eq!(desk.browser.attr(PANEL, "data-overdue").await, None, "the platform has not said so");
    desk.event("AgentState_Rest_Timeout", Value::Null).await;
    desk.browser.until_attr(PANEL, "data-overdue", "true").await;
    desk.reload().await;
    desk.limit_is("over").await;
    desk.title_has("Break over by ").await;
    desk.has_told_of_limits(0, &[]).await;

    desk.event("AgentState_CancelRest_Success", Value::Null).await;
    desk.panel("idle").await;
    desk.title_has("Agent console").await;
    desk.limit_is("").await;
    desk.no_console_errors().await;
}

#[tokio::test]
async fn the_end_of_a_wrap_up_waits_for_a_ring_and_is_told_in_the_tab_with_the_bar() {
    skipped_in!(Firefox | WebKit, "their sounds can't be let out without a click");
    let mut tabs = Tabs::at(Desk::with_limits().await, 1).await;
    tabs.one_more(&format!("{WATCH} {CLOCKS}")).await;
    tabs.elsewhere().await;
    tabs.go(0).await;
    let desk = &tabs.desk;
    desk.event("AgentState_Work", Value::Null).await;
    desk.panel("wrap-up").await;
    desk.event("AgentEvent_Ringing", json!({"callid": "1-1", "caller": "4001", "feature": "0"})).await;
    desk.popup_is_there(true).await;
    let rung = desk.told_of_limits().await.0;
    desk.jumps(MINUTE + SECOND).await;
    desk.limit_is("over").await;
    assert_eq!(desk.told_of_limits().await, (rung, vec![]), "it rings");
    desk.title_has("☎").await;
    desk.event("AgentEvent_Customer_Release", json!({"callid": "1-1"})).await;
    desk.popup_is_there(false).await;
    desk.has_told_of_limits(rung + 1, &["Wrap-up is over its limit"]).await;
    desk.title_has("Wrap-up over by ").await;
    tabs.go(1).await;
    tabs.desk.limit_is("over").await;
    assert_eq!(tabs.desk.told_of_limits().await, (0, vec![]));
    tabs.desk.title_has("Agent console").await;
    tabs.go(0).await;
    tabs.desk.event("AgentState_Ready", Value::Null).await;
    tabs.desk.panel("idle").await;
    tabs.desk.has_told_of_limits(rung + 1, &[]).await;
    tabs.desk.no_console_errors().await;
}
