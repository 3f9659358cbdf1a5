//! How each event is written: the type of its content and its keys, its packing; and the events that no document has.

use super::finding::{Finding, Found, Packing, Place};
use super::habit::Habit;
use super::label::Name;
use super::shapes::{News, Shape};
use crate::protocol::catalogue::{ENVELOPE, HEADER, Reads, Spec, Types};
use crate::protocol::{Kind, Observed};
use serde_json_borrow::Value;

/// The content of an event has changed its type after so many of each.
const NEEDED: u8 = 3;
/// The same where the type goes with the call.
const NEEDED_WHERE_MIXED: u8 = 12;
/// What all events have in common is looked at in the first ones, then in one of so many.
const ALL_LOOKED_AT: u32 = 64;
const LOOKED_AT: u32 = 8;
/// How many strange events are kept.
const KEPT: usize = 16;
/// The least likeness to a known event that makes a new one a renamed one.
const LIKE: f32 = 0.5;

const PACKINGS: [Packing; 3] = [Packing::Enveloped, Packing::Bare, Packing::Nested];

#[derive(Clone, Debug)]
struct State {
    count: u32,
    /// When it came last, by the count of events.
    last: u32,
    form: Habit,
    packing: Habit,
    content: Option<Box<Shape>>,
}

/// An event that no document has.
#[derive(Clone, Debug)]
struct Stranger {
    name: Name,
    count: u32,
    /// When it came first, by the count of events.
    first: u32,
    /// How much its content is like that of each known event, percent.
    likeness: Box<[u8]>,
}

#[derive(Clone, Debug)]
pub(super) struct Kinds {
    events: u32,
    states: Box<[State]>,
    envelope: Shape,
    header: Shape,
    news: News,
    strangers: Vec<Stranger>,
}

impl Kinds {
    pub fn new() -> Kinds {
        let state = |kind: &Kind| State {
            count: 0,
            last: 0,
            form: Habit::new(if Spec::of(*kind).mixes_forms() { NEEDED_WHERE_MIXED } else { NEEDED }),
            packing: Habit::new(NEEDED),
            content: None,
        };
        Kinds {
            events: 0,
            states: Kind::ALL.iter().map(state).collect(),
            envelope: Shape::new(Place::Envelope, ENVELOPE),
            header: Shape::new(Place::Header, HEADER),
            news: News::default(),
            strangers: Vec::new(),
        }
    }

    /// Looks at an event. The type of its content.
    pub fn sees(&mut self, sight: &Observed) -> Types {
        self.events = self.events.wrapping_add(1);
        if self.events < ALL_LOOKED_AT || self.events.is_multiple_of(LOOKED_AT) {
            if let Some(envelope) = sight.envelope {
                self.envelope.sees(envelope, &mut self.news);
            }
            if let Some(header) = sight.event {
                self.header.sees(header, &mut self.news);
            }
        }
        let form = sight.content.map_or(Types::NULL, Types::of);
        let Some(kind) = sight.kind else { return form };
        let state = &mut self.states[kind as usize];
        (state.count, state.last) = (state.count.saturating_add(1), self.events);
        state.form.sees(form.bits());
        state.packing.sees(match (sight.nested, sight.envelope) {
            (true, _) => 4,
            (_, None) => 2,
            (_, Some(_)) => 1,
        });
        if let Some(Value::Object(content)) = sight.content
            && Spec::of(kind).documented != Types::ANY
        {
            let shape = state.content.get_or_insert_with(|| Shape::new(Place::Content(kind), kind.keys()).into());
            shape.sees(content, &mut self.news);
        }
        form
    }

    /// Looks at an event that no document has.
    pub fn sees_strange(&mut self, identifier: &str, content: Option<&Value>) {
        let name = Name::event(identifier);
        if let Some(known) = self.strangers.iter_mut().find(|known| known.name == name) {
            known.count = known.count.saturating_add(1);
        } else if self.strangers.len() < KEPT {
            let likeness = Kind::ALL.iter().map(|kind| likeness(*kind, content)).collect();
            self.strangers.push(Stranger { name, count: 1, first: self.events, likeness });
        }
    }

    pub fn count(&self, kind: Kind) -> u32 {
        self.states[kind as usize].count
    }

    pub fn has(&self, kind: Kind) -> bool {
        self.count(kind) > 0
    }

    pub fn content(&self, kind: Kind) -> Option<&Shape> {
        self.states[kind as usize].content.as_deref()
    }

    pub fn header(&self) -> &Shape {
        &self.header
    }

    pub fn findings(&self, found: &mut Vec<Found>) {
        for stranger in &self.strangers {
            let finding = match self.renamed(stranger) {
                Some(event) => Finding::RenamedEvent { event, to: stranger.name.clone() },
                None => Finding::NewEvent { event: stranger.name.clone() },
            };
            found.push(Found { finding, count: stranger.count });
        }
        let mut packings = Vec::new();
        for (kind, state) in Kind::ALL.iter().zip(&self.states) {
            let spec = Spec::of(*kind);
            let (present, run) = state.form.present();
            let change = state.form.change().map(|(from, to)| (Types::from_bits(from), Types::from_bits(to)));
            let is_wrong = run >= 2 && !spec.forms().has(Types::from_bits(present));
            let against_documents = is_wrong.then_some((spec.documented, Types::from_bits(present)));
            if let Some((from, to)) = change.or(against_documents).filter(|_| spec.documented != Types::ANY) {
                found.push(Found { finding: Finding::ContentChanged { event: *kind, from, to }, count: run });
            }
            if let Some(change) = state.packing.change() {
                packings.push((change, state.packing.present().1));
            }
            if let Some(content) = &state.content {
                content.findings(&self.news, found);
            }
        }
        self.envelope.findings(&self.news, found);
        self.header.findings(&self.news, found);
        let named = |way: u8| PACKINGS[(way.trailing_zeros() as usize).min(2)];
        if let Some(((from, to), _)) = packings.first() {
            let count = packings.iter().map(|(_, count)| count).sum();
            found.push(Found { finding: Finding::PackingChanged { from: named(*from), to: named(*to) }, count });
        }
    }

    /// The event that a strange one stands for: like it in name and content, and silent since that came.
    fn renamed(&self, stranger: &Stranger) -> Option<Kind> {
        let score = |kind: Kind| {
            let state = &self.states[kind as usize];
            if state.last > stranger.first {
                return 0.0;
            }
            let name = strsim::normalized_levenshtein(kind.identifier(), stranger.name.as_str()) as f32;
            let content = f32::from(stranger.likeness[kind as usize]) / 100.0;
            // As often as it would have come.
            let since = (self.events - stranger.first + 1) as f32;
            let expected = state.count as f32 / stranger.first.max(1) as f32 * since;
            let often = stranger.count as f32;
            let rhythm = if state.count < 3 { 0.3 } else { (expected / often).min(often / expected) };
            0.45 * name + 0.25 * content + 0.3 * rhythm
        };
        let scores = Kind::ALL.iter().map(|kind| (*kind, score(*kind)));
        scores.max_by(|(_, a), (_, b)| a.total_cmp(b)).filter(|(_, score)| *score >= LIKE).map(|(kind, _)| kind)
    }
}

/// How much a content is like that of an event of this kind, percent.
fn likeness(kind: Kind, content: Option<&Value>) -> u8 {
    let spec = Spec::of(kind);
    let form = content.map_or(Types::NULL, Types::of);
    match content {
        _ if spec.documented == Types::ANY || !spec.forms().has(form) => 0,
        Some(Value::Object(map)) => {
            let has = |name: &str| map.iter().any(|(own, _)| own.eq_ignore_ascii_case(name));
            let both = kind.keys().iter().filter(|key| key.reads != Reads::Structure && has(key.name)).count();
            let all = kind.keys().len() + map.iter().count() - both;
            (100 * both / all.max(1)) as u8
        }
        _ => 100,
    }
}
