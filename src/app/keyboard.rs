//! What the keyboard does to the page as a whole, and the list of its keys.

use super::kernel::Kernel;
use crate::browser::keyboard::{self, Keys};
use crate::browser::modal::Modal;
use crate::shortcuts::{Command, Shortcuts};
use crate::view::{Help, HelpButton};
use yew::prelude::*;

pub enum Msg {
    Commanded(Command),
    ClosedHelp,
    Changed(Shortcuts),
}

pub struct Keyboard {
    keys: Keys,
    help: bool,
    on_open: Callback<()>,
    on_close: Callback<()>,
    on_change: Callback<Shortcuts>,
}

impl Keyboard {
    pub fn new(on: &Callback<Msg>) -> Keyboard {
        Keyboard {
            keys: Keys::listen(on.reform(Msg::Commanded)),
            help: false,
            on_open: on.reform(|()| Msg::Commanded(Command::Help)),
            on_close: on.reform(|()| Msg::ClosedHelp),
            on_change: on.reform(Msg::Changed),
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, msg: Msg) {
        match msg {
            Msg::Commanded(Command::Help) => self.help = !self.help,
            // When everything that it shows is drawn.
            Msg::Commanded(command) => kernel.focus = Some(command),
            Msg::ClosedHelp => self.help = false,
            Msg::Changed(shortcuts) => kernel.change_settings(|settings| settings.shortcuts = shortcuts),
        }
        kernel.rendering.now();
    }

    /// Nothing lies over the popup and the bar while it rings there.
    pub fn make_way(&mut self) {
        self.help = false;
        keyboard::fold_panels();
    }

    /// What is drawn is drawn.
    pub fn rendered(&self, kernel: &mut Kernel) {
        self.keys.go_by(kernel.settings.settings().clone());
        if let Some(command) = kernel.focus.take() {
            keyboard::go(command);
        }
    }

    pub fn button(&self) -> Html {
        html! { <HelpButton on_open={self.on_open.clone()} /> }
    }

    pub fn view(&self, kernel: &Kernel) -> Html {
        html! {
            <Modal id="help" labelledby="help-heading" open={self.help} on_close={self.on_close.clone()}>
                <Help shortcuts={kernel.settings.settings().shortcuts.clone()} on_change={self.on_change.clone()}
                    on_close={self.on_close.clone()} />
            </Modal>
        }
    }
}
