//! What has changed is drawn in time, at most once a frame, and never so often that the page can't be used.

use crate::support::cases::law_of_the_same_days;
use agent_console::render::{Plan, RenderScheduler, Urgency, Wake};
use proptest::prelude::*;

const NOTHING: Plan = Plan { page: false, log: false };
const ALL: Plan = Plan { page: true, log: true };
const ALL_BUT_THE_LOG: Plan = Plan { page: true, log: false };
/// From one frame to the next, milliseconds.
const FRAME_MS: u64 = 16;

fn at(ms: u64) -> Wake {
    Wake { frame: false, at: Some(ms) }
}

const WITH_A_FRAME: Wake = Wake { frame: true, at: None };

/// Something has changed at 0.
fn requested(urgency: Urgency) -> RenderScheduler {
    let mut scheduler = RenderScheduler::default();
    scheduler.request(0, urgency);
    scheduler
}

/// A flood has begun with the frame at 100.
fn flooded() -> RenderScheduler {
    let mut scheduler = RenderScheduler::default();
    scheduler.count(0, 200);
    scheduler.request(0, Urgency::Saved);
    assert_eq!(scheduler.frame(100, true), NOTHING, "most floods are over before anything could be read");
    assert_eq!(scheduler.wake(), at(1_100));
    scheduler
}

#[test]
fn however_often_something_changes_it_is_drawn_once_a_frame() {
    let mut scheduler = requested(Urgency::Frame);
    for now in 1..10 {
        scheduler.request(now, Urgency::Frame);
        scheduler.request(now, Urgency::Saved);
        assert_eq!(scheduler.wake(), WITH_A_FRAME);
    }
    assert_eq!(scheduler.frame(FRAME_MS, true), ALL);
    assert_eq!(scheduler.wake(), Wake::default());
}

#[test]
fn a_ring_is_drawn_first_and_the_page_with_the_frame_after_it() {
    let mut scheduler = requested(Urgency::Saved);
    assert!(scheduler.popup_first(1));
    assert!(!scheduler.popup_first(2), "not twice a frame");
    assert_eq!(scheduler.wake(), WITH_A_FRAME);
    assert_eq!(scheduler.frame(FRAME_MS, false), NOTHING, "a busy page draws the popup late");
    assert_eq!(scheduler.wake(), WITH_A_FRAME);
    assert_eq!(scheduler.frame(2 * FRAME_MS, true), NOTHING);
    assert_eq!(scheduler.wake(), WITH_A_FRAME);
    assert_eq!(scheduler.frame(3 * FRAME_MS, true), ALL);
    assert_eq!(scheduler.wake(), Wake::default());
}

#[test]
fn what_is_to_be_saved_waits_for_that_but_not_for_long() {
    let mut scheduler = requested(Urgency::Saved);
    scheduler.request(50, Urgency::Saved);
    assert_eq!(scheduler.wake(), at(100));
    let mut slow_disk = scheduler.clone();
    assert_eq!(slow_disk.frame(100, true), ALL);
    scheduler.saved(60);
    assert_eq!(scheduler.wake(), WITH_A_FRAME);
    assert_eq!(scheduler.frame(64, true), ALL);
    scheduler.saved(70);
    assert_eq!(scheduler.wake(), Wake::default(), "nothing waited");
}

#[test]
fn what_nobody_watches_is_drawn_with_what_is_drawn_next_or_within_a_second() {
    let mut scheduler = requested(Urgency::Later);
    scheduler.request(500, Urgency::Later);
    assert_eq!(scheduler.wake(), at(1_000));
    let mut alone = scheduler.clone();
    assert_eq!(alone.frame(1_000, true), ALL);
    scheduler.request(600, Urgency::Saved);
    assert_eq!(scheduler.wake(), at(700));
    scheduler.saved(610);
    assert_eq!(scheduler.wake(), Wake { frame: true, at: Some(1_000) });
    assert_eq!(scheduler.frame(620, true), ALL);
    assert_eq!(scheduler.wake(), Wake::default());
}

#[test]
fn a_flood_is_drawn_once_a_second_and_its_log_every_other_time() {
    let mut scheduler = flooded();
    for (second, plan) in [(1, ALL_BUT_THE_LOG), (2, ALL), (3, ALL_BUT_THE_LOG), (4, ALL)] {
        let now = second * 1_000 + 100;
        scheduler.count(now - 10, 200);
        scheduler.request(now - 10, Urgency::Saved);
        scheduler.saved(now - 5);
        assert_eq!(scheduler.wake(), at(now));
        assert!(!scheduler.popup_first(now - 2), "nor is what rings");
        assert_eq!(scheduler.frame(now, true), plan);
        scheduler.request(now + 1, Urgency::Saved);
        assert_eq!(scheduler.wake(), at(now + 1_000));
    }
}

#[test]
fn when_a_flood_is_over_the_page_is_drawn_at_once_and_the_log_with_the_frame_after() {
    let mut scheduler = flooded();
    scheduler.request(200, Urgency::Frame);
    assert!(scheduler.drained(), "something waited");
    assert_eq!(scheduler.wake(), Wake::default(), "the caller says how soon it is drawn");
    scheduler.request(200, Urgency::Frame);
    assert_eq!(scheduler.wake(), WITH_A_FRAME);
    assert_eq!(scheduler.frame(208, true), ALL_BUT_THE_LOG);
    assert_eq!(scheduler.wake(), WITH_A_FRAME);
    assert_eq!(scheduler.frame(224, true), ALL);
    assert_eq!(scheduler.wake(), Wake::default());
}

#[test]
fn where_nothing_was_flooded_nothing_waited() {
    let mut scheduler = requested(Urgency::Saved);
    scheduler.count(0, 90);
    assert!(!scheduler.drained());
    assert_eq!(scheduler.wake(), at(100));
    assert_eq!(scheduler.frame(100, true), ALL);
}

#[test]
fn a_flood_that_nobody_drains_is_over_when_little_more_comes() {
    let mut scheduler = flooded();
    scheduler.request(200, Urgency::Frame);
    assert_eq!(scheduler.frame(1_100, true), ALL);
    scheduler.request(1_200, Urgency::Frame);
    assert_eq!(scheduler.wake(), WITH_A_FRAME);
}

#[test]
fn a_ring_is_drawn_first_again_after_the_pause_of_a_flood() {
    let mut scheduler = flooded();
    assert!(!scheduler.popup_first(1_099));
    assert!(scheduler.popup_first(1_100));
    assert_eq!(scheduler.wake(), WITH_A_FRAME);
}

#[test]
fn a_tab_out_of_sight_draws_by_its_timeouts() {
    let mut scheduler = requested(Urgency::Frame);
    for now in 1..=300 {
        scheduler.request(now * 10, Urgency::Saved);
    }
    assert_eq!(scheduler.wake(), WITH_A_FRAME, "which doesn't come");
    scheduler.request(3_000, Urgency::Later);
    assert_eq!(scheduler.wake(), Wake { frame: true, at: Some(4_000) });
    assert_eq!(scheduler.frame(4_000, true), ALL, "what took so long to come is no flood");
    scheduler.request(4_010, Urgency::Saved);
    assert_eq!(scheduler.wake(), at(4_110));
    assert_eq!(scheduler.frame(4_110, true), ALL);
}

/// What happens to a scheduler.
#[derive(Clone, Copy, Debug)]
enum Step {
    Request(Urgency),
    Count(u32),
    Saved,
    Rings,
    Drained,
    /// Time passes, milliseconds, and what was arranged comes.
    Pass(u64),
    /// A timeout comes though nothing asks for it any more.
    Stray,
}

fn any_urgency() -> impl Strategy<Value = Urgency> {
    prop_oneof![Just(Urgency::Later), Just(Urgency::Saved), Just(Urgency::Frame)]
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => any_urgency().prop_map(Step::Request),
        1 => (1_u32..250).prop_map(Step::Count),
        1 => Just(Step::Saved),
        1 => Just(Step::Rings),
        1 => Just(Step::Drained),
        4 => prop_oneof![0_u64..40, 0_u64..2_500].prop_map(Step::Pass),
        1 => Just(Step::Stray),
    ]
}

/// A page with a clock, whose popup is drawn by the frame after it was told to.
#[derive(Default)]
struct Page {
    scheduler: RenderScheduler,
    now: u64,
    last_frame: Option<u64>,
    drawn: Option<(u64, Plan)>,
}

impl Page {
    fn comes(&mut self) {
        let plan = self.scheduler.frame(self.now, true);
        assert!(plan.page || !plan.log);
        if plan.page {
            self.drawn = Some((self.now, plan));
        }
    }

    /// Lives until then; frames come only to a page in sight.
    fn live(&mut self, until: u64, in_sight: bool) {
        loop {
            let Wake { frame, at } = self.scheduler.wake();
            let next_frame = (self.now / FRAME_MS + 1) * FRAME_MS;
            let frame = Some(next_frame).filter(|_| frame && in_sight);
            let Some(next) = [frame, at.map(|at| at.max(self.now))].into_iter().flatten().min() else { break };
            if next > until {
                break;
            }
            self.now = next;
            if frame == Some(next) {
                assert!(self.last_frame < Some(next), "once a frame");
                self.last_frame = Some(next);
            }
            self.comes();
        }
        self.now = until;
    }

    fn step(&mut self, step: Step, in_sight: bool) {
        let now = self.now;
        match step {
            Step::Request(urgency) => self.scheduler.request(now, urgency),
            Step::Count(reasons) => self.scheduler.count(now, reasons),
            Step::Saved => self.scheduler.saved(now),
            Step::Rings => drop(self.scheduler.popup_first(now)),
            Step::Drained => {
                if self.scheduler.drained() {
                    self.scheduler.request(now, Urgency::Frame);
                }
            }
            Step::Pass(ms) => self.live(now + ms, in_sight),
            Step::Stray => self.comes(),
        }
    }
}

/// How long a change may wait that comes while nothing floods: the popup's frame may come before its own.
fn bound(urgency: Urgency) -> u64 {
    let wait = match urgency {
        Urgency::Later => 1_000,
        Urgency::Saved => 100,
        Urgency::Frame => FRAME_MS,
    };
    wait + FRAME_MS
}

proptest! {
    #![proptest_config(law_of_the_same_days(400))]

    #[test]
    fn whatever_happened_before_what_changes_is_drawn_in_time(
        steps in prop::collection::vec(any_step(), 0..40),
        hidden in any::<bool>(),
        urgency in any_urgency(),
    ) {
        let mut page = Page::default();
        for step in &steps {
            page.step(*step, !hidden);
        }
        let asked = page.now;
        let floods = steps.iter().any(|step| matches!(step, Step::Count(_)));
        page.scheduler.request(asked, urgency);
        page.drawn = None;
        // The pause of a flood, which the frame that finds it begins.
        let limit = asked + bound(urgency) + if floods { 1_000 } else { 0 };
        page.live(limit, true);
        let (at, _) = page.drawn.expect("drawn in time");
        prop_assert!(at >= asked);
        page.live(limit + 4_000, true);
        prop_assert_eq!(page.scheduler.wake(), Wake::default(), "it comes to rest");
        prop_assert_eq!(page.drawn.map(|(_, plan)| plan), Some(ALL), "with everything on screen");
    }
}
