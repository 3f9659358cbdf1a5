//! How the rings of a shift could be noticed, in figures.

use crate::domain::{Call, Channel};

/// The ways in which a ring should be noticed by anybody.
const CHANNELS: [Channel; 4] = [Channel::Page, Channel::Sound, Channel::Notice, Channel::Mini];

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RingFigures {
    /// Calls that rang.
    pub rings: usize,
    /// Of these, those of which the platform told late.
    pub late: usize,
    pub signals: Vec<SignalFigures>,
}

/// Of one way in which rings are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignalFigures {
    pub channel: Channel,
    /// So many rings are known to have been noticeable so.
    pub worked: usize,
    /// How long that took, milliseconds; of an even number the lower of the two in the middle.
    pub median: Option<u32>,
    pub slowest: Option<u32>,
}

impl RingFigures {
    pub fn of<'a>(calls: impl IntoIterator<Item = &'a Call>) -> RingFigures {
        let rings: Vec<_> = calls.into_iter().filter_map(|call| call.rang).collect();
        let signal = |channel| {
            let mut times: Vec<u32> = rings.iter().filter_map(|rang| rang.proofs.of(channel).after()).collect();
            times.sort_unstable();
            let median = times.get(times.len().saturating_sub(1) / 2).copied();
            SignalFigures { channel, worked: times.len(), median, slowest: times.last().copied() }
        };
        RingFigures {
            rings: rings.len(),
            late: rings.iter().filter(|rang| rang.late_ms.is_some()).count(),
            signals: CHANNELS.map(signal).to_vec(),
        }
    }
}
