//! What is known of the rungs of the ladder: what stands in a channel's way, what has become of it, and how long that may take.

use crate::domain::{Channel, Why};

/// How long a channel may take to tell that it works, milliseconds.
const SOUND_MS: u32 = 300;
const NOTICE_MS: u32 = 500;
const PAGE_MS: u32 = 500;

/// Why a channel can't work here, by all that is known beforehand; `None` where nothing is in its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Obstacles {
    pub page: Option<Why>,
    pub sound: Option<Why>,
    pub notice: Option<Why>,
    pub mini: Option<Why>,
    pub vibration: Option<Why>,
    pub badge: Option<Why>,
    /// Screen readers can be spoken to (`ariaNotify`), which is no obstacle.
    pub speaks: bool,
}

impl Obstacles {
    pub fn of(&self, channel: Channel) -> Option<Why> {
        match channel {
            Channel::Page => self.page,
            Channel::Sound => self.sound,
            Channel::Notice => self.notice,
            Channel::Mini => self.mini,
            Channel::Vibration => self.vibration,
            Channel::Badge => self.badge,
        }
    }
}

/// What has become of a channel with what rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Trial {
    #[default]
    Untried,
    Pending {
        left_ms: u32,
    },
    Proved,
    Failed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Trials([Trial; Channel::ALL.len()]);

impl Trials {
    pub fn of(&self, channel: Channel) -> Trial {
        self.0[channel as usize]
    }

    pub fn failed(&self, channel: Channel) -> bool {
        self.of(channel) == Trial::Failed
    }

    #[must_use]
    pub fn with(mut self, channel: Channel, trial: Trial) -> Trials {
        self.0[channel as usize] = trial;
        self
    }
}

impl Channel {
    /// How long it may take to tell that it works; `None` if it tells at once or never.
    pub(super) fn time_limit_ms(self) -> Option<u32> {
        match self {
            Channel::Page => Some(PAGE_MS),
            Channel::Sound => Some(SOUND_MS),
            Channel::Notice => Some(NOTICE_MS),
            Channel::Mini | Channel::Vibration | Channel::Badge => None,
        }
    }
}
