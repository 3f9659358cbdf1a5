//! What became of a ring: when it could be noticed, and how, or why that is not known.

use super::clock::Moment;

/// When an event came, and when the platform had sent it off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrival {
    pub at: Moment,
    /// As in [`RingRecord`].
    pub generated: Option<u64>,
    pub late_ms: Option<u32>,
}

/// A ring from the platform to the agent's eyes and ears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RingRecord {
    /// When the platform generated the event that told of it (`eventGenTime`), epoch milliseconds by a clock of the
    /// platform's; none if the event doesn't say.
    pub generated: Option<u64>,
    /// When that event was received, epoch milliseconds.
    pub received: u64,
    /// By how much the way from the platform took longer than it usually does, milliseconds, if that is worth a word.
    pub late_ms: Option<u32>,
    pub proofs: Proofs,
}

impl RingRecord {
    /// One of which no more is known than the event that told of it.
    pub(super) fn of(Arrival { at, generated, late_ms }: Arrival) -> RingRecord {
        RingRecord { generated, received: at.wall, late_ms, proofs: Proofs::default() }
    }

    /// A ring that is known, with what is known elsewhere of the same.
    pub fn joined(known: Option<RingRecord>, elsewhere: Option<RingRecord>) -> Option<RingRecord> {
        match (known, elsewhere) {
            (Some(known), Some(other)) if known.received == other.received => Some(RingRecord {
                generated: known.generated.or(other.generated),
                late_ms: known.late_ms.or(other.late_ms),
                proofs: known.proofs.or(other.proofs),
                ..known
            }),
            (known, elsewhere) => known.or(elsewhere),
        }
    }
}

/// A way in which a ring is noticed, and which can tell that it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// The popup in the page.
    Page,
    /// The ringtone.
    Sound,
    /// The notification on the desktop.
    Notice,
    /// The window that stays on top.
    Mini,
    Vibration,
    /// The count on the icon of an installed console.
    Badge,
}

impl Channel {
    pub const ALL: [Channel; 6] =
        [Channel::Page, Channel::Sound, Channel::Notice, Channel::Mini, Channel::Vibration, Channel::Badge];
}

/// Whether something is known to have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// So many milliseconds after the ring was received.
    After(u32),
    Unknown(Why),
}

/// Why something is not known to have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// Nobody has told: the ring was over before, the page was gone, or the call is of an earlier release.
    Untold,
    /// The agent has switched it off.
    Off,
    /// It was not called for: the agent was looking at the page, or nobody silenced the ring.
    Unneeded,
    /// The browser doesn't let the page do it.
    Blocked,
    /// The browser or the machine can't.
    Unsupported,
    /// It was tried, and did not happen.
    Failed,
    /// The window was not open.
    Closed,
    /// The page was out of sight.
    Hidden,
}

/// What is known of each channel, and whether the agent silenced the ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proofs {
    channels: [Proof; Channel::ALL.len()],
    pub silenced: Proof,
}

impl Default for Proofs {
    fn default() -> Self {
        let untold = Proof::Unknown(Why::Untold);
        Proofs { channels: [untold; Channel::ALL.len()], silenced: untold }
    }
}

impl Proofs {
    pub fn of(&self, channel: Channel) -> Proof {
        self.channels[channel as usize]
    }

    pub fn set(&mut self, channel: Channel, proof: Proof) {
        self.channels[channel as usize] = proof;
    }

    /// Takes in what is known from elsewhere, or since.
    #[must_use]
    pub fn or(self, other: Proofs) -> Proofs {
        let mut proofs = Proofs { silenced: self.silenced.or(other.silenced), ..self };
        for channel in Channel::ALL {
            proofs.set(channel, self.of(channel).or(other.of(channel)));
        }
        proofs
    }

    /// Whether the ring is known to have been noticeable.
    pub fn is_confirmed(&self) -> bool {
        self.channels.iter().any(|proof| proof.after().is_some())
    }
}

impl Proof {
    /// How long after the ring was received it happened, milliseconds.
    pub fn after(self) -> Option<u32> {
        match self {
            Proof::After(ms) => Some(ms),
            Proof::Unknown(_) => None,
        }
    }

    /// The earlier of two; a reason counts more than none.
    #[must_use]
    pub fn or(self, other: Proof) -> Proof {
        match (self, other) {
            (Proof::After(this), Proof::After(that)) => Proof::After(this.min(that)),
            (Proof::After(_), Proof::Unknown(_)) => self,
            (Proof::Unknown(_), Proof::After(_)) | (Proof::Unknown(Why::Untold), _) => other,
            (Proof::Unknown(_), Proof::Unknown(_)) => self,
        }
    }
}
