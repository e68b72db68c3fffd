//! The log of the scenario that also has golden rows: every kind of record with every part that it can have.

use crate::storage::{ready, scenario};
use tidemark::app::journal::Journal;
use tidemark::record::log::Entry;
use tidemark::store::memory::MemoryStore;

pub(crate) fn log() -> Vec<Entry> {
    let contents = ready(scenario::run(MemoryStore::default())).unwrap();
    let journal = ready(Journal::open(MemoryStore::holding(contents), &scenario::host())).unwrap();
    journal.timeline().log().to_vec()
}
