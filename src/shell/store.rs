//! What is kept in the browser: the journal's entries in groups, the records of finished calls, and which of these are
//! to be delivered.
//!
//! Writing is a group commit. Never more than one transaction is in flight; what comes meanwhile waits and is
//! written as one group in the next. The browsers' own choice of durability is enough: what is complete
//! survives the end of the tab's process, and only a loss of power may take the last moments.
//!
//! IndexedDB is used directly. All that is needed of it is to wait for the first of some events, forty lines;
//! the crates for it bring that and a builder for everything else.

mod buffer;
mod database;
mod forgetting;
pub(crate) mod happening;
mod loaded;
mod looking_back;
mod outbox;
mod trouble;
mod under_way;
mod writing;

pub use loaded::Loaded;
pub use trouble::Trouble;
pub use under_way::leave;

use self::database::{GROUPS, OUTBOX, RECORDS, ask, change, entries, key, key_before, last_key};
use self::writing::Writer;
use super::clock::window;
use crate::domain::Call;
use crate::journal::{Entry, RecordKey, Retention, read_record};
use js_sys::Array;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbTransaction};
use yew::Callback;

/// The database's name.
pub const DATABASE: &str = "agent-console";

/// Some records that follow each other.
pub struct Page {
    /// The key of the first; `None` if there is no record.
    pub first: Option<RecordKey>,
    /// Each with its shift.
    pub calls: Vec<(u64, Call)>,
}

/// The open storage.
pub struct Store {
    writer: Rc<Writer>,
}

impl Store {
    /// Opens the database `name`, making it if it isn't there. `on_saved` receives the number of the highest entry of
    /// the current shift that is durable, each time something was written; after a trouble this says that it has
    /// passed. `on_trouble` is told of each trouble once, until it has passed or another takes its place.
    pub async fn open(name: &str, on_saved: Callback<u64>, on_trouble: Callback<Trouble>) -> Result<Store, Trouble> {
        let writer = Writer::new(name, on_saved, on_trouble);
        writer.connection().await?;
        Ok(Store { writer })
    }

    /// Claims the right to write, for a tab that has just been given the bar, before it [loads](Store::load). From
    /// then on a tab that claimed it earlier and hasn't noticed its loss is refused: what it appends goes nowhere,
    /// because the journal goes on without it. Who never claims is never refused.
    pub async fn claim(&self) -> Result<(), Trouble> {
        self.writer.claim().await
    }

    /// The journal of the latest shift, open or [over](Loaded::is_over); `None` if there is none.
    pub async fn load(&self) -> Result<Option<Loaded>, Trouble> {
        let connection = self.writer.connection().await?;
        let Some(newest) = last_key(&connection, GROUPS, None).await? else { return Ok(None) };
        let (shift, last) = (number(&newest, 0), number(&newest, 1));
        Loaded::of(shift, last, &groups(&connection, shift, 0).await?).map(Some)
    }

    /// The durable entries of a shift from a number on, for a tab that has missed some.
    pub async fn entries_from(&self, shift: u64, from: u64) -> Result<Vec<Entry>, Trouble> {
        let connection = self.writer.connection().await?;
        // The group that holds the entry begins with it or earlier.
        let earlier = between(shift, 0.0, from as f64);
        let first = last_key(&connection, GROUPS, Some(&earlier)).await?.map_or(from, |key| number(&key, 1));
        let mut loaded = Loaded::of(shift, from, &groups(&connection, shift, first).await?)?;
        loaded.entries.retain(|entry| entry.number >= from);
        Ok(loaded.entries)
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

    /// The same for a call of an earlier shift.
    pub fn record_of(&self, shift: u64, call: &Call) {
        self.writer.buffer.borrow_mut().record(shift, call);
        self.writer.start_writing();
    }

    /// How many records there are.
    pub async fn count(&self) -> Result<usize, Trouble> {
        let connection = self.writer.connection().await?;
        Ok(ask(&connection, RECORDS, |store| store.count()).await?.as_f64().unwrap_or_default() as usize)
    }

    /// The latest records of those before a key, or of all: up to so many, with their shifts, in the order of beginning.
    /// Records that can't be read are left out.
    pub async fn page(&self, before: Option<RecordKey>, most: u32) -> Result<Page, Trouble> {
        let connection = self.writer.connection().await?;
        let earlier = |RecordKey { began, shift, call }| {
            IdbKeyRange::upper_bound_with_open(&key(&[began as f64, shift as f64, call as f64]), true)
        };
        let earlier = before.map(|before| earlier(before).expect("numbers are a key"));
        let Some(first) = key_before(&connection, RECORDS, earlier.as_ref(), most).await? else {
            return Ok(Page { first: None, calls: Vec::new() });
        };
        let range = match &earlier {
            Some(earlier) => IdbKeyRange::bound_with_lower_open_and_upper_open(&first, &upper(earlier), false, true),
            None => IdbKeyRange::lower_bound(&first),
        };
        let range = range.expect("what was a key is one");
        let [keys, texts] = entries(&connection, RECORDS, &range).await?;
        let call = |(key, text): (JsValue, JsValue)| {
            let call = read_record(&text.as_string()?).ok()?;
            Some((number(key.unchecked_ref(), 1), call))
        };
        let first = RecordKey { began: number(&first, 0), shift: number(&first, 1), call: number(&first, 2) };
        Ok(Page { first: Some(first), calls: keys.iter().zip(texts.iter()).filter_map(call).collect() })
    }

    /// Deletes what has been kept long enough at `wall`, epoch milliseconds. The shift that was begun stays, and so do
    /// its records. What was not delivered by then goes with its record.
    pub async fn prune(&self, wall: u64, retention: Retention) -> Result<(), Trouble> {
        let connection = self.writer.connection().await?;
        let shifts = retention.shifts_before(wall, self.writer.shift.get());
        let records = retention.records_before(wall, self.writer.shift.get());
        let delete = |transaction: &IdbTransaction| {
            for (store, before) in [(GROUPS, shifts), (RECORDS, records), (OUTBOX, records)] {
                let range = IdbKeyRange::upper_bound(&key(&[before as f64]))?;
                transaction.object_store(store)?.delete(&range)?;
            }
            Ok(())
        };
        change(&connection, None, delete).await.map(|_| ())
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

fn between(shift: u64, from: f64, to: f64) -> IdbKeyRange {
    let (from, to) = (key(&[shift as f64, from]), key(&[shift as f64, to]));
    IdbKeyRange::bound(&from, &to).expect("numbers are keys")
}

async fn groups(connection: &IdbDatabase, shift: u64, first: u64) -> Result<Array, Trouble> {
    let range = between(shift, first as f64, f64::INFINITY);
    Ok(ask(connection, GROUPS, |store| store.get_all_with_key(&range)).await?.unchecked_into())
}

fn upper(range: &IdbKeyRange) -> JsValue {
    range.upper().expect("a range that ends somewhere")
}

fn number(key: &Array, part: u32) -> u64 {
    key.get(part).as_f64().unwrap_or_default() as u64
}

/// Asks the browser to spare the storage when space runs short, and says whether it will. A browser that puts the
/// question to the person answers when the person does; nothing should wait for it.
pub async fn ask_to_persist() -> bool {
    // Without HTTPS there is no storage manager, which is an error here like any other.
    let Ok(asked) = window().navigator().storage().persist() else { return false };
    JsFuture::from(asked).await.is_ok_and(|granted| granted.is_truthy())
}
