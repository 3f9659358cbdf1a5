//! What config.json says, as far as a support ticket may hold it: names of keys, no values.

use super::verdict::Verdict;
use super::words::{ConsoleText, Text};
use crate::config::{ConfigError, FILE, Mode};
use crate::mistakes::{ConfigWords, EACH};
use serde_json::Value;

/// The file was read and makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings<'a> {
    /// The file's text; `None` if there is no file.
    pub text: Option<&'a str>,
    pub mode: Mode,
}

/// Sections whose keys are the operator's own words.
const OWN: [&str; 2] = ["reasons", "rests"];

/// The keys of the file, those of a section behind its name.
pub fn keys(text: &str) -> Vec<String> {
    let Ok(Value::Object(root)) = serde_json::from_str(text.trim_start_matches('\u{feff}')) else { return Vec::new() };
    root.iter()
        .flat_map(|(key, value)| match value {
            Value::Object(section) if !OWN.contains(&key.as_str()) => {
                section.keys().map(|inner| format!("{key}.{inner}")).collect()
            }
            _ => vec![key.clone()],
        })
        .collect()
}

pub fn judge_configuration(settings: Settings) -> Verdict {
    let keys = settings.text.map(keys).unwrap_or_default();
    let said = match keys.as_slice() {
        _ if settings.text.is_none() => ConsoleText::NoConfig,
        [] => ConsoleText::ConfigSetsNothing,
        keys => ConsoleText::ConfigSets(keys.join(", ")),
    };
    if settings.mode == Mode::Simulator {
        return Verdict::warned(
            Text::Sentences(vec![said.into(), ConsoleText::SimulatedBar.into()]),
            ConsoleText::RealBarExpected,
            ConsoleText::NameRealBar,
        );
    }
    Verdict::passed(said)
}

/// All that is wrong with the file; if none of it stops the console, a note.
pub fn judge_mistakes(mistakes: &[ConfigError]) -> Verdict {
    let each = |say: &dyn Fn(&ConfigWords) -> String| Text::InEach(Box::new(EACH.map(say)));
    let lines = |line: &dyn Fn(&ConfigError) -> String| {
        let lines =
            mistakes.iter().map(|mistake| format!("{}: {}", mistake.key.as_deref().unwrap_or(FILE), line(mistake)));
        lines.collect::<Vec<_>>().join("\n")
    };
    let found = each(&|words| lines(&|mistake| words.found_in_words(mistake)));
    let expected = each(&|words| match mistakes {
        [mistake] => words.expected_in_words(&mistake.expected),
        _ => lines(&|mistake| words.expected_in_words(&mistake.expected)),
    });
    let advice = each(&|words| mistakes.first().map_or("", |mistake| words.advice_in_words(mistake.advice)).to_owned());
    if mistakes.iter().any(ConfigError::stops) {
        return Verdict::failed(found, expected, advice);
    }
    Verdict::warned(found, expected, Text::Sentences(vec![ConsoleText::DefaultInstead.into(), advice]))
}
