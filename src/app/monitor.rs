//! The monitor of what the bar says, at run time: it looks at each message while that is read, and has one line at most for
//! the agent, if calls may be affected.

use super::kernel::Kernel;
use crate::browser::{local_storage, now};
use crate::domain::{AlertingMeans, AlertingTaken, Now, TimesIn};
use crate::monitor::{Answer, Carrier, Monitor, Question, ShiftMonitor};
use crate::protocol::{Decoded, RawText};
use yew::prelude::*;

/// In `localStorage`: the shift for which the agent has read the line.
const READ: &str = "agent-console.departure-read";
/// Between one look at what the monitor has found and the next, milliseconds: a look takes as long as some hundred messages.
const LOOK_MS: u64 = 10_000;

pub struct Watch {
    monitor: ShiftMonitor,
    /// Something was heard since the latest look.
    heard: bool,
    /// Monotonic milliseconds.
    looked: u64,
    /// What may affect calls of a shift, in the documents' own names.
    departure: Option<(u64, AttrValue)>,
    /// The shift for which the agent has read the line, where the browser keeps nothing.
    read: Option<u64>,
    on_read: Callback<()>,
}

impl Watch {
    pub fn new(on_read: Callback<()>) -> Watch {
        Watch { monitor: ShiftMonitor::default(), heard: false, looked: 0, departure: None, read: None, on_read }
    }

    /// What the bar has said.
    pub fn read(&mut self, now: Now, text: &RawText, carrier: Carrier) -> Vec<Decoded> {
        self.heard = true;
        self.monitor.observe(now.at, text, carrier)
    }

    /// It is written down, and may have begun a shift.
    pub fn entered(&mut self, kernel: &Kernel, now: Now, text: &RawText, carrier: Carrier) {
        self.monitor.entered(kernel.shift(), now.at, text, carrier);
    }

    pub fn monitor(&mut self, kernel: &Kernel) -> &mut Monitor {
        self.heard = true;
        self.monitor.of(kernel.shift())
    }

    /// Looks now and then whether there is something to say.
    pub fn look(&mut self, kernel: &mut Kernel) {
        let at = now().at.mono;
        if !self.heard || !kernel.leads() || kernel.is_reading() || at < self.looked + LOOK_MS {
            return;
        }
        (self.heard, self.looked) = (false, at);
        let shift = kernel.shift();
        let report = self.monitor.of(shift).report();
        let first = report.affecting_calls().next().map(|found| (shift, found.finding.sign().into()));
        if self.departure != first {
            self.departure = first;
            kernel.rendering.soon();
        }
    }

    /// What the agent is told, and how to be rid of it. Whatever rings comes first.
    pub fn departure(&self, kernel: &Kernel) -> Option<(AttrValue, Callback<()>)> {
        let shift = kernel.shift();
        let (_, departure) = self.departure.clone().filter(|(of, _)| *of == shift)?;
        if !kernel.leads() || kernel.what_rings().is_some() {
            return None;
        }
        let is_kept = || local_storage::read(READ).is_some_and(|kept| kept == shift.to_string());
        (self.read != Some(shift) && !is_kept()).then(|| (departure, self.on_read.clone()))
    }

    pub fn dismiss(&mut self, kernel: &Kernel) {
        self.read = Some(kernel.shift());
        // Where nothing can be kept the line comes back with the next page.
        let _ = local_storage::write(READ, &kernel.shift().to_string());
        self.departure = None;
    }

    /// What this bar is taken to mean where the documents leave it open, and who says so.
    pub fn dialect(&self, kernel: &Kernel) -> Vec<AttrValue> {
        let (session, words) = (&kernel.session, &kernel.words.speech);
        let dialect = session.dialect();
        let count = |count: u32| kernel.locale.count(u64::from(count));
        let alerting: AttrValue = match dialect.customer_alerting {
            AlertingMeans::Hold => words.alerting_set_hold.into(),
            AlertingMeans::Ringing => words.alerting_set_ringing.into(),
            AlertingMeans::Auto => match session.alerting_taken() {
                AlertingTaken::Hold => (words.alerting_seen_hold)(&count(session.holds_by_alerting())).into(),
                AlertingTaken::Ringing => words.alerting_seen_ringing.into(),
                AlertingTaken::Undecided => words.alerting_undecided.into(),
            },
        };
        let times = match dialect.event_gen_time {
            TimesIn::Seconds => Some(words.times_set_seconds.into()),
            TimesIn::Milliseconds => Some(words.times_set_milliseconds.into()),
            TimesIn::Nothing => Some(words.times_ignored.into()),
            TimesIn::Auto => {
                let told = self.monitor.latest().evidence(Question::TimeUnit);
                let is_in_seconds = Question::TimeUnit.answer(told) == Answer::B;
                is_in_seconds.then(|| (words.times_seen_seconds)(&count(told.b)).into())
            }
        };
        [Some(alerting), times].into_iter().flatten().collect()
    }
}
