//! Which of several roots counts. A lock is set, changed and removed by a root of a higher epoch, so an older root must
//! never open what a newer one locks, and a leftover of an old lock must not lock what a newer root opens.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::rows::newest_ten;
use crate::storage::{FixedHost, id, mood, moods, ready};
use tidemark::app::failure::Failure;
use tidemark::app::journal::{Accept, Journal, Opening};
use tidemark::store::memory::MemoryStore;
use tidemark::store::{Batch, Contents, CopyPart, Store, StoreError};
use tidemark::vault::root::{Draw, Root, Slot};
use tidemark::vault::{DeviceId, VaultId, copy};

const MINE: VaultId = [7; 16];
const OTHER: VaultId = [8; 16];
const PASSPHRASE: u8 = 1;

fn root(vault: VaultId, epoch: u32) -> Root {
    let mut root = Root::new(Draw { vault, device: DeviceId(1), key: [1; 32].into(), data_key: [2; 32].into() });
    root.epoch = epoch;
    root
}

fn open(vault: VaultId, epoch: u32) -> Vec<u8> {
    root(vault, epoch).write(&[9; 24])
}

fn slots() -> Vec<Slot> {
    vec![Slot { kind: PASSPHRASE, body: vec![3; 80] }]
}

/// A lock comes with another vault key.
fn locked(vault: VaultId, epoch: u32) -> Vec<u8> {
    let mut root = Root::new(Draw { vault, device: DeviceId(1), key: [3; 32].into(), data_key: [4; 32].into() });
    root.epoch = epoch;
    root.slots = slots();
    root.write(&[9; 24])
}

/// A file that keeps these roots, whatever their epochs.
fn file(roots: [&Option<Vec<u8>>; 2]) -> Vec<u8> {
    let mut file = Vec::new();
    for root in roots {
        let (_, place) = copy::root_place(0, root.as_deref().unwrap_or_default());
        file.extend(place);
    }
    file
}

fn store(root: Option<Vec<u8>>, mirror: Option<Vec<u8>>, copies: [&Option<Vec<u8>>; 2]) -> MemoryStore {
    MemoryStore::holding(Contents { root, mirror, ..Contents::default() }).with_copy(file(copies))
}

fn contents(store: &MemoryStore) -> Contents {
    ready(store.load()).unwrap()
}

fn open_as(store: &MemoryStore, accept: Option<Accept>) -> Result<Journal<MemoryStore>, Failure> {
    let opening = Opening { sentinel: None, accept, unlock: None };
    Ok(ready(Journal::open_as(store.clone(), &FixedHost::seeded(5), opening))?.0)
}

/// Opens the store, and checks that it refuses because of the lock and leaves everything as it is.
fn is_locked(store: &MemoryStore, accept: Option<Accept>, at: &str) {
    let before = (contents(store), ready(store.read_copy()));
    let refused = open_as(store, accept).err();
    assert_eq!(refused, Some(Failure::Locked { slots: slots() }), "{at}");
    assert_eq!((contents(store), ready(store.read_copy())), before, "{at}: it refused and wrote");
}

/// Every root that each of the four places may have, in all combinations.
#[test]
fn the_newest_root_counts_wherever_it_is() {
    let kinds: BTreeMap<(u32, bool), Vec<u8>> =
        (1..=3).flat_map(|epoch| [((epoch, true), open(MINE, epoch)), ((epoch, false), locked(MINE, epoch))]).collect();
    let choices: Vec<Option<(u32, bool)>> = [None].into_iter().chain(kinds.keys().copied().map(Some)).collect();
    let bytes = |choice: Option<(u32, bool)>| choice.map(|choice| kinds[&choice].clone());
    let (mut opened, mut refused) = (0, 0);
    for case in 0..choices.len().pow(4) {
        let places = [0, 1, 2, 3].map(|place| choices[case / choices.len().pow(place) % choices.len()]);
        // At the same epoch, a root that opens is vouched for and one that is locked is not.
        let Some((epoch, opens)) = places.into_iter().flatten().max() else { continue };
        let store = store(bytes(places[0]), bytes(places[1]), [&bytes(places[2]), &bytes(places[3])]);
        let at = format!("{places:?}");
        if !opens {
            is_locked(&store, None, &at);
            refused += 1;
            continue;
        }
        let mut journal = open_as(&store, None).unwrap_or_else(|failure| panic!("{at}: {failure}"));
        assert_eq!(contents(&store).root.as_ref(), Some(&kinds[&(epoch, true)]), "{at}");
        ready(journal.write(&FixedHost::seeded(6), vec![(id(1), mood(1, 5))], &[])).unwrap();
        ready(journal.keep_copy());
        let file = ready(store.read_copy()).unwrap();
        let from_file = open_as(&MemoryStore::default().with_copy(file), None);
        assert_eq!(moods(&from_file.unwrap_or_else(|failure| panic!("{at}: the file: {failure}"))), [(1, 5)], "{at}");
        opened += 1;
    }
    assert!(opened > 500 && refused > 500, "{opened} opened, {refused} refused");
}

#[test]
fn the_root_of_another_vault_neither_opens_nor_locks() {
    for (own, other) in [(locked(MINE, 1), open(OTHER, 5)), (locked(MINE, 1), locked(OTHER, 5))] {
        for place in 1..4 {
            let at = |index| (index == place).then(|| other.clone());
            is_locked(&store(Some(own.clone()), at(1), [&at(2), &at(3)]), None, &format!("place {place}"));
        }
    }
    for other in [open(OTHER, 5), locked(OTHER, 5)] {
        for place in 1..4 {
            let at = |index| (index == place).then(|| other.clone());
            let store = store(Some(open(MINE, 1)), at(1), [&at(2), &at(3)]);
            let before = ready(store.read_copy());
            let mut journal = open_as(&store, None).unwrap();
            assert_eq!(journal.vault(), MINE, "place {place}");
            ready(journal.keep_copy());
            if place > 1 {
                assert_eq!(ready(store.read_copy()), before, "the file of another vault is left alone");
            }
        }
    }
}

#[test]
fn a_locked_copy_counts_before_what_format_10_left_of_the_same_records() {
    let ten = newest_ten();
    let install: VaultId = ten.ten.header.as_ref().unwrap()[1..17].try_into().unwrap();
    let beside = |vault| MemoryStore::holding(ten.clone()).with_copy(file([&Some(locked(vault, 2)), &None]));
    is_locked(&beside(install), None, "of the same records");
    assert_eq!(open_as(&beside(OTHER), None).unwrap().vault(), install);
}

#[test]
fn nothing_that_a_person_accepts_goes_around_a_lock() {
    let (old, new) = (open(MINE, 1), locked(MINE, 2));
    for accept in [Accept::OlderCopy, Accept::AnotherVault, Accept::SecondCopy] {
        let store = store(Some(new.clone()), Some(old.clone()), [&Some(old.clone()), &Some(new.clone())]);
        is_locked(&store, Some(accept), &format!("{accept:?}"));
    }
}

#[test]
fn a_lock_that_another_tab_sets_is_told() {
    let store = store(Some(open(MINE, 1)), None, [&None, &None]);
    let mut tab = open_as(&store, None).unwrap();
    ready(tab.keep_copy());
    let batch = Batch { root: Some(open(MINE, 1)), new_root: Some(locked(MINE, 2)), ..Batch::default() };
    ready(store.commit(&batch)).unwrap();
    let before = (contents(&store), ready(store.read_copy()));
    let kept = ready(tab.write(&FixedHost::seeded(6), vec![(id(1), mood(1, 5))], &[]));
    assert_eq!(kept, Err(Failure::Locked { slots: slots() }));
    ready(tab.keep_copy());
    assert_eq!((contents(&store), ready(store.read_copy())), before);
}

/// Another tab may keep the file for a while, so a database that is rolled back to before the lock can open without it.
#[test]
fn a_file_with_a_newer_lock_is_not_written_over() {
    let store = MemoryStore::holding(Contents { root: Some(open(MINE, 1)), ..Contents::default() });
    let mut tab = open_as(&store, None).unwrap();
    ready(tab.write(&FixedHost::seeded(6), vec![(id(1), mood(1, 5))], &[])).unwrap();
    let newer = file([&Some(open(MINE, 1)), &Some(locked(MINE, 2))]);
    let found = MemoryStore::holding(contents(&store)).with_copy(newer.clone());
    let late = Late { store: found.clone(), looks: Cell::new(1) };
    let mut tab = ready(Journal::open(late, &FixedHost::seeded(5))).unwrap();
    ready(tab.keep_copy());
    assert_eq!(tab.has_copy(), Some(false));
    assert_eq!(ready(found.read_copy()), Some(newer));
}

/// A store whose second copy can be read only after some looks.
struct Late {
    store: MemoryStore,
    looks: Cell<u32>,
}

impl Store for Late {
    async fn load(&self) -> Result<Contents, StoreError> {
        self.store.load().await
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        self.store.commit(batch).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.store.erase().await
    }

    async fn read_copy(&self) -> Option<Vec<u8>> {
        let left = self.looks.get().checked_sub(1);
        self.looks.set(left.unwrap_or_default());
        if left.is_some() { None } else { self.store.read_copy().await }
    }

    async fn write_copy(&self, parts: Vec<CopyPart>) -> bool {
        self.store.write_copy(parts).await
    }
}
