//! Stored bytes harmed in every way: each harm is told or put right, nothing that nobody wrote is ever shown, and what
//! was not touched stays readable.

use std::ops::Range;

use super::Cases;

use crate::storage::{FixedHost, id, mood, ready};
use tidemark::app::failure::Failure;
use tidemark::app::host::Host;
use tidemark::app::journal::{Journal, Opening};
use tidemark::app::view::Sentinel;
use tidemark::record::id::RecordId;
use tidemark::record::log::Entry;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::DraftSlot;
use tidemark::store::{Contents, Store, StoreError};

/// What is harmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Root,
    Mirror,
    Tip,
    Segment,
    Draft,
    Copy,
}

const PARTS: [Part; 6] = [Part::Root, Part::Mirror, Part::Tip, Part::Segment, Part::Draft, Part::Copy];

/// How.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Harm {
    FlippedBit,
    Cut,
    Gone,
    /// What another vault has in this place.
    Swapped,
    /// What was there some entries ago.
    RolledBack,
    /// A run of other bytes.
    Overwritten,
}

const HARMS: [Harm; 6] = [Harm::FlippedBit, Harm::Cut, Harm::Gone, Harm::Swapped, Harm::RolledBack, Harm::Overwritten];

/// A store with its second copy, as they are.
#[derive(Clone)]
struct Stored {
    contents: Contents,
    file: Vec<u8>,
}

impl Stored {
    fn of(store: &MemoryStore) -> Self {
        Self { contents: ready(store.load()).unwrap(), file: ready(store.read_copy()).unwrap() }
    }

    /// The bytes of a part. Of segments and drafts, `nth` says which.
    fn part(&mut self, part: Part, nth: usize) -> &mut Vec<u8> {
        let contents = &mut self.contents;
        match part {
            Part::Root => contents.root.get_or_insert_default(),
            Part::Mirror => contents.mirror.get_or_insert_default(),
            Part::Tip => contents.tip.get_or_insert_default(),
            Part::Segment => {
                let count = contents.segments.len();
                &mut contents.segments[nth % count]
            }
            Part::Draft => {
                let count = contents.drafts.len();
                &mut contents.drafts[nth % count]
            }
            Part::Copy => &mut self.file,
        }
    }

    fn remove(&mut self, part: Part, nth: usize) {
        let contents = &mut self.contents;
        match part {
            Part::Root => contents.root = None,
            Part::Mirror => contents.mirror = None,
            Part::Tip => contents.tip = None,
            Part::Segment => drop(contents.segments.remove(nth % contents.segments.len())),
            Part::Draft => drop(contents.drafts.remove(nth % contents.drafts.len())),
            Part::Copy => self.file.clear(),
        }
    }

    fn store(self, with_file: bool) -> MemoryStore {
        let store = MemoryStore::holding(self.contents);
        if with_file { store.with_copy(self.file) } else { store }
    }
}

/// Random numbers.
struct Dice(FixedHost);

impl Dice {
    fn below(&self, end: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill_random(&mut bytes);
        usize::try_from(u64::from_le_bytes(bytes) % end.max(1) as u64).unwrap()
    }
}

/// The records before any harm, some entries ago and now, and those of another vault.
struct World {
    early: Stored,
    whole: Stored,
    other: Stored,
    log: Vec<Entry>,
    sentinel: Sentinel,
}

const ENTRIES: i32 = 800;
const DRAFTS: Range<u8> = 0..6;

impl World {
    fn new() -> Self {
        let other = Self::write(&MemoryStore::default().with_copy(Vec::new()), 99, 0..ENTRIES);
        let store = MemoryStore::default().with_copy(Vec::new());
        let early = Self::write(&store, 1, 0..ENTRIES - 20);
        let whole = Self::write(&store, 2, ENTRIES - 20..ENTRIES);
        let journal = ready(Journal::open(store, &FixedHost::seeded(3))).unwrap();
        let log = journal.timeline().log().to_vec();
        let install = RecordId::from_bytes(journal.vault()).to_string();
        let sentinel = Sentinel { install, entries: journal.entries() };
        assert!(whole.contents.segments.len() >= 3, "{} segments", whole.contents.segments.len());
        Self { early, whole, other, log, sentinel }
    }

    fn write(store: &MemoryStore, seed: u64, numbers: Range<i32>) -> Stored {
        let host = FixedHost::seeded(seed);
        let mut journal = ready(Journal::open(store.clone(), &host)).unwrap();
        for number in numbers {
            let mut record = [9; 16];
            record[..4].copy_from_slice(&(number / 2).to_le_bytes());
            let change = mood(number, u8::try_from(number % 11).unwrap());
            ready(journal.write(&host, vec![(RecordId::from_bytes(record), change)], &[])).unwrap();
        }
        for number in DRAFTS {
            let _ = journal.draft(DraftSlot::CheckIn, id(number));
            ready(journal.keep_draft(&host, DraftSlot::CheckIn, id(number), &format!("draft {number}"))).unwrap();
        }
        ready(journal.keep_copy());
        Stored::of(store)
    }

    /// Harms one part in one way. Returns what is left.
    fn harmed(&self, dice: &Dice, part: Part, harm: Harm) -> Stored {
        let mut stored = self.whole.clone();
        let nth = dice.below(100);
        let bytes = stored.part(part, nth);
        let at = dice.below(bytes.len());
        match harm {
            Harm::FlippedBit => bytes[at] ^= 1 << dice.below(8),
            Harm::Cut => bytes.truncate(at),
            Harm::Gone => stored.remove(part, nth),
            Harm::Swapped => bytes.clone_from(self.other.clone().part(part, nth)),
            Harm::RolledBack => bytes.clone_from(self.early.clone().part(part, nth)),
            Harm::Overwritten => {
                let end = bytes.len().min(at + 1 + dice.below(300));
                bytes[at..end]
                    .iter_mut()
                    .for_each(|byte| *byte = byte.wrapping_add(u8::try_from(1 + dice.below(255)).unwrap()));
            }
        }
        stored
    }

    fn play(&self, seed: u64) {
        let dice = Dice(FixedHost::seeded(seed));
        let (part, harm) = (PARTS[dice.below(PARTS.len())], HARMS[dice.below(HARMS.len())]);
        let with_file = part == Part::Copy || dice.below(2) == 0;
        let at = format!("seed {seed}: {part:?}, {harm:?}, with a second copy: {with_file}");
        let harmed = self.harmed(&dice, part, harm);
        let store = harmed.clone().store(with_file);
        let host = FixedHost::seeded(seed ^ 0xffff);
        let opening = Opening { sentinel: Some(&self.sentinel), accept: None, unlock: None };
        let mut journal = match ready(Journal::open_as(store.clone(), &host, opening)) {
            Ok((journal, _)) => journal,
            Err(failure) => {
                assert!(may_refuse(part, &failure), "{at}: {failure}");
                let left = ready(store.load()).unwrap();
                assert_eq!(left, harmed.contents, "{at}: it refused and wrote");
                return;
            }
        };
        let log = journal.timeline().log().to_vec();
        assert!(
            log.iter().all(|entry| self
                .log
                .binary_search_by_key(&entry.sequence, |own| own.sequence)
                .is_ok_and(|own| self.log[own] == *entry)),
            "{at}: an entry that nobody wrote"
        );
        let lost = self.log.len() - log.len();
        let told = journal.damage().unreadable() + journal.damage().missing();
        assert_eq!(told as usize, lost, "{at}: told {told}");
        if with_file || part != Part::Segment {
            assert_eq!(lost, 0, "{at}: not put right");
        }
        if part == Part::Segment && harm == Harm::FlippedBit {
            assert!(lost <= 1, "{at}: one bit cost {lost}");
        }
        let drafts = journal
            .drafts(DraftSlot::CheckIn)
            .filter(|(record, text)| {
                DRAFTS.clone().any(|number| id(number) == *record && *text == format!("draft {number}"))
            })
            .count();
        let harmed_drafts = usize::from(part == Part::Draft);
        assert!(drafts + harmed_drafts >= DRAFTS.len(), "{at}: {drafts} drafts");
        let damaged = journal.damage().drafts;
        assert!(harm == Harm::Gone || drafts + damaged == DRAFTS.len(), "{at}: {drafts} drafts, {damaged} damaged");

        for number in DRAFTS {
            let _ = journal.draft(DraftSlot::CheckIn, id(number));
            let kept = ready(journal.keep_draft(&host, DraftSlot::CheckIn, id(number), &format!("draft {number}")));
            assert_eq!(kept, Ok(()), "{at}: draft {number} cannot be kept again");
        }

        // Life goes on: what is saved now is there afterwards, beside all the rest.
        ready(journal.write(&host, vec![(id(250), mood(9, 9))], &[])).unwrap();
        ready(journal.keep_copy());
        let again = ready(Journal::open(store, &host)).unwrap();
        assert_eq!(again.timeline().log()[..log.len()], log, "{at}: a save cost other entries");
        assert_eq!(again.timeline().log().len(), log.len() + 1, "{at}");
        assert!(log.iter().all(|entry| entry.sequence < again.timeline().log()[log.len()].sequence));
        assert_eq!(again.damage().lost, journal.damage().lost, "{at}");
    }
}

/// Whether a harm to this part may stop the records from being opened, and is then told like this.
fn may_refuse(part: Part, failure: &Failure) -> bool {
    match failure {
        // The version of a root is plain. A root of another vault is asked about.
        Failure::Store(StoreError::TooNew { .. }) | Failure::AnotherVault => part == Part::Root,
        _ => false,
    }
}

#[test]
fn every_harm_is_told_or_put_right() {
    let world = World::new();
    let cases = Cases::new(5_000, 200_000);
    cases.seeds().for_each(|seed| world.play(seed));
    cases.report("harmed bytes", "0 adopted wrong, 0 untold");
}
