//! What an agent has set for this browser. Nobody but the agent's own hands writes it, but an older or newer
//! console may have: whatever can't be read falls back to its default, and the rest is kept.

use crate::shortcuts::Shortcuts;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// Every field has a default; [`Settings::read`] needs no word about a field that is added.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Settings {
    pub alerts: AlertSettings,
    pub shortcuts: Shortcuts,
}

/// How a call makes itself noticed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AlertSettings {
    pub sound: bool,
    pub tone: Tone,
    /// Percent.
    #[serde(deserialize_with = "percent")]
    pub volume: u8,
    /// A soft beep when a call rings during a conversation.
    pub waiting_beep: bool,
    /// The browser's id of the speaker; `None` is the standard one.
    pub device: Option<String>,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    Always,
    /// Only while the agent is in another tab or window.
    Hidden,
}

impl Default for AlertSettings {
    fn default() -> Self {
        AlertSettings {
            sound: true,
            tone: Tone::Bell,
            volume: AlertSettings::VOLUME,
            waiting_beep: true,
            device: None,
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
}

fn percent<'de, D: Deserializer<'de>>(from: D) -> Result<u8, D::Error> {
    match u8::deserialize(from)? {
        percent @ 0..=100 => Ok(percent),
        _ => Err(serde::de::Error::custom("more than all")),
    }
}

impl Settings {
    /// Reads what was written as JSON, field by field.
    pub fn read(written: &Value) -> Settings {
        let mut read = serde_json::to_value(Settings::default()).expect("plain data");
        for path in leaves(&read) {
            let Some(found) = written.pointer(&path) else { continue };
            let place = read.pointer_mut(&path).expect("the path was found in there");
            let default = std::mem::replace(place, found.clone());
            if serde_json::from_value::<Settings>(read.clone()).is_err() {
                *read.pointer_mut(&path).expect("the path was found in there") = default;
            }
        }
        serde_json::from_value(read).expect("each field was tried")
    }
}

/// The paths to everything in `value` that has no fields of its own.
fn leaves(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) if !fields.is_empty() => fields
            .iter()
            .flat_map(|(name, field)| leaves(field).into_iter().map(move |path| format!("/{name}{path}")))
            .collect(),
        _ => vec![String::new()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_written_is_read() {
        let mut settings = Settings::default();
        settings.alerts.tone = Tone::Deep;
        settings.alerts.volume = 0;
        settings.alerts.device = Some("headset".to_owned());
        settings.alerts.when = When::Hidden;
        assert_eq!(Settings::read(&serde_json::to_value(&settings).expect("plain data")), settings);
    }

    #[test]
    fn a_broken_or_unknown_field_costs_none_of_the_others() {
        let written = json!({
            "alerts": {"tone": "trumpet", "volume": 101, "sound": false, "when": 7, "device": ["x"], "badge": null,
                       "waitingBeep": false, "tomorrow": {"x": 1}},
            "tomorrow": [1],
        });
        let expected = AlertSettings { sound: false, waiting_beep: false, ..AlertSettings::default() };
        assert_eq!(Settings::read(&written).alerts, expected);
    }

    #[test]
    fn what_is_no_settings_at_all_means_the_defaults() {
        for written in [json!(null), json!([]), json!("x"), json!({"alerts": 7}), json!({"alerts": null})] {
            assert_eq!(Settings::read(&written), Settings::default());
        }
    }
}
