//! Our own JSON, merged into existing records.

use super::{dry_run, now, with};
use tidemark::exchange::import::{Answers, DryRun, Question};
use tidemark::exchange::json;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::time::{LocalDay, Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::record::undo_import;
use tidemark::record::values::Level;

/// A check-in with this mood, written at this minute.
fn mood(sequence: u32, record: u8, minute: i64, points: u8) -> Entry {
    let check_in = CheckIn {
        day: LocalDay::from_number(20_000).unwrap(),
        mood: Level::new("mood", points).unwrap(),
        interest: None,
        energy: None,
        calm: None,
        like_myself: None,
        sleep: None,
        note: None,
    };
    let written = Moment::new(1_770_000_000_000 + minute * 60_000, 60, Zone::parse("Europe/Berlin").unwrap()).unwrap();
    Entry { sequence, record: id(record), written, change: Change::Put(Record::CheckIn(check_in)) }
}

fn removed(sequence: u32, record: u8, minute: i64) -> Entry {
    Entry { change: Change::Withdraw, ..mood(sequence, record, minute, 0) }
}

fn id(number: u8) -> RecordId {
    RecordId::from_bytes([number; 16])
}

fn log(entries: Vec<Entry>) -> Timeline {
    Timeline::from_log(entries)
}

fn file(timeline: &Timeline) -> Vec<u8> {
    json::write(timeline, &now(), None)
}

fn run(theirs: &Timeline, here: &Timeline, bring_back: bool) -> DryRun {
    dry_run(&file(theirs), &Answers { bring_back, ..Answers::default() }, here).unwrap()
}

fn points(timeline: &Timeline, record: u8) -> Option<u8> {
    Some(timeline.find::<CheckIn>(id(record))?.value.mood.points())
}

#[test]
fn into_nothing_comes_everything_and_twice_adds_nothing() {
    let theirs = log(vec![mood(1, 1, 1, 1), mood(2, 2, 2, 2), mood(5, 1, 3, 3), removed(9, 2, 4)]);
    let first = run(&theirs, &Timeline::default(), false);
    let here = with(&Timeline::default(), &first);
    assert_eq!((points(&here, 1), points(&here, 2)), (Some(3), None));
    let pairs = |timeline: &Timeline| -> Vec<_> {
        timeline.log().iter().take(4).map(|entry| (entry.record, entry.written.clone(), entry.change.clone())).collect()
    };
    assert_eq!(pairs(&here), pairs(&theirs), "every version, in its order, written when it was");
    let again = run(&theirs, &here, false);
    assert!(again.add.is_empty());
    assert_eq!(again.already, 2, "records, not versions");
}

#[test]
fn both_versions_are_kept_and_the_one_written_last_is_the_newest() {
    let common = mood(1, 1, 1, 1);
    for (here_minute, newest) in [(10, 5), (30, 9)] {
        let theirs = log(vec![common.clone(), mood(2, 1, 20, 5)]);
        let here = log(vec![common.clone(), mood(2, 1, here_minute, 9)]);
        let merged = with(&here, &run(&theirs, &here, false));
        assert_eq!(points(&merged, 1), Some(newest));
        let versions: Vec<u8> = merged
            .trail(id(1))
            .filter_map(|entry| match entry.value() {
                Some(Record::CheckIn(check_in)) => Some(check_in.mood.points()),
                _ => None,
            })
            .collect();
        assert!(versions.contains(&5) && versions.contains(&9), "{versions:?}");
        assert!(run(&theirs, &merged, false).add.is_empty(), "merged once");
    }
}

#[test]
fn what_was_removed_here_stays_removed_unless_it_is_asked_for() {
    let theirs = log(vec![mood(1, 1, 1, 4)]);
    let here = log(vec![mood(1, 1, 1, 4), removed(2, 1, 2)]);
    let asked = run(&theirs, &here, false);
    assert_eq!(asked.questions, [Question::Removed { records: 1 }]);
    assert!(asked.add.is_empty());
    let merged = with(&here, &run(&theirs, &here, true));
    assert_eq!(points(&merged, 1), Some(4));
}

#[test]
fn a_restore_is_taken_back_whole() {
    let theirs = log(vec![mood(1, 1, 1, 1), mood(2, 2, 2, 2), mood(3, 1, 20, 5)]);
    let here = log(vec![mood(1, 1, 1, 1), mood(2, 3, 2, 7), mood(3, 1, 30, 9)]);
    let run = run(&theirs, &here, false);
    let merged = with(&here, &run);
    let batch = run.add.last().unwrap().record;
    let back = undo_import::undo_import(&merged, batch).unwrap();
    let numbers = merged.next_sequence()..;
    let undone =
        numbers.zip(back).map(|(sequence, (record, change))| Entry { sequence, record, written: now(), change });
    let undone = log(merged.log().iter().cloned().chain(undone).collect());
    for record in [1, 2, 3] {
        assert_eq!(undone.get(id(record)), here.get(id(record)), "record {record}");
    }
    assert!(undone.imports().next().is_none());
}

#[test]
fn our_own_file_is_read_packed_and_in_utf_16_too() {
    use std::io::Write as _;

    let json = String::from_utf8(tidemark::exchange::json::write(&log(vec![mood(1, 1, 1, 1)]), &now(), None)).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(json.as_bytes()).unwrap();
    let wide: Vec<u8> = "\u{feff}".encode_utf16().chain(json.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let mut zip = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut zip);
    let (mut entry, config) =
        archive.new_file("timeline.json").compression_method(rawzip::CompressionMethod::STORE).start().unwrap();
    let mut writer = config.wrap(&mut entry);
    writer.write_all(json.as_bytes()).unwrap();
    let (_, descriptor) = writer.finish().unwrap();
    entry.finish(descriptor).unwrap();
    archive.finish().unwrap();
    for bytes in [gzip.finish().unwrap(), wide, zip] {
        let run = super::first(&bytes, &Answers::default());
        assert_eq!(run.restored.map(|restored| restored.new_records), Some(1));
    }
}
