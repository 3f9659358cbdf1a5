//! What the bar's ear understands.

use super::*;
use crate::protocol::{
    BarCommand, CalloutEncoding, CalloutForm, CalloutStyle, Kind, MediaMode, Number, callout, eventpost,
};
use serde_json::json;

#[test]
fn a_subscription_replaces_the_one_before() {
    let mut bar = BarSide::new();
    assert!(!bar.wants(Kind::Talking));
    bar.receive(&eventpost(&[]));
    assert!(Kind::ALL.iter().all(|&kind| bar.wants(kind)));
    let narrow = json!({"name": "eventpost", "param": ["AgentOther_PhoneAlerting"]});
    assert_eq!(
        bar.receive(&BarCommand::Text(narrow.to_string())),
        Heard::Subscribed(vec!["AgentOther_PhoneAlerting".to_owned()])
    );
    assert!(bar.wants(Kind::PhoneAlerting) && !bar.wants(Kind::Talking));
}

#[test]
fn a_subscription_is_a_text() {
    let mut bar = BarSide::new();
    let object = json!({"name": "eventpost", "param": ["AgentOther_PhoneAlerting"]});
    assert_eq!(bar.receive(&BarCommand::Object(object.to_string())), Heard::NotUnderstood);
    assert_eq!(bar.subscriptions(), 0);
}

#[test]
fn a_callout_is_understood_in_every_form_that_is_documented() {
    let number = Number::new("88889007");
    for form in [CalloutForm::Array, CalloutForm::Object] {
        for encoding in [CalloutEncoding::Object, CalloutEncoding::Text] {
            for mode in [MediaMode::Audio, MediaMode::Video] {
                let posted = callout(&number, mode, CalloutStyle { form, encoding });
                let heard = BarSide::new().receive(&posted);
                assert_eq!(heard, Heard::CallOut { number: "88889007".to_owned(), mode }, "{posted:?}");
            }
        }
    }
}

#[test]
fn anything_else_is_not_understood() {
    let nonsense = [
        BarCommand::Text("not JSON".to_owned()),
        BarCommand::Text(r#"{"name":"eventpost"}"#.to_owned()),
        BarCommand::Text(r#"{"name":"eventpost","param":[1]}"#.to_owned()),
        BarCommand::Object(json!({"name": "callout", "param": []}).to_string()),
        BarCommand::Object(json!({"name": "callout", "param": ["", "audio"]}).to_string()),
        BarCommand::Object(json!({"name": "callout", "param": ["1", "telegraph"]}).to_string()),
        BarCommand::Object(json!({"name": "answer", "param": []}).to_string()),
        BarCommand::Object(json!(null).to_string()),
    ];
    for posted in nonsense {
        assert_eq!(BarSide::new().receive(&posted), Heard::NotUnderstood, "{posted:?}");
    }
}

#[test]
fn a_callout_is_obeyed_by_who_is_signed_in_and_on_no_call() {
    let mut desk = Desk::new(Dialect::default(), Settings::default());
    assert!(!desk.platform.takes_callout());
    desk.after(Action::SignIn);
    assert!(desk.platform.takes_callout());
    desk.after(incoming());
    desk.after(Action::Answer);
    desk.after(Action::Hold);
    assert!(desk.platform.can(&dial()) && !desk.platform.takes_callout());
}

#[test]
fn a_console_that_greets_tells_its_language() {
    let heard = Heard::Greeted { language: "es".to_owned() };
    assert_eq!(BarSide::new().receive(&crate::protocol::greeting("es")), heard);
    let strange = BarCommand::Text(r#"{"simulated_bar":{"language":"es","url":"/"}}"#.to_owned());
    assert_eq!(BarSide::new().receive(&strange), Heard::NotUnderstood);
}

#[test]
fn how_far_the_clock_is_put_forward_is_read_as_it_is_written() {
    use crate::protocol::{clock_forward, read_clock_forward};
    for ms in [0, 9_000] {
        assert_eq!(read_clock_forward(&clock_forward(ms)), Some(ms));
    }
    for other in [clock_forward(3_600_001).as_str(), "9000", r#"{"eventType":"AgentEvent_Ringing"}"#] {
        assert_eq!(read_clock_forward(other), None, "{other}");
    }
}
