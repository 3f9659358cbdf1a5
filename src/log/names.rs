//! What numbers and codes are called, in a language.

use super::row::Naming;
use crate::config::WrapUp;
use crate::directory::{Contact, People};
use crate::domain::Call;
use crate::numbers::key;
use crate::protocol::Number;
use std::rc::Rc;

/// Of the directory and the configuration.
pub struct Names<'a> {
    /// Without a directory, none.
    pub people: Option<&'a dyn People>,
    pub wrap_up: &'a WrapUp,
    /// The language's.
    pub tag: &'static str,
}

impl Naming for Names<'_> {
    fn contact(&self, number: &Number) -> Option<Rc<Contact>> {
        self.people?.contact(number)
    }

    fn person(&self, number: &Number) -> String {
        self.people.map_or_else(|| key(number.as_str()), |people| people.person(number))
    }

    fn disposition(&self, call: &Call, code: &str) -> Option<String> {
        self.wrap_up.name(call.queue.as_deref(), code, self.tag).map(str::to_owned)
    }
}
