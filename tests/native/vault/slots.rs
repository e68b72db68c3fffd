//! The slots of a locked root: who they open for, and their bytes.

use proptest::prelude::*;
use tidemark::vault::root::{Draw, NewWay, Reading, Root, Slot, read, unlock};
use tidemark::vault::slot::{Kdf, Way};
use zeroize::Zeroizing;

use super::DEVICE;

fn kdf() -> Kdf {
    Kdf { memory: 65536, passes: 3, lanes: 1, salt: [5; 16] }
}

fn ways() -> [Way; 3] {
    [Way::Passphrase(kdf()), Way::Recovery, Way::Passkey { credential: b"a phone".to_vec(), salt: [6; 32] }]
}

fn root() -> Root {
    Root::new(Draw { vault: [7; 16], device: DEVICE, key: [1; 32].into(), data_key: [2; 32].into() })
}

/// A root that each way opens with the key of its number.
fn locked(ways: &[Way]) -> Root {
    let keys: Vec<_> = (0_u8..).take(ways.len()).map(|number| [number; 32]).collect();
    let ways = ways.iter().zip(&keys).map(|(way, key)| NewWay { way, key, nonce: [8; 24] });
    root().under_new_keys([3; 32].into(), [4; 32].into(), &ways.collect::<Vec<_>>())
}

fn opened(bytes: &[u8], slot: u8, key: u8) -> Option<Root> {
    match unlock(bytes, slot, &[key; 32]) {
        Reading::Open(root) => Some(root),
        Reading::Locked { .. } => None,
        other => panic!("{other:?}"),
    }
}

const GOLDEN: &[u8] = include_bytes!("../../fixtures/root-locked");

fn golden() -> Vec<u8> {
    let root = locked(&ways()).settled().with_backup_keys(|keys| {
        keys.sync = Some(Zeroizing::new([10; 32]));
        keys.recovery = Some([11; 32]);
        keys.passphrase = Some((kdf(), Zeroizing::new([12; 32])));
    });
    root.write(&[9; 24])
}

#[test]
#[ignore = "writes the fixture"]
fn write_golden_root() {
    std::fs::write("tests/fixtures/root-locked", golden()).unwrap();
}

/// Stored roots open for ever: these bytes never change.
#[test]
fn the_golden_bytes() {
    assert!(golden() == GOLDEN);
    for number in 0..3 {
        let root = opened(GOLDEN, number, number).unwrap();
        assert_eq!((root.epoch, root.generation, root.device), (4, 2, DEVICE));
        assert_eq!(root.backup_keys.recovery, Some([11; 32]));
        assert_eq!(root.backup_keys.sync.as_deref(), Some(&[10; 32]));
        assert_eq!(root.backup_keys.passphrase, Some((kdf(), Zeroizing::new([12; 32]))));
        assert!(root.data_key(1).is_none() && root.data_key(2).is_some());
    }
    let Reading::Locked { slots, .. } = read(GOLDEN) else { panic!("not locked") };
    assert_eq!(slots.iter().map(Slot::number).collect::<Vec<_>>(), [Some(0), Some(1), Some(2)]);
    assert_eq!(slots.iter().map(|slot| slot.way().unwrap()).collect::<Vec<_>>(), ways());
}

#[test]
fn each_way_opens_with_its_own_key_alone() {
    let bytes = locked(&ways()).write(&[9; 24]);
    for slot in 0..5 {
        for key in 0..5 {
            assert_eq!(opened(&bytes, slot, key).is_some(), slot == key && slot < 3, "slot {slot}, key {key}");
        }
    }
}

#[test]
fn until_it_is_settled_it_opens_what_either_generation_sealed() {
    let root = locked(&ways());
    assert!(root.is_between_generations() && !root.is_open());
    assert_eq!(root.places().map(|(place, _)| place.generation).collect::<Vec<_>>(), [1, 2]);
    let root = root.settled();
    assert!(!root.is_between_generations());
    assert!(root.data_key(1).is_none());
}

#[test]
fn without_ways_it_is_open() {
    let root = locked(&ways()).under_new_keys([9; 32].into(), [9; 32].into(), &[]);
    assert!(root.is_open() && matches!(read(&root.write(&[9; 24])), Reading::Open(_)));
}

#[test]
fn one_that_is_open_reads_another_with_the_same_vault_key() {
    let root = locked(&ways());
    let later = root.clone().without_slot(2).write(&[9; 24]);
    assert!(matches!(root.read_another(&later), Reading::Open(root) if root.slots.len() == 2));
    let other_key = root.clone().under_new_keys([9; 32].into(), [9; 32].into(), &[new(&ways()[1])]).write(&[9; 24]);
    assert!(matches!(root.read_another(&other_key), Reading::Locked { .. }));
}

fn new(way: &Way) -> NewWay<'_> {
    NewWay { way, key: &[1; 32], nonce: [8; 24] }
}

#[test]
fn a_slot_keeps_its_number_and_a_new_one_takes_a_free_one() {
    let root = locked(&ways()).without_slot(1).with_way(&new(&ways()[1])).with_way(&new(&ways()[2]));
    assert_eq!(root.slots.iter().map(Slot::number).collect::<Vec<_>>(), [Some(0), Some(2), Some(1), Some(3)]);
}

#[test]
fn parameters_beyond_the_limits_are_no_way() {
    let limits = [
        (256 * 1024, 10, 4, true),
        (8, 1, 1, true),
        (256 * 1024 + 1, 3, 1, false),
        (u32::MAX, 3, 1, false),
        (7, 1, 1, false),
        (31, 1, 4, false),
        (65536, 0, 1, false),
        (65536, 11, 1, false),
        (65536, 3, 0, false),
        (65536, 3, 5, false),
    ];
    for (memory, passes, lanes, is_within) in limits {
        let kdf = Kdf { memory, passes, lanes, salt: [5; 16] };
        assert_eq!(kdf.is_within_limits(), is_within, "{kdf:?}");
        let root = locked(&[Way::Passphrase(kdf), Way::Recovery]);
        assert_eq!(root.slots[0].way().is_some(), is_within, "{kdf:?}");
        let bytes = root.write(&[9; 24]);
        assert_eq!(opened(&bytes, 0, 0).is_some(), is_within);
        assert!(opened(&bytes, 1, 1).is_some(), "the code still opens it");
    }
}

proptest! {
    /// Whatever is done to a slot, it opens for nobody, and reading it panics nowhere.
    #[test]
    fn a_slot_that_was_changed_anywhere_opens_nothing(at in 0_usize..400, bit in 0_u8..8) {
        let mut root = locked(&ways());
        let lengths: Vec<usize> = root.slots.iter().map(|slot| slot.body.len()).collect();
        let mut at = at % lengths.iter().sum::<usize>();
        let slot = lengths.iter().position(|length| if at < *length { true } else { at -= length; false }).unwrap();
        root.slots[slot].body[at] ^= 1 << bit;
        let changed = &root.slots[slot];
        let (number, key) = (changed.number().unwrap(), u8::try_from(slot).unwrap());
        let _ = changed.way();
        // The root is written anew with it, as somebody without the key could not.
        let bytes = root.write(&[9; 24]);
        prop_assert!(opened(&bytes, number, key).is_none());
    }
}
