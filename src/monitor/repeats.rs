//! Messages that come twice: a subscription that was sent again may double them.

use super::finding::{Finding, Found};
use crate::protocol::Kind;

/// Doubled messages come together, milliseconds.
const TOGETHER_MS: u64 = 1_000;
const REMEMBERED: usize = 8;
/// So many events of a kind in a row must come twice.
const DOUBLED: u8 = 5;
/// So many kinds stand for all.
const KINDS: usize = 4;

#[derive(Clone, Debug)]
pub(super) struct Repeats {
    /// The sums of the latest messages, with their times.
    recent: [(u64, u64); REMEMBERED],
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
        Repeats { recent: [(0, 0); REMEMBERED], next: 0, kinds: [Doubled::default(); Kind::ALL.len()], repeated: 0 }
    }

    /// Whether the same text came a moment ago.
    pub fn is_repeat(&mut self, mono: u64, text: &str) -> bool {
        let sum = sum(text.as_bytes());
        let is_repeat = self.recent.iter().any(|(at, known)| *known == sum && mono.saturating_sub(*at) <= TOGETHER_MS);
        if is_repeat {
            self.repeated = self.repeated.saturating_add(1);
        } else {
            self.recent[self.next] = (mono, sum);
            self.next = (self.next + 1) % REMEMBERED;
        }
        is_repeat
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

/// A sum of a text: four words of eight bytes at a time, each step as in FNV (Fowler, Noll and Vo) with its prime of 64 bits.
pub(super) fn sum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let step = |sum: u64, word: u64| (sum ^ word).wrapping_mul(PRIME).rotate_left(23);
    if bytes.len() < 32 {
        let length = bytes.len() as u64;
        let (words, rest) = bytes.as_chunks::<8>();
        let whole = words.iter().fold(length, |sum, word| step(sum, u64::from_le_bytes(*word)));
        return rest.iter().fold(whole, |sum, byte| step(sum, u64::from(*byte)));
    }
    let mut lanes = [bytes.len() as u64, 1, 2, 3];
    let mut block = |block: &[u8; 32]| {
        let (words, _) = block.as_chunks::<8>();
        for (lane, bytes) in lanes.iter_mut().zip(words) {
            *lane = step(*lane, u64::from_le_bytes(*bytes));
        }
    };
    bytes.as_chunks().0.iter().for_each(&mut block);
    // What is left is read once more, together with what stands before it.
    if let Some(last) = bytes.last_chunk() {
        block(last);
    }
    lanes.into_iter().reduce(step).unwrap_or_default()
}
