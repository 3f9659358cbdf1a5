//! What it means that the server has no `config.json`.

use super::{Advice, Config, ConfigError, Expected, Found};

/// What tells that this browser has had a configuration. One is enough: site data can be forbidden, or cleared in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Evidence {
    /// Each start with a file leaves a mark.
    pub mark: bool,
    /// The service worker keeps a file.
    pub kept: bool,
    /// There is a journal of a real bar.
    pub journal: bool,
}

/// The answer 404. Where there never was a file, it means the defaults. Where there was one, the file has been lost, and the
/// simulated bar must not take the place of the real one.
pub fn missing_file(had: Evidence) -> Result<Config, Vec<ConfigError>> {
    if had == Evidence::default() {
        return Ok(Config::default());
    }
    let mistake = ConfigError::of_file(Found::Status(404), Expected::FileAsBefore);
    Err(vec![ConfigError { advice: Advice::PutFileBack, ..mistake }])
}
