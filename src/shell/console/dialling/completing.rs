//! Whom the agent may mean in the field for a number to call: those of the latest calls, then those of the directory.

use super::super::Console;
use crate::log::{Suggestion, Suggestions};
use crate::numbers::DialBack;
use crate::protocol::Number;
use crate::shell::directory::Directory;
use crate::view::Complete;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// So many are offered at once.
const MOST: usize = 8;
/// So many of the latest calls' numbers are looked through.
const LATEST: usize = 1_000;

/// What is offered.
pub struct Completion {
    /// Gathered when the agent comes to the field.
    latest: Rc<RefCell<Suggestions>>,
    pub complete: Complete,
    /// Whose a number is.
    pub who: Callback<Number, Option<Rc<crate::directory::Contact>>>,
}

impl Completion {
    pub fn new(directory: Option<Directory>) -> Completion {
        let latest = Rc::<RefCell<Suggestions>>::default();
        let complete = {
            let (latest, directory) = (latest.clone(), directory.clone());
            Callback::from(move |typed: String| {
                let mut found = Suggestions::default();
                latest.borrow().find(&typed, MOST).into_iter().for_each(|one| found.add(one.clone()));
                if let Some(directory) = &directory {
                    directory.suggest(&typed, MOST).into_iter().for_each(|one| found.add(one));
                }
                found.first(MOST).into()
            })
        };
        let who = Callback::from(move |number: Number| directory.as_ref()?.contact(&number));
        Completion { latest, complete, who }
    }
}

impl Console {
    /// Gathers whom the latest calls were with. Where numbers are hidden, none is offered to be read.
    pub(in super::super) fn gather_suggestions(&self, rules: &DialBack) {
        let mut latest = Suggestions::default();
        if !self.masking.hides_in_list() {
            for row in self.log.latest(LATEST) {
                let Some(number) = row.call.to_dial(rules) else { continue };
                let began = row.call.began.wall;
                let hint = (self.words.numbers.last_call)(&self.culture.date(began), &self.culture.time_of_day(began));
                let name = row.contact.as_ref().map(|contact| contact.name.clone());
                latest.add(Suggestion { number: Number::new(&number), name, hint: Some(hint.into()) });
            }
        }
        self.dialling.completion.latest.replace(latest);
    }

    /// Answers what is typed; `None` where every number is hidden.
    pub(in super::super) fn complete(&self) -> Option<Complete> {
        (!self.masking.hides_everywhere()).then(|| self.dialling.completion.complete.clone())
    }
}
