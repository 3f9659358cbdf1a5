//! The agent's state, the calls that are up, and the day; looked up before they are drawn.

use super::bar::Bar;
use super::caller_history::CallerHistory;
use super::kernel::{self, Kernel, ShownAgent};
use super::log_pane::LogPane;
use crate::browser::calendar::today;
use crate::browser::clock::{midnight, shown};
use crate::directory::Contacts;
use crate::domain::{Call, DailyTotals, Metrics, Moment, Phase};
use crate::journal::RecordKey;
use crate::protocol::Number;
use crate::view::{AgentStatusPanel, AgentStatusPanelProps, Day, DayView, DialledLine, LiveLine};
use std::rc::Rc;
use yew::prelude::*;

/// What a day is made of, as far as it can change: the minute, the state's beginning, the calls.
type DayKey = (u64, Moment, DailyTotals);

pub struct AgentPanel {
    lines: Vec<LiveLine>,
    today: DailyTotals,
    /// Made anew only when it has changed: the page is drawn with every message.
    day: Option<(DayKey, Rc<Day>)>,
    on_minute: Callback<()>,
    on_open: Callback<RecordKey>,
}

impl AgentPanel {
    pub fn new(kernel: &Kernel, on_open: Callback<RecordKey>) -> AgentPanel {
        let on_minute = kernel.on().reform(|()| kernel::Msg::MinutePassed);
        AgentPanel { lines: Vec::new(), today: DailyTotals::default(), day: None, on_minute, on_open }
    }

    /// The session is another one.
    pub fn clear(&mut self) {
        self.day = None;
    }

    /// Looks up what is drawn next. The log has followed the session.
    pub fn look_up(&mut self, kernel: &Kernel, log: &LogPane, history: &CallerHistory) {
        self.lines = live_lines(kernel, log, history);
        // Of the open shift, also if it began before midnight, and of the calls on record.
        self.today = kernel.session.today();
        log.count(today(), |call| kernel.session.is_own(call), &mut self.today);
        let at = shown();
        let key = (at.wall / 60_000, kernel.session.agent().since, self.today);
        if self.day.as_ref().is_none_or(|(known, _)| *known != key) {
            self.day = Some((key, Rc::new(day(kernel, self.today, at))));
        }
    }

    pub fn view(&self, kernel: &Kernel, bar: &Bar, contacts: &Contacts) -> Html {
        html! { <AgentStatusPanel ..self.status(kernel, bar, contacts) /> }
    }

    /// What is to be said of the agent's state and the calls that are up.
    pub fn status(&self, kernel: &Kernel, bar: &Bar, contacts: &Contacts) -> AgentStatusPanelProps {
        let ShownAgent { agent, confidence, base_ms } = kernel.shown_agent();
        let confidence = bar.vouch_for(confidence);
        let limit = kernel.time_limit(&agent.state);
        let remind_ms = u64::from(kernel.config.hold.remind_seconds) * 1_000;
        let named = |line: &LiveLine| LiveLine {
            contact: contacts.of(line.number.as_ref()),
            number: kernel.masking.number(line.number.as_ref()),
            ..line.clone()
        };
        AgentStatusPanelProps {
            agent,
            confidence,
            base_ms,
            reasons: kernel.config.reasons.clone(),
            limit,
            phase: kernel.session.phase(),
            calls: self.lines.iter().map(named).collect(),
            remind_ms,
            today: self.today,
            on_open: self.on_open.clone(),
        }
    }

    pub fn day(&self) -> Html {
        let Some((_, day)) = &self.day else { return Html::default() };
        html! { <DayView day={day.clone()} on_minute={self.on_minute.clone()} /> }
    }
}

fn day(kernel: &Kernel, today: DailyTotals, at: Moment) -> Day {
    let session = &kernel.session;
    // A shift over midnight is shown as a whole.
    let began = session.calls().first().map_or(at.wall, |first| first.began.wall);
    let midnight = midnight(began.min(at.wall));
    Day {
        midnight,
        stretches: session.stretches(midnight, at),
        marks: session.marks(midnight),
        today,
        figures: Metrics::of(&today, &session.time_in(midnight, at)),
    }
}

/// Every call that is up, and what will be one: first what the agent is occupied with, last who is on hold.
fn live_lines(kernel: &Kernel, log: &LogPane, history: &CallerHistory) -> Vec<LiveLine> {
    let session = &kernel.session;
    let line = |call: &Rc<Call>| {
        let line = LiveLine::of(call)?;
        // What rings says it in its popup.
        if call.phase == Phase::Ringing {
            let in_popup = session.ring().is_some_and(|ring| ring.call_id.as_ref() == Some(&call.id));
            return Some(LiveLine { in_popup, ..line });
        }
        let known = history.of_call(kernel, log, RecordKey::of(kernel.shift(), call), call);
        Some(LiveLine { known, more_known: history.more_is_known(kernel, call.number.as_ref()), ..line })
    };
    let phone = session.ring().filter(|ring| ring.call_id.is_none());
    let phone = phone.map(|ring| LiveLine::new(Phase::Ringing, ring.number, Some(ring.since)));
    let party = |party: &Number| LiveLine::new(Phase::Talking { since: Moment::default() }, Some(party.clone()), None);
    let calls = session.live_calls().filter_map(line);
    let mut lines: Vec<LiveLine> =
        calls.chain(session.parties().map(party)).chain(phone).chain(dialled_line(kernel)).collect();
    lines.sort_by_key(|line| match line.phase {
        Phase::Talking { .. } => 0,
        Phase::Ringing | Phase::Dialling => 1,
        Phase::Held { .. } | Phase::Ended { .. } => 2,
    });
    lines
}

/// Whom the bar is calling for the agent, as long as that is no call: for the log, in which it has no row yet.
pub fn dialled(kernel: &Kernel, contacts: &Contacts) -> Html {
    let Some(LiveLine { number: dialled, medium, .. }) = dialled_line(kernel) else { return Html::default() };
    let Some(number) = kernel.masking.number(dialled.as_ref()) else { return Html::default() };
    html! { <DialledLine words={kernel.words} contact={contacts.of(dialled.as_ref())} {number} {medium} /> }
}

fn dialled_line(kernel: &Kernel) -> Option<LiveLine> {
    let (number, since, medium) = kernel.session.dialling()?;
    Some(LiveLine { medium, ..LiveLine::new(Phase::Dialling, Some(number.clone()), Some(since)) })
}
