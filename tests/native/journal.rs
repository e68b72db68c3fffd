//! The journal over a store in memory: first run, writes, other tabs, drafts, erasing.

use std::cell::Cell;

use crate::storage::{FixedHost, id, mood, moods, ready};
use proptest::prelude::*;
use tidemark::app::failure::Failure;
use tidemark::app::host::Host;
use tidemark::app::journal::{Journal, MAX_DRAFT_BYTES};
use tidemark::record::log::Change;
use tidemark::record::problem::Problem;
use tidemark::record::time::Moment;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::DraftSlot;
use tidemark::store::{Batch, Contents, Store, StoreError};

fn open(store: &MemoryStore, host: &impl Host) -> Journal<MemoryStore> {
    ready(Journal::open(store.clone(), host)).unwrap()
}

fn write(journal: &mut Journal<MemoryStore>, host: &impl Host, record: u8, change: Change) {
    ready(journal.write(host, vec![(id(record), change)], &[])).unwrap();
}

fn contents(store: &MemoryStore) -> Contents {
    ready(store.load()).unwrap()
}

#[test]
fn the_first_run_stores_a_root_and_nothing_else() {
    let store = MemoryStore::default();
    let journal = open(&store, &FixedHost::seeded(1));
    assert_eq!(journal.entries(), 0);
    assert!(journal.timeline().log().is_empty());
    assert!(journal.damage().is_empty());
    let stored = contents(&store);
    assert!(stored.root.is_some());
    assert_eq!(Contents { root: None, ..stored }, Contents::default());
}

#[test]
fn two_first_runs_at_once_share_the_key_of_the_first() {
    let store = MemoryStore::default();
    let (host, other_host) = (FixedHost::seeded(1), FixedHost::seeded(2));
    let mut one = open(&store, &host);
    // The store as the second tab saw it, before the first one wrote its root.
    let mut other =
        ready(Journal::open(LateStore { store: store.clone(), looked: Cell::new(false) }, &other_host)).unwrap();
    assert_eq!(one.vault(), other.vault());
    write(&mut one, &host, 1, mood(1, 1));
    ready(other.write(&other_host, vec![(id(2), mood(2, 2))], &[])).unwrap();
    assert_eq!(moods(&open(&store, &host)), [(1, 1), (2, 2)]);
}

/// A store that looks empty at first; right after that, someone else starts it.
struct LateStore {
    store: MemoryStore,
    looked: Cell<bool>,
}

impl Store for LateStore {
    async fn load(&self) -> Result<Contents, StoreError> {
        if self.looked.replace(true) { self.store.load().await } else { Ok(Contents::default()) }
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        self.store.commit(batch).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.store.erase().await
    }
}

#[test]
fn what_was_written_is_there_after_opening_anew() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let mut journal = open(&store, &host);
    write(&mut journal, &host, 1, mood(1, 3));
    write(&mut journal, &host, 2, mood(2, 4));
    write(&mut journal, &host, 1, mood(1, 5));
    write(&mut journal, &host, 2, Change::Withdraw);
    let again = open(&store, &host);
    assert_eq!(again.timeline().log(), journal.timeline().log());
    assert_eq!(moods(&again), [(1, 5)]);
    assert_eq!(again.entries(), 4);
    assert_eq!(again.vault(), journal.vault());
    assert!(again.damage().is_empty());
    assert_eq!(again.timeline().trail(id(1)).count(), 2);
}

#[test]
fn nothing_readable_is_stored() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let mut journal = open(&store, &host);
    ready(journal.keep_draft(&host, DraftSlot::Phq9, id(0xdd), "canary words")).unwrap();
    write(&mut journal, &host, 0xcc, mood(1, 3));
    let stored = contents(&store);
    let bytes = [stored.segments[0].as_slice(), &stored.tip.unwrap(), &stored.drafts[0]].concat();
    for canary in [b"canary".as_slice(), b"Berlin", &[0xcc; 16]] {
        assert!(!bytes.windows(canary.len()).any(|window| window == canary));
    }
}

#[test]
fn equal_entries_are_sealed_differently() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let mut journal = open(&store, &host);
    ready(journal.keep_draft(&host, DraftSlot::CheckIn, id(1), "same")).unwrap();
    let first = contents(&store).drafts;
    ready(journal.keep_draft(&host, DraftSlot::CheckIn, id(1), "same")).unwrap();
    assert_ne!(contents(&store).drafts, first);
}

#[test]
fn entries_keep_the_order_they_are_written_in_whatever_the_clock_says() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let mut journal = open(&store, &host);
    // April 2026, then a clock set back to March, then one set forward to May.
    for (record, unix_ms) in [(1, 1_775_100_000_000), (2, 1_774_000_000_000), (3, 1_778_000_000_000)] {
        host.set_clock(unix_ms);
        write(&mut journal, &host, record, mood(0, record));
    }
    let again = open(&store, &host);
    assert_eq!(moods(&again), [(0, 1), (0, 2), (0, 3)]);
    assert!(again.damage().is_empty());
}

#[test]
fn a_clock_that_cannot_be_read_writes_nothing() {
    struct NoZone(FixedHost);
    impl Host for NoZone {
        fn now(&self) -> Result<Moment, Problem> {
            Err(Problem::UnknownZone { given: String::new() })
        }
        fn fill_random(&self, bytes: &mut [u8]) {
            self.0.fill_random(bytes);
        }
    }
    let store = MemoryStore::default();
    let host = NoZone(FixedHost::seeded(1));
    let mut journal = open(&store, &host);
    let before = contents(&store);
    let written = ready(journal.write(&host, vec![(id(1), mood(1, 1))], &[]));
    assert_eq!(written.map_err(|failure| failure.code().as_str()), Err("unknown_zone"));
    assert_eq!(contents(&store), before);
    assert!(journal.timeline().log().is_empty());
}

#[test]
fn stored_records_without_any_root_are_left_alone() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    write(&mut open(&store, &host), &host, 1, mood(1, 1));
    let rootless = Contents { root: None, mirror: None, ..contents(&store) };
    let store = MemoryStore::holding(rootless.clone());
    let opened = ready(Journal::open(store.clone(), &host));
    assert_eq!(opened.err(), Some(Failure::KeyLost));
    assert_eq!(contents(&store), rootless);
}

#[test]
fn a_lost_tail_is_noticed_and_its_numbers_are_not_given_out_again() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let mut journal = open(&store, &host);
    write(&mut journal, &host, 1, mood(1, 1));
    let early = contents(&store);
    write(&mut journal, &host, 2, mood(2, 2));
    write(&mut journal, &host, 3, mood(3, 3));
    // The segment comes from the first write, the tip from the third.
    let store = MemoryStore::holding(Contents { segments: early.segments, ..contents(&store) });
    let mut journal = open(&store, &host);
    let lost = |journal: &Journal<MemoryStore>| {
        journal.damage().lost.iter().map(|(_, range)| range.clone()).collect::<Vec<_>>()
    };
    assert_eq!(lost(&journal), [2..=3]);
    assert_eq!((journal.damage().unreadable(), journal.damage().missing()), (0, 2));
    write(&mut journal, &host, 4, mood(4, 4));
    let again = open(&store, &host);
    assert_eq!(again.timeline().log().last().map(|entry| entry.sequence), Some(4));
    assert_eq!(again.entries(), 4);
    assert_eq!(lost(&again), [2..=3]);
}

#[test]
fn a_lost_or_unreadable_tip_is_made_up_for_by_the_segments() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let mut journal = open(&store, &host);
    write(&mut journal, &host, 1, mood(1, 1));
    let early = contents(&store).tip;
    write(&mut journal, &host, 2, mood(2, 2));
    for tip in [None, Some(vec![0; 200]), early] {
        let store = MemoryStore::holding(Contents { tip, ..contents(&store) });
        let mut journal = open(&store, &host);
        assert!(journal.damage().is_empty());
        assert_eq!(journal.entries(), 2);
        write(&mut journal, &host, 3, mood(3, 3));
        let again = open(&store, &host);
        assert_eq!(moods(&again), [(1, 1), (2, 2), (3, 3)]);
        assert_eq!(again.entries(), 3);
    }
}

#[test]
fn a_write_goes_on_top_of_what_another_tab_wrote() {
    let store = MemoryStore::default();
    let (host, other_host) = (FixedHost::seeded(1), FixedHost::seeded(2));
    let (mut one, mut other) = (open(&store, &host), open(&store, &other_host));
    write(&mut one, &host, 1, mood(1, 1));
    write(&mut other, &other_host, 2, mood(2, 2));
    assert_eq!(moods(&other), [(1, 1), (2, 2)]);
    assert_eq!(moods(&one), [(1, 1)]);
    assert_eq!(ready(one.refresh()), Ok(true));
    assert_eq!(moods(&one), [(1, 1), (2, 2)]);
    assert_eq!(ready(one.refresh()), Ok(false));
    assert_eq!(one.timeline().log(), other.timeline().log());
}

#[test]
fn drafts_are_kept_replaced_cleared_and_seen_by_other_tabs() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let (mut one, mut other) = (open(&store, &host), open(&store, &host));
    ready(one.keep_draft(&host, DraftSlot::CheckIn, id(1), "{}")).unwrap();
    ready(one.keep_draft(&host, DraftSlot::CheckIn, id(1), "{\"mood\":3}")).unwrap();
    ready(one.keep_draft(&host, DraftSlot::CheckIn, id(2), "two")).unwrap();
    ready(one.keep_draft(&host, DraftSlot::Session, id(1), "")).unwrap();
    assert_eq!(one.draft(DraftSlot::CheckIn, id(1)), Some("{\"mood\":3}"));
    assert_eq!(other.draft(DraftSlot::CheckIn, id(1)), None);
    assert_eq!(ready(other.refresh()), Ok(true));
    assert_eq!(other.draft(DraftSlot::CheckIn, id(1)), Some("{\"mood\":3}"));
    assert_eq!(open(&store, &host).draft(DraftSlot::Session, id(1)), Some(""));
    assert_eq!(one.drafts(DraftSlot::CheckIn).count(), 2);

    ready(one.write(&host, vec![(id(1), mood(1, 1))], &[(DraftSlot::CheckIn, id(1))])).unwrap();
    assert_eq!(one.draft(DraftSlot::CheckIn, id(1)), None);
    let mut again = open(&store, &host);
    assert_eq!(again.draft(DraftSlot::CheckIn, id(1)), None);
    assert_eq!(again.draft(DraftSlot::CheckIn, id(2)), Some("two"), "the draft of another record stays");
    ready(one.drop_draft(DraftSlot::Session, id(1))).unwrap();
    ready(one.drop_draft(DraftSlot::CheckIn, id(2))).unwrap();
    assert_eq!(one.draft(DraftSlot::Session, id(1)), None);
    assert!(contents(&store).drafts.is_empty());
    assert_eq!(one.entries(), 1);
}

#[test]
fn a_draft_that_is_too_long_is_refused_and_the_old_one_stays() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let mut journal = open(&store, &host);
    let longest = "a".repeat(MAX_DRAFT_BYTES);
    ready(journal.keep_draft(&host, DraftSlot::CheckIn, id(1), &longest)).unwrap();
    let refused = ready(journal.keep_draft(&host, DraftSlot::CheckIn, id(1), &format!("{longest}b")));
    assert_eq!(refused.map_err(|failure| failure.code().as_str()), Err("too_long"));
    assert_eq!(open(&store, &host).draft(DraftSlot::CheckIn, id(1)), Some(longest.as_str()));
}

#[test]
fn a_write_without_changes_only_clears_drafts() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let mut journal = open(&store, &host);
    ready(journal.keep_draft(&host, DraftSlot::CheckIn, id(1), "{}")).unwrap();
    ready(journal.write(&host, Vec::new(), &[(DraftSlot::CheckIn, id(1))])).unwrap();
    assert!(contents(&store).drafts.is_empty());
    assert!(contents(&store).segments.is_empty());
}

#[test]
fn a_record_that_reads_the_same_gets_no_new_version() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let mut journal = open(&store, &host);
    write(&mut journal, &host, 1, mood(1, 1));
    let before = contents(&store);
    write(&mut journal, &host, 1, mood(1, 1));
    assert_eq!(contents(&store), before);
    assert_eq!(journal.timeline().log().len(), 1);
}

#[test]
fn what_a_stale_tab_takes_for_kept_is_kept_again() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let mut stale = open(&store, &host);
    write(&mut stale, &host, 1, mood(1, 1));
    write(&mut open(&store, &host), &host, 1, mood(1, 6));
    write(&mut stale, &host, 1, mood(1, 1));
    assert_eq!(moods(&stale), [(1, 1)]);
    let again = open(&store, &host);
    assert_eq!(moods(&again), [(1, 1)]);
    assert_eq!(again.timeline().trail(id(1)).count(), 3);
}

#[test]
fn nothing_is_written_to_what_was_erased_elsewhere() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let (mut one, mut other) = (open(&store, &host), open(&store, &host));
    write(&mut one, &host, 1, mood(1, 1));
    ready(one.erase()).unwrap();
    assert_eq!(contents(&store), Contents::default());
    assert!(one.timeline().log().is_empty());

    // First an empty store, then one that someone else has started again.
    for begun_anew in [false, true] {
        if begun_anew {
            open(&store, &FixedHost::seeded(9));
        }
        let before = contents(&store);
        for journal in [&mut one, &mut other] {
            let changes = vec![(id(2), mood(2, 2))];
            assert_eq!(ready(journal.write(&host, changes, &[])), Err(Failure::ErasedElsewhere));
            let kept = ready(journal.keep_draft(&host, DraftSlot::CheckIn, id(2), "{}"));
            assert_eq!(kept, Err(Failure::ErasedElsewhere));
            assert_eq!(ready(journal.refresh()), Err(Failure::ErasedElsewhere));
        }
        assert_eq!(contents(&store), before);
    }
}

#[derive(Clone, Debug)]
enum Step {
    Write(usize),
    WriteTwo(usize),
    Refresh(usize),
    Reopen(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let tab = 0..3_usize;
    prop_oneof![
        4 => tab.clone().prop_map(Step::Write),
        1 => tab.clone().prop_map(Step::WriteTwo),
        1 => tab.clone().prop_map(Step::Refresh),
        1 => tab.prop_map(Step::Reopen),
    ]
}

proptest! {
    #[test]
    fn tabs_lose_no_update_of_each_other(steps in proptest::collection::vec(step(), 1..40)) {
        let store = MemoryStore::default();
        let host = FixedHost::seeded(1);
        let mut tabs = [0, 1, 2].map(|_| open(&store, &host));
        let mut written = 0_u8;
        for step in steps {
            let mut next = || {
                written += 1;
                (id(written), mood(written.into(), written % 11))
            };
            match step {
                Step::Write(tab) => ready(tabs[tab].write(&host, vec![next()], &[])).unwrap(),
                Step::WriteTwo(tab) => ready(tabs[tab].write(&host, vec![next(), next()], &[])).unwrap(),
                Step::Refresh(tab) => drop(ready(tabs[tab].refresh()).unwrap()),
                Step::Reopen(tab) => tabs[tab] = open(&store, &host),
            }
        }
        let journal = open(&store, &host);
        let expected: Vec<_> = (1..=written).map(|number| (i32::from(number), number % 11)).collect();
        prop_assert_eq!(moods(&journal), expected);
        prop_assert_eq!(journal.timeline().log().len(), usize::from(written));
        prop_assert!(journal.damage().is_empty());
    }
}
