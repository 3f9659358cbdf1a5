//! `config.json`, the one file that an operator edits. Every key is optional and `{}` is valid. Whatever is
//! wrong with the file stops the console with a page that says what was found, what was expected and what to
//! do: a console that half understands its configuration might listen to the wrong bar.

use crate::protocol::{CalloutEncoding, CalloutForm, CalloutStyle};
use serde_json::{Map, Value};

/// The file's name, beside `index.html`.
pub const FILE: &str = "config.json";

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Config {
    pub bar: Bar,
    pub history: History,
    pub locale: Locale,
    pub theme: Theme,
}

/// Where the connection bar comes from and how it is spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub mode: Mode,
    /// In [`Mode::Frame`], the page to put into the iframe.
    pub url: String,
    /// The vendor's `$aicc_ContextPath`. Only its origin counts: it is where messages to the bar are addressed.
    /// Empty means the origin of `url`.
    pub context_path: String,
    /// In [`Mode::Loader`], the enterprise's endpoint that answers with the session.
    pub session: String,
    /// Further origins that the bar may speak from.
    pub origins: Vec<String>,
    /// The iframe's permissions policy.
    pub allow: String,
    /// Identifiers to subscribe to beside those that the console knows.
    pub events: Vec<String>,
    pub callout: CalloutStyle,
    /// How long the bar may say nothing during a call before the agent is told, minutes.
    pub silent_minutes: u32,
}

/// How long the browser keeps what it has written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct History {
    /// Records of finished calls, days.
    pub days: u32,
    /// The untouched messages of past shifts, days.
    pub raw_days: u32,
}

impl Default for History {
    fn default() -> Self {
        History { days: 90, raw_days: 7 }
    }
}

impl Default for Bar {
    fn default() -> Self {
        Bar {
            mode: Mode::default(),
            url: String::new(),
            context_path: String::new(),
            session: String::new(),
            origins: Vec::new(),
            allow: "microphone; camera; autoplay; speaker-selection; display-capture; clipboard-write".to_owned(),
            events: Vec::new(),
            callout: CalloutStyle::default(),
            silent_minutes: 15,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Mode {
    /// A simulated bar, so that the console can be seen without a call centre.
    #[default]
    Simulator,
    /// A page of the enterprise or of the platform, in the console's own iframe.
    Frame,
    /// The vendor's script, which makes the iframe itself.
    Loader,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Locale {
    /// What the browser asks for, if it is shipped.
    #[default]
    Auto,
    English,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// What the operating system asks for.
    #[default]
    Auto,
    Light,
    Dark,
    Contrast,
}

/// What is wrong with the file, for the page that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The key with its path, such as `bar.mode`; `None` if the file as a whole is meant.
    pub key: Option<String>,
    pub found: String,
    pub expected: String,
    pub advice: String,
}

impl Mistake {
    const EDIT: &str = "Correct the file beside index.html and load this page again. Nothing has to be rebuilt.";

    pub fn at(key: &str, found: impl Into<String>, expected: impl Into<String>) -> Mistake {
        Mistake { key: Some(key.to_owned()), ..Mistake::of_file(found, expected) }
    }

    pub fn of_file(found: impl Into<String>, expected: impl Into<String>) -> Mistake {
        Mistake { key: None, found: found.into(), expected: expected.into(), advice: Mistake::EDIT.to_owned() }
    }
}

/// Reads the text of the file. What needs a browser to be judged, such as an address, is judged later.
pub fn parse(text: &str) -> Result<Config, Mistake> {
    // An editor on Windows may put a byte order mark in front.
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|error| {
        Mistake::of_file(
            format!("text that is not JSON; it breaks at line {}, column {}", error.line(), error.column()),
            "a JSON object, such as {}; JSON has no comments and no comma after the last entry",
        )
    })?;
    let root = Section::root(&value)?;
    root.only(&["bar", "history", "locale", "theme"])?;
    let bar = root.section("bar")?;
    bar.only(&["mode", "url", "contextPath", "session", "origins", "allow", "events", "callout", "silentMinutes"])?;
    let callout = bar.section("callout")?;
    callout.only(&["param", "encoding"])?;
    let history = root.section("history")?;
    history.only(&["days", "rawDays"])?;
    let config = Config {
        history: History {
            days: history.whole("days", 1..=3_650)?.unwrap_or(History::default().days),
            raw_days: history.whole("rawDays", 0..=3_650)?.unwrap_or(History::default().raw_days),
        },
        bar: Bar {
            mode: bar
                .choice("mode", &[("simulator", Mode::Simulator), ("frame", Mode::Frame), ("loader", Mode::Loader)])?,
            url: bar.text("url")?.unwrap_or_default(),
            context_path: bar.text("contextPath")?.unwrap_or_default(),
            session: bar.text("session")?.unwrap_or_default(),
            origins: bar.texts("origins")?,
            allow: bar.text("allow")?.unwrap_or(Bar::default().allow),
            events: bar.texts("events")?,
            silent_minutes: bar.whole("silentMinutes", 1..=1_440)?.unwrap_or(Bar::default().silent_minutes),
            callout: CalloutStyle {
                form: callout.choice("param", &[("array", CalloutForm::Array), ("object", CalloutForm::Object)])?,
                encoding: callout
                    .choice("encoding", &[("object", CalloutEncoding::Object), ("text", CalloutEncoding::Text)])?,
            },
        },
        locale: root.choice("locale", &[("auto", Locale::Auto), ("en", Locale::English)])?,
        theme: root.choice(
            "theme",
            &[("auto", Theme::Auto), ("light", Theme::Light), ("dark", Theme::Dark), ("contrast", Theme::Contrast)],
        )?,
    };
    match config.bar.mode {
        Mode::Simulator => Ok(config),
        Mode::Frame if config.bar.url.is_empty() => Err(Mistake::at(
            "bar.url",
            "nothing",
            "the address of the bar's page, such as \"https://cec.example.com/bar/\", because bar.mode is \"frame\"",
        )),
        Mode::Frame => Ok(config),
        Mode::Loader => {
            Err(Mistake::at("bar.mode", "\"loader\"", "\"simulator\" or \"frame\"; this version has no other"))
        }
    }
}

/// An object of the file, with its path for error texts.
struct Section<'a> {
    path: String,
    map: Option<&'a Map<String, Value>>,
}

impl<'a> Section<'a> {
    fn root(value: &'a Value) -> Result<Self, Mistake> {
        let map = value.as_object().ok_or_else(|| Mistake::of_file(shown(value), "a JSON object, such as {}"))?;
        Ok(Section { path: String::new(), map: Some(map) })
    }

    fn key(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.map.and_then(|map| map.get(name))
    }

    fn only(&self, known: &[&str]) -> Result<(), Mistake> {
        let unknown = self.map.and_then(|map| map.keys().find(|key| !known.contains(&key.as_str())));
        match unknown {
            None => Ok(()),
            Some(key) => {
                let list = known.iter().map(|name| self.key(name)).collect::<Vec<_>>().join(", ");
                Err(Mistake::at(&self.key(key), "a key that does not exist", format!("one of {list}")))
            }
        }
    }

    fn section(&self, name: &str) -> Result<Section<'a>, Mistake> {
        let path = self.key(name);
        match self.get(name) {
            None => Ok(Section { path, map: None }),
            Some(Value::Object(map)) => Ok(Section { path, map: Some(map) }),
            Some(other) => Err(Mistake::at(&path, shown(other), "an object, such as {}")),
        }
    }

    fn text(&self, name: &str) -> Result<Option<String>, Mistake> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim().to_owned())),
            Some(other) => Err(Mistake::at(&self.key(name), shown(other), "text in quotes")),
        }
    }

    fn texts(&self, name: &str) -> Result<Vec<String>, Mistake> {
        let wrong = |found| Mistake::at(&self.key(name), found, "a list of texts, such as [\"one\", \"two\"]");
        match self.get(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(list)) => list
                .iter()
                .map(|item| match item.as_str().map(str::trim) {
                    Some(text) if !text.is_empty() => Ok(text.to_owned()),
                    _ => Err(wrong(shown(item))),
                })
                .collect(),
            Some(other) => Err(wrong(shown(other))),
        }
    }

    fn whole(&self, name: &str, range: std::ops::RangeInclusive<u32>) -> Result<Option<u32>, Mistake> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        match number.filter(|number| range.contains(number)) {
            Some(number) => Ok(Some(number)),
            None => {
                let expected = format!("a whole number from {} to {}", range.start(), range.end());
                Err(Mistake::at(&self.key(name), shown(value), expected))
            }
        }
    }

    fn choice<T: Copy + Default>(&self, name: &str, choices: &[(&str, T)]) -> Result<T, Mistake> {
        let Some(value) = self.get(name) else { return Ok(T::default()) };
        let chosen = choices.iter().find(|(word, _)| value.as_str() == Some(word));
        chosen.map(|(_, choice)| *choice).ok_or_else(|| {
            let words: Vec<String> = choices.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            Mistake::at(&self.key(name), shown(value), format!("one of {}", words.join(", ")))
        })
    }
}

/// A value as the operator wrote it, cut where it gets long.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 80;
    let text = value.to_string();
    match text.char_indices().nth(LONGEST) {
        None => text,
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}
