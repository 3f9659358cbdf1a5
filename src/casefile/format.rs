//! How a file is written: one document of JSON, of which each entry, record and contact stands on a line of its own. The sums
//! after them are a chain: each is that of a hundred lines and the sum before. They tell where a file was damaged or changed by a careless
//! hand. They prove nothing about who wrote it: whoever changes a line on purpose can write the sums anew.

use super::{CaseFile, Head};
use crate::directory::Contact;
use crate::domain::Call;
use crate::journal::{read_entry, read_record, write_entry, write_record};
use crate::numbers::sha256;
use crate::protocol::Number;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// The version that is written. What an earlier one wrote is read for ever. A new kind of entry needs no other version, a new
/// version of records does.
const VERSION: u32 = 1;
/// So many lines have a sum.
const BLOCK: usize = 100;
/// So many bytes of each sum are written down.
const SUM: usize = 16;
/// The end of the year 9999, epoch milliseconds: calendars have no time that is much later. Clocks that run from 0 are far
/// below it.
const LATEST: u64 = 253_402_300_799_999;

/// Why a text is no case file that can be read. Says nothing of what it held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    NotACaseFile,
    /// Of this version, by a later console.
    Newer(u32),
    /// A line, counted from 1 in the text, can't be read, or has a time that no calendar has.
    Damaged {
        line: usize,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::NotACaseFile => {
                write!(
                    f,
                    "This is no case file: its first line is not that of one. Choose a file that the console has saved."
                )
            }
            Unreadable::Newer(version) => write!(
                f,
                "The case file has version {version}, and this reader knows those up to {VERSION}. Open it with the reader of \
                 the console that saved it."
            ),
            Unreadable::Damaged { line } => {
                write!(f, "Line {line} of the case file can't be read. Ask for the file again.")
            }
        }
    }
}

impl std::error::Error for Unreadable {}

/// Whether the lines of a file are those that were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    Yes,
    /// Something from one line to another is not what it was; lines are those of the text, counted from 1.
    Changed {
        from: usize,
        to: usize,
    },
    /// Sums are missing: the end of the file was lost.
    Cut,
}

#[derive(Serialize, Deserialize)]
struct StoredHead<'a> {
    #[serde(rename = "caseFile")]
    version: u32,
    #[serde(borrow)]
    release: Cow<'a, str>,
    /// Epoch milliseconds, these four.
    shift: u64,
    saved: u64,
    from: u64,
    to: u64,
    redacted: bool,
    language: Cow<'a, str>,
    surroundings: Cow<'a, BTreeMap<String, String>>,
    configuration: serde_json::Value,
    #[serde(default, skip_serializing_if = "is_zero")]
    missing: u64,
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// Number, name and note.
#[derive(Serialize, Deserialize)]
struct StoredContact<'a>(Cow<'a, str>, Cow<'a, str>, Option<Cow<'a, str>>);

#[derive(Serialize, Deserialize)]
struct Sums {
    sums: Vec<String>,
}

/// The text of a file.
pub fn write(file: &CaseFile) -> String {
    let Head { release, shift, saved, from, to, redacted, language, surroundings, configuration, missing } = &file.head;
    let head = StoredHead {
        version: VERSION,
        release: release.into(),
        shift: *shift,
        saved: *saved,
        from: *from,
        to: *to,
        redacted: *redacted,
        language: language.into(),
        surroundings: Cow::Borrowed(surroundings),
        configuration: serde_json::from_str(configuration).unwrap_or_default(),
        missing: *missing,
    };
    let head = json(&head);
    let entries = Vec::from_iter(file.entries.iter().map(write_entry));
    let records = Vec::from_iter(file.records.iter().map(|(shift, call)| format!("[{shift},{}]", write_record(call))));
    let contacts = Vec::from_iter(file.contacts.iter().map(|(number, contact)| write_contact(number, contact)));
    let all = entries.iter().chain(&records).chain(&contacts).map(String::as_str);
    let sums = json(&Sums { sums: sums(&head, all) });
    // The head and the sums are objects; in the document their members stand beside the lines.
    let (head, sums) = (&head[..head.len() - 1], &sums[1..]);
    let [entries, records, contacts] = [entries, records, contacts].map(|lines| lines.join(",\n"));
    format!("{head},{ENTRIES}\n{entries}\n],\n{RECORDS}\n{records}\n],\n{CONTACTS}\n{contacts}\n],\n{sums}\n")
}

fn write_contact(number: &Number, Contact { name, note }: &Contact) -> String {
    json(&StoredContact(number.as_str().into(), (&**name).into(), note.as_deref().map(Cow::from)))
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts and figures can be written")
}

/// What begins each part of the document.
const ENTRIES: &str = "\"entries\":[";
const RECORDS: &str = "\"records\":[";
const CONTACTS: &str = "\"contacts\":[";

/// What [`write`] wrote, in this version or an earlier one, and whether it is whole.
pub fn read(text: &str) -> Result<(CaseFile, Whole), Unreadable> {
    let mut texts = text.lines().enumerate();
    let head_text = texts.next().and_then(|(_, line)| line.strip_suffix(ENTRIES)?.strip_suffix(','));
    let head_text = head_text.ok_or(Unreadable::NotACaseFile)?.to_owned() + "}";
    #[derive(Deserialize)]
    struct Version {
        #[serde(rename = "caseFile")]
        version: u32,
    }
    match serde_json::from_str(&head_text) {
        Ok(Version { version }) if version > VERSION => return Err(Unreadable::Newer(version)),
        Ok(Version { .. }) => {}
        Err(_) => return Err(Unreadable::NotACaseFile),
    }
    let head: StoredHead = serde_json::from_str(&head_text).map_err(|_| Unreadable::Damaged { line: 1 })?;
    if [head.shift, head.saved, head.from, head.to].into_iter().any(|time| time > LATEST) {
        return Err(Unreadable::Damaged { line: 1 });
    }
    let (mut entries, mut records, mut contacts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut part, mut lines, mut written) = (ENTRIES, Vec::new(), None);
    for (at, text) in texts {
        match text {
            "]," | "" => {}
            RECORDS | CONTACTS => part = text,
            _ if text.starts_with("\"sums\"") => {
                written = serde_json::from_str(&format!("{{{text}")).ok().map(|Sums { sums }| sums);
            }
            _ => {
                let text = text.strip_suffix(',').unwrap_or(text);
                let is_read = match part {
                    RECORDS => read_shift_and_record(text).map(|record| records.push(record)),
                    CONTACTS => read_contact(text).map(|contact| contacts.push(contact)),
                    _ => read_entry(text).ok().map(|entry| entries.push(entry)),
                };
                // What was cut off in the middle is lost; the missing sums tell of it.
                match is_read.filter(|()| !has_late_times(text)) {
                    Some(()) => lines.push((at + 1, text)),
                    None if text.ends_with(']') => return Err(Unreadable::Damaged { line: at + 1 }),
                    None => break,
                }
            }
        }
    }
    let whole = match written {
        Some(written) => compare(&sums(&head_text, lines.iter().map(|(_, text)| *text)), &written, &lines),
        None => Whole::Cut,
    };
    let head = Head {
        release: head.release.into_owned(),
        shift: head.shift,
        saved: head.saved,
        from: head.from,
        to: head.to,
        redacted: head.redacted,
        language: head.language.into_owned(),
        surroundings: head.surroundings.into_owned(),
        configuration: head.configuration.to_string(),
        missing: head.missing,
    };
    Ok((CaseFile { head, entries, records, contacts }, whole))
}

/// Whether a figure of it, apart from those in texts, is later than any time may be.
fn has_late_times(text: &str) -> bool {
    let (mut figure, mut quoted, mut escaped) = (0u64, false, false);
    text.bytes().any(|sign| {
        if quoted {
            quoted = escaped || sign != b'"';
            escaped = sign == b'\\' && !escaped;
            return false;
        }
        quoted = sign == b'"';
        figure =
            if sign.is_ascii_digit() { figure.saturating_mul(10).saturating_add(u64::from(sign - b'0')) } else { 0 };
        figure > LATEST
    })
}

fn read_shift_and_record(text: &str) -> Option<(u64, Call)> {
    let (shift, record) = text.strip_prefix('[')?.strip_suffix(']')?.split_once(',')?;
    Some((shift.parse().ok()?, read_record(record).ok()?))
}

fn read_contact(text: &str) -> Option<(Number, Contact)> {
    let StoredContact(number, name, note) = serde_json::from_str(text).ok()?;
    Some((Number::new(&number), Contact { name: name.into(), note: note.map(Into::into) }))
}

/// What tells the text of a file from that of another.
pub fn sum(text: &str) -> String {
    sha256(text.as_bytes())[..SUM].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The chain: the sum of each block of lines, the first with the head.
fn sums<'a>(head: &str, lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut chain = sha256(head.as_bytes());
    let mut sums = Vec::new();
    let mut block = Vec::new();
    let mut close = |block: &mut Vec<u8>| {
        chain = sha256(&[&chain[..], block].concat());
        block.clear();
        sums.push(chain[..SUM].iter().map(|byte| format!("{byte:02x}")).collect());
    };
    for (at, line) in lines.enumerate() {
        block.extend_from_slice(line.as_bytes());
        block.push(b'\n');
        if (at + 1) % BLOCK == 0 {
            close(&mut block);
        }
    }
    close(&mut block);
    sums
}

/// `lines` are those that have sums, each with its place in the text.
fn compare(sums: &[String], written: &[String], lines: &[(usize, &str)]) -> Whole {
    match sums.iter().zip(written).position(|(sum, written)| sum != written) {
        Some(block) => {
            let place = |line: usize| lines.get(line).or(lines.last()).map_or(1, |(place, _)| *place);
            // The first block has the head in it.
            Whole::Changed {
                from: if block == 0 { 1 } else { place(block * BLOCK) },
                to: place((block + 1) * BLOCK - 1),
            }
        }
        None if sums.len() == written.len() => Whole::Yes,
        None => Whole::Cut,
    }
}
