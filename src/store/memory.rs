//! A store in memory, for sample data, tests and benchmarks.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Batch, Contents, Store, StoreError};

/// Keeps everything until the last clone is dropped. Clones share one store, just as tabs share one database.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    contents: Rc<RefCell<Contents>>,
}

impl MemoryStore {
    /// A store with these contents.
    pub fn holding(contents: Contents) -> Self {
        Self { contents: Rc::new(RefCell::new(contents)) }
    }
}

impl Store for MemoryStore {
    async fn load(&self) -> Result<Contents, StoreError> {
        Ok(self.contents.borrow().clone())
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        let mut contents = self.contents.borrow_mut();
        match batch {
            Batch::Found(_) if contents.header.is_some() => Err(StoreError::Conflict),
            Batch::Found(header) => {
                contents.header = Some(header.clone());
                Ok(())
            }
            Batch::Write { header, log, drafts } => {
                let moved = log.as_ref().is_some_and(|log| log.expected != contents.revision);
                if contents.header.as_ref() != Some(header) || moved {
                    return Err(StoreError::Conflict);
                }
                if let Some(log) = log {
                    contents.revision = log.revision;
                    for (month, row) in &log.months {
                        put(&mut contents.months, *month, Some(row));
                    }
                }
                for (slot, draft) in drafts {
                    put(&mut contents.drafts, *slot, draft.as_ref());
                }
                Ok(())
            }
        }
    }

    async fn erase(&self) -> Result<(), StoreError> {
        *self.contents.borrow_mut() = Contents::default();
        Ok(())
    }
}

/// Sets or removes the value of a key in a list sorted by key.
fn put<K: Ord + Copy>(rows: &mut Vec<(K, Vec<u8>)>, key: K, value: Option<&Vec<u8>>) {
    match (rows.binary_search_by_key(&key, |(key, _)| *key), value) {
        (Ok(index), Some(value)) => rows[index].1.clone_from(value),
        (Ok(index), None) => drop(rows.remove(index)),
        (Err(index), Some(value)) => rows.insert(index, (key, value.clone())),
        (Err(_), None) => {}
    }
}
