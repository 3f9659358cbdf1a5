//! Small texts that the browser keeps for the console's origin and writes at once. One that keeps nothing forgets
//! them with the page: whoever writes has them in memory too.

use super::clock::window;
use web_sys::Storage;

pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Whether it is kept: a storage may be full or forbidden.
pub fn write(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        // What can't be removed could not be written either.
        let _ = storage.remove_item(key);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
