//! Golden rows of every format, and what damage to a row costs.

use crate::storage::{self, ready, scenario};
use proptest::prelude::*;
use tidemark::app::journal::Journal;
use tidemark::record::log::{Entry, Record};
use tidemark::record::time::{Moment, Zone};
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::{self, DraftSlot};
use tidemark::store::{Contents, Store};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");

/// The slots that existed in formats 1 and 2.
const FIRST_SLOTS: [DraftSlot; 4] = [DraftSlot::CheckIn, DraftSlot::Phq9, DraftSlot::Session, DraftSlot::SideEffect];
const SECOND_SLOTS: u8 = 13;

/// What [`digest_of`] says of each released format.
const RELEASED: [u64; 3] = [11_393_350_184_812_872_747, 9_167_240_415_292_418_999, 15_374_910_120_631_830_045];

/// The months of the scenario: January and February 2026.
const MONTHS: [u32; 2] = [24_312, 24_313];

fn golden_of(format: u8, entries: &[Entry], slots: &[DraftSlot]) -> Contents {
    let read = |name: &str| std::fs::read(format!("{FIXTURES}/rows-v{format}/{name}.bin")).unwrap();
    Contents {
        header: Some(read("header")),
        revision: u32::try_from(entries.len()).unwrap(),
        months: MONTHS.map(|month| (month, read(&format!("month-{month}")))).into(),
        drafts: slots.iter().map(|slot| (slot.number(), read(&format!("draft-{}", slot.number())))).collect(),
    }
}

fn golden() -> Contents {
    golden_of(3, &expected_entries(), &DraftSlot::ALL)
}

fn expected_entries() -> Vec<Entry> {
    entries(scenario::all_kinds())
}

fn entries(kinds: Vec<Record>) -> Vec<Entry> {
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
    assert_eq!([1, 2, 3].map(digest_of), RELEASED);
    assert_eq!(usize::from(rows::ENTRY_FORMAT), RELEASED.len());
}

#[test]
fn golden_rows_open_and_hold_what_was_written() {
    let journal = open(golden());
    assert_eq!(journal.timeline().log(), expected_entries());
    assert!(journal.damage().is_empty(), "{:?}", journal.damage());
    for slot in DraftSlot::ALL {
        assert_eq!(journal.draft(slot), Some(scenario::draft(slot).as_str()));
    }
}

#[test]
fn golden_rows_of_format_1_open_for_ever() {
    opens_for_ever(1, scenario::first_kinds(), &FIRST_SLOTS);
}

#[test]
fn golden_rows_of_format_2_open_for_ever() {
    let slots = DraftSlot::ALL.into_iter().filter(|slot| slot.number() < SECOND_SLOTS);
    opens_for_ever(2, scenario::second_kinds(), &slots.collect::<Vec<_>>());
}

fn opens_for_ever(format: u8, kinds: Vec<Record>, slots: &[DraftSlot]) {
    let expected = entries(kinds);
    let journal = open(golden_of(format, &expected, slots));
    assert_eq!(journal.timeline().log(), expected);
    assert!(journal.damage().is_empty(), "{:?}", journal.damage());
    for slot in slots {
        assert_eq!(journal.draft(*slot), Some(scenario::draft(*slot).as_str()));
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
    std::fs::create_dir_all(format!("{FIXTURES}/rows-v3")).unwrap();
    let contents = ready(scenario::run(MemoryStore::default())).unwrap();
    let write = |name: String, bytes: &[u8]| std::fs::write(format!("{FIXTURES}/rows-v3/{name}.bin"), bytes).unwrap();
    write("header".into(), contents.header.as_ref().unwrap());
    contents.months.iter().for_each(|(month, bytes)| write(format!("month-{month}"), bytes));
    contents.drafts.iter().for_each(|(slot, bytes)| write(format!("draft-{slot}"), bytes));
}

#[test]
fn a_row_in_the_place_of_another_opens_nowhere() {
    let mut contents = golden();
    let january = contents.months[0].1.clone();
    contents.months[1].1 = january;
    let journal = open(contents);
    let log = journal.timeline().log();
    assert!(!log.is_empty());
    assert!(log.iter().all(|entry| expected_entries().contains(entry)));
    assert!(journal.damage().parts.iter().all(|part| part.month == MONTHS[1]));
    assert_eq!(journal.damage().lost.len(), 1, "all of February");
}

#[test]
fn a_lost_row_is_noticed() {
    for lost in 0..MONTHS.len() {
        let mut contents = golden();
        contents.months.remove(lost);
        let journal = open(contents);
        let damage = journal.damage();
        assert_eq!(damage.unreadable(), 0);
        assert_eq!(damage.missing() as usize, expected_entries().len() - journal.timeline().log().len());
        assert!(damage.missing() > 0);
    }
}

#[test]
fn a_draft_in_another_slot_is_damaged() {
    let mut contents = golden();
    contents.drafts[1].1 = contents.drafts[0].1.clone();
    contents.drafts.push((77, vec![1]));
    let journal = open(contents);
    assert_eq!(journal.draft(DraftSlot::Phq9), None);
    assert_eq!(journal.damage().drafts, [1, 77]);
    assert_eq!(journal.timeline().log(), expected_entries());
}

#[test]
fn unknown_formats_are_refused() {
    let entry = &expected_entries()[0];
    let bytes = rows::write_entry(entry);
    assert_eq!(rows::read_entry(rows::ENTRY_FORMAT, entry.sequence, &bytes).as_ref(), Some(entry));
    assert_eq!(rows::read_entry(rows::ENTRY_FORMAT + 1, entry.sequence, &bytes), None);
    assert_eq!(rows::read_entry(0, entry.sequence, &bytes), None);
    assert_eq!(rows::read_draft(0, vec![b'a']), None);
    assert_eq!(rows::read_draft(1, vec![0xff]), None, "not UTF-8");
}

#[test]
fn bytes_after_an_entry_are_refused() {
    let entry = &expected_entries()[0];
    let mut bytes = rows::write_entry(entry);
    bytes.push(0);
    assert_eq!(rows::read_entry(rows::ENTRY_FORMAT, entry.sequence, &bytes), None);
}

/// Opens damaged contents and checks that at most `cost` entries are lost and the others are as written. Then it writes
/// one more and checks that the damaged rows' bytes are still there.
fn survives(contents: &Contents, cost: usize) -> Result<(), TestCaseError> {
    let expected = expected_entries();
    let store = MemoryStore::holding(contents.clone());
    let host = scenario::host();
    let mut journal = ready(Journal::open(&store, &host)).unwrap();
    prop_assert!(!journal.damage().is_empty(), "not noticed");
    let log = journal.timeline().log().to_vec();
    prop_assert!(log.iter().all(|entry| expected.contains(entry)), "an entry that nobody wrote");
    prop_assert!(log.len() + cost >= expected.len(), "{} of {} left", log.len(), expected.len());
    let damage = journal.damage().clone();
    prop_assert_eq!((damage.unreadable() + damage.missing()) as usize, expected.len() - log.len());

    ready(journal.write(&host, vec![(storage::id(250), storage::mood(9, 9))], &[])).unwrap();
    let again = ready(Journal::open(&store, &host)).unwrap();
    let newest = again.timeline().log().last().unwrap();
    prop_assert_eq!(newest.sequence as usize, expected.len() + 1, "a number is never given out twice");
    prop_assert_eq!(&again.timeline().log()[..log.len()], log.as_slice());
    prop_assert_eq!(&again.damage().lost, &damage.lost);
    let rows = ready(store.load()).unwrap().months;
    for part in &damage.parts {
        let find = |rows: &[(u32, Vec<u8>)]| rows.iter().find(|(month, _)| *month == part.month).unwrap().1.clone();
        let bytes = find(&contents.months)[part.at.clone()].to_vec();
        let kept = find(&rows).windows(bytes.len()).any(|window| window == bytes);
        prop_assert!(kept, "damaged bytes were overwritten");
    }
    Ok(())
}

/// The row, and the position in it, for a number from 0 to 1.
fn spot(contents: &Contents, month: usize, part: f64) -> usize {
    let length = contents.months[month].1.len();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a test")]
    let at = (length as f64 * part) as usize;
    at.min(length - 1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 700, ..ProptestConfig::default() })]

    #[test]
    fn a_flipped_bit_costs_one_entry_at_most(month in 0..2_usize, part in 0.0..1.0, bit in 0..8_u32) {
        let mut contents = golden();
        let at = spot(&contents, month, part);
        contents.months[month].1[at] ^= 1 << bit;
        survives(&contents, 1)?;
    }

    #[test]
    fn a_row_cut_short_keeps_what_lies_before_the_cut(month in 0..2_usize, part in 0.0..1.0) {
        let mut contents = golden();
        let at = spot(&contents, month, part);
        contents.months[month].1.truncate(at);
        survives(&contents, expected_entries().len())?;
    }

    #[test]
    fn bytes_lost_or_put_in_cost_the_entries_they_touch(
        month in 0..2_usize,
        part in 0.0..1.0,
        cut in 0..30_usize,
        put in proptest::collection::vec(any::<u8>(), 1..30),
    ) {
        let mut contents = golden();
        let at = spot(&contents, month, part);
        let row = &mut contents.months[month].1;
        let end = (at + cut).min(row.len());
        prop_assume!(row[at..end] != put[..]);
        row.splice(at..end, put);
        survives(&contents, 2)?;
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), format in 0..4_u8) {
        if let Some(entry) = rows::read_entry(format, 1, &bytes) {
            prop_assert_eq!(rows::read_entry(rows::ENTRY_FORMAT, 1, &rows::write_entry(&entry)), Some(entry));
        }
    }

    #[test]
    fn changed_entries_are_read_without_a_panic(entry in 0..40_usize, part in 0.0..1.0, byte in any::<u8>()) {
        let mut bytes = rows::write_entry(&expected_entries()[entry]);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a test")]
        let at = (bytes.len() as f64 * part) as usize;
        bytes[at] = byte;
        if let Some(read) = rows::read_entry(rows::ENTRY_FORMAT, 1, &bytes) {
            prop_assert_eq!(rows::read_entry(rows::ENTRY_FORMAT, 1, &rows::write_entry(&read)), Some(read));
        }
    }

    #[test]
    fn a_damaged_header_stops_everything(at in 0..90_usize, bit in 0..8_u32) {
        let mut contents = golden();
        contents.header.as_mut().unwrap()[at] ^= 1 << bit;
        let store = MemoryStore::holding(contents.clone());
        let opened = ready(Journal::open(&store, &scenario::host()));
        prop_assert_eq!(opened.err().map(|failure| failure.code().as_str()), Some("key_lost"));
        prop_assert_eq!(ready(store.load()).unwrap(), contents);
    }
}
