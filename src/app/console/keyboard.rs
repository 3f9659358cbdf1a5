//! What the keyboard does to the page as a whole.

use super::{Console, Msg};
use crate::browser::keyboard;
use crate::browser::modal::Modal;
use crate::settings::Settings;
use crate::shortcuts::{Command, Shortcuts};
use crate::view::{Help, HelpButton};
use std::rc::Rc;
use yew::prelude::*;

/// The list of the keys, and what opens and changes it.
pub(super) struct Keyboard {
    pub keys: keyboard::Keys,
    pub help: bool,
    /// Where the focus goes as soon as that is drawn.
    pub going: Option<Command>,
    on_open: Callback<()>,
    on_close: Callback<()>,
    on_change: Callback<Shortcuts>,
}

impl Keyboard {
    pub fn new(ctx: &Context<Console>) -> Keyboard {
        let link = ctx.link();
        Keyboard {
            keys: keyboard::Keys::listen(link.callback(Msg::Commanded)),
            help: false,
            going: None,
            on_open: link.callback(|()| Msg::Commanded(Command::Help)),
            on_close: link.callback(|()| Msg::ClosedHelp),
            on_change: link.callback(Msg::ChangedKeys),
        }
    }

    /// Goes to where a command leads, when everything that it shows is drawn.
    pub fn command(&mut self, command: Command) {
        match command {
            Command::Help => self.help = !self.help,
            _ => self.going = Some(command),
        }
    }

    pub fn drawn(&mut self, settings: &Rc<Settings>) {
        self.keys.go_by(settings.clone());
        if let Some(command) = self.going.take() {
            keyboard::go(command);
        }
    }

    pub fn button(&self) -> Html {
        html! { <HelpButton on_open={self.on_open.clone()} /> }
    }

    pub fn dialog(&self, settings: &Settings) -> Html {
        html! {
            <Modal id="help" labelledby="help-heading" open={self.help} on_close={self.on_close.clone()}>
                <Help shortcuts={settings.shortcuts.clone()} on_change={self.on_change.clone()}
                    on_close={self.on_close.clone()} />
            </Modal>
        }
    }
}
