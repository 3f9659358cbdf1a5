//! `Permissions-Policy`: which of the machine's devices the page may use and hand on to the bar. The frame's attribute
//! `allow` can hand on only what is the page's own, so both are made of the same key.

use super::content::origin;
use crate::config::{self, Bar, ConfigError, Expected, Found, Mode, Origin};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permissions(BTreeMap<String, Members>);

/// Who may use a feature.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Members {
    everybody: bool,
    own: bool,
    /// Origins.
    others: Vec<String>,
}

/// What the console does itself: it rings, on the speaker that the agent chooses (browsers name speakers only to whom
/// they give the microphone), and copies numbers.
const OWN: [&str; 4] = ["autoplay", "clipboard-write", "microphone", "speaker-selection"];
/// What neither the console nor anything in it has a use for, unless `bar.allow` says otherwise.
const DENIED: [&str; 14] = [
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
];

impl Permissions {
    pub(super) fn of(bar: &Bar) -> Result<Permissions, ConfigError> {
        let mut features: BTreeMap<String, Members> = DENIED.map(|name| (name.to_owned(), Members::default())).into();
        features.extend(OWN.map(|name| (name.to_owned(), Members { own: true, ..Members::default() })));
        let holders = holders(bar)?;
        let wrong = || ConfigError::at("bar.allow", Found::Value(format!("\"{}\"", bar.allow)), Expected::Features);
        for (name, mut list) in config::features(&bar.allow).ok_or_else(wrong)? {
            let members = features.entry(name.to_owned()).or_default();
            // Without a list it is handed on to the frame's first page (HTML standard, "allow").
            if list.is_empty() {
                list.push("'src'");
            }
            for word in list {
                match word {
                    "*" => members.everybody = true,
                    "'none'" => {}
                    "'self'" => members.own = true,
                    "'src'" => holders.iter().for_each(|holder| members.admit(holder)),
                    other => members.admit(&Origin::of(other).map_err(|_| wrong())?),
                }
            }
        }
        Ok(Permissions(features))
    }

    pub(super) fn text(&self) -> String {
        let all: Vec<String> = self.0.iter().map(|(name, members)| format!("{name}={}", members.text())).collect();
        all.join(", ")
    }
}

/// Whose page stands in the bar's frame.
fn holders(bar: &Bar) -> Result<Vec<Origin>, ConfigError> {
    let mut holders = Vec::new();
    match bar.mode {
        Mode::Simulator => holders.push(Origin::Own),
        Mode::Frame => holders.push(origin("bar.url", &bar.url)?),
        Mode::Loader => {
            if !bar.context_path.is_empty() {
                holders.push(origin("bar.contextPath", &bar.context_path)?);
            }
            for further in &bar.origins {
                holders.push(origin("bar.origins", further)?);
            }
        }
    }
    Ok(holders)
}

impl Members {
    /// The page itself is always among them: it can't hand on what it may not use.
    fn admit(&mut self, holder: &Origin) {
        self.own = true;
        if let Origin::Other(origin) = holder
            && !self.others.contains(origin)
        {
            self.others.push(origin.clone());
        }
    }

    /// An inner list of a structured field (RFC 9651).
    fn text(&self) -> String {
        if self.everybody {
            return "*".to_owned();
        }
        let own = self.own.then(|| "self".to_owned());
        let others = self.others.iter().map(|origin| format!("\"{origin}\""));
        let members: Vec<String> = own.into_iter().chain(others).collect();
        format!("({})", members.join(" "))
    }
}
