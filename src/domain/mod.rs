//! What the bar's events mean. The state of a shift is a fold of its inputs: the same inputs at the same
//! moments give the same state on every machine, at every replay.
//!
//! No JSON, no DOM and no clock is named here. Time comes in with each input ([`Now`]); what the world
//! must do goes out as [`Effect`]s; [`Session::next_deadline`] says when to be woken.
//!
//! Two machines run side by side. The *agent* moves only by agent-state events, by signing in and out.
//! *Calls* are keyed by call id and move by call and phone events. The agent's state is never concluded
//! from a call; a call is concluded to be over when the agent is known to be free.
//!
//! The modules form layers: none names a module that stands on it, and none calls its methods.

// What goes into a session and what comes out, and when.
mod clock;
mod io;

// The session: its state, what each input does to it, and each event of the bar.
mod context;
mod dialect;
mod events;
mod handle;
mod restored;
mod session;

// A call as the log keeps it, with what the agent says about it.
mod amend;
mod call;
mod medium;
mod note;
mod promise;
mod revisions;
mod ring_record;

// The calls of a shift: what is known of each, and which an event speaks of.
mod id_index;
mod calls;
mod evidence;
mod phone_alert;
mod subject;
mod tracked;

// How calls begin, go on and end.
mod call_end;
mod call_start;
mod media;
mod missed;
mod parties;
mod rings;
mod timeouts;
mod transitions;

// The agent: which state, how long it may last, how sure it is, and who sits at the desk.
mod agent;
mod confidence;
mod desk;
mod presence;
mod state_change;
mod time_limit;

// What the agent does: dials, calls back, wraps up.
mod dial;
mod dialling;
mod returning;
mod wrap_up;

// What is made of calls: the figures, and the customer's page.
mod accounts;
mod counting;
mod daily_totals;
mod metrics;
mod pop;
mod state_timeline;

// The link to the bar, and what comes late, twice, out of order or never.
mod dedup;
mod limits;
mod link;
mod order;
mod shift_clock;

pub use agent::{Agent, AgentState, Imposed};
pub use amend::Amendment;
pub use call::{Call, Direction, EndedBy, Outcome, Phase, RecordKey, Ring};
pub use clock::{Moment, Now};
pub use confidence::Confidence;
pub use daily_totals::DailyTotals;
pub(crate) use dedup::Repeats;
pub use dial::{Callout, Dial, DialFailure};
pub use dialect::{AlertingMeans, AlertingTaken, Dialect, HoldsSeen, TimesIn};
pub use io::{Effect, Input, Restored};
pub use limits::{DIAL_LIMIT_MS, RESUME_LIMIT_MS, RING_LIMIT_MS, SETTLE_MS, TALK_LIMIT_MS};
pub use link::{Counts, Link, LinkState, QUIET_MS, SILENCE_MS};
pub use medium::Medium;
pub use metrics::Metrics;
pub use note::{NOTE_LIMIT, Note};
pub use pop::{PopPolicy, PopWhen};
pub use promise::Promise;
pub use revisions::{Earlier, Edited, MOST_REVISIONS, Revision, Revisions, SAME_VERSION_MS};
pub use ring_record::{Arrival, Channel, Proof, Proofs, RingRecord, Why};
pub use session::{Session, Turns};
pub use shift_clock::{PlatformTimes, Reading, ShiftClock, Step};
pub use state_timeline::{Mark, Minutes, Slot, StateKind, StateTimes, Stretch};
pub use time_limit::{LimitStage, Limited, Standing, TimeLimit, TimeLimitTold};
