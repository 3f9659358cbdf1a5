//! How a file is written: one document of JSON, of which each line stands on a line of its own. The sums after them are a
//! chain: each is that of a hundred lines and the sum before. They tell where a file was damaged or changed by a careless
//! hand. They prove nothing about who wrote it: whoever changes a line on purpose can write the sums anew.

use super::{CaseFile, Head, Line, Seen};
use crate::domain::Moment;
use crate::journal::{read_entry, write_entry};
use crate::numbers::sha256;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// The version that is written. What an earlier one wrote is read for ever.
const VERSION: u32 = 1;
/// So many lines have a sum.
const BLOCK: usize = 100;
/// So many bytes of each sum are written down.
const SUM: usize = 16;

/// Why a text is no case file that can be read. Says nothing of what it held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    NotACaseFile,
    /// Of this version, by a later console.
    Newer(u32),
    /// A line, counted from 1 in the text, can't be read.
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
    /// Something among these lines, counted from 0, or in the head, is not what it was.
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
    /// Epoch milliseconds, these three.
    saved: u64,
    from: u64,
    to: u64,
    redacted: bool,
    language: Cow<'a, str>,
    surroundings: Cow<'a, BTreeMap<String, String>>,
    configuration: serde_json::Value,
}

/// Monotonic and wall time, milliseconds; what was to be seen, or done; and how, or where.
#[derive(Serialize, Deserialize)]
struct StoredSeen<'a>(u64, u64, Cow<'a, str>, Cow<'a, str>);

#[derive(Serialize, Deserialize)]
struct Sums {
    sums: Vec<String>,
}

/// The text of a file.
pub fn write(file: &CaseFile) -> String {
    let Head { release, saved, from, to, redacted, language, surroundings, configuration } = &file.head;
    let head = StoredHead {
        version: VERSION,
        release: release.into(),
        saved: *saved,
        from: *from,
        to: *to,
        redacted: *redacted,
        language: language.into(),
        surroundings: Cow::Borrowed(surroundings),
        configuration: serde_json::from_str(configuration).unwrap_or_default(),
    };
    let head = json(&head);
    let lines = Vec::from_iter(file.lines.iter().map(line));
    let sums = json(&Sums { sums: sums(&head, lines.iter().map(String::as_str)) });
    // The head and the sums are objects; in the document their members stand beside the lines.
    let (head, sums) = (&head[..head.len() - 1], &sums[1..]);
    format!("{head},\"lines\":[\n{}\n],\n{sums}\n", lines.join(",\n"))
}

fn line(line: &Line) -> String {
    match line {
        Line::Entry(entry) => write_entry(entry),
        Line::Seen(Seen { at, what, how }) => json(&StoredSeen(at.mono, at.wall, what.into(), how.into())),
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts and figures can be written")
}

/// What [`write`] wrote, in this version or an earlier one, and whether it is whole.
pub fn read(text: &str) -> Result<(CaseFile, Whole), Unreadable> {
    let mut texts = text.lines().enumerate();
    let head_text = texts.next().and_then(|(_, line)| line.strip_suffix(",\"lines\":["));
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
    let (mut lines, mut line_texts, mut written) = (Vec::new(), Vec::new(), None);
    for (at, text) in texts {
        match text {
            "]," | "" => {}
            _ if text.starts_with("\"sums\"") => {
                written = serde_json::from_str(&format!("{{{text}")).ok().map(|Sums { sums }| sums);
            }
            _ => {
                let text = text.strip_suffix(',').unwrap_or(text);
                // What was cut off in the middle is lost; the missing sums tell of it.
                match read_line(text) {
                    Some(line) => lines.push(line),
                    None if text.ends_with(']') => return Err(Unreadable::Damaged { line: at + 1 }),
                    None => break,
                }
                line_texts.push(text);
            }
        }
    }
    let whole = match written {
        Some(written) => compare(&sums(&head_text, line_texts.into_iter()), &written, lines.len()),
        None => Whole::Cut,
    };
    let head = Head {
        release: head.release.into_owned(),
        saved: head.saved,
        from: head.from,
        to: head.to,
        redacted: head.redacted,
        language: head.language.into_owned(),
        surroundings: head.surroundings.into_owned(),
        configuration: head.configuration.to_string(),
    };
    Ok((CaseFile { head, lines }, whole))
}

/// An entry has a number in front and five parts; what was seen has four.
fn read_line(text: &str) -> Option<Line> {
    let seen = |StoredSeen(mono, wall, what, how): StoredSeen| {
        Line::Seen(Seen { at: Moment { mono, wall }, what: what.into_owned(), how: how.into_owned() })
    };
    read_entry(text).map(Line::Entry).ok().or_else(|| serde_json::from_str(text).ok().map(seen))
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

fn compare(sums: &[String], written: &[String], lines: usize) -> Whole {
    match sums.iter().zip(written).position(|(sum, written)| sum != written) {
        Some(block) => Whole::Changed { from: block * BLOCK, to: lines.min((block + 1) * BLOCK) },
        None if sums.len() == written.len() => Whole::Yes,
        None => Whole::Cut,
    }
}
