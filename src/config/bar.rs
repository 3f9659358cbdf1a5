//! `bar`: where the connection bar comes from and how it is spoken to.

use super::error::{Expected, Found};
use super::features::features;
use super::origin::{names_a_server, suggested};
use super::reader::{Reader, shown};
use crate::domain::{AlertingMeans, Dialect, TimesIn};
use crate::protocol::{CalloutEncoding, CalloutForm, CalloutModes, CalloutStyle, MediaMode};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub mode: Mode,
    /// In [`Mode::Frame`], the page to put into the iframe.
    pub url: String,
    /// The vendor's `$aicc_ContextPath`. In [`Mode::Loader`], the address below which the script lies, with a slash at its
    /// end. In [`Mode::Frame`] only its origin counts: it is where messages to the bar are addressed, and empty means
    /// the origin of `url`.
    pub context_path: String,
    /// In [`Mode::Loader`], the enterprise's endpoint that answers with the session.
    pub session: String,
    /// Further origins that the bar may speak from.
    pub origins: Vec<String>,
    /// The iframe's permissions policy.
    pub allow: String,
    /// Identifiers to subscribe to beside those that the console knows.
    pub events: Vec<String>,
    pub callout: CalloutStyle,
    /// What calls the agent can start in the console.
    pub modes: CalloutModes,
    /// How long the bar may say nothing during a call before the agent is told, minutes.
    pub silent_minutes: u32,
    pub place: BarPlace,
    /// How high it is unless the agent sizes it, CSS pixels; `None` is what the stylesheet has.
    pub height: Option<u32>,
    /// What it means where the documents leave it open.
    pub dialect: Dialect,
}

/// Where the bar stands in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum BarPlace {
    #[default]
    Top,
    Bottom,
    /// Where lines begin, as high as the window.
    Side,
    /// Over the page, where the agent puts it.
    Float,
}

impl BarPlace {
    pub const ALL: [BarPlace; 4] = [BarPlace::Top, BarPlace::Bottom, BarPlace::Side, BarPlace::Float];

    /// As the configuration and the page's markup have it.
    pub fn name(self) -> &'static str {
        match self {
            BarPlace::Top => "top",
            BarPlace::Bottom => "bottom",
            BarPlace::Side => "side",
            BarPlace::Float => "float",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Mode {
    /// A simulated bar, so that the console can be seen without a call centre.
    #[default]
    Simulator,
    /// A page of the enterprise or of the platform, in the console's own iframe.
    Frame,
    /// The vendor's script, which makes the iframe itself.
    Loader,
}

impl Default for Bar {
    fn default() -> Self {
        Bar {
            mode: Mode::default(),
            url: String::new(),
            context_path: String::new(),
            session: String::new(),
            origins: Vec::new(),
            allow: "microphone; camera; autoplay; speaker-selection; display-capture; clipboard-write; \
                    local-network-access; local-network; loopback-network"
                .to_owned(),
            events: Vec::new(),
            callout: CalloutStyle::default(),
            modes: CalloutModes::default(),
            silent_minutes: 15,
            place: BarPlace::default(),
            height: None,
            dialect: Dialect::default(),
        }
    }
}

impl Bar {
    pub(super) fn read(bar: &Reader) -> Bar {
        bar.only(&[
            "mode",
            "url",
            "contextPath",
            "session",
            "origins",
            "allow",
            "events",
            "callout",
            "silentMinutes",
            "place",
            "height",
            "dialect",
        ]);
        let dialect = bar.section("dialect");
        dialect.only(&["customerAlerting", "eventGenTime"]);
        let callout = bar.section("callout");
        callout.only(&["param", "encoding", "modes"]);
        let default = Bar::default();
        let mut read = Bar {
            mode: bar
                .choice("mode", &[("simulator", Mode::Simulator), ("frame", Mode::Frame), ("loader", Mode::Loader)]),
            url: bar.address("url").unwrap_or_default(),
            context_path: bar.text("contextPath").unwrap_or_default(),
            session: bar.address("session").unwrap_or_default(),
            origins: bar.texts("origins"),
            allow: bar.text("allow").unwrap_or(default.allow),
            events: bar.texts("events"),
            silent_minutes: bar.whole("silentMinutes", 1..=1_440).unwrap_or(default.silent_minutes),
            callout: CalloutStyle {
                form: callout.choice("param", &[("array", CalloutForm::Array), ("object", CalloutForm::Object)]),
                encoding: callout
                    .choice("encoding", &[("object", CalloutEncoding::Object), ("text", CalloutEncoding::Text)]),
            },
            modes: modes(&callout).unwrap_or_default(),
            place: bar.choice("place", &BarPlace::ALL.map(|place| (place.name(), place))),
            height: bar.whole("height", 40..=1_200),
            dialect: Dialect {
                customer_alerting: dialect.choice(
                    "customerAlerting",
                    &[
                        ("auto", AlertingMeans::Auto),
                        ("ringing", AlertingMeans::Ringing),
                        ("hold", AlertingMeans::Hold),
                    ],
                ),
                event_gen_time: dialect.choice(
                    "eventGenTime",
                    &[
                        ("auto", TimesIn::Auto),
                        ("milliseconds", TimesIn::Milliseconds),
                        ("seconds", TimesIn::Seconds),
                        ("ignore", TimesIn::Nothing),
                    ],
                ),
            },
        };
        for bad in read.origins.iter().filter(|origin| !names_a_server(origin)) {
            bar.wrong("origins", shown(&bad.as_str().into()), Expected::OneServer(suggested(bad)));
        }
        if features(&read.allow).is_none() {
            bar.wrong("allow", shown(&read.allow.as_str().into()), Expected::Features);
        }
        let path = &read.context_path;
        let is_own = path.is_empty() || (path.starts_with('/') && !path.contains('*'));
        if read.mode != Mode::Loader && !is_own && !names_a_server(path) {
            bar.wrong("contextPath", shown(&path.as_str().into()), Expected::OneServer(suggested(path)));
        }
        match read.mode {
            Mode::Simulator => {}
            Mode::Frame if read.url.is_empty() => bar.wrong("url", Found::Nothing, Expected::BarPage),
            Mode::Frame => {}
            Mode::Loader => {
                if read.session.is_empty() {
                    bar.wrong("session", Found::Nothing, Expected::SessionEndpoint);
                }
                match context_path(&read.context_path) {
                    Some(context_path) => read.context_path = context_path,
                    None => {
                        let found = bar.get("contextPath").map_or(Found::Nothing, shown);
                        bar.wrong("contextPath", found, Expected::ContextPath);
                    }
                }
            }
        }
        read
    }
}

/// None if they are not named, or not well.
fn modes(callout: &Reader) -> Option<CalloutModes> {
    let words = [MediaMode::Audio, MediaMode::Video].map(MediaMode::word);
    let named = callout.get("modes")?;
    let modes = callout.texts("modes");
    let wrong =
        |found| callout.wrong("modes", found, Expected::OneOf(words.map(|word| format!("\"{word}\"")).to_vec()));
    modes.iter().filter(|mode| !words.contains(&mode.as_str())).for_each(|bad| wrong(shown(&bad.as_str().into())));
    if named.as_array().is_some_and(|list| list.is_empty()) {
        wrong(shown(named));
    }
    let names = |mode: MediaMode| modes.iter().any(|named| named == mode.word());
    let modes = CalloutModes { audio: names(MediaMode::Audio), video: names(MediaMode::Video) };
    (modes.audio || modes.video).then_some(modes)
}

/// The loader's files lie below it, so it has to be complete, and to end in a slash. An address that ends in anything but
/// a path has no place for a slash.
fn context_path(text: &str) -> Option<String> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))?;
    let rest = &text[scheme.len()..];
    let is_whole = !rest.starts_with('/') && !rest.is_empty() && !rest.contains(['?', '#', '\\', '@']);
    (is_whole && names_a_server(text)).then(|| if rest.ends_with('/') { text.to_owned() } else { format!("{text}/") })
}
