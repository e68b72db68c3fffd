//! Exports read by other people's code. `check.py` and `check.mjs` say what is compared.

use std::path::Path;
use std::process::Command;

use super::{
    moment, scenario,
    timelines::{all_words, timeline},
};
use tidemark::exchange::{Notes, csv, fhir, ics, json};
use tidemark::record::language::Language;
use tidemark::record::time::MinuteOfDay;
use tidemark::record::timeline::Timeline;
use tidemark::rules::edition::Edition;
use xtask::project::{Project, in_ci};

#[test]
fn every_export_is_sound_for_other_readers() {
    let folder = tempfile();
    let edges = [Timeline::default(), Timeline::from_log(scenario::log()), all_words()];
    let timelines = (0..60).map(timeline).chain(edges);
    for (number, timeline) in timelines.enumerate() {
        write(&timeline, &folder.join(format!("{number:03}")));
    }
    let project = Project::open().unwrap();
    let (python, office) = (project.python(), project.find_program("soffice"));
    assert!(office.is_some() || !in_ci(), "LibreOffice is missing. Next: cargo xtask setup");
    let check = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/native/exchange/check.py");
    let output = Command::new(&python).arg(check).arg(&folder).args(office).output();
    let output = output.unwrap_or_else(|error| panic!("{}: {error}. Next: cargo xtask setup", python.display()));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let check = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/native/exchange/check.mjs");
    let output = Command::new("node").arg(check).arg(&folder).output();
    let output = output.unwrap_or_else(|error| panic!("node: {error}. Next: cargo xtask setup"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::remove_dir_all(folder).unwrap();
}

fn tempfile() -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports");
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

fn write(timeline: &Timeline, folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let write = |name: &str, bytes: Vec<u8>| std::fs::write(folder.join(name), bytes).unwrap();
    write("timeline.json", json::write(timeline, &moment(), None));
    write("bundle.json", fhir::write(timeline, &moment(), Edition::Whole));
    write("tables.zip", csv::zipped(timeline, Notes::Included));
    write("records.csv", csv::long(timeline, Notes::Included));
    write("calendar.ics", ics::write(timeline, &moment(), MinuteOfDay::new(20 * 60 + 30), Language::En).unwrap());
}
