//! Whole courses from `tests/fixtures/courses`, kept through the use cases by a host whose clock goes along.

use std::rc::Rc;

use tidemark::app::App;
use tidemark::app::host::Host;
use tidemark::app::view::{
    CheckInInput, ContactView, DoseUnitName, DoseView, DrugName, EffectKind, EffectName, EndView, LimitsView,
    PhaseName, Phq9Input, PlanInput, PressureInput, PressureMomentName, RedFlagName, RouteName, ScreenInput,
    SessionInput, SettingName, SideEffectInput, SideEffectView, StampInput, StampName, TargetName,
};
use tidemark::record::problem::Problem;
use tidemark::record::time::{LocalDay, MinuteOfDay, Moment};
use tidemark::store::memory::MemoryStore;

use crate::course_rows::{Row, rows};
use crate::storage::{FixedHost, ready};

/// A fixed host that the test keeps a hand on.
#[derive(Clone)]
pub(crate) struct Clock(Rc<FixedHost>);

impl Clock {
    pub(crate) fn new() -> Self {
        Self(Rc::new(FixedHost::new(1_735_000_000_000, 0, 1)))
    }

    /// Puts the clock of the wall to this day and time.
    pub(crate) fn set(&self, day: &str, time: &str) {
        let day = LocalDay::parse("day", day).unwrap().number();
        let minute = MinuteOfDay::parse("time", time).unwrap().minutes();
        // The host stands an hour east of UTC.
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

/// Nobody's records, and their clock.
pub(crate) fn nobody() -> (Person, Clock) {
    let clock = Clock::new();
    (open(MemoryStore::default(), &clock), clock)
}

/// The records of this store, by this clock.
pub(crate) fn open(store: MemoryStore, clock: &Clock) -> Person {
    ready(App::open(store, clock.clone(), None)).unwrap()
}

/// Somebody with the records of a file, at 22:00 on `today`, and the flags that were given on the way.
pub(crate) fn load(file: &str, today: &str) -> (Person, Clock, Vec<(String, RedFlagName)>) {
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
    session: Option<String>,
    effect: Option<String>,
    flags: Vec<(String, RedFlagName)>,
}

impl Loader<'_> {
    fn keep(&mut self, row: Row<'_>) {
        let cell = |column| cell(row, column);
        let day = cell("day").to_owned();
        match row.kind {
            "plan" => self.plan(cell("clinic"), cell("interval")),
            "session" => self.session = Some(ready(self.app.save_session(&session(row))).unwrap().id),
            "pressure" => {
                let moment = match cell("moment") {
                    "before" => PressureMomentName::Before,
                    "peak" => PressureMomentName::Peak,
                    "leaving" => PressureMomentName::Leaving,
                    _ => PressureMomentName::Other,
                };
                let flag = ready(self.app.save_pressure(&PressureInput {
                    id: None,
                    session: self.session.clone(),
                    day: Some(day.clone()),
                    time: Some(cell("time").to_owned()),
                    moment,
                    systolic: cell("systolic").parse().unwrap(),
                    diastolic: cell("diastolic").parse().unwrap(),
                    pulse: cell("pulse").parse().ok(),
                    oxygen: None,
                }));
                self.flag(day, flag.unwrap().flag);
            }
            "stamp" => self.stamp(day, cell("time"), cell("kind")),
            "effect" => {
                let end = Some(cell("end of the day")).filter(|end| !end.is_empty());
                let kept = ready(self.app.save_side_effect(&SideEffectInput {
                    id: None,
                    effect: EffectName { kind: effect(cell("name")), name: None },
                    severity: Some(cell("severity").parse().unwrap()),
                    interference: cell("interference").parse().ok(),
                    onset_day: day.clone(),
                    onset_time: Some(cell("time").to_owned()),
                    end: end.map(|end| EndView::At { day: day.clone(), time: Some(end.to_owned()) }),
                    session: self.session.clone(),
                    note: None,
                }))
                .unwrap();
                self.effect = Some(kept.id);
                self.flag(day, kept.flag);
            }
            "still" => {
                let asked = ready(self.app.today()).unwrap().due.remove(0);
                assert_eq!(asked.session, self.session);
                let still = ready(self.app.save_side_effect(&answered(&asked.effects[0], EndView::StillThere)));
                self.flag(day, still.unwrap().flag);
            }
            "phq9" => {
                let items = digits(cell("items"));
                let form = Phq9Input { id: None, day, items, difficulty: None, confirmed: false };
                ready(self.app.save_phq9(&form)).unwrap();
            }
            "check-in" => {
                ready(self.app.save_check_in(&check_in(day, cell("mood"), cell("interest")))).unwrap();
            }
            "screen" => {
                let screen = ScreenInput { id: None, day: day.clone(), answers: digits(cell("answers")) };
                let flag = ready(self.app.save_screen(&screen)).unwrap().flag;
                self.flag(day, flag);
            }
            _ => panic!("no such record: {row:?}"),
        }
    }

    fn flag(&mut self, day: String, flag: RedFlagName) {
        if flag != RedFlagName::Nothing {
            self.flags.push((day, flag));
        }
    }

    fn stamp(&self, day: String, time: &str, kind: &str) {
        let kind = match kind {
            "began" => StampName::EffectBegan,
            "worst" => StampName::Worst,
            "ended" => StampName::EffectEnded,
            _ => StampName::ReadyToRest,
        };
        let session = self.session.clone().unwrap();
        let stamp = StampInput { id: None, session, kind, day: Some(day), time: Some(time.to_owned()) };
        ready(self.app.save_stamp(&stamp)).unwrap();
    }

    fn plan(&self, clinic: &str, interval: &str) {
        let clinic = Some(ContactView { name: clinic.to_owned(), phone: Some("030 1234".to_owned()) });
        ready(self.app.save_plan(&PlanInput { clinic, interval_days: interval.parse().ok(), ..plan() })).unwrap();
    }
}

fn cell<'a>(row: Row<'a>, column: &str) -> &'a str {
    row.cell(column).unwrap_or_else(|| panic!("no {column}: {row:?}"))
}

fn session(row: Row<'_>) -> SessionInput {
    let cell = |column| cell(row, column);
    let given = |column| Some(cell(column).to_owned()).filter(|text| !text.is_empty());
    let unit = if cell("unit") == "mg" { DoseUnitName::Milligram } else { DoseUnitName::MilligramPerKilogram };
    SessionInput {
        time: given("time"),
        dose: cell("amount").parse().ok().map(|amount| DoseView { amount, unit }),
        planned_next: given("planned next"),
        setting: Some(match cell("setting") {
            "clinic" => SettingName::Clinic,
            "hospital" => SettingName::Hospital,
            _ => SettingName::Home,
        }),
        phase: Some(if cell("phase") == "induction" { PhaseName::Induction } else { PhaseName::Maintenance }),
        burden: cell("burden").parse().ok(),
        ..session_on(
            cell("day"),
            match cell("route") {
                "intravenous" => RouteName::Intravenous,
                "intranasal" => RouteName::Intranasal,
                _ => RouteName::Sublingual,
            },
            if cell("drug") == "ketamine" { DrugName::Ketamine } else { DrugName::Esketamine },
        )
    }
}

/// A session of which only this much is said.
pub(crate) fn session_on(day: &str, route: RouteName, drug: DrugName) -> SessionInput {
    SessionInput {
        id: None,
        day: day.to_owned(),
        time: None,
        route,
        drug,
        dose: None,
        planned_next: None,
        note: None,
        setting: None,
        phase: None,
        dose_reason: None,
        psychotherapy: None,
        other_medicines: None,
        experience: None,
        burden: None,
        confirmed: false,
    }
}

/// A plan that says nothing.
pub(crate) fn plan() -> PlanInput {
    PlanInput {
        target: TargetName::Remission,
        target_agreed: None,
        interval_days: None,
        planned: Vec::new(),
        therapy: None,
        goals: None,
        would_accept: None,
        would_not_accept: None,
        clinic: None,
        companion: None,
        limits: LimitsView::default(),
        cutoffs: Vec::new(),
    }
}

/// A kept side effect with another end.
pub(crate) fn answered(effect: &SideEffectView, end: EndView) -> SideEffectInput {
    SideEffectInput {
        id: Some(effect.marks.id.clone()),
        effect: effect.effect.clone(),
        severity: effect.severity,
        interference: effect.interference,
        onset_day: effect.onset_day.clone(),
        onset_time: effect.onset_time.clone(),
        end: Some(end),
        session: effect.session.clone(),
        note: effect.note.clone(),
    }
}

/// A check-in of mood and interest.
pub(crate) fn check_in(day: String, mood: &str, interest: &str) -> CheckInInput {
    CheckInInput {
        id: None,
        day,
        mood: mood.parse().unwrap(),
        interest: interest.parse().ok(),
        energy: None,
        calm: None,
        like_myself: None,
        sleep_hours: None,
        note: None,
    }
}

fn effect(name: &str) -> EffectKind {
    match name {
        "dissociation" => EffectKind::Dissociation,
        "dizziness" => EffectKind::Dizziness,
        "nausea" => EffectKind::Nausea,
        "sedation" => EffectKind::Sedation,
        "taste" => EffectKind::Taste,
        _ => panic!("no such effect: {name}"),
    }
}

fn digits(digits: &str) -> Vec<Option<u8>> {
    digits.bytes().map(|digit| Some(digit - b'0')).collect()
}
