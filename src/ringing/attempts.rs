//! What was tried of what was planned, since when, and why a channel did not work.

use super::ladder::{Obstacles, Trial, Trials};
use super::plan::{AlertPlan, Subject};
use crate::domain::{Channel, Proof, Proofs, Why};
use crate::settings::AlertSettings;

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
    channel.time_limit_ms().map(|limit| limit.saturating_sub(spent))
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
