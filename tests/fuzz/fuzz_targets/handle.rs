//! A shift such as nobody would live: messages in any order, damaged, doubled, out of time. After every step the
//! session must be in order, and the same inputs must lead to the same session.

#![no_main]

mod script;

use agent_console::domain::{
    Call, Callout, Effect, Input, Moment, Note, Now, Outcome, Phase, RING_LIMIT_MS, SETTLE_MS, Session, TALK_LIMIT_MS,
};
use agent_console::protocol::{Number, decode};
use libfuzzer_sys::fuzz_target;
use script::{Script, Wait, What};
use std::collections::{HashMap, HashSet};

const NINE: Moment = Moment { mono: 3_600_000, wall: 1_709_629_200_000 };
const DAY_MS: u64 = 86_400_000;

fn after(ms: u64) -> Now {
    let wall = NINE.wall + ms;
    Now { at: Moment { mono: NINE.mono + ms, wall }, day: (wall / DAY_MS) as i32 }
}

struct Shift {
    session: Session,
    now: u64,
    /// When the bar last spoke; what it says may let a call ring anew.
    spoken: u64,
    journal: Vec<(u64, Input)>,
    /// The final outcomes that the world was told of, by the row's key.
    told: HashMap<u64, Phase>,
    /// The calls that the world was told whose they are.
    identified: HashSet<u64>,
}

fuzz_target!(|script: Script| {
    let mut shift = Shift {
        session: Session::new(after(0)),
        now: 0,
        spoken: 0,
        journal: Vec::new(),
        told: HashMap::new(),
        identified: HashSet::new(),
    };
    for step in &script.steps {
        shift.wait(&step.wait);
        for input in inputs(&step.what) {
            shift.handle(input);
        }
    }
    shift.wait(&Wait::Ms(TALK_LIMIT_MS + 60 * 60_000));
    shift.handle(Input::Woke);
    shift.everything_has_settled();
    shift.replays();
});

fn inputs(what: &What) -> Vec<Input> {
    match what {
        What::Nothing => vec![],
        What::Opened => vec![Input::Opened],
        What::BarWentElsewhere => vec![Input::BarWentElsewhere],
        What::BarCameHere => vec![Input::BarCameHere],
        What::FrameLoaded => vec![Input::FrameLoaded],
        What::Woke => vec![Input::Woke],
        What::Foreign => vec![Input::Foreign],
        What::DialRequested(number) => vec![Input::DialRequested(Callout::audio(Number::new(number)))],
        What::Noted(call, text) => vec![Input::Noted { call: *call, note: Note::new(text) }],
        What::Disposed(call, code) => vec![Input::Disposed { call: *call, code: code.map(str::to_owned) }],
        What::WrappedUp(call, done) => vec![Input::WrappedUp { call: *call, done: *done }],
        What::Posted(text) => vec![Input::Bar(decode(text))],
        What::PostedTwice(text) => vec![Input::Bar(decode(text)), Input::Bar(decode(text))],
    }
}

impl Shift {
    /// Lets time pass, waking the session whenever it asked for it, or not at all.
    fn wait(&mut self, wait: &Wait) {
        let deadline = self.session.next_deadline().map_or(0, |at| at.saturating_sub(NINE.mono));
        let (end, awake) = match wait {
            Wait::Ms(ms) => (self.now + ms, true),
            Wait::Asleep(ms) => (self.now + ms, false),
            Wait::ToTheDeadline => (deadline.clamp(self.now, self.now + DAY_MS), true),
            Wait::JustBeforeTheDeadline => (deadline.saturating_sub(1).clamp(self.now, self.now + DAY_MS), true),
        };
        while let Some(next) = self.session.next_deadline().filter(|_| awake) {
            let next = next.saturating_sub(NINE.mono).max(self.now);
            if next > end {
                break;
            }
            self.now = next;
            self.handle(Input::Woke);
        }
        self.now = end;
    }

    fn handle(&mut self, input: Input) {
        let now = after(self.now);
        if let Input::Bar(_) = input {
            self.spoken = self.now;
        }
        let effects = self.session.handle(now, input.clone());
        for effect in effects {
            match effect {
                Effect::CallEnded(call) => self.ended(&call),
                Effect::CallNoted(call) => assert!(!call.is_live(), "the record of a live call"),
                Effect::CallIdentified(call) => {
                    assert!(self.identified.insert(call.key), "the world is told twice whose call it is");
                }
                _ => {}
            }
        }
        if input == Input::Woke {
            let next = self.session.next_deadline();
            assert!(next.is_none_or(|next| next > now.at.mono), "a wake that comes again for ever");
        }
        self.journal.push((self.now, input));
        self.is_in_order(now);
    }

    /// The world is told of a call's end once; once more if it turned out to have ended otherwise, or not at all.
    fn ended(&mut self, call: &Call) {
        assert!(!call.is_live(), "a call that has not ended was told of");
        let earlier = self.told.insert(call.key, call.phase);
        assert_ne!(earlier, Some(call.phase), "the world is told of the same end twice");
    }

    fn is_in_order(&self, now: Now) {
        let session = &self.session;
        let counts = session.link().counts;
        assert_eq!(counts.received, counts.applied + counts.unknown + counts.rejected);

        let mut live = HashSet::new();
        for (index, call) in session.calls().iter().enumerate() {
            assert_eq!(call.key, index as u64, "a row has another row's key");
            assert!(!call.is_live() || live.insert(&call.id), "a call has two live rows");
            let booked = call.ring_ms(now.at) + call.talk_ms(now.at) + call.hold_ms(now.at);
            assert!(booked <= now.at.since(call.began), "more time is booked to a call than has passed");
            assert!(
                call.answered.is_some() || call.talk_ms(now.at) + call.hold_ms(now.at) == 0,
                "talk without an answer"
            );
            if let (Phase::Ended { outcome, .. }, answered) = (call.phase, call.answered) {
                assert!(outcome != Outcome::Answered || answered.is_some(), "answered, but never");
            }
        }
        assert_eq!(session.live_calls().count(), live.len(), "a live call is not among the live ones");

        if let Some(ring) = session.ring() {
            let rung = now.at.since(ring.since).min(self.now - self.spoken);
            assert!(rung < RING_LIMIT_MS, "it rings for ever");
        }
        let today = session.today();
        let over = today.answered + today.missed + today.rejected + today.abandoned + today.failed + today.unknown;
        assert!(over <= today.calls, "{over} of {} calls are over", today.calls);
        let accounted = session.time_in(0, now.at).total();
        assert!(accounted <= self.now, "more time is accounted for than has passed");
        assert!(accounted == self.now || accounted >= 25 * 60 * 60_000, "time is lost");
    }

    fn everything_has_settled(&self) {
        for call in self.session.calls() {
            let ended = call.ended_at().expect("a call that goes on for ever");
            assert!(after(self.now).at.since(ended) >= SETTLE_MS);
            assert_eq!(self.told.get(&call.key), Some(&call.phase), "the world was told another outcome");
        }
        assert_eq!(self.session.ring(), None, "it rings for ever");
    }

    /// State is a fold of the inputs, and whether anybody woke the session in between makes no difference to it.
    fn replays(&self) {
        let replay = |with_wakes: bool| {
            let mut session = Session::new(after(0));
            for (at, input) in &self.journal {
                if with_wakes || *input != Input::Woke {
                    session.handle(after(*at), input.clone());
                }
            }
            session
        };
        assert!(replay(true) == self.session, "the same inputs give another session");
        let mut asleep = replay(false);
        asleep.handle(after(self.now), Input::Woke);
        assert!(asleep.calls() == self.session.calls(), "a session that nobody woke has other calls");
        assert!(asleep.agent() == self.session.agent(), "a session that nobody woke has another agent");
        assert!(asleep.ring() == self.session.ring(), "a session that nobody woke rings");
        assert!(asleep.today() == self.session.today(), "a session that nobody woke has other figures");
        let now = after(self.now).at;
        assert!(asleep.time_in(0, now) == self.session.time_in(0, now), "a session that nobody woke has other times");
        assert!(
            asleep.stretches(0, now) == self.session.stretches(0, now),
            "a session that nobody woke has other minutes"
        );
        assert!(asleep.marks(0) == self.session.marks(0), "a session that nobody woke has other marks");
        assert!(asleep.link().counts == self.session.link().counts, "a session that nobody woke counts otherwise");
    }
}
