//! What became of rings, as it is stored since there is a record of it.

use super::{at, entry, is_stored, wall};
use agent_console::domain::*;
use agent_console::journal::{Broadcast, EntryKind, Term, read_group, read_record, write_group, write_record};
use agent_console::protocol::CallId;

fn proofs(known: &[(Channel, Proof)], silenced: Proof) -> Proofs {
    let mut proofs = Proofs::default();
    proofs.silenced = silenced;
    known.iter().for_each(|(channel, proof)| proofs.set(*channel, *proof));
    proofs
}

/// Each word once.
fn all_words() -> [Proofs; 3] {
    use Channel::*;
    use Proof::*;
    [
        Proofs::default(),
        proofs(
            &[
                (Page, Unknown(Why::Hidden)),
                (Sound, Unknown(Why::Off)),
                (Notice, Unknown(Why::Blocked)),
                (Mini, Unknown(Why::Closed)),
                (Vibration, Unknown(Why::Unsupported)),
                (Badge, Unknown(Why::Failed)),
            ],
            Unknown(Why::Unneeded),
        ),
        proofs(&Channel::ALL.map(|channel| (channel, After(10 * (channel as u32 + 1)))), After(2_000)),
    ]
}

#[test]
fn what_became_of_rings_is_read_for_ever() {
    let rang = |key, generated, late_ms, proofs| Call {
        rang: Some(RingRecord { generated, received: wall(10), late_ms, proofs }),
        ..Call::new(key, CallId::new("1-1"), at(10), Phase::Ringing)
    };
    let [none, reasons, times] = all_words();
    let calls = [rang(0, None, None, none), rang(1, Some(7), None, reasons), rang(2, Some(8), Some(5_000), times)];
    is_stored("records-rang.jsonl", &calls, write_record, |text| read_record(text).expect("readable"));
    let groups = all_words().map(|proofs| vec![entry(0, EntryKind::Rang(7, proofs))]);
    is_stored("groups-rang.jsonl", &groups, |entries| write_group(entries), |text| read_group(text).expect("readable"));
}

#[test]
fn a_word_of_a_later_console_means_that_nobody_has_told() {
    let [_, reasons, _] = all_words();
    let text = write_group(&[entry(0, EntryKind::Rang(7, reasons))]);
    let later = text.replace("\"hidden\"", "\"asleep\"").replace("\"off\"", "3,\"lamp\":\"dark\"");
    let mut read = reasons;
    read.set(Channel::Page, Proof::Unknown(Why::Untold));
    read.set(Channel::Sound, Proof::After(3));
    assert_eq!(read_group(&later), Ok(vec![entry(0, EntryKind::Rang(7, read))]));
}

#[test]
fn a_tab_that_follows_is_told_of_it() {
    let [_, reasons, times] = all_words();
    let entries = vec![entry(3, EntryKind::Rang(7, reasons)), entry(4, EntryKind::Rang(7, times))];
    let told = Broadcast::Entries { term: Term::default(), shift: wall(0), saved: 3, answer: None, entries };
    assert_eq!(Broadcast::read(&told.write()), Ok(told));
}
