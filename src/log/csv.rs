//! Calls as a table that spreadsheets open: CSV after RFC 4180, in UTF-8 with the mark by which Excel knows it.
//!
//! A spreadsheet reads a cell before it shows it. What begins like a formula would run, so it gets an apostrophe in
//! front. A phone number would lose its `+` or its leading zeros and be rounded after 15 digits, so one that is not
//! shown as it is written is given as `="+8613800138000"`.
//!
//! What LibreOffice 7.4 shows of `+8613800138000`: bare, 8613800138000; after an apostrophe or a tab, these too; as
//! `="…"`, the number, and the cell's value is the number and nothing else. An invisible sign in front (U+2060) shows
//! well and stays in the value, so that nobody finds the number any more; a blank (U+00A0) is dropped with the `+`.
//! Excel and Google Sheets read `="…"` alike. Whoever has told LibreOffice not to evaluate formulas sees them written
//! out.

use super::{Missing, outward};
use crate::domain::{Call, Moment};

/// What the columns are called: as in the other forms in which a call leaves the console.
pub const HEADS: [&str; 24] = [
    "began",
    "number",
    "name",
    "direction",
    "phase",
    "outcome",
    "endedBy",
    "answered",
    "ended",
    "ringSeconds",
    "talkSeconds",
    "holdSeconds",
    "wrapUpSeconds",
    "queue",
    "called",
    "transferredFrom",
    "transferred",
    "conference",
    "failure",
    "disposition",
    "note",
    "done",
    "callId",
    "incomplete",
];

/// Longer numbers are shown rounded, as `8.61E+12`.
const LONGEST_SHOWN: usize = 11;

/// The mark and the line of heads.
pub fn head() -> String {
    let mut text = String::from('\u{feff}');
    add_line(&mut text, &HEADS);
    text
}

/// A line for each call at `now`, with the other party's name if the directory knows it. `local` writes an epoch time in
/// milliseconds as the local `2026-11-22 16:40:05`.
pub fn lines<'a>(
    calls: impl Iterator<Item = (&'a Call, Option<&'a str>)>,
    now: Moment,
    local: impl Fn(u64) -> String,
) -> String {
    let mut text = String::new();
    calls.for_each(|(call, name)| add_line(&mut text, &cells(call, name, now, &local)));
    text
}

/// A line that says how many entries of the journal could not be read, in place of the calls that they told of.
pub fn missing(missing: &Missing, local: impl Fn(u64) -> String) -> String {
    let mut cells = [""; HEADS.len()].map(String::from);
    let mut set = |head: &str, text: String| {
        let at = HEADS.iter().position(|known| *known == head).expect("it is a column");
        cells[at] = text;
    };
    set("began", missing.since.map(&local).unwrap_or_default());
    set("ended", missing.until.map(&local).unwrap_or_default());
    set("phase", "missing".to_owned());
    set("note", format!("{} entries could not be read", missing.entries));
    let mut text = String::new();
    add_line(&mut text, &cells);
    text
}

/// In quotes is only what could not be read without them.
fn add_line(text: &mut String, cells: &[impl AsRef<str>]) {
    for (place, cell) in cells.iter().map(AsRef::as_ref).enumerate() {
        if place > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            text.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}

fn cells(call: &Call, name: Option<&str>, now: Moment, local: &impl Fn(u64) -> String) -> [String; HEADS.len()] {
    let call = outward(call, now);
    let text = |text: Option<&str>| text.map(cell).unwrap_or_default();
    let time = |wall: Option<u64>| wall.map(local).unwrap_or_default();
    [
        local(call.began),
        text(call.number),
        text(name),
        call.direction.to_owned(),
        call.phase.to_owned(),
        text(call.end.map(|end| end.outcome)),
        text(call.end.map(|end| end.ended_by)),
        time(call.answered),
        time(call.end.map(|end| end.ended)),
        call.ring_seconds.to_string(),
        call.talk_seconds.to_string(),
        call.hold_seconds.to_string(),
        call.wrap_up_seconds.map(|seconds| seconds.to_string()).unwrap_or_default(),
        text(call.queue),
        text(call.called),
        text(call.transferred_from),
        call.transferred.to_string(),
        call.conference.to_string(),
        text(call.failure),
        text(call.disposition),
        text(call.note),
        call.done.to_string(),
        cell(call.call_id),
        call.incomplete.to_string(),
    ]
}

/// A text that a spreadsheet shows as it is and doesn't run.
fn cell(text: &str) -> String {
    if is_number(text) {
        let shown = text.len() <= LONGEST_SHOWN && !text.starts_with(['+', '0']);
        if shown { text.to_owned() } else { format!("=\"{text}\"") }
    } else if begins_like_a_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Nothing that could end the quotes of a formula or do anything within them.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'*' | b'#'))
}

/// Also behind apostrophes, so that the one in front can be taken away again. The wide signs are the same to a
/// spreadsheet in East Asian languages.
fn begins_like_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}
