//! Messages that come twice: a subscription that was sent again may double them.

use super::finding::{Finding, Found};
use crate::protocol::{Kind, RawText};

/// Doubled messages come together, milliseconds.
const TOGETHER_MS: u64 = 1_000;
const REMEMBERED: usize = 8;
/// Bytes of a message that is remembered.
const LONGEST: usize = 1 << 16;
/// So many events of a kind in a row must come twice.
const DOUBLED: u8 = 5;
/// So many kinds stand for all.
const KINDS: usize = 4;

#[derive(Clone, Debug)]
pub(super) struct Repeats {
    /// The latest messages, with their times.
    recent: [Option<(u64, RawText)>; REMEMBERED],
    next: usize,
    kinds: [Doubled; Kind::ALL.len()],
    pub repeated: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Doubled {
    /// The latest one came twice.
    is_doubled: bool,
    run: u8,
    count: u32,
    latched: bool,
}

impl Repeats {
    pub fn new() -> Repeats {
        Repeats { recent: Default::default(), next: 0, kinds: [Doubled::default(); Kind::ALL.len()], repeated: 0 }
    }

    /// Whether the same text came a moment ago.
    pub fn is_repeat(&mut self, mono: u64, text: &RawText) -> bool {
        let is_same = |(at, known): &(u64, RawText)| mono.abs_diff(*at) <= TOGETHER_MS && known == text;
        let is_repeat = self.recent.iter().flatten().any(is_same);
        if is_repeat {
            self.repeated = self.repeated.saturating_add(1);
        } else if text.as_str().len() <= LONGEST {
            self.recent[self.next] = Some((mono, text.clone()));
            self.next = (self.next + 1) % REMEMBERED;
        }
        is_repeat
    }

    /// Nothing stays of what the latest messages said.
    pub fn clear(&mut self) {
        self.recent = Default::default();
    }

    pub fn sees(&mut self, kind: Kind, is_repeat: bool) {
        let doubled = &mut self.kinds[kind as usize];
        if is_repeat {
            doubled.count = doubled.count.saturating_add(1);
            if !doubled.is_doubled {
                doubled.run = doubled.run.saturating_add(1);
            }
            doubled.latched |= doubled.run >= DOUBLED;
        } else if !doubled.is_doubled {
            doubled.run = 0;
        }
        doubled.is_doubled = is_repeat;
    }

    pub fn findings(&self, found: &mut Vec<Found>) {
        let doubled: Vec<usize> = (0..Kind::ALL.len()).filter(|kind| self.kinds[*kind].latched).collect();
        let count = |kind: &usize| self.kinds[*kind].count;
        if doubled.len() >= KINDS {
            found.push(Found { finding: Finding::Doubled { event: None }, count: doubled.iter().map(count).sum() });
        } else {
            found.extend(
                doubled.iter().map(|kind| Found {
                    finding: Finding::Doubled { event: Some(Kind::ALL[*kind]) },
                    count: count(kind),
                }),
            );
        }
    }
}

/// A sum of an id: each step as in FNV (Fowler, Noll and Vo) with its prime of 64 bits, eight bytes at a time.
pub(super) fn sum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let step = |sum: u64, word: u64| (sum ^ word).wrapping_mul(PRIME).rotate_left(23);
    let (words, rest) = bytes.as_chunks::<8>();
    let whole = words.iter().fold(bytes.len() as u64, |sum, word| step(sum, u64::from_le_bytes(*word)));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    step(whole, u64::from_le_bytes(last))
}
