//! An agent console around the connection bar of Huawei AICC / CEC. The table of contents:
//!
//! ```text
//! protocol  ←  domain  ←  view  ←  app   ←  main        browser  ←  app
//!     ↑          ↑          │        │
//! simulator   journal  ←────┼────────┤
//!                ↑          │        │
//!        api  ← log    ←────┼────────┤
//!                ↑          │        │
//!            delivery  ←────┼────────┤
//!             loader   ←────┼────────┤
//!                           ├────────┼→ update → config, domain
//!                           │        ├→ tabs → domain
//!                           └────────┴→ config, directory, privacy, render, ringing, settings, shortcuts, sound, backoff
//!                                         ↑
//!                                       policy
//! ```
//!
//! * [`protocol`]: the bar's language, as it is written on the wire.
//! * [`domain`]: what its events mean to an agent: states, calls, the link.
//! * [`journal`]: what happened, as it is kept: state is its fold; and the custody of it, which says who writes.
//! * [`log`]: the calls as they are found again.
//! * [`monitor`]: what a bar really sends, held against the documented protocol.
//! * [`api`]: what events on the window, files and deliveries contain.
//! * [`casefile`]: what happened at a desk, in one file that can be given away.
//! * [`backoff`]: how long to wait before something that has failed is tried again.
//! * [`config`]: the one file that an operator edits.
//! * [`numbers`]: how a phone number is read, however it is written; everybody's.
//! * [`loader`]: the vendor's way in: what follows what, what goes wrong with it, and when it is tried again.
//! * [`delivery`]: what the enterprise has not received yet, and when it is sent again.
//! * [`directory`]: who the numbers belong to, by the enterprise's own list.
//! * [`policy`]: what the web server must say with the console's files, by the configuration.
//! * [`privacy`]: what is to be seen of a phone number, and where.
//! * [`render`]: when the page is drawn, and how much of it.
//! * [`settings`]: what an agent has set in this browser.
//! * [`shortcuts`]: the keys that lead around the page.
//! * [`ringing`]: how a ring is noticed, and whether it was.
//! * [`sound`]: whether the ringtone has a way out of the browser, and what brings it back.
//! * [`tabs`]: which of the tabs of one origin leads, and holds the bar.
//! * [`update`]: a newer console on the server, and when it may take this one's place.
//! * `view`: what the agent sees, pure on its properties.
//! * `picture`: what is shown of a session at a moment, looked up for the view.
//! * `browser`: one adapter per browser API.
//! * `app`: the running console: one root, its kernel, and one file per feature.
//! * [`simulator`]: the other side of the wall, a bar that needs no call centre.
//! * [`check`]: what can be wrong with a deployment, and how it is mended; a page of its own, built from all of these.
//! * [`replay`]: what a case file shows: a page of its own, which draws the console's views of it.
//!
//! What is absent where, and must stay so:
//!
//! * `view`, `picture`, `browser`, `app` and the pages of the simulator, of the check and of the replay apart, nothing names a browser type or reads a clock;
//!   without the feature `browser` they are left out, so that a stray `use yew` doesn't compile.
//! * `domain` knows no JSON and no serde; `protocol` knows no meaning; `view` holds no application state; `app` and
//!   `browser` have no rule about calls or agents; `simulator` knows none of them but `protocol`.
//! * No message of our frame is dropped in silence: received = applied + unknown + rejected.
//! * No number of a person is in a `Debug` output, an error text or the browser's console, nor in any address but those
//!   in which the operator made a place for it.

// Tests that stand inside and outside share their generators.
#[cfg(test)]
extern crate self as agent_console;

// What the bar says, what it means, and what is kept of it.
pub mod protocol;
pub mod domain;
pub mod journal;
pub mod log;
pub mod api;
pub mod casefile;
pub mod monitor;

// What operators and agents set.
pub mod config;
/// What is wrong with the configuration, in words: the one part of the view that commands say, too, without a browser.
#[path = "view/words/mistakes/mod.rs"]
pub mod mistakes;
pub mod settings;
pub mod shortcuts;
pub mod privacy;
pub mod policy;

// What goes on beside the calls, decided without a browser.
pub mod tabs;
pub mod loader;
pub mod delivery;
pub mod directory;
pub mod numbers;
pub mod update;
pub mod sound;
pub mod ringing;
pub mod render;
pub mod backoff;

// What the agent sees, and the running console.
#[cfg(feature = "browser")]
pub mod view;
#[cfg(feature = "browser")]
pub mod picture;
#[cfg(feature = "browser")]
pub mod browser;
#[cfg(feature = "browser")]
pub mod app;

// The other side of the wall, the check of a deployment, and the reader of case files.
pub mod simulator;
pub mod check;
pub mod replay;
