//! Who calls, as far as this desk knows; what was promised; and who waits for a call.

pub mod ar;
pub mod en;
pub mod es;
pub mod zh;

use super::Count;

pub struct CallerWords {
    /// The so manieth call of this week, as a figure.
    pub this_week: fn(u64) -> String,
    /// So many calls in so many days.
    pub in_days: fn(&Count, &str) -> String,
    /// So many calls nobody has answered so far.
    pub missed: fn(&Count) -> String,
    /// A call back was promised for a time.
    pub promised: fn(&str) -> String,
    /// The same, and that time is over.
    pub promise_overdue: fn(&str) -> String,
    /// Leads to the details of the last call.
    pub open_last: &'static str,
    /// At other desks, as the enterprise says.
    pub elsewhere: &'static str,
    /// For the operator: the enterprise does not answer.
    pub elsewhere_fault: &'static str,

    /// Opens the choices of when to call back.
    pub promise: &'static str,
    /// What stands above a promise.
    pub heading: &'static str,
    pub in_minutes: fn(&str) -> String,
    pub in_hours: fn(&str) -> String,
    pub tomorrow: fn(&str) -> String,
    pub other_time: &'static str,
    pub set: &'static str,
    pub take_back: &'static str,
    /// A time was chosen that is over.
    pub is_past: &'static str,

    /// When a promised call is due.
    pub due: fn(&str) -> String,
    /// Since when one is overdue.
    pub overdue: fn(&str) -> String,
    /// The person has called and reached nobody so many times.
    pub called: fn(&Count) -> String,
    /// So many attempts to call back reached nobody, the last one at a time.
    pub tried: fn(&Count, &str) -> String,
    /// The agent has spoken with the person at a time.
    pub reached: fn(&str) -> String,

    /// The list of who waits to be called back is empty.
    pub nobody: &'static str,
    /// A promised call is due now.
    pub due_now: &'static str,
    /// Calls back with video.
    pub video: &'static str,
    pub done: &'static str,
    pub details: &'static str,
    /// Puts it off by so many minutes.
    pub put_off: fn(&str) -> String,
    /// Several are due: and so many more.
    pub more_due: fn(&Count) -> String,
    /// Settings: how a promised call that is due makes itself noticed.
    pub due_sound: &'static str,
    pub due_notice: &'static str,

    /// What the story says of a promise for a time, that it was taken back, settled, or is open again.
    pub told_promised: fn(&str) -> String,
    pub told_taken_back: &'static str,
    pub told_kept: &'static str,
    pub told_open: &'static str,
}
