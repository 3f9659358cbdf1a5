//! What the page says of a call that rings. It is told apart from everything else, so that it can be on screen before the
//! rest of the page is drawn again.

use crate::view::{IncomingCallPopup, IncomingCallPopupProps, RingAnnouncer};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::functional::UseForceUpdateHandle;
use yew::prelude::*;

/// What rings, as it is to be seen.
#[derive(Clone, Default)]
pub struct PopupSlot(Rc<Slot>);

#[derive(Default)]
struct Slot {
    popup: RefCell<Option<IncomingCallPopupProps>>,
    /// It has changed and is not in the page yet.
    is_due: Cell<bool>,
    draw: RefCell<Option<UseForceUpdateHandle>>,
}

impl PopupSlot {
    /// Lets exactly this be seen, from now on or still.
    pub fn show(&self, popup: Option<IncomingCallPopupProps>) {
        if *self.0.popup.borrow() != popup {
            self.0.popup.replace(popup);
            self.0.is_due.set(true);
            self.0.draw.borrow().iter().for_each(UseForceUpdateHandle::force_update);
        }
    }

    /// Whether it is in the page: a busy page draws a moment later than it was told to.
    pub fn is_drawn(&self) -> bool {
        !self.0.is_due.get()
    }
}

impl PartialEq for PopupSlot {
    fn eq(&self, other: &PopupSlot) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
pub struct IncomingCallProps {
    pub incoming: PopupSlot,
}

/// The one place of the page that is drawn by itself, as soon as [`PopupSlot::show`] says something else.
#[component]
pub fn IncomingCall(props: &IncomingCallProps) -> Html {
    let Slot { popup, is_due, draw } = &*props.incoming.0;
    is_due.set(false);
    draw.replace(Some(use_force_update()));
    let popup = popup.borrow().clone();
    let (ring, contact) = popup.as_ref().map(|popup| (popup.ring.clone(), popup.contact.clone())).unzip();
    html! {
        <>
            <RingAnnouncer {ring} contact={contact.flatten()} />
            if let Some(popup) = popup {
                <IncomingCallPopup ..popup />
            }
        </>
    }
}
