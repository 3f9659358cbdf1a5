//! What is wrong with the file, as data: the view has the words for it in each language.

use strsim::osa_distance;

/// What concerns looks and language only.
const LOOKS: [&str; 4] = ["brand", "locale", "theme", "words"];

/// A mistake, with everything that its page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The key with its path, such as `bar.mode`; `None` if the file as a whole is meant.
    pub key: Option<String>,
    pub found: Found,
    pub expected: Expected,
    pub advice: Advice,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// As the operator wrote it, cut where it gets long.
    Value(String),
    Nothing,
    UnknownKey,
    /// A key that is there twice.
    KeyTwice,
    NotJson {
        line: usize,
        column: usize,
    },
    /// The web server answered the request for the file with this status.
    Status(u16),
    /// The web server could not be reached.
    NoServer,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The file, readable over HTTP.
    File,
    /// The same, because there was one when this browser last started the console.
    FileAsBefore,
    JsonObject,
    Object,
    /// Each key of an object once.
    KeyOnce,
    Text,
    Texts,
    TrueOrFalse,
    /// One of these keys.
    Key(Vec<String>),
    /// One of these values, as they are written in JSON.
    OneOf(Vec<String>),
    Whole {
        from: u32,
        to: u32,
    },
    /// The address of the bar's page, because `bar.mode` is `frame`.
    BarPage,
    /// The address of the enterprise's endpoint, because `bar.mode` is `loader`.
    SessionEndpoint,
    /// The platform's address over HTTP, complete, because `bar.mode` is `loader`.
    ContextPath,
    /// An address over HTTP, absolute or relative to the page.
    Address,
    /// The same, of a file: nothing in it stands for a number.
    FileAddress,
    /// This address, complete; without its beginning it is a path beside the console's page.
    Complete(String),
    /// The address of one server, such as this.
    OneServer(String),
    /// The same at a server that a policy can name.
    NamedServer,
    /// Scheme, name and port of a server, or of all in a domain, and nothing behind.
    Server,
    /// A source of `Content-Security-Policy` that its directive can use.
    PolicySource,
    /// Features of a permissions policy, as the attribute `allow` has them.
    Features,
    /// An absolute address over HTTP, or with one of the further schemes.
    ScreenPop,
    /// A scheme without its colon that runs no script, such as `tel`.
    Scheme,
    /// Text in quotes, or an object of texts by language.
    LocalizedText,
    /// A number from `from` to `to` in quotes, as a key.
    Code {
        from: u32,
        to: u32,
    },
    /// `{"name": …, "minutes": …}`, or just a name.
    Rest,
    /// `[{"code": …, "name": …}]`, no code twice.
    Dispositions,
    /// A country's code (ISO 3166-1 alpha-2).
    Country,
    /// What a number can begin with.
    Beginning,
    /// `#` and six hexadecimal digits.
    Colour,
    /// The name of a header that a page may set and the console doesn't, once.
    HeaderName,
    /// Text of visible ASCII characters.
    HeaderValue,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    EditFile,
    CheckServer,
    PutFileBack,
}

impl ConfigError {
    pub fn at(key: &str, found: Found, expected: Expected) -> ConfigError {
        ConfigError { key: Some(key.to_owned()), ..ConfigError::of_file(found, expected) }
    }

    pub fn of_file(found: Found, expected: Expected) -> ConfigError {
        ConfigError { key: None, found, expected, advice: Advice::EditFile }
    }

    /// The file could not be fetched.
    pub fn unreadable(found: Found) -> ConfigError {
        ConfigError { advice: Advice::CheckServer, ..ConfigError::of_file(found, Expected::File) }
    }

    /// Whether the console can't start with it. A wrong look or language only warns: there is a default. Keys that nobody
    /// knows, and keys that are there twice, stop it wherever they stand.
    pub fn stops(&self) -> bool {
        let concerns = |key: &str, look: &str| {
            key.strip_prefix(look).is_some_and(|rest| matches!(rest.chars().next(), None | Some('.')))
        };
        let is_look = self.key.as_deref().is_some_and(|key| LOOKS.iter().any(|look| concerns(key, look)));
        !is_look || matches!(self.found, Found::UnknownKey | Found::KeyTwice)
    }

    /// Of an unknown key, or of a value that is none of those which are known, the one that was probably meant.
    pub fn meant(&self) -> Option<&str> {
        let (written, known) = match (&self.found, &self.expected) {
            (Found::UnknownKey, Expected::Key(known)) => (last(self.key.as_ref()?), known),
            (Found::Value(value), Expected::OneOf(known)) => (value.strip_prefix('"')?.trim_end_matches('"'), known),
            _ => return None,
        };
        let written = written.trim().to_lowercase();
        let distance = |known: &str| match known.to_lowercase() {
            // A language with its region, or without.
            known if starts_a_tag(&written, &known) || starts_a_tag(&known, &written) => 0,
            known => osa_distance(&written, &known),
        };
        let names = known.iter().map(|known| last(known.trim_matches('"'))).map(|known| (distance(known), known));
        names.filter(|(distance, known)| *distance <= known.len() / 3).min().map(|(_, known)| known)
    }
}

/// Whether `short` is `long` up to a hyphen, as `zh` is of `zh-cn`.
fn starts_a_tag(short: &str, long: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'))
}

/// The name at the end of a path.
fn last(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key)
}
