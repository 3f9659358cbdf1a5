//! The calls as they are found again: of the open shift and of those before it, searched, sorted and given out.
//!
//! A row is a [`Call`](crate::domain::Call) under its [`RecordKey`](crate::journal::RecordKey). What leaves the console,
//! as an event, a file or a delivery, has one form, [`outward`].

pub mod names;
mod outward;

pub use outward::{Outward, outward};
