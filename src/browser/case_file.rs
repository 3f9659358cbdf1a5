//! What the browser has for a case file: what the agent clicks and whether the page is in sight, what the machine is, and
//! the way into a file.

use super::clock::window;
use super::export::File;
use crate::casefile::{self, browser};
use crate::journal::Circumstance;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Element, EventTarget, Response};
use yew::Callback;

/// The fragment with which the crash screen asks for a file, perhaps with `=` and the place where the program has broken
/// down; see index.html.
const ASKED_FOR: &str = "#case-file";

/// So long after the last change of its size a window has its size, milliseconds.
const RESIZED_MS: u32 = 500;

/// Something that the agent did or saw.
pub enum Sight {
    /// A button of this name was pressed.
    Clicked(String),
    /// The page may have come in sight, or gone out of it.
    Page,
    /// The window has another size, or is on another screen.
    Resized,
}

/// Listens as long as it lives.
pub struct Sights {
    _listeners: Vec<EventListener>,
}

impl Sights {
    pub fn of_page(on: Callback<Sight>) -> Sights {
        let document = window().document().expect("a window has a document");
        let of_page = |target: &EventTarget, event: &'static str| {
            let on = on.clone();
            EventListener::new(target, event, move |_| on.emit(Sight::Page))
        };
        let changes = [of_page(&document, "visibilitychange"), of_page(&window(), "focus"), of_page(&window(), "blur")];
        let further = [clicks(&document, on.clone()), resizes(on.clone())];
        Sights { _listeners: changes.into_iter().chain(further).collect() }
    }

    /// Of what is drawn elsewhere.
    pub fn within(element: &Element, on: Callback<Sight>) -> Sights {
        Sights { _listeners: vec![clicks(element, on)] }
    }
}

/// Once, when somebody has done with it.
fn resizes(on: Callback<Sight>) -> EventListener {
    let mut rest = None;
    EventListener::new(&window(), "resize", move |_| {
        let on = on.clone();
        rest.replace(Timeout::new(RESIZED_MS, move || on.emit(Sight::Resized)));
    })
}

/// Before anything that the page does of the click. What a script clicks is no click of the agent's.
fn clicks(within: &EventTarget, on: Callback<Sight>) -> EventListener {
    let first = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(within, "click", first, move |event| {
        let target = event.target().filter(|_| event.is_trusted()).map(JsCast::unchecked_into::<Element>);
        let button = target.and_then(|target| target.closest("[data-action]").ok().flatten());
        if let Some(name) = button.and_then(|button| button.get_attribute("data-action")) {
            on.emit(Sight::Clicked(name));
        }
    })
}

/// Whether the page is in sight, by the words of [`Circumstance::Visibility`].
pub fn visibility() -> &'static str {
    let document = window().document().expect("a window has a document");
    match (document.hidden(), document.has_focus().unwrap_or(true)) {
        (true, _) => "hidden",
        (false, false) => "visible",
        (false, true) => "focused",
    }
}

/// Whether the system, or the browser, asks for this (a media query).
pub fn prefers(query: &str) -> bool {
    matches!(window().match_media(query), Ok(Some(list)) if list.matches())
}

/// The machine and its browser. What the browser doesn't tell is absent.
pub fn environment() -> Vec<(Circumstance, String)> {
    let navigator = window().navigator();
    let known = [
        (Circumstance::Browser, navigator.user_agent().ok().map(|agent| browser(&agent))),
        (Circumstance::TimeZone, time_zone()),
        (Circumstance::Cores, figure(&navigator, "hardwareConcurrency")),
        (Circumstance::Memory, figure(&navigator, "deviceMemory")),
    ];
    known.into_iter().filter_map(|(what, how)| Some((what, how?))).chain(sizes()).collect()
}

/// Those of the screen and of the window, CSS pixels.
pub fn sizes() -> Vec<(Circumstance, String)> {
    let window = window();
    let size = |of: &JsValue, names: [&str; 2]| Some(format!("{}x{}", figure(of, names[0])?, figure(of, names[1])?));
    let screen = Reflect::get(&window, &"screen".into()).unwrap_or_default();
    let known = [
        (Circumstance::Screen, size(&screen, ["width", "height"])),
        (Circumstance::Window, size(&window, ["innerWidth", "innerHeight"])),
    ];
    known.into_iter().filter_map(|(what, how)| Some((what, how?))).collect()
}

fn figure(of: &JsValue, name: &str) -> Option<String> {
    Reflect::get(of, &name.into()).ok()?.as_f64().map(|it| it.to_string())
}

fn time_zone() -> Option<String> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into());
    let zone = || {
        let format: Function = get(&get(&js_sys::global(), "Intl")?, "DateTimeFormat")?.dyn_into()?;
        let format = Reflect::construct(&format, &Array::new())?;
        let options: Function = get(&format, "resolvedOptions")?.dyn_into()?;
        get(&options.call0(&format)?, "timeZone")
    };
    let zone: Result<JsValue, JsValue> = zone();
    zone.ok()?.as_string()
}

/// A number that nobody guesses.
pub fn secret() -> [u8; 16] {
    let array = Uint8Array::new_with_length(16);
    let filled = || {
        let crypto = Reflect::get(&window(), &"crypto".into())?;
        let fill: Function = Reflect::get(&crypto, &"getRandomValues".into())?.dyn_into()?;
        fill.call1(&crypto, &array)
    };
    let filled: Result<JsValue, JsValue> = filled();
    filled.expect("every browser that runs WebAssembly has it");
    let mut secret = [0; 16];
    array.copy_to(&mut secret);
    secret
}

/// A file that can be offered to the agent.
#[derive(Clone)]
pub struct Packed {
    blob: Blob,
    /// Without what says how it is packed.
    name: String,
    is_packed: bool,
}

impl Packed {
    /// Packs a text, where the browser can.
    pub async fn new(text: &str, name: String) -> Result<Packed, JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type("application/json");
        let plain = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
        Ok(match gzip(&plain).await {
            Ok(blob) => Packed { blob, name, is_packed: true },
            Err(_) => Packed { blob: plain, name, is_packed: false },
        })
    }

    pub fn bytes(&self) -> u64 {
        self.blob.size() as u64
    }

    pub fn name(&self) -> String {
        if self.is_packed { format!("{}.gz", self.name) } else { self.name.clone() }
    }

    /// Hands it to the browser; it stays within its reach as long as what this returns.
    pub fn offer(&self) -> Result<File, JsValue> {
        File::offer(&self.blob, &self.name())
    }
}

async fn gzip(plain: &Blob) -> Result<Blob, JsValue> {
    let compression: Function = Reflect::get(&window(), &"CompressionStream".into())?.dyn_into()?;
    let gzip = Reflect::construct(&compression, &Array::of1(&"gzip".into()))?;
    let stream = plain.stream();
    let pipe: Function = Reflect::get(&stream, &"pipeThrough".into())?.dyn_into()?;
    let packed = pipe.call1(&stream, &gzip)?;
    let response = Response::new_with_opt_readable_stream(Some(packed.unchecked_ref()))?;
    let packed: Blob = JsFuture::from(response.blob()?).await?.unchecked_into();
    // The browser would take it for what it was, and unpack it.
    packed.slice_with_i32_and_i32_and_content_type(0, packed.size() as i32, "application/gzip")
}

/// Whether the page was opened to save a file, and for nothing else.
pub fn is_asked_for() -> bool {
    fragment().is_some()
}

/// Where the program has broken down, as the crash screen has said; empty if it didn't.
pub fn crash_place() -> String {
    fragment().map_or_else(String::new, |said| casefile::crash_place(said.trim_start_matches('=')))
}

/// What follows the word in the address.
fn fragment() -> Option<String> {
    let hash = window().location().hash().ok()?;
    let said = hash.strip_prefix(ASKED_FOR)?;
    (said.is_empty() || said.starts_with('=')).then(|| said.to_owned())
}
