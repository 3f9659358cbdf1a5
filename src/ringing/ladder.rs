//! What is known of the rungs of the ladder: what stands in a channel's way, what was tried, and how long that may take.

use super::plan::{AlertPlan, Subject};
use crate::domain::{Channel, Proof, Proofs, Why};
use crate::settings::AlertSettings;

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
    pub(super) fn patience_ms(self) -> Option<u32> {
        match self {
            Channel::Page => Some(PAGE_MS),
            Channel::Sound => Some(SOUND_MS),
            Channel::Notice => Some(NOTICE_MS),
            Channel::Mini | Channel::Vibration | Channel::Badge => None,
        }
    }
}

/// Since when each channel is tried with what rings.
#[derive(Clone, Debug, Default)]
pub struct Attempts {
    /// Monotonic milliseconds.
    since: [Option<u64>; Channel::ALL.len()],
}

impl Attempts {
    /// What is planned `now` is tried from now on, or still.
    pub fn follow(&mut self, now: u64, plan: &AlertPlan, obstacles: &Obstacles) {
        for channel in Channel::ALL {
            let since = &mut self.since[channel as usize];
            let is_tried = plan.tries(channel) && obstacles.of(channel).is_none();
            *since = is_tried.then(|| since.unwrap_or(now));
        }
    }

    pub fn trials(&self, now: u64, proofs: &Proofs) -> Trials {
        let mut trials = Trials::default();
        for channel in Channel::ALL {
            let trial = match (proofs.of(channel), self.since[channel as usize]) {
                (Proof::After(_), _) => Trial::Proved,
                (Proof::Unknown(Why::Failed), Some(_)) => Trial::Failed,
                (Proof::Unknown(_), None) => Trial::Untried,
                (Proof::Unknown(_), Some(since)) => match left(channel, since, now) {
                    Some(0) => Trial::Failed,
                    Some(left_ms) => Trial::Pending { left_ms },
                    None => Trial::Untried,
                },
            };
            trials = trials.with(channel, trial);
        }
        trials
    }
}

fn left(channel: Channel, since: u64, now: u64) -> Option<u32> {
    let spent = u32::try_from(now.saturating_sub(since)).unwrap_or(u32::MAX);
    channel.patience_ms().map(|patience| patience.saturating_sub(spent))
}

/// Why each channel by which a ring or a test is not known to have been noticed was not tried, or failed.
pub fn reasons(
    settings: &AlertSettings,
    plan: &AlertPlan,
    obstacles: &Obstacles,
    trials: &Trials,
) -> Vec<(Channel, Why)> {
    let soft = matches!(plan.subject, Some(Subject::Ring(ring)) if ring.waiting);
    let is_off = |channel| match channel {
        Channel::Page | Channel::Mini => false,
        Channel::Sound => !settings.audible() || (soft && !settings.waiting_beep),
        Channel::Notice => !settings.notice,
        Channel::Vibration => !settings.vibrate,
        Channel::Badge => !settings.badge,
    };
    let reason = |channel| match obstacles.of(channel) {
        _ if is_off(channel) => Some(Why::Off),
        // A window that is not open, and a page out of sight, would have been of use.
        Some(why @ (Why::Closed | Why::Hidden)) if plan.page => Some(why),
        Some(Why::Unsupported) => Some(Why::Unsupported),
        _ if matches!(channel, Channel::Vibration | Channel::Badge) && plan.signs.is_none() => None,
        _ if !plan.tries(channel) => Some(Why::Unneeded),
        Some(why) => Some(why),
        None => trials.failed(channel).then_some(Why::Failed),
    };
    Channel::ALL.into_iter().filter_map(|channel| Some((channel, reason(channel)?))).collect()
}
