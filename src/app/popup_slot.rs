//! What the page says of a call that rings. It is told apart from everything else, so that it can be on screen before the
//! rest of the page is drawn again.

use crate::domain::Ring;
use crate::view::{IncomingCallPopup, IncomingCallPopupProps, RingAnnouncer};
use gloo::render::request_animation_frame;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::functional::UseForceUpdateHandle;
use yew::prelude::*;

/// What rings, as it is to be seen.
#[derive(Clone)]
pub struct PopupSlot(Rc<Slot>);

/// Who is told of it.
#[derive(Clone)]
pub struct PopupEvents {
    /// It is on screen.
    pub painted: Callback<()>,
    /// Speaks to screen readers. `None` where only a live region does.
    pub speak: Option<Callback<AttrValue>>,
}

struct Slot {
    events: PopupEvents,
    popup: RefCell<Option<IncomingCallPopupProps>>,
    /// It has changed and is not in the page yet.
    is_due: Cell<bool>,
    draw: RefCell<Option<UseForceUpdateHandle>>,
}

impl PopupSlot {
    pub fn new(events: PopupEvents) -> PopupSlot {
        PopupSlot(Rc::new(Slot {
            events,
            popup: RefCell::default(),
            is_due: Cell::default(),
            draw: RefCell::default(),
        }))
    }

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
    let Slot { events, popup, is_due, draw } = &*props.incoming.0;
    is_due.set(false);
    draw.replace(Some(use_force_update()));
    let popup = popup.borrow().clone();
    let (ring, contact) = popup.as_ref().map(|popup| (popup.ring.clone(), popup.contact.clone())).unzip();
    let painted = events.painted.clone();
    use_effect_with(ring.as_ref().map(|ring: &Ring| (ring.since, ring.call_id.clone())), move |ring| {
        // In a page that is out of sight none comes.
        let frame = ring.is_some().then(|| request_animation_frame(move |_| painted.emit(())));
        move || drop(frame)
    });
    html! {
        <>
            <RingAnnouncer {ring} contact={contact.flatten()} on_speak={events.speak.clone()} />
            if let Some(popup) = popup {
                <IncomingCallPopup ..popup />
            }
        </>
    }
}
