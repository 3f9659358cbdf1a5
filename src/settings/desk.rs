//! The settings of everybody who works at a desk. What an agent's eyes, ears and hands are used to is that agent's: the
//! language, how a call makes itself noticed, the shortcuts. The loudspeaker is the desk's: it is what is plugged in there. So
//! is the bar's box: it is what the screen has room for.

use super::{BarBox, Settings};
use serde_json::{Map, Value, json};

/// Whose settings are those that were made before anybody was known. Who has none begins with them.
const NOBODY: &str = "";

/// As the browser keeps them: `{"last": agent, "desk": {…}, "agents": {agent: {…}}}`.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskSettings {
    last: String,
    speaker: Value,
    bar: BarBox,
    agents: Map<String, Value>,
}

impl Default for DeskSettings {
    fn default() -> Self {
        DeskSettings::read(None)
    }
}

impl DeskSettings {
    /// What can't be read is nobody's.
    pub fn read(text: Option<&str>) -> DeskSettings {
        let kept: Value = text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let last = kept["last"].as_str().unwrap_or(NOBODY).to_owned();
        let agents = kept["agents"].as_object().cloned().unwrap_or_default();
        // Earlier releases kept the speaker with each agent's settings.
        let speaker = kept.get("desk").or_else(|| agents.get(&last)?.get("alerts")).cloned().unwrap_or_default();
        let bar = BarBox::read(&kept["desk"]["bar"]);
        DeskSettings { last, speaker: named(&speaker), bar, agents }
    }

    /// Where the bar stands and how large it is.
    pub fn bar(&self) -> BarBox {
        self.bar
    }

    pub fn keep_bar(&mut self, bar: BarBox) {
        self.bar = bar;
    }

    /// Whose were used last: whoever sat there then may be there again.
    pub fn last(&self) -> &str {
        &self.last
    }

    /// The settings of an agent at this desk.
    pub fn of(&self, agent: &str) -> Settings {
        let set = self.agents.get(agent).or_else(|| self.agents.get(NOBODY)).unwrap_or(&Value::Null);
        let mut settings = Settings::from(set);
        let name = |name: &str| self.speaker[name].as_str().map(str::to_owned);
        (settings.alerts.device, settings.alerts.device_name) = (name("device"), name("deviceName"));
        settings
    }

    /// These are the agent's from now on, and the agent's are used.
    pub fn keep(&mut self, agent: &str, settings: &Settings) {
        agent.clone_into(&mut self.last);
        self.speaker = json!({"device": settings.alerts.device, "deviceName": settings.alerts.device_name});
        self.agents.insert(agent.to_owned(), settings.into());
    }

    pub fn write(&self) -> String {
        let mut desk = self.speaker.clone();
        desk["bar"] = self.bar.write();
        json!({"last": self.last, "desk": desk, "agents": self.agents}).to_string()
    }
}

/// What names a speaker.
fn named(speaker: &Value) -> Value {
    json!({"device": speaker["device"], "deviceName": speaker["deviceName"]})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{AlertSettings, Tone};

    fn with(language: &str, tone: Tone, device: Option<&str>) -> Settings {
        let alerts = AlertSettings { tone, device: device.map(str::to_owned), ..AlertSettings::default() };
        Settings { alerts, language: Some(language.to_owned()), ..Settings::default() }
    }

    #[test]
    fn each_agent_has_own_settings_and_the_speaker_is_the_desks() {
        let mut desk = DeskSettings::default();
        desk.keep("101", &with("es", Tone::Deep, Some("headset")));
        assert_eq!(
            desk.of("102"),
            Settings { alerts: with("", Tone::Bell, Some("headset")).alerts, ..Settings::default() }
        );
        desk.keep("102", &with("ar", Tone::Chime, Some("speaker")));
        let read = DeskSettings::read(Some(&desk.write()));
        assert_eq!(read, desk);
        assert_eq!((read.last(), read.of("101")), ("102", with("es", Tone::Deep, Some("speaker"))));
        assert_eq!(read.of("102"), with("ar", Tone::Chime, Some("speaker")));
    }

    #[test]
    fn who_has_none_begins_with_what_was_set_before_anybody_was_known() {
        let mut desk = DeskSettings::default();
        desk.keep(NOBODY, &with("zh-CN", Tone::Pulse, None));
        desk.keep("101", &with("es", Tone::Deep, None));
        assert_eq!(desk.of("102"), with("zh-CN", Tone::Pulse, None));
    }

    #[test]
    fn what_an_earlier_release_kept_is_read() {
        let desk = DeskSettings::read(Some(
            r#"{"last":"101","agents":{"101":{"alerts":{"tone":"deep","device":"headset"}},"102":{}}}"#,
        ));
        assert_eq!((desk.of("101").alerts.tone, desk.of("102").alerts.tone), (Tone::Deep, Tone::Bell));
        assert_eq!(desk.of("102").alerts.device.as_deref(), Some("headset"));
        assert_eq!(desk.of("101").language, None);
    }

    #[test]
    fn the_bars_box_is_the_desks_and_stays_whoever_comes() {
        let mut desk = DeskSettings::default();
        let bar = BarBox { height: Some(240), hides: true, ..BarBox::default() };
        desk.keep_bar(bar);
        desk.keep("101", &with("es", Tone::Deep, Some("headset")));
        let read = DeskSettings::read(Some(&desk.write()));
        assert_eq!((read.bar(), read.of("101").alerts.device.as_deref()), (bar, Some("headset")));
        assert_eq!(DeskSettings::read(Some(r#"{"desk":{"device":"headset"}}"#)).bar(), BarBox::default());
    }

    #[test]
    fn what_is_damaged_is_nobodys() {
        for text in [None, Some("{"), Some("[]"), Some(r#"{"last":1,"desk":2,"agents":3}"#)] {
            assert_eq!(DeskSettings::read(text).of("101"), Settings::default());
        }
    }
}
