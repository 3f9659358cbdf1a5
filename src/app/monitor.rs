//! The monitor of what the bar says, at run time: it looks at each message while that is read, and has one line at most for
//! the agent, if calls may be affected.

use super::kernel::Kernel;
use crate::browser::{local_storage, now};
use crate::domain::Now;
use crate::monitor::{Carrier, Evidence, Monitor, Question, ShiftMonitor};
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

    /// What the bar's times say of the unit that they are in.
    pub fn times(&self) -> Evidence {
        self.monitor.latest().evidence(Question::TimeUnit)
    }
}
