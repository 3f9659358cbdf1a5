//! Rows in the order that was asked for.

use super::query::{Column, Rank, Sort};
use super::row::Row;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
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
    pub(super) fn in_order<'a>(&self, rows: impl DoubleEndedIterator<Item = &'a Rc<Row>>, sort: Sort) -> Vec<Rc<Row>> {
        if sort.column == Column::Time {
            return if sort.descending { rows.rev().cloned().collect() } else { rows.cloned().collect() };
        }
        // The newest of equals first, whichever way the column is sorted.
        let mut ranked: Vec<(Rank, &Rc<Row>)> = rows.rev().map(|row| (sort.rank(row), row)).collect();
        self.place(&mut ranked);
        ranked.sort_by(|(one, _), (other, _)| self.ranks(sort, one, other));
        ranked.into_iter().map(|(_, row)| row.clone()).collect()
    }

    /// Replaces each text by its place among all, so that those that come again and again are compared once.
    fn place(&self, ranked: &mut [(Rank, &Rc<Row>)]) {
        let texts: BTreeSet<&str> = ranked.iter().filter_map(|(rank, _)| rank.text()).collect();
        let mut texts: Vec<&str> = texts.into_iter().collect();
        texts.sort_by(|one, other| self.texts(one, other));
        let places: BTreeMap<&str, u64> = texts.into_iter().zip(0..).collect();
        for (rank, _) in ranked {
            if let Some(text) = rank.text() {
                // Rows without any text come last.
                *rank = Rank::Number(if text.is_empty() { u64::MAX } else { places[text] });
            }
        }
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
