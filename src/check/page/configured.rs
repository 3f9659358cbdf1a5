//! The configuration as the console reads it, and where things are.

use super::browser_probe::window;
use super::expected::Expected;
use super::http_probe;
use crate::browser::environment::{Environment, placed};
use crate::check::{Answer, plain_address};
use crate::config::{self, Config, ConfigError, Found};
use std::rc::Rc;
use web_sys::Url;

/// The console's page lies above this one.
const ABOVE: &str = "../";

/// The configuration, and what follows from it.
#[derive(Clone)]
pub struct Configured {
    pub config: Rc<Config>,
    pub place: Rc<Environment>,
    pub expected: Rc<Expected>,
    /// The file's text; `None` if there is no file.
    pub text: Option<Rc<str>>,
}

/// Fetches the file and reads it as the console does.
pub async fn configuration() -> (Answer, Result<Configured, Vec<ConfigError>>) {
    let base = above();
    let (answer, text) = http_probe::file(&base, config::FILE, config::FILE, http_probe::Method::Get).await;
    let read = match (answer.status, text) {
        // The worker has answered in the server's place.
        _ if answer.header("agent-console-kept").is_some() => Err(vec![ConfigError::unreadable(Found::NoServer)]),
        (404, _) => Ok((Config::default(), None)),
        (200..=299, Some(text)) => config::parse(&text).map(|config| (config, Some(Rc::from(text)))),
        (0, _) => Err(vec![ConfigError::unreadable(Found::NoServer)]),
        (status, _) => Err(vec![ConfigError::unreadable(Found::Status(status))]),
    };
    let configured = read.and_then(|(config, text)| {
        let place = Rc::new(placed(&config, &base)?);
        let expected = Rc::new(Expected::of(&config)?);
        Ok(Configured { config: Rc::new(config), place, expected, text })
    });
    (answer, configured)
}

/// The address of the folder that the console's page lies in.
pub fn above() -> String {
    let here = window().document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    Url::new_with_base(ABOVE, &here).map_or(here, |url| url.href())
}

pub fn origin_of(address: &str) -> String {
    Url::new(address).map_or_else(|_| String::new(), |url| url.origin())
}

pub fn console_origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// `20:31:05`, by this computer's clock.
pub fn time_of_day(wall: u64) -> String {
    let date = js_sys::Date::new(&(wall as f64).into());
    format!("{:02}:{:02}:{:02}", date.get_hours(), date.get_minutes(), date.get_seconds())
}

/// The address of the bar's page, or the one below which the vendor's script lies, as it may be shown.
pub fn address(place: &Environment) -> &str {
    plain_address(place.loader.as_ref().map_or(&place.source, |loader| &loader.context_path))
}

/// The origin of the bar's page, as far as the configuration tells.
pub fn bar_origin(place: &Environment) -> String {
    origin_of(address(place))
}
