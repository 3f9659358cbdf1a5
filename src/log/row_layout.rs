//! Where the rows of the log lie. Each is as high as the others, and so is each heading of a day, so that the place of any
//! of a hundred thousand is known without the others being drawn.

use super::row::Row;
use std::ops::RangeInclusive;
use std::rc::Rc;

/// Where rows lie, from the top of the first heading or row, CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct RowLayout {
    rows: usize,
    /// The places of the rows that have a heading above them, in order.
    days: Rc<[usize]>,
    row: f64,
    heading: f64,
}

impl RowLayout {
    /// `row` and `heading` are how high those are.
    pub fn new(rows: usize, days: Rc<[usize]>, row: f64, heading: f64) -> RowLayout {
        RowLayout { rows, days, row, heading }
    }

    /// The same rows, as high as this.
    #[must_use]
    pub fn sized(&self, row: f64, heading: f64) -> RowLayout {
        RowLayout { row, heading, ..self.clone() }
    }

    pub fn row_height(&self) -> f64 {
        self.row
    }

    /// How high a heading is; 0 if no row has one.
    pub fn heading_height(&self) -> f64 {
        if self.days.is_empty() { 0.0 } else { self.heading }
    }

    /// Whether there is a heading above this row.
    pub fn begins_day(&self, place: usize) -> bool {
        self.days.binary_search(&place).is_ok()
    }

    /// How high all is.
    pub fn height(&self) -> f64 {
        self.rows as f64 * self.row + self.days.len() as f64 * self.heading
    }

    /// The upper edge of a row, below its heading.
    pub fn top(&self, place: usize) -> f64 {
        let headings = self.days.partition_point(|day| *day <= place);
        place as f64 * self.row + headings as f64 * self.heading
    }

    /// The first row that reaches below this; past the last if none does.
    pub fn at(&self, y: f64) -> usize {
        let (mut from, mut to) = (0, self.rows);
        while from < to {
            let middle = from.midpoint(to);
            if self.top(middle) + self.row <= y {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }
}

/// The places at which a day begins among rows in the order of time, either way round. `day` tells the day of a moment,
/// epoch milliseconds.
pub fn days(rows: &[Rc<Row>], day: impl Fn(u64) -> RangeInclusive<u64>) -> Rc<[usize]> {
    let mut days = Vec::new();
    let mut place = 0;
    while let Some(row) = rows.get(place) {
        let day = day(row.key.began);
        days.push(place);
        // Where a clock was put back a day comes twice.
        place += rows[place..].partition_point(|row| day.contains(&row.key.began)).max(1);
    }
    days.into()
}
