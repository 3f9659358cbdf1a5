//! What the endpoint said, and whom to ask it about next. An answer is kept, also that nobody is known; a failure is
//! asked again when the number turns up the next time, and not before.

use super::contact::Contact;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// How many numbers are remembered.
const MOST: usize = 500;
/// How many are asked about at the same time.
const AT_ONCE: usize = 4;
/// After this long an answer is asked for again when its number turns up, milliseconds.
const OLD_MS: u64 = 3_600_000;

/// Of each number a `T`, which is a name in a directory. Numbers are normalised by the caller. Times are monotonic
/// milliseconds.
pub struct Answers<T = Contact> {
    known: BTreeMap<String, Answer<T>>,
    waiting: VecDeque<String>,
    asking: usize,
    /// Counts the uses, so that the number that was of no use for longest is forgotten first.
    uses: u64,
}

struct Answer<T> {
    said: Option<Rc<T>>,
    /// `None` as long as there is none.
    at: Option<u64>,
    is_asked: bool,
    used: u64,
}

impl<T> Default for Answers<T> {
    fn default() -> Answers<T> {
        Answers { known: BTreeMap::new(), waiting: VecDeque::new(), asking: 0, uses: 0 }
    }
}

impl<T: PartialEq> Answers<T> {
    /// What is known of a number that is shown. One that was never asked about waits its turn.
    pub fn find(&mut self, number: &str) -> Option<Rc<T>> {
        if let Some(said) = self.known_of(number) {
            return said;
        }
        self.wait(number, false);
        None
    }

    /// What is known of a number; nobody is asked.
    pub fn known_of(&mut self, number: &str) -> Option<Option<Rc<T>>> {
        self.uses += 1;
        let answer = self.known.get_mut(number)?;
        answer.used = self.uses;
        Some(answer.said.clone())
    }

    /// A call with this number: it is asked about before all others, unless the answer is there and young.
    pub fn occurs(&mut self, number: &str, now: u64) {
        let is_young = |answer: &Answer<T>| {
            (answer.is_asked && !self.waiting.iter().any(|waiting| waiting == number))
                || answer.at.is_some_and(|at| now.saturating_sub(at) < OLD_MS)
        };
        if !self.known.get(number).is_some_and(is_young) {
            self.wait(number, true);
        }
    }

    /// A number to ask about now, if there is one. Each is [answered](Answers::answered), or has
    /// [failed](Answers::failed), before there are more than four.
    pub fn ask_next(&mut self) -> Option<String> {
        let number = if self.asking < AT_ONCE { self.waiting.pop_front() } else { None };
        self.asking += usize::from(number.is_some());
        number
    }

    pub fn answered(&mut self, number: &str, said: Option<T>, now: u64) {
        self.asking -= 1;
        if let Some(answer) = self.known.get_mut(number) {
            // The same again is no change to whoever shows it.
            if answer.said.as_deref() != said.as_ref() {
                answer.said = said.map(Rc::new);
            }
            answer.at = Some(now);
            answer.is_asked = false;
        }
    }

    /// What was known before stays.
    pub fn failed(&mut self, number: &str) {
        self.asking -= 1;
        if let Some(answer) = self.known.get_mut(number) {
            answer.is_asked = false;
        }
    }

    fn wait(&mut self, number: &str, first: bool) {
        if number.is_empty() {
            return;
        }
        self.waiting.retain(|waiting| waiting != number);
        if first {
            self.waiting.push_front(number.to_owned());
        } else {
            self.waiting.push_back(number.to_owned());
        }
        let answer = Answer { said: None, at: None, is_asked: true, used: self.uses };
        self.known.entry(number.to_owned()).or_insert(answer).is_asked = true;
        if self.known.len() > MOST {
            let idle = self.known.iter().filter(|(_, answer)| !answer.is_asked).min_by_key(|(_, answer)| answer.used);
            if let Some(oldest) = idle.map(|(number, _)| number.clone()) {
                self.known.remove(&oldest);
            }
        }
    }
}
