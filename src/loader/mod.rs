//! The vendor's way in. A platform doesn't hand out the bar's address: a page gets a session from its enterprise, posts it
//! to the platform, runs the script that comes back, and waits for the iframe that the script makes (`cec_05_1311`).
//! None of it says what is wrong when it goes wrong, and every part of it does in some deployment.
//!
//! Here is what follows what, what each answer means, what is tried again and when. The token itself passes through the
//! browser's half alone: no state of this room holds it.

mod machine;
mod session;
mod answer;
mod failure;
mod patience;
mod duplicate_frames;
mod cookies;
mod local_network;

pub use answer::judge;
pub use cookies::BarCookies;
pub use duplicate_frames::{Doubling, Way};
pub use failure::{Failure, Server};
pub use local_network::{Grant, LocalNetwork};
pub use machine::{Effect, Input, Loader, Outcome, Stage, Step, Suspicion};
pub use patience::{FRAME_LIMIT_MS, LONGEST_PAUSE_MS, RENEWALS, SILENCE_MS, TIME_LIMIT_MS};
pub use session::Credentials;

/// The file that the credentials are posted to, from the context path on.
pub const SCRIPT: &str = "ccdesktop/pages/cc-bar/js/ccbarclient.js";
/// The name of the iframe that the script makes.
pub const FRAME: &str = "ccbarclient";
