//! What the console and its own simulated bar say to each other beside the vendor's messages: the console's language, and
//! time that is put forward, so that a morning can be played in a minute and last as long as a morning does.

use super::commands::BarCommand;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Greeting {
    /// The console that greets puts its clock forward with the bar's.
    simulated_bar: Greeted,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Greeted {
    language: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Forward {
    simulated_clock_forward_ms: u64,
}

/// The console follows the bar's clock, and is in the language with this tag.
pub fn greeting(language: &str) -> BarCommand {
    let greeting = Greeting { simulated_bar: Greeted { language: language.to_owned() } };
    BarCommand::Text(serde_json::to_string(&greeting).expect("texts can be written as JSON"))
}

/// The language of the console that greets.
pub fn greeted(posted: &BarCommand) -> Option<String> {
    let BarCommand::Text(text) = posted else { return None };
    serde_json::from_str(text).ok().map(|greeting: Greeting| greeting.simulated_bar.language)
}

/// The simulated bar has put its clock forward by so many milliseconds; none ends the fast motion.
pub fn clock_forward(ms: u64) -> String {
    serde_json::to_string(&Forward { simulated_clock_forward_ms: ms }).expect("numbers can be written as JSON")
}

/// By how much, if the message says that.
pub fn read_clock_forward(text: &str) -> Option<u64> {
    /// Nothing plays a longer time at once than an hour.
    const MOST_MS: u64 = 3_600_000;
    let Forward { simulated_clock_forward_ms: ms } = serde_json::from_str(text).ok()?;
    (ms <= MOST_MS).then_some(ms)
}
