//! A store in memory, for sample data, tests and benchmarks.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Batch, Contents, CopyPart, DraftWrite, Store, StoreError, Ten};
use crate::vault::draft::{self, DraftName};
use crate::vault::segment::Segment;

/// Keeps everything until the last clone is dropped. Clones share one store, just as tabs share one database.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    contents: Rc<RefCell<Contents>>,
    /// The file of the second copy, in a store that has one.
    copy: Option<Rc<RefCell<Vec<u8>>>>,
    /// Second copies that were set aside.
    aside: Rc<RefCell<Vec<Vec<u8>>>>,
}

impl MemoryStore {
    /// A store with these contents and no second copy.
    pub fn holding(contents: Contents) -> Self {
        Self { contents: Rc::new(RefCell::new(contents)), ..Self::default() }
    }

    /// The same with a second copy that holds these bytes.
    pub fn with_copy(self, file: Vec<u8>) -> Self {
        Self { copy: Some(Rc::new(RefCell::new(file))), ..self }
    }

    /// The second copies that were set aside.
    pub fn aside(&self) -> Vec<Vec<u8>> {
        self.aside.borrow().clone()
    }
}

impl Store for MemoryStore {
    async fn load(&self) -> Result<Contents, StoreError> {
        Ok(self.contents.borrow().clone())
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        let mut contents = self.contents.borrow_mut();
        let moved = batch.tip.as_ref().is_some_and(|tip| tip.read != contents.tip);
        if batch.root != contents.root || moved || batch.drafts.iter().any(|draft| contents.refuses(draft)) {
            return Err(StoreError::Conflict);
        }
        if batch.replaces {
            *contents = Contents::default();
        }
        for (name, bytes) in &batch.segments {
            put(&mut contents.segments, Segment::name_of, &Some(*name), Some(bytes));
        }
        for write in &batch.drafts {
            contents.write_draft(write);
        }
        if let Some(tip) = &batch.tip {
            contents.tip = Some(tip.now.clone());
        }
        if let Some(root) = &batch.new_root {
            contents.root = Some(root.clone());
        }
        if let Some(mirror) = &batch.mirror {
            contents.mirror = Some(mirror.clone());
        }
        if let Some(candidate) = &batch.candidate {
            contents.candidate = Some(candidate.clone());
        }
        if let Some(generation) = batch.leaves_only {
            contents.segments.retain(|bytes| Segment::name_of(bytes).is_none_or(|name| name.generation == generation));
            contents.candidate = None;
            contents.ten = Ten::default();
        }
        Ok(())
    }

    async fn erase(&self) -> Result<(), StoreError> {
        *self.contents.borrow_mut() = Contents::default();
        self.aside.borrow_mut().clear();
        if let Some(copy) = &self.copy {
            copy.borrow_mut().clear();
        }
        Ok(())
    }

    async fn start_over(&self) -> Result<(), StoreError> {
        let copy = self.copy.as_ref().map(|copy| copy.take());
        self.aside.borrow_mut().extend(copy.filter(|file| !file.is_empty()));
        *self.contents.borrow_mut() = Contents::default();
        Ok(())
    }

    async fn read_copy(&self) -> Option<Vec<u8>> {
        Some(self.copy.as_ref()?.borrow().clone())
    }

    async fn replace_copy(&self, bytes: Vec<u8>) -> bool {
        self.copy.as_ref().map(|copy| copy.replace(bytes)).is_some()
    }

    async fn write_copy(&self, parts: Vec<CopyPart>) -> bool {
        let Some(copy) = &self.copy else { return false };
        let mut file = copy.borrow_mut();
        for CopyPart { at, bytes } in parts {
            let at = at.unwrap_or(file.len());
            let end = file.len().max(at + bytes.len());
            file.resize(end, 0);
            file[at..at + bytes.len()].copy_from_slice(&bytes);
        }
        true
    }
}

impl Contents {
    fn draft(&self, name: DraftName) -> Option<&Vec<u8>> {
        self.drafts.iter().find(|bytes| draft::name(bytes) == Some(name))
    }

    fn refuses(&self, write: &DraftWrite) -> bool {
        matches!(write, DraftWrite::Keep(name, swap) if self.draft(*name) != swap.read.as_ref())
    }

    fn write_draft(&mut self, write: &DraftWrite) {
        let (name, now) = match write {
            DraftWrite::Keep(name, swap) => (name, Some(&swap.now)),
            DraftWrite::Clear(name, seen) if self.draft(*name) == Some(seen) => (name, None),
            DraftWrite::Clear(..) => return,
        };
        put(&mut self.drafts, draft::name, &Some(*name), now);
    }
}

/// Sets or removes the value of this name in a list sorted by name.
fn put<K: Ord>(rows: &mut Vec<Vec<u8>>, name_of: impl Fn(&[u8]) -> K, name: &K, value: Option<&Vec<u8>>) {
    match (rows.binary_search_by(|row| name_of(row).cmp(name)), value) {
        (Ok(index), Some(value)) => rows[index].clone_from(value),
        (Ok(index), None) => drop(rows.remove(index)),
        (Err(index), Some(value)) => rows.insert(index, value.clone()),
        (Err(_), None) => {}
    }
}
