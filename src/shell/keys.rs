//! The keyboard. Keys that are pressed inside the bar's frame are the bar's; the browser tells them to nobody else.

use super::clock::window;
use crate::shortcuts::{Command, Press, Shortcuts, takes_typing};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::Callback;

/// The listener.
pub struct Keys {
    shortcuts: Rc<RefCell<Shortcuts>>,
    _listener: EventListener,
}

impl Keys {
    pub fn listen(shortcuts: Shortcuts, on: Callback<Command>) -> Keys {
        let shortcuts = Rc::new(RefCell::new(shortcuts));
        let known = shortcuts.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
            let event = event.unchecked_ref::<KeyboardEvent>();
            if event.default_prevented() {
                return;
            }
            let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
            if event.key() == "Escape" {
                return escape(event, element.as_ref());
            }
            if let Some(command) = command(&known.borrow(), event, element.as_ref()) {
                event.prevent_default();
                on.emit(command);
            }
        });
        Keys { shortcuts, _listener: listener }
    }

    pub fn shortcuts(&self) -> Shortcuts {
        self.shortcuts.borrow().clone()
    }

    pub fn set(&self, shortcuts: Shortcuts) {
        self.shortcuts.replace(shortcuts);
    }
}

fn command(shortcuts: &Shortcuts, event: &KeyboardEvent, element: Option<&HtmlElement>) -> Option<Command> {
    let typing = element.is_some_and(|element| {
        let kind = element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::type_).unwrap_or_default();
        let role = element.get_attribute("role");
        takes_typing(&element.local_name(), &kind, role.as_deref(), element.is_content_editable())
    });
    let (key, code) = (event.key(), event.code());
    let press = Press {
        key: &key,
        code: &code,
        modified: event.ctrl_key() || event.alt_key() || event.meta_key(),
        repeated: event.repeat(),
        composing: event.is_composing(),
        typing,
    };
    let command = shortcuts.command(press)?;
    // Whatever is behind an open dialog can't be gone to.
    let behind_a_dialog = matches!(document().query_selector("dialog:modal"), Ok(Some(_)));
    (command == Command::Help || !behind_a_dialog).then_some(command)
}

/// Closes the panel that the focus is in, or else any that is open; in a field, leaves the field.
fn escape(event: &KeyboardEvent, element: Option<&HtmlElement>) {
    // An input method's own list, or a dialog, which the browser closes.
    if event.is_composing() || element.is_some_and(|element| matches!(element.closest("dialog"), Ok(Some(_)))) {
        return;
    }
    if let Some(element) = element {
        let kind = element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::type_).unwrap_or_default();
        match element.local_name().as_str() {
            // The browser empties a search, and closes the list of a select.
            "input" if kind == "search" && !element.unchecked_ref::<HtmlInputElement>().value().is_empty() => return,
            "select" => return,
            _ => {}
        }
    }
    let around = element.and_then(|element| element.closest("details[open]").ok().flatten());
    if let Some(details) = around.or_else(|| document().query_selector("details[open]").ok().flatten()) {
        event.prevent_default();
        let _ = details.remove_attribute("open");
        if let Ok(Some(summary)) = details.query_selector("summary") {
            focus(&summary);
        }
    } else if let Some(element) = element
        && takes_typing(&element.local_name(), "", None, element.is_content_editable())
    {
        let _ = element.blur();
    }
}

/// Moves the focus to where a command leads, if that is there.
pub fn go(command: Command) {
    let places: &[&str] = match command {
        Command::Help => &[],
        // In a tab without the bar, what there is about it.
        Command::Bar => &["iframe[name=ccbarclient]", "#connection"],
        Command::Ring => &["#incoming-call"],
        Command::Status => &["#agent-status"],
        Command::Note => &["#wrap-up-note"],
        Command::Dial => &["#dial-number"],
        Command::Log => &["#call-log .call-log-scroll"],
    };
    let place = places.iter().find_map(|place| document().query_selector(place).ok().flatten());
    if let Some(place) = place {
        focus(&place);
    }
}

/// What takes no focus by itself, such as a section, takes it for this once.
fn focus(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    let _ = element.focus();
    if document().active_element().as_ref() != Some(element) {
        let _ = element.set_attribute("tabindex", "-1");
        let _ = element.focus();
    }
}

fn document() -> Document {
    window().document().expect("the console runs in a document")
}
