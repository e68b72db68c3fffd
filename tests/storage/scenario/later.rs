//! The kinds that format 2 added, with every part that they can have.

use tidemark::record::contact::{Contact, Phone};
use tidemark::record::cut_offs::{CutOff, CutOffs};
use tidemark::record::few::Few;
use tidemark::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use tidemark::record::kinds::fade_alert::{FadeAlert, Percent, Said, Verdict, Warning};
use tidemark::record::kinds::function::FunctionForm;
use tidemark::record::kinds::gad7::Gad7Form;
use tidemark::record::kinds::imported::{FileKind, ImportBatch, ImportedMood, ImportedPressure, Rating, Source};
use tidemark::record::kinds::long_term_check::Screen;
use tidemark::record::kinds::phq9::Frequency;
use tidemark::record::kinds::plan::{Interval, Plan, Question, Target};
use tidemark::record::kinds::pressure::{BloodPressure, Limits, PressureMoment, PressureReading, Pulse};
use tidemark::record::kinds::safety_plan::SafetyPlan;
use tidemark::record::kinds::session::{Drug, Phase, Route, Session, Setting};
use tidemark::record::kinds::side_effect::{Effect, End, Felt, NamedEffect, SideEffect};
use tidemark::record::kinds::stamp::{Stamp, StampKind};
use tidemark::record::log::Record;
use tidemark::record::text::Label;
use tidemark::record::time::When;
use tidemark::record::values::{Burden, Grade, Level};

use super::{day, id, minute, note};

/// The sources that format 2 knew.
const SOURCES: [Source; 6] =
    [Source::Daylio, Source::Bearable, Source::Omron, Source::Withings, Source::Table, Source::Tidemark];

pub(super) fn kinds() -> Vec<Record> {
    let first =
        [sessions(), side_effects(), forms(), pressures(), stamps(), screens(), plans(), safety_plans()].concat();
    [first, imports(), fade_alerts(), vec![over_by()]].concat()
}

fn sessions() -> Vec<Record> {
    let plain = Session::on(day("2026-01-19"), Route::Intranasal, Drug::Esketamine);
    let whole = Session {
        setting: Some(Setting::Clinic),
        phase: Some(Phase::Induction),
        dose_reason: Some(note("More sleepy than wanted.")),
        psychotherapy: Some(true),
        other_medicines: Some(note("Sertraline stopped.")),
        experience: Some(note("Wide and quiet.")),
        burden: Some(Burden::new("burden", 10).unwrap()),
        ..plain.clone()
    };
    let settings = Setting::ALL.map(|setting| Session { setting: Some(setting), ..plain.clone() });
    let phases = Phase::ALL.map(|phase| Session { phase: Some(phase), psychotherapy: Some(false), ..plain.clone() });
    [whole].into_iter().chain(settings).chain(phases).map(Record::Session).collect()
}

fn side_effects() -> Vec<Record> {
    let plain = SideEffect {
        effect: Effect::Own(Label::parse("effect", "warm hands").unwrap()),
        felt: Felt { severity: Some(Grade::new("severity", 1).unwrap()), interference: None },
        onset: When { day: day("2026-01-19"), time: None },
        end: None,
        session: None,
        note: None,
    };
    let named = NamedEffect::ALL.into_iter().take_while(|effect| *effect != NamedEffect::SuicidalThoughts);
    let named: Vec<_> = named.map(|effect| SideEffect { effect: Effect::Named(effect), ..plain.clone() }).collect();
    named.into_iter().chain([plain]).map(Record::SideEffect).collect()
}

fn over_by() -> Record {
    let onset = When { day: day("2026-01-19"), time: None };
    let felt = Felt { severity: Some(Grade::new("severity", 2).unwrap()), interference: None };
    let end = Some(End::By(When { day: day("2026-01-20"), time: Some(minute("08:30")) }));
    let effect = Effect::Named(NamedEffect::Dizziness);
    Record::SideEffect(SideEffect { effect, felt, onset, end, session: None, note: None })
}

fn forms() -> Vec<Record> {
    let frequency = |points| Frequency::new("items", points).unwrap();
    let gad7 = [Some(0), Some(1), Some(2), Some(3), None, Some(1), Some(0)].map(|item| item.map(frequency));
    let level = |points| Level::new("items", points).unwrap();
    let function = [Some(level(0)), None, Some(level(7)), Some(level(10))];
    let scores = [ClinicScale::Madrs, ClinicScale::HamD17, ClinicScale::QidsSr16].map(|scale| {
        let rater = Label::parse("rater", "Dr. Ö").ok().filter(|_| scale == ClinicScale::Madrs);
        Record::ClinicScore(ClinicScore::new(day("2026-01-10"), scale, scale.max(), rater).unwrap())
    });
    let forms = [
        Record::Gad7(Gad7Form::new(day("2026-01-21"), gad7).unwrap()),
        Record::Function(FunctionForm::new(day("2026-01-22"), function, Some(level(5))).unwrap()),
        Record::Function(FunctionForm::new(day("2026-01-23"), [None; 4], Some(level(6))).unwrap()),
    ];
    forms.into_iter().chain(scores).collect()
}

fn pressures() -> Vec<Record> {
    let reading = |moment| PressureReading {
        session: Some(id(11)),
        at: When { day: day("2026-01-15"), time: Some(minute("14:40")) },
        moment,
        pressure: BloodPressure::new(260, 30).unwrap(),
        pulse: Some(Pulse::new(220).unwrap()),
        oxygen: None,
    };
    let alone = PressureReading {
        session: None,
        at: When { day: day("2026-01-16"), time: None },
        pulse: None,
        ..reading(PressureMoment::Other)
    };
    PressureMoment::ALL.map(reading).into_iter().chain([alone]).map(Record::Pressure).collect()
}

fn stamps() -> Vec<Record> {
    let at = When { day: day("2026-01-15"), time: Some(minute("14:12")) };
    StampKind::ALL.map(|kind| Record::Stamp(Stamp { session: id(11), kind, at })).into()
}

fn screens() -> Vec<Record> {
    let grade = |points| Some(Grade::new("answers", points).unwrap());
    let answers = [grade(0), grade(1), grade(2), grade(3), None, grade(0), grade(1), grade(2), grade(3)];
    vec![Record::Screen(Screen::new(day("2026-01-24"), answers).unwrap())]
}

fn imports() -> Vec<Record> {
    let batch = ImportBatch {
        source: Source::Tidemark,
        file: FileKind::Json,
        added: 7,
        already: 2,
        refused: 1,
        restored: Some(u64::MAX),
        lines: None,
    };
    let at = When { day: day("2025-11-30"), time: Some(minute("08:05")) };
    let mood = |source| ImportedMood {
        batch: id(90),
        source,
        at,
        utc: None,
        rating: Rating::new(250, 100, 500).unwrap(),
        word: Some(Label::parse("word", "méh").unwrap()),
        activities: Some(note("walk | tea")),
        note: Some(note("Snow.")),
    };
    let bare = ImportedMood {
        at: When { time: None, ..at },
        rating: Rating::new(0, Rating::FURTHEST, -Rating::FURTHEST).unwrap(),
        word: None,
        activities: None,
        note: None,
        ..mood(Source::Table)
    };
    let pressure = BloodPressure::new(121, 79).unwrap();
    let pulse = Pulse::new(66).unwrap();
    let files = [FileKind::Csv, FileKind::Archive, FileKind::Json]
        .map(|file| Record::ImportBatch(ImportBatch { file, restored: None, ..batch.clone() }));
    let readings = [(Source::Omron, Some(pulse)), (Source::Withings, None)];
    let readings = readings
        .map(|(source, pulse)| Record::ImportedPressure(ImportedPressure::new(id(90), source, at, pressure, pulse)));
    let moods = SOURCES.map(mood).into_iter().chain([bare]).map(Record::ImportedMood);
    [Record::ImportBatch(batch)].into_iter().chain(files).chain(readings).chain(moods).collect()
}

fn contact(name: &str, phone: Option<&str>) -> Contact {
    let phone = phone.map(|phone| Phone::parse("phone", phone).unwrap());
    Contact { name: Label::parse("name", name).unwrap(), phone }
}

fn plans() -> Vec<Record> {
    let questions = ["What is the plan after week eight?", "¿Y si vuelve?"];
    let whole = Plan {
        target: Target::Other,
        target_agreed: Some(day("2026-01-05")),
        interval: Some(Interval::new("interval", 14).unwrap()),
        planned: Few::new("planned", vec![day("2026-02-01"), day("2199-12-31")]).unwrap(),
        therapy: Some(note("Weekly talks.")),
        goals: Some(note("Back to the choir.")),
        would_accept: Some(note("A sleepy afternoon.")),
        would_not_accept: Some(note("Forgetting names.")),
        clinic: Some(contact("Clinic by the river", Some("+49 30 (123) 456-7"))),
        companion: None,
        limits: Limits::default(),
        questions: Few::new("questions", questions.map(|text| Question::parse("q", text).unwrap()).into()).unwrap(),
        cutoffs: CutOffs::default().with(CutOff::RecoveryDays, 180).unwrap().with(CutOff::MadrsRemission, 10).unwrap(),
        ..Plan::default()
    };
    let targets = Target::ALL.map(|target| Plan { target, ..Plan::default() });
    targets.into_iter().chain([whole]).map(|plan| Record::Plan(plan.into())).collect()
}

fn safety_plans() -> Vec<Record> {
    let contacts = |contacts: Vec<Contact>| Few::new("people", contacts).unwrap();
    let whole = SafetyPlan {
        warning_signs: Some(note("I stop answering.")),
        coping: Some(note("A cold shower.")),
        places: Some(note("The library.")),
        people: contacts(vec![contact("Ana", Some("112")), contact("Neighbour", None)]),
        professionals: contacts(vec![contact("Dr. Wu", Some("0800*1#"))]),
        surroundings: Some(note("Pills are with Ana.")),
        lines: contacts(vec![contact("Night line", Some("116 123"))]),
        hidden: Few::default(),
    };
    [SafetyPlan::default(), whole].map(|plan| Record::SafetyPlan(plan.into())).into()
}

fn fade_alerts() -> Vec<Record> {
    let percent = |number| Percent::new("percent", number).unwrap();
    let said = Said { share: percent(40), low: percent(0), high: percent(100), half_gone: percent(70) };
    let (day, session) = (day("2026-01-27"), day("2026-01-15"));
    let plain = FadeAlert { day, session, warning: Warning::Fading, said, verdict: None, muted: false };
    let muted = FadeAlert { muted: true, ..plain.clone() };
    let verdicts = Verdict::ALL.map(|verdict| FadeAlert { verdict: Some(verdict), ..plain.clone() });
    let warnings = [Warning::Fading, Warning::LowerThanUsual].map(|warning| FadeAlert { warning, ..plain.clone() });
    [muted].into_iter().chain(verdicts).chain(warnings).map(Record::FadeAlert).collect()
}
