//! What an operator may write into `config.json`, and what is said about anything else.

use agent_console::config::*;
use agent_console::domain::{AlertingMeans, Dialect, TimesIn};
use agent_console::numbers::{DialBack, DoNotCallMode};
use agent_console::privacy::Mask;
use agent_console::protocol::{CalloutEncoding, CalloutForm, CalloutModes, CalloutStyle};
use std::rc::Rc;

#[test]
fn an_empty_object_means_the_simulated_bar() {
    let config = parse("{}").expect("valid");
    assert_eq!(config, Config::default());
    assert_eq!(config.bar.mode, Mode::Simulator);
    assert_eq!(parse(include_str!("../../config.json")), Ok(Config::default()));
}

#[test]
fn every_key_is_read() {
    let text = r##"{
        "bar": {
            "mode": "frame", "url": "https://a.example/bar/", "contextPath": "https://b.example/service-cloud/",
            "session": "/session", "origins": ["https://c.example"], "allow": "microphone", "events": ["AgentChat_Ring"],
            "callout": {"param": "object", "encoding": "text", "modes": ["video"]}, "silentMinutes": 5,
            "place": "float", "height": 180, "dialect": {"customerAlerting": "hold", "eventGenTime": "seconds"}
        },
        "history": {"days": 30, "rawDays": 0},
        "hold": {"remindSeconds": 90},
        "numbers": {
            "country": "DE", "withheld": ["Unterdrückt"], "dialBack": {"strip": ["9"], "prefix": "0"},
            "doNotCall": {"url": "spared.txt", "mode": "forbid", "salt": "pepper", "text": "Ask first."}
        },
        "locale": "en",
        "theme": "contrast",
        "brand": {"name": "Acme", "logo": "logo.svg", "accent": "#1c5fc4"},
        "delivery": {"url": "/calls", "headers": {"X-Desk": "north 1"}, "credentials": "include", "signIn": "/login"},
        "directory": {"url": "directory.csv", "strip": ["99903"]},
        "export": {"separator": "tab"},
        "policy": {"frameAncestors": ["https://portal.example"], "sources": {"font-src": ["data:"]}},
        "privacy": {"mask": "everywhere"},
        "reasons": {"200": "Training"},
        "rests": {"1": {"name": "Lunch", "minutes": 30}, "2": "Short"},
        "screenPop": {"url": "https://crm.example/?n={number}", "when": "answered", "where": "panel", "schemes": ["tel"]},
        "words": {"states": {"idle": "Ready"}},
        "wrapUp": {"dispositions": [{"code": "s", "name": "Sold"}], "queues": {"Support": []}, "required": true,
            "minutes": 2}
    }"##;
    let rest = |name, minutes| Rest { name: LocalizedText::new(name), minutes };
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
            modes: CalloutModes { audio: false, video: true },
            silent_minutes: 5,
            place: BarPlace::Float,
            height: Some(180),
            dialect: Dialect { customer_alerting: AlertingMeans::Hold, event_gen_time: TimesIn::Seconds },
        },
        history: History { days: 30, raw_days: 0, ..History::default() },
        hold: Hold { remind_seconds: 90 },
        numbers: Numbers {
            country: Some("DE".into()),
            withheld: vec!["Unterdrückt".into()],
            dial_back: DialBack { strip: vec!["9".into()], prefix: "0".into() },
            do_not_call: Some(DoNotCall {
                url: "spared.txt".into(),
                mode: DoNotCallMode::Forbid,
                salt: "pepper".into(),
                text: LocalizedText::new("Ask first."),
            }),
        },
        locale: LocaleSetting::English,
        states: parse(r#"{"words": {"states": {"idle": "Ready"}}}"#).expect("valid").states,
        theme: Theme::Contrast,
        warnings: Vec::new(),
        brand: Brand {
            name: Some("Acme".into()),
            logo: Some("logo.svg".into()),
            accent: Some(Colour([0x1c, 0x5f, 0xc4])),
        },
        delivery: Some(Delivery {
            url: "/calls".into(),
            headers: vec![("X-Desk".into(), "north 1".into())],
            credentials: Credentials::Include,
            sign_in: Some("/login".into()),
        }),
        directory: Some(Directory {
            source: Template::parse("directory.csv", &[]).expect("a template"),
            strip: vec!["99903".into()],
        }),
        export: Export { separator: Separator::Tab },
        policy: PolicyException {
            frame_ancestors: vec!["https://portal.example".into()],
            sources: vec![("font-src", "data:".into())],
        },
        privacy: Privacy { mask: Mask::Everywhere },
        reasons: Rc::new(Reasons {
            not_ready: [("200".into(), LocalizedText::new("Training"))].into(),
            rests: [("1".into(), rest("Lunch", Some(30))), ("2".into(), rest("Short", None))].into(),
        }),
        screen_pop: Some(ScreenPop {
            template: Template::parse("https://crm.example/?n={number}", &Place::ALL).expect("a template"),
            when: PopWhen::Answered,
            target: PopWhere::Panel,
        }),
        wrap_up: WrapUp {
            dispositions: [Disposition { code: "s".into(), name: LocalizedText::new("Sold") }].into(),
            queues: [("Support".into(), [].into())].into(),
            required: true,
            minutes: Some(2),
        },
    };
    assert_eq!(parse(text), Ok(expected));
}

fn value(text: &str) -> Found {
    Found::Value(text.into())
}

fn first(text: &str) -> ConfigError {
    mistakes(text).into_iter().next().expect(text)
}

fn one_of(list: &[&str]) -> Expected {
    Expected::OneOf(list.iter().map(|word| format!("\"{word}\"")).collect())
}

#[test]
fn a_mistake_names_the_key_what_was_found_and_what_was_expected() {
    let modes = || one_of(&["simulator", "frame", "loader"]);
    for (text, key, found, expected) in [
        (r#"{"bar": {"mode": "frme"}}"#, "bar.mode", value("\"frme\""), modes()),
        (r#"{"bar": {"mode": 1}}"#, "bar.mode", value("1"), modes()),
        (r#"{"privacy": {"mask": true}}"#, "privacy.mask", value("true"), one_of(&["none", "list", "everywhere"])),
        (r#"{"theme": null}"#, "theme", value("null"), one_of(&["auto", "light", "dark", "contrast"])),
        (r#"{"bar": []}"#, "bar", value("[]"), Expected::Object),
        (r#"{"bar": {"url": 5}}"#, "bar.url", value("5"), Expected::Text),
        (r#"{"bar": {"mode": "frame"}}"#, "bar.url", Found::Nothing, Expected::BarPage),
        (r#"{"bar": {"origins": "https://a"}}"#, "bar.origins", value("\"https://a\""), Expected::Texts),
        (r#"{"bar": {"events": [""]}}"#, "bar.events", value("\"\""), Expected::Texts),
        (r#"{"bar": {"events": [7]}}"#, "bar.events", value("7"), Expected::Texts),
        (
            r#"{"bar": {"callout": {"param": "list"}}}"#,
            "bar.callout.param",
            value("\"list\""),
            one_of(&["array", "object"]),
        ),
        (r#"{"bar": {"callout": {"modes": "video"}}}"#, "bar.callout.modes", value("\"video\""), Expected::Texts),
        (
            r#"{"bar": {"callout": {"modes": ["audio", "fax"]}}}"#,
            "bar.callout.modes",
            value("\"fax\""),
            one_of(&["audio", "video"]),
        ),
        (r#"{"bar": {"callout": {"modes": []}}}"#, "bar.callout.modes", value("[]"), one_of(&["audio", "video"])),
        (r#"{"history": {"days": 0}}"#, "history.days", value("0"), Expected::Whole { from: 1, to: 3_650 }),
        (r#"{"history": {"rawDays": 1.5}}"#, "history.rawDays", value("1.5"), Expected::Whole { from: 0, to: 3_650 }),
        (r#"{"history": {"days": "90"}}"#, "history.days", value("\"90\""), Expected::Whole { from: 1, to: 3_650 }),
        (
            r#"{"hold": {"remindSeconds": 0}}"#,
            "hold.remindSeconds",
            value("0"),
            Expected::Whole { from: 1, to: 86_400 },
        ),
        (
            r#"{"hold": {"remind": 60}}"#,
            "hold.remind",
            Found::UnknownKey,
            Expected::Key(vec!["hold.remindSeconds".into()]),
        ),
        (r#"{"numbers": {"country": "UK"}}"#, "numbers.country", value("\"UK\""), Expected::Country),
        (r#"{"numbers": {"country": "de"}}"#, "numbers.country", value("\"de\""), Expected::Country),
        (
            r#"{"numbers": {"dialBack": {"prefix": "nine"}}}"#,
            "numbers.dialBack.prefix",
            value("\"nine\""),
            Expected::Beginning,
        ),
        (
            r#"{"numbers": {"doNotCall": {"url": "who/{number}"}}}"#,
            "numbers.doNotCall.url",
            value("\"who/{number}\""),
            Expected::FileAddress,
        ),
        (r#"{"bar": {"silentMinutes": -1}}"#, "bar.silentMinutes", value("-1"), Expected::Whole { from: 1, to: 1_440 }),
        (r#"{"reasons": {"7": "Lunch"}}"#, "reasons.7", value("\"7\""), Expected::Code { from: 200, to: 250 }),
        (r#"{"reasons": {"0200": "x"}}"#, "reasons.0200", value("\"0200\""), Expected::Code { from: 200, to: 250 }),
        (r#"{"reasons": {"200": ""}}"#, "reasons.200", value("\"\""), Expected::LocalizedText),
        (r#"{"reasons": {"200": {"en": 1}}}"#, "reasons.200", value(r#"{"en":1}"#), Expected::LocalizedText),
        (r#"{"rests": {"256": "x"}}"#, "rests.256", value("\"256\""), Expected::Code { from: 0, to: 255 }),
        (r#"{"rests": {"1": {"minutes": 5}}}"#, "rests.1", value(r#"{"minutes":5}"#), Expected::Rest),
        (
            r#"{"rests": {"1": {"name": "Lunch", "minutes": 0}}}"#,
            "rests.1.minutes",
            value("0"),
            Expected::Whole { from: 1, to: 1_439 },
        ),
        (r#"{"wrapUp": {"dispositions": {}}}"#, "wrapUp.dispositions", value("{}"), Expected::Dispositions),
        (
            r#"{"wrapUp": {"queues": {"Sales": [{"code": "a", "name": "A"}, {"code": "a", "name": "B"}]}}}"#,
            "wrapUp.queues.Sales",
            value(r#"{"code":"a","name":"B"}"#),
            Expected::Dispositions,
        ),
        (r#"{"wrapUp": {"minutes": 61}}"#, "wrapUp.minutes", value("61"), Expected::Whole { from: 1, to: 60 }),
        (r#"{"wrapUp": {"required": 1}}"#, "wrapUp.required", value("1"), Expected::TrueOrFalse),
        (r#"{"brand": {"accent": "green"}}"#, "brand.accent", value("\"green\""), Expected::Colour),
        (r##"{"brand": {"accent": "#12345g"}}"##, "brand.accent", value("\"#12345g\""), Expected::Colour),
    ] {
        assert_eq!(mistakes(text), [ConfigError::at(key, found, expected)], "{text}");
    }
}

#[test]
fn a_state_goes_by_the_enterprises_name_in_the_languages_that_have_one() {
    let text = r#"{"words": {"states": {"idle": "Ready", "rest": {"en": "Pause", "es": "Pausa"}}}}"#;
    let states = parse(text).expect("valid").states;
    let names = |state: &str| ["en", "ES", "ar"].map(|tag| states.name(state, tag).map(str::to_owned));
    assert_eq!(names("idle"), ["Ready", "Ready", "Ready"].map(|name| Some(name.to_owned())));
    assert_eq!(names("rest"), [Some("Pause".to_owned()), Some("Pausa".to_owned()), None]);
    assert_eq!(names("on-call"), [None, None, None]);
}

#[test]
fn a_key_that_does_not_exist_is_answered_with_those_that_do() {
    for (text, key, known) in [
        (r#"{"bar": {"contextpath": ""}}"#, "bar.contextpath", "bar.contextPath"),
        (r#"{"them": "dark"}"#, "them", "theme"),
        (r#"{"screenPop": {"address": ""}}"#, "screenPop.address", "screenPop.url"),
    ] {
        let mistake = first(text);
        assert_eq!((mistake.key.as_deref(), mistake.found), (Some(key), Found::UnknownKey), "{text}");
        assert!(matches!(mistake.expected, Expected::Key(keys) if keys.iter().any(|key| key == known)), "{text}");
    }
}

#[test]
fn a_screen_pop_goes_nowhere_but_where_the_operator_said() {
    let mistake = |screen_pop: &str| {
        let mistake = first(&format!(r#"{{"screenPop": {screen_pop}}}"#));
        (mistake.key.unwrap_or_default(), mistake.expected)
    };
    for url in [
        "javascript:alert({number})",
        "crm://open/{number}",
        "crm.example.com/{number}",
        "https://",
        "https:///x",
        "https:///{number}/",
        "https://crm.example.com\\\\{number}/",
        "https:crm.example.com",
        "https://{number}",
        "https://{number}/",
        "https://crm{number}.example.com/",
        "https://crm.example.com/{caller}",
        "https://crm.example.com/{number",
        "https://crm.example.com/number}",
    ] {
        let text = format!(r#"{{"url": "{url}"}}"#);
        assert_eq!(mistake(&text), ("screenPop.url".to_owned(), Expected::ScreenPop), "{url}");
    }
    for scheme in ["javascript", "DATA", "tel:", "1crm", "blob", ""] {
        let (key, _) = mistake(&format!(r#"{{"url": "https://a.example/", "schemes": ["{scheme}"]}}"#));
        assert_eq!(key, "screenPop.schemes", "{scheme}");
    }
    let panel = r#"{"url": "crm:{number}", "schemes": ["crm"], "where": "panel"}"#;
    assert_eq!(mistake(panel).0, "screenPop.url", "no program of the desktop opens in a panel");
}

#[test]
fn a_delivery_has_no_header_that_browsers_or_the_console_set_themselves() {
    let read = |delivery: &str| parse(&format!(r#"{{"delivery": {delivery}}}"#));
    for name in
        ["Cookie", "ORIGIN", "Sec-Fetch-Site", "proxy-x", "Content-Type", "idempotency-key", "a b", "ä", "a:b", ""]
    {
        let text = serde_json::json!({"url": "/calls", "headers": {name: "1"}}).to_string();
        let mistake = read(&text).expect_err(name).remove(0);
        assert_eq!((mistake.key, mistake.expected), (Some(format!("delivery.headers.{name}")), Expected::HeaderName));
    }
    let twice = read(r#"{"url": "/calls", "headers": {"X-Key": "1", "x-key": "2"}}"#).expect_err("twice");
    assert_eq!(twice[0].expected, Expected::HeaderName);
    for value in [r#""a\nb""#, r#""ä""#, r#""\u0000""#, "1", "null"] {
        let mistake =
            read(&format!(r#"{{"url": "/calls", "headers": {{"X-Key": {value}}}}}"#)).expect_err(value).remove(0);
        assert_eq!(mistake.expected, Expected::HeaderValue, "{value}");
    }
    let credentials = read(r#"{"url": "/calls", "credentials": "always"}"#).expect_err("no such policy");
    assert_eq!(credentials[0].expected, one_of(&["same-origin", "omit", "include"]));
    let plain =
        Delivery { url: "/calls".into(), headers: Vec::new(), credentials: Credentials::SameOrigin, sign_in: None };
    assert_eq!(read(r#"{"url": " /calls "}"#).expect("valid").delivery, Some(plain));
    for off in ["{}", r#"{"url": ""}"#, r#"{"headers": {"X-Key": "1"}}"#] {
        assert_eq!(read(off).expect("valid").delivery, None, "{off}");
    }
}

#[test]
fn a_name_is_given_in_the_agents_language_or_else_in_english() {
    let text = r#"{"reasons": {"200": {"es": "Formación", "en": "Training"}, "201": "Meeting"}}"#;
    let reasons = parse(text).expect("valid").reasons.not_ready.clone();
    let names = |code: &str| ["es", "EN", "ar"].map(|tag| reasons.get(code).expect("a reason").name(tag).to_owned());
    assert_eq!(names("200"), ["Formación", "Training", "Training"]);
    assert_eq!(names("201"), ["Meeting", "Meeting", "Meeting"]);
}

#[test]
fn a_queue_with_dispositions_of_its_own_has_no_others() {
    let text = r#"{"wrapUp": {"dispositions": [{"code": "d", "name": "Done"}], "queues": {"Sales": []}}}"#;
    let wrap_up = parse(text).expect("valid").wrap_up;
    let codes = |queue: Option<&str>| wrap_up.dispositions_of(queue).iter().map(|one| one.code.clone()).collect();
    let codes: [Vec<String>; 3] = [codes(None), codes(Some("Support")), codes(Some("Sales"))];
    assert_eq!(codes, [vec!["d".to_owned()], vec!["d".to_owned()], vec![]]);
}

#[test]
fn an_accent_is_made_readable_on_its_ground() {
    let (white, night) = (Colour([255; 3]), Colour([0x14, 0x1a, 0x22]));
    for accent in ["#ffee00", "#1c5fc4", "#000000", "#ffffff", "#777777"] {
        let accent = Colour::parse(accent).expect("a colour");
        for ground in [white, night] {
            assert!(accent.readable_against(ground, 4.5).contrast(ground) >= 4.5, "{}", accent.hex());
        }
    }
    let blue = Colour::parse("#1c5fc4").expect("a colour");
    assert_eq!(blue.readable_against(white, 4.5), blue, "what can be read stays as it is");
}

#[test]
fn a_file_that_is_no_json_object_is_a_mistake_of_the_whole_file() {
    for (text, found) in [
        ("", Found::NotJson { line: 1, column: 0 }),
        ("<!doctype html>", Found::NotJson { line: 1, column: 1 }),
        ("{\n  \"theme\": \"dark\",\n}", Found::NotJson { line: 3, column: 1 }),
        ("[]", value("[]")),
        ("null", value("null")),
    ] {
        assert_eq!(parse(text), Err(vec![ConfigError::of_file(found, Expected::JsonObject)]), "{text}");
    }
}

#[test]
fn a_long_value_is_cut() {
    let text = format!(r#"{{"theme": "{}"}}"#, "é".repeat(500));
    let Found::Value(found) = first(&text).found else { panic!("a value was found") };
    assert!(found.chars().count() < 90);
}

#[test]
fn the_vendor_s_way_in_wants_an_endpoint_and_a_complete_address_of_the_platform() {
    let bar = |rest: &str| parse(&format!(r#"{{"bar": {{"mode": "loader", {rest}}}}}"#)).map(|config| config.bar);
    let wrong = |key, found, expected| Err(vec![ConfigError::at(key, found, expected)]);
    let context = r#""contextPath": "https://cec.example/service-cloud/""#;
    assert_eq!(bar(context), wrong("bar.session", Found::Nothing, Expected::SessionEndpoint));
    assert_eq!(bar(r#""session": "/s""#), wrong("bar.contextPath", Found::Nothing, Expected::ContextPath));
    for bad in ["/service-cloud/", "cec.example", "ftp://a/", "https://", "https:///a/", "https://a/?b", "https://a@b/"]
    {
        let found = bar(&format!(r#""session": "/s", "contextPath": "{bad}""#));
        assert_eq!(found, wrong("bar.contextPath", value(&format!("\"{bad}\"")), Expected::ContextPath), "{bad}");
    }
    for (written, read) in [
        ("https://cec.example/service-cloud/", "https://cec.example/service-cloud/"),
        ("HTTPS://cec.example:28090/service-cloud", "HTTPS://cec.example:28090/service-cloud/"),
        ("http://10.1.1.1:28090", "http://10.1.1.1:28090/"),
    ] {
        let bar = bar(&format!(r#""session": "/s", "contextPath": "{written}""#)).expect("valid");
        assert_eq!((bar.context_path.as_str(), bar.session.as_str()), (read, "/s"));
    }
}

#[test]
fn a_missing_file_means_the_defaults_only_where_there_never_was_one() {
    assert_eq!(missing_file(Evidence::default()), Ok(Config::default()));
    let (found, expected) = (Found::Status(404), Expected::FileAsBefore);
    let lost = ConfigError { key: None, found, expected, advice: Advice::PutFileBack };
    let none = Evidence::default();
    for had in [Evidence { mark: true, ..none }, Evidence { kept: true, ..none }, Evidence { journal: true, ..none }] {
        assert_eq!(missing_file(had), Err(vec![lost.clone()]), "{had:?}");
    }
}
