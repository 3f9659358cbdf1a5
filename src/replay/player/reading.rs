//! What a release makes of a file, entry by entry, to be held against what another makes of it.

use super::Player;
use super::fold::Fold;
use crate::casefile::{Fact, facts_of, own_facts};
use crate::domain::{Call, Moment};
use crate::numbers::sha256;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A digest of what is said after each entry. Where it tells of persons, whoever knows their numbers can tell that it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub release: String,
    /// The sum of the file's text; empty where it isn't known, as in what earlier releases wrote.
    #[serde(default)]
    pub file: String,
    pub entries: Vec<String>,
}

impl Reading {
    pub fn write(&self) -> String {
        serde_json::to_string(self).expect("texts can be written")
    }

    /// What [`Reading::write`] wrote.
    pub fn read(text: &str) -> Option<Reading> {
        serde_json::from_str(text).ok()
    }
}

/// How another release's reading stands to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// It is of another file.
    OtherFile,
    Same,
    /// From the entry at this place on.
    Differs(usize),
}

pub fn compare(one: &Reading, other: &Reading) -> Compared {
    let is_known = !one.file.is_empty() && !other.file.is_empty();
    if is_known && one.file != other.file || one.entries.len() != other.entries.len() {
        return Compared::OtherFile;
    }
    first_difference(one, other).map_or(Compared::Same, Compared::Differs)
}

/// What this release, of that name, makes of a file. Which file it is isn't said.
pub fn reading(player: &Player, release: &str) -> Reading {
    let entries = digests(player).into_iter().map(|digest| format!("{digest:016x}")).collect();
    Reading { release: release.to_owned(), file: String::new(), entries }
}

/// The place of the first entry after which two releases say different things. One that only one of them read is different.
pub fn first_difference(one: &Reading, other: &Reading) -> Option<usize> {
    let differ = one.entries.iter().zip(&other.entries).position(|(one, other)| one != other);
    let length = one.entries.len().min(other.entries.len());
    differ.or_else(|| (one.entries.len() != other.entries.len()).then_some(length))
}

/// Of what is said after each entry.
pub(super) fn digests(player: &Player) -> Vec<u64> {
    let Some(first) = player.entries().first() else { return Vec::new() };
    let mut fold = Fold::new(player.config(), first.now);
    let mut known: Vec<(Rc<Call>, u64)> = Vec::new();
    let digest = |entry| {
        fold.take(entry, |_, _| {});
        known.truncate(fold.session.calls().len());
        let mut sum = 0u64;
        for (place, call) in fold.session.calls().iter().enumerate() {
            // What is over stays as it is.
            let same = known.get(place).filter(|(known, _)| Rc::ptr_eq(known, call) && !call.is_live());
            let digest = same.map_or_else(|| of_call(call, fold.at), |(_, digest)| *digest);
            match known.get_mut(place) {
                Some(known) => *known = (call.clone(), digest),
                None => known.push((call.clone(), digest)),
            }
            sum = sum.wrapping_add(digest);
        }
        sum.wrapping_add(of(&own_facts(&fold.session)))
    };
    player.entries().iter().map(digest).collect()
}

fn of_call(call: &Call, at: Moment) -> u64 {
    of(&facts_of(call, at))
}

fn of(facts: &[(Fact, String)]) -> u64 {
    let key = |fact: &Fact| match fact {
        Fact::AgentState => "agent".to_owned(),
        Fact::Since => "since".to_owned(),
        Fact::Ring => "ring".to_owned(),
        Fact::Phase(key) => format!("phase {key}"),
        Fact::Party(key) => format!("party {key}"),
        Fact::Durations(key) => format!("durations {key}"),
    };
    let text: String = facts.iter().map(|(fact, said)| format!("{}: {said}\n", key(fact))).collect();
    let [a, b, c, d, e, f, g, h, ..] = sha256(text.as_bytes());
    u64::from_be_bytes([a, b, c, d, e, f, g, h])
}
