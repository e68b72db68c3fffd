//! The files of the example `replay`: what is read, what is refused, and the status printed.

use crate::examples::course::{Course, Doses};
use crate::examples::read::{COLUMNS, Row};
use crate::examples::{model, read};
use tidemark::record::kinds::phq9::Total;
use tidemark::record::values::Level;
use tidemark::rules::fade::{DailyLevel, Parameters};

fn file(rows: &[&str]) -> String {
    format!("{}\n{}\n", COLUMNS.join(","), rows.join("\n"))
}

fn read(rows: &[&str]) -> Vec<Row> {
    read::read(&file(rows)).unwrap()
}

fn refused(text: &str) -> String {
    read::read(text).map(|rows| rows.len()).unwrap_err().to_string()
}

fn statuses(rows: &[&str]) -> Vec<String> {
    let mut course = Course::default();
    read(rows).iter().map(|row| course.step(row)).collect()
}

#[test]
fn a_row_gives_the_day_the_model_reads() {
    let rows =
        read(&["2026-01-05,4,7,1,2,3.9,12,1,2026-01-19", "2026-01-06,4.5,,,,,01230123.,0,", "2026-01-07,,8,,,,,,"]);
    let mut doses = Doses::default();
    let days: Vec<_> = rows.iter().map(|row| doses.model_day(row)).collect();
    let levels = days.iter().map(|day| day.level.map(DailyLevel::points));
    assert_eq!(levels.collect::<Vec<_>>(), [Some(5.5), Some(4.5), None], "interest alone is no check-in");
    let totals = days.iter().map(|day| day.phq9.map(Total::points));
    assert_eq!(totals.collect::<Vec<_>>(), [Some(12.0), Some(13.5), None]);
    assert_eq!(days.iter().map(|day| day.session).collect::<Vec<_>>(), [true, false, false]);
    let planned = days.iter().map(|day| day.planned.map(|day| day.to_string()));
    assert_eq!(planned.collect::<Vec<_>>(), [Some("2026-01-19".to_owned()), None, None]);
    assert_eq!(rows[0].levels.like_myself.map(Level::points), Some(3));
}

#[test]
fn a_date_without_a_row_is_an_empty_day() {
    let rows = read(&["2026-02-27,5,,,,,,,", "2026-03-02,6,,,,,,,"]);
    let levels: Vec<_> = rows.iter().map(|row| row.levels.items[0].is_some()).collect();
    assert_eq!(levels, [true, false, false, true]);
    assert_eq!(rows[2].day.to_string(), "2026-03-01");
}

#[test]
fn line_ends_and_a_mark_of_other_systems_are_read() {
    let text = format!("\u{feff}{}", file(&["2026-02-27,5,,,,,,,"]).replace('\n', "\r\n"));
    assert_eq!(read::read(&text).unwrap().len(), 1);
}

#[test]
fn a_malformed_cell_is_named_with_its_line_and_column() {
    let cases = [
        ("2026-02-30,,,,,,,,", "day"),
        ("2026-01-05,,,,,,,,", "day"),
        ("2026-01-06,11,,,,,,,", "mood"),
        ("2026-01-06,,NaN,,,,,,", "interest"),
        ("2026-01-06,,,-1,,,,,", "energy"),
        ("2026-01-06,,,,x,,,,", "calm"),
        ("2026-01-06,,,,,10.5,,,", "like_myself"),
        ("2026-01-06,,,,,,28,,", "phq9"),
        ("2026-01-06,,,,,,000000004,,", "phq9"),
        ("2026-01-06,,,,,,.........,,", "phq9"),
        ("2026-01-06,,,,,,,2,", "session"),
        ("2026-01-06,,,,,,,,soon", "planned"),
    ];
    for (row, column) in cases {
        let said = refused(&file(&["2026-01-05,5,,,,,,,", row]));
        assert!(said.starts_with(&format!("line 3, column {column}: found ")), "{said}");
    }
}

#[test]
fn answers_and_doses_are_read_where_the_file_has_them() {
    let text = format!(
        "{},half_gone,dose\n2026-01-05,5,,,,,,1,,yes,\n2026-01-06,5,,,,,,,,no,2\n2026-01-08,,,,,,,,,,3\n",
        COLUMNS.join(",")
    );
    let mut doses = Doses::default();
    let days: Vec<_> = read::read(&text).unwrap().iter().map(|row| doses.model_day(row)).collect();
    assert_eq!(days.iter().map(|day| day.half_gone).collect::<Vec<_>>(), [Some(true), Some(false), None, None]);
    assert_eq!(days.iter().map(|day| day.dose).collect::<Vec<_>>(), [false, true, false, true]);
    let courses = days.iter().map(|day| day.course.map(|course| (course.since.to_string(), course.every.number())));
    let [second, third] = [Some(("2026-01-06".to_owned(), 2)), Some(("2026-01-08".to_owned(), 3))];
    assert_eq!(
        courses.collect::<Vec<_>>(),
        [None, second.clone(), second, third],
        "another distance is another course"
    );
    for (cells, column) in [("maybe,", "half_gone"), (",4", "dose"), (",0", "dose")] {
        let text = format!("{},half_gone,dose\n2026-01-05,5,,,,,,,,{cells}\n", COLUMNS.join(","));
        assert!(refused(&text).starts_with(&format!("line 2, column {column}: found ")), "{}", refused(&text));
    }
}

#[test]
fn a_line_of_other_length_and_another_header_are_refused() {
    assert!(refused(&file(&["2026-01-05,5"])).starts_with("line 2: found "));
    let wrong_order = format!("{},dose,half_gone\n", COLUMNS.join(","));
    for text in ["", "day,mood\n2026-01-05,5\n", &wrong_order] {
        assert!(refused(text).starts_with("line 1: found "));
    }
}

#[test]
fn an_error_says_what_would_be_right() {
    let said = refused(&file(&["2026-01-05,11,,,,,,,"]));
    assert_eq!(said, "line 2, column mood: found \"11\". Write a number from 0 to 10, or leave the cell empty.");
}

/// A row with this PHQ-9.
fn form(day: &str, phq9: &str, session: &str) -> String {
    format!("{day},,,,,,{phq9},{session},")
}

/// The last status, with a baseline of 18 at the first session and then these forms.
fn last_status(forms: &[(&str, &str)]) -> String {
    let rows = [("2026-01-01", "18", "1")].into_iter().chain(forms.iter().map(|(day, phq9)| (*day, *phq9, "")));
    let rows: Vec<_> = rows.map(|(day, phq9, session)| form(day, phq9, session)).collect();
    statuses(&rows.iter().map(String::as_str).collect::<Vec<_>>()).pop().unwrap()
}

#[test]
fn the_status_is_that_of_r1() {
    assert_eq!(last_status(&[]), "no_response");
    assert_eq!(last_status(&[("2026-01-15", "13")]), "partial_response");
    assert_eq!(last_status(&[("2026-01-15", "9")]), "response");
    assert_eq!(last_status(&[("2026-01-15", "111000000")]), "remission_range");
    assert_eq!(last_status(&[("2026-01-15", "111000000"), ("2026-01-29", "011000000")]), "remission");
    let relapsed = [("2026-01-15", "111000000"), ("2026-01-29", "011000000"), ("2026-02-12", "12")];
    assert_eq!(last_status(&relapsed), "possible_relapse+paused");
    assert_eq!(last_status(&[relapsed.as_slice(), &[("2026-02-20", "13")]].concat()), "relapse");
}

#[test]
fn a_bare_total_never_confirms_remission() {
    assert_eq!(last_status(&[("2026-01-15", "4"), ("2026-01-29", "3")]), "remission_range");
}

#[test]
fn a_status_of_more_than_28_days_is_stale() {
    let rows = [form("2026-01-01", "18", "1"), form("2026-01-30", "", "")];
    let statuses = statuses(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!((statuses[28].as_str(), statuses[29].as_str()), ("no_response", "no_response+stale"));
}

#[test]
fn there_is_no_status_before_anything_is_known() {
    assert_eq!(statuses(&["2026-01-01,5,,,,,,,", "2026-01-02,5,,,,,,1,"]), ["none", "none"]);
}

/// The model that these arguments name, and how many arguments follow.
fn model_of(arguments: &[&str]) -> Option<(Parameters, usize)> {
    let arguments: Vec<_> = arguments.iter().map(Into::into).collect();
    model::chosen(&arguments).map(|(model, rest)| (*model, rest.len()))
}

#[test]
fn the_reference_model_runs_unless_the_app_s_is_named() {
    assert_ne!(Parameters::REFERENCE, Parameters::APP);
    assert_eq!(model_of(&["a.csv"]), Some((Parameters::REFERENCE, 1)));
    assert_eq!(model_of(&["--many", "folder"]), Some((Parameters::REFERENCE, 2)));
    assert_eq!(model_of(&["--model", "reference", "a.csv"]), Some((Parameters::REFERENCE, 1)));
    assert_eq!(model_of(&["--model", "app", "--many", "folder"]), Some((Parameters::APP, 2)));
    assert_eq!(model_of(&["--model", "other", "a.csv"]), None);
}
