//! A page within the page, in which the console's views stand as they stood before the agent: with the agent's theme,
//! language and width, and out of reach of mouse, keys and screen readers.

use crate::browser::mini_window::style;
use gloo::events::EventListener;
use gloo::render::request_animation_frame;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, HtmlIFrameElement, ResizeObserver};
use yew::prelude::*;

#[derive(Clone, PartialEq)]
pub struct Look {
    pub theme: Option<String>,
    pub density: Option<String>,
    pub text_size: Option<String>,
    pub language: &'static str,
    pub direction: &'static str,
    /// CSS pixels.
    pub width: u32,
    pub height: u32,
    /// Scrolls instead of being made smaller.
    pub full_size: bool,
}

#[derive(Properties, PartialEq)]
pub struct FrameProps {
    pub title: AttrValue,
    pub look: Look,
    pub children: Html,
}

#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let (outer, frame, host) = (use_node_ref(), use_node_ref(), use_state(|| None::<Element>));
    use_effect_with((frame.clone(), host.setter()), |(frame, set_host)| {
        let frame: HtmlIFrameElement = frame.cast().expect("the frame is drawn before its effect runs");
        let (set_host, loaded) = (set_host.clone(), frame.clone());
        set_host.set(prepared(&frame));
        // Some browsers put another document in the place of the first.
        let listener = EventListener::new(&frame, "load", move |_| set_host.set(prepared(&loaded)));
        move || drop(listener)
    });
    use_effect_with((frame.clone(), (*host).clone(), props.look.clone()), |(frame, host, look)| {
        if host.is_some() {
            dress(frame, look);
        }
    });
    let width = use_state(|| 0);
    use_effect_with((outer.clone(), width.setter()), |(outer, set_width)| {
        let resizing = outer.cast::<HtmlElement>().and_then(|outer| Resizing::watch(outer, set_width.clone()));
        move || drop(resizing)
    });
    use_effect_with((outer.clone(), *width, props.look.clone()), |(outer, width, look)| {
        let Some(outer) = outer.cast::<HtmlElement>() else { return };
        let scale = if look.full_size { 1.0 } else { (f64::from(*width) / f64::from(look.width)).min(1.0) };
        for (name, value) in [
            ("--frame-width", format!("{}px", look.width)),
            ("--frame-height", format!("{}px", look.height)),
            ("--frame-scale", scale.to_string()),
        ] {
            // It is a valid value.
            let _ = outer.style().set_property(name, &value);
        }
    });
    let children = props.children.clone();
    html! {
        <div ref={outer} class="replay-frame" data-full={props.look.full_size.to_string()}>
            <div class="replay-frame-space">
                <iframe ref={frame} id="picture" title={props.title.clone()} inert=true tabindex="-1" />
            </div>
            if let Some(host) = &*host {
                { create_portal(children, host.clone()) }
            }
        </div>
    }
}

/// Tells how wide an element is, as long as it lives: with the next frame, for what is drawn then may be higher.
struct Resizing {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut()>,
}

impl Resizing {
    fn watch(element: HtmlElement, set_width: UseStateSetter<i32>) -> Option<Resizing> {
        let (watched, mut frame) = (element.clone(), None);
        let told = Closure::<dyn FnMut()>::new(move || {
            let (element, set_width) = (element.clone(), set_width.clone());
            frame.replace(request_animation_frame(move |_| set_width.set(element.client_width())));
        });
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(&watched);
        Some(Resizing { observer, _told: told })
    }
}

impl Drop for Resizing {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The element to draw into, in the frame's document as it is now.
fn prepared(frame: &HtmlIFrameElement) -> Option<Element> {
    let (window, document) = (frame.content_window()?, frame.content_document()?);
    let body = document.body()?;
    if let Some(host) = body.first_element_child() {
        return Some(host);
    }
    style(&window, &document);
    let page = crate::browser::clock::window().document()?;
    let host = page.create_element("div").ok()?;
    body.append_child(&host).ok()?;
    Some(host)
}

fn dress(frame: &NodeRef, look: &Look) {
    let root = frame.cast::<HtmlIFrameElement>().and_then(|frame| frame.content_document()?.document_element());
    let Some(root) = root.map(JsCast::unchecked_into::<HtmlElement>) else { return };
    let attributes = [
        ("lang", Some(look.language)),
        ("dir", Some(look.direction)),
        ("data-theme", look.theme.as_deref()),
        ("data-density", look.density.as_deref()),
        ("data-text-size", look.text_size.as_deref()),
    ];
    for (name, value) in attributes {
        let done = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
        done.expect("the name is a valid attribute");
    }
}
