//! What the console and its own simulated bar say to each other beside the vendor's messages: the console's language, and
//! time that is put forward, so that a morning can be played in a minute and last as long as a morning does.
//!
//! Both are written by this release and read in one form only; a start of the console is spared a reader of JSON for them.

use super::commands::BarCommand;

const GREETING: [&str; 2] = [r#"{"simulated_bar":{"language":""#, r#""}}"#];
const FORWARD: [&str; 2] = [r#"{"simulated_clock_forward_ms":"#, "}"];

/// The console follows the bar's clock, and is in the language with this tag.
pub fn greeting(language: &str) -> BarCommand {
    BarCommand::Text([GREETING[0], language, GREETING[1]].concat())
}

/// The language of the console that greets.
pub fn greeted(posted: &BarCommand) -> Option<&str> {
    let BarCommand::Text(text) = posted else { return None };
    inside(text, GREETING).filter(|tag| tag.chars().all(|char| char.is_ascii_alphanumeric() || char == '-'))
}

/// The simulated bar has put its clock forward by so many milliseconds; none ends the fast motion.
pub fn clock_forward(ms: u64) -> String {
    [FORWARD[0], &ms.to_string(), FORWARD[1]].concat()
}

/// By how much, if the message says that.
pub fn read_clock_forward(text: &str) -> Option<u64> {
    /// Nothing plays a longer time at once than an hour.
    const MOST_MS: u64 = 3_600_000;
    inside(text, FORWARD)?.parse().ok().filter(|ms| *ms <= MOST_MS)
}

fn inside<'a>(text: &'a str, [before, after]: [&str; 2]) -> Option<&'a str> {
    text.strip_prefix(before)?.strip_suffix(after)
}
