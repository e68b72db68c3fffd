//! Scores that were rated in the clinic.

use super::*;

#[test]
fn each_scale_has_its_highest_total() {
    let app = open();
    for (scale, max) in [(ClinicScaleName::Madrs, 60), (ClinicScaleName::HamD17, 52), (ClinicScaleName::QidsSr16, 27)] {
        ready(app.save_clinic_score(&clinic("2026-05-01", scale, max))).unwrap();
        let over = ready(app.save_clinic_score(&clinic("2026-05-01", scale, max + 1))).unwrap_err();
        assert_eq!(over.code().as_str(), "out_of_range");
    }
    assert_eq!(ready(app.forms()).unwrap().clinic_scores.len(), 3);
}

#[test]
fn remission_is_12_on_madrs_7_on_ham_d_and_5_on_qids() {
    let cutoffs = [(ClinicScaleName::Madrs, 12), (ClinicScaleName::HamD17, 7), (ClinicScaleName::QidsSr16, 5)];
    for (scale, highest) in cutoffs {
        let app = open();
        ready(app.save_clinic_score(&clinic("2026-05-01", scale, highest))).unwrap();
        assert!(status(&app).clinic[0].in_remission, "{scale:?} at {highest}");
        ready(app.save_clinic_score(&clinic("2026-05-02", scale, highest + 1))).unwrap();
        assert!(!status(&app).clinic[0].in_remission, "{scale:?} above {highest}");
    }
}

#[test]
fn madrs_of_10_where_the_clinician_set_it() {
    let app = open();
    ready(app.save_clinic_score(&clinic("2026-05-01", ClinicScaleName::Madrs, 11))).unwrap();
    ready(app.save_plan(&plan_with(&[(CutOffName::MadrsRemission, 10)]))).unwrap();
    let shown = &status(&app).clinic[0];
    assert_eq!((shown.in_remission, shown.remission), (false, Some(10)));
}

#[test]
fn the_latest_of_each_scale_is_compared_with_the_first_of_its_own() {
    let app = open();
    for (day, scale, total) in [
        ("2026-04-01", ClinicScaleName::Madrs, 33),
        ("2026-04-02", ClinicScaleName::QidsSr16, 18),
        ("2026-04-20", ClinicScaleName::Madrs, 17),
        ("2026-05-01", ClinicScaleName::QidsSr16, 9),
    ] {
        ready(app.save_clinic_score(&clinic(day, scale, total))).unwrap();
    }
    let shown = status(&app).clinic;
    let told: Vec<_> =
        shown.iter().map(|score| (score.scale, score.total, score.drop_percent, score.response)).collect();
    // 16 of 33 are 48.5 %.
    assert_eq!(told, [(ClinicScaleName::QidsSr16, 9, Some(50), true), (ClinicScaleName::Madrs, 17, Some(48), false)]);
    let first = ready(app.forms()).unwrap().clinic_scores.pop().unwrap();
    assert_eq!((first.total, first.drop_percent, first.response), (33, None, false));
}

#[test]
fn its_draft_goes_when_it_is_kept() {
    let app = open();
    ready(app.keep_draft(DraftKind::ClinicScore, "{}")).unwrap();
    ready(app.save_clinic_score(&clinic("2026-05-01", ClinicScaleName::Madrs, 61))).unwrap_err();
    assert_eq!(ready(app.draft(DraftKind::ClinicScore)).as_deref(), Some("{}"), "a refused score loses its draft");
    ready(app.save_clinic_score(&clinic("2026-05-01", ClinicScaleName::Madrs, 60))).unwrap();
    assert_eq!(ready(app.draft(DraftKind::ClinicScore)), None);
}

#[test]
fn they_never_move_the_status() {
    let app = open();
    phq9(&app, "2026-05-01", [Some(0); 9]);
    let before = status(&app).state;
    ready(app.save_clinic_score(&clinic("2026-05-02", ClinicScaleName::Madrs, 60))).unwrap();
    assert_eq!((before, status(&app).state), (StateName::RemissionRange, StateName::RemissionRange));
}
