//! Those who must not be called: a list of numbers, or of sums that don't tell the numbers to whoever opens the file.

use super::dial_back::DialBack;
use super::sha256::sha256;
use super::{key, letters};
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DoNotCallMode {
    /// The agent may call all the same.
    #[default]
    Warn,
    /// Nobody on the list is called, and nobody outside as long as the list can't be read.
    Forbid,
}

/// Whether a number may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Clear,
    /// It is on the list, and the agent decides.
    Warned,
    /// It is on the list.
    Forbidden,
    /// Nobody can say whether it is on the list.
    NoList,
}

/// By the list, if it could be read. Without one whoever has to answer for the calls would rather have none than a wrong
/// one, if that is what the operator has asked for; a number too short to be anybody's outside may be called even so.
pub fn verdict(mode: DoNotCallMode, list: Option<&DoNotCall>, forms: &[String]) -> Verdict {
    match (mode, list) {
        (DoNotCallMode::Warn, Some(list)) if list.has(forms) => Verdict::Warned,
        (DoNotCallMode::Forbid, Some(list)) if list.has(forms) => Verdict::Forbidden,
        (DoNotCallMode::Forbid, None) if forms.iter().any(|form| form.len() >= OUTSIDE) => Verdict::NoList,
        (DoNotCallMode::Warn | DoNotCallMode::Forbid, _) => Verdict::Clear,
    }
}

/// Numbers of the desk's own house and of emergency services are shorter, characters.
const OUTSIDE: usize = 7;

/// Numbers are compared by all the ways in which they can be dialled; see [`forms`].
pub struct DoNotCall {
    salt: String,
    /// Numbers as [`key`] leaves them, and sums in small hexadecimal digits: no number has so many.
    lines: BTreeSet<String>,
    has_sums: bool,
    /// Lines that are neither a number nor a sum.
    pub skipped: usize,
}

/// Digits of the shortest number that a line can be.
const SHORTEST: usize = 3;

impl DoNotCall {
    /// Reads a file: a number or a sum a line, in front of whatever else stands there. `None` if it holds neither, for then
    /// it is probably no list; and an empty one would allow everything.
    pub fn read(text: &str, salt: &str) -> Option<DoNotCall> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let mut list = DoNotCall { salt: salt.to_owned(), lines: BTreeSet::new(), has_sums: false, skipped: 0 };
        if text.starts_with(['<', '{', '[']) {
            return None;
        }
        for (place, line) in text.lines().enumerate() {
            let cell = line.split([',', ';', '\t']).next().unwrap_or_default().trim().trim_matches('"');
            if is_sum(cell) {
                list.has_sums = true;
                list.lines.insert(cell.to_ascii_lowercase());
            } else if is_number(cell) {
                list.lines.insert(key(cell));
            } else if !cell.is_empty() && !cell.starts_with('#') && place > 0 {
                // The first line may be a header.
                list.skipped += 1;
            }
        }
        (!list.is_empty()).then_some(list)
    }

    /// How many numbers and sums it holds.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether one of the forms of a number stands on it.
    pub fn has(&self, forms: &[String]) -> bool {
        let sum = |form: &String| hexadecimal(&sha256(format!("{}{form}", self.salt).as_bytes()));
        forms.iter().any(|form| self.lines.contains(form) || (self.has_sums && self.lines.contains(&sum(form))))
    }
}

/// All that a number may be called on a list: as it is, without what is dialled in front of it here, and each of these as its
/// country writes it; `known` says how, in full and within the country, if somebody knows.
pub fn forms(number: &str, rules: &DialBack, known: impl Fn(&str) -> Option<[String; 2]>) -> Vec<String> {
    let written = letters(number);
    let outside = std::iter::once(&rules.prefix).chain(&rules.strip).filter(|prefix| !prefix.is_empty());
    let rests = outside.filter_map(|prefix| written.strip_prefix(&**prefix)).filter(|rest| rest.len() >= SHORTEST);
    let mut forms = Vec::new();
    for text in std::iter::once(&*written).chain(rests) {
        forms.push(key(text));
        forms.extend(known(text).into_iter().flatten().map(|form| key(&form)));
    }
    forms
}

fn is_number(cell: &str) -> bool {
    let letters = letters(cell);
    let digits = letters.strip_prefix('+').unwrap_or(&letters);
    digits.len() >= SHORTEST && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// 64 hexadecimal digits.
fn is_sum(cell: &str) -> bool {
    cell.len() == 64 && cell.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn hexadecimal(sum: &[u8; 32]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    sum.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
