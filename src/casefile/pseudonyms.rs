//! Other digits and letters in the place of a person's. The same comes out for the same, as long, with the same signs and in
//! the same script; another file has other ones.
//!
//! Digits are replaced from the end, each by what stands behind it, after Crypto-PAn: two numbers end alike by so many
//! digits if and only if their pseudonyms do. So a number with a prefix of the exchange, with a country's code or without,
//! is still found to be the same number, or not to be. What stands before the last eight digits is such a prefix, and
//! stays. Whoever knows a number of the file, and which one it is, learns something about those that end like it.

use crate::numbers::{digit, is_separator, sha256};

/// So many digits at the end of a number are a person's.
const PERSONAL: usize = 8;
/// Fewer digits are nobody's.
const SHORTEST: usize = 3;

/// The secret of one file. It isn't written down.
pub struct Pseudonyms([u8; 16]);

impl Pseudonyms {
    /// `secret` is random, and another one for each file.
    pub fn new(secret: [u8; 16]) -> Pseudonyms {
        Pseudonyms(secret)
    }

    /// What holds one number, or several between signs: every run of digits is one.
    pub fn number(&self, text: &str) -> String {
        self.digits(text, |_| false)
    }

    /// What a person wrote: words and numbers. Signs between digits belong to the number.
    pub fn text(&self, text: &str) -> String {
        self.words(&self.digits(text, is_separator))
    }

    /// A name: its words alone, so that it is still as long.
    fn words(&self, text: &str) -> String {
        let mut replaced = String::with_capacity(text.len());
        let mut word = String::new();
        for char in text.chars() {
            if char.is_alphabetic() {
                word.push(char);
            } else {
                replaced.push_str(&self.word(&std::mem::take(&mut word)));
                replaced.push(char);
            }
        }
        replaced + &self.word(&word)
    }

    fn word(&self, word: &str) -> String {
        let lower = word.to_lowercase();
        let letter = |(at, char): (usize, char)| {
            let dice = self.dice("letter", &format!("{at}\0{lower}"));
            letter_like(char, dice)
        };
        word.chars().enumerate().map(letter).collect()
    }

    /// `joins` are the signs that stand within a number.
    fn digits(&self, text: &str, joins: impl Fn(char) -> bool) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        let mut at = 0;
        while at < chars.len() {
            if digit(chars[at]).is_none() {
                at += 1;
                continue;
            }
            let mut places = vec![at];
            let mut next = at + 1;
            while next < chars.len() && (digit(chars[next]).is_some() || joins(chars[next])) {
                if digit(chars[next]).is_some() {
                    places.push(next);
                }
                next += 1;
            }
            self.replace(&mut chars, &places);
            at = next;
        }
        chars.into_iter().collect()
    }

    /// Replaces the digits of one number, which stand in these places.
    fn replace(&self, chars: &mut [char], places: &[usize]) {
        if places.len() < SHORTEST {
            return;
        }
        let mut behind = String::new();
        for &place in places.iter().rev().take(PERSONAL) {
            let Some(value) = digit(chars[place]) else { continue };
            let shift = self.dice("digit", &behind) % 10;
            behind.insert(0, char::from(b'0' + value));
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
