//! What is drawn into the window that stays on top. Like the popup it is drawn by itself, as soon as it is another.

use crate::browser::mini_window;
use crate::view::{IncomingCallPopupProps, MiniConsole, MiniConsoleProps, ViewContext};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::functional::UseForceUpdateHandle;
use yew::prelude::*;

#[derive(Clone, Default)]
pub struct MiniSlot(Rc<Slot>);

#[derive(Default)]
struct Slot {
    shown: RefCell<Option<Shown>>,
    draw: RefCell<Option<UseForceUpdateHandle>>,
}

/// What is shown, and where.
#[derive(Clone, PartialEq)]
pub struct Shown {
    pub host: Element,
    pub context: ViewContext,
    pub console: MiniConsoleProps,
}

impl MiniSlot {
    /// Lets exactly this be seen, from now on or still.
    pub fn show(&self, shown: Option<Shown>) {
        if *self.0.shown.borrow() != shown {
            self.0.shown.replace(shown);
            self.0.draw.borrow().iter().for_each(UseForceUpdateHandle::force_update);
        }
    }

    /// Lets another call ring there, and all else be seen still.
    pub fn ring(&self, popup: Option<IncomingCallPopupProps>) {
        let shown = self.0.shown.borrow().clone();
        if let Some(shown) = shown {
            self.show(Some(Shown { console: MiniConsoleProps { popup, ..shown.console }, ..shown }));
        }
    }
}

impl PartialEq for MiniSlot {
    fn eq(&self, other: &MiniSlot) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
pub struct MiniProps {
    pub slot: MiniSlot,
    /// A ring is painted there.
    pub on_painted: Callback<()>,
}

/// Draws into the other window, and nothing into the page.
#[component]
pub fn Mini(props: &MiniProps) -> Html {
    let Slot { shown, draw } = &*props.slot.0;
    draw.replace(Some(use_force_update()));
    let shown = shown.borrow().clone();
    let ring = shown.as_ref().and_then(|shown| shown.console.popup.as_ref()).map(|popup| popup.ring.clone());
    use_effect_with((ring, props.on_painted.clone()), |(ring, on_painted)| {
        let on_painted = on_painted.clone();
        let frame = ring.as_ref().and_then(|_| mini_window::frame(move || on_painted.emit(())));
        move || drop(frame)
    });
    let Some(Shown { host, context, console }) = shown else { return Html::default() };
    let content = html! {
        <ContextProvider<ViewContext> {context}><MiniConsole ..console /></ContextProvider<ViewContext>>
    };
    create_portal(content, host)
}
