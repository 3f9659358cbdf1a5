//! A call of which a replay with holes tells less than it knew, and the record that was made before. What is on record is
//! never taken back.

use crate::domain::{
    Call, Direction, Earlier, Edited, MOST_REVISIONS, Outcome, Phase, Revision, Revisions, RingRecord,
};

/// What is on record, with what an incomplete `call` adds to it. A record of a complete call knows better about the call,
/// and stays one; about the note and the like the later word counts. If the call adds nothing, this is the record itself.
pub(super) fn merge(stored: &Call, call: &Call) -> Call {
    let mut merged = stored.clone();
    // What is on record of the call itself may be poor, too.
    let poor = stored.incomplete || certainty(stored) <= Certainty::Unknown;
    if poor {
        if certainty(call) > certainty(stored) {
            merged.phase = call.phase;
        }
        merged.answered = stored.answered.or(call.answered);
        merged.talked_ms = stored.talked_ms.max(call.talked_ms);
        merged.held_ms = stored.held_ms.max(call.held_ms);
        merged.transferred |= call.transferred;
        merged.conference |= call.conference;
    }
    if stored.direction == Direction::Unknown {
        merged.direction = call.direction;
    }
    merged.rang = RingRecord::joined(stored.rang, call.rang);
    add(&mut merged.agent, &call.agent);
    add(&mut merged.number, &call.number);
    add(&mut merged.caller, &call.caller);
    add(&mut merged.called, &call.called);
    add(&mut merged.queue, &call.queue);
    add(&mut merged.feature, &call.feature);
    merged.switched |= merged.medium.is_none() && call.switched;
    add(&mut merged.medium, &call.medium);
    add(&mut merged.contact, &call.contact);
    add(&mut merged.transferred_from, &call.transferred_from);
    add(&mut merged.failure, &call.failure);
    add(&mut merged.wrap_up_ms, &call.wrap_up_ms);
    add(&mut merged.calls_back, &call.calls_back);
    merge_remarks(&mut merged, call);
    merged.incomplete |= poor && merged != *stored;
    merged
}

/// How much the end of a call tells, in order.
#[derive(PartialEq, PartialOrd)]
enum Certainty {
    Live,
    Unknown,
    NotAnswered,
    /// The parties spoke, whatever else may be missing.
    Answered,
}

fn certainty(call: &Call) -> Certainty {
    match call.phase {
        Phase::Ended { outcome: Outcome::Answered, .. } => Certainty::Answered,
        Phase::Ended { outcome: Outcome::Unknown, .. } => Certainty::Unknown,
        Phase::Ended { .. } => Certainty::NotAnswered,
        Phase::Ringing | Phase::Dialling | Phase::Talking { .. } | Phase::Held { .. } => Certainty::Live,
    }
}

fn add<T: Clone>(stored: &mut Option<T>, known: &Option<T>) {
    if stored.is_none() {
        stored.clone_from(known);
    }
}

/// The note, the disposition, whether the call is done with, and what was said before.
fn merge_remarks(merged: &mut Call, call: &Call) {
    let Revisions { note, disposition, done, promise, earlier } = &call.revisions;
    let mut replaced = Vec::new();
    if is_later(*note, merged.revisions.note) {
        if let (Some(since), Some(was)) = (until(*note, merged.revisions.note), &merged.note) {
            replaced.push(revision(merged.revisions.note, since, Earlier::Note(was.clone())));
        }
        merged.note.clone_from(&call.note);
        merged.revisions.note = *note;
    } else {
        add(&mut merged.note, &call.note.clone().filter(|_| merged.revisions.note.is_none()));
    }
    if is_later(*disposition, merged.revisions.disposition) {
        if let (Some(since), Some(was)) = (until(*disposition, merged.revisions.disposition), &merged.disposition) {
            replaced.push(revision(merged.revisions.disposition, since, Earlier::Disposition(was.clone())));
        }
        merged.disposition.clone_from(&call.disposition);
        merged.revisions.disposition = *disposition;
    } else {
        add(&mut merged.disposition, &call.disposition.clone().filter(|_| merged.revisions.disposition.is_none()));
    }
    if *done > merged.revisions.done {
        merged.wrapped_up = call.wrapped_up;
        merged.revisions.done = *done;
    } else if merged.revisions.done.is_none() {
        merged.wrapped_up |= call.wrapped_up;
    }
    if *promise > merged.revisions.promise {
        merged.promise = call.promise;
        merged.revisions.promise = *promise;
    }
    // What is on record has precedence where there is no room for all.
    let known = &mut merged.revisions.earlier;
    let room = MOST_REVISIONS.saturating_sub(known.len());
    let fresh: Vec<Revision> = earlier.iter().filter(|revision| !known.contains(revision)).cloned().collect();
    known.extend(fresh.into_iter().rev().take(room));
    replaced.retain(|revision| known.iter().all(|other| other.was != revision.was || other.since != revision.since));
    known.extend(replaced);
    known.sort_by_key(|revision| revision.until);
    let surplus = known.len().saturating_sub(MOST_REVISIONS);
    known.drain(..surplus);
}

fn is_later(edited: Option<Edited>, stored: Option<Edited>) -> bool {
    edited.map(|edited| edited.last) > stored.map(|edited| edited.last)
}

/// When a version on record gave way, if what follows is another version.
fn until(edited: Option<Edited>, stored: Option<Edited>) -> Option<u64> {
    let edited = edited?;
    (stored.map(|stored| stored.since) != Some(edited.since)).then_some(edited.since)
}

fn revision(stored: Option<Edited>, until: u64, was: Earlier) -> Revision {
    Revision { since: stored.map(|stored| stored.since), until, was }
}
