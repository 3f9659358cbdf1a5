//! Finished calls on their way to the enterprise.

use super::Console;
use crate::app::delivery::Delivery;
use crate::journal::Role;
use crate::view::{Deliveries, DeliveryStatus};
use yew::prelude::*;

impl Console {
    pub(super) fn begin_to_deliver(&mut self) {
        let Some(delivery) = &mut self.delivery else { return };
        delivery.begin(Some(self.store.clone()));
    }

    /// Nothing can be stored, and what waits is lost with the page.
    pub(super) fn deliver_from_memory(&mut self) {
        let shift = self.shift();
        let ended: Vec<_> = self.session.calls().iter().filter(|call| !call.is_live()).cloned().collect();
        self.delivery_goes_on(|delivery| {
            if delivery.report().is_none() {
                delivery.begin(None);
                ended.iter().for_each(|call| delivery.record(shift, call));
            }
        });
    }

    pub(super) fn stop_delivering(&mut self) {
        self.delivery.iter_mut().for_each(Delivery::stop);
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
            None if self.role() == Role::Follower => Deliveries::Elsewhere,
            None => return Html::default(),
        };
        html! { <DeliveryStatus {deliveries} sign_in={delivery.sign_in().map(AttrValue::from)} on_send_again={self.on_send_again.clone()} /> }
    }
}
