//! Frames and the segments they lie in.

use super::{DEVICE, PLACE, key};
use proptest::prelude::*;
use tidemark::vault::frame::{MAX_SEALED, Piece, Plain, TooLong, names, read, write};
use tidemark::vault::segment::{CLOSED_AT, Segment, SegmentName};
use tidemark::vault::{DataKey, DeviceId, EntryName, Place};

fn plain(counter: u32, bytes: Vec<u8>) -> Plain {
    Plain { name: EntryName { device: DEVICE, counter }, lamport: counter, format: 4, bytes }
}

/// The frames of these entries, one behind the other.
fn frames(entries: &[Plain]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (number, entry) in (0..).zip(entries) {
        write(&mut bytes, PLACE, &key(), &[number; 24], entry).unwrap();
    }
    bytes
}

/// Entries of several lengths.
fn few() -> Vec<Plain> {
    (1..=5_u8).map(|counter| plain(counter.into(), vec![counter; 40 * usize::from(counter)])).collect()
}

#[derive(Default)]
struct Found {
    entries: Vec<Plain>,
    damaged: usize,
    hints: Vec<[u8; 16]>,
}

fn found_in(bytes: &[u8], place: Place, key: &DataKey) -> Found {
    let mut found = Found::default();
    let mut end = 0;
    read(bytes, place, key, |piece| match piece {
        Piece::Entry { name, lamport, format, bytes, at } => {
            assert_eq!(at.start, end, "every byte belongs to one piece");
            end = at.end;
            found.entries.push(Plain { name, lamport, format, bytes: bytes.to_vec() });
        }
        Piece::Damaged(at) => {
            assert!(at.start == end && at.end > at.start);
            end = at.end;
            found.damaged += 1;
        }
        Piece::Hint(record) => found.hints.push(record),
    });
    assert_eq!(end, bytes.len(), "every byte belongs to one piece");
    found
}

fn found(bytes: &[u8]) -> Found {
    found_in(bytes, PLACE, &key())
}

#[test]
fn damage_costs_the_entry_it_lies_in() {
    let entries = few();
    let bytes = frames(&entries);
    let ranges: Vec<_> = names(&bytes).map(|(_, at)| at).collect();
    assert_eq!(ranges.len(), entries.len());
    for at in 0..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x10;
        let found = found(&bytes);
        let hit = ranges.iter().position(|range| range.contains(&at)).unwrap();
        let left: Vec<_> = entries.iter().filter(|entry| entry.name.counter as usize != hit + 1).cloned().collect();
        assert_eq!(found.entries, left, "byte {at}");
        assert_eq!(found.damaged, 1, "byte {at}");
    }
}

#[test]
fn what_lies_before_a_cut_is_read() {
    let entries = few();
    let bytes = frames(&entries);
    let ends: Vec<_> = names(&bytes).map(|(_, at)| at.end).collect();
    for cut in 0..bytes.len() {
        let whole = ends.iter().filter(|end| **end <= cut).count();
        assert_eq!(found(&bytes[..cut]).entries, entries[..whole], "cut at {cut}");
    }
}

#[test]
fn bytes_between_frames_cost_nothing() {
    let entries = few();
    let mut bytes = b"\xf7TM".repeat(20);
    for entry in &entries {
        bytes.extend(frames(std::slice::from_ref(entry)));
        bytes.extend(b"\xf7TM\x04 something else \xf7T");
    }
    let found = found(&bytes);
    assert_eq!(found.entries, entries);
    assert_eq!(found.damaged, entries.len() + 1);
}

/// A name is found wherever its frame is whole, also behind one that claims to be longer than it is.
#[test]
fn names_are_found_around_damage() {
    let entries = few();
    let bytes = frames(&entries);
    let ranges: Vec<_> = names(&bytes).map(|(_, at)| at).collect();
    for at in 0..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x01;
        let there: Vec<_> = names(&bytes).collect();
        for (entry, range) in entries.iter().zip(&ranges) {
            assert!(range.contains(&at) || there.contains(&(entry.name, range.clone())), "byte {at}: {:?}", entry.name);
        }
    }
}

#[test]
fn a_frame_opens_only_for_its_vault_generation_and_key() {
    let bytes = frames(&few());
    for place in [Place { vault: [8; 16], ..PLACE }, Place { generation: 4, ..PLACE }] {
        let found = found_in(&bytes, place, &key());
        assert_eq!((found.entries.len(), found.damaged), (0, 1));
    }
    assert!(found_in(&bytes, PLACE, &DataKey::new(&[6; 32])).entries.is_empty());
}

#[test]
fn a_damaged_frame_hints_at_its_record() {
    let mut entry = plain(1, vec![0; 100]);
    entry.bytes[..16].copy_from_slice(&[0xab; 16]);
    let mut bytes = frames(&[entry]);
    *bytes.last_mut().unwrap() ^= 1;
    let found = found(&bytes);
    assert_eq!((found.entries.len(), found.damaged, found.hints), (0, 1, vec![[0xab; 16]]));
}

#[test]
fn an_entry_that_is_too_long_is_refused() {
    let mut bytes = Vec::new();
    let longest = plain(1, vec![1; MAX_SEALED - 1]);
    assert_eq!(write(&mut bytes, PLACE, &key(), &[0; 24], &longest), Ok(()));
    assert_eq!(found(&bytes).entries, [longest]);
    let before = bytes.clone();
    assert_eq!(write(&mut bytes, PLACE, &key(), &[0; 24], &plain(2, vec![1; MAX_SEALED])), Err(TooLong));
    assert_eq!(bytes, before);
}

/// Each frame that cannot be opened is a hint, so hints count the work. Bytes made to be slow get no more of it per
/// byte than others.
#[test]
fn hostile_bytes_cost_time_in_proportion_to_their_length() {
    const CLAIMED: usize = 64 * 1024;
    for count in [2_000, 4_000, 8_000_usize] {
        let mut bytes = Vec::new();
        for _ in 0..count {
            bytes.extend_from_slice(b"\xf7TM\x04");
            bytes.extend_from_slice(&[0; 16]);
            bytes.extend_from_slice(&u32::try_from(CLAIMED).unwrap().to_le_bytes());
            bytes.extend_from_slice(&[0; 24]);
        }
        bytes.resize(bytes.len() + CLAIMED, 0);
        let found = found(&bytes);
        assert_eq!(found.damaged, 1);
        assert!(!found.hints.is_empty(), "nothing was tried");
        assert!(found.hints.len() * CLAIMED <= 4 * bytes.len() + MAX_SEALED, "{} tries of {count}", found.hints.len());
    }
}

fn any_plain() -> impl Strategy<Value = Plain> {
    let bytes = proptest::collection::vec(any::<u8>(), 16..3_000);
    (1..4_u64, any::<u32>(), any::<u32>(), any::<u8>(), bytes).prop_map(|(device, counter, lamport, format, bytes)| {
        Plain { name: EntryName { device: DeviceId(device), counter }, lamport, format, bytes }
    })
}

proptest! {
    #[test]
    fn any_log_reads_back(entries in proptest::collection::vec(any_plain(), 0..80)) {
        let mut segments = vec![Segment::new(SegmentName { generation: 3, number: 1 })];
        for (number, entry) in (0..).zip(&entries) {
            let mut frame = Vec::new();
            write(&mut frame, PLACE, &key(), &[number; 24], entry).unwrap();
            if segments.last().unwrap().is_closed() {
                segments.push(Segment::after(segments.last().unwrap()));
            }
            segments.last_mut().unwrap().add(&frame);
        }
        let mut read_back = Vec::new();
        for (number, segment) in (1..).zip(segments) {
            prop_assert!(segment.bytes().len() < CLOSED_AT + 4_000);
            let again = Segment::of(segment.into_bytes()).unwrap();
            prop_assert_eq!(again.name(), SegmentName { generation: 3, number });
            let found = found(again.frames());
            prop_assert_eq!(found.damaged, 0);
            read_back.extend(found.entries);
        }
        prop_assert_eq!(read_back, entries);
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(prop_oneof![Just(0xf7), Just(b'T'), Just(b'M'), Just(0), any::<u8>()], 0..4_000)) {
        prop_assert!(found(&bytes).entries.is_empty());
        prop_assert!(names(&bytes).all(|(_, at)| at.end <= bytes.len()));
        let _ = Segment::of(bytes);
    }
}
