//! The connection to the database. An open request that hasn't answered is never given up: whenever it succeeds, the
//! connection is used, and stores that an upgrade is to make are made then. One that fails is made again, after a pause.

use super::database::{STORES, failure};
use super::event_future::first;
use super::open_transactions::OpenTransaction;
use super::storage_error::StorageError;
use crate::browser::clock::window;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{IdbDatabase, IdbOpenDbRequest};

/// An open connection, closed when dropped.
pub struct Connection {
    database: IdbDatabase,
    closed: Rc<Cell<bool>>,
    _listeners: [EventListener; 2],
}

impl Connection {
    /// Opens the database `name` in whatever version it is, and makes the stores that are missing: all of a new one, that
    /// of later releases, or those that an upgrade was to make that came to nothing. `on_slow` is called if this takes
    /// longer than `slow_ms`; `on_lost` when the connection is closed from outside.
    pub async fn open(
        name: &str,
        slow_ms: u32,
        on_slow: impl FnOnce() + 'static,
        on_lost: impl Fn() + Clone + 'static,
    ) -> Result<Connection, StorageError> {
        let _slow = Timeout::new(slow_ms, on_slow);
        let mut database = request(name, None).await?;
        if !is_whole(&database) {
            // An upgrade waits until all connections are closed, this one too.
            let next = database.version() as u32 + 1;
            database.close();
            database = request(name, Some(next)).await?;
            if !is_whole(&database) {
                database.close();
                return Err(StorageError::Failed);
            }
        }
        Ok(Connection::new(database, on_lost))
    }

    fn new(database: IdbDatabase, on_lost: impl Fn() + Clone + 'static) -> Connection {
        let closed = Rc::new(Cell::new(false));
        let listen = |name| {
            let (connection, closed, on_lost) = (database.clone(), closed.clone(), on_lost.clone());
            EventListener::new(&database, name, move |_| {
                connection.close();
                if !closed.replace(true) {
                    on_lost();
                }
            })
        };
        // The first: somebody deletes the database or changes its version, and waits for us. The second: it is gone.
        Connection { _listeners: [listen("versionchange"), listen("close")], database, closed }
    }

    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    pub fn database(&self) -> &IdbDatabase {
        &self.database
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.close();
    }
}

/// Opens the database in this version, or in the one that it has.
async fn request(name: &str, version: Option<u32>) -> Result<IdbDatabase, StorageError> {
    let factory = window().indexed_db().ok().flatten().ok_or(StorageError::Blocked)?;
    let request = match version {
        Some(version) => factory.open_with_u32(name, version),
        None => factory.open(name),
    };
    let request = request.map_err(|error| StorageError::of(&error))?;
    // Held until the answer, so that a page that somebody leaves keeps no other from its upgrade.
    let upgrade = Rc::new(RefCell::new(None));
    let _listener = EventListener::new(&request, "upgradeneeded", {
        let (request, upgrade) = (request.clone(), upgrade.clone());
        move |_| {
            upgrade.replace(request.transaction().map(OpenTransaction::new));
            make_stores(&request);
        }
    });
    match first(&request, &["success", "error"]).await {
        "success" => Ok(request.result().map_err(|error| StorageError::of(&error))?.unchecked_into()),
        _ => Err(match failure(&request) {
            // A browser that stores nothing at all says this, as if there had been a connection.
            StorageError::Lost => StorageError::Blocked,
            trouble => trouble,
        }),
    }
}

fn is_whole(database: &IdbDatabase) -> bool {
    let names = database.object_store_names();
    STORES.iter().all(|store| names.contains(store))
}

fn make_stores(request: &IdbOpenDbRequest) {
    let Ok(database) = request.result() else { return };
    let database: IdbDatabase = database.unchecked_into();
    let names = database.object_store_names();
    for store in STORES.iter().filter(|store| !names.contains(store)) {
        // If this fails, the comparison after opening says so.
        let _ = database.create_object_store(store);
    }
}
