//! Values that point at a person. Their `Debug` shows a length and nothing else, so that no number
//! reaches a console, a panic or an error text by way of `{:?}`.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::rc::Rc;

/// A phone number or an agent's number, as the bar wrote it: it may carry a dial-out prefix, a `+`,
/// or the `a`/`A` that marks an agent (`cec_07_0513`).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(Rc<str>);

impl Number {
    pub fn new(text: &str) -> Self {
        Number(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({} characters)", self.0.chars().count())
    }
}

/// Text from the bar that was kept untouched; it may hold numbers.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CallId(Rc<str>);

impl CallId {
    pub fn new(text: &str) -> Self {
        CallId(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}
