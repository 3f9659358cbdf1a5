//! Other digits and letters in the place of a person's. The same comes out for the same, as long, with the same signs and in
//! the same script; another file has other ones.
//!
//! Digits are replaced from the end, each by what stands behind it, after Crypto-PAn: two numbers end alike by so many
//! digits if and only if their pseudonyms do. So a number with a prefix of the exchange, with a country's code or without,
//! is still found to be the same number, or not to be. Where a number stands and nothing else, what stands before its last
//! eight digits is such a prefix, and stays. Whoever knows a number of the file, and which one it is, learns something
//! about those that end like it.

use crate::numbers::{digit, is_beside_numbers, is_only_withheld, is_separator, is_withheld, sha256};
use crate::protocol::Number;

/// So many digits at the end of a number are a person's.
const PERSONAL: usize = 8;
/// Fewer digits are nobody's.
const SHORTEST: usize = 3;
/// A number with more digits is none that is dialled, so none of them are a prefix.
const LONGEST: usize = 16;
/// A digit's replacement depends on so many of those behind it.
const BEHIND: usize = 32;

/// The secret of one file. It isn't written down.
pub struct Pseudonyms([u8; 16]);

impl Pseudonyms {
    /// `secret` is random, and another one for each file.
    pub fn new(secret: [u8; 16]) -> Pseudonyms {
        Pseudonyms(secret)
    }

    /// What stands where a number does. Who is withheld stays so.
    pub fn number(&self, text: &str) -> String {
        if is_only_withheld(text) {
            return text.to_owned();
        }
        if is_withheld(text) {
            return "anonymous".to_owned();
        }
        let is_short = text.chars().filter_map(digit).count() < SHORTEST;
        let digits = if is_short { text.to_owned() } else { self.digits(text, true) };
        let is_mark = |word: &str| word.len() == 1 || is_beside_numbers(word);
        if Number::new(text).is_forgotten() { digits } else { self.words(&digits, is_mark) }
    }

    /// Several numbers, between commas, semicolons, or blanks if no part between blanks is too short to be one.
    pub fn numbers(&self, text: &str) -> String {
        let is_number = |part: &str| !(1..SHORTEST).contains(&part.chars().filter_map(digit).count());
        let each = |text: &str, ends: fn(char) -> bool, replace: &dyn Fn(&str) -> String| -> String {
            let parts = text.split_inclusive(ends).map(|part| {
                let number = part.trim_end_matches(ends);
                replace(number) + &part[number.len()..]
            });
            parts.collect()
        };
        each(text, |char| matches!(char, ',' | '，' | ';' | '；' | '\n' | '\r'), &|item| {
            if item.split_whitespace().all(is_number) {
                each(item, char::is_whitespace, &|number| self.number(number))
            } else {
                self.number(item)
            }
        })
    }

    /// What a person wrote: words and numbers.
    pub fn text(&self, text: &str) -> String {
        self.words(&self.digits(text, false), |_| false)
    }

    /// A number of JSON, as its text, which may have a fraction and an exponent. `is_number` if it is one of a phone.
    pub fn figure(&self, text: &str, is_number: bool) -> String {
        let (sign, text) = text.split_at(usize::from(text.starts_with('-')));
        let (figure, exponent) = text.split_at(text.find(['e', 'E']).unwrap_or(text.len()));
        let replace = |text: &str| if is_number { self.number(text) } else { self.digits(text, false) };
        let replaced = replace(figure);
        // JSON has no 0 before another digit. The digit that 0 becomes is free, as this one becomes 0.
        let first = match (figure.get(..1), replaced.get(..1)) {
            (Some("0"), _) => "0".to_owned(),
            (_, Some("0")) => replace(&format!("0{}", &figure[1..])),
            _ => replaced.clone(),
        };
        format!("{sign}{}{}{exponent}", &first[..1], &replaced[1..])
    }

    /// An id, in ASCII, that isn't known to be nobody's: two are the same exactly if their pseudonyms are. One that might
    /// be a number of JSON stays one.
    pub fn id(&self, text: &str) -> String {
        let bytes = text.as_bytes();
        let is_first = |at: usize| bytes[..at].iter().all(|byte| *byte == b'-');
        let replace = |(at, byte): (usize, &u8)| {
            let behind = &bytes[at + 1..];
            let dice = self.dice("id", &String::from_utf8_lossy(&behind[..behind.len().min(BEHIND)]));
            let shifted = |from: u8, count: u32| char::from(from + ((u32::from(byte - from) + dice) % count) as u8);
            match byte {
                b'0' if is_first(at) => '0',
                b'1'..=b'9' if is_first(at) => shifted(b'1', 9),
                b'0'..=b'9' => shifted(b'0', 10),
                b'a'..=b'z' => shifted(b'a', 26),
                b'A'..=b'Z' => shifted(b'A', 26),
                other => char::from(*other),
            }
        };
        bytes.iter().enumerate().map(replace).collect()
    }

    /// A name: its words alone, so that it is still as long.
    fn words(&self, text: &str, stays: impl Fn(&str) -> bool) -> String {
        let replace = |word: &str| if stays(word) { word.to_owned() } else { self.word(word) };
        let mut replaced = String::with_capacity(text.len());
        let mut word = String::new();
        for char in text.chars() {
            if char.is_alphabetic() {
                word.push(char);
            } else {
                replaced.push_str(&replace(&std::mem::take(&mut word)));
                replaced.push(char);
            }
        }
        replaced + &replace(&word)
    }

    fn word(&self, word: &str) -> String {
        let own = self.dice("word", &word.to_lowercase());
        let letter = |(at, char): (usize, char)| {
            let dice = self.dice("letter", &format!("{at}\0{own}"));
            letter_like(char, dice)
        };
        word.chars().enumerate().map(letter).collect()
    }

    /// Signs between digits belong to the number, unless they end a line. `has_prefix` if each is a number of a phone.
    fn digits(&self, text: &str, has_prefix: bool) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        let mut at = 0;
        while at < chars.len() {
            if digit(chars[at]).is_none() {
                at += 1;
                continue;
            }
            let length = chars[at..].iter().take_while(|char| digit(**char).is_some() || is_separator(**char)).count();
            let places = Vec::from_iter((at..at + length).filter(|place| digit(chars[*place]).is_some()));
            let personal = if has_prefix && places.len() <= LONGEST { PERSONAL } else { places.len() };
            // Figures such as a count are often known, and are not to tell how numbers end.
            let what = if has_prefix || places.len() >= SHORTEST { "digit" } else { "figure" };
            self.replace(&mut chars, places.into_iter().rev().take(personal), what);
            at += length;
        }
        chars.into_iter().collect()
    }

    /// Replaces the digits of one number, which stand in these places, the last one first.
    fn replace(&self, chars: &mut [char], places: impl Iterator<Item = usize>, what: &str) {
        let mut behind = String::new();
        for place in places {
            let Some(value) = digit(chars[place]) else { continue };
            let shift = self.dice(what, &behind) % 10;
            behind.insert(0, char::from(b'0' + value));
            behind.truncate(BEHIND);
            let zero = chars[place] as u32 - u32::from(value);
            let replaced = (u32::from(value) + shift) % 10;
            chars[place] = char::from_u32(zero + replaced).unwrap_or(chars[place]);
        }
    }

    fn dice(&self, what: &str, of: &str) -> u32 {
        let bytes = [&self.0[..], what.as_bytes(), b"\0", of.as_bytes()].concat();
        let [a, b, c, d, ..] = sha256(&bytes);
        u32::from_be_bytes([a, b, c, d])
    }
}

/// A letter of the same script and case.
fn letter_like(char: char, dice: u32) -> char {
    let among = |letters: &[char]| letters[dice as usize % letters.len()];
    let within = |from: u32, count: u32| char::from_u32(from + dice % count).unwrap_or(char);
    match char {
        'a'..='z' => within('a' as u32, 26),
        'A'..='Z' => within('A' as u32, 26),
        // Those that are letters in any of the languages around.
        'À'..='ÿ' if char.is_uppercase() => among(&['Á', 'É', 'Í', 'Ó', 'Ú', 'Ñ', 'Ü', 'Ç', 'È', 'Ö']),
        'À'..='ÿ' => among(&['á', 'é', 'í', 'ó', 'ú', 'ñ', 'ü', 'ç', 'è', 'ö']),
        'ء'..='ي' => among(&['ب', 'ت', 'ح', 'د', 'ر', 'س', 'ع', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ي']),
        '\u{4e00}'..='\u{9fa5}' => within(0x4e00, 0x51a5),
        '\u{ac00}'..='\u{d7a3}' => within(0xac00, 0x2ba4),
        // Of any other script, one that stands near it.
        _ => {
            let block = char as u32 & !0x1f;
            let near = (0..32).filter_map(|at| char::from_u32(block + (dice + at) % 32));
            let alike = |other: &char| other.is_alphabetic() && other.is_uppercase() == char.is_uppercase();
            near.into_iter().find(alike).unwrap_or(char)
        }
    }
}
