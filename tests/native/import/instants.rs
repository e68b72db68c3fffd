//! Days and times, in the forms that files use.

use super::{dry_run, first, said};
use tidemark::exchange::import::{Answers, DateOrder, DryRun, Question, Reason, Times, Without};
use tidemark::record::time::LocalDay;
use tidemark::record::timeline::Timeline;

fn readings(rows: &[&str], answers: &Answers) -> DryRun {
    let rows: Vec<String> = rows.iter().map(|at| format!("\"{at}\",120,80")).collect();
    first(format!("Date,Systolic,Diastolic\n{}\n", rows.join("\n")).as_bytes(), answers)
}

fn read(at: &str) -> Option<String> {
    let run = readings(&[at], &Answers::default());
    said(&run).first().map(|line| line.trim_end_matches(" 120/80 0").to_owned())
}

#[test]
fn every_form_is_the_same_moment() {
    let forms = [
        "2026-04-03 08:05",
        "2026-04-03T08:05:59.123",
        "2026/4/3 8:05",
        "3.4.2026 08:05",
        "03.04.2026, 8:05 am",
        "Apr 3 2026 8:05 AM",
        "April 3, 2026 08:05:00",
        "3 Apr 2026, 8:05 a.m.",
        "3rd Apr 2026 8:05",
        "2026-04-03 8:05\u{202f}AM",
        "2026-04-03 08:05:00 +0530",
        "2026-04-03T08:05-03:00",
        "2026-04-03T06:05:00Z",
        "2026-04-03 06:05:00+00:00",
        "2026-04-03 06:05 UTC",
        "Fri Apr 03 06:05:00 +0000 2026",
        "2026-04-03 8:05:06 AM GMT+1",
        "2026-04-03 08:05 CEST",
        "2026-04-03T08:05:00+02:00[Europe/Berlin]",
        "2026-04-03 08:05:00 Europe/Berlin",
        "Friday, April 3, 2026 at 8:05 AM",
        "vendredi 3 avril 2026 à 8 h 05",
        "3 de abril de 2026, 8:05 a. m.",
        "Freitag, 3. April 2026 um 08:05 Uhr",
        "2026. ápr. 3. de. 8:05",
        "3. huhtikuuta 2026 klo 8.05",
        "3.4.2026 8.05",
        "2026年4月3日(金) 午前8時05分",
        "2026年4月3日上午8:05",
        "2026년 4월 3일 오전 8:05",
        "٢٠٢٦-٠٤-٠٣ ٠٨:٠٥",
        "20260403T080500",
        "202604030805",
        "1775196300",
        "1775196300000",
        "3-Apr-26 08:05",
    ];
    for form in forms {
        assert_eq!(read(form).as_deref(), Some("2026-04-03 08:05"), "{form}");
    }
    assert_eq!(read("2026-04-03").as_deref(), Some("2026-04-03"));
    assert_eq!(read("2026-04-03 12:05 AM").as_deref(), Some("2026-04-03 00:05"));
    assert_eq!(read("2026-04-03 12:05 PM").as_deref(), Some("2026-04-03 12:05"));
}

#[test]
fn what_is_no_moment_is_refused() {
    let days = [
        "",
        "yesterday",
        "2026-02-30",
        "2026-04",
        "2026-13-01",
        "1969-12-31",
        "2026-04-03-01",
        "2026-04-03x",
        "3 Marr 2026",
        "3 Febtober 2026",
    ];
    for day in days {
        let run = readings(&[day], &Answers::default());
        assert_eq!(run.refused[0].reason, Reason::NoDay, "{day:?}");
    }
    assert_eq!(readings(&["2026-05-06"], &Answers::default()).refused[0].reason, Reason::InFuture);
}

#[test]
fn a_time_that_cannot_be_read_costs_the_time_and_not_the_row() {
    for time in ["24:00", "08:60", "13:05 am", "8:5x", ":05", "123:05", "8:05 PM and more", "morning"] {
        let run = readings(&[&format!("2026-04-03 {time}")], &Answers::default());
        assert_eq!(said(&run), ["2026-04-03 120/80 0"], "{time:?}");
        assert_eq!(run.without, [(2, Without { time: true, ..Without::default() })], "{time:?}");
    }
    for (time, read) in [("13:05 pm", "13:05"), ("0:05 pm", "12:05"), ("8 pm", "20:00"), ("8 p.m.", "20:00")] {
        let run = readings(&[&format!("2026-04-03 {time}")], &Answers::default());
        assert_eq!(said(&run), [format!("2026-04-03 {read} 120/80 0")], "{time:?}");
    }
}

#[test]
fn a_cell_of_its_own_needs_no_colon() {
    for (time, read) in [
        ("930", "09:30"),
        ("1915", "19:15"),
        ("20.05", "20:05"),
        ("8 h 05", "08:05"),
        ("8h05", "08:05"),
        ("20 Uhr", "20:00"),
        ("٢٠:٠٥", "20:05"),
        ("下午8:05", "20:05"),
        ("201530", "20:15"),
        ("8:05 de la tarde", "20:05"),
        ("8:05 de la mañana", "08:05"),
        ("8:05 μ.μ.", "20:05"),
        ("8:05 em", "20:05"),
        ("du. 8:05", "20:05"),
    ] {
        let file = format!("Date,Time,Systolic,Diastolic\n2026-04-03,{time},120,80\n");
        assert_eq!(
            said(&first(file.as_bytes(), &Answers::default())),
            [format!("2026-04-03 {read} 120/80 0")],
            "{time}"
        );
    }
}

#[test]
fn months_are_whole_names_of_a_language() {
    for (day, read) in [
        ("3. marraskuuta 2025", "2025-11-03"),
        ("3 März 2025", "2025-03-03"),
        ("3 déc. 2025", "2025-12-03"),
        ("3 listopada 2025", "2025-11-03"),
        ("3 Ağustos 2025", "2025-08-03"),
        ("3 сентября 2025 г.", "2025-09-03"),
        ("martes 18 mar 2025", "2025-03-18"),
    ] {
        let run = readings(&[day, "3 grudnia 2025"], &Answers::default());
        assert!(said(&run).contains(&format!("{read} 120/80 0")), "{day}: {:?}", said(&run));
    }
    // In Croatian it is October. Alone it proves neither.
    assert_eq!(
        said(&readings(&["3 listopada 2025", "3 siječnja 2025"], &Answers::default()))[1],
        "2025-10-03 120/80 0"
    );
    assert_eq!(readings(&["3 listopada 2025"], &Answers::default()).refused[0].reason, Reason::NoDay);
}

#[test]
fn a_year_of_two_digits_is_read_where_only_one_order_is_possible() {
    let orders = |first, second| vec![first, second];
    assert_eq!(read("8/14/25").as_deref(), Some("2025-08-14"));
    assert_eq!(read("3.4.26").as_deref(), Some("2026-04-03"));
    assert_eq!(read("28-12-25").as_deref(), Some("2025-12-28"));
    assert_eq!(read("25/12/28").as_deref(), Some("2025-12-28"));
    let asked = readings(&["26-04-03"], &Answers::default());
    let orders = orders(DateOrder::DayFirst, DateOrder::YearFirst);
    assert_eq!(asked.questions, [Question::DateOrder { example: "26-04-03".into(), orders }]);
}

#[test]
fn dates_that_contradict_each_other_are_asked_about() {
    for (dates, example) in [
        (["13/04/2025", "04/13/2025", "05/06/2025"], "05/06/2025"),
        (["13.04.2025", "04.13.2025", "05.05.2025"], "04.13.2025"),
        (["13-04-2025", "04-13-2025", "05-06-2025"], "05-06-2025"),
    ] {
        let asked = readings(&dates, &Answers::default());
        let orders = vec![DateOrder::DayFirst, DateOrder::MonthFirst];
        assert_eq!(asked.questions, [Question::DateOrder { example: example.into(), orders }]);
        assert!(asked.open == 1 && asked.add.is_empty());
    }
    assert_eq!(said(&readings(&["04.13.2025"], &Answers::default())), ["2025-04-13 120/80 0"]);
}

#[test]
fn one_date_that_tells_decides_for_all() {
    let answers = Answers::default();
    assert_eq!(said(&readings(&["03/04/2026", "13/04/2026"], &answers))[0], "2026-04-03 120/80 0");
    assert_eq!(said(&readings(&["03/04/2026", "04/13/2026"], &answers))[0], "2026-03-04 120/80 0");
    assert!(readings(&["04/04/2026"], &answers).questions.is_empty(), "both readings are the same day");

    let unclear = readings(&["03/04/2026"], &answers);
    assert_eq!(unclear.open, 1);
    let orders = vec![DateOrder::DayFirst, DateOrder::MonthFirst];
    assert_eq!(unclear.questions, [Question::DateOrder { example: "03/04/2026".into(), orders }]);
    assert!(unclear.add.is_empty());
    let month = Answers { date_order: Some(DateOrder::MonthFirst), ..answers };
    assert_eq!(said(&readings(&["03/04/2026"], &month)), ["2026-03-04 120/80 0"]);
}

#[test]
fn world_time_goes_over_midnight() {
    let answers = Answers { times: Some(Times::World), ..Answers::default() };
    assert_eq!(said(&readings(&["2026-04-30 22:30"], &answers)), ["2026-05-01 00:30 120/80 0"]);
    let usual = readings(&["2026-04-30 22:30"], &Answers::default());
    assert_eq!(usual.questions, [Question::Times]);
    assert_eq!((usual.open, said(&usual)), (0, vec!["2026-04-30 22:30 120/80 0".to_owned()]));
}

#[test]
fn the_first_and_the_last_day_of_the_calendar_do_no_harm() {
    let answers = Answers { times: Some(Times::World), old_days: Some(true), ..Answers::default() };
    let file = b"Date,Systolic,Diastolic\n2199-12-31 23:59,120,80\n1970-01-01 00:00,120,80\n";
    let run = dry_run(file, &answers, &Timeline::default()).unwrap();
    assert_eq!(said(&run), ["1970-01-01 02:00 120/80 0"]);
    assert_eq!(run.refused.len(), 1);
}

#[test]
fn days_before_there_were_apps_are_asked_about_however_many_they_are() {
    let all: Vec<String> = (1..=9).map(|day| format!("1980-01-0{day} 08:00,120,80")).collect();
    let file = format!("Date,Systolic,Diastolic\n{}\n2026-04-30 08:00,120,80\n", all.join("\n"));
    for (file, lines) in [(file.as_str(), 10), (file.rsplit_once("\n2026").unwrap().0, 9)] {
        let asked = dry_run(file.as_bytes(), &Answers::default(), &Timeline::default()).unwrap();
        let first = LocalDay::parse("day", "1980-01-01").unwrap();
        assert_eq!((asked.questions.last(), asked.open), (Some(&Question::OldDays { rows: 9, first }), 1));
        let left_out = Answers { old_days: Some(false), ..Answers::default() };
        let run = dry_run(file.as_bytes(), &left_out, &Timeline::default()).unwrap();
        assert_eq!((run.refused.len(), said(&run).len()), (9, lines - 9));
    }
}
