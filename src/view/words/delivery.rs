//! How finished calls come to the enterprise.

use crate::view::locale::Count;

pub struct DeliveryWords {
    /// As long as nothing has gone wrong.
    pub chip: &'static str,
    /// So many calls wait.
    pub waiting: fn(&Count) -> String,
    /// So many calls were refused.
    pub refused: fn(&Count) -> String,
    pub heading: &'static str,
    pub all_delivered: &'static str,
    /// So many calls wait, in a sentence.
    pub are_waiting: fn(&Count) -> String,
    /// When the server is asked again, as a time of day.
    pub next_attempt: fn(&str) -> String,
    /// So many calls were refused, in a sentence.
    pub are_refused: fn(&Count) -> String,
    /// Short: the agent must sign in.
    pub sign_in: &'static str,
    pub wants_session: &'static str,
    /// An address.
    pub sign_in_at: fn(&str) -> String,
    /// The tab that holds the bar delivers.
    pub elsewhere: &'static str,
    /// The browser keeps nothing.
    pub only_in_memory: &'static str,
    /// The day and the time at which a call began.
    pub call_of: fn(&str, &str) -> String,
    pub under_way: &'static str,
    pub unreachable: &'static str,
    pub too_slow: &'static str,
    pub redirected: &'static str,
    /// The status in the digits of the protocol.
    pub status: fn(u16) -> String,
    /// So many more calls that aren't named.
    pub more: fn(&Count) -> String,
    pub send_again: &'static str,
    pub send_all_again: &'static str,
}
