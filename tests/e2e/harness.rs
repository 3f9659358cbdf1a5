//! A browser and servers for one test. Every server has a port, and so an origin, of its own; browser, driver and servers
//! end with the test, also when it fails.

#![allow(dead_code, reason = "a toolbox: not every tool is in use at every time")]

mod browser;
mod deployment;
mod desktop;
mod driver;
mod engine;
mod site;
mod speaker;
mod witness;

pub use browser::Browser;
pub use deployment::{Deployment, Release, built, copy, files};
pub(crate) use engine::skipped_in;
pub use engine::{Cookies, Engine, skip};
pub use site::{DIST, PAGES, Site, console, policed};
