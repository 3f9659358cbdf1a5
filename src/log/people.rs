//! Who waits to be called back: people, not calls. Those who were promised a call come first, by when it is due, then those
//! who called and reached nobody, the latest first.

use super::history::History;
use super::row::Row;
use super::waiting::Waiting;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::rc::Rc;

/// One row for each person of those whose calls wait, with what is known of that person.
pub(super) fn people(rows: &[Rc<Row>], history: &History) -> Vec<Rc<Row>> {
    let mut people = grouped(rows);
    people.sort_by_key(|(_, waiting)| (waiting.due.is_none(), waiting.due, Reverse(waiting.last)));
    let with = |(row, waiting): (&Rc<Row>, Waiting)| {
        let tried = row.person.as_deref().and_then(|person| history.attempts(person, row.call.waits_since()));
        Rc::new(Row { waiting: Some(Rc::new(Waiting { tried, ..waiting })), ..Row::clone(row) })
    };
    people.into_iter().map(with).collect()
}

/// How many people these calls are of.
pub(super) fn count(rows: &[Rc<Row>]) -> usize {
    grouped(rows).len()
}

/// Who can't be told from others stands alone.
fn grouped(rows: &[Rc<Row>]) -> Vec<(&Rc<Row>, Waiting)> {
    let mut people: Vec<(&Rc<Row>, Waiting)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for row in rows {
        let due = row.call.promise.map(|promise| promise.due);
        let times = usize::from(row.call.was_missed());
        let person = row.person.as_deref();
        let place = person.and_then(|person| places.get(person));
        let Some(place) = place else {
            person.and_then(|person| places.insert(person, people.len()));
            people.push((row, Waiting { due, times, last: row.key.began, tried: None }));
            continue;
        };
        let (standing, waiting) = &mut people[*place];
        waiting.times += times;
        waiting.last = waiting.last.max(row.key.began);
        let sooner = due.is_some_and(|due| waiting.due.is_none_or(|known| due < known));
        if sooner || (waiting.due.is_none() && row.key > standing.key) {
            *standing = row;
        }
        waiting.due = if sooner { due } else { waiting.due };
    }
    people
}
