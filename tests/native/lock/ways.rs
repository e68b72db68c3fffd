//! Changing one way, and what follows from each.

use super::*;
use tidemark::app::view::WayKind;

fn locked() -> MemoryStore {
    let store = kept();
    ready(open(store.clone(), 2).set_lock(&lock(10))).unwrap();
    store
}

fn unlocked(store: &MemoryStore) -> Tab {
    open_with(store.clone(), Some(&unlock(RECOVERY, 11))).unwrap()
}

fn opens(store: &MemoryStore, slot: u8, byte: u8) -> bool {
    let from_database = open_with(store.clone(), Some(&unlock(slot, byte))).is_ok();
    // The mirror and the second copy must say the same as the root.
    let mirror = Contents { root: None, ..contents(store) };
    let file = ready(store.read_copy()).unwrap();
    for other in [MemoryStore::holding(mirror), MemoryStore::default().with_copy(file)] {
        assert_eq!(open_with(other, Some(&unlock(slot, byte))).is_ok(), from_database);
    }
    from_database
}

fn passphrase(byte: u8) -> NewPassphrase {
    NewPassphrase { kdf: kdf(), key: key(byte), backup: key(byte + 1), proof: key(byte) }
}

fn passkey(byte: u8) -> NewPasskey {
    NewPasskey { credential: Bytes::of(b"a phone"), salt: key(4), key: key(byte), proof: key(byte) }
}

#[test]
fn another_passphrase_takes_the_place_of_the_one_before() {
    let store = locked();
    let app = unlocked(&store);
    ready(app.change_passphrase(&passphrase(40))).unwrap();
    let ways = ready(app.lock()).ways;
    let slot = ways.iter().find(|way| way.kind == WayKind::Passphrase).unwrap().slot;
    assert_eq!(ways.len(), 2);
    assert!(opens(&store, slot, 40));
    assert!(!opens(&store, slot, 10));
    assert!(opens(&store, RECOVERY, 11));
    is_whole(&unlocked(&store));
}

#[test]
fn a_passphrase_that_was_not_typed_the_same_twice_changes_nothing() {
    let store = locked();
    let before = contents(&store);
    let wrong = NewPassphrase { proof: key(41), ..passphrase(40) };
    assert!(matches!(ready(unlocked(&store).change_passphrase(&wrong)), Err(Failure::WrongKey { .. })));
    assert_eq!(contents(&store), before);
}

#[test]
fn a_passkey_opens_too_until_it_is_removed() {
    let store = locked();
    let app = unlocked(&store);
    let wrong = NewPasskey { proof: key(51), ..passkey(50) };
    assert!(matches!(ready(app.add_passkey(&wrong)), Err(Failure::WrongKey { .. })));
    ready(app.add_passkey(&passkey(50))).unwrap();
    let way = ready(app.lock()).ways.pop().unwrap();
    assert_eq!((way.kind, way.credential, way.salt), (WayKind::Passkey, Some(Bytes::of(b"a phone")), Some(key(4))));
    assert!(opens(&store, way.slot, 50));
    for slot in [PASSPHRASE, RECOVERY, 9] {
        assert_eq!(ready(app.remove_way(slot)), Err(Failure::Malformed), "slot {slot}");
    }
    ready(app.remove_way(way.slot)).unwrap();
    assert!(!opens(&store, way.slot, 50));
    assert!(opens(&store, PASSPHRASE, 10));
}

#[test]
fn there_is_room_for_no_more_ways_than_a_root_keeps() {
    let store = locked();
    let app = unlocked(&store);
    let long = NewPasskey { credential: Bytes::of(&[1; 1024]), ..passkey(50) };
    assert_eq!(ready(app.add_passkey(&long)), Err(Failure::Malformed));
    for _ in 2..8 {
        ready(app.add_passkey(&passkey(50))).unwrap();
    }
    let before = contents(&store);
    assert_eq!(ready(app.add_passkey(&passkey(50))), Err(Failure::Malformed));
    assert_eq!(contents(&store), before);
    is_whole(&unlocked(&store));
}

#[test]
fn a_new_lock_drops_the_passkeys() {
    let store = locked();
    let app = unlocked(&store);
    ready(app.add_passkey(&passkey(50))).unwrap();
    ready(app.renew_lock(&lock(20))).unwrap();
    assert_eq!(ready(app.lock()).ways.len(), 2);
    assert!((0..8).all(|slot| !opens(&store, slot, 50)));
}

#[test]
fn a_recovery_code_for_backups_needs_no_lock() {
    let store = kept();
    let app = open(store.clone(), 2);
    assert_eq!(ready(app.add_passkey(&passkey(50))), Err(Failure::Malformed));
    assert_eq!(ready(app.change_passphrase(&passphrase(40))), Err(Failure::Malformed));
    for byte in [60, 61] {
        ready(app.keep_recovery(&NewRecovery { public: key(byte) })).unwrap();
    }
    let view = ready(open(store.clone(), 3).lock());
    assert!(!view.has_lock && view.recovery);
    ready(app.set_lock(&lock(10))).unwrap();
    assert_eq!(ready(app.keep_recovery(&NewRecovery { public: key(60) })), Err(Failure::Malformed));
}

/// Two tabs of the same lock: the key they hold stays the same.
#[test]
fn another_tab_goes_on_when_a_way_changes() {
    let store = locked();
    let (one, other) = (unlocked(&store), unlocked(&store));
    ready(one.add_passkey(&passkey(50))).unwrap();
    ready(other.save(Some(&id(7).to_string()), mood("1"))).unwrap();
    ready(other.change_passphrase(&passphrase(40))).unwrap();
    ready(one.add_passkey(&passkey(52))).unwrap();
    assert_eq!(ready(one.lock()).ways.len(), 4);
    assert_eq!(ready(unlocked(&store).sentinel()).entries, 8);
}
