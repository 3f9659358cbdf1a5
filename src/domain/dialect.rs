//! What this deployment's bar means where the documents leave it open. The operator says it, or the bar's own habits do.

use std::ops::Range;

/// How the bar is to be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Dialect {
    pub customer_alerting: AlertingMeans,
    pub event_gen_time: TimesIn,
}

/// What `AgentEvent_Customer_Alerting` means in a conversation: the vendor's page calls it "Holding success", and the API
/// reference "Customer ringing" (trap D1). Outside of one, it is the other party's phone that rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum AlertingMeans {
    /// Hold, once this bar has been seen to use it so: it tells of no hold by `AgentEvent_Hold`, and conversations went on
    /// after it.
    #[default]
    Auto,
    /// Never hold.
    Ringing,
    Hold,
}

/// What the event is taken for in a conversation by what the bar has shown, where nobody has said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertingTaken {
    Undecided,
    /// The bar tells of holds by `AgentEvent_Hold`.
    Ringing,
    Hold,
}

/// In what `eventGenTime` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TimesIn {
    /// In seconds, if it is as small as such a time is nowadays.
    #[default]
    Auto,
    Milliseconds,
    Seconds,
    /// It is no time that can be relied on.
    Nothing,
}

/// Times in seconds since 2001 and until the year 5138. In milliseconds these are days of early 1970.
const SECONDS: Range<u64> = 1_000_000_000..100_000_000_000;
/// So many conversations must have gone on.
const ENOUGH: u32 = 2;

impl Dialect {
    /// When an event was generated, epoch milliseconds, by what it says.
    pub fn generated(self, told: Option<u64>) -> Option<u64> {
        match self.event_gen_time {
            TimesIn::Nothing => None,
            TimesIn::Milliseconds => told,
            TimesIn::Auto => told.map(|told| if SECONDS.contains(&told) { told * 1_000 } else { told }),
            TimesIn::Seconds => told.map(|told| told.saturating_mul(1_000)),
        }
    }
}

/// How this bar tells of holds.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub(super) struct HoldHabit {
    pub means: AlertingMeans,
    pub seen: HoldsSeen,
}

/// What was seen of holds at this bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct HoldsSeen {
    /// `AgentEvent_Hold` came.
    pub own_event: bool,
    /// So many conversations went on after `AgentEvent_Customer_Alerting` without fields.
    pub went_on: u32,
}

impl HoldsSeen {
    /// With what was seen elsewhere of the same bar.
    pub fn or(self, other: HoldsSeen) -> HoldsSeen {
        HoldsSeen { own_event: self.own_event || other.own_event, went_on: self.went_on.max(other.went_on) }
    }
}

/// What such an event says of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AlertingSays {
    Nothing,
    /// It may be hold, and it may be nothing.
    Something,
    Hold,
}

impl HoldHabit {
    pub fn says(&self, without_fields: bool) -> AlertingSays {
        match self.means {
            AlertingMeans::Ringing => AlertingSays::Nothing,
            AlertingMeans::Hold => AlertingSays::Hold,
            AlertingMeans::Auto if !without_fields || self.seen.own_event => AlertingSays::Nothing,
            AlertingMeans::Auto if self.seen.went_on >= ENOUGH => AlertingSays::Hold,
            AlertingMeans::Auto => AlertingSays::Something,
        }
    }

    /// A conversation that something had happened to goes on.
    pub fn went_on(&mut self) {
        self.seen.went_on = self.seen.went_on.saturating_add(1);
    }

    pub fn conversations(&self) -> u32 {
        self.seen.went_on
    }

    /// What the bar has shown.
    pub fn taken(&self) -> AlertingTaken {
        match self.seen.went_on >= ENOUGH {
            _ if self.seen.own_event => AlertingTaken::Ringing,
            true => AlertingTaken::Hold,
            false => AlertingTaken::Undecided,
        }
    }
}
