//! Every key of the file, for whoever writes one: the table below, the schema that editors read and the page that
//! people do. What a key takes is asked of the reader itself, by what it says about a value that fits nowhere; so the
//! table holds no list and no range that could differ from the reader's. Not built for browsers.

mod keys;
mod page;
mod schema;

pub use keys::KEYS;
pub use page::page;
pub use schema::schema;

use super::{ConfigError, Expected, Found, mistakes};
use serde_json::{Map, Value, json};

/// A key, or a section of keys. Values are JSON.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Where it stands, such as `bar.mode`. A name of the operator's own is written `<code=200>`: what it is called, and one
    /// that will do.
    pub path: &'static str,
    pub meaning: &'static str,
    /// What writing nothing comes to, where that can be written.
    pub default: Option<&'static str>,
    pub example: &'static str,
    /// A value that is refused.
    pub bad: &'static str,
    /// What the file must hold beside the key so that the key has an effect.
    pub beside: &'static str,
    /// What a text looks like (a regular expression), as far as the schema can say it.
    pub pattern: Option<&'static str>,
    /// What is wrong with the bad value only the console sees; to the schema it looks right.
    pub is_subtle: bool,
}

impl Key {
    /// The path as people read it, such as `reasons.<code>`.
    pub fn title(&self) -> String {
        named(self.path, |name, _| format!("<{name}>"))
    }

    /// The path as it stands in a file, such as `reasons.200`.
    pub fn place(&self) -> String {
        named(self.path, |_, sample| sample.to_owned())
    }

    /// The path of the section that the key stands in, empty for the file itself.
    pub fn section(&self) -> &'static str {
        self.path.rsplit_once('.').map_or("", |(section, _)| section)
    }

    /// The keys that stand in it.
    pub fn children(&self) -> impl Iterator<Item = &'static Key> {
        let path = self.path;
        KEYS.iter().filter(move |key| key.section() == path)
    }

    /// What the reader says it expects here.
    pub fn expected(&self) -> Expected {
        const FITS_NOWHERE: f64 = 7.5;
        let mistake = first_mistake(&self.file(&json!(FITS_NOWHERE))).expect(self.path);
        assert_eq!(mistake.key.as_deref(), Some(self.place().as_str()), "the reader looks at {}", self.path);
        mistake.expected
    }

    /// A file in which it has this value.
    pub fn file(&self, value: &Value) -> Value {
        let mut file = read(self.beside);
        set(&mut file, &self.place(), value.clone());
        file
    }

    /// The mistake that the bad value makes.
    pub fn mistake(&self) -> ConfigError {
        first_mistake(&self.file(&read(self.bad))).expect(self.path)
    }

    /// The words that it can be given, as JSON; none if it takes other values too.
    pub fn choices(&self) -> Vec<Value> {
        let Expected::OneOf(words) = self.expected() else { return Vec::new() };
        let words = words.iter().map(|word| read(word));
        words.filter(|word| self.refusal(word).is_none_or(|mistake| mistake.found == Found::Nothing)).collect()
    }

    /// The keys that must be there, too, when it has this value.
    pub fn needs(&self, value: &Value) -> Vec<&'static Key> {
        let mut file = json!({});
        set(&mut file, &self.place(), value.clone());
        let mut needs = Vec::new();
        while let Some(ConfigError { key: Some(place), found: Found::Nothing, .. }) = first_mistake(&file) {
            let key = KEYS.iter().find(|key| key.place() == place).unwrap_or_else(|| panic!("{place} is described"));
            set(&mut file, &place, read(key.example));
            assert!(!needs.contains(&key.path), "the example of {place} is no value");
            needs.push(key.path);
        }
        KEYS.iter().filter(|key| needs.contains(&key.path)).collect()
    }

    fn refusal(&self, value: &Value) -> Option<ConfigError> {
        first_mistake(&self.file(value))
    }
}

/// What a reader of the file is told first.
fn first_mistake(file: &Value) -> Option<ConfigError> {
    mistakes(&file.to_string()).into_iter().next()
}

/// Sets the value at a path such as `bar.callout.param`, and makes the sections on the way there.
pub fn set(file: &mut Value, place: &str, value: Value) {
    let mut at = file;
    for name in place.split('.') {
        if !at.is_object() {
            *at = Value::Object(Map::new());
        }
        at = &mut at[name];
    }
    *at = value;
}

/// JSON of the table.
pub fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn named(path: &str, write: impl Fn(&str, &str) -> String) -> String {
    let part = |part: &str| match part.strip_prefix('<').and_then(|part| part.strip_suffix('>')?.split_once('=')) {
        Some((name, sample)) => write(name, sample),
        None => part.to_owned(),
    };
    path.split('.').map(part).collect::<Vec<_>>().join(".")
}
