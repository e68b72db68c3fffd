//! Two whole courses through the use cases: what the treatment's timeline says
//! of them. The numbers were counted from the files by hand.

#![allow(clippy::float_cmp, reason = "halves are exact")]

use crate::courses::{answered, load, nobody, plan, session_on};
use crate::storage::ready;
use tidemark::app::view::{
    ChangedName, CountView, DoseChangeName, DrugName, EffectKind, EffectName, EndView, LimitsView, PlanInput,
    PressureInput, PressureMomentName, ReadingPartName, RedFlagName, RouteName, ScreenInput, SideEffectInput,
    TreatedView, TreatmentView,
};

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

/// Days since the session before, those planned, and how many more it were.
fn gap(session: &TreatedView) -> (Option<i32>, Option<i32>, Option<i32>) {
    (session.interval_days, session.planned_days, session.late_days)
}

fn worst(session: &TreatedView) -> Vec<(EffectKind, u8)> {
    session.worst.iter().map(|worst| (worst.effect.kind, worst.severity.unwrap())).collect()
}

fn best(session: &TreatedView) -> Option<(&str, f64)> {
    session.best.as_ref().map(|best| (best.day.as_str(), best.total.shown))
}

fn peak(session: &TreatedView) -> Option<(u16, u16, Option<i32>)> {
    session.peak.map(|peak| (peak.systolic, peak.diastolic, peak.minutes))
}

/// How many sessions have something, for each kind of it.
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
    assert_eq!([DoseChangeName::Raised, DoseChangeName::Lowered, DoseChangeName::Same].map(doses), [2, 1, 25]);
    assert_eq!(on(&view, "2025-01-30").dose_change, Some(DoseChangeName::Lowered));
    assert_eq!(tally(&view, |session| session.changed.is_empty(), &true), 29);

    // Twice a week seven times, then weekly, then every other week.
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
            ("2025-01-17", RedFlagName::CallClinic),
            ("2025-01-20", RedFlagName::ShowBeforeDose),
            ("2025-02-10", RedFlagName::VeryHighPressure)
        ],
        "sedation the next day, 146/92 before the dose, 182/101 after it"
    );
    let view = ready(app.treatment()).unwrap();

    let fourth = on(&view, "2025-01-16");
    assert!(fourth.still_there, "sedation was there the next morning");
    assert_eq!(tally(&view, |session| session.still_there, &true), 1);
    assert_eq!(worst(fourth), [(EffectKind::Dissociation, 2), (EffectKind::Dizziness, 1), (EffectKind::Sedation, 1)]);
    assert_eq!(peak(fourth), Some((144, 84, Some(41))));
    assert_eq!((fourth.effect_minutes, fourth.rest_minutes, fourth.burden), (Some(78), Some(128), Some(4)));
    assert_eq!(best(fourth), Some(("2025-01-19", 18.0)));
    assert_eq!(fourth.level, Some(3.5), "3.0, 3.5 and 4.0 on the days up to the next session");
    assert_eq!(on(&view, "2025-01-13").level, None, "two days are too few");

    assert_eq!(on(&view, "2025-01-20").pre_dose, Some(RedFlagName::ShowBeforeDose));
    assert_eq!(on(&view, "2025-02-10").peak.unwrap().flag, RedFlagName::VeryHighPressure);
    assert_eq!(worst(on(&view, "2025-01-30")), []);

    let trends: Vec<_> = view.effects.iter().map(|trend| (trend.effect.kind, trend.all)).collect();
    assert_eq!(
        trends,
        [
            (EffectKind::Dissociation, count(29, 18, Some(3))),
            (EffectKind::Dizziness, count(29, 10, Some(1))),
            (EffectKind::Nausea, count(29, 3, Some(2))),
            (EffectKind::Sedation, count(29, 1, Some(1))),
        ]
    );
    let dissociation = &view.effects[0];
    assert_eq!((dissociation.first_half, dissociation.second_half), (count(14, 10, Some(3)), count(15, 8, Some(1))));
    let by_dose: Vec<_> = dissociation.by_dose.iter().map(|of| (of.dose.amount, of.count)).collect();
    assert_eq!(by_dose, [(56.0, count(3, 2, Some(3))), (84.0, count(26, 16, Some(2)))]);

    let [route] = &view.routes[..] else { panic!("one route") };
    assert_eq!((route.route, route.sessions, route.graded), (RouteName::Intranasal, 29, 22));
    assert_eq!((route.worst, route.burden, route.effect_minutes), (Some(1.0), Some(2.0), Some(80.0)));
    assert_eq!(view.screens.len(), 9);
    assert_eq!(view.screens[3].answers[..3], [Some(1), Some(1), Some(0)]);
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
    assert_eq!(clinic.changed, [ChangedName::Setting, ChangedName::Clinic]);
    assert_eq!(on(&view, "2025-05-22").clinic.as_deref(), Some("City Hospital"));
    assert_eq!(clinic.dose_change, Some(DoseChangeName::Same));
    assert_eq!((route.day.as_str(), route.route), ("2025-08-30", RouteName::Sublingual));
    assert_eq!(route.changed, [ChangedName::Route, ChangedName::Setting]);
    assert_eq!(route.dose_change, Some(DoseChangeName::NotComparable));
    assert_eq!(on(&view, "2025-09-20").dose_change, Some(DoseChangeName::Raised));

    assert_eq!(peak(route), Some((128, 84, Some(50))));
    assert_eq!(peak(on(&view, "2025-09-06")), Some((128, 84, None)), "its time is unknown");
    assert_eq!(on(&view, "2025-09-06").rest_minutes, None);
    assert_eq!(route.pre_dose, None, "nobody measured");
    assert_eq!(on(&view, "2025-07-31").pre_dose, Some(RedFlagName::ShowBeforeDose), "142/84");

    assert_eq!(best(on(&view, "2025-03-20")), Some(("2025-03-27", 6.0)));
    assert_eq!(best(on(&view, "2025-03-17")), None, "no form before the next session");
    assert_eq!(on(&view, "2025-06-12").level, None, "eight days without a check-in");

    let taste = view.effects.iter().find(|trend| trend.effect.kind == EffectKind::Taste).unwrap();
    let by_route: Vec<_> = taste.by_route.iter().map(|of| (of.route, of.count)).collect();
    assert_eq!(by_route, [(RouteName::Intravenous, count(10, 0, None)), (RouteName::Sublingual, count(3, 3, Some(1)))]);
    let burdens: Vec<_> = view.routes.iter().map(|route| (route.worst, route.burden, route.effect_minutes)).collect();
    assert_eq!(burdens, [(Some(2.0), Some(4.0), Some(59.5)), (Some(1.0), Some(1.0), None)]);
}

/// The day goes on until four in the morning; minutes are counted by the clock all the same.
#[test]
fn a_session_over_midnight_is_timed_by_the_clock() {
    use tidemark::app::view::{StampInput, StampName};
    let (app, clock) = nobody();
    clock.set("2025-03-03", "23:30");
    let mut late = session_on("2025-03-03", RouteName::Oral, DrugName::Ketamine);
    late.time = Some("23:30".to_owned());
    let session = ready(app.save_session(&late)).unwrap().id;
    let stamp = |kind| StampInput { id: None, session: session.clone(), kind, day: None, time: None };
    clock.set("2025-03-03", "23:50");
    ready(app.save_stamp(&stamp(StampName::EffectBegan))).unwrap();
    clock.set("2025-03-04", "00:40");
    ready(app.save_pressure(&PressureInput {
        id: None,
        session: Some(session.clone()),
        day: None,
        time: None,
        moment: PressureMomentName::Peak,
        systolic: 150,
        diastolic: 90,
        pulse: None,
        oxygen: None,
    }))
    .unwrap();
    ready(app.save_stamp(&stamp(StampName::EffectEnded))).unwrap();
    clock.set("2025-03-04", "01:45");
    ready(app.save_stamp(&stamp(StampName::ReadyToRest))).unwrap();

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
    let session = ready(app.save_session(&session_on("2025-03-03", RouteName::Oral, DrugName::Ketamine))).unwrap().id;
    ready(app.dose_taken(&session)).unwrap();
    let kept = ready(app.sessions()).unwrap().sessions.remove(0);
    assert_eq!((kept.day.as_str(), kept.time.as_deref()), ("2025-03-04", Some("00:20")));
    let mut again = session_on("2025-03-04", RouteName::Oral, DrugName::Ketamine);
    again.id = Some(session);
    ready(app.save_session(&again)).unwrap();
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
    assert_eq!(view.other_pressures[0].time.as_deref(), Some("15:30"), "the newest first");
    assert_eq!(ready(app.treatment()).unwrap().effects[0].all, count(12, 10, Some(2)), "they count for no session");
    ready(app.undo(&withdrawn)).unwrap();
    assert!(ready(app.treatment()).unwrap() == whole, "all is as before");
}

#[test]
fn how_much_an_effect_got_in_the_way_can_be_taken_back() {
    let (app, ..) = load(IV, "2025-09-30");
    let effect = ready(app.sessions()).unwrap().sessions.pop().unwrap().side_effects.remove(0);
    assert_eq!(effect.interference, Some(2));
    let mut cleared = answered(&effect, EndView::StillThere);
    (cleared.interference, cleared.end) = (None, None);
    ready(app.save_side_effect(&cleared)).unwrap();
    let kept = ready(app.sessions()).unwrap().sessions.pop().unwrap().side_effects.remove(0);
    assert_eq!((kept.interference, kept.end, kept.severity), (None, None, Some(3)));
}

/// A side effect of 10 March that is still there.
fn still_there(effect: EffectName, severity: u8) -> SideEffectInput {
    SideEffectInput {
        id: None,
        effect,
        severity: Some(severity),
        interference: None,
        onset_day: "2026-03-10".to_owned(),
        onset_time: None,
        end: Some(EndView::StillThere),
        session: None,
        note: None,
    }
}

#[test]
fn a_severe_effect_in_own_words_is_answered_and_shows_its_flag() {
    let (app, clock) = nobody();
    clock.set("2026-03-10", "15:00");
    let own =
        |severity| still_there(EffectName { kind: EffectKind::Own, name: Some("burning feet".to_owned()) }, severity);
    assert_eq!(ready(app.save_side_effect(&own(2))).unwrap().flag, RedFlagName::Nothing);
    assert_eq!(ready(app.save_side_effect(&own(3))).unwrap().flag, RedFlagName::CallClinic);
    let shown = ready(app.sessions()).unwrap().other_side_effects;
    assert_eq!(shown.iter().filter(|effect| effect.flag == RedFlagName::CallClinic).count(), 1);
}

/// 142/88 before a dose that the plan's limits allow or not, with what stands and what the reading is past.
#[test]
fn the_plan_s_limits_count_wherever_a_reading_is_shown() {
    let (app, clock) = nobody();
    clock.set("2026-03-10", "10:00");
    let session = ready(app.save_session(&session_on("2026-03-10", RouteName::Oral, DrugName::Ketamine))).unwrap().id;
    let reading = PressureInput {
        id: None,
        session: Some(session.clone()),
        day: None,
        time: None,
        moment: PressureMomentName::Before,
        systolic: 142,
        diastolic: 88,
        pulse: None,
        oxygen: None,
    };
    assert_eq!(ready(app.save_pressure(&reading)).unwrap().flag, RedFlagName::ShowBeforeDose);
    let standing = || ready(app.sessions()).unwrap().sessions.remove(0).standing;
    let told = standing();
    assert_eq!((told.len(), told[0].part, told[0].flag), (1, ReadingPartName::Pressure, RedFlagName::ShowBeforeDose));

    let limits = LimitsView { systolic: Some(150), diastolic: Some(95), pulse: None, oxygen: None };
    ready(app.save_plan(&PlanInput { limits, ..plan() })).unwrap();
    let view = ready(app.sessions()).unwrap();
    assert_eq!((view.limits.systolic, view.limits.diastolic, view.limits.pressure_is_own), (150, 95, true));
    assert_eq!((view.limits.oxygen, view.limits.oxygen_is_own), (92, false));
    let shown = &view.sessions[0];
    assert_eq!((shown.standing.len(), shown.pressures[0].flag), (0, RedFlagName::Nothing));
    assert_eq!(ready(app.treatment()).unwrap().sessions[0].pre_dose, Some(RedFlagName::Nothing));

    let low = LimitsView { systolic: Some(130), ..limits };
    ready(app.save_plan(&PlanInput { limits: low, ..plan() })).unwrap();
    assert_eq!(standing()[0].flag, RedFlagName::ShowBeforeDose);
    assert_eq!(ready(app.treatment()).unwrap().sessions[0].pre_dose, Some(RedFlagName::ShowBeforeDose));
    ready(app.dose_taken(&session)).unwrap();
    assert_eq!(standing().len(), 0, "the dose was taken");
    let shown = ready(app.sessions()).unwrap().sessions.remove(0);
    assert_eq!(shown.pressures[0].beyond, [ReadingPartName::Pressure], "the reading keeps its mark");

    clock.set("2026-03-10", "10:40");
    ready(app.save_pressure(&PressureInput { systolic: 185, ..reading })).unwrap();
    assert_eq!(standing()[0].flag, RedFlagName::VeryHighPressure);
    clock.set("2026-03-11", "09:00");
    assert_eq!(standing().len(), 0, "its day is over");
}

#[test]
fn the_likely_moment_goes_by_the_clock_and_not_by_the_person_s_day() {
    let (app, clock) = nobody();
    clock.set("2025-03-03", "23:30");
    let oral = session_on("2025-03-03", RouteName::Oral, DrugName::Ketamine);
    let session = ready(app.save_session(&oral)).unwrap().id;
    let moment = || ready(app.likely_moment(&session)).unwrap();
    assert_eq!(moment(), PressureMomentName::Before);
    ready(app.dose_taken(&session)).unwrap();
    assert_eq!(moment(), PressureMomentName::Other);
    clock.set("2025-03-04", "00:10");
    assert_eq!(moment(), PressureMomentName::Peak, "40 minutes over midnight");
    clock.set("2025-03-04", "01:00");
    assert_eq!(moment(), PressureMomentName::Leaving);
    clock.set("2025-03-04", "09:00");
    assert_eq!(moment(), PressureMomentName::Other, "another day");
    assert_eq!(ready(app.likely_moment("00000000000000000000000000000009")).unwrap_err().code().as_str(), "not_found");
}

#[test]
fn a_planned_day_that_is_still_ahead_stays_when_a_session_is_repeated() {
    let (app, clock) = nobody();
    clock.set("2026-03-01", "15:00");
    let mut first = session_on("2026-03-01", RouteName::Oral, DrugName::Ketamine);
    first.planned_next = Some("2026-03-15".to_owned());
    ready(app.save_session(&first)).unwrap();
    let planned = || ready(app.sessions()).unwrap().next_planned;
    clock.set("2026-03-10", "15:00");
    ready(app.repeat_session("2026-03-10", false)).unwrap();
    assert_eq!(planned().as_deref(), Some("2026-03-15"), "one in between");
    clock.set("2026-03-15", "15:00");
    ready(app.repeat_session("2026-03-15", false)).unwrap();
    assert_eq!(planned(), None, "the planned one itself");
}

#[test]
fn three_months_of_some_are_told_and_named() {
    let (app, clock) = nobody();
    let mut flags = Vec::new();
    for day in ["2026-01-05", "2026-02-04", "2026-03-06"] {
        clock.set(day, "15:00");
        let answers = [0, 0, 0, 0, 0, 2, 0, 0, 0].map(Some).to_vec();
        let receipt = ready(app.save_screen(&ScreenInput { id: None, day: day.to_owned(), answers })).unwrap();
        flags.push(receipt.flag);
    }
    assert_eq!(flags, [RedFlagName::Nothing, RedFlagName::Nothing, RedFlagName::TellClinic]);
    let screens = ready(app.sessions()).unwrap().screens;
    assert_eq!((screens[0].flag, &screens[0].lasting[..]), (RedFlagName::TellClinic, &[5][..]));
    assert_eq!((screens[1].flag, screens[1].lasting.len()), (RedFlagName::Nothing, 0));
}

#[test]
fn each_effect_is_offered_in_the_list_that_answers_it() {
    let offered = ready(nobody().0.sessions()).unwrap().offered;
    let lengths = [&offered.help_now, &offered.emergency, &offered.call_clinic, &offered.usual].map(Vec::len);
    assert_eq!(lengths, [2, 9, 7, 14]);
    assert_eq!(offered.emergency[0], EffectKind::ChestPain, "the first that a thumb finds");
}

/// "Call your clinic today" is said on the day it was written; from the next day on the check names its own day.
#[test]
fn a_call_for_today_is_no_call_for_today_on_the_next_day() {
    let (app, clock) = nobody();
    clock.set("2026-05-03", "15:00");
    let mut answers = vec![Some(0); 9];
    answers[3] = Some(1);
    let check = |id: Option<String>| ScreenInput { id, day: "2026-05-03".to_owned(), answers: answers.clone() };
    let receipt = ready(app.save_screen(&check(None))).unwrap();
    let sign = EffectName { kind: EffectKind::BloodInUrine, name: None };
    let effect = SideEffectInput { severity: None, onset_day: "2026-05-03".to_owned(), ..still_there(sign, 0) };
    ready(app.save_side_effect(&effect)).unwrap();
    let said = || {
        let view = ready(app.sessions()).unwrap();
        let (check, effect) = (&view.screens[0], &view.other_side_effects[0]);
        assert_eq!((check.flag, effect.flag), (RedFlagName::CallClinic, RedFlagName::CallClinic), "the flag stays");
        assert_eq!(check.day, "2026-05-03");
        (check.for_today, effect.for_today)
    };
    assert_eq!(said(), (true, true));
    clock.set("2026-05-04", "02:30");
    assert_eq!(said(), (true, true), "their day goes on until it starts anew");
    clock.set("2026-05-04", "09:00");
    assert_eq!(said(), (false, false));
    clock.set("2026-05-24", "09:00");
    assert_eq!(said(), (false, false));
    ready(app.save_screen(&check(Some(receipt.id)))).unwrap();
    assert_eq!(said(), (true, false), "it is said anew");
}
