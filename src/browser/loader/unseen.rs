//! What the vendor's script has put into the page around the bar's frame opens and closes by the script's own styles. As long
//! as nobody can see it, it takes no click that was meant for what is below it.

use crate::browser::clock::window;
use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, HtmlIFrameElement, MutationObserver, MutationObserverInit};

/// Less opaque than this is nothing to be seen.
const FAINT: f64 = 0.05;

/// Looks after the elements around a frame as long as it lives.
pub struct Unseen {
    observer: MutationObserver,
    _on_change: Closure<dyn FnMut(Array)>,
    _faded: EventListener,
}

impl Unseen {
    /// Where the script has put the frame, before anybody moves it.
    pub fn around(frame: &HtmlIFrameElement) -> Option<Unseen> {
        let document = window().document()?;
        let body: Element = document.body()?.into();
        let outer = std::iter::successors(Some(Element::from(frame.clone())), |element| element.parent_element());
        let around: Vec<HtmlElement> =
            outer.take_while(|element| *element != body).filter_map(|element| element.dyn_into().ok()).collect();
        let look = {
            let (frame, around) = (frame.clone(), around.clone());
            move || around.iter().for_each(|element| settle(element, &frame))
        };
        look();
        let (changed, faded) = (look.clone(), look);
        let on_change = Closure::<dyn FnMut(Array)>::new(move |_| changed());
        let observer = MutationObserver::new(on_change.as_ref().unchecked_ref()).ok()?;
        let what = MutationObserverInit::new();
        what.set_attribute_filter(&["class", "hidden", "style"].into_iter().map(JsValue::from).collect::<Array>());
        what.set_child_list(true);
        for element in &around {
            observer.observe_with_options(element, &what).ok()?;
        }
        let faded = EventListener::new(&document, "transitionend", move |_| faded());
        Some(Unseen { observer, _on_change: on_change, _faded: faded })
    }
}

impl Drop for Unseen {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// What the frame was taken out of is empty; what is faint comes back when the script shows it.
fn settle(element: &HtmlElement, frame: &HtmlIFrameElement) {
    let style = element.style();
    let has_control = || matches!(element.query_selector("button, [role=button], a, input"), Ok(Some(_)));
    let computed = window().get_computed_style(element).ok().flatten();
    let opacity = computed.and_then(|computed| computed.get_property_value("opacity").ok());
    // The browser's own reading of numbers spares the program the tables of another.
    let is_faint = opacity.is_some_and(|opacity| js_sys::parse_float(&opacity) < FAINT);
    let unseen = is_faint || (!element.contains(Some(frame)) && !has_control());
    let set = style.get_property_value("pointer-events").is_ok_and(|value| value == "none");
    // A style that stays the same is not set, or the observer would be told of it for ever.
    if unseen && !set {
        let _ = style.set_property_with_priority("pointer-events", "none", "important");
        let _ = element.set_attribute("data-unseen", "true");
    } else if !unseen && element.has_attribute("data-unseen") {
        let _ = style.remove_property("pointer-events");
        let _ = element.remove_attribute("data-unseen");
    }
}
