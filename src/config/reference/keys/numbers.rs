//! Phone numbers.

use super::{ADDRESS, KEY, Key};

const LIST: &str = r#"{"numbers": {"doNotCall": {"url": "do-not-call.txt"}}}"#;

pub const KEYS: &[Key] = &[
    Key {
        path: "numbers",
        meaning: "How phone numbers are read, shown and dialled.",
        default: Some("{}"),
        example: r#"{"country": "DE"}"#,
        bad: r#""DE""#,
        ..KEY
    },
    Key {
        path: "numbers.country",
        meaning: "The country whose numbers are written without a country code, by its two letters (ISO 3166-1 alpha-2). Its numbers \
                  are shown as they are written there, all others internationally. Empty, only numbers with a `+` are told apart.",
        default: Some(r#""""#),
        example: r#""DE""#,
        bad: r#""Germany""#,
        pattern: Some("^([A-Z]{2})?$"),
        ..KEY
    },
    Key {
        path: "numbers.withheld",
        meaning: "What the platform writes for callers who show no number, beside the many words that are known. Nobody is looked up \
                  or called back by it. Capitals, blanks and punctuation make no difference.",
        default: Some("[]"),
        example: r#"["Nummer unterdrückt", "99999999"]"#,
        bad: "[99999999]",
        ..KEY
    },
    Key {
        path: "numbers.dialBack",
        meaning: "How a received number becomes one that can be dialled, at every button that calls who has called. Numbers that the \
                  agent types, that the agent had dialled, and those of colleagues stay as they are.",
        default: Some("{}"),
        example: r#"{"strip": ["9"], "prefix": "0"}"#,
        bad: r#""0""#,
        ..KEY
    },
    Key {
        path: "numbers.dialBack.strip",
        meaning: "Beginnings that are taken away. Of several that a number begins with, the longest is, once.",
        default: Some("[]"),
        example: r#"["9", "+49"]"#,
        bad: r#"["9-"]"#,
        pattern: Some(r"^\+?[0-9*#]*$"),
        ..KEY
    },
    Key {
        path: "numbers.dialBack.prefix",
        meaning: "What is put in front then, such as the digit for an outside line. Not before a number that begins with `+`.",
        default: Some(r#""""#),
        example: r#""0""#,
        bad: r#""nine""#,
        pattern: Some(r"^\+?[0-9*#]*$"),
        ..KEY
    },
    Key {
        path: "numbers.doNotCall",
        meaning: "The list of those who must not be called. Without a `url`, none.",
        default: Some("{}"),
        example: r#"{"url": "do-not-call.txt", "mode": "forbid"}"#,
        bad: r#""do-not-call.txt""#,
        ..KEY
    },
    Key {
        path: "numbers.doNotCall.url",
        meaning: "A file with one number a line, or one SHA-256 sum of 64 hexadecimal digits a line; absolute or relative to the \
                  console's page. What stands behind a comma, semicolon or tab is passed over, and so are lines that are neither.",
        default: Some(r#""""#),
        example: r#""do-not-call.txt""#,
        bad: r#""https://crm.example.com/listed?phone={number}""#,
        pattern: ADDRESS,
        is_subtle: true,
        ..KEY
    },
    Key {
        path: "numbers.doNotCall.mode",
        meaning: "Whether the agent is warned and may call all the same, or can't call. With `forbid` nobody is called as long as the \
                  list can't be read.",
        default: Some(r#""warn""#),
        example: r#""forbid""#,
        bad: "true",
        beside: LIST,
        ..KEY
    },
    Key {
        path: "numbers.doNotCall.salt",
        meaning: "What stands in front of a number before its sum is taken: the sum is that of the salt and, behind it, the number \
                  with `+` and its country code and without blanks, as in `pepper+4930123456`. Whoever opens the console can read it.",
        default: Some(r#""""#),
        example: r#""pepper""#,
        bad: "7",
        beside: LIST,
        ..KEY
    },
    Key {
        path: "numbers.doNotCall.text",
        meaning: "What the agent is told beside the number, the same in every language or one for each.",
        example: r#"{"en": "Ask the privacy desk.", "es": "Pregunte a privacidad."}"#,
        bad: r#""""#,
        beside: LIST,
        ..KEY
    },
];
