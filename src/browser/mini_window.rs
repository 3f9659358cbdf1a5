//! The window that stays above all programs (Document Picture-in-Picture). Nothing runs in it: the page draws into its
//! document, and has frames and timeouts of it that come in time though the page is out of sight.
//!
//! What is drawn is made by the page's document, for `instanceof` asks for the page's own classes; of events in that window
//! it says no.

use super::clock::window;
use crate::view::{Clock, Tick};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, HtmlTextAreaElement, Window};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    type Page;
    #[wasm_bindgen(method, getter, js_name = documentPictureInPicture)]
    fn pictures(this: &Page) -> Option<Pictures>;

    type Pictures;
    #[wasm_bindgen(method, catch, js_name = requestWindow)]
    fn request_window(this: &Pictures, size: &Object) -> Result<Promise, JsValue>;

    type Styled;
    #[wasm_bindgen(method, getter, js_name = styleSheets)]
    fn style_sheets(this: &Styled) -> JsValue;
    #[wasm_bindgen(method, setter, js_name = adoptedStyleSheets)]
    fn adopt(this: &Styled, sheets: &Array);

    type Sheet;
    #[wasm_bindgen(method, getter, catch, js_name = cssRules)]
    fn rules(this: &Sheet) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = replaceSync)]
    fn replace(this: &Sheet, text: &JsString) -> Result<(), JsValue>;

    type Rule;
    #[wasm_bindgen(method, getter, js_name = cssText)]
    fn text(this: &Rule) -> JsString;
}

thread_local! {
    /// A page has one at a time.
    static OPEN: RefCell<Option<Window>> = const { RefCell::new(None) };
}

/// How often the page catches up while it is out of sight, milliseconds.
const BEAT_MS: u32 = 1_000;

/// Whom the window tells.
pub struct MiniEvents {
    /// Somebody else has closed it.
    pub on_closed: Callback<()>,
    /// It has got the focus, or lost it.
    pub on_focus: Callback<()>,
    /// Another second has passed while the page is out of sight.
    pub on_beat: Callback<()>,
}

/// Open as long as it lives.
pub struct MiniWindow {
    window: Window,
    /// The element to draw into.
    pub host: Element,
    _beat: Alarm,
    _listeners: [EventListener; 3],
}

/// Whether this browser opens such windows for this page: in a secure context, and not for a page in a frame.
pub fn is_supported() -> bool {
    pictures().is_some() && window().parent().ok().flatten() == Some(window())
}

fn pictures() -> Option<Pictures> {
    window().unchecked_ref::<Page>().pictures()
}

/// Asks the browser for the window. To be called while it handles what the agent has clicked or typed.
pub fn ask(width: u32, height: u32) -> Option<Promise> {
    let size = Object::new();
    for (name, pixels) in [("width", width), ("height", height)] {
        Reflect::set(&size, &name.into(), &pixels.into()).expect("a new object takes every key");
    }
    pictures()?.request_window(&size).ok()
}

/// The window that was asked for, with the page's styles; `None` if the browser didn't open it.
pub async fn open(asked: Promise, title: &str, events: MiniEvents) -> Option<MiniWindow> {
    let mini: Window = JsFuture::from(asked).await.ok()?.unchecked_into();
    let document = mini.document()?;
    document.document_element()?.set_id("mini-console");
    document.set_title(title);
    style(&mini, &document);
    let host = window().document()?.create_element("div").ok()?;
    host.set_class_name("mini");
    document.body()?.append_child(&host).ok()?;
    OPEN.set(Some(mini.clone()));
    let MiniEvents { on_closed, on_focus, on_beat } = events;
    let beat = move || {
        if window().document().is_some_and(|document| document.hidden()) {
            on_beat.emit(());
        }
    };
    let on_blur = on_focus.clone();
    Some(MiniWindow {
        _beat: Alarm::every(&mini, BEAT_MS, beat),
        _listeners: [
            EventListener::new(&mini, "pagehide", move |_| on_closed.emit(())),
            EventListener::new(&mini, "focus", move |_| on_focus.emit(())),
            EventListener::new(&mini, "blur", move |_| on_blur.emit(())),
        ],
        window: mini,
        host,
    })
}

/// Gives another document the page's styles as they are by now, for a stylesheet of its own would come later, or never.
pub fn style(mini: &Window, document: &Document) {
    let Some(page) = window().document() else { return };
    let mut text = JsString::from("");
    for sheet in Array::from(&page.unchecked_ref::<Styled>().style_sheets()).iter() {
        // A stylesheet of another origin is none of ours, and can't be read.
        let Ok(rules) = sheet.unchecked_ref::<Sheet>().rules() else { continue };
        for rule in Array::from(&rules).iter() {
            text = text.concat(&rule.unchecked_ref::<Rule>().text());
        }
    }
    let class = Reflect::get(mini, &"CSSStyleSheet".into()).and_then(JsCast::dyn_into::<Function>);
    let class = class.unwrap_or_else(|class| class.unchecked_into());
    if let Ok(sheet) = Reflect::construct(&class, &Array::new())
        && sheet.unchecked_ref::<Sheet>().replace(&text).is_ok()
    {
        document.unchecked_ref::<Styled>().adopt(&Array::of1(&sheet));
    }
}

impl Drop for MiniWindow {
    fn drop(&mut self) {
        shut();
        // One that is closed already stays closed.
        let _ = self.window.close();
    }
}

/// Closes the window, for a program that can't draw any more.
pub fn shut() {
    if let Some(mini) = OPEN.take() {
        let _ = mini.close();
    }
}

/// Whether there is one.
pub fn is_open() -> bool {
    OPEN.with_borrow(Option::is_some)
}

fn opened() -> Option<Window> {
    OPEN.with_borrow(Clone::clone)
}

fn document() -> Option<Document> {
    opened()?.document()
}

/// The root elements of what the agent sees: the page's, and the window's while it is open.
pub fn roots() -> impl Iterator<Item = HtmlElement> {
    let documents = [window().document(), document()].into_iter().flatten();
    documents.filter_map(|document| document.document_element()).map(JsCast::unchecked_into)
}

/// Whether the focus is in what `area` selects in this window.
pub fn is_focused_in(area: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| matches!(element.closest(area), Ok(Some(_))))
}

/// Leads the focus to the end of a field of this window.
pub fn go_to(field: &str) {
    let field = document().and_then(|document| document.query_selector(field).ok().flatten());
    if let Some(field) = field.map(JsCast::unchecked_into::<HtmlTextAreaElement>) {
        let end = field.text_length();
        let _ = field.focus();
        let _ = field.set_selection_range(end, end);
    }
}

/// Brings the page to the front. Browsers let the window do so while they handle a click in it.
pub fn bring_page_to_front() {
    let _ = window().focus();
}

/// The clock of what is drawn there.
pub fn clock(now: Clock) -> Clock {
    Clock { after, ..now }
}

fn after(ms: u32, call: Box<dyn FnOnce()>) -> Tick {
    match opened() {
        Some(mini) => Box::new(Alarm::after(&mini, ms, call)),
        None => Box::new(Timeout::new(ms, call)),
    }
}

/// Calls back with the next frame of the window. `None` if it isn't open.
pub fn frame(call: impl FnOnce() + 'static) -> Option<Alarm> {
    let mini = opened()?;
    let call = Closure::once(call);
    let id = mini.request_animation_frame(call.as_ref().unchecked_ref()).ok()?;
    Some(Alarm { window: mini, id, kind: Kind::Frame, _call: call })
}

/// Something that the window does; dropped, it doesn't.
pub struct Alarm {
    window: Window,
    id: i32,
    kind: Kind,
    _call: Closure<dyn FnMut()>,
}

enum Kind {
    Frame,
    Timeout,
    Interval,
}

impl Alarm {
    fn after(window: &Window, ms: u32, call: Box<dyn FnOnce()>) -> Alarm {
        let call = Closure::once(call);
        let function = call.as_ref().unchecked_ref();
        let id = window.set_timeout_with_callback_and_timeout_and_arguments_0(function, ms as i32);
        Alarm { window: window.clone(), id: id.unwrap_or_default(), kind: Kind::Timeout, _call: call }
    }

    fn every(window: &Window, ms: u32, call: impl FnMut() + 'static) -> Alarm {
        let call = Closure::<dyn FnMut()>::new(call);
        let function = call.as_ref().unchecked_ref();
        let id = window.set_interval_with_callback_and_timeout_and_arguments_0(function, ms as i32);
        Alarm { window: window.clone(), id: id.unwrap_or_default(), kind: Kind::Interval, _call: call }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        match self.kind {
            Kind::Frame => drop(self.window.cancel_animation_frame(self.id)),
            Kind::Timeout => self.window.clear_timeout_with_handle(self.id),
            Kind::Interval => self.window.clear_interval_with_handle(self.id),
        }
    }
}
