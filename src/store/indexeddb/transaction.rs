//! Reading and writing: one short transaction each, with nothing but requests in it.

use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbTransaction, IdbTransactionMode};

use super::Fault;
use super::event::{Answer, FirstEvent};
use crate::store::schema::{DRAFTS, HEADER, META, MONTHS, REVISION};
use crate::store::{Batch, Contents, LogWrite, StoreError};

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the options of `transaction`, which web-sys calls unstable.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Database,
        stores: &Array,
        mode: IdbTransactionMode,
        options: &JsValue,
    ) -> Result<Committable, JsValue>;

    /// `IDBTransaction` with `commit`, which web-sys calls deprecated by mistake.
    #[wasm_bindgen(extends = IdbTransaction)]
    type Committable;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &Committable) -> Result<(), JsValue>;
}

/// Reads everything in one transaction.
pub(super) async fn load(database: &IdbDatabase) -> Result<Contents, Fault> {
    let mut transaction = Transaction::begin(database, &[META, MONTHS, DRAFTS], IdbTransactionMode::Readonly)?;
    let meta = Meta::of(&transaction.store(META)?)?;
    let months = Rows::of(&transaction.store(MONTHS)?)?;
    let drafts = Rows::of(&transaction.store(DRAFTS)?)?;
    let Stored { header, revision } = meta.get().await?;
    let contents = Contents { header, revision, months: months.get().await?, drafts: drafts.get().await? };
    transaction.over = true;
    Ok(contents)
}

/// Compares and writes in one transaction.
///
/// No write is requested before the comparison is done. Requesting everything at once would be faster, but if the
/// answer never came, the browser could commit writes that nobody had checked.
pub(super) async fn commit(database: &IdbDatabase, batch: &Batch) -> Result<(), Fault> {
    let stores: &[&str] = match batch {
        Batch::Found(_) => &[META],
        Batch::Write { log: None, .. } => &[META, DRAFTS],
        Batch::Write { .. } => &[META, MONTHS, DRAFTS],
    };
    let transaction = Transaction::begin(database, stores, IdbTransactionMode::Readwrite)?;
    let meta = transaction.store(META)?;
    let found = Meta::of(&meta)?.get().await?;
    match batch {
        Batch::Found(header) => {
            expect(found.header.is_none())?;
            put(&meta, &HEADER.into(), header)?;
        }
        Batch::Write { header, log, drafts } => {
            expect(found.header.as_ref() == Some(header))?;
            if let Some(log) = log {
                expect(found.revision == log.expected)?;
                put_log(&transaction, &meta, log)?;
            }
            for (slot, draft) in drafts {
                put_or_delete(&transaction.store(DRAFTS)?, &(*slot).into(), draft.as_deref())?;
            }
        }
    }
    transaction.complete().await
}

/// Empties every store in one transaction.
pub(super) async fn erase(database: &IdbDatabase) -> Result<(), Fault> {
    let transaction = Transaction::begin(database, &[META, MONTHS, DRAFTS], IdbTransactionMode::Readwrite)?;
    for store in [META, MONTHS, DRAFTS] {
        transaction.store(store)?.clear().map_err(|error| Fault::of(&error))?;
    }
    transaction.complete().await
}

fn put_log(transaction: &Transaction, meta: &IdbObjectStore, log: &LogWrite) -> Result<(), Fault> {
    let months = transaction.store(MONTHS)?;
    for (month, row) in &log.months {
        put(&months, &(*month).into(), row)?;
    }
    put(meta, &REVISION.into(), &log.revision.to_le_bytes())
}

/// A transaction, aborted if it is dropped before it is over: after an early return, nothing of it may stay.
struct Transaction {
    inner: Committable,
    end: Option<FirstEvent>,
    over: bool,
}

impl Transaction {
    /// Writes are strict: `complete` arrives once the bytes are on disk.
    fn begin(database: &IdbDatabase, stores: &[&str], mode: IdbTransactionMode) -> Result<Self, Fault> {
        let stores: Array = stores.iter().map(|store| JsString::from(*store)).collect();
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(|error| Fault::of(&error))?;
        let database: &Database = database.unchecked_ref();
        let inner = database.transaction(&stores, mode, &options).map_err(|error| Fault::of(&error))?;
        let end = FirstEvent::new(|handler| {
            inner.set_oncomplete(Some(handler));
            inner.set_onabort(Some(handler));
        });
        Ok(Self { inner, end: Some(end), over: false })
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, Fault> {
        self.inner.object_store(name).map_err(|error| Fault::of(&error))
    }

    /// Commits. Returns `Ok` only after the `complete` event.
    async fn complete(mut self) -> Result<(), Fault> {
        // A refusal means that it was aborted in the meantime, and the event says why.
        let _ = self.inner.commit();
        let Some(end) = self.end.take() else { return Ok(()) };
        let event = end.await;
        self.over = true;
        if event.type_() == "complete" {
            return Ok(());
        }
        Err(match self.inner.error() {
            Some(error) => Fault::of(&error),
            None => Fault::Passing(StoreError::Failed("the transaction was aborted".into())),
        })
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if !self.over {
            // It refuses only when the transaction is over already, which is just as good.
            let _ = self.inner.abort();
        }
    }
}

/// What [`META`] holds, read with one request: every request costs as much as a small write.
struct Meta(Answer);

struct Stored {
    header: Option<Vec<u8>>,
    revision: u32,
}

impl Meta {
    fn of(store: &IdbObjectStore) -> Result<Self, Fault> {
        Ok(Self(Answer::new(store.get_all())?))
    }

    async fn get(self) -> Result<Stored, Fault> {
        // In the order of the keys; the header's comes first. A revision without a header reads as a damaged header,
        // which is how it should be treated.
        let values: Array = self.0.get().await?.unchecked_into();
        Ok(Stored { header: bytes(&values.get(0))?, revision: read_revision(&values.get(1))? })
    }
}

/// All rows of a store with numeric keys, in key order.
struct Rows {
    keys: Answer,
    values: Answer,
}

impl Rows {
    fn of(store: &IdbObjectStore) -> Result<Self, Fault> {
        Ok(Self { keys: Answer::new(store.get_all_keys())?, values: Answer::new(store.get_all())? })
    }

    async fn get<K: TryFrom<u32>>(self) -> Result<Vec<(K, Vec<u8>)>, Fault> {
        let keys: Array = self.keys.get().await?.unchecked_into();
        let values: Array = self.values.get().await?.unchecked_into();
        keys.iter()
            .zip(values.iter())
            .map(|(key, value)| Ok((number(&key)?, bytes(&value)?.unwrap_or_default())))
            .collect()
    }
}

fn number<K: TryFrom<u32>>(key: &JsValue) -> Result<K, Fault> {
    let whole = key.as_f64().filter(|number| number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number in the range of u32")]
    let key = whole.and_then(|number| K::try_from(number as u32).ok());
    key.ok_or_else(|| Fault::Lasting(StoreError::Failed("a row has a key that no app wrote".into())))
}

fn bytes(value: &JsValue) -> Result<Option<Vec<u8>>, Fault> {
    if value.is_undefined() {
        return Ok(None);
    }
    let foreign = || Fault::Lasting(StoreError::Failed("a row holds something other than bytes".into()));
    value.dyn_ref::<Uint8Array>().map(|bytes| Some(bytes.to_vec())).ok_or_else(foreign)
}

/// A missing or malformed revision reads as 0: the heads of the months hold the same number, and a gap is noticed
/// either way.
fn read_revision(value: &JsValue) -> Result<u32, Fault> {
    let bytes = bytes(value)?.unwrap_or_default();
    Ok(bytes.as_slice().try_into().map(u32::from_le_bytes).unwrap_or_default())
}

fn expect(as_expected: bool) -> Result<(), Fault> {
    if as_expected { Ok(()) } else { Err(Fault::Lasting(StoreError::Conflict)) }
}

fn put(store: &IdbObjectStore, key: &JsValue, value: &[u8]) -> Result<(), Fault> {
    put_or_delete(store, key, Some(value))
}

/// If the request fails it aborts its transaction, so nobody needs to listen to it.
fn put_or_delete(store: &IdbObjectStore, key: &JsValue, value: Option<&[u8]>) -> Result<(), Fault> {
    let made = match value {
        Some(value) => store.put_with_key(&Uint8Array::from(value), key),
        None => store.delete(key),
    };
    made.map(drop).map_err(|error| Fault::of(&error))
}
