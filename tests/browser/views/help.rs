//! The list of the keys.

use crate::stage::{Stage, draw};
use agent_console::shortcuts::{Command, Key, Shortcuts};
use agent_console::view::Help;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, KeyboardEvent, KeyboardEventInit};
use yew::prelude::*;

struct Sheet {
    stage: Stage,
    changed: Rc<RefCell<Option<Shortcuts>>>,
}

fn help(shortcuts: &Shortcuts, changed: &Rc<RefCell<Option<Shortcuts>>>) -> Html {
    let changed = changed.clone();
    let on_change = Callback::from(move |shortcuts| {
        changed.replace(Some(shortcuts));
    });
    html! { <Help shortcuts={shortcuts.clone()} {on_change} /> }
}

impl Sheet {
    async fn draw() -> Sheet {
        let changed = Rc::default();
        Sheet { stage: draw(help(&Shortcuts::default(), &changed)).await, changed }
    }

    async fn click(&self, selector: &str) {
        self.stage.find(selector).unchecked_into::<HtmlElement>().click();
        yew::scheduler::flush().await;
    }

    /// Whether the browser would still do with the key what it does.
    async fn press(&self, key: &str) -> bool {
        let init = KeyboardEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_key(key);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("an event");
        let left = self.stage.find(".help-keys").dispatch_event(&event).expect("sent");
        yew::scheduler::flush().await;
        left
    }

    /// What was changed, drawn.
    async fn settle(&mut self) -> Option<Shortcuts> {
        let changed = self.changed.take();
        if let Some(shortcuts) = &changed {
            self.stage.redraw(help(shortcuts, &self.changed)).await;
        }
        changed
    }

    fn key_of(&self, command: &str) -> Option<String> {
        self.stage.attribute(&format!("[data-command={command}]"), "data-key")
    }

    fn said(&self) -> String {
        self.stage.text("[role=status]")
    }
}

#[wasm_bindgen_test]
async fn every_command_is_listed_with_its_key() {
    let sheet = Sheet::draw().await;
    for command in Command::ALL {
        assert_eq!(sheet.key_of(command.name()), Shortcuts::default().key_of(command).map(Key::label));
    }
    let label = sheet.stage.attribute("[data-command=dial]", "aria-label");
    assert_eq!(label.as_deref(), Some("Call a number: D. Change the key."));
}

#[wasm_bindgen_test]
async fn a_key_is_changed_by_its_button_and_the_next_key() {
    let mut sheet = Sheet::draw().await;
    sheet.click("[data-command=dial]").await;
    assert_eq!(sheet.stage.text("[data-command=dial]"), "Press a key…");
    assert!(!sheet.press("k").await);
    sheet.settle().await.expect("a change");
    assert_eq!(sheet.key_of("dial").as_deref(), Some("K"));
    assert_eq!(sheet.said(), "“Call a number” is at the key K.");

    sheet.click("[data-command=dial]").await;
    sheet.press("Delete").await;
    sheet.settle().await.expect("a change");
    assert_eq!((sheet.key_of("dial"), sheet.stage.text("[data-command=dial]").as_str()), (None, "No key"));

    sheet.click("[data-action=usual-keys]").await;
    assert_eq!(sheet.settle().await, Some(Shortcuts::default()));
    assert_eq!(sheet.stage.count("[data-action=usual-keys]"), 0);
}

#[wasm_bindgen_test]
async fn a_key_that_is_taken_is_named_with_what_it_does_and_another_one_is_waited_for() {
    let mut sheet = Sheet::draw().await;
    sheet.click("[data-command=dial]").await;
    sheet.press("l").await;
    assert_eq!(sheet.said(), "L already leads to “Calls”. Press another key.");
    assert_eq!(sheet.settle().await, None);
    assert!(!sheet.press("Enter").await, "it would press the button again");
    assert_eq!(sheet.settle().await, None);
    sheet.press("k").await;
    sheet.settle().await.expect("a change");
    assert_eq!(sheet.key_of("dial").as_deref(), Some("K"));
}

#[wasm_bindgen_test]
async fn escape_leaves_the_question_and_not_the_dialog() {
    let mut sheet = Sheet::draw().await;
    sheet.click("[data-command=dial]").await;
    assert!(!sheet.press("Escape").await);
    assert!(sheet.press("Escape").await, "the second one is the dialog's");
    sheet.press("k").await;
    assert_eq!(sheet.settle().await, None);
}

#[wasm_bindgen_test]
async fn tab_and_keys_with_control_stay_the_browsers_while_a_key_is_asked_for() {
    let sheet = Sheet::draw().await;
    sheet.click("[data-command=dial]").await;
    assert!(sheet.press("Tab").await);
    assert!(sheet.press("Shift").await);
}

#[wasm_bindgen_test]
async fn all_keys_are_switched_off_and_on_in_one_place() {
    let mut sheet = Sheet::draw().await;
    sheet.click("[role=switch]").await;
    assert!(!sheet.settle().await.expect("a change").on);
    assert_eq!(sheet.stage.attribute(".help-keys", "data-on").as_deref(), Some("false"));
    sheet.click("[role=switch]").await;
    assert!(sheet.settle().await.expect("a change").on);
}

#[wasm_bindgen_test]
async fn it_leads_to_the_licences() {
    let sheet = Sheet::draw().await;
    assert_eq!(sheet.stage.text(".help-licences"), "Third-party licences");
    assert_eq!(sheet.stage.attribute(".help-licences", "href").as_deref(), Some("licences.txt"));
}
