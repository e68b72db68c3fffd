//! One person as every detector sees them, with the truth alongside.

use tidemark::rules::fade::{Day, Fade, Lift, Outcome, Parameters};

use crate::chart::Chart;
use crate::course::{Course, GAIN_THAT_COUNTS, Interval};
use crate::oracle;
use crate::person::Response;

/// The first day after a session on which a detector may speak.
const FROM_DAY: u32 = 2;
/// The day after a session on which half-times are compared.
const HALF_TIME_ON: u32 = 3;

/// The model, but learning no half-times from one session to the next.
pub const FORGETFUL: Parameters = Parameters { kept: 0.0, ..Parameters::APP };

/// A form of the model.
pub type Model = &'static Parameters;

/// Something that says, after a check-in, whether half of the lift is gone.
#[derive(Clone, Copy, Debug)]
pub enum Detector {
    /// The model's P50.
    HalfGone(Model),
    /// P50 × Pgain: the model's probability that there was a lift and half of it is gone.
    Lifted(Model),
    /// The alert as the model raises it.
    Alert(Model),
    /// What the app's model expected at the session, ignoring every check-in since.
    Clock,
    /// A control chart.
    Chart(Chart),
    /// One that knows the person.
    Oracle,
}

impl Detector {
    /// Whether its scores are probabilities already.
    pub fn is_probability(self) -> bool {
        !matches!(self, Self::Chart(_) | Self::Alert(_))
    }
}

/// A check-in at which detectors speak.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Days since the session.
    pub days: u32,
    /// The true share.
    pub share: f64,
}

/// An interval between two sessions with its check-ins.
#[derive(Clone, Debug)]
pub struct Phase {
    /// The readings of the interval, as places in [`Trace::readings`].
    pub readings: std::ops::Range<usize>,
    /// The first day on which an alert is not false, because the true share passes 0.7; `None` in a non-responder.
    pub eased: Option<u32>,
    /// The day on which half is gone, if that is an event.
    pub event: Option<u32>,
    /// Whether the gain counts.
    pub counts: bool,
    /// Days to the next session.
    pub length: u32,
}

/// What the model said about a half-time, for a gain that counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HalfTime {
    /// The true one, days.
    pub truth: f64,
    /// Whether the person's gains fade within weeks.
    pub fades: bool,
    /// Past intervals of 7 days or more.
    pub past: u32,
    /// The 10, 50 and 90 % quantiles three days after the session.
    pub later: [f64; 3],
    /// The 10, 50 and 90 % quantiles at the session.
    pub forecast: [f64; 3],
    /// The probability, three days after the session, that half is gone before the next one planned, and whether it
    /// was.
    pub before_next: Option<(f64, bool)>,
}

/// One person followed by all detectors.
#[derive(Clone, Debug)]
pub struct Trace {
    /// Length of the course in months.
    pub months: f64,
    /// Its intervals.
    pub phases: Vec<Phase>,
    /// The check-ins at which detectors speak.
    pub readings: Vec<Reading>,
    /// The score at each reading, by detector.
    pub scores: Vec<Vec<f32>>,
    /// What the model said about half-times.
    pub half_times: Vec<HalfTime>,
    /// Absolute errors of the expected share, summed, and their number, over the days after sessions whose gain counts.
    pub share_error: (f64, u32),
}

impl Trace {
    /// Follows a course with these detectors. Half-times and shares come from `model`.
    pub fn of(course: &Course, model: Model, detectors: &[Detector]) -> Self {
        let mut followed = Followed { course, models: Vec::new() };
        let mut trace = Self {
            months: f64::from(crate::course::DAYS) / 30.4375,
            phases: Vec::with_capacity(course.intervals.len()),
            readings: Vec::new(),
            scores: Vec::new(),
            half_times: Vec::new(),
            share_error: (0.0, 0),
        };
        let mut spoken = Vec::new();
        for interval in &course.intervals {
            trace.take(course, interval, followed.by(model), &mut spoken);
        }
        for detector in detectors {
            let scores = followed.scores(*detector);
            trace.scores.push(spoken.iter().map(|day| scores[*day]).collect());
        }
        trace
    }

    fn take(&mut self, course: &Course, interval: &Interval, outcomes: &[Outcome], spoken: &mut Vec<usize>) {
        let first = self.readings.len();
        for days in FROM_DAY..interval.length {
            let day = (interval.start + days) as usize;
            if course.days[day].level.is_some() {
                self.readings.push(Reading { days, share: interval.share(days) });
                spoken.push(day);
            }
        }
        let responds = course.person.response != Response::None;
        let counts = interval.gain >= GAIN_THAT_COUNTS;
        self.phases.push(Phase {
            readings: first..self.readings.len(),
            eased: interval.first_under(0.7).filter(|_| responds),
            event: interval.event(),
            counts,
            length: interval.length,
        });
        if !counts {
            return;
        }
        for days in 1..interval.length {
            if let Some(lift) = outcomes[(interval.start + days) as usize].lift {
                self.share_error.0 += (lift.share.mean - interval.share(days)).abs();
                self.share_error.1 += 1;
            }
        }
        if interval.length > HALF_TIME_ON
            && let Some(lift) = outcomes[(interval.start + HALF_TIME_ON) as usize].lift
        {
            self.half_times.push(HalfTime {
                truth: interval.half_time,
                fades: course.person.response == Response::Fading,
                past: lift.past_intervals,
                later: [lift.half_time.q10, lift.half_time.q50, lift.half_time.q90],
                forecast: [lift.forecast.q10, lift.forecast.q50, lift.forecast.q90],
                before_next: interval
                    .planned
                    .and_then(|planned| Some((lift.half_gone_by_next?, interval.half_time < f64::from(planned)))),
            });
        }
    }
}

/// The model's outcome for each day.
pub fn follow(course: &Course, model: Model) -> Vec<Outcome> {
    let mut fade = Fade::with(model);
    course.days.iter().map(|day| fade.step(day)).collect()
}

/// A course with what models said about it. Each model follows it only once.
struct Followed<'a> {
    course: &'a Course,
    models: Vec<(Model, Vec<Outcome>)>,
}

impl Followed<'_> {
    fn by(&mut self, model: Model) -> &[Outcome] {
        let known = self.models.iter().position(|(other, _)| *other == model);
        let place = known.unwrap_or_else(|| {
            self.models.push((model, follow(self.course, model)));
            self.models.len() - 1
        });
        &self.models[place].1
    }

    /// The score of each day.
    fn scores(&mut self, detector: Detector) -> Vec<f32> {
        match detector {
            Detector::HalfGone(model) => p50(self.by(model)),
            Detector::Lifted(model) => lifted(self.by(model)),
            Detector::Alert(model) => self.by(model).iter().map(alert).collect(),
            Detector::Clock => clock(self.course),
            Detector::Chart(chart) => chart.scores(&self.course.days),
            Detector::Oracle => oracle::scores(self.course),
        }
    }
}

fn p50(outcomes: &[Outcome]) -> Vec<f32> {
    score(outcomes, |lift| lift.p50)
}

fn lifted(outcomes: &[Outcome]) -> Vec<f32> {
    score(outcomes, |lift| lift.p50 * lift.pgain)
}

fn score(outcomes: &[Outcome], of: impl Fn(Lift) -> f64) -> Vec<f32> {
    #[expect(clippy::cast_possible_truncation, reason = "scores are compared, not added")]
    let score = |outcome: &Outcome| outcome.lift.map_or(f32::NEG_INFINITY, |lift| of(lift) as f32);
    outcomes.iter().map(score).collect()
}

fn alert(outcome: &Outcome) -> f32 {
    f32::from(u8::from(outcome.lift.is_some_and(|lift| lift.alert)))
}

/// The model's P50 × Pgain if nothing were recorded in any interval.
fn clock(course: &Course) -> Vec<f32> {
    let (mut fade, mut silent) = (Fade::new(), None);
    let mut scores = Vec::with_capacity(course.days.len());
    for day in &course.days {
        let seen = fade.step(day);
        let unseen = if day.session {
            silent = Some(fade.clone());
            seen
        } else {
            let empty = Day::empty(day.day);
            silent.as_mut().map_or(seen, |silent| silent.step(&empty))
        };
        scores.push(unseen);
    }
    lifted(&scores)
}
