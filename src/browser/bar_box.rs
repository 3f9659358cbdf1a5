//! The bar's box in the page: its place, its size and whether it is folded away are attributes and custom properties of the
//! root, so that neither the frame nor anything around it is drawn anew for them. A frame that is moved in the document, or
//! displayed no more, would be loaded again or stand still.

use super::clock::window;
use crate::config::BarPlace;
use crate::settings::{BarBox, Extent, Grip, Window, sizes};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::Callback;

/// The element that holds the bar.
const SLOT: &str = "bar-slot";

pub struct BarBoxStyle {
    _resized: EventListener,
}

impl BarBoxStyle {
    pub fn new(on_resize: Callback<()>) -> BarBoxStyle {
        BarBoxStyle { _resized: EventListener::new(&window(), "resize", move |_| on_resize.emit(())) }
    }

    /// The bar has its place in the page.
    pub fn is_there(&self) -> bool {
        slot().is_some()
    }

    pub fn window(&self) -> Window {
        let pixels = |size: Result<wasm_bindgen::JsValue, _>| {
            size.ok().and_then(|size| size.as_f64()).unwrap_or_default() as i32
        };
        Window { width: pixels(window().inner_width()), height: pixels(window().inner_height()) }
    }

    /// The bar as it stands. From the inline start, which is on the right where `rtl`.
    pub fn extent(&self, rtl: bool) -> Extent {
        let (Some(slot), Some(around)) = (slot(), slot().and_then(|slot| slot.parent_element())) else {
            return Extent::default();
        };
        let (bar, around) = (slot.get_bounding_client_rect(), around.get_bounding_client_rect());
        let x = if rtl { f64::from(self.window().width) - around.right() } else { around.left() };
        Extent {
            x: x.round() as i32,
            y: around.top().round() as i32,
            width: around.width().round() as i32,
            height: bar.height().round() as i32,
        }
    }

    /// How high the whole box is, with the head by which it is moved.
    pub fn whole_height(&self) -> i32 {
        let around = slot().and_then(|slot| slot.parent_element());
        around.map_or(0, |around| around.get_bounding_client_rect().height().round() as i32)
    }

    pub fn arrange(&self, bar: BarBox, place: BarPlace) {
        let Some(root) = root() else { return };
        root.set_attribute("data-bar-place", place.name()).expect("the name is a valid attribute");
        let (x, y) = bar.at.unzip();
        let sizes = [("--bar-height", bar.height), ("--bar-width", bar.width), ("--bar-x", x), ("--bar-y", y)];
        for (name, size) in sizes {
            let style = root.style();
            // A length is a valid value, and what is not there can be taken away.
            let _ = match size {
                Some(size) => style.set_property(name, &format!("{size}px")),
                None => style.remove_property(name).map(|_| ()),
            };
        }
    }

    /// Says how large the bar is to whoever hears the grips.
    pub fn tell(&self, place: BarPlace) {
        let (extent, window) = (self.extent(false), self.window());
        for (grip, name, now) in [(Grip::Height, "height", extent.height), (Grip::Width, "width", extent.width)] {
            let Some(element) = find(&format!("[role=separator][data-grip={name}]")) else { continue };
            let sizes = sizes(grip, place, window);
            let values = [("aria-valuenow", now), ("aria-valuemin", *sizes.start()), ("aria-valuemax", *sizes.end())];
            for (name, value) in values {
                let _ = element.set_attribute(name, &value.to_string());
            }
        }
    }
}

/// Folded away, the frame stays where it is, as large as it is and a line of it in sight, so that the browser lets its page
/// run on; no key and no click leads into it.
pub fn fold(folded: bool) {
    let Some(root) = root() else { return };
    let _ = root.toggle_attribute_with_force("data-bar-folded", folded);
    let Some(slot) = slot() else { return };
    let had_focus = folded && slot.contains(document_focus().as_deref());
    let _ = slot.toggle_attribute_with_force("inert", folded);
    if had_focus && let Some(show) = find("[data-action=show-bar]") {
        // Somebody who works by keyboard goes on from where the bar was.
        let _ = show.focus();
    }
}

fn slot() -> Option<Element> {
    window().document()?.get_element_by_id(SLOT)
}

fn find(selector: &str) -> Option<HtmlElement> {
    window().document()?.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn document_focus() -> Option<Element> {
    window().document()?.active_element()
}

fn root() -> Option<HtmlElement> {
    window().document()?.document_element()?.dyn_into().ok()
}
