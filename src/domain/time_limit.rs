//! How long a break or a wrap-up may last: when its end is near, when it is over, and that each is told once.

use super::agent::AgentState;
use crate::protocol::RestCause;

const MINUTE_MS: u64 = 60_000;
/// The agent is warned so long before the end at most, milliseconds; of a short limit a tenth is enough.
const WARNING_MS: u64 = MINUTE_MS;

/// A state that may not last for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    Break,
    WrapUp,
}

/// The limit of the state that the agent is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLimit {
    pub of: Limited,
    /// How long the state may last, milliseconds, where the enterprise says so.
    pub ms: Option<u64>,
    /// The platform says that it lasts too long. Its limit is its own.
    pub overdue: bool,
}

/// How it stands with a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Within {
        left_ms: u64,
    },
    Near {
        left_ms: u64,
    },
    /// `by_ms` is unknown while only the platform says so.
    Over {
        by_ms: Option<u64>,
    },
}

/// What the agent is told of a limit, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LimitStage {
    Near,
    Over,
}

impl TimeLimit {
    /// `break_minutes` is asked with the code of a break, `0` where the platform gave none.
    pub fn of(
        state: &AgentState,
        break_minutes: impl FnOnce(&str) -> Option<u32>,
        wrap_up_minutes: Option<u32>,
    ) -> Option<TimeLimit> {
        let (of, minutes, overdue) = match state {
            AgentState::Rest { cause, overdue } => {
                (Limited::Break, break_minutes(cause.as_ref().map_or("0", RestCause::code)), *overdue)
            }
            AgentState::WrapUp => (Limited::WrapUp, wrap_up_minutes, false),
            _ => return None,
        };
        let ms = minutes.map(|minutes| u64::from(minutes) * MINUTE_MS);
        (ms.is_some() || overdue).then_some(TimeLimit { of, ms, overdue })
    }

    /// How long before the end the agent is warned, milliseconds.
    pub fn warning_ms(self) -> u64 {
        self.ms.map_or(0, |ms| WARNING_MS.min(ms / 10))
    }

    /// How it stands when the state has lasted so long, milliseconds.
    pub fn standing(self, lasted_ms: u64) -> Standing {
        let Some(ms) = self.ms else { return Standing::Over { by_ms: None } };
        let left_ms = ms.saturating_sub(lasted_ms);
        match left_ms {
            0 => Standing::Over { by_ms: Some(lasted_ms - ms) },
            _ if self.overdue => Standing::Over { by_ms: None },
            _ if left_ms <= self.warning_ms() => Standing::Near { left_ms },
            _ => Standing::Within { left_ms },
        }
    }

    /// How long it takes until the next stage, milliseconds.
    pub fn next_stage_in(self, lasted_ms: u64) -> Option<u64> {
        match self.standing(lasted_ms) {
            Standing::Within { left_ms } => Some(left_ms - self.warning_ms()),
            Standing::Near { left_ms } => Some(left_ms),
            Standing::Over { .. } => None,
        }
    }
}

impl Standing {
    pub fn stage(self) -> Option<LimitStage> {
        match self {
            Standing::Within { .. } => None,
            Standing::Near { .. } => Some(LimitStage::Near),
            Standing::Over { .. } => Some(LimitStage::Over),
        }
    }
}

/// What the agent has been told of the limit of one stretch in a state, as it is kept over a reload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct TimeLimitTold {
    /// When the state began, epoch milliseconds: its name.
    since: u64,
    stage: Option<LimitStage>,
}

impl TimeLimitTold {
    /// Takes in how it stands with the state that began at `since`, and gives what the agent is to be told. Before that,
    /// `elsewhere` is asked what another page has told. A clock that turns out to have been wrong takes back what it had
    /// told.
    pub fn news(
        &mut self,
        since: u64,
        stage: Option<LimitStage>,
        elsewhere: impl FnOnce() -> TimeLimitTold,
    ) -> Option<LimitStage> {
        let mut known = self.stage_of(since);
        if stage > known {
            known = known.max(elsewhere().stage_of(since));
        }
        *self = TimeLimitTold { since, stage };
        stage.filter(|_| stage > known)
    }

    fn stage_of(&self, since: u64) -> Option<LimitStage> {
        self.stage.filter(|_| self.since == since)
    }

    pub fn write(&self) -> String {
        let stage = match self.stage {
            None => "",
            Some(LimitStage::Near) => "near",
            Some(LimitStage::Over) => "over",
        };
        format!("{} {stage}", self.since)
    }

    /// What can't be read has told nothing.
    pub fn read(text: &str) -> TimeLimitTold {
        let (since, stage) = text.split_once(' ').unwrap_or_default();
        let stage = match stage {
            "near" => Some(LimitStage::Near),
            "over" => Some(LimitStage::Over),
            _ => None,
        };
        since.parse().map_or_else(|_| TimeLimitTold::default(), |since| TimeLimitTold { since, stage })
    }
}
