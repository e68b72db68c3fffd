//! The store in memory keeps the contract of stores.

use crate::storage::{contract, ready};
use tidemark::store::memory::MemoryStore;

#[test]
fn it_keeps_the_contract() {
    ready(contract::check(async || {
        let store = MemoryStore::default();
        [store.clone(), store]
    }));
}
