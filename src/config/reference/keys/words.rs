//! What the enterprise calls things, in place of the console's own words.

use super::{KEY, Key};

pub const KEYS: &[Key] = &[
    Key {
        path: "words",
        meaning: "The enterprise's own words in place of the console's. Names of reasons and breaks stand in `reasons` and `rests`.",
        default: Some("{}"),
        example: r#"{"states": {"idle": "Ready", "rest": {"en": "Pause", "es": "Pausa"}}}"#,
        bad: "[]",
        ..KEY
    },
    Key {
        path: "words.states",
        meaning: "What the agent's states are called, so that the console says what the tenant's bar says: one name for all \
                  languages, or one for each; a language without one keeps the console's own word.",
        default: Some("{}"),
        example: r#"{"idle": "Ready", "rest": {"en": "Pause", "es": "Pausa"}}"#,
        bad: r#"["Ready"]"#,
        ..KEY
    },
    Key {
        path: "words.states.unknown",
        meaning: "What the state is called before the bar has reported one.",
        example: r#""Not reported""#,
        bad: r#""""#,
        ..KEY
    },
    Key {
        path: "words.states.signing-in",
        meaning: "What the state is called while the agent signs in.",
        example: r#""Logging in""#,
        bad: r#""""#,
        ..KEY
    },
    Key {
        path: "words.states.signed-out",
        meaning: "What the state is called after signing out.",
        example: r#""Logged out""#,
        bad: r#""""#,
        ..KEY
    },
    Key {
        path: "words.states.idle",
        meaning: "What the state is called while calls can come in.",
        example: r#"{"en": "Ready", "es": "Listo"}"#,
        bad: r#""""#,
        ..KEY
    },
    Key {
        path: "words.states.not-ready",
        meaning: "What the state is called while calls are kept away.",
        example: r#""Busy""#,
        bad: r#""""#,
        ..KEY
    },
    Key {
        path: "words.states.rest",
        meaning: "What the state is called during a break.",
        example: r#"{"en": "Pause", "es": "Pausa"}"#,
        bad: r#""""#,
        ..KEY
    },
    Key {
        path: "words.states.wrap-up",
        meaning: "What the state is called after a call, while it is being completed.",
        example: r#""After-call work""#,
        bad: r#""""#,
        ..KEY
    },
    Key {
        path: "words.states.on-call",
        meaning: "What the state is called during a call.",
        example: r#""Talking""#,
        bad: r#""""#,
        ..KEY
    },
];
