//! A release is named in its page, by all that its files hold (`src/browser/worker/release.sh`). A configuration is its
//! text.

use super::{Found, Newer};
use crate::config;

const NAMED: &str = "<meta name=\"release\" content=\"";

/// What this page was started with. No text: there was no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    pub release: String,
    pub config: Option<String>,
}

impl Running {
    /// Whether a page of the server is of another release, so that it must be known if its files are there.
    pub fn is_other(&self, page: &str) -> bool {
        release_in(page).is_some_and(|release| release != self.release)
    }

    /// `complete`: every file of the page is there. `config`: `None` if the server did not say.
    pub fn compare(&self, page: &str, complete: bool, config: Option<Option<&str>>) -> Found {
        let Some(release) = release_in(page) else { return Found::NoConsole };
        if release != self.release {
            return if complete { Found::Newer(Newer::Console) } else { Found::Incomplete };
        }
        match config {
            Some(config) if config != self.config.as_deref() && is_usable(config) => Found::Newer(Newer::Configuration),
            _ => Found::Same,
        }
    }
}

/// One with a mistake would stop the console, and so would a file that is gone.
fn is_usable(config: Option<&str>) -> bool {
    config.is_some_and(|text| config::parse(text).is_ok())
}

/// The release that a page is of; `None` if it is no page of a console.
pub fn release_in(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(NAMED)?;
    let (release, _) = rest.split_once('"')?;
    (!release.is_empty()).then_some(release)
}

/// The addresses of a page's files, as they stand in it. A place within a page is none.
pub fn files_in(page: &str) -> Vec<&str> {
    let mut files = Vec::new();
    for attribute in [" src=\"", " href=\""] {
        files.extend(page.split(attribute).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)));
    }
    files.retain(|file| !file.contains('#'));
    files
}
