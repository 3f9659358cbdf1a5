//! Where the bar is: the frame's address or what makes the frame, the origins that it may speak from, and the one that it is spoken
//! to. All of it comes from `config.json` and nothing from the console's own address.

use super::store::DATABASE;
use crate::config::{Bar, Config, ConfigError, Expected, Found, Mode};
use std::rc::Rc;
use web_sys::Url;

/// The simulated bar's page, beside the console's.
const SIMULATOR: &str = "simulator/index.html";

#[derive(Clone, Debug, PartialEq)]
pub struct Environment {
    /// The frame's address, absolute. Empty where the vendor's script makes the frame.
    pub source: String,
    pub loader: Option<Rc<LoaderAddresses>>,
    /// The frame's permissions policy.
    pub allow: String,
    /// The origins that the frame's messages may come from.
    pub origins: Vec<String>,
    /// The origin that messages to the frame are addressed to.
    pub target: String,
    /// The bar is the simulated one.
    pub simulated: bool,
}

/// What the vendor's script is loaded by. Absolute addresses.
#[derive(Clone, Debug, PartialEq)]
pub struct LoaderAddresses {
    pub session: String,
    /// With a slash at its end.
    pub context_path: String,
}

impl Environment {
    /// The name of the database, the channel and the lock. What a simulated bar makes up is no part of the real log.
    pub fn database(&self) -> &'static str {
        if self.simulated { "agent-console-simulated" } else { DATABASE }
    }

    /// `base` is the address of the console's page; relative addresses start there.
    pub fn of(bar: &Bar, base: &str) -> Result<Environment, ConfigError> {
        if bar.mode == Mode::Loader {
            return Environment::of_loader(bar, base);
        }
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
        further_origins(bar, base, &mut origins)?;
        Ok(Environment { source: source.href(), loader: None, allow: bar.allow.clone(), origins, target, simulated })
    }

    fn of_loader(bar: &Bar, base: &str) -> Result<Environment, ConfigError> {
        let session = address("bar.session", &bar.session, base)?.href();
        let context_path = address("bar.contextPath", &bar.context_path, base)?;
        let target = context_path.origin();
        let mut origins = vec![target.clone()];
        further_origins(bar, base, &mut origins)?;
        let loader = Some(Rc::new(LoaderAddresses { session, context_path: context_path.href() }));
        Ok(Environment { source: String::new(), loader, allow: bar.allow.clone(), origins, target, simulated: false })
    }
}

fn further_origins(bar: &Bar, base: &str, origins: &mut Vec<String>) -> Result<(), ConfigError> {
    for origin in &bar.origins {
        origins.push(address("bar.origins", origin, base)?.origin());
    }
    origins.dedup();
    Ok(())
}

/// An address over HTTP; anything else would be no page of a bar, and `javascript:` would be a hole.
pub fn address(key: &str, text: &str, base: &str) -> Result<Url, ConfigError> {
    let wrong = || ConfigError::at(key, Found::Value(format!("\"{text}\"")), Expected::Address);
    let url = Url::new_with_base(text, base).map_err(|_| wrong())?;
    match url.protocol().as_str() {
        "https:" | "http:" => Ok(url),
        _ => Err(wrong()),
    }
}

/// Where the bar is. Every address of the configuration that is asked for something is read, from `base` on; each that is
/// none is a mistake.
pub fn placed(config: &Config, base: &str) -> Result<Environment, Vec<ConfigError>> {
    let addresses = [
        ("directory.url", config.directory.as_ref().map(|directory| directory.source.fill(|_| None))),
        ("numbers.doNotCall.url", config.numbers.do_not_call.as_ref().map(|list| list.url.clone())),
        ("delivery.url", config.delivery.as_ref().map(|delivery| delivery.url.clone())),
    ];
    let wrong = addresses.into_iter().filter_map(|(key, text)| address(key, &text?, base).err());
    match Environment::of(&config.bar, base) {
        Ok(place) => {
            let mistakes: Vec<ConfigError> = wrong.collect();
            if mistakes.is_empty() { Ok(place) } else { Err(mistakes) }
        }
        Err(mistake) => Err([mistake].into_iter().chain(wrong).collect()),
    }
}
