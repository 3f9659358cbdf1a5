//! Finished calls on their way to the enterprise.

use super::{Console, Keeping, Part};
use crate::domain::Call;
use crate::shell::delivery::Delivery;
use crate::view::{Deliveries, DeliveryStatus};
use yew::prelude::*;

impl Console {
    pub(super) fn begin_to_deliver(&mut self) {
        let Some(delivery) = &mut self.delivery else { return };
        delivery.begin(match &self.keeping {
            Keeping::Open(store) => Some(store.clone()),
            Keeping::Opening | Keeping::Impossible => None,
        });
    }

    pub(super) fn stop_delivering(&mut self) {
        self.delivery.iter_mut().for_each(Delivery::stop);
    }

    pub(super) fn deliver_from_memory(&mut self, call: &Call) {
        let shift = self.shift;
        self.delivery_goes_on(|delivery| delivery.record(shift, call));
    }

    pub(super) fn delivery_goes_on(&mut self, on: impl FnOnce(&mut Delivery)) {
        if let Some(delivery) = &mut self.delivery {
            on(delivery);
            self.drawing.soon();
        }
    }

    pub(super) fn delivery_status(&self) -> Html {
        let Some(delivery) = &self.delivery else { return Html::default() };
        let deliveries = match delivery.report() {
            Some(report) => Deliveries::Here { report, outlives_the_page: delivery.outlives_the_page() },
            None if self.part == Part::Watching => Deliveries::Elsewhere,
            None => return Html::default(),
        };
        html! { <DeliveryStatus {deliveries} on_send_again={self.on_send_again.clone()} /> }
    }
}
