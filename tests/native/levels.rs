//! The levels of the days, as the charts are given them.

use serde_json::json;
use tidemark::app::view::LevelsView;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::imported::{FileKind, ImportBatch, ImportedMood, Rating, Source};
use tidemark::record::kinds::session::{Drug, Route};
use tidemark::record::log::{Change, Entry, Record};
use tidemark::store::rows::write_log;

use crate::courses::{Clock, Person, nobody, session_on};
use crate::storage::ready;
use crate::support::given::{given, on};
use crate::support::written;

fn on_30_september() -> (Person, Clock) {
    let (app, clock) = nobody();
    clock.set("2026-09-30", "12:00");
    (app, clock)
}

fn checks_in(app: &Person, check_in: &serde_json::Value) {
    ready(app.save(None, Record::CheckIn(given(check_in).unwrap()))).unwrap();
}

fn levels(app: &Person, days: u32) -> LevelsView {
    ready(app.levels(days)).unwrap()
}

#[test]
fn several_check_ins_of_a_day_are_averaged_by_what_they_answer() {
    let (app, _clock) = on_30_september();
    checks_in(&app, &json!({ "day": "2026-09-29", "mood": 4, "interest": 6, "energy": 2, "sleepHours": 7.5 }));
    checks_in(&app, &json!({ "day": "2026-09-29", "mood": 8, "energy": 4 }));
    checks_in(&app, &json!({ "day": "2026-09-30", "mood": 3 }));
    let days: Vec<_> =
        levels(&app, 10).days.into_iter().map(|day| (day.day, day.level, day.energy, day.sleep)).collect();
    let first = ("2026-09-29".to_owned(), 6.5, Some(3.0), Some(7.5));
    assert_eq!(days, [first, ("2026-09-30".to_owned(), 3.0, None, None)]);
}

#[test]
fn only_the_days_asked_for_are_given_with_their_sessions() {
    let (app, _clock) = on_30_september();
    for day in ["2026-09-19", "2026-09-20", "2026-09-30"] {
        checks_in(&app, &json!({ "day": day, "mood": 5 }));
        let session = session_on(day, Route::Intranasal, Drug::Esketamine);
        ready(app.save_session(None, session, true)).unwrap();
    }
    let view = levels(&app, 10);
    let days: Vec<_> = view.days.into_iter().map(|day| day.day).collect();
    assert_eq!(days, ["2026-09-20", "2026-09-30"]);
    assert_eq!(view.sessions, days);
    assert_eq!(levels(&app, u32::MAX).days.len(), 3);
}

#[test]
fn moods_of_other_apps_stand_beside_the_levels_and_are_none_of_them() {
    let (app, _clock) = on_30_september();
    let batch = RecordId::from_bytes([7; 16]);
    let mood = |number: u8, day: &str, value: i32| {
        let mood = ImportedMood {
            batch,
            source: Source::Daylio,
            at: on(day),
            utc: None,
            rating: Rating::new(value, 100, 500).unwrap(),
            word: None,
            activities: None,
            note: None,
        };
        (RecordId::from_bytes([number; 16]), Record::ImportedMood(mood))
    };
    let of_import = ImportBatch {
        source: Source::Daylio,
        file: FileKind::Csv,
        added: 2,
        already: 0,
        refused: 0,
        restored: None,
        lines: None,
    };
    let records = [mood(1, "2026-09-28", 400), mood(2, "2026-09-29", 100), (batch, Record::ImportBatch(of_import))];
    let entries = records.map(|(record, value)| Entry {
        sequence: 0,
        record,
        written: written(0, 0, 0),
        change: Change::Put(value),
    });
    ready(app.import_batch(&write_log(&written(0, 0, 0), &entries, &[]))).unwrap();
    let view = levels(&app, 10);
    assert_eq!(view.days, []);
    let moods: Vec<_> = view.imported.into_iter().map(|mood| (mood.day, mood.value, mood.worst, mood.best)).collect();
    assert_eq!(moods, [("2026-09-28".to_owned(), 400, 100, 500), ("2026-09-29".to_owned(), 100, 100, 500)]);
}
