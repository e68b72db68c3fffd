//! What is said when the records are not as they were left, and what one damaged part costs.

use std::cell::Cell;

use crate::storage::{FixedHost, id, mood, moods, ready};
use tidemark::app::App;
use tidemark::app::failure::Failure;
use tidemark::app::journal::{Accept, Journal, Opening};
use tidemark::app::view::Sentinel;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::ENTRY_FORMAT;
use tidemark::store::{Batch, Contents, Store, StoreError};
use tidemark::vault::copy;
use tidemark::vault::frame::{self, Plain};
use tidemark::vault::root::{self, Reading, Root};
use tidemark::vault::segment::{Segment, SegmentName};
use tidemark::vault::{DeviceId, EntryName};

fn open<S: Store>(store: S) -> Journal<S> {
    ready(Journal::open(store, &FixedHost::seeded(1))).unwrap()
}

fn open_as(contents: Contents, sentinel: &Sentinel, accept: Option<Accept>) -> Result<Journal<MemoryStore>, Failure> {
    let opening = Opening { sentinel: Some(sentinel), accept, unlock: None };
    let store = MemoryStore::holding(contents);
    Ok(ready(Journal::open_as(store, &FixedHost::seeded(5), opening))?.0)
}

fn contents(store: &MemoryStore) -> Contents {
    ready(store.load()).unwrap()
}

fn keep<S: Store>(journal: &mut Journal<S>, number: u8) -> Result<(), Failure> {
    ready(journal.write(&FixedHost::seeded(number.into()), vec![(id(number), mood(number.into(), 5))], &[]))
}

/// A store with records 1 to `count`.
fn kept(count: u8) -> MemoryStore {
    let store = MemoryStore::default();
    let mut journal = open(store.clone());
    (1..=count).for_each(|number| keep(&mut journal, number).unwrap());
    store
}

fn sentinel(store: &MemoryStore) -> Sentinel {
    ready(ready(App::open(store.clone(), FixedHost::seeded(1), None)).unwrap().sentinel())
}

fn root_of(contents: &Contents) -> Root {
    let Reading::Open(root) = root::read(contents.root.as_ref().unwrap()) else { panic!("not open") };
    root
}

#[test]
fn an_older_copy_is_told_and_never_gives_a_name_out_twice() {
    let store = kept(3);
    let early = contents(&store);
    let mut journal = open(store.clone());
    (4..=8).for_each(|number| keep(&mut journal, number).unwrap());
    let sentinel = sentinel(&store);
    assert_eq!(sentinel.entries, 8);

    let refused = open_as(early.clone(), &sentinel, None);
    assert_eq!(refused.err(), Some(Failure::OlderCopy { here: 3, known: 8 }));
    let refused = open_as(early.clone(), &sentinel, Some(Accept::AnotherVault));
    assert_eq!(refused.err(), Some(Failure::OlderCopy { here: 3, known: 8 }), "another question");

    let later = MemoryStore::holding(early);
    let opening = Opening { sentinel: Some(&sentinel), accept: Some(Accept::OlderCopy), unlock: None };
    let mut older = ready(Journal::open_as(later.clone(), &FixedHost::seeded(5), opening)).unwrap().0;
    keep(&mut older, 9).unwrap();
    assert_eq!(moods(&older).len(), 4);
    assert!(older.damage().is_empty());
    // What was lost turns up again, and nothing of it has the name of another.
    let found = Segment::of(contents(&store).segments[0].clone()).unwrap();
    let mut beside = Segment::new(SegmentName { generation: 1, number: 2 });
    beside.add(found.frames());
    let mut united = contents(&later);
    united.segments.push(beside.into_bytes());
    let united = open(MemoryStore::holding(united));
    assert_eq!(moods(&united).len(), 9);
    assert!(united.damage().is_empty());
}

#[test]
fn another_vault_is_told() {
    let sentinel = sentinel(&kept(5));
    let other = {
        let store = MemoryStore::default();
        keep(&mut ready(Journal::open(store.clone(), &FixedHost::seeded(77))).unwrap(), 1).unwrap();
        contents(&store)
    };
    assert_eq!(open_as(other.clone(), &sentinel, None).err(), Some(Failure::AnotherVault));
    assert_eq!(open_as(other.clone(), &sentinel, Some(Accept::OlderCopy)).err(), Some(Failure::AnotherVault));
    assert_eq!(moods(&open_as(other, &sentinel, Some(Accept::AnotherVault)).unwrap()), [(1, 5)]);
}

#[test]
fn an_empty_store_that_held_entries_is_told_until_the_person_starts_over() {
    let sentinel = sentinel(&kept(5));
    for accept in [None, Some(Accept::OlderCopy), Some(Accept::AnotherVault)] {
        assert_eq!(open_as(Contents::default(), &sentinel, accept).err(), Some(Failure::StorageLost));
    }
    assert!(open_as(Contents::default(), &sentinel, Some(Accept::StartOver)).is_ok());
    let unused = Sentinel { entries: 0, ..sentinel };
    assert!(open_as(Contents::default(), &unused, None).is_ok());
}

/// The second copy may only have failed to open, so starting over keeps it for whoever can open it.
#[test]
fn starting_over_sets_the_second_copy_aside() {
    let sentinel = sentinel(&kept(5));
    let before = MemoryStore::default().with_copy(Vec::new());
    let host = FixedHost::seeded(1);
    let mut journal = ready(Journal::open(before.clone(), &host)).unwrap();
    keep(&mut journal, 5).unwrap();
    ready(journal.keep_copy());
    let mut file = ready(before.read_copy()).unwrap();
    // Neither of its roots opens.
    file[..copy::FRAMES_AT].fill(7);
    let store = MemoryStore::default().with_copy(file.clone());
    let open = |accept| {
        let opening = Opening { sentinel: Some(&sentinel), accept, unlock: None };
        ready(Journal::open_as(store.clone(), &FixedHost::seeded(2), opening))
    };
    assert_eq!(open(None).err(), Some(Failure::KeyLost));
    let (mut journal, _) = open(Some(Accept::StartOver)).unwrap();
    assert!(moods(&journal).is_empty());
    ready(journal.keep_copy());
    assert_eq!(store.aside(), [file.clone()]);
    assert_ne!(ready(store.read_copy()).unwrap(), file);
    ready(journal.erase()).unwrap();
    assert!(store.aside().is_empty(), "erasing everything leaves nothing aside");
}

/// A store that is emptied under the app, at its n-th look.
struct Vanishing {
    store: MemoryStore,
    left: Cell<usize>,
}

impl Store for Vanishing {
    async fn load(&self) -> Result<Contents, StoreError> {
        if self.left.get() == 0 {
            self.store.erase().await?;
        }
        self.left.set(self.left.get().wrapping_sub(1));
        self.store.load().await
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        self.store.commit(batch).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.store.erase().await
    }
}

#[test]
fn no_key_is_written_over_a_loss() {
    for looks in 0..4 {
        let store = kept(3);
        let sentinel = sentinel(&store);
        let vanishing = Vanishing { store: store.clone(), left: Cell::new(looks) };
        let opening = Opening { sentinel: Some(&sentinel), accept: None, unlock: None };
        let opened = ready(Journal::open_as(vanishing, &FixedHost::seeded(2), opening));
        match opened {
            Ok((mut journal, _)) => {
                assert_eq!(moods(&journal).len(), 3, "{looks}");
                ready(store.erase()).unwrap();
                assert_eq!(keep(&mut journal, 4), Err(Failure::ErasedElsewhere));
            }
            Err(failure) => assert_eq!(failure, Failure::StorageLost, "{looks}"),
        }
        assert_eq!(contents(&store), Contents::default(), "{looks}");
    }
}

/// The root changes when an older copy is accepted, and will when a lock is set. Other tabs go on with it.
#[test]
fn a_root_that_changed_is_not_taken_for_an_erased_store() {
    let store = kept(3);
    let mut tab = open(store.clone());
    let sentinel = Sentinel { entries: 8, ..sentinel(&store) };
    let opening = Opening { sentinel: Some(&sentinel), accept: Some(Accept::OlderCopy), unlock: None };
    drop(ready(Journal::open_as(store.clone(), &FixedHost::seeded(5), opening)).unwrap());
    keep(&mut tab, 4).unwrap();
    let slot = tidemark::store::rows::DraftSlot::CheckIn;

    let mut drafting = open(store.clone());
    let sentinel = Sentinel { entries: 9, ..sentinel };
    let opening = Opening { sentinel: Some(&sentinel), accept: Some(Accept::OlderCopy), unlock: None };
    drop(ready(Journal::open_as(store.clone(), &FixedHost::seeded(6), opening)).unwrap());
    assert_eq!(ready(drafting.keep_draft(&FixedHost::seeded(7), slot, id(9), "words")), Ok(()));
    assert_eq!(ready(tab.refresh()), Ok(true));
    assert_eq!(tab.draft(slot, id(9)), Some("words"));
    let again = open(store);
    assert_eq!(moods(&again).len(), 4);
    assert!(again.damage().is_empty());
}

#[test]
fn a_newer_root_is_called_newer() {
    let whole = contents(&kept(2));
    let newer = |root: &Option<Vec<u8>>| {
        let mut root = root.clone().unwrap();
        root[5] = 30;
        Some(root)
    };
    // Also while the newer app had not come to write the mirror, or lost the root.
    for (root, mirror) in [(newer(&whole.root), whole.mirror.clone()), (None, newer(&whole.root))] {
        let contents = Contents { root, mirror, ..whole.clone() };
        let store = MemoryStore::holding(contents.clone());
        let opened = ready(Journal::open(&store, &FixedHost::seeded(1)));
        assert_eq!(opened.err(), Some(Failure::Store(StoreError::TooNew { found: 30 })));
        assert_eq!(self::contents(&store), contents);
    }
}

#[test]
fn the_mirror_repairs_the_root_and_a_save_the_mirror() {
    let whole = contents(&kept(3));
    assert_eq!(whole.root, whole.mirror);
    // The byte that says which apps may read it comes first in every format, so a change of it reads as a newer app.
    let reads_as_newer = |byte: u8| byte > 20;
    for at in 0..whole.root.as_ref().unwrap().len() {
        for bit in 0..8 {
            for of_root in [true, false] {
                let mut contents = whole.clone();
                let root = if of_root { &mut contents.root } else { &mut contents.mirror };
                let byte = &mut root.as_mut().unwrap()[at];
                *byte ^= 1 << bit;
                let newer = of_root && at == 5 && reads_as_newer(*byte);
                let store = MemoryStore::holding(contents.clone());
                match ready(Journal::open(store.clone(), &FixedHost::seeded(1))) {
                    Ok(mut journal) => {
                        assert_eq!(moods(&journal).len(), 3);
                        assert!(journal.damage().is_empty());
                        assert_eq!(self::contents(&store).root, whole.root);
                        keep(&mut journal, 4).unwrap();
                        assert_eq!(self::contents(&store).mirror, whole.root);
                        assert_eq!(moods(&open(store)).len(), 4);
                    }
                    Err(Failure::Store(StoreError::TooNew { .. })) if newer => {
                        assert_eq!(self::contents(&store), contents);
                    }
                    Err(failure) => panic!("byte {at}, bit {bit}: {failure}"),
                }
            }
        }
    }
}

#[test]
fn without_any_root_that_opens_nothing_is_written() {
    let mut contents = contents(&kept(3));
    for root in [&mut contents.root, &mut contents.mirror] {
        root.as_mut().unwrap()[60] ^= 1;
    }
    let store = MemoryStore::holding(contents.clone());
    assert_eq!(ready(Journal::open(&store, &FixedHost::seeded(1))).err(), Some(Failure::KeyLost));
    assert_eq!(self::contents(&store), contents);
}

/// The tip stands for what once was a plain number. Whatever becomes of it, what is saved later is found again.
#[test]
fn a_changed_tip_loses_no_later_save_and_makes_no_claim() {
    let whole = contents(&kept(3));
    for at in 0..whole.tip.as_ref().unwrap().len() {
        let mut contents = whole.clone();
        contents.tip.as_mut().unwrap()[at] ^= 0x80;
        let store = MemoryStore::holding(contents);
        let mut journal = open(store.clone());
        assert!(journal.damage().is_empty());
        (4..=9).for_each(|number| keep(&mut journal, number).unwrap());
        let again = open(store);
        assert_eq!(moods(&again).len(), 9, "byte {at}");
        assert!(again.damage().is_empty(), "byte {at}");
        assert_eq!(again.entries(), 9);
    }
}

/// The head of a segment is plain, so what it claims counts only for where to look.
#[test]
fn a_changed_head_of_a_segment_costs_nothing() {
    let whole = long_log();
    let entries = open(MemoryStore::holding(whole.clone())).timeline().log().len();
    assert!(whole.segments.len() >= 3);
    for number in 0..whole.segments.len() {
        for bit in 0..9 * 8 {
            let mut contents = whole.clone();
            contents.segments[number][bit / 8] ^= 1 << (bit % 8);
            let store = MemoryStore::holding(contents);
            let mut journal = open(store.clone());
            let at = format!("segment {number}, bit {bit}");
            assert_eq!(journal.timeline().log().len(), entries, "{at}");
            keep(&mut journal, 250).unwrap();
            let again = open(store.clone());
            assert_eq!(again.timeline().log().len(), entries + 1, "{at}: a save overwrote others");
            assert!(again.damage().lost.is_empty(), "{at}");
        }
    }
}

/// A log of several segments.
fn long_log() -> Contents {
    let store = MemoryStore::default();
    let mut journal = open(store.clone());
    let host = FixedHost::seeded(3);
    for number in 0..800_i32 {
        let mut record = [4; 16];
        record[..4].copy_from_slice(&number.to_le_bytes());
        let change = mood(number, u8::try_from(number % 11).unwrap());
        let record = tidemark::record::id::RecordId::from_bytes(record);
        ready(journal.write(&host, vec![(record, change)], &[])).unwrap();
    }
    contents(&store)
}

/// Flips a bit in the last frame.
fn harm_last_frame(contents: &mut Contents) {
    *contents.segments.last_mut().unwrap().last_mut().unwrap() ^= 1;
}

#[test]
fn a_damaged_correction_is_named() {
    let store = kept(3);
    ready(open(store.clone()).write(&FixedHost::seeded(9), vec![(id(2), mood(2, 1))], &[])).unwrap();
    let mut contents = contents(&store);
    harm_last_frame(&mut contents);
    let journal = open(MemoryStore::holding(contents));
    assert_eq!(journal.damage().hints, [id(2)]);
    assert_eq!((journal.damage().unreadable(), journal.damage().missing()), (1, 0));
}

#[test]
fn an_entry_of_a_later_format_is_named_and_stays() {
    let store = kept(3);
    let mut contents = contents(&store);
    let root = root_of(&contents);
    let plain = Plain {
        name: EntryName { device: root.device, counter: 4 },
        lamport: 4,
        format: ENTRY_FORMAT + 1,
        bytes: [id(2).bytes().as_slice(), b"what the next release says"].concat(),
    };
    let mut frame = Vec::new();
    frame::write(&mut frame, root.place(), &root.data_key(1).unwrap(), &[8; 24], &plain).unwrap();
    let mut segment = Segment::of(contents.segments[0].clone()).unwrap();
    segment.add(&frame);
    contents.segments = vec![segment.into_bytes()];
    let store = MemoryStore::holding(contents);
    let mut journal = open(store.clone());
    assert_eq!(journal.damage().hints, [id(2)]);
    assert_eq!(journal.damage().unreadable(), 1);

    keep(&mut journal, 4).unwrap();
    let after = self::contents(&store);
    assert!(after.segments[0].windows(frame.len()).any(|bytes| bytes == frame), "it is still there");
    assert_eq!(open(store).timeline().log().last().unwrap().sequence, 5, "its number is not given out again");
}

#[test]
fn frames_of_two_devices_are_put_in_one_order() {
    let mut contents = contents(&kept(3));
    let root = root_of(&contents);
    let donor = Segment::of(contents.segments[0].clone()).unwrap();
    let mut bytes = Vec::new();
    // The other device had seen two entries, and wrote two of its own.
    frame::read(donor.frames(), root.place(), &root.data_key(1).unwrap(), |piece| {
        let frame::Piece::Entry { name, lamport, format, bytes: entry, .. } = piece else { panic!("{piece:?}") };
        if name.counter > 1 {
            let mut entry = entry.to_vec();
            entry[..16].copy_from_slice(&id(100 + u8::try_from(name.counter).unwrap()).bytes());
            let name = EntryName { device: DeviceId(1), counter: name.counter - 1 };
            let nonce = [u8::try_from(lamport).unwrap(); 24];
            let plain = Plain { name, lamport: lamport + 1, format, bytes: entry };
            frame::write(&mut bytes, root.place(), &root.data_key(1).unwrap(), &nonce, &plain).unwrap();
        }
    });
    let mut other = Segment::new(SegmentName { generation: 1, number: 2 });
    other.add(&bytes);
    contents.segments.push(other.into_bytes());
    let mut journal = open(MemoryStore::holding(contents));
    let order: Vec<_> = journal.timeline().log().iter().map(|entry| (entry.sequence, entry.record)).collect();
    assert_eq!(order, [(1, id(1)), (2, id(2)), (3, id(102)), (4, id(3)), (5, id(103))]);
    assert!(journal.damage().is_empty());
    assert_eq!(journal.entries(), 5);
    keep(&mut journal, 9).unwrap();
    assert_eq!(journal.timeline().log().last().unwrap().sequence, 6);
}
