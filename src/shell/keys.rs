//! The keyboard. Keys that are pressed inside the bar's frame are the bar's; the browser tells them to nobody else.

use super::clock::window;
use crate::settings::Settings;
use crate::shortcuts::{Command, Press, Shortcuts, takes_typing};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::Callback;

/// The listener.
pub struct Keys {
    settings: Rc<RefCell<Rc<Settings>>>,
    _listener: EventListener,
}

impl Keys {
    pub fn listen(on: Callback<Command>) -> Keys {
        let settings: Rc<RefCell<Rc<Settings>>> = Rc::default();
        let known = settings.clone();
        let later = RefCell::new(None);
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
            // Who is told may change the settings.
            let command = command(&known.borrow().shortcuts, event, element.as_ref());
            if let Some(command) = command {
                event.prevent_default();
                if command == Command::Bar {
                    // While a key is handled, Firefox lets no focus into a page of another origin.
                    let on = on.clone();
                    later.replace(Some(Timeout::new(0, move || on.emit(command))));
                } else {
                    on.emit(command);
                }
            }
        });
        Keys { settings, _listener: listener }
    }

    pub fn go_by(&self, settings: Rc<Settings>) {
        self.settings.replace(settings);
    }
}

fn command(shortcuts: &Shortcuts, event: &KeyboardEvent, element: Option<&HtmlElement>) -> Option<Command> {
    let (key, code) = (event.key(), event.code());
    let press = Press {
        key: &key,
        code: &code,
        modified: event.ctrl_key() || event.alt_key() || event.meta_key(),
        repeated: event.repeat(),
        composing: event.is_composing(),
        typing: element.is_some_and(is_typing),
    };
    let command = shortcuts.command(press)?;
    // Whatever is behind an open dialog can't be gone to.
    let behind_a_dialog = matches!(document().query_selector("dialog:modal"), Ok(Some(_)));
    (command == Command::Help || !behind_a_dialog).then_some(command)
}

/// Closes the panel that the focus is in; in a field elsewhere, leaves the field, so that keys act again.
fn escape(event: &KeyboardEvent, element: Option<&HtmlElement>) {
    let Some(element) = element else { return };
    let around = |selector| element.closest(selector).ok().flatten();
    // An input method's own list, or a dialog, which the browser closes.
    if event.is_composing() || around("dialog").is_some() {
        return;
    }
    let input = element.dyn_ref::<HtmlInputElement>();
    // The browser empties a search, and closes the list of a select.
    let browsers = input.is_some_and(|input| input.type_() == "search" && !input.value().is_empty());
    if browsers || element.local_name() == "select" {
        return;
    }
    if let Some(details) = around("details[open]") {
        event.prevent_default();
        let _ = details.remove_attribute("open");
        if let Ok(Some(summary)) = details.query_selector("summary") {
            focus(&summary);
        }
    } else if is_typing(element) {
        let _ = element.blur();
    } else if let Some(close) = story_close(element) {
        event.prevent_default();
        close.click();
    }
}

/// What closes the open story, if the focus is in it, or nowhere as after a field was left.
fn story_close(element: &HtmlElement) -> Option<HtmlElement> {
    let inside = matches!(element.closest("#call-story"), Ok(Some(_))) || element.local_name() == "body";
    let close = document().query_selector("#call-story [data-action=story-close]").ok().flatten();
    close.filter(|_| inside)?.dyn_into().ok()
}

fn is_typing(element: &HtmlElement) -> bool {
    let kind = element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::type_).unwrap_or_default();
    let role = element.get_attribute("role");
    takes_typing(&element.local_name(), &kind, role.as_deref(), element.is_content_editable())
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
        Command::Log => &["#call-log-grid"],
        Command::Day => &["#day summary"],
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
