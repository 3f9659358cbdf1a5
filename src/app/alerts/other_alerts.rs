//! What makes itself noticed beside calls that ring: a test of that, a promised call that is due, and the limit of the agent's
//! state.

use crate::browser::clock::page_time;
use crate::domain::{LimitStage, Limited};
use crate::protocol::Number;
use crate::ringing::{DueCall, LimitAlert};
use gloo::timers::callback::Timeout;
use yew::Callback;

/// How long a test takes at most, milliseconds: two rounds of the longest tone, or what a browser without sound is to
/// be seen doing.
const TEST_MS: u32 = 10_000;
#[derive(Default)]
pub struct OtherAlerts {
    /// The agent tries out how a call will ring.
    test: Option<Test>,
    /// A promised call is due.
    due: Option<DueNow>,
    /// The agent's state may not last for ever.
    limit: Option<LimitNow>,
}

/// A test that is under way.
struct Test {
    /// When it ends though no sound says so, page milliseconds.
    until: u64,
    _end: Timeout,
}

/// A promised call that is due, as far as it may be read.
#[derive(Clone, PartialEq)]
pub struct Due {
    pub number: Option<Number>,
    pub name: Option<String>,
}

struct DueNow {
    due: Due,
    /// By this page.
    is_announced: bool,
    /// Its sound has not ended.
    sounds: bool,
    /// After that it begins no more, page milliseconds.
    until: u64,
}

struct LimitNow {
    /// The state, and when it began, epoch milliseconds.
    state: (Limited, u64),
    /// What this page has told of it.
    told: Option<LimitStage>,
    /// Its sound has not ended.
    sounds: bool,
    /// After that it begins no more, page milliseconds.
    until: u64,
}

impl OtherAlerts {
    /// What has its time is over with it; `is_over`: what sounded has ended, or makes way for a call.
    pub fn follow(&mut self, is_over: bool) {
        let now = page_time().0;
        self.test.take_if(|test| is_over || test.until <= now);
        if let Some(due) = &mut self.due {
            due.sounds &= !is_over && now < due.until;
        }
        if let Some(limit) = &mut self.limit {
            limit.sounds &= !is_over && now < limit.until;
        }
    }

    pub fn due_call(&self) -> Option<DueCall> {
        self.due.as_ref().map(|due| DueCall { announced: due.is_announced, sounds: due.sounds })
    }

    pub fn limit_alert(&self) -> Option<LimitAlert> {
        self.limit.as_ref().map(|limit| LimitAlert { told: limit.told, sounds: limit.sounds })
    }

    pub fn due(&self) -> Option<&Due> {
        self.due.as_ref().map(|due| &due.due)
    }

    pub fn limited(&self) -> Option<Limited> {
        self.limit.as_ref().map(|limit| limit.state.0)
    }

    /// The agent's state, with its beginning, may not last for ever; `news` of that are heard once. Whether anything has
    /// changed.
    pub fn is_limited(&mut self, state: Option<(Limited, u64)>, news: Option<LimitStage>) -> bool {
        if self.limit.as_ref().map(|limit| limit.state) == state && news.is_none() {
            return false;
        }
        let until = page_time().0 + u64::from(TEST_MS);
        self.limit = state.map(|state| LimitNow { state, told: news, sounds: news.is_some(), until });
        true
    }

    /// A promised call is due, or none any more; a `fresh` one is heard once.
    pub fn is_due(&mut self, due: Option<Due>, fresh: bool) {
        let until = page_time().0 + u64::from(TEST_MS);
        let known = self.due.take().filter(|_| !fresh);
        let (is_announced, sounds, until) =
            known.map_or((fresh, fresh, until), |known| (known.is_announced, known.sounds, known.until));
        self.due = due.map(|due| DueNow { due, is_announced, sounds, until });
    }

    /// Begins the test, or ends it. Whether it has begun; `look` is called at its end.
    pub fn test(&mut self, look: &Callback<()>) -> bool {
        self.test = match self.test.take() {
            Some(_) => None,
            None => {
                let look = look.clone();
                let end = Timeout::new(TEST_MS, move || look.emit(()));
                Some(Test { until: page_time().0 + u64::from(TEST_MS), _end: end })
            }
        };
        self.is_testing()
    }

    pub fn is_testing(&self) -> bool {
        self.test.is_some()
    }
}
