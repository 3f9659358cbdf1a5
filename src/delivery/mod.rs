//! Finished calls on their way to the enterprise. A server may refuse, hang, or lose an answer after it has taken the
//! call, and an agent's network is gone for days. So what is to be delivered is written down together with the change
//! that makes it so, and is crossed out only when the server has said that it has that very revision.
//!
//! The list of what waits holds no copy of a call: what is sent is read from the record at the moment of sending. A
//! delivery is what the log holds, then, and what the log forgets is forgotten here.

mod queue;
mod payload;
mod answer;
mod patience;
mod entry;
mod report;

pub use answer::{Answer, Failure, is_sign_in, retry_after, words_of};
pub use entry::{Entry, Settled, Waiting, read_entry, settle, write_entry};
pub use patience::{LONGEST_PAUSE_MS, LONGEST_SESSION_PAUSE_MS, LONGEST_WAIT_MS, QUIET_MS, TIME_LIMIT_MS};
pub use payload::{Parcel, payload};
pub use queue::{AT_ONCE, Effect, Input, Queue};
pub use report::{Report, Row, Stage, State};
