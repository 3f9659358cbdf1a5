//! What is known of the ring, or test, at hand, and when to look again because something of it can be known by then.

use crate::browser::clock::now;
use crate::domain::{Channel, Moment, Proof, Proofs, Why};
use crate::ringing::{AlertPlan, Attempts, LastRing, Obstacles, RingSource, RingWatch, SETTLED_MS, Trials};
use gloo::timers::callback::Timeout;
use yew::Callback;

pub struct Watching {
    watch: RingWatch,
    attempts: Attempts,
    /// What became of rings, until somebody takes it.
    records: Vec<(RingSource, Proofs)>,
    /// With its time, monotonic milliseconds.
    wake: Option<(u64, Timeout)>,
    look: Callback<()>,
}

fn moment() -> Moment {
    now().at
}

impl Watching {
    /// `look` is called when it is time to look again.
    pub fn new(look: Callback<()>) -> Watching {
        Watching { watch: RingWatch::default(), attempts: Attempts::default(), records: Vec::new(), wake: None, look }
    }

    pub fn follow(&mut self, source: Option<RingSource>) {
        let before = self.watch.current().map(|watched| watched.from);
        let over = self.watch.follow(moment(), source);
        if over.is_some() || self.watch.current().map(|watched| watched.from) != before {
            self.attempts = Attempts::default();
        }
        self.records.extend(over);
    }

    pub fn prove(&mut self, channel: Channel) {
        self.watch.prove(moment(), channel);
    }

    pub fn rule_out(&mut self, reasons: Vec<(Channel, Why)>) {
        for (channel, why) in reasons {
            self.watch.rule_out(moment(), channel, why);
        }
    }

    pub fn silence(&mut self) {
        self.watch.silence(moment());
    }

    pub fn is_silenced(&self) -> bool {
        self.watch.current().is_some_and(|watched| matches!(watched.proofs.silenced, Proof::After(_)))
    }

    pub fn trials(&self) -> Trials {
        let proofs = self.watch.current().map(|watched| watched.proofs);
        proofs.map_or_else(Trials::default, |proofs| self.attempts.trials(moment().mono, &proofs))
    }

    /// The plan was brought about.
    pub fn tried(&mut self, plan: &AlertPlan, obstacles: &Obstacles) {
        let now = moment();
        self.attempts.follow(now.mono, plan, obstacles);
        self.records.extend(self.watch.settled(now));
        let settles = self.watch.current().map(|watched| watched.from + SETTLED_MS).filter(|at| *at > now.mono);
        let at = [plan.next.map(|ms| now.mono + u64::from(ms)), settles].into_iter().flatten().min();
        if at != self.wake.as_ref().map(|(at, _)| *at) {
            let look = self.look.clone();
            let timeout = |at: u64| Timeout::new(at.saturating_sub(now.mono) as u32 + 1, move || look.emit(()));
            self.wake = at.map(|at| (at, timeout(at)));
        }
    }

    pub fn last(&self) -> Option<LastRing> {
        self.watch.last()
    }

    pub fn take_records(&mut self) -> Vec<(RingSource, Proofs)> {
        std::mem::take(&mut self.records)
    }
}
