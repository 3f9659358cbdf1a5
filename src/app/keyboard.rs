//! What the keyboard does to the page as a whole, and the list of its keys, which the settings show.

use super::kernel::Kernel;
use crate::browser::keyboard::{self, Keys};
use crate::shortcuts::{Command, Shortcuts};
use crate::view::Help;
use yew::prelude::*;

pub enum Msg {
    Commanded(Command),
    Changed(Shortcuts),
}

pub struct Keyboard {
    keys: Keys,
    on_change: Callback<Shortcuts>,
}

impl Keyboard {
    pub fn new(on: &Callback<Msg>) -> Keyboard {
        Keyboard { keys: Keys::listen(on.reform(Msg::Commanded)), on_change: on.reform(Msg::Changed) }
    }

    pub fn update(&mut self, kernel: &mut Kernel, msg: Msg) {
        match msg {
            // The settings' list of keys.
            Msg::Commanded(Command::Help) => {}
            // When everything that it shows is drawn.
            Msg::Commanded(command) => kernel.focus = Some(command),
            Msg::Changed(shortcuts) => kernel.change_settings(|settings| settings.shortcuts = shortcuts),
        }
        kernel.rendering.now();
    }

    /// Nothing lies over the popup and the bar while it rings there.
    pub fn make_way(&self) {
        keyboard::fold_panels();
    }

    /// What is drawn is drawn.
    pub fn rendered(&self, kernel: &mut Kernel) {
        self.keys.go_by(kernel.settings.settings().clone());
        if let Some(command) = kernel.focus.take() {
            keyboard::go(command);
        }
    }

    pub fn help(&self, kernel: &Kernel) -> Html {
        html! { <Help shortcuts={kernel.settings.settings().shortcuts.clone()} on_change={self.on_change.clone()} /> }
    }
}
