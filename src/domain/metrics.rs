//! What agents are measured by, in the field's terms.

use super::daily_totals::DailyTotals;
use super::state_timeline::{StateKind, StateTimes};

/// Before so much time nobody can tell how occupied an agent is, milliseconds signed in.
const OCCUPANCY_AFTER_MS: u64 = 30 * 60_000;

/// The averages are over the calls that were answered and are over; `None` as long as there are none. What live
/// calls have behind them is not in them yet, nor is a wrap-up that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metrics {
    /// Average handle time: talk, hold and wrap-up, milliseconds. Each part is rounded down by itself, so the
    /// parts may add up to a millisecond or two less.
    pub handle_ms: Option<u64>,
    pub talk_ms: Option<u64>,
    pub hold_ms: Option<u64>,
    pub wrap_up_ms: Option<u64>,
    /// The part of the time on call, in wrap-up and idle that was not idle, in thousandths, rounded to the nearest.
    /// `None` in the first half hour, and as long as there was no such time. Not ready and rest are no part of it.
    pub occupancy: Option<u16>,
    /// Time in any state but unknown and signed out, milliseconds.
    pub signed_in_ms: u64,
}

impl Metrics {
    pub fn of(today: &DailyTotals, times: &StateTimes) -> Metrics {
        let average = |ms: u64| ms.checked_div(u64::from(today.answered));
        let (talk, hold, wrap_up) = (today.answered_talk_ms, today.answered_hold_ms, today.wrap_up_ms);
        let busy = times[StateKind::OnCall] + times[StateKind::WrapUp];
        let available = busy + times[StateKind::Idle];
        let signed_in_ms = times.total() - times[StateKind::Unknown] - times[StateKind::SignedOut];
        let occupancy = (busy * 1_000 + available / 2).checked_div(available);
        let occupancy = occupancy.filter(|_| signed_in_ms >= OCCUPANCY_AFTER_MS);
        Metrics {
            handle_ms: average(talk + hold + wrap_up),
            talk_ms: average(talk),
            hold_ms: average(hold),
            wrap_up_ms: average(wrap_up),
            occupancy: occupancy.map(|thousandths| thousandths as u16),
            signed_in_ms,
        }
    }
}
