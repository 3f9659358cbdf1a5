//! Rows in the order that was asked for.

use super::query::{Column, Rank, Sort};
use super::row::Row;
use std::cmp::Ordering;
use std::rc::Rc;

/// The order of names, which is a language's: Álvarez before Zapata, and Chinese names by their sound.
pub struct Collation {
    tag: &'static str,
    compare: Compare,
}

type Compare = Box<dyn Fn(&str, &str) -> Ordering>;

/// By code point, as long as no language is known.
impl Default for Collation {
    fn default() -> Collation {
        Collation::new("", |one, other| one.cmp(other))
    }
}

impl Collation {
    /// `compare` is costly: it asks the browser.
    pub fn new(tag: &'static str, compare: impl Fn(&str, &str) -> Ordering + 'static) -> Collation {
        Collation { tag, compare: Box::new(compare) }
    }

    pub(super) fn is_of(&self, tag: &str) -> bool {
        self.tag == tag
    }

    /// What the language doesn't tell apart is in some order nevertheless.
    fn texts(&self, one: &str, other: &str) -> Ordering {
        if one == other { Ordering::Equal } else { (self.compare)(one, other).then_with(|| one.cmp(other)) }
    }

    fn ranks(&self, sort: Sort, one: &Rank, other: &Rank) -> Ordering {
        let order = match (one, other) {
            (Rank::Text(one), Rank::Text(other)) => {
                one.is_empty().cmp(&other.is_empty()).then_with(|| self.texts(one, other))
            }
            (Rank::Number(one), Rank::Number(other)) => one.cmp(other),
            (Rank::Number(_), Rank::Text(_)) => Ordering::Less,
            (Rank::Text(_), Rank::Number(_)) => Ordering::Greater,
        };
        if sort.descending { order.reverse() } else { order }
    }

    /// Rows that come in the order of beginning.
    pub(super) fn in_order(&self, rows: Vec<&Rc<Row>>, sort: Sort) -> Vec<Rc<Row>> {
        let rows = rows.into_iter();
        if sort.column == Column::Time {
            return if sort.descending { rows.rev().cloned().collect() } else { rows.cloned().collect() };
        }
        // The newest of equals first, whichever way the column is sorted.
        let mut ranked: Vec<Ranked> = rows.rev().map(|row| (sort.rank(row), row)).collect();
        if !ranked.iter().any(|(rank, _)| matches!(rank, Rank::Text(_))) {
            stable(&mut ranked, &|one, other| self.ranks(sort, one, other));
            return ranked.into_iter().map(|(_, row)| row.clone()).collect();
        }
        // Those of one text are brought together first, so that the language is asked about each text once.
        let plain = |one: &Rank, other: &Rank| one.text().cmp(&other.text());
        stable(&mut ranked, &plain);
        let runs = ranked.chunk_by(|one, other| one.0.text() == other.0.text());
        let mut texts: Vec<Ranked> = runs.map(|run| run[0]).collect();
        stable(&mut texts, &|one, other| self.ranks(sort, one, other));
        let mut placed = Vec::with_capacity(ranked.len());
        for (text, _) in texts {
            let run = &ranked[ranked.partition_point(|(rank, _)| plain(rank, &text).is_lt())..];
            placed.extend(run.iter().take_while(|(rank, _)| rank.text() == text.text()).map(|(_, row)| Rc::clone(row)));
        }
        placed
    }

    /// Both in one order. The calls of the open shift are newer than all others.
    pub(super) fn merged(&self, shift: &[Rc<Row>], earlier: &[Rc<Row>], sort: Sort) -> Vec<Rc<Row>> {
        if sort.column == Column::Time {
            let (first, second) = if sort.descending { (shift, earlier) } else { (earlier, shift) };
            return first.iter().chain(second).cloned().collect();
        }
        let mut merged = Vec::with_capacity(shift.len() + earlier.len());
        let mut rest = earlier;
        for row in shift {
            let rank = sort.rank(row);
            let before = rest.partition_point(|older| self.ranks(sort, &sort.rank(older), &rank).is_lt());
            let (first, others) = rest.split_at(before);
            merged.extend_from_slice(first);
            merged.push(row.clone());
            rest = others;
        }
        merged.extend_from_slice(rest);
        merged
    }
}

type Ranked<'a> = (Rank<'a>, &'a Rc<Row>);

/// One function, whichever the order: each sort is some kilobytes of program.
fn stable(rows: &mut [Ranked], compare: &dyn Fn(&Rank, &Rank) -> Ordering) {
    rows.sort_by(|(one, _), (other, _)| compare(one, other));
}
