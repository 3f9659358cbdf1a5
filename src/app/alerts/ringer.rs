//! It rings. What is to be heard and seen follows from what rings at this moment and from the agent's settings, and
//! is brought about whenever something has happened: nothing here begins or ends a ring, so none outlasts its call.
//! The one thing that has an end of its own is the sound, for a program that stands still.

use super::other_alerts::{Due, OtherAlerts};
use super::said::Said;
use super::watching::Watching;
use crate::browser::alerts::badge::Badge;
use crate::browser::alerts::devices::Devices;
use crate::browser::alerts::favicon::Favicon;
use crate::browser::alerts::media_keys::MediaKeys;
use crate::browser::alerts::notification::Notice;
use crate::browser::alerts::sound::Sound;
use crate::browser::alerts::speech;
use crate::browser::alerts::title::Title;
use crate::browser::alerts::vibration::Vibration;
use crate::browser::alerts::visibility::Visibility;
use crate::browser::clock::{is_fast_motion, window};
use crate::browser::framing::is_framed_elsewhere;
use crate::browser::mini_window;
use crate::directory::Contact;
use crate::domain::{Channel, LimitStage, Limited, Proofs, Ring, Why};
use crate::ringing::{
    AlertPlan, LastRing, NoticeAction, Obstacles, Pattern, RingSource, Ringing, Situation, Subject, TitleSign,
    alert_plan, notice_actions, reasons,
};
use crate::settings::{AlertSettings, Tone, When};
use crate::view::{AwakeCheck, NoticeCheck, Phones, SoundCheck, Speakers, Words};
use gloo::timers::callback::Timeout;
use yew::Callback;

/// By then the page has begun, milliseconds.
const PREPARE_MS: u32 = 1_000;

/// Everything that makes a ring noticed. Dropped, it is quiet.
pub struct Ringer {
    look: Callback<()>,
    sound: Sound,
    notice: Notice,
    title: Title,
    favicon: Favicon,
    badge: Badge,
    vibration: Vibration,
    visibility: Visibility,
    devices: Devices,
    media_keys: MediaKeys,
    watching: Watching,
    /// When the machine was last found to have slept, epoch milliseconds.
    slept: Option<u64>,
    others: OtherAlerts,
    /// It rings, and should be heard.
    wanted: bool,
    /// What will be heard is being rendered, or has been.
    prepared: Option<(Tone, Timeout)>,
}

/// How an agent, and whoever runs the console, want it.
pub struct AlertContext<'a> {
    pub settings: &'a AlertSettings,
    pub words: &'static Words,
    /// How numbers are written.
    pub phones: &'a Phones,
    /// Who calls, as far as the directory has said.
    pub contact: Option<&'a Contact>,
    /// The page's own name, which is its title while nothing else is.
    pub page: &'a str,
    /// How it stands with the limit of the agent's state.
    pub limit: Option<String>,
    /// There is a customer page of the call that rings.
    pub has_page: bool,
}

impl Ringer {
    /// `look` is called when something outside has changed, and [`Ringer::show`] should be called again; `on_proof` when it
    /// should for what is known of the ring at hand; `touched` when somebody has clicked or typed, which lets browsers that
    /// were silent sound; `on_action` when the notification or a media key is used.
    pub fn new(
        look: Callback<()>,
        on_proof: Callback<()>,
        touched: Callback<()>,
        on_action: Callback<NoticeAction>,
    ) -> Ringer {
        Ringer {
            sound: Sound::new(look.clone()),
            notice: Notice::new(on_proof.clone(), on_action.clone()),
            title: Title::default(),
            favicon: Favicon::new(),
            badge: Badge::new(on_proof.clone()),
            vibration: Vibration::default(),
            visibility: Visibility::new(look.clone(), touched),
            devices: Devices::new(look.clone()),
            media_keys: MediaKeys::new(on_action.reform(|()| NoticeAction::Silence)),
            watching: Watching::new(on_proof),
            slept: None,
            others: OtherAlerts::default(),
            wanted: false,
            prepared: None,
            look,
        }
    }

    /// Lets exactly this be noticed, from now on or still. `signs_may_wait`: those that are there for who doesn't see the page
    /// may come with another look, for they take time in which the popup could come on screen.
    pub fn show(&mut self, ring: Option<&Ring>, context: &AlertContext, signs_may_wait: bool) {
        let AlertContext { settings, words, phones, contact, .. } = *context;
        let is_over = ring.is_some() || self.sound.is_over();
        self.others.follow(is_over);
        self.watching.follow(ring.map(RingSource::of).or(self.is_testing().then_some(RingSource::Test)));
        self.prove();
        let situation = Situation {
            settings,
            ring: ring.map(|ring| Ringing { waiting: ring.waiting, others: ring.others }),
            testing: self.is_testing(),
            due: self.others.due_call(),
            limit: self.others.limit_alert(),
            away: self.visibility.is_away(),
            frozen: self.visibility.is_frozen(),
            fast_motion: is_fast_motion(),
            signs_may_wait,
            silenced: self.watching.is_silenced(),
            obstacles: self.obstacles(),
            trials: self.watching.trials(),
        };
        let plan = alert_plan(&situation);
        let said = plan.subject.and_then(|subject| match subject {
            Subject::Ring(_) => ring.map(|ring| Said::of_ring(ring, phones, contact, settings, words)),
            Subject::Test => Some(Said::of_test(words)),
            Subject::Due => self.others.due().map(|due| Said::of_due(due, phones, settings, words)),
            Subject::Limit(_) => self.others.limited().map(|limited| Said::of_limit(limited, words)),
        });
        self.bring_about(&plan, said, context);
        self.prove();
        let obstacles = self.obstacles();
        self.watching.rule_out(reasons(settings, &plan, &obstacles, &situation.trials));
        self.watching.tried(&plan, &obstacles);
    }

    fn bring_about(&mut self, plan: &AlertPlan, said: Option<Said>, context: &AlertContext) {
        let AlertContext { settings, words, page, has_page, .. } = *context;
        self.prepare(settings.tone);
        if self.devices.have_changed() {
            self.sound.devices_changed();
        }
        // A machine that has slept may have other devices.
        if self.slept != self.visibility.slept() {
            self.slept = self.visibility.slept();
            self.sound.prove();
        }
        self.sound.use_device(&self.devices.present(settings));
        self.wanted = plan.rings_aloud();
        self.sound.play(plan.sound);
        let rings = matches!(plan.subject, Some(Subject::Ring(_)));
        let is_loud = plan.tries(Channel::Sound);
        let text = plan.notice.zip(said.as_ref()).map(|(sound, said)| {
            let actions = if rings { notice_actions(is_loud, has_page, self.notice.room()) } else { Vec::new() };
            said.text(sound, actions.into_iter().map(|action| (action, words.notice_action(action))).collect())
        });
        self.notice.show(text);
        let Some(signs) = plan.signs else { return };
        let heading = said.as_ref().map(|said| said.heading);
        self.media_keys.show(heading.filter(|_| rings && is_loud));
        self.vibration.show(signs.vibrate);
        self.badge.show(signs.badge);
        self.favicon.show(signs.title == TitleSign::Ring);
        self.title.show(match (signs.title, said, &context.limit) {
            (TitleSign::Ring, Some(said), _) => {
                (words.alerts.title)(said.number.as_deref().unwrap_or(said.heading), page)
            }
            (TitleSign::Limit, _, Some(limit)) => (words.limit.title)(limit, page),
            _ => page.to_owned(),
        });
    }

    /// What can't be done here, by all that is known beforehand.
    fn obstacles(&self) -> Obstacles {
        Obstacles {
            page: window().document().is_none_or(|document| document.hidden()).then_some(Why::Hidden),
            sound: match self.sound.state() {
                SoundCheck::Ready => None,
                SoundCheck::Unsupported => Some(Why::Unsupported),
                SoundCheck::Failed => Some(Why::Failed),
                _ => Some(Why::Blocked),
            },
            notice: match self.notice.state() {
                NoticeCheck::Allowed => None,
                NoticeCheck::Unsupported => Some(Why::Unsupported),
                _ => Some(Why::Blocked),
            },
            mini: mini_window_obstacle(),
            vibration: Vibration::obstacle(),
            badge: Badge::obstacle(),
            speaks: speech::is_there(),
        }
    }

    /// Takes in what is known by now of the ring at hand.
    fn prove(&mut self) {
        let proved = [
            (Channel::Sound, self.sound.is_heard()),
            (Channel::Notice, self.notice.is_seen()),
            (Channel::Vibration, self.vibration.is_accepted() && Vibration::obstacle().is_none()),
            (Channel::Badge, self.badge.is_shown() && Badge::obstacle().is_none()),
        ];
        for (channel, _) in proved.into_iter().filter(|(_, is_proved)| *is_proved) {
            self.watching.prove(channel);
        }
    }

    /// What rings is on screen in the page or in the window that stays on top.
    pub fn painted(&mut self, channel: Channel) {
        self.watching.prove(channel);
    }

    /// The agent wants to hear no more of the ring at hand; another is heard again.
    pub fn silence(&mut self) {
        self.watching.silence();
    }

    /// Whether there is something to silence.
    pub fn is_sounding(&self) -> bool {
        self.wanted && self.sound.state() == SoundCheck::Ready
    }

    /// What became of the latest ring or test.
    pub fn last_ring(&self) -> Option<LastRing> {
        self.watching.last()
    }

    /// What became of rings, to be kept.
    pub fn take_records(&mut self) -> Vec<(RingSource, Proofs)> {
        self.watching.take_records()
    }

    /// Takes notifications away that other pages have left behind.
    pub fn sweep(&self) {
        self.notice.sweep();
    }

    /// The agent's state, with its beginning, may not last for ever. [`Ringer::show`] brings about what is `news` of that, and
    /// lets it be heard once. Whether anything has changed.
    pub fn is_limited(&mut self, state: Option<(Limited, u64)>, news: Option<LimitStage>) -> bool {
        self.others.is_limited(state, news)
    }

    /// A promised call is due, or none any more. [`Ringer::show`] brings it about, and a `fresh` one is heard once.
    pub fn is_due(&mut self, due: Option<Due>, fresh: bool) {
        self.others.is_due(due, fresh);
    }

    /// Renders what will be heard before it has to be, and when the page has nothing else to do.
    fn prepare(&mut self, tone: Tone) {
        if self.prepared.as_ref().is_none_or(|(prepared, _)| *prepared != tone) {
            let render = move || {
                for pattern in [Pattern::Ring(tone), Pattern::Waiting] {
                    pattern.samples();
                }
            };
            self.prepared = Some((tone, Timeout::new(PREPARE_MS, render)));
        }
    }

    /// Begins the test, or ends it. [`Ringer::show`] brings it about.
    pub fn test(&mut self) {
        if self.others.test(&self.look) {
            self.sound.unlock();
        }
    }

    pub fn is_testing(&self) -> bool {
        self.others.is_testing()
    }

    /// It should be heard that a call rings, and it can't be.
    pub fn is_silenced(&self) -> bool {
        let silent = matches!(self.sound.state(), SoundCheck::Locked | SoundCheck::Failed | SoundCheck::Unsupported);
        self.wanted && silent
    }

    /// Whether a click in the page may turn the sound on.
    pub fn waits_for_touch(&self) -> bool {
        matches!(self.sound.state(), SoundCheck::Locked | SoundCheck::Failed)
    }

    pub fn unlock_sound(&mut self) {
        self.sound.unlock();
    }

    pub fn ask_for_notices(&self) {
        self.notice.ask(self.look.clone());
    }

    pub fn ask_for_speakers(&self) {
        self.devices.ask();
    }

    pub fn speakers(&self) -> Speakers {
        self.devices.speakers()
    }

    pub fn sound_check(&self, settings: &AlertSettings) -> SoundCheck {
        match self.sound.state() {
            _ if !settings.audible() => SoundCheck::Off,
            SoundCheck::Ready if self.devices.misses(settings) || self.sound.is_refused_its_speaker() => {
                SoundCheck::OtherSpeaker
            }
            SoundCheck::Ready if settings.when == When::Hidden => SoundCheck::ReadyWhenAway,
            state => state,
        }
    }

    pub fn notice_check(&self, settings: &AlertSettings) -> NoticeCheck {
        match self.notice.state() {
            _ if !settings.notice => NoticeCheck::Off,
            NoticeCheck::NotAsked | NoticeCheck::Denied if is_framed_elsewhere() => NoticeCheck::Framed,
            state => state,
        }
    }

    /// Whether the browser lets the tab live in the background; `locked` if the tab holds a lock that keeps it awake.
    pub fn awake_check(&self, locked: bool) -> AwakeCheck {
        match self.visibility.slept() {
            Some(at) => AwakeCheck::Slept { at },
            None if locked => AwakeCheck::Kept,
            None if window().is_secure_context() => AwakeCheck::Refused,
            None => AwakeCheck::AtRisk,
        }
    }

    /// The session's timer went off so many milliseconds late.
    pub fn timer_was_late(&self, ms: u64) {
        self.visibility.timer_was_late(ms);
    }

    /// When the sound last showed that it works, epoch milliseconds.
    pub fn sound_proved(&self) -> Option<u64> {
        self.sound.proved()
    }

    /// The sound is to show that it works, though nothing is to be heard.
    pub fn prove_sound(&mut self) {
        self.sound.prove();
    }

    pub fn sleep_is_known(&self) {
        self.visibility.sleep_is_known();
    }
}

/// Whether there is a window that stays on top of all others.
fn mini_window_obstacle() -> Option<Why> {
    match () {
        () if !mini_window::is_supported() => Some(Why::Unsupported),
        () if !mini_window::is_open() => Some(Why::Closed),
        () => None,
    }
}

impl Drop for Ringer {
    fn drop(&mut self) {
        self.vibration.show(false);
        self.favicon.show(false);
        self.badge.show(0);
    }
}
