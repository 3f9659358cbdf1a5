//! The words of the replay. What the console itself says is said in the console's words; here is what stands around it.

mod ar;
mod en;
mod es;
mod zh;

pub use ar::AR;
pub use en::EN;
pub use es::ES;
pub use zh::ZH;

/// Every language, in the console's order.
pub static ALL: [&ReplayWords; 4] = [&EN, &ZH, &ES, &AR];

pub struct ReplayWords {
    /// The language's tag (BCP 47).
    pub tag: &'static str,
    pub open: OpenWords,
    pub head: HeadWords,
    pub bad: BadWords,
    pub time: TimeWords,
    pub held: HeldWords,
    pub entry: EntryWords,
    pub why: WhyWords,
    pub what_if: WhatIfWords,
    pub releases: ReleaseWords,
    pub test: TestWords,
}

pub struct OpenWords {
    pub heading: &'static str,
    pub language: &'static str,
    /// The program has broken down.
    pub stopped: &'static str,
    pub drop: &'static str,
    pub choose: &'static str,
    /// What files there are.
    pub kinds: &'static str,
    /// Nothing is sent.
    pub stays: &'static str,
    /// What the page is for.
    pub about: &'static str,
    pub reading: &'static str,
    pub another: &'static str,
}

/// What a file says of itself.
pub struct HeadWords {
    /// From one time to another.
    pub from_to: fn(&str, &str) -> String,
    /// By which release, and when.
    pub saved: fn(&str, &str) -> String,
    /// This page's own release.
    pub read_by: fn(&str) -> String,
    pub zone: fn(&str) -> String,
    /// The file names no time zone that this browser knows.
    pub own_zone: &'static str,
    pub redacted: &'static str,
    pub full: &'static str,
    pub whole: &'static str,
    /// From one line of the text to another.
    pub changed: fn(&str, &str) -> String,
    pub cut: &'static str,
    /// At this place of the code, which may be empty.
    pub crashed: fn(&str) -> String,
    /// So many entries could not be read when the file was made.
    pub missing: fn(&str) -> String,
    /// What wholeness does not prove.
    pub proves: &'static str,
    pub as_agent: &'static str,
    pub as_reader: &'static str,
    /// In which language the picture is.
    pub picture_in: &'static str,
    pub whole_size: &'static str,
}

/// Why a file can't be shown: what was found, what is expected, and what to do.
pub struct BadWords {
    pub found: &'static str,
    pub expected: &'static str,
    pub fix: &'static str,
    pub empty: &'static str,
    pub unreadable: &'static str,
    pub no_case_file: &'static str,
    pub broken_archive: &'static str,
    pub no_decompression: &'static str,
    pub too_large: &'static str,
    pub newer: fn(&str) -> String,
    pub damaged: fn(&str) -> String,
    pub no_entries: &'static str,
    pub want_case_file: &'static str,
    pub want_version: &'static str,
    pub want_whole: &'static str,
    pub choose_other: &'static str,
    pub use_newer: &'static str,
    pub ask_again: &'static str,
    pub unpack: &'static str,
}

pub struct TimeWords {
    pub heading: &'static str,
    /// How it is moved along.
    pub hint: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub back: &'static str,
    pub forward: &'static str,
    pub speed: &'static str,
    pub jump: &'static str,
    pub go: &'static str,
    /// What was typed is no time.
    pub no_time: &'static str,
    /// What the marks mean.
    pub click: &'static str,
    pub ring: &'static str,
    pub alarm: &'static str,
    pub bad: &'static str,
    pub calls: &'static str,
    /// Which entry of how many.
    pub position: fn(&str, &str) -> String,
}

/// What held beside the picture.
pub struct HeldWords {
    pub picture: &'static str,
    /// In its place.
    pub no_bar: &'static str,
    pub heading: &'static str,
    pub visibility: &'static str,
    pub focused: &'static str,
    pub visible: &'static str,
    pub hidden: &'static str,
    pub notifications: &'static str,
    pub granted: &'static str,
    pub denied: &'static str,
    pub not_asked: &'static str,
    pub off: &'static str,
    pub rings: &'static str,
    pub theme: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub browser: &'static str,
    pub language: &'static str,
    pub clicks: &'static str,
    /// The file doesn't say.
    pub unknown: &'static str,
    pub none: &'static str,
}

pub struct EntryWords {
    pub tab: &'static str,
    pub list: &'static str,
    pub wall: &'static str,
    pub mono: &'static str,
    pub changed: &'static str,
    pub nothing_changed: &'static str,
    pub raw: &'static str,
    /// Of what is no message.
    pub stored: &'static str,
    pub ring_unseen: &'static str,
    pub ring_unproven: &'static str,
    pub limit_over: &'static str,
    pub not_confirmed: &'static str,
    pub link_lost: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
    pub opened: &'static str,
    pub frame_loaded: &'static str,
    pub message: &'static str,
    pub dialled: &'static str,
    pub noted: &'static str,
    pub disposed: &'static str,
    pub wrapped_up: &'static str,
    pub promised: &'static str,
    pub rang: &'static str,
    pub restored: &'static str,
    pub clock_set: &'static str,
    pub seen: &'static str,
    pub clicked: &'static str,
}

pub struct WhyWords {
    pub tab: &'static str,
    pub about: &'static str,
    pub state: &'static str,
    pub ring: &'static str,
    pub nothing_rings: &'static str,
    pub since: &'static str,
    /// Who ended a call.
    pub by_agent: &'static str,
    /// Of the call of this number.
    pub call: fn(&str) -> String,
    pub phase: &'static str,
    pub party: &'static str,
    pub durations: &'static str,
    /// How long it rang, was talked and was on hold.
    pub times: fn(&str, &str, &str) -> String,
    /// The entries that made it.
    pub made_by: &'static str,
    pub made_by_none: &'static str,
    /// Only from this entry on it was asked.
    pub asked_from: fn(&str) -> String,
}

pub struct WhatIfWords {
    pub tab: &'static str,
    pub about: &'static str,
    pub leave_out: fn(&str) -> String,
    pub move_it: fn(&str) -> String,
    /// By so many.
    pub seconds_later: &'static str,
    pub add: fn(&str) -> String,
    pub message: &'static str,
    /// Nothing was typed that can be done.
    pub no_seconds: &'static str,
    pub no_message: &'static str,
    pub same: &'static str,
    /// The first entry after which something else is so.
    pub first: fn(&str) -> String,
    pub fact: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub absent: &'static str,
}

pub struct ReleaseWords {
    pub tab: &'static str,
    pub about: &'static str,
    pub save: &'static str,
    pub compare: &'static str,
    /// With the result of this release.
    pub same: fn(&str) -> String,
    pub differ: fn(&str, &str) -> String,
    pub unreadable: &'static str,
    pub other_file: &'static str,
}

pub struct TestWords {
    pub tab: &'static str,
    pub about: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub refused: &'static str,
    /// The file is not redacted.
    pub real: &'static str,
    /// So many entries are no messages of the bar.
    pub left_out: fn(&str) -> String,
    pub rings: &'static str,
    pub text: &'static str,
}

impl ReplayWords {
    /// The words of the language with this tag.
    pub fn named(tag: &str) -> Option<&'static ReplayWords> {
        ALL.into_iter().find(|words| words.tag == tag)
    }
}

impl PartialEq for ReplayWords {
    fn eq(&self, other: &ReplayWords) -> bool {
        std::ptr::eq(self, other)
    }
}
