//! What a connection bar really sends, held against the documented protocol and against what it did before.
//!
//! [`Monitor::observe`] decodes a message and looks at how it is written, in one pass; [`Monitor::report`] says what the bar
//! departs from and what its traffic says about the questions that the documents leave open. Nothing here reads a clock.
//! Memory is bounded, whatever comes and for however long. A [`Report`] holds names of events and keys, codes and counts,
//! see [`Name`] and [`Code`]; its types can't hold the value of a key.
//!
//! Levels: *catalogue* (`shapes`, `kinds`), *order* (`rules`, `order`), *rates* (`episodes`), *repeats*, *times*, and the
//! open *questions*.

// What can be said.
mod finding;
mod label;
mod sign;
mod questions;
mod rules;

// How it is found out.
mod episodes;
mod rates;
mod habit;
mod kinds;
mod order;
mod repeats;
mod shapes;
mod times;
mod observer;

// What is judged of a shift, and afterwards.
mod of_shift;
mod judge;

// What is handed on.
mod advice;
mod diff;
mod format;
mod report;
mod text;

pub use advice::Advice;
pub use diff::{Changed, Diff, diff};
pub use finding::{CallClass, Ending, Finding, Found, Packing, Place, TimeUnit, Unreadable, Way};
pub use format::{Strange, read, write};
pub use judge::{Judge, judge, judge_files};
pub use label::{Code, Name};
pub use of_shift::ShiftMonitor;
pub use order::Verdicts;
pub use questions::{Answer, Evidence, Question};
pub use report::Report;
pub use rules::Rule;

use crate::domain::Moment;
use crate::protocol::{Decoded, Fault, RawText, decode_observed};
use episodes::Episodes;
use kinds::Kinds;
use order::Order;
use questions::Questions;
use repeats::Repeats;
use shapes::count;
use times::Times;

/// Watches what one bar says.
#[derive(Clone, Debug)]
pub struct Monitor {
    at: Moment,
    messages: u32,
    /// The message at hand came a moment ago, too.
    is_repeat: bool,
    /// Fresh messages and repeated ones since the second subscription.
    resubscribed: Option<(u32, u32)>,
    subscriptions: u32,
    other_origin: u32,
    unreadable: Vec<(Unreadable, u32)>,
    replies: Vec<(Code, u32)>,
    kinds: Kinds,
    times: Times,
    order: Order,
    episodes: Episodes,
    repeats: Repeats,
    questions: Questions,
    marks: observer::Marks,
}

/// How the browser handed the message over: as an object, or as a text that holds one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    Object,
    Text,
}

impl Default for Monitor {
    fn default() -> Self {
        Monitor::new()
    }
}

impl Monitor {
    pub fn new() -> Monitor {
        Monitor {
            at: Moment::default(),
            messages: 0,
            is_repeat: false,
            resubscribed: None,
            subscriptions: 0,
            other_origin: 0,
            unreadable: Vec::new(),
            replies: Vec::new(),
            kinds: Kinds::new(),
            times: Times::new(),
            order: Order::new(),
            episodes: Episodes::new(),
            repeats: Repeats::new(),
            questions: Questions::new(),
            marks: observer::Marks::default(),
        }
    }

    /// Reads a message of our frame, as [`decode`](crate::protocol::decode) does, and looks at it.
    pub fn observe(&mut self, at: Moment, text: &RawText) -> Vec<Decoded> {
        self.at = at;
        self.messages = self.messages.saturating_add(1);
        self.is_repeat = self.repeats.is_repeat(at.mono, text);
        if let Some((fresh, repeated)) = &mut self.resubscribed {
            *(if self.is_repeat { repeated } else { fresh }) += 1;
        }
        let parts = decode_observed(text.as_str(), self);
        let mut is_json = true;
        for part in &parts {
            let Decoded::Malformed(fault) = part else { continue };
            is_json &= !matches!(fault, Fault::NotJson { .. });
            self.is_unreadable(fault);
        }
        self.questions.tells(Question::ValidJson, is_json);
        parts
    }

    fn is_unreadable(&mut self, fault: &Fault) {
        let what = match fault {
            Fault::NotJson { .. } => Unreadable::NotJson,
            Fault::TooLong(_) => Unreadable::TooLong,
            Fault::NotAMessage(_) => Unreadable::NoMessage,
            Fault::NoEventType => Unreadable::NoEventType,
            // The gateway's word for nothing; and what is wrong with a known event is told by its keys.
            Fault::NoEvent | Fault::Content { .. } | Fault::Field { .. } => return,
        };
        count(&mut self.unreadable, what);
    }

    /// How the latest message was handed over.
    pub fn carried(&mut self, carrier: Carrier) {
        self.questions.tells(Question::DataType, carrier == Carrier::Object);
    }

    /// The bar's own window posted a message from another origin than the configured one. Messages of other windows are
    /// nobody's business.
    pub fn came_from_other_origin(&mut self) {
        self.other_origin = self.other_origin.saturating_add(1);
    }

    /// The page has posted its subscription, again perhaps.
    pub fn subscribed(&mut self) {
        self.subscriptions = self.subscriptions.saturating_add(1);
        if self.subscriptions > 1 {
            self.resubscribed.get_or_insert((0, 0));
        }
    }

    /// Messages may have been lost: the page or the bar's frame was loaded, or another tab had the bar. What was about then
    /// is not judged.
    pub fn interrupted(&mut self) {
        self.order.interrupted();
        self.episodes.interrupted();
        self.marks.interrupted();
    }

    /// A number is erased: no text of a message stays.
    pub fn erase_texts(&mut self) {
        self.repeats.clear();
    }

    /// The bar's frame was loaded: it knows nothing of earlier subscriptions.
    pub fn frame_loaded(&mut self) {
        self.interrupted();
        (self.subscriptions, self.resubscribed) = (0, None);
    }

    /// What follows was heard elsewhere, or at another time.
    fn begin_stretch(&mut self) {
        self.frame_loaded();
        self.erase_texts();
        self.times.begin_stretch();
        self.marks = observer::Marks::default();
    }

    /// What the traffic has said about a question so far.
    pub fn evidence(&self, question: Question) -> Evidence {
        report::evidence(self, question)
    }

    /// What there is to say so far.
    pub fn report(&self) -> Report {
        report::of(self)
    }
}
