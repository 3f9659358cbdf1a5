//! What can be wrong with the browser's storage.

use wasm_bindgen::JsValue;

/// Why nothing can be stored or read. The console goes on in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser gives the page no storage, or takes its time.
    Blocked,
    /// The quota is used up, or the disk is full.
    Full,
    /// The storage was taken away in the middle of the work: evicted, cleared, or wanted by a newer console.
    Lost,
    /// Another tab has the right to write.
    Refused,
    /// Anything else that the browser doesn't explain.
    Failed,
}

impl StorageError {
    /// By the name of what was thrown.
    pub(super) fn of(error: &JsValue) -> StorageError {
        let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
        match name.as_deref() {
            Some("QuotaExceededError") => StorageError::Full,
            // A connection that is closed, by whomever.
            Some("InvalidStateError") => StorageError::Lost,
            Some("SecurityError" | "NotAllowedError") => StorageError::Blocked,
            _ => StorageError::Failed,
        }
    }
}
