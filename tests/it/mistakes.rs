//! Mistakes in `config.json` that would let the console start and never work.

use agent_console::config::*;

fn value(text: &str) -> Found {
    Found::Value(text.into())
}

#[test]
fn a_key_that_is_written_twice_is_a_mistake() {
    for (text, key) in [
        (r#"{"theme": "dark", "theme": "dark"}"#, "theme"),
        (r#"{"bar": {}, "theme": "dark", "bar": {"mode": "frame", "url": "/bar"}}"#, "bar"),
        (r#"{"bar": {"callout": {"param": "array", "param": "object"}}}"#, "bar.callout.param"),
        (r#"{"rests": {"1": "Lunch", "2": "Tea", "1": "Dinner"}}"#, "rests.1"),
        (r#"{"wrapUp": {"dispositions": [{"code": "a", "name": "A", "code": "b"}]}}"#, "wrapUp.dispositions.code"),
    ] {
        assert_eq!(mistakes(text)[0], ConfigError::at(key, Found::KeyTwice, Expected::KeyOnce), "{text}");
    }
}

#[test]
fn a_key_or_a_value_that_is_nearly_right_is_known_again() {
    let meant = |text: &str| mistakes(text)[0].meant().map(str::to_owned);
    for (text, known) in [
        (r#"{"baar": {}}"#, Some("bar")),
        (r#"{"Bar": {}}"#, Some("bar")),
        (r#"{"wrapup": {}}"#, Some("wrapUp")),
        (r#"{"bar": {"contextpath": ""}}"#, Some("contextPath")),
        (r#"{"bar": {"orgins": []}}"#, Some("origins")),
        (r#"{"words": {"states": {"onCall": "Talking"}}}"#, Some("on-call")),
        (r#"{"telephone": {}}"#, None),
        (r#"{"theme": "drak"}"#, Some("dark")),
        (r#"{"theme": "Light "}"#, Some("light")),
        (r#"{"theme": "purple"}"#, None),
        (r#"{"theme": 7}"#, None),
        (r#"{"locale": "zh"}"#, Some("zh-CN")),
        (r#"{"locale": "es-MX"}"#, Some("es")),
        (r#"{"locale": "fr"}"#, None),
        (r#"{"bar": {"mode": "frme"}}"#, Some("frame")),
        (r#"{"bar": {"callout": {"modes": ["vidoe"]}}}"#, Some("video")),
    ] {
        assert_eq!(meant(text).as_deref(), known, "{text}");
    }
}

#[test]
fn an_address_without_its_beginning_is_completed_in_the_advice() {
    let complete = |text: &str| Expected::Complete(format!("https://{text}"));
    for bad in [
        "cec.example.com/bar/",
        "cec.example.com",
        "CEC.example.com:8443/bar",
        "10.1.2.3/bar/",
        "10.1.2.3:28090",
        "localhost/bar",
        "localhost:8080",
        "cec:8443/bar",
    ] {
        for (text, key) in [
            (r#"{"bar": {"mode": "frame", "url": "BAD"}}"#, "bar.url"),
            (r#"{"bar": {"session": "BAD"}}"#, "bar.session"),
            (r#"{"brand": {"logo": "BAD"}}"#, "brand.logo"),
            (r#"{"delivery": {"url": "BAD"}}"#, "delivery.url"),
            (r#"{"directory": {"url": "BAD"}}"#, "directory.url"),
        ] {
            let found = value(&format!("\"{bad}\""));
            assert_eq!(mistakes(&text.replace("BAD", bad)), [ConfigError::at(key, found, complete(bad))], "{bad}");
        }
    }
    assert!(parse(r#"{"directory": {"url": "crm.example.com/who?n={number}"}}"#).is_err());
    for good in [
        "/bar/",
        "./cec.example.com/bar/",
        "bar/index.html",
        "index.html",
        "bar.html?a=b.c/d",
        "../bar",
        "bar",
        "directory.csv",
        "calls.php/x",
        "https://cec.example.com/bar/",
        "//cec.example.com/bar/",
        "who?phone=1.2/3",
    ] {
        assert!(parse(&format!(r#"{{"bar": {{"mode": "frame", "url": "{good}"}}}}"#)).is_ok(), "{good}");
    }
}

#[test]
fn what_names_no_single_server_is_answered_with_one_that_does() {
    for (bad, suggested) in [
        ("*", "https://cec.example.com"),
        ("https://*", "https://cec.example.com"),
        ("https://*.example.org", "https://cec.example.org"),
        ("cec2.example.org:8443", "https://cec2.example.org:8443"),
        ("null", "https://cec.example.com"),
        ("file:///x", "https://cec.example.com"),
        ("javascript:alert(1)", "https://cec.example.com"),
        ("https://", "https://cec.example.com"),
    ] {
        let expected = || Expected::OneServer(suggested.to_owned());
        let found = || value(&format!("\"{bad}\""));
        for mode in ["simulator", "frame"] {
            let bar = format!(r#""mode": "{mode}", "url": "https://a.example/bar/""#);
            let origins = parse(&format!(r#"{{"bar": {{{bar}, "origins": ["https://b.example", "{bad}"]}}}}"#));
            assert_eq!(origins, Err(vec![ConfigError::at("bar.origins", found(), expected())]));
            let path = parse(&format!(r#"{{"bar": {{{bar}, "contextPath": "{bad}"}}}}"#));
            assert_eq!(path, Err(vec![ConfigError::at("bar.contextPath", found(), expected())]));
        }
        let loader = format!(r#"{{"bar": {{"mode": "loader", "session": "/s", "contextPath": "{bad}"}}}}"#);
        assert_eq!(parse(&loader), Err(vec![ConfigError::at("bar.contextPath", found(), Expected::ContextPath)]));
    }
    for good in ["https://c.example", "http://10.1.2.3:28090/x", "https://[::1]:8443", "https://büro.example"] {
        let text = format!(r#"{{"bar": {{"origins": ["{good}"], "contextPath": "{good}"}}}}"#);
        assert!(parse(&text).is_ok(), "{good}");
    }
    assert!(parse(r#"{"bar": {"contextPath": "/service-cloud/"}}"#).is_ok());
}

#[test]
fn the_frame_is_allowed_what_browsers_know() {
    let allow = |text: &str| parse(&format!(r#"{{"bar": {{"allow": "{text}"}}}}"#));
    for bad in [
        "nonsense",
        "yes",
        "*",
        "microfone",
        "microphone, camera",
        "microphone camera",
        "microphone (self)",
        "Camera",
        "microphone=*",
    ] {
        let found = value(&format!("\"{bad}\""));
        assert_eq!(allow(bad), Err(vec![ConfigError::at("bar.allow", found, Expected::Features)]), "{bad}");
    }
    for good in [
        "",
        "microphone",
        "microphone *; camera 'none';",
        " autoplay 'self' https://a.example ; usb 'src'",
        "local-network-access",
    ] {
        assert!(allow(good).is_ok(), "{good}");
    }
}
