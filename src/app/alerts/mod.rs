//! What rings, and whether it will. What is to be heard and seen follows from what rings at this moment and from the
//! agent's settings, and is brought about whenever something has happened: nothing here begins or ends a ring.

mod other_alerts;
mod ringer;
mod said;
mod throttle;
mod watching;

pub use other_alerts::Due;

use super::bar::Bar;
use super::kernel::{Event, Kernel};
use super::popup_slot::PopupEvents;
use crate::browser::alerts::speech;
use crate::browser::clock::{now, window};
use crate::browser::framing::is_framed_elsewhere;
use crate::domain::{Channel, Input, LimitStage, Limited, LinkState, Ring};
use crate::ringing::{LastRing, NoticeAction};
use crate::settings::{AlertSettings, Settings};
use crate::shortcuts::Command;
use crate::view::{
    AlertChange, AlertSettingsForm, FirstChecks, Fix, NoticeCheck, Phones, Readiness, ReadinessIndicator, Rings,
    TabCheck,
};
use ringer::{AlertContext, Ringer};
use throttle::Throttle;
use yew::prelude::*;

pub enum Msg {
    /// Something that a ring depends on may have changed.
    Look,
    /// A look at what rings is due.
    LookDue,
    /// Something is known of the ring at hand, or could be known by now.
    Proved,
    /// What rings is on screen, in the page or in the window that stays on top.
    Painted(Channel),
    /// The notification, the popup or a media key was used.
    Acted(NoticeAction),
    /// Somebody has clicked or typed in the page.
    Touched,
    Fix(Fix),
    Set(AlertChange),
    Test,
}

pub struct Alerts {
    ringer: Ringer,
    throttle: Throttle,
    /// There is a customer page of the call that rings.
    has_page: bool,
    /// An agent is signed in.
    is_staffed: bool,
    on_fix: Callback<Fix>,
    on_unlock: Callback<()>,
    on_silence: Callback<()>,
    popup: PopupEvents,
    on_set: Callback<AlertChange>,
    on_test: Callback<()>,
}

impl Alerts {
    pub fn new(on: &Callback<Msg>) -> Alerts {
        Alerts {
            ringer: Ringer::new(
                on.reform(|()| Msg::Look),
                on.reform(|()| Msg::Proved),
                on.reform(|()| Msg::Touched),
                on.reform(Msg::Acted),
            ),
            throttle: Throttle::new(on.reform(|()| Msg::LookDue)),
            has_page: false,
            is_staffed: false,
            on_fix: on.reform(Msg::Fix),
            on_unlock: on.reform(|()| Msg::Fix(Fix::UnlockSound)),
            on_silence: on.reform(|()| Msg::Acted(NoticeAction::Silence)),
            popup: PopupEvents {
                painted: on.reform(|()| Msg::Painted(Channel::Page)),
                speak: speech::is_there().then(|| Callback::from(|text: AttrValue| speech::speak(&text))),
            },
            on_set: on.reform(Msg::Set),
            on_test: on.reform(|()| Msg::Test),
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, bar: &mut Bar, phones: &Phones, msg: Msg) {
        match msg {
            // The end of a sound may be the end of the ring, if the timer is late.
            Msg::Look => {
                kernel.handle(Input::Woke);
                // A tab that is being frozen has no later.
                kernel.refresh_alerts();
            }
            Msg::LookDue => self.refresh_with(kernel, phones, true),
            Msg::Proved => kernel.refresh_alerts(),
            Msg::Painted(channel) => {
                self.ringer.painted(channel);
                kernel.refresh_alerts();
            }
            Msg::Acted(NoticeAction::ToBar) => {
                kernel.focus = Some(Command::Bar);
                kernel.rendering.now();
            }
            Msg::Acted(NoticeAction::Silence) => {
                self.ringer.silence();
                kernel.refresh_alerts();
                kernel.rendering.now();
            }
            // The root has it opened.
            Msg::Acted(NoticeAction::CustomerPage) => {}
            Msg::Touched if self.ringer.waits_for_touch() => kernel.handle(Input::Woke),
            Msg::Touched => {}
            Msg::Fix(fix) => self.fix(kernel, bar, fix),
            Msg::Set(change) => self.set(kernel, change),
            Msg::Test => {
                self.ringer.test();
                kernel.refresh_alerts();
                kernel.rendering.now();
            }
        }
    }

    /// Brings about what is to be heard and seen of a ring at this moment, and ends what is not.
    pub fn refresh(&mut self, kernel: &mut Kernel, phones: &Phones) {
        self.refresh_with(kernel, phones, false);
    }

    /// The same after a message, as often as a bar that floods the page allows; signs that are seen elsewhere may wait.
    pub fn follow(&mut self, kernel: &mut Kernel, phones: &Phones, ring: Option<&Ring>) {
        let is_staffed = kernel.session.agent().state.is_signed_in();
        if is_staffed && !self.is_staffed {
            self.ringer.prove_sound();
            kernel.refresh_alerts();
        }
        self.is_staffed = is_staffed;
        if self.throttle.is_due(now().at.mono, ring) {
            self.refresh_with(kernel, phones, true);
        }
    }

    fn refresh_with(&mut self, kernel: &mut Kernel, phones: &Phones, signs_may_wait: bool) {
        kernel.settle_settings();
        let ring = kernel.what_rings();
        self.throttle.saw(ring.as_ref());
        let contact = kernel.contact(ring.as_ref().and_then(|ring| ring.number.as_ref()));
        let ring = ring.map(|ring| kernel.masking.ring(ring));
        let page = kernel.config.brand.name.as_deref().unwrap_or(kernel.words.page.title);
        let settings = &kernel.settings.settings().alerts;
        let limit = kernel.limit_now();
        let limit = limit.map(|now| kernel.words.standing(now.limit.of, now.standing, &kernel.locale));
        let has_page = self.has_page;
        let context =
            AlertContext { settings, words: kernel.words, phones, contact: contact.as_deref(), page, limit, has_page };
        self.ringer.show(ring.as_ref(), &context, signs_may_wait);
        for (source, proofs) in self.ringer.take_records() {
            kernel.emit(Event::Rang(source, proofs));
        }
    }

    /// This tab has the bar from now on: what an earlier one has left on the desktop goes.
    pub fn begin(&self) {
        self.ringer.sweep();
    }

    /// Whether there is a customer page of the call that rings.
    pub fn offers_page(&mut self, has_page: bool) {
        self.has_page = has_page;
    }

    /// A promised call is due, or none any more; a `fresh` one is heard once.
    pub fn is_due(&mut self, due: Option<Due>, fresh: bool) {
        self.ringer.is_due(due, fresh);
    }

    /// The agent's state, with its beginning in epoch milliseconds, may not last for ever; `news` of that are heard once.
    /// Whether anything has changed.
    pub fn is_limited(&mut self, state: Option<(Limited, u64)>, news: Option<LimitStage>) -> bool {
        self.ringer.is_limited(state, news)
    }

    /// The session's timer went off so many milliseconds late.
    pub fn timer_was_late(&self, ms: u64) {
        self.ringer.timer_was_late(ms);
    }

    /// It should be heard that a call rings, and it can't be.
    pub fn is_silenced(&self) -> bool {
        self.ringer.is_silenced()
    }

    fn fix(&mut self, kernel: &mut Kernel, bar: &mut Bar, fix: Fix) {
        match fix {
            Fix::UnlockSound => self.ringer.unlock_sound(),
            Fix::SwitchSoundOn => {
                self.ringer.unlock_sound();
                self.set(kernel, |alerts| {
                    alerts.sound = true;
                    if alerts.volume == 0 {
                        alerts.volume = AlertSettings::VOLUME;
                    }
                });
            }
            Fix::AllowNotices => self.ringer.ask_for_notices(),
            Fix::SwitchNoticesOn => self.set(kernel, |alerts| alerts.notice = true),
            Fix::UseHere => kernel.use_here(),
            Fix::LoadAgain => bar.load_again(kernel),
            Fix::Reload => {
                // What could go wrong with a reload would go wrong with the page.
                let _ = window().location().reload();
            }
            Fix::SleepIsKnown => self.ringer.sleep_is_known(),
            Fix::AskForSpeakers => self.ringer.ask_for_speakers(),
        }
        kernel.refresh_alerts();
        kernel.rendering.now();
    }

    fn set(&mut self, kernel: &mut Kernel, change: impl FnOnce(&mut AlertSettings)) {
        kernel.change_settings(|Settings { alerts, .. }| change(alerts));
        kernel.refresh_alerts();
        kernel.rendering.now();
    }

    fn readiness(&self, kernel: &Kernel, bar: &Bar) -> Readiness {
        let settings = &kernel.settings.settings().alerts;
        let link = kernel.session.link().state;
        Readiness {
            sound: self.ringer.sound_check(settings),
            notice: self.ringer.notice_check(settings),
            link,
            quiet_since: bar.quiet_since(kernel),
            own_frame: bar.has_own_frame(),
            tab: if link == LinkState::Elsewhere { TabCheck::Elsewhere } else { TabCheck::Here },
            framed: is_framed_elsewhere(),
            last: self.ringer.last_ring().or_else(|| last_on_record(kernel)),
            proved: self.ringer.sound_proved(),
            awake: self.ringer.awake_check(kernel.is_kept_awake()),
        }
    }

    /// The same in a word.
    pub fn rings(&self, kernel: &Kernel, bar: &Bar) -> Rings {
        self.readiness(kernel, bar).rings()
    }

    /// What the light says, and whether the page may notify.
    pub fn shown(&self, kernel: &Kernel, bar: &Bar) -> (Rings, NoticeCheck) {
        let readiness = self.readiness(kernel, bar);
        (readiness.rings(), readiness.notice)
    }

    /// Whether calls reach the agent.
    pub fn view(&self, kernel: &Kernel, bar: &Bar, unfolds: bool, on_settings: Callback<()>) -> Html {
        let readiness = self.readiness(kernel, bar);
        html! {
            <ReadinessIndicator {readiness} {unfolds} on_fix={self.on_fix.clone()} {on_settings} />
        }
    }

    /// How calls ring.
    pub fn form(&self, kernel: &Kernel) -> Html {
        let settings = kernel.settings.settings().alerts.clone();
        html! {
            <AlertSettingsForm {settings} speakers={self.ringer.speakers()} testing={self.ringer.is_testing()}
                on_change={self.on_set.clone()} on_test={self.on_test.clone()} on_fix={self.on_fix.clone()} />
        }
    }

    pub fn first_checks(&self, kernel: &Kernel, bar: &Bar, on_done: Callback<()>) -> Html {
        html! {
            <FirstChecks readiness={self.readiness(kernel, bar)} testing={self.ringer.is_testing()}
                on_fix={self.on_fix.clone()} on_test={self.on_test.clone()} {on_done} />
        }
    }

    /// What a click in the popup does to end the sound; `None` where there is none.
    pub fn on_silence(&self) -> Option<Callback<()>> {
        self.ringer.is_sounding().then(|| self.on_silence.clone())
    }

    /// What the popup tells of itself.
    pub fn popup_events(&self) -> PopupEvents {
        self.popup.clone()
    }

    /// What a click in the popup does to turn the sound on.
    pub fn on_unlock(&self) -> Callback<()> {
        self.on_unlock.clone()
    }
}

/// What became of the last ring that an earlier page has written down.
fn last_on_record(kernel: &Kernel) -> Option<LastRing> {
    let rang = kernel.session.calls().iter().rev().find_map(|call| call.rang)?;
    Some(LastRing { wall: rang.received, proofs: rang.proofs })
}
