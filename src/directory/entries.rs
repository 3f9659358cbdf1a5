//! The directory as a file: numbers, names and notes, by JSON or by a table.

use super::contact::Contact;
use super::line::{Line, Unreadable};
use super::normal::Normal;
use super::{csv, json};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::rc::Rc;

/// A directory that was read. What could not be used is counted and left out.
#[derive(Clone)]
pub struct Entries {
    normal: Normal,
    /// `None` where several people share the number.
    whole: BTreeMap<String, Option<Rc<Contact>>>,
    /// By the number without its prefix.
    stripped: BTreeMap<String, Option<Rc<Contact>>>,
    /// Entries without a number or a name, and such as were not decodable.
    pub skipped: usize,
}

impl Entries {
    /// Reads JSON, if the text begins like it, or else a table.
    pub fn read(text: &str, normal: Normal) -> Result<Entries, Unreadable> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let mut entries = Entries { normal, whole: BTreeMap::new(), stripped: BTreeMap::new(), skipped: 0 };
        let mut add = |line| entries.add(line);
        if text.starts_with(['[', '{']) {
            json::read(text, &mut add)?
        } else {
            csv::read(text, &mut add)?
        }
        Ok(entries)
    }

    /// Whose number it is: the entry with the same number, or else the one with the same number once both are
    /// without prefixes.
    pub fn find(&self, number: &str) -> Option<Rc<Contact>> {
        let found = self.whole.get(&self.normal.whole(number));
        let found = found.or_else(|| self.stripped.get(&self.normal.stripped(number)));
        found.cloned().flatten()
    }

    /// Everybody with a number of their own, in the order of the numbers.
    pub fn people(&self) -> impl Iterator<Item = (&str, &Rc<Contact>)> {
        self.whole.iter().filter_map(|(number, contact)| Some((&**number, contact.as_ref()?)))
    }

    /// How many numbers are known.
    pub fn len(&self) -> usize {
        self.whole.len()
    }

    pub fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    fn add(&mut self, line: Line) {
        let contact = line.contact.map(Rc::new);
        let numbers: Vec<_> = line.numbers.iter().filter(|number| !self.normal.whole(number).is_empty()).collect();
        let (Some(contact), false) = (contact, numbers.is_empty()) else {
            self.skipped += 1;
            return;
        };
        for number in numbers {
            put(&mut self.whole, self.normal.whole(number), &contact);
            put(&mut self.stripped, self.normal.stripped(number), &contact);
        }
    }
}

fn put(map: &mut BTreeMap<String, Option<Rc<Contact>>>, key: String, contact: &Rc<Contact>) {
    match map.entry(key) {
        Entry::Vacant(place) => {
            place.insert(Some(contact.clone()));
        }
        // The same person twice is one person.
        Entry::Occupied(mut place) => {
            if place.get().as_ref().is_some_and(|known| known.name != contact.name) {
                place.insert(None);
            }
        }
    }
}
