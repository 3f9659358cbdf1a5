//! How a call, and the end of a break, make themselves noticed: what is loud, what is soft, and what is only shown.
//!
//! A ring climbs a ladder. What the situation calls for comes at once. Then, and only where something of it was tried and is
//! known to have failed: a page that was not painted counts as out of sight; a sound that is not heard lets the notification
//! make the browser's own; and where page, sound and notification have all failed, the device shakes even for a call that
//! only waits. What the agent has switched off is never used, whatever fails: a channel that rings against the agent's will
//! would be switched off in the system next, for good.

use super::ladder::{Obstacles, Trial, Trials};
use crate::domain::{Channel, LimitStage};
use crate::settings::{AlertSettings, Tone, When};

/// What is going on that may have to be noticed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Situation<'a> {
    pub settings: &'a AlertSettings,
    pub ring: Option<Ringing>,
    /// The agent tries out how a call will ring.
    pub testing: bool,
    /// A promised call is due.
    pub due: Option<DueCall>,
    /// The agent's state may not last for ever.
    pub limit: Option<LimitAlert>,
    /// The agent is in another tab or window.
    pub away: bool,
    /// The browser is stopping the tab: whatever began now would not end.
    pub frozen: bool,
    /// The simulated bar plays in fast motion: its calls are there to be seen, and too many to be heard.
    pub fast_motion: bool,
    /// The signs for an agent who doesn't see the page take time in which the popup could come on screen.
    pub signs_may_wait: bool,
    /// The agent wants to hear this ring no more.
    pub silenced: bool,
    /// What this browser, machine and page can't do.
    pub obstacles: Obstacles,
    /// What has become so far of what was tried.
    pub trials: Trials,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ringing {
    /// A conversation is up: this call only waits.
    pub waiting: bool,
    /// How many further calls ring.
    pub others: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueCall {
    /// By this page. What another has announced is in sight here, and that is enough.
    pub announced: bool,
    /// It was announced just now, and its sound has not ended.
    pub sounds: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitAlert {
    /// What this page has told of it.
    pub told: Option<LimitStage>,
    /// It was told just now, and its sound has not ended.
    pub sounds: bool,
}

/// What is noticed of all that: one thing at a time, but that a promised call and a limit may be heard while the other is
/// read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Ring(Ringing),
    Test,
    Due,
    Limit(LimitStage),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlertPlan {
    /// What notification and title tell of.
    pub subject: Option<Subject>,
    /// What is played. A test without sound plays unheard: it ends with its tone all the same.
    pub sound: Option<Audible>,
    pub notice: Option<NoticeSound>,
    /// It is shown in the page, and in the window that stays on top if that is open.
    pub page: bool,
    pub mini: bool,
    pub spoken: Option<Announcement>,
    /// The other signs; `None` leaves them as they are until the page is drawn.
    pub signs: Option<Signs>,
    /// After so many milliseconds something that was tried counts as failed, and all this is to be planned again.
    pub next: Option<u32>,
}

/// Whether the browser makes a sound of its own with the notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeSound {
    Silent,
    Own,
}

/// How a screen reader learns of it. Once, and not twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// By `ariaNotify`.
    Notify,
    /// By the live region in the page.
    Region,
}

/// The signs for an agent who doesn't see the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Signs {
    pub vibrate: bool,
    /// The count on the icon of an installed console; none for 0.
    pub badge: u32,
    /// The tab's title, and for a ring its icon.
    pub title: TitleSign,
}

/// What the tab's title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TitleSign {
    #[default]
    Page,
    /// How it stands with the limit of the agent's state.
    Limit,
    /// What rings.
    Ring,
}

/// What is to be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Audible {
    pub pattern: Pattern,
    /// Percent.
    pub volume: u8,
    pub length: Length,
}

/// What is repeated as long as it rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    Ring(Tone),
    /// A call waits during a conversation, a promised one is due, or a limit is near or reached: soft, short and seldom, so that it doesn't hide the
    /// customer's words.
    Waiting,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// As long as a call may ring.
    Ring,
    /// Two rounds.
    Test,
    /// One round.
    Once,
}

/// What makes the situation noticed, as the agent wants it. What is to go on is planned again each time.
pub fn alert_plan(situation: &Situation) -> AlertPlan {
    let settings = situation.settings;
    let away = situation.away || situation.fails(Channel::Page);
    let subject = situation.subject();
    let calls = subject.filter(|subject| *subject == Subject::Test || !situation.fast_motion);
    let loud = calls.filter(|subject| settings.when == When::Always || *subject == Subject::Test || away);
    let rings = matches!(subject, Some(Subject::Ring(_)));
    let sound = loud.and_then(|subject| situation.sound(subject)).filter(|_| !situation.silenced);
    let notice = loud.filter(|subject| situation.is_notified(*subject)).map(|_| {
        let heard = sound.is_some_and(|sound| sound.volume > 0) && !situation.fails(Channel::Sound);
        if heard || situation.silenced { NoticeSound::Silent } else { NoticeSound::Own }
    });
    let signs = Signs {
        vibrate: settings.vibrate && !situation.silenced && loud.is_some_and(|subject| situation.shakes(subject)),
        badge: subject.filter(|_| settings.badge).map_or(0, Subject::count),
        title: situation.title(subject),
    };
    let mut plan = AlertPlan {
        subject,
        sound,
        notice,
        page: rings,
        mini: rings && situation.obstacles.mini.is_none(),
        spoken: rings.then_some(if situation.obstacles.speaks { Announcement::Notify } else { Announcement::Region }),
        signs: Some(signs).filter(|_| away || !situation.signs_may_wait),
        next: None,
    };
    plan.next = Channel::ALL
        .into_iter()
        .filter(|channel| plan.tries(*channel))
        .filter_map(|channel| situation.due(channel))
        .min();
    plan
}

impl Situation<'_> {
    fn subject(&self) -> Option<Subject> {
        let told = self.limit.and_then(|limit| limit.told);
        let subject = match self.ring {
            Some(ring) => Some(Subject::Ring(ring)),
            None if self.testing => Some(Subject::Test),
            None if told == Some(LimitStage::Over) => Some(Subject::Limit(LimitStage::Over)),
            None if self.due.is_some_and(|due| due.announced) => Some(Subject::Due),
            None => told.map(Subject::Limit),
        };
        subject.filter(|_| !self.frozen)
    }

    fn title(&self, subject: Option<Subject>) -> TitleSign {
        match subject {
            _ if !self.settings.title || self.frozen => TitleSign::Page,
            Some(Subject::Ring(_) | Subject::Test) => TitleSign::Ring,
            _ if self.limit.is_some() => TitleSign::Limit,
            _ => TitleSign::Page,
        }
    }

    fn is_notified(&self, subject: Subject) -> bool {
        match subject {
            Subject::Ring(_) | Subject::Test => self.settings.notice,
            Subject::Due => self.settings.due_notice,
            Subject::Limit(stage) => stage == LimitStage::Over && self.settings.limit_notice,
        }
    }

    /// A call that waits during a conversation shakes nothing as long as it is, or may still be, noticed otherwise.
    fn shakes(&self, subject: Subject) -> bool {
        let Subject::Ring(ring) = subject else { return subject == Subject::Test };
        !ring.waiting
            || [Channel::Page, Channel::Sound, Channel::Notice].iter().all(|channel| self.is_of_no_use(*channel))
    }

    /// It can't be noticed by that channel, for whatever reason.
    fn is_of_no_use(&self, channel: Channel) -> bool {
        let is_off = match channel {
            Channel::Sound => !self.settings.audible() || !self.settings.waiting_beep,
            Channel::Notice => !self.settings.notice,
            _ => false,
        };
        is_off || self.fails(channel)
    }

    /// It was tried and did not work, or it is known not to.
    fn fails(&self, channel: Channel) -> bool {
        match self.trials.of(channel) {
            Trial::Proved => false,
            Trial::Failed => true,
            Trial::Untried | Trial::Pending { .. } => self.obstacles.of(channel).is_some(),
        }
    }

    /// When a channel that is tried counts as failed.
    fn due(&self, channel: Channel) -> Option<u32> {
        match self.trials.of(channel) {
            _ if self.obstacles.of(channel).is_some() => None,
            Trial::Untried => channel.time_limit_ms(),
            Trial::Pending { left_ms } => Some(left_ms),
            Trial::Proved | Trial::Failed => None,
        }
    }

    /// What sounds of a limit and a promised call.
    fn sounding(&self) -> Option<Subject> {
        let limit = self.limit.filter(|limit| limit.sounds && self.settings.limit_sound);
        let due = self.due.filter(|due| due.announced && due.sounds && self.settings.due_sound);
        limit.and_then(|limit| limit.told).map(Subject::Limit).or(due.map(|_| Subject::Due))
    }

    fn sound(&self, subject: Subject) -> Option<Audible> {
        let settings = self.settings;
        let subject = match subject {
            Subject::Ring(_) | Subject::Test => subject,
            Subject::Due | Subject::Limit(_) => self.sounding()?,
        };
        let wanted = !matches!(subject, Subject::Ring(ring) if ring.waiting && !settings.waiting_beep);
        let volume = if settings.audible() { settings.volume } else { 0 };
        let pattern = if subject.is_soft() { Pattern::Waiting } else { Pattern::Ring(settings.tone) };
        let length = match subject {
            Subject::Ring(_) => Length::Ring,
            Subject::Limit(LimitStage::Near) => Length::Once,
            Subject::Test | Subject::Due | Subject::Limit(LimitStage::Over) => Length::Test,
        };
        let plays = wanted && (volume > 0 || subject == Subject::Test);
        plays.then_some(Audible { pattern, volume, length })
    }
}

impl Subject {
    fn is_soft(self) -> bool {
        match self {
            Subject::Ring(ring) => ring.waiting,
            Subject::Test => false,
            Subject::Due | Subject::Limit(_) => true,
        }
    }

    /// How many calls the icon counts.
    fn count(self) -> u32 {
        match self {
            Subject::Ring(ring) => 1 + ring.others as u32,
            Subject::Test => 1,
            Subject::Due | Subject::Limit(_) => 0,
        }
    }
}

impl AlertPlan {
    /// Whether a ring should be heard, so that it is worth saying if it can't be.
    pub fn rings_aloud(&self) -> bool {
        matches!(self.subject, Some(Subject::Ring(_))) && self.is_heard()
    }

    /// Whether a ring or a test is to be noticed by this channel.
    pub fn tries(&self, channel: Channel) -> bool {
        let signs = self.signs.unwrap_or_default();
        let rings = matches!(self.subject, Some(Subject::Ring(_) | Subject::Test));
        rings
            && match channel {
                Channel::Page => self.page,
                Channel::Sound => self.is_heard(),
                Channel::Notice => self.notice.is_some(),
                Channel::Mini => self.mini,
                Channel::Vibration => signs.vibrate,
                Channel::Badge => signs.badge > 0,
            }
    }

    fn is_heard(&self) -> bool {
        self.sound.is_some_and(|sound| sound.volume > 0)
    }
}
