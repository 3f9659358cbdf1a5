//! What the section says that judges how a bar speaks. In English, findings, rules and questions are said as on the command
//! line.

mod ar;
mod en;
mod es;
mod zh;

pub use ar::AR;
pub use en::EN;
pub use es::ES;
pub use zh::ZH;

use crate::casefile::{Unreadable, Whole};
use crate::monitor::{Advice, CallClass, Changed, Ending, Finding, Packing, Place, Question, Rule, TimeUnit, Way};
use crate::protocol::catalogue::Types;

pub struct SpeechWords {
    pub heading: &'static str,
    pub explanation: &'static str,
    /// What is judged: what this page has heard, what the console has recorded in this browser, and files.
    pub heard: &'static str,
    pub nothing_heard: &'static str,
    pub recorded: &'static str,
    pub judge_recorded: &'static str,
    pub nothing_recorded: &'static str,
    pub storage_refused: &'static str,
    pub files: &'static str,
    pub drop: &'static str,
    pub together: &'static str,
    /// Why a file can't be judged, and whether it is whole.
    pub not_unpacked: &'static str,
    pub unreadable: fn(Unreadable) -> String,
    pub whole: fn(Whole) -> Option<String>,
    /// So many messages, and so many calls.
    pub seen: fn(&str, &str) -> String,
    pub departures: &'static str,
    pub none: &'static str,
    pub affects_calls: &'static str,
    pub harmless: &'static str,
    pub questions: &'static str,
    pub question_head: &'static str,
    pub answer: &'static str,
    pub undecided: &'static str,
    /// How often the traffic spoke for the first answer, and for the second.
    pub counts: &'static str,
    pub rules: &'static str,
    pub rule_head: &'static str,
    pub kept: &'static str,
    pub broken: &'static str,
    pub untold: &'static str,
    pub events: &'static str,
    pub configuration: &'static str,
    pub nothing_to_set: &'static str,
    pub advice: fn(Advice) -> &'static str,
    pub copy: &'static str,
    pub save: &'static str,
    /// What a report holds.
    pub save_hint: &'static str,
    pub compare: &'static str,
    pub not_a_report: &'static str,
    /// So many findings of it are a later console's.
    pub later_report: fn(&str) -> String,
    /// Over what this report has otherwise than that of a file.
    pub difference: fn(&str) -> String,
    pub no_difference: &'static str,
    pub new: &'static str,
    pub gone: &'static str,
    /// What a question is asked, the answer now, and the one before.
    pub answer_changed: fn(&str, &str, &str) -> String,
    pub comes: fn(&str) -> String,
    pub comes_no_more: fn(&str) -> String,
    pub now_broken: fn(&str) -> String,
    pub now_kept: fn(&str) -> String,
    pub finding: fn(&Finding) -> String,
    pub rule: fn(Rule) -> &'static str,
    /// What is asked, and the two answers.
    pub question: fn(Question) -> [&'static str; 3],
}

impl SpeechWords {
    pub fn changed(&self, changed: &Changed) -> String {
        match changed {
            Changed::Answer { question, from, to } => {
                let [ask, a, b] = (self.question)(*question);
                let said = |answer| match answer {
                    crate::monitor::Answer::A => a,
                    crate::monitor::Answer::B => b,
                    crate::monitor::Answer::Undecided => self.undecided,
                };
                (self.answer_changed)(ask, said(*to), said(*from))
            }
            Changed::Event { event, comes: true } => (self.comes)(event.identifier()),
            Changed::Event { event, comes: false } => (self.comes_no_more)(event.identifier()),
            Changed::Rule { rule, is_broken: true } => (self.now_broken)((self.rule)(*rule)),
            Changed::Rule { rule, is_broken: false } => (self.now_kept)((self.rule)(*rule)),
        }
    }
}

/// The names of the JSON types, which are the same in every language.
fn types(types: Types) -> String {
    types.names().collect::<Vec<_>>().join(" / ")
}

/// How a language names what findings are about.
struct Names {
    envelope: &'static str,
    all_events: &'static str,
    packing: fn(Packing) -> &'static str,
    unit: fn(TimeUnit) -> &'static str,
    way: fn(Way) -> &'static str,
    ending: fn(Ending) -> &'static str,
    /// Way and ending.
    calls: fn(&str, &str) -> String,
}

impl Names {
    fn place(&self, place: Place) -> &'static str {
        match place {
            Place::Envelope => self.envelope,
            Place::Header => self.all_events,
            Place::Content(kind) => kind.identifier(),
        }
    }

    fn calls(&self, calls: CallClass) -> String {
        (self.calls)((self.way)(calls.way), (self.ending)(calls.ending))
    }
}
