//! A mark that one page leaves for the next one of its tab.

use super::clock::window;
use web_sys::Storage;

/// The key in `sessionStorage`.
pub struct SessionMark(pub &'static str);

impl SessionMark {
    /// Where nothing can be kept there is none.
    pub fn leave(&self) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(self.0, "true");
        }
    }

    pub fn is_left(&self) -> bool {
        storage().is_some_and(|storage| storage.get_item(self.0).is_ok_and(|mark| mark.is_some()))
    }

    pub fn remove(&self) {
        if let Some(storage) = storage() {
            // What can't be removed could not be written either.
            let _ = storage.remove_item(self.0);
        }
    }

    /// Whether it was left; it is gone afterwards.
    pub fn take(&self) -> bool {
        let is_left = self.is_left();
        self.remove();
        is_left
    }
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
