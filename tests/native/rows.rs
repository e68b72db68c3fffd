//! Golden bytes of every format, and the rows of single entries.

use crate::storage::{self, ready, scenario};
use proptest::prelude::*;
use tidemark::app::journal::Journal;
use tidemark::record::log::{Entry, Record};
use tidemark::record::time::{Moment, Zone};
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::{self, DraftSlot, Links};
use tidemark::store::{Contents, Ten};
use tidemark::vault::{DeviceId, EntryName};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");

/// The slots that existed in formats 1 and 2.
const FIRST_SLOTS: [DraftSlot; 4] = [DraftSlot::CheckIn, DraftSlot::Phq9, DraftSlot::Session, DraftSlot::SideEffect];
const SECOND_SLOTS: u8 = 13;
/// Those of formats 3 and 4.
const THIRD_SLOTS: u8 = 14;

/// What [`digest_of`] says of each format that may be on a phone. Format 5 has not been released yet.
const RELEASED: [u64; 4] =
    [11_393_350_184_812_872_747, 9_167_240_415_292_418_999, 15_374_910_120_631_830_045, 17_039_978_628_675_595_287];
const UNRELEASED: usize = 1;

/// The months of the scenario: January and February 2026.
const MONTHS: [u32; 2] = [24_312, 24_313];

fn fixture(format: u8, name: &str) -> Vec<u8> {
    std::fs::read(format!("{FIXTURES}/rows-v{format}/{name}.bin")).unwrap()
}

/// A database of layout 10 with entries of formats 1 to 3.
pub(crate) fn golden_ten(format: u8, entries: &[Entry], slots: &[DraftSlot]) -> Contents {
    let draft = |slot: &DraftSlot| (slot.number(), fixture(format, &format!("draft-{}", slot.number())));
    let ten = Ten {
        header: Some(fixture(format, "header")),
        revision: u32::try_from(entries.len()).unwrap(),
        months: MONTHS.map(|month| (month, fixture(format, &format!("month-{month}")))).into(),
        drafts: slots.iter().map(draft).collect(),
    };
    Contents { ten, ..Contents::default() }
}

/// The last database of layout 10.
pub(crate) fn newest_ten() -> Contents {
    golden_ten(3, &entries(scenario::third_kinds()), &slots_of_ten())
}

/// The slots that the last database of layout 10 had.
pub(crate) fn slots_of_ten() -> Vec<DraftSlot> {
    slots_below(THIRD_SLOTS)
}

fn slots_below(number: u8) -> Vec<DraftSlot> {
    DraftSlot::ALL.into_iter().filter(|slot| slot.number() < number).collect()
}

/// What is stored today for the scenario.
pub(crate) fn golden() -> Contents {
    golden_twenty(rows::ENTRY_FORMAT, &DraftSlot::ALL)
}

/// A database of layout 20 with entries of this format.
fn golden_twenty(format: u8, slots: &[DraftSlot]) -> Contents {
    Contents {
        root: Some(fixture(format, "root")),
        tip: Some(fixture(format, "tip")),
        mirror: Some(fixture(format, "mirror")),
        segments: vec![fixture(format, "segment-1")],
        drafts: slots.iter().map(|slot| fixture(format, &format!("draft-{}", slot.number()))).collect(),
        ..Contents::default()
    }
}

pub(crate) fn expected_entries() -> Vec<Entry> {
    entries(scenario::all_kinds())
}

pub(crate) fn entries(kinds: Vec<Record>) -> Vec<Entry> {
    let pairs = [(storage::id(200), storage::mood(1, 1)), (storage::id(201), storage::mood(2, 2))];
    let single = scenario::changes(kinds);
    let writes = (0..).zip(&single).map(|(write, change)| (write, change.clone()));
    let last = i64::try_from(single.len()).unwrap();
    let written = |write: i64| {
        Moment::new(scenario::BEGIN_MS + write * 20 * 60_000, 60, Zone::parse("Europe/Berlin").unwrap()).unwrap()
    };
    let entries = writes.chain(pairs.map(|change| (last, change)));
    (1..)
        .zip(entries)
        .map(|(sequence, (write, (record, change)))| Entry { sequence, record, written: written(write), change })
        .collect()
}

fn open(contents: Contents) -> Journal<MemoryStore> {
    ready(Journal::open(MemoryStore::holding(contents), &scenario::host())).unwrap()
}

/// The bytes of every fixture of a format, by name, in one number (FNV-1a, 64 bits).
fn digest_of(format: u8) -> u64 {
    let mut files: Vec<_> =
        std::fs::read_dir(format!("{FIXTURES}/rows-v{format}")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let bytes = files.iter().flat_map(|file| std::fs::read(file).unwrap());
    bytes.fold(0xcbf2_9ce4_8422_2325, |digest, byte| (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A format that was released never changes. A row that has to differ takes a new format, with its number raised and
/// fixtures of its own; these numbers stay as they are.
#[test]
fn the_fixtures_of_a_released_format_are_never_rewritten() {
    assert_eq!([1, 2, 3, 4].map(digest_of), RELEASED);
    assert_eq!(usize::from(rows::ENTRY_FORMAT), RELEASED.len() + UNRELEASED);
}

#[test]
fn golden_rows_open_and_hold_what_was_written() {
    holds(golden(), &expected_entries(), &DraftSlot::ALL);
}

fn holds(contents: Contents, entries: &[Entry], slots: &[DraftSlot]) {
    let mut journal = open(contents);
    assert_eq!(journal.timeline().log(), entries);
    assert!(journal.damage().is_empty(), "{:?}", journal.damage());
    for slot in slots {
        let draft = journal.draft(*slot, scenario::draft_record(*slot));
        assert_eq!(draft, Some(scenario::draft(*slot).as_str()));
    }
}

#[test]
fn golden_rows_of_format_1_open_for_ever() {
    opens_for_ever(1, scenario::first_kinds(), &FIRST_SLOTS);
}

#[test]
fn golden_rows_of_format_2_open_for_ever() {
    opens_for_ever(2, scenario::second_kinds(), &slots_below(SECOND_SLOTS));
}

#[test]
fn golden_rows_of_format_3_open_for_ever() {
    opens_for_ever(3, scenario::third_kinds(), &slots_below(THIRD_SLOTS));
}

#[test]
fn golden_rows_of_format_4_open_for_ever() {
    let slots = slots_below(THIRD_SLOTS);
    holds(golden_twenty(4, &slots), &entries(scenario::fourth_kinds()), &slots);
}

fn opens_for_ever(format: u8, kinds: Vec<Record>, slots: &[DraftSlot]) {
    let expected = entries(kinds);
    let journal = open(golden_ten(format, &expected, slots));
    assert_eq!(journal.timeline().log(), expected);
    assert!(journal.damage().is_empty(), "{:?}", journal.damage());
    for slot in slots {
        let drafts: Vec<&str> = journal.drafts(*slot).map(|(_, text)| text).collect();
        assert_eq!(drafts, [scenario::draft(*slot)]);
    }
}

#[test]
fn the_scenario_gives_the_golden_bytes() {
    assert_eq!(ready(scenario::run(MemoryStore::default())).unwrap(), golden());
}

/// Writes the golden rows again. Only for a new format: those of a released one never change.
#[test]
#[ignore = "writes the fixtures"]
fn write_golden_rows() {
    let folder = format!("{FIXTURES}/rows-v{}", rows::ENTRY_FORMAT);
    std::fs::create_dir_all(&folder).unwrap();
    let contents = ready(scenario::run(MemoryStore::default())).unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(format!("{folder}/{name}.bin"), bytes).unwrap();
    write("root", contents.root.as_ref().unwrap());
    write("tip", contents.tip.as_ref().unwrap());
    write("mirror", contents.mirror.as_ref().unwrap());
    (1..).zip(&contents.segments).for_each(|(number, bytes)| write(&format!("segment-{number}"), bytes));
    DraftSlot::ALL
        .iter()
        .zip(&contents.drafts)
        .for_each(|(slot, bytes)| write(&format!("draft-{}", slot.number()), bytes));
}

fn links() -> Links {
    let base = vec![EntryName { device: DeviceId(5), counter: 300 }];
    Links { base, batch: Some(storage::id(7)) }
}

#[test]
fn unknown_formats_are_refused() {
    let entry = &expected_entries()[0];
    let bytes = rows::write_entry(entry, &links());
    assert_eq!(rows::read_entry(rows::ENTRY_FORMAT, entry.sequence, &bytes), Some((entry.clone(), links())));
    assert_eq!(rows::read_entry(rows::ENTRY_FORMAT + 1, entry.sequence, &bytes), None);
    assert_eq!(rows::read_entry(0, entry.sequence, &bytes), None);
    assert_eq!(rows::read_draft(0, vec![b'a']), None);
    assert_eq!(rows::read_draft(1, vec![0xff]), None, "not UTF-8");
}

#[test]
fn bytes_after_an_entry_are_refused() {
    let entry = &expected_entries()[0];
    let mut bytes = rows::write_entry(entry, &links());
    bytes.push(0);
    assert_eq!(rows::read_entry(rows::ENTRY_FORMAT, entry.sequence, &bytes), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 700, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), format in 0..6_u8) {
        if let Some((entry, links)) = rows::read_entry(format, 1, &bytes) {
            let again = rows::write_entry(&entry, &links);
            prop_assert_eq!(rows::read_entry(rows::ENTRY_FORMAT, 1, &again), Some((entry, links)));
        }
    }

    #[test]
    fn changed_entries_are_read_without_a_panic(entry in 0..40_usize, part in 0.0..1.0, byte in any::<u8>()) {
        let mut bytes = rows::write_entry(&expected_entries()[entry], &links());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a test")]
        let at = (bytes.len() as f64 * part) as usize;
        bytes[at] = byte;
        if let Some((entry, links)) = rows::read_entry(rows::ENTRY_FORMAT, 1, &bytes) {
            let again = rows::write_entry(&entry, &links);
            prop_assert_eq!(rows::read_entry(rows::ENTRY_FORMAT, 1, &again), Some((entry, links)));
        }
    }
}
