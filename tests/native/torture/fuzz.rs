//! Any bytes in the place of any sealed piece: no reader stops, none takes for whole what nobody sealed, and the work
//! grows no faster than the bytes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::Cases;
use crate::exchange::dice::Dice;
use crate::rows::newest_ten;
use tidemark::store::rows;
use tidemark::vault::draft::{self, DraftName};
use tidemark::vault::frame::{self, MAX_SEALED, Piece, Plain};
use tidemark::vault::root::{self, Draw, Reading, Root, Slot};
use tidemark::vault::segment::Segment;
use tidemark::vault::tip::Tip;
use tidemark::vault::{DataKey, DeviceId, EntryName, Place, copy, ten};

const PLACE: Place = Place { vault: [7; 16], generation: 1 };
const DEVICE: DeviceId = DeviceId(42);
const MONTH: u32 = 24_312;

fn key() -> DataKey {
    DataKey::new(&[2; 32])
}

/// One whole piece of every kind, and what the logs among them hold.
struct Whole {
    pieces: Vec<Vec<u8>>,
    entries: Vec<(EntryName, Vec<u8>)>,
    ten_key: DataKey,
    ten_entries: Vec<(u32, Vec<u8>)>,
}

impl Whole {
    fn new() -> Self {
        let mut root =
            Root::new(Draw { vault: PLACE.vault, device: DEVICE, key: [1; 32].into(), data_key: [2; 32].into() });
        let open = root.write(&[9; 24]);
        root.epoch = 2;
        root.slots = vec![Slot { kind: 1, body: vec![3; 80] }, Slot { kind: 200, body: vec![4; 5] }];
        let locked = root.write(&[9; 24]);

        let mut tip = Tip { segment: 4, ..Tip::default() };
        tip.note(DEVICE, 9, 12);
        tip.note(DeviceId(7), 3, 8);
        let draft_name = DraftName { slot: 3, record: [9; 16] };

        let (mut frames, mut entries) = (Vec::new(), Vec::new());
        for counter in 1..=8_u8 {
            let name = EntryName { device: DEVICE, counter: counter.into() };
            let bytes = vec![counter; 16 + 30 * usize::from(counter)];
            let plain = Plain { name, lamport: counter.into(), format: 4, bytes: bytes.clone() };
            frame::write(&mut frames, PLACE, &key(), &[counter; 24], &plain).unwrap();
            entries.push((name, bytes));
        }
        let (_, first) = copy::root_place(2, &locked);
        let (_, second) = copy::root_place(1, &open);
        let file = [first, second, frames.clone()].concat();

        let ten = newest_ten().ten;
        let header = ten.header.unwrap();
        let ten_key = ten::header::read(&header).unwrap().key;
        let month = ten.months.into_iter().find(|(month, _)| *month == MONTH).unwrap().1;
        let mut ten_entries = Vec::new();
        ten::month::read(MONTH, &month, &ten_key, |entry| ten_entries.push((entry.sequence, entry.bytes.to_vec())));
        assert!(!ten_entries.is_empty());

        let pieces = vec![
            open,
            locked,
            tip.seal(PLACE, &key(), &[1; 24]),
            draft::seal(&key(), PLACE, &[1; 24], draft_name, 1, b"words".to_vec()),
            frames,
            file,
            header,
            month,
            ten.drafts.into_iter().find(|(slot, _)| *slot == 0).unwrap().1,
            ten_entries[0].1.clone(),
        ];
        Self { pieces, entries, ten_key, ten_entries }
    }

    fn check(&self, bytes: &[u8]) {
        let is_whole = self.pieces.iter().any(|piece| piece == bytes);
        let opens = [
            self.root(bytes),
            Tip::open(bytes, PLACE, &key()).is_some(),
            draft::open(&key(), PLACE, bytes).is_some(),
            ten::header::read(bytes).is_some(),
            ten::draft::open(&self.ten_key, 0, bytes).is_some(),
        ];
        assert!(is_whole || opens == [false; 5], "what nobody sealed opens: {opens:?}");
        self.log(bytes);
        let held = copy::read(bytes);
        held.roots.into_iter().flatten().for_each(|bytes| {
            self.root(bytes);
        });
        self.log(held.frames);
        ten::month::read(MONTH, bytes, &self.ten_key, |entry| {
            assert!(self.ten_entries.contains(&(entry.sequence, entry.bytes.to_vec())), "an entry that nobody wrote");
        });
        for format in 0..=rows::ENTRY_FORMAT + 1 {
            let _ = rows::read_entry(format, 1, bytes);
        }
        let _ = Segment::of(bytes.to_vec());
    }

    /// Whether a root opens, which only the one that was written does.
    fn root(&self, bytes: &[u8]) -> bool {
        let opens = matches!(root::read(bytes), Reading::Open(_));
        assert!(!opens || bytes == self.pieces[0], "a root that nobody wrote opens");
        opens
    }

    fn log(&self, bytes: &[u8]) {
        let mut end = 0;
        frame::read(bytes, PLACE, &key(), |piece| match piece {
            Piece::Entry { name, bytes, at, .. } => {
                assert!(self.entries.iter().any(|own| own.0 == name && own.1 == bytes), "an entry that nobody wrote");
                assert_eq!(at.start, end);
                end = at.end;
            }
            Piece::Damaged(at) => {
                assert_eq!(at.start, end);
                end = at.end;
            }
            Piece::Hint(_) => {}
        });
        assert_eq!(end, bytes.len(), "every byte belongs to one piece");
        assert!(frame::names(bytes).all(|(_, at)| at.end <= bytes.len()));
    }

    /// A piece after some changes, and now and then bytes made from nothing.
    fn input(&self, dice: &mut Dice) -> Vec<u8> {
        if dice.below(20) == 0 {
            return (0..dice.below(300)).map(|_| dice.roll().to_le_bytes()[0]).collect();
        }
        let mut bytes = self.pieces[dice.place(self.pieces.len())].clone();
        for _ in 0..=dice.below(5) {
            let at = dice.place(bytes.len() + 1);
            let end = (at + dice.place(80)).min(bytes.len());
            match dice.below(7) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..end)),
                2 if at < bytes.len() => bytes[at] = dice.roll().to_le_bytes()[0],
                3 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
                4 => drop(bytes.splice(at..at, bytes[at..end].to_vec())),
                5 => {
                    let other = &self.pieces[dice.place(self.pieces.len())];
                    let from = dice.place(other.len());
                    let part = &other[from..(from + dice.place(200)).min(other.len())];
                    drop(bytes.splice(at..end, part.iter().copied()));
                }
                _ => {
                    let sign: &[u8] = [b"\xf7TM".as_slice(), b"tide", b"\xff\xff\xff\xff", b"\0\0\0\0"][dice.place(4)];
                    drop(bytes.splice(at..end, sign.iter().copied()));
                }
            }
        }
        bytes
    }
}

#[test]
fn no_bytes_stop_a_reader_or_open_unsealed() {
    let whole = Whole::new();
    whole.pieces.iter().for_each(|piece| whole.check(piece));
    let cases = Cases::new(50_000, 1_000_000);
    for seed in cases.seeds() {
        let bytes = whole.input(&mut Dice(seed));
        let checked = catch_unwind(AssertUnwindSafe(|| whole.check(&bytes)));
        assert!(checked.is_ok(), "seed {seed}: {bytes:?}");
    }
    cases.report("any bytes as root, tip, frames, draft, second copy, header, month", "0 stopped a reader, 0 opened");
}

/// Heads of frames that each claim a great deal, one behind the other.
fn claims(count: usize, head: usize) -> Vec<u8> {
    const CLAIMED: u32 = 16 * 1024;
    let mut bytes = Vec::new();
    for number in 0..u32::try_from(count).unwrap() {
        bytes.extend_from_slice(b"\xf7TM\x04");
        bytes.extend_from_slice(&number.to_le_bytes());
        bytes.resize(bytes.len() + head - 12, 1);
        bytes.extend_from_slice(&CLAIMED.to_le_bytes());
        bytes.resize(bytes.len() + 24, 0);
    }
    bytes.resize(bytes.len() + CLAIMED as usize, 0);
    bytes
}

/// The names that hostile bytes give stand for no more bytes than can be kept, however their frames overlap.
#[test]
fn names_stand_for_no_more_bytes_than_a_reader_would_open() {
    for count in [1_000, 10_000] {
        let bytes = claims(count, 24);
        let named: usize = frame::names(&bytes).map(|(_, at)| at.len()).sum();
        assert!(named > 0, "nothing was named");
        assert!(named <= 4 * bytes.len() + 2 * MAX_SEALED, "{named} of {} bytes", bytes.len());
    }
}
