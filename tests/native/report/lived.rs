//! Whole treatments from `tests/fixtures/lived`: brought into the app, in its places, in the report and in each export.

use std::fmt::Write as _;
use std::fs;

use tidemark::exchange::import::{self, Answers, Setting};
use tidemark::exchange::{Notes, csv, fhir, ics, json};
use tidemark::record::language::Language;
use tidemark::record::time::{MinuteOfDay, Moment};
use tidemark::record::timeline::Timeline;
use tidemark::report::paper::{Paper, PaperBlock};
use tidemark::report::pdf::{paper, pdf};
use tidemark::report::request::{PaperName, RangeName, ReportRequest};
use tidemark::report::visit::Visit;
use tidemark::rules::edition::Edition;
use tidemark::store::rows;

use super::people::{all, records};
use crate::courses::{Person, nobody};
use crate::storage::ready;

/// Each course with the day on which its report is made.
const COURSES: [(&str, &str); 4] = [
    ("esketamine-by-label", "2026-10-30"),
    ("infusions-with-boosters", "2026-10-20"),
    ("daily-troches", "2026-09-27"),
    ("tms-with-weekly-doses", "2026-08-31"),
];

/// How the file of a golden first page ends, in each language.
const LANGUAGES: [(&str, Language); 2] = [(".txt", Language::En), (".es.txt", Language::Es)];

fn path(file: &str) -> String {
    format!("{}/tests/fixtures/lived/{file}", env!("CARGO_MANIFEST_DIR"))
}

/// The app of the person in this file, in the evening of a day.
fn app(name: &str, day: &str) -> Person {
    let file = fs::read(path(&format!("{name}.json"))).unwrap();
    let (app, clock) = nobody();
    clock.set(day, "22:00");
    let (at, here) = records(&app);
    let takes = [("plan".to_owned(), true)].into();
    let answers = Answers { takes, ..Answers::default() };
    let setting = Setting { timeline: &here, at: &at, offset_at: &|_| 60, seed: [7; 16], vault: None };
    let run = import::dry_run(&file, &answers, &setting).unwrap();
    assert_eq!(run.add.len(), json::read(&file).unwrap().len() + 1, "all of {name}, and the import itself");
    ready(app.import_batch(&rows::write_log(&at, &run.add, &[]))).unwrap();
    app
}

fn course(name: &str, day: &str) -> (Moment, Timeline) {
    records(&app(name, day))
}

#[test]
fn every_place_opens() {
    for (name, day) in COURSES {
        let app = app(name, day);
        ready(app.today()).unwrap();
        ready(app.course()).unwrap();
        ready(app.treatment()).unwrap();
        ready(app.fade(365)).unwrap();
        ready(app.plan()).unwrap();
        ready(app.regimens()).unwrap();
        let there = (
            ready(app.medicines()).unwrap().medicines.len(),
            ready(app.history()).unwrap().trials.len(),
            ready(app.therapies()).unwrap().therapies.len(),
            ready(app.goals()).unwrap().standing.len(),
        );
        let expected = match name {
            "esketamine-by-label" => (4, 6, 1, 2),
            "infusions-with-boosters" => (2, 4, 0, 1),
            "daily-troches" => (2, 3, 0, 1),
            _ => (1, 3, 2, 1),
        };
        assert_eq!(there, expected, "{name}");
    }
}

#[test]
fn troches_are_counted_since_the_last_change_of_dose() {
    let view = ready(app("daily-troches", "2026-09-27").regimens()).unwrap();
    let adherence = view.current.unwrap().adherence;
    assert_eq!((adherence.taken, adherence.expected, adherence.extra), (72, 77, 3));
    assert_eq!(view.history.len(), 2);
}

/// A course of regular doses begins with the first of them, so a form from before is its baseline.
#[test]
fn regular_doses_have_a_baseline() {
    let course = ready(app("daily-troches", "2026-09-27").course()).unwrap();
    assert_eq!(course.course_start.as_deref(), Some("2026-03-02"));
}

#[test]
fn every_export_holds_the_course() {
    for (name, day) in COURSES {
        let (at, timeline) = course(name, day);
        assert_eq!(json::read(&json::write(&timeline, &at, None)).unwrap(), timeline.log(), "{name}");
        let bundle: serde_json::Value = serde_json::from_slice(&fhir::write(&timeline, &at, Edition::Whole)).unwrap();
        assert!(bundle["entry"].as_array().unwrap().len() > 100, "{name}");
        let table = String::from_utf8(csv::long(&timeline, Notes::Included)).unwrap();
        assert!(table.lines().count() > timeline.log().len(), "{name}");
        assert!(csv::zipped(&timeline, Notes::LeftOut).starts_with(b"PK"), "{name}");
        let calendar = ics::write(&timeline, &at, MinuteOfDay::new(1200), Language::En).unwrap();
        assert!(calendar.starts_with(b"BEGIN:VCALENDAR"), "{name}");
    }
}

/// The first page of the report, as it was read and found good.
#[test]
fn the_first_page_is_the_golden_one() {
    for (name, day) in COURSES {
        for (ending, language) in LANGUAGES {
            let golden = fs::read_to_string(path(&format!("{name}{ending}"))).unwrap();
            assert_eq!(first_page(name, day, language), golden, "{name}{ending}");
        }
    }
}

#[test]
#[ignore = "writes the golden first pages"]
fn write_the_golden_first_pages() {
    for (name, day) in COURSES {
        for (ending, language) in LANGUAGES {
            fs::write(path(&format!("{name}{ending}")), first_page(name, day, language)).unwrap();
        }
    }
}

#[test]
fn every_range_and_paper_makes_a_file() {
    for (name, day) in COURSES {
        let (at, timeline) = course(name, day);
        for range in [RangeName::Days30, RangeName::Days90, RangeName::All] {
            for paper in [PaperName::A4, PaperName::Letter] {
                let visit = Visit::of(&timeline, &at, &ReportRequest { range, paper, notes: true, ..all() }).unwrap();
                assert!(pdf(&visit, paper, None, |_, _| {}).unwrap().starts_with(b"%PDF"), "{name}");
            }
        }
    }
}

fn first_page(name: &str, day: &str, language: Language) -> String {
    let (at, timeline) = course(name, day);
    let request = ReportRequest { language, ..all() };
    let Paper { first, .. } = paper(&Visit::of(&timeline, &at, &request).unwrap(), PaperName::A4, None).unwrap();
    let mut text = String::new();
    write(&mut text, &first);
    text
}

/// Blocks as plain text. A figure is told by its words.
fn write(text: &mut String, blocks: &[PaperBlock]) {
    for block in blocks {
        match block {
            PaperBlock::Statement { text: said }
            | PaperBlock::Heading { text: said }
            | PaperBlock::Text { text: said, .. }
            | PaperBlock::Flag { text: said } => writeln!(text, "{said}").unwrap(),
            PaperBlock::Facts { rows } => {
                for fact in rows {
                    writeln!(text, "{}: {}", fact.label, fact.value).unwrap();
                }
            }
            PaperBlock::List { items, .. } => writeln!(text, "- {}", items.join("\n- ")).unwrap(),
            PaperBlock::Table(table) => {
                let heads: Vec<_> = table.columns.iter().map(|column| column.head.as_str()).collect();
                writeln!(text, "{}\n{}", table.caption, heads.join(" | ")).unwrap();
                for row in &table.rows {
                    writeln!(text, "{}", row.join(" | ")).unwrap();
                }
            }
            PaperBlock::Figure { alt, .. } => writeln!(text, "[{alt}]").unwrap(),
            PaperBlock::Columns { left, right } => {
                write(text, left);
                write(text, right);
            }
        }
    }
}
