//! How often something came with calls, in which order, and whether that is still so.

/// An event is known to come with a kind of calls once it came with this many of them.
const KNOWN: u32 = 10;
/// It is gone once it came with none of so many. Forty after 97 of a hundred would be surer, but a drift is to be found within
/// thirty calls that it touches, and calls beside others don't count here: with 12 after 97 one in a hundred drifts was missed.
const GONE: u32 = 10;
/// In so many of a hundred calls it came before.
const USUAL: u32 = 90;
/// The same for the order of two events.
const SWAPPED: u32 = 8;
/// So many calls of a kind must be missing before the kind counts as gone.
const LOST: f32 = 12.0;

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rate {
    present: u32,
    absent: u32,
    /// Absent in a row.
    pub run: u32,
    pub is_gone: bool,
}

impl Rate {
    pub fn enter(&mut self, is_present: bool) {
        if is_present {
            self.present = self.present.saturating_add(1);
            self.run = 0;
        } else {
            self.absent = self.absent.saturating_add(1);
            self.run = self.run.saturating_add(1);
            let before = self.absent - self.run;
            self.is_gone |= self.run >= GONE && self.present >= KNOWN && before * USUAL <= self.present * (100 - USUAL);
        }
    }
}

/// How often the first of two events came first, and then the other.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pair {
    pub forward: u16,
    pub backward: u16,
    /// The latest, in a row, that were like each other.
    run: u16,
    was_forward: bool,
    /// What was usual, if it was left.
    pub swapped: Option<bool>,
}

impl Pair {
    pub fn enter(&mut self, is_forward: bool) {
        self.run = if is_forward == self.was_forward { self.run.saturating_add(1) } else { 1 };
        self.was_forward = is_forward;
        let (same, other) = match is_forward {
            true => (&mut self.forward, self.backward),
            false => (&mut self.backward, self.forward),
        };
        *same = same.saturating_add(1);
        let before = u32::from(*same - self.run.min(*same));
        if u32::from(self.run) >= SWAPPED && u32::from(other) >= KNOWN && before * 20 <= u32::from(other) {
            self.swapped.get_or_insert(!is_forward);
        }
    }
}

/// The calls of one way that were talked. Without the event for that they look like dropped ones, and often like calls of
/// nobody knows which way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Talked {
    pub count: u32,
    /// At the latest: how many calls there had been, and how many of them were dropped.
    pub calls: u32,
    pub dropped: u32,
    pub is_lost: bool,
}

impl Talked {
    /// The same now. That agents do other work is no loss; dropped calls take the place of those that are lost.
    pub fn is_lost(&self, calls: u32, dropped: u32) -> bool {
        if self.count < KNOWN || self.is_lost {
            return self.is_lost;
        }
        let (count, before, since) = (self.count as f32, self.calls.max(1) as f32, (calls - self.calls) as f32);
        let expected = count / before * since;
        let more = (dropped - self.dropped) as f32 - self.dropped as f32 / before * since;
        expected >= LOST && more >= expected / 2.0
    }
}
