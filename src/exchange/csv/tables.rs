//! The columns of each kind of record. No cell holds a bare decimal number:
//! some spreadsheets make 22.5 the 22nd of May.

use super::{Cell, Column, Table, beside};
use crate::exchange::Notes;
use crate::exchange::dose;
use crate::exchange::names::{column, name};
use crate::record::id::RecordId;
use crate::record::kinds::gad7;
use crate::record::kinds::imported::Source;
use crate::record::kinds::long_term_check::ScreenItem;
use crate::record::kinds::pressure::Pulse;
use crate::record::kinds::session::{Dose, Drug};
use crate::record::kinds::setback::SetbackKind;
use crate::record::kinds::side_effect::{Effect, End};
use crate::record::log::Record;
use crate::record::text::Text;
use crate::record::time::DayStart;
use crate::record::timeline::Timeline;

const LEVEL: &str = "points 0-10";
const ANSWER: &str = "points 0-3";
const GRADE: &str = "grade 0-3";
pub(super) const TEXT: &str = "text";
pub(super) const CHOICE: &str = "choice";
pub(super) const CLOCK: &str = "HH:MM";
pub(super) const DAY: &str = "YYYY-MM-DD";
const RECORD: &str = "record";

/// Every kind, a table each.
pub(super) fn tables(timeline: &Timeline, notes: Notes) -> Vec<Table> {
    let start = timeline.settings().day_start;
    vec![
        check_ins(timeline, start, notes),
        phq9(timeline, start),
        gad7(timeline, start),
        clinic_scores(timeline, start, notes),
        function(timeline, start),
        sessions(timeline, start, notes),
        stamps(timeline, start),
        pressures(timeline, start),
        side_effects(timeline, start, notes),
        screens(timeline, start),
        setbacks(timeline, start),
        beside::plan(timeline, start, notes),
        beside::imported_moods(timeline, start, notes),
        beside::fade_alerts(timeline, start),
    ]
}

pub(super) fn columns<const COUNT: usize>(named: [(&str, &'static str); COUNT]) -> Vec<Column> {
    named.into_iter().map(|(name, unit)| Column { name: name.to_owned(), unit }).collect()
}

/// Columns of words, and their cells, only when notes are wanted.
pub(super) fn with_words<const COUNT: usize>(
    mut columns: Vec<Column>,
    notes: Notes,
    names: [&str; COUNT],
) -> Vec<Column> {
    if notes == Notes::Included {
        columns.extend(names.map(|name| Column { name: name.to_owned(), unit: TEXT }));
    }
    columns
}

pub(super) fn words<const COUNT: usize, const MAX: usize>(
    notes: Notes,
    words: [&Option<Text<MAX>>; COUNT],
) -> Vec<Cell> {
    if notes == Notes::Included { words.map(Cell::from).into() } else { Vec::new() }
}

fn check_ins(timeline: &Timeline, start: DayStart, notes: Notes) -> Table {
    let fixed = columns([
        ("mood", LEVEL),
        ("interest", LEVEL),
        ("energy", LEVEL),
        ("calm", LEVEL),
        ("like_myself", LEVEL),
        ("sleep_minutes", "min"),
    ]);
    Table::new("check-ins", with_words(fixed, notes, ["note"]), start, timeline.check_ins(), |kept| {
        let check_in = kept.value;
        let mut cells = vec![
            check_in.mood.into(),
            check_in.interest.into(),
            check_in.energy.into(),
            check_in.calm.into(),
            check_in.like_myself.into(),
            check_in.sleep.map(|sleep| u16::from(sleep.quarters()) * 15).into(),
        ];
        cells.extend(words(notes, [&check_in.note]));
        (check_in.day, cells)
    })
}

const ITEMS: [&str; 9] = ["item_1", "item_2", "item_3", "item_4", "item_5", "item_6", "item_7", "item_8", "item_9"];

fn phq9(timeline: &Timeline, start: DayStart) -> Table {
    let mut all = columns(ITEMS.map(|item| (item, ANSWER)));
    all.extend(columns([("difficulty", CHOICE), ("items_answered", "items"), ("total", "points 0-27")]));
    Table::new("phq9", all, start, timeline.phq9_forms(), |kept| {
        let answers = kept.value.answers;
        let mut cells: Vec<Cell> = answers.items().map(Cell::from).into();
        cells.push(answers.difficulty().map(name).into());
        cells.push(answers.items().iter().flatten().count().into());
        cells.push(answers.score().map(|score| total(score.total.shown(), score.imputed)).into());
        (kept.value.day, cells)
    })
}

fn gad7(timeline: &Timeline, start: DayStart) -> Table {
    let mut all = columns(ITEMS.map(|item| (item, ANSWER)));
    all.truncate(gad7::ITEMS);
    all.extend(columns([("items_answered", "items"), ("total", "points 0-21")]));
    Table::new("gad7", all, start, timeline.gad7_forms(), |kept| {
        let form = kept.value;
        let mut cells: Vec<Cell> = form.items().map(Cell::from).into();
        cells.push(form.items().iter().flatten().count().into());
        cells.push(gad7::score(form.items()).map(|score| total(score.shown(), score.imputed)).into());
        (form.day, cells)
    })
}

/// A total that is a mean over the answered items carries a star.
fn total(shown: f64, imputed: bool) -> String {
    format!("{shown}{}", if imputed { "*" } else { "" })
}

fn clinic_scores(timeline: &Timeline, start: DayStart, notes: Notes) -> Table {
    let fixed = columns([("scale", CHOICE), ("total", "points"), ("total_max", "points")]);
    let all = with_words(fixed, notes, ["rater"]);
    Table::new("clinic-scores", all, start, timeline.clinic_scores(), |kept| {
        let score = kept.value;
        let mut cells = vec![name(score.scale).into(), score.total().into(), score.scale.max().into()];
        cells.extend(words(notes, [&score.rater]));
        (score.day, cells)
    })
}

fn function(timeline: &Timeline, start: DayStart) -> Table {
    let all =
        columns([("work", LEVEL), ("home", LEVEL), ("people", LEVEL), ("self_care", LEVEL), ("like_myself", LEVEL)]);
    Table::new("function", all, start, timeline.function_forms(), |kept| {
        let form = kept.value;
        let items = form.items().iter().copied().chain([form.like_myself()]);
        (form.day, items.map(Cell::from).collect())
    })
}

fn sessions(timeline: &Timeline, start: DayStart, notes: Notes) -> Table {
    let fixed = columns([
        ("time", CLOCK),
        ("route", CHOICE),
        ("drug", CHOICE),
        ("other_drug", TEXT),
        ("dose", TEXT),
        ("dose_thousandths", "0.001 of dose_unit"),
        ("dose_unit", "UCUM"),
        ("setting", CHOICE),
        ("phase", CHOICE),
        ("psychotherapy", "yes/no"),
        ("burden", LEVEL),
        ("planned_next", DAY),
    ]);
    let all = with_words(fixed, notes, ["dose_reason", "other_medicines", "experience", "note"]);
    Table::new("sessions", all, start, timeline.sessions(), |kept| {
        let session = kept.value;
        let (drug, other) = match &session.drug {
            Drug::Ketamine => ("ketamine", None),
            Drug::Esketamine => ("esketamine", None),
            Drug::Other(name) => ("other", Some(name)),
        };
        let mut cells = vec![
            session.time.into(),
            name(session.route).into(),
            drug.into(),
            other.into(),
            session.dose.map(dose::text).into(),
            session.dose.map(Dose::thousandths).into(),
            session.dose.map(|dose| dose::unit(dose.unit())).into(),
            session.setting.map(name).into(),
            session.phase.map(name).into(),
            session.psychotherapy.into(),
            session.burden.into(),
            session.planned_next.into(),
        ];
        cells
            .extend(words(notes, [&session.dose_reason, &session.other_medicines, &session.experience, &session.note]));
        (session.day, cells)
    })
}

fn stamps(timeline: &Timeline, start: DayStart) -> Table {
    let all = columns([("session", RECORD), ("what", CHOICE), ("time", CLOCK)]);
    Table::new("stamps", all, start, timeline.stamps(), |kept| {
        let stamp = kept.value;
        (stamp.at.day, vec![stamp.session.into(), name(stamp.kind).into(), stamp.at.time.into()])
    })
}

fn pressures(timeline: &Timeline, start: DayStart) -> Table {
    let all = columns([
        ("session", RECORD),
        ("time", CLOCK),
        ("moment", CHOICE),
        ("systolic", "mmHg"),
        ("diastolic", "mmHg"),
        ("pulse", "beats/min"),
        ("oxygen", "%"),
        ("source", CHOICE),
    ]);
    Table::new("blood-pressures", all, start, timeline.pressures(), |kept| {
        let reading = kept.value;
        let cells = vec![
            reading.session.into(),
            reading.at.time.into(),
            name(reading.moment).into(),
            reading.pressure.systolic().into(),
            reading.pressure.diastolic().into(),
            reading.pulse.map(Pulse::beats).into(),
            reading.oxygen.map(|oxygen| u16::from(oxygen.percent())).into(),
            source(timeline, kept.id).map(name).into(),
        ];
        (reading.at.day, cells)
    })
}

fn side_effects(timeline: &Timeline, start: DayStart, notes: Notes) -> Table {
    let fixed = columns([
        ("session", RECORD),
        ("effect", CHOICE),
        ("own_effect", TEXT),
        ("severity", GRADE),
        ("interference", GRADE),
        ("onset_time", CLOCK),
        ("end", CHOICE),
        ("end_day", DAY),
        ("end_time", CLOCK),
    ]);
    let all = with_words(fixed, notes, ["note"]);
    Table::new("side-effects", all, start, timeline.side_effects(), |kept| {
        let effect = kept.value;
        let (named, own) = match &effect.effect {
            Effect::Named(named) => (name(*named), None),
            Effect::Own(own) => ("own".to_owned(), Some(own)),
        };
        let (end, at) = match effect.end {
            None => (None, None),
            Some(End::StillThere) => (Some("stillThere"), None),
            Some(End::At(when)) => (Some("ended"), Some(when)),
            Some(End::By(when)) => (Some("overBy"), Some(when)),
        };
        let mut cells = vec![
            effect.session.into(),
            named.into(),
            own.into(),
            effect.felt.severity.into(),
            effect.felt.interference.into(),
            effect.onset.time.into(),
            end.into(),
            at.map(|when| when.day).into(),
            at.and_then(|when| when.time).into(),
        ];
        cells.extend(words(notes, [&effect.note]));
        (effect.onset.day, cells)
    })
}

fn screens(timeline: &Timeline, start: DayStart) -> Table {
    let all = ScreenItem::ALL.map(|item| Column { name: column(item), unit: GRADE }).into();
    Table::new("screens", all, start, timeline.screens(), |kept| {
        (kept.value.day, kept.value.answers().map(Cell::from).into())
    })
}

fn setbacks(timeline: &Timeline, start: DayStart) -> Table {
    Table::new("setbacks", columns([("what", CHOICE), ("reason", CHOICE)]), start, timeline.setbacks(), |kept| {
        let (what, reason) = match kept.value.kind {
            SetbackKind::Stay(reason) => ("hospitalised", Some(name(reason))),
            SetbackKind::Attempt => ("attempt", None),
        };
        (kept.value.day, vec![what.into(), reason.into()])
    })
}

/// Where a pressure was brought from; none for one that was typed here.
fn source(timeline: &Timeline, record: RecordId) -> Option<Source> {
    match timeline.get(record)? {
        Record::ImportedPressure(pressure) => Some(pressure.source),
        _ => None,
    }
}
