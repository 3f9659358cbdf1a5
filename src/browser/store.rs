//! What is kept in the browser: the journal's entries in groups, the records of finished calls, and which of these are
//! to be delivered.
//!
//! Formatter is a group commit. Never more than one transaction is in flight; what comes meanwhile waits and is
//! written as one group in the next. The browsers' own choice of durability is enough: what is complete
//! survives the end of the tab's process, and only a loss of power may take the last moments.
//!
//! The store never gives up: it opens itself and goes on trying as long as it lives. What is read waits for the
//! connection; what is to be written waits in memory.

// Opening.
mod connector;
mod connection;
mod database;
mod open_transactions;
pub(crate) mod event_future;
mod storage_error;

// Writing.
mod writing;
mod buffer;
mod groups;
mod records;
mod outbox;

// Reading, and taking out.
mod history;
mod recorded;
mod pruning;
mod redaction;

pub use open_transactions::leave;
pub use recorded::recorded;
pub use records::Page;
pub use storage_error::StorageError;

use self::writing::Writer;
use super::clock::window;
use crate::domain::Call;
use crate::journal::{Entry, RecordKey};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

/// The database's name.
pub const DATABASE: &str = "agent-console";

/// What the store tells of its own accord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreEvent {
    /// Something was written. The number of the highest entry of the current shift that is durable.
    Saved(u64),
    /// Nothing can be stored or read for now. Each trouble is told of once, until it has passed or another takes its place.
    Failed(StorageError),
    /// The trouble has passed.
    Recovered,
    /// Another tab has claimed the right to write since. What this one appended is not kept.
    Refused,
    /// What was durable is gone: the site's data was cleared or evicted. Only who has [claimed](Store::claim) the right to
    /// write is told so; the claim holds in the new database.
    Emptied,
}

/// The storage.
pub struct Store {
    writer: Rc<Writer>,
}

impl Store {
    /// Opens the database `name`, making it if it isn't there. That takes its time; everything else waits for it.
    pub fn open(name: &str, on: Callback<StoreEvent>) -> Store {
        Store { writer: Writer::new(name, on) }
    }

    /// Waits until the database is open.
    pub async fn connected(&self) {
        self.writer.database().await;
    }

    /// Claims the right to write, for a tab that has just been given the bar, before it [loads](Store::load). From
    /// then on a tab that claimed it earlier and hasn't noticed its loss is refused: what it appends goes nowhere,
    /// because the journal goes on without it. Who never claims is never refused.
    pub async fn claim(&self) -> Result<(), StorageError> {
        self.writer.claim().await
    }

    /// From now on what is appended belongs to this shift, named by the wall time of its first entry.
    pub fn begin(&self, shift: u64) {
        self.writer.begin(shift);
    }

    /// Writes an entry, soon. If that fails it is kept and tried again.
    pub fn append(&self, entry: Entry) {
        let shift = self.writer.shift();
        self.writer.buffer.borrow_mut().append(shift, entry);
        self.writer.start_writing();
    }

    /// Writes a finished call's record, soon. The same call again replaces it; if nothing has changed, nothing is written.
    pub fn record(&self, call: &Call) {
        self.record_of(self.writer.shift(), call);
    }

    /// The same of a call that was on record before and is delivered, if it is to be.
    pub fn record_again(&self, call: &Call) {
        self.writer.again.borrow_mut().insert(RecordKey::of(self.writer.shift(), call));
        self.record(call);
    }

    /// The same for a call of an earlier shift.
    pub fn record_of(&self, shift: u64, call: &Call) {
        self.writer.buffer.borrow_mut().record(shift, call);
        self.writer.start_writing();
    }

    /// Waits until everything that was appended before is durable. While nothing can be stored, that is for ever.
    pub async fn flushed(&self) {
        let writer = &self.writer;
        let until = writer.buffer.borrow().taken_in;
        poll_fn(|context| {
            if writer.durable.get() >= until {
                return Poll::Ready(());
            }
            writer.flushing.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

/// Asks the browser to spare the storage when space runs short, and says whether it will. A browser that puts the
/// question to the person answers when the person does; nothing should wait for it.
pub async fn ask_to_persist() -> bool {
    // Without HTTPS there is no storage manager, which is an error here like any other.
    let Ok(asked) = window().navigator().storage().persist() else { return false };
    JsFuture::from(asked).await.is_ok_and(|granted| granted.is_truthy())
}
