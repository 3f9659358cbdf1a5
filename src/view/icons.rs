//! Signs drawn in the colour of the text beside them. A sign always stands with a word, so screen readers
//! pass over it.

use crate::domain::{AgentState, Direction, LinkState, Outcome, Phase};
use yew::prelude::*;

/// A drawing on a grid of 24, in one stroke.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Icon(&'static str);

pub(super) const BELL: Icon = Icon("M12 3a6 6 0 0 1 6 6v4l2 4H4l2-4V9a6 6 0 0 1 6-6zM10 20.5h4");
pub(super) const HANDSET: Icon = Icon(
    "M6.2 3.5 10 8.2 8.1 10.6c1.1 2.2 3.1 4.2 5.3 5.3L15.8 14l4.7 3.8-1.7 2.3c-.3.4-.8.6-1.3.6C10 20.3 3.7 14 3.3 6.5c0-.5.2-1 .6-1.3z",
);
/// A camera.
pub(super) const VIDEO: Icon =
    Icon("M4 7h9.5a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM14.5 11.2l6.5-3.7v9l-6.5-3.7");
pub(super) const GLOBE: Icon =
    Icon("M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM3.5 12h17M12 3.5c-5 5-5 12 0 17M12 3.5c5 5 5 12 0 17");
/// Three sliders.
pub(super) const SLIDERS: Icon = Icon(
    "M4 7h9M17 7h3M15 5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM4 12h3M11 12h9M9 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM4 17h9M17 17h3M15 15a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
);
pub(super) const ARROW_UP: Icon = Icon("M12 20V5M5.5 11.5 12 5l6.5 6.5");
pub(super) const ARROW_DOWN: Icon = Icon("M12 4v15M5.5 12.5 12 19l6.5-6.5");
/// Where lines begin.
pub(super) const ARROW_BACK: Icon = Icon("M20 12H5M11.5 5.5 5 12l6.5 6.5");
/// The bottom right, in every language.
pub(super) const ARROW_TO_CORNER: Icon = Icon("M5 5l13 13M8.5 18H18V8.5");
pub(super) const WARNING: Icon = Icon("M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.2");

pub(super) const PRINTER: Icon = Icon("M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z");
pub(super) const DOWNLOAD: Icon = Icon("M12 4v11M7 10.5l5 5 5-5M5 20h14");
pub(super) const OPEN: Icon = Icon("M14 4h6v6M20 4l-9 9M18 13.5V19a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5.5");

const ARROW_IN: Icon = Icon("M19 5 7 17M7 8v9h9");
const ARROW_OUT: Icon = Icon("M5 19 17 7M8 7h9v9");
const ARROWS_BOTH: Icon = Icon("M4 8.5h15M15 4.5l4 4-4 4M20 15.5H5M9 11.5l-4 4 4 4");
const QUESTION: Icon = Icon("M8.5 9a3.5 3.5 0 1 1 5.2 3c-1.1.6-1.7 1.3-1.7 2.5M12 18v.2");
pub(super) const CHECK: Icon = Icon("M4.5 12.5 10 18 19.5 7");
const PAUSE: Icon = Icon("M8.5 5v14M15.5 5v14");
/// A bell that is crossed out.
pub(super) const BELL_OFF: Icon = MISSED;
pub(super) const MISSED: Icon = Icon("M3.5 3.5l17 17M8 5a6 6 0 0 1 10 4v4l.7 1.5M6 9.5v3.5l-2 4h13M10 20.5h4");
const REJECTED: Icon = Icon("M3 15.5c5-5.5 13-5.5 18 0l-2.5 2.5-3.5-2v-3M9 13v3l-3.5 2L3 15.5");
const ABANDONED: Icon = Icon("M13 4H5v16h8M10 12h11M17 8l4 4-4 4");
const CROSS: Icon = Icon("M6 6l12 12M18 6 6 18");
pub(super) const CLOSE: Icon = CROSS;
pub(super) const SEARCH: Icon = Icon("M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20.5 20.5");
pub(super) const FILTER: Icon = Icon("M4 5h16M7 12h10M10 19h4");
pub(super) const DETAILS: Icon = Icon("M9 5l7 7-7 7");
pub(super) const COPY: Icon = Icon("M9 8h10v12H9zM15 8V4H5v12h4");
const MINUS_CIRCLE: Icon = Icon("M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM8 12h8");
const CHECK_CIRCLE: Icon = Icon("M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM8 12.3l2.8 2.8 5-5.8");
/// A box to be ticked, and one that is.
pub(super) const BOX: Icon =
    Icon("M5 4.5h14a.5.5 0 0 1 .5.5v14a.5.5 0 0 1-.5.5H5a.5.5 0 0 1-.5-.5V5a.5.5 0 0 1 .5-.5z");
pub(super) const TICKED_BOX: Icon =
    Icon("M5 4.5h14a.5.5 0 0 1 .5.5v14a.5.5 0 0 1-.5.5H5a.5.5 0 0 1-.5-.5V5a.5.5 0 0 1 .5-.5zM8 12.3l2.8 2.8 5-5.8");
const CUP: Icon =
    Icon("M4 9h12v6.5a4.5 4.5 0 0 1-4.5 4.5h-3A4.5 4.5 0 0 1 4 15.5zM16 10.5h1.5a2.7 2.7 0 0 1 0 5.5H16M8 3v3M12 3v3");
const PEN: Icon = Icon("M4 20l1-4.5L16 4.5 19.5 8 8.5 19zM13.5 7l3.5 3.5");
const POWER: Icon = Icon("M12 3.5v8M7 6.3a8 8 0 1 0 10 0");
const ENTER: Icon = Icon("M12 4h7v16h-7M3.5 12H14M10 8l4 4-4 4");
pub(super) const TABS: Icon = Icon("M8 8h12v12H8zM16 8V4H4v12h4");
/// A small window before a large one.
pub(super) const ON_TOP: Icon = Icon("M11 18H4.5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1h15a1 1 0 0 1 1 1v4M13 13h8v6h-8z");
/// Folds what is above.
pub(super) const FOLD: Icon = Icon("M4 4.5h16M6.5 15.5 12 10l5.5 5.5M4 20h16");
pub(super) const DOTS: Icon = Icon("M5.5 12v.1M12 12v.1M18.5 12v.1");

pub(super) const CLOCK: Icon = Icon("M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.5V12l3.5 2");
const CROSS_CIRCLE: Icon = Icon("M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM9 9l6 6M15 9l-6 6");

impl Icon {
    pub fn path(self) -> &'static str {
        self.0
    }

    pub fn draw(self) -> Html {
        let directed = [ABANDONED, ENTER, QUESTION, DETAILS, ARROW_BACK].contains(&self).then_some("icon-directed");
        html! {
            <svg class={classes!("icon", directed)} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d={self.0} fill="none" stroke="currentColor" stroke-width="2"
                    stroke-linecap="round" stroke-linejoin="round" />
            </svg>
        }
    }

    pub fn of_link(state: LinkState) -> Icon {
        match state {
            LinkState::Waiting => DOTS,
            LinkState::WaitingLong | LinkState::Silent => WARNING,
            LinkState::Ready => CHECK,
            LinkState::Lost | LinkState::Failed => CROSS_CIRCLE,
            LinkState::Elsewhere => TABS,
        }
    }

    pub fn of_agent_state(state: &AgentState) -> Icon {
        match state {
            AgentState::Unknown => QUESTION,
            AgentState::SigningIn => ENTER,
            AgentState::SignedOut => POWER,
            AgentState::Idle => CHECK_CIRCLE,
            AgentState::NotReady { .. } => MINUS_CIRCLE,
            AgentState::Rest { overdue: false, .. } => CUP,
            AgentState::Rest { overdue: true, .. } => WARNING,
            AgentState::WrapUp => PEN,
            AgentState::OnCall => HANDSET,
        }
    }

    pub fn of_direction(direction: Direction) -> Icon {
        match direction {
            Direction::Inbound => ARROW_IN,
            Direction::Outbound => ARROW_OUT,
            Direction::Internal => ARROWS_BOTH,
            Direction::Unknown => QUESTION,
        }
    }

    pub fn of_phase(phase: Phase) -> Icon {
        match phase {
            Phase::Ringing => BELL,
            Phase::Dialling => DOTS,
            Phase::Talking { .. } => HANDSET,
            Phase::Held { .. } => PAUSE,
            Phase::Ended { outcome, .. } => match outcome {
                Outcome::Answered => CHECK,
                Outcome::Missed => MISSED,
                Outcome::Rejected => REJECTED,
                Outcome::Abandoned => ABANDONED,
                Outcome::Failed => CROSS,
                Outcome::Unknown => QUESTION,
            },
        }
    }
}
