//! Numbers as the enterprise's directory has them: read as everywhere, and without the 9 for an outside line in front.

use crate::numbers::{key, letters, unified};

/// How this enterprise's numbers are written alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normal {
    /// Longest first, so that a prefix of a prefix doesn't take its place.
    strip: Vec<String>,
}

/// What remains without its prefix must still be a number that somebody could have.
const SHORTEST: usize = 3;

impl Normal {
    /// `strip`: prefixes that say nothing about whose number it is. One of them is taken away, once.
    pub fn new(strip: &[String]) -> Normal {
        Normal { strip: strip.iter().map(|prefix| letters(prefix)).filter(|one| !one.is_empty()).collect() }
    }

    /// The number as it is compared; empty if nothing remains.
    pub fn whole(&self, number: &str) -> String {
        key(number)
    }

    /// The same without the longest prefix that it has, if it has one.
    pub fn stripped(&self, number: &str) -> String {
        let letters = letters(number);
        let whole = unified(&letters);
        let rest = |prefix: &String| {
            let rest = letters.strip_prefix(prefix).map(unified);
            let rest = rest.or_else(|| whole.strip_prefix(&unified(prefix)).map(str::to_owned));
            rest.filter(|rest| rest.chars().count() >= SHORTEST)
        };
        let rests = self.strip.iter().filter_map(|prefix| Some((prefix.len(), rest(prefix)?)));
        rests.max_by_key(|(length, _)| *length).map_or(whole, |(_, rest)| rest)
    }
}
