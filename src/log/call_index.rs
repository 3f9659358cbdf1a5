//! All calls that the log knows of: those of the open shift, as they are right now, and those on record before it, as
//! far as they have been read. What is asked of them is answered anew only when something has changed.

use super::found::{Found, Used};
use super::history::{Earlier, History, Past};
use super::order::Collation;
use super::people::{count, people};
use super::query::{Filter, Query, Range, Sort};
use super::row::{Naming, Row, person};
use super::spoken::Spoken;
use crate::domain::{Call, DailyTotals};
use crate::journal::RecordKey;
use crate::protocol::Number;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::rc::Rc;

/// So many of the newest calls are looked through for whom they were with.
const LOOKED_THROUGH: usize = 10_000;

#[derive(Default)]
pub struct CallIndex {
    open_shift: u64,
    /// The open shift's, in the order of beginning.
    shift: Vec<Rc<Row>>,
    /// The calls of `shift`, beside it, to see at a glance which have changed.
    seen: Vec<Rc<Call>>,
    /// On record, in the order of beginning.
    earlier: Vec<Rc<Row>>,
    spoken: Spoken,
    history: History,
    /// The numbers of the agents whose calls these are; two at most, which are several.
    agents: Vec<String>,
    /// Every queue that a call came from, in order.
    queues: Rc<[String]>,
    collation: Collation,
    /// The answer to the last question, as long as it is true.
    found: Option<Answer>,
    /// Who waits, as long as nothing has changed.
    standing: Option<Standing>,
    /// The unfinished of `earlier`, as long as that is the same.
    unfinished: Option<Rc<[Rc<Row>]>>,
}

struct Answer {
    query: Query,
    span: RangeInclusive<u64>,
    /// What was found in `earlier`, in order.
    earlier: Vec<Rc<Row>>,
    /// The columns that those use.
    used: Used,
    /// The whole answer, as long as the open shift's calls are the same.
    all: Option<Found>,
}

/// Who waits to be called back.
struct Standing {
    /// Whose calls began since then, epoch milliseconds.
    since: u64,
    people: usize,
    promises: Rc<[Rc<Row>]>,
}

impl CallIndex {
    /// The open shift, with its calls as they are. A call that has changed is another `Rc`.
    pub fn follow(&mut self, shift: u64, calls: &[Rc<Call>], naming: &impl Naming) {
        if self.open_shift != shift || calls.len() < self.seen.len() {
            self.history.forget([self.open_shift, shift]);
            self.spoken = Spoken::of(&self.history);
            self.open_shift = shift;
            self.shift.clear();
            self.seen.clear();
            self.earlier.retain(|row| row.key.shift != shift);
            self.changed();
        }
        let mut spoke = false;
        for (place, call) in calls.iter().enumerate() {
            if self.seen.get(place).is_some_and(|seen| Rc::ptr_eq(seen, call)) {
                continue;
            }
            self.meet(call);
            let row = Row::new(shift, call.clone(), naming);
            if row.remember(&mut self.history, self.shift.get(place).map(|row| &**row)) {
                self.spoken = Spoken::of(&self.history);
                spoke = true;
            }
            spoke |= self.spoken.take(row.person.as_ref(), call).is_some();
            let row = Rc::new(self.spoken.settled(row));
            match self.seen.get_mut(place) {
                Some(seen) => {
                    *seen = call.clone();
                    self.shift[place] = row;
                }
                None => {
                    self.seen.push(call.clone());
                    self.shift.push(row);
                }
            }
            self.found.iter_mut().for_each(|answer| answer.all = None);
            self.standing = None;
        }
        if spoke {
            self.settle();
        }
    }

    /// Names are in the order of this language from now on.
    pub fn collate(&mut self, tag: &'static str, collation: impl FnOnce() -> Collation) {
        if !self.collation.is_of(tag) {
            self.collation = collation();
            self.found = None;
        }
    }

    /// Whether there are calls of more than one agent.
    pub fn has_agents(&self) -> bool {
        self.agents.len() > 1
    }

    fn meet(&mut self, call: &Call) {
        if let Some(agent) = &call.agent
            && self.agents.len() < 2
            && !self.agents.contains(agent)
        {
            self.agents.push(agent.clone());
        }
        if let Some(queue) = &call.queue
            && let Err(place) = self.queues.binary_search(queue)
        {
            let mut queues = self.queues.to_vec();
            queues.insert(place, queue.clone());
            self.queues = queues.into();
        }
    }

    /// Every queue that a call came from, in order.
    pub fn queues(&self) -> &Rc<[String]> {
        &self.queues
    }

    /// The open shift has ended. Its calls are on record from here on.
    pub fn shift_ended(&mut self) {
        self.earlier.append(&mut self.shift);
        sort_by_age(&mut self.earlier);
        self.seen.clear();
        self.open_shift = 0;
        self.changed();
    }

    /// What is on record is not what it was.
    fn changed(&mut self) {
        (self.found, self.unfinished, self.standing) = (None, None, None);
    }

    /// Somebody who waited may wait no longer.
    fn settle(&mut self) {
        self.spoken.settle(&mut self.shift);
        if self.spoken.settle(&mut self.earlier) {
            self.changed();
        }
    }

    /// Takes in calls on record. Those of the open shift, and those that are known, are known better.
    pub fn read(&mut self, records: impl IntoIterator<Item = (u64, Call)>, naming: &impl Naming) {
        let fresh = records.into_iter().filter(|(shift, _)| *shift != self.open_shift);
        let mut fresh: Vec<_> = fresh.map(|(shift, call)| Rc::new(Row::new(shift, Rc::new(call), naming))).collect();
        if fresh.is_empty() {
            return;
        }
        sort_by_age(&mut fresh);
        for row in &fresh {
            self.meet(&row.call);
            row.remember(&mut self.history, None);
            self.spoken.take(row.person.as_ref(), &row.call);
        }
        self.spoken.settle(&mut fresh);
        // Pages come from the newest to the oldest, so that all of one goes before all that is known.
        if self.earlier.first().is_none_or(|first| fresh.last().is_some_and(|last| last.key < first.key)) {
            fresh.append(&mut self.earlier);
            self.earlier = fresh;
        } else {
            self.earlier.append(&mut fresh);
            sort_by_age(&mut self.earlier);
            self.earlier.dedup_by_key(|row| row.key);
            self.settle();
        }
        self.changed();
    }

    /// A call on record has changed. One in which something was promised is kept as a row, however old it is.
    pub fn amend(&mut self, shift: u64, call: Rc<Call>, naming: &impl Naming) {
        let row = Rc::new(self.spoken.settled(Row::new(shift, call, naming)));
        row.remember(&mut self.history, None);
        match self.earlier.binary_search_by_key(&row.key, |row| row.key) {
            Ok(place) => self.earlier[place] = row,
            Err(place) if row.call.promise.is_some() => self.earlier.insert(place, row),
            Err(_) => return,
        }
        self.changed();
    }

    /// Numbers or codes may be called something else.
    pub fn rename(&mut self, naming: &impl Naming) {
        for row in self.shift.iter_mut().chain(&mut self.earlier) {
            let renamed = Row::new(row.key.shift, row.call.clone(), naming);
            if renamed.text != row.text {
                *row = Rc::new(Row { settled: row.settled, ..renamed });
                self.found = None;
            }
        }
    }

    /// Forgets everything that is on record.
    pub fn close(&mut self) {
        *self = CallIndex::default();
    }

    pub fn get(&self, key: RecordKey) -> Option<&Rc<Row>> {
        if key.shift == self.open_shift {
            return self.shift.iter().rfind(|row| row.key == key);
        }
        let place = self.earlier.binary_search_by_key(&key, |row| row.key).ok()?;
        Some(&self.earlier[place])
    }

    /// The calls on record that have been read, each with its shift.
    pub fn on_record(&self) -> impl Iterator<Item = (u64, &Rc<Call>)> {
        self.earlier.iter().map(|row| (row.key.shift, &row.call))
    }

    /// The newest call of each person, the newest of all first.
    pub fn latest(&self, most: usize) -> Vec<Rc<Row>> {
        let mut people = BTreeSet::new();
        // Whoever calls all day long must not lead through a hundred thousand calls.
        let newest = self.shift.iter().rev().chain(self.earlier.iter().rev()).take(LOOKED_THROUGH);
        let first = newest.filter(|row| row.person.as_ref().is_some_and(|person| people.insert(person.to_string())));
        first.take(most).cloned().collect()
    }

    /// How many calls are known.
    pub fn len(&self) -> usize {
        self.shift.len() + self.earlier.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many people wait to be called back whose calls began since then, epoch milliseconds, or who were promised it. Who
    /// can't be told from others counts alone.
    pub fn waiting_since(&mut self, wall: u64) -> usize {
        self.standing(wall).people
    }

    /// The calls in which the agent has promised to call back, as far as that has not been done, in no order.
    pub fn promises(&mut self, wall: u64) -> Rc<[Rc<Row>]> {
        self.standing(wall).promises.clone()
    }

    /// Looked for only when something has changed, or another time is asked about.
    fn standing(&mut self, wall: u64) -> &Standing {
        if self.standing.as_ref().is_none_or(|standing| standing.since != wall) {
            let waits = |row: &&Rc<Row>| row.waits() && (row.key.began >= wall || row.call.promise.is_some());
            let waiting: Vec<Rc<Row>> = self.shift.iter().chain(&self.earlier).filter(waits).cloned().collect();
            let promises = waiting.iter().filter(|row| row.call.promise.is_some()).cloned().collect();
            self.standing = Some(Standing { since: wall, people: count(&waiting), promises });
        }
        self.standing.as_ref().expect("it was found just now")
    }

    /// Takes in calls on record for the history alone. Those in which something was promised are kept as rows.
    pub fn remember(&mut self, records: impl IntoIterator<Item = (u64, Call)>, naming: &impl Naming) {
        let (mut promised, mut last) = (Vec::new(), None);
        let open = self.open_shift;
        for (shift, call) in records.into_iter().filter(|(shift, _)| *shift != open) {
            if let Some(person) = person(&call, naming) {
                self.history.take(&person, RecordKey::of(shift, &call), &call);
                last = last.max(self.spoken.take(Some(&person), &call));
            }
            if call.promise.is_some_and(|promise| promise.kept.is_none()) {
                promised.push((shift, call));
            }
        }
        // Who called after all these conversations waits all the same.
        let before = self.earlier.partition_point(|row| Some(row.key.began) < last);
        if self.spoken.settle(&mut self.earlier[..before]) {
            self.changed();
        }
        self.read(promised, naming);
    }

    /// What is known of the person with this number, see [`History::of`].
    pub fn history(
        &self,
        number: &Number,
        naming: &impl Naming,
        but: Option<RecordKey>,
        week: u64,
        since: u64,
        elsewhere: &[Past],
    ) -> Option<Earlier> {
        let is_known = !number.is_withheld() && !number.is_forgotten();
        self.history.of(&naming.person(number), but, week, since, elsewhere).filter(|_| is_known)
    }

    /// The waiting calls of whose call this is, and it itself.
    pub fn waiting_with(&self, key: RecordKey) -> Vec<RecordKey> {
        let person = self.get(key).and_then(|row| row.person.clone());
        let all = self.shift.iter().chain(&self.earlier).filter(|row| row.waits());
        let others = all.filter(|row| row.key != key && row.person.is_some() && row.person == person);
        std::iter::once(key).chain(others.map(|row| row.key)).collect()
    }

    /// Counts those calls of earlier shifts that began in a span and are meant.
    pub fn count(&self, span: RangeInclusive<u64>, is_meant: impl Fn(&Call) -> bool, figures: &mut DailyTotals) {
        let earlier = &self.earlier[self.earlier.partition_point(|row| row.key.began < *span.start())..];
        let within = earlier.iter().take_while(|row| span.contains(&row.key.began));
        within.filter(|row| is_meant(&row.call)).for_each(|row| figures.count(&row.call));
    }

    /// The calls of earlier shifts that began since then, epoch milliseconds, and are unfinished, oldest first. Both are
    /// asked only when something has changed.
    pub fn unfinished_since(&mut self, wall: u64, is_unfinished: impl Fn(&Call) -> bool) -> Rc<[Rc<Row>]> {
        let earlier = &self.earlier;
        let find = || {
            let recent = &earlier[earlier.partition_point(|row| row.key.began < wall)..];
            recent.iter().filter(|row| is_unfinished(&row.call)).cloned().collect()
        };
        self.unfinished.get_or_insert_with(find).clone()
    }

    /// What is asked for. `span` is what the query's range comes to in epoch milliseconds.
    pub fn find(&mut self, query: &Query, span: RangeInclusive<u64>) -> Found {
        let last = self.found.take().filter(|answer| answer.span == span);
        if let Some(Answer { query: same, all: Some(all), .. }) = &last
            && same == query
        {
            let all = all.clone();
            self.found = last;
            return all;
        }
        let filter = Filter::new(query, span.clone(), self.open_shift);
        let sifted = |rows: &[Rc<Row>]| {
            self.collation.in_order(rows.iter().filter(|row| filter.holds(row)).collect(), query.sort)
        };
        let with_used = |rows: Vec<Rc<Row>>| {
            let used = Used::default().and_by(&rows);
            (rows, used)
        };
        let (earlier, used) = match last {
            Some(last) if last.query == *query => (last.earlier, last.used),
            // One more letter: only what was found without it can be found with it, and is in order.
            Some(last) if filter.narrows(&last.query) => {
                with_used(last.earlier.into_iter().filter(|row| filter.holds(row)).collect())
            }
            _ => with_used(sifted(&self.earlier)),
        };
        let shift = sifted(&self.shift);
        let mut all = self.collation.merged(&shift, &earlier, query.sort);
        if query.waiting {
            all = people(&all, &self.history);
            if query.sort != Sort::default() {
                all.sort_by_key(|row| row.key);
                all = self.collation.in_order(all.iter().collect(), query.sort);
            }
        }
        let on_other_days = if all.is_empty() { self.on_other_days(query) } else { 0 };
        let all = Found::new(all, used.and_by(&shift), on_other_days);
        self.found = Some(Answer { query: query.clone(), span, earlier, used, all: Some(all.clone()) });
        all
    }

    /// How many calls of any day hold what is asked for.
    fn on_other_days(&self, query: &Query) -> usize {
        let query = Query { range: Range::All, ..query.clone() };
        let filter = Filter::new(&query, 0..=u64::MAX, self.open_shift);
        self.shift.iter().chain(&self.earlier).filter(|row| filter.holds(row)).count()
    }
}

/// The oldest first. In [`CallIndex::read`] itself it would be compiled once for each kind of iterator.
fn sort_by_age(rows: &mut [Rc<Row>]) {
    rows.sort_by_key(|row| row.key);
}
