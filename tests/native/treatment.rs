//! Two whole courses through the use cases: what the treatment timeline says about them. The numbers were counted from
//! the files by hand.

#![allow(clippy::float_cmp, reason = "halves are exact")]

use crate::courses::{grade, grades, id, load, nobody, session_on};
use crate::storage::ready;
use crate::support::given::{at, date, named, on as whole_day, time};
use tidemark::app::view::{CountView, TreatedView, TreatmentView};
use tidemark::record::id::RecordId;
use tidemark::record::kinds::long_term_check::{Screen, ScreenItem};
use tidemark::record::kinds::plan::Plan;
use tidemark::record::kinds::pressure::{BloodPressure, Limits, PressureMoment, PressureReading};
use tidemark::record::kinds::session::{Drug, HalfGone, Route, Session};
use tidemark::record::kinds::side_effect::{Effect, End, Felt, NamedEffect, SideEffect};
use tidemark::record::kinds::stamp::{Stamp, StampKind};
use tidemark::record::text::Label;
use tidemark::rules::course::{Changed, DoseChange};
use tidemark::rules::red_flag::{ReadingPart, RedFlag};

const ESKETAMINE: &str = include_str!("../fixtures/courses/esketamine-label.csv");
const IV: &str = include_str!("../fixtures/courses/iv-series.csv");

fn view(file: &str, today: &str) -> TreatmentView {
    ready(load(file, today).0.treatment()).unwrap()
}

fn on<'a>(view: &'a TreatmentView, day: &str) -> &'a TreatedView {
    view.sessions.iter().find(|session| session.day == day).unwrap()
}

fn count(sessions: u32, with: u32, worst: Option<u8>) -> CountView {
    CountView { sessions, with, worst }
}

/// The days since the session before, the days planned, and the difference.
fn gap(session: &TreatedView) -> (Option<i32>, Option<i32>, Option<i32>) {
    (session.interval_days, session.planned_days, session.late_days)
}

fn worst(session: &TreatedView) -> Vec<(NamedEffect, u8)> {
    session.worst.iter().map(|worst| (named(&worst.effect), worst.severity.unwrap())).collect()
}

fn best(session: &TreatedView) -> Option<(&str, f64)> {
    session.best.as_ref().map(|best| (best.day.as_str(), best.total.shown))
}

fn peak(session: &TreatedView) -> Option<(u16, u16, Option<i32>)> {
    session.peak.map(|peak| (peak.systolic, peak.diastolic, peak.minutes))
}

/// How many sessions have each kind of detail.
fn tally<T: PartialEq>(view: &TreatmentView, of: impl Fn(&TreatedView) -> T, sought: &T) -> usize {
    view.sessions.iter().filter(|session| of(session) == *sought).count()
}

#[test]
fn an_esketamine_course_keeps_its_doses_and_its_gaps() {
    let view = view(ESKETAMINE, "2025-10-10");
    assert_eq!(view.sessions.len(), 29);
    assert_eq!((view.sessions[0].day.as_str(), view.sessions[28].day.as_str()), ("2025-10-06", "2025-01-06"));
    assert_eq!(gap(on(&view, "2025-01-06")), (None, None, None));
    assert_eq!(on(&view, "2025-01-06").dose_change, None);

    let doses = |change| tally(&view, |session| session.dose_change, &Some(change));
    // 56, 56, 84 five times, 56, then 84.
    assert_eq!([DoseChange::Raised, DoseChange::Lowered, DoseChange::Same].map(doses), [2, 1, 25]);
    assert_eq!(on(&view, "2025-01-30").dose_change, Some(DoseChange::Lowered));
    assert_eq!(tally(&view, |session| session.changed.is_empty(), &true), 29);

    // Twice a week for seven sessions, then weekly, then every other week.
    let days = |days| tally(&view, |session| session.interval_days, &Some(days));
    assert_eq!([3, 4, 7, 12, 14, 16].map(days), [4, 4, 5, 1, 13, 1]);
    assert_eq!(gap(on(&view, "2025-04-23")), (Some(16), Some(14), Some(2)), "held two days late");
    assert_eq!(gap(on(&view, "2025-07-14")), (Some(14), Some(15), Some(-1)), "held a day early");
    assert_eq!(gap(on(&view, "2025-06-16")), (Some(14), Some(14), Some(0)), "no date was given: the plan's interval");
    assert_eq!(tally(&view, |session| session.late_days, &Some(0)), 26);
}

#[test]
fn an_esketamine_course_keeps_what_it_cost_and_what_followed() {
    let (app, _, flags) = load(ESKETAMINE, "2025-10-10");
    let given = flags.iter().map(|(day, flag)| (day.as_str(), *flag)).collect::<Vec<_>>();
    assert_eq!(
        given,
        [
            ("2025-01-17", RedFlag::CallClinic),
            ("2025-01-20", RedFlag::ShowBeforeDose),
            ("2025-02-10", RedFlag::VeryHighPressure)
        ],
        "sedation the next day, 146/92 before the dose, 182/101 after it"
    );
    let view = ready(app.treatment()).unwrap();

    let fourth = on(&view, "2025-01-16");
    assert!(fourth.still_there, "sedation was there the next morning");
    assert_eq!(tally(&view, |session| session.still_there, &true), 1);
    assert_eq!(
        worst(fourth),
        [(NamedEffect::Dissociation, 2), (NamedEffect::Dizziness, 1), (NamedEffect::Sedation, 1)]
    );
    assert_eq!(peak(fourth), Some((144, 84, Some(41))));
    assert_eq!((fourth.effect_minutes, fourth.rest_minutes, fourth.burden), (Some(78), Some(128), Some(4)));
    assert_eq!(best(fourth), Some(("2025-01-19", 18.0)));
    assert_eq!(fourth.level, Some(3.5), "3.0, 3.5 and 4.0 on the days up to the next session");
    assert_eq!(on(&view, "2025-01-13").level, None, "two days are too few");

    assert_eq!(on(&view, "2025-01-20").pre_dose, Some(RedFlag::ShowBeforeDose));
    assert_eq!(on(&view, "2025-02-10").peak.unwrap().flag, RedFlag::VeryHighPressure);
    assert_eq!(worst(on(&view, "2025-01-30")), []);

    let trends: Vec<_> = view.effects.iter().map(|trend| (named(&trend.effect), trend.all)).collect();
    assert_eq!(
        trends,
        [
            (NamedEffect::Dissociation, count(29, 18, Some(3))),
            (NamedEffect::Dizziness, count(29, 10, Some(1))),
            (NamedEffect::Nausea, count(29, 3, Some(2))),
            (NamedEffect::Sedation, count(29, 1, Some(1))),
        ]
    );
    let dissociation = &view.effects[0];
    assert_eq!((dissociation.first_half, dissociation.second_half), (count(14, 10, Some(3)), count(15, 8, Some(1))));
    let by_dose: Vec<_> = dissociation.by_dose.iter().map(|of| (of.dose.amount(), of.count)).collect();
    assert_eq!(by_dose, [(56.0, count(3, 2, Some(3))), (84.0, count(26, 16, Some(2)))]);

    let [route] = &view.routes[..] else { panic!("one route") };
    assert_eq!((route.route, route.sessions, route.graded), (Route::Intranasal, 29, 22));
    assert_eq!((route.worst, route.burden, route.effect_minutes), (Some(1.0), Some(2.0), Some(80.0)));
    assert_eq!(view.screens.len(), 9);
    assert_eq!(view.screens[3].value.answers()[..3], grades([Some(1), Some(1), Some(0)]));
}

#[test]
fn an_iv_series_shows_another_clinic_another_route_and_its_irregular_gaps() {
    let view = view(IV, "2025-09-30");
    assert_eq!(view.sessions.len(), 13);
    let gaps: Vec<_> = view.sessions.iter().rev().map(|session| session.interval_days.unwrap_or(0)).collect();
    assert_eq!(gaps, [0, 3, 4, 3, 4, 3, 28, 35, 21, 49, 30, 7, 14]);
    let late: Vec<_> = view.sessions.iter().rev().map(|session| session.late_days).collect();
    let on_time = [Some(0); 6];
    assert_eq!(late[0], None);
    assert_eq!(late[1..7], on_time);
    assert_eq!(late[7..], [Some(7), Some(-7), Some(21), Some(2), Some(0), Some(7)]);

    let changed: Vec<_> = view.sessions.iter().rev().filter(|session| !session.changed.is_empty()).collect();
    let [clinic, route] = changed[..] else { panic!("two changes") };
    assert_eq!((clinic.day.as_str(), clinic.clinic.as_deref()), ("2025-06-12", Some("Hillside Practice")));
    assert_eq!(clinic.changed, [Changed::Setting, Changed::Clinic]);
    assert_eq!(on(&view, "2025-05-22").clinic.as_deref(), Some("City Hospital"));
    assert_eq!(clinic.dose_change, Some(DoseChange::Same));
    assert_eq!((route.day.as_str(), route.route), ("2025-08-30", Route::Sublingual));
    assert_eq!(route.changed, [Changed::Route, Changed::Setting]);
    assert_eq!(route.dose_change, Some(DoseChange::NotComparable));
    assert_eq!(on(&view, "2025-09-20").dose_change, Some(DoseChange::Raised));

    assert_eq!(peak(route), Some((128, 84, Some(50))));
    assert_eq!(peak(on(&view, "2025-09-06")), Some((128, 84, None)), "its time is unknown");
    assert_eq!(on(&view, "2025-09-06").rest_minutes, None);
    assert_eq!(route.pre_dose, None, "nobody measured");
    assert_eq!(on(&view, "2025-07-31").pre_dose, Some(RedFlag::ShowBeforeDose), "142/84");

    assert_eq!(best(on(&view, "2025-03-20")), Some(("2025-03-27", 6.0)));
    assert_eq!(best(on(&view, "2025-03-17")), None, "no form before the next session");
    assert_eq!(on(&view, "2025-06-12").level, None, "eight days without a check-in");

    let taste = view.effects.iter().find(|trend| trend.effect == Effect::Named(NamedEffect::Taste)).unwrap();
    let by_route: Vec<_> = taste.by_route.iter().map(|of| (of.route, of.count)).collect();
    assert_eq!(by_route, [(Route::Intravenous, count(10, 0, None)), (Route::Sublingual, count(3, 3, Some(1)))]);
    let burdens: Vec<_> = view.routes.iter().map(|route| (route.worst, route.burden, route.effect_minutes)).collect();
    assert_eq!(burdens, [(Some(2.0), Some(4.0), Some(59.5)), (Some(1.0), Some(1.0), None)]);
}

/// The person's day lasts until four in the morning. Minutes are counted by the clock all the same.
#[test]
fn a_session_over_midnight_is_timed_by_the_clock() {
    let (app, clock) = nobody();
    clock.set("2025-03-03", "23:30");
    let late = Session { time: Some(time("23:30")), ..oral("2025-03-03") };
    let session = id(&ready(app.save_session(None, late, false)).unwrap().id);
    let stamp = |kind| {
        let at = ready(app.right_now()).unwrap().0;
        ready(app.save_stamp(None, Stamp { session, kind, at })).unwrap();
    };
    clock.set("2025-03-03", "23:50");
    stamp(StampKind::EffectBegan);
    clock.set("2025-03-04", "00:40");
    let now = ready(app.right_now()).unwrap().0;
    ready(
        app.save_pressure(None, PressureReading { at: now, ..reading(Some(session), PressureMoment::Peak, 150, 90) }),
    )
    .unwrap();
    stamp(StampKind::EffectEnded);
    clock.set("2025-03-04", "01:45");
    stamp(StampKind::ReadyToRest);

    let view = ready(app.treatment()).unwrap();
    assert_eq!(view.today, "2025-03-03");
    let [kept] = &view.sessions[..] else { panic!("one session") };
    assert_eq!(peak(kept), Some((150, 90, Some(70))));
    assert_eq!((kept.effect_minutes, kept.rest_minutes), (Some(50), Some(135)));
}

#[test]
fn a_dose_after_midnight_moves_the_session_with_it() {
    let (app, clock) = nobody();
    clock.set("2025-03-04", "00:20");
    let session = ready(app.save_session(None, oral("2025-03-03"), false)).unwrap().id;
    ready(app.dose_taken(&session)).unwrap();
    let kept = ready(app.sessions()).unwrap().sessions.remove(0);
    assert_eq!(kept.value.at(), at("2025-03-04", "00:20"));
    ready(app.save_session(Some(&session), oral("2025-03-04"), false)).unwrap();
}

#[test]
fn what_belonged_to_a_withdrawn_session_stays_and_comes_back_with_it() {
    let (app, ..) = load(IV, "2025-09-30");
    let whole = ready(app.treatment()).unwrap();
    let first = whole.sessions.last().unwrap().id.clone();
    let withdrawn = ready(app.withdraw(&first)).unwrap();
    let view = ready(app.sessions()).unwrap();
    assert_eq!(view.sessions.len(), 12);
    assert_eq!((view.other_pressures.len(), view.other_stamps.len(), view.other_side_effects.len()), (3, 3, 1));
    assert_eq!(view.other_pressures[0].value.at.time, Some(time("15:30")), "the newest first");
    assert_eq!(ready(app.treatment()).unwrap().effects[0].all, count(12, 10, Some(2)), "they count for no session");
    ready(app.undo(&withdrawn)).unwrap();
    assert!(ready(app.treatment()).unwrap() == whole, "all is as before");
}

#[test]
fn how_much_an_effect_got_in_the_way_can_be_taken_back() {
    let (app, ..) = load(IV, "2025-09-30");
    let effect = ready(app.sessions()).unwrap().sessions.pop().unwrap().side_effects.remove(0);
    assert_eq!(effect.value.felt.interference, Some(grade(2)));
    let felt = Felt { interference: None, ..effect.value.felt };
    let cleared = SideEffect { felt, end: None, ..effect.value };
    ready(app.save_side_effect(Some(&effect.marks.id), cleared)).unwrap();
    let kept = ready(app.sessions()).unwrap().sessions.pop().unwrap().side_effects.remove(0).value;
    assert_eq!((kept.felt.interference, kept.end, kept.felt.severity), (None, None, Some(grade(3))));
}

/// A side effect from 10 March that is still there.
fn still_there(effect: Effect, severity: u8) -> SideEffect {
    SideEffect {
        effect,
        felt: Felt { severity: Some(grade(severity)), interference: None },
        onset: whole_day("2026-03-10"),
        end: Some(End::StillThere),
        session: None,
        note: None,
    }
}

fn oral(day: &str) -> Session {
    session_on(day, Route::Oral, Drug::Ketamine)
}

/// A reading at 10:00 on 10 March.
fn reading(session: Option<RecordId>, moment: PressureMoment, systolic: u16, diastolic: u16) -> PressureReading {
    PressureReading {
        session,
        at: at("2026-03-10", "10:00"),
        moment,
        pressure: BloodPressure::new(systolic, diastolic).unwrap(),
        pulse: None,
        oxygen: None,
    }
}

#[test]
fn a_severe_effect_in_own_words_is_answered_and_shows_its_flag() {
    let (app, clock) = nobody();
    clock.set("2026-03-10", "15:00");
    let own = |severity| still_there(Effect::Own(Label::parse("effect", "burning feet").unwrap()), severity);
    assert_eq!(ready(app.save_side_effect(None, own(2))).unwrap().flag, RedFlag::Nothing);
    assert_eq!(ready(app.save_side_effect(None, own(3))).unwrap().flag, RedFlag::CallClinic);
    let shown = ready(app.sessions()).unwrap().other_side_effects;
    assert_eq!(shown.iter().filter(|effect| effect.flag == RedFlag::CallClinic).count(), 1);
}

/// 142/88 before a dose, which the plan's limits allow or not: what stands, and which limit the reading is past.
#[test]
fn the_plan_s_limits_count_wherever_a_reading_is_shown() {
    let (app, clock) = nobody();
    clock.set("2026-03-10", "10:00");
    let session = ready(app.save_session(None, oral("2026-03-10"), false)).unwrap().id;
    let before = reading(Some(id(&session)), PressureMoment::Before, 142, 88);
    assert_eq!(ready(app.save_pressure(None, before.clone())).unwrap().flag, RedFlag::ShowBeforeDose);
    let standing = || ready(app.sessions()).unwrap().sessions.remove(0).standing;
    let told = standing();
    assert_eq!((told.len(), told[0].part, told[0].flag), (1, ReadingPart::Pressure, RedFlag::ShowBeforeDose));

    let limits = Limits { systolic: Some(150), diastolic: Some(95), pulse: None, oxygen: None };
    ready(app.save_plan(Plan { limits, ..Plan::default() })).unwrap();
    let view = ready(app.sessions()).unwrap();
    assert_eq!((view.limits.systolic, view.limits.diastolic, view.limits.pressure_is_own), (150, 95, true));
    assert_eq!((view.limits.oxygen, view.limits.oxygen_is_own), (92, false));
    let shown = &view.sessions[0];
    assert_eq!((shown.standing.len(), shown.pressures[0].flag), (0, RedFlag::Nothing));
    assert_eq!(ready(app.treatment()).unwrap().sessions[0].pre_dose, Some(RedFlag::Nothing));

    let low = Limits { systolic: Some(130), ..limits };
    ready(app.save_plan(Plan { limits: low, ..Plan::default() })).unwrap();
    assert_eq!(standing()[0].flag, RedFlag::ShowBeforeDose);
    assert_eq!(ready(app.treatment()).unwrap().sessions[0].pre_dose, Some(RedFlag::ShowBeforeDose));
    ready(app.dose_taken(&session)).unwrap();
    assert_eq!(standing().len(), 0, "the dose was taken");
    let shown = ready(app.sessions()).unwrap().sessions.remove(0);
    assert_eq!(shown.pressures[0].beyond, [ReadingPart::Pressure], "the reading keeps its mark");

    clock.set("2026-03-10", "10:40");
    let high = PressureReading { at: at("2026-03-10", "10:40"), ..reading(before.session, before.moment, 185, 88) };
    ready(app.save_pressure(None, high)).unwrap();
    assert_eq!(standing()[0].flag, RedFlag::VeryHighPressure);
    clock.set("2026-03-11", "09:00");
    assert_eq!(standing().len(), 0, "its day is over");
}

#[test]
fn the_likely_moment_goes_by_the_clock_and_not_by_the_person_s_day() {
    let (app, clock) = nobody();
    clock.set("2025-03-03", "23:30");
    let session = ready(app.save_session(None, oral("2025-03-03"), false)).unwrap().id;
    let moment = || ready(app.likely_moment(&session)).unwrap();
    assert_eq!(moment(), PressureMoment::Before);
    ready(app.dose_taken(&session)).unwrap();
    assert_eq!(moment(), PressureMoment::Other);
    clock.set("2025-03-04", "00:10");
    assert_eq!(moment(), PressureMoment::Peak, "40 minutes over midnight");
    clock.set("2025-03-04", "01:00");
    assert_eq!(moment(), PressureMoment::Leaving);
    clock.set("2025-03-04", "09:00");
    assert_eq!(moment(), PressureMoment::Other, "another day");
    assert_eq!(ready(app.likely_moment("00000000000000000000000000000009")).unwrap_err().code().as_str(), "not_found");
}

#[test]
fn a_planned_day_that_is_still_ahead_stays_when_a_session_is_repeated() {
    let (app, clock) = nobody();
    clock.set("2026-03-01", "15:00");
    let first = Session { planned_next: Some(date("2026-03-15")), ..oral("2026-03-01") };
    ready(app.save_session(None, first, false)).unwrap();
    let planned = || ready(app.sessions()).unwrap().next_planned;
    clock.set("2026-03-10", "15:00");
    ready(app.repeat_session(None, "2026-03-10", None, false)).unwrap();
    assert_eq!(planned().as_deref(), Some("2026-03-15"), "one in between");
    clock.set("2026-03-15", "15:00");
    ready(app.repeat_session(None, "2026-03-15", None, false)).unwrap();
    assert_eq!(planned(), None, "the planned one itself");
}

#[test]
fn what_is_said_of_the_lift_is_kept_with_a_repeated_session() {
    let (app, clock) = nobody();
    clock.set("2026-03-01", "15:00");
    ready(app.save_session(None, oral("2026-03-01"), false)).unwrap();
    clock.set("2026-03-15", "15:00");
    ready(app.repeat_session(None, "2026-03-15", Some(HalfGone::NotYet), false)).unwrap();
    let newest = || ready(app.sessions()).unwrap().sessions.remove(0).value;
    assert_eq!(newest().half_gone, Some(HalfGone::NotYet));
    clock.set("2026-03-29", "15:00");
    ready(app.repeat_session(None, "2026-03-29", None, false)).unwrap();
    assert_eq!(newest().half_gone, None, "it is no part of what is the same again");
}

#[test]
fn three_months_of_some_are_told_and_named() {
    let (app, clock) = nobody();
    let mut flags = Vec::new();
    for day in ["2026-01-05", "2026-02-04", "2026-03-06"] {
        clock.set(day, "15:00");
        let screen = Screen::new(date(day), grades([0, 0, 0, 0, 0, 2, 0, 0, 0].map(Some))).unwrap();
        let receipt = ready(app.save_screen(None, screen)).unwrap();
        flags.push(receipt.flag);
    }
    assert_eq!(flags, [RedFlag::Nothing, RedFlag::Nothing, RedFlag::TellClinic]);
    let screens = ready(app.sessions()).unwrap().screens;
    assert_eq!((screens[0].flag, &screens[0].lasting[..]), (RedFlag::TellClinic, &[ScreenItem::Memory][..]));
    assert_eq!((screens[1].flag, screens[1].lasting.len()), (RedFlag::Nothing, 0));
}

#[test]
fn each_effect_is_offered_in_the_list_that_answers_it() {
    let offered = ready(nobody().0.sessions()).unwrap().offered;
    let lengths = [&offered.help_now, &offered.emergency, &offered.call_clinic, &offered.usual].map(Vec::len);
    assert_eq!(lengths, [2, 9, 7, 14]);
    assert_eq!(offered.emergency[0], NamedEffect::ChestPain, "the first that a thumb finds");
}

/// "Call your clinic today" is said on the day it was written. From the next day on, the check gives its own date.
#[test]
fn a_call_for_today_is_no_call_for_today_on_the_next_day() {
    let (app, clock) = nobody();
    clock.set("2026-05-03", "15:00");
    let mut answers = [Some(0); 9];
    answers[3] = Some(1);
    let check = Screen::new(date("2026-05-03"), grades(answers)).unwrap();
    let receipt = ready(app.save_screen(None, check.clone())).unwrap();
    let sign = still_there(Effect::Named(NamedEffect::BloodInUrine), 0);
    let felt = Felt { severity: None, interference: None };
    let effect = SideEffect { felt, onset: whole_day("2026-05-03"), ..sign };
    ready(app.save_side_effect(None, effect)).unwrap();
    let said = || {
        let view = ready(app.sessions()).unwrap();
        let (check, effect) = (&view.screens[0], &view.other_side_effects[0]);
        assert_eq!((check.flag, effect.flag), (RedFlag::CallClinic, RedFlag::CallClinic), "the flag stays");
        assert_eq!(check.value.day, date("2026-05-03"));
        (check.for_today, effect.for_today)
    };
    assert_eq!(said(), (true, true));
    clock.set("2026-05-04", "02:30");
    assert_eq!(said(), (true, true), "their day goes on until it starts anew");
    clock.set("2026-05-04", "09:00");
    assert_eq!(said(), (false, false));
    clock.set("2026-05-24", "09:00");
    assert_eq!(said(), (false, false));
    ready(app.save_screen(Some(&receipt.id), check)).unwrap();
    assert_eq!(said(), (false, false), "nothing was changed");
    answers[4] = Some(1);
    let check = Screen::new(date("2026-05-03"), grades(answers)).unwrap();
    ready(app.save_screen(Some(&receipt.id), check)).unwrap();
    assert_eq!(said(), (true, false), "it is said anew");
}
