//! What became otherwise in a file, and when: for a time line.

use super::fold::Fold;
use crate::config::Config;
use crate::domain::{Agent, Call, LimitStage, LinkState, Moment, Phase};
use crate::journal::Circumstance;
use std::rc::Rc;

/// Calls go by their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    AgentState,
    CallBegan(u64),
    CallAnswered(u64),
    CallEnded(u64),
    RingBegan,
    RingEnded,
    /// A break or a wrap-up has lasted as long as it may.
    LimitOver,
    /// It rings while the page is out of sight.
    RingUnseen,
    /// Of no channel is it known that the ring could be noticed by it.
    RingUnproven(u64),
    /// The state is from before the page was loaded.
    NotConfirmed,
    /// The bar can't be relied on to tell of what is next.
    LinkLost,
}

impl Change {
    /// Whether the agent may have missed something by it.
    pub fn is_bad(self) -> bool {
        match self {
            Change::RingUnseen | Change::RingUnproven(_) | Change::NotConfirmed | Change::LinkLost => true,
            Change::AgentState
            | Change::CallBegan(_)
            | Change::CallAnswered(_)
            | Change::CallEnded(_)
            | Change::RingBegan
            | Change::RingEnded
            | Change::LimitOver => false,
        }
    }
}

/// A change, and the place of the entry that made it; or if time did, of the last entry before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    pub entry: usize,
    pub at: Moment,
    pub what: Change,
}

/// Looks at a fold again and again.
pub(super) struct Watch<'a> {
    config: &'a Config,
    pub changes: Vec<Changed>,
    agent: Agent,
    calls: Vec<Rc<Call>>,
    rings: bool,
    unseen: bool,
    lost: bool,
    /// The limit of the agent's state is known to be over.
    over: bool,
}

fn is_lost(state: LinkState) -> bool {
    matches!(state, LinkState::WaitingLong | LinkState::Silent | LinkState::Lost | LinkState::Failed)
}

impl<'a> Watch<'a> {
    pub fn new(fold: &Fold, config: &'a Config) -> Watch<'a> {
        let agent = fold.session.agent().clone();
        Watch {
            config,
            changes: Vec::new(),
            agent,
            calls: Vec::new(),
            rings: false,
            unseen: false,
            lost: false,
            over: false,
        }
    }

    pub fn look(&mut self, fold: &Fold, entry: usize) {
        let (session, at) = (&fold.session, fold.at);
        self.limit(at, entry);
        let mut told = Vec::new();
        let mut tell = |now: bool, what: Change| told.extend(now.then_some(what));
        let agent = session.agent();
        tell(agent.state != self.agent.state, Change::AgentState);
        tell(!agent.confirmed && self.agent.confirmed, Change::NotConfirmed);
        for (place, call) in session.calls().iter().enumerate() {
            let before = self.calls.get(place).filter(|before| before.key == call.key);
            if before.is_some_and(|before| Rc::ptr_eq(before, call)) {
                continue;
            }
            tell(before.is_none(), Change::CallBegan(call.key));
            let is_over = |call: &Call| matches!(call.phase, Phase::Ended { .. });
            let proven = |call: &Call| call.rang.map(|rang| rang.proofs).filter(|proofs| *proofs != Default::default());
            tell(
                call.answered.is_some() && before.is_none_or(|before| before.answered.is_none()),
                Change::CallAnswered(call.key),
            );
            tell(is_over(call) && before.is_none_or(|before| !is_over(before)), Change::CallEnded(call.key));
            let unproven = proven(call).is_some_and(|proofs| !proofs.is_confirmed());
            tell(unproven && before.and_then(|before| proven(before)).is_none(), Change::RingUnproven(call.key));
        }
        let rings = session.ring().is_some();
        tell(rings && !self.rings, Change::RingBegan);
        tell(!rings && self.rings, Change::RingEnded);
        let unseen = rings && fold.held.of(Circumstance::Visibility) == Some("hidden");
        tell(unseen && !self.unseen, Change::RingUnseen);
        let lost = is_lost(session.link().state);
        tell(lost && !self.lost, Change::LinkLost);
        self.changes.extend(told.into_iter().map(|what| Changed { entry, at, what }));
        self.over &= agent.state == self.agent.state && agent.since == self.agent.since;
        (self.agent, self.rings, self.unseen, self.lost) = (agent.clone(), rings, unseen, lost);
        self.calls.clear();
        self.calls.extend_from_slice(session.calls());
        // The bar may have said so just now.
        self.limit(at, entry);
    }

    /// The state of the agent until now may have lasted too long by then.
    fn limit(&mut self, now: Moment, entry: usize) {
        let since = self.agent.since;
        let Some(limit) = self.config.time_limit(&self.agent.state).filter(|_| !self.over) else { return };
        if limit.standing(now.since(since)).stage() == Some(LimitStage::Over) {
            self.over = true;
            let over = limit.ms.map_or(now, |ms| since.plus(ms));
            let entry = if over.mono < now.mono { entry.saturating_sub(1) } else { entry };
            self.changes.push(Changed { entry, at: over, what: Change::LimitOver });
        }
    }
}
