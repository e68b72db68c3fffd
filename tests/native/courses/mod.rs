//! Whole courses from `tests/fixtures/courses`, saved through the use cases by a host whose clock moves along.

use std::rc::Rc;

use tidemark::app::App;
use tidemark::app::host::Host;
use tidemark::app::view::{FlaggedReceipt, SideEffectView};
use tidemark::record::contact::{Contact, Phone};
use tidemark::record::id::RecordId;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::kinds::long_term_check::Screen;
use tidemark::record::kinds::phq9::{Answers, Phq9Form};
use tidemark::record::kinds::plan::{Interval, Plan};
use tidemark::record::kinds::pressure::{BloodPressure, PressureMoment, PressureReading, Pulse};
use tidemark::record::kinds::session::{Dose, DoseUnit, Drug, Phase, Route, Session, Setting};
use tidemark::record::kinds::side_effect::{Effect, End, Felt, NamedEffect, SideEffect};
use tidemark::record::kinds::stamp::{Stamp, StampKind};
use tidemark::record::log::Record;
use tidemark::record::problem::Problem;
use tidemark::record::text::Label;
use tidemark::record::time::{LocalDay, MinuteOfDay, Moment};
use tidemark::record::values::{Burden, Grade, Level};
use tidemark::rules::red_flag::RedFlag;
use tidemark::store::memory::MemoryStore;

use crate::course_rows::{Row, rows};
use crate::storage::{FixedHost, ready};
use crate::support::given::{at, date, items, time};

/// A fixed host whose clock the test can still set.
#[derive(Clone)]
pub(crate) struct Clock(Rc<FixedHost>);

impl Clock {
    pub(crate) fn new() -> Self {
        Self(Rc::new(FixedHost::new(1_735_000_000_000, 0, 1)))
    }

    /// Sets the wall clock to this day and time.
    pub(crate) fn set(&self, day: &str, time: &str) {
        let day = LocalDay::parse("day", day).unwrap().number();
        let minute = MinuteOfDay::parse("time", time).unwrap().minutes();
        // The host is an hour east of UTC.
        self.0.set_clock((i64::from(day) * 24 * 60 + i64::from(minute) - 60) * 60_000);
    }
}

impl Host for Clock {
    fn now(&self) -> Result<Moment, Problem> {
        self.0.now()
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        self.0.fill_random(bytes);
    }
}

pub(crate) type Person = App<MemoryStore, Clock>;

/// An empty app and its clock.
pub(crate) fn nobody() -> (Person, Clock) {
    let clock = Clock::new();
    (open(MemoryStore::default(), &clock), clock)
}

/// The records of this store, by this clock.
pub(crate) fn open(store: MemoryStore, clock: &Clock) -> Person {
    ready(App::open(store, clock.clone(), None)).unwrap()
}

/// A person with the records of a file, at 22:00 on `today`, and the flags that were raised on the way.
pub(crate) fn load(file: &str, today: &str) -> (Person, Clock, Vec<(String, RedFlag)>) {
    let (app, clock) = nobody();
    let mut loader = Loader { app: &app, session: None, effect: None, flags: Vec::new() };
    for row in rows(file) {
        let untimed = if row.kind == "plan" { "08:00" } else { "20:00" };
        let timed = row.cell("time").filter(|time| !time.is_empty());
        clock.set(cell(row, "day"), timed.unwrap_or(untimed));
        loader.keep(row);
    }
    let flags = loader.flags;
    clock.set(today, "22:00");
    (app, clock, flags)
}

struct Loader<'a> {
    app: &'a Person,
    session: Option<RecordId>,
    effect: Option<String>,
    flags: Vec<(String, RedFlag)>,
}

impl Loader<'_> {
    fn keep(&mut self, row: Row<'_>) {
        let cell = |column| cell(row, column);
        let day = cell("day");
        match row.kind {
            "plan" => self.plan(cell("clinic"), cell("interval")),
            "session" => self.session = Some(id(&ready(self.app.save_session(None, session(row), false)).unwrap().id)),
            "pressure" => {
                let moment = match cell("moment") {
                    "before" => PressureMoment::Before,
                    "peak" => PressureMoment::Peak,
                    "leaving" => PressureMoment::Leaving,
                    _ => PressureMoment::Other,
                };
                let (systolic, diastolic) = (cell("systolic").parse().unwrap(), cell("diastolic").parse().unwrap());
                let reading = PressureReading {
                    session: self.session,
                    at: at(day, cell("time")),
                    moment,
                    pressure: BloodPressure::new(systolic, diastolic).unwrap(),
                    pulse: cell("pulse").parse().ok().map(|beats| Pulse::new(beats).unwrap()),
                    oxygen: None,
                };
                let kept = ready(self.app.save_pressure(None, reading)).unwrap();
                self.flag(day, kept.flag);
            }
            "stamp" => self.stamp(day, cell("time"), cell("kind")),
            "effect" => {
                let end = Some(cell("end of the day")).filter(|end| !end.is_empty());
                let effect = SideEffect {
                    effect: Effect::Named(effect(cell("name"))),
                    felt: Felt {
                        severity: Some(grade(cell("severity").parse().unwrap())),
                        interference: cell("interference").parse().ok().map(grade),
                    },
                    onset: at(day, cell("time")),
                    end: end.map(|end| End::At(at(day, end))),
                    session: self.session,
                    note: None,
                };
                let kept = ready(self.app.save_side_effect(None, effect.checked().unwrap())).unwrap();
                self.effect = Some(kept.id);
                self.flag(day, kept.flag);
            }
            "still" => {
                let asked = ready(self.app.today()).unwrap().due.remove(0);
                assert_eq!(asked.session, self.session.map(|id| id.to_string()));
                let still = answer(self.app, &asked.effects[0], End::StillThere);
                self.flag(day, still.flag);
            }
            "phq9" => {
                let answers = Answers::new(items(digits(cell("items"))), None).unwrap();
                ready(self.app.save_phq9(None, Phq9Form { day: date(day), answers }, false)).unwrap();
            }
            "check-in" => {
                ready(self.app.save(None, Record::CheckIn(check_in(day, cell("mood"), cell("interest"))))).unwrap();
            }
            "screen" => {
                let screen = Screen::new(date(day), grades(digits(cell("answers")))).unwrap();
                let flag = ready(self.app.save_screen(None, screen)).unwrap().flag;
                self.flag(day, flag);
            }
            _ => panic!("no such record: {row:?}"),
        }
    }

    fn flag(&mut self, day: &str, flag: RedFlag) {
        if flag != RedFlag::Nothing {
            self.flags.push((day.to_owned(), flag));
        }
    }

    fn stamp(&self, day: &str, time: &str, kind: &str) {
        let kind = match kind {
            "began" => StampKind::EffectBegan,
            "worst" => StampKind::Worst,
            "ended" => StampKind::EffectEnded,
            _ => StampKind::ReadyToRest,
        };
        let stamp = Stamp { session: self.session.unwrap(), kind, at: at(day, time) };
        ready(self.app.save_stamp(None, stamp)).unwrap();
    }

    fn plan(&self, clinic: &str, interval: &str) {
        let plan = Plan {
            clinic: Some(contact(clinic, Some("030 1234"))),
            interval: interval.parse().ok().map(|days| Interval::new("interval", days).unwrap()),
            ..Plan::default()
        };
        ready(self.app.save_plan(plan)).unwrap();
    }
}

fn cell<'a>(row: Row<'a>, column: &str) -> &'a str {
    row.cell(column).unwrap_or_else(|| panic!("no {column}: {row:?}"))
}

fn session(row: Row<'_>) -> Session {
    let cell = |column| cell(row, column);
    let given = |column| Some(cell(column)).filter(|text| !text.is_empty());
    let unit = if cell("unit") == "mg" { DoseUnit::Milligram } else { DoseUnit::MilligramPerKilogram };
    let session = Session {
        time: given("time").map(time),
        dose: cell("amount").parse().ok().map(|amount| Dose::new(amount, unit).unwrap()),
        planned_next: given("planned next").map(date),
        setting: Some(match cell("setting") {
            "clinic" => Setting::Clinic,
            "hospital" => Setting::Hospital,
            _ => Setting::Home,
        }),
        phase: Some(if cell("phase") == "induction" { Phase::Induction } else { Phase::Maintenance }),
        burden: cell("burden").parse().ok().map(|points| Burden::new("burden", points).unwrap()),
        ..session_on(
            cell("day"),
            match cell("route") {
                "intravenous" => Route::Intravenous,
                "intranasal" => Route::Intranasal,
                _ => Route::Sublingual,
            },
            if cell("drug") == "ketamine" { Drug::Ketamine } else { Drug::Esketamine },
        )
    };
    session.checked().unwrap()
}

/// The id in this text.
pub(crate) fn id(text: &str) -> RecordId {
    RecordId::parse("id", text).unwrap()
}

/// A session with only these details.
pub(crate) fn session_on(day: &str, route: Route, drug: Drug) -> Session {
    Session::on(date(day), route, drug)
}

/// A contact of this name.
pub(crate) fn contact(name: &str, phone: Option<&str>) -> Contact {
    let phone = phone.map(|phone| Phone::parse("phone", phone).unwrap());
    Contact { name: Label::parse("name", name).unwrap(), phone }
}

/// Saves a side effect from a view with another end.
pub(crate) fn answer(app: &Person, shown: &SideEffectView, end: End) -> FlaggedReceipt {
    let answered = SideEffect { end: Some(end), ..shown.value.clone() };
    ready(app.save_side_effect(Some(&shown.marks.id), answered)).unwrap()
}

/// A check-in with this mood and interest.
pub(crate) fn check_in(day: &str, mood: &str, interest: &str) -> CheckIn {
    let level = |points| Level::new("level", points).unwrap();
    CheckIn {
        day: date(day),
        mood: level(mood.parse().unwrap()),
        interest: interest.parse().ok().map(level),
        energy: None,
        calm: None,
        like_myself: None,
        sleep: None,
        note: None,
    }
}

/// Grades by their points.
pub(crate) fn grades<const COUNT: usize>(points: [Option<u8>; COUNT]) -> [Option<Grade>; COUNT] {
    points.map(|points| points.map(grade))
}

pub(crate) fn grade(points: u8) -> Grade {
    Grade::new("grade", points).unwrap()
}

fn effect(name: &str) -> NamedEffect {
    match name {
        "dissociation" => NamedEffect::Dissociation,
        "dizziness" => NamedEffect::Dizziness,
        "nausea" => NamedEffect::Nausea,
        "sedation" => NamedEffect::Sedation,
        "taste" => NamedEffect::Taste,
        _ => panic!("no such effect: {name}"),
    }
}

fn digits<const COUNT: usize>(digits: &str) -> [Option<u8>; COUNT] {
    let digits: Vec<_> = digits.bytes().map(|digit| Some(digit - b'0')).collect();
    digits.try_into().unwrap()
}
