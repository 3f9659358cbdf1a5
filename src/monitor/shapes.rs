//! How messages are written: which keys their objects have, spelled how, of which type, with which codes.

use super::finding::{Finding, Found, Place};
use super::habit::Habit;
use super::label::{Code, Name};
use crate::protocol::catalogue::{Key, NOISE, Presence, Reads, Types};
use crate::protocol::clean;
use serde_json_borrow::{Map, Value};

/// How many names and codes that no document has are kept.
const KEPT: usize = 24;
/// A key that was there so often is missed once it has been absent so often in a row.
const KNOWN: u32 = 10;
const MISSED: u32 = 8;
/// A documented key is missed once it has been absent so often.
const ABSENT: u32 = 3;
/// How often a key must have a type that no document shows.
const WRONG: u32 = 2;
/// The type of a key has changed once it was the one so often, then the other.
const TYPE_NEEDS: u8 = 4;
/// The least likeness to the name of a missing key that makes a new one its other name, where it doesn't hold all of it.
const LIKE: f64 = 0.5;
/// The first objects are looked at one by one; then one of so many, and each that has another number of keys than the one
/// that was looked at last. The others are taken to be like that.
const ALL_LOOKED_AT: u32 = 32;
const LOOKED_AT: u32 = 2;

/// What no document has, with how often it came.
#[derive(Clone, Debug, Default)]
pub(super) struct News {
    keys: Vec<StrangeKey>,
    codes: Vec<((Place, &'static str, Code), u32)>,
    /// Spellings that differ from the documents' by case.
    cases: Vec<((Place, &'static str, Name), u32)>,
}

/// A key that no document has.
#[derive(Clone, Debug)]
struct StrangeKey {
    place: Place,
    name: Name,
    count: u32,
    /// The documented keys that were there with it, one bit each.
    beside: u32,
    /// The types of its values.
    types: Types,
}

impl News {
    /// Bounded, as [`count`] is. Where the key stands in the list.
    fn sees_key(&mut self, place: Place, name: &str, value: &Value) -> Option<usize> {
        let name = Name::key(name);
        let known = self.keys.iter().position(|known| known.place == place && known.name == name);
        let at = known.unwrap_or(self.keys.len());
        if known.is_none() && at < KEPT {
            self.keys.push(StrangeKey { place, name, count: 0, beside: 0, types: Types::NONE });
        }
        let key = self.keys.get_mut(at)?;
        key.count = key.count.saturating_add(1);
        key.types = key.types.or(Types::of(value));
        Some(at)
    }
}

/// Bounded: what comes when the list is full is not told.
pub(super) fn count<T: PartialEq>(list: &mut Vec<(T, u32)>, item: T) {
    if let Some((_, count)) = list.iter_mut().find(|(known, _)| *known == item) {
        *count = count.saturating_add(1);
    } else if list.len() < KEPT {
        list.push((item, 1));
    }
}

/// The objects in one place.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    place: Place,
    keys: &'static [Key],
    states: Box<[KeyState]>,
    objects: u32,
    /// The keys that the latest objects had, one bit each, and how many of them in a row.
    mask: u32,
    run: u32,
    /// Where the keys stood in the latest object; the next one has them in the same order.
    guess: [u8; 16],
    /// How many keys the latest one had that was looked at.
    length: usize,
    /// It had the platform's list of keys.
    is_noisy: bool,
    pub noisy: u32,
}

#[derive(Clone, Copy, Debug)]
struct KeyState {
    present: u32,
    absent: u32,
    /// In how many objects in a row it was absent, when it had been there before.
    missed: u32,
    is_gone: bool,
    types: Habit,
    spelling: Habit,
}

const UNKNOWN: u8 = u8::MAX;

impl Shape {
    pub fn new(place: Place, keys: &'static [Key]) -> Shape {
        let (types, spelling) = (Habit::new(TYPE_NEEDS), Habit::new(TYPE_NEEDS));
        let state = KeyState { present: 0, absent: 0, missed: 0, is_gone: false, types, spelling };
        let states = vec![state; keys.len()].into();
        Shape {
            place,
            keys,
            states,
            objects: 0,
            mask: 0,
            run: 0,
            guess: [UNKNOWN; 16],
            length: 0,
            is_noisy: false,
            noisy: 0,
        }
    }

    pub fn sees(&mut self, map: &Map, news: &mut News) {
        self.objects = self.objects.saturating_add(1);
        let length = map.len();
        let is_passed =
            self.objects > ALL_LOOKED_AT && !self.objects.is_multiple_of(LOOKED_AT) && length == self.length;
        let noisy = self.noisy;
        let mask = if is_passed { self.mask } else { self.looks_at(map, news) };
        if is_passed {
            self.noisy = self.noisy.saturating_add(u32::from(self.is_noisy));
        } else {
            (self.length, self.is_noisy) = (length, self.noisy > noisy);
        }
        if mask == self.mask {
            self.run = self.run.saturating_add(1);
        } else {
            self.settle();
            (self.mask, self.run) = (mask, 1);
        }
    }

    /// The keys that it has, one bit each.
    fn looks_at(&mut self, map: &Map, news: &mut News) -> u32 {
        let (mut mask, mut strange) = (0, Vec::new());
        for (position, (name, value)) in map.iter().enumerate() {
            let guess = self.guess.get(position).copied().unwrap_or(UNKNOWN);
            let index = match self.keys.get(usize::from(guess)) {
                Some(key) if key.name == name => guess,
                _ => self.finds(position, name, news),
            };
            if index == UNKNOWN {
                let is_told = name == NOISE || self.keys.iter().any(|key| key.within == Some(name));
                strange.extend((!is_told).then(|| news.sees_key(self.place, name, value)).flatten());
                continue;
            }
            mask |= 1 << index;
            let (key, state) = (&self.keys[usize::from(index)], &mut self.states[usize::from(index)]);
            if key.types != Types::ANY {
                state.types.sees(Types::of(value).bits());
            }
            if let Reads::Code(table) = key.reads {
                let place = self.place;
                with_code(value, |code| {
                    if !code.is_empty() && !table.knows(code) {
                        count(&mut news.codes, (place, key.name, Code::of(code)));
                    }
                });
            }
        }
        strange.into_iter().for_each(|at: usize| news.keys[at].beside |= mask);
        mask
    }

    /// The key, in whatever case, and where it stands from now on.
    fn finds(&mut self, position: usize, name: &str, news: &mut News) -> u8 {
        if name == NOISE {
            self.noisy = self.noisy.saturating_add(1);
            return UNKNOWN;
        }
        let exact = |key: &Key| key.within.is_none() && key.name == name;
        let other = |key: &Key| key.within.is_none() && key.also.contains(&name);
        let cased = |key: &Key| key.within.is_none() && key.name.eq_ignore_ascii_case(name);
        let place = |is: &dyn Fn(&Key) -> bool| self.keys.iter().position(is);
        let (index, spelling) = if let Some(index) = place(&exact) {
            if let Some(guess) = self.guess.get_mut(position) {
                *guess = index as u8;
            }
            (index, 1)
        } else if let Some(index) = place(&other) {
            (index, 2)
        } else if let Some(index) = place(&cased) {
            count(&mut news.cases, (self.place, self.keys[index].name, Name::key(name)));
            (index, 4)
        } else {
            return UNKNOWN;
        };
        if !self.keys[index].also.is_empty() {
            self.states[index].spelling.sees(spelling);
        }
        index as u8
    }

    /// Enters what the latest objects had.
    fn settle(&mut self) {
        for (index, state) in self.states.iter_mut().enumerate() {
            state.enter(self.mask & 1 << index != 0, self.run);
        }
        self.run = 0;
    }

    /// How many objects had the key, and how many hadn't.
    pub fn presence(&self, name: &str) -> (u32, u32) {
        let state = self.keys.iter().zip(self.settled().states).find(|(key, _)| key.name == name);
        state.map_or((0, 0), |(_, state)| (state.present, state.absent))
    }

    /// How the key is spelled at present: as in the samples, or as another document has it.
    pub fn spelled_as_sample(&self, name: &str) -> Option<bool> {
        let state = self.keys.iter().zip(&self.states).find(|(key, _)| key.name == name)?.1;
        match state.spelling.present() {
            (1, _) => Some(true),
            (2, _) => Some(false),
            _ => (state.present > 0).then_some(true),
        }
    }

    /// The type that the key has at present.
    pub fn present_type(&self, name: &str) -> Types {
        let state = self.keys.iter().zip(&self.states).find(|(key, _)| key.name == name);
        state.map_or(Types::NONE, |(_, state)| Types::from_bits(state.types.present().0))
    }

    pub fn objects(&self) -> u32 {
        self.objects
    }

    fn settled(&self) -> Shape {
        let mut settled = self.clone();
        settled.settle();
        settled
    }

    /// A key of an event's header is missed by its values, too.
    pub fn findings(&self, news: &News, found: &mut Vec<Found>) {
        let place = self.place;
        let mut strange: Vec<_> = news.keys.iter().filter(|strange| strange.place == place).collect();
        for (index, (key, state)) in self.keys.iter().zip(self.settled().states).enumerate() {
            let mut tell = |finding, count| found.push(Found { finding, count });
            let needed = key.presence == Presence::Always && key.within.is_none();
            if state.is_missed() || needed && state.absent >= ABSENT {
                match likest(key, 1 << index, &strange) {
                    Some(index) => {
                        let StrangeKey { name, count, .. } = strange.swap_remove(index);
                        tell(Finding::RenamedKey { place, key: key.name, to: name.clone() }, *count);
                    }
                    None => tell(Finding::MissingKey { place, key: key.name }, state.absent),
                }
            }
            let (present, run) = state.types.present();
            let is_wrong = |bits| !key.types.has(Types::from_bits(bits)) && bits != 0;
            if let Some((from, to)) = state.types.change() {
                let (from, to) = (Types::from_bits(from), Types::from_bits(to));
                tell(Finding::TypeChanged { place, key: key.name, from, to }, run);
            } else if is_wrong(present) && run >= WRONG {
                let to = Types::from_bits(present);
                tell(Finding::TypeChanged { place, key: key.name, from: key.types, to }, run);
            }
            if let Some((1 | 2, to @ (1 | 2))) = state.spelling.change() {
                let to = if to == 1 { key.name } else { key.also[0] };
                tell(Finding::KeyCase { place, key: key.name, to: Name::key(to) }, state.spelling.present().1);
            }
        }
        found.extend(strange.into_iter().map(|StrangeKey { place, name, count, .. }| Found {
            finding: Finding::NewKey { place: *place, key: name.clone() },
            count: *count,
        }));
        for ((at, key, to), count) in news.cases.iter().filter(|((at, ..), _)| *at == place) {
            found.push(Found { finding: Finding::KeyCase { place: *at, key, to: to.clone() }, count: *count });
        }
        for ((at, key, code), count) in news.codes.iter().filter(|((at, ..), _)| *at == place) {
            found.push(Found { finding: Finding::NewCode { place: *at, key, code: *code }, count: *count });
        }
    }
}

impl KeyState {
    fn enter(&mut self, is_present: bool, objects: u32) {
        if is_present && objects > 0 {
            self.is_gone = self.is_missed();
            self.present = self.present.saturating_add(objects);
            self.missed = 0;
        } else {
            self.absent = self.absent.saturating_add(objects);
            self.missed = self.missed.saturating_add(objects);
        }
    }

    /// It was nearly always there, and then no longer.
    fn is_missed(&self) -> bool {
        let before = self.absent - self.missed;
        self.is_gone || self.present >= KNOWN && self.missed >= MISSED && before * 20 <= self.present
    }
}

/// Does something with a code, written as a text or as a number.
fn with_code(value: &Value, then: impl FnOnce(&str)) {
    let mut digits = [0; 20];
    match value {
        Value::Str(text) => then(clean(text)),
        Value::Number(number) => match number.as_u64() {
            Some(mut number) => {
                let mut start = digits.len();
                while start == digits.len() || number > 0 {
                    start -= 1;
                    digits[start] = b'0' + (number % 10) as u8;
                    number /= 10;
                }
                then(str::from_utf8(&digits[start..]).expect("digits"));
            }
            None => then(&number.as_f64().unwrap_or_default().to_string()),
        },
        _ => {}
    }
}

/// Which of the strange keys may be another name of this one, whose bit it is: like it in name and type, and never beside it.
fn likest(key: &Key, bit: u32, strange: &[&StrangeKey]) -> Option<usize> {
    let own = key.name.to_ascii_lowercase();
    let likeness = |other: &StrangeKey| {
        let name = other.name.as_str().to_ascii_lowercase();
        let is_like = name.contains(&own) || strsim::normalized_levenshtein(&own, &name) >= LIKE;
        let may_be = !other.name.is_none() && other.beside & bit == 0 && key.types.has(other.types);
        (is_like && may_be).then(|| (strsim::normalized_levenshtein(&own, &name) * 1_000.0) as u32)
    };
    let like = strange.iter().enumerate().filter_map(|(at, other)| Some((likeness(other)?, at)));
    like.max().map(|(_, at)| at)
}
