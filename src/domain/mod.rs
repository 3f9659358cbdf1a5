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
mod alert;
mod amend;
mod call;
mod calls;
mod clock;
mod dial;
mod endings;
mod events;
mod evidence;
mod figures;
mod freshness;
mod ledger;
mod limits;
mod link;
mod media;
mod missed;
mod moves;
mod openings;
mod order;
mod parties;
mod pop;
mod presence;
mod promise;
mod repeats;
mod restored;
mod returning;
mod rings;
mod session;
mod shift_clock;
mod state_change;
mod today;
mod tracked;
mod wrap_up;

pub use agent::{Agent, AgentState};
pub use amend::{Amendment, Earlier, Edited, MOST_REVISIONS, Revision, Revisions, SAME_VERSION_MS};
pub use call::{Call, Direction, EndedBy, Outcome, Phase, RecordKey, Ring};
pub use clock::{Moment, Now};
pub use dial::{Callout, Dial, DialFailure};
pub use figures::Figures;
pub use freshness::{Freshness, Imposed};
pub use ledger::{Mark, Minutes, Slot, StateKind, StateTimes, Stretch};
pub use limits::{DIAL_LIMIT_MS, RESUME_LIMIT_MS, RING_LIMIT_MS, SETTLE_MS, TALK_LIMIT_MS};
pub use link::{Counts, Link, LinkState, QUIET_MS, SILENCE_MS};
pub use media::Medium;
pub use pop::{PopPolicy, PopWhen};
pub use promise::Promise;
pub(crate) use repeats::Repeats;
pub use restored::Restored;
pub use session::{Effect, Input, Session, Turns};
pub use shift_clock::{PlatformTimes, Reading, ShiftClock, Step};
pub use today::Today;
pub use wrap_up::{NOTE_LIMIT, Note};
