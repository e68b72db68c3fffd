//! The plan for staying well is offered once.

use serde_json::json;
use tidemark::record::kinds::asked::Offer;
use tidemark::record::kinds::phq9::{Answers, Phq9Form};
use tidemark::record::kinds::plan::{Interval, Plan};
use tidemark::record::kinds::session::{Drug, Phase, Route, Session};

use super::on;
use crate::courses::{Person, session_on};
use crate::storage::ready;
use crate::support::given::{date, given, items};

fn session(app: &Person, day: &str, phase: Phase) {
    let session = Session { phase: Some(phase), ..session_on(day, Route::Intranasal, Drug::Esketamine) };
    ready(app.save_session(None, session, false)).unwrap();
}

fn offer(app: &Person) -> Option<Offer> {
    ready(app.today()).unwrap().offer
}

#[test]
fn it_is_offered_when_the_induction_has_ended_until_it_is_closed() {
    let (app, _) = on("2026-03-10");
    session(&app, "2026-02-01", Phase::Induction);
    assert_eq!(offer(&app), None);
    session(&app, "2026-03-01", Phase::Maintenance);
    assert_eq!(offer(&app), Some(Offer::MaintenancePlan));
    let closed = ready(app.close_offer(Offer::MaintenancePlan)).unwrap();
    assert_eq!(offer(&app), None);
    ready(app.undo(&closed)).unwrap();
    assert_eq!(offer(&app), Some(Offer::MaintenancePlan));
}

#[test]
fn it_is_offered_when_a_remission_is_confirmed() {
    let (app, _) = on("2026-03-10");
    session(&app, "2026-01-01", Phase::Induction);
    let form = |day: &str, points| {
        let answers = Answers::new(items([Some(points); 9]), None).unwrap();
        ready(app.save_phq9(None, Phq9Form { day: date(day), answers }, false)).unwrap();
    };
    form("2025-12-30", 2);
    form("2026-02-01", 0);
    assert_eq!(offer(&app), None);
    form("2026-03-01", 0);
    assert_eq!(offer(&app), Some(Offer::MaintenancePlan));
}

#[test]
fn it_is_not_offered_to_somebody_who_has_one() {
    let (app, _) = on("2026-03-10");
    session(&app, "2026-02-01", Phase::Induction);
    session(&app, "2026-03-01", Phase::Maintenance);
    let plan: Plan = given(&json!({
        "target": "remission",
        "planned": [],
        "questions": [],
        "cutOffs": {},
        "ifSooner": "Call the clinic.",
        "reviewDay": "2026-06-01",
    }))
    .unwrap();
    ready(app.save_plan(plan.clone())).unwrap();
    assert_eq!(offer(&app), None);
    assert_eq!(ready(app.plan()).unwrap().value, plan);
    let interval = Some(Interval::new("intervalDays", 14).unwrap());
    ready(app.save_plan(Plan { interval, ..Plan::default() })).unwrap();
    assert_eq!(offer(&app), None);
}
