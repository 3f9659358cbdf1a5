//! Values that point at a person. Their `Debug` shows a length and nothing else, so that no number
//! reaches a console, a panic or an error text by way of `{:?}`.

use crate::numbers;
use std::fmt;
use std::rc::Rc;

/// A phone number or an agent's number, as the bar wrote it: it may carry a dial-out prefix, a `+`,
/// or the `a`/`A` that marks an agent (`cec_07_0513`). Marks of direction are left out, and what is longer than
/// [`numbers::LONGEST`] is cut.
///
/// It may be masked: then everything shows and writes only what is to be seen of it, two different numbers stay
/// different all the same, and [`Number::whole`] is the number itself.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number {
    text: Rc<str>,
    /// The number behind the mask.
    whole: Option<Rc<str>>,
}

/// What every placeholder of a number that was to be forgotten begins with.
const FORGOTTEN: &str = "forgotten-";

impl Number {
    pub fn new(text: &str) -> Self {
        Number { text: (&*numbers::plain(text, numbers::LONGEST)).into(), whole: None }
    }

    /// What is to be seen of it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The same number, shown as `text`.
    pub fn shown_as(&self, text: &str) -> Self {
        Number { text: text.into(), whole: Some(self.whole.as_ref().unwrap_or(&self.text).clone()) }
    }

    pub fn is_masked(&self) -> bool {
        self.whole.is_some()
    }

    /// The number without a mask, for whoever dials it or looks it up.
    pub fn whole(&self) -> Self {
        Number { text: self.whole.as_ref().unwrap_or(&self.text).clone(), whole: None }
    }

    /// Whether it stands for a caller who shows none: nobody is looked up or called back by it.
    pub fn is_withheld(&self) -> bool {
        numbers::is_withheld(self.whole.as_ref().unwrap_or(&self.text))
    }

    /// What stands in the place of a number that was forgotten; `tag` keeps two of them apart. It has no digits, so that
    /// no number is ever found in it.
    pub fn forgotten(tag: u32) -> Self {
        const LETTERS: &[u8; 16] = b"bcdfghjklmnpqrst";
        let letters = (0..8).rev().map(|place| char::from(LETTERS[(tag >> (4 * place)) as usize & 15]));
        Number::new(&FORGOTTEN.chars().chain(letters).collect::<String>())
    }

    /// Whether a placeholder stands in it; what the exchange had put before the number may still do so.
    pub fn is_forgotten(&self) -> bool {
        self.text.contains(FORGOTTEN)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({} characters)", self.text.chars().count())
    }
}

/// Text from the bar that was kept untouched; it may hold numbers.
#[derive(Clone, PartialEq, Eq)]
pub struct RawText(Rc<str>);

impl RawText {
    pub fn new(text: &str) -> Self {
        RawText(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RawText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawText({} bytes)", self.0.len())
    }
}

/// The platform's name for a call, such as `1456401416-3`. Opaque: nothing is read out of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CallId(Rc<str>);

impl CallId {
    pub fn new(text: &str) -> Self {
        CallId(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}
