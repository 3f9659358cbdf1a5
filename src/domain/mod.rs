//! What the bar's events mean. The state of a shift is a fold of its inputs: the same inputs at the same
//! moments give the same state on every machine, at every replay.
//!
//! No JSON, no DOM and no clock is named here. Time comes in with each input ([`Now`]); what the world
//! must do goes out as [`Effect`]s; [`Session::next_deadline`] says when to be woken.
//!
//! Two machines run side by side. The *agent* moves only by agent-state events, by signing in and out.
//! *Calls* are keyed by call id and move by call and phone events. The agent's state is never concluded
//! from a call; a call is concluded to be over when the agent is known to be free.

// Time, and what comes out of step.
mod clock;
mod dedup;
mod limits;
mod order;
mod shift_clock;

// What is kept of a call.
mod amend;
mod call;
mod medium;
mod note;
mod promise;
mod revisions;

// The session: what goes in, what comes out, and the state between.
mod context;
mod effect;
mod events;
mod input;
mod session;

// The agent, and who that is.
mod agent;
mod confidence;
mod desk;
mod presence;
mod state_change;

// Calls: which are there, how they begin, go on and end.
mod call_end;
mod call_start;
mod calls;
mod evidence;
mod media;
mod missed;
mod parties;
mod phone_alert;
mod rings;
mod timeouts;
mod tracked;
mod transitions;

// What the agent does about them.
mod dial;
mod dialling;
mod pop;
mod returning;
mod wrap_up;

// The figures.
mod accounts;
mod counting;
mod daily_totals;
mod metrics;
mod state_timeline;

// The bar's link, and what outlives a session.
mod link;
mod restored;
mod restoring;

pub use agent::{Agent, AgentState, Imposed};
pub use amend::Amendment;
pub use call::{Call, Direction, EndedBy, Outcome, Phase, RecordKey, Ring};
pub use clock::{Moment, Now};
pub use confidence::Confidence;
pub use daily_totals::DailyTotals;
pub(crate) use dedup::Repeats;
pub use dial::{Callout, Dial, DialFailure};
pub use effect::Effect;
pub use input::Input;
pub use limits::{DIAL_LIMIT_MS, RESUME_LIMIT_MS, RING_LIMIT_MS, SETTLE_MS, TALK_LIMIT_MS};
pub use link::{Counts, Link, LinkState, QUIET_MS, SILENCE_MS};
pub use medium::Medium;
pub use metrics::Metrics;
pub use note::{NOTE_LIMIT, Note};
pub use pop::{PopPolicy, PopWhen};
pub use promise::Promise;
pub use restored::Restored;
pub use revisions::{Earlier, Edited, MOST_REVISIONS, Revision, Revisions, SAME_VERSION_MS};
pub use session::{Session, Turns};
pub use shift_clock::{PlatformTimes, Reading, ShiftClock, Step};
pub use state_timeline::{Mark, Minutes, Slot, StateKind, StateTimes, Stretch};
