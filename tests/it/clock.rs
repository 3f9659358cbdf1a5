//! The shift's clock, on machines that sleep and whose wall clock is set.
//!
//! `LAW_CASES` sets how many days are lived.

use crate::support::cases;
use crate::support::{Desk, NINE, NONE, inbound, message, on_the_phone};
use agent_console::domain::*;
use agent_console::journal::{EntryKind, resume_clock};
use agent_console::protocol::decode;
use proptest::prelude::*;
use serde_json::json;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
/// What is near enough for one decision, milliseconds.
const NEAR: u64 = 5_000;

/// A machine with a page on it, and what the page does with its clocks.
struct Machine {
    /// Time that has passed in truth, milliseconds.
    passed: u64,
    slept: u64,
    opened: u64,
    /// What the wall clock is ahead of the true time.
    set: i64,
    clock: ShiftClock,
    session: Session,
    /// Whether the platform tells times.
    tells: bool,
    last: Moment,
    entries: Vec<EntryKind>,
    decisions: u64,
}

impl Machine {
    fn new(tells: bool) -> Machine {
        let mut machine = Machine {
            passed: 0,
            slept: 0,
            opened: 0,
            set: 0,
            clock: ShiftClock::default(),
            session: Session::new(Now::default()),
            tells,
            last: Moment::default(),
            entries: Vec::new(),
            decisions: 0,
        };
        machine.clock.read(machine.reading());
        machine.message();
        machine
    }

    fn reading(&self) -> Reading {
        let wall = (NINE.wall + self.passed).checked_add_signed(self.set).expect("a time");
        Reading { ran: self.passed - self.slept - self.opened, wall }
    }

    /// What the console does when it looks at the clock, as it does every second.
    fn look(&mut self) {
        let step = self.clock.read(self.reading());
        if step == Some(Step::SetBack) {
            self.write(EntryKind::ClockSet);
        }
        if self.clock.is_in_doubt() && self.session.platform_times().is_empty() {
            self.clock.decide(self.session.platform_times(), None);
        }
    }

    fn write(&mut self, what: EntryKind) {
        self.last = self.clock.moment();
        self.entries.push(what);
    }

    fn message(&mut self) {
        self.look();
        let generated = self.tells.then_some(1_784_529_722_590 + self.passed);
        self.decisions += u64::from(self.clock.is_in_doubt());
        self.clock.decide(self.session.platform_times(), generated);
        let text = json!({"eventType": "AgentState_Busy", "eventGenTime": generated}).to_string();
        let now = Now { at: self.clock.moment(), day: 0 };
        self.session.handle(now, Input::Bar(decode(&text)));
        self.write(EntryKind::FrameLoaded);
    }

    fn reload(&mut self) {
        self.opened = self.passed - self.slept;
        self.clock = ShiftClock::default();
        self.clock.read(self.reading());
        let Reading { ran, wall } = self.reading();
        self.clock.put_ahead(resume_clock(Some(self.last), ran, wall));
    }

    fn live(&mut self, happened: &Happened) {
        match *happened {
            Happened::Passes(ms) => self.passed += ms,
            Happened::Sleeps(ms) => {
                self.passed += ms;
                self.slept += ms;
            }
            Happened::ClockIsSet(ms) => self.set += ms,
            Happened::MessageComes => self.message(),
        }
        self.look();
    }
}

#[derive(Clone, Debug)]
enum Happened {
    Passes(u64),
    Sleeps(u64),
    ClockIsSet(i64),
    MessageComes,
}

fn any_happened() -> impl Strategy<Value = Happened> {
    prop_oneof![
        3 => (0..HOUR).prop_map(Happened::Passes),
        2 => (3_000..10 * HOUR).prop_map(Happened::Sleeps),
        1 => (3_000..10 * HOUR as i64).prop_map(Happened::ClockIsSet),
        1 => (3_000..10 * HOUR as i64).prop_map(|ms| Happened::ClockIsSet(-ms)),
        3 => Just(Happened::MessageComes),
    ]
}

proptest! {
    #![proptest_config(cases::law(400))]

    #[test]
    fn where_the_platform_tells_times_only_what_has_passed_counts(
        day in prop::collection::vec(any_happened(), 1..60),
    ) {
        let mut machine = Machine::new(true);
        for happened in &day {
            machine.live(happened);
            if matches!(happened, Happened::MessageComes) {
                let counted = machine.clock.moment().mono;
                let allowed = machine.decisions * NEAR;
                prop_assert!(counted.abs_diff(machine.passed) <= allowed, "{counted} of {}", machine.passed);
            }
        }
    }

    #[test]
    fn elsewhere_sleep_counts_and_a_clock_that_is_set_back_does_not(
        day in prop::collection::vec(any_happened(), 1..60),
    ) {
        let mut machine = Machine::new(false);
        for happened in day.iter().filter(|it| !matches!(it, Happened::ClockIsSet(ms) if *ms > 0)) {
            machine.live(happened);
            prop_assert_eq!(machine.clock.moment().mono, machine.passed);
        }
    }

    #[test]
    fn a_reload_changes_nothing(
        day in prop::collection::vec((any_happened(), any::<bool>()), 1..60), tells in any::<bool>(),
    ) {
        let mut machine = Machine::new(tells);
        let mut before = machine.clock.moment();
        for (happened, reloads) in &day {
            machine.live(happened);
            prop_assert!(machine.clock.moment().mono >= before.mono, "it never runs backwards");
            if *reloads {
                let shown = machine.clock.shown();
                machine.reload();
                let now = machine.clock.moment();
                prop_assert_eq!(now.wall, shown.wall);
                // What is not worth a decision is not journalled: the clock set ahead, and back by a little more.
                prop_assert!(now.mono.abs_diff(shown.mono) < 2_000, "{} after {}", now.mono, shown.mono);
            }
            before = machine.clock.moment();
        }
    }
}

#[test]
fn a_clock_that_is_set_ahead_and_back_before_anybody_could_tell_was_not_set() {
    let mut machine = Machine::new(true);
    machine.live(&Happened::ClockIsSet(HOUR as i64));
    assert_eq!(machine.clock.shown().mono, HOUR, "it looks like sleep");
    machine.live(&Happened::ClockIsSet(-(HOUR as i64)));
    assert_eq!(machine.clock.shown().mono, 0);
    assert_eq!(machine.entries, [EntryKind::FrameLoaded]);
}

#[test]
fn a_node_whose_clock_is_wrong_does_not_hide_a_sleep() {
    let mut session = Session::new(Now::default());
    let mut say = |mono: u64, generated: u64| {
        let text = json!({"eventType": "AgentState_Busy", "eventGenTime": generated}).to_string();
        session.handle(Now { at: Moment { mono, wall: 0 }, day: 0 }, Input::Bar(decode(&text)));
    };
    // One node is right, one an hour behind.
    say(1_000, 10 * HOUR + 1_000);
    say(2_000, 9 * HOUR + 2_000);
    for (generated, passed) in
        [(10 * HOUR + 3_000, 0), (9 * HOUR + 3_000, 0), (12 * HOUR, 2 * HOUR), (11 * HOUR, 2 * HOUR)]
    {
        let mut clock = ShiftClock::default();
        clock.read(Reading { ran: 2_000, wall: 2_000 });
        clock.read(Reading { ran: 3_000, wall: 3_000 + 2 * HOUR });
        clock.decide(session.platform_times(), Some(generated));
        assert_eq!(clock.moment().mono, 3_000 + passed, "{generated}");
    }
}

#[test]
fn a_tab_that_follows_goes_by_the_clock_of_the_one_that_leads() {
    let mut clock = ShiftClock::default();
    clock.read(Reading { ran: 1_000, wall: 10 * HOUR });
    clock.read(Reading { ran: 2_000, wall: 11 * HOUR });
    assert!(clock.is_in_doubt());
    clock.follow(Moment { mono: 500_000, wall: 11 * HOUR - 250 });
    assert_eq!(clock.shown(), Moment { mono: 500_250, wall: 11 * HOUR });
}

#[test]
fn the_end_of_a_call_is_its_beginning_and_its_durations_whatever_the_wall_clock_is_set_to() {
    for ahead in [HOUR as i64, -(HOUR as i64)] {
        let mut desk = on_the_phone();
        let mut at = desk.now().at;
        for (identifier, content) in [
            ("AgentEvent_Hold", json!("1-1")),
            ("AgentEvent_Talking", inbound("1-1")),
            ("AgentEvent_Call_Release", json!("1-1")),
        ] {
            at = Moment { mono: at.mono + MINUTE, wall: at.wall.checked_add_signed(ahead).expect("a time") };
            desk.session.handle(Now { at, day: 19_787 }, Input::Bar(decode(&message(identifier, content))));
        }
        let call = &desk.session.calls()[0];
        let durations = call.ring_ms(at) + call.talk_ms(at) + call.hold_ms(at);
        assert_eq!(durations, 5_000 + 3 * MINUTE);
        assert_eq!(call.ended_at().map(|end| end.wall - call.began.wall), Some(durations));
        assert_eq!(call.answered.map(|answered| answered.wall - call.began.wall), Some(5_000));
    }
}

#[test]
fn what_is_in_doubt_lets_no_limit_run_out() {
    let mut desk = Desk::new();
    desk.say("AgentState_Busy", NONE);
    desk.say("AgentEvent_Ringing", inbound("1-1"));
    let mut clock = ShiftClock::default();
    let Moment { mono, wall } = desk.now().at;
    clock.read(Reading { ran: mono, wall });
    clock.read(Reading { ran: mono + 1_000, wall: wall + HOUR });
    desk.session.handle(Now { at: clock.moment(), day: 19_787 }, Input::Woke);
    assert_eq!(desk.popup(), "1-1 70093 inbound");
    clock.decide(desk.session.platform_times(), None);
    desk.session.handle(Now { at: clock.moment(), day: 19_787 }, Input::Woke);
    assert_eq!(desk.popup(), "");
}
