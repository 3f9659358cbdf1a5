//! A view of the log as the fragment of an address, so that it can be bookmarked and the browser's way back leads to it:
//! `#log?range=week&outcome=missed&sort=-talk`. What isn't known, from another version or another hand, is passed over.

use super::query::{Column, Date, Query, Range, Sort, Talk};
use crate::api::names::{DIRECTIONS, MEDIA, OUTCOMES, direction, medium, outcome};
use crate::numbers::is_separator;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What begins a fragment that is a view of the log.
const HEAD: &str = "#log";
/// So many digits are a person's number and have no place in an address.
const TELLING: usize = 7;

const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

const COLUMNS: [(Column, &str); 10] = [
    (Column::Time, "time"),
    (Column::Party, "party"),
    (Column::Direction, "direction"),
    (Column::Outcome, "outcome"),
    (Column::EndedBy, "ended-by"),
    (Column::Ring, "ring"),
    (Column::Talk, "talk"),
    (Column::Hold, "hold"),
    (Column::WrapUp, "wrap-up"),
    (Column::Disposition, "disposition"),
];

/// A column as it stands in addresses and in the markup.
pub fn column(column: Column) -> &'static str {
    COLUMNS.iter().find(|(known, _)| *known == column).map_or("", |(_, name)| name)
}

/// What is asked for, with its `#`; empty for what the log begins with. Of a text that may be somebody's number only
/// what else is asked for: addresses are kept in the browser's history and travel in bookmarks.
pub fn to_fragment(query: &Query) -> String {
    let Query { text, range, direction: way, outcome: end, medium: carries, talk, disposition, queue, waiting, sort } =
        query;
    let mut parts: Vec<String> = Vec::new();
    let mut add = |name: &str, value: &str| parts.push(format!("{name}={}", utf8_percent_encode(value, KEPT)));
    match range {
        Range::DailyTotals => {}
        Range::Week => add("range", "week"),
        Range::All => add("range", "all"),
        Range::Days(from, to) => add("range", &format!("{from}..{to}")),
    }
    if !text.trim().is_empty() && !tells_a_number(text) {
        add("q", text.trim());
    }
    way.iter().for_each(|way| add("direction", direction(*way)));
    end.iter().for_each(|end| add("outcome", outcome(*end)));
    carries.iter().for_each(|carries| add("media", medium(*carries)));
    talk.iter().for_each(|talk| add("talk", &talk_name(*talk)));
    disposition.iter().for_each(|code| add("disposition", code));
    queue.iter().filter(|queue| !tells_a_number(queue)).for_each(|queue| add("queue", queue));
    if *waiting {
        add("waiting", "yes");
    }
    if *sort != Sort::default() {
        add("sort", &sort_name(*sort));
    }
    if parts.is_empty() { String::new() } else { format!("{HEAD}?{}", parts.join("&")) }
}

/// What a fragment asks for; `None` if it is about something else. None at all is what the log begins with.
pub fn from_fragment(fragment: &str) -> Option<Query> {
    let mut query = Query::default();
    if matches!(fragment, "" | "#") {
        return Some(query);
    }
    let parts = fragment.strip_prefix(HEAD)?;
    let parts = parts.strip_prefix('?').or(parts.is_empty().then_some(""))?;
    for (name, value) in parts.split('&').filter_map(|part| part.split_once('=')) {
        let value = percent_decode_str(value).decode_utf8_lossy();
        match name {
            "range" => query.range = range(&value).unwrap_or_default(),
            "q" => query.text = value.into_owned(),
            "direction" => query.direction = DIRECTIONS.into_iter().find(|way| direction(*way) == value),
            "outcome" => query.outcome = OUTCOMES.into_iter().find(|end| outcome(*end) == value),
            "media" => query.medium = MEDIA.into_iter().find(|known| medium(*known) == value),
            "talk" => query.talk = read_talk(&value),
            "disposition" => query.disposition = Some(value.into_owned()),
            "queue" => query.queue = Some(value.into_owned()),
            "waiting" => query.waiting = value == "yes",
            "sort" => query.sort = read_sort(&value).unwrap_or_default(),
            _ => {}
        }
    }
    Some(query)
}

/// Whether a text has as many digits in a row, separators aside, as a number that people can be called at.
pub fn tells_a_number(text: &str) -> bool {
    let mut digits = 0;
    text.chars().filter(|char| !is_separator(*char) && !char.is_whitespace() && *char != '+').any(|char| {
        digits = if char.is_numeric() { digits + 1 } else { 0 };
        digits >= TELLING
    })
}

fn range(text: &str) -> Option<Range> {
    match text {
        "week" => Some(Range::Week),
        "all" => Some(Range::All),
        days => {
            let (from, to) = days.split_once("..")?;
            Some(Range::Days(Date::read(from)?, Date::read(to)?))
        }
    }
}

/// As it stands in addresses and in the markup.
pub fn talk_name(Talk { from, to }: Talk) -> String {
    format!("{from}-{}", to.map(|to| to.to_string()).unwrap_or_default())
}

/// What [`talk_name`] wrote.
pub fn read_talk(text: &str) -> Option<Talk> {
    let (from, to) = text.split_once('-')?;
    let to = if to.is_empty() { None } else { Some(to.parse().ok()?) };
    Some(Talk { from: from.parse().ok()?, to })
}

/// A column with a `-` in front if it is sorted from the greatest to the least.
pub fn sort_name(Sort { column: by, descending }: Sort) -> String {
    format!("{}{}", if descending { "-" } else { "" }, column(by))
}

/// What [`sort_name`] wrote.
pub fn read_sort(text: &str) -> Option<Sort> {
    let (descending, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
    let column = COLUMNS.iter().find(|(_, known)| *known == name)?.0;
    Some(Sort { column, descending })
}
