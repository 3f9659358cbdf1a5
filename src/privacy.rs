//! What becomes of phone numbers where a person can see them or carry them away.
//!
//! Masking happens at the border between app and view: the view is given calls whose numbers are masked already, so
//! that none slips into an attribute or a label. A masked [`Number`] reads as `138••••8000`; the console itself still
//! gets at the number behind it ([`Number::whole`]), to dial it or to look up whose it is.

use crate::domain::{Call, Dial, Earlier, Note, Ring};
use crate::numbers::is_separator;
use crate::protocol::{NUMBER_FIELDS, Number};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Stands for a digit.
const DOT: char = '•';
/// As many digits make a number that may show its beginning and its end.
const LONG: usize = 11;
/// In text that a person wrote, fewer digits are no phone number.
const IN_TEXT: usize = 7;
/// In a message of the bar, fewer digits are nobody's in particular.
const IN_MESSAGE: usize = 5;

/// Where numbers are masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Mask {
    #[default]
    Nowhere,
    /// In the log, in what is copied from it and printed of it.
    List,
    /// In whatever is seen, heard or exported.
    Everywhere,
}

impl Mask {
    pub fn hides_in_list(self) -> bool {
        self != Mask::Nowhere
    }

    pub fn hides_everywhere(self) -> bool {
        self == Mask::Everywhere
    }
}

/// A long number keeps its first three and its last four digits, and a short one the last two, but never more than
/// half of them. A leading `+` stays. A number that is masked already, or forgotten, stays what it is.
pub fn masked(number: &Number) -> Number {
    if number.is_masked() || number.is_forgotten() { number.clone() } else { number.shown_as(&dotted(number.as_str())) }
}

fn dotted(number: &str) -> String {
    let (plus, digits) = number.strip_prefix('+').map_or(("", number), |digits| ("+", digits));
    let count = digits.chars().count();
    let (first, last) = if count >= LONG { (3, 4) } else { (0, (count / 2).min(2)) };
    let dotted = digits.chars().enumerate().map(|(at, char)| if at < first || at >= count - last { char } else { DOT });
    plus.chars().chain(dotted).collect()
}

/// The call with all its numbers masked, and those in what its note said earlier; the note stays, to be typed on.
pub fn masked_numbers(call: &Call) -> Call {
    let mask = |number: &Option<Number>| number.as_ref().map(masked);
    let mut revisions = call.revisions.clone();
    for revision in &mut revisions.earlier {
        if let Earlier::Note(note) = &mut revision.was {
            *note = Note::new(&mask_runs(note.as_str()));
        }
    }
    Call {
        revisions,
        number: mask(&call.number),
        caller: mask(&call.caller),
        called: mask(&call.called),
        transferred_from: mask(&call.transferred_from),
        ..call.clone()
    }
}

/// The call with its numbers masked, also those in its note and in the network's words.
pub fn masked_call(call: &Call) -> Call {
    Call {
        note: call.note.as_ref().map(|note| Note::new(&mask_runs(note.as_str()))),
        failure: call.failure.as_deref().map(mask_runs),
        ..masked_numbers(call)
    }
}

pub fn masked_ring(ring: &Ring) -> Ring {
    let mask = |number: &Option<Number>| number.as_ref().map(masked);
    Ring {
        number: mask(&ring.number),
        called: mask(&ring.called),
        transferred_from: mask(&ring.transferred_from),
        ..ring.clone()
    }
}

pub fn masked_dial(dial: &Dial) -> Dial {
    match dial {
        Dial::Idle => Dial::Idle,
        Dial::Requested { number, mode, since } => {
            Dial::Requested { number: masked(number), mode: *mode, since: *since }
        }
        Dial::Failed { number, why } => Dial::Failed { number: masked(number), why: why.clone() },
    }
}

/// A text that a person wrote, with every run of digits masked that is as long as a phone number. Single blanks and the
/// usual signs may stand between the digits.
pub fn mask_runs(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|char: char| char.is_numeric()) {
        let (before, from) = rest.split_at(start);
        let run = &from[..run_length(from)];
        masked.push_str(before);
        let digits = run.chars().filter(|char| char.is_numeric()).count();
        if digits >= IN_TEXT {
            masked.push_str(&dotted_digits(run, digits))
        } else {
            masked.push_str(run)
        }
        rest = &from[run.len()..];
    }
    masked + rest
}

/// Digits with at most two signs between them, as in `(0) 138-0013`; it ends with a digit. Bytes.
fn run_length(text: &str) -> usize {
    let mut end = 0;
    let mut between = 0;
    for (at, char) in text.char_indices() {
        if char.is_numeric() {
            end = at + char.len_utf8();
            between = 0;
        } else if between < 2 && is_separator(char) {
            between += 1;
        } else {
            break;
        }
    }
    end
}

/// Only the digits of a run count and become dots.
fn dotted_digits(run: &str, count: usize) -> String {
    let (first, last) = if count >= LONG { (3, 4) } else { (0, 2) };
    let mut at = 0;
    let dot = |char: char| {
        if !char.is_numeric() {
            return char;
        }
        at += 1;
        if at <= first || at > count - last { char } else { DOT }
    };
    run.chars().map(dot).collect()
}

/// A message of the bar for somebody to read: masked are the values of its fields that hold numbers, and wherever they
/// stand, those that are one of `numbers`.
pub fn mask_message(text: &str, numbers: &[Number]) -> String {
    let known = |run: &str| {
        numbers.iter().any(|number| {
            let number = number.whole();
            let digits = number.as_str().trim_start_matches('+');
            digits.len() >= IN_MESSAGE && run.ends_with(digits)
        })
    };
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|char: char| char.is_ascii_digit()).len();
        if digits > 0 {
            let run = &rest[..digits];
            let dots = digits >= IN_MESSAGE && known(run);
            masked.push_str(&if dots { dotted(run) } else { run.to_owned() });
            rest = &rest[digits..];
        } else if let Some((key, value)) = number_field(rest) {
            masked.push_str(&rest[..key]);
            masked.push_str(&dotted_list(&rest[key..key + value]));
            rest = &rest[key + value..];
        } else {
            let next = rest.chars().next().map_or(rest.len(), char::len_utf8);
            masked.push_str(&rest[..next]);
            rest = &rest[next..];
        }
    }
    masked
}

/// Where the text begins with a field that holds a number: the length up to its value, and the value's. Also within
/// text that is itself a string of JSON, whose quotes are escaped.
fn number_field(text: &str) -> Option<(usize, usize)> {
    let is_quote = |char: char| char == '"' || char == '\\';
    let named = text.strip_prefix('"')?;
    let end = named.find(|char: char| !char.is_alphanumeric())?;
    let name = &named[..end];
    if !NUMBER_FIELDS.iter().any(|field| field.eq_ignore_ascii_case(name)) {
        return None;
    }
    let after = named[end..].trim_start_matches(is_quote).trim_start().strip_prefix(':')?;
    let value = after.trim_start().trim_start_matches(is_quote);
    let length = value.find(|char: char| is_quote(char) || matches!(char, '}' | ']' | '\n')).unwrap_or(value.len());
    // A value that is no string ends at the comma.
    let bare = after.trim_start().len() == value.len();
    let length = if bare { value[..length].find(',').unwrap_or(length) } else { length };
    Some((text.len() - value.len(), length))
}

/// Several numbers may stand in one field.
fn dotted_list(value: &str) -> String {
    value
        .split_inclusive([',', '，', ';', ' '])
        .map(|part| {
            let number = part.trim_end_matches([',', '，', ';', ' ']);
            if number == "null" { part.to_owned() } else { dotted(number) + &part[number.len()..] }
        })
        .collect()
}

/// Makes one value of another and remembers it: the same `Rc` gives the same `Rc`, so that nothing is drawn anew that
/// is the same.
pub struct Memo<T> {
    make: fn(&T) -> T,
    /// By the address of the first, which the second keeps alive.
    young: RefCell<Made<T>>,
    old: RefCell<Made<T>>,
}

type Made<T> = HashMap<*const T, (Rc<T>, Rc<T>)>;

/// The calls of the log, masked.
pub type MaskedCalls = Memo<Call>;

/// So many are remembered at least, and twice as many at most. More than any page draws at once.
const REMEMBERED: usize = 1_024;

impl<T> Memo<T> {
    pub fn new(make: fn(&T) -> T) -> Memo<T> {
        Memo { make, young: RefCell::default(), old: RefCell::default() }
    }

    pub fn of(&self, value: &Rc<T>) -> Rc<T> {
        let mut young = self.young.borrow_mut();
        if let Some((_, made)) = young.get(&Rc::as_ptr(value)) {
            return made.clone();
        }
        let remembered = self.old.borrow_mut().remove(&Rc::as_ptr(value));
        let (value, made) = remembered.unwrap_or_else(|| (value.clone(), Rc::new((self.make)(value))));
        if young.len() >= REMEMBERED {
            self.old.replace(std::mem::take(&mut young));
        }
        young.insert(Rc::as_ptr(&value), (value, made.clone()));
        made
    }
}
