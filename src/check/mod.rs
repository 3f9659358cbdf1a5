//! "Check this deployment": a page for the operator that walks through everything the console depends on, from the
//! configuration to the first ring, and says in words what fails and how to mend it. Agents never open it.
//!
//! What was seen goes in as plain data; each file here judges some of it. The page (behind the feature `browser`) looks
//! and listens. It opens the bar as the console does: the same configuration, place, lock, handshake and decoder.
//!
//! What is found out is the same in every language, and is said by [`words`]. No number, token or cookie is kept, shown or copied: of the bar's messages only names and counts.

mod checklist;
mod step;
mod verdict;
pub mod words;
mod browser;
mod site;
mod server;
mod source;
mod policy;
mod configuration;
mod endpoint;
mod reach;
mod bar;
mod faults;
mod report;
#[cfg(feature = "browser")]
pub mod page;

pub use bar::{BarTalk, Holder, Told};
pub use browser::{Browser, Microphone, Permission, judge_browser, judge_microphone, judge_microphone_of_bar};
pub use checklist::{Checklist, Summary};
pub use configuration::{Settings, judge_configuration, judge_mistakes};
pub use endpoint::{Asked, Endpoint, judge_endpoint};
pub use policy::{Headers, allows_connecting, judge_policy, judge_violations, microphone as microphone_policy};
pub use reach::{Reach, judge_reach, plain_address};
pub use report::report;
pub use server::{Answer, Assets, Server, assets, judge_server};
pub use site::{Cookies, judge_cookies};
pub use step::{Section, Step};
pub use verdict::{Finding, Verdict};
