//! The keys as a page of Markdown.

use super::{KEYS, Key, read};
use crate::config::{ConfigError, Expected};
use serde_json::Value;
use std::fmt::Write;

/// The page, with what `answer` makes of a mistake.
pub fn page(answer: impl Fn(&ConfigError) -> String) -> String {
    let mut page = "# Configuration\n\n\
        Every key of `config.json`, which lies beside `index.html`. All are optional; `{}` is a valid file and means the \
        simulated bar.\nMistakes stop the console with a page that says, for all of them at once, which key is meant, what was found and \
        what was expected.\nA wrong look or language (`brand`, `locale`, `theme`, `words`) only warns: the console starts with \
        the default, and its *Diagnostics* and `check/` name the mistake.\n\n\
        An editor that knows JSON Schema completes keys and marks mistakes if the file begins as the one that is \
        shipped:\n\n```json\n{\"$schema\": \"./config.schema.json\"}\n```\n\n\
        This page and the schema are made from the reader of the file (`make reference`).\n"
        .to_owned();
    for key in KEYS.iter() {
        let level = if key.section().is_empty() { "##" } else { "###" };
        let title = key.title();
        write!(page, "\n{level} `{title}`\n\n{}\n\n", key.meaning).expect("a text takes all");
        for (what, text) in [
            ("Takes", takes(key)),
            ("Default", key.default.map(|default| code(&read(default)))),
            ("Example", Some(code(&key.file(&read(key.example))))),
            (
                if key.mistake().stops() { "A mistake" } else { "A warning" },
                Some(format!("{}: {}", code(&key.file(&read(key.bad))), answer(&key.mistake()))),
            ),
        ] {
            if let Some(text) = text {
                writeln!(page, "* {what}: {text}").expect("a text takes all");
            }
        }
    }
    page
}

fn takes(key: &Key) -> Option<String> {
    match key.expected() {
        Expected::OneOf(_) => Some(key.choices().iter().map(code).collect::<Vec<_>>().join(", ")),
        Expected::TrueOrFalse => Some("`true`, `false`".to_owned()),
        Expected::Whole { from, to } => Some(format!("a whole number from {from} to {to}")),
        Expected::Text => Some("text".to_owned()),
        Expected::Texts => Some("a list of texts".to_owned()),
        _ => None,
    }
}

fn code(value: &Value) -> String {
    format!("`{value}`")
}
