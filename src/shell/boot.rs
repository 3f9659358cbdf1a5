//! From an empty page to a running console: the configuration first, then everything, or a page that says
//! what is wrong with the configuration and nothing else.

use super::clock::window;
use super::console::{Console, ConsoleProps};
use super::last_words;
use super::place::Place;
use crate::config::{self, Config, Mistake, Theme};
use crate::journal::Retention;
use crate::view::{ConfigProblem, ErrorPage, ErrorPageProps};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestCache, RequestInit, Response};

/// Starts the console in the page's element `app`.
pub fn start() {
    last_words::install();
    let root = window().document().and_then(|document| document.get_element_by_id("app"));
    let root = root.expect("the page has a place for the console");
    spawn_local(async {
        match configured().await {
            Ok(props) => {
                yew::Renderer::<Console>::with_root_and_props(root, props).render();
            }
            Err(mistake) => {
                let problem = ConfigProblem {
                    file: config::FILE.into(),
                    key: mistake.key.map(Into::into),
                    found: mistake.found.into(),
                    expected: mistake.expected.into(),
                    advice: mistake.advice.into(),
                };
                yew::Renderer::<ErrorPage>::with_root_and_props(root, ErrorPageProps { problem }).render();
            }
        }
    });
}

async fn configured() -> Result<ConsoleProps, Mistake> {
    let config = match fetch(config::FILE).await? {
        Some(text) => config::parse(&text)?,
        None => Config::default(),
    };
    let base = window().document().and_then(|document| document.base_uri().ok().flatten());
    let place = Place::of(&config.bar, &base.unwrap_or_default())?;
    show(&config);
    Ok(ConsoleProps {
        place: Rc::new(place),
        events: config.bar.events.into(),
        callout: config.bar.callout,
        retention: Retention { days: config.history.days, raw_days: config.history.raw_days },
        silence_ms: u64::from(config.bar.silent_minutes) * 60_000,
    })
}

/// The file's text, past every cache; `None` if there is no such file, which means the defaults.
async fn fetch(file: &str) -> Result<Option<String>, Mistake> {
    let unreadable = |found: String| Mistake {
        advice: "Check that the web server runs and may read the file, and load this page again.".to_owned(),
        ..Mistake::of_file(found, "the file beside index.html, readable over HTTP")
    };
    let unreachable = |_| unreadable("nothing: the server could not be reached".to_owned());
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    let response = JsFuture::from(window().fetch_with_str_and_init(file, &init)).await.map_err(unreachable)?;
    let response: Response = response.unchecked_into();
    match response.status() {
        404 => return Ok(None),
        status if !response.ok() => {
            return Err(unreadable(format!("the server's answer {status}")));
        }
        _ => {}
    }
    let text: Result<_, JsValue> = async { JsFuture::from(response.text()?).await }.await;
    let text = text.map_err(unreachable)?;
    Ok(Some(text.as_string().unwrap_or_default()))
}

/// What concerns the whole page.
fn show(config: &Config) {
    let root = window().document().and_then(|document| document.document_element());
    let Some(root) = root else { return };
    let theme = match config.theme {
        Theme::Auto => return,
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::Contrast => "contrast",
    };
    root.set_attribute("data-theme", theme).expect("the name is a valid attribute");
}
