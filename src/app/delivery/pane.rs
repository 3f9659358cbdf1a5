//! Finished calls on their way to the enterprise, as the page knows of them.

use super::{Delivery, DeliveryEvent};
use crate::app::kernel::Kernel;
use crate::domain::Call;
use crate::journal::{RecordKey, Role};
use crate::protocol::CallId;
use crate::view::{Deliveries, DeliveryStatus};
use yew::prelude::*;

pub enum Msg {
    Happened(DeliveryEvent),
    /// A call is to be delivered again, or all that wait.
    SendAgain(Option<RecordKey>),
}

pub struct DeliveryPane {
    delivery: Option<Delivery>,
    on_send_again: Callback<Option<RecordKey>>,
}

impl DeliveryPane {
    pub fn new(kernel: &Kernel, on: &Callback<Msg>) -> DeliveryPane {
        let delivery = kernel.config.delivery.clone();
        DeliveryPane {
            delivery: delivery.map(|to| Delivery::new(to, on.reform(Msg::Happened))),
            on_send_again: on.reform(Msg::SendAgain),
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, msg: Msg) {
        let Some(delivery) = &mut self.delivery else { return };
        match msg {
            Msg::Happened(happened) => delivery.handle(happened),
            Msg::SendAgain(key) => delivery.send_again(key),
        }
        kernel.rendering.soon();
    }

    /// This tab has the bar and has read the journal. An earlier leader has delivered some calls.
    pub fn begin(&mut self, kernel: &Kernel, mut delivered: Vec<CallId>) {
        if let Some(delivery) = &mut self.delivery {
            delivered.extend(delivery.delivered_from_memory());
            delivery.begin(Some(kernel.store.clone()));
        }
        kernel.record_all(|_, id| delivered.contains(id));
    }

    /// What was stored is gone, and is stored again.
    pub fn record_anew(&self, kernel: &Kernel) {
        kernel.record_all(|key, _| !self.delivery.as_ref().is_some_and(|delivery| delivery.waits(key)));
    }

    /// Nothing can be stored, and what waits is lost with the page.
    pub fn begin_from_memory(&mut self, kernel: &mut Kernel) {
        let Some(delivery) = self.delivery.as_mut().filter(|delivery| delivery.report().is_none()) else { return };
        delivery.begin(None);
        let ended = kernel.session.calls().iter().filter(|call| !call.is_live());
        ended.for_each(|call| delivery.record(kernel.shift(), call));
        kernel.rendering.soon();
    }

    /// A call has ended before anything could be recorded.
    pub fn keep(&mut self, kernel: &mut Kernel, shift: u64, call: &Call) {
        if let Some(delivery) = &mut self.delivery {
            delivery.record(shift, call);
            kernel.rendering.soon();
        }
    }

    pub fn stop(&mut self) {
        self.delivery.iter_mut().for_each(Delivery::stop);
    }

    pub fn view(&self, kernel: &Kernel) -> Html {
        let Some(delivery) = &self.delivery else { return Html::default() };
        let deliveries = match delivery.report() {
            Some(report) => Deliveries::Here { report, outlives_the_page: delivery.outlives_the_page() },
            None if kernel.role() == Role::Follower => Deliveries::Elsewhere,
            None => return Html::default(),
        };
        let sign_in = delivery.sign_in().map(AttrValue::from);
        html! { <DeliveryStatus {deliveries} {sign_in} on_send_again={self.on_send_again.clone()} /> }
    }
}
