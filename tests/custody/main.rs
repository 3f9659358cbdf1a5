//! Laws of the journal's custody: several tabs, one store that is late, full or away, a channel that is late, and tabs
//! that are closed, killed, frozen and preempted at any point.

mod days;
mod world;

use days::Step;
use proptest::prelude::*;
use std::collections::BTreeSet;
use world::{World, ids};

impl World {
    fn check(&self) -> Result<(), TestCaseError> {
        let journal: Vec<String> = self.disk.shifts.values().flat_map(|entries| ids(entries)).collect();
        let once: BTreeSet<String> = journal.iter().cloned().collect();
        // Whoever leads in a shift has read no earlier one than that which has just ended. What arrives even later, because
        // the clock has may_repeat, may stand in two.
        prop_assert!(self.may_repeat || once.len() == journal.len(), "nothing is written twice: {:?}", journal);
        for entries in self.disk.shifts.values() {
            let ids = ids(entries);
            let once: BTreeSet<&String> = ids.iter().collect();
            prop_assert_eq!(once.len(), ids.len(), "nothing is written twice in a shift: {:?}", &ids);
        }
        // What a page that was closed could not store comes into the journal with the next reading.
        let spilled: BTreeSet<String> = self.disk.spills.iter().flat_map(|entries| ids(entries)).collect();
        let lost: Vec<_> = self.heard.iter().filter(|id| !once.contains(*id) && !spilled.contains(*id)).collect();
        prop_assert!(lost.is_empty(), "lost: {:?} of {:?}", lost, journal);
        let (_, last) = self.disk.shifts.last_key_value().expect("something has happened");
        for (at, tab) in self.tabs.iter().enumerate() {
            let tab = tab.as_ref().expect("every tab is open");
            let leads = self.leader == Some(at);
            prop_assert!(!leads || tab.custody.pending().next().is_none(), "the leader knows that all is durable");
            prop_assert_eq!(&tab.lived.ids, &ids(last), "tab {} has lived through the journal", at);
        }
        Ok(())
    }
}

fn step() -> impl Strategy<Value = Step> {
    let tab = 0_usize..3;
    prop_oneof![
        8 => Just(Step::Happen),
        8 => tab.clone().prop_map(Step::Deliver),
        8 => tab.clone().prop_map(Step::Write),
        6 => tab.clone().prop_map(Step::Read),
        2 => any::<bool>().prop_map(Step::Away),
        1 => any::<bool>().prop_map(Step::Full),
        2 => tab.clone().prop_map(Step::Want),
        2 => tab.clone().prop_map(Step::Steal),
        1 => tab.clone().prop_map(Step::Kill),
        1 => tab.clone().prop_map(Step::Close),
        2 => tab.clone().prop_map(Step::Open),
        1 => tab.clone().prop_map(Step::Freeze),
        1 => tab.prop_map(Step::Thaw),
        1 => Just(Step::Wait),
        1 => Just(Step::Pause),
        1 => Just(Step::Empty),
        1 => (-12_i64..=12).prop_map(Step::Set),
    ]
}

fn cases() -> u32 {
    std::env::var("LAW_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_fails_every_tab_comes_to_one_journal_that_lacks_nothing(
        tabs in 1_usize..=3,
        steps in proptest::collection::vec(step(), 0..120),
    ) {
        let mut world = World::new(tabs);
        steps.into_iter().for_each(|step| world.step(step));
        world.settle();
        world.check()?;
    }
}

/// Days on which a law failed once.
#[test]
fn a_day_that_failed_once_passes() {
    use Step::*;
    let days: &[(usize, &[Step])] = &[
        (
            3,
            &[
                Freeze(1),
                Read(2),
                Happen,
                Deliver(0),
                Close(0),
                Pause,
                Kill(2),
                Open(0),
                Read(0),
                Open(0),
                Open(2),
                Happen,
                Want(2),
            ],
        ),
        (
            3,
            &[
                Want(0),
                Read(0),
                Happen,
                Write(0),
                Freeze(0),
                Open(0),
                Open(0),
                Want(2),
                Thaw(1),
                Read(1),
                Steal(2),
                Away(true),
                Deliver(1),
                Set(-1),
                Want(1),
                Read(1),
                Happen,
                Close(2),
                Close(1),
            ],
        ),
        (
            3,
            &[
                Away(true),
                Read(0),
                Happen,
                Happen,
                Want(2),
                Away(false),
                Want(0),
                Happen,
                Pause,
                Want(2),
                Read(2),
                Want(1),
            ],
        ),
        (
            2,
            &[
                Kill(2),
                Happen,
                Happen,
                Happen,
                Pause,
                Away(true),
                Happen,
                Write(1),
                Open(0),
                Read(0),
                Want(0),
                Steal(0),
                Want(1),
                Happen,
                Want(0),
            ],
        ),
        (
            2,
            &[
                Read(1),
                Deliver(2),
                Happen,
                Read(2),
                Empty,
                Deliver(0),
                Deliver(0),
                Write(0),
                Write(2),
                Happen,
                Write(2),
                Close(2),
            ],
        ),
        (
            3,
            &[
                Full(false),
                Set(-8),
                Kill(2),
                Pause,
                Open(2),
                Want(2),
                Away(true),
                Close(0),
                Set(-9),
                Read(2),
                Deliver(1),
                Open(0),
                Kill(2),
            ],
        ),
    ];
    for (at, (tabs, steps)) in days.iter().enumerate() {
        let mut world = World::new(*tabs);
        steps.iter().for_each(|step| world.step(step.clone()));
        world.settle();
        if let Err(error) = world.check() {
            panic!("day {at}: {error}");
        }
    }
}
