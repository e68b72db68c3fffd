//! Bad input: each kind has its own code and names its field, and what was stored is untouched.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Value as Json, json};
use tidemark::app::App;
use tidemark::app::host::Host;
use tidemark::app::view::{Receipt, Sentinel};
use tidemark::record::fields::Fields;
use tidemark::record::fields::value::Value;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::kinds::session::Session;
use tidemark::record::kinds::settings::Settings;
use tidemark::record::kinds::side_effect::SideEffect;
use tidemark::record::log::Record;
use tidemark::record::problem::Problem;
use tidemark::record::time::{Moment, Zone};
use tidemark::store::memory::MemoryStore;
use tidemark::store::{Contents, Store};

use crate::courses::id;
use crate::storage::{FixedHost, ready};
use crate::support::given::{Refusal, given, given_value, plain, with};

/// A host that can lose its time zone. It is 5 May 2026.
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

fn check_in() -> Json {
    json!({ "day": "2026-05-04", "mood": 4, "interest": 5, "sleepHours": 7.25, "note": "slept" })
}

fn session() -> Json {
    json!({
        "day": "2026-05-01",
        "time": "10:00",
        "route": "intranasal",
        "drug": "esketamine",
        "dose": { "amount": 56, "unit": "mg" },
        "plannedNext": "2026-05-08",
    })
}

fn side_effect() -> Json {
    json!({ "effect": "nausea", "severity": 1, "onset": { "day": "2026-05-01", "time": "10:30" } })
}

/// A record that is valid.
fn sound<X: Fields>(json: &Json) -> X {
    given(json).unwrap()
}

/// An app with records in it, the store below it, and what the store held at the start.
fn kept() -> (App<MemoryStore, Traveller>, MemoryStore, Contents) {
    kept_in(&Rc::new(RefCell::new("Europe/Berlin")))
}

fn kept_in(zone: &Rc<RefCell<&'static str>>) -> (App<MemoryStore, Traveller>, MemoryStore, Contents) {
    let store = MemoryStore::default();
    let host = Traveller { host: FixedHost::seeded(7), zone: Rc::clone(zone) };
    let app = ready(App::open(store.clone(), host, None)).unwrap();
    ready(app.save(None, Record::CheckIn(sound(&check_in())))).unwrap();
    ready(app.save_session(None, sound(&session()), false)).unwrap();
    let before = ready(store.load()).unwrap();
    (app, store, before)
}

/// Tries a save that must be refused, and compares the store before and after.
fn refused<T: std::fmt::Debug>(
    code: &'static str,
    path: &str,
    save: &impl AsyncFn(&App<MemoryStore, Traveller>) -> Result<T, Refusal>,
) {
    let (app, store, before) = kept();
    assert_eq!(ready(save(&app)).unwrap_err(), Refusal::at(path, code));
    assert_eq!(ready(store.load()).unwrap(), before, "{code} at {path} wrote something");
    assert_eq!(ready(app.settings()).unwrap().counts.check_ins, 1);
}

#[test]
fn a_check_in_is_refused_at_its_field() {
    for (code, path, field, value) in [
        ("out_of_range", "mood", "mood", json!(11)),
        ("malformed_input", "mood", "mood", json!(null)),
        ("malformed_input", "mood", "mood", json!("")),
        ("malformed_input", "mood", "mood", json!("4")),
        ("malformed_input", "mood", "mood", json!(4.5)),
        ("malformed_input", "mood", "mood", json!(-1)),
        ("out_of_range", "interest", "interest", json!(255)),
        ("malformed_input", "interest", "interest", json!(256)),
        ("malformed_input", "interest", "interest", json!(true)),
        ("out_of_range", "sleepHours", "sleepHours", json!(24.25)),
        ("out_of_range", "sleepHours", "sleepHours", json!(7.1)),
        ("out_of_range", "sleepHours", "sleepHours", json!(-0.25)),
        ("impossible_date", "day", "day", json!("2026-02-30")),
        ("impossible_date", "day", "day", json!("4 May")),
        ("malformed_input", "day", "day", json!(20_577)),
        ("in_future", "day", "day", json!("2026-05-06")),
        ("too_long", "note", "note", json!("x".repeat(4001))),
        ("malformed_input", "note", "note", json!(["slept"])),
        ("malformed_input", "", "weight", json!(70)),
    ] {
        let input = with(check_in(), field, value);
        refused(code, path, &async |app| Ok(app.save(None, Record::CheckIn(given(&input)?)).await?));
    }
    refused("unknown_choice", "id", &async |app| {
        Ok(app.save(Some("first"), Record::CheckIn(sound(&check_in()))).await?)
    });
    for whole in [json!(null), json!("4"), json!([check_in()])] {
        refused("malformed_input", "", &async |app| {
            Ok(app.save(None, Record::CheckIn(given::<CheckIn>(&whole)?)).await?)
        });
    }
}

/// JavaScript has numbers that JSON does not.
#[test]
fn a_number_that_is_none_is_refused() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for (code, field) in [("out_of_range", "sleepHours"), ("malformed_input", "mood")] {
            let Value::Object(fields) = plain(&check_in()) else { panic!("an object") };
            let others = fields.into_iter().filter(|(name, _)| name != field);
            let input = Value::Object(others.chain([(field.into(), Value::from(number))]).collect());
            refused(code, field, &async |app| Ok(app.save(None, Record::CheckIn(given_value(&input)?)).await?));
        }
    }
}

#[test]
fn a_form_is_refused_at_its_field() {
    let form = |items: Json| json!({ "day": "2026-05-04", "items": items });
    let mut one_over = vec![json!(1); 9];
    one_over[8] = json!(4);
    for (code, path, input) in [
        ("out_of_range", "items[0]", form(json!(vec![4; 9]))),
        ("out_of_range", "items[8]", form(json!(one_over))),
        ("malformed_input", "items", form(json!(vec![1; 8]))),
        ("malformed_input", "items", form(json!(vec![1; 10]))),
        ("malformed_input", "items", form(json!(null))),
        ("empty", "items", form(json!(vec![Json::Null; 9]))),
        ("unknown_choice", "difficulty", with(form(json!(vec![1; 9])), "difficulty", "a bit")),
    ] {
        refused(code, path, &async |app| Ok(app.save_phq9(None, given::<Phq9Form>(&input)?, false).await?));
    }
}

#[test]
fn a_session_is_refused_at_its_field() {
    let dose = |amount: f64, unit: &str| json!({ "amount": amount, "unit": unit });
    for (code, path, field, value) in [
        ("in_future", "day", "day", json!("2026-05-06")),
        ("impossible_time", "time", "time", json!("25:00")),
        ("not_after_session", "plannedNext", "plannedNext", json!("2026-05-01")),
        ("impossible_date", "plannedNext", "plannedNext", json!("next week")),
        ("unknown_choice", "route", "route", json!("rectal")),
        ("malformed_input", "route", "route", json!(null)),
        ("unknown_choice", "setting", "setting", json!("a park")),
        ("unknown_choice", "phase", "phase", json!("Induction")),
        ("empty", "drug.other", "drug", json!({ "other": " " })),
        ("too_long", "drug.other", "drug", json!({ "other": "x".repeat(81) })),
        ("malformed_input", "drug", "drug", json!("aspirin")),
        ("malformed_input", "drug", "drug", json!({ "name": "aspirin" })),
        ("out_of_range", "dose.amount", "dose", dose(0.0, "mg")),
        ("unit_mismatch", "dose.amount", "dose", dose(56.0, "mg/kg")),
        ("unknown_choice", "dose.unit", "dose", dose(56.0, "g")),
        ("malformed_input", "dose.amount", "dose", json!({ "amount": null, "unit": "mg" })),
        ("malformed_input", "dose", "dose", json!(56)),
        ("malformed_input", "psychotherapy", "psychotherapy", json!("yes")),
    ] {
        let input = with(session(), field, value);
        refused(code, path, &async |app| Ok(app.save_session(None, given::<Session>(&input)?, false).await?));
    }
}

#[test]
fn a_side_effect_is_refused_at_its_field() {
    for (code, path, field, value) in [
        ("out_of_range", "severity", "severity", json!(4)),
        ("out_of_range", "interference", "interference", json!(4)),
        ("unknown_choice", "effect", "effect", json!("boredom")),
        ("malformed_input", "effect", "effect", json!(null)),
        ("impossible_date", "onset.day", "onset", json!({ "day": "soon", "time": null })),
        ("impossible_time", "onset.time", "onset", json!({ "day": "2026-05-01", "time": "10.30" })),
        ("malformed_input", "onset", "onset", json!("2026-05-01")),
        ("in_future", "onset.day", "onset", json!({ "day": "2026-05-06", "time": null })),
        ("end_before_onset", "end", "end", json!({ "day": "2026-05-01", "time": "10:29" })),
        ("malformed_input", "end", "end", json!("over")),
        ("unknown_choice", "session", "session", json!("the last one")),
    ] {
        let input = with(side_effect(), field, value);
        refused(code, path, &async |app| Ok(app.save_side_effect(None, given::<SideEffect>(&input)?).await?));
    }
}

#[test]
fn settings_are_refused_at_their_field() {
    for (code, path, input) in [
        ("out_of_range", "dayStartHour", json!({ "dayStartHour": 12 })),
        ("malformed_input", "dayStartHour", json!({ "courseStart": null })),
        ("impossible_date", "courseStart", json!({ "dayStartHour": 4, "courseStart": "2026-13-01" })),
        ("in_future", "courseStart", json!({ "dayStartHour": 4, "courseStart": "2027-01-01" })),
    ] {
        refused(code, path, &async |app| Ok(app.save_settings(given::<Settings>(&input)?).await?));
    }
}

#[test]
fn a_zone_that_nobody_knows_keeps_the_entry_out_and_the_rest_as_it_was() {
    for unknown in ["", "Etc/Unknown", "Mars/Olympus Mons"] {
        let zone = Rc::new(RefCell::new("Europe/Berlin"));
        let (app, store, before) = kept_in(&zone);
        zone.replace(unknown);
        assert_eq!(
            ready(app.save(None, Record::CheckIn(sound(&check_in())))).unwrap_err().code().as_str(),
            "unknown_zone"
        );
        assert_eq!(ready(store.load()).unwrap(), before);
        zone.replace("Europe/Berlin");
        ready(app.save(None, Record::CheckIn(sound(&check_in())))).unwrap();
    }
}

#[test]
fn a_record_of_another_kind_or_none_is_not_changed() {
    let (app, store, before) = kept();
    let sessions = ready(app.sessions()).unwrap();
    let other_kind = app.save(Some(&sessions.sessions[0].marks.id), Record::CheckIn(sound(&check_in())));
    assert_eq!(ready(other_kind).unwrap_err().code().as_str(), "not_found");
    let nobody = "00000000000000000000000000000001";
    assert_eq!(
        ready(app.undo(&Receipt { id: nobody.to_owned(), change: 1 })).unwrap_err().code().as_str(),
        "not_found"
    );
    assert_eq!(ready(app.withdraw(nobody)).unwrap_err().code().as_str(), "not_found");
    let tied = SideEffect { session: Some(id(nobody)), ..sound(&side_effect()) };
    assert_eq!(ready(app.save_side_effect(None, tied)).unwrap_err().code().as_str(), "not_found");
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
