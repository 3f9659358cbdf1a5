//! What a report may say of a message: names of events and keys, and codes. These types hold nothing else, so that no
//! number, name or id of a person gets into a report by way of them, neither from a message nor from a file.

use std::fmt;

/// The longest name, characters.
const LONGEST: usize = 64;
/// More digits than this make a number of it.
const MOST_DIGITS: usize = 2;

/// The name of an event or a key that no document has: letters, two digits at most, and `_`, `-`, `.`, `$`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(Box<str>);

impl Name {
    /// The name, or that it is none.
    pub fn of(text: &str) -> Name {
        let is_of_names = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let is_name =
            !text.is_empty() && text.len() <= LONGEST && digits <= MOST_DIGITS && text.chars().all(is_of_names);
        Name(if is_name { text.into() } else { "(no name)".into() })
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A code: a whole number of four digits at most, or a reply's two of three. Anything else is only known to be another word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    Whole(u16),
    Reply(u16, u16),
    Word,
}

impl Code {
    pub fn of(text: &str) -> Code {
        let part = |text: &str, most: usize| {
            let is_code = !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
            is_code.then(|| text.parse().ok()).flatten()
        };
        let reply = || {
            let (first, second) = text.split_once('-')?;
            Some(Code::Reply(part(first, 3)?, part(second, 3)?))
        };
        part(text, 4).map(Code::Whole).or_else(reply).unwrap_or(Code::Word)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Code::Whole(code) => write!(f, "{code}"),
            Code::Reply(first, second) => write!(f, "{first:03}-{second:03}"),
            Code::Word => f.write_str("another word"),
        }
    }
}
