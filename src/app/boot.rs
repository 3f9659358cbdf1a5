//! From an empty page to a running console: the configuration first, then everything, or a page that says
//! what is wrong with the configuration and nothing else.

use super::case_file::show_after_crash;
use super::config_error_page::show_config_error;
use super::evidence;
use super::root::{App, AppProps};
use crate::browser::case_file;
use crate::browser::clock::window;
use crate::browser::crash_screen;
use crate::browser::environment::placed;
use crate::browser::http;
use crate::browser::language;
use crate::browser::settings_store;
use crate::browser::theme;
use crate::browser::yield_now::yield_now;
use crate::config::{self, ConfigError, Found, LocaleSetting};
use crate::numbers;
use crate::update::Running;
use crate::view::call_states;
use js_sys::{Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

/// Starts the console in the page's element `app`.
pub fn start() {
    crash_screen::install("agent-console", || {
        crate::browser::alerts::silence();
        crate::browser::mini_window::shut();
        // Whoever has no console needs the bar.
        crate::browser::bar_box::fold(false);
    });
    let root = window().document().and_then(|document| document.get_element_by_id("app"));
    let root = root.expect("the page has a place for the console");
    spawn_local(async {
        match configured().await {
            Ok(AppProps { words, environment, config, running, .. }) if case_file::is_asked_for() => {
                language::declare(words);
                language::entitle(words);
                show_after_crash(root, words, config, running, environment.database());
            }
            Ok(props) => {
                language::declare(props.words);
                // Reading the configuration and drawing are two tasks: the page paints and listens between them.
                yield_now().await;
                yew::Renderer::<App>::with_root_and_props(root, props).render();
            }
            Err(mistakes) => {
                let words = language::first_words(LocaleSetting::Auto);
                language::declare(words);
                language::entitle(words);
                show_config_error(root, mistakes, words);
            }
        }
    });
}

async fn configured() -> Result<AppProps, Vec<ConfigError>> {
    let File { text, kept } = fetch().await.map_err(|mistake| vec![mistake])?;
    let config = match &text {
        Some(text) => config::parse(text)?,
        None => config::missing_file(evidence::gather(kept).await)?,
    };
    if text.is_some() {
        evidence::leave_mark();
    }
    numbers::withhold(&config.numbers.withheld);
    call_states(config.states.clone());
    let base = window().document().and_then(|document| document.base_uri().ok().flatten());
    let environment = placed(&config, &base.unwrap_or_default())?;
    theme::show(&config, settings_store::last().look);
    let running = Rc::new(Running { release: release(), config: text });
    let words = language::first_words(config.locale);
    Ok(AppProps { words, environment: Rc::new(environment), config: Rc::new(config), running, kept })
}

/// The release that the page is of.
fn release() -> String {
    let named = window().document().and_then(|document| document.query_selector("meta[name=release]").ok().flatten());
    named.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}

struct File {
    /// `None` if there is no such file, which means the defaults.
    text: Option<String>,
    /// The service worker keeps a file. With a text: it is that one, because the server did not answer.
    kept: bool,
}

/// The answer to what src/app/start.js has asked the server, past every cache of the browser.
fn asked_for() -> Promise {
    let asked = Reflect::get(&window(), &"agent-console:configuration".into());
    asked.ok().and_then(|asked| asked.dyn_into().ok()).expect("the page's script asks before the program starts")
}

async fn fetch() -> Result<File, ConfigError> {
    let unreachable = |_| ConfigError::unreadable(Found::NoServer);
    let response = JsFuture::from(asked_for()).await.map_err(unreachable)?;
    let response: Response = response.unchecked_into();
    let kept = http::is_kept(&response);
    match response.status() {
        404 => return Ok(File { text: None, kept }),
        status if !response.ok() => {
            return Err(ConfigError::unreadable(Found::Status(status)));
        }
        _ => {}
    }
    // What is longer is no configuration, and not JSON either.
    let text = http::text(&response, http::FILE).await.map_err(unreachable)?;
    Ok(File { text: Some(text.unwrap_or_default()), kept })
}
