//! Whether what the platform answers is a script. What it answers when it isn't is documented nowhere, and what is no
//! script must not be run.

use super::failure::{Failure, Server};
use serde_json::Value;

/// Says what is wrong with the platform's answer, if anything.
pub fn judge(status: u16, text: &str) -> Result<(), Failure> {
    match status {
        200..=299 => {}
        401 | 403 => return Err(Failure::TokenRefused),
        _ => return Err(Failure::Status { server: Server::Platform, status }),
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Failure::ScriptEmpty);
    }
    if text.starts_with('<') {
        return Err(Failure::NotAScript);
    }
    // A script may begin with a brace, too, but then it isn't JSON.
    let is_json = text.starts_with(['{', '[']) && serde_json::from_str::<Value>(text).is_ok();
    if is_json { Err(Failure::TokenRefused) } else { Ok(()) }
}
