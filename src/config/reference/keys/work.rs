//! The agents' work: what they see, say and choose from.

use super::{KEY, Key};

const SCREEN_POP: &str = r#"{"screenPop": {"url": "https://crm.example.com/?phone={number}"}}"#;
const LUNCH: &str = r#"{"rests": {"1": {"name": "Lunch"}}}"#;
const SOLD: &str = r#"{"wrapUp": {"dispositions": [{"code": "sold", "name": "Sold"}]}}"#;

pub const KEYS: &[Key] = &[
    Key {
        path: "privacy",
        meaning: "What is hidden of phone numbers.",
        default: Some("{}"),
        example: r#"{"mask": "list"}"#,
        bad: "true",
        ..KEY
    },
    Key {
        path: "privacy.mask",
        meaning: "Where numbers are shown without their middle: nowhere, in the list of calls, or everywhere. Unless it is \
                  nowhere, a case file has no real number.",
        default: Some(r#""none""#),
        example: r#""list""#,
        bad: "true",
        ..KEY
    },
    Key {
        path: "reasons",
        meaning: "Why an agent is not ready, by the tenant's codes `200` to `250`. Without a name the code itself is shown.",
        default: Some("{}"),
        example: r#"{"200": "Training"}"#,
        bad: r#"{"7": "Lunch"}"#,
        ..KEY
    },
    Key {
        path: "reasons.<code=200>",
        meaning: "The name of one reason, the same in every language or one for each.",
        example: r#"{"en": "Training", "es": "Formación"}"#,
        bad: r#""""#,
        ..KEY
    },
    Key {
        path: "rests",
        meaning: "Why an agent rests, by the tenant's codes `0` to `255`.",
        default: Some("{}"),
        example: r#"{"1": {"name": "Lunch", "minutes": 30}, "2": "Short break"}"#,
        bad: r#"{"256": "Lunch"}"#,
        ..KEY
    },
    Key {
        path: "rests.<code=1>",
        meaning: "The name of one kind of rest, or its name and how long it may last.",
        example: r#"{"name": "Lunch", "minutes": 30}"#,
        bad: r#"{"minutes": 30}"#,
        ..KEY
    },
    Key {
        path: "rests.<code=1>.name",
        meaning: "Its name, the same in every language or one for each.",
        example: r#"{"en": "Lunch", "es": "Almuerzo"}"#,
        bad: r#""""#,
        ..KEY
    },
    Key {
        path: "rests.<code=1>.minutes",
        meaning: "How long it may last, minutes. The agent sees it count down, is warned a minute before the end or after nine \
                  tenths if that is later, and is told when it is over.",
        example: "30",
        bad: "1440",
        beside: LUNCH,
        ..KEY
    },
    Key {
        path: "screenPop",
        meaning: "The page about the caller that a call opens. Without a `url`, none.",
        default: Some("{}"),
        example: r#"{"url": "https://crm.example.com/?phone={number}"}"#,
        bad: r#""https://crm.example.com/""#,
        ..KEY
    },
    Key {
        path: "screenPop.url",
        meaning: "Its address. `{number}`, `{called}`, `{callId}`, `{agent}`, `{direction}` and `{queue}` stand for what is known \
                  of the call; none of them can change which server is asked.",
        default: Some(r#""""#),
        example: r#""https://crm.example.com/?phone={number}&queue={queue}""#,
        bad: r#""https://{queue}.example.com/""#,
        is_subtle: true,
        ..KEY
    },
    Key {
        path: "screenPop.when",
        meaning: "When it opens: as soon as the caller is known, when the agent has answered, or only when asked for.",
        default: Some(r#""ringing""#),
        example: r#""answered""#,
        bad: r#""talking""#,
        beside: SCREEN_POP,
        ..KEY
    },
    Key {
        path: "screenPop.where",
        meaning: "Where it opens: in a tab for each call, in one tab for all, or in a panel beside the log.",
        default: Some(r#""new-tab""#),
        example: r#""panel""#,
        bad: r#""window""#,
        beside: SCREEN_POP,
        ..KEY
    },
    Key {
        path: "screenPop.schemes",
        meaning: "Beginnings of addresses that are allowed beside `https` and `http`, for programs of the desktop.",
        default: Some("[]"),
        example: r#"["crm"]"#,
        bad: r#"["crm:"]"#,
        beside: r#"{"screenPop": {"url": "crm:open?phone={number}"}}"#,
        pattern: Some("^[A-Za-z][A-Za-z0-9+.-]*$"),
        ..KEY
    },
    Key {
        path: "theme",
        meaning: "The look until an agent chooses another one. `auto` is what the operating system asks for.",
        default: Some(r#""auto""#),
        example: r#""dark""#,
        bad: r#""drak""#,
        ..KEY
    },
    Key {
        path: "wrapUp",
        meaning: "How an agent says what became of a call, and how long the platform's wrap-up should last.",
        default: Some("{}"),
        example: r#"{"dispositions": [{"code": "sold", "name": "Sold"}], "required": true}"#,
        bad: "[]",
        ..KEY
    },
    Key {
        path: "wrapUp.dispositions",
        meaning: "What a call can have come to, for calls whose queue has no list of its own. The code is what the log and the \
                  enterprise are told; the name is the same in every language or one for each.",
        default: Some("[]"),
        example: r#"[{"code": "sold", "name": {"en": "Sold", "es": "Vendido"}}]"#,
        bad: r#"["Sold"]"#,
        ..KEY
    },
    Key {
        path: "wrapUp.minutes",
        meaning: "How long the platform's wrap-up should last at most, minutes. It counts down and is over like a rest with a \
                  limit; nothing ends it but the agent or the platform. Without it there is no limit.",
        example: "2",
        bad: "0",
        ..KEY
    },
    Key {
        path: "wrapUp.queues",
        meaning: "Lists for single queues, by the queue's name as the bar writes it.",
        default: Some("{}"),
        example: r#"{"Support": [{"code": "solved", "name": "Solved"}]}"#,
        bad: "[]",
        ..KEY
    },
    Key {
        path: "wrapUp.queues.<queue=Support>",
        meaning: "The list of one queue; an empty one asks for nothing.",
        example: r#"[{"code": "solved", "name": "Solved"}]"#,
        bad: r#"[{"code": "solved"}]"#,
        ..KEY
    },
    Key {
        path: "wrapUp.required",
        meaning: "Whether a call that was answered needs one.",
        default: Some("false"),
        example: "true",
        bad: "1",
        beside: SOLD,
        ..KEY
    },
];
