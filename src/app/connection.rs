//! What is drawn of the link to the bar.

use super::kernel::Kernel;
use super::root::App;
use crate::browser::directory::Fault;
use crate::browser::store::StorageError;
use crate::directory::Unreadable;
use crate::view::{ConnectionStatus, ConnectionStatusProps, MessageAccount, MessageAccountProps, StorageState};
use yew::prelude::*;

impl App {
    pub(super) fn connection(&self) -> Html {
        let App { kernel, page, bar, .. } = self;
        let Kernel { words, locale, .. } = kernel;
        // A tab of another version may call itself something else.
        let opened = kernel.leader.as_ref().and_then(|label| label.parse().ok());
        let holder = opened.map(|wall| AttrValue::from(locale.time_of_day(wall)));
        let props = ConnectionStatusProps {
            gone: self.updates.what_is_offline(kernel),
            kept_out: bar.is_kept_out(kernel),
            departure: bar.watch.departure(kernel),
            failure: bar.failure().map(|failure| words.loading.failure(failure).0),
            on_load_again: bar.on_load_again(kernel),
            unseen: bar.unseen(kernel),
            storage: storage(kernel),
            trouble: storage_error(kernel),
            holes: kernel.missing(),
            on_seen_holes: page.on_seen_holes.clone(),
            holder,
            readiness: self.alerts.view(kernel, bar, page.outline.is_whole(), self.settings.on_open()),
            delivery: self.delivery.view(kernel),
            on_use_here: page.on_use_here.clone(),
            on_export: page.on_export.clone(),
            ..self.picture().connection(kernel.environment.simulated, bar.quiet_since(kernel))
        };
        html! { <ConnectionStatus ..props /> }
    }

    /// What an operator should know.
    pub(super) fn account(&self) -> Html {
        let kernel = &self.kernel;
        let account = MessageAccountProps {
            doubts: self.bar.doubts(kernel),
            directory: self.about_the_directory(),
            do_not_call: self.dialling.about_the_list(kernel),
            ..self.picture().account(self.bar.watch.times())
        };
        html! { <MessageAccount ..account /> }
    }

    fn about_the_directory(&self) -> Vec<AttrValue> {
        let Kernel { words, locale, directory, .. } = &self.kernel;
        let elsewhere = self.history.has_fault().then_some(AttrValue::Static(words.caller.elsewhere_fault));
        let Some(directory) = directory else { return elsewhere.into_iter().collect() };
        let words = &words.directory;
        let fault = directory.fault().map(|fault| match fault {
            Fault::NoServer => AttrValue::Static(words.no_server),
            Fault::TooSlow => AttrValue::Static(words.too_slow),
            Fault::Status(status) => (words.status)(status).into(),
            Fault::Unreadable(Unreadable::Json) => AttrValue::Static(words.not_json),
            Fault::Unreadable(Unreadable::Columns) => AttrValue::Static(words.no_columns),
            Fault::NoAnswer => AttrValue::Static(words.no_answer),
            Fault::TooLong => AttrValue::Static(words.too_long),
        });
        let size = directory.size();
        let numbers = size.map(|(numbers, _)| (words.numbers)(&locale.count(numbers as u64)).into());
        let skipped = size
            .filter(|(_, skipped)| *skipped > 0)
            .map(|(_, skipped)| (words.skipped)(&locale.count(skipped as u64)).into());
        [fault, numbers, skipped, elsewhere].into_iter().flatten().collect()
    }
}

/// Whether what happens is durable.
fn storage(kernel: &Kernel) -> StorageState {
    match kernel.storage_error {
        Some(StorageError::Refused) => StorageState::Refused,
        None if !kernel.is_reading() => StorageState::Kept,
        Some(_) | None => StorageState::Waiting,
    }
}

fn storage_error(kernel: &Kernel) -> Option<AttrValue> {
    let words = &kernel.words.storage;
    kernel.storage_error.as_ref().map(|storage_error| {
        AttrValue::Static(match storage_error {
            StorageError::Blocked => words.blocked,
            StorageError::Full => words.full,
            StorageError::Lost => words.lost,
            StorageError::Refused => words.refused,
            StorageError::Failed => words.failed,
        })
    })
}
