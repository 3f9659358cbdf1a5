//! Laws of the journal's custody: several tabs, one store that is late, full or away, a channel that is late, and tabs
//! that are closed, killed, frozen and preempted at any point.

mod days;
mod failed;
mod lived;
mod world;

use crate::support::cases;
use days::Step;
use lived::ids;
use proptest::prelude::*;
use std::collections::BTreeSet;
use world::World;

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
            let left =
                |ids: &[String]| ids.iter().filter(|id| !self.deleted.contains(*id)).cloned().collect::<Vec<_>>();
            prop_assert_eq!(left(&tab.lived.ids), left(&ids(last)), "tab {} has lived through the journal", at);
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

proptest! {
    #![proptest_config(cases::law_of_the_same_days(400))]

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
