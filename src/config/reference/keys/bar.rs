//! The bar.

use super::{ADDRESS, KEY, Key};

const FRAME: &str = r#"{"bar": {"mode": "frame", "url": "https://cec.example.com/bar/"}}"#;

pub const KEYS: &[Key] = &[
    Key {
        path: "$schema",
        meaning: "The schema of this file, for editors. The console passes over it.",
        example: r#""./config.schema.json""#,
        bad: "true",
        ..KEY
    },
    Key {
        path: "bar",
        meaning: "Where the connection bar comes from and how it is spoken to.",
        default: Some("{}"),
        example: r#"{"mode": "frame", "url": "https://cec.example.com/bar/"}"#,
        bad: "[]",
        ..KEY
    },
    Key {
        path: "bar.mode",
        meaning: "Whose bar it is: a simulated one that needs no call centre, a page in the console's own iframe, or the vendor's \
                  script, which makes the iframe itself.",
        default: Some(r#""simulator""#),
        example: r#""frame""#,
        bad: r#""iframe""#,
        beside: r#"{"bar": {"url": "https://cec.example.com/bar/"}}"#,
        ..KEY
    },
    Key {
        path: "bar.url",
        meaning: "The page of the bar when the mode is `frame`, absolute or relative to the console's page. That mode needs it.",
        example: r#""https://cec.example.com/bar/""#,
        bad: r#""""#,
        beside: r#"{"bar": {"mode": "frame"}}"#,
        pattern: ADDRESS,
        ..KEY
    },
    Key {
        path: "bar.contextPath",
        meaning: "The platform's address, as the vendor's `$aicc_ContextPath` has it. Messages to the bar are addressed to its \
                  origin. Empty means the origin of `bar.url`. The mode `loader` gets the vendor's script from there and needs it.",
        default: Some(r#""""#),
        example: r#""https://cec.example.com/service-cloud/""#,
        bad: r#""*""#,
        beside: FRAME,
        pattern: Some("^$|^/[^*]*$|^https?://[^*]+$"),
        ..KEY
    },
    Key {
        path: "bar.session",
        meaning: "The enterprise's endpoint that answers with the session of the agent, absolute or relative to the console's \
                  page. The mode `loader` needs it.",
        default: Some(r#""""#),
        example: r#""https://desk.example.com/aicc/session""#,
        pattern: ADDRESS,
        ..KEY
    },
    Key {
        path: "bar.origins",
        meaning: "Further origins that the bar may speak from. What any other page says is counted and ignored.",
        default: Some("[]"),
        example: r#"["https://cec2.example.com"]"#,
        bad: r#"["*"]"#,
        beside: FRAME,
        pattern: Some("^https?://[^*]+$"),
        ..KEY
    },
    Key {
        path: "bar.allow",
        meaning: "What the iframe of the bar may use of the browser (its permissions policy).",
        default: Some(
            r#""microphone; camera; autoplay; speaker-selection; display-capture; clipboard-write; local-network-access; local-network; loopback-network""#,
        ),
        example: r#""microphone; autoplay""#,
        bad: r#""microphone, camera""#,
        beside: FRAME,
        pattern: Some("^[^,]*$"),
        ..KEY
    },
    Key {
        path: "bar.events",
        meaning: "Events to subscribe to beside those that the console knows, so that they are in the raw log.",
        default: Some("[]"),
        example: r#"["AgentChat_Ring"]"#,
        bad: r#"[""]"#,
        ..KEY
    },
    Key {
        path: "bar.callout",
        meaning: "How a call that the agent starts in the console is written to the bar. The vendor documents several forms.",
        default: Some("{}"),
        example: r#"{"param": "object", "encoding": "text"}"#,
        bad: r#""object""#,
        ..KEY
    },
    Key {
        path: "bar.callout.param",
        meaning: "`array` as in `[\"10086\", \"audio\"]`, or `object` as in `{\"number\": \"10086\", \"mode\": \"audio\"}`.",
        default: Some(r#""array""#),
        example: r#""object""#,
        bad: r#""list""#,
        ..KEY
    },
    Key {
        path: "bar.callout.encoding",
        meaning: "Whether the message is posted as an object, or as the text of its JSON.",
        default: Some(r#""object""#),
        example: r#""text""#,
        bad: r#""json""#,
        ..KEY
    },
    Key {
        path: "bar.callout.modes",
        meaning: "What calls the agent can start in the console: `audio`, `video`, or both. With `video`, *Video call* \
                  stands beside *Call* wherever a number can be called.",
        default: Some(r#"["audio"]"#),
        example: r#"["audio", "video"]"#,
        bad: r#"["fax"]"#,
        pattern: Some("^(audio|video)$"),
        ..KEY
    },
    Key {
        path: "bar.silentMinutes",
        meaning: "How long the bar may say nothing during a call before the agent is told that the display may be out of date, \
                  minutes.",
        default: Some("15"),
        example: "30",
        bad: "0",
        ..KEY
    },
    Key {
        path: "bar.place",
        meaning: "Where the bar stands: at the `top` or the `bottom` of the page, at its `side`, where lines begin, or as a box \
                  that the agent moves (`float`). Where a window is too small for that, the bar is at the top.",
        default: Some(r#""top""#),
        example: r#""side""#,
        bad: r#""left""#,
        ..KEY
    },
    Key {
        path: "bar.height",
        meaning: "How high the bar is until the agent sizes it, CSS pixels; never more than three fifths of the window. Without, \
                  it is 168 in a wide window, 264 in a narrow one, and 200 in between. A bar at the side is as high as the window.",
        example: "120",
        bad: "20",
        ..KEY
    },
    Key {
        path: "bar.dialect",
        meaning: "What the bar means where the vendor's documents say two things, or nothing.",
        default: Some("{}"),
        example: r#"{"customerAlerting": "hold"}"#,
        bad: r#""hold""#,
        ..KEY
    },
    Key {
        path: "bar.dialect.customerAlerting",
        meaning: "What `AgentEvent_Customer_Alerting` means in a conversation: one page of the vendor's calls it \"Holding \
                  success\", another \"Customer ringing\". With `hold` the call is shown on hold; with `ringing` it never is; \
                  with `auto` it is once two conversations at this desk went on after such an event, and the bar told of no \
                  hold by `AgentEvent_Hold`.",
        default: Some(r#""auto""#),
        example: r#""hold""#,
        bad: r#""held""#,
        ..KEY
    },
    Key {
        path: "bar.dialect.eventGenTime",
        meaning: "In what `eventGenTime` counts, `milliseconds` or `seconds` since 1970; `auto` tells that by its size. With \
                  `ignore` it isn't used, for platforms whose clocks can't be relied on.",
        default: Some(r#""auto""#),
        example: r#""seconds""#,
        bad: r#""minutes""#,
        ..KEY
    },
];
