//! The iframe that the vendor's script makes: wherever in the page, whenever, named at once or later, and sometimes anew.
//! The newest is the bar; an older one is removed, for an agent who is signed in twice loses events.

use super::frame_check;
use super::unseen::Unseen;
use crate::browser::clock::window;
use crate::loader::{FRAME, Failure, Outcome};
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlIFrameElement, MutationObserver, MutationObserverInit, MutationRecord};
use yew::Callback;

/// Looks for the frame as long as it lives. Dropped, it takes away what the script has put into the page.
pub struct Finding {
    search: Rc<Search>,
    observer: MutationObserver,
    _on_change: Closure<dyn FnMut(js_sys::Array)>,
}

struct Search {
    this: Weak<Search>,
    frame: RefCell<Option<Found>>,
    /// What the script has put beside the console until its frame was found.
    made: RefCell<Vec<Element>>,
    /// The frame could not be moved without being loaded anew.
    left: Cell<bool>,
    /// Set on a frame that says nothing itself of what it may use.
    allow: String,
    on: Callback<Outcome>,
}

struct Found {
    iframe: HtmlIFrameElement,
    _load: EventListener,
    _unseen: Option<Unseen>,
}

impl Finding {
    pub fn begin(allow: &str, on: Callback<Outcome>) -> Option<Finding> {
        let search = Rc::new_cyclic(|this| Search {
            this: this.clone(),
            frame: RefCell::default(),
            made: RefCell::default(),
            left: Cell::new(false),
            allow: allow.to_owned(),
            on,
        });
        let on_change = Closure::<dyn FnMut(js_sys::Array)>::new({
            let search = search.clone();
            move |records: js_sys::Array| search.changed(&records)
        });
        let observer = MutationObserver::new(on_change.as_ref().unchecked_ref()).ok()?;
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        what.set_attribute_filter(&js_sys::Array::of1(&"name".into()));
        observer.observe_with_options(&*window().document()?, &what).ok()?;
        Some(Finding { search, observer, _on_change: on_change })
    }

    pub fn frame(&self) -> Option<HtmlIFrameElement> {
        self.search.frame.borrow().as_ref().map(|found| found.iframe.clone())
    }

    /// A handle that sees the frame as it is at any time.
    pub fn window(&self) -> impl Fn() -> Option<web_sys::Window> + 'static {
        let search = Rc::downgrade(&self.search);
        move || search.upgrade()?.frame.borrow().as_ref()?.iframe.content_window()
    }

    /// Puts the frame into `place` if that is possible without loading it anew; that would cost the agent the sign-in.
    pub fn adopt(&self, place: &Element) {
        let Some(frame) = self.frame() else { return };
        if place.contains(Some(&frame)) {
            return;
        }
        let moved = js_sys::Reflect::get(place, &"moveBefore".into())
            .ok()
            .and_then(|method| method.dyn_into::<js_sys::Function>().ok())
            .is_some_and(|method| method.call2(place, &frame, &JsValue::NULL).is_ok());
        self.search.left.set(!moved);
    }

    /// The frame is there, and not where the console has its place for it.
    pub fn is_left(&self) -> bool {
        self.search.left.get()
    }
}

impl Drop for Finding {
    fn drop(&mut self) {
        self.observer.disconnect();
        let found = self.search.frame.take();
        found.iter().for_each(|found| found.iframe.remove());
        self.search.made.take().iter().for_each(Element::remove);
    }
}

impl Search {
    fn changed(&self, records: &js_sys::Array) {
        if self.frame.borrow().is_none() {
            self.remember(records);
        }
        self.look();
    }

    fn remember(&self, records: &js_sys::Array) {
        let Some(body) = window().document().and_then(|document| document.body()) else { return };
        for record in records.iter() {
            let record: MutationRecord = record.unchecked_into();
            if record.target().as_ref() == Some(body.as_ref()) {
                let added = record.added_nodes();
                let nodes = (0..added.length()).filter_map(|index| added.get(index)?.dyn_into::<Element>().ok());
                self.made.borrow_mut().extend(nodes.filter(|element| element.id() != "app"));
            }
        }
    }

    fn look(&self) {
        let Some(document) = window().document() else { return };
        let Ok(named) = document.query_selector_all(&format!("iframe[name=\"{FRAME}\"]")) else { return };
        let named = (0..named.length()).filter_map(|index| named.get(index)?.dyn_into::<HtmlIFrameElement>().ok());
        let known = self.frame.borrow().as_ref().map(|found| found.iframe.clone());
        let (mut kept, mut newest) = (false, None);
        for iframe in named {
            if Some(&iframe) == known.as_ref() {
                kept = true;
            } else {
                newest = Some(iframe);
            }
        }
        match newest {
            Some(iframe) => {
                if let Some(known) = known {
                    self.on.emit(Outcome::Unframed);
                    known.remove();
                }
                self.found(iframe);
            }
            None if known.is_some() && !kept => {
                self.frame.take();
                self.left.set(false);
                self.on.emit(Outcome::Unframed);
            }
            None => {}
        }
    }

    fn found(&self, iframe: HtmlIFrameElement) {
        if !iframe.has_attribute("allow") {
            // An attribute that can't be set is one that browsers don't know.
            let _ = iframe.set_attribute("allow", &self.allow);
        }
        let search = self.this.clone();
        let load = EventListener::new(&iframe, "load", move |_| {
            if let Some(search) = search.upgrade() {
                search.loaded();
            }
        });
        let unseen = Unseen::around(&iframe);
        self.frame.replace(Some(Found { iframe, _load: load, _unseen: unseen }));
        self.on.emit(Outcome::Framed);
        self.loaded();
    }

    /// A document that was there before the frame was found fires no event any more. The empty one that every frame
    /// begins with is no document of the bar.
    fn loaded(&self) {
        let empty = self.frame.borrow().as_ref().is_none_or(|found| {
            let document = found.iframe.content_document();
            document.is_some_and(|document| document.url().is_ok_and(|url| url == "about:blank"))
        });
        if empty {
            return;
        }
        self.on.emit(Outcome::Loaded);
        if let Some(address) = self.frame.borrow().as_ref().and_then(|found| frame_check::doubtful(&found.iframe)) {
            let on = self.on.clone();
            spawn_local(async move {
                if frame_check::is_forbidden(&address).await {
                    on.emit(Outcome::Failed(Failure::NotFramed));
                }
            });
        }
    }
}
