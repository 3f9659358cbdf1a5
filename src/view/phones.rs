//! What is known of phone numbers beside their digits. The browser and the enterprise know that; the app provides the
//! answers, so that the view names no browser type.

use crate::numbers::DialBack;
use std::ops::Deref;
use std::rc::Rc;

/// A number as its country knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// The number as it is written at home or, of another country, from abroad.
    pub shown: Rc<str>,
    /// The country of a number that is not at home (ISO 3166-1 alpha-2), and its name in the language of the page.
    pub abroad: Option<(Rc<str>, Rc<str>)>,
    /// The whole number with `+` and country code (E.164), and the digits that are dialled within its country.
    pub forms: [Rc<str>; 2],
}

pub trait PhoneBook {
    /// `None` for what is no phone number of any country, and as long as nobody knows.
    fn phone(&self, number: &str) -> Option<Rc<Phone>>;
    /// What the clocks of a country show at an epoch time in milliseconds, such as "09:10" or "06:10–12:10".
    fn time_in(&self, country: &str, wall: u64) -> Option<String>;
    /// How a received number becomes one to dial.
    fn dial_back(&self) -> &DialBack;
    /// Whether the number stands on the list of those who must not be called.
    fn is_spared(&self, number: &str) -> bool;
}

/// What is known right now.
#[derive(Clone)]
pub struct Phones(Rc<dyn PhoneBook>);

impl Phones {
    pub fn new(book: Rc<dyn PhoneBook>) -> Phones {
        Phones(book)
    }

    /// Of somebody who knows nothing.
    pub fn unknown() -> Phones {
        Phones::new(Rc::new(Unknown(DialBack::default())))
    }
}

struct Unknown(DialBack);

impl PhoneBook for Unknown {
    fn phone(&self, _: &str) -> Option<Rc<Phone>> {
        None
    }

    fn time_in(&self, _: &str, _: u64) -> Option<String> {
        None
    }

    fn dial_back(&self) -> &DialBack {
        &self.0
    }

    fn is_spared(&self, _: &str) -> bool {
        false
    }
}

impl Deref for Phones {
    type Target = dyn PhoneBook;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

/// By pointer: whoever knows more is another `Rc`.
impl PartialEq for Phones {
    fn eq(&self, other: &Phones) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
