//! What an agent has set for this browser. Nobody but the agent's own hands writes it, but an older or newer
//! console may have: whatever can't be read falls back to its default, and the rest is kept.

mod bar_box;
mod desk;
mod look;
mod mini;

pub use bar_box::{BarBox, Extent, Grip, Stride, Window, is_compact, is_folded, placed, sizes};
pub use desk::DeskSettings;
pub use look::{Density, Look, TextSize};
pub use mini::MiniSettings;

use crate::domain::AgentState;
use crate::shortcuts::Shortcuts;
use serde_json::{Value, json};

/// Every field has a default.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Settings {
    pub alerts: AlertSettings,
    pub shortcuts: Shortcuts,
    /// The tag of the language that the agent has chosen.
    pub language: Option<String>,
    pub look: Look,
    /// The agent has seen to what a first call needs.
    pub prepared: bool,
    pub mini: MiniSettings,
}

/// How a call makes itself noticed.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertSettings {
    pub sound: bool,
    pub tone: Tone,
    /// Percent.
    pub volume: u8,
    /// A soft beep when a call rings during a conversation.
    pub waiting_beep: bool,
    /// A soft beep when a promised call is due.
    pub due_sound: bool,
    pub due_notice: bool,
    /// A soft beep when a break or wrap-up is about to end, and another when it should have ended.
    pub limit_sound: bool,
    pub limit_notice: bool,
    /// The browser's id of the speaker; `None` is the standard one.
    pub device: Option<String>,
    /// What that speaker is called, by which it is known again when the browser has given it another id.
    pub device_name: Option<String>,
    pub notice: bool,
    /// The caller's number and name may be read in the notification, also by those who look over a shoulder.
    pub notice_number: bool,
    /// The tab's title and icon.
    pub title: bool,
    /// The count on the icon of an installed console.
    pub badge: bool,
    pub vibrate: bool,
    /// When sound, notification and vibration are wanted.
    pub when: When,
}

/// A speaker that the agent may choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The browser's id. Another one after site data was cleared, and in some systems in another socket.
    pub id: String,
    /// Such as "Headset (USB)".
    pub name: String,
}

/// What has become of the speaker that the agent has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen<'a> {
    /// None was chosen.
    Standard,
    /// It has this id.
    There(&'a str),
    Missing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Bell,
    Chime,
    Marimba,
    Pulse,
    /// For ears that don't hear high tones, and for rooms that are full of them.
    Deep,
}

impl Tone {
    pub const ALL: [Tone; 5] = [Tone::Bell, Tone::Chime, Tone::Marimba, Tone::Pulse, Tone::Deep];

    /// The name under which settings keep it and the page shows it to scripts.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Bell => "bell",
            Tone::Chime => "chime",
            Tone::Marimba => "marimba",
            Tone::Pulse => "pulse",
            Tone::Deep => "deep",
        }
    }

    pub fn named(name: &str) -> Option<Tone> {
        Tone::ALL.into_iter().find(|tone| tone.name() == name)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Always,
    /// Only while the agent is in another tab or window.
    Hidden,
}

impl When {
    pub const ALL: [When; 2] = [When::Always, When::Hidden];

    /// The name under which settings keep it and the page shows it to scripts.
    pub fn name(self) -> &'static str {
        match self {
            When::Always => "always",
            When::Hidden => "hidden",
        }
    }

    pub fn named(name: &str) -> Option<When> {
        When::ALL.into_iter().find(|when| when.name() == name)
    }
}

impl Default for AlertSettings {
    fn default() -> Self {
        AlertSettings {
            sound: true,
            tone: Tone::Bell,
            volume: AlertSettings::VOLUME,
            waiting_beep: true,
            due_sound: true,
            due_notice: true,
            limit_sound: true,
            limit_notice: true,
            device: None,
            device_name: None,
            notice: true,
            notice_number: true,
            title: true,
            badge: true,
            vibrate: true,
            when: When::Always,
        }
    }
}

impl AlertSettings {
    /// The volume that an agent begins with, percent.
    pub const VOLUME: u8 = 70;

    /// Whether a ring is to be heard at all.
    pub fn audible(&self) -> bool {
        self.sound && self.volume > 0
    }

    /// The chosen speaker among those that are there.
    pub fn speaker<'a>(&self, there: &'a [Speaker]) -> Chosen<'a> {
        let Some(id) = &self.device else { return Chosen::Standard };
        let name = self.device_name.as_ref().filter(|name| !name.is_empty());
        let by_id = there.iter().find(|speaker| speaker.id == *id);
        let found = by_id.or_else(|| there.iter().find(|speaker| Some(&speaker.name) == name));
        found.map_or(Chosen::Missing, |speaker| Chosen::There(&speaker.id))
    }
}

impl Settings {
    /// The agent at the desk has yet to see to what a first call needs. Nothing lies over a call that rings or is up.
    pub fn awaits_first_checks(&self, state: &AgentState, in_call: bool) -> bool {
        let is_there = matches!(state, AgentState::Idle | AgentState::NotReady { .. } | AgentState::Rest { .. });
        !self.prepared && is_there && !in_call
    }
}

impl From<&Value> for Settings {
    fn from(written: &Value) -> Settings {
        Settings {
            alerts: (&written["alerts"]).into(),
            shortcuts: (&written["shortcuts"]).into(),
            language: written["language"].as_str().map(str::to_owned),
            look: (&written["look"]).into(),
            prepared: written["prepared"].as_bool().unwrap_or_default(),
            mini: (&written["mini"]).into(),
        }
    }
}

impl From<&Settings> for Value {
    fn from(settings: &Settings) -> Value {
        json!({
            "alerts": Value::from(&settings.alerts), "shortcuts": Value::from(&settings.shortcuts),
            "language": settings.language, "look": Value::from(settings.look), "prepared": settings.prepared,
            "mini": Value::from(settings.mini),
        })
    }
}

impl From<&Value> for AlertSettings {
    fn from(written: &Value) -> AlertSettings {
        let usual = AlertSettings::default();
        let is = |name: &str, usual: bool| written[name].as_bool().unwrap_or(usual);
        let text = |name: &str| written[name].as_str();
        let percent = written["volume"].as_u64().filter(|percent| *percent <= 100);
        AlertSettings {
            sound: is("sound", usual.sound),
            tone: text("tone").and_then(Tone::named).unwrap_or(usual.tone),
            volume: percent.map_or(usual.volume, |percent| percent as u8),
            waiting_beep: is("waitingBeep", usual.waiting_beep),
            due_sound: is("dueSound", usual.due_sound),
            due_notice: is("dueNotice", usual.due_notice),
            limit_sound: is("limitSound", usual.limit_sound),
            limit_notice: is("limitNotice", usual.limit_notice),
            device: None,
            device_name: None,
            notice: is("notice", usual.notice),
            notice_number: is("noticeNumber", usual.notice_number),
            title: is("title", usual.title),
            badge: is("badge", usual.badge),
            vibrate: is("vibrate", usual.vibrate),
            when: text("when").and_then(When::named).unwrap_or(usual.when),
        }
    }
}

impl From<&AlertSettings> for Value {
    fn from(alerts: &AlertSettings) -> Value {
        json!({
            "sound": alerts.sound, "tone": alerts.tone.name(), "volume": alerts.volume,
            "waitingBeep": alerts.waiting_beep, "dueSound": alerts.due_sound, "dueNotice": alerts.due_notice,
            "limitSound": alerts.limit_sound, "limitNotice": alerts.limit_notice, "notice": alerts.notice, "noticeNumber": alerts.notice_number, "title": alerts.title, "badge": alerts.badge,
            "vibrate": alerts.vibrate, "when": alerts.when.name(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Theme;

    #[test]
    fn what_is_written_is_read() {
        let mut settings = Settings::default();
        settings.alerts.tone = Tone::Deep;
        settings.alerts.volume = 0;
        (settings.alerts.limit_sound, settings.alerts.limit_notice) = (false, false);
        settings.language = Some("es".to_owned());
        settings.alerts.when = When::Hidden;
        settings.look = Look { theme: Some(Theme::Dark), density: Density::Compact, text_size: TextSize::Largest };
        settings.prepared = true;
        settings.mini = MiniSettings { with_first_click: true, opened_on: Some(20_421) };
        assert_eq!(Settings::from(&Value::from(&settings)), settings);
    }

    #[test]
    fn who_is_there_and_has_not_seen_to_a_first_call_is_asked_to() {
        let settings = Settings::default();
        assert!(settings.awaits_first_checks(&AgentState::Idle, false));
        assert!(!settings.awaits_first_checks(&AgentState::Idle, true));
        for state in [AgentState::Unknown, AgentState::SigningIn, AgentState::SignedOut, AgentState::OnCall] {
            assert!(!settings.awaits_first_checks(&state, false), "{state:?}");
        }
        assert!(!Settings { prepared: true, ..settings }.awaits_first_checks(&AgentState::Idle, false));
    }

    #[test]
    fn a_broken_or_unknown_field_costs_none_of_the_others() {
        let written = json!({
            "alerts": {"tone": "trumpet", "volume": 101, "sound": false, "when": 7, "device": ["x"], "badge": null,
                       "waitingBeep": false, "tomorrow": {"x": 1}},
            "look": {"theme": "pink", "density": "compact", "textSize": 4}, "prepared": "yes",
            "mini": {"withFirstClick": 1, "openedOn": "today"},
            "tomorrow": [1],
        });
        let expected = AlertSettings { sound: false, waiting_beep: false, ..AlertSettings::default() };
        let look = Look { density: Density::Compact, ..Look::default() };
        let expected = Settings { alerts: expected, look, ..Settings::default() };
        assert_eq!(Settings::from(&written), expected);
    }

    #[test]
    fn what_is_no_settings_at_all_means_the_defaults() {
        for written in [json!(null), json!([]), json!("x"), json!({"alerts": 7}), json!({"alerts": null})] {
            assert_eq!(Settings::from(&written), Settings::default());
        }
    }
}
