//! `config.json`, the one file that an operator edits. Every key is optional and `{}` is valid. Whatever is
//! wrong with the file stops the console with a page that says what was found, what was expected and what to
//! do: a console that half understands its configuration might listen to the wrong bar. Wrong looks and languages apart,
//! which have a default.

// The file's parts.
mod bar;
mod brand;
mod wrap_up;
mod reasons;
mod directory;
mod numbers;
mod delivery;
mod screen_pop;
mod export;
mod privacy;
mod features;
mod policy;
mod words;

// How it is read, and what is said of a mistake.
mod reader;
mod entries;
mod error;
mod missing;
mod localized_text;
mod origin;
mod template;
#[cfg(not(target_arch = "wasm32"))]
pub mod reference;

pub use crate::domain::PopWhen;
pub use bar::{Bar, BarPlace, Mode};
pub use brand::{Brand, Colour};
pub use delivery::{Credentials, Delivery};
pub use directory::Directory;
pub use entries::Entries;
pub use error::{Advice, ConfigError, Expected, Found};
pub use export::{Export, Separator};
pub use features::features;
pub use localized_text::LocalizedText;
pub use missing::{Evidence, missing_file};
pub use numbers::{DoNotCall, Numbers};
pub use origin::Origin;
pub use policy::PolicyException;
pub use privacy::Privacy;
pub use reasons::{Reasons, Rest};
pub use screen_pop::{PopWhere, ScreenPop};
pub use template::{Place, Template};
pub use words::StateNames;
pub use wrap_up::{Disposition, WrapUp};

use crate::domain::{AgentState, Now, Session, TimeLimit};
use reader::{Reader, repeated, shown};
use serde_json_borrow::Value;
use std::cell::RefCell;
use std::rc::Rc;

/// The file's name, beside `index.html`.
pub const FILE: &str = "config.json";

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Config {
    pub bar: Bar,
    pub brand: Brand,
    /// Who receives each finished call; without, nobody.
    pub delivery: Option<Delivery>,
    pub directory: Option<Directory>,
    pub export: Export,
    pub history: History,
    pub hold: Hold,
    pub locale: LocaleSetting,
    pub numbers: Numbers,
    pub policy: PolicyException,
    pub privacy: Privacy,
    pub reasons: Rc<Reasons>,
    pub screen_pop: Option<ScreenPop>,
    pub states: StateNames,
    pub theme: Theme,
    pub wrap_up: WrapUp,
    /// Mistakes that stop nobody.
    pub warnings: Vec<ConfigError>,
}

impl Config {
    /// How long a state may last.
    pub fn time_limit(&self, state: &AgentState) -> Option<TimeLimit> {
        let minutes = |code: &str| self.reasons.rests.get(code)?.minutes;
        TimeLimit::of(state, minutes, self.wrap_up.minutes)
    }

    /// A session that understands the bar as the operator says.
    pub fn session(&self, began: Now) -> Session {
        let mut session = Session::new(began).speaking(self.bar.dialect);
        session.allow_silence(self.silence_ms());
        session
    }

    /// How long the bar may be silent during a call, milliseconds.
    pub fn silence_ms(&self) -> u64 {
        u64::from(self.bar.silent_minutes) * 60_000
    }
}

/// How long the browser keeps what it has written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// Records of finished calls, days.
    pub days: u32,
    /// The untouched messages of past shifts, days.
    pub raw_days: u32,
    /// An endpoint that is asked for a number's calls at other desks. Absolute, or relative to the console's page.
    pub url: Option<Template>,
}

impl Default for History {
    fn default() -> Self {
        History { days: 90, raw_days: 7, url: None }
    }
}

/// How the agent is reminded of a call on hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// After so long on hold, seconds.
    pub remind_seconds: u32,
}

impl Default for Hold {
    fn default() -> Self {
        Hold { remind_seconds: 60 }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LocaleSetting {
    /// What the browser asks for, if it is shipped.
    #[default]
    Auto,
    English,
    Chinese,
    Spanish,
    Arabic,
}

/// As the file names them: the browser's choice apart, the tags (BCP 47) of the languages.
const LOCALE_SETTINGS: [(&str, LocaleSetting); 5] = [
    ("auto", LocaleSetting::Auto),
    ("en", LocaleSetting::English),
    ("zh-CN", LocaleSetting::Chinese),
    ("es", LocaleSetting::Spanish),
    ("ar", LocaleSetting::Arabic),
];

impl LocaleSetting {
    /// The tag (BCP 47) of the language; `None` leaves it to the browser.
    pub fn tag(self) -> Option<&'static str> {
        let named = LOCALE_SETTINGS.into_iter().find(|(_, locale)| *locale == self);
        named.map(|(tag, _)| tag).filter(|_| self != LocaleSetting::Auto)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// What the operating system asks for.
    #[default]
    Auto,
    Light,
    Dark,
    Contrast,
}

impl Theme {
    pub const ALL: [Theme; 4] = [Theme::Auto, Theme::Light, Theme::Dark, Theme::Contrast];

    /// The name that configuration, settings and stylesheets have for it.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
        }
    }

    pub fn named(name: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// Reads the text of the file. What needs a browser to be judged, such as an address, is judged later.
///
/// # Errors
///
/// Every mistake, warnings too, if one of them stops the console.
pub fn parse(text: &str) -> Result<Config, Vec<ConfigError>> {
    // An editor on Windows may put a byte order mark in front.
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|error| {
        vec![ConfigError::of_file(Found::NotJson { line: error.line(), column: error.column() }, Expected::JsonObject)]
    })?;
    let twice = repeated(&value, "").into_iter().map(|key| ConfigError::at(&key, Found::KeyTwice, Expected::KeyOnce));
    let mistakes = RefCell::new(twice.collect());
    let config = read(&Reader::root(&value, &mistakes));
    let mistakes: Vec<ConfigError> = mistakes.into_inner();
    if mistakes.iter().any(ConfigError::stops) {
        return Err(mistakes);
    }
    Ok(Config { warnings: mistakes, ..config })
}

/// Everything that is wrong with the text of a file.
pub fn mistakes(text: &str) -> Vec<ConfigError> {
    parse(text).map_or_else(|mistakes| mistakes, |config| config.warnings)
}

/// Without a place for the number it could be asked for nobody's calls.
fn history_url(history: &Reader) -> Option<Template> {
    let url = history.address("url").filter(|url| !url.is_empty())?;
    let template = Template::parse(&url, &[Place::Number]).filter(|template| template.names(Place::Number));
    if template.is_none() {
        history.wrong("url", shown(&url.into()), Expected::Address);
    }
    template
}

fn read(root: &Reader) -> Config {
    root.only(&[
        "$schema",
        "bar",
        "brand",
        "delivery",
        "directory",
        "export",
        "history",
        "hold",
        "locale",
        "numbers",
        "policy",
        "privacy",
        "reasons",
        "rests",
        "screenPop",
        "theme",
        "words",
        "wrapUp",
    ]);
    // It is for editors; see `reference::schema`.
    root.text("$schema");
    let history = root.section("history");
    history.only(&["days", "rawDays", "url"]);
    let hold = root.section("hold");
    hold.only(&["remindSeconds"]);
    Config {
        bar: Bar::read(&root.section("bar")),
        brand: Brand::read(root),
        delivery: Delivery::read(root),
        directory: Directory::read(root),
        export: Export::read(root),
        history: History {
            days: history.whole("days", 1..=3_650).unwrap_or(History::default().days),
            raw_days: history.whole("rawDays", 0..=3_650).unwrap_or(History::default().raw_days),
            url: history_url(&history),
        },
        hold: Hold {
            remind_seconds: hold.whole("remindSeconds", 1..=86_400).unwrap_or(Hold::default().remind_seconds),
        },
        locale: root.choice("locale", &LOCALE_SETTINGS),
        numbers: Numbers::read(root),
        policy: PolicyException::read(root),
        privacy: Privacy::read(root),
        reasons: Rc::new(Reasons::read(root)),
        screen_pop: ScreenPop::read(root),
        states: StateNames::read(root),
        theme: root.choice("theme", &Theme::ALL.map(|theme| (theme.name(), theme))),
        wrap_up: WrapUp::read(root),
        warnings: Vec::new(),
    }
}
