//! Whom the agent may mean in the field for a number to call: those of the latest calls, then those of the directory.

use crate::app::kernel::Kernel;
use crate::app::log_pane::LogPane;
use crate::browser::clock::page_time;
use crate::browser::directory::Directory;
use crate::directory::People;
use crate::log::{Row, Suggestion, Suggestions};
use crate::protocol::Number;
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

    /// Gathers who was promised a call, and whom the latest calls were with. Where numbers are hidden, none is offered to be
    /// read.
    pub fn gather(&self, kernel: &Kernel, log: &mut LogPane) {
        let mut latest = Suggestions::default();
        if !kernel.masking.hides_in_list() {
            let rules = &kernel.config.numbers.dial_back;
            let mut add = |row: &Row, hint: String| {
                if let Some(number) = row.call.to_dial(rules) {
                    let name = row.contact.as_ref().map(|contact| contact.name.clone());
                    latest.add(Suggestion { number: Number::new(&number), name, hint: Some(hint.into()) });
                }
            };
            let (now, words, locale) = (page_time().1, kernel.words, &kernel.locale);
            for row in log.promised(kernel).iter() {
                let due = row.call.promise.map_or(now, |promise| promise.due);
                add(row, (words.caller.due)(&locale.when(due, now)));
            }
            for row in log.latest(LATEST) {
                let began = row.call.began.wall;
                add(&row, (words.numbers.last_call)(&locale.date(began), &locale.time_of_day(began)));
            }
        }
        self.latest.replace(latest);
    }
}
