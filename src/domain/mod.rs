//! What the bar's events mean. The state of a shift is a fold of its inputs: the same inputs at the same
//! moments give the same state on every machine, at every replay.
//!
//! No JSON, no DOM and no clock is named here. Time comes in with each input ([`Now`]); what the world
//! must do goes out as [`Effect`]s; [`Session::next_deadline`] says when to be woken.
//!
//! Two machines run side by side. The *agent* moves only by agent-state events, by signing in and out.
//! *Calls* are keyed by call id and move by call and phone events. The agent's state is never concluded
//! from a call; a call is concluded to be over when the agent is known to be free.

mod accounts;
mod agent;
mod amend;
mod call;
mod call_end;
mod call_start;
mod calls;
mod clock;
mod confidence;
mod daily_totals;
mod dedup;
mod dial;
mod events;
mod evidence;
mod link;
mod media;
mod metrics;
mod missed;
mod order;
mod parties;
mod phone_alert;
mod pop;
mod presence;
mod promise;
mod restored;
mod returning;
mod rings;
mod session;
mod shift_clock;
mod state_change;
mod state_timeline;
mod timeouts;
mod tracked;
mod transitions;
mod wrap_up;

pub use agent::{Agent, AgentState};
pub use amend::{Amendment, Earlier, Edited, MOST_REVISIONS, Revision, Revisions, SAME_VERSION_MS};
pub use call::{Call, Direction, EndedBy, Outcome, Phase, RecordKey, Ring};
pub use clock::{Moment, Now};
pub use confidence::{Confidence, Imposed};
pub use daily_totals::DailyTotals;
pub(crate) use dedup::Repeats;
pub use dial::{Callout, Dial, DialFailure};
pub use link::{Counts, Link, LinkState, QUIET_MS, SILENCE_MS};
pub use media::Medium;
pub use metrics::Metrics;
pub use pop::{PopPolicy, PopWhen};
pub use promise::Promise;
pub use restored::Restored;
pub use session::{Effect, Input, Session, Turns};
pub use shift_clock::{PlatformTimes, Reading, ShiftClock, Step};
pub use state_timeline::{Mark, Minutes, Slot, StateKind, StateTimes, Stretch};
pub use timeouts::{DIAL_LIMIT_MS, RESUME_LIMIT_MS, RING_LIMIT_MS, SETTLE_MS, TALK_LIMIT_MS};
pub use wrap_up::{NOTE_LIMIT, Note};
