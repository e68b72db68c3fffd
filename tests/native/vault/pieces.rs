//! The tip, drafts, and the places of the second copy.

use super::{DEVICE, PLACE, key};
use tidemark::vault::copy::{self, FRAMES_AT, Held};
use tidemark::vault::draft::{self, DraftName};
use tidemark::vault::root::MAX_BYTES;
use tidemark::vault::tip::Tip;
use tidemark::vault::{DataKey, DeviceId, Place};

const OTHERS: [Place; 2] = [Place { vault: [8; 16], ..PLACE }, Place { generation: 4, ..PLACE }];

/// Every way to change one bit, and every way to cut.
fn harmed(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let flipped = (0..bytes.len() * 8).map(|bit| {
        let mut bytes = bytes.to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        bytes
    });
    flipped.chain((0..bytes.len()).map(|cut| bytes[..cut].to_vec()))
}

fn tip() -> Tip {
    let mut tip = Tip { segment: 4, ..Tip::default() };
    for (device, counter, lamport) in [(DEVICE, 3, 9), (DeviceId(7), 5, 12), (DEVICE, 2, 2), (DeviceId(99), 1, 1)] {
        tip.note(device, counter, lamport);
    }
    tip
}

#[test]
fn the_tip_keeps_the_greatest_of_everything() {
    let tip = tip();
    assert_eq!(tip.last, [(DeviceId(7), 5), (DEVICE, 3), (DeviceId(99), 1)]);
    assert_eq!((tip.lamport, tip.entries()), (12, 9));
    assert_eq!((tip.last_of(DEVICE), tip.last_of(DeviceId(1))), (3, 0));
}

#[test]
fn a_tip_opens_whole_and_in_its_place_only() {
    let sealed = tip().seal(PLACE, &key(), &[1; 24]);
    assert_eq!(Tip::open(&sealed, PLACE, &key()), Some(tip()));
    assert_ne!(sealed, tip().seal(PLACE, &key(), &[2; 24]), "no two tips are the same bytes");
    assert!(OTHERS.iter().all(|place| Tip::open(&sealed, *place, &key()).is_none()));
    assert_eq!(Tip::open(&sealed, PLACE, &DataKey::new(&[6; 32])), None);
    assert!(harmed(&sealed).all(|bytes| Tip::open(&bytes, PLACE, &key()).is_none()));
}

#[test]
fn a_draft_opens_whole_and_in_its_place_only() {
    let name = DraftName { slot: 3, record: [9; 16] };
    let sealed = draft::seal(&key(), PLACE, &[1; 24], name, 1, b"words".to_vec());
    assert_eq!(draft::name(&sealed), Some(name));
    assert_eq!(draft::open(&key(), PLACE, &sealed), Some((1, b"words".to_vec())));
    assert!(OTHERS.iter().all(|place| draft::open(&key(), *place, &sealed).is_none()));
    assert!(harmed(&sealed).all(|bytes| draft::open(&key(), PLACE, &bytes).is_none()));
}

#[test]
fn roots_of_the_copy_are_written_in_turn() {
    let mut file = Vec::new();
    let mut put = |epoch: u32, root: &[u8]| {
        let (at, bytes) = copy::root_place(epoch, root);
        file.resize(file.len().max(at + bytes.len()), 0);
        file[at..at + bytes.len()].copy_from_slice(&bytes);
        file.clone()
    };
    put(1, b"one");
    let both = put(2, &[2; MAX_BYTES]);
    let held = copy::read(&both);
    assert_eq!(held, Held { roots: [Some(&[2; MAX_BYTES]), Some(b"one")], frames: &[] });
    let next = put(3, b"three");
    assert_eq!(copy::read(&next).roots, [Some([2; MAX_BYTES].as_slice()), Some(b"three")]);
    assert_eq!(next.len(), FRAMES_AT);
}

#[test]
fn a_copy_cut_anywhere_is_read_as_far_as_it_goes() {
    let (at, place) = copy::root_place(1, b"one");
    let mut file = vec![0; at];
    file.extend(place);
    file.extend(b"frames");
    for cut in 0..=file.len() {
        let held = copy::read(&file[..cut]);
        assert_eq!(held.frames, &b"frames"[..cut.saturating_sub(FRAMES_AT)]);
        let whole = cut >= at + 2 + b"one".len();
        assert_eq!(held.roots, [None, whole.then_some(b"one".as_slice())], "cut at {cut}");
    }
}
