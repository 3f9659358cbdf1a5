//! A page in a frame may take the focus while it loads, in the middle of what the agent types elsewhere; browsers let
//! it. Focus that went into the panel without the pointer being there or a Tab key leading there goes back.

use super::clock::{page_time, window};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// How long after a Tab key the focus may still move by it, milliseconds.
const BY_KEY_MS: u64 = 500;

pub struct FocusGuard {
    _listeners: [EventListener; 3],
}

impl FocusGuard {
    pub fn new() -> FocusGuard {
        let window = window();
        let (last, tabbed) = (Rc::new(RefCell::new(None::<HtmlElement>)), Rc::new(Cell::new(0)));
        let early = EventListenerOptions::run_in_capture_phase();
        let (seen, left) = (last.clone(), last.clone());
        let (key, afterwards) = (tabbed.clone(), Cell::new(None));
        FocusGuard {
            _listeners: [
                EventListener::new_with_options(&window, "focusin", early, move |event| {
                    let element = event.target().and_then(|target| target.dyn_into().ok());
                    if !element.as_ref().is_some_and(|element: &HtmlElement| is_panel(element)) {
                        seen.replace(element);
                    }
                }),
                EventListener::new_with_options(&window, "keydown", early, move |event| {
                    if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Tab") {
                        key.set(page_time().0);
                    }
                }),
                EventListener::new(&window, "blur", move |_| {
                    let by_key = page_time().0.saturating_sub(tabbed.get()) < BY_KEY_MS;
                    if !by_key {
                        give_back(&left);
                        // Firefox says only afterwards where the focus has gone.
                        let left = left.clone();
                        afterwards.set(Some(Timeout::new(0, move || give_back(&left))));
                    }
                }),
            ],
        }
    }
}

fn give_back(left: &RefCell<Option<HtmlElement>>) {
    if let Some(panel) = focused_panel().filter(|panel| !is_pointed_at(panel)) {
        let last = left.borrow().clone().filter(|element| element.is_connected());
        // An element that takes no focus any more leaves it with the page.
        let _ = panel.blur();
        if let Some(last) = last {
            let _ = last.focus();
        }
    }
}

fn focused_panel() -> Option<HtmlElement> {
    let element: HtmlElement = window().document()?.active_element()?.dyn_into().ok()?;
    is_panel(&element).then_some(element)
}

fn is_panel(element: &Element) -> bool {
    element.matches("iframe[name=screen-pop]").unwrap_or(false)
}

fn is_pointed_at(element: &Element) -> bool {
    element.matches(":hover").unwrap_or(false)
}
