//! Sealing everything anew: stopped anywhere, the records open by the old keys or by the new ones; and nothing that
//! another tab writes meanwhile is lost.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use super::*;
use crate::storage::prefix::prefix_of;
use tidemark::store::{Batch, CopyPart, StoreError};
use tidemark::vault::segment::Segment;
use tidemark::vault::{copy, root};

/// A store whose process is killed after some parts of some write: nothing is written from then on.
#[derive(Clone)]
struct Killed {
    store: MemoryStore,
    /// How many more writes happen completely.
    writes: Rc<Cell<usize>>,
    /// How many parts of the next one happen.
    parts: usize,
    is_over: Rc<Cell<bool>>,
    /// Whether those were all parts of it.
    was_whole: Rc<Cell<bool>>,
}

impl Killed {
    fn after(store: &MemoryStore, writes: usize, parts: usize) -> Self {
        let writes = Rc::new(Cell::new(writes));
        Self { store: store.clone(), writes, parts, is_over: Rc::default(), was_whole: Rc::default() }
    }

    fn gone() -> StoreError {
        StoreError::Unavailable("killed".into())
    }
}

impl Store for Killed {
    async fn load(&self) -> Result<Contents, StoreError> {
        if self.is_over.get() { Err(Self::gone()) } else { self.store.load().await }
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        if self.is_over.get() {
            return Err(Self::gone());
        }
        if let Some(left) = self.writes.get().checked_sub(1) {
            self.writes.set(left);
            return self.store.commit(batch).await;
        }
        self.is_over.set(true);
        MemoryStore::holding(self.store.load().await?).commit(batch).await?;
        let prefix = prefix_of(batch, self.parts);
        self.was_whole.set(prefix == *batch);
        self.store.commit(&prefix).await?;
        Err(Self::gone())
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.store.erase().await
    }

    async fn read_copy(&self) -> Option<Vec<u8>> {
        self.store.read_copy().await
    }

    async fn replace_copy(&self, bytes: Vec<u8>) -> bool {
        !self.is_over.get() && self.store.replace_copy(bytes).await
    }

    async fn write_copy(&self, parts: Vec<CopyPart>) -> bool {
        !self.is_over.get() && self.store.write_copy(parts).await
    }
}

/// A store of its own with the same contents.
fn twin(store: &MemoryStore) -> MemoryStore {
    MemoryStore::holding(contents(store)).with_copy(ready(store.read_copy()).unwrap())
}

/// Stops `change` after each part of each of its writes. `before` and `after` open the records.
fn stop_everywhere(
    kept: &MemoryStore,
    before: Option<&Unlock>,
    after: Option<&Unlock>,
    change: impl Fn(&Tab<Killed>) -> Result<(), Failure>,
) {
    let (mut old, mut new) = (0, 0);
    for writes in 0.. {
        for parts in 0.. {
            let store = twin(kept);
            let killed = Killed::after(&store, writes, parts);
            let done = change(&open_with(killed.clone(), before).unwrap());
            if !killed.is_over.get() {
                assert_eq!(done, Ok(()));
                assert!(old > 2 && new > 3, "{old} times old, {new} times new");
                return;
            }
            let place = format!("stopped after {parts} parts of write {writes}");
            let is_new = match after {
                Some(_) => open_with(store.clone(), before).is_err(),
                None => open_with(store.clone(), None).is_ok(),
            };
            *(if is_new { &mut new } else { &mut old }) += 1;
            let opened = open_with(store.clone(), if is_new { after } else { before });
            let app = opened.unwrap_or_else(|failure| panic!("{place}: {failure}"));
            is_whole(&app);
            is_settled(&app, &store, &place);
            if is_new {
                continue_after(&app, &place);
            } else {
                change(&open_with(Killed::after(&store, usize::MAX, 0), before).unwrap()).unwrap();
                is_whole(&open_with(store, after).unwrap());
            }
            if killed.was_whole.get() {
                break;
            }
        }
    }
}

/// Checks that whoever opened the records has cleared away what is of another root.
fn is_settled(app: &Tab, store: &MemoryStore, place: &str) {
    ready(app.keep_copy());
    let left = contents(store);
    assert_eq!(left.candidate, None, "{place}");
    let Some(Ok(root)) = left.root.as_ref().map(|root| root::read(root).slots().map(<[_]>::to_vec).ok_or(())) else {
        panic!("{place}: no root")
    };
    let names = left.segments.iter().map(|bytes| Segment::name_of(bytes).unwrap().generation);
    let generations: BTreeSet<_> = names.collect();
    assert_eq!(generations.len(), 1, "{place}");
    let file = ready(store.read_copy()).unwrap();
    let beside = copy::read(&file).roots.into_iter().flatten().chain(left.mirror.as_deref());
    for other in beside {
        assert_eq!(root::read(other).slots().unwrap(), root, "{place}");
    }
}

fn continue_after(app: &Tab, place: &str) {
    ready(app.save(Some(&id(7).to_string()), mood("1"))).unwrap_or_else(|failure| panic!("{place}: {failure}"));
}

#[test]
fn a_lock_that_is_set_is_there_or_not() {
    stop_everywhere(&kept(), None, Some(&unlock(PASSPHRASE, 10)), |app| ready(app.set_lock(&lock(10))));
}

#[test]
fn a_lock_that_is_renewed_is_the_old_one_or_the_new_one() {
    let store = kept();
    ready(open(store.clone(), 2).set_lock(&lock(10))).unwrap();
    let (old, new) = (unlock(PASSPHRASE, 10), unlock(RECOVERY, 21));
    stop_everywhere(&store, Some(&old), Some(&new), |app| ready(app.renew_lock(&lock(20))));
}

#[test]
fn a_lock_that_is_removed_is_there_or_not() {
    let store = kept();
    ready(open(store.clone(), 2).set_lock(&lock(10))).unwrap();
    stop_everywhere(&store, Some(&unlock(RECOVERY, 11)), None, |app| ready(app.remove_lock()));
}

/// A store in which another tab writes just before some write of this one.
struct Overtaken {
    store: MemoryStore,
    other: Tab,
    /// Before which of the writes that are still to come.
    before: Cell<Option<usize>>,
    /// What the other tab was told.
    told: Rc<RefCell<Option<Result<(), Failure>>>>,
}

impl Store for Overtaken {
    async fn load(&self) -> Result<Contents, StoreError> {
        self.store.load().await
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        if self.before.get() == Some(0) {
            let entry = self.other.save(Some(&id(7).to_string()), mood("2")).await.map(drop);
            let draft = self.other.keep_draft(DraftSlot::CheckIn, &id(8).to_string(), "typed meanwhile").await;
            self.told.replace(Some(entry.and(draft)));
        }
        self.before.set(self.before.get().and_then(|before| before.checked_sub(1)));
        self.store.commit(batch).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.store.erase().await
    }
}

#[test]
fn what_another_tab_writes_meanwhile_is_sealed_too_or_refused() {
    let (mut kept_by_other, mut refused) = (0, 0);
    for before in 0.. {
        let store = twin(&kept());
        let told = Rc::default();
        let overtaken = Overtaken {
            other: open(store.clone(), 3),
            store: store.clone(),
            before: Cell::new(Some(before)),
            told: Rc::clone(&told),
        };
        ready(open(overtaken, 2).set_lock(&lock(10))).unwrap();
        let app = open_with(store, Some(&unlock(PASSPHRASE, 10))).unwrap();
        let draft = ready(app.draft(DraftSlot::CheckIn, Some(&id(8).to_string()))).unwrap();
        let entries = ready(app.sentinel()).entries;
        let told = told.borrow_mut().take();
        match told {
            Some(Ok(())) => {
                kept_by_other += 1;
                assert_eq!((entries, draft.unwrap().text.as_str()), (8, "typed meanwhile"), "before write {before}");
            }
            Some(Err(failure)) => {
                refused += 1;
                assert!(matches!(failure, Failure::Locked { .. }), "{failure}");
                assert_eq!((entries, draft), (7, None));
            }
            None => break,
        }
    }
    assert!(kept_by_other > 2 && refused > 2, "{kept_by_other} kept, {refused} refused");
}

/// More than is written at a time.
#[test]
fn many_records() {
    const SAVES: u32 = 700;
    let store = MemoryStore::default();
    let app = open(store.clone(), 1);
    let long = "a line of a long question. ".repeat(10);
    for round in 0..SAVES {
        let asked: Vec<String> = (0..5).map(|number| format!("{round} {number} {long}")).collect();
        ready(app.save_questions(&asked)).unwrap();
    }
    assert!(contents(&store).segments.len() > 16, "{} segments", contents(&store).segments.len());
    ready(app.set_lock(&lock(10))).unwrap();
    let app = open_with(store, Some(&unlock(PASSPHRASE, 10))).unwrap();
    assert_eq!(ready(app.sentinel()).entries, SAVES);
    assert_eq!(ready(app.plan_history()).len(), SAVES as usize);
}

/// A full store refuses, and leaves the records as they were.
#[test]
fn a_full_store() {
    struct Full(MemoryStore);

    impl Store for Full {
        async fn load(&self) -> Result<Contents, StoreError> {
            self.0.load().await
        }

        async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
            if batch.segments.is_empty() { self.0.commit(batch).await } else { Err(StoreError::Full) }
        }

        async fn erase(&self) -> Result<(), StoreError> {
            self.0.erase().await
        }
    }

    let store = twin(&kept());
    let before = contents(&store);
    let done = ready(open(Full(store.clone()), 2).set_lock(&lock(10)));
    assert_eq!(done, Err(Failure::Store(StoreError::Full)));
    assert_eq!(contents(&store), before);
}
