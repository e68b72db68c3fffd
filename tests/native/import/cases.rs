//! Files as people really have them: each is read as the example `import` reads it, and gives what is kept beside it.

#[path = "../../../examples/import/asked.rs"]
mod asked;
#[path = "../../../examples/import/told.rs"]
mod told;

use told::{Request, Source};

use super::fixture;
use tidemark::exchange::import::{Answers, Unfit};
use tidemark::record::timeline::Timeline;

/// A file and how it is imported.
struct Case {
    file: &'static str,
    zone: &'static str,
    after: Option<(&'static str, &'static str)>,
    answers: &'static [(usize, &'static str)],
}

const fn plain(file: &'static str) -> Case {
    Case { file, zone: "Europe/Berlin", after: None, answers: &[] }
}

const fn answered(file: &'static str, answers: &'static [(usize, &'static str)]) -> Case {
    Case { answers, ..plain(file) }
}

const CASES: &[Case] = &[
    answered("01-pm-before-a-zone-name.csv", &[(1, "date=1,mood=2,note=3"), (2, "1..10")]),
    plain("02-backup-entry-without-a-time.daylio"),
    plain("02-times-in-other-scripts.csv"),
    plain("02-times-without-a-colon.csv"),
    plain("03-note-too-long.csv"),
    plain("03-pulse-is-no-number.csv"),
    plain("04-open-quote.csv"),
    plain("05-pulse-under-another-name.csv"),
    plain("05-row-longer-than-header.csv"),
    plain("06-less-than-in-a-note.daylio"),
    plain("07-utc-as-plus-zero.csv"),
    Case { after: Some(("08a-first.csv", "Europe/Berlin")), ..answered("08a-again-mood-corrected.csv", &[(2, "1")]) },
    Case {
        after: Some(("08b-first-in-berlin.csv", "Europe/Berlin")),
        zone: "America/New_York",
        ..plain("08b-again-in-new-york.csv")
    },
    plain("09-finnish-months.csv"),
    plain("09-german-months.csv"),
    answered("10-order-contradicts.csv", &[(1, "day first")]),
    plain("11-dashes-and-at.csv"),
    plain("11-many-forms.csv"),
    plain("11-two-digit-year.csv"),
    plain("12-both-numbers-in-one-cell.csv"),
    plain("12-brackets-in-names.csv"),
    plain("12-device-in-spanish.csv"),
    plain("12-japanese.csv"),
    plain("13-maker-line.csv"),
    answered("13-no-header.csv", &[(1, "date=1,time=2,systolic=3,diastolic=4,pulse=5")]),
    plain("13-sep-line.csv"),
    plain("13-title-lines.csv"),
    plain("14-one-bad-letter.csv"),
    plain("14-two-marks.csv"),
    plain("14-utf-16-without-a-mark.csv"),
    plain("14-windows-1252.csv"),
    plain("15-backup-not-zipped.daylio"),
    plain("15-daylio-of-2018.csv"),
    plain("15-diary-without-columns.csv"),
    answered("16-mood-words.csv", &[(1, "date=1,mood=2"), (2, "4"), (3, "2")]),
    plain("16-state-of-mind.csv"),
    answered("16-words-and-shares.csv", &[(1, "date=1,mood=2,note=3"), (2, "1..5")]),
    plain("17-calendar.ics"),
    plain("17-health-export.xml"),
    plain("17-health-export-pairs.xml"),
    answered("17-many-hashtag-columns.csv", &[(1, "date=1,mood=2"), (2, "1..10")]),
    plain("17-spreadsheet.xlsx"),
    plain("17-table-in-an-archive.zip"),
    plain("18-html-in-a-csv-note.csv"),
    answered("20-stray-day-1970.csv", &[(2, "leave out")]),
];

impl Case {
    fn expected(&self) -> String {
        format!("{}/tests/fixtures/import/cases/{}.txt", env!("CARGO_MANIFEST_DIR"), self.file)
    }

    /// What the example prints.
    fn told(&self) -> String {
        let source =
            |file: &str, zone: &str| Source { bytes: fixture(&format!("cases/{file}")), zone: zone.parse().unwrap() };
        let request = Request {
            file: source(self.file, self.zone),
            after: self.after.map(|(file, zone)| source(file, zone)),
            now: "2026-10-12".to_owned(),
            answers: self.answers.iter().map(|(number, choice)| (*number, (*choice).to_owned())).collect(),
        };
        match told::tell(&request).unwrap() {
            Ok(told) => told.outcome + &told.losses,
            Err(unfit) => format!("cannot be imported: {unfit}\n"),
        }
    }
}

#[test]
fn each_file_gives_what_is_right() {
    let wrong: Vec<String> = CASES
        .iter()
        .filter_map(|case| {
            let (told, expected) = (case.told(), std::fs::read_to_string(case.expected()).unwrap_or_default());
            (told != expected).then(|| format!("{}\nwanted:\n{expected}\ntold:\n{told}", case.file))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[ignore = "writes what the cases give now; look at each line before keeping it"]
fn write_what_the_cases_give() {
    for case in CASES {
        std::fs::write(case.expected(), case.told()).unwrap();
    }
}

/// The diary is what is limited, not the pictures beside it.
#[test]
fn a_backup_with_pictures_of_more_than_64_mb_is_read() {
    let diary = fixture("cases/15-backup-not-zipped.daylio");
    let picture = vec![7_u8; 1 << 20];
    let pictures = (0..70).map(|number| (format!("assets/photos/{number}.jpg"), picture.as_slice()));
    let bytes = archive(pictures.chain([("backup.daylio".to_owned(), diary.as_slice())]));
    assert!(bytes.len() > 70 << 20);
    let run = super::first(&bytes, &Answers::default());
    assert_eq!(super::said(&run), ["2025-08-31 20:05 4 of 1–5"]);
}

#[test]
fn xml_beside_a_table_is_not_taken_for_health_data() {
    let table = b"Date,Systolic,Diastolic\n2025-12-28,121,79\n".as_slice();
    let xml = b"<metadata><app>x</app></metadata>".as_slice();
    let file = archive([("metadata.xml".to_owned(), xml), ("readings.csv".to_owned(), table)]);
    let run = super::first(&file, &Answers::default());
    assert_eq!(super::said(&run), ["2025-12-28 121/79 0"]);
    let alone = archive([("metadata.xml".to_owned(), xml)]);
    let unfit = super::dry_run(&alone, &Answers::default(), &Timeline::default()).unwrap_err();
    assert_eq!(unfit, Unfit::Xml);
}

/// An archive with these files.
fn archive<'a>(files: impl IntoIterator<Item = (String, &'a [u8])>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, content) in files {
        let (mut entry, config) =
            archive.new_file(name.as_str()).compression_method(rawzip::CompressionMethod::STORE).start().unwrap();
        let mut writer = config.wrap(&mut entry);
        std::io::Write::write_all(&mut writer, content).unwrap();
        let (_, descriptor) = writer.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}
