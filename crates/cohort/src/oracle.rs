//! The best that anybody could hope for: it knows the person, and not just the daily level.

use crate::course::{Course, Interval};
use crate::person::Response;

/// How many half-times it considers possible for a session, over ±3 log sd.
const HALF_TIMES: usize = 41;

/// The probability that half is gone, by day, for somebody who knows the baseline, the peak, the shape, the person's
/// own half-time and the noise, and only has to find out how far this session's half-time is from that. −∞ on a day
/// without a check-in.
pub fn scores(course: &Course) -> Vec<f32> {
    let mut scores = vec![f32::NEG_INFINITY; course.days.len()];
    for interval in &course.intervals {
        follow(course, interval, &mut scores);
    }
    scores
}

fn follow(course: &Course, interval: &Interval, scores: &mut [f32]) {
    let person = &course.person;
    if person.response == Response::None {
        return;
    }
    let half_times: [f64; HALF_TIMES] =
        std::array::from_fn(|place| interval.typical * libm::exp(person.half_time_within * offset(place)));
    let mut ln_weights: [f64; HALF_TIMES] = std::array::from_fn(|place| -0.5 * offset(place) * offset(place));
    let mut residuals = [0.0; HALF_TIMES];
    let carried = person.noise * person.noise * person.noise_carried;
    let own = person.noise * person.noise - carried + person.step * person.step / 12.0;
    let mut variance = carried;
    for days in 1..interval.length {
        let day = (interval.start + days) as usize;
        variance = person.noise_kept * person.noise_kept * (variance - carried) + carried;
        residuals = residuals.map(|residual| person.noise_kept * residual);
        let Some(level) = course.days[day].level else { continue };
        let surprise = |place: usize, residual: f64| {
            let share = interval.curve.share(days.into(), half_times[place]);
            level.points() - course.baseline[day] - interval.gain * share - residual
        };
        let (mut mean, mut sum) = (0.0, 0.0);
        for place in 0..HALF_TIMES {
            let weight = libm::exp(ln_weights[place]);
            mean += weight * surprise(place, residuals[place]);
            sum += weight;
        }
        // As in the model, a bad day teaches little.
        let far = (mean / sum).abs() / (variance + own).sqrt() / 2.0;
        let noise = own * (far * far).clamp(1.0, 6.0);
        let share = variance / (variance + noise);
        for place in 0..HALF_TIMES {
            let surprise = surprise(place, residuals[place]);
            ln_weights[place] -= 0.5 * surprise * surprise / (variance + noise);
            residuals[place] += share * surprise;
        }
        variance *= 1.0 - share;
        let top = ln_weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        ln_weights = ln_weights.map(|ln_weight| ln_weight - top);
        let (mut gone, mut all) = (0.0, 0.0);
        for (ln_weight, half_time) in ln_weights.iter().zip(half_times) {
            let weight = libm::exp(*ln_weight);
            all += weight;
            gone += if half_time < f64::from(days) { weight } else { 0.0 };
        }
        #[expect(clippy::cast_possible_truncation, reason = "scores are compared, not added")]
        let score = (gone / all) as f32;
        scores[day] = score;
    }
}

/// By how many log sds this half-time differs from the typical one.
fn offset(place: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "under 41")]
    let place = place as f64;
    place * 0.15 - 3.0
}
