//! What config.json says, as far as a support ticket may hold it: names of keys, no values.

use super::verdict::Verdict;
use crate::config::{ConfigError, FILE, Mode};
use crate::mistakes::ConfigWords;
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
    let said = match (settings.text, keys.as_slice()) {
        (None, _) => "There is no config.json beside index.html, so everything has its default.".to_owned(),
        (_, []) => "config.json sets nothing, so everything has its default.".to_owned(),
        (_, keys) => format!("config.json sets {}; everything else has its default.", keys.join(", ")),
    };
    if settings.mode == Mode::Simulator {
        return Verdict::warned(
            format!("{said} The bar is the simulated one: no real calls."),
            "bar.mode is \"frame\" or \"loader\", with the address of the real bar.",
            "Name the real bar in config.json before agents use the console. To try everything else out, the simulated one \
             is fine.",
        );
    }
    Verdict::passed(said)
}

/// All that is wrong with the file; if none of it stops the console, a note.
pub fn judge_mistakes(mistakes: &[ConfigError], words: &ConfigWords) -> Verdict {
    let lines = |line: &dyn Fn(&ConfigError) -> String| mistakes.iter().map(line).collect::<Vec<_>>().join("\n");
    let key = |mistake: &ConfigError| mistake.key.as_ref().map_or(FILE.to_owned(), |key| format!("{key} in {FILE}"));
    let found = lines(&|mistake| format!("{}: {}", key(mistake), words.found_in_words(mistake)));
    let expected = match mistakes {
        [mistake] => words.expected_in_words(&mistake.expected),
        _ => lines(&|mistake| format!("{}: {}", key(mistake), words.expected_in_words(&mistake.expected))),
    };
    let advice = mistakes.first().map_or("", |mistake| words.advice_in_words(mistake.advice));
    if mistakes.iter().any(ConfigError::stops) {
        return Verdict::failed(found, expected, advice);
    }
    Verdict::warned(found, expected, format!("The console starts with the default instead. {advice}"))
}
