//! Where the bar is: the frame's address, the origins that it may speak from, and the one that it is spoken
//! to. All of it comes from `config.json` and nothing from the console's own address.

use crate::config::{Bar, Expected, Found, Mistake, Mode};
use web_sys::Url;

/// The simulated bar's page, beside the console's.
const SIMULATOR: &str = "simulator/index.html";

#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The frame's address, absolute.
    pub source: String,
    /// The frame's permissions policy.
    pub allow: String,
    /// The origins that the frame's messages may come from.
    pub origins: Vec<String>,
    /// The origin that messages to the frame are addressed to.
    pub target: String,
    /// The bar is the simulated one.
    pub simulated: bool,
}

impl Place {
    /// `base` is the address of the console's page; relative addresses start there.
    pub fn of(bar: &Bar, base: &str) -> Result<Place, Mistake> {
        let simulated = bar.mode == Mode::Simulator;
        let source = if simulated { SIMULATOR } else { &bar.url };
        let source = address("bar.url", source, base)?;
        let target = match bar.context_path.as_str() {
            "" => source.origin(),
            _ if simulated => source.origin(),
            path => address("bar.contextPath", path, base)?.origin(),
        };
        let mut origins = vec![source.origin()];
        if !simulated {
            origins.push(target.clone());
        }
        for origin in &bar.origins {
            origins.push(address("bar.origins", origin, base)?.origin());
        }
        origins.dedup();
        Ok(Place { source: source.href(), allow: bar.allow.clone(), origins, target, simulated })
    }
}

/// An address over HTTP; anything else would be no page of a bar, and `javascript:` would be a hole.
pub(super) fn address(key: &str, text: &str, base: &str) -> Result<Url, Mistake> {
    let wrong = || Mistake::at(key, Found::Value(format!("\"{text}\"")), Expected::Address);
    let url = Url::new_with_base(text, base).map_err(|_| wrong())?;
    match url.protocol().as_str() {
        "https:" | "http:" => Ok(url),
        _ => Err(wrong()),
    }
}
