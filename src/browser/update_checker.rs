//! Looks at what lies on the console's server by now, past every cache: the page that this one was, and the
//! configuration. When to look is for others to say.

use super::clock::window;
use super::http;
use super::timer::Timer;
use crate::config;
use crate::update::{Found, Running, files_in};
use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortSignal, RequestCache, RequestInit};
use yew::Callback;

/// How long a look may take, milliseconds.
const TIME_LIMIT_MS: u32 = 15_000;

/// What there is to be told.
#[derive(Clone, Copy, PartialEq)]
pub enum UpdateSignal {
    /// It is time to look.
    Due,
    /// The agent has come to the page.
    Visible,
    /// The network is there again, or gone.
    Network(bool),
    Found(Found),
}

pub struct UpdateChecker {
    on: Callback<UpdateSignal>,
    running: Rc<Running>,
    timer: Timer,
    look: Option<Look>,
    _listeners: [EventListener; 3],
}

/// A look under way. Dropped, it is aborted.
struct Look {
    _limit: http::Limit,
    /// There as long as somebody waits for what is found.
    _wanted: Rc<()>,
}

impl UpdateChecker {
    pub fn new(running: Rc<Running>, on: Callback<UpdateSignal>) -> UpdateChecker {
        let window = window();
        let document = window.document().expect("the console runs in a document");
        let tell = |sight| {
            let on = on.clone();
            move |_: &web_sys::Event| on.emit(sight)
        };
        let (visible, seen) = (on.clone(), document.clone());
        let listeners = [
            EventListener::new(&window, "online", tell(UpdateSignal::Network(true))),
            EventListener::new(&window, "offline", tell(UpdateSignal::Network(false))),
            EventListener::new(&document, "visibilitychange", move |_| {
                if !seen.hidden() {
                    visible.emit(UpdateSignal::Visible);
                }
            }),
        ];
        let timer = Timer::new(on.reform(|()| UpdateSignal::Due));
        UpdateChecker { on, running, timer, look: None, _listeners: listeners }
    }

    /// The next look is due in so many milliseconds, and one that is under way is aborted; `now` is monotonic.
    pub fn wait(&mut self, now: u64, ms: u32) {
        self.look = None;
        self.timer.set(Some(now + u64::from(ms)), now);
    }

    /// Ends in [`UpdateSignal::Found`], unless another look begins before.
    pub fn look(&mut self) {
        self.timer.set(None, 0);
        self.look = None;
        let limit = http::Limit::of(TIME_LIMIT_MS);
        let signal = limit.signal();
        let (running, on) = (self.running.clone(), self.on.clone());
        let wanted = Rc::new(());
        let is_wanted = Rc::downgrade(&wanted);
        spawn_local(async move {
            let found = look(&running, &signal).await.unwrap_or(Found::Unreachable);
            if is_wanted.strong_count() > 0 {
                on.emit(UpdateSignal::Found(found));
            }
        });
        self.look = Some(Look { _limit: limit, _wanted: wanted });
    }
}

/// Whether the browser thinks that there is a network. It is sure of the contrary only.
pub fn is_on_line() -> bool {
    window().navigator().on_line()
}

/// What does not come fails as a whole.
async fn look(running: &Running, signal: &AbortSignal) -> Result<Found, JsValue> {
    let response = http::fetch(&window().location().pathname()?, &question("GET", signal)).await?;
    let page = if response.ok() { http::text(&response, http::FILE).await?.unwrap_or_default() } else { String::new() };
    if running.is_other(&page) {
        return Ok(running.compare(&page, are_there(&files_in(&page), signal).await, None));
    }
    let response = http::fetch(config::FILE, &question("GET", signal)).await?;
    Ok(match response.status() {
        // The page came and this did not: nothing is known of it.
        _ if http::is_kept(&response) => running.compare(&page, true, None),
        404 => running.compare(&page, true, Some(None)),
        _ if response.ok() => {
            let text = http::text(&response, http::FILE).await?;
            running.compare(&page, true, Some(Some(&text.unwrap_or_default())))
        }
        _ => running.compare(&page, true, None),
    })
}

async fn are_there(files: &[&str], signal: &AbortSignal) -> bool {
    let question = question("HEAD", signal);
    let answers: Vec<_> = files.iter().map(|file| http::ask(file, &question)).collect();
    for answer in answers {
        let Ok(response) = answer.await else { return false };
        let kind = response.headers().get("Content-Type").ok().flatten().unwrap_or_default();
        // Some servers answer with a page where there is nothing.
        if !response.ok() || kind.starts_with("text/html") {
            return false;
        }
    }
    true
}

fn question(method: &str, signal: &AbortSignal) -> RequestInit {
    let init = RequestInit::new();
    init.set_method(method);
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(signal));
    init
}
