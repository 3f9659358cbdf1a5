//! What is wrong with the file, as data: the view has the words for it in each language.

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

    /// Of an unknown key, the known one beside it that was probably meant.
    pub fn key_meant(&self) -> Option<&str> {
        let (key, Expected::Key(known)) = (self.key.as_ref()?, &self.expected) else { return None };
        let names =
            known.iter().map(|known| (edits(&last(key).to_lowercase(), &last(known).to_lowercase()), last(known)));
        names.filter(|(edits, name)| *edits <= name.len() / 3).min().map(|(_, name)| name)
    }
}

/// The name at the end of a path.
fn last(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key)
}

/// How many letters have to be written, taken out or changed to make the one text of the other (Levenshtein).
fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut line: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut line[0], row + 1);
        for (column, its) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *its);
            diagonal = line[column + 1];
            line[column + 1] = changed.min(diagonal + 1).min(line[column] + 1);
        }
    }
    line[other.len()]
}
