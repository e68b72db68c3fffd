//! The test vectors from the design of the fade model, each under its number there.

use std::f64::consts::PI;

use crate::fade::{Session, alerts, all_bits, course, run, session, sessions, silenced};
use tidemark::rules::fade::{DailyLevel, Day, Lift, Outcome, Replay, State, Unsure};

const NOTHING: fn(usize) -> f64 = |_| 0.0;

/// Takes `points` off the level on these days.
fn minus(points: f64, days: &'static [usize]) -> impl Fn(usize) -> f64 {
    move |number| if days.contains(&number) { -points } else { 0.0 }
}

fn lift(outcomes: &[Outcome], number: usize) -> Lift {
    outcomes[number].lift.unwrap()
}

/// The same level on every day, with a session on day 14.
fn always(points: f64, last: usize) -> Vec<Day> {
    let mut days = course(last, &sessions([14], 7.0), NOTHING);
    for today in &mut days {
        today.level = Some(DailyLevel::new("level", points).unwrap());
    }
    days
}

#[test]
fn v01_a_half_time_of_a_week_is_noticed() {
    let alerts = alerts(&run(&course(40, &sessions([14], 7.0), NOTHING)));
    assert!((18..=26).contains(&alerts[0]), "{alerts:?}");
}

#[test]
fn v02_a_lasting_lift_gives_no_alert() {
    let outcomes = run(&course(36, &sessions([14], 200.0), NOTHING));
    assert!(alerts(&outcomes).is_empty());
    assert!(outcomes.iter().filter_map(|outcome| outcome.lift).all(|lift| lift.p50 < 0.15));
}

#[test]
fn v03_one_bad_day_gives_no_alert() {
    let outcomes = run(&course(36, &sessions([14], 200.0), minus(3.5, &[20])));
    assert!(alerts(&outcomes).is_empty());
    assert!(lift(&outcomes, 20).p50 < 0.40);
    assert!((21..=24).any(|number| lift(&outcomes, number).p50 < 0.10));
}

#[test]
fn v04_two_bad_days_give_no_alert() {
    let outcomes = run(&course(36, &sessions([14], 200.0), minus(3.0, &[20, 21])));
    assert!(alerts(&outcomes).is_empty());
}

#[test]
fn v05_a_silent_week_gives_no_alert() {
    let days = silenced(course(36, &sessions([14], 200.0), NOTHING), |number| (17..=24).contains(&number));
    assert!(alerts(&run(&days)).is_empty());
}

#[test]
fn v06_a_fade_during_silence_is_noticed_by_the_third_check_in_after() {
    let days = silenced(course(40, &sessions([14], 7.0), NOTHING), |number| (17..=24).contains(&number));
    let alerts = alerts(&run(&days));
    assert!((25..=27).contains(&alerts[0]), "{alerts:?}");
}

#[test]
fn v07_sessions_without_effect_give_no_alert() {
    let days = (0..6).map(|number| Session { gain: 0.3, ..session(14 + 14 * number, 7.0) });
    let outcomes = run(&course(97, &days.collect::<Vec<_>>(), NOTHING));
    assert!(alerts(&outcomes).is_empty());
    for last in (27..=97).step_by(14) {
        assert!(lift(&outcomes, last).pgain < 0.3, "day {last}");
    }
}

#[test]
fn v08_a_weekly_rhythm_gives_no_alert() {
    #[expect(clippy::cast_precision_loss, reason = "45 days")]
    let sine = |number: usize| (2.0 * PI * number as f64 / 7.0).sin();
    assert!(alerts(&run(&course(45, &sessions([14], 300.0), sine))).is_empty());
}

#[test]
fn v09_five_fades_at_day_9_are_learned() {
    let outcomes = run(&course(107, &sessions([14, 32, 50, 68, 86, 104], 9.0), NOTHING));
    let half_time = lift(&outcomes, 107).half_time;
    assert!((7.0..=12.0).contains(&half_time.q50), "{half_time:?}");
    assert!(half_time.q90 - half_time.q10 < 14.0, "{half_time:?}");
}

#[test]
fn v10_lasting_lifts_are_learned() {
    let outcomes = run(&course(140, &sessions((0..5).map(|number| 14 + 28 * number), 200.0), NOTHING));
    let lift = lift(&outcomes, 140);
    assert_eq!((lift.days, lift.sessions), (14, 5));
    assert!(lift.p50 < 0.05, "{lift:?}");
    assert!(lift.half_time.q10 > 20.0, "{lift:?}");
}

#[test]
fn v11_a_fade_much_earlier_than_usual_is_said_to_be() {
    let of_shape = |(day, half_time)| Session { shape: 1.5, ..session(day, half_time) };
    let days = [(14, 20.0), (42, 20.0), (70, 20.0), (98, 20.0), (126, 5.0)].map(of_shape);
    let outcomes = run(&course(140, &days, NOTHING));
    let first = alerts(&outcomes).into_iter().find(|number| *number >= 126).unwrap();
    assert!(first <= 126 + 12, "day {first}");
    let lift = lift(&outcomes, first);
    assert!(lift.half_time.q50 < 1.15 * lift.forecast.q10, "{lift:?}");
    assert!(lift.is_early());
}

#[test]
fn v12_sinking_through_sessions_raises_the_lower_than_usual_flag() {
    let gains = [3.0, 3.0, 3.0, 3.0, 0.3, 0.3];
    let days: Vec<_> =
        (0..).zip(gains).map(|(number, gain)| Session { gain, ..session(14 + 14 * number, 16.0) }).collect();
    #[expect(clippy::cast_precision_loss, reason = "a hundred days")]
    let sinking = |number: usize| -(0.1 * number.saturating_sub(70) as f64).min(1.5);
    let outcomes = run(&course(98, &days, sinking));
    let first = outcomes.iter().position(|outcome| outcome.lower).unwrap();
    assert!((70..98).contains(&first), "day {first}");
    assert_eq!(outcomes[first].state, State::LowerThanUsual);
}

#[test]
fn v13_a_session_clears_the_alert() {
    let outcomes = run(&course(40, &[session(14, 6.0), session(30, 200.0)], NOTHING));
    let alerts = alerts(&outcomes);
    assert!(alerts[0] < 30, "{alerts:?}");
    assert!(!alerts.iter().any(|number| (30..=35).contains(number)), "{alerts:?}");
}

#[test]
fn v14_two_check_ins_tell_nothing() {
    let days = silenced(course(30, &sessions([14], 7.0), NOTHING), |number| !(20..=21).contains(&number));
    let outcomes = run(&days);
    for outcome in &outcomes[14..] {
        assert_eq!(outcome.state, State::CannotTell(Unsure::FewSinceSession), "{}", outcome.day);
    }
}

#[test]
fn v15_all_tens_give_no_alert() {
    assert!(alerts(&run(&always(10.0, 42))).is_empty());
}

#[test]
fn v16_all_zeros_give_no_alert() {
    let outcomes = run(&always(0.0, 42));
    assert!(alerts(&outcomes).is_empty());
    assert!(outcomes[17..].iter().all(|outcome| outcome.lift.unwrap().pgain < 0.2));
}

#[test]
fn v17_who_joins_in_maintenance_is_learned_within_three_sessions() {
    let outcomes = run(&course(83, &sessions((0..6).map(|number| 14 * number), 6.0), NOTHING));
    let alerts = alerts(&outcomes);
    let in_interval = |number: &usize| alerts.iter().any(|alert| alert / 14 == *number);
    assert!((3..6).filter(in_interval).count() >= 2, "{alerts:?}");
    assert!(alerts.iter().all(|alert| *alert >= 3), "{alerts:?}");
}

#[test]
fn v18_weekly_sessions_with_a_half_time_of_two_weeks_give_no_alert() {
    let outcomes = run(&course(97, &sessions((2..14).map(|number| 7 * number), 14.0), NOTHING));
    assert!(alerts(&outcomes).is_empty());
}

#[test]
fn v19_a_prefix_gives_the_same_as_the_whole() {
    let days = course(120, &sessions([14, 42, 70, 98], 9.0), NOTHING);
    let whole = run(&days);
    for length in [1, 14, 15, 50, 99] {
        assert_eq!(all_bits(&run(&days[..length])), all_bits(&whole[..length]));
    }
}

#[test]
fn v20_a_back_filled_check_in_gives_the_same_as_one_that_was_always_there() {
    let always = course(120, &sessions([14, 42, 70, 98], 9.0), NOTHING);
    let late = silenced(always.clone(), |number| number == 77);
    let mut replay = Replay::default();
    let before = replay.update(late).to_vec();
    let after = replay.update(always.clone()).to_vec();
    assert_eq!(all_bits(&after), all_bits(&run(&always)));
    assert_eq!(all_bits(&after[..77]), all_bits(&before[..77]));
    assert_ne!(after[77..], before[77..]);
}
