//! The link to the bar, as far as the session knows it.

use super::dialect::dialect;
use super::lookup::Picture;
use crate::log::RingFigures;
use crate::monitor::Evidence;
use crate::view::{ConnectionStatusProps, MessageAccountProps, StorageState};
use yew::prelude::*;

impl Picture<'_> {
    /// How the link is. `quiet_since` is when the bar last spoke, if that is long ago, epoch milliseconds.
    pub fn connection(&self, simulated: bool, quiet_since: Option<u64>) -> ConnectionStatusProps {
        let link = self.session.link();
        ConnectionStatusProps {
            state: link.state,
            counts: link.counts,
            simulated,
            quiet_since: quiet_since.map(|wall| self.locale.time_of_day(wall).into()),
            holder: None,
            gone: None,
            failure: None,
            kept_out: false,
            on_load_again: None,
            unseen: None,
            on_use_here: Callback::noop(),
            storage: StorageState::Kept,
            departure: None,
            holes: None,
            on_seen_holes: Callback::noop(),
            trouble: None,
            readiness: Html::default(),
            delivery: Html::default(),
            on_export: Callback::noop(),
        }
    }

    /// The account of every message. `times` is what the bar's times say of the unit that they are in.
    pub fn account(&self, times: Evidence) -> MessageAccountProps {
        let link = self.session.link();
        let mut unknown: Vec<(AttrValue, usize)> = Vec::new();
        for event in &link.unknown {
            match unknown.iter_mut().find(|(identifier, _)| *identifier == event.identifier) {
                Some((_, count)) => *count += 1,
                None => unknown.push((event.identifier.clone().into(), 1)),
            }
        }
        let warnings = self.config.warnings.iter().map(|mistake| self.words.config.warning_in_words(mistake).into());
        MessageAccountProps {
            counts: link.counts,
            unknown,
            faults: link.faults.iter().map(|fault| self.words.fault(self.locale, fault)).collect(),
            configuration: warnings.collect(),
            rings: RingFigures::of(self.session.calls().iter().map(|call| &**call)),
            doubts: Vec::new(),
            dialect: dialect(self.session, times, self.words, self.locale),
            directory: Vec::new(),
            do_not_call: Vec::new(),
        }
    }
}
