//! Sees to it that there is a connection, as long as the store lives.

use super::connection::Connection;
use super::storage_error::StorageError;
use crate::backoff::Backoff;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::{Poll, Waker};
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbDatabase;
use yew::Callback;
use yew::platform::time::sleep;

/// Between one failure and the next attempt.
pub const PAUSES: Backoff = Backoff { first_ms: 500, longest_ms: 60_000 };

/// Opening takes longer than an agent should be left in the belief that all is well, milliseconds.
const SLOW_MS: u32 = 3_000;

pub struct Connector {
    name: String,
    /// `None`, or closed, while it is being opened.
    connection: RefCell<Option<Connection>>,
    opening: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
    /// Receives each trouble, and that there is a connection.
    on: Callback<Result<(), StorageError>>,
}

impl Connector {
    pub fn new(name: &str, on: Callback<Result<(), StorageError>>) -> Rc<Connector> {
        let connector = Rc::new(Connector {
            name: name.to_owned(),
            connection: RefCell::new(None),
            opening: Cell::new(false),
            waiting: RefCell::default(),
            on,
        });
        connector.start_opening();
        connector
    }

    /// Waits for the connection.
    pub async fn database(&self) -> IdbDatabase {
        poll_fn(|context| {
            if let Some(connection) = self.connection.borrow().as_ref().filter(|connection| !connection.is_closed()) {
                return Poll::Ready(connection.database().clone());
            }
            self.waiting.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await
    }

    /// Opens another connection, because this one has failed.
    pub fn replace(self: &Rc<Self>, failed: &IdbDatabase) {
        let is_present = self.connection.borrow().as_ref().is_some_and(|connection| connection.database() == failed);
        if is_present {
            self.connection.replace(None);
            self.start_opening();
        }
    }

    fn start_opening(self: &Rc<Self>) {
        if !self.opening.replace(true) {
            spawn_local(open(Rc::downgrade(self)));
        }
    }

    fn opened(&self, connection: Connection) {
        self.connection.replace(Some(connection));
        self.opening.set(false);
        self.waiting.take().into_iter().for_each(Waker::wake);
        self.on.emit(Ok(()));
    }
}

/// Opens the database, however often and long that takes. It doesn't keep the store alive meanwhile.
async fn open(connector: Weak<Connector>) {
    let mut failures = 0;
    loop {
        let Some((name, on)) = connector.upgrade().map(|it| (it.name.clone(), it.on.clone())) else { return };
        let on_slow = move || on.emit(Err(StorageError::Blocked));
        let lost = connector.clone();
        let on_lost = move || {
            if let Some(connector) = lost.upgrade() {
                connector.on.emit(Err(StorageError::Lost));
                connector.start_opening();
            }
        };
        let opened = Connection::open(&name, SLOW_MS, on_slow, on_lost).await;
        let Some(it) = connector.upgrade() else { return };
        match opened {
            Ok(connection) => return it.opened(connection),
            Err(trouble) => it.on.emit(Err(trouble)),
        }
        drop(it);
        failures += 1;
        sleep(PAUSES.pause(failures)).await;
    }
}
