//! The words of the check. What was found out is a [`Text`], whatever the language; a language is one value of
//! [`CheckWords`], which says every one of them.
//!
//! The report for the support desk is always in English: whoever reads it there may read no other of these languages, and
//! it is searched for the sentences of the guide, which is in English, too.

mod ar;
mod en;
mod es;
mod policy;
mod speech;
mod text;
mod zh;

pub use ar::AR;
pub use en::EN;
pub use es::ES;
pub use policy::PolicyWords;
pub use speech::SpeechWords;
pub use text::{BarText, ConsoleText, Text};
pub use zh::ZH;

use super::checklist::Summary;
use super::step::{Section, Step};
use crate::mistakes::{ConfigWords, EACH};

/// Every language, in the console's order.
pub static ALL: [&CheckWords; 4] = [&EN, &ZH, &ES, &AR];

pub struct CheckWords {
    /// The language's tag (BCP 47).
    pub tag: &'static str,
    /// Among [`ALL`].
    index: usize,
    pub page: PageWords,
    pub policy: PolicyWords,
    pub speech: SpeechWords,
    pub verdict: VerdictWords,
    pub section: fn(Section) -> &'static str,
    pub step: fn(Step) -> &'static str,
    pub headline: fn(Summary) -> String,
    pub explanation: fn(Summary) -> &'static str,
    console: fn(&ConsoleText) -> String,
    bar: fn(&BarText) -> String,
    /// Between two sentences, and between two parts of one; and what ends a sentence.
    space: &'static str,
    semicolon: &'static str,
    full_stop: &'static str,
}

pub struct PageWords {
    pub heading: &'static str,
    pub language: &'static str,
    /// The program has broken down.
    pub stopped: &'static str,
    pub again: &'static str,
    pub copy: &'static str,
    /// The report is in English.
    pub copy_hint: &'static str,
    pub print: &'static str,
    pub copied: &'static str,
    pub copy_refused: &'static str,
    pub found: &'static str,
    pub expected: &'static str,
    pub fix: &'static str,
    pub ask_browser: &'static str,
    pub try_microphone: &'static str,
    pub use_here: &'static str,
    /// The frame.
    pub bar: &'static str,
}

/// How it stands with a step, beside the sign.
pub struct VerdictWords {
    pub waiting: &'static str,
    pub looking: &'static str,
    pub passed: &'static str,
    pub warned: &'static str,
    pub failed: &'static str,
    pub not_applicable: &'static str,
}

impl CheckWords {
    /// What is said of a mistake in the configuration.
    pub fn config(&self) -> &'static ConfigWords {
        EACH[self.index]
    }

    pub fn say(&self, text: &Text) -> String {
        let each = |parts: &[Text]| parts.iter().map(|part| self.say(part)).collect::<Vec<_>>();
        match text {
            Text::Console(text) => (self.console)(text),
            Text::Bar(text) => (self.bar)(text),
            Text::Verbatim(text) => text.clone(),
            Text::InEach(texts) => texts[self.index].clone(),
            Text::Sentences(parts) => each(parts).join(self.space),
            Text::Listed(parts) => format!("{}{}", listed(self, parts), self.full_stop),
        }
    }
}

/// Parts of a sentence, without its end.
fn listed(words: &CheckWords, parts: &[Text]) -> String {
    parts.iter().map(|part| words.say(part)).collect::<Vec<_>>().join(words.semicolon)
}

/// The words of the language with this tag.
pub fn named(tag: &str) -> Option<&'static CheckWords> {
    ALL.into_iter().find(|words| words.tag == tag)
}

impl PartialEq for CheckWords {
    fn eq(&self, other: &CheckWords) -> bool {
        std::ptr::eq(self, other)
    }
}
