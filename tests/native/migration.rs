//! Carrying a database of layout 10 over.

use std::cell::Cell;

use crate::rows::{entries, newest_ten, slots_of_ten};
use crate::storage::prefix::PrefixStore;
use crate::storage::{FixedHost, id, mood, ready, scenario};
use proptest::prelude::*;
use tidemark::app::failure::Failure;
use tidemark::app::journal::{Journal, Opening};
use tidemark::app::view::Sentinel;
use tidemark::record::id::RecordId;
use tidemark::record::log::Entry;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::DraftSlot;
use tidemark::store::{Batch, Contents, Store, StoreError};
use tidemark::vault::DataKey;

fn open<S: Store>(store: S) -> Journal<S> {
    ready(Journal::open(store, &FixedHost::seeded(1))).unwrap()
}

fn expected() -> Vec<Entry> {
    entries(scenario::third_kinds())
}

/// Checks that everything was carried over.
fn is_whole<S: Store>(journal: &Journal<S>) {
    assert_eq!(journal.timeline().log(), expected());
    assert!(journal.damage().is_empty(), "{:?}", journal.damage());
    for slot in slots_of_ten() {
        let drafts: Vec<_> = journal.drafts(slot).map(|(_, text)| text).collect();
        assert_eq!(drafts, [scenario::draft(slot)]);
    }
}

#[test]
fn everything_is_carried_over_and_the_old_rows_stay() {
    let before = newest_ten();
    let store = MemoryStore::holding(before.clone());
    let mut journal = open(store.clone());
    is_whole(&journal);
    let install = &before.ten.header.as_ref().unwrap()[1..17];
    assert_eq!(journal.vault(), install, "the vault is the installation");
    let after = ready(store.load()).unwrap();
    assert_eq!(after.ten, before.ten);

    // From here on only the new rows are read and written.
    ready(journal.write(&FixedHost::seeded(2), vec![(id(250), mood(9, 9))], &[])).unwrap();
    let again = open(store.clone());
    assert_eq!(again.timeline().log().len(), expected().len() + 1);
    assert!(again.damage().is_empty());
    assert_eq!(ready(store.load()).unwrap().ten, before.ten);
}

#[test]
fn stopped_anywhere_it_is_done_again_and_loses_nothing() {
    for first in 0.. {
        let store = MemoryStore::holding(newest_ten());
        let cutting = PrefixStore::new(&store);
        cutting.keep_only(first);
        let opened = ready(Journal::open(&cutting, &FixedHost::seeded(1)));
        if !cutting.was_cut() {
            is_whole(&opened.unwrap());
            assert!(first > 15, "it had {first} parts");
            break;
        }
        // And stopped once more on the way.
        cutting.keep_only(first / 2);
        let _ = ready(Journal::open(&cutting, &FixedHost::seeded(2)));
        let journal = ready(Journal::open(&store, &FixedHost::seeded(3)));
        is_whole(&journal.unwrap_or_else(|failure| panic!("stopped after {first} parts: {failure}")));
    }
}

/// A store that another tab has migrated between the read and the write of this one.
struct Overtaken {
    store: MemoryStore,
    done: Cell<bool>,
}

impl Store for Overtaken {
    async fn load(&self) -> Result<Contents, StoreError> {
        self.store.load().await
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        if !self.done.replace(true) {
            Journal::open(&self.store, &FixedHost::seeded(9)).await.unwrap();
        }
        self.store.commit(batch).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.store.erase().await
    }
}

#[test]
fn a_tab_that_comes_second_reads_what_the_first_made() {
    let store = MemoryStore::holding(newest_ten());
    let mut second = open(Overtaken { store: store.clone(), done: Cell::new(false) });
    is_whole(&second);
    ready(second.write(&FixedHost::seeded(2), vec![(id(250), mood(9, 9))], &[])).unwrap();
    let again = open(store);
    assert_eq!(again.timeline().log(), second.timeline().log());
    assert!(again.damage().is_empty());
}

/// Layout 10 sealed a draft for its slot; nothing writes one any more.
fn old_draft(contents: &Contents, slot: DraftSlot, text: &str) -> (u8, Vec<u8>) {
    let key = DataKey::new(contents.ten.header.as_ref().unwrap()[18..].first_chunk().unwrap());
    let context = [b"drafts\0\0".as_slice(), &[slot.number(), 0, 0, 0], &[1], &[0; 4]].concat();
    let mut piece = text.as_bytes().to_vec();
    let tag = key.seal(&[3; 24], &context, &mut piece);
    (slot.number(), [&[1], [3; 24].as_slice(), &piece, &tag].concat())
}

#[test]
fn a_draft_goes_to_the_record_it_names_or_to_a_new_one() {
    let mut contents = newest_ten();
    let known = format!("{{\"day\":\"2026-01-31\",\"id\":\"{}\",\"mood\":3}}", id(5));
    contents.ten.drafts =
        vec![old_draft(&contents, DraftSlot::CheckIn, &known), old_draft(&contents, DraftSlot::Phq9, "{\"id\":null}")];
    let journal = open(MemoryStore::holding(contents));
    assert_eq!(journal.drafts(DraftSlot::CheckIn).collect::<Vec<_>>(), [(id(5), known.as_str())]);
    let (record, text) = journal.drafts(DraftSlot::Phq9).next().unwrap();
    assert_eq!(text, "{\"id\":null}");
    assert_eq!(journal.timeline().newest_change(record), None);
}

#[test]
fn a_damaged_draft_is_told_kept_as_it_is_and_in_nobodys_way() {
    let mut contents = newest_ten();
    let slot = DraftSlot::SafetyPlan;
    let (_, sealed) = contents.ten.drafts.iter_mut().find(|(own, _)| *own == slot.number()).unwrap();
    *sealed.last_mut().unwrap() ^= 1;
    let sealed = sealed.clone();
    let store = MemoryStore::holding(contents);
    for _ in 0..2 {
        let journal = open(store.clone());
        assert_eq!((journal.damage().drafts, journal.drafts(slot).count()), (1, 0));
        let mut others = slots_of_ten().into_iter().filter(|other| *other != slot);
        assert!(others.all(|other| journal.drafts(other).map(|(_, text)| text).eq([scenario::draft(other)])));
    }
    let stored = ready(store.load()).unwrap().drafts;
    assert!(stored.iter().any(|draft| draft.ends_with(&sealed)), "its bytes are gone");
    let mut journal = open(store.clone());
    let _ = journal.draft(slot, RecordId::SAFETY_PLAN);
    ready(journal.keep_draft(&FixedHost::seeded(2), slot, RecordId::SAFETY_PLAN, "words")).unwrap();
    assert_eq!(open(store).draft(slot, RecordId::SAFETY_PLAN), Some("words"));
}

#[test]
fn a_lost_row_is_told() {
    let mut contents = newest_ten();
    contents.ten.months.remove(0);
    let journal = open(MemoryStore::holding(contents));
    let lost = expected().len() - journal.timeline().log().len();
    assert!(lost > 0);
    assert_eq!(journal.damage().missing() as usize, lost);

    // Nothing sealed tells of the last row, but the page remembers.
    let mut contents = newest_ten();
    let install = contents.ten.header.as_ref().unwrap()[1..17].try_into().unwrap();
    let entries = u32::try_from(expected().len()).unwrap();
    let sentinel = Sentinel { install: RecordId::from_bytes(install).to_string(), entries };
    contents.ten.months.remove(1);
    let opening = Opening { sentinel: Some(&sentinel), accept: None, unlock: None };
    let opened = ready(Journal::open_as(MemoryStore::holding(contents), &FixedHost::seeded(1), opening));
    assert!(matches!(opened.err(), Some(Failure::OlderCopy { known, .. }) if known == entries));
}

#[test]
fn a_plain_revision_is_never_believed() {
    for revision in [0, u32::MAX] {
        let mut contents = newest_ten();
        contents.ten.revision = revision;
        is_whole(&open(MemoryStore::holding(contents)));
    }
}

#[test]
fn a_damaged_header_stops_everything_and_nothing_is_written() {
    let whole = newest_ten();
    for at in 0..whole.ten.header.as_ref().unwrap().len() {
        let mut contents = whole.clone();
        contents.ten.header.as_mut().unwrap()[at] ^= 1;
        let store = MemoryStore::holding(contents.clone());
        assert_eq!(ready(Journal::open(&store, &FixedHost::seeded(1))).err(), Some(Failure::KeyLost), "byte {at}");
        assert_eq!(ready(store.load()).unwrap(), contents);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_row_costs_one_entry_at_most_and_is_told(month in 0..2_usize, at in any::<prop::sample::Index>(), bit in 0..8_u32) {
        let mut contents = newest_ten();
        let row = &mut contents.ten.months[month].1;
        let at = at.index(row.len());
        row[at] ^= 1 << bit;
        let journal = open(MemoryStore::holding(contents));
        let (log, expected) = (journal.timeline().log(), expected());
        prop_assert!(log.iter().all(|entry| expected.contains(entry)), "an entry that nobody wrote");
        prop_assert!(log.len() + 1 >= expected.len());
        prop_assert_eq!((journal.damage().unreadable() + journal.damage().missing()) as usize, expected.len() - log.len());
    }

    #[test]
    fn a_row_cut_short_is_told(month in 0..2_usize, at in any::<prop::sample::Index>()) {
        let mut contents = newest_ten();
        let row = &mut contents.ten.months[month].1;
        // Behind the head, which says how many entries there were.
        let at = 45 + at.index(row.len() - 45);
        row.truncate(at);
        let journal = open(MemoryStore::holding(contents));
        let (log, expected) = (journal.timeline().log(), expected());
        prop_assert!(log.iter().all(|entry| expected.contains(entry)));
        prop_assert_eq!((journal.damage().unreadable() + journal.damage().missing()) as usize, expected.len() - log.len());
    }
}
