//! Whether this browser has had a configuration, for the time when the server has none.

use crate::browser::clock::window;
use crate::browser::local_storage;
use crate::browser::store::DATABASE;
use crate::config::Evidence;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// In `localStorage`: the console has been started with a configuration.
const MARK: &str = "agent-console.configured";
/// A storage that does not answer is as good as none, milliseconds.
const LIMIT_MS: i32 = 2_000;

pub fn leave_mark() {
    local_storage::write(MARK, "true");
}

/// `kept`: the service worker keeps a file.
pub async fn gather(kept: bool) -> Evidence {
    Evidence { mark: local_storage::read(MARK).is_some(), kept, journal: has_journal().await }
}

/// A simulated bar's journal has another name. Old browsers don't name their databases.
async fn has_journal() -> bool {
    let Ok(names) = databases() else { return false };
    let late = Promise::new(&mut |done, _| {
        // Without a timer there is no limit.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, LIMIT_MS);
    });
    let found = JsFuture::from(Promise::race(&Array::of2(&names, &late))).await.unwrap_or_default();
    let named = |found: JsValue| Reflect::get(&found, &"name".into()).is_ok_and(|name| name == DATABASE);
    found.dyn_ref::<Array>().is_some_and(|list| list.iter().any(named))
}

fn databases() -> Result<Promise, JsValue> {
    let factory = window().indexed_db()?.ok_or(JsValue::NULL)?;
    let databases: Function = Reflect::get(&factory, &"databases".into())?.dyn_into()?;
    databases.call0(&factory)?.dyn_into()
}
