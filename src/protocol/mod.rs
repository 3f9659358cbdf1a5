//! The connection bar's language: what it posts to the page around it, and what that page may post back.
//!
//! Shapes only. What an event *means* is the business of [`crate::domain`]; here no clock runs and no
//! browser type is named. The texts come from the vendor's page *Listening to Connection Events*
//! (`cec_05_1316`) and, for the payloads, from the API reference of the gateway whose events the bar forwards.
//!
//! [`decode`] takes any text whatever and never panics: a message becomes an [`Event`], an
//! [`UnknownEvent`] kept whole, an [`ErrorReply`], or a [`Fault`] that says what was wrong with it.

// What the bar says.
mod decode;
mod event;
mod fault;
mod kind;
mod payloads;
mod codes;
mod reader;
mod accessors;
mod redacted;

// What the documents say of all that.
pub mod catalogue;

// What is said to it.
mod commands;

// What the simulated bar and the console have between them.
mod simulated;

pub use codes::*;
pub use commands::{
    BarCommand, CalloutEncoding, CalloutForm, CalloutModes, CalloutStyle, MediaMode, callout, eventpost,
};
pub(crate) use decode::{DecodeObserver, Observed, decode_observed};
pub use decode::{Decoded, ErrorReply, UnknownEvent, Verdict, decode, verdict};
pub use event::{Body, Event};
pub use fault::{Fault, Found, MAX_ID, MAX_TEXT, MAX_WORDS};
pub use kind::{Kind, Subject};
pub use payloads::*;
pub use reader::NUMBER_FIELDS;
pub(crate) use reader::clean;
pub use redacted::{CallId, Number, RawText};
pub use simulated::{clock_forward, greeted, greeting, read_clock_forward};
