//! Everything the view says to a person, as whole sentences. A language is one value of [`Words`]: a sentence
//! that a further language lacks does not compile. Sentences with a value in them are functions, since the
//! value's place differs from language to language.
mod alerts;
mod ar;
mod away;
mod caller;
mod case_file;
mod delivery;
mod en;
mod es;
mod essential;
mod finding;
mod health;
mod ladder;
mod last_ring;
mod layout;
mod limits;
mod loading;
mod mini;
mod naming;
mod numbers;
mod ring_record;
mod states;
mod settings;
mod story;
mod update;
mod zh;

pub use alerts::{AlertWords, ReadinessWords};
pub use ar::AR;
pub use away::AwayWords;
pub use caller::CallerWords;
pub use case_file::CaseFileWords;
pub use delivery::DeliveryWords;
pub use en::EN;
pub use es::ES;
pub use essential::*;
pub use finding::FindingWords;
pub use health::HealthWords;
pub use ladder::LadderWords;
pub use last_ring::LastRingWords;
pub use layout::LayoutWords;
pub use limits::{LimitWords, StateLimitWords};
pub use loading::{LOADING, LoadingWords, Remedy};
pub use mini::MiniWords;
pub use numbers::NumberWords;
pub use ring_record::RingRecordWords;
pub use settings::SettingsWords;
pub use states::call_states;
pub use story::{EventWords, StoryWords};
pub use update::UpdateWords;
pub use zh::ZH;

use super::locale::{Count, Plural};
use crate::mistakes::{self, ConfigWords};
use std::ops::Deref;

/// Every language, in the order in which the page offers them.
pub static LANGUAGES: [Language; 4] = [ENGLISH, CHINESE, SPANISH, ARABIC];

const ENGLISH: Language = Language { tag: "en", name: "English", direction: WritingDirection::LeftToRight };
const CHINESE: Language = Language { tag: "zh-CN", name: "简体中文", direction: WritingDirection::LeftToRight };
const SPANISH: Language = Language { tag: "es", name: "Español", direction: WritingDirection::LeftToRight };
const ARABIC: Language = Language { tag: "ar", name: "العربية", direction: WritingDirection::RightToLeft };

/// All that the page says in a language. Whatever [`EssentialWords`] say is said through these, too.
pub struct Words {
    pub essential: &'static EssentialWords,
    pub away: AwayWords,
    pub loading: LoadingWords,
    pub health: HealthWords,
    pub last_ring: LastRingWords,
    pub storage: StorageWords,
    pub messages: MessageWords,
    pub fault: FaultWords,
    pub day: DayWords,
    pub dial: DialWords,
    pub help: HelpWords,
    pub wrap_up: WrapUpWords,
    pub readiness: ReadinessWords,
    pub alerts: AlertWords,
    pub log: LogWords,
    pub finding: FindingWords,
    pub directory: DirectoryWords,
    pub numbers: NumberWords,
    pub settings: SettingsWords,
    pub layout: LayoutWords,
    pub mini: MiniWords,
    pub case_file: CaseFileWords,
    pub delivery: DeliveryWords,
    pub pop: PopWords,
    pub story: StoryWords,
    pub ring_record: RingRecordWords,
    pub update: UpdateWords,
    pub config: &'static ConfigWords,
}

/// What a language says of itself.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// Its tag (BCP 47).
    pub tag: &'static str,
    /// Its name, in itself.
    pub name: &'static str,
    pub direction: WritingDirection,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WritingDirection {
    LeftToRight,
    RightToLeft,
}

impl WritingDirection {
    /// As the attribute `dir` has it.
    pub fn name(self) -> &'static str {
        match self {
            WritingDirection::LeftToRight => "ltr",
            WritingDirection::RightToLeft => "rtl",
        }
    }
}

/// Why calls are not kept beyond this page.
pub struct StorageWords {
    pub blocked: &'static str,
    pub full: &'static str,
    pub lost: &'static str,
    pub refused: &'static str,
    pub failed: &'static str,
    /// So many entries could not be read, from one time of day to another if both are known.
    pub holes: fn(&Count, Option<[&str; 2]>) -> String,
}

/// From one time to another, between brackets.
fn during(times: Option<[&str; 2]>, open: &str, to: &str, close: &str) -> String {
    times.map_or_else(String::new, |[from, until]| format!("{open}{from}{to}{until}{close}"))
}

/// The account of the bar's messages.
pub struct MessageWords {
    pub received: &'static str,
    pub applied: &'static str,
    pub unknown: &'static str,
    pub rejected: &'static str,
    pub foreign: &'static str,
    pub unknown_events: &'static str,
    pub faults: &'static str,
    /// How often an event came.
    pub times: fn(&Count) -> String,
}

/// What was not readable in a message, for whoever looks into a fault.
pub struct FaultWords {
    /// How many bytes the message has, and how many it may have.
    pub too_long: fn(&Count, &Count) -> String,
    /// Where it breaks: line and column.
    pub not_json: fn(&str, &str) -> String,
    /// The message is of this JSON type.
    pub not_a_message: fn(&str) -> String,
    pub no_event: &'static str,
    pub no_event_type: &'static str,
    /// This event's content is of this JSON type.
    pub content: fn(&str, &str) -> String,
    /// Of this event, this field is of this JSON type.
    pub field_type: fn(&str, &str, &str) -> String,
    /// Of this event, this field.
    pub no_whole_number: fn(&str, &str) -> String,
    /// Event and field.
    pub too_long_an_id: fn(&str, &str) -> String,
    /// Of this event, this field.
    pub neither_yes_nor_no: fn(&str, &str) -> String,
}

/// The shift at a glance.
pub struct DayWords {
    pub heading: &'static str,
    /// The agent has been in no state, and had no call.
    pub nothing_yet: &'static str,
    /// The occupancy so far.
    pub occupied: fn(&str) -> String,
    /// What the drawing shows, between two times of day.
    pub picture: fn(&str, &str) -> String,
    /// A state, and when it began and ended.
    pub stretch: fn(&str, &str, &str) -> String,
    pub as_table: &'static str,
    pub hour: &'static str,
    pub answered: FigureWords,
    pub missed: FigureWords,
    pub abandoned: FigureWords,
    pub rejected: FigureWords,
    pub failed: FigureWords,
    pub unknown: FigureWords,
    pub handle_time: FigureWords,
    pub talk_time: FigureWords,
    pub hold_time: FigureWords,
    pub wrap_up_time: FigureWords,
    pub occupancy: FigureWords,
    pub signed_in: FigureWords,
}

/// A figure, and how it is counted.
pub struct FigureWords {
    pub name: &'static str,
    pub definition: &'static str,
}

pub struct DialWords {
    pub label: &'static str,
    pub call: &'static str,
    pub video_call: &'static str,
    pub unavailable: &'static str,
    /// A call to this number was asked for.
    pub requested: fn(&str) -> String,
    /// The same, with video.
    pub requested_video: fn(&str) -> String,
    pub not_a_number: fn(&str) -> String,
    pub not_signed_in: &'static str,
    pub on_call: &'static str,
    pub no_reaction: fn(&str) -> String,
    pub refused: fn(&str) -> String,
    /// What stood in the way of a call to this number is gone.
    pub possible_again: fn(&str) -> String,
    /// Another tab holds the bar.
    pub elsewhere: &'static str,
    /// The button beside a number of the log.
    pub call_number: fn(&str) -> String,
    pub call_number_video: fn(&str) -> String,
}

/// The list of the keys.
pub struct HelpWords {
    pub heading: &'static str,
    pub where_they_act: &'static str,
    pub in_the_bar: &'static str,
    pub always: &'static str,
    /// Leads to the licences of what the console is made of.
    pub licences: &'static str,
    pub switch: &'static str,
    /// How to change a key.
    pub how: &'static str,
    /// Where keys lead; the other places are called what they are called on the page.
    pub this_list: &'static str,
    pub ringing_call: &'static str,
    pub note_of_call: &'static str,
    pub no_key: &'static str,
    /// The button that shows the key of a command: the command's name and the key.
    pub key_of: fn(&str, &str) -> String,
    pub press_a_key: &'static str,
    /// A key, and the name of the command that has it.
    pub taken: fn(&str, &str) -> String,
    pub no_character: &'static str,
    /// A command's name and its key from here on.
    pub changed: fn(&str, &str) -> String,
    pub removed: fn(&str) -> String,
    pub reset: &'static str,
    pub close: &'static str,
}

/// The form for what is left to do about a call.
pub struct WrapUpWords {
    /// The call is still up.
    pub heading: &'static str,
    pub heading_ended: &'static str,
    /// The calls beside the one that is shown, where one lacks a required disposition, and where none does.
    pub waiting: &'static str,
    pub unfinished: &'static str,
    /// So many more of them.
    pub more: fn(&Count) -> String,
    pub note: &'static str,
    /// What was typed is in the journal.
    pub kept: &'static str,
    /// The browser keeps nothing.
    pub not_kept: &'static str,
    pub read_only: &'static str,
    pub disposition: &'static str,
    pub disposition_required: &'static str,
    pub none: &'static str,
    pub done: &'static str,
    pub missing: &'static str,
}

pub struct LogWords {
    pub heading: &'static str,
    pub time: &'static str,
    pub party: &'static str,
    pub direction: &'static str,
    pub outcome: &'static str,
    pub ended_by: &'static str,
    pub ring: &'static str,
    pub talk: &'static str,
    pub hold: &'static str,
    pub wrap_up: &'static str,
    pub empty: &'static str,
    pub empty_advice: &'static str,
    pub count: fn(&Count) -> String,
    /// The head of the column of buttons.
    pub actions: &'static str,
    pub story: &'static str,
    pub copy: &'static str,
    /// A call has been called back, or need not be.
    pub done: &'static str,
    pub undo: &'static str,
    pub search: &'static str,
    /// What is looked into.
    pub search_hint: &'static str,
    pub when: &'static str,
    pub today: &'static str,
    pub week: &'static str,
    pub all: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub filters: &'static str,
    pub any: &'static str,
    pub no_talk: &'static str,
    /// With durations.
    pub talk_under: fn(&str) -> String,
    pub talk_between: fn(&str, &str) -> String,
    pub talk_over: fn(&str) -> String,
    pub no_disposition: &'static str,
    pub sort_by: &'static str,
    pub reverse: &'static str,
    pub clear: &'static str,
    pub waiting: fn(&Count) -> String,
    pub none_match: &'static str,
    pub none_match_advice: &'static str,
    /// How many match of how many that are known.
    pub matching: fn(&Count, &Count) -> String,
    pub reading: &'static str,
    /// How many have been read of how many.
    pub reading_on: fn(&str, &str) -> String,
}

/// Who callers are, and what an operator should know of the directory that says so.
pub struct DirectoryWords {
    pub heading: &'static str,
    /// How many numbers it holds.
    pub numbers: fn(&Count) -> String,
    /// How many entries could not be used.
    pub skipped: fn(&Count) -> String,
    pub no_server: &'static str,
    pub too_slow: &'static str,
    /// The status in the digits of the protocol.
    pub status: fn(u16) -> String,
    pub not_json: &'static str,
    pub no_columns: &'static str,
    pub too_long: &'static str,
    pub no_answer: &'static str,
}

/// The page about a call's other party.
pub struct PopWords {
    /// Whose page it is, by name or number, if that is known.
    pub page: fn(Option<&str>) -> String,
    pub blocked: &'static str,
    pub dismiss: &'static str,
    pub in_tab: &'static str,
    pub close: &'static str,
}

impl Deref for Words {
    type Target = EssentialWords;

    fn deref(&self) -> &EssentialWords {
        self.essential
    }
}

/// A language is itself and no other.
impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        std::ptr::eq(self, other)
    }
}

impl PartialEq for EssentialWords {
    fn eq(&self, other: &EssentialWords) -> bool {
        std::ptr::eq(self, other)
    }
}
