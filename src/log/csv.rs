//! Calls as a table that spreadsheets open: CSV after RFC 4180, in UTF-8 with the mark by which Excel knows it, and with
//! the separator of the place: where the comma is the sign of decimals, a spreadsheet takes it for nothing else.

use super::Missing;
use super::cell::cell;
use crate::api::v1;
use crate::domain::{Call, Moment};

/// What the columns are called: as in the other forms in which a call leaves the console.
pub const HEADS: [&str; 38] = [
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
    "agent",
    "media",
    "contact",
    "callBack",
    "callsBack",
    "rangGenerated",
    "rangReceived",
    "rangPaintedMs",
    "rangSoundMs",
    "rangNoticeMs",
    "rangMiniMs",
    "rangSilencedMs",
    "rangLateMs",
    "rangUnknown",
];

/// What spreadsheets expect between columns, by the page's language (BCP 47) and the region's sign of decimals.
pub fn local_separator(tag: &str, decimal: char) -> char {
    // Arabic ones expect it whatever their decimals.
    let is_arabic = tag.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("ar"));
    if decimal == '.' && !is_arabic { ',' } else { ';' }
}

/// The mark and the line of heads.
pub fn head(separator: char) -> String {
    let mut text = String::from('\u{feff}');
    add_line(&mut text, separator, &HEADS);
    text
}

/// A line for each call at `now`, with the other party's name if the directory knows it. `local` writes an epoch time in
/// milliseconds as the local `2026-11-22 16:40:05`.
pub fn lines<'a>(
    calls: impl Iterator<Item = (&'a Call, Option<&'a str>)>,
    separator: char,
    now: Moment,
    local: impl Fn(u64) -> String,
) -> String {
    let mut text = String::new();
    calls.for_each(|(call, name)| add_line(&mut text, separator, &cells(call, name, now, &local)));
    text
}

/// A line that says how many entries of the journal could not be read, in place of the calls that they told of.
pub fn missing(missing: &Missing, separator: char, local: impl Fn(u64) -> String) -> String {
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
    add_line(&mut text, separator, &cells);
    text
}

/// In quotes is only what could not be read without them.
fn add_line(text: &mut String, separator: char, cells: &[impl AsRef<str>]) {
    for (place, cell) in cells.iter().map(AsRef::as_ref).enumerate() {
        if place > 0 {
            text.push(separator);
        }
        if cell.contains([separator, '"', '\r', '\n']) {
            text.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}

fn cells(call: &Call, name: Option<&str>, now: Moment, local: &impl Fn(u64) -> String) -> [String; HEADS.len()] {
    let call = v1::Call::of(call, now);
    let text = |text: Option<&str>| text.map(cell).unwrap_or_default();
    let time = |wall: Option<u64>| wall.map(local).unwrap_or_default();
    let rang = call.rang.as_ref();
    let ms = |of: fn(&v1::Rang) -> Option<u32>| rang.and_then(of).map(|ms| ms.to_string()).unwrap_or_default();
    let unknown = rang.map(|rang| Vec::from_iter(rang.rang_unknown.iter().map(|(what, why)| format!("{what}:{why}"))));
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
        text(call.agent),
        text(call.media),
        text(call.contact),
        time(call.call_back.map(|promise| promise.due)),
        time(call.calls_back),
        time(rang.and_then(|rang| rang.rang_generated)),
        time(rang.map(|rang| rang.rang_received)),
        ms(|rang| rang.rang_painted_ms),
        ms(|rang| rang.rang_sound_ms),
        ms(|rang| rang.rang_notice_ms),
        ms(|rang| rang.rang_mini_ms),
        ms(|rang| rang.rang_silenced_ms),
        ms(|rang| rang.rang_late_ms),
        unknown.unwrap_or_default().join(" "),
    ]
}
