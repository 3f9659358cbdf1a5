//! The keyboard. Keys that are pressed inside the bar's frame are the bar's; the browser tells them to nobody else.

use super::clock::{page_time, window};
use crate::settings::Settings;
use crate::shortcuts::{Command, Press, Shortcuts, takes_typing};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};
use yew::Callback;

/// How long after a key in a field that has gone since the next one still belongs to it, milliseconds.
const TYPED_ON_MS: u64 = 5_000;

/// The listeners.
pub struct Keys {
    settings: Rc<RefCell<Rc<Settings>>>,
    _listeners: [EventListener; 2],
}

/// The field that was last typed in, and when, until the agent goes elsewhere.
#[derive(Clone, Default)]
struct Typed(Rc<RefCell<Option<(HtmlElement, u64)>>>);

impl Typed {
    /// Whether a key that goes down is typed, into a field or into one that has just gone from under the agent's hands.
    fn takes(&self, event: &KeyboardEvent, element: Option<&HtmlElement>) -> bool {
        let now = page_time().0;
        let field = element.filter(|element| is_typing(element));
        let mut last = self.0.borrow_mut();
        let gone = |(field, _): &(HtmlElement, u64)| !field.is_connected() || field.offset_width() == 0;
        *last = match (field, last.take()) {
            _ if matches!(event.key().as_str(), "Tab" | "Escape") => None,
            (Some(field), _) => Some((field.clone(), now)),
            (None, last) => {
                last.filter(gone).filter(|(_, at)| now.saturating_sub(*at) < TYPED_ON_MS).map(|(field, _)| (field, now))
            }
        };
        field.is_some() || last.is_some()
    }
}

impl Keys {
    pub fn listen(on: Callback<Command>) -> Keys {
        let settings: Rc<RefCell<Rc<Settings>>> = Rc::default();
        let known = settings.clone();
        let later = RefCell::new(None);
        let typed = Typed::default();
        let left = typed.clone();
        let early = EventListenerOptions::run_in_capture_phase();
        let pressed = EventListener::new_with_options(&window(), "pointerdown", early, move |_| {
            left.0.take();
        });
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
            let event = event.unchecked_ref::<KeyboardEvent>();
            if event.default_prevented() {
                return;
            }
            let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
            let typing = typed.takes(event, element.as_ref());
            if event.key() == "Escape" {
                return escape(event, element.as_ref());
            }
            // Who is told may change the settings.
            let command = command(&known.borrow().shortcuts, event, typing);
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
        Keys { settings, _listeners: [listener, pressed] }
    }

    pub fn go_by(&self, settings: Rc<Settings>) {
        self.settings.replace(settings);
    }
}

fn command(shortcuts: &Shortcuts, event: &KeyboardEvent, typing: bool) -> Option<Command> {
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

/// Closes the panels that hang over the page. The focus goes from inside of one to what opens it.
pub fn fold_panels() {
    let panels = "details:is([name=connection-panel], .call-log-filters, .day-details)[open]";
    let Ok(panels) = document().query_selector_all(panels) else { return };
    for panel in (0..panels.length()).filter_map(|at| panels.item(at)?.dyn_into::<Element>().ok()) {
        let inside = panel.contains(document().active_element().as_deref());
        let _ = panel.remove_attribute("open");
        if let (true, Ok(Some(summary))) = (inside, panel.query_selector("summary")) {
            focus(&summary);
        }
    }
    let menu = document().query_selector("[data-action=export-menu][aria-expanded=true]");
    if let Some(button) = menu.ok().flatten().and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
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

/// Whether the focus is in a field of what `area` selects: one that is typed in, or a choice.
pub fn is_typing_in(area: &str) -> bool {
    let focused = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    focused.is_some_and(|element| {
        (is_typing(&element) || element.local_name() == "input") && matches!(element.closest(area), Ok(Some(_)))
    })
}

/// Moves the focus to where a command leads, if that is there.
pub fn go(command: Command) {
    let places: &[&str] = match command {
        Command::Help | Command::Mini => &[],
        // In a tab without the bar, what there is about it.
        Command::Bar => &[
            "iframe[name=ccbarclient]:not([inert] *)",
            ".bar-box:has(> [inert]) [data-action=show-bar]",
            "#connection",
        ],
        Command::Ring => &["#incoming-call"],
        Command::Status => &["#agent-status"],
        Command::Note => &["#wrap-up-note"],
        Command::Dial => &["#dial-number"],
        Command::Log => &["#call-log-grid"],
        Command::Day => &["#day summary"],
        Command::LastCall => &["#call-story-heading"],
    };
    let place = places.iter().find_map(|place| document().query_selector(place).ok().flatten());
    if let Some(place) = place {
        focus(&place);
    }
}

/// Whether there is an element of this id, which has the focus now.
pub fn go_to(id: &str) -> bool {
    let place = document().get_element_by_id(id);
    place.iter().for_each(focus);
    place.is_some()
}

/// What takes no focus by itself, such as a section, takes it for this once.
fn focus(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    let _ = element.focus();
    if document().active_element().as_ref() != Some(element) {
        let _ = element.set_attribute("tabindex", "-1");
        let _ = element.focus();
    }
    // A note is written on where it ends; a browser begins in front of it.
    if let Some(note) = element.dyn_ref::<HtmlTextAreaElement>().filter(|note| note.selection_end() == Ok(Some(0))) {
        let end = note.text_length();
        let _ = note.set_selection_range(end, end);
    }
}

fn document() -> Document {
    window().document().expect("the console runs in a document")
}
