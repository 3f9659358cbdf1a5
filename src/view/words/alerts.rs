//! Whether it will ring, and how.

use super::Words;
use crate::settings::Tone;
use crate::view::readiness::Rings;

/// Whether it will ring, what that depends on, and what to do about it.
pub struct ReadinessWords {
    pub heading: &'static str,
    pub rings: &'static str,
    pub rings_silently: &'static str,
    pub may_be_missed: &'static str,
    pub rings_elsewhere: &'static str,
    pub sound_ready: &'static str,
    pub sound_ready_when_away: &'static str,
    pub sound_starting: &'static str,
    pub sound_locked: &'static str,
    pub sound_off: &'static str,
    pub sound_failed: &'static str,
    pub sound_unsupported: &'static str,
    pub switch_sound_on: &'static str,
    pub notice_allowed: &'static str,
    pub notice_not_asked: &'static str,
    pub notice_denied: &'static str,
    pub notice_off: &'static str,
    pub notice_unsupported: &'static str,
    pub allow_notices: &'static str,
    pub switch_notices_on: &'static str,
    pub linked: &'static str,
    pub reload: &'static str,
    pub here: &'static str,
    pub elsewhere: &'static str,
    pub kept_awake: &'static str,
    pub may_be_frozen: &'static str,
    /// The browser had stopped this tab, which was found at a time of day.
    pub slept: fn(&str) -> String,
    pub sleep_is_known: &'static str,
}

/// How a call makes itself noticed.
pub struct AlertWords {
    pub heading: &'static str,
    pub sound: &'static str,
    pub tone: &'static str,
    pub bell: &'static str,
    pub chime: &'static str,
    pub marimba: &'static str,
    pub pulse: &'static str,
    pub deep: &'static str,
    pub volume: &'static str,
    pub speaker: &'static str,
    pub standard_speaker: &'static str,
    pub speaker_gone: &'static str,
    pub speaker_hidden: &'static str,
    pub choose_speaker: &'static str,
    pub waiting_beep: &'static str,
    pub notices: &'static str,
    pub notice_number: &'static str,
    pub tab: &'static str,
    pub badge: &'static str,
    pub vibrate: &'static str,
    pub when: &'static str,
    pub always: &'static str,
    pub when_away: &'static str,
    pub test: &'static str,
    pub stop_test: &'static str,
    pub test_title: &'static str,
    pub test_text: &'static str,
    /// The tab's title while this rings, a number or what rings, on the page of this name.
    pub title: fn(&str, &str) -> String,
    /// Below what rings, in the notification: the number if it may be read, and what to do.
    pub notice: fn(Option<&str>) -> String,
}

impl Words {
    pub fn rings(&self, rings: Rings) -> &'static str {
        match rings {
            Rings::Yes => self.readiness.rings,
            Rings::Perhaps => self.health.perhaps_rings,
            Rings::SoundOnly => self.settings.sound_only,
            Rings::Silently => self.readiness.rings_silently,
            Rings::No => self.readiness.may_be_missed,
            Rings::Elsewhere => self.readiness.rings_elsewhere,
        }
    }

    pub fn tone(&self, tone: Tone) -> &'static str {
        match tone {
            Tone::Bell => self.alerts.bell,
            Tone::Chime => self.alerts.chime,
            Tone::Marimba => self.alerts.marimba,
            Tone::Pulse => self.alerts.pulse,
            Tone::Deep => self.alerts.deep,
        }
    }
}
