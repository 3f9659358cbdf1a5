//! `reasons` and `rests`: what the tenant's own codes mean. The events carry nothing but the code.

use super::entries::Entries;
use super::error::Expected;
use super::localized_text::LocalizedText;
use super::reader::{Reader, shown};
use serde_json_borrow::Value;
use std::ops::RangeInclusive;

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reasons {
    /// Why an agent is not ready, by the codes `200` to `250` (`cec_07_1346`).
    pub not_ready: Entries<LocalizedText>,
    /// Why an agent rests, by the codes `0` to `255` (`cec_07_1213`).
    pub rests: Entries<Rest>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    pub name: LocalizedText,
    /// How long such a rest may last, if the enterprise says so. The events don't.
    pub minutes: Option<u32>,
}

impl Reasons {
    pub(super) fn read(root: &Reader) -> Reasons {
        let mut reasons = Reasons::default();
        let section = root.section("reasons");
        for (code, _) in section.entries() {
            check_code(&section, code, 200..=250);
            reasons.not_ready.push(code, LocalizedText::read(&section, code));
        }
        let section = root.section("rests");
        for (code, value) in section.entries() {
            check_code(&section, code, 0..=255);
            reasons.rests.push(code, Rest::read(&section, code, value));
        }
        reasons
    }
}

impl Rest {
    fn read<'a>(rests: &Reader<'a>, code: &str, value: &'a Value<'a>) -> Rest {
        if !value.as_object().is_some_and(|rest| ["name", "minutes"].iter().any(|key| rest.contains_key(key))) {
            return Rest { name: LocalizedText::read(rests, code), minutes: None };
        }
        let rest = rests.section(code);
        rest.only(&["name", "minutes"]);
        if rest.get("name").is_none() {
            rests.wrong(code, shown(value), Expected::Rest);
        }
        Rest { name: LocalizedText::read(&rest, "name"), minutes: rest.whole("minutes", 1..=1_439) }
    }
}

fn check_code(section: &Reader, code: &str, codes: RangeInclusive<u32>) {
    let plain = code.parse::<u32>().ok().filter(|number| codes.contains(number) && number.to_string() == code);
    if plain.is_none() {
        section.wrong(code, shown(&Value::Str(code.into())), Expected::Code { from: *codes.start(), to: *codes.end() });
    }
}
