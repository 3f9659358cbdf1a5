//! The page's open transactions. The browser may keep a page whole that somebody leaves, frozen. A transaction that it has
//! begun would not end before somebody comes back, and all other pages would wait for that.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use web_sys::IdbTransaction;

thread_local! {
    static OPEN: RefCell<Vec<IdbTransaction>> = const { RefCell::new(Vec::new()) };
    static IS_LEFT: Cell<bool> = const { Cell::new(false) };
}

/// A transaction that is aborted if somebody leaves the page meanwhile.
pub struct OpenTransaction(IdbTransaction);

impl OpenTransaction {
    pub fn new(transaction: IdbTransaction) -> OpenTransaction {
        if IS_LEFT.get() {
            abort(&transaction);
        }
        OPEN.with_borrow_mut(|all| all.push(transaction.clone()));
        OpenTransaction(transaction)
    }
}

/// Aborts the open transactions, and whatever is begun after this. What has been committed stays.
pub fn leave() {
    IS_LEFT.set(true);
    OPEN.with_borrow(|all| all.iter().for_each(abort));
}

fn abort(transaction: &IdbTransaction) {
    // One that has ended, or is being committed, can't be aborted any more.
    let _ = transaction.abort();
}

impl Deref for OpenTransaction {
    type Target = IdbTransaction;

    fn deref(&self) -> &IdbTransaction {
        &self.0
    }
}

impl Drop for OpenTransaction {
    fn drop(&mut self) {
        OPEN.with_borrow_mut(|all| all.retain(|other| *other != self.0));
    }
}
