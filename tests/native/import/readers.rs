//! Each reader with its fixture.

use super::{dry_run, first, fixture, said, with};
use tidemark::exchange::import::{
    Answers, DateOrder, DryRun, Holds, Mapping, OnChange, Question, Reason, Refused, Without, Word,
};
use tidemark::record::kinds::imported::{FileKind, Source};
use tidemark::record::log::{Entry, Record};
use tidemark::record::timeline::Timeline;

fn refused(run: &DryRun) -> Vec<(u32, &Reason)> {
    run.refused.iter().map(|Refused { line, reason }| (*line, reason)).collect()
}

#[test]
fn daylio_asks_for_words_of_ones_own_and_refuses_rows_that_cannot_be() {
    let file = fixture("daylio.csv");
    let asked = first(&file, &Answers::default());
    assert_eq!((asked.source, asked.file), (Source::Daylio, FileKind::Csv));
    assert_eq!(asked.open, 1);
    assert!(asked.add.is_empty(), "nothing while a question is open");
    // Beside a word of one's own, the five may be in another order too.
    let word = |word: &str, usual| Word { word: word.into(), usual };
    let apps_own = [word("good", Some(4)), word("meh", Some(3)), word("rad", Some(5)), word("awful", Some(1))];
    let words = [&apps_own[..], &[word("fuzzy head", None), word("bad", Some(2))]].concat();
    assert_eq!(asked.questions, [Question::Times, Question::Moods { words }]);

    let answers = Answers { moods: vec![("fuzzy head".into(), Some(2))], ..Answers::default() };
    let run = first(&file, &answers);
    assert_eq!(run.open, 0);
    let expected = [
        "2026-04-26 2 of 1–5",
        "2026-04-27 12:30 2 of 1–5",
        "2026-04-28 07:00 1 of 1–5",
        "2026-04-28 07:00 1 of 1–5",
        "2026-04-29 21:40 5 of 1–5",
        "2026-04-30 08:05 3 of 1–5",
        "2026-04-30 21:15 4 of 1–5",
    ];
    assert_eq!(said(&run), expected);
    assert_eq!(refused(&run), [(9, &Reason::NoDay), (11, &Reason::InFuture)]);
    assert_eq!(run.without, [(10, Without { time: true, ..Without::default() })]);
    let Some(Record::ImportedMood(mood)) = run.add[6].value() else { panic!("a mood") };
    assert_eq!(mood.note.as_ref().unwrap().as_str(), "A title\nA quiet evening, with tea");
    assert_eq!(mood.activities.as_ref().unwrap().as_str(), "family | reading");
    assert_eq!(mood.word.as_ref().unwrap().as_str(), "good");
    let Some(Record::ImportedMood(mood)) = run.add[4].value() else { panic!("a mood") };
    assert_eq!(mood.note.as_ref().unwrap().as_str(), "Said \"yes\"\non two lines");
    let Some(Record::ImportBatch(batch)) = run.add.last().and_then(Entry::value) else { panic!("the batch is last") };
    assert_eq!((batch.added, batch.refused, batch.already, batch.restored), (7, 2, 0, None));

    let without = Answers { moods: vec![("fuzzy head".into(), None)], ..Answers::default() };
    let run = first(&file, &without);
    assert_eq!((run.open, said(&run).len()), (0, 6));
    assert!(refused(&run).contains(&(8, &Reason::LeftOut)));
}

#[test]
fn a_daylio_backup_has_the_moods_of_its_groups() {
    let run = first(&fixture("backup.daylio"), &Answers::default());
    assert_eq!((run.source, run.file, run.open), (Source::Daylio, FileKind::Archive, 0));
    assert_eq!(said(&run), ["2025-12-31 23:59 5 of 1–5", "2026-04-30 08:05 2 of 1–5"]);
    assert_eq!(refused(&run), [(3, &Reason::NoDay), (4, &Reason::NoValue)]);
    let Some(Record::ImportedMood(mood)) = run.add[1].value() else { panic!("a mood") };
    assert_eq!(mood.note.as_ref().unwrap().as_str(), "Rain & fog\nand tea");
    assert_eq!(mood.activities.as_ref().unwrap().as_str(), "walk | tea");
    assert_eq!(mood.word.as_ref().unwrap().as_str(), "foggy");
}

#[test]
fn bearable_gives_its_moods_once_the_scale_is_known() {
    let file = fixture("bearable.csv");
    let asked = first(&file, &Answers::default());
    assert_eq!((asked.source, asked.open), (Source::Bearable, 1));
    assert_eq!(asked.questions, [Question::Times, Question::Scale { seen: (2.0, 3.0) }]);
    let run = first(&file, &Answers { scale: Some((1.0, 5.0)), ..Answers::default() });
    assert_eq!(said(&run), ["2026-04-30 21:40 3 of 1–5", "2026-04-30 2 of 1–5"]);
    assert!(run.refused.is_empty(), "what is no mood is no row");
    let Some(Record::ImportedMood(mood)) = run.add[1].value() else { panic!("a mood") };
    assert_eq!(mood.activities.as_ref().unwrap().as_str(), "Low | Tired");
    assert_eq!(mood.note.as_ref().unwrap().as_str(), "Woke early");
}

#[test]
fn an_older_bearable_file_has_days_in_words() {
    let run = first(&fixture("bearable-2022.csv"), &Answers { scale: Some((1.0, 10.0)), ..Answers::default() });
    assert_eq!(run.source, Source::Bearable);
    assert_eq!(said(&run), ["2021-12-23 4 of 1–10", "2022-01-01 6 of 1–10", "2022-01-02 7 of 1–10"]);
    assert!(run.refused.is_empty(), "{:?}", run.refused);
}

#[test]
fn a_mood_of_many_feelings_is_no_text_too_long() {
    let feelings = vec!["Overwhelmed"; 40].join(" | ");
    let header = "date,weekday,time of day,category,rating/amount,detail,notes";
    let file = format!("{header}\n\"2nd Jan 2022\",\"Sunday\",\"am\",\"Mood\",\"7\",\"{feelings}\",\"\"\n");
    let run = first(file.as_bytes(), &Answers { scale: Some((1.0, 10.0)), ..Answers::default() });
    assert_eq!(said(&run), ["2022-01-02 7 of 1–10"]);
}

#[test]
fn omron_asks_about_swapped_numbers() {
    let file = fixture("omron.csv");
    let asked = first(&file, &Answers::default());
    assert_eq!((asked.source, asked.open), (Source::Omron, 1));
    assert_eq!(asked.questions, [Question::Times, Question::Swapped { rows: 1 }]);
    let swap = |swap| first(&file, &Answers { swap: Some(swap), ..Answers::default() });
    let plain = ["2026-04-29 07:49 152/96 0", "2026-04-30 08:12 114/74 47"];
    assert_eq!(said(&swap(false)), plain);
    assert_eq!(said(&swap(true)), [&["2026-04-28 08:46 121/78 50"], plain.as_slice()].concat());
    assert_eq!(refused(&swap(true)), [(5, &Reason::NoValue)]);
}

#[test]
fn withings_is_known_by_its_header() {
    let run = first(&fixture("withings.csv"), &Answers::default());
    assert_eq!((run.source, run.open), (Source::Withings, 0));
    assert_eq!(said(&run), ["2026-04-29 22:40 128/84 71", "2026-04-30 08:15 130/85 64"]);
}

#[test]
fn a_time_with_an_offset_stays_and_world_time_moves_to_the_phones_zone() {
    let run = first(&fixture("apple-like.csv"), &Answers::default());
    assert_eq!((run.source, run.open), (Source::Table, 0));
    assert!(run.questions.is_empty(), "each time names its zone");
    assert_eq!(said(&run), ["2026-04-30 23:30 131/84 0", "2026-05-01 00:30 129/83 0"]);
}

#[test]
fn a_table_of_ones_own_is_mapped() {
    let file = fixture("own-table.csv");
    let asked = first(&file, &Answers::default());
    let Question::Columns { header, sample } = &asked.questions[0] else { panic!("the columns") };
    assert_eq!(header, &["Tag", "Stimmung", "Notiz"]);
    assert_eq!(sample[0], ["03/04/2026", "7,5", "Besser"]);

    let columns = Some(Mapping { date: 0, time: None, holds: Holds::Mood(1), note: Some(2) });
    let mut answers = Answers { columns, ..Answers::default() };
    let asked = first(&file, &answers);
    assert_eq!(asked.open, 2);
    let orders = vec![DateOrder::DayFirst, DateOrder::MonthFirst];
    assert!(asked.questions.contains(&Question::DateOrder { example: "03/04/2026".into(), orders }));
    assert!(asked.questions.contains(&Question::Scale { seen: (3.0, 11.0) }));

    answers.scale = Some((0.0, 10.0));
    answers.date_order = Some(DateOrder::DayFirst);
    let run = first(&file, &answers);
    assert_eq!(said(&run), ["2026-04-03 7.5 of 0–10", "2026-04-04 3 of 0–10"]);
    assert_eq!(refused(&run)[0], (4, &Reason::NoValue));
    assert!(matches!(refused(&run)[1], (5, Reason::Refused(_))));

    answers.date_order = Some(DateOrder::MonthFirst);
    answers.scale = Some((10.0, 0.0));
    let run = first(&file, &answers);
    assert_eq!(said(&run), ["2026-03-04 7.5 of 10–0", "2026-04-04 3 of 10–0"]);
}

#[test]
fn a_file_brought_in_twice_adds_nothing_and_a_longer_one_its_end() {
    let answers = Answers {
        moods: vec![("fuzzy head".into(), Some(2))],
        swap: Some(true),
        scale: Some((1.0, 10.0)),
        ..Answers::default()
    };
    for name in [
        "daylio.csv",
        "backup.daylio",
        "bearable.csv",
        "bearable-2022.csv",
        "omron.csv",
        "withings.csv",
        "apple-like.csv",
    ] {
        let file = fixture(name);
        let run = first(&file, &answers);
        let added = said(&run).len();
        let timeline = with(&Timeline::default(), &run);
        let again = dry_run(&file, &answers, &timeline).unwrap();
        assert!(again.add.is_empty(), "{name}");
        assert_eq!(usize::try_from(again.already), Ok(added), "{name}");
    }
    let file = String::from_utf8(fixture("daylio.csv")).unwrap();
    let timeline = with(&Timeline::default(), &first(file.as_bytes(), &answers));
    let longer = file + "2026-05-01,May 1,Friday,10:00,good,,,\n2026-04-28,April 28,Tuesday,07:00,awful,,,\n";
    let run = dry_run(longer.as_bytes(), &answers, &timeline).unwrap();
    assert_eq!(said(&run), ["2026-04-28 07:00 1 of 1–5", "2026-05-01 10:00 4 of 1–5"], "a third one of that minute");
}

#[test]
fn the_five_words_mean_what_the_person_says() {
    let file = b"full_date,time,mood\n2026-04-03,08:00,good\n2026-04-04,08:00,fine\n";
    let given = [("fine", 4), ("good", 5)];
    let moods = given.map(|(word, points)| (word.to_owned(), Some(points))).to_vec();
    let run = first(file, &Answers { moods, ..Answers::default() });
    assert_eq!(said(&run), ["2026-04-03 08:00 5 of 1–5", "2026-04-04 08:00 4 of 1–5"]);
}

#[test]
fn a_changed_entry_is_asked_about_and_an_added_note_arrives() {
    let file = |mood: &str, note: &str| format!("full_date,time,mood,note\n2026-04-03,08:00,{mood},{note}\n");
    let here = with(&Timeline::default(), &first(file("good", "").as_bytes(), &Answers::default()));
    for (mood, note, value) in [("bad", "", 200), ("good", "tea", 400)] {
        let file = file(mood, note);
        let asked = dry_run(file.as_bytes(), &Answers::default(), &here).unwrap();
        assert!(asked.questions.contains(&Question::Changed { rows: 1 }), "{mood} {note}");
        assert_eq!((asked.open, asked.add.len()), (1, 0));
        let answered = |changed| {
            dry_run(file.as_bytes(), &Answers { changed: Some(changed), ..Answers::default() }, &here).unwrap()
        };
        let values = |changed| {
            let timeline = with(&here, &answered(changed));
            let day = tidemark::record::time::LocalDay::parse("day", "2026-04-03").unwrap();
            let kept: Vec<_> = timeline.imported_moods_between(day, day).map(|kept| kept.value.clone()).collect();
            kept.iter().map(|mood| (mood.rating.value(), mood.note.is_some())).collect::<Vec<_>>()
        };
        assert_eq!(values(OnChange::Take), [(value, !note.is_empty())]);
        assert_eq!(values(OnChange::Keep), [(400, false)]);
        assert_eq!(values(OnChange::Both).len(), 2);
        assert_eq!(answered(OnChange::Take).changed, 1);
    }
}

#[test]
fn a_changed_entry_goes_back_with_its_import() {
    let file = |mood: &str| format!("full_date,time,mood\n2026-04-03,08:00,{mood}\n");
    let here = with(&Timeline::default(), &first(file("good").as_bytes(), &Answers::default()));
    let answers = Answers { changed: Some(OnChange::Take), ..Answers::default() };
    let run = dry_run(file("bad").as_bytes(), &answers, &here).unwrap();
    let changed = with(&here, &run);
    let batch = run.add.last().unwrap().record;
    let back = tidemark::record::undo_import::undo_import(&changed, batch).unwrap();
    let record = run.add[0].record;
    let (_, change) = back.iter().find(|(id, _)| *id == record).unwrap();
    assert_eq!(change, &tidemark::record::log::Change::Put(here.get(record).unwrap().clone()));
}

#[test]
fn one_reading_of_two_apps_is_one_reading() {
    let omron = b"Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),TruRead\nApr 30 2026,08:12,114,74,47,-\n";
    let here = with(&Timeline::default(), &first(omron, &Answers::default()));
    let other = b"Date,Systolic,Diastolic\n2026-04-30 08:12,114,74\n2026-04-30 08:15,114,74\n";
    let run = dry_run(other, &Answers::default(), &here).unwrap();
    assert_eq!((said(&run), run.already), (vec!["2026-04-30 08:15 114/74 0".to_owned()], 1));
}
