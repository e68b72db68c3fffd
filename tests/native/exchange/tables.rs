//! Every kind of record has a table, or a reason to have none.

use tidemark::exchange::{Notes, csv};
use tidemark::record::log::KINDS;
use tidemark::record::timeline::Timeline;

/// Each kind with the file of its table.
const TABLES: [(&str, Option<&str>); 30] = [
    ("checkIn", Some("check-ins.csv")),
    ("phq9", Some("phq9.csv")),
    ("session", Some("sessions.csv")),
    ("sideEffect", Some("side-effects.csv")),
    ("setback", Some("setbacks.csv")),
    ("settings", Some("settings.csv")),
    ("gad7", Some("gad7.csv")),
    ("clinicScore", Some("clinic-scores.csv")),
    ("function", Some("function.csv")),
    ("pressure", Some("blood-pressures.csv")),
    ("stamp", Some("stamps.csv")),
    ("screen", Some("screens.csv")),
    ("plan", Some("plan.csv")),
    // It stays on the phone.
    ("safetyPlan", None),
    // What came with it is in the tables of its kinds.
    ("import", None),
    ("importedMood", Some("imported-moods.csv")),
    // Among the other blood pressures, with its source.
    ("importedPressure", Some("blood-pressures.csv")),
    ("fadeAlert", Some("fade-alerts.csv")),
    // What the app asked and was answered, and nothing about the person.
    ("putOff", None),
    ("item9Closed", None),
    ("keptAhead", None),
    // What became of backups, and nothing about the person.
    ("backup", None),
    ("regimen", Some("regular-doses.csv")),
    ("doseDay", Some("dose-days.csv")),
    ("medicine", Some("medicines.csv")),
    ("trial", Some("earlier-treatments.csv")),
    ("therapy", Some("therapies.csv")),
    ("goal", Some("goals.csv")),
    ("goalLook", Some("goal-looks.csv")),
    // What the app offered and was answered, and nothing about the person.
    ("offered", None),
];

#[test]
fn every_kind_has_a_table_or_a_reason() {
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(TABLES.map(|(kind, _)| kind).to_vec(), kinds);
    let files = csv::files(&Timeline::default(), Notes::Included);
    let mut named: Vec<&str> = TABLES.iter().filter_map(|(_, file)| *file).collect();
    named.sort_unstable();
    named.dedup();
    let mut made: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    made.sort_unstable();
    assert_eq!(made, named);
}
