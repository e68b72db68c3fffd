//! The second copy: what it brings back, and what it leaves alone.

use crate::storage::{FixedHost, id, mood, moods, ready};
use tidemark::app::App;
use tidemark::app::failure::Failure;
use tidemark::app::journal::{Accept, Journal, Opening};
use tidemark::app::view::Sentinel;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::ENTRY_FORMAT;
use tidemark::store::{Batch, Contents, Store, StoreError};
use tidemark::vault::EntryName;
use tidemark::vault::copy::FRAMES_AT;
use tidemark::vault::frame::{self, Plain};
use tidemark::vault::root::{self, Reading};
use tidemark::vault::segment::Segment;

const ENTRIES: u8 = 8;

fn open(store: &MemoryStore) -> Journal<MemoryStore> {
    ready(Journal::open(store.clone(), &FixedHost::seeded(1))).unwrap()
}

/// Opens, and says how many entries came back.
fn heal(store: &MemoryStore) -> (Journal<MemoryStore>, u32) {
    let (journal, healed) = ready(Journal::open_as(store.clone(), &FixedHost::seeded(5), Opening::default())).unwrap();
    (journal, healed.entries)
}

fn keep(journal: &mut Journal<MemoryStore>, number: u8) {
    ready(journal.write(&FixedHost::seeded(number.into()), vec![(id(number), mood(number.into(), 5))], &[])).unwrap();
}

fn contents(store: &MemoryStore) -> Contents {
    ready(store.load()).unwrap()
}

fn file(store: &MemoryStore) -> Vec<u8> {
    ready(store.read_copy()).unwrap()
}

/// A store with some records, all of them in the second copy.
fn kept() -> MemoryStore {
    let store = MemoryStore::default().with_copy(Vec::new());
    let mut journal = open(&store);
    for number in 1..=ENTRIES {
        keep(&mut journal, number);
        ready(journal.keep_copy());
    }
    assert_eq!(journal.has_copy(), Some(true));
    store
}

/// What the file says once the database is gone.
fn from_file_alone(file: Vec<u8>) -> Vec<(i32, u8)> {
    let (journal, healed) = heal(&MemoryStore::default().with_copy(file));
    assert_eq!(healed as usize, moods(&journal).len());
    assert!(journal.damage().is_empty(), "{:?}", journal.damage());
    moods(&journal)
}

fn all() -> Vec<(i32, u8)> {
    (1..=ENTRIES).map(|number| (number.into(), 5)).collect()
}

#[test]
fn a_database_that_is_gone_comes_back() {
    let store = kept();
    let vault = open(&store).vault();
    let gone = MemoryStore::default().with_copy(file(&store));
    let (mut journal, healed) = heal(&gone);
    assert_eq!((healed, journal.vault()), (8, vault));
    assert_eq!(moods(&journal), all());
    assert!(journal.damage().is_empty());
    keep(&mut journal, 9);
    ready(journal.keep_copy());
    assert_eq!(moods(&open(&MemoryStore::holding(contents(&gone)))).len(), 9);
    assert_eq!(from_file_alone(file(&gone)).len(), 9);
}

#[test]
fn an_older_database_is_brought_up_to_date_and_needs_no_answer() {
    let older = MemoryStore::default().with_copy(Vec::new());
    let mut journal = open(&older);
    keep(&mut journal, 1);
    let early = contents(&older);
    (2..=4).for_each(|number| keep(&mut journal, number));
    ready(journal.keep_copy());
    let sentinel = ready(ready(App::open(older.clone(), FixedHost::seeded(1), None)).unwrap().sentinel());
    let store = MemoryStore::holding(early).with_copy(file(&older));
    let opening = Opening { sentinel: Some(&sentinel), accept: None, unlock: None };
    let (journal, healed) = ready(Journal::open_as(store.clone(), &FixedHost::seeded(2), opening)).unwrap();
    assert_eq!(healed.entries, 3);
    assert_eq!(moods(&journal).len(), 4);
    assert!(journal.damage().is_empty());
    assert_eq!(heal(&store).1, 0, "once is enough");
}

#[test]
fn a_database_cut_or_changed_anywhere_is_healed() {
    let store = kept();
    let whole = contents(&store);
    let length = whole.segments[0].len();
    for at in (0..length).step_by(7) {
        for cut in [true, false] {
            let mut harmed = whole.clone();
            if cut {
                harmed.segments[0].truncate(at);
            } else {
                harmed.segments[0][at] ^= 4;
            }
            let store = MemoryStore::holding(harmed).with_copy(file(&store));
            let (mut journal, _) = heal(&store);
            assert_eq!(moods(&journal), all(), "byte {at}");
            assert!(journal.damage().lost.is_empty(), "byte {at}");
            keep(&mut journal, 9);
            assert_eq!(moods(&open(&store)).len(), 9, "byte {at}");
        }
    }
}

#[test]
fn a_change_in_the_file_costs_nothing_while_the_database_is_whole_and_one_entry_without() {
    let store = kept();
    let whole = file(&store);
    for at in (0..whole.len()).filter(|at| *at >= FRAMES_AT || at % 61 == 0) {
        let mut harmed = whole.clone();
        harmed[at] ^= 1;
        if at >= FRAMES_AT {
            let (journal, _) = heal(&MemoryStore::default().with_copy(harmed.clone()));
            assert!(moods(&journal).iter().all(|mood| all().contains(mood)));
            assert_eq!(moods(&journal).len(), 7, "byte {at}");
        }
        let store = MemoryStore::holding(contents(&store)).with_copy(harmed);
        let (mut journal, healed) = heal(&store);
        assert_eq!((healed, moods(&journal)), (0, all()), "byte {at}");
        ready(journal.keep_copy());
        assert_eq!(from_file_alone(file(&store)), all(), "byte {at}: the file was not put right");
    }
}

#[test]
fn a_file_without_a_root_and_nothing_beside_it_is_left_alone() {
    let mut file = file(&kept());
    file[..FRAMES_AT].fill(0);
    let store = MemoryStore::default().with_copy(file.clone());
    assert_eq!(ready(Journal::open(store.clone(), &FixedHost::seeded(1))).err(), Some(Failure::KeyLost));
    assert_eq!((contents(&store), self::file(&store)), (Contents::default(), file));
}

#[test]
fn a_missing_file_is_written_anew() {
    let store = MemoryStore::holding(contents(&kept())).with_copy(Vec::new());
    let mut journal = open(&store);
    assert_ne!(journal.has_copy(), Some(true));
    ready(journal.keep_copy());
    assert_eq!(journal.has_copy(), Some(true));
    assert_eq!(from_file_alone(file(&store)), all());
}

/// A root of an even epoch goes to the first place; the frames still begin behind the second.
#[test]
fn a_new_file_has_both_places() {
    let kept = kept();
    let empty = Contents { tip: None, segments: Vec::new(), ..contents(&kept) };
    let sentinel = ready(ready(App::open(kept, FixedHost::seeded(1), None)).unwrap().sentinel());
    let store = MemoryStore::holding(empty).with_copy(Vec::new());
    let opening = Opening { sentinel: Some(&sentinel), accept: Some(Accept::OlderCopy), unlock: None };
    let mut journal = ready(Journal::open_as(store.clone(), &FixedHost::seeded(5), opening)).unwrap().0;
    ready(journal.keep_copy());
    keep(&mut journal, 9);
    ready(journal.keep_copy());
    assert_eq!(from_file_alone(file(&store)), [(9, 5)]);
}

#[test]
fn without_a_place_for_it_everything_else_goes_on() {
    let store = MemoryStore::holding(contents(&kept()));
    let mut journal = open(&store);
    ready(journal.keep_copy());
    assert_ne!(journal.has_copy(), Some(true));
    keep(&mut journal, 9);
    ready(journal.keep_copy());
    assert_eq!(moods(&open(&store)).len(), 9);
}

#[test]
fn a_file_torn_anywhere_is_made_whole() {
    let store = kept();
    let whole = file(&store);
    for end in (0..FRAMES_AT).step_by(997).chain((FRAMES_AT..whole.len()).step_by(11)) {
        let store = MemoryStore::holding(contents(&store)).with_copy(whole[..end].to_vec());
        let mut journal = open(&store);
        ready(journal.keep_copy());
        keep(&mut journal, 9);
        ready(journal.keep_copy());
        assert_eq!(from_file_alone(file(&store)).len(), 9, "torn at {end}");
    }
}

#[test]
fn a_file_that_is_whole_is_not_written_again() {
    let store = kept();
    let before = file(&store);
    for _ in 0..3 {
        ready(open(&store).keep_copy());
    }
    assert_eq!(file(&store), before);
}

/// An entry that this app cannot read is healed by the app that can.
#[test]
fn an_entry_of_a_later_format_is_not_healed_again_and_again() {
    let store = kept();
    let mut contents = contents(&store);
    let Reading::Open(root) = root::read(contents.root.as_ref().unwrap()) else { panic!("not open") };
    let name = EntryName { device: root.device, counter: 9 };
    let bytes = [id(2).bytes().as_slice(), b"what the next release says"].concat();
    let plain = Plain { name, lamport: 9, format: ENTRY_FORMAT + 1, bytes };
    let mut frame = Vec::new();
    frame::write(&mut frame, root.place(), &root.data_key(1).unwrap(), &[8; 24], &plain).unwrap();
    let mut segment = Segment::of(contents.segments[0].clone()).unwrap();
    segment.add(&frame);
    contents.segments = vec![segment.into_bytes()];
    let file = [file(&store), frame].concat();
    let store = MemoryStore::holding(contents.clone()).with_copy(file);
    for _ in 0..3 {
        let (mut journal, healed) = heal(&store);
        assert_eq!((healed, journal.damage().unreadable()), (0, 1));
        ready(journal.keep_copy());
    }
    assert_eq!(self::contents(&store), contents);
}

fn other_vault() -> MemoryStore {
    let store = MemoryStore::default();
    let mut journal = ready(Journal::open(store.clone(), &FixedHost::seeded(77))).unwrap();
    keep(&mut journal, 100);
    store
}

#[test]
fn between_two_vaults_the_person_decides() {
    let own = kept();
    let sentinel = ready(ready(App::open(own.clone(), FixedHost::seeded(1), None)).unwrap().sentinel());
    let open_as = |store: &MemoryStore, sentinel: Option<&Sentinel>, accept| {
        Ok::<_, Failure>(
            ready(Journal::open_as(store.clone(), &FixedHost::seeded(2), Opening { sentinel, accept, unlock: None }))?
                .0,
        )
    };
    let store = MemoryStore::holding(contents(&other_vault())).with_copy(file(&own));
    assert_eq!(open_as(&store, Some(&sentinel), None).err(), Some(Failure::AnotherVault));

    let mut stays = open_as(&store, Some(&sentinel), Some(Accept::AnotherVault)).unwrap();
    assert_eq!(moods(&stays), [(100, 5)]);
    ready(stays.keep_copy());
    keep(&mut stays, 101);
    ready(stays.keep_copy());
    assert_ne!(stays.has_copy(), Some(true));
    assert_eq!(file(&store), file(&own), "the file of other records is left alone");

    let back = open_as(&store, Some(&sentinel), Some(Accept::SecondCopy)).unwrap();
    assert_eq!(moods(&back), all());
    assert!(back.damage().is_empty());
    assert_eq!(moods(&open_as(&store, Some(&sentinel), None).unwrap()), all());
}

#[test]
fn after_an_erase_nothing_comes_back() {
    for looked in [true, false] {
        let store = kept();
        let mut journal = open(&store);
        let mut other = open(&store);
        if looked {
            ready(journal.keep_copy());
            ready(other.keep_copy());
        }
        (20..60).for_each(|number| keep(&mut journal, number));
        ready(journal.erase()).unwrap();
        // Whatever was still on its way stays away.
        ready(journal.keep_copy());
        ready(journal.take_copy());
        assert_eq!(ready(other.refresh()), Err(Failure::ErasedElsewhere));
        ready(other.keep_copy());
        assert!(file(&store).is_empty(), "looked: {looked}");
        let (fresh, healed) = heal(&store);
        assert_eq!((healed, fresh.entries()), (0, 0));
        assert_ne!(fresh.vault(), other.vault());
    }
}

#[test]
fn two_tabs_of_which_one_holds_the_file() {
    let shared = MemoryStore::default();
    let with_file = shared.clone().with_copy(Vec::new());
    let (mut holder, mut other) = (open(&with_file), open(&shared));
    ready(holder.keep_copy());
    ready(other.keep_copy());
    assert_eq!((holder.has_copy(), other.has_copy()), (Some(true), Some(false)));
    keep(&mut other, 1);
    keep(&mut holder, 2);
    keep(&mut other, 3);
    ready(holder.refresh()).unwrap();
    ready(holder.keep_copy());
    assert_eq!(from_file_alone(file(&with_file)), [(1, 5), (2, 5), (3, 5)]);

    // The holder is closed, another tab writes before it takes over.
    drop(holder);
    let mut heir = open(&with_file);
    keep(&mut other, 4);
    ready(heir.take_copy());
    assert_eq!(from_file_alone(file(&with_file)).len(), 4);
}

/// A store whose second copy another tab keeps until it is waited for.
struct Busy(MemoryStore);

impl Store for Busy {
    async fn load(&self) -> Result<Contents, StoreError> {
        self.0.load().await
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        self.0.commit(batch).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.0.erase().await
    }

    async fn wait_for_copy(&self) -> Option<Vec<u8>> {
        self.0.read_copy().await
    }
}

#[test]
fn records_are_not_called_lost_before_the_second_copy_was_waited_for() {
    let whole = kept();
    let sentinel = ready(ready(App::open(whole.clone(), FixedHost::seeded(1), None)).unwrap().sentinel());
    let opening = Opening { sentinel: Some(&sentinel), accept: None, unlock: None };
    let busy = Busy(MemoryStore::default().with_copy(file(&whole)));
    let (journal, healed) = ready(Journal::open_as(busy, &FixedHost::seeded(5), opening)).unwrap();
    assert_eq!((healed.entries, moods(&journal)), (u32::from(ENTRIES), all()));
}
