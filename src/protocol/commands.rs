//! What the page may post to the bar: `eventpost` and `callout`, and nothing else. Answering, holding and
//! hanging up have no documented message; the agent does these in the bar.

use super::kind::Kind;
use super::redacted::Number;
use serde::Serialize;

/// Something to hand to `postMessage`.
#[derive(Clone, Debug, PartialEq)]
pub enum BarCommand {
    Text(String),
    /// What this JSON text says.
    Object(String),
}

/// The subscription (`cec_05_1316`), a JSON text. Whether a second one adds or replaces is not documented,
/// so it always lists everything: all known identifiers, then `extra` ones, none twice.
pub fn eventpost(extra: &[String]) -> BarCommand {
    let mut identifiers: Vec<&str> = Kind::ALL.iter().map(|kind| kind.identifier()).collect();
    for identifier in extra {
        if !identifiers.contains(&identifier.as_str()) {
            identifiers.push(identifier);
        }
    }
    BarCommand::Text(written("eventpost", identifiers))
}

fn written(name: &str, param: impl Serialize) -> String {
    #[derive(Serialize)]
    struct Message<'a, P> {
        name: &'a str,
        param: P,
    }
    serde_json::to_string(&Message { name, param }).expect("texts can be written as JSON")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum MediaMode {
    #[default]
    Audio,
    Video,
}

impl MediaMode {
    pub fn word(self) -> &'static str {
        match self {
            MediaMode::Audio => "audio",
            MediaMode::Video => "video",
        }
    }
}

/// The modes in which the enterprise lets its agents call; one at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalloutModes {
    pub audio: bool,
    pub video: bool,
}

impl CalloutModes {
    /// The mode of a call for which none was chosen.
    pub fn usual(self) -> MediaMode {
        if self.audio { MediaMode::Audio } else { MediaMode::Video }
    }

    pub fn both(self) -> bool {
        self.audio && self.video
    }
}

impl Default for CalloutModes {
    fn default() -> Self {
        CalloutModes { audio: true, video: false }
    }
}

/// The vendor documents both (`cec_05_1313`, `cec_05_1318`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CalloutForm {
    /// `"param": [number, mode]`
    #[default]
    Array,
    /// `"param": {"number": number, "mode": mode}`
    Object,
}

/// Objects are what the vendor's page posts; texts are what older bars took (`cec_05_1705`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CalloutEncoding {
    #[default]
    Object,
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct CalloutStyle {
    pub form: CalloutForm,
    pub encoding: CalloutEncoding,
}

/// An outbound call. It is obeyed only while the agent is signed in, and no answer is documented.
pub fn callout(number: &Number, mode: MediaMode, style: CalloutStyle) -> BarCommand {
    let (number, mode) = (number.as_str(), mode.word());
    let message = match style.form {
        CalloutForm::Array => written("callout", [number, mode]),
        CalloutForm::Object => {
            #[derive(Serialize)]
            struct Param<'a> {
                number: &'a str,
                mode: &'a str,
            }
            written("callout", Param { number, mode })
        }
    };
    match style.encoding {
        CalloutEncoding::Object => BarCommand::Object(message),
        CalloutEncoding::Text => BarCommand::Text(message),
    }
}
