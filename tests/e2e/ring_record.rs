//! What became of a ring, in the real page.

use crate::console::Desk;
use serde_json::{Value, json};

impl Desk {
    async fn clock(&self) -> u64 {
        self.browser.eval("return Date.now()", &[]).await
    }

    /// The platform sent it so many milliseconds ago.
    async fn say_late(&self, identifier: &str, content: Value, late_ms: u64) {
        let sent = self.clock().await - late_ms;
        let event = json!({"eventType": identifier, "workNo": "49999", "eventGenTime": sent, "content": content});
        self.say(event.to_string()).await;
    }

    /// A ring comes four seconds later than usual.
    async fn rings_late(&self) {
        self.say_late("AgentState_Ready", Value::Null, 0).await;
        self.panel("idle").await;
        // The transport keeps the order: the ring was sent after that.
        let ready = self.clock().await;
        self.browser.until("the ring to be sent and kept back", async || self.clock().await > ready + 4_200).await;
        let offer = json!({"callid": "1-1", "caller": "13800138123", "called": "49999", "feature": "0"});
        self.say_late("AgentEvent_Ringing", offer, 4_000).await;
        self.popup_is_there(true).await;
    }
}

#[tokio::test]
async fn a_ring_that_was_reported_late_says_so_while_it_rings_in_its_details_and_in_the_file() {
    let desk = Desk::open().await;
    desk.rings_late().await;
    assert_eq!(desk.browser.text("#incoming-call .popup-late").await.as_deref(), Some("Reported 4 s late"));
    desk.say_late("AgentEvent_Customer_Release", json!({"callid": "1-1", "number": "13800138123"}), 0).await;
    desk.popup_is_there(false).await;
    desk.open_story("1-1").await;
    let told = desk.browser.text(".story-rang").await.expect("it rang");
    assert!(told.ends_with("Reported 4 s late"), "{told}");

    let line: Value = serde_json::from_str(desk.exported("export-json-lines").await.trim()).expect("one line");
    let ms = |key: &str| line[key].as_u64().unwrap_or_else(|| panic!("{key} in {line}"));
    assert_eq!(ms("rangReceived"), ms("began"));
    assert!((3_001..4_500).contains(&ms("rangLateMs")), "{line}");
    assert!((4_000..4_500).contains(&(ms("rangReceived") - ms("rangGenerated"))), "{line}");
    let table = desk.exported("export-csv").await;
    let heads = table.lines().next().expect("heads");
    assert!(heads.ends_with("rangPaintedMs,rangSoundMs,rangNoticeMs,rangMiniMs,rangSilencedMs,rangLateMs,rangUnknown"));
    desk.no_console_errors().await;
}
