//! The root: open, locked, newer or damaged.

use tidemark::vault::root::{Draw, MAX_BYTES, MAX_SLOTS, OPEN, Reading, Root, Slot, read};

use super::DEVICE;
use tidemark::vault::DeviceId;

fn root() -> Root {
    Root::new(Draw { vault: [7; 16], device: DEVICE, key: [1; 32].into(), data_key: [2; 32].into() })
}

fn slot(kind: u8, length: usize) -> Slot {
    Slot { kind, body: vec![kind; length] }
}

fn open(bytes: &[u8]) -> Root {
    match read(bytes) {
        Reading::Open(root) => root,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_written_is_read() {
    let bytes = root().write(&[9; 24]);
    let root = open(&bytes);
    assert_eq!((root.vault, root.epoch, root.generation, root.device), ([7; 16], 1, 1, DEVICE));
    assert_eq!(root.write(&[9; 24]), bytes);
    assert!(root.data_key(1).is_some());
    assert!(root.data_key(2).is_none());
}

#[test]
fn another_device_counts_above_the_one_before() {
    let root = open(&root().on_another_device(DeviceId(43)).write(&[9; 24]));
    assert_eq!((root.epoch, root.device), (2, DeviceId(43)));
}

#[test]
fn slots_of_unknown_kinds_are_kept() {
    let mut root = root();
    root.slots.extend([slot(200, 300), slot(9, 0)]);
    let again = open(&open(&root.write(&[9; 24])).on_another_device(DeviceId(43)).write(&[8; 24]));
    assert_eq!(again.slots, root.slots);
}

#[test]
fn without_the_open_slot_it_is_locked() {
    let mut root = root();
    root.slots = vec![slot(1, 80), slot(2, 80)];
    root.epoch = 5;
    let Reading::Locked { vault, epoch, slots } = read(&root.write(&[9; 24])) else { panic!("not locked") };
    assert_eq!((vault, epoch, slots), (root.vault, 5, root.slots));
}

#[test]
fn a_newer_root_says_its_format_whatever_follows() {
    let mut bytes = root().write(&[9; 24]);
    bytes[5] = 31;
    for length in [7, 20, bytes.len()] {
        let reading = read(&bytes[..length]);
        assert!(matches!(reading, Reading::Newer { format: 31 }), "{reading:?}");
    }
    assert!(matches!(read(&bytes[..6]), Reading::Damaged));
}

#[test]
fn nothing_beyond_the_limits_is_read() {
    let mut many = root();
    many.slots.extend((0..MAX_SLOTS).map(|_| slot(9, 1)));
    assert!(matches!(read(&many.write(&[9; 24])), Reading::Damaged));

    let mut long = root();
    let free = MAX_BYTES - long.write(&[9; 24]).len() - 3;
    long.slots.push(slot(9, free));
    assert_eq!(open(&long.write(&[9; 24])).slots.len(), 2);
    long.slots[1].body.push(9);
    assert!(matches!(read(&long.write(&[9; 24])), Reading::Damaged));
}

#[test]
fn a_key_of_another_length_opens_nothing() {
    let mut root = root();
    root.slots = vec![slot(OPEN, 31)];
    assert!(matches!(read(&root.write(&[9; 24])), Reading::Damaged));
}

#[test]
fn a_root_that_was_changed_anywhere_or_cut_never_opens() {
    let bytes = root().write(&[9; 24]);
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut bytes = bytes.clone();
            bytes[at] ^= 1 << bit;
            // The format that wrote it is only for people to look at, but the MAC covers it too.
            assert!(!matches!(read(&bytes), Reading::Open(_)), "bit {bit} of byte {at}");
        }
        assert!(!matches!(read(&bytes[..at]), Reading::Open(_)), "cut at {at}");
    }
}
