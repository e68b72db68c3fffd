//! What must hold for any table.

use super::{dry_run, now, said, with};
use proptest::prelude::*;
use tidemark::exchange::import::Answers;
use tidemark::record::log::Entry;
use tidemark::record::timeline::Timeline;
use tidemark::record::undo_import;

fn cell() -> impl Strategy<Value = String> {
    "[a-z,;\"\n\r\t' é🌊]{0,12}"
}

fn row() -> impl Strategy<Value = String> {
    let word = prop_oneof![Just("rad"), Just("good"), Just("meh"), Just("bad"), Just("awful"), Just("odd"), Just("")];
    (1..40_u32, 0..26_u32, word, cell(), cell()).prop_map(|(day, hour, word, activities, note)| {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        format!("2026-04-{day:02},{hour:02}:30,{word},{},{}\r\n", quoted(&activities), quoted(&note))
    })
}

fn answers() -> Answers {
    Answers { moods: vec![("odd".into(), Some(3))], ..Answers::default() }
}

proptest! {
    #[test]
    fn each_row_is_taken_or_refused_and_a_second_time_is_there(rows in proptest::collection::vec(row(), 1..30)) {
        let file = format!("full_date,time,mood,activities,note\r\n{}", rows.concat());
        let run = dry_run(file.as_bytes(), &answers(), &Timeline::default()).unwrap();
        prop_assert_eq!(said(&run).len() + run.refused.len(), rows.len());
        let lines: Vec<u32> = run.refused.iter().map(|row| row.line).collect();
        prop_assert!(lines.is_sorted() && lines.iter().all(|line| *line > 1));

        let timeline = with(&Timeline::default(), &run);
        let again = dry_run(file.as_bytes(), &answers(), &timeline).unwrap();
        prop_assert!(again.add.is_empty());
        prop_assert_eq!(again.already as usize, said(&run).len());
        prop_assert_eq!(again.refused, run.refused);
    }

    #[test]
    fn an_import_taken_back_leaves_no_record(rows in proptest::collection::vec(row(), 1..30)) {
        let file = format!("full_date,time,mood,activities,note\r\n{}", rows.concat());
        let run = dry_run(file.as_bytes(), &answers(), &Timeline::default()).unwrap();
        prop_assume!(!run.add.is_empty());
        let timeline = with(&Timeline::default(), &run);
        let back = undo_import::undo_import(&timeline, run.add.last().unwrap().record).unwrap();
        let numbers = timeline.next_sequence()..;
        let undone = numbers
            .zip(back)
            .map(|(sequence, (record, change))| Entry { sequence, record, written: now(), change });
        let log: Vec<Entry> = timeline.log().iter().cloned().chain(undone).collect();
        let undone = Timeline::from_log(log);
        prop_assert!(undone.log().iter().all(|entry| undone.get(entry.record).is_none()));
        let again = dry_run(file.as_bytes(), &answers(), &undone).unwrap();
        prop_assert_eq!(said(&again), said(&run), "and it can be brought in anew");
    }
}
