//! The log on paper: a plain table of everything that the filters show, for the list on the screen draws only the rows
//! in sight. It is in the page while it is being printed, and seen on paper alone.

use super::call_log_view::CodeNames;
use super::copying::row_cells;
use super::culture::Culture;
use super::log_tools::talk_label;
use super::words::Words;
use crate::domain::Moment;
use crate::log::{Query, Range, Row};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// So many calls are printed at most; more would be some two hundred pages.
pub const PRINTED: usize = 5_000;

/// What goes on paper.
pub struct Paper<'a> {
    pub words: &'a Words,
    pub culture: &'a Culture,
    /// When it is printed.
    pub now: Moment,
    /// In the order of the list, masked as it is, and [`PRINTED`] at most.
    pub rows: Vec<Rc<Row>>,
    /// How many calls there are in the list.
    pub matching: usize,
    /// What is asked for, a condition each. See [`conditions`].
    pub conditions: Vec<String>,
}

/// What the log is asked for, in words. `text` is the search as it may be seen.
pub fn conditions(words: &Words, culture: &Culture, query: &Query, text: &str, codes: &CodeNames) -> Vec<String> {
    let code_name = |code: &String| {
        let named = codes.iter().find(|(known, _)| known == code).map(|(_, name)| name.clone());
        if code.is_empty() { words.log.no_disposition.to_owned() } else { named.unwrap_or_else(|| code.clone()) }
    };
    let range = match query.range {
        Range::Today => words.log.today.to_owned(),
        Range::Week => words.log.week.to_owned(),
        Range::All => words.log.all.to_owned(),
        Range::Days(from, to) => format!("{from} – {to}"),
    };
    let asked = [
        Some((words.log.when, range)),
        (!text.is_empty()).then(|| (words.log.search, text.to_owned())),
        query.direction.map(|direction| (words.log.direction, words.direction(direction).to_owned())),
        query.outcome.map(|outcome| (words.log.outcome, words.outcome(outcome).to_owned())),
        query.talk.map(|talk| (words.log.talk, talk_label(words, culture, talk))),
        query.disposition.as_ref().map(|code| (words.wrap_up.disposition, code_name(code))),
        query.waiting.then(|| (words.log.filters, words.away.waits.to_owned())),
    ];
    asked.into_iter().flatten().map(|(what, value)| (words.away.condition)(what, &value)).collect()
}

impl Paper<'_> {
    /// Drawn at once, without Yew, whose turn comes too late: Firefox takes the page as it stands when the listeners
    /// of `beforeprint` have returned.
    pub fn draw(&self, document: &Document) -> Result<Element, JsValue> {
        let Paper { words, culture, now, rows, matching, conditions } = self;
        let count = |calls: usize| culture.count(calls as u64);
        let calls = if rows.len() < *matching {
            (words.away.printed_some)(&count(rows.len()), &count(*matching))
        } else {
            (words.log.count)(&count(*matching))
        };
        let log = &words.log;
        let heads = [
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
        ];
        let add = |parent: &Element, name: &str| -> Result<Element, JsValue> {
            let child = document.create_element(name)?;
            parent.append_child(&child)?;
            Ok(child)
        };
        let say = |parent: &Element, name: &str, text: &str| -> Result<(), JsValue> {
            add(parent, name)?.set_text_content(Some(text));
            Ok(())
        };
        let paper = document.create_element("div")?;
        paper.set_class_name("printed");
        paper.set_attribute("aria-hidden", "true")?;
        say(&paper, "h1", log.heading)?;
        let printed_on = (words.away.printed_on)(&culture.date(now.wall), &culture.time_of_day(now.wall));
        say(&paper, "p", &format!("{calls} · {printed_on}"))?;
        if !conditions.is_empty() {
            let list = add(&paper, "ul")?;
            conditions.iter().try_for_each(|condition| say(&list, "li", condition))?;
        }
        let table = add(&paper, "table")?;
        let head = add(&add(&table, "thead")?, "tr")?;
        heads.iter().try_for_each(|text| say(&head, "th", text))?;
        let body = add(&table, "tbody")?;
        for row in rows {
            let line = add(&body, "tr")?;
            row_cells(words, culture, row, *now).iter().try_for_each(|cell| say(&add(&line, "td")?, "bdi", cell))?;
        }
        Ok(paper)
    }
}
