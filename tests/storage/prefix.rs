//! A store that stops in the middle of a batch, as no browser should.

use std::cell::Cell;

use tidemark::store::memory::MemoryStore;
use tidemark::store::{Batch, Contents, CopyPart, Store, StoreError};

/// Keeps only the first parts of the next batch, in the order in which they are written, and says that it failed.
pub(crate) struct PrefixStore {
    store: MemoryStore,
    parts: Cell<Option<usize>>,
    cut: Cell<bool>,
}

impl PrefixStore {
    /// Over this store, which it shares.
    pub(crate) fn new(store: &MemoryStore) -> Self {
        Self { store: store.clone(), parts: Cell::new(None), cut: Cell::new(false) }
    }

    /// Keeps this many parts of the next batch.
    pub(crate) fn keep_only(&self, parts: usize) {
        self.parts.set(Some(parts));
        self.cut.set(false);
    }

    /// Whether that batch had more parts.
    pub(crate) fn was_cut(&self) -> bool {
        self.cut.get()
    }
}

impl Store for PrefixStore {
    async fn load(&self) -> Result<Contents, StoreError> {
        self.store.load().await
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        // The comparison comes before all parts.
        MemoryStore::holding(self.store.load().await?).commit(batch).await?;
        let Some(parts) = self.parts.take() else { return self.store.commit(batch).await };
        let prefix = prefix_of(batch, parts);
        self.cut.set(prefix != *batch);
        self.store.commit(&prefix).await?;
        if self.was_cut() { Err(StoreError::Failed("stopped in the middle".into())) } else { Ok(()) }
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.store.erase().await
    }

    async fn read_copy(&self) -> Option<Vec<u8>> {
        self.store.read_copy().await
    }

    async fn replace_copy(&self, bytes: Vec<u8>) -> bool {
        self.store.replace_copy(bytes).await
    }

    async fn write_copy(&self, parts: Vec<CopyPart>) -> bool {
        self.store.write_copy(parts).await
    }
}

/// The first parts of a batch. That everything else is removed counts as one.
pub(crate) fn prefix_of(batch: &Batch, mut parts: usize) -> Batch {
    let mut take = |wanted: usize| {
        let taken = wanted.min(parts);
        parts -= taken;
        taken
    };
    Batch {
        root: batch.root.clone(),
        replaces: take(batch.replaces.into()) > 0,
        segments: batch.segments[..take(batch.segments.len())].to_vec(),
        drafts: batch.drafts[..take(batch.drafts.len())].to_vec(),
        tip: batch.tip.clone().filter(|_| take(1) > 0),
        new_root: batch.new_root.clone().filter(|_| take(1) > 0),
        mirror: batch.mirror.clone().filter(|_| take(1) > 0),
        candidate: batch.candidate.clone().filter(|_| take(1) > 0),
        leaves_only: batch.leaves_only.filter(|_| take(1) > 0),
    }
}
