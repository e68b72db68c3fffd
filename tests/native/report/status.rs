//! What the report says about each state and mark of R1.

use tidemark::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::kinds::phq9::{Answers, Difficulty, Frequency};
use tidemark::record::kinds::session::{Drug, Route, Session};
use tidemark::record::kinds::setback::{Setback, SetbackKind, StayReason};
use tidemark::record::log::Record;
use tidemark::report::pdf::paper;
use tidemark::report::request::PaperName;
use tidemark::report::visit::Visit;

use super::people::{all, check_in, day, now, person, phq9};

/// A form of this total from so many days ago, with an item 9 answer of 0.
fn total(before: u32, points: u8) -> Record {
    let mut items = [Some(0); 9];
    for at in 0..points {
        let item = &mut items[usize::from(at) % 8];
        *item = item.map(|points| points + 1);
    }
    phq9(before, items)
}

fn totals<const N: usize>(forms: [(u32, u8); N]) -> Vec<Record> {
    forms.map(|(before, points)| total(before, points)).into()
}

/// A form with a total of 2 on each of these days.
fn low(days: impl IntoIterator<Item = u32>) -> Vec<Record> {
    days.into_iter().map(|before| total(before, 2)).collect()
}

/// Nothing left out except these places.
fn skipped(before: u32, left_out: &[usize]) -> Record {
    let mut items = [Some(0); 9];
    for at in left_out {
        items[*at] = None;
    }
    phq9(before, items)
}

fn stay(before: u32, reason: StayReason) -> Record {
    Record::Setback(Setback { day: day(before), kind: SetbackKind::Stay(reason) })
}

/// A form of 18 before treatment, and a session the day after.
fn treated(before: u32) -> Vec<Record> {
    vec![total(before, 18), Record::Session(Session::on(day(before - 1), Route::Intravenous, Drug::Ketamine))]
}

/// The words of the first page, and those of the appendix.
fn said(records: impl IntoIterator<Item = Vec<Record>>) -> (String, String) {
    let timeline = person(records.into_iter().flatten().collect());
    let paper = paper(&Visit::of(&timeline, &now(), &all()).unwrap(), PaperName::A4, None).unwrap();
    (format!("{:?}", paper.first), format!("{:?}", paper.appendix))
}

fn first(records: impl IntoIterator<Item = Vec<Record>>) -> String {
    said(records).0
}

fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
}

#[test]
fn every_state_has_its_line() {
    let full = || {
        let items = [Some(Frequency::NOT_AT_ALL); 9];
        let answers = Answers::new(items, Some(Difficulty::NotAtAll)).unwrap();
        let forms = [60, 46, 32, 18, 2].map(|before| Record::Phq9(Phq9Form { day: day(before), answers }));
        let mut like_myself = check_in(1, 8, None);
        if let Record::CheckIn(check_in) = &mut like_myself {
            check_in.like_myself = Some(check_in.mood);
        }
        [forms.to_vec(), vec![like_myself]].concat()
    };
    let recovered = || low((1..11).map(|at| at * 14).chain([150]));
    for (records, statement) in [
        (vec![], "Status not yet determinable"),
        ([treated(30), totals([(2, 16)])].concat(), "No response"),
        ([treated(30), totals([(2, 12)])].concat(), "Partial response, not remission"),
        ([treated(30), totals([(2, 8)])].concat(), "Response, not remission"),
        (low([2]), "PHQ-9 in remission range, not confirmed"),
        (low([16, 2]), "Statement { text: \"Remission\" }"),
        (low([60, 46, 32, 18, 2]), "Sustained remission"),
        (full(), "Full remission"),
        (recovered(), "Recovery"),
        ([low([30, 16]), totals([(2, 12)])].concat(), "Possible relapse, not confirmed"),
        ([low([40, 26]), totals([(12, 12), (2, 13)])].concat(), "Statement { text: \"Relapse\" }"),
        ([recovered(), vec![stay(0, StayReason::MentalHealth)]].concat(), "Recurrence"),
    ] {
        holds(&first([records]), &[statement]);
    }
}

#[test]
fn every_mark_has_its_line() {
    let (paused, over_time) = said([low([44, 30, 16]), totals([(2, 6)])]);
    holds(
        &paused,
        &["\"Remission\"", "Paused: the score of 30 May 2026 is above the remission range", "from 4 Jun 2026 on"],
    );
    holds(&over_time, &["30 May – 1 Jun 2026\", \"paused"]);

    holds(&first([low([74, 60])]), &["Last known: Remission", "60 days old"]);
    let skipped_9 = first([low([44, 30, 16]), vec![skipped(2, &[8])]]);
    holds(&skipped_9, &["Last known: Remission", "Item 9 was skipped on the latest form"]);
    holds(&skipped_9, &["PHQ-9 0* on 30 May 2026 does not count: item 9 was skipped"]);

    holds(&first([low([44, 30]), totals([(20, 6), (4, 7)])]), &["A confirmed remission has ended since then"]);
    let relapse = low([90, 76]).into_iter().chain(totals([(60, 12), (50, 13)])).collect::<Vec<_>>();
    holds(&first([relapse.clone()]), &["\"Last known: Relapse\"", "Since 12 Apr 2026"]);
    let after = first([treated(120), relapse, totals([(30, 7), (10, 6)])]);
    holds(&after, &["Response, not remission", "After a relapse on 12 Apr 2026"]);
    assert!(!after.contains("Since 12 Apr"), "{after}");
}

#[test]
fn a_stay_says_what_it_was_for_and_only_that() {
    let remission = || low([44, 30, 16]);
    let mental = first([remission(), vec![stay(1, StayReason::MentalHealth)]]);
    holds(
        &mental,
        &[
            "Safety: Hospital stay for mental health on 31 May 2026",
            "\"Relapse\"",
            "Since 31 May 2026, by a hospital stay for mental health",
        ],
    );
    let (other, appendix) = said([remission(), vec![stay(1, StayReason::Other)]]);
    assert!(!other.contains("ospital"), "an operation is no matter of safety: {other}");
    holds(&appendix, &["hospital stay for another reason"]);
    holds(
        &first([remission(), vec![stay(1, StayReason::NotSaid)]]),
        &["Hospital stay (reason not said) on 31 May", "\"Remission\""],
    );
    holds(
        &first([remission(), vec![stay(1, StayReason::NotAsked)]]),
        &["Hospital stay (reason not asked) on 31 May", "\"Relapse\""],
    );
}

#[test]
fn a_typed_total_is_said_to_be_one() {
    let typed = |before, total| {
        vec![Record::ClinicScore(ClinicScore::new(day(before), ClinicScale::Phq9, total, None).unwrap())]
    };
    let session = || vec![Record::Session(Session::on(day(20), Route::Intravenous, Drug::Ketamine))];
    let response = first([typed(22, 19), session(), totals([(2, 9)])]);
    holds(&response, &["Response, not remission", "PHQ-9 19 (moderately severe, total only) on 10 May 2026"]);
    let range = first([typed(22, 19), session(), typed(2, 2)]);
    holds(&range, &["PHQ-9 in remission range, not confirmed", "PHQ-9 2 (minimal, total only) on 30 May 2026"]);
    holds(&range, &["the answers behind the typed score are not known"]);
}
