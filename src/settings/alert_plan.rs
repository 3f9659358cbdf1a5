//! How a call, and the end of a break, make themselves noticed: what is loud, what is soft, and what is only shown.

use super::{AlertSettings, Tone, When};
use crate::domain::LimitStage;

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
    pub notice: bool,
    /// The other signs; `None` leaves them as they are until the page is drawn.
    pub signs: Option<Signs>,
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
    let Situation { settings, away, .. } = *situation;
    let subject = situation.subject();
    let calls = subject.filter(|subject| *subject == Subject::Test || !situation.fast_motion);
    let loud = calls.filter(|subject| settings.when == When::Always || *subject == Subject::Test || away);
    let notice = loud.is_some_and(|subject| match subject {
        Subject::Ring(_) | Subject::Test => settings.notice,
        Subject::Due => settings.due_notice,
        Subject::Limit(stage) => stage == LimitStage::Over && settings.limit_notice,
    });
    let signs = Signs {
        vibrate: settings.vibrate && loud.is_some_and(|subject| !subject.is_soft()),
        badge: subject.filter(|_| settings.badge).map_or(0, Subject::count),
        title: situation.title(subject),
    };
    AlertPlan {
        subject,
        sound: loud.and_then(|subject| situation.sound(subject)),
        notice,
        signs: Some(signs).filter(|_| away || !situation.signs_may_wait),
    }
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

    /// Whether the browser is to make no sound of its own with the notification. `sound_is_ready` says what has become of
    /// ours after it was told to play.
    pub fn notice_is_silent(&self, sound_is_ready: bool) -> bool {
        self.is_heard() && sound_is_ready
    }

    fn is_heard(&self) -> bool {
        self.sound.is_some_and(|sound| sound.volume > 0)
    }
}
