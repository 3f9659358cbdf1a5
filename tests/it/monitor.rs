//! The monitor, held against days at simulated bars: of random dialects, clean ones and such as drift away.

mod bounds;
mod clean;
mod conformance;
mod cost;
mod drift;
mod judged;
mod privacy;
mod questions;
pub mod reports;
mod workday;
