//! Whose form for note and disposition lies in front of the agent.

use crate::support::{Desk, inbound};
use agent_console::domain::*;
use agent_console::journal::RecordKey;
use agent_console::log::{CallIndex, FormOf, Forms, InFront, Naming, Row, is_unfinished};
use agent_console::protocol::Number;
use serde_json::{Value, json};
use std::rc::Rc;

/// A desk, and which form is in front of the agent.
struct Before {
    desk: Desk,
    front: InFront,
    required: bool,
    in_hand: bool,
    earlier: Vec<Rc<Row>>,
}

impl Before {
    fn new(required: bool) -> Before {
        Before { desk: Desk::new(), front: InFront::default(), required, in_hand: false, earlier: Vec::new() }
    }

    /// Three calls: two that are over, one that is spoken.
    fn three_calls(required: bool) -> Before {
        let mut before = Before::new(required);
        before.talk("1-0");
        before.end("1-0");
        before.talk("1-1");
        before.end("1-1");
        before.talk("1-2");
        before
    }

    fn say(&mut self, identifier: &str, content: Value) {
        self.desk.wait(10_000);
        self.desk.say(identifier, content);
    }

    fn talk(&mut self, id: &str) {
        self.say("AgentEvent_Talking", inbound(id));
    }

    fn end(&mut self, id: &str) {
        self.say("AgentEvent_Customer_Release", json!({ "callid": id }));
    }

    fn note(&mut self, call: u64) {
        self.desk.handle(Input::Noted { call, note: Note::new("Wants a bill") });
    }

    fn done(&mut self, call: u64) {
        self.desk.handle(Input::WrappedUp { call, done: true });
    }

    fn decide(&mut self) -> Forms {
        self.front.follow(&self.desk.session, &self.earlier, self.in_hand, |_| self.required)
    }

    /// The keys of the call in front and of those that wait.
    fn forms(&mut self) -> (Option<u64>, Vec<u64>) {
        let Forms { front, waiting } = self.decide();
        (front.map(|form| form.call.key), waiting.iter().map(|form| form.call.key).collect())
    }
}

#[test]
fn without_an_answered_call_there_is_no_form() {
    let mut before = Before::new(true);
    assert_eq!(before.forms(), (None, vec![]));
    before.say("AgentEvent_Ringing", inbound("1-0"));
    assert_eq!(before.forms(), (None, vec![]));
}

#[test]
fn the_latest_call_is_in_front_and_those_that_need_nothing_are_gone() {
    let mut before = Before::three_calls(false);
    assert_eq!(before.forms(), (Some(2), vec![]));
    before.end("1-2");
    assert_eq!(before.forms(), (Some(2), vec![]));
}

#[test]
fn the_call_that_is_answered_comes_to_the_front_whatever_was_begun_or_is_required_of_another() {
    for required in [false, true] {
        let mut before = Before::new(required);
        before.talk("1-0");
        before.note(0);
        before.end("1-0");
        assert_eq!(before.forms(), (Some(0), vec![]));
        before.in_hand = true;
        before.say("AgentEvent_Ringing", inbound("1-1"));
        assert_eq!(before.forms(), (Some(0), vec![]), "it only rings");
        before.talk("1-1");
        assert_eq!(before.forms(), (Some(1), vec![0]));
    }
}

#[test]
fn a_swap_and_the_return_of_a_held_call_bring_the_call_that_talks_to_the_front() {
    let mut before = Before::new(false);
    before.talk("1-0");
    assert_eq!(before.forms(), (Some(0), vec![]));
    before.say("AgentEvent_Hold", json!("1-0"));
    assert_eq!(before.forms(), (Some(0), vec![]), "nobody talks");
    before.talk("1-1");
    assert_eq!(before.forms(), (Some(1), vec![0]));
    before.talk("1-0");
    assert_eq!(before.forms(), (Some(0), vec![1]));
    before.say("AgentEvent_Hold", json!("1-0"));
    before.talk("1-1");
    assert_eq!(before.forms(), (Some(1), vec![0]));
    before.end("1-1");
    assert_eq!(before.forms(), (Some(1), vec![0]), "its wrap-up, until the other is taken up again");
    before.talk("1-0");
    assert_eq!(before.forms(), (Some(0), vec![]));
}

#[test]
fn a_form_that_the_agent_chose_stays_until_another_call_talks() {
    let mut before = Before::three_calls(true);
    assert_eq!(before.forms(), (Some(2), vec![1, 0]));
    before.front.choose(FormOf::Open(0));
    assert_eq!(before.forms(), (Some(0), vec![2, 1]));
    before.talk("1-2");
    assert_eq!(before.forms(), (Some(0), vec![2, 1]), "a bar that repeats itself changes nothing");
    before.say("AgentEvent_Hold", json!("1-2"));
    assert_eq!(before.forms(), (Some(0), vec![2, 1]));
    before.talk("1-2");
    assert_eq!(before.forms(), (Some(2), vec![1, 0]), "it is back");
}

#[test]
fn a_call_that_was_answered_while_nobody_looked_is_in_front_when_somebody_does() {
    let mut before = Before::new(true);
    before.talk("1-0");
    before.end("1-0");
    assert_eq!(before.forms(), (Some(0), vec![]));
    before.talk("1-1");
    before.end("1-1");
    assert_eq!(before.forms(), (Some(1), vec![0]));
    before.front.choose(FormOf::Open(0));
    before.talk("1-2");
    before.say("AgentEvent_Hold", json!("1-2"));
    before.talk("1-2");
    assert_eq!(before.forms(), (Some(2), vec![1, 0]));
}

#[test]
fn in_a_conference_the_form_stays_that_of_the_call_that_talked() {
    let mut before = Before::new(false);
    before.talk("1-0");
    before.say("AgentEvent_Hold", json!("1-0"));
    before.talk("1-1");
    assert_eq!(before.forms(), (Some(1), vec![0]));
    before.say("AgentEvent_Conference", json!({"callid": "1-0", "partner": "70093,70094"}));
    assert_eq!(before.forms(), (Some(1), vec![0]));
    before.end("1-1");
    assert_eq!(before.forms(), (Some(0), vec![]), "the one that is left");
}

#[test]
fn whoever_hangs_up_on_a_conference_goes_on_with_the_note_of_the_call_that_was_in_front() {
    for decided_between in [false, true] {
        let mut before = Before::new(true);
        before.talk("1-0");
        before.note(0);
        before.say("AgentEvent_Hold", json!("1-0"));
        before.talk("1-1");
        before.talk("1-0");
        before.say("AgentEvent_Conference", json!({"callid": "1-1", "partner": "70093,70094"}));
        assert_eq!(before.forms(), (Some(0), vec![1]));
        before.desk.say("AgentEvent_Call_Release", json!("1-0"));
        if decided_between {
            assert_eq!(before.forms(), (Some(1), vec![0]), "it still talks");
        }
        before.desk.say("AgentEvent_Call_Release", json!("1-1"));
        assert_eq!(before.forms(), (Some(0), vec![1]));
    }
}

#[test]
fn a_form_stays_until_the_agent_is_done_however_many_calls_follow() {
    let mut before = Before::new(true);
    before.talk("1-0");
    before.note(0);
    before.end("1-0");
    assert_eq!(before.forms(), (Some(0), vec![]));
    before.in_hand = true;
    for call in 1..200 {
        let id = format!("2-{call}");
        before.say("AgentEvent_Customer_Alerting", json!({"callid": id, "otherPhone": "70094"}));
        before.say("AgentEvent_Call_Out_Fail", json!(id));
        assert_eq!(before.forms(), (Some(0), vec![]), "after {call} that failed");
    }
    before.done(0);
    assert_eq!(before.forms(), (None, vec![]));
}

#[test]
fn when_one_is_done_the_call_that_talks_is_next_and_else_the_newest_that_needs_something() {
    let mut before = Before::three_calls(true);
    before.front.choose(FormOf::Open(1));
    before.done(1);
    assert_eq!(before.forms(), (Some(2), vec![0]));
    before.end("1-2");
    before.done(2);
    assert_eq!(before.forms(), (Some(0), vec![]));
    before.desk.handle(Input::Disposed { call: 0, code: Some("sold".to_owned()) });
    assert_eq!(before.forms(), (Some(0), vec![]), "chosen, and not yet said to be done");
    before.done(0);
    assert_eq!(before.forms(), (None, vec![]));
}

#[test]
fn when_the_latest_is_done_nobody_is_sent_back_to_calls_that_need_nothing() {
    let mut before = Before::three_calls(false);
    before.end("1-2");
    before.done(2);
    assert_eq!(before.forms(), (None, vec![]));
}

#[test]
fn a_form_is_not_taken_from_under_the_agents_hands_while_nobody_talks() {
    let mut before = Before::three_calls(false);
    before.end("1-2");
    before.forms();
    before.front.choose(FormOf::Open(0));
    before.in_hand = true;
    assert_eq!(before.forms(), (Some(0), vec![]), "nothing was begun yet");
    before.in_hand = false;
    assert_eq!(before.forms(), (Some(2), vec![]));
}

struct NoNames;

impl Naming for NoNames {
    fn contact(&self, _: &Number) -> Option<Rc<agent_console::directory::Contact>> {
        None
    }

    fn disposition(&self, _: &Call, _: &str) -> Option<String> {
        None
    }
}

#[test]
fn calls_of_an_earlier_shift_wait_behind_those_of_the_open_one_until_the_agent_is_done() {
    let yesterday = Before::three_calls(true).desk.session;
    let row = |call: &Rc<Call>| Rc::new(Row::new(7, call.clone(), &NoNames));
    let mut before = Before::new(true);
    before.earlier = yesterday.calls()[..2].iter().map(row).collect();
    assert_eq!(before.forms(), (Some(1), vec![0]), "the newest");
    before.talk("2-0");
    let Forms { front, waiting } = before.decide();
    assert_eq!(front.map(|form| form.of), Some(FormOf::Open(0)));
    let earlier = |key: usize| FormOf::Earlier(RecordKey::of(7, &yesterday.calls()[key]));
    assert_eq!(waiting.iter().map(|form| form.of).collect::<Vec<_>>(), [earlier(1), earlier(0)]);

    before.front.choose(earlier(0));
    assert_eq!(before.decide().front.map(|form| form.of), Some(earlier(0)));
    before.front.finish(earlier(0));
    let Forms { front, waiting } = before.decide();
    assert_eq!(front.map(|form| form.of), Some(FormOf::Open(0)), "before its record says so");
    assert_eq!(waiting.len(), 1);
}

#[test]
fn a_form_stays_in_front_when_the_shift_of_its_call_ends_in_an_open_page() {
    for (required, noted) in [(true, false), (false, true)] {
        let mut before = Before::three_calls(required);
        before.end("1-2");
        for call in 0..if noted { 3 } else { 0 } {
            before.note(call);
        }
        before.forms();
        before.front.choose(FormOf::Open(1));
        assert_eq!(before.forms(), (Some(1), vec![2, 0]));
        let mut book = CallIndex::default();
        before.desk.wait(7 * 3_600_000);
        let ended = before.desk.session.end(before.desk.now());
        assert!(ended.is_empty(), "their records are written");
        let calls = before.desk.session.calls().to_vec();
        book.follow(7, &calls, &NoNames);
        book.shift_ended();
        before.front.shift_ended(|call| before.desk.session.call(call).map(|call| RecordKey::of(7, call)));
        before.desk.handle(Input::Restored(Box::new(before.desk.session.carried_over(before.desk.now()))));
        book.follow(8, before.desk.session.calls(), &NoNames);
        let unfinished = |book: &mut CallIndex| book.unfinished_since(0, |call| is_unfinished(call, required)).to_vec();
        before.earlier = unfinished(&mut book);
        let key = RecordKey::of(7, &calls[1]);
        assert_eq!(before.decide().front.map(|form| form.of), Some(FormOf::Earlier(key)));
        assert_eq!(before.forms(), (Some(1), vec![2, 0]));
        // It is still there to be written in, and to be done with.
        let mut noted = Call::clone(&calls[1]);
        assert!(noted.amend(before.desk.now().at.wall, Amendment::Note(Note::new("Settled"))));
        book.amend(7, Rc::new(noted), &NoNames);
        before.earlier = unfinished(&mut book);
        let front = before.decide().front.expect("a form");
        assert_eq!((front.of, front.call.note.as_ref().map(Note::as_str)), (FormOf::Earlier(key), Some("Settled")));
        before.front.finish(front.of);
        assert_eq!(before.forms(), (Some(2), vec![0]));
    }
}

#[test]
fn what_is_unfinished_was_answered_and_begun_or_is_required() {
    let before = Before::three_calls(false);
    let call = |change: fn(&mut Call)| {
        let mut call = Call::clone(&before.desk.session.calls()[0]);
        change(&mut call);
        [is_unfinished(&call, false), is_unfinished(&call, true)]
    };
    assert_eq!(call(|_| ()), [false, true]);
    assert_eq!(call(|call| call.note = Some(Note::new("x"))), [true, true]);
    assert_eq!(call(|call| call.disposition = Some("sold".to_owned())), [true, true]);
    assert_eq!(call(|call| call.wrapped_up = true), [false, false]);
    assert_eq!(call(|call| call.answered = None), [false, false]);
}
