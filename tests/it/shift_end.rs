//! A shift ends in a page that stays open as it does when one is loaded; a shift of the future is left behind.

use crate::support::{NINE, NONE, inbound, message};
use agent_console::domain::{Agent, DailyTotals, Mark, Metrics, Moment, Now, Session, Stretch};
use agent_console::journal::*;
use agent_console::log::{CallIndex, Naming};
use agent_console::protocol::{Number, RawText};
use serde_json::{Value, json};
use std::rc::Rc;

const HOUR: u64 = 3_600_000;
const DAY: u64 = 24 * HOUR;

/// A page that is never closed, with everything that it has stored.
struct Page {
    custody: Custody,
    session: Session,
    now: Moment,
    /// The journals of all shifts, in order.
    journals: Vec<Loaded>,
}

impl Page {
    fn open() -> Page {
        let mut page =
            Page { custody: Custody::default(), session: Session::new(now(NINE)), now: NINE, journals: Vec::new() };
        page.custody_handles(CustodyInput::Elected);
        page.custody_handles(CustodyInput::Read { number: 1, loaded: None, spilled: Vec::new() });
        page
    }

    fn custody_handles(&mut self, input: CustodyInput) {
        for act in self.custody.handle(now(self.now), input) {
            match act {
                Act::Apply(at, input) => drop(self.session.handle(at, input)),
                Act::Lead { shift, .. } => self.journals.push(Loaded { shift, ..Loaded::default() }),
                Act::Append(entry) => {
                    let journal = self.journals.last_mut().expect("it leads");
                    assert_eq!(entry.number, journal.next);
                    journal.next += 1;
                    journal.entries.push(entry);
                }
                _ => {}
            }
        }
        let next = self.custody.next();
        if !self.custody.is_reading() && next > 0 {
            drop(self.custody.handle(now(self.now), CustodyInput::Saved(next - 1)));
        }
    }

    /// What the console does when something happens.
    fn happens(&mut self, what: EntryKind) {
        if self.custody.is_shift_over(now(self.now)) {
            self.session.end(now(self.now));
            let known = Box::new(self.session.carried_over(now(self.now)));
            self.custody_handles(CustodyInput::ShiftEnded(known));
        }
        self.custody_handles(CustodyInput::Happened(what));
    }

    fn say(&mut self, identifier: &str, content: Value) {
        self.happens(EntryKind::Message(RawText::new(&message(identifier, content))));
    }

    fn call(&mut self, id: &str) {
        self.say("AgentState_Busy", NONE);
        self.say("AgentEvent_Talking", inbound(id));
        self.now = self.now.plus(60_000);
        self.say("AgentEvent_Customer_Release", json!({"callid": id}));
        self.say("AgentState_Ready", NONE);
    }
}

fn now(at: Moment) -> Now {
    Now { at, day: 0 }
}

struct Nobody;

impl Naming for Nobody {
    fn contact(&self, _: &Number) -> Option<Rc<agent_console::directory::Contact>> {
        None
    }

    fn disposition(&self, _: &agent_console::domain::Call, _: &str) -> Option<String> {
        None
    }
}

#[test]
fn each_day_in_an_open_page_is_a_shift_of_its_own() {
    let mut page = Page::open();
    for day in 0..5 {
        for call in 0..4 {
            page.call(&format!("{day}-{call}"));
        }
        assert_eq!(page.session.today().calls, 4);
        page.now = page.now.plus(DAY - 4 * 60_000);
    }
    let counts: Vec<usize> =
        page.journals.iter().map(|journal| replay(&journal.entries).expect("entries").calls().len()).collect();
    assert_eq!(counts, [4; 5]);
    assert!(page.journals.is_sorted_by_key(|journal| journal.shift));
}

#[test]
fn a_page_that_comes_in_sight_at_night_does_not_make_two_days_one_shift() {
    let mut page = Page::open();
    page.call("1-1");
    for _ in 0..4 {
        page.now = page.now.plus(5 * HOUR);
        page.custody_handles(CustodyInput::Happened(EntryKind::Seen {
            what: Circumstance::Visibility,
            how: "hidden".to_owned(),
        }));
    }
    page.call("2-1");
    assert_eq!(page.journals.len(), 2);
}

#[test]
fn the_agents_state_goes_on_and_is_the_same_after_a_reload() {
    let mut page = Page::open();
    page.say("AgentState_SetRest_Success", json!({"reason": "200"}));
    let rest: Agent = page.session.agent().clone();
    page.now = page.now.plus(7 * HOUR);
    page.happens(EntryKind::FrameLoaded);
    assert_eq!(page.journals.len(), 2);
    assert_eq!(page.session.agent(), &rest);
    let replayed = replay(&page.journals[1].entries).expect("entries");
    assert_eq!((replayed.agent(), replayed.calls()), (page.session.agent(), page.session.calls()));
}

#[test]
fn a_shift_goes_on_over_midnight_a_pause_and_a_clock_that_is_set_ahead() {
    let mut page = Page::open();
    page.call("1-1");
    page.now = page.now.plus(6 * HOUR - 1);
    page.call("1-2");
    page.now = Moment { wall: page.now.wall + 2 * DAY, ..page.now.plus(1) };
    page.call("1-3");
    assert_eq!((page.journals.len(), page.session.today().calls), (1, 3));
}

/// What *Your day* shows: the lanes, the marks, and how long the agent was signed in.
fn day(session: &Session, now: Moment) -> (Vec<Stretch>, Vec<Mark>, u64) {
    let midnight = NINE.wall - 9 * HOUR;
    let figures = Metrics::of(&session.today(), &session.time_in(midnight, now));
    (session.stretches(midnight, now), session.marks(midnight), figures.signed_in_ms)
}

#[test]
fn the_day_is_whole_in_a_split_shift_before_a_reload_and_after_it() {
    for pause in [2 * HOUR, 7 * HOUR] {
        let mut page = Page::open();
        for id in ["1-1", "1-2"] {
            page.say("AgentOther_InService", NONE);
            page.say("AgentState_Ready", NONE);
            page.now = page.now.plus(HOUR);
            page.call(id);
            page.now = page.now.plus(60_000);
            page.say("AgentOther_ShutdownService", NONE);
            page.now = page.now.plus(pause);
        }
        let shown = day(&page.session, page.now);
        assert_eq!((shown.1.len(), shown.2), (2, 2 * HOUR + 4 * 60_000), "{pause} ms of pause");
        page.happens(EntryKind::FrameLoaded);
        let replayed = replay(&page.journals.last().expect("a shift").entries).expect("entries");
        assert_eq!(day(&replayed, page.now), shown, "{pause} ms of pause");
    }
}

#[test]
fn a_follower_lives_through_the_end_of_a_shift() {
    let mut leader = Page::open();
    leader.call("1-1");
    leader.now = leader.now.plus(DAY);
    let known = Box::new(leader.session.carried_over(now(leader.now)));
    let acts = leader.custody.handle(now(leader.now), CustodyInput::ShiftEnded(known));
    assert!(matches!(&acts[..], [Act::Lead { .. }, Act::Append(_), Act::Append(_), Act::Apply(..)]), "{acts:?}");
    let told = leader.custody.handle(now(leader.now), CustodyInput::Saved(1));
    let mut follower = Custody::default();
    let at = now(leader.now);
    follower.handle(at, CustodyInput::LeaderSeen);
    follower
        .handle(at, CustodyInput::Read { number: 1, loaded: Some(leader.journals[0].clone()), spilled: Vec::new() });
    for act in told {
        if let Act::Tell(broadcast) = act {
            follower.handle(at, CustodyInput::Told(broadcast));
        }
    }
    assert_eq!((follower.shift(), follower.next()), (leader.custody.shift(), 2));
}

#[test]
fn a_shift_of_the_future_is_over_and_the_next_is_the_latest_all_the_same() {
    for ahead in [6 * HOUR, 400 * DAY] {
        let mut page = Page::open();
        page.now.wall += ahead;
        page.call("1-1");
        page.now = Moment { wall: NINE.wall + 1_000, ..page.now.plus(1_000) };
        let before = page.journals[0].clone();
        assert!(before.is_over(page.now.wall), "at a load");
        page.happens(EntryKind::ClockSet);
        page.call("1-2");
        assert_eq!((page.journals.len(), page.session.today().calls), (2, 1), "and in an open page");
        assert!(page.journals[1].shift > before.shift);
        assert!(!page.journals[1].is_over(page.now.wall + HOUR));
    }
}

#[test]
fn todays_figures_are_of_the_open_shift_and_of_those_of_today_on_record() {
    let mut page = Page::open();
    let (mut book, midnight) = (CallIndex::default(), NINE.wall - 9 * HOUR);
    page.now.wall -= 10 * HOUR;
    page.call("0-1");
    page.now = page.now.plus(10 * HOUR);
    page.call("1-1");
    page.call("1-2");
    page.now = page.now.plus(7 * HOUR);
    page.call("2-1");
    for journal in &page.journals {
        let calls = replay(&journal.entries).expect("entries").calls().to_vec();
        book.read(calls.iter().map(|call| (journal.shift, (**call).clone())), &Nobody);
    }
    book.follow(page.custody.shift(), page.session.calls(), &Nobody);
    let mut figures: DailyTotals = page.session.today();
    book.count(midnight..=midnight + DAY - 1, |_| true, &mut figures);
    let expected =
        DailyTotals { calls: 3, answered: 3, talk_ms: 180_000, answered_talk_ms: 180_000, ..DailyTotals::default() };
    assert_eq!(figures, expected);
}
