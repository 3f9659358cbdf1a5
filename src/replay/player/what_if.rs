//! What would have been if something had not come, or at another time, or something else had.

use super::Player;
use super::reading::digests;
use crate::casefile::{CaseFile, Fact, facts};
use crate::domain::{Moment, Now};
use crate::journal::{Entry, EntryKind};
use std::collections::HashMap;
use std::rc::Rc;

/// Entries go by their places, times are monotonic milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    LeaveOut(usize),
    /// Lets an entry come at another time, after all that came by then.
    Move {
        entry: usize,
        to: u64,
    },
    Add {
        at: u64,
        what: EntryKind,
    },
}

/// Where things come to differ: the places of an entry in the file and in the changed one, and the facts that differ after it,
/// each with what is said in either; `None` where nothing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub place: usize,
    pub changed_place: usize,
    pub facts: Vec<(Fact, Option<String>, Option<String>)>,
}

/// By how long an entry is to be moved, milliseconds, as somebody types it in seconds: not by nothing, and not by more than a
/// day.
pub fn read_shift(text: &str) -> Option<i64> {
    const DAY_S: f64 = 86_400.0;
    let seconds = text.trim().parse::<f64>().ok().filter(|seconds| seconds.abs() <= DAY_S)?;
    Some((seconds * 1_000.0) as i64).filter(|ms| *ms != 0)
}

/// The changed entries, numbered and in the order of time.
pub fn edited(entries: &[Entry], edit: &Edit) -> Vec<Entry> {
    let first = entries.first().map_or(0, |entry| entry.number);
    let (entries, _) = changed(entries, edit);
    let numbered =
        entries.into_iter().enumerate().map(|(place, entry)| Entry { number: first + place as u64, ..entry });
    numbered.collect()
}

/// The changed entries, and where the one that was edited is, if it is anywhere.
fn changed(entries: &[Entry], edit: &Edit) -> (Vec<Entry>, Option<usize>) {
    let mut entries = entries.to_vec();
    let (what, to) = match edit {
        Edit::LeaveOut(entry) => {
            if *entry < entries.len() {
                entries.remove(*entry);
            }
            return (entries, None);
        }
        Edit::Move { entry, to } if *entry < entries.len() => (entries.remove(*entry).what, *to),
        Edit::Move { .. } => return (entries, None),
        Edit::Add { at, what } => (what.clone(), *at),
    };
    let place = entries.partition_point(|entry| entry.now.at.mono <= to);
    let near = place.checked_sub(1).and_then(|before| entries.get(before)).or(entries.first()).map(|near| near.now);
    let Now { at: near, day } = near.unwrap_or_default();
    let wall = near.wall.saturating_add_signed(to as i64 - near.mono as i64);
    entries.insert(place, Entry { number: 0, now: Now { at: Moment { mono: to, wall }, day }, what });
    (entries, Some(place))
}

/// The changed file, and where it first comes to say something else.
pub fn what_if(player: &Player, edit: &Edit) -> (Player, Option<Difference>) {
    let file = player.file();
    let entries = edited(&file.entries, edit);
    let (_, new) = changed(&file.entries, edit);
    let other = CaseFile { entries, ..CaseFile::clone(file) };
    let mut other = Player::new(Rc::new(other), player.tag);
    let old = match edit {
        Edit::LeaveOut(entry) | Edit::Move { entry, .. } => Some(*entry),
        Edit::Add { .. } => None,
    };
    // The other entries are the same, and in the same order.
    let (before, after) = (digests(player), digests(&other));
    let places = |count: usize, but: Option<usize>| (0..count).filter(move |place| Some(*place) != but);
    let mut both = places(before.len(), old).zip(places(after.len(), new));
    let differ = both.find(|(ours, theirs)| before[*ours] != after[*theirs]);
    // What comes last of all has no entry after it.
    let last = || Some((before.len().checked_sub(1)?, after.len().checked_sub(1)?));
    let (place, changed_place) = match differ.or_else(last) {
        Some(places) => places,
        None => return (other, None),
    };
    let mut mine = Player::new(file.clone(), player.tag);
    let (before, after) = match differ {
        Some(_) => (mine.facts(place), other.facts(changed_place)),
        None => {
            let end = mine.entries()[place].now.at.mono.max(other.entries()[changed_place].now.at.mono);
            (facts_by(&mut mine, place, end), facts_by(&mut other, changed_place, end))
        }
    };
    let facts = differences(before, after);
    let difference = (!facts.is_empty()).then_some(Difference { place, changed_place, facts });
    (other, difference)
}

fn facts_by(player: &mut Player, place: usize, mono: u64) -> Vec<(Fact, String)> {
    let at = player.entries()[place].now.at;
    let scene = player.at_moment(place, at.plus(mono.saturating_sub(at.mono)));
    facts(&scene.session, scene.at)
}

fn differences(before: Vec<(Fact, String)>, after: Vec<(Fact, String)>) -> Vec<(Fact, Option<String>, Option<String>)> {
    let mut both: Vec<(Fact, Option<String>, Option<String>)> =
        before.into_iter().map(|(fact, said)| (fact, Some(said), None)).collect();
    let places: HashMap<Fact, usize> = both.iter().enumerate().map(|(place, (fact, ..))| (*fact, place)).collect();
    for (fact, said) in after {
        match places.get(&fact) {
            Some(place) => both[*place].2 = Some(said),
            None => both.push((fact, None, Some(said))),
        }
    }
    both.into_iter().filter(|(_, before, after)| before != after).collect()
}
