//! One tab's side of the agreement: its role, and what it says, asks of the lock and tells its console.

use super::{Input, LockEvent, Means, Output, TabEvent, TabMessage, Term};
use crate::domain::Moment;
use std::collections::VecDeque;

/// How long the leader may take to release the bar to a tab that asks, and then the asker to take it.
pub const ANSWER_MS: u64 = 700;
/// Without locks: how long a candidate waits for an objection. Every start there waits so long.
pub const CANDIDATE_MS: u64 = 300;
/// Without locks: after how long a silence a follower asks whether the leader is there.
pub const ASK_MS: u64 = 1_500;
/// Without locks: how many questions in a row may stay without an answer. A leader whose thread is busy, or a machine
/// that slept between question and answer, misses one.
pub const MISSES: u32 = 3;
/// Without locks: how often a leader says that it leads, lest two that lead don't know of each other. A hidden tab's
/// timers come later than this, which is why followers ask.
const BEAT_MS: u64 = 900;
/// The same of a leader that has heard of no other tab.
const LONELY_BEAT_MS: u64 = 10_000;
/// How far the beginnings of two terms may be apart for the lock to decide which is later.
const TIE_MS: u64 = 20;

enum Role {
    Follower(Watch),
    /// The leader was asked for the bar.
    Asking {
        until: u64,
    },
    /// The lock is being stolen.
    Stealing,
    /// Without locks, it says so again some time after it has `said` so.
    Leader {
        said: u64,
    },
    /// Asked for the bar by the tab of this identifier; the console makes everything durable.
    Releasing(String),
    /// The bar is out of use. If nobody takes it until then, it is anybody's.
    Released {
        until: u64,
    },
    Left,
}

/// How a follower learns that nobody leads.
enum Watch {
    /// The browser grants it the lock.
    Lock,
    /// It asks.
    Ask { due: u64, missed: u32 },
    /// It leads at `due` unless somebody objects. The leader that it asked, without an answer, may object in vain.
    Candidate { since: Term, due: u64, asked: Option<Asked> },
}

/// The latest term known when the tab asked for the bar, if any was.
#[derive(Clone, PartialEq)]
struct Asked(Option<Term>);

/// This tab among its like. Times are those of `Moment::mono`.
pub struct Election {
    means: Means,
    /// Ours among the tabs.
    id: String,
    label: String,
    role: Role,
    /// The latest term heard of.
    term: Option<Term>,
    /// The label of its leader, unless that has left.
    leader: Option<String>,
    /// Another tab has been heard.
    has_peers: bool,
    outputs: VecDeque<Output>,
}

impl Election {
    /// `id` is this tab's alone; `label` is what the others show of it.
    pub fn new(means: Means, id: String, label: String) -> Election {
        Election {
            means,
            id,
            label,
            role: Role::Follower(Watch::Lock),
            term: None,
            leader: None,
            has_peers: false,
            outputs: VecDeque::new(),
        }
    }

    /// Whether this tab may use the bar: from [`TabEvent::Holds`] to [`Input::Release`] or [`TabEvent::Lost`].
    pub fn leads(&self) -> bool {
        matches!(self.role, Role::Leader { .. } | Role::Releasing(_))
    }

    /// Whether another tab has been heard. Each says something when it joins.
    pub fn has_peers(&self) -> bool {
        self.has_peers
    }

    pub fn uses_locks(&self) -> bool {
        matches!(self.means, Means::Locks { .. }) && !matches!(self.role, Role::Left)
    }

    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// When [`Election::handle_timeout`] wants to be called; earlier and later do no harm.
    pub fn poll_timeout(&self) -> Option<u64> {
        match self.role {
            Role::Asking { until } | Role::Released { until } => Some(until),
            Role::Follower(Watch::Ask { due, .. } | Watch::Candidate { due, .. }) => Some(due),
            Role::Leader { said } if self.means == Means::Channel => {
                Some(said + if self.has_peers { BEAT_MS } else { LONELY_BEAT_MS })
            }
            Role::Follower(Watch::Lock) | Role::Stealing | Role::Leader { .. } | Role::Releasing(_) | Role::Left => {
                None
            }
        }
    }

    pub fn handle_timeout(&mut self, now: Moment) {
        if self.poll_timeout().is_none_or(|due| now.mono < due) {
            return;
        }
        match self.role {
            Role::Asking { .. } if self.means == Means::Channel => self.stand(now, Some(Asked(self.term.clone()))),
            Role::Asking { .. } => self.take(now),
            Role::Released { .. } => {
                if let (Means::Channel, Some(term)) = (self.means, self.term.clone()) {
                    self.send(TabMessage::Left { term });
                }
                self.leader = None;
                self.lose(now, MISSES - 1);
            }
            Role::Follower(Watch::Ask { missed, .. }) if missed + 1 < MISSES => {
                self.role = Role::Follower(Watch::Ask { due: now.mono + ASK_MS, missed: missed + 1 });
                self.send(TabMessage::WhoHolds);
            }
            Role::Follower(Watch::Ask { .. }) => {
                self.forget_leader();
                self.stand(now, None);
            }
            Role::Follower(Watch::Candidate { .. }) => self.lead(now),
            Role::Leader { .. } => {
                self.role = Role::Leader { said: now.mono };
                self.say_who_leads();
            }
            Role::Follower(Watch::Lock) | Role::Stealing | Role::Releasing(_) | Role::Left => {}
        }
    }

    pub fn handle_input(&mut self, now: Moment, input: Input) {
        if matches!(self.role, Role::Left) {
            return;
        }
        match input {
            Input::Joined => match self.means {
                Means::Locks { .. } => {
                    self.outputs.push_back(Output::QueueLock);
                    self.send(TabMessage::WhoHolds);
                }
                Means::Channel => self.stand(now, None),
                Means::Nothing => self.lead(now),
            },
            Input::Lock(event) => self.lock(now, event),
            Input::Message(message) => self.message(now, message),
            Input::Acquire => {
                if let Role::Follower(_) = self.role {
                    self.ask(now);
                }
            }
            Input::Release => {
                if let Role::Releasing(tab) = &self.role {
                    let tab = tab.clone();
                    self.role = Role::Released { until: now.mono + ANSWER_MS };
                    self.send(TabMessage::Free { tab, term: self.term.clone() });
                }
            }
            Input::Broadcast(text) => {
                let term = self.term.clone().filter(|_| self.leads());
                self.send(TabMessage::Broadcast { term, text });
            }
            Input::Leave => {
                if let (true, Some(term)) = (self.has_bar(), self.term.clone()) {
                    self.send(TabMessage::Left { term });
                }
                self.role = Role::Left;
                self.outputs.push_back(Output::Close);
            }
        }
    }

    fn lock(&mut self, now: Moment, event: LockEvent) {
        match event {
            LockEvent::Granted => self.lead(now),
            LockEvent::Stolen if self.has_bar() => self.lose(now, 0),
            LockEvent::Stolen => self.outputs.push_back(Output::QueueLock),
            LockEvent::Refused => {
                let channel = matches!(self.means, Means::Locks { channel: true });
                self.means = if channel { Means::Channel } else { Means::Nothing };
                if channel { self.stand(now, None) } else { self.lead(now) }
            }
        }
    }

    fn message(&mut self, now: Moment, message: TabMessage) {
        self.has_peers = true;
        match message {
            // Without locks, only the leader's own word counts: others would keep one alive that is dead.
            TabMessage::WhoHolds if self.leads() || self.uses_locks() => self.say_who_leads(),
            TabMessage::WhoHolds => {}
            TabMessage::Holds { term, label } => self.hear_of_leader(now, term, label),
            TabMessage::Left { term } => {
                if self.term.as_ref() == Some(&term) {
                    self.forget_leader();
                    if let Role::Follower(Watch::Ask { .. }) = self.role {
                        self.stand(now, None);
                    }
                }
            }
            TabMessage::Wants { tab } => self.hear_of_wish(tab),
            // The bar may have gone to another meanwhile, which is asked by now.
            TabMessage::Free { term: Some(term), .. } if Some(&term) < self.term.as_ref() => {}
            TabMessage::Free { tab, .. } => {
                let asked =
                    matches!(self.role, Role::Asking { .. } | Role::Follower(Watch::Candidate { asked: Some(_), .. }));
                if tab == self.id && asked {
                    self.take(now);
                }
            }
            TabMessage::Candidate { since } => self.hear_of_candidate(now, since),
            TabMessage::Broadcast { term, text } => {
                let is_over = term.is_some_and(|term| Some(&term) < self.term.as_ref());
                if !is_over {
                    self.emit(TabEvent::Told(text));
                }
            }
        }
    }

    fn hear_of_leader(&mut self, now: Moment, term: Term, label: String) {
        let known = self.term.as_ref();
        if Some(&term) < known {
            // Whoever believes to lead without a lock learns that its term is over.
            if self.leads() && self.means == Means::Channel {
                self.say_who_leads();
            }
            return;
        }
        match &self.role {
            Role::Follower(Watch::Candidate { asked: Some(Asked(known)), .. }) if Some(&term) == known.as_ref() => {
                return;
            }
            Role::Follower(Watch::Ask { .. } | Watch::Candidate { .. }) => self.make_way(now),
            _ => {}
        }
        let known = self.term.as_ref();
        if Some(&term) == known && (self.leader.is_some() || self.uses_locks()) {
            return;
        }
        let is_tie = known.is_some_and(|known| term.began <= known.began + TIE_MS);
        if is_tie && self.leads() && self.uses_locks() {
            // We were granted the lock before we heard who had it. If it was stolen instead, the browser is about to say so.
            self.term = Some(Term { began: term.began + 1, tab: self.id.clone() });
            self.say_who_leads();
            return;
        }
        self.term = Some(term);
        self.leader = Some(label.clone());
        if matches!(self.role, Role::Asking { .. }) {
            // Another was quicker; now that one has to be asked.
            self.ask(now);
        }
        if self.has_bar() {
            self.lose(now, 0);
        }
        self.emit(TabEvent::Holder(Some(label)));
    }

    /// Of two who ask at once the first is answered; the second hears who leads then, and asks that one.
    fn hear_of_wish(&mut self, tab: String) {
        match &self.role {
            Role::Leader { .. } => {
                self.role = Role::Releasing(tab);
                self.emit(TabEvent::AskedFor);
            }
            Role::Follower(Watch::Candidate { since, .. }) => {
                let since = since.clone();
                self.send(TabMessage::Candidate { since });
            }
            _ => {}
        }
    }

    /// Of two candidates the earlier one leads, and who asks waits for either.
    fn hear_of_candidate(&mut self, now: Moment, since: Term) {
        match &self.role {
            // It was asked for the bar by this one and may yet be in time.
            Role::Releasing(tab) if *tab == since.tab => {}
            Role::Leader { .. } | Role::Releasing(_) => self.say_who_leads(),
            Role::Asking { .. } if self.means == Means::Channel => self.make_way(now),
            Role::Follower(Watch::Candidate { since: ours, .. }) if since < *ours => self.make_way(now),
            Role::Follower(Watch::Candidate { since: ours, .. }) => {
                let since = ours.clone();
                self.send(TabMessage::Candidate { since });
            }
            _ => {}
        }
    }

    /// Another leads or is about to. Who has asked goes on to want the bar.
    fn make_way(&mut self, now: Moment) {
        self.role = match self.role {
            Role::Asking { .. } | Role::Follower(Watch::Candidate { asked: Some(_), .. }) => {
                Role::Asking { until: now.mono + ANSWER_MS + CANDIDATE_MS }
            }
            _ => Role::Follower(Watch::Ask { due: now.mono + ASK_MS, missed: 0 }),
        };
    }

    /// Nobody seems to lead: this tab will, unless somebody objects.
    fn stand(&mut self, now: Moment, asked: Option<Asked>) {
        let since = Term { began: now.wall, tab: self.id.clone() };
        self.role = Role::Follower(Watch::Candidate { since: since.clone(), due: now.mono + CANDIDATE_MS, asked });
        self.send(TabMessage::WhoHolds);
        self.send(TabMessage::Candidate { since });
    }

    /// A new term, ours.
    fn lead(&mut self, now: Moment) {
        let after = self.term.as_ref().map_or(0, |last| last.began.saturating_add(1));
        self.term = Some(Term { began: now.wall.max(after), tab: self.id.clone() });
        self.leader = Some(self.label.clone());
        self.role = Role::Leader { said: now.mono };
        self.say_who_leads();
        self.emit(TabEvent::Holds);
    }

    fn lose(&mut self, now: Moment, missed: u32) {
        self.role = match self.means {
            Means::Channel => Role::Follower(Watch::Ask { due: now.mono + ASK_MS, missed }),
            Means::Locks { .. } | Means::Nothing => {
                self.outputs.push_back(Output::QueueLock);
                Role::Follower(Watch::Lock)
            }
        };
        self.emit(TabEvent::Lost);
    }

    fn ask(&mut self, now: Moment) {
        // Without locks the asker stands then, so that of several one takes it.
        let answer = if self.means == Means::Channel { ANSWER_MS - CANDIDATE_MS } else { ANSWER_MS };
        self.role = Role::Asking { until: now.mono + answer };
        self.send(TabMessage::Wants { tab: self.id.clone() });
    }

    fn take(&mut self, now: Moment) {
        match self.means {
            Means::Locks { .. } => {
                self.role = Role::Stealing;
                self.outputs.push_back(Output::StealLock);
            }
            Means::Channel | Means::Nothing => self.lead(now),
        }
    }

    /// Whether the bar, or the lock for it, is this tab's.
    fn has_bar(&self) -> bool {
        self.leads() || matches!(self.role, Role::Released { .. })
    }

    fn forget_leader(&mut self) {
        if self.leader.take().is_some() {
            self.emit(TabEvent::Holder(None));
        }
    }

    fn say_who_leads(&mut self) {
        if let (Some(term), Some(label)) = (self.term.clone(), self.leader.clone()) {
            self.send(TabMessage::Holds { term, label });
        }
    }

    fn send(&mut self, message: TabMessage) {
        self.outputs.push_back(Output::Send(message));
    }

    fn emit(&mut self, event: TabEvent) {
        self.outputs.push_back(Output::Event(event));
    }
}
