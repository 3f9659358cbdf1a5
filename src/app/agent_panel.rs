//! The agent's state, the calls that are up, and the day; looked up before they are drawn.

use super::bar::Bar;
use super::kernel::{self, Kernel};
use crate::directory::Contacts;
use crate::domain::{DailyTotals, Moment};
use crate::journal::RecordKey;
use crate::picture::{Picture, ShownAgent};
use crate::view::{AgentStatusPanel, AgentStatusPanelProps, Day, DayView, LiveLine};
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
    pub fn look_up(&mut self, picture: &Picture) {
        self.lines = picture.lines();
        self.today = picture.today();
        let key = (picture.at.wall / 60_000, picture.session.agent().since, self.today);
        if self.day.as_ref().is_none_or(|(known, _)| *known != key) {
            self.day = Some((key, Rc::new(picture.day(self.today))));
        }
    }

    pub fn view(&self, kernel: &Kernel, bar: &Bar, picture: &Picture, contacts: &Contacts) -> Html {
        html! { <AgentStatusPanel ..self.status(kernel, bar, picture, contacts) /> }
    }

    /// What is to be said of the agent's state and the calls that are up.
    pub fn status(&self, kernel: &Kernel, bar: &Bar, picture: &Picture, contacts: &Contacts) -> AgentStatusPanelProps {
        let shown = kernel.shown_agent();
        let shown = ShownAgent { confidence: bar.vouch_for(shown.confidence), ..shown };
        let status = picture.status(shown, &self.lines, self.today, contacts);
        AgentStatusPanelProps { on_open: self.on_open.clone(), ..status }
    }

    pub fn day(&self) -> Html {
        let Some((_, day)) = &self.day else { return Html::default() };
        html! { <DayView day={day.clone()} on_minute={self.on_minute.clone()} /> }
    }
}
