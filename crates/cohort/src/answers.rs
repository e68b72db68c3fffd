//! What simulated people answer at a session: whether half of the lift from the last one was gone.

use tidemark::rules::fade::ASKED_FROM;

use crate::course::Course;
use crate::random::Random;

/// How people answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answering {
    /// Not at all.
    Never,
    /// As it was.
    Accurately,
    /// With a log error of the half-time of 0.5 each time.
    Roughly,
    /// By how they felt in the last days.
    ByFeeling,
    /// As if half were gone when two thirds of the half-time have passed.
    Early,
}

impl Answering {
    /// All ways, with their names in the table.
    pub const ALL: [(&'static str, Self); 5] = [
        ("no answers", Self::Never),
        ("accurate", Self::Accurately),
        ("rough", Self::Roughly),
        ("felt", Self::ByFeeling),
        ("habitually early", Self::Early),
    ];

    /// Puts the answers into a course. `seed` is that of the cohort.
    pub fn put(self, course: &mut Course, seed: u64, number: u64) {
        let mut random = Random::new(seed ^ 0xA5A5, number);
        for pair in 1..course.intervals.len() {
            let ended = course.intervals[pair - 1];
            if ended.length < ASKED_FROM {
                continue;
            }
            let length = f64::from(ended.length);
            let at = course.intervals[pair].start as usize;
            let answer = match self {
                Self::Never => None,
                Self::Accurately => Some(length > ended.half_time),
                Self::Roughly => Some(length > ended.half_time * random.log_normal(1.0, 0.5)),
                Self::ByFeeling => felt(course, at, ended.gain),
                Self::Early => Some(length > ended.half_time / 1.5),
            };
            course.days[at].half_gone = answer;
        }
    }
}

/// Whether the last three levels lie under the middle between baseline and peak, as the person may remember them.
fn felt(course: &Course, at: usize, gain: f64) -> Option<bool> {
    let levels: Vec<f64> =
        course.days[at.saturating_sub(3)..at].iter().filter_map(|day| Some(day.level?.points())).collect();
    let middle = course.baseline[at] + gain / 2.0;
    #[expect(clippy::cast_precision_loss, reason = "three at most")]
    let mean = levels.iter().sum::<f64>() / levels.len() as f64;
    (!levels.is_empty()).then_some(mean < middle)
}
