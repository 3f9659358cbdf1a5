//! What happened in one call, in order: the bar's messages about it, what the agent did and said, and how the page
//! fared meanwhile.

mod bounds;
mod edits;
mod pretty;

use crate::domain::{Call, Direction, Medium, Moment, Repeats};
use crate::journal::{Entry, EntryKind};
use crate::numbers::dialable;
use crate::protocol::{Body, Decoded, Event, Kind, Number, RawText, decode};
use bounds::{Bounds, Concern};
use std::rc::Rc;

pub use bounds::{is_live, span};
pub use pretty::pretty;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// By time.
    pub lines: Vec<Line>,
    /// Whether the messages are there. They are kept for a shorter time than the record, which then says what it knows.
    pub told_by_the_bar: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Epoch milliseconds.
    pub wall: u64,
    /// Since the call began, milliseconds; less than zero before.
    pub offset_ms: i64,
    pub what: Happened,
    /// The message as it came; of a repeated one, the first.
    pub raw: Option<RawText>,
    /// How often it was delivered.
    pub times: u32,
    /// It names no call: it came while this one was up.
    pub nameless: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    Event(Kind),
    /// An event that the console doesn't know, by its identifier.
    UnknownEvent(String),
    /// A message that could not be read.
    Unreadable,
    /// The page was loaded, which it was before, or this call would not have been up.
    OpenedAgain,
    /// The bar's frame was loaded.
    BarLoaded,
    /// The agent asked for the call.
    Dialled,
    DialledVideo,
    /// The medium that the parties go on with; none if the attempt failed.
    Switched(Option<Medium>),
    Noted(Edit),
    /// The code that was chosen; `None` if that was taken back.
    Disposed(Option<String>),
    /// Whether the agent said that the call is done with.
    Done(bool),
    /// The agent promised to call back then, epoch milliseconds, or took that back.
    Promised(Option<u64>),
    /// The agent said whether the promise is settled.
    Kept(bool),
    /// What the record knows.
    Began,
    Answered,
    /// For so many milliseconds in all.
    Held(u64),
    /// It was concluded that the call is over.
    Over,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    Written,
    Changed,
    Removed,
}

impl Happened {
    /// What the vendor calls it.
    pub fn identifier(&self) -> Option<&str> {
        match self {
            Happened::Event(kind) => Some(kind.identifier()),
            Happened::UnknownEvent(identifier) => Some(identifier),
            Happened::Switched(_) => Some(Kind::MediaSwith.identifier()),
            _ => None,
        }
    }
}

/// The story of a call by the entries of its shift around it, see [`span`].
pub fn story(call: &Call, entries: &[Entry]) -> Story {
    let mut teller = StoryBuilder::new(call);
    for entry in entries {
        teller.entry(entry);
    }
    let told_by_the_bar = teller.lines.iter().any(|line| line.raw.is_some());
    let mut lines = teller.lines;
    if !told_by_the_bar {
        lines.extend(known(call));
    }
    lines.extend(call.ended_at().map(|at| line(call, at, Happened::Over)));
    lines.extend(edits::lines(call, entries));
    lines.sort_by_key(|line| line.offset_ms);
    Story { lines, told_by_the_bar }
}

fn line(call: &Call, at: Moment, what: Happened) -> Line {
    let offset_ms = signed(at.mono).saturating_sub(signed(call.began.mono));
    Line { wall: at.wall, offset_ms, what, raw: None, times: 1, nameless: false }
}

fn signed(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}

fn known(call: &Call) -> impl Iterator<Item = Line> {
    let began = Some(line(call, call.began, Happened::Began));
    let answered = call.answered.map(|at| line(call, at, Happened::Answered));
    let held = call.ended_at().filter(|_| call.held_ms > 0).map(|at| line(call, at, Happened::Held(call.held_ms)));
    [began, answered, held].into_iter().flatten()
}

struct StoryBuilder<'a> {
    call: &'a Call,
    /// The call's id as it stands in a message.
    quoted: String,
    bounds: Bounds<'a>,
    repeats: Repeats,
    lines: Vec<Line>,
    /// The events of the lines that have one, with their places.
    told: Vec<(usize, Rc<Event>)>,
}

impl<'a> StoryBuilder<'a> {
    fn new(call: &'a Call) -> StoryBuilder<'a> {
        let quoted = format!("\"{}\"", call.id.as_str());
        StoryBuilder {
            call,
            quoted,
            bounds: Bounds::new(call),
            repeats: Repeats::default(),
            lines: Vec::new(),
            told: Vec::new(),
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let at = entry.now.at;
        match &entry.what {
            EntryKind::Message(text) => self.message(at, text),
            EntryKind::Opened if self.bounds.is_up(at) => self.lines.push(line(self.call, at, Happened::OpenedAgain)),
            EntryKind::FrameLoaded if self.bounds.is_up(at) => {
                self.lines.push(line(self.call, at, Happened::BarLoaded))
            }
            EntryKind::Dialled(number) | EntryKind::DialledBack(number, false, _) if self.is_asked_for(at, number) => {
                self.lines.push(line(self.call, at, Happened::Dialled));
            }
            EntryKind::DialledVideo(number) | EntryKind::DialledBack(number, true, _)
                if self.is_asked_for(at, number) =>
            {
                self.lines.push(line(self.call, at, Happened::DialledVideo));
            }
            EntryKind::Opened | EntryKind::FrameLoaded => {}
            EntryKind::Dialled(_) | EntryKind::DialledVideo(_) | EntryKind::DialledBack(..) => {}
            // What the agent said is told by the call's own history.
            EntryKind::Noted(..)
            | EntryKind::Disposed(..)
            | EntryKind::WrappedUp(..)
            | EntryKind::Promised(..)
            | EntryKind::PromiseKept(..) => {}
            // So is what became of its ring.
            EntryKind::Rang(..) => {}
            EntryKind::Seen { .. } | EntryKind::Restored(_) | EntryKind::ClockSet => {}
        }
    }

    fn is_asked_for(&self, at: Moment, number: &Number) -> bool {
        let Some(theirs) = &self.call.number else { return false };
        let outward = matches!(self.call.direction, Direction::Outbound | Direction::Unknown);
        let same = theirs == number || dialable(theirs.as_str()) == dialable(number.as_str());
        outward && same && self.bounds.may_lead_to(at)
    }

    fn message(&mut self, at: Moment, text: &RawText) {
        let parts = decode(text.as_str());
        let alone = parts.len() == 1;
        for part in parts {
            match part {
                Decoded::Event(event) => self.event(at, text, Rc::new(event)),
                Decoded::Unknown(unknown) if self.is_named(at, text, alone) => {
                    self.push(at, text, Happened::UnknownEvent(unknown.identifier), false);
                }
                Decoded::Malformed(_) if self.is_named(at, text, alone) => {
                    self.push(at, text, Happened::Unreadable, false);
                }
                // A refusal names no call; the state that follows from it does what it does without one.
                Decoded::Unknown(_) | Decoded::Malformed(_) | Decoded::Error(_) => {}
            }
        }
    }

    /// Whether a message of which no more is known than its text is about the call. Of several events in one nobody
    /// can tell which of them is.
    fn is_named(&self, at: Moment, text: &RawText, alone: bool) -> bool {
        alone && text.as_str().contains(&self.quoted) && self.bounds.holds(at)
    }

    fn event(&mut self, at: Moment, text: &RawText, event: Rc<Event>) {
        let kind = event.body.kind();
        let repeated = self.repeats.is_repeated(&event, at);
        if bounds::is_state_after_calls(kind) && !repeated {
            self.repeats.begin_anew();
        }
        if repeated {
            let line = self.told.iter().rev().find(|(_, told)| *told == event).map(|(index, _)| *index);
            if let Some(index) = line {
                self.lines[index].times += 1;
            }
            return;
        }
        // An event of which only the name is public may name its call all the same.
        let unread = event.body.call_id().is_none() && text.as_str().contains(&self.quoted);
        let concern = match event.body.call_id() {
            Some(id) if *id == self.call.id => Concern::Own,
            None if unread => Concern::Own,
            Some(_) => Concern::Other,
            None => Concern::Nameless,
        };
        if self.bounds.admits(at, kind, concern) {
            let what = match &event.body {
                Body::MediaSwith(switch) if switch.failed() => Happened::Switched(None),
                Body::MediaSwith(switch) if switch.medium().is_some() => Happened::Switched(switch.medium()),
                _ => Happened::Event(kind),
            };
            self.told.push((self.lines.len(), event));
            self.push(at, text, what, concern == Concern::Nameless);
        }
    }

    fn push(&mut self, at: Moment, text: &RawText, what: Happened, nameless: bool) {
        self.lines.push(Line { raw: Some(text.clone()), nameless, ..line(self.call, at, what) });
    }
}
