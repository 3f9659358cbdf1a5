//! What rings, and whether it will.

use super::Console;
use super::promises::standing;
use crate::app::alerts::{Manner, Signs};
use crate::browser::clock::window;
use crate::browser::framing::is_framed_elsewhere;
use crate::browser::keyboard;
use crate::browser::language;
use crate::browser::loader::BarLoader;
use crate::browser::tabs::Tabs;
use crate::domain::{LinkState, Ring};
use crate::settings::{AlertSettings, Settings};
use crate::view::{AlertSettingsForm, IncomingCallPopupProps, Mend, Readiness, TabCheck, WillItRing, can_be_promised};
use yew::prelude::*;

impl Console {
    /// One tab rings, and that is the one with the bar.
    pub(super) fn what_rings(&self) -> Option<Ring> {
        self.session.ring().filter(|_| self.leads())
    }

    /// Brings about what is to be heard and seen of a ring at this moment, and ends what is not.
    pub(super) fn ring(&mut self, ctx: &Context<Console>) {
        self.ring_with(ctx, Signs::Now);
    }

    /// The same, and the signs that may be later when the page is next drawn.
    pub(super) fn ring_with(&mut self, ctx: &Context<Console>, signs: Signs) {
        self.settle_settings(ctx);
        let ring = self.what_rings();
        self.pace.saw(ring.as_ref());
        let number = ring.as_ref().and_then(|ring| ring.number.as_ref());
        let contact = number.and_then(|number| self.directory.as_ref()?.contact(number));
        let ring = ring.map(|ring| self.masking.ring(ring));
        let page = ctx.props().config.brand.name.as_deref().unwrap_or(self.words.page.title);
        let (settings, phones) = (&self.settings.settings().alerts, self.dialling.phones.phones());
        let manner = Manner { settings, words: self.words, phones, contact: contact.as_deref(), page };
        self.alerts.show(ring.as_ref(), manner, signs);
    }

    /// The settings are those of the agent at the desk, in whose language the page is.
    fn settle_settings(&mut self, ctx: &Context<Console>) {
        let Some(agent) = self.session.agent().work_no.clone() else { return };
        let had_chosen = self.settings.settings().language.is_some();
        if !self.settings.belongs_to(&agent) {
            return;
        }
        let chosen = self.settings.settings().language.as_deref().and_then(language::named);
        // What another agent has chosen is not what this one gets to read.
        let usual = had_chosen.then(|| language::usual(ctx.props().config.locale));
        if let Some(language) = chosen.or(usual) {
            language::choose(language);
            self.speak(ctx, language);
            self.drawing.soon();
        }
    }

    /// Lets what rings be seen.
    pub(super) fn show_ring(&self, ctx: &Context<Console>) {
        let popup = |ring: Ring| IncomingCallPopupProps {
            known: self.known_of_ring(ctx, &ring),
            more_known: self.more_is_known(ring.number.as_ref()),
            on_open: self.on_open.clone(),
            promise: self.ringing_call().and_then(|call| standing(&call)),
            on_promise: self.on_promise_ring(),
            contact: ring.number.as_ref().and_then(|number| self.directory.as_ref()?.contact(number)),
            ring: self.masking.ring(ring),
            silenced: self.alerts.is_silenced(),
            on_unlock: self.on_unlock.clone(),
            bar_floats: self.loader.as_ref().is_some_and(BarLoader::is_left),
            on_pop: self.on_pop_ring(),
        };
        let popup = self.what_rings().map(popup);
        self.translation.restore();
        self.incoming.show(popup);
    }

    /// Promises a call to whoever rings, if that can be.
    fn on_promise_ring(&self) -> Option<Callback<Option<u64>>> {
        let can_be = self.ringing_call().is_some_and(|call| can_be_promised(&call));
        can_be.then(|| self.on_promise_ring.clone())
    }

    /// Nothing lies over the popup and the bar while it rings there.
    pub(super) fn make_way(&mut self) {
        self.keyboard.help = false;
        self.forgetting.close();
        keyboard::fold_panels();
    }

    pub(super) fn mend(&mut self, ctx: &Context<Console>, mend: Mend) -> bool {
        match mend {
            Mend::UnlockSound => self.alerts.unlock_sound(),
            Mend::SwitchSoundOn => {
                self.alerts.unlock_sound();
                return self.set_alerts(ctx, |alerts| {
                    alerts.sound = true;
                    if alerts.volume == 0 {
                        alerts.volume = AlertSettings::VOLUME;
                    }
                });
            }
            Mend::AllowNotices => self.alerts.ask_for_notices(),
            Mend::SwitchNoticesOn => return self.set_alerts(ctx, |alerts| alerts.notice = true),
            Mend::UseHere => self.tabs.iter().for_each(Tabs::take),
            Mend::LoadAgain => self.load_again(ctx),
            Mend::Reload => {
                // What could go wrong with a reload would go wrong with the page.
                let _ = window().location().reload();
            }
            Mend::SleepIsKnown => self.alerts.sleep_is_known(),
            Mend::AskForSpeakers => self.alerts.ask_for_speakers(),
        }
        self.ring(ctx);
        true
    }

    pub(super) fn set_alerts(&mut self, ctx: &Context<Console>, change: impl FnOnce(&mut AlertSettings)) -> bool {
        let mut settings = Settings::clone(self.settings.settings());
        change(&mut settings.alerts);
        self.settings.change(settings);
        self.ring(ctx);
        true
    }

    pub(super) fn readiness(&self) -> Html {
        let settings = &self.settings.settings().alerts;
        let link = self.session.link().state;
        let readiness = Readiness {
            sound: self.alerts.sound_check(settings),
            notice: self.alerts.notice_check(settings),
            link,
            quiet_since: self.quiet_since(),
            own_frame: self.loader.is_none(),
            tab: if link == LinkState::Elsewhere { TabCheck::Elsewhere } else { TabCheck::Here },
            framed: is_framed_elsewhere(),
            awake: self.alerts.awake_check(self.tabs.as_ref().is_some_and(Tabs::is_locked)),
        };
        html! {
            <WillItRing {readiness} unfolds={self.outline.is_whole()} on_mend={self.on_mend.clone()}>
                <AlertSettingsForm settings={settings.clone()} speakers={self.alerts.speakers()}
                    testing={self.alerts.is_testing()} on_change={self.on_set_alerts.clone()}
                    on_test={self.on_test.clone()} on_mend={self.on_mend.clone()} />
            </WillItRing>
        }
    }
}
