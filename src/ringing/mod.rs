//! How a ring is noticed, decided without a browser.

mod watch;

pub use watch::{LastRing, RingWatch, Rung, SETTLED_MS, Watched};
