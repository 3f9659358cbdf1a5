//! What is kept in the browser: the journal's entries in groups, and the records of finished calls.
//!
//! Writing is a group commit. Never more than one transaction is in flight; what comes meanwhile waits and is
//! written as one group in the next. The browsers' own choice of durability is enough: what is complete
//! survives the end of the tab's process, and only a loss of power may take the last moments.
//!
//! IndexedDB is used directly. All that is needed of it is to wait for the first of some events, forty lines;
//! the crates for it bring that and a builder for everything else.

mod buffer;
mod database;
mod happening;
mod loaded;
mod trouble;
mod writing;

pub use loaded::Loaded;
pub use trouble::Trouble;

use self::database::{GROUPS, RECORDS, ask, change, key, last_key};
use self::writing::Writer;
use super::clock::window;
use crate::domain::Call;
use crate::journal::{Entry, Retention, read_record};
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

    /// The journal of the open shift; `None` if there is none, or if it is over at `wall`, epoch milliseconds.
    pub async fn load(&self, wall: u64) -> Result<Option<Loaded>, Trouble> {
        let connection = self.writer.connection().await?;
        let Some(newest) = last_key(&connection, GROUPS, None).await? else { return Ok(None) };
        let (shift, last) = (number(&newest, 0), number(&newest, 1));
        let loaded = Loaded::of(shift, last, &groups(&connection, shift, 0).await?)?;
        Ok((!loaded.is_over(wall)).then_some(loaded))
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

    /// Writes a finished call's record, soon. The same call again replaces it.
    pub fn record(&self, call: &Call) {
        let shift = self.writer.shift();
        self.writer.buffer.borrow_mut().record(shift, call);
        self.writer.start_writing();
    }

    /// The latest calls that are on record, newest first. Records that can't be read are left out.
    pub async fn records(&self, most: usize) -> Result<Vec<Call>, Trouble> {
        let connection = self.writer.connection().await?;
        let keys: Array = ask(&connection, RECORDS, |store| store.get_all_keys()).await?.unchecked_into();
        let Some(surplus) = (keys.length() as usize).checked_sub(most) else {
            let all = ask(&connection, RECORDS, |store| store.get_all()).await?;
            return Ok(calls(&all.unchecked_into()));
        };
        if most == 0 {
            return Ok(Vec::new());
        }
        let range = IdbKeyRange::lower_bound(&keys.get(surplus as u32)).expect("what was a key is one");
        let latest = ask(&connection, RECORDS, |store| store.get_all_with_key(&range)).await?;
        Ok(calls(&latest.unchecked_into()))
    }

    /// Deletes what has been kept long enough at `wall`, epoch milliseconds. The shift that was begun stays.
    pub async fn prune(&self, wall: u64, retention: Retention) -> Result<(), Trouble> {
        let connection = self.writer.connection().await?;
        let shifts = retention.shifts_before(wall, self.writer.shift.get());
        let records = retention.records_before(wall);
        let delete = |transaction: &IdbTransaction| {
            for (store, before) in [(GROUPS, shifts), (RECORDS, records)] {
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

fn number(key: &Array, part: u32) -> u64 {
    key.get(part).as_f64().unwrap_or_default() as u64
}

fn calls(records: &Array) -> Vec<Call> {
    let call = |text: JsValue| read_record(&text.as_string()?).ok();
    let mut calls: Vec<Call> = records.iter().filter_map(call).collect();
    calls.reverse();
    calls
}

/// Asks the browser to spare the storage when space runs short, and says whether it will. A browser that puts the
/// question to the person answers when the person does; nothing should wait for it.
pub async fn ask_to_persist() -> bool {
    // Without HTTPS there is no storage manager, which is an error here like any other.
    let Ok(asked) = window().navigator().storage().persist() else { return false };
    JsFuture::from(asked).await.is_ok_and(|granted| granted.is_truthy())
}
