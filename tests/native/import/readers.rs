//! Each reader with its fixture.

use super::{dry_run, first, fixture, said, with};
use tidemark::exchange::import::{Answers, DateOrder, DryRun, Mapping, Question, Reason, Refused};
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
    assert_eq!(asked.questions, [Question::Times, Question::Moods { words: vec!["fuzzy head".into()] }]);

    let answers = Answers { moods: vec![("fuzzy head".into(), Some(2))], ..Answers::default() };
    let run = first(&file, &answers);
    assert_eq!(run.open, 0);
    let expected = [
        "2026-04-27 12:30 2 of 1–5",
        "2026-04-28 07:00 1 of 1–5",
        "2026-04-28 07:00 1 of 1–5",
        "2026-04-29 21:40 5 of 1–5",
        "2026-04-30 08:05 3 of 1–5",
        "2026-04-30 21:15 4 of 1–5",
    ];
    assert_eq!(said(&run), expected);
    assert_eq!(refused(&run), [(9, &Reason::NoDay), (10, &Reason::NoTime), (11, &Reason::InFuture)]);
    let Some(Record::ImportedMood(mood)) = run.add[5].value() else { panic!("a mood") };
    assert_eq!(mood.note.as_ref().unwrap().as_str(), "A title\nA quiet evening, with tea");
    assert_eq!(mood.activities.as_ref().unwrap().as_str(), "family | reading");
    assert_eq!(mood.word.as_ref().unwrap().as_str(), "good");
    let Some(Record::ImportedMood(mood)) = run.add[3].value() else { panic!("a mood") };
    assert_eq!(mood.note.as_ref().unwrap().as_str(), "Said \"yes\"\non two lines");
    let Some(Record::ImportBatch(batch)) = run.add.last().and_then(Entry::value) else { panic!("the batch is last") };
    assert_eq!((batch.added, batch.refused, batch.already, batch.restored), (6, 3, 0, None));

    let without = Answers { moods: vec![("fuzzy head".into(), None)], ..Answers::default() };
    let run = first(&file, &without);
    assert_eq!((run.open, said(&run).len()), (0, 5));
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

    let columns = Some(Mapping { date: 0, time: None, value: 1, note: Some(2) });
    let mut answers = Answers { columns, ..Answers::default() };
    let asked = first(&file, &answers);
    assert_eq!(asked.open, 2);
    assert!(asked.questions.contains(&Question::DateOrder { example: "03/04/2026".into() }));
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
