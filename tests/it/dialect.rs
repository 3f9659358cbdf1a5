//! Where the documents say two things, the console goes by what the operator says, or by what this bar was seen to mean.

use crate::support::cases::law_of_the_same_days;
use crate::support::days::{any_day, any_dialect, any_settings};
use crate::support::journals::journal;
use crate::support::{Desk, after, message};
use agent_console::domain::{AlertingMeans, AlertingTaken, Call, Dialect, Session, TimesIn};
use agent_console::journal::{Entry, EntryKind, read_entry, write_entry};
use agent_console::protocol::RawText;
use agent_console::simulator::Platform;
use proptest::prelude::*;
use serde_json::{Value, json};

fn means(customer_alerting: AlertingMeans) -> Dialect {
    Dialect { customer_alerting, ..Dialect::default() }
}

/// A desk whose bar has been in so many conversations that were held and went on, with no other word for hold than
/// `AgentEvent_Customer_Alerting`, and is held in one more; and what its row says then.
fn held(before: usize, dialect: Dialect) -> String {
    let mut desk = Desk::new();
    desk.session = desk.session.clone().speaking(dialect);
    for call in 0..=before {
        let id = format!("1-{call}");
        let talking = json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0"});
        desk.say("AgentEvent_Ringing", talking.clone());
        desk.say("AgentEvent_Talking", talking.clone());
        desk.wait(10_000);
        desk.say("AgentEvent_Customer_Alerting", json!(id));
        desk.wait(20_000);
        if call < before {
            desk.say("AgentEvent_Talking", talking);
            desk.say("AgentEvent_Call_Release", json!(id));
            desk.say("AgentState_Ready", Value::Null);
            desk.wait(10_000);
        }
    }
    let call = desk.session.calls().last().expect("a call");
    let concluded = dialect == Dialect::default() && desk.session.alerting_taken() == AlertingTaken::Hold;
    assert_eq!(
        desk.session.holds_by_alerting(),
        u32::try_from(before).expect("few") * u32::from(dialect == Dialect::default())
    );
    format!(
        "{} hold {} {concluded}",
        if call.changed { "changed" } else { "same" },
        call.hold_ms(desk.now().at) / 1_000
    )
}

#[test]
fn a_bar_that_calls_hold_by_the_name_of_ringing_is_understood_as_the_operator_says() {
    assert_eq!(held(0, means(AlertingMeans::Hold)), "same hold 20 false");
    assert_eq!(held(5, means(AlertingMeans::Ringing)), "same hold 0 false");
}

#[test]
fn and_of_itself_when_two_conversations_went_on() {
    assert_eq!(held(0, Dialect::default()), "changed hold 0 false");
    assert_eq!(held(1, Dialect::default()), "changed hold 0 false");
    assert_eq!(held(2, Dialect::default()), "same hold 20 true");
}

#[test]
fn what_a_bar_was_seen_to_mean_holds_in_the_next_shift_and_in_a_stretch_of_this_one() {
    let mut desk = Desk::new();
    for call in 0..2 {
        let id = format!("1-{call}");
        let talking = json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0"});
        desk.say("AgentEvent_Talking", talking.clone());
        desk.say("AgentEvent_Customer_Alerting", json!(id));
        desk.say("AgentEvent_Talking", talking);
        desk.say("AgentEvent_Call_Release", json!(id));
        desk.say("AgentState_Ready", Value::Null);
        desk.wait(10_000);
    }
    assert_eq!(desk.session.alerting_taken(), AlertingTaken::Hold);
    let (now, session) = (desk.now(), &desk.session);
    for known in [session.snapshot(), session.snapshot_of_the_day(now), session.carried_over(now)] {
        let mut other = Session::new(now);
        let stored = write_entry(&Entry { number: 0, now, what: EntryKind::Restored(Box::new(known)) });
        other.handle(now, read_entry(&stored).expect("readable").input());
        assert_eq!(other.alerting_taken(), AlertingTaken::Hold);
    }
}

#[test]
fn a_bar_that_has_a_word_for_hold_means_nothing_else_by_another() {
    let mut desk = Desk::new();
    desk.say("AgentEvent_Talking", json!({"caller": "70093", "callid": "1-1", "called": "49999", "feature": "0"}));
    desk.say("AgentEvent_Hold", json!("1-1"));
    for _ in 0..5 {
        desk.say("AgentEvent_Talking", json!({"callid": "1-1", "feature": "0"}));
        desk.say("AgentEvent_Customer_Alerting", json!("1-1"));
    }
    assert_eq!(desk.session.alerting_taken(), AlertingTaken::Ringing);
    assert_eq!(desk.rows(), ["1-1 70093 inbound talking ring 0 talk 0 hold 0"]);
}

#[test]
fn seconds_are_told_from_milliseconds_by_their_size_unless_the_operator_says_what_they_are() {
    let told = |event_gen_time, told| Dialect { event_gen_time, ..Dialect::default() }.generated(Some(told));
    let (seconds, ms) = (1_784_529_722, 1_784_529_722_590);
    assert_eq!(told(TimesIn::Auto, ms), Some(ms));
    assert_eq!(told(TimesIn::Auto, seconds), Some(seconds * 1_000));
    assert_eq!(told(TimesIn::Seconds, seconds), Some(seconds * 1_000));
    assert_eq!(told(TimesIn::Milliseconds, seconds), Some(seconds));
    assert_eq!(told(TimesIn::Nothing, ms), None);
    assert_eq!(told(TimesIn::Seconds, u64::MAX), Some(u64::MAX));
}

/// The session of a journal in a dialect.
fn live(entries: &[Entry], dialect: Dialect) -> Session {
    let mut session = Session::new(after(0)).speaking(dialect);
    entries.iter().for_each(|entry| drop(session.handle(entry.now, entry.input())));
    session
}

/// The entries with each message's text changed.
fn said(entries: &[Entry], change: impl Fn(&str) -> String) -> Vec<Entry> {
    let change = |entry: &Entry| match &entry.what {
        EntryKind::Message(text) => {
            Entry { what: EntryKind::Message(RawText::new(&change(text.as_str()))), ..entry.clone() }
        }
        _ => entry.clone(),
    };
    entries.iter().map(change).collect()
}

proptest! {
    #![proptest_config(law_of_the_same_days(128))]

    /// A bar that says `Customer_Alerting` for hold makes the same calls as one that says `Hold`.
    #[test]
    fn a_hold_by_another_name_is_the_same_hold(
        (days, dialect, settings) in (any_day(), any_dialect(), any_settings())
    ) {
        let dialect = agent_console::simulator::Dialect { inbound_customer_alerting: false, ..dialect };
        let entries = journal(&days, Platform::with(dialect, settings));
        let renamed = said(&entries, |text| text.replace("\"AgentEvent_Hold\"", "\"AgentEvent_Customer_Alerting\""));
        let (plain, other) = (live(&entries, means(AlertingMeans::Ringing)), live(&renamed, means(AlertingMeans::Hold)));
        let calls = |session: &Session| Vec::from_iter(session.calls().iter().map(|call| (**call).clone()));
        let plain: Vec<Call> = calls(&plain);
        prop_assert_eq!(calls(&other), plain);
    }
}

#[test]
fn a_message_is_still_read_when_its_time_is_no_time() {
    let mut desk = Desk::new();
    desk.session = desk.session.clone().speaking(Dialect { event_gen_time: TimesIn::Nothing, ..Dialect::default() });
    desk.post(&message("AgentState_Ready", Value::Null));
    assert_eq!(desk.agent(), "idle");
}

#[test]
fn what_alerting_is_taken_for_is_told_in_both_directions() {
    let mut desk = Desk::new();
    assert_eq!(desk.session.alerting_taken(), AlertingTaken::Undecided);
    desk.say("AgentEvent_Talking", json!({"caller": "70093", "callid": "1-1", "called": "49999", "feature": "0"}));
    desk.say("AgentEvent_Hold", json!("1-1"));
    assert_eq!(desk.session.alerting_taken(), AlertingTaken::Ringing);
    let mut desk = Desk::new();
    for call in 0..2 {
        let id = format!("1-{call}");
        let talking = json!({"caller": "70093", "callid": id, "called": "49999", "feature": "0"});
        for (event, content) in [
            ("AgentEvent_Talking", talking.clone()),
            ("AgentEvent_Customer_Alerting", json!(id)),
            ("AgentEvent_Talking", talking),
            ("AgentEvent_Call_Release", json!(id)),
        ] {
            desk.say(event, content);
            desk.wait(10_000);
        }
    }
    assert_eq!(desk.session.alerting_taken(), AlertingTaken::Hold);
}
