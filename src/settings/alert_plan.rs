//! How a call makes itself noticed: what is loud, what is soft, and what is only shown.

use super::{AlertSettings, Tone, When};

/// What is going on that may have to be noticed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Situation<'a> {
    pub settings: &'a AlertSettings,
    pub ring: Option<Ringing>,
    /// The agent tries out how a call will ring.
    pub testing: bool,
    /// A promised call is due.
    pub due: Option<DueCall>,
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

/// What is noticed of all that: one thing at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Ring(Ringing),
    Test,
    Due,
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
    /// The tab's title and icon.
    pub title: bool,
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
    /// A call waits during a conversation, or a promised one is due: soft, short and seldom, so that it doesn't hide the
    /// customer's words.
    Waiting,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// As long as a call may ring.
    Ring,
    /// Two rounds.
    Test,
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
    });
    let signs = Signs {
        vibrate: settings.vibrate && loud.is_some_and(|subject| !subject.is_soft()),
        badge: subject.filter(|_| settings.badge).map_or(0, Subject::count),
        title: settings.title && subject.is_some_and(|subject| subject != Subject::Due),
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
        let subject = match (self.ring, self.due) {
            (Some(ring), _) => Some(Subject::Ring(ring)),
            (None, _) if self.testing => Some(Subject::Test),
            (None, due) => due.filter(|due| due.announced).map(|_| Subject::Due),
        };
        subject.filter(|_| !self.frozen)
    }

    fn sound(&self, subject: Subject) -> Option<Audible> {
        let settings = self.settings;
        let wanted = match subject {
            Subject::Ring(ring) => !ring.waiting || settings.waiting_beep,
            Subject::Test => true,
            Subject::Due => settings.due_sound && self.due.is_some_and(|due| due.sounds),
        };
        let volume = if settings.audible() { settings.volume } else { 0 };
        let pattern = if subject.is_soft() { Pattern::Waiting } else { Pattern::Ring(settings.tone) };
        let length = if matches!(subject, Subject::Ring(_)) { Length::Ring } else { Length::Test };
        let plays = wanted && (volume > 0 || subject == Subject::Test);
        plays.then_some(Audible { pattern, volume, length })
    }
}

impl Subject {
    fn is_soft(self) -> bool {
        match self {
            Subject::Ring(ring) => ring.waiting,
            Subject::Test => false,
            Subject::Due => true,
        }
    }

    /// How many calls the icon counts.
    fn count(self) -> u32 {
        match self {
            Subject::Ring(ring) => 1 + ring.others as u32,
            Subject::Test => 1,
            Subject::Due => 0,
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
