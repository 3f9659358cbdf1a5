//! The headers that this configuration needs.

use crate::config::{Config, ConfigError};
use crate::policy::Policy;

/// What is expected of the server.
#[derive(Clone, PartialEq)]
pub struct Expected {
    pub headers: Vec<(&'static str, String)>,
}

impl Expected {
    pub fn of(config: &Config) -> Result<Expected, Vec<ConfigError>> {
        Ok(Expected { headers: Policy::of(config)?.headers() })
    }
}
