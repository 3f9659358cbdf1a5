//! The page about a call's other party.

use super::Console;
use crate::browser::screen_pop::{ScreenPop, Shown};
use crate::directory::Contacts;
use crate::domain::Call;
use crate::view::{BlockedPop, CustomerPage, ScreenPopPanel};
use std::rc::Rc;
use yew::prelude::*;

impl Console {
    pub(super) fn identified(&mut self, call: &Call) {
        self.occurs(call.number.as_ref());
        if let Some(pop) = &mut self.pop {
            pop.identified(call);
        }
    }

    pub(super) fn answered(&mut self, call: &Call) {
        if let Some(pop) = &mut self.pop {
            pop.answered(call);
        }
    }

    /// The agent wants the page of a call of the log, or of the one that rings.
    pub(super) fn pop_by_hand(&mut self, call: Option<Rc<Call>>) -> bool {
        let call = call.or_else(|| self.ringing_call());
        if let (Some(pop), Some(call)) = (&mut self.pop, call) {
            pop.open(&call);
        }
        true
    }

    pub(super) fn ringing_call(&self) -> Option<Rc<Call>> {
        let id = self.session.ring()?.call_id?;
        self.session.live_calls().find(|call| call.id == id).cloned()
    }

    /// What asks for the page of the call that rings, if it has one.
    pub(super) fn on_pop_ring(&self) -> Option<Callback<()>> {
        let has_page = self.pop.is_some()
            && self.ringing_call().is_some_and(|call| call.number.as_ref().is_some_and(|number| !number.is_withheld()));
        has_page.then(|| self.on_pop_ring.clone())
    }

    /// Whether the customer page of a call of the log can be opened from here.
    pub(super) fn may_pop(&self) -> bool {
        self.pop.as_ref().is_some_and(|pop| self.leads() || !pop.is_beside())
    }

    /// What of it is in our page: the panel, or the link. Only the tab with the bar has a panel: two would be
    /// two sessions with the customer system.
    pub(super) fn panel(&self, contacts: &Contacts) -> Html {
        match self.pop.as_ref().and_then(ScreenPop::shown) {
            Some(Shown::Panel(page)) if self.leads() => {
                let contact = contacts.of(page.number.as_ref());
                let page = CustomerPage { number: self.masking.number(page.number.as_ref()), ..page.clone() };
                html! { <ScreenPopPanel {page} {contact} on_close={self.on_pop_closed.clone()} /> }
            }
            Some(Shown::Blocked(page)) => {
                let contact = contacts.of(page.number.as_ref());
                let page = CustomerPage { number: self.masking.number(page.number.as_ref()), ..page.clone() };
                html! { <BlockedPop {page} {contact} on_done={self.on_pop_closed.clone()} /> }
            }
            Some(Shown::Panel(_)) | None => Html::default(),
        }
    }
}
