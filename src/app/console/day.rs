//! The day as it is drawn, made anew only when it has changed: the page is drawn with every message.

use crate::browser::clock::{midnight, shown};
use crate::domain::{Figures, Moment, Session, Today};
use crate::view::Day;
use std::cell::RefCell;
use std::rc::Rc;

/// What a day is made of, as far as it can change: the minute, the state's beginning, the calls.
type Key = (u64, Moment, Today);

#[derive(Default)]
pub struct DayMemo(RefCell<Option<(Key, Rc<Day>)>>);

impl DayMemo {
    pub fn of(&self, session: &Session, today: Today) -> Rc<Day> {
        let at = shown();
        let key = (at.wall / 60_000, session.agent().since, today);
        let mut memo = self.0.borrow_mut();
        match &*memo {
            Some((known, day)) if *known == key => day.clone(),
            _ => {
                // A shift over midnight is shown as a whole.
                let began = session.calls().first().map_or(at.wall, |first| first.began.wall);
                let midnight = midnight(began.min(at.wall));
                let day = Rc::new(Day {
                    midnight,
                    stretches: session.stretches(midnight, at),
                    marks: session.marks(midnight),
                    today,
                    figures: Figures::of(&today, &session.time_in(midnight, at)),
                });
                *memo = Some((key, day.clone()));
                day
            }
        }
    }
}
