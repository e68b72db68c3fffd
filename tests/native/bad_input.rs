//! Bad input: each has its own code and names its field, and what was stored is untouched.

use std::cell::RefCell;
use std::rc::Rc;

use crate::storage::{FixedHost, ready};
use tidemark::app::App;
use tidemark::app::failure::Failure;
use tidemark::app::host::Host;
use tidemark::app::view::{
    CheckInInput, DoseUnitName, DoseView, DrugName, EffectKind, EffectName, EndView, Phq9Input, Receipt, RouteName,
    Sentinel, SessionInput, SettingsInput, SideEffectInput,
};
use tidemark::record::problem::Problem;
use tidemark::record::time::{Moment, Zone};
use tidemark::store::memory::MemoryStore;
use tidemark::store::{Contents, Store};

/// A host whose zone can be lost. It stands on 5 May 2026.
struct Traveller {
    host: FixedHost,
    zone: Rc<RefCell<&'static str>>,
}

impl Host for Traveller {
    fn now(&self) -> Result<Moment, Problem> {
        let now = self.host.now()?;
        Moment::new(now.unix_ms(), now.offset_minutes(), Zone::parse(&self.zone.borrow())?)
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        self.host.fill_random(bytes);
    }
}

fn check_in() -> CheckInInput {
    CheckInInput {
        id: None,
        day: "2026-05-04".to_owned(),
        mood: 4,
        interest: Some(5),
        energy: None,
        calm: None,
        like_myself: None,
        sleep_hours: Some(7.25),
        note: Some("slept".to_owned()),
    }
}

fn session() -> SessionInput {
    SessionInput {
        id: None,
        day: "2026-05-01".to_owned(),
        time: Some("10:00".to_owned()),
        route: RouteName::Intranasal,
        drug: DrugName::Esketamine,
        dose: Some(DoseView { amount: 56.0, unit: DoseUnitName::Milligram }),
        planned_next: Some("2026-05-08".to_owned()),
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

fn side_effect() -> SideEffectInput {
    SideEffectInput {
        id: None,
        effect: EffectName { kind: EffectKind::Nausea, name: None },
        severity: Some(1),
        interference: None,
        onset_day: "2026-05-01".to_owned(),
        onset_time: Some("10:30".to_owned()),
        end: None,
        session: None,
        note: None,
    }
}

/// An app with something in it, the store beneath, and what the store held.
fn kept() -> (App<MemoryStore, Traveller>, MemoryStore, Contents) {
    kept_in(&Rc::new(RefCell::new("Europe/Berlin")))
}

fn kept_in(zone: &Rc<RefCell<&'static str>>) -> (App<MemoryStore, Traveller>, MemoryStore, Contents) {
    let store = MemoryStore::default();
    let host = Traveller { host: FixedHost::seeded(7), zone: Rc::clone(zone) };
    let app = ready(App::open(store.clone(), host, None)).unwrap();
    ready(app.save_check_in(&check_in())).unwrap();
    ready(app.save_session(&session())).unwrap();
    let before = ready(store.load()).unwrap();
    (app, store, before)
}

/// Tries a save that must be refused, and compares the store before and after.
fn refused<T: std::fmt::Debug>(
    code: &str,
    field: &str,
    save: &impl AsyncFn(&App<MemoryStore, Traveller>) -> Result<T, Failure>,
) {
    let (app, store, before) = kept();
    let failure = ready(save(&app)).unwrap_err();
    let Failure::Problem(problem) = &failure else { panic!("{failure:?} is no problem of the input") };
    assert_eq!((problem.code().as_str(), problem.field()), (code, field));
    assert_eq!(ready(store.load()).unwrap(), before, "{code} at {field} wrote something");
    assert_eq!(ready(app.settings()).unwrap().counts.check_ins, 1);
}

#[test]
fn a_check_in_is_refused_at_its_field() {
    let with = |change: fn(&mut CheckInInput)| {
        let mut input = check_in();
        change(&mut input);
        input
    };
    let cases: [(&str, &str, CheckInInput); 9] = [
        ("out_of_range", "mood", with(|input| input.mood = 11)),
        ("out_of_range", "interest", with(|input| input.interest = Some(255))),
        ("out_of_range", "sleepHours", with(|input| input.sleep_hours = Some(24.25))),
        ("out_of_range", "sleepHours", with(|input| input.sleep_hours = Some(f64::NAN))),
        ("impossible_date", "day", with(|input| input.day = "2026-02-30".to_owned())),
        ("impossible_date", "day", with(|input| input.day = "4 May".to_owned())),
        ("in_future", "day", with(|input| input.day = "2026-05-06".to_owned())),
        ("too_long", "note", with(|input| input.note = Some("x".repeat(4001)))),
        ("unknown_choice", "id", with(|input| input.id = Some("first".to_owned()))),
    ];
    for (code, field, input) in cases {
        refused(code, field, &async |app| app.save_check_in(&input).await);
    }
}

#[test]
fn a_form_is_refused_at_its_field() {
    let form = |items: Vec<Option<u8>>| Phq9Input {
        id: None,
        day: "2026-05-04".to_owned(),
        items,
        difficulty: None,
        confirmed: false,
    };
    refused("out_of_range", "items", &async |app| app.save_phq9(&form(vec![Some(4); 9])).await);
    refused("out_of_range", "items", &async |app| app.save_phq9(&form(vec![Some(1); 8])).await);
    refused("empty", "items", &async |app| app.save_phq9(&form(vec![None; 9])).await);
}

#[test]
fn a_session_is_refused_at_its_field() {
    let with = |change: fn(&mut SessionInput)| {
        let mut input = session();
        change(&mut input);
        input
    };
    let dose = |amount, unit| Some(DoseView { amount, unit });
    let mut no_dose = session();
    no_dose.dose = dose(0.0, DoseUnitName::Milligram);
    let mut wrong_unit = session();
    wrong_unit.dose = dose(56.0, DoseUnitName::MilligramPerKilogram);
    let cases = [
        ("in_future", "day", with(|input| input.day = "2026-05-06".to_owned())),
        ("impossible_time", "time", with(|input| input.time = Some("25:00".to_owned()))),
        ("not_after_session", "plannedNext", with(|input| input.planned_next = Some(input.day.clone()))),
        ("empty", "drug", with(|input| input.drug = DrugName::Other { name: " ".to_owned() })),
        ("out_of_range", "dose", no_dose),
        ("unit_mismatch", "dose", wrong_unit),
    ];
    for (code, field, input) in cases {
        refused(code, field, &async |app| app.save_session(&input).await);
    }
}

#[test]
fn a_side_effect_is_refused_at_its_field() {
    let mut severe = side_effect();
    severe.severity = Some(4);
    refused("out_of_range", "severity", &async |app| app.save_side_effect(&severe).await);
    let mut backwards = side_effect();
    backwards.end = Some(EndView::At { day: "2026-05-01".to_owned(), time: Some("10:29".to_owned()) });
    refused("end_before_onset", "end", &async |app| app.save_side_effect(&backwards).await);
}

#[test]
fn settings_are_refused_at_their_field() {
    let late = SettingsInput { day_start: 12, course_start: None };
    refused("out_of_range", "dayStart", &async |app| app.save_settings(&late).await);
    let ahead = SettingsInput { day_start: 4, course_start: Some("2027-01-01".to_owned()) };
    refused("in_future", "courseStart", &async |app| app.save_settings(&ahead).await);
}

#[test]
fn a_zone_that_nobody_knows_keeps_the_entry_out_and_the_rest_as_it_was() {
    for unknown in ["", "Etc/Unknown", "Mars/Olympus Mons"] {
        let zone = Rc::new(RefCell::new("Europe/Berlin"));
        let (app, store, before) = kept_in(&zone);
        zone.replace(unknown);
        assert_eq!(ready(app.save_check_in(&check_in())).unwrap_err().code().as_str(), "unknown_zone");
        assert_eq!(ready(store.load()).unwrap(), before);
        zone.replace("Europe/Berlin");
        ready(app.save_check_in(&check_in())).unwrap();
    }
}

#[test]
fn a_record_of_another_kind_or_none_is_not_changed() {
    let (app, store, before) = kept();
    let sessions = ready(app.sessions()).unwrap();
    let mut other_kind = check_in();
    other_kind.id = Some(sessions.sessions[0].marks.id.clone());
    assert_eq!(ready(app.save_check_in(&other_kind)).unwrap_err().code().as_str(), "not_found");
    let nobody = "00000000000000000000000000000001";
    assert_eq!(
        ready(app.undo(&Receipt { id: nobody.to_owned(), change: 1 })).unwrap_err().code().as_str(),
        "not_found"
    );
    assert_eq!(ready(app.withdraw(nobody)).unwrap_err().code().as_str(), "not_found");
    let mut tied = side_effect();
    tied.session = Some(nobody.to_owned());
    assert_eq!(ready(app.save_side_effect(&tied)).unwrap_err().code().as_str(), "not_found");
    assert_eq!(ready(store.load()).unwrap(), before);
}

#[test]
fn an_emptied_store_is_told_from_a_first_run_and_left_empty() {
    let (app, _, _) = kept();
    let sentinel = ready(app.sentinel());
    assert_eq!(sentinel.entries, 2);
    let emptied = MemoryStore::default();
    let open =
        |sentinel: Option<&Sentinel>| ready(App::open(emptied.clone(), FixedHost::seeded(1), sentinel)).map(drop);
    assert_eq!(open(Some(&sentinel)).unwrap_err().code().as_str(), "storage_lost");
    assert!(ready(emptied.load()).unwrap().is_empty());
    assert!(open(None).is_ok());
}
