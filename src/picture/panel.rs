//! The agent's state, the calls that are up, and the day.

use super::lookup::Picture;
use crate::directory::Contacts;
use crate::domain::{Agent, Call, Confidence, DailyTotals, Metrics, Moment, Phase, Session};
use crate::journal::RecordKey;
use crate::protocol::Number;
use crate::view::{AgentStatusPanelProps, Day, DialledLine, LiveLine};
use std::rc::Rc;
use yew::prelude::*;

/// What is shown of the agent.
pub struct ShownAgent {
    pub agent: Agent,
    pub confidence: Confidence,
    /// How long the state had lasted at its monotonic beginning, milliseconds.
    pub base_ms: u64,
}

impl ShownAgent {
    /// As the session knows.
    pub fn of(session: &Session) -> ShownAgent {
        ShownAgent { agent: session.agent().clone(), confidence: session.confidence(), base_ms: 0 }
    }
}

impl Picture<'_> {
    /// What is to be said of the agent's state and the calls that are up.
    pub fn status(
        &self,
        shown: ShownAgent,
        lines: &[LiveLine],
        today: DailyTotals,
        contacts: &Contacts,
    ) -> AgentStatusPanelProps {
        let ShownAgent { agent, confidence, base_ms } = shown;
        let named = |line: &LiveLine| LiveLine {
            contact: contacts.of(line.number.as_ref()),
            number: self.masking.number(line.number.as_ref()),
            ..line.clone()
        };
        AgentStatusPanelProps {
            limit: self.config.time_limit(&agent.state),
            agent,
            confidence,
            base_ms,
            reasons: self.config.reasons.clone(),
            phase: self.session.phase(),
            calls: lines.iter().map(named).collect(),
            remind_ms: u64::from(self.config.hold.remind_seconds) * 1_000,
            today,
            on_open: Callback::noop(),
        }
    }

    /// The day's figures: of the open shift, also if it began before midnight, and of the calls on record.
    pub fn today(&self) -> DailyTotals {
        let mut today = self.session.today();
        self.index.count(self.calendar.day(self.wall), |call| self.session.is_own(call), &mut today);
        today
    }

    pub fn day(&self, today: DailyTotals) -> Day {
        let (session, at) = (self.session, self.at);
        // A shift over midnight is shown as a whole.
        let began = session.calls().first().map_or(at.wall, |first| first.began.wall);
        let midnight = (self.calendar.midnight)(began.min(at.wall));
        Day {
            midnight,
            stretches: session.stretches(midnight, at),
            marks: session.marks(midnight),
            today,
            figures: Metrics::of(&today, &session.time_in(midnight, at)),
        }
    }

    /// Every call that is up, and what will be one: first what the agent is occupied with, last who is on hold.
    pub fn lines(&self) -> Vec<LiveLine> {
        let session = self.session;
        let line = |call: &Rc<Call>| {
            let line = LiveLine::of(call)?;
            // What rings says it in its popup.
            if call.phase == Phase::Ringing {
                let in_popup = session.ring().is_some_and(|ring| ring.call_id.as_ref() == Some(&call.id));
                return Some(LiveLine { in_popup, ..line });
            }
            let known = self.known_of_call(RecordKey::of(self.shift, call), call);
            Some(LiveLine { known, more_known: self.more_is_known(call.number.as_ref()), ..line })
        };
        let phone = session.ring().filter(|ring| ring.call_id.is_none());
        let phone = phone.map(|ring| LiveLine::new(Phase::Ringing, ring.number, Some(ring.since)));
        let party =
            |party: &Number| LiveLine::new(Phase::Talking { since: Moment::default() }, Some(party.clone()), None);
        let calls = session.live_calls().filter_map(line);
        let mut lines: Vec<LiveLine> =
            calls.chain(session.parties().map(party)).chain(phone).chain(self.dialled_line()).collect();
        lines.sort_by_key(|line| match line.phase {
            Phase::Talking { .. } => 0,
            Phase::Ringing | Phase::Dialling => 1,
            Phase::Held { .. } | Phase::Ended { .. } => 2,
        });
        lines
    }

    /// Whom the bar is calling for the agent, as long as that is no call: for the log, in which it has no row yet.
    pub fn dialled(&self, contacts: &Contacts) -> Html {
        let Some(LiveLine { number: dialled, medium, .. }) = self.dialled_line() else { return Html::default() };
        let Some(number) = self.masking.number(dialled.as_ref()) else { return Html::default() };
        html! { <DialledLine words={self.words} contact={contacts.of(dialled.as_ref())} {number} {medium} /> }
    }

    fn dialled_line(&self) -> Option<LiveLine> {
        let (number, since, medium) = self.session.dialling()?;
        Some(LiveLine { medium, ..LiveLine::new(Phase::Dialling, Some(number.clone()), Some(since)) })
    }
}
