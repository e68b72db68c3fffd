//! Invented people for the tests of the fade model. Days are counted from day 0.

#![allow(dead_code, reason = "the browser tests use only part of it")]

pub(crate) mod golden;

use tidemark::record::time::LocalDay;
use tidemark::rules::fade::{
    DailyLevel, Day, DoseCourse, Fade, Following, Lift, Outcome, Parameters, Quantiles, Share,
};

/// The app's model with its alert at ½, where its series and its golden bits were made.
pub(crate) const AT_HALF: Parameters = Parameters { alert_at_once: 0.5, alert_in_a_row: 0.5, ..Parameters::APP };

/// Day-to-day noise with a period of 28 days.
const NOISE: [f64; 28] = [
    0.3, -0.4, 0.1, -0.2, 0.5, -0.1, -0.3, 0.2, 0.6, -0.5, 0.0, 0.4, -0.6, 0.1, -0.2, 0.3, -0.3, 0.5, -0.1, -0.4, 0.2,
    0.0, -0.5, 0.6, -0.2, 0.1, 0.4, -0.3,
];

/// The level without treatment.
const BASELINE: f64 = 3.0;

/// The day `number` days after day 0, a Monday.
pub(crate) fn day(number: usize) -> LocalDay {
    LocalDay::from_number(20_093 + i32::try_from(number).unwrap()).unwrap()
}

/// A session with the gain it brings, and how that fades.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub(crate) day: usize,
    /// Peak gain in points.
    pub(crate) gain: f64,
    /// The day after the session when half is gone.
    pub(crate) half_time: f64,
    pub(crate) shape: f64,
}

/// A session that brings 3 points, with shape 1.3.
pub(crate) fn session(day: usize, half_time: f64) -> Session {
    Session { day, gain: 3.0, half_time, shape: 1.3 }
}

/// The same sessions on several days.
pub(crate) fn sessions(days: impl IntoIterator<Item = usize>, half_time: f64) -> Vec<Session> {
    days.into_iter().map(|day| session(day, half_time)).collect()
}

/// The true level of a day: baseline + gain · 2^−((d/h)^k) since the last session.
fn true_level(sessions: &[Session], number: usize) -> f64 {
    let Some(last) = sessions.iter().rev().find(|session| session.day <= number) else { return BASELINE };
    #[expect(clippy::cast_precision_loss, reason = "a few hundred days")]
    let days = (number - last.day) as f64;
    BASELINE + last.gain * (-(days / last.half_time).powf(last.shape)).exp2()
}

/// Days 0 to `last`, each with a level: the true one, what `change` adds, and the noise, rounded to thirds and kept
/// within 0–10.
pub(crate) fn course(last: usize, sessions: &[Session], change: impl Fn(usize) -> f64) -> Vec<Day> {
    let today = |number: usize| {
        let level = true_level(sessions, number) + change(number) + NOISE[number % NOISE.len()];
        let thirds = (level.clamp(0.0, DailyLevel::MAX) * 3.0).round() / 3.0;
        Day {
            level: Some(DailyLevel::new("level", thirds).unwrap()),
            session: sessions.iter().any(|session| session.day == number),
            ..Day::empty(day(number))
        }
    };
    (0..=last).map(today).collect()
}

/// The same days, without check-ins on those that `silent` names.
pub(crate) fn silenced(mut days: Vec<Day>, silent: impl Fn(usize) -> bool) -> Vec<Day> {
    for (number, today) in days.iter_mut().enumerate() {
        today.level = today.level.filter(|_| !silent(number));
    }
    days
}

/// The model's outcome of each day.
pub(crate) fn run(days: &[Day]) -> Vec<Outcome> {
    let mut fade = Fade::new();
    days.iter().map(|today| fade.step(today)).collect()
}

/// The days on which the fading alert is on.
pub(crate) fn alerts(outcomes: &[Outcome]) -> Vec<usize> {
    let on = |outcome: &Outcome| outcome.lift.is_some_and(|lift| lift.alert);
    (0..).zip(outcomes).filter(|(_, outcome)| on(outcome)).map(|(number, _)| number).collect()
}

/// All numbers of a day: those that are always present, and those that may be missing.
pub(crate) fn numbers(outcome: &Outcome) -> Vec<Option<f64>> {
    let Outcome { baseline, residual, usual_gain, course, course_sd, sigma, z, lower_cusum, lift, .. } = *outcome;
    let mut numbers = vec![z];
    numbers.extend([baseline, residual, usual_gain, course, course_sd, sigma, lower_cusum].map(Some));
    numbers.extend(outcome.course_of_doses.iter().flat_map(course_numbers));
    let Some(lift) = lift else { return numbers };
    let Lift { gain, share, p50, p70, pgain, half_time, forecast, half_gone_by_next, z_s, .. } = lift;
    let Share { mean, low, high } = share;
    numbers.extend([half_gone_by_next, z_s]);
    numbers.extend([gain, mean, low, high, p50, p70, pgain].map(Some));
    for Quantiles { q10, q25, q50, q75, q90 } in [half_time, forecast] {
        numbers.extend([q10, q25, q50, q75, q90].map(Some));
    }
    numbers
}

/// The numbers of a course of doses.
pub(crate) fn course_numbers(course: &DoseCourse) -> Vec<Option<f64>> {
    let known = course
        .known
        .map(|Following { half_lost, share, gain, pgain }| [half_lost, share.mean, share.low, share.high, gain, pgain]);
    let mut numbers = vec![Some(course.days.into()), Some(course.without_dose.into())];
    numbers.extend([course.paused, course.alert].map(|flag| Some(f64::from(u8::from(flag)))));
    numbers.extend(known.into_iter().flatten().map(Some));
    numbers
}

/// The bits of all numbers of a day, its flags, and which numbers are missing.
pub(crate) fn bits(outcome: &Outcome) -> Vec<u64> {
    let of_number = |number: Option<f64>| number.map_or(u64::MAX, f64::to_bits);
    let mut bits: Vec<_> = numbers(outcome).into_iter().map(of_number).collect();
    bits.extend([outcome.lower, outcome.lift.is_some_and(|lift| lift.alert)].map(u64::from));
    bits
}

/// The same for several days.
pub(crate) fn all_bits(outcomes: &[Outcome]) -> Vec<Vec<u64>> {
    outcomes.iter().map(bits).collect()
}
