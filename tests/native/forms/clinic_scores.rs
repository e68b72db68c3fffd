//! Scores rated in the clinic.

use super::*;
use tidemark::record::log::Record;

#[test]
fn each_scale_has_its_highest_total() {
    let app = open();
    for (scale, max) in [(ClinicScale::Madrs, 60), (ClinicScale::HamD17, 52), (ClinicScale::QidsSr16, 27)] {
        ready(app.save(None, Record::ClinicScore(clinic("2026-05-01", scale, max)))).unwrap();
        let over = json!({ "day": "2026-05-01", "scale": scale.name(), "total": max + 1 });
        assert_eq!(given::<ClinicScore>(&over), Err(Refusal::at("total", "out_of_range")));
    }
    assert_eq!(ready(app.forms()).unwrap().clinic_scores.len(), 3);
}

#[test]
fn remission_is_12_on_madrs_7_on_ham_d_and_5_on_qids() {
    let cutoffs = [(ClinicScale::Madrs, 12), (ClinicScale::HamD17, 7), (ClinicScale::QidsSr16, 5)];
    for (scale, highest) in cutoffs {
        let app = open();
        ready(app.save(None, Record::ClinicScore(clinic("2026-05-01", scale, highest)))).unwrap();
        assert!(status(&app).clinic[0].in_remission, "{scale:?} at {highest}");
        ready(app.save(None, Record::ClinicScore(clinic("2026-05-02", scale, highest + 1)))).unwrap();
        assert!(!status(&app).clinic[0].in_remission, "{scale:?} above {highest}");
    }
}

#[test]
fn madrs_of_10_where_the_clinician_set_it() {
    let app = open();
    ready(app.save(None, Record::ClinicScore(clinic("2026-05-01", ClinicScale::Madrs, 11)))).unwrap();
    ready(app.save_plan(plan_with(&[(CutOff::MadrsRemission, 10)]))).unwrap();
    let shown = &status(&app).clinic[0];
    assert_eq!((shown.in_remission, shown.remission), (false, Some(10)));
}

#[test]
fn the_latest_of_each_scale_is_compared_with_the_first_of_its_own() {
    let app = open();
    for (day, scale, total) in [
        ("2026-04-01", ClinicScale::Madrs, 33),
        ("2026-04-02", ClinicScale::QidsSr16, 18),
        ("2026-04-20", ClinicScale::Madrs, 17),
        ("2026-05-01", ClinicScale::QidsSr16, 9),
    ] {
        ready(app.save(None, Record::ClinicScore(clinic(day, scale, total)))).unwrap();
    }
    let shown = status(&app).clinic;
    let told: Vec<_> = shown
        .iter()
        .map(|score| (score.value.scale, score.value.total(), score.drop_percent, score.response))
        .collect();
    // 16 of 33 are 48.5 %.
    assert_eq!(told, [(ClinicScale::QidsSr16, 9, Some(50), true), (ClinicScale::Madrs, 17, Some(48), false)]);
    let first = ready(app.forms()).unwrap().clinic_scores.pop().unwrap();
    assert_eq!((first.value.total(), first.drop_percent, first.response), (33, None, false));
}

#[test]
fn its_draft_goes_when_it_is_kept() {
    let app = open();
    let id = "1".repeat(32);
    let save = |day| ready(app.save(Some(&id), Record::ClinicScore(clinic(day, ClinicScale::Madrs, 60))));
    let draft = || ready(app.draft(DraftSlot::ClinicScore, None)).unwrap();
    ready(app.keep_draft(DraftSlot::ClinicScore, &id, "{}")).unwrap();
    save("2026-05-06").unwrap_err();
    assert_eq!(draft().unwrap().text, "{}", "a refused score loses its draft");
    save("2026-05-01").unwrap();
    assert_eq!(draft(), None);
}

#[test]
fn they_never_move_the_status() {
    let app = open();
    phq9(&app, "2026-05-01", [Some(0); 9]);
    let before = status(&app).state;
    ready(app.save(None, Record::ClinicScore(clinic("2026-05-02", ClinicScale::Madrs, 60)))).unwrap();
    assert_eq!((before, status(&app).state), (State::RemissionRange, State::RemissionRange));
}
