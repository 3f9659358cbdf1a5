//! The table: what each key is for, and one value that will do and one that won't.

use super::Key;

const KEY: Key = Key {
    path: "",
    meaning: "",
    default: None,
    example: "null",
    bad: "7.5",
    beside: "{}",
    pattern: None,
    is_subtle: false,
};

const FRAME: &str = r#"{"bar": {"mode": "frame", "url": "https://cec.example.com/bar/"}}"#;
const DELIVERY: &str = r#"{"delivery": {"url": "https://crm.example.com/calls"}}"#;
const DIRECTORY: &str = r#"{"directory": {"url": "directory.csv"}}"#;
const SCREEN_POP: &str = r#"{"screenPop": {"url": "https://crm.example.com/?phone={number}"}}"#;
const LUNCH: &str = r#"{"rests": {"1": {"name": "Lunch"}}}"#;
const SOLD: &str = r#"{"wrapUp": {"dispositions": [{"code": "sold", "name": "Sold"}]}}"#;

/// A directive that names servers.
const fn server(path: &'static str, meaning: &'static str) -> Key {
    Key {
        path,
        meaning,
        default: Some("[]"),
        example: r#"["https://cdn.example.com"]"#,
        bad: r#"["*"]"#,
        pattern: Some("^('|(https?|wss?|blob|data|mediastream):)"),
        ..KEY
    }
}

/// A directive about what stands in attributes, which come from no server.
const fn inline(path: &'static str, meaning: &'static str) -> Key {
    Key {
        example: r#"["'unsafe-inline'"]"#,
        bad: r#"["https://cdn.example.com"]"#,
        pattern: Some("^'"),
        ..server(path, meaning)
    }
}

/// In the order in which they are read by people; the keys of a section follow it.
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
        path: "bar.silentMinutes",
        meaning: "How long the bar may say nothing during a call before the agent is told that the display may be out of date, \
                  minutes.",
        default: Some("15"),
        example: "30",
        bad: "0",
        ..KEY
    },
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
        is_subtle: true,
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
    Key {
        path: "policy",
        meaning: "What the web server's policy allows beyond what follows from the rest of the file. Read by `make policy`, and by \
                  no console.",
        default: Some("{}"),
        example: r#"{"frameAncestors": ["https://portal.example.com"]}"#,
        bad: "[]",
        ..KEY
    },
    Key {
        path: "policy.frameAncestors",
        meaning: "Servers other than the console's own whose pages may show the console in a frame.",
        default: Some("[]"),
        example: r#"["https://portal.example.com"]"#,
        bad: r#"["portal.example.com"]"#,
        pattern: Some("^https?://[^/]+$"),
        ..KEY
    },
    Key {
        path: "policy.sources",
        meaning: "Further sources for directives of `Content-Security-Policy`.",
        default: Some("{}"),
        example: r#"{"img-src": ["https://cdn.example.com"]}"#,
        bad: r#"["https://cdn.example.com"]"#,
        ..KEY
    },
    server("policy.sources.connect-src", "Servers that may be asked for data."),
    server("policy.sources.font-src", "Where fonts may come from."),
    server("policy.sources.form-action", "Where forms may be sent."),
    server("policy.sources.frame-src", "Whose pages may be shown in a frame."),
    server("policy.sources.img-src", "Where pictures may come from."),
    server("policy.sources.media-src", "Where sound and films may come from."),
    server("policy.sources.script-src", "Where scripts may come from."),
    inline("policy.sources.script-src-attr", "Which scripts in attributes may run."),
    server("policy.sources.style-src", "Where styles may come from."),
    inline("policy.sources.style-src-attr", "Which styles in attributes are followed."),
    server("policy.sources.worker-src", "Where workers may come from."),
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
        meaning: "Where numbers are shown without their middle: nowhere, in the list of calls, or everywhere.",
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
        meaning: "How long it may last, minutes. The agent sees when it is over.",
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
        bad: r#""night""#,
        ..KEY
    },
    Key {
        path: "wrapUp",
        meaning: "How an agent says what became of a call.",
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
