//! The page about a call's other party.

use super::kernel::Kernel;
use super::log_pane::LogPane;
use crate::browser::screen_pop::{ScreenPop, Shown};
use crate::config::{Place, PopWhere};
use crate::directory::Contacts;
use crate::domain::{Call, PopPolicy};
use crate::journal::RecordKey;
use crate::view::{BlockedPop, CustomerPage, ScreenPopPanel};
use yew::prelude::*;

pub enum Msg {
    /// The agent wants the customer page of a call of the log, or of the one that rings.
    Asked(Option<RecordKey>),
    /// A customer page has opened in a tab, or the browser has not let it.
    Opened((CustomerPage, bool)),
    Closed,
}

pub struct PopPane {
    pop: Option<(PopPolicy, ScreenPop)>,
    on_ring: Callback<()>,
    on_close: Callback<()>,
}

impl PopPane {
    pub fn new(kernel: &Kernel, on: &Callback<Msg>) -> PopPane {
        let pop = kernel.config.screen_pop.clone().map(|pop| {
            let (needs_number, beside) = (pop.template.names(Place::Number), pop.target == PopWhere::Panel);
            (PopPolicy::new(pop.when, needs_number, beside), ScreenPop::new(pop, on.reform(Msg::Opened)))
        });
        PopPane { pop, on_ring: on.reform(|()| Msg::Asked(None)), on_close: on.reform(|()| Msg::Closed) }
    }

    pub fn update(&mut self, kernel: &mut Kernel, log: &LogPane, msg: Msg) {
        let Some((policy, pop)) = &mut self.pop else { return };
        match msg {
            Msg::Asked(key) => {
                let call = match key {
                    Some(key) => log.row(key).map(|row| row.call.clone()),
                    None => kernel.session.ringing_call().cloned(),
                };
                call.iter().filter(|call| policy.asked_for(call)).for_each(|call| pop.open(call));
            }
            Msg::Opened((page, opened)) => pop.opened(page, opened),
            Msg::Closed => pop.close(),
        }
        kernel.rendering.now();
    }

    /// Whose call it is has become known.
    pub fn identified(&mut self, call: &Call) {
        self.open_if(call, PopPolicy::identified);
    }

    pub fn answered(&mut self, call: &Call) {
        self.open_if(call, PopPolicy::answered);
    }

    fn open_if(&mut self, call: &Call, opens: impl FnOnce(&mut PopPolicy, &Call) -> bool) {
        if let Some((policy, pop)) = &mut self.pop
            && opens(policy, call)
        {
            pop.open(call);
        }
    }

    pub fn close(&mut self) {
        self.pop.iter_mut().for_each(|(_, pop)| pop.close());
    }

    /// What asks for the page of the call that rings, if it has one.
    pub fn on_ring(&self, kernel: &Kernel) -> Option<Callback<()>> {
        let ringing = kernel.session.ringing_call().cloned().filter(|_| self.pop.is_some());
        ringing.filter(|call| PopPolicy::offers_page_of(call)).map(|_| self.on_ring.clone())
    }

    /// Whether the customer page of a call of the log can be opened from here.
    pub fn may_open(&self, kernel: &Kernel) -> bool {
        self.pop.as_ref().is_some_and(|(policy, _)| policy.may_open(kernel.leads()))
    }

    /// A customer page is in the panel.
    pub fn has_panel(&self, kernel: &Kernel) -> bool {
        let shown = self.pop.as_ref().and_then(|(_, pop)| pop.shown());
        kernel.leads() && matches!(shown, Some(Shown::Panel(_)))
    }

    /// What of it is in our page: the panel, or the link. Only the tab with the bar has a panel: two would be
    /// two sessions with the customer system.
    pub fn view(&self, kernel: &Kernel, contacts: &Contacts) -> Html {
        let Some(shown) = self.pop.as_ref().and_then(|(_, pop)| pop.shown()) else { return Html::default() };
        let (Shown::Panel(page) | Shown::Blocked(page)) = shown;
        let contact = contacts.of(page.number.as_ref());
        let page = CustomerPage { number: kernel.masking.number(page.number.as_ref()), ..page.clone() };
        match shown {
            Shown::Panel(_) if kernel.leads() => {
                html! { <ScreenPopPanel {page} {contact} on_close={self.on_close.clone()} /> }
            }
            Shown::Panel(_) => Html::default(),
            Shown::Blocked(_) => html! { <BlockedPop {page} {contact} on_done={self.on_close.clone()} /> },
        }
    }
}
