//! A store in memory that can be closed: from then on it is read and never written.

use std::cell::Cell;
use std::rc::Rc;

use super::memory::MemoryStore;
use super::{Batch, Contents, Store, StoreError};

/// For looking at records without keeping them. Clones share one store.
#[derive(Clone, Debug, Default)]
pub struct LookStore {
    store: MemoryStore,
    is_closed: Rc<Cell<bool>>,
}

impl LookStore {
    /// Refuses every write from now on, with [`StoreError::LookOnly`].
    pub fn close(&self) {
        self.is_closed.set(true);
    }

    fn writable(&self) -> Result<&MemoryStore, StoreError> {
        if self.is_closed.get() { Err(StoreError::LookOnly) } else { Ok(&self.store) }
    }
}

impl Store for LookStore {
    async fn load(&self) -> Result<Contents, StoreError> {
        self.store.load().await
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        self.writable()?.commit(batch).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.writable()?.erase().await
    }
}
