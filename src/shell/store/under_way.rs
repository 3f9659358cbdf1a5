//! Transactions that are under way. A page that is left may be kept whole for a way back, frozen. What it has begun would
//! not end before somebody comes back, and all other pages would wait for that.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use web_sys::IdbTransaction;

thread_local! {
    static UNDER_WAY: RefCell<Vec<IdbTransaction>> = const { RefCell::new(Vec::new()) };
    static IS_LEFT: Cell<bool> = const { Cell::new(false) };
}

/// A transaction, aborted if the page is left meanwhile.
pub struct UnderWay(IdbTransaction);

impl UnderWay {
    pub fn new(transaction: IdbTransaction) -> UnderWay {
        if IS_LEFT.get() {
            abort(&transaction);
        }
        UNDER_WAY.with_borrow_mut(|all| all.push(transaction.clone()));
        UnderWay(transaction)
    }
}

/// Ends what is under way, and whatever is begun after this. What has been committed stays.
pub fn leave() {
    IS_LEFT.set(true);
    UNDER_WAY.with_borrow(|all| all.iter().for_each(abort));
}

fn abort(transaction: &IdbTransaction) {
    // One that has ended, or is being committed, can't be aborted any more.
    let _ = transaction.abort();
}

impl Deref for UnderWay {
    type Target = IdbTransaction;

    fn deref(&self) -> &IdbTransaction {
        &self.0
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        UNDER_WAY.with_borrow_mut(|all| all.retain(|other| *other != self.0));
    }
}
