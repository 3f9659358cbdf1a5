//! `numbers`: how this enterprise reads, dials back and spares phone numbers.

use super::error::Expected;
use super::localized_text::LocalizedText;
use super::origin::Origin;
use super::reader::{Reader, shown};
use crate::numbers::{DialBack, DoNotCallMode, is_country, letters};

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Numbers {
    /// Whose numbers are written without a country code (ISO 3166-1 alpha-2).
    pub country: Option<String>,
    /// The platform's own words for callers who show no number.
    pub withheld: Vec<String>,
    pub dial_back: DialBack,
    pub do_not_call: Option<DoNotCall>,
}

/// The list of those who must not be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoNotCall {
    /// A file, absolute or relative to the console's page.
    pub url: String,
    pub mode: DoNotCallMode,
    /// Stands in front of each number before its SHA-256 sum is taken.
    pub salt: String,
    /// What the agent is told; without, the console's own words.
    pub text: LocalizedText,
}

impl Numbers {
    pub(super) fn read(root: &Reader) -> Numbers {
        let section = root.section("numbers");
        section.only(&["country", "withheld", "dialBack", "doNotCall"]);
        let country = section.text("country").filter(|country| !country.is_empty());
        if let Some(bad) = country.as_ref().filter(|country| !is_country(country)) {
            section.wrong("country", shown(&bad.as_str().into()), Expected::Country);
        }
        let withheld = section.texts("withheld");
        Numbers { country, withheld, dial_back: dial_back(&section), do_not_call: DoNotCall::read(&section) }
    }
}

fn dial_back(numbers: &Reader) -> DialBack {
    let section = numbers.section("dialBack");
    section.only(&["strip", "prefix"]);
    let (strip, prefix) = (section.texts("strip"), section.text("prefix").unwrap_or_default());
    let is_key = |c: char| c.is_ascii_digit() || matches!(c, '*' | '#');
    let begins = |text: &str| text.strip_prefix('+').unwrap_or(text).chars().all(is_key) && letters(text) == text;
    for bad in strip.iter().filter(|text| !begins(text)) {
        section.wrong("strip", shown(&bad.as_str().into()), Expected::Beginning);
    }
    if !begins(&prefix) {
        section.wrong("prefix", shown(&prefix.as_str().into()), Expected::Beginning);
    }
    DialBack { strip, prefix }
}

impl DoNotCall {
    fn read(numbers: &Reader) -> Option<DoNotCall> {
        let section = numbers.section("doNotCall");
        section.only(&["url", "mode", "salt", "text"]);
        let mode = section.choice("mode", &[("warn", DoNotCallMode::Warn), ("forbid", DoNotCallMode::Forbid)]);
        let (salt, text) = (section.text("salt").unwrap_or_default(), LocalizedText::read(&section, "text"));
        let url = section.address("url").filter(|url| !url.is_empty())?;
        if Origin::of(&url) == Err(Expected::Address) || url.contains(['{', '}']) {
            section.wrong("url", shown(&url.as_str().into()), Expected::FileAddress);
        }
        Some(DoNotCall { url, mode, salt, text })
    }
}
