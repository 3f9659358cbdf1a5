//! Whether the ringtone has a way out of the browser, and what brings it back. An output is lost when a headset is pulled
//! out, when the system takes the sound away, or when a device fails: browsers then stop the audio context, tell it of an
//! error, or do neither until something is to be played. A page that has sounded once needs no click for another context.

use crate::backoff::Backoff;

/// How long the browser may take to start the sound for the first time before it counts as refused, milliseconds.
const STARTING_MS: u64 = 1_000;
/// The same for an output that has run before: it rings, and the agent is to be told at once.
const WAKING_MS: u64 = 300;
/// How soon a browser that has refused is asked again, milliseconds.
const AGAIN_MS: u64 = 5_000;
/// Between one replacement that was of no use and the next.
const PAUSES: Backoff = Backoff { first_ms: AGAIN_MS, longest_ms: 60_000 };
/// An output that has run for so long has not failed with its beginning, milliseconds.
const SETTLED_MS: u64 = 10_000;

/// What is to be seen of the audio context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    Running,
    /// By us, because nothing was to be heard.
    Resting,
    /// By the browser or the system; not started yet, too.
    Stopped,
    /// It is closed, has told of an error, or lets no sound begin.
    Broken,
}

/// What is to be done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Leave,
    Start,
    /// Close it, open another and start that.
    Replace,
}

/// How long the clock of an output that runs may stand still, milliseconds. A busy machine gives it no time for so long.
const STILL_MS: u64 = 500;
/// The same until it has gone for the first time: a wireless headset takes its time to wake.
const STARTS_STILL_MS: u64 = 3_000;
/// How soon the clock is looked at again, milliseconds: until it has been seen to go, and then as long as something is played.
const FIRST_LOOK_MS: u64 = 100;
const LOOK_MS: u64 = 1_000;
/// A clock that was to be looked at has not been for so long because the machine slept, milliseconds.
const SLEPT_MS: u64 = 10_000;

/// The clock of an output that runs. A device that takes nothing any more lets it stand still, and nobody tells of that.
#[derive(Clone, Debug, Default)]
pub struct OutputClock {
    /// What the clock said, seconds.
    seconds: Option<f64>,
    /// Since when it has been seen to say the same, monotonic milliseconds.
    still: Option<u64>,
    /// When it was last read, monotonic milliseconds.
    read: u64,
    /// It has gone on since the output was started.
    advanced: bool,
}

impl OutputClock {
    /// Takes in what the clock says, in seconds.
    pub fn read(&mut self, now: u64, seconds: f64) {
        let goes = self.seconds.is_some_and(|before| seconds > before);
        self.still = if goes || self.seconds.is_none() {
            None
        } else {
            self.still.filter(|_| !self.has_slept(now)).or(Some(now))
        };
        self.read = now;
        self.advanced |= goes;
        self.seconds = Some(seconds);
    }

    /// Whether it has gone on since the output was started.
    pub fn has_advanced(&self) -> bool {
        self.advanced
    }

    /// Whether it stood still for too long, by what was read last.
    pub fn is_stalled(&self) -> bool {
        self.still.is_some_and(|since| self.read >= since + self.limit())
    }

    fn limit(&self) -> u64 {
        if self.advanced { STILL_MS } else { STARTS_STILL_MS }
    }

    /// Nobody has looked for so long that the machine must have slept: that time says nothing of the clock.
    fn has_slept(&self, now: u64) -> bool {
        now > self.read + SLEPT_MS
    }

    /// When to read it again. `plays`: something is played, heard or not.
    pub fn next_deadline(&self, now: u64, plays: bool) -> Option<u64> {
        let stalls = self.still.map(|since| (since + self.limit()).max(now));
        match stalls {
            _ if !self.advanced => Some((now + FIRST_LOOK_MS).min(stalls.unwrap_or(u64::MAX))),
            Some(stalls) => Some(stalls),
            None => plays.then_some(now + LOOK_MS),
        }
    }
}

/// Whether a ring would be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    Ready,
    Starting,
    /// The browser waits for somebody to click.
    Locked,
    Failed,
}

/// The way out, through however many contexts. Times are monotonic milliseconds.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// One has run.
    proven: bool,
    /// The browser was asked to start the present one, which has not run since.
    asked: Option<u64>,
    /// In a row.
    replacements: u32,
    replaced: u64,
}

impl Output {
    /// What to do now, which is taken as done. `wanted`: something is to be heard. `touched`: somebody has clicked or typed
    /// in the page.
    pub fn step(&mut self, now: u64, context: Context, wanted: bool, touched: bool) -> Step {
        let step = match context {
            Context::Running => {
                (self.proven, self.asked) = (true, None);
                if now >= self.replaced + SETTLED_MS {
                    self.replacements = 0;
                }
                Step::Leave
            }
            Context::Resting if wanted => Step::Start,
            Context::Resting => Step::Leave,
            Context::Stopped if self.proven && self.asked.is_none() => Step::Start,
            Context::Stopped if !self.proven => match self.asked {
                Some(at) if now < at + AGAIN_MS => Step::Leave,
                _ if touched => Step::Start,
                _ => Step::Leave,
            },
            Context::Stopped if self.is_waited_for(now) => Step::Leave,
            Context::Stopped | Context::Broken if now < self.replaced + PAUSES.after(self.replacements) => Step::Leave,
            Context::Broken if !self.proven && !touched => Step::Leave,
            Context::Stopped | Context::Broken => Step::Replace,
        };
        match step {
            Step::Leave => {}
            Step::Start => self.asked = Some(now),
            Step::Replace => {
                self.asked = Some(now);
                self.replacements += 1;
                self.replaced = now;
            }
        }
        step
    }

    /// Somebody has clicked to hear something, or other devices are there: what failed is worth another try.
    pub fn try_again(&mut self) {
        self.replacements = 0;
    }

    pub fn outlook(&self, now: u64, context: Context) -> Outlook {
        match context {
            Context::Running | Context::Resting => Outlook::Ready,
            Context::Broken => Outlook::Failed,
            Context::Stopped if self.replacements > 0 => Outlook::Failed,
            Context::Stopped if self.proven => match self.asked {
                Some(_) if !self.is_waited_for(now) => Outlook::Failed,
                _ => Outlook::Ready,
            },
            Context::Stopped if self.is_waited_for(now) => Outlook::Starting,
            Context::Stopped => Outlook::Locked,
        }
    }

    /// When to look again though nothing has happened.
    pub fn next_deadline(&self, now: u64, context: Context) -> Option<u64> {
        match context {
            Context::Running | Context::Resting => None,
            Context::Stopped if self.is_waited_for(now) => self.asked.map(|at| at + self.patience()),
            Context::Stopped if !self.proven => None,
            Context::Stopped | Context::Broken => {
                Some(self.replaced + PAUSES.after(self.replacements)).filter(|at| *at > now)
            }
        }
    }

    fn patience(&self) -> u64 {
        if self.proven { WAKING_MS } else { STARTING_MS }
    }

    fn is_waited_for(&self, now: u64) -> bool {
        self.asked.is_some_and(|at| now < at + self.patience())
    }
}
