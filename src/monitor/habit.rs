//! Of a few ways to do the same, the one that a bar uses; and when it has taken to another.

/// Ways are single bits. A change is one that lasts: it is kept, whatever comes after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habit {
    way: u8,
    run: u32,
    /// The ways before this one, and how often they were used.
    known: u8,
    earlier: u32,
    from: u8,
    /// How often each must be seen before and after.
    needed: u8,
    change: Option<(u8, u8)>,
}

impl Habit {
    pub const fn new(needed: u8) -> Habit {
        Habit { way: 0, run: 0, known: 0, earlier: 0, from: 0, needed, change: None }
    }

    pub fn sees(&mut self, way: u8) {
        if way == self.way {
            self.run = self.run.saturating_add(1);
        } else {
            self.turns(way);
        }
    }

    fn turns(&mut self, way: u8) {
        self.change = self.change();
        self.known |= self.way;
        self.earlier = self.earlier.saturating_add(self.run);
        (self.from, self.way, self.run) = (self.way, way, 1);
    }

    /// From which way to which, if another one took its place.
    pub fn change(&self) -> Option<(u8, u8)> {
        let needed = u32::from(self.needed);
        let is_new = self.known & self.way == 0 && self.earlier >= needed && self.run >= needed;
        self.change.or(is_new.then_some((self.from, self.way)))
    }

    /// The way at present, and how often in a row.
    pub fn present(&self) -> (u8, u32) {
        (self.way, self.run)
    }
}
