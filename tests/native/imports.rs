//! Imports: saved all at once or not at all, never a score, and withdrawn all at once.

use std::cell::Cell;
use std::num::NonZeroU32;

use crate::courses::check_in;
use crate::storage::{self, FixedHost, mood, ready};
use tidemark::app::App;
use tidemark::app::failure::Failure;
use tidemark::app::journal::Journal;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::imported::{FileKind, ImportBatch, ImportedMood, ImportedPressure, Rating, Source};
use tidemark::record::kinds::pressure::{BloodPressure, PressureMoment, PressureReading};
use tidemark::record::language::Language;
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::time::When;
use tidemark::record::time::{LocalDay, Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::record::undo_import;
use tidemark::rules::edition::Edition;
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::{read_log, write_log};
use tidemark::store::{Batch, Contents, Store, StoreError};

fn open(store: &MemoryStore) -> App<MemoryStore, FixedHost> {
    // On 5 May 2026.
    ready(App::open(store.clone(), FixedHost::seeded(1), None)).unwrap()
}

fn timeline(store: &MemoryStore) -> Timeline {
    ready(Journal::open(store.clone(), &FixedHost::seeded(9))).unwrap().timeline().clone()
}

fn contents(store: &MemoryStore) -> Contents {
    ready(store.load()).unwrap()
}

/// The current records, without their trails.
fn standing(store: &MemoryStore) -> Vec<(RecordId, Record)> {
    let timeline = timeline(store);
    let mut ids: Vec<RecordId> = timeline.log().iter().map(|entry| entry.record).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().filter_map(|id| Some((id, timeline.get(id)?.clone()))).collect()
}

fn id(batch: u8, number: u32) -> RecordId {
    let mut bytes = [batch; 16];
    bytes[12..].copy_from_slice(&number.to_be_bytes());
    RecordId::from_bytes(bytes)
}

fn written() -> Moment {
    Moment::new(1_778_000_500_000, 120, Zone::parse("Europe/Berlin").unwrap()).unwrap()
}

fn put(record: RecordId, value: Record) -> Entry {
    Entry { sequence: 0, record, written: written(), change: Change::Put(value) }
}

fn day(text: &str) -> LocalDay {
    LocalDay::parse("day", text).unwrap()
}

fn batch_of(number: u8, added: u32, restored: Option<u64>) -> Entry {
    let source = if restored.is_some() { Source::Tidemark } else { Source::Daylio };
    let batch = ImportBatch { source, file: FileKind::Csv, added, already: 0, refused: 0, restored, lines: None };
    put(id(number, 0), Record::ImportBatch(batch))
}

/// `count` moods from 1 May 2026 backwards, one blood pressure, and their batch.
fn diary(number: u8, count: NonZeroU32) -> Vec<Entry> {
    let at = |back| When { day: day("2026-05-01").checked_minus(back).unwrap(), time: None };
    let mood = |index: u32| {
        let rating = Rating::new(100 * (1 + i32::try_from(index % 5).unwrap()), 100, 500).unwrap();
        let mood = ImportedMood {
            batch: id(number, 0),
            source: Source::Daylio,
            at: at(index / 3),
            utc: None,
            rating,
            word: None,
            activities: None,
            note: None,
        };
        put(id(number, index), Record::ImportedMood(mood))
    };
    let pressure = BloodPressure::new(150, 95).unwrap();
    let pressure = ImportedPressure::new(id(number, 0), Source::Omron, at(0), pressure, None);
    let last = put(id(number, count.get() + 1), Record::ImportedPressure(pressure));
    let moods = (1..=count.get()).map(mood);
    moods.chain([last, batch_of(number, count.get() + 1, None)]).collect()
}

fn bytes(entries: &[Entry]) -> Vec<u8> {
    write_log(&written(), entries, &[])
}

fn few() -> NonZeroU32 {
    NonZeroU32::new(10).unwrap()
}

#[test]
fn fifteen_thousand_records_are_kept_at_once_and_taken_back_at_once() {
    let store = MemoryStore::default();
    let app = open(&store);
    let before = standing(&store);
    let entries = diary(7, NonZeroU32::new(15_000).unwrap());
    ready(app.import_batch(&bytes(&entries))).unwrap();
    assert_eq!(timeline(&store).log().len(), 15_002);
    let kept = timeline(&store);
    assert!(kept.log().iter().map(|entry| &entry.change).eq(entries.iter().map(|entry| &entry.change)));
    assert!(kept.log().iter().map(|entry| entry.sequence).eq(1..=15_002));

    let imports = ready(app.imports());
    assert_eq!(
        imports.iter().map(|import| (import.source, import.added)).collect::<Vec<_>>(),
        [(Source::Daylio, 15_001)]
    );
    ready(app.undo_import(&imports[0].id)).unwrap();
    assert_eq!(standing(&store), before);
    assert!(ready(app.imports()).is_empty());
    assert_eq!(ready(app.undo_import(&imports[0].id)).unwrap_err().code().as_str(), "not_found", "once is enough");
}

/// A store that says how many bytes the last batch had.
struct Weighed {
    store: MemoryStore,
    bytes: Cell<usize>,
}

impl Store for Weighed {
    async fn load(&self) -> Result<Contents, StoreError> {
        self.store.load().await
    }

    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        let segments: usize = batch.segments.iter().map(|(_, bytes)| bytes.len()).sum();
        let rest = [batch.tip.as_ref().map(|tip| &tip.now), batch.new_root.as_ref(), batch.mirror.as_ref()];
        self.bytes.set(segments + rest.into_iter().flatten().map(Vec::len).sum::<usize>());
        self.store.commit(batch).await
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.store.erase().await
    }
}

#[test]
fn a_save_after_fifteen_thousand_imported_records_writes_little() {
    let store = Weighed { store: MemoryStore::default(), bytes: Cell::new(0) };
    let app = ready(App::open(&store, FixedHost::seeded(1), None)).unwrap();
    ready(app.import_batch(&bytes(&diary(7, NonZeroU32::new(15_000).unwrap())))).unwrap();
    let mut most = 0;
    // Enough to fill a segment and begin the next.
    for _ in 0..400 {
        ready(app.save(None, Record::CheckIn(check_in("2026-05-04", "4", "5")))).unwrap();
        most = most.max(store.bytes.get());
    }
    assert!(most > 40 * 1024, "no segment was filled");
    assert!(most <= 64 * 1024, "{most} bytes");
}

#[test]
fn an_imported_mood_is_no_check_in_and_changes_no_status() {
    let store = MemoryStore::default();
    ready(tidemark::app::sample::open(store.clone(), FixedHost::seeded(1), Edition::Whole, Language::En)).unwrap();
    let app = open(&store);
    let (course, treatment) = (ready(app.course()).unwrap(), ready(app.treatment()).unwrap());
    let today = ready(app.today()).unwrap();
    ready(app.import_batch(&bytes(&diary(7, NonZeroU32::new(300).unwrap())))).unwrap();
    assert_eq!(ready(app.course()).unwrap(), course);
    assert_eq!(ready(app.treatment()).unwrap(), treatment);
    let mut now = ready(app.today()).unwrap();
    assert_eq!(now.recent.iter().map(|day| day.imported.len()).sum::<usize>(), 32, "three a day, 21 April to 1 May");
    now.recent.iter_mut().for_each(|day| day.imported.clear());
    assert_eq!(now, today);
}

#[test]
fn an_imported_record_says_where_it_comes_from() {
    let store = MemoryStore::default();
    let app = open(&store);
    ready(app.import_batch(&bytes(&diary(7, few())))).unwrap();
    let day = ready(app.day("2026-05-01")).unwrap();
    assert!(day.check_ins.is_empty());
    let moods: Vec<_> = day.imported.iter().map(|mood| (mood.source, mood.value, mood.worst, mood.best)).collect();
    assert_eq!(moods, [(Source::Daylio, 200, 100, 500), (Source::Daylio, 300, 100, 500)]);
    assert!(day.imported[0].marks.late);
    let pressures = ready(app.sessions()).unwrap().other_pressures;
    assert_eq!(pressures.iter().map(|one| one.source).collect::<Vec<_>>(), [Some(Source::Omron)]);
}

#[test]
fn a_record_that_was_changed_since_is_the_persons_own() {
    let store = MemoryStore::default();
    let app = open(&store);
    ready(app.import_batch(&bytes(&diary(7, few())))).unwrap();
    let reading = PressureReading {
        session: None,
        at: When { day: day("2026-05-01"), time: None },
        moment: PressureMoment::Other,
        pressure: BloodPressure::new(130, 80).unwrap(),
        pulse: None,
        oxygen: None,
    };
    ready(app.save_pressure(Some(&id(7, 11).to_string()), reading)).unwrap();
    assert_eq!(ready(app.sessions()).unwrap().other_pressures[0].source, None);
    ready(app.undo_import(&id(7, 0).to_string())).unwrap();
    let left: Vec<RecordId> = standing(&store).into_iter().map(|(id, _)| id).collect();
    assert_eq!(left, [id(7, 11)]);
}

#[test]
fn a_damaged_batch_is_refused_whole() {
    let store = MemoryStore::default();
    let app = open(&store);
    let before = contents(&store);
    let whole = bytes(&diary(7, few()));
    for end in 0..whole.len() {
        let outcome = ready(app.import_batch(&whole[..end]));
        assert_eq!(outcome, Err(Failure::Malformed), "cut at {end}");
    }
    assert_eq!(contents(&store), before);
}

#[test]
fn a_log_is_read_back_as_it_was_written() {
    let entries: Vec<Entry> = (1..)
        .zip(storage::scenario::changes(storage::scenario::all_kinds()))
        .map(|(sequence, (record, change))| Entry { sequence, record, written: written(), change })
        .collect();
    assert_eq!(read_log(&bytes(&entries)), Some((written(), entries)));
}

#[test]
fn a_restore_is_taken_back_to_the_versions_before_it() {
    let store = MemoryStore::default();
    let host = FixedHost::seeded(1);
    let mut journal = ready(Journal::open(store.clone(), &host)).unwrap();
    ready(journal.write(&host, vec![(storage::id(1), mood(1, 1)), (storage::id(2), mood(2, 2))], &[])).unwrap();
    let before = standing(&store);
    let app = open(&store);

    let entry = |record, change| Entry { sequence: 0, record, written: written(), change };
    let restored = vec![
        entry(storage::id(1), mood(1, 9)),
        entry(storage::id(2), Change::Withdraw),
        entry(storage::id(3), mood(3, 3)),
        entry(storage::id(3), mood(3, 4)),
    ];
    let seal = undo_import::seal_of(restored.iter());
    let batch = restored.into_iter().chain([batch_of(8, 4, Some(seal))]).collect::<Vec<_>>();
    ready(app.import_batch(&bytes(&batch))).unwrap();
    assert_ne!(standing(&store), before);
    assert_eq!(ready(app.imports())[0].added, 3, "records, of which one has two versions");
    ready(app.undo_import(&id(8, 0).to_string())).unwrap();
    assert_eq!(standing(&store), before);
}

#[test]
fn a_restore_that_lies_otherwise_in_the_log_is_not_taken_back() {
    let store = MemoryStore::default();
    let app = open(&store);
    let entry = |record, change| Entry { sequence: 0, record, written: written(), change };
    let restored = [entry(storage::id(1), mood(1, 9)), entry(storage::id(2), mood(2, 9))];
    let batch = batch_of(8, 2, Some(undo_import::seal_of(restored.iter())));
    // As another restore would have brought it, with one of its records already there.
    ready(app.import_batch(&bytes(&[restored[1].clone(), restored[0].clone(), batch]))).unwrap();
    let before = standing(&store);
    assert_eq!(ready(app.undo_import(&id(8, 0).to_string())).unwrap_err().code().as_str(), "not_found");
    assert_eq!(standing(&store), before);
}

#[test]
fn a_rating_lies_on_its_scale() {
    for (value, worst, best) in [(99, 100, 500), (501, 100, 500), (100, 100, 100), (0, 0, Rating::FURTHEST + 1)] {
        assert!(Rating::new(value, worst, best).is_err(), "{value} of {worst}–{best}");
    }
    for (value, worst, best) in [(100, 100, 500), (500, 500, 100), (0, -Rating::FURTHEST, Rating::FURTHEST)] {
        assert_eq!(Rating::new(value, worst, best).map(Rating::value), Ok(value));
    }
}
