//! The monitor, held against days at simulated bars: of random dialects, clean ones and such as drift away.

mod bounds;
mod clean;
mod cost;
mod drift;
mod privacy;
mod questions;
mod reports;
mod workday;
