//! What an operator may write into `config.json`, and what is said about anything else.

use agent_console::config::*;
use agent_console::protocol::{CalloutEncoding, CalloutForm, CalloutStyle};

#[test]
fn an_empty_object_means_the_simulated_bar() {
    let config = parse("{}").expect("valid");
    assert_eq!(config, Config::default());
    assert_eq!(config.bar.mode, Mode::Simulator);
    assert_eq!(parse(include_str!("../config.json")), Ok(Config::default()));
}

#[test]
fn every_key_is_read() {
    let text = r#"{
        "bar": {
            "mode": "frame", "url": "https://a.example/bar/", "contextPath": "https://b.example/service-cloud/",
            "session": "/session", "origins": ["https://c.example"], "allow": "microphone", "events": ["AgentChat_Ring"],
            "callout": {"param": "object", "encoding": "text"}, "silentMinutes": 5
        },
        "history": {"days": 30, "rawDays": 0},
        "locale": "en",
        "theme": "contrast"
    }"#;
    let expected = Config {
        bar: Bar {
            mode: Mode::Frame,
            url: "https://a.example/bar/".into(),
            context_path: "https://b.example/service-cloud/".into(),
            session: "/session".into(),
            origins: vec!["https://c.example".into()],
            allow: "microphone".into(),
            events: vec!["AgentChat_Ring".into()],
            callout: CalloutStyle { form: CalloutForm::Object, encoding: CalloutEncoding::Text },
            silent_minutes: 5,
        },
        history: History { days: 30, raw_days: 0 },
        locale: Locale::English,
        theme: Theme::Contrast,
    };
    assert_eq!(parse(text), Ok(expected));
}

#[test]
fn a_mistake_names_the_key_what_was_found_and_what_was_expected() {
    for (text, key, found, expected) in [
        (r#"{"bar": {"mode": "frme"}}"#, "bar.mode", "\"frme\"", "one of \"simulator\", \"frame\", \"loader\""),
        (r#"{"bar": {"mode": 1}}"#, "bar.mode", "1", "one of \"simulator\", \"frame\", \"loader\""),
        (r#"{"theme": null}"#, "theme", "null", "one of \"auto\", \"light\", \"dark\", \"contrast\""),
        (r#"{"locale": "tlh"}"#, "locale", "\"tlh\"", "one of \"auto\", \"en\""),
        (r#"{"bar": []}"#, "bar", "[]", "an object"),
        (r#"{"bar": {"url": 5}}"#, "bar.url", "5", "text in quotes"),
        (r#"{"bar": {"mode": "frame"}}"#, "bar.url", "nothing", "the address of the bar's page"),
        (r#"{"bar": {"origins": "https://a"}}"#, "bar.origins", "\"https://a\"", "a list of texts"),
        (r#"{"bar": {"events": [""]}}"#, "bar.events", "\"\"", "a list of texts"),
        (r#"{"bar": {"events": [7]}}"#, "bar.events", "7", "a list of texts"),
        (r#"{"bar": {"callout": {"param": "list"}}}"#, "bar.callout.param", "\"list\"", "one of \"array\", \"object\""),
        (r#"{"bar": {"contextpath": ""}}"#, "bar.contextpath", "a key that does not exist", "one of bar.mode"),
        (r#"{"them": "dark"}"#, "them", "a key that does not exist", "one of bar, history, locale, theme"),
        (r#"{"history": {"days": 0}}"#, "history.days", "0", "a whole number from 1 to 3650"),
        (r#"{"history": {"rawDays": 1.5}}"#, "history.rawDays", "1.5", "a whole number from 0 to 3650"),
        (r#"{"history": {"days": "90"}}"#, "history.days", "\"90\"", "a whole number"),
        (r#"{"bar": {"silentMinutes": -1}}"#, "bar.silentMinutes", "-1", "a whole number from 1 to 1440"),
    ] {
        let mistake = parse(text).expect_err(text);
        assert_eq!(mistake.key.as_deref(), Some(key), "{text}");
        assert_eq!(mistake.found, found, "{text}");
        assert!(mistake.expected.starts_with(expected), "{text}: {}", mistake.expected);
    }
}

#[test]
fn a_file_that_is_no_json_object_is_a_mistake_of_the_whole_file() {
    for (text, found) in [
        ("", "text that is not JSON; it breaks at line 1, column 0"),
        ("<!doctype html>", "text that is not JSON; it breaks at line 1, column 1"),
        ("{\n  \"theme\": \"dark\",\n}", "text that is not JSON; it breaks at line 3, column 1"),
        ("[]", "[]"),
        ("null", "null"),
    ] {
        let mistake = parse(text).expect_err(text);
        assert_eq!((mistake.key, mistake.found.as_str()), (None, found), "{text}");
    }
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    assert_eq!(parse("\u{feff}{}"), Ok(Config::default()));
}

#[test]
fn a_long_value_is_cut() {
    let text = format!(r#"{{"theme": "{}"}}"#, "é".repeat(500));
    assert!(parse(&text).expect_err("no theme").found.chars().count() < 90);
}
