//! What the enterprise brings along: its name, its servers and its habits.

use super::{ADDRESS, KEY, Key};

const DELIVERY: &str = r#"{"delivery": {"url": "https://crm.example.com/calls"}}"#;
const DIRECTORY: &str = r#"{"directory": {"url": "directory.csv"}}"#;

pub const KEYS: &[Key] = &[
    Key {
        path: "brand",
        meaning: "The enterprise's own name, logo and colour on the console.",
        default: Some("{}"),
        example: r##"{"name": "Acme", "logo": "logo.svg", "accent": "#1c5fc4"}"##,
        bad: r#""Acme""#,
        ..KEY
    },
    Key {
        path: "brand.name",
        meaning: "Stands in place of the product's own name.",
        default: Some(r#""""#),
        example: r#""Acme""#,
        bad: "7",
        ..KEY
    },
    Key {
        path: "brand.logo",
        meaning: "The address of a picture, absolute or relative to the console's page.",
        default: Some(r#""""#),
        example: r#""logo.svg""#,
        bad: "true",
        pattern: ADDRESS,
        ..KEY
    },
    Key {
        path: "brand.accent",
        meaning: "The colour of buttons and links. Where it could not be read it is made darker or lighter.",
        default: Some(r#""""#),
        example: r##""#1c5fc4""##,
        bad: r#""blue""#,
        pattern: Some("^(#[0-9A-Fa-f]{6})?$"),
        ..KEY
    },
    Key {
        path: "delivery",
        meaning: "Where the enterprise receives each finished call. Without a `url`, nowhere.",
        default: Some("{}"),
        example: r#"{"url": "https://crm.example.com/calls"}"#,
        bad: r#""https://crm.example.com/calls""#,
        ..KEY
    },
    Key {
        path: "delivery.url",
        meaning: "The endpoint that each finished call is posted to, absolute or relative to the console's page.",
        default: Some(r#""""#),
        example: r#""https://crm.example.com/calls""#,
        bad: "true",
        pattern: ADDRESS,
        ..KEY
    },
    Key {
        path: "delivery.headers",
        meaning: "Headers that go with each request. Whoever opens the console can read them, so none should be a secret.",
        default: Some("{}"),
        example: r#"{"X-Desk": "north"}"#,
        bad: r#"{"Cookie": "a=1"}"#,
        beside: DELIVERY,
        is_subtle: true,
        ..KEY
    },
    Key {
        path: "delivery.headers.<name=X-Desk>",
        meaning: "The value of one header.",
        example: r#""north""#,
        bad: r#""süd""#,
        beside: DELIVERY,
        ..KEY
    },
    Key {
        path: "delivery.credentials",
        meaning: "Whether cookies go with a request: only to the console's own origin, never, or always.",
        default: Some(r#""same-origin""#),
        example: r#""include""#,
        bad: r#""always""#,
        beside: DELIVERY,
        ..KEY
    },
    Key {
        path: "delivery.signIn",
        meaning: "Where agents sign in with that server, absolute or relative to the console's page, for when it answers 401, \
                  403 or with a redirect. Empty means the server's own address.",
        default: Some(r#""""#),
        example: r#""https://crm.example.com/login""#,
        bad: r#""javascript:alert(1)""#,
        beside: DELIVERY,
        pattern: ADDRESS,
        ..KEY
    },
    Key {
        path: "directory",
        meaning: "Who the numbers belong to. Without a `url`, they stand without names.",
        default: Some("{}"),
        example: r#"{"url": "directory.csv"}"#,
        bad: r#""directory.csv""#,
        ..KEY
    },
    Key {
        path: "directory.url",
        meaning: "A file of JSON or CSV or, with `{number}` in it, an endpoint that is asked for each number; absolute or relative \
                  to the console's page.",
        default: Some(r#""""#),
        example: r#""https://crm.example.com/who?phone={number}""#,
        bad: r#""https://crm.example.com/who?phone={phone}""#,
        pattern: ADDRESS,
        is_subtle: true,
        ..KEY
    },
    Key {
        path: "directory.strip",
        meaning: "Beginnings of numbers that say nothing about whose number it is, such as the one for an outside line.",
        default: Some("[]"),
        example: r#"["99903"]"#,
        bad: "[99903]",
        beside: DIRECTORY,
        ..KEY
    },
    Key {
        path: "export",
        meaning: "How the files of calls are written.",
        default: Some("{}"),
        example: r#"{"separator": "semicolon"}"#,
        bad: r#"";""#,
        ..KEY
    },
    Key {
        path: "export.separator",
        meaning: "What stands between the columns of a table. `auto` is what spreadsheets of the page's language and the \
                  browser's region expect: a semicolon where the comma is the sign of decimals, and in Arabic.",
        default: Some(r#""auto""#),
        example: r#""semicolon""#,
        bad: r#"";""#,
        ..KEY
    },
    Key {
        path: "history",
        meaning: "How long the browser keeps what it has written down.",
        default: Some("{}"),
        example: r#"{"days": 30, "rawDays": 0}"#,
        bad: "30",
        ..KEY
    },
    Key {
        path: "history.days",
        meaning: "Records of finished calls, days.",
        default: Some("90"),
        example: "30",
        bad: "0",
        ..KEY
    },
    Key {
        path: "history.rawDays",
        meaning: "The untouched messages of past shifts, days.",
        default: Some("7"),
        example: "0",
        bad: r#""7""#,
        ..KEY
    },
    Key {
        path: "history.url",
        meaning: "An endpoint that is asked for a caller's calls at other desks, absolute or relative to the console's page. \
                  `{number}` is the caller's number. It answers a JSON list of calls in the form in which they are delivered.",
        default: Some(r#""""#),
        example: r#""https://crm.example.com/calls?number={number}""#,
        bad: r#""https://crm.example.com/calls""#,
        pattern: Some("^$|\\{number\\}"),
        ..KEY
    },
    Key {
        path: "hold",
        meaning: "How the agent is reminded of a call on hold.",
        default: Some("{}"),
        example: r#"{"remindSeconds": 90}"#,
        bad: "60",
        ..KEY
    },
    Key {
        path: "hold.remindSeconds",
        meaning: "After so long on hold the look of a call's line changes, seconds.",
        default: Some("60"),
        example: "90",
        bad: "0",
        ..KEY
    },
    Key {
        path: "locale",
        meaning: "The language until an agent chooses another one. `auto` is the browser's, if the console speaks it.",
        default: Some(r#""auto""#),
        example: r#""zh-CN""#,
        bad: r#""zh""#,
        ..KEY
    },
];
