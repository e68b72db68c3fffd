//! People to make reports for: whole courses, and people who push the paper to its limits.

use tidemark::app::App;
use tidemark::app::host::Host;
use tidemark::record::few::Few;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use tidemark::record::kinds::fade_alert::{FadeAlert, Percent, Said, Verdict, Warning};
use tidemark::record::kinds::gad7::Gad7Form;
use tidemark::record::kinds::goal::Goal;
use tidemark::record::kinds::imported::{ImportedMood, ImportedPressure, Rating, Source};
use tidemark::record::kinds::medicine::Medicine;
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::kinds::phq9::{Answers, Frequency};
use tidemark::record::kinds::plan::Plan;
use tidemark::record::kinds::pressure::{BloodPressure, Oxygen, PressureMoment, PressureReading};
use tidemark::record::kinds::regimen::{DosesAWeek, Regimen};
use tidemark::record::kinds::session::{Drug, Route, Session};
use tidemark::record::kinds::setback::{Setback, SetbackKind, StayReason};
use tidemark::record::kinds::side_effect::{Effect, Felt, NamedEffect, SideEffect};
use tidemark::record::kinds::therapy::{Therapy, TherapyKind, TimesAWeek};
use tidemark::record::kinds::trial::{Trial, TrialKind, TrialOutcome};
use tidemark::record::language::Language;
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::rough_date::RoughDate;
use tidemark::record::text::{Label, Text};
use tidemark::record::time::When;
use tidemark::record::time::{LocalDay, Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::record::values::{Grade, Level};
use tidemark::report::request::{PaperName, RangeName, ReportRequest};
use tidemark::report::visit::sign;
use tidemark::store::Store;
use tidemark::store::rows::read_log;

use crate::courses;
use crate::storage::ready;

/// The records of an app, as the report module gets them.
pub(crate) fn records<S: Store, H: Host>(app: &App<S, H>) -> (Moment, Timeline) {
    let (at, log) = read_log(&ready(app.log()).unwrap()).unwrap();
    (at, Timeline::from_log(log))
}

/// Everything, without notes, on A4.
pub(crate) fn all() -> ReportRequest {
    ReportRequest {
        range: RangeName::All,
        from: None,
        until: None,
        notes: false,
        paper: PaperName::A4,
        language: Language::En,
        name: None,
        birth_date: None,
    }
}

/// The months of esketamine of `tests/fixtures/courses`.
pub(crate) fn esketamine() -> (Moment, Timeline) {
    let file = include_str!("../../fixtures/courses/esketamine-label.csv");
    records(&courses::load(file, "2025-10-10").0)
}

/// The infusions of `tests/fixtures/courses`.
pub(crate) fn infusions() -> (Moment, Timeline) {
    let file = include_str!("../../fixtures/courses/iv-series.csv");
    records(&courses::load(file, "2025-12-20").0)
}

/// Noon on 1 June 2026, day 0 for the people below.
pub(crate) fn now() -> Moment {
    Moment::new(1_780_308_000_000, 120, Zone::parse("Europe/Berlin").unwrap()).unwrap()
}

/// This many days before today.
pub(crate) fn day(before: u32) -> LocalDay {
    LocalDay::parse("day", "2026-06-01").unwrap().checked_minus(before).unwrap()
}

/// A person with these records, all written today.
pub(crate) fn person(records: Vec<Record>) -> Timeline {
    let entry = |(sequence, record): (u32, Record)| {
        let id = match record {
            Record::Plan(_) => RecordId::PLAN,
            _ => RecordId::from_bytes(u128::from(sequence + 1000).to_be_bytes()),
        };
        Entry { sequence, record: id, written: now(), change: Change::Put(record) }
    };
    Timeline::from_log((1..).zip(records).map(entry).collect())
}

/// A person who kept a diary in two other apps before, measures blood pressure at home, and was warned twice.
pub(crate) fn from_elsewhere() -> Timeline {
    let mut records = Vec::new();
    let source = |source| (source, RecordId::from_bytes([9; 16]));
    for (before, value, (source, batch)) in [
        (800, 200, source(Source::Daylio)),
        (799, 400, source(Source::Daylio)),
        (798, 350, source(Source::Daylio)),
        (798, 700, source(Source::Bearable)),
    ] {
        let best = if source == Source::Daylio { 500 } else { 1000 };
        let rating = Rating::new(value, 100, best).unwrap();
        let at = When { day: day(before), time: None };
        let mood = ImportedMood { batch, source, at, utc: None, rating, word: None, activities: None, note: None };
        records.push(Record::ImportedMood(mood));
    }
    for (before, systolic) in [(20, 118), (19, 131), (18, 124)] {
        let pressure = BloodPressure::new(systolic, 80).unwrap();
        let at = When { day: day(before), time: None };
        let imported = ImportedPressure::new(RecordId::from_bytes([9; 16]), Source::Omron, at, pressure, None);
        records.push(Record::ImportedPressure(imported));
    }
    records.extend((0..30).map(|before| check_in(before, 5, None)));
    records.push(Record::Session(Session::on(day(25), Route::Intravenous, Drug::Ketamine)));
    let percent = |number| Percent::new("percent", number).unwrap();
    for (before, warning, verdict, muted) in
        [(12, Warning::Fading, Some(Verdict::BadDay), true), (8, Warning::LowerThanUsual, None, false)]
    {
        let said = Said { share: percent(45), low: percent(20), high: percent(65), half_gone: percent(60) };
        let alert = FadeAlert { day: day(before), session: day(25), warning, said, verdict, muted };
        records.push(Record::FadeAlert(alert.checked().unwrap()));
    }
    person(records)
}

pub(crate) fn check_in(before: u32, mood: u8, note: Option<&str>) -> Record {
    Record::CheckIn(CheckIn {
        day: day(before),
        mood: Level::new("mood", mood).unwrap(),
        interest: None,
        energy: None,
        calm: None,
        like_myself: None,
        sleep: None,
        note: note.map(|note| Text::parse("note", note).unwrap()),
    })
}

/// A PHQ-9 with these answers; `None` was left out.
pub(crate) fn phq9(before: u32, items: [Option<u8>; 9]) -> Record {
    let items = items.map(|item| item.map(|points| Frequency::new("items", points).unwrap()));
    Record::Phq9(Phq9Form { day: day(before), answers: Answers::new(items, None).unwrap() })
}

/// An effect of this strength, after the session at this position among the records of [`person`].
pub(crate) fn side_effect(before: u32, effect: Effect, severity: u8, session: u128) -> Record {
    Record::SideEffect(SideEffect {
        effect,
        felt: Felt { severity: Some(Grade::new("grade", severity).unwrap()), interference: None },
        onset: When { day: day(before), time: None },
        end: None,
        session: Some(RecordId::from_bytes((session + 1001).to_be_bytes())),
        note: None,
    })
}

/// A blood pressure outside sessions.
pub(crate) fn pressure(before: u32, systolic: u16, diastolic: u16) -> Record {
    Record::Pressure(PressureReading {
        session: None,
        moment: PressureMoment::Other,
        at: When { day: day(before), time: None },
        pressure: BloodPressure::new(systolic, diastolic).unwrap(),
        pulse: None,
        oxygen: Some(Oxygen::new(85).unwrap()),
    })
}

/// Ten years with four records a day, and a form and a session each fortnight: over 15,000 records, with a note on
/// every tenth day.
pub(crate) fn ten_years() -> Timeline {
    let mut records = Vec::new();
    for before in (0..3650).rev() {
        let mood = u8::try_from(before * 7 % 11).unwrap();
        records.push(check_in(before, mood, (before % 10 == 0).then_some("A day like others.")));
        records.extend([10 - mood, mood, 5].map(|mood| check_in(before, mood, None)));
        if before % 14 == 0 {
            records.push(phq9(before, [Some(u8::try_from(before % 4).unwrap()); 9]));
            records.push(Record::Session(Session::on(day(before), Route::Intravenous, Drug::Ketamine)));
        }
    }
    person(records)
}

/// A person for whom the first page says everything that it can say, at its longest.
pub(crate) fn everything() -> Timeline {
    let long = |letter: &str| Text::parse("text", &letter.repeat(1300)).unwrap();
    let questions = (0..5).map(|number| Text::parse("question", &format!("{number} why ").repeat(40)).unwrap());
    let plan = Plan {
        goals: Some(long("Wb ")),
        would_accept: Some(long("wW ")),
        would_not_accept: Some(long("Mm ")),
        therapy: Some(long("a\nb")),
        questions: Few::new("questions", questions.collect()).unwrap(),
        ..Plan::default()
    };
    let mut records = vec![Record::Plan(Box::new(plan))];
    records.extend(lived());
    let first_session = u128::try_from(records.len()).unwrap();
    for before in (1..200).rev().step_by(5) {
        let other = Drug::Other(Text::parse("drug", &"Wide name ".repeat(8)).unwrap());
        records.push(Record::Session(Session::on(day(before), Route::Other, other)));
        records.push(phq9(before, [Some(3), Some(2), Some(1), Some(3), Some(0), Some(1), None, Some(2), Some(1)]));
        records.push(check_in(before, 3, None));
        records.push(Record::Setback(Setback { day: day(before), kind: SetbackKind::Stay(StayReason::MentalHealth) }));
        let name = format!("{before} {}", "An effect with a long name ".repeat(2));
        let grade = Grade::new("grade", 2).unwrap();
        let session = records.len() - 4;
        records.push(Record::SideEffect(SideEffect {
            effect: Effect::Own(Text::parse("effect", &name).unwrap()),
            felt: Felt { severity: Some(grade), interference: None },
            onset: When { day: day(before), time: None },
            end: None,
            session: Some(RecordId::from_bytes(u128::try_from(session + 1001).unwrap().to_be_bytes())),
            note: None,
        }));
    }
    for (before, sign) in
        (1..).zip(NamedEffect::ALL.into_iter().filter(|effect| sign(&Effect::Named(*effect)).is_some()))
    {
        records.push(side_effect(before, Effect::Named(sign), 2, first_session));
        records.push(side_effect(before + 20, Effect::Named(sign), 2, first_session));
    }
    records.extend([3, 2].map(|before| pressure(before, 200, 121)));
    for scale in ClinicScale::ALL {
        records.push(Record::ClinicScore(ClinicScore::new(day(100), scale, 20, None).unwrap()));
        records.push(Record::ClinicScore(ClinicScore::new(day(2), scale, 10, None).unwrap()));
    }
    let answers = [Some(Frequency::NOT_AT_ALL); 7];
    records.push(Record::Gad7(Gad7Form::new(day(100), answers).unwrap()));
    records.push(Record::Gad7(Gad7Form::new(day(1), answers).unwrap()));
    person(records)
}

/// Goals, regular doses, medicines, therapies and earlier treatments, as many and as long as they may be.
fn lived() -> Vec<Record> {
    let label = || Label::parse("name", &"Wide name ".repeat(8)).unwrap();
    let mut records = Vec::new();
    for number in 0..3 {
        let text = Text::parse("text", &"Wb ".repeat(66)).unwrap();
        records.push(Record::Goal(Goal { text, first: number == 0, agreed: Some(day(50)), ended: None }));
    }
    for number in 1..4 {
        records.push(Record::Regimen(Regimen {
            since: day(number * 50),
            until: Some(day(number * 50 - 49)),
            drug: Drug::Other(label()),
            route: Route::Other,
            dose: None,
            doses_a_week: DosesAWeek::new("dosesAWeek", 28).unwrap(),
            every: None,
            why_changed: None,
        }));
    }
    for what in TherapyKind::ALL {
        let times_a_week = Some(TimesAWeek::new("timesAWeek", 14).unwrap());
        let therapy = Therapy { since: day(40), until: None, what, name: Some(label()), times_a_week, note: None };
        records.push(Record::Therapy(therapy));
    }
    let year = |year| Some(RoughDate::Year(year));
    for number in 0..12 {
        let (since, dose) = (year(2000 + number), Some(label()));
        records.push(Record::Medicine(Medicine { name: label(), dose, since, until: None, why_stopped: None }));
        for what in TrialKind::ALL {
            let (outcome, when) = (TrialOutcome::SideEffects, year(1990 + number));
            records.push(Record::Trial(Trial { what, name: Some(label()), when, outcome, note: None }));
        }
    }
    records
}
