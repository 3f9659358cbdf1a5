//! A number is taken out of everything that is stored, a few texts at a time, each few in a transaction of their own.
//! That it is to be forgotten is written down first and crossed out last, so that the next page goes on with it.

use super::Store;
use super::database::{CLAIMS, FORGETTING, STORES, answer, ask};
use super::storage_error::StorageError;
use crate::browser::yield_now::yield_now;
use crate::journal::Redaction;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore, IdbRequest};

/// So many texts at a time.
const TEXTS: u32 = 64;

impl Store {
    /// Writes down that this is to be forgotten. From here on nothing is stored with it, until
    /// [`Store::write_as_it_is`].
    pub async fn intend_to_redact(&self, redaction: &Redaction) -> Result<(), StorageError> {
        let text = serde_json::to_string(redaction).expect("digits and a text are JSON");
        self.change_note(&|notes| notes.put_with_key(&text.as_str().into(), &FORGETTING.into())).await?;
        self.writer.redaction.replace(Some(redaction.clone()));
        Ok(())
    }

    /// Forgets what is to be forgotten, if there is something, whoever wrote that down. `progress` is told how many of how
    /// many texts are done. Only the tab that has claimed the right to write may do so.
    pub async fn redact(&self, progress: &dyn Fn(u32, u32)) -> Result<Option<Redaction>, StorageError> {
        let connection = self.writer.database().await;
        let written = ask(&connection, CLAIMS, &|store| store.get(&FORGETTING.into())).await?;
        let written = written.as_string().and_then(|text| serde_json::from_str::<Redaction>(&text).ok());
        let Some(redaction) = written else { return Ok(None) };
        self.writer.redaction.replace(Some(redaction.clone()));
        self.flushed().await;
        let stores = STORES.into_iter().filter(|store| *store != CLAIMS);
        let (mut total, mut done) = (0, 0);
        for store in stores.clone() {
            let count = ask(&connection, store, &|store| store.count()).await?;
            total += count.as_f64().unwrap_or_default() as u32;
        }
        progress(done, total);
        for store in stores {
            let mut after = None;
            while let Some((last, count)) = self.forget_some(store, after, &redaction).await? {
                after = Some(last);
                done += count;
                progress(done, total.max(done));
                yield_now().await;
            }
        }
        self.change_note(&|notes| notes.delete(&FORGETTING.into())).await?;
        Ok(Some(redaction))
    }

    /// What was forgotten is in nobody's memory any more, and may come anew.
    pub fn write_as_it_is(&self) {
        self.writer.redaction.replace(None);
    }

    /// The texts that follow the key `after`, in one transaction, so that nobody writes in between. The last key and how
    /// many there were; `None` if there were none.
    async fn forget_some(
        &self,
        store: &str,
        after: Option<JsValue>,
        redaction: &Redaction,
    ) -> Result<Option<(JsValue, u32)>, StorageError> {
        let range = match &after {
            Some(key) => {
                IdbKeyRange::lower_bound_with_open(key, true).map_err(|error| StorageError::of(&error))?.into()
            }
            None => JsValue::UNDEFINED,
        };
        let Some(transaction) = self.writer.begin_change().await? else { return Err(StorageError::Lost) };
        let requests = || {
            let store = transaction.object_store(store)?;
            let keys = store.get_all_keys_with_key_and_limit(&range, TEXTS)?;
            Ok([keys, store.get_all_with_key_and_limit(&range, TEXTS)?])
        };
        let [keys, values] = requests().map_err(|error: JsValue| StorageError::of(&error))?;
        let (keys, values) = (answer(&keys), answer(&values));
        let (keys, values): (Array, Array) = (keys.await?.unchecked_into(), values.await?.unchecked_into());
        let scrub = || {
            let store = transaction.object_store(store)?;
            for (key, value) in keys.iter().zip(values.iter()) {
                if let Some(without) = value.as_string().and_then(|text| redaction.in_stored(&text)) {
                    store.put_with_key(&without.into(), &key)?;
                }
            }
            Ok(())
        };
        let scrubbed = scrub();
        self.writer.end_change(transaction, scrubbed).await?;
        let count = keys.length();
        Ok((count > 0).then(|| (keys.get(count - 1), count)))
    }

    /// Writes or deletes the note of what is to be forgotten.
    async fn change_note(
        &self,
        change: &dyn Fn(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
    ) -> Result<(), StorageError> {
        let Some(transaction) = self.writer.begin_change().await? else { return Err(StorageError::Lost) };
        let made = transaction.object_store(CLAIMS).and_then(|notes| change(&notes)).map(drop);
        self.writer.end_change(transaction, made).await
    }
}
