//! One automaton for each call and one for the agent, and what they make of each rule.

use super::finding::{Finding, Found, Way};
use super::rules::{AGENT, CALL, Check, Row, Rule, Set, ends_calls, phase, state};
use crate::protocol::Kind;

/// More calls than an agent ever has at once.
const CALLS: usize = 8;
/// Of so many verdicts, so many must be against it before a rule counts as broken: single events get lost.
const LATEST: u32 = 32;
const BROKEN: u32 = 3;

/// How often a rule was kept and broken, and how often nobody can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Verdicts {
    pub kept: u32,
    pub broken: u32,
    pub untold: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Judged {
    verdicts: Verdicts,
    /// The latest verdicts, a bit each; set where the rule was broken.
    latest: u32,
    is_broken: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Verdict {
    Kept,
    Broken,
    Untold,
}

impl Judged {
    fn count(&mut self, verdict: Verdict) {
        let counter = match verdict {
            Verdict::Kept => &mut self.verdicts.kept,
            Verdict::Broken => &mut self.verdicts.broken,
            Verdict::Untold => &mut self.verdicts.untold,
        };
        *counter = counter.saturating_add(1);
        if verdict != Verdict::Untold {
            self.latest = self.latest << 1 | u32::from(verdict == Verdict::Broken);
            self.is_broken |= self.latest.count_ones() >= BROKEN;
        }
    }
}

const _: () = assert!(LATEST == u32::BITS);

#[derive(Clone, Copy, Debug)]
struct Tracked {
    id: u32,
    phase: Set,
    /// When it was last heard of, by the count of events.
    last: u32,
}

#[derive(Clone, Debug)]
pub(super) struct Order {
    calls: [Option<Tracked>; CALLS],
    agent: Set,
    events: u32,
    /// The agent's phone was put down since the last state.
    phone_down: bool,
    /// Calls that began before the monitor, or while messages were lost, may be about.
    blind: bool,
    /// No call is up.
    is_over: bool,
    rules: [Judged; Rule::ALL.len()],
    /// The row of each event, for calls and for agents.
    call_rows: [u8; Kind::ALL.len()],
    agent_rows: [u8; Kind::ALL.len()],
}

/// What the rules have to know beside the order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// The bar sends more than the 16 events: with these alone, states are left and calls offered without a word.
    pub says_more: bool,
    /// The bar announces calls that reach the agent.
    pub says_offers: bool,
    pub way: Way,
}

/// What happened to the calls that are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The call's phase before.
    pub before: Set,
    pub is_new: bool,
    /// No call is up any more.
    pub is_over: bool,
}

const NO_ROW: u8 = u8::MAX;

fn index(rows: &[Row]) -> [u8; Kind::ALL.len()] {
    let mut index = [NO_ROW; Kind::ALL.len()];
    for (place, row) in rows.iter().enumerate() {
        row.kinds.iter().for_each(|kind| index[*kind as usize] = place as u8);
    }
    index
}

impl Order {
    pub fn new() -> Order {
        Order {
            calls: [None; CALLS],
            agent: state::UNKNOWN,
            events: 0,
            phone_down: false,
            blind: true,
            is_over: true,
            rules: [Judged::default(); Rule::ALL.len()],
            call_rows: index(CALL),
            agent_rows: index(AGENT),
        }
    }

    /// Nothing is known of the calls and of the agent any more.
    pub fn interrupted(&mut self) {
        self.calls = [None; CALLS];
        (self.agent, self.phone_down, self.blind, self.is_over) = (state::UNKNOWN, false, true, true);
    }

    pub fn verdicts(&self, rule: Rule) -> Verdicts {
        self.rules[rule as usize].verdicts
    }

    pub fn findings(&self, found: &mut Vec<Found>) {
        let broken = Rule::ALL.iter().filter(|rule| self.rules[**rule as usize].is_broken);
        found.extend(
            broken.map(|rule| Found { finding: Finding::Order { rule: *rule }, count: self.verdicts(*rule).broken }),
        );
    }

    /// Whether such a call is tracked.
    pub fn knows(&self, id: u32) -> bool {
        self.calls.iter().flatten().any(|call| call.id == id)
    }

    /// `id` is a sum of the call's id; without one the event speaks of the call that was heard of last.
    pub fn sees(&mut self, kind: Kind, id: Option<u32>, known: Known) -> Step {
        self.events = self.events.wrapping_add(1);
        self.phone_down |= kind == Kind::PhoneRelease;
        let row = self.call_rows[kind as usize];
        let (before, is_new) = if row == NO_ROW { (0, false) } else { self.call(&CALL[usize::from(row)], id, known) };
        let row = self.agent_rows[kind as usize];
        if row != NO_ROW {
            self.agent(&AGENT[usize::from(row)], kind, known);
        }
        Step { before, is_new, is_over: self.is_over }
    }

    fn call(&mut self, row: &Row, id: Option<u32>, known: Known) -> (Set, bool) {
        let Some((slot, is_new)) = self.slot(id) else { return (0, false) };
        let Some(call) = &mut self.calls[slot] else { return (0, false) };
        call.last = self.events;
        let before = call.phase;
        if let Some((_, to)) = row.moves.iter().find(|(from, _)| from & before != 0) {
            call.phase = *to;
        }
        let after = call.phase;
        if before != after || is_new {
            self.is_over = self.calls.iter().flatten().all(|call| call.phase & (phase::LEFT | phase::RELEASED) != 0);
        }
        for check in row.checks {
            self.judge(check, before, known);
        }
        let ended = after & (phase::TALKING | phase::LEFT | phase::RELEASED) != 0 && before != after;
        if ended && before == phase::OFFERED {
            self.count(Rule::RingingEnds, Verdict::Kept);
        }
        if ended && before == phase::DIALLED {
            self.count(Rule::DiallingEnds, Verdict::Kept);
        }
        if before & (phase::TALKING | phase::HELD) != 0 && after & (phase::LEFT | phase::RELEASED) != 0 {
            self.count(Rule::ReleasedBeforeNextState, Verdict::Kept);
        }
        (before, is_new)
    }

    fn judge(&mut self, check: &Check, before: Set, known: Known) {
        let may_lack = self.blind && before & phase::UNSEEN != 0;
        let offers = known.says_offers && matches!(known.way, Way::Inbound | Way::Internal | Way::Dialler);
        let is_untold = may_lack
            || match check.rule {
                Rule::TalkingIsOffered => !offers,
                // A call that arrives at a bar that announces none looks like one that is dialled.
                Rule::AnsweredBeforeCustomerLeaves => !known.says_offers,
                _ => false,
            };
        let verdict = match () {
            () if check.kept & before != 0 => Verdict::Kept,
            () if check.broken & before != 0 && !is_untold => Verdict::Broken,
            () => Verdict::Untold,
        };
        self.count(check.rule, verdict);
    }

    fn agent(&mut self, row: &Row, kind: Kind, known: Known) {
        let before = self.agent;
        for check in row.checks {
            let verdict = match () {
                () if check.kept & before != 0 => Verdict::Kept,
                () if check.broken & before != 0 && known.says_more => Verdict::Broken,
                () => Verdict::Untold,
            };
            self.count(check.rule, verdict);
        }
        if let Some((_, to)) = row.moves.iter().find(|(from, _)| from & before != 0) {
            self.agent = *to;
        }
        if ends_calls(kind) {
            self.calls_must_be_over(known);
        }
        if ends_calls(kind) || matches!(kind, Kind::InService | Kind::ShutdownService | Kind::ForceLogout) {
            self.calls.iter_mut().flatten().for_each(|call| call.phase = phase::RELEASED);
            (self.phone_down, self.blind, self.is_over) = (false, false, true);
        }
    }

    fn calls_must_be_over(&mut self, known: Known) {
        for slot in 0..CALLS {
            let Some(call) = self.calls[slot] else { continue };
            let rule = match call.phase {
                phase::OFFERED => Rule::RingingEnds,
                phase::DIALLED => Rule::DiallingEnds,
                phase::TALKING | phase::HELD => Rule::ReleasedBeforeNextState,
                _ => continue,
            };
            let is_let_go = rule != Rule::ReleasedBeforeNextState && self.phone_down;
            let verdict = match () {
                () if is_let_go => Verdict::Kept,
                () if self.blind || rule == Rule::DiallingEnds && !known.says_offers => Verdict::Untold,
                () => Verdict::Broken,
            };
            self.count(rule, verdict);
        }
    }

    /// Where the call is tracked, and whether it is a new one. The call that was heard of the longest ago makes room.
    fn slot(&mut self, id: Option<u32>) -> Option<(usize, bool)> {
        let Some(id) = id else {
            let live = |call: &&Tracked| call.phase & (phase::LEFT | phase::RELEASED) == 0;
            let latest = self.calls.iter().flatten().filter(live).max_by_key(|call| call.last)?.id;
            return self
                .calls
                .iter()
                .position(|call| call.is_some_and(|call| call.id == latest))
                .map(|slot| (slot, false));
        };
        if let Some(slot) = self.calls.iter().position(|call| call.is_some_and(|call| call.id == id)) {
            return Some((slot, false));
        }
        let slot = (0..CALLS).min_by_key(|slot| self.calls[*slot].map_or(0, |call| call.last))?;
        self.calls[slot] = Some(Tracked { id, phase: phase::UNSEEN, last: self.events });
        Some((slot, true))
    }

    fn count(&mut self, rule: Rule, verdict: Verdict) {
        self.rules[rule as usize].count(verdict);
    }
}
