//! The log on paper: a plain table of everything that the filters show, for the list on the screen draws only the rows
//! in sight. It is in the page while it is being printed, and seen on paper alone.

use super::call_log_view::CodeNames;
use super::copying::row_cells;
use super::locale::Locale;
use super::log_tools::talk_label;
use super::words::Words;
use crate::domain::Moment;
use crate::log::{Query, Range, Row};
use std::rc::Rc;

/// So many calls are printed at most; more would be some two hundred pages.
pub const PRINTED: usize = 5_000;

/// What goes on paper, in words.
pub struct Paper {
    pub heading: &'static str,
    /// How many calls, and when it was printed.
    pub summary: String,
    /// What is asked for, a condition each. See [`conditions`].
    pub conditions: Vec<String>,
    pub heads: [&'static str; 11],
    pub rows: Vec<[String; 11]>,
}

impl Paper {
    /// Of `rows`, in the order of the list, masked as it is, and [`PRINTED`] at most; `matching` calls are in the list.
    pub fn new(
        words: &Words,
        locale: &Locale,
        now: Moment,
        rows: impl ExactSizeIterator<Item = Rc<Row>>,
        matching: usize,
        conditions: Vec<String>,
    ) -> Paper {
        let count = |calls: usize| locale.count(calls as u64);
        let calls = if rows.len() < matching {
            (words.away.printed_some)(&count(rows.len()), &count(matching))
        } else {
            (words.log.count)(&count(matching))
        };
        let printed_on = (words.away.printed_on)(&locale.date(now.wall), &locale.time_of_day(now.wall));
        let log = &words.log;
        Paper {
            heading: log.heading,
            summary: format!("{calls} · {printed_on}"),
            conditions,
            heads: [
                log.time,
                log.party,
                log.direction,
                log.outcome,
                log.ended_by,
                log.ring,
                log.talk,
                log.hold,
                log.wrap_up,
                words.wrap_up.disposition,
                words.wrap_up.note,
            ],
            rows: rows.map(|row| row_cells(words, locale, &row, now)).collect(),
        }
    }
}

/// What the log is asked for, in words. `text` is the search as it may be seen.
pub fn conditions(words: &Words, locale: &Locale, query: &Query, text: &str, codes: &CodeNames) -> Vec<String> {
    let code_name = |code: &String| {
        let named = codes.iter().find(|(known, _)| known == code).map(|(_, name)| name.clone());
        if code.is_empty() { words.log.no_disposition.to_owned() } else { named.unwrap_or_else(|| code.clone()) }
    };
    let range = match query.range {
        Range::DailyTotals => words.log.today.to_owned(),
        Range::Week => words.log.week.to_owned(),
        Range::All => words.log.all.to_owned(),
        Range::Days(from, to) => format!("{from} – {to}"),
    };
    let asked = [
        Some((words.log.when, range)),
        (!text.is_empty()).then(|| (words.log.search, text.to_owned())),
        query.direction.map(|direction| (words.log.direction, words.direction(direction).to_owned())),
        query.outcome.map(|outcome| (words.log.outcome, words.outcome(outcome).to_owned())),
        query.medium.map(|medium| (words.call.medium, words.medium(medium).to_owned())),
        query.talk.map(|talk| (words.log.talk, talk_label(words, locale, talk))),
        query.disposition.as_ref().map(|code| (words.wrap_up.disposition, code_name(code))),
        query.queue.as_ref().map(|queue| (words.finding.queue, queue.clone())),
        query.waiting.then(|| (words.log.filters, words.away.waits.to_owned())),
    ];
    asked.into_iter().flatten().map(|(what, value)| (words.away.condition)(what, &value)).collect()
}
