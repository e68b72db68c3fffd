//! Reading and writing: one short transaction each, with nothing but requests in it.

use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbTransaction, IdbTransactionMode};

use super::Fault;
use super::event::{Answer, FirstEvent};
use crate::store::schema::{self, CANDIDATE_KEY, DRAFTS, LOG, MIRROR, ROOT, ROOT_KEY, TIP_KEY, ten};
use crate::store::{Batch, Contents, DraftWrite, StoreError, Ten};
use crate::vault::draft::DraftName;
use crate::vault::segment::SegmentName;

/// Every store, those of format 10 included.
const EVERY: [&str; 6] = [ROOT, MIRROR, LOG, DRAFTS, ten::META, ten::MONTHS];

/// How many segments come in one answer: about 200 KB.
const A_FEW: u32 = 4;

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
    #[derive(Debug)]
    type Committable;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &Committable) -> Result<(), JsValue>;
}

thread_local! {
    /// The options of a transaction whose `complete` arrives once the bytes are on disk.
    static STRICT: JsValue = {
        let options = js_sys::Object::new();
        // Nothing refuses a new member of a new object.
        let _ = js_sys::Reflect::set(&options, &"durability".into(), &"strict".into());
        options.into()
    };
}

/// Reads everything in one transaction.
pub(super) async fn load(database: &IdbDatabase) -> Result<Contents, Fault> {
    let mut transaction = Transaction::begin(database, &EVERY, IdbTransactionMode::Readonly)?;
    let log = transaction.store(LOG)?;
    let names = Answer::new(log.get_all_keys())?;
    let root = Rows::of(&transaction.store(ROOT)?)?;
    let drafts = Values::of_texts(&transaction.store(DRAFTS)?)?;
    let mirror = Values::of(&transaction.store(MIRROR)?)?;
    let segments = a_few_each(&log, &names.get().await?.unchecked_into())?;
    let mut contents = Contents::default();
    for (key, value) in root.get().await? {
        match (number(&key), bytes(&value)) {
            (Some(ROOT_KEY), Some(bytes)) => contents.root = Some(bytes),
            (Some(TIP_KEY), Some(bytes)) => contents.tip = Some(bytes),
            (Some(CANDIDATE_KEY), Some(bytes)) => contents.candidate = Some(bytes),
            _ => contents.foreign += 1,
        }
    }
    for few in segments {
        contents.segments.append(&mut few.get(&mut contents.foreign).await?);
    }
    contents.drafts = drafts.get(&mut contents.foreign).await?;
    contents.mirror = mirror.get(&mut contents.foreign).await?.pop();
    if contents.root.is_none() && contents.mirror.is_none() {
        contents.ten = ten(&transaction, &mut contents.foreign).await?;
    }
    transaction.over = true;
    Ok(contents)
}

/// What format 10 kept.
async fn ten(transaction: &Transaction, foreign: &mut usize) -> Result<Ten, Fault> {
    let meta = Rows::of(&transaction.store(ten::META)?)?;
    let months = Rows::of(&transaction.store(ten::MONTHS)?)?;
    let drafts = Rows::of(&transaction.store(DRAFTS)?)?;
    let mut found = Ten::default();
    for (key, value) in meta.get().await? {
        match (key.as_string().as_deref(), bytes(&value)) {
            (Some(ten::HEADER), Some(bytes)) => found.header = Some(bytes),
            (Some(ten::REVISION), Some(bytes)) => {
                found.revision = bytes.try_into().map(u32::from_le_bytes).unwrap_or_default();
            }
            _ => *foreign += 1,
        }
    }
    for (key, value) in months.get().await? {
        match number(&key).zip(bytes(&value)) {
            Some(row) => found.months.push(row),
            None => *foreign += 1,
        }
    }
    for (key, value) in drafts.get().await? {
        // Drafts of the present format are named by a text.
        match number(&key).and_then(|slot| u8::try_from(slot).ok()).zip(bytes(&value)) {
            Some(row) => found.drafts.push(row),
            None => *foreign += usize::from(key.as_string().is_none()),
        }
    }
    Ok(found)
}

/// A transaction that has asked for what a batch is compared with.
///
/// No write is requested before the comparison is done. Requesting everything at once would be faster, but if the
/// answer never came, the browser could commit writes that nobody had checked.
#[derive(Debug)]
pub(super) struct Begun {
    transaction: Transaction,
    stores: Vec<&'static str>,
    root: IdbObjectStore,
    /// The root and the tip.
    own: Answer,
    drafts: Vec<(DraftName, Answer)>,
}

impl Begun {
    /// Asks. If nothing more is requested the transaction ends by itself, and nothing has changed.
    pub(super) fn new(database: &IdbDatabase, batch: &Batch) -> Result<Self, Fault> {
        let stores = batch.stores();
        let transaction = Transaction::begin(database, &stores, IdbTransactionMode::Readwrite)?;
        let root = transaction.store(ROOT)?;
        // One request for both, since every request costs as much as a small write. A tip without a root is no root
        // either.
        let own = Answer::new(root.get_all_with_key(&between(ROOT_KEY, TIP_KEY)?))?;
        let ask = |draft: &DraftWrite| Ok((draft.name(), get(&transaction.store(DRAFTS)?, &key_of(draft))?));
        let drafts = batch.drafts.iter().map(ask).collect::<Result<_, Fault>>()?;
        Ok(Self { transaction, stores, root, own, drafts })
    }

    /// Whether it has asked for all that this batch is compared with.
    pub(super) fn is_of(&self, batch: &Batch) -> bool {
        let drafts = self.drafts.iter().map(|(name, _)| *name);
        self.stores == batch.stores() && drafts.eq(batch.drafts.iter().map(DraftWrite::name))
    }

    /// Compares and writes.
    pub(super) async fn commit(self, batch: &Batch) -> Result<(), Fault> {
        let Self { transaction, root, own, drafts: asked, .. } = self;
        // What there is to do before the answer comes costs no time.
        let log = transaction.store(LOG)?;
        let segments: Vec<(JsValue, Uint8Array)> = batch
            .segments
            .iter()
            .map(|(name, bytes)| (segment_key(*name), Uint8Array::from(bytes.as_slice())))
            .collect();
        let own: Array = own.get().await?.unchecked_into();
        expect(bytes(&own.get(0)) == batch.root)?;
        let tip_now = bytes(&own.get(1));
        expect(batch.tip.as_ref().is_none_or(|tip| tip.read == tip_now))?;
        let mut drafts = Vec::new();
        for (draft, (_, answer)) in batch.drafts.iter().zip(asked) {
            let there = bytes(&answer.get().await?);
            match draft {
                DraftWrite::Keep(_, swap) => {
                    expect(swap.read == there)?;
                    drafts.push((key_of(draft), Some(&swap.now)));
                }
                DraftWrite::Clear(_, seen) if there.as_ref() == Some(seen) => drafts.push((key_of(draft), None)),
                DraftWrite::Clear(..) => {}
            }
        }
        if batch.replaces {
            clear(&transaction, &EVERY)?;
        }
        for (key, bytes) in segments {
            log.put_with_key(&bytes, &key).map_err(|error| Fault::of(&error))?;
        }
        for (key, value) in drafts {
            put_or_delete(&transaction.store(DRAFTS)?, &key, value.map(Vec::as_slice))?;
        }
        if let Some(tip) = &batch.tip {
            put(&root, &TIP_KEY.into(), &tip.now)?;
        }
        if let Some(bytes) = &batch.new_root {
            put(&root, &ROOT_KEY.into(), bytes)?;
        }
        if let Some(bytes) = &batch.mirror {
            put(&transaction.store(MIRROR)?, &ROOT_KEY.into(), bytes)?;
        }
        if let Some(bytes) = &batch.candidate {
            put(&root, &CANDIDATE_KEY.into(), bytes)?;
        }
        if let Some(generation) = batch.leaves_only {
            leave_only(&transaction, generation)?;
        }
        transaction.complete().await
    }
}

impl Batch {
    /// The stores that it touches. Fewer stores make a smaller transaction.
    fn stores(&self) -> Vec<&'static str> {
        if self.replaces || self.leaves_only.is_some() {
            return EVERY.to_vec();
        }
        let used = [(DRAFTS, !self.drafts.is_empty()), (MIRROR, self.mirror.is_some())];
        let used = used.into_iter().filter_map(|(store, used)| used.then_some(store));
        [ROOT, LOG].into_iter().chain(used).collect()
    }
}

/// Empties every store in one transaction.
pub(super) async fn erase(database: &IdbDatabase) -> Result<(), Fault> {
    let transaction = Transaction::begin(database, &EVERY, IdbTransactionMode::Readwrite)?;
    clear(&transaction, &EVERY)?;
    transaction.complete().await
}

fn clear(transaction: &Transaction, stores: &[&str]) -> Result<(), Fault> {
    for store in stores {
        transaction.store(store)?.clear().map_err(|error| Fault::of(&error))?;
    }
    Ok(())
}

/// Removes the segments of all generations but one, the candidate, and what format 10 kept.
fn leave_only(transaction: &Transaction, generation: u32) -> Result<(), Fault> {
    let log = transaction.store(LOG)?;
    let generation_key = |generation: u32| Array::of1(&generation.into());
    delete(&log, &between(Array::new(), generation_key(generation))?)?;
    delete(&log, &between(generation_key(generation.saturating_add(1)), Array::of1(&Array::new()))?)?;
    delete(&transaction.store(ROOT)?, &CANDIDATE_KEY.into())?;
    delete(&transaction.store(DRAFTS)?, &between(0, u8::MAX)?)?;
    clear(transaction, &[ten::META, ten::MONTHS])
}

/// Every key from one to another. A segment's key is never just its generation, so that one ends a range before it.
fn between(first: impl Into<JsValue>, last: impl Into<JsValue>) -> Result<JsValue, Fault> {
    let range = IdbKeyRange::bound(&first.into(), &last.into()).map_err(|error| Fault::of(&error))?;
    Ok(range.into())
}

fn key_of(draft: &DraftWrite) -> JsValue {
    schema::draft_key(draft.name()).into()
}

fn segment_key(name: SegmentName) -> JsValue {
    Array::of2(&name.generation.into(), &name.number.into()).into()
}

/// A transaction, aborted if it is dropped before it is over: after an early return, nothing of it may stay.
#[derive(Debug)]
struct Transaction {
    inner: Committable,
    end: Option<FirstEvent>,
    over: bool,
}

impl Transaction {
    /// Writes are strict: `complete` arrives once the bytes are on disk.
    fn begin(database: &IdbDatabase, stores: &[&str], mode: IdbTransactionMode) -> Result<Self, Fault> {
        let stores: Array = stores.iter().map(|store| JsString::from(*store)).collect();
        let database: &Database = database.unchecked_ref();
        let begun = STRICT.with(|strict| database.transaction(&stores, mode, strict));
        let inner = begun.map_err(|error| Fault::of(&error))?;
        let end = FirstEvent::new(|complete, abort| {
            inner.set_oncomplete(Some(complete));
            inner.set_onabort(Some(abort));
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
        let is_complete = end.await;
        self.over = true;
        if is_complete {
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

/// The values under these keys, which are in order. They are asked for a few at a time, all at once: a browser takes
/// three times as long to hand over the whole log in one answer.
fn a_few_each(store: &IdbObjectStore, keys: &Array) -> Result<Vec<Values>, Fault> {
    let few = |from: u32| {
        let last = keys.length().min(from + A_FEW) - 1;
        let range = IdbKeyRange::bound(&keys.get(from), &keys.get(last)).map_err(|error| Fault::of(&error))?;
        Ok(Values(Answer::new(store.get_all_with_key(&range))?))
    };
    (0..keys.length()).step_by(A_FEW as usize).map(few).collect()
}

/// All values of a store, in key order.
struct Values(Answer);

impl Values {
    fn of(store: &IdbObjectStore) -> Result<Self, Fault> {
        Ok(Self(Answer::new(store.get_all())?))
    }

    /// Only those whose key is a text. The drafts of format 10 lie under numbers in the same store.
    fn of_texts(store: &IdbObjectStore) -> Result<Self, Fault> {
        let texts = IdbKeyRange::lower_bound(&"".into()).map_err(|error| Fault::of(&error))?;
        Ok(Self(Answer::new(store.get_all_with_key(&texts))?))
    }

    /// The values that are bytes. Others are counted as foreign.
    async fn get(self, foreign: &mut usize) -> Result<Vec<Vec<u8>>, Fault> {
        let values: Array = self.0.get().await?.unchecked_into();
        let found: Vec<_> = values.iter().filter_map(|value| bytes(&value)).collect();
        *foreign += values.iter().count() - found.len();
        Ok(found)
    }
}

/// All rows of a store, in key order.
struct Rows {
    keys: Answer,
    values: Answer,
}

impl Rows {
    fn of(store: &IdbObjectStore) -> Result<Self, Fault> {
        Ok(Self { keys: Answer::new(store.get_all_keys())?, values: Answer::new(store.get_all())? })
    }

    async fn get(self) -> Result<Vec<(JsValue, JsValue)>, Fault> {
        let keys: Array = self.keys.get().await?.unchecked_into();
        let values: Array = self.values.get().await?.unchecked_into();
        Ok(keys.iter().zip(values.iter()).collect())
    }
}

fn number(key: &JsValue) -> Option<u32> {
    let whole = key.as_f64().filter(|number| number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number in the range of u32")]
    whole.map(|number| number as u32)
}

/// The bytes of a value; `None` if there is none, or if it is not bytes.
fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

fn get(store: &IdbObjectStore, key: &JsValue) -> Result<Answer, Fault> {
    Answer::new(store.get(key))
}

fn expect(as_expected: bool) -> Result<(), Fault> {
    if as_expected { Ok(()) } else { Err(Fault::Lasting(StoreError::Conflict)) }
}

fn put(store: &IdbObjectStore, key: &JsValue, value: &[u8]) -> Result<(), Fault> {
    put_or_delete(store, key, Some(value))
}

/// If the request fails it aborts its transaction, so nobody needs to listen to it.
fn put_or_delete(store: &IdbObjectStore, key: &JsValue, value: Option<&[u8]>) -> Result<(), Fault> {
    match value {
        Some(value) => store.put_with_key(&Uint8Array::from(value), key).map(drop).map_err(|error| Fault::of(&error)),
        None => delete(store, key),
    }
}

/// Removes what lies under a key, or within a range of keys.
fn delete(store: &IdbObjectStore, keys: &JsValue) -> Result<(), Fault> {
    store.delete(keys).map(drop).map_err(|error| Fault::of(&error))
}
