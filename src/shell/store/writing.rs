//! The one transaction in flight, and what is done when it fails.

use super::buffer::{Batch, Buffer};
use super::database::{Change, Database, GROUPS, OUTBOX, RECORDS, change_by, claim, key, texts};
use super::trouble::Trouble;
use crate::delivery::{Entry, Waiting, write_entry};
use crate::domain::Call;
use crate::journal::{Forgetting, RecordKey, Revision, read_record, revise, write_record};
use crate::shell::clock::page_time;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::Waker;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbTransaction};
use yew::Callback;
use yew::platform::time::sleep;

/// How long to wait after a failure before writing is tried again; doubled each time.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The half of the store that outlives it until everything is written.
pub struct Writer {
    name: String,
    /// `None` after a failure, until it is opened again.
    database: RefCell<Option<Database>>,
    pub shift: Cell<Option<u64>>,
    /// By what right it writes; without, nobody is asked.
    pub claim: Cell<Option<f64>>,
    /// What is being forgotten: it is written no more.
    pub forgetting: RefCell<Option<Forgetting>>,
    pub buffer: RefCell<Buffer>,
    writing: Cell<bool>,
    /// How much of what the buffer has taken in is durable.
    pub durable: Cell<u64>,
    /// The highest entry of the current shift that is durable.
    highest: Cell<Option<u64>>,
    pub flushing: RefCell<Vec<Waker>>,
    /// The trouble that was told of and has not passed.
    told: Cell<Option<Trouble>>,
    /// Whom to tell of records that have changed and are to be delivered; without, none are.
    pub on_outbox: RefCell<Option<Callback<Waiting>>>,
    on_saved: Callback<u64>,
    on_trouble: Callback<Trouble>,
}

impl Writer {
    pub fn new(name: &str, on_saved: Callback<u64>, on_trouble: Callback<Trouble>) -> Rc<Writer> {
        Rc::new(Writer {
            name: name.to_owned(),
            database: RefCell::new(None),
            shift: Cell::new(None),
            claim: Cell::new(None),
            forgetting: RefCell::default(),
            buffer: RefCell::default(),
            writing: Cell::new(false),
            durable: Cell::new(0),
            highest: Cell::new(None),
            flushing: RefCell::default(),
            told: Cell::new(None),
            on_outbox: RefCell::new(None),
            on_saved,
            on_trouble,
        })
    }

    pub fn begin(&self, shift: u64) {
        if self.shift.replace(Some(shift)) != Some(shift) {
            self.highest.set(None);
        }
    }

    pub async fn claim(self: &Rc<Self>) -> Result<(), Trouble> {
        let connection = self.connection().await?;
        self.claim.set(Some(claim(&connection).await?));
        Ok(())
    }

    pub fn shift(&self) -> u64 {
        self.shift.get().expect("a shift is begun before anything of it is stored")
    }

    /// The connection, opened again if it was lost.
    pub async fn connection(self: &Rc<Self>) -> Result<IdbDatabase, Trouble> {
        if let Some(database) = self.database.borrow().as_ref().filter(|database| !database.is_closed()) {
            return Ok(database.connection());
        }
        let weak = Rc::downgrade(self);
        let on_lost = move || {
            if let Some(writer) = weak.upgrade() {
                writer.tell(Trouble::Lost);
            }
        };
        let database = Database::open(&self.name, on_lost).await?;
        let connection = database.connection();
        self.database.replace(Some(database));
        Ok(connection)
    }

    pub fn start_writing(self: &Rc<Self>) {
        if !self.writing.replace(true) {
            // It runs when the task at hand is done, so whatever that appends is one group.
            spawn_local(self.clone().write_all());
        }
    }

    async fn write_all(self: Rc<Self>) {
        let mut pause = FIRST_PAUSE;
        loop {
            let batch = self.buffer.borrow_mut().take();
            let Some(batch) = batch else { break };
            match self.write(&batch).await {
                Ok(change) => {
                    pause = FIRST_PAUSE;
                    self.written(&batch, change);
                }
                Err(trouble) => {
                    self.buffer.borrow_mut().put_back(batch);
                    if trouble != Trouble::Full {
                        self.database.replace(None);
                    }
                    self.tell(trouble);
                    sleep(pause).await;
                    if Rc::strong_count(&self) == 1 {
                        // The store was dropped; nobody is left to keep anything for.
                        break;
                    }
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
            }
        }
        self.writing.set(false);
    }

    async fn write(self: &Rc<Self>, batch: &Batch) -> Result<Change, Trouble> {
        let connection = self.connection().await?;
        let forgetting = self.forgetting.borrow().clone();
        let scrubbed = |text: &str| forgetting.as_ref().and_then(|it| it.in_stored(text));
        let scrubbed_call = |call: &Call| {
            let text = forgetting.as_ref().and_then(|it| it.in_stored(&write_record(call)))?;
            Some(Rc::new(read_record(&text).expect("but for a number it is what was written")))
        };
        let on_outbox = self.on_outbox.borrow().clone();
        let mut changed = Vec::new();
        let stored = async |transaction: &IdbTransaction| {
            texts(transaction, RECORDS, batch.records().map(|(key, _)| record_key(key))).await
        };
        let written = change_by(&connection, self.claim.get(), stored, |transaction, stored| {
            let groups = transaction.object_store(GROUPS)?;
            for (shift, first, text) in batch.groups() {
                let text = scrubbed(&text).unwrap_or(text);
                groups.put_with_key(&text.into(), &key(&[shift as f64, first as f64]))?;
            }
            let (records, outbox) = (transaction.object_store(RECORDS)?, transaction.object_store(OUTBOX)?);
            for ((key, call), stored) in batch.records().zip(stored) {
                let call = scrubbed_call(call).unwrap_or_else(|| call.clone());
                let Some(Revision { rev, text, deliver }) = revise(stored.as_deref(), &call) else { continue };
                records.put_with_key(&JsValue::from_str(&text), &record_key(key))?;
                // That a record has changed and that it is to be delivered are true together.
                if deliver && on_outbox.is_some() {
                    let entry = Entry::of_change(rev, page_time().1);
                    outbox.put_with_key(&JsValue::from_str(&write_entry(&entry)), &record_key(key))?;
                    changed.push((*key, entry));
                }
            }
            Ok(())
        });
        let written = written.await?;
        if let Some(on_outbox) = on_outbox.filter(|_| !changed.is_empty()) {
            on_outbox.emit(changed);
        }
        Ok(written)
    }

    pub fn claimed(&self) -> Option<f64> {
        self.claim.get()
    }

    fn written(&self, batch: &Batch, change: Change) {
        self.buffer.borrow_mut().written();
        if let Some(up_to) = batch.up_to {
            self.durable.set(up_to);
            self.flushing.take().into_iter().for_each(Waker::wake);
        }
        if change == Change::Refused {
            return;
        }
        self.told.set(None);
        if let Some((shift, number)) = batch.last()
            && self.shift.get() == Some(shift)
        {
            self.highest.set(Some(number));
        }
        if let Some(number) = self.highest.get() {
            self.on_saved.emit(number);
        }
    }

    fn tell(&self, trouble: Trouble) {
        if self.told.replace(Some(trouble)) != Some(trouble) {
            self.on_trouble.emit(trouble);
        }
    }
}

pub fn record_key(&RecordKey { began, shift, call }: &RecordKey) -> JsValue {
    key(&[began as f64, shift as f64, call as f64])
}
