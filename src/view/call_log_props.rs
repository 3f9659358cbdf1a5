//! The log as a whole, of which the rows in sight are drawn.

use super::call_log_view::{CallLogViewProps, CodeNames, LogActions, Sight};
use super::phones::Phones;
use crate::domain::Callout;
use crate::journal::RecordKey;
use crate::log::{Found, Query, Range as When, Row, RowLayout, days};
use crate::numbers::dialable;
use crate::protocol::Number;
use std::ops::{Range, RangeInclusive};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, Properties, PartialEq)]
pub struct CallLogProps {
    pub found: Found,
    pub known: usize,
    pub query: Rc<Query>,
    pub on_query: Callback<Query>,
    pub reading: Option<(usize, usize)>,
    pub waiting: usize,
    pub dispositions: CodeNames,
    pub queues: Rc<[String]>,
    pub midnight: u64,
    /// Every call on record can be found by its number.
    pub remembered: bool,
    /// The time, to the minute, epoch milliseconds.
    pub at: u64,
    pub agents: bool,
    pub opened: Option<RecordKey>,
    pub actions: LogActions,
    pub obstacle: Option<&'static str>,
    /// What the bar was asked for.
    pub calling: Option<Callout>,
    pub phones: Phones,
    /// How a row is shown to a person.
    pub shown: Callback<Rc<Row>, Rc<Row>>,
    /// These numbers are in sight.
    pub on_sight: Option<Callback<Vec<Number>>>,
    #[prop_or_default]
    pub tools: Html,
    #[prop_or_default]
    pub notice: Html,
    #[prop_or_default]
    pub story: Html,
}

impl CallLogProps {
    /// Where the rows lie that were found, if each is so high, and each heading. In the order of time they have headings,
    /// unless all are of today and nothing else was asked for. `day` is the day of a moment.
    pub fn layout(&self, day: impl Fn(u64) -> RangeInclusive<u64>, row: f64, heading: f64) -> RowLayout {
        let rows = self.found.rows();
        let is_today = |row: &Rc<Row>| row.key.began >= self.midnight;
        let speaks_for_itself =
            self.query.range == When::DailyTotals && [rows.first(), rows.last()].into_iter().flatten().all(is_today);
        let has_headings = self.query.is_by_time() && !speaks_for_itself;
        let days = if has_headings { days(rows, day) } else { Rc::new([]) };
        RowLayout::new(rows.len(), days, row, heading)
    }

    /// The log with these of the rows that were found in the page. Where the keyboard is, and what follows its keys, is
    /// added by who draws.
    pub fn view(&self, in_page: Range<usize>, layout: &RowLayout) -> CallLogViewProps {
        let all = self.found.rows();
        let heading = layout.heading_height();
        // The first row in the page has its day above it, whether it begins the day or not: it stays in sight.
        let days = in_page.clone().filter(|place| layout.begins_day(*place) || *place == in_page.start);
        let days: Rc<[usize]> = days.filter(|_| heading > 0.0).map(|place| place - in_page.start).collect();
        let (first, rows) = (in_page.start, &all[in_page]);
        let called = |row: &Rc<Row>| {
            let callout = self.calling.as_ref().filter(|callout| is_number(row, &callout.number, &self.phones))?;
            Some((row.key, callout.mode))
        };
        let calling = rows.iter().filter_map(called).collect();
        let rows: Rc<[Rc<Row>]> = rows.iter().map(|row| self.shown.emit(row.clone())).collect();
        let above = layout.top(first) - heading;
        CallLogViewProps {
            sight: Sight { rows, first, days, above, height: layout.height() },
            matching: all.len(),
            known: self.known,
            query: self.query.clone(),
            on_query: self.on_query.clone(),
            reading: self.reading,
            waiting: self.waiting,
            dispositions: self.dispositions.clone(),
            queues: self.queues.clone(),
            used: self.found.used(),
            on_other_days: self.found.on_other_days(),
            midnight: self.midnight,
            at: self.at,
            remembered: self.remembered,
            agents: self.agents,
            active: None,
            opened: self.opened,
            scroll: NodeRef::default(),
            on_scroll: Callback::noop(),
            on_step: Callback::noop(),
            on_click: Callback::noop(),
            actions: self.actions.clone(),
            obstacle: self.obstacle,
            calling,
            tools: self.tools.clone(),
            notice: self.notice.clone(),
            story: self.story.clone(),
        }
    }
}

fn is_number(row: &Row, number: &Number, phones: &Phones) -> bool {
    let Some(own) = &row.call.number else { return false };
    let is_dialled = |dialled: String| dialled == number.as_str();
    own == number
        || dialable(own.as_str()) == number.as_str()
        || row.call.to_dial(phones.dial_back()).is_some_and(is_dialled)
}
