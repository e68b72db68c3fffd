//! Courses of doses, answers about the lift, and the booking note: the series of the design, and what odd input means.

use crate::examples::course::Doses;
use crate::examples::read;
use crate::fade::{AT_HALF, all_bits, course as levels, day, run, session, sessions};
use tidemark::record::kinds::regimen::EveryDays;
use tidemark::rules::fade::{CourseOfDoses, Day, DoseCourse, Fade, Lift, Outcome, Parameters, Replay, State, Unsure};

/// The days of a file that the example `replay` reads. With `every`, its sessions are doses of a course.
fn days(file: &str, every: Option<u16>) -> Vec<Day> {
    let every = every.map(|days| EveryDays::new("every", days).unwrap());
    let mut doses = Doses::default();
    let mut rows = read::read(file).unwrap();
    for row in rows.iter_mut().filter(|row| every.is_some() && row.session) {
        (row.session, row.dose) = (false, every);
    }
    rows.iter().map(|row| doses.model_day(row)).collect()
}

/// Compares every column of every row that the file has. Numbers must agree to 1e-6, relative above 1.
fn agrees(file: &str, outcomes: &[Outcome], number: impl Fn(&Outcome, &str) -> Option<f64>) {
    let (header, rows) = file.split_once('\n').unwrap();
    let mut compared = 0;
    for (row, outcome) in rows.lines().zip(outcomes) {
        let cells = header.trim_end().split(',').zip(row.split(','));
        for (name, cell) in cells.filter(|(name, _)| *name != "day") {
            let (ours, theirs) = (number(outcome, name), cell.parse::<f64>().ok());
            assert_eq!(ours.is_some(), theirs.is_some(), "{name} on {}", outcome.day);
            let (Some(ours), Some(theirs)) = (ours, theirs) else { continue };
            let error = (ours - theirs).abs() / theirs.abs().max(1.0);
            assert!(error <= 1e-6, "{name} on {}: {ours} for {theirs}", outcome.day);
            compared += 1;
        }
    }
    assert_eq!(rows.lines().count(), outcomes.len());
    assert!(compared > 800, "{compared} numbers only");
}

fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

fn of_sessions(outcome: &Outcome, name: &str) -> Option<f64> {
    let lift = outcome.lift.as_ref();
    match name {
        "alert" => return Some(flag(lift.is_some_and(|lift| lift.alert))),
        "book" => return Some(flag(lift.is_some_and(|lift| lift.note))),
        _ => {}
    }
    let Lift { half_time, forecast, .. } = lift?;
    match name {
        "p50" => Some(lift?.p50),
        "p70" => Some(lift?.p70),
        "share" => Some(lift?.share.mean),
        "pgain" => Some(lift?.pgain),
        "half_q10" => Some(half_time.q10),
        "half_q25" => Some(half_time.q25),
        "half_q50" => Some(half_time.q50),
        "half_q75" => Some(half_time.q75),
        "half_q90" => Some(half_time.q90),
        "forecast_q10" => Some(forecast.q10),
        "forecast_q50" => Some(forecast.q50),
        "forecast_q90" => Some(forecast.q90),
        "p_before_next" => lift?.half_gone_by_next,
        "p50_in_7" => Some(lift?.half_gone_when_booked),
        other => panic!("{other}"),
    }
}

fn of_course(outcome: &Outcome, name: &str) -> Option<f64> {
    let course = outcome.course_of_doses.as_ref();
    match name {
        "alert" => return Some(flag(course.is_some_and(|course| course.alert))),
        "paused" => return Some(flag(course.is_some_and(|course| course.paused))),
        "course_day" => return course.map(|course| course.days.into()),
        _ => {}
    }
    let known = course?.known?;
    match name {
        "p_half" => Some(known.half_lost),
        "pgain" => Some(known.pgain),
        "share" => Some(known.share.mean),
        other => panic!("{other}"),
    }
}

fn run_with(parameters: &'static Parameters, days: &[Day]) -> Vec<Outcome> {
    let mut fade = Fade::with(parameters);
    days.iter().map(|today| fade.step(today)).collect()
}

macro_rules! next {
    ($name:literal) => {
        include_str!(concat!("../fixtures/fade/next/", $name, ".csv"))
    };
}

#[test]
fn answers_give_the_series_of_the_design() {
    for (given, reference, app) in [
        (next!("answers-a-in"), next!("answers-a-reference-out"), next!("answers-a-app-out")),
        (next!("answers-b-in"), next!("answers-b-reference-out"), next!("answers-b-app-out")),
        (next!("answers-c-in"), next!("answers-c-reference-out"), next!("answers-c-app-out")),
    ] {
        let days = days(given, None);
        agrees(reference, &run_with(&Parameters::REFERENCE, &days), of_sessions);
        agrees(app, &run_with(&AT_HALF, &days), of_sessions);
    }
}

#[test]
fn courses_give_the_series_of_the_design() {
    for (given, expected, every) in [
        (next!("course-a-in"), next!("course-a-out"), 1),
        (next!("course-b-in"), next!("course-b-out"), 3),
        (next!("course-c-in"), next!("course-c-out"), 2),
    ] {
        agrees(expected, &run(&days(given, Some(every))), of_course);
    }
}

#[test]
fn the_alert_waits_for_0_55() {
    let starts = |parameters: &'static Parameters| {
        let on = |outcome: &Outcome| outcome.lift.is_some_and(|lift| lift.alert);
        let people = [next!("answers-a-in"), next!("answers-b-in"), next!("answers-c-in")];
        let outcomes = people.map(|file| run_with(parameters, &days(file, None))).concat();
        let starts = outcomes.windows(2).filter(|pair| !on(&pair[0]) && on(&pair[1]));
        starts.map(|pair| pair[1].lift.unwrap().p50).collect::<Vec<_>>()
    };
    let (app, at_half) = (starts(&Parameters::APP), starts(&AT_HALF));
    assert!(app.len() > 3 && app.iter().all(|p50| *p50 >= 0.55), "{app:?}");
    assert!(at_half.iter().any(|p50| (0.5..0.55).contains(p50)), "{at_half:?}");
}

/// The same level every day, with a dose every day of a course from day 20 on but on the days left out.
fn course_without(left_out: impl Fn(usize) -> bool, last: usize) -> Vec<Day> {
    let course = CourseOfDoses { since: day(20), every: EveryDays::ONE };
    let mut days = levels(last, &[], |number| if number > 20 { 3.0 } else { 0.0 });
    for (number, today) in days.iter_mut().enumerate().skip(20) {
        (today.course, today.dose) = (Some(course), !left_out(number));
    }
    days
}

fn course_on(outcomes: &[Outcome], number: usize) -> DoseCourse {
    outcomes[number].course_of_doses.unwrap()
}

#[test]
fn a_gap_pauses_a_course_and_two_weeks_end_it() {
    let outcomes = run(&course_without(|number| (50..56).contains(&number) || number >= 90, 120));
    let paused: Vec<_> = (20..90).filter(|number| course_on(&outcomes, *number).paused).collect();
    // More than four days without a dose, and two weeks from the dose that ended it.
    assert_eq!(paused, (54..=70).collect::<Vec<_>>());
    assert_eq!(course_on(&outcomes, 102).without_dose, 13);
    assert!(outcomes[103].course_of_doses.is_none());
    assert_eq!(outcomes[103].lift.unwrap().session, day(89), "the last dose is the session it goes on from");
    assert_eq!(outcomes[103].lift.unwrap().days, 14);
}

#[test]
fn a_dose_after_the_end_begins_a_course_anew() {
    let outcomes = run(&course_without(|number| (50..70).contains(&number), 100));
    assert!(outcomes[69].course_of_doses.is_none());
    assert_eq!((course_on(&outcomes, 70).since, course_on(&outcomes, 70).days), (day(70), 0));
}

#[test]
fn a_session_begins_no_course() {
    let mut days = course_without(|number| number >= 50, 100);
    days[20].dose = false;
    days[20].session = true;
    days[80].session = true;
    let outcomes = run(&days);
    assert_eq!(outcomes[20].lift.unwrap().session, day(20), "before the first dose of the course");
    assert_eq!(course_on(&outcomes, 21).since, day(21));
    assert_eq!(outcomes[80].lift.unwrap().session, day(80), "after its end");
}

/// What is agreed anew begins with a dose of its own.
#[test]
fn a_session_on_the_day_of_a_new_course_ends_the_old_one_and_begins_none() {
    let mut days = course_without(|number| number == 50, 60);
    let second = CourseOfDoses { since: day(50), every: EveryDays::new("every", 2).unwrap() };
    days[50..].iter_mut().for_each(|today| today.course = Some(second));
    days[50].session = true;
    let outcomes = run(&days);
    assert_eq!(outcomes[50].lift.unwrap().session, day(50));
    assert_eq!(course_on(&outcomes, 51).since, day(51));
}

#[test]
fn a_course_that_is_no_longer_agreed_has_ended() {
    let mut days = course_without(|_| false, 80);
    days[61..].iter_mut().for_each(|today| (today.course, today.dose) = (None, false));
    let outcomes = run(&days);
    assert!(outcomes[60].course_of_doses.is_some() && outcomes[60].lift.is_none());
    assert_eq!(outcomes[61].lift.unwrap().session, day(60));
}

/// Another dose or another distance is agreed anew. Of two at once the caller names one.
#[test]
fn another_course_takes_the_place_of_the_first() {
    let mut days = course_without(|_| false, 80);
    let second = CourseOfDoses { since: day(50), every: EveryDays::new("every", 2).unwrap() };
    for (number, today) in days.iter_mut().enumerate().skip(50) {
        (today.course, today.dose) = (Some(second), number % 2 == 0);
    }
    let outcomes = run(&days);
    assert_eq!(course_on(&outcomes, 49).days, 29);
    assert_eq!(course_on(&outcomes, 50).days, 0);
    assert_eq!(course_on(&outcomes, 79).known.map(|known| known.pgain > 0.5), Some(true));
}

#[test]
fn a_session_inside_a_course_is_a_dose_of_it() {
    let with_doses = course_without(|number| number == 55, 80);
    let mut with_session = with_doses.clone();
    with_session[55].session = true;
    let mut with_dose = with_doses;
    with_dose[55].dose = true;
    assert_eq!(all_bits(&run(&with_session)), all_bits(&run(&with_dose)));
}

#[test]
fn a_course_says_nothing_of_single_sessions() {
    let outcomes = run(&course_without(|_| false, 60));
    for outcome in &outcomes[20..] {
        assert_eq!((outcome.state, outcome.lift.is_none()), (State::CannotTell(Unsure::CourseOfDoses), true));
    }
}

/// While a course is followed, check-ins and doses teach the model of single sessions nothing: after it, it is as one
/// that had only the last dose as a session, and heard nothing in between.
#[test]
fn single_sessions_go_on_from_the_last_dose() {
    let mut days = levels(130, &sessions([14, 30], 9.0), |_| 0.0);
    let course = CourseOfDoses { since: day(45), every: EveryDays::ONE };
    for today in &mut days[45..100] {
        (today.course, today.dose) = (Some(course), true);
    }
    let mut without = days.clone();
    for today in &mut without[45..100] {
        *today = Day::empty(today.day);
    }
    without[99].session = true;
    let lifts = |days: &[Day]| run(days)[100..].iter().map(|outcome| outcome.lift.unwrap()).collect::<Vec<_>>();
    assert_eq!(lifts(&days), lifts(&without));
}

#[test]
fn a_course_after_sessions_begins_with_their_baseline() {
    let mut days = levels(90, &sessions([14, 30], 9.0), |_| 2.0);
    let course = CourseOfDoses { since: day(60), every: EveryDays::ONE };
    days[60..].iter_mut().for_each(|today| (today.course, today.dose) = (Some(course), true));
    // The level is what it was without treatment, at 5, so this course has not lifted it.
    let known = course_on(&run(&days), 90).known.unwrap();
    assert!(known.pgain < 0.5, "{known:?}");
}

/// Sessions every two weeks with these answers.
fn answering(answers: &[Option<bool>]) -> Vec<Day> {
    let on = (0..answers.len()).map(|number| 14 * (number + 1));
    let mut days = levels(14 * (answers.len() + 1), &sessions(on, 12.0), |_| 0.0);
    for (number, answer) in answers.iter().enumerate() {
        days[14 * (number + 1)].half_gone = *answer;
    }
    days
}

fn half_time_after(answers: &[Option<bool>]) -> f64 {
    run(&answering(answers)).last().unwrap().lift.unwrap().half_time.q50
}

#[test]
fn an_answer_moves_the_half_time_the_way_it_says() {
    let [yes, nothing, not_yet] = [Some(true), None, Some(false)].map(|answer| half_time_after(&[None, answer, None]));
    assert!(yes < nothing && nothing < not_yet, "{yes}, {nothing}, {not_yet}");
}

#[test]
fn an_answer_about_less_than_four_days_counts_for_nothing() {
    let after = |days: usize, answer: Option<bool>| {
        let mut all = levels(60, &sessions([14, 28, 28 + days], 12.0), |_| 0.0);
        all[28 + days].half_gone = answer;
        run(&all).last().unwrap().lift.unwrap().half_time.q50.to_bits()
    };
    assert_eq!(after(3, Some(true)), after(3, None));
    assert_ne!(after(4, Some(true)), after(4, None));
}

#[test]
fn answers_that_contradict_each_other_leave_the_half_time_near_where_it_was() {
    let contradicting: Vec<_> = (0..12).map(|number| Some(number % 2 == 0)).collect();
    let [with, without] = [&contradicting[..], &[None; 12]].map(half_time_after);
    assert!((with / without - 1.0).abs() < 0.1, "{with}, {without}");
}

#[test]
fn the_first_session_has_no_lift_to_answer_about() {
    let with = answering(&[Some(true), None]);
    assert_eq!(all_bits(&run(&with)), all_bits(&run(&answering(&[None, None]))));
}

#[test]
fn an_answer_changed_after_years_counts_as_if_it_had_always_been_so() {
    let mut answers = vec![Some(true); 60];
    let mut replay = Replay::default();
    replay.update(answering(&answers));
    answers[3] = Some(false);
    let changed = all_bits(replay.update(answering(&answers)));
    assert_eq!(changed, all_bits(&run(&answering(&answers))));
    answers[3] = None;
    assert_ne!(changed, all_bits(&run(&answering(&answers))));
}

#[test]
fn the_usual_duration_counts_for_a_person_who_joins_with_a_session_and_for_nobody_else() {
    let named = |first_session: usize, days: Option<u16>| {
        let mut all = levels(40, &sessions([first_session, 20], 12.0), |_| 0.0);
        all[first_session].usual_half = days;
        run(&all).last().unwrap().lift.unwrap().forecast
    };
    let [short, unknown, long] = [Some(4), None, Some(60)].map(|days| named(0, days).q50);
    assert!(short < unknown && unknown < long, "{short}, {unknown}, {long}");
    assert_eq!(named(5, Some(60)), named(5, None), "check-ins before the first session say more");
    for extreme in [1, 365] {
        assert!(named(0, Some(extreme)).q90.is_finite());
    }
}

/// However many doses there were, it counts once: for the last dose, which is the session that a person joins with.
#[test]
fn the_usual_duration_counts_once_for_a_person_who_joins_with_a_course() {
    for checks_in in [false, true] {
        let mut days = levels(40, &[session(9, 12.0)], |_| 0.0);
        for today in &mut days {
            today.usual_half = Some(30);
        }
        days[..10].iter_mut().for_each(|today| *today = Day { usual_half: Some(30), ..Day::empty(today.day) });
        let mut last_dose_alone = days.clone();
        last_dose_alone[9].session = true;
        let course = CourseOfDoses { since: day(0), every: EveryDays::ONE };
        days[..10].iter_mut().for_each(|today| (today.course, today.dose) = (Some(course), true));
        if checks_in {
            days[5].level = days[20].level;
        }
        let lifts = |days: &[Day]| run(days)[10..].iter().map(|outcome| outcome.lift.unwrap()).collect::<Vec<_>>();
        assert_eq!(lifts(&days), lifts(&last_dose_alone), "with a check-in: {checks_in}");
    }
}

#[test]
fn the_days_to_book_change_only_the_note() {
    let days = levels(60, &[session(14, 9.0), session(40, 9.0)], |_| 0.0);
    let with = |days_to_book: u16| {
        let days: Vec<_> = days.iter().map(|today| Day { days_to_book, ..*today }).collect();
        run(&days)
    };
    let [at_once, usual, four_weeks] = [1, 7, 28].map(with);
    assert!([&at_once, &four_weeks].into_iter().all(|outcomes| all_bits(outcomes) == all_bits(&usual)));
    let noted = |outcomes: &[Outcome]| outcomes.iter().position(|outcome| outcome.lift.is_some_and(|lift| lift.note));
    let [soonest, week, latest] = [&four_weeks, &usual, &at_once].map(|outcomes| noted(outcomes).unwrap());
    assert!(17 <= soonest && soonest < week && week < latest, "{soonest}, {week}, {latest}");
    assert!(!usual[40].lift.unwrap().note, "a session ends it");
}

#[test]
fn a_session_within_the_days_to_book_is_booked() {
    let mut days = levels(30, &sessions([14], 9.0), |_| 0.0);
    days[20].planned = Some(day(27));
    days[21].planned = Some(day(29));
    let booked: Vec<_> = run(&days)[20..23].iter().map(|outcome| outcome.lift.unwrap().booked).collect();
    assert_eq!(booked, [true, false, false]);
}
