//! What the pages' security policy lets in.

use super::{KEY, Key};

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

pub const KEYS: &[Key] = &[
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
];
