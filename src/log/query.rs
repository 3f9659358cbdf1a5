//! What the log is asked for: which calls, in which order.

use super::row::Row;
use super::search_fold::fold;
use crate::domain::{Call, Direction, Medium, Outcome, Phase};
use crate::numbers::dialable;
use memchr::memmem::Finder;
use std::fmt;
use std::ops::RangeInclusive;

/// What the log shows. The default is what it begins with: today's calls, the newest first.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words that all occur in the number, the name, the note, the disposition or the queue.
    pub text: String,
    pub range: Range,
    pub direction: Option<Direction>,
    pub outcome: Option<Outcome>,
    pub medium: Option<Medium>,
    pub talk: Option<Talk>,
    /// The enterprise's code; an empty one asks for calls without any.
    pub disposition: Option<String>,
    pub queue: Option<String>,
    /// Only people who wait to be called back, in the order of [`super::Waiting`] unless another is asked for.
    pub waiting: bool,
    pub sort: Sort,
}

/// The text may be a number, so all that is shown of it is its length.
impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Query { text, range, direction, outcome, medium, talk, disposition, queue, waiting, sort } = self;
        write!(f, "Query(text of {} characters, {range:?}, {direction:?}, {outcome:?}, ", text.chars().count())?;
        write!(f, "{medium:?}, ")?;
        write!(f, "{talk:?}, {disposition:?}, {queue:?}, {waiting}, {sort:?})")
    }
}

/// When the calls began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Range {
    /// DailyTotals, and all of the open shift: a night shift's calls don't go at midnight.
    #[default]
    DailyTotals,
    /// Since the beginning of the week.
    Week,
    All,
    /// From one day to another, both included.
    Days(Date, Date),
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: u16,
    /// From 1.
    pub month: u8,
    /// From 1.
    pub day: u8,
}

impl Date {
    /// Reads `2026-11-22`. A day that no month has is none, but February may have 29 in any year.
    pub fn read(text: &str) -> Option<Date> {
        let mut parts = text.splitn(3, '-');
        let mut part = |digits: usize| {
            let part =
                parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()));
            part?.parse::<u16>().ok()
        };
        let (year, month, day) = (part(4)?, part(2)? as u8, part(2)? as u8);
        let days = match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Date { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A talk time, from the one to before the other, seconds. Calls that are up have the talk that is behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Talk {
    pub from: u32,
    /// `None` is no limit.
    pub to: Option<u32>,
}

impl Talk {
    fn holds(self, ms: u64) -> bool {
        let seconds = ms / 1_000;
        seconds >= u64::from(self.from) && self.to.is_none_or(|to| seconds < u64::from(to))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: Column,
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Sort {
        Sort { column: Column::Time, descending: true }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Time,
    Party,
    Direction,
    Outcome,
    EndedBy,
    Ring,
    Talk,
    Hold,
    WrapUp,
    Disposition,
}

impl Column {
    /// Every column, in the order in which the log has them.
    pub const ALL: [Column; 10] = [
        Column::Time,
        Column::Party,
        Column::Direction,
        Column::Outcome,
        Column::EndedBy,
        Column::Ring,
        Column::Talk,
        Column::Hold,
        Column::WrapUp,
        Column::Disposition,
    ];

    /// Whether one expects the greatest first: the latest, the longest.
    pub fn begins_descending(self) -> bool {
        match self {
            Column::Time | Column::Ring | Column::Talk | Column::Hold | Column::WrapUp => true,
            Column::Party | Column::Direction | Column::Outcome | Column::EndedBy | Column::Disposition => false,
        }
    }
}

impl Query {
    /// Whether something beside the range is asked for.
    pub fn narrows(&self) -> bool {
        let Query { text, range: _, direction, outcome, medium, talk, disposition, queue, waiting, sort: _ } = self;
        !text.trim().is_empty()
            || direction.is_some()
            || outcome.is_some()
            || medium.is_some()
            || talk.is_some()
            || disposition.is_some()
            || queue.is_some()
            || *waiting
    }

    /// The folded words that are looked for, in every way in which they are found.
    pub fn wanted(&self) -> Vec<String> {
        words(&self.text).into_iter().flat_map(|Word(ways)| ways).collect()
    }

    /// All calls with a number, whenever they were.
    pub fn with_number(number: &str) -> Query {
        Query { text: dialable(number), range: Range::All, ..Query::default() }
    }

    /// Whether the answer is in the order of time.
    pub fn is_by_time(&self) -> bool {
        self.sort.column == Column::Time && (!self.waiting || self.sort != Sort::default())
    }

    /// Sorts by a column; by the one that it is sorted by already, the other way round.
    pub fn sorted_by(&self, column: Column) -> Query {
        let same = self.sort.column == column;
        let descending = if same { !self.sort.descending } else { column.begins_descending() };
        Query { sort: Sort { column, descending }, ..self.clone() }
    }
}

/// A query made ready to be put to many rows.
pub(super) struct Filter<'a> {
    query: &'a Query,
    words: Vec<Word>,
    /// For each word the ways in which it is found.
    finders: Vec<Vec<Finder<'static>>>,
    /// Epoch milliseconds at which the calls began.
    span: RangeInclusive<u64>,
    open_shift: u64,
}

/// A word of the text, in the ways in which it is found: as it is written, and if it is (a part of) a number, by its
/// digits.
struct Word(Vec<String>);

/// So many digits behind `00` are a number, which may be written with `+`.
const INTERNATIONAL: usize = 5;

fn words(text: &str) -> Vec<Word> {
    let word = |word: &str| {
        let mut ways = vec![fold(word)];
        let number = dialable(word);
        let digits = number.strip_prefix('+').unwrap_or(&number);
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let international = digits.strip_prefix("00").filter(|rest| rest.len() >= INTERNATIONAL);
            ways.extend([Some(digits), international].into_iter().flatten().map(str::to_owned));
            ways.dedup();
        }
        Word(ways)
    };
    text.split_whitespace().map(word).filter(|Word(ways)| !ways[0].is_empty()).collect()
}

impl Word {
    /// Whether every text in which this word is found has the other one.
    fn narrows(&self, other: &Word) -> bool {
        self.0.iter().all(|way| other.0.iter().any(|wider| way.contains(wider)))
    }
}

impl<'a> Filter<'a> {
    pub fn new(query: &'a Query, span: RangeInclusive<u64>, open_shift: u64) -> Filter<'a> {
        let words = words(&query.text);
        let finders = words.iter().map(|Word(ways)| ways.iter().map(|way| Finder::new(way).into_owned()).collect());
        Filter { query, finders: finders.collect(), words, span, open_shift }
    }

    /// Whether `last` asked for the same and held all that this holds.
    pub fn narrows(&self, last: &Query) -> bool {
        let but_for_the_text = Query { text: last.text.clone(), ..self.query.clone() };
        but_for_the_text == *last
            && words(&last.text).iter().all(|last| self.words.iter().any(|word| word.narrows(last)))
    }

    pub fn holds(&self, row: &Row) -> bool {
        let Query { text: _, range, direction, outcome, medium, talk, disposition, queue, waiting, sort: _ } =
            self.query;
        let call = &row.call;
        let begins_within =
            self.span.contains(&row.key.began) || (*range == Range::DailyTotals && row.key.shift == self.open_shift);
        // What was promised is to be done, however long ago that was.
        (begins_within || (*waiting && call.promise.is_some()))
            && direction.is_none_or(|direction| call.direction == direction)
            && outcome.is_none_or(|outcome| outcome_of(call) == Some(outcome))
            && (medium.is_none() || call.medium == *medium)
            && talk.is_none_or(|talk| talk.holds(call.talked_ms))
            && disposition.as_ref().is_none_or(|wanted| call.disposition.as_deref().unwrap_or_default() == wanted)
            && (queue.is_none() || call.queue == *queue)
            && (!waiting || row.waits())
            && self.finders.iter().all(|ways| ways.iter().any(|way| way.find(row.text.as_bytes()).is_some()))
    }
}

fn outcome_of(call: &Call) -> Option<Outcome> {
    match call.phase {
        Phase::Ended { outcome, .. } => Some(outcome),
        Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Held { .. } => None,
    }
}

/// What a row is sorted by. Where two are equal, and in the column of time, the order of beginning decides.
#[derive(Clone, Copy)]
pub(super) enum Rank<'a> {
    Number(u64),
    /// In the order of the language.
    Text(&'a str),
}

impl<'a> Rank<'a> {
    pub(super) fn text(&self) -> Option<&'a str> {
        match self {
            Rank::Number(_) => None,
            Rank::Text(text) => Some(text),
        }
    }
}

impl Sort {
    pub(super) fn rank<'a>(self, row: &'a Row) -> Rank<'a> {
        let call = &row.call;
        match self.column {
            Column::Time => Rank::Number(0),
            Column::Party => Rank::Text(row.party()),
            Column::Direction => Rank::Number(call.direction as u64),
            Column::Outcome => Rank::Number(match call.phase {
                Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Held { .. } => 0,
                Phase::Ended { outcome, .. } => 1 + outcome as u64,
            }),
            Column::EndedBy => Rank::Number(match call.phase {
                Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Held { .. } => 0,
                Phase::Ended { by, .. } => 1 + by as u64,
            }),
            Column::Ring => Rank::Number(call.ring_ms(call.began)),
            Column::Talk => Rank::Number(call.talked_ms),
            Column::Hold => Rank::Number(call.held_ms),
            Column::WrapUp => Rank::Number(call.wrap_up_ms.unwrap_or_default()),
            Column::Disposition => Rank::Text(row.disposition.as_deref().unwrap_or_default()),
        }
    }
}
