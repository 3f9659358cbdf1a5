//! Whose a number is, whoever knows that.

use super::contact::{Contact, Contacts};
use super::normal::Normal;
use crate::protocol::Number;
use std::rc::Rc;

pub trait People {
    /// Whose number it is, as far as that is known.
    fn contact(&self, number: &Number) -> Option<Rc<Contact>>;
    /// What is the same for all numbers of one person.
    fn person(&self, number: &Number) -> String;
}

/// Names that were known once.
pub struct KnownPeople {
    normal: Normal,
    contacts: Contacts,
}

impl KnownPeople {
    /// `strip` as [`Normal::new`] has it.
    pub fn new<'a>(strip: &[String], known: impl Iterator<Item = &'a (Number, Contact)>) -> KnownPeople {
        let known = known.map(|(number, contact)| (number.whole(), Rc::new(contact.clone())));
        KnownPeople { normal: Normal::new(strip), contacts: Contacts::default().replaced_by(known.collect()) }
    }

    pub fn contacts(&self) -> &Contacts {
        &self.contacts
    }
}

impl People for KnownPeople {
    fn contact(&self, number: &Number) -> Option<Rc<Contact>> {
        self.contacts.of(Some(number)).filter(|_| !number.is_withheld())
    }

    fn person(&self, number: &Number) -> String {
        self.normal.stripped(number.as_str())
    }
}
