//! What a report may say of a message: names of keys and events, and codes. These types hold nothing else, whether it comes
//! from a message or from a file: no number of more than four digits, no text of several words, and none in another script.
//! What stands where a key stands and is written as one is taken for a key, whoever wrote it there.

use std::fmt;

/// The longest name, characters.
const LONGEST: usize = 64;
/// More digits than this make a number of it.
const MOST_DIGITS: usize = 2;

/// What the vendor's names of events have in them.
const OF_EVENTS: [&str; 4] = ["AgentEvent", "AgentState", "AgentOther", "OUTBOUND"];
/// What stands for whatever is no name.
const NONE: &str = "(no name)";

/// The name of a key or an event that no document has: an identifier with two digits at most.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(Box<str>);

impl Name {
    /// The name of a key, or that it is none.
    pub fn key(text: &str) -> Name {
        Name(if is_identifier(text) { text } else { NONE }.into())
    }

    /// The name of an event, or that it is none: one like the vendor's.
    pub fn event(text: &str) -> Name {
        let is_like = OF_EVENTS.iter().any(|own| text.contains(own));
        if is_like { Name::key(text) } else { Name(NONE.into()) }
    }

    pub fn is_none(&self) -> bool {
        &*self.0 == NONE
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_identifier(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_of_names = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    text.len() <= LONGEST
        && digits <= MOST_DIGITS
        && text.bytes().all(is_of_names)
        && text.starts_with(|first: char| !first.is_ascii_digit())
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
