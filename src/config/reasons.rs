//! `reasons` and `rests`: what the tenant's own codes mean. The events carry nothing but the code.

use super::label::Label;
use super::mistake::{Expected, Mistake};
use super::section::{Section, shown};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reasons {
    /// Why an agent is not ready, by the codes `200` to `250` (`cec_07_1346`).
    pub not_ready: BTreeMap<String, Label>,
    /// Why an agent rests, by the codes `0` to `255` (`cec_07_1213`).
    pub rests: BTreeMap<String, Rest>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    pub name: Label,
    /// How long such a rest may last, if the enterprise says so. The events don't.
    pub minutes: Option<u32>,
}

impl Reasons {
    pub(super) fn read(root: &Section) -> Result<Reasons, Mistake> {
        let mut reasons = Reasons::default();
        let section = root.section("reasons")?;
        for (code, value) in section.entries() {
            check_code(&section, code, 200..=250)?;
            reasons.not_ready.insert(code.to_owned(), Label::read(&section.key(code), value)?);
        }
        let section = root.section("rests")?;
        for (code, value) in section.entries() {
            check_code(&section, code, 0..=255)?;
            reasons.rests.insert(code.to_owned(), Rest::read(&section.key(code), value)?);
        }
        Ok(reasons)
    }
}

impl Rest {
    fn read(key: &str, value: &Value) -> Result<Rest, Mistake> {
        if value.get("name").is_none() && value.get("minutes").is_none() {
            return Ok(Rest { name: Label::read(key, value)?, minutes: None });
        }
        let section = Section::of(key.to_owned(), value)?;
        section.only(&["name", "minutes"])?;
        let name = section.get("name").ok_or_else(|| Mistake::at(key, shown(value), Expected::Rest))?;
        Ok(Rest { name: Label::read(&section.key("name"), name)?, minutes: section.whole("minutes", 1..=1_439)? })
    }
}

fn check_code(section: &Section, code: &str, codes: RangeInclusive<u32>) -> Result<(), Mistake> {
    let plain = code.parse::<u32>().ok().filter(|number| codes.contains(number) && number.to_string() == code);
    let expected = Expected::Code { from: *codes.start(), to: *codes.end() };
    plain.map(drop).ok_or_else(|| Mistake::at(&section.key(code), shown(&code.into()), expected))
}
