//! Case files of days at the simulator's desk.

use agent_console::casefile::{CaseFile, Head, write};
use agent_console::domain::{Dialect as Understood, Moment, Now};
use agent_console::journal::{Circumstance, Entry, EntryKind};
use agent_console::protocol::{Feature, MediaMode, RawText};
use agent_console::replay::story::story;
use agent_console::replay::{Player, reading};
use agent_console::simulator::{Action, Answering, Dialect, Platform, Settings};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::rc::Rc;

/// 2024-03-05 09:00 UTC, which is ten o'clock in Madrid.
const NINE: Moment = Moment { mono: 3_600_000, wall: 1_709_629_200_000 };

pub struct Made {
    file: CaseFile,
    platform: Platform,
    ms: u64,
}

impl Made {
    fn new(config: &str) -> Made {
        let head = Head {
            release: "0.1.0".to_owned(),
            shift: NINE.wall,
            saved: NINE.wall + 3_600_000,
            from: NINE.wall,
            to: NINE.wall + 3_000_000,
            redacted: false,
            language: "es".to_owned(),
            surroundings: [(Circumstance::TimeZone.word().to_owned(), "Europe/Madrid".to_owned())].into(),
            configuration: config.to_owned(),
            missing: 0,
        };
        let file = CaseFile { head, entries: Vec::new(), records: Vec::new(), contacts: Vec::new() };
        let platform = Platform::with(Dialect::default(), Settings::default());
        let mut made = Made { file, platform, ms: 0 };
        made.add(EntryKind::Opened);
        made.add(EntryKind::FrameLoaded);
        made.sees(Circumstance::Theme, "dark");
        made.sees(Circumstance::Language, "es");
        made.sees(Circumstance::Visibility, "focused");
        made.sees(Circumstance::Window, "1280x800");
        made.sees(Circumstance::Notifications, "allowed");
        made.sees(Circumstance::Rings, "yes");
        made
    }

    fn add(&mut self, what: EntryKind) {
        let now = Now { at: NINE.plus(self.ms), day: 19_787 };
        self.file.entries.push(Entry { number: self.file.entries.len() as u64, now, what });
    }

    fn sees(&mut self, what: Circumstance, how: &str) {
        self.add(EntryKind::Seen { what, how: how.to_owned() });
    }

    /// So many seconds later this happens at the platform.
    fn does(&mut self, seconds: u64, action: Action) {
        let until = self.ms + seconds * 1_000;
        while let Some(next) = self.platform.next_deadline().filter(|next| *next <= until) {
            self.ms = next.max(self.ms);
            let said = self.platform.wake(self.ms);
            said.into_iter().for_each(|said| self.add(EntryKind::Message(RawText::new(&said.text))));
        }
        self.ms = until;
        let said = self.platform.act(self.ms, &action);
        said.into_iter().for_each(|said| self.add(EntryKind::Message(RawText::new(&said.text))));
    }

    fn calls(&mut self, seconds: u64, number: &str) {
        let incoming = Action::Incoming {
            number: number.to_owned(),
            queue: Some("Support".to_owned()),
            called: "5550110".to_owned(),
            answer: Answering::Manual,
            feature: Feature::Inbound,
            mode: MediaMode::Audio,
        };
        self.does(seconds, incoming);
    }

    /// Two hours with calls that were answered, missed and given up, and with a break.
    pub fn busy() -> Made {
        let mut made = Made::new(r#"{"brand": {"name": "Northwind Support"}}"#);
        made.does(2, Action::SignIn);
        for call in 0..14u64 {
            made.calls(60 + call * 17 % 200, &format!("138{:08}", call * 7_654_321 % 100_000_000));
            if call % 5 == 3 {
                made.sees(Circumstance::Visibility, "hidden");
                made.does(20, Action::CustomerAbandons);
                made.sees(Circumstance::Visibility, "focused");
                continue;
            }
            made.does(6, Action::Answer);
            made.does(60 + call * 31 % 150, Action::Hold);
            made.does(25, Action::Unhold);
            made.does(40, Action::CustomerHangsUp);
            made.does(15, Action::EndWrapUp);
            made.sees(Circumstance::Click, "wrap-up-done");
            if call == 6 {
                made.does(10, Action::Rest { limit_ms: 300_000, cause: 1 });
                made.does(420, Action::EndRest);
            }
        }
        made.calls(90, "5550142");
        made.does(5, Action::Answer);
        made.does(45, Action::HangUp);
        made
    }

    pub fn text(&self) -> String {
        write(&self.file)
    }

    pub fn packed(&self) -> Vec<u8> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::default());
        packer.write_all(self.text().as_bytes()).and_then(|()| packer.finish()).expect("memory takes it")
    }

    pub fn count(&self) -> usize {
        self.file.entries.len()
    }

    /// The first entry with this in it, counted from 1.
    pub fn entry(&self, word: &str) -> usize {
        let has = |entry: &Entry| match &entry.what {
            EntryKind::Message(text) => text.as_str().contains(word),
            EntryKind::Seen { what, .. } => what.word() == word,
            _ => false,
        };
        self.file.entries.iter().position(has).expect("it is there") + 1
    }

    /// What the clocks in Madrid showed.
    pub fn clock(&self, entry: usize) -> String {
        let seconds = self.file.entries[entry - 1].now.at.wall / 1_000 + 3_600;
        format!("{:02}:{:02}:{:02}", seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60)
    }

    /// What this release makes of it, under another name.
    pub fn reading(&self, release: &str) -> String {
        reading(&Player::new(Rc::new(self.file.clone()), "en"), release).write()
    }

    pub fn story(&self) -> String {
        story("out_of_a_case_file", &self.file.entries, Understood::default()).text
    }
}

/// A call that was answered and put on hold, and a click.
pub fn day() -> Made {
    let mut made = Made::new("{}");
    made.does(2, Action::SignIn);
    made.calls(20, "5550142");
    made.does(5, Action::Answer);
    made.does(30, Action::Hold);
    made.does(10, Action::Unhold);
    made.does(20, Action::CustomerHangsUp);
    made.does(10, Action::EndWrapUp);
    made.sees(Circumstance::Click, "wrap-up-done");
    made
}
