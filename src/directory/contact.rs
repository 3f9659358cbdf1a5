//! Who somebody is.

use crate::numbers::plain;
use crate::protocol::Number;
use std::fmt;
use std::rc::Rc;

/// The person or firm behind a number. Hides itself in `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    pub name: Rc<str>,
    /// What the agent should know before answering.
    pub note: Option<Rc<str>>,
}

/// A line of an agent's screen; what is longer helps nobody who has to answer a call.
const LONGEST_NAME: usize = 120;
const LONGEST_NOTE: usize = 2_000;

impl Contact {
    /// `None` without a name. A name that holds the sign for what could not be decoded, because the file is not
    /// UTF-8, is none.
    pub fn new(name: &str, note: &str) -> Option<Contact> {
        let name = plain(name.trim(), LONGEST_NAME);
        let note = cut(note.trim(), LONGEST_NOTE);
        let readable = !name.is_empty() && !name.contains('\u{fffd}') && !note.contains('\u{fffd}');
        readable.then(|| Contact { name: (&*name).into(), note: (!note.is_empty()).then(|| note.into()) })
    }

    /// The beginning of the note, whole characters.
    pub fn short_note(&self, characters: usize) -> Option<String> {
        let note = self.note.as_ref()?;
        let short = cut(note, characters);
        Some(if short.len() < note.len() { format!("{}…", short.trim_end()) } else { short.to_owned() })
    }
}

fn cut(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(end, _)| &text[..end])
}

impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Contact({} characters)", self.name.chars().count())
    }
}

/// The names of the numbers that are on the screen, in the order of the numbers. Cheap to clone and compare.
#[derive(Clone, Debug, Default)]
pub struct Contacts(Rc<Vec<(Number, Rc<Contact>)>>);

impl Contacts {
    /// The same value again if nothing has changed, so that nothing is drawn anew.
    #[must_use]
    pub fn replaced_by(&self, contacts: Vec<(Number, Rc<Contact>)>) -> Contacts {
        let same = self.0.len() == contacts.len()
            && self.0.iter().zip(&contacts).all(|(old, new)| old.0 == new.0 && Rc::ptr_eq(&old.1, &new.1));
        if same { self.clone() } else { Contacts(Rc::new(contacts)) }
    }

    pub fn of(&self, number: Option<&Number>) -> Option<Rc<Contact>> {
        // The number that is shown may be masked.
        let number = number?.whole();
        self.0.iter().find(|(known, _)| *known == number).map(|(_, contact)| contact.clone())
    }
}

/// By pointer.
impl PartialEq for Contacts {
    fn eq(&self, other: &Contacts) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
