//! Diagnostics says what the bar's messages are taken to mean, and who says so.

use crate::after;
use crate::draw::Figures;
use agent_console::domain::{AlertingMeans, Dialect, Input, Session, TimesIn};
use agent_console::monitor::Evidence;
use agent_console::picture::dialect;
use agent_console::protocol::decode;
use agent_console::view::{EN, Locale};

fn said(dialect_of: Dialect, messages: &[&str], b: u32) -> Vec<String> {
    let mut session = Session::new(after(0)).speaking(dialect_of);
    for (at, message) in messages.iter().enumerate() {
        session.handle(after(at as u64 * 1_000), Input::Bar(decode(message)));
    }
    let said = dialect(&session, Evidence { a: 0, b }, &EN, &Locale::new(Figures));
    said.iter().map(|sentence| sentence.to_string()).collect()
}

#[test]
fn what_alerting_and_times_are_taken_for_is_said_with_the_reason() {
    let (auto, words) = (Dialect::default(), &EN.speech);
    assert_eq!(said(auto, &[], 0), [words.alerting_undecided]);
    let talking =
        r#"{"eventType": "AgentEvent_Talking", "content": {"callid": "1-1", "caller": "70093", "feature": "0"}}"#;
    let hold = r#"{"eventType": "AgentEvent_Hold", "content": "1-1"}"#;
    assert_eq!(said(auto, &[talking, hold], 0), [words.alerting_seen_ringing]);
    let alerting = r#"{"eventType": "AgentEvent_Customer_Alerting", "content": "1-1"}"#;
    let went_on = said(auto, &[talking, alerting, talking, alerting, talking], 40);
    assert!(went_on[0].contains("is taken for hold") && went_on[0].contains('2'), "{went_on:?}");
    assert!(went_on[1].contains("seconds") && went_on[1].contains("40"), "{went_on:?}");
    let set = Dialect { customer_alerting: AlertingMeans::Hold, event_gen_time: TimesIn::Nothing };
    assert_eq!(said(set, &[], 40), [words.alerting_set_hold, words.times_ignored]);
}
