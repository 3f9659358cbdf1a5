//! A number is taken out of everything that is stored, a few texts at a time, each few in a transaction of their own.
//! That it is to be forgotten is written down first and crossed out last, so that the next page goes on with it.

use super::Store;
use super::database::{CLAIMS, Change, STORES, answer, ask, begin, change, finish, latest_claim};
use super::trouble::Trouble;
use crate::journal::Forgetting;
use crate::shell::turn::turn;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbKeyRange};

/// Under this key of the claims it is written down.
const INTENTION: f64 = 1.0;
/// So many texts at a time.
const TEXTS: u32 = 64;

impl Store {
    /// Writes down that this is to be forgotten. From here on nothing is stored with it, until
    /// [`Store::write_as_it_is`].
    pub async fn intend_to_forget(&self, forgetting: &Forgetting) -> Result<(), Trouble> {
        let connection = self.writer.connection().await?;
        let text = serde_json::to_string(forgetting).expect("digits and a text are JSON");
        let put = change(&connection, self.writer.claim.get(), |transaction| {
            transaction.object_store(CLAIMS)?.put_with_key(&text.as_str().into(), &INTENTION.into())?;
            Ok(())
        });
        if put.await? == Change::Refused {
            return Err(Trouble::Lost);
        }
        self.writer.forgetting.replace(Some(forgetting.clone()));
        Ok(())
    }

    /// Forgets what is to be forgotten, if there is something, whoever wrote that down. `progress` is told how many of how
    /// many texts are done. Only the tab that has claimed the right to write may do so.
    pub async fn forget(&self, progress: impl Fn(u32, u32)) -> Result<Option<Forgetting>, Trouble> {
        let connection = self.writer.connection().await?;
        let written = ask(&connection, CLAIMS, |store| store.get(&INTENTION.into())).await?;
        let written = written.as_string().and_then(|text| serde_json::from_str::<Forgetting>(&text).ok());
        let Some(forgetting) = written else { return Ok(None) };
        self.writer.forgetting.replace(Some(forgetting.clone()));
        self.flushed().await;
        let stores = STORES.into_iter().filter(|store| *store != CLAIMS);
        let (mut total, mut done) = (0, 0);
        for store in stores.clone() {
            let count = ask(&connection, store, |store| store.count()).await?;
            total += count.as_f64().unwrap_or_default() as u32;
        }
        progress(done, total);
        for store in stores {
            let mut after = None;
            while let Some((last, count)) = self.forget_some(&connection, store, after, &forgetting).await? {
                after = Some(last);
                done += count;
                progress(done, total.max(done));
                turn().await;
            }
        }
        let crossed_out = change(&connection, self.writer.claim.get(), |transaction| {
            transaction.object_store(CLAIMS)?.delete(&INTENTION.into())?;
            Ok(())
        });
        if crossed_out.await? == Change::Refused {
            return Err(Trouble::Lost);
        }
        Ok(Some(forgetting))
    }

    /// What was forgotten is in nobody's memory any more, and may come anew.
    pub fn write_as_it_is(&self) {
        self.writer.forgetting.replace(None);
    }

    /// The texts that follow the key `after`, in one transaction, so that nobody writes in between. The last key and how
    /// many there were; `None` if there were none.
    async fn forget_some(
        &self,
        connection: &IdbDatabase,
        store: &str,
        after: Option<JsValue>,
        forgetting: &Forgetting,
    ) -> Result<Option<(JsValue, u32)>, Trouble> {
        let transaction = begin(connection)?;
        if let Some(claim) = self.writer.claim.get()
            && latest_claim(&transaction).await? > claim
        {
            return Err(Trouble::Lost);
        }
        let failed = |error: JsValue| Trouble::of(&error);
        let range = match after {
            Some(key) => IdbKeyRange::lower_bound_with_open(&key, true).map_err(failed)?.into(),
            None => JsValue::UNDEFINED,
        };
        let texts = transaction.object_store(store).map_err(failed)?;
        let keys = texts.get_all_keys_with_key_and_limit(&range, TEXTS).map_err(failed)?;
        let keys: Array = answer(&keys).await?.unchecked_into();
        let values = texts.get_all_with_key_and_limit(&range, TEXTS).map_err(failed)?;
        let values: Array = answer(&values).await?.unchecked_into();
        let put = |_: &_| {
            for (key, value) in keys.iter().zip(values.iter()) {
                if let Some(without) = value.as_string().and_then(|text| forgetting.in_stored(&text)) {
                    texts.put_with_key(&without.into(), &key)?;
                }
            }
            Ok(())
        };
        finish(&transaction, put).await?;
        let count = keys.length();
        Ok((count > 0).then(|| (keys.get(count - 1), count)))
    }
}
