//! What the console says to the bar.

use agent_console::protocol::*;
use serde_json::{Value, json};

#[test]
fn the_subscription_is_a_json_text_with_the_whole_list() {
    let extra = ["AgentChat_Ring".to_owned(), "AgentState_Busy".to_owned()];
    let BarCommand::Text(text) = eventpost(&extra) else { panic!("eventpost is posted as text") };
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["name"], "eventpost");
    let list: Vec<&str> = value["param"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let mut all: Vec<&str> = Kind::ALL.iter().map(|kind| kind.identifier()).collect();
    all.push("AgentChat_Ring");
    assert_eq!(list, all);
}

#[test]
fn a_callout_takes_each_documented_form() {
    let number = Number::new("88889007");
    let called = |mode, form, encoding| {
        let (text, is_text) = match callout(&number, mode, CalloutStyle { form, encoding }) {
            BarCommand::Text(text) => (text, true),
            BarCommand::Object(text) => (text, false),
        };
        (serde_json::from_str::<Value>(&text).expect("JSON"), is_text)
    };
    let array = json!({"name": "callout", "param": ["88889007", "audio"]});
    let object = json!({"name": "callout", "param": {"number": "88889007", "mode": "video"}});
    let posted = called(MediaMode::Audio, CalloutForm::Array, CalloutEncoding::Object);
    assert_eq!(posted, (array.clone(), false));
    let posted = called(MediaMode::Video, CalloutForm::Object, CalloutEncoding::Object);
    assert_eq!(posted, (object, false));
    let posted = called(MediaMode::Audio, CalloutForm::Array, CalloutEncoding::Text);
    assert_eq!(posted, (array, true));
}
