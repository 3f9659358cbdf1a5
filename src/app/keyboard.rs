//! What the keyboard does to the page as a whole, and the list of its keys, which the settings show.

use super::kernel::Kernel;
use crate::browser::keyboard::{self, Keys};
use crate::browser::mini_window;
use crate::log::NoteWindow;
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
            // The settings' list of keys, and another window.
            Msg::Commanded(Command::Help | Command::Mini) => {}
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

    /// What is drawn is drawn. `note` is the window with the field for a note.
    pub fn rendered(&self, kernel: &mut Kernel, note: NoteWindow) {
        self.keys.go_by(kernel.settings.settings().clone());
        match (kernel.focus.take(), note) {
            (Some(Command::Note), NoteWindow::Mini) => mini_window::go_to("#wrap-up-note"),
            (Some(command), _) => keyboard::go(command),
            (None, _) => {}
        }
    }

    /// `has_mini`: this browser has a window that stays on top.
    pub fn help(&self, kernel: &Kernel, has_mini: bool) -> Html {
        let shortcuts = kernel.settings.settings().shortcuts.clone();
        html! { <Help {shortcuts} {has_mini} on_change={self.on_change.clone()} /> }
    }
}
