//! What sessions gave beside what they cost.

#![allow(clippy::float_cmp, reason = "medians of whole numbers and halves are exact")]

use tidemark::app::view::{BenefitView, MiddleView, SpacedView, TreatmentView};
use tidemark::record::kinds::plan::{Interval, Plan};
use tidemark::record::kinds::session::{Dose, DoseUnit, Drug, Route, Session};
use tidemark::record::log::Record;
use tidemark::record::values::Burden;
use tidemark::rules::benefit::Spacing;

use super::on;
use crate::courses::{Person, check_in, session_on};
use crate::storage::ready;

fn session(app: &Person, day: &str, (route, dose, burden): (Route, f64, Option<u8>)) {
    let session = Session {
        dose: Some(Dose::new(dose, DoseUnit::Milligram).unwrap()),
        burden: burden.map(|points| Burden::new("burden", points).unwrap()),
        ..session_on(day, route, Drug::Ketamine)
    };
    ready(app.save_session(None, session, false)).unwrap();
}

fn middle(median: f64, sessions: u32) -> MiddleView {
    MiddleView { median, sessions }
}

/// Three infusions and one dose under the tongue, with a week of check-ins after the first.
fn view() -> TreatmentView {
    let (app, _) = on("2026-03-31");
    session(&app, "2026-03-01", (Route::Intravenous, 40.0, Some(2)));
    session(&app, "2026-03-04", (Route::Intravenous, 40.0, Some(7)));
    session(&app, "2026-03-11", (Route::Intravenous, 50.0, None));
    session(&app, "2026-03-25", (Route::Sublingual, 100.0, Some(4)));
    for day in ["2026-03-12", "2026-03-13", "2026-03-14"] {
        ready(app.save(None, Record::CheckIn(check_in(day, "6", "7")))).unwrap();
    }
    let interval = Some(Interval::new("intervalDays", 7).unwrap());
    ready(app.save_plan(Plan { interval, ..Plan::default() })).unwrap();
    ready(app.treatment()).unwrap()
}

#[test]
fn benefit_and_burden_stand_side_by_side_by_route_and_dose() {
    let view = view();
    let [iv, tongue] = &view.benefit_by_route[..] else { panic!("two routes") };
    assert_eq!((iv.route, iv.benefit.sessions, iv.benefit.burden), (Route::Intravenous, 3, Some(middle(4.5, 2))));
    assert_eq!(iv.benefit.level.map(|level| level.sessions), Some(1));
    assert_eq!((tongue.benefit.burden, tongue.benefit.level), (Some(middle(4.0, 1)), None));
    let doses: Vec<_> = view.benefit_by_dose.iter().map(|of| (of.dose.amount(), of.benefit.sessions)).collect();
    assert_eq!(doses, [(40.0, 2), (50.0, 1), (100.0, 1)]);
}

#[test]
fn spacings_are_grouped_with_their_counts() {
    let view = view();
    let groups: Vec<_> = view.benefit_by_spacing.iter().map(|of| (of.spacing, of.benefit.sessions)).collect();
    assert_eq!(groups, [(Spacing::Days4, 1), (Spacing::Week, 1), (Spacing::TwoWeeks, 1)]);
    let BenefitView { burden, lowest, .. } = view.benefit_by_spacing[0].benefit;
    assert_eq!((burden, lowest), (Some(middle(7.0, 1)), None));
    assert_eq!(view.spaced, Some(SpacedView { median: 7.0, intervals: 3, planned: Some(7) }));
}

#[test]
fn one_session_has_no_spacing() {
    let (app, _) = on("2026-03-31");
    session(&app, "2026-03-01", (Route::Oral, 40.0, None));
    let view = ready(app.treatment()).unwrap();
    assert_eq!((view.spaced, view.benefit_by_spacing.len()), (None, 0));
    assert_eq!(view.benefit_by_route[0].benefit, BenefitView { sessions: 1, burden: None, level: None, lowest: None });
}
