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
fn all_mistakes_are_told_at_once_and_what_follows_from_one_is_not() {
    for (text, keys) in [
        (
            r#"{"theme": 1, "wrapUp": 7, "bar": {"mode": "frame", "callout": []}}"#,
            &["bar.callout", "bar.url", "theme", "wrapUp"][..],
        ),
        (r#"{"baar": 1, "them": 1, "bar": {"colour": 1, "size": 2}}"#, &["baar", "them", "bar.colour", "bar.size"]),
        (r#"{"bar": {"mode": "loader"}}"#, &["bar.session", "bar.contextPath"]),
        (r#"{"bar": {"mode": "frame", "url": 7}}"#, &["bar.url"]),
        (r#"{"bar": {"mode": "frame", "url": "cec.example.com/bar/"}}"#, &["bar.url"]),
        (r#"{"bar": {"origins": ["*", "null"]}}"#, &["bar.origins", "bar.origins"]),
        (r#"{"rests": {"1": {"name": "", "minutes": 0}, "2": 5}}"#, &["rests.1.name", "rests.1.minutes", "rests.2"]),
        (r#"{"bar": {}, "theme": 1, "bar": {}, "hold": {}, "hold": 1}"#, &["bar", "hold", "theme"]),
        (r#"{"bar": {"callout": {"modes": ["fax", "telex"]}}}"#, &["bar.callout.modes", "bar.callout.modes"]),
    ] {
        let told: Vec<String> = mistakes(text).into_iter().filter_map(|mistake| mistake.key).collect();
        assert_eq!(told, keys, "{text}");
    }
}

#[test]
fn a_wrong_look_or_language_warns_and_has_its_default_and_anything_else_stops() {
    for (text, keys) in [
        (r#"{"theme": "night"}"#, &["theme"][..]),
        (
            r#"{"locale": "xx", "brand": {"accent": "blue", "logo": "data:x", "name": 7}}"#,
            &["brand.accent", "brand.name", "brand.logo", "locale"],
        ),
        (r#"{"brand": "Acme"}"#, &["brand"]),
        (r#"{"words": {"states": {"idle": 7}}}"#, &["words.states.idle"]),
        (r#"{"words": []}"#, &["words"]),
    ] {
        let config = parse(text).expect(text);
        let mut told: Vec<String> = config.warnings.iter().filter_map(|mistake| mistake.key.clone()).collect();
        let mut keys = keys.to_vec();
        told.sort();
        keys.sort();
        assert_eq!(told, keys, "{text}");
        assert_eq!(config.brand, Brand::default(), "{text}");
        assert_eq!((config.theme, config.locale), (Theme::Auto, LocaleSetting::Auto), "{text}");
    }
    for text in
        [r#"{"brand": {"acent": "blue"}}"#, r#"{"theme": "dark", "theme": "light"}"#, r#"{"words": {"state": {}}}"#]
    {
        assert!(parse(text).is_err(), "{text}");
    }
    let both = parse(r#"{"theme": "night", "hold": 1}"#).expect_err("the hold");
    assert_eq!(both.len(), 2, "the page that stops the console tells of looks, too");
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    assert_eq!(parse("\u{feff}{}"), Ok(Config::default()));
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
