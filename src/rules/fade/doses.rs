//! A course of doses every one to three days: whether the lift that the course brought is still there.
//!
//! Between such doses there is no fade to follow. Cell 0 says that the lift holds; each other cell says that from some
//! week of the course on, half of it is lost every so many days.

use tidemark_mixture::parameters::{BASELINE, RESIDUAL_SHARE};
use tidemark_mixture::{Cell, Observation, fresh_residual};

use super::noise::{Noise, doubt};
use super::parameters::{
    COURSE_ALERT, COURSE_BUILD_UP, COURSE_ENDS, COURSE_FROM_DAY, COURSE_GAIN, COURSE_KEPT, COURSE_LATE,
    COURSE_LOSS_RATE, COURSE_LOSSES, COURSE_PHQ9_FROM_DAY, COURSE_RECOVERS, COURSE_STEP, PHQ9_RESIDUAL, PHQ9_VARIANCE,
    Parameters,
};
use super::{DailyLevel, DoseCourse, Following, Share, phq9_level};
use crate::record::kinds::phq9::Total;
use crate::record::kinds::regimen::EveryDays;
use crate::record::time::LocalDay;

/// The level and its lift in a course of doses. Before the course it follows the level alone.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Doses {
    noise: Noise,
    /// Cell 0, then, week by week, one for each way to lose the lift.
    cells: Vec<Held>,
    /// By days since a loss began: what each way to lose it leaves of the lift.
    left: Vec<[f64; COURSE_LOSSES.len()]>,
    course: Option<Course>,
}

/// One account of the lift.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Held {
    cell: Cell,
    ln_prior: f64,
}

/// The course that is under way.
#[derive(Clone, Debug, PartialEq)]
struct Course {
    since: LocalDay,
    every: u32,
    /// `c`, days since its first dose.
    days: u32,
    /// Days since the last dose.
    silent: u32,
    /// Days since a dose that came late.
    since_late: Option<u32>,
    alert: bool,
}

impl Doses {
    /// Before any day, with mean and variance of the level without doses.
    pub(super) fn new(baseline: (f64, f64), noise: Noise) -> Self {
        let gain = (COURSE_GAIN.0, COURSE_GAIN.1 * COURSE_GAIN.1);
        let cell = Cell::new(baseline, gain, RESIDUAL_SHARE * noise.variance());
        Self { noise, cells: vec![Held { cell, ln_prior: 0.0 }], left: Vec::new(), course: None }
    }

    /// The same for somebody of whom nothing is known.
    pub(super) fn unknown() -> Self {
        Self::new((BASELINE.0, BASELINE.1 * BASELINE.1), Noise::new())
    }

    /// Begins the course with the dose of this day, which is taken next.
    pub(super) fn begin(&mut self, since: LocalDay, every: EveryDays) {
        let every = every.number().into();
        self.course = Some(Course { since, every, days: 0, silent: 0, since_late: None, alert: false });
    }

    /// Whether four more weeks of the course are over.
    pub(super) fn is_at_a_mark(&self) -> bool {
        self.course.as_ref().is_some_and(|course| course.days.is_multiple_of(COURSE_FROM_DAY))
    }

    /// Whether the course ends unless a dose of it is taken on the day that is taken next.
    pub(super) fn have_ended(&self) -> bool {
        self.course.as_ref().is_some_and(|course| course.silent >= COURSE_ENDS)
    }

    /// Takes the next day, before the course or in it.
    pub(super) fn step(&mut self, level: Option<DailyLevel>, phq9: Option<Total>, dose: bool) -> Option<DoseCourse> {
        let fresh = fresh_residual(self.noise.variance());
        self.cells.iter_mut().for_each(|held| held.cell.pass_a_day(fresh));
        let days = self.course.as_ref().map(|course| course.days);
        if let Some(days) = days {
            self.pass_a_course_day(days);
        }
        if let Some(level) = level {
            self.check_in(level, days);
        }
        if let Some(total) = phq9.filter(|_| days.is_none_or(|days| days >= COURSE_PHQ9_FROM_DAY)) {
            let observation = Observation { y: phq9_level(total), residual: PHQ9_RESIDUAL, noise: PHQ9_VARIANCE };
            self.observe(&observation, days);
        }
        self.forget(days?);
        let known = (days? >= COURSE_FROM_DAY).then(|| self.known());
        self.course.as_mut().map(|course| course.conclude(level.is_some(), dose, known))
    }

    /// From each week of the course on, half of the lift may be lost every few days.
    fn pass_a_course_day(&mut self, days: u32) {
        self.left.push(COURSE_LOSSES.map(|(half, _)| libm::exp2(-f64::from(days) / f64::from(half))));
        if !days.is_multiple_of(COURSE_STEP) {
            return;
        }
        let rate = COURSE_LOSS_RATE * f64::from(COURSE_STEP);
        let begins = libm::log(1.0 - libm::exp(-rate));
        let holds = self.cells[0];
        for (_, share) in COURSE_LOSSES {
            let mut lost = holds;
            let ln_share = libm::log(share);
            lost.cell.ln_weight = holds.cell.ln_weight + begins + ln_share;
            lost.ln_prior = begins - rate * f64::from(days / COURSE_STEP) + ln_share;
            self.cells.push(lost);
        }
        self.cells[0].cell.ln_weight -= rate;
        self.cells[0].ln_prior -= rate;
    }

    fn check_in(&mut self, level: DailyLevel, days: Option<u32>) {
        let observation = Observation { y: level.points(), residual: 1.0, noise: self.noise.of_one_day() };
        let (weights, build_up) = (self.weights(), build_up(days));
        let (mut mean, mut square) = (0.0, 0.0);
        for (at, (held, weight)) in self.cells.iter().zip(weights).enumerate() {
            let (surprise, variance) = held.cell.surprise(build_up * self.kept(at, days), &observation);
            mean += weight * surprise;
            square += weight * (variance + surprise * surprise);
        }
        let z = mean / (square - mean * mean).sqrt();
        let noise = observation.noise * doubt(z, &Parameters::REFERENCE);
        self.observe(&Observation { noise, ..observation }, days);
        self.noise.learn(z);
    }

    /// Every cell learns. Their weights do from the day after the first dose on.
    fn observe(&mut self, observation: &Observation, days: Option<u32>) {
        let (build_up, weigh) = (build_up(days), days > Some(0));
        for at in 0..self.cells.len() {
            let share = build_up * self.kept(at, days);
            self.cells[at].cell.observe(share, observation, weigh);
        }
    }

    /// `u`, what an account says is left of the lift.
    fn kept(&self, at: usize, days: Option<u32>) -> f64 {
        match (days, at.checked_sub(1)) {
            (Some(days), Some(lost)) => self.left[lost_for(lost, days)][lost % COURSE_LOSSES.len()],
            _ => 1.0,
        }
    }

    /// Lets what was learned go back towards the prior a little, and brings the largest weight to 0 in logs.
    fn forget(&mut self, days: u32) {
        if days == 0 {
            return;
        }
        let mut top = f64::NEG_INFINITY;
        for held in &mut self.cells {
            held.cell.ln_weight = COURSE_KEPT * held.cell.ln_weight + (1.0 - COURSE_KEPT) * held.ln_prior;
            top = top.max(held.cell.ln_weight);
        }
        self.cells.iter_mut().for_each(|held| held.cell.ln_weight -= top);
    }

    /// The weights, normalised to a sum of 1.
    fn weights(&self) -> Vec<f64> {
        let top = self.cells.iter().fold(f64::NEG_INFINITY, |top, held| top.max(held.cell.ln_weight));
        let mut weights: Vec<f64> = self.cells.iter().map(|held| libm::exp(held.cell.ln_weight - top)).collect();
        let sum: f64 = weights.iter().sum();
        for weight in &mut weights {
            *weight /= sum;
        }
        weights
    }

    /// Mean and standard deviation of today's level without its residual.
    pub(super) fn level(&self) -> (f64, f64) {
        let days = self.course.as_ref().map(Course::today);
        let build_up = build_up(days);
        let (mut mean, mut square) = (0.0, 0.0);
        for (at, (held, weight)) in self.cells.iter().zip(self.weights()).enumerate() {
            let (course, variance) = held.cell.course(build_up * self.kept(at, days));
            mean += weight * course;
            square += weight * (variance + course * course);
        }
        (mean, (square - mean * mean).max(0.0).sqrt())
    }

    fn known(&self) -> Following {
        let days = self.course.as_ref().map(|course| course.days);
        let (mut half_lost, mut share, mut gain, mut pgain) = (0.0, 0.0, 0.0, 0.0);
        let mut twentieths = [0.0; 21];
        for (at, (held, weight)) in self.cells.iter().zip(self.weights()).enumerate() {
            let kept = self.kept(at, days);
            half_lost += if kept < 0.5 { weight } else { 0.0 };
            share += weight * kept;
            twentieths[twentieth(kept)] += weight;
            gain += weight * held.cell.p;
            pgain += weight * held.cell.gain_probability();
        }
        // The weights add up to 1 except for the last bits.
        let share = Share { mean: share.min(1.0), low: quantile(&twentieths, 0.1), high: quantile(&twentieths, 0.9) };
        Following { half_lost: half_lost.min(1.0), share, gain, pgain: pgain.min(1.0) }
    }
}

impl Course {
    /// `c` of the day that was concluded last.
    fn today(&self) -> u32 {
        self.days.saturating_sub(1)
    }

    /// Ends a day of the course, and goes on to the next.
    fn conclude(&mut self, check_in: bool, dose: bool, known: Option<Following>) -> DoseCourse {
        let latest = self.every + COURSE_LATE;
        if dose {
            self.since_late = if self.silent > latest { Some(0) } else { self.since_late };
            self.silent = 0;
        }
        let paused = self.silent > latest || self.since_late.is_some_and(|days| days <= COURSE_RECOVERS);
        if let Some(known) = known.filter(|_| check_in) {
            let (starts, ends) = COURSE_ALERT;
            let lost = known.half_lost * known.pgain;
            self.alert = if self.alert { lost >= ends } else { !paused && lost >= starts };
        }
        let (since, days, without_dose, alert) = (self.since, self.days, self.silent, self.alert);
        self.days += 1;
        self.silent += 1;
        self.since_late = self.since_late.map(|days| days + 1);
        DoseCourse { since, days, without_dose, paused, known, alert }
    }
}

/// `1 − e^{−c/8}`, how much of the lift the course has built up by this day: nothing yet on the day of the first dose.
fn build_up(days: Option<u32>) -> f64 {
    days.map_or(0.0, |days| 1.0 - libm::exp(-f64::from(days) / COURSE_BUILD_UP))
}

/// The first twentieth that is no less than this part of a whole.
fn twentieth(part: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0–20")]
    let twentieth = (part * 20.0).ceil() as usize;
    twentieth
}

/// The part under or at which lies this much of the weight, given how much lies at each twentieth.
fn quantile(twentieths: &[f64; 21], probability: f64) -> f64 {
    let mut below = 0.0;
    let reached = (0_u8..).zip(twentieths).find(|(_, weight)| {
        below += **weight;
        below >= probability
    });
    reached.map_or(1.0, |(twentieth, _)| f64::from(twentieth) / 20.0)
}

/// For how many days an account that loses the lift has been losing it.
fn lost_for(lost: usize, days: u32) -> usize {
    let week = lost / COURSE_LOSSES.len();
    days as usize - week * COURSE_STEP as usize
}
