//! A number is redacted: in what is stored, and then in what this page and the others know of it, which they read anew.

use super::kernel::{Event, Kernel};
use crate::browser::modal::Modal;
use crate::browser::store::StorageError;
use crate::journal::{Broadcast, Entry, Redaction, may_redact, replay};
use crate::protocol::Number;
use crate::view::{RedactionButton, RedactionDialog, RedactionState};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub enum Msg {
    /// The agent wants to redact a number.
    Asked,
    Confirmed(Number),
    Closed,
    Went {
        done: u32,
        total: u32,
    },
    /// Nothing of it is stored any more; the shift's journal up to an entry's number.
    Written(Result<Vec<Entry>, StorageError>, u64),
}

pub struct RedactionPane {
    is_open: bool,
    state: RedactionState,
    on: Callback<Msg>,
    on_open: Callback<()>,
    on_confirm: Callback<Number>,
    on_close: Callback<()>,
}

impl RedactionPane {
    pub fn new(on: Callback<Msg>) -> RedactionPane {
        RedactionPane {
            is_open: false,
            state: RedactionState::Asking,
            on_open: on.reform(|()| Msg::Asked),
            on_confirm: on.reform(Msg::Confirmed),
            on_close: on.reform(|()| Msg::Closed),
            on,
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, msg: Msg) {
        let running = matches!(self.state, RedactionState::Running { .. });
        match msg {
            Msg::Asked => {
                self.is_open = true;
                if !running {
                    self.state = RedactionState::Asking;
                }
            }
            Msg::Closed => self.close(),
            Msg::Confirmed(_) if running => {}
            Msg::Confirmed(number) => {
                let tag = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
                let kept = kernel.storage_error.is_none() && !kernel.is_reading();
                self.state = match may_redact(&number, tag, &kernel.session, kernel.leads(), kept) {
                    Ok(redaction) => {
                        self.begin(kernel, redaction);
                        RedactionState::Running { done: 0, total: 0 }
                    }
                    Err(why) => RedactionState::Refused(why),
                };
            }
            Msg::Went { done, total } => self.state = RedactionState::Running { done, total },
            Msg::Written(Err(storage_error), _) => {
                kernel.storage_error = Some(storage_error);
                self.state = RedactionState::Failed;
            }
            Msg::Written(Ok(entries), up_to) => self.written(kernel, &entries, up_to),
        }
        kernel.rendering.now();
    }

    pub fn close(&mut self) {
        self.is_open = false;
    }

    fn begin(&self, kernel: &mut Kernel, redaction: Redaction) {
        kernel.write_draft();
        kernel.redact_copies(&redaction);
        kernel.emit(Event::Redacting);
        let (store, shift, next) = (kernel.store.clone(), kernel.shift(), kernel.next_entry());
        let on = self.on.clone();
        spawn_local(async move {
            let redacted = async {
                store.intend_to_redact(&redaction).await?;
                store.redact(&|done, total| on.emit(Msg::Went { done, total })).await?;
                Ok(store.entries_from(shift, 0).await?.entries)
            };
            let redacted = redacted.await;
            on.emit(Msg::Written(redacted, next));
        });
    }

    /// Goes on from the journal without the number, as soon as everything that has happened is in it.
    fn written(&mut self, kernel: &mut Kernel, entries: &[Entry], up_to: u64) {
        let store = kernel.store.clone();
        if up_to < kernel.next_entry() && kernel.leads() && kernel.storage_error.is_none() {
            let (shift, next, on) = (kernel.shift(), kernel.next_entry(), self.on.clone());
            return spawn_local(async move {
                store.flushed().await;
                let loaded = store.entries_from(shift, 0).await;
                on.emit(Msg::Written(loaded.map(|loaded| loaded.entries), next));
            });
        }
        self.state = RedactionState::Done;
        // A tab that has lost the bar meanwhile has read it anew already, or is about to.
        if let (true, Some(session)) = (kernel.leads(), replay(entries)) {
            kernel.replace_session(session);
        }
        kernel.amendments.clear();
        kernel.emit(Event::Redacted);
        kernel.emit(Event::RecordsChanged(Vec::new()));
        spawn_local(async move {
            // Before, what the session did while it still knew the number may wait to be written.
            store.flushed().await;
            store.write_as_it_is();
        });
        kernel.tell(&Broadcast::ReadAgain);
    }

    /// Opens the dialog.
    pub fn button(&self) -> Html {
        html! { <RedactionButton on_open={self.on_open.clone()} /> }
    }

    pub fn view(&self) -> Html {
        let RedactionPane { is_open, state, on_confirm, on_close, .. } = self;
        html! {
            <Modal id="forget" labelledby="forget-heading" open={*is_open} on_close={on_close.clone()}>
                <RedactionDialog number={None::<Number>} state={*state} on_forget={on_confirm.clone()} on_close={on_close.clone()} />
            </Modal>
        }
    }
}
