//! The report as data.

use std::ops::RangeInclusive;

use tidemark::record::cut_offs::CutOffs;
use tidemark::record::kinds::fade_alert::{FadeAlert, Percent, Said, Warning};
use tidemark::record::kinds::plan::Plan;
use tidemark::record::kinds::regimen::{DoseDay, Doses, DosesAWeek, EveryDays, Regimen};
use tidemark::record::kinds::session::{Drug, Route, Session};
use tidemark::record::kinds::setback::{Setback, SetbackKind};
use tidemark::record::kinds::side_effect::{Effect, NamedEffect};
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::problem::Problem;
use tidemark::record::timeline::Timeline;
use tidemark::report::paper::PaperBlock;
use tidemark::report::pdf::paper;
use tidemark::report::request::{PaperName, RangeName, ReportRequest};
use tidemark::report::visit::{HalfGone, Visit};
use tidemark::rules::fade::Unsure;
use tidemark::rules::remission::State;

use super::people::{all, check_in, day, esketamine, infusions, now, person, phq9, pressure, side_effect};

fn custom(from: &str, until: Option<&str>) -> ReportRequest {
    let text = |day: &str| Some(day.to_owned());
    ReportRequest { range: RangeName::Custom, from: text(from), until: until.and_then(text), ..all() }
}

#[test]
fn a_range_ends_the_records_that_count() {
    let (at, timeline) = esketamine();
    let request = custom("2025-01-01", Some("2025-02-10"));
    let visit = Visit::of(&timeline, &at, &request).unwrap();
    assert_eq!(visit.range.days(), 41);
    assert_eq!(visit.status.state, State::PartialResponse, "as it was on that day");
    assert!(visit.sessions.iter().all(|line| line.session.value.day <= visit.range.until));
    assert!(visit.forms().all(|form| form.value.day <= visit.range.until));
    let whole = Visit::of(&timeline, &at, &all()).unwrap();
    assert_eq!(whole.status.state, State::Recovery);
    assert_eq!(whole.sessions.len(), 29);
}

#[test]
fn sessions_keep_their_number_in_a_later_range() {
    let (at, timeline) = esketamine();
    let request = ReportRequest { range: RangeName::Days30, ..all() };
    let visit = Visit::of(&timeline, &at, &request).unwrap();
    let numbers: Vec<_> = visit.sessions.iter().map(|line| (line.number, line.interval)).collect();
    assert_eq!(numbers, [(28, Some(14)), (29, Some(14))]);
}

#[test]
fn half_of_the_lift_is_told_with_its_range_or_not_at_all() {
    let (at, timeline) = infusions();
    let visit = Visit::of(&timeline, &at, &all()).unwrap();
    let of = |number: usize| visit.sessions[number - 1].half_gone;
    let HalfGone::By { day, low, high } = of(10) else { panic!("{:?}", of(10)) };
    assert!(low < day && day < high && (5.0..15.0).contains(&day), "{low} {day} {high}");
    assert!(matches!(of(4), HalfGone::NotBy { days: 3 }), "{:?}", of(4));
    let usual = visit.fade.unwrap().usual.unwrap();
    assert_eq!((usual.intervals, usual.half_gone), (4, 3), "one of them was a week");
}

/// A followed course that begins so many days before today.
fn a_dose_a_day(before: u32) -> Record {
    Record::Regimen(Regimen {
        since: day(before),
        until: None,
        drug: Drug::Ketamine,
        route: Route::Sublingual,
        dose: None,
        doses_a_week: DosesAWeek::ONE,
        every: Some(EveryDays::ONE),
        why_changed: None,
    })
}

#[test]
fn a_course_of_doses_ends_what_is_told_of_the_session_before_it() {
    let mut records: Vec<Record> =
        (0..120).map(|before| check_in(before, if before < 100 { 6 } else { 3 }, None)).collect();
    records.push(Record::Session(Session::on(day(100), Route::Intravenous, Drug::Ketamine)));
    records.push(a_dose_a_day(90));
    records.extend((40..=90).map(|before| Record::DoseDay(DoseDay { day: day(before), doses: Doses::Taken })));
    records.push(Record::Session(Session::on(day(60), Route::Intravenous, Drug::Ketamine)));
    let timeline = person(records);
    let visit = Visit::of(&timeline, &now(), &all()).unwrap();
    let [before, inside] = visit.sessions.as_slice() else { panic!("two sessions") };
    assert!(matches!(before.half_gone, HalfGone::NotBy { days: 9 }), "until the course: {:?}", before.half_gone);
    assert!(matches!(inside.half_gone, HalfGone::CannotTell(Unsure::CourseOfDoses)), "{:?}", inside.half_gone);
}

/// What the first page says of doses every day on the days before today in `dosed`, after months at 3. On each of them the
/// level is what `level` says.
fn told_of_doses(dosed: RangeInclusive<u32>, level: impl Fn(u32) -> u8) -> String {
    let first = *dosed.end();
    let mut records: Vec<Record> =
        (0..150).map(|before| check_in(before, if before < first { level(before) } else { 3 }, None)).collect();
    records.push(a_dose_a_day(first));
    records.extend(dosed.map(|before| Record::DoseDay(DoseDay { day: day(before), doses: Doses::Taken })));
    let timeline = person(records);
    let visit = Visit::of(&timeline, &now(), &all()).unwrap();
    let first_page = paper(&visit, PaperName::A4, None).unwrap().first;
    let texts = first_page.into_iter().filter_map(|block| match block {
        PaperBlock::Text { text, .. } => Some(text),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_lift_of_a_course_of_doses_is_told_or_why_it_cannot_be() {
    type Course = (RangeInclusive<u32>, fn(u32) -> u8, &'static str);
    let cases: [Course; 5] = [
        (0..=20, |_| 6, "Close doses since 12 May 2026 (day 20): benefit not estimable: too early in the course."),
        (
            0..=90,
            |_| 6,
            "Close doses since 3 Mar 2026 (day 90): daily level about 3.1 points above the level before; estimated under 1% chance",
        ),
        (0..=90, |_| 3, "Close doses since 3 Mar 2026 (day 90): benefit not estimable: no clear rise."),
        (0..=90, |before| if before > 40 { 6 } else { 3 }, "Half of the benefit has probably been lost."),
        (8..=90, |_| 6, "Close doses since 3 Mar 2026 (day 90): benefit not estimable: doses were interrupted."),
    ];
    for (dosed, level, said) in cases {
        let told = told_of_doses(dosed, level);
        assert!(told.contains(said), "{said}: {told}");
        assert!(!told.contains("after the session"), "{told}");
    }
    let over = told_of_doses(30..=90, |before| if before >= 30 { 6 } else { 5 });
    assert!(over.contains("30 days after the last dose of 2 May 2026"), "{over}");
}

#[test]
fn a_warning_that_later_check_ins_make_unlikely_says_that_half_may_be_lost() {
    let told = |latest: &[u8]| {
        let days = |from: u32, levels: &[u8]| -> Vec<Record> {
            (from..).zip(levels.iter().rev()).map(|(before, level)| check_in(before, *level, None)).collect()
        };
        let ago = u32::try_from(latest.len()).unwrap();
        let mut records = days(0, latest);
        records.extend(days(ago, &[[3; 21].as_slice(), &[7; 10], &[3; 7]].concat()));
        records.push(Record::Session(Session::on(day(ago + 17), Route::Intravenous, Drug::Ketamine)));
        let timeline = person(records);
        let visit = Visit::of(&timeline, &now(), &all()).unwrap();
        format!("{:?}", paper(&visit, PaperName::A4, None).unwrap().first)
    };
    let sure = told(&[]);
    assert!(sure.contains("Half of the benefit has probably been lost."), "{sure}");
    let back_up = |days: usize| told(&vec![7; days]);
    assert!((1..10).any(|days| back_up(days).contains("Half of the benefit may have been lost.")), "{}", back_up(9));
    assert!(!back_up(20).contains("been lost"), "{}", back_up(20));
}

#[test]
fn the_booking_note_tells_a_chance_that_is_still_ahead() {
    let percent = Percent::nearest_five;
    let said = Said { share: percent(0.6), low: percent(0.4), high: percent(0.8), half_gone: percent(0.65) };
    let alert =
        |before, warning| FadeAlert { day: day(before), session: day(30), warning, said, verdict: None, muted: false };
    let alerts = [alert(9, Warning::HalfGoneSoon), alert(5, Warning::Fading)].map(Record::FadeAlert);
    let timeline = person(alerts.into());
    let visit = Visit::of(&timeline, &now(), &all()).unwrap();
    let appendix = paper(&visit, PaperName::A4, None).unwrap().appendix;
    let chances = appendix.iter().find_map(|block| match block {
        PaperBlock::Table(table) if table.caption.starts_with("Fade alerts") => {
            Some(table.rows.iter().map(|row| &row[4]))
        }
        _ => None,
    });
    assert_eq!(chances.unwrap().collect::<Vec<_>>(), ["65% soon", "65%"]);
}

#[test]
fn ranges_that_cannot_be_are_refused() {
    let (at, timeline) = (now(), person(vec![check_in(3, 5, None)]));
    let refused = |request: &ReportRequest| Visit::of(&timeline, &at, request).map(|visit| visit.range).unwrap_err();
    assert_eq!(refused(&custom("2026-06-02", None)).code().as_str(), "in_future");
    assert_eq!(refused(&custom("2026-05-02", Some("2026-06-02"))).code().as_str(), "in_future");
    assert_eq!(refused(&custom("2026-05-02", Some("2026-05-01"))), Problem::EndBeforeOnset { field: "until" });
    assert_eq!(refused(&custom("yesterday", None)).code().as_str(), "impossible_date");
    let since = ReportRequest { range: RangeName::Since, ..all() };
    assert_eq!(refused(&since), Problem::Empty { field: "from" });
}

#[test]
fn all_there_is_begins_with_the_first_record() {
    let one = person(vec![check_in(3, 5, None)]);
    let visit = Visit::of(&one, &now(), &all()).unwrap();
    assert_eq!((visit.range.from, visit.range.until), (day(3), day(0)));
    let nobody = person(vec![]);
    let visit = Visit::of(&nobody, &now(), &all()).unwrap();
    assert_eq!((visit.range.from, visit.range.until), (day(0), day(0)));
}

#[test]
fn gaps_count_from_the_first_check_in_to_the_end() {
    let timeline = person([20, 19, 19, 12, 5].map(|before| check_in(before, 5, None)).into());
    let kept = Visit::of(&timeline, &now(), &all()).unwrap().adherence;
    assert_eq!((kept.days, kept.days_with_check_in, kept.longest_gap), (21, 4, 6));
    assert_eq!((kept.entries, kept.late, kept.edited), (5, 5, 0), "all were written today");
}

#[test]
fn an_edit_is_told() {
    let timeline = person(vec![check_in(0, 5, None)]);
    let first = timeline.log()[0].clone();
    let edited = Entry { sequence: 2, change: Change::Put(check_in(0, 6, None)), ..first.clone() };
    let timeline = Timeline::from_log(vec![first, edited]);
    assert_eq!(Visit::of(&timeline, &now(), &all()).unwrap().adherence.edited, 1);
}

#[test]
fn item_9_left_out_is_not_an_answer() {
    let mut items = [Some(1); 9];
    items[8] = None;
    let forms = vec![phq9(40, [Some(1); 9]), phq9(20, items), phq9(10, [Some(0); 9])];
    let timeline = person(forms);
    let visit = Visit::of(&timeline, &now(), &all()).unwrap();
    let item9 = &visit.item9;
    assert_eq!((item9.zero, item9.left_out, item9.above_zero.len()), (1, 1, 1));
    assert_eq!(item9.above_zero[0].day, day(40));
    assert_eq!(item9.latest.unwrap().answer.points(), 0);
}

/// The words of the safety line, which comes before everything else.
fn safety_line(records: Vec<Record>) -> String {
    let timeline = person(records);
    let visit = Visit::of(&timeline, &now(), &all()).unwrap();
    let PaperBlock::Flag { text } = paper(&visit, PaperName::A4, None).unwrap().first.swap_remove(0) else {
        panic!("not first")
    };
    text
}

/// R4: a 0 is counted, so that it differs from a skipped item. Nothing more is said about it.
#[test]
fn item_9_of_0_is_counted_and_never_judged() {
    let zero = || (0..6).map(|at| phq9(5 + at * 14, [Some(0); 9])).collect::<Vec<_>>();
    let all_zero = safety_line(zero());
    assert!(all_zero.contains("item 9: 0 on 6 of 6 forms, self-reported, not a risk assessment"), "{all_zero}");
    let mut skipped = [Some(0); 9];
    skipped[8] = None;
    let with_skipped = safety_line([zero(), vec![phq9(1, skipped)]].concat());
    assert!(with_skipped.contains("item 9: 0 on 6 of 7 forms, skipped on 1,"), "{with_skipped}");
    assert!(!with_skipped.contains("low"), "{with_skipped}");
    let timeline = person(zero());
    let visit = Visit::of(&timeline, &now(), &all()).unwrap();
    let first = format!("{:?}", paper(&visit, PaperName::A4, None).unwrap().first);
    assert!(!first.contains("9 Death"), "{first}");
}

#[test]
fn signs_of_danger_stand_first_and_in_no_table_of_side_effects() {
    let named = |before, effect| side_effect(before, Effect::Named(effect), 1, 1);
    let mut above = [Some(0); 9];
    above[8] = Some(2);
    let records = vec![
        phq9(9, above),
        Record::Session(Session::on(day(8), Route::Intravenous, Drug::Ketamine)),
        named(8, NamedEffect::ChestPain),
        named(7, NamedEffect::IntentToDie),
        named(3, NamedEffect::IntentToDie),
        named(8, NamedEffect::Nausea),
        named(2, NamedEffect::BloodInUrine),
        Record::Setback(Setback { day: day(6), kind: SetbackKind::Attempt }),
        pressure(8, 190, 100),
        pressure(4, 150, 121),
    ];
    let said = safety_line(records.clone());
    let parts = [
        "Suicide attempt on 26 May 2026",
        "Suicidal intent 2 times, last on 29 May 2026",
        "Chest pain on 24 May 2026",
        "Blood in urine on 30 May 2026",
        "item 9: 0 on 0 of 1 form, above 0 on 1 (highest 2; last 2, more than half the days, on 23 May 2026)",
        "Blood pressure of 180/120 or above 2 times, last on 28 May 2026, highest 190/100",
    ];
    let at: Vec<_> = parts.iter().map(|part| said.find(part).unwrap_or_else(|| panic!("{part}: {said}"))).collect();
    assert!(at.is_sorted(), "{said}");

    let timeline = person(records);
    let visit = Visit::of(&timeline, &now(), &all()).unwrap();
    let trends: Vec<_> = visit.effects.iter().map(|trend| trend.effect).collect();
    assert_eq!(trends, [&Effect::Named(NamedEffect::Nausea)]);
    let paper = paper(&visit, PaperName::A4, None).unwrap();
    let table = |caption: &str| {
        paper.appendix.iter().find_map(|block| match block {
            PaperBlock::Table(table) if table.caption == caption => Some(table.rows.concat()),
            _ => None,
        })
    };
    let effects = table("Side effects, one by one").unwrap();
    assert!(effects.contains(&"Nausea".into()) && !effects.contains(&"Chest pain".into()), "{effects:?}");
    let signs = table("Warning signs").unwrap();
    assert!(signs.contains(&"Chest pain".into()) && !signs.contains(&"mild".into()), "{signs:?}");
}

/// Every cut-off on the paper is the one in force.
#[test]
fn the_paper_prints_the_cut_offs_of_the_person() {
    let cutoffs = CutOffs {
        moderate_total: 12,
        full_level: 8,
        baseline_days: 21,
        real_change: 7,
        remission_total: 3,
        ..CutOffs::default()
    };
    let plan = Record::Plan(Box::new(Plan { cutoffs, ..Plan::default() }));
    let session = Record::Session(Session::on(day(30), Route::Intravenous, Drug::Ketamine));
    let text = |records: Vec<Record>| {
        let timeline = person(records);
        let paper = paper(&Visit::of(&timeline, &now(), &all()).unwrap(), PaperName::A4, None).unwrap();
        format!("{:?} {}", paper.first, paper.method)
    };
    let none = text(vec![plan.clone(), session.clone(), phq9(5, [Some(1); 9])]);
    assert!(none.contains("a complete PHQ-9 of 12 or more before treatment began"), "{none}");
    assert!(none.contains("no complete PHQ-9 in the 21 days before treatment began"), "{none}");
    assert!(none.contains("PHQ-9 of 3 or less"), "{none}");
    let small = text(vec![
        plan.clone(),
        phq9(31, [Some(2); 9]),
        session.clone(),
        phq9(5, [Some(2), Some(2), Some(2), Some(2), Some(1), Some(1), Some(1), Some(1), Some(0)]),
    ]);
    assert!(small.contains("below the minimal important change of 7"), "{small}");
    let sustained: Vec<_> = [60, 46, 32, 18, 3].map(|before| phq9(before, [Some(0); 9])).into();
    let full = text([vec![plan], sustained].concat());
    assert!(full.contains("own function of 8 or more") && full.contains("median of 8 or more"), "{full}");
}

#[test]
fn remission_is_said_to_be_stricter_here_than_on_clinics_scales() {
    let timeline = person(vec![phq9(5, [Some(0); 9])]);
    let method = paper(&Visit::of(&timeline, &now(), &all()).unwrap(), PaperName::A4, None).unwrap().method;
    assert!(method.contains("Tidemark rule R1, version"), "{method}");
    assert!(method.contains("22–53%") && method.contains("61–63% by MADRS of 12 or less"), "{method}");
}

/// A remission form from 35 days ago can still be followed by the next; one from 36 days ago cannot.
#[test]
fn what_is_missing_is_told_as_it_stands_on_the_last_day() {
    let first_page = |age| {
        let timeline = person(vec![phq9(age, [Some(0); 9])]);
        format!("{:?}", paper(&Visit::of(&timeline, &now(), &all()).unwrap(), PaperName::A4, None).unwrap().first)
    };
    let (open, passed) = (first_page(35), first_page(36));
    assert!(open.contains("a remission-range PHQ-9 between"), "{open}");
    assert!(passed.contains("starts a new count (for the last one, the next was due by 31 May 2026)"), "{passed}");
    assert!(!open.contains("No baseline"), "there is no course yet: {open}");
}
