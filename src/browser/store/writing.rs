//! The one transaction in flight, and what is done when it fails.

use super::StoreEvent;
use super::buffer::{Batch, Buffer};
use super::connector::{Connector, PAUSES};
use super::database::{CLAIMS, Change, Changing, GROUPS, MARK, OUTBOX, RECORDS, claim, key, texts};
use super::records::record_key;
use super::storage_error::StorageError;
use crate::browser::clock::page_time;
use crate::delivery::{Entry, Waiting, write_entry};
use crate::domain::Call;
use crate::journal::{HighWaterMark, RecordKey, Redaction, Revision, read_record, revise, write_record};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::{Rc, Weak};
use std::task::Waker;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbDatabase;
use yew::Callback;
use yew::platform::time::sleep;

/// The half of the store that outlives it until everything is written.
pub struct Writer {
    connector: Rc<Connector>,
    pub shift: Cell<Option<u64>>,
    /// By what right it writes; without, nobody is asked.
    claim: Cell<Option<f64>>,
    /// What is being forgotten: it is written no more.
    pub redaction: RefCell<Option<Redaction>>,
    pub buffer: RefCell<Buffer>,
    /// Records that are written again and not delivered again.
    pub again: RefCell<BTreeSet<RecordKey>>,
    writing: Cell<bool>,
    /// How much of what the buffer has taken in is durable.
    pub durable: Cell<u64>,
    /// The highest entry of the current shift that is durable.
    highest: Cell<Option<u64>>,
    pub flushing: RefCell<Vec<Waker>>,
    /// The trouble that was told of and has not passed.
    told: Cell<Option<StorageError>>,
    /// Whom to tell of records that have changed and are to be delivered; without, none are.
    pub on_outbox: RefCell<Option<Callback<Waiting>>>,
    on: Callback<StoreEvent>,
}

impl Writer {
    pub fn new(name: &str, on: Callback<StoreEvent>) -> Rc<Writer> {
        Rc::new_cyclic(|writer: &Weak<Writer>| {
            let writer = writer.clone();
            let on_connection = Callback::from(move |result| {
                if let Some(writer) = writer.upgrade() {
                    match result {
                        Ok(()) if writer.claim.get().is_some() => spawn_local(look_after_claim(Rc::downgrade(&writer))),
                        Ok(()) => writer.opened(),
                        Err(trouble) => writer.tell(trouble),
                    }
                }
            });
            Writer {
                connector: Connector::new(name, on_connection),
                shift: Cell::new(None),
                claim: Cell::new(None),
                redaction: RefCell::default(),
                buffer: RefCell::default(),
                again: RefCell::default(),
                writing: Cell::new(false),
                durable: Cell::new(0),
                highest: Cell::new(None),
                flushing: RefCell::default(),
                told: Cell::new(None),
                on_outbox: RefCell::new(None),
                on,
            }
        })
    }

    pub fn begin(&self, shift: u64) {
        if self.shift.replace(Some(shift)) != Some(shift) {
            self.highest.set(None);
        }
    }

    pub async fn claim(&self) -> Result<(), StorageError> {
        self.claim.set(Some(claim(&self.database().await).await?));
        Ok(())
    }

    pub fn shift(&self) -> u64 {
        self.shift.get().expect("a shift is begun before anything of it is stored")
    }

    /// Waits for the connection.
    pub async fn database(&self) -> IdbDatabase {
        self.connector.database().await
    }

    /// Begins to change the stores; `None` if somebody else has claimed them.
    pub async fn begin_change(&self) -> Result<Option<Changing>, StorageError> {
        Changing::begin(&self.database().await, self.claim.get()).await
    }

    /// Ends it; see [`Changing::end`].
    pub async fn end_change(&self, changing: Changing, made: Result<(), JsValue>) -> Result<(), StorageError> {
        let changed = changing.end(made).await?;
        self.look_whether_emptied(changed);
        Ok(())
    }

    /// Changes nothing but the claim, if that is gone.
    async fn renew_claim(&self) -> Result<(), StorageError> {
        match self.begin_change().await? {
            Some(changing) => self.end_change(changing, Ok(())).await,
            None => Ok(()),
        }
    }

    fn opened(&self) {
        // What could not be written says for itself when it is.
        if self.is_flushed() {
            self.trouble_has_passed();
        }
    }

    pub fn is_flushed(&self) -> bool {
        self.durable.get() == self.buffer.borrow().taken_in
    }

    pub fn start_writing(self: &Rc<Self>) {
        if !self.writing.replace(true) {
            // It runs when the task at hand is done, so whatever that appends is one group.
            spawn_local(self.clone().write_all());
        }
    }

    async fn write_all(self: Rc<Self>) {
        let mut failures = 0;
        loop {
            let batch = self.buffer.borrow_mut().take();
            let Some(batch) = batch else { break };
            let database = self.database().await;
            match self.write(&database, &batch).await {
                Ok(change) => {
                    failures = 0;
                    self.written(&batch, change);
                }
                Err(trouble) => {
                    self.buffer.borrow_mut().put_back(batch);
                    self.tell(trouble);
                    if trouble != StorageError::Full {
                        self.connector.replace(&database);
                    }
                    failures += 1;
                    sleep(PAUSES.pause(failures)).await;
                    if Rc::strong_count(&self) == 1 {
                        // The store was dropped; nobody is left to keep anything for.
                        break;
                    }
                }
            }
        }
        self.writing.set(false);
    }

    async fn write(&self, database: &IdbDatabase, batch: &Batch) -> Result<Change, StorageError> {
        let redaction = self.redaction.borrow().clone();
        let scrubbed = |text: &str| redaction.as_ref().and_then(|it| it.in_stored(text));
        let scrubbed_call = |call: &Call| {
            let text = redaction.as_ref().and_then(|it| it.in_stored(&write_record(call)))?;
            Some(Rc::new(read_record(&text).expect("but for a number it is what was written")))
        };
        let on_outbox = self.on_outbox.borrow().clone();
        let mut changed = Vec::new();
        let Some(transaction) = Changing::begin(database, self.claim.get()).await? else { return Ok(Change::Refused) };
        let keys = batch.records().map(|(key, _)| record_key(key));
        let stored = texts(&transaction, RECORDS, keys).await?;
        let make = || {
            let groups = transaction.object_store(GROUPS)?;
            for (shift, first, text) in batch.groups() {
                let text = scrubbed(&text).unwrap_or(text);
                groups.put_with_key(&text.into(), &key(&[shift as f64, first as f64]))?;
            }
            if let Some((shift, number)) = batch.last() {
                let mark = HighWaterMark { shift, next: number + 1 };
                let text = serde_json::to_string(&mark).expect("numbers are JSON");
                transaction.object_store(CLAIMS)?.put_with_key(&text.into(), &MARK.into())?;
            }
            let (records, outbox) = (transaction.object_store(RECORDS)?, transaction.object_store(OUTBOX)?);
            for ((key, call), stored) in batch.records().zip(stored) {
                let call = scrubbed_call(call).unwrap_or_else(|| call.clone());
                let Some(Revision { rev, text, deliver }) = revise(stored.as_deref(), &call) else { continue };
                records.put_with_key(&JsValue::from_str(&text), &record_key(key))?;
                // That a record has changed and that it is to be delivered are true together.
                if deliver && on_outbox.is_some() && !self.again.borrow().contains(key) {
                    let entry = Entry::of_change(rev, page_time().1);
                    outbox.put_with_key(&JsValue::from_str(&write_entry(&entry)), &record_key(key))?;
                    changed.push((*key, entry));
                }
            }
            Ok(())
        };
        let made = make();
        let written = transaction.end(made).await?;
        if let Some(on_outbox) = on_outbox.filter(|_| !changed.is_empty()) {
            on_outbox.emit(changed);
        }
        Ok(written)
    }

    fn written(&self, batch: &Batch, change: Change) {
        self.buffer.borrow_mut().written();
        for (key, _) in batch.records() {
            self.again.borrow_mut().remove(key);
        }
        if let Some(up_to) = batch.up_to {
            self.durable.set(up_to);
            self.flushing.take().into_iter().for_each(Waker::wake);
        }
        if change == Change::Refused {
            return self.on.emit(StoreEvent::Refused);
        }
        self.trouble_has_passed();
        if let Some((shift, number)) = batch.last()
            && self.shift.get() == Some(shift)
        {
            self.highest.set(Some(number));
        }
        if let Some(number) = self.highest.get() {
            self.on.emit(StoreEvent::Saved(number));
        }
        // After that: what was durable before is to be written again.
        self.look_whether_emptied(change);
    }

    fn look_whether_emptied(&self, change: Change) {
        if change == Change::Emptied {
            self.highest.set(None);
            self.on.emit(StoreEvent::Emptied);
        }
    }

    fn trouble_has_passed(&self) {
        if self.told.take().is_some() {
            self.on.emit(StoreEvent::Recovered);
        }
    }

    fn tell(&self, trouble: StorageError) {
        if self.told.replace(Some(trouble)) != Some(trouble) {
            self.on.emit(StoreEvent::Failed(trouble));
        }
    }
}

/// There is another connection: looks whether what was stored is still there.
async fn look_after_claim(writer: Weak<Writer>) {
    let mut failures = 0;
    while let Some(it) = writer.upgrade() {
        match it.renew_claim().await {
            Ok(()) => return it.opened(),
            Err(trouble) => it.tell(trouble),
        }
        drop(it);
        failures += 1;
        sleep(PAUSES.pause(failures)).await;
    }
}
