//! Setting a lock, renewing it and removing it.

use super::*;
use tidemark::app::journal::Journal;
use tidemark::app::view::WayKind;
use tidemark::app::ways;
use tidemark::vault::frame::{self, Piece};
use tidemark::vault::root::{self, Reading, Root};
use tidemark::vault::segment::Segment;
use tidemark::vault::{Place, copy};

/// The root of a store without a lock, with its keys.
fn open_root(store: &MemoryStore) -> Root {
    match root::read(&contents(store).root.unwrap()) {
        Reading::Open(root) => root,
        other => panic!("{other:?}"),
    }
}

/// How many entries anywhere in the store an old root can open.
fn opened_by(root: &Root, store: &MemoryStore) -> usize {
    let mut opened = 0;
    let file = ready(store.read_copy()).unwrap_or_default();
    let mut all = contents(store).segments.iter().map(|bytes| Segment::frames_of(bytes).to_vec()).collect::<Vec<_>>();
    all.push(copy::read(&file).frames.to_vec());
    for frames in all {
        for (place, key) in root.places() {
            let place = Place { vault: root.vault, ..place };
            frame::read(&frames, place, &key, |piece| opened += usize::from(matches!(piece, Piece::Entry { .. })));
        }
    }
    opened
}

#[test]
fn locked_records_open_with_either_key_and_with_no_other() {
    let store = kept();
    let app = open(store.clone(), 2);
    assert!(!ready(app.lock()).has_lock);
    ready(app.set_lock(&lock(10))).unwrap();
    is_whole(&app);
    drop(app);

    let Err(Failure::Locked { slots }) = open_with(store.clone(), None) else { panic!("not locked") };
    let ways = ways(&slots);
    assert_eq!(
        ways.iter().map(|way| (way.slot, way.kind)).collect::<Vec<_>>(),
        [(PASSPHRASE, WayKind::Passphrase), (RECOVERY, WayKind::Recovery)]
    );
    assert_eq!(ways[0].kdf, Some(kdf()));

    let before = contents(&store);
    for (slot, byte) in [(PASSPHRASE, 11), (RECOVERY, 10), (7, 10)] {
        let refused = open_with(store.clone(), Some(&unlock(slot, byte)));
        assert!(matches!(refused, Err(Failure::WrongKey { .. })), "slot {slot} with key {byte}");
    }
    let short = Unlock { slot: PASSPHRASE, key: Bytes::of(&[10; 31]) };
    assert!(matches!(open_with(store.clone(), Some(&short)), Err(Failure::Malformed)));
    assert_eq!(contents(&store), before, "trying writes nothing");

    for (slot, byte) in [(PASSPHRASE, 10), (RECOVERY, 11)] {
        let app = open_with(store.clone(), Some(&unlock(slot, byte))).unwrap();
        is_whole(&app);
        let view = ready(app.lock());
        assert!(view.has_lock && view.recovery);
        assert_eq!(view.ways, ways);
    }
}

#[test]
fn what_is_saved_after_the_lock_is_there_after_the_next_unlock() {
    let store = kept();
    let app = open(store.clone(), 2);
    ready(app.keep_draft(DraftSlot::CheckIn, &id(8).to_string(), "before")).unwrap();
    ready(app.set_lock(&lock(10))).unwrap();
    ready(app.save(Some(&id(7).to_string()), mood("5"))).unwrap();
    // The page goes on with the form that it has open.
    ready(app.keep_draft(DraftSlot::CheckIn, &id(8).to_string(), "after")).unwrap();
    let app = open_with(store, Some(&unlock(PASSPHRASE, 10))).unwrap();
    assert_eq!(ready(app.sentinel()).entries, 8);
    assert_eq!(ready(app.draft(DraftSlot::CheckIn, Some(&id(8).to_string()))).unwrap().unwrap().text, "after");
}

#[test]
fn nothing_is_left_for_the_keys_of_before() {
    let store = kept();
    let old = open_root(&store);
    let old_key = old.slots[0].body.clone();
    assert!(holds(&every_byte(&store), &old_key), "without a lock the key lies beside the records");
    assert!(opened_by(&old, &store) > 0);

    ready(open(store.clone(), 2).set_lock(&lock(10))).unwrap();
    let bytes = every_byte(&store);
    assert!(!holds(&bytes, &old_key), "the old vault key");
    for key in 10..=12 {
        assert!(!holds(&bytes, &[key; 32]), "key {key}");
    }
    assert!(!holds(&bytes, CANARY.as_bytes()));
    assert_eq!(opened_by(&old, &store), 0);
    let left = contents(&store);
    assert_eq!((left.candidate, left.root.clone()), (None, left.mirror));
    let file = ready(store.read_copy()).unwrap();
    assert_eq!(copy::read(&file).roots.into_iter().flatten().collect::<Vec<_>>(), [left.root.unwrap()]);
}

/// A store that was carried over still holds what format 10 kept, with its key in clear.
#[test]
fn nothing_is_left_of_format_10() {
    let store = MemoryStore::holding(crate::rows::newest_ten());
    let app = open(store.clone(), 2);
    assert!(contents(&store).ten.header.is_some());
    ready(app.set_lock(&lock(10))).unwrap();
    assert_eq!(contents(&store).ten, tidemark::store::Ten::default());
}

#[test]
fn a_lock_that_was_not_typed_the_same_twice_changes_nothing() {
    let store = kept();
    let app = open(store.clone(), 2);
    let before = contents(&store);
    let mut other_words = lock(10);
    other_words.proof.passphrase = key(99);
    let mut other_code = lock(10);
    other_code.proof.recovery = key(99);
    for wrong in [other_words, other_code] {
        assert!(matches!(ready(app.set_lock(&wrong)), Err(Failure::WrongKey { .. })));
    }
    assert_eq!(contents(&store), before);
    is_whole(&open(store, 3));
}

#[test]
fn a_passphrase_beyond_the_limits_is_refused() {
    let store = kept();
    let app = open(store.clone(), 2);
    let before = contents(&store);
    for (memory, passes, lanes) in
        [(256 * 1024 + 1, 3, 1), (64 * 1024, 11, 1), (64 * 1024, 0, 1), (64 * 1024, 3, 5), (7, 1, 1)]
    {
        let mut wrong = lock(10);
        wrong.passphrase.kdf = Kdf { memory, passes, lanes, ..kdf() };
        assert_eq!(ready(app.set_lock(&wrong)), Err(Failure::KdfLimits), "{memory} KiB, {passes}, {lanes}");
    }
    assert_eq!(contents(&store), before);
}

#[test]
fn another_tab_writes_nothing_more_once_the_records_are_locked() {
    let store = kept();
    let (one, other) = (open(store.clone(), 2), open(store.clone(), 3));
    ready(one.set_lock(&lock(10))).unwrap();
    let before = contents(&store);
    let locked = |failure: Failure| matches!(failure, Failure::Locked { .. });
    assert!(locked(ready(other.save(Some(&id(8).to_string()), mood("1"))).unwrap_err()));
    assert!(locked(ready(other.keep_draft(DraftSlot::CheckIn, &id(8).to_string(), "typed")).unwrap_err()));
    assert!(locked(ready(other.refresh()).unwrap_err()));
    ready(other.keep_copy());
    assert_eq!(contents(&store), before);
}

/// The key that all devices share. If it is drawn, each way draws another.
fn sync_key(store: &MemoryStore, unlock: &Unlock) -> [u8; 32] {
    let host = FixedHost::seeded(unlock.key.0[0].into());
    let opening = Opening { unlock: Some(unlock), ..Opening::default() };
    let (mut journal, _) = ready(Journal::open_as(store.clone(), &host, opening)).unwrap();
    *ready(journal.sync_key(&host)).unwrap()
}

#[test]
fn a_renewed_lock_opens_with_the_new_keys_alone() {
    let store = kept();
    let app = open(store.clone(), 2);
    ready(app.set_lock(&lock(10))).unwrap();
    let shared = sync_key(&store, &unlock(PASSPHRASE, 10));
    assert_eq!(sync_key(&store, &unlock(RECOVERY, 11)), shared, "it is drawn once");
    ready(app.set_lock(&lock(20))).unwrap();
    assert_eq!(sync_key(&store, &unlock(PASSPHRASE, 20)), shared);
    let (before, stored) = (contents(&store).root.unwrap(), contents(&store));

    ready(app.renew_lock(&lock(30))).unwrap();
    assert_ne!(sync_key(&store, &unlock(PASSPHRASE, 30)), shared);
    assert_eq!(ready(app.backup_keys()).unwrap().sync.number, 1, "it counts for more than the one before");
    is_whole(&app);
    for byte in [10, 20] {
        assert!(matches!(open_with(store.clone(), Some(&unlock(PASSPHRASE, byte))), Err(Failure::WrongKey { .. })));
    }
    let Reading::Open(old) = root::unlock(&before, PASSPHRASE, &[20; 32]) else { panic!("it had that lock") };
    assert!(opened_by(&old, &MemoryStore::holding(stored)) > 0);
    assert_eq!(opened_by(&old, &store), 0);
    is_whole(&open_with(store, Some(&unlock(RECOVERY, 31))).unwrap());
}

#[test]
fn without_the_lock_no_key_is_needed() {
    let store = kept();
    let (app, other) = (open(store.clone(), 2), open(store.clone(), 3));
    ready(app.set_lock(&lock(10))).unwrap();
    drop(other);
    let other = open_with(store.clone(), Some(&unlock(RECOVERY, 11))).unwrap();
    ready(app.remove_lock()).unwrap();
    ready(app.remove_lock()).unwrap();
    let view = ready(app.lock());
    assert!(!view.has_lock && view.recovery && view.ways.is_empty());
    is_whole(&open(store.clone(), 4));
    assert!(!holds(&every_byte(&store), &[12; 32]), "the key of the passphrase for backups");
    // Another tab goes on, with the draft that it had read.
    ready(other.save(Some(&id(7).to_string()), mood("1"))).unwrap();
    assert_eq!(ready(app.refresh()), Ok(true));
    assert_eq!(ready(open(store, 5).sentinel()).entries, 8);
}

#[test]
fn a_database_that_is_gone_comes_back_locked_from_the_second_copy() {
    let store = kept();
    ready(open(store.clone(), 2).set_lock(&lock(10))).unwrap();
    let gone = MemoryStore::default().with_copy(ready(store.read_copy()).unwrap());
    assert!(matches!(open_with(gone.clone(), None), Err(Failure::Locked { .. })));
    assert!(matches!(open_with(gone.clone(), Some(&unlock(RECOVERY, 10))), Err(Failure::WrongKey { .. })));
    let app = open_with(gone, Some(&unlock(RECOVERY, 11))).unwrap();
    assert_eq!(ready(app.sentinel()).entries, 7);
}

/// Either of root and mirror is enough to unlock, wherever the other is damaged.
#[test]
fn a_damaged_root_opens_by_its_mirror() {
    // The oldest format that may read it: a root that says a newer one is left alone.
    const MIN_READER: usize = 5;
    let store = kept();
    ready(open(store.clone(), 2).set_lock(&lock(10))).unwrap();
    let whole = contents(&store);
    let root = whole.root.clone().unwrap();
    for at in (0..root.len()).filter(|at| *at != MIN_READER) {
        for bit in [0, 7] {
            let mut damaged = root.clone();
            damaged[at] ^= 1 << bit;
            let (in_root, in_mirror) = (Some(damaged.clone()), Some(damaged));
            for contents in
                [Contents { root: in_root, ..whole.clone() }, Contents { mirror: in_mirror, ..whole.clone() }]
            {
                let app = open_with(MemoryStore::holding(contents), Some(&unlock(PASSPHRASE, 10)));
                let app = app.unwrap_or_else(|failure| panic!("bit {bit} of byte {at}: {failure}"));
                assert_eq!(ready(app.sentinel()).entries, 7, "bit {bit} of byte {at}");
            }
        }
    }
}

/// Only one tab at a time holds the second copy.
#[test]
fn a_second_copy_that_another_tab_held_follows_later() {
    let store = kept();
    let (file, without) = (ready(store.read_copy()).unwrap(), MemoryStore::holding(contents(&store)));
    let app = open(without.clone(), 2);
    ready(app.set_lock(&lock(10))).unwrap();
    let with = without.with_copy(file);
    let app = open_with(with.clone(), Some(&unlock(PASSPHRASE, 10))).unwrap();
    ready(app.keep_copy());
    let file = ready(with.read_copy()).unwrap();
    assert_eq!(copy::read(&file).roots.into_iter().flatten().collect::<Vec<_>>(), [contents(&with).root.unwrap()]);
    let app = open_with(MemoryStore::default().with_copy(file), Some(&unlock(PASSPHRASE, 10))).unwrap();
    assert_eq!(ready(app.sentinel()).entries, 7);
}
