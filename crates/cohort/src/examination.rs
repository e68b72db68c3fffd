//! The whole examination: thresholds are tuned on one cohort, and results come from others.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use tidemark::rules::fade::Parameters;

use crate::chart::Chart;
use crate::course::Course;
use crate::inject::Injected;
use crate::person::{BASE, Cohort, NO_EFFECT, STRESS};
use crate::score::{Calibration, Found, Mapping, pairs, threshold};
use crate::trace::{Detector, FORGETFUL, Model, Trace};

/// Seed of the training cohort.
pub const TRAINING_SEED: u64 = 1_001;
/// Seed of the test cohort.
pub const TEST_SEED: u64 = 8_008;
/// Seed of the first stress cohort. Each later one has the next number.
pub const STRESS_SEED: u64 = 8_101;
/// Seed of the cohort without effect.
pub const NO_EFFECT_SEED: u64 = 8_202;
/// False alerts per patient-month that each detector is tuned to.
pub const RATES: [f64; 2] = [0.10, 0.25];
/// The P50 from which half is more likely gone than not.
pub const EVEN: f32 = 0.5;
/// The two forms of the model with their names: the reference series' and the app's.
pub const MODELS: [(&str, Model); 2] = [("reference", &Parameters::REFERENCE), ("app", &Parameters::APP)];

/// The detectors in the table, each with the settings that the training cohort chooses from.
const CANDIDATES: [(&str, &[Detector]); 12] = [
    ("3 check-ins under a line", &[Detector::Chart(Chart::ThreeUnder)]),
    (
        "EWMA",
        &[Detector::Chart(Chart::Ewma(0.15)), Detector::Chart(Chart::Ewma(0.25)), Detector::Chart(Chart::Ewma(0.4))],
    ),
    (
        "CUSUM",
        &[Detector::Chart(Chart::Cusum(0.0)), Detector::Chart(Chart::Cusum(0.25)), Detector::Chart(Chart::Cusum(0.5))],
    ),
    (
        "local-level Kalman",
        &[
            Detector::Chart(Chart::LocalLevel(0.1)),
            Detector::Chart(Chart::LocalLevel(0.2)),
            Detector::Chart(Chart::LocalLevel(0.35)),
        ],
    ),
    (
        "Bayesian online change point",
        &[
            Detector::Chart(Chart::ChangePoint(0.03)),
            Detector::Chart(Chart::ChangePoint(0.07)),
            Detector::Chart(Chart::ChangePoint(0.15)),
        ],
    ),
    ("the app's learned clock alone, P50 × Pgain", &[Detector::Clock]),
    ("the app's model without learning across sessions, P50 × Pgain", &[Detector::Lifted(&FORGETFUL)]),
    ("**reference**: P50", &[Detector::HalfGone(&Parameters::REFERENCE)]),
    ("**reference**: P50 × Pgain", &[Detector::Lifted(&Parameters::REFERENCE)]),
    ("**app**: P50", &[Detector::HalfGone(&Parameters::APP)]),
    ("**app**: P50 × Pgain", &[Detector::Lifted(&Parameters::APP)]),
    ("oracle (knows baseline, peak, shape, own half-time, noise)", &[Detector::Oracle]),
];

/// One detector on the test cohort.
pub struct Line {
    /// Its name.
    pub name: &'static str,
    /// What it found at each of [`RATES`].
    pub at: [Found; RATES.len()],
    /// How good its probabilities are.
    pub calibration: Calibration,
}

/// What one form of the model does on a cohort.
pub struct Followed {
    /// What P50 ≥ 0.5 found.
    pub even: Found,
    /// What the rules found.
    pub rules: Found,
    /// What P50, and P50 × Pgain, found at the first of [`RATES`], with thresholds from this same cohort.
    pub at_equal_rate: [Found; 2],
    /// How good P50 is.
    pub calibration: Calibration,
    /// The people, followed.
    pub traces: Vec<Trace>,
}

/// Both forms of the model on a cohort, in the order of [`MODELS`].
pub struct Stressed {
    /// The cohort's name.
    pub name: &'static str,
    /// How each of them did.
    pub by: [Followed; MODELS.len()],
}

/// Everything that goes into the tables.
pub struct Examination {
    /// How many people are in the training cohort, in the test cohort, and in each of the others.
    pub patients: [u64; 3],
    /// The detectors at equal false-alert rates.
    pub lines: Vec<Line>,
    /// Both forms of the model on the test cohort.
    pub base: Stressed,
    /// Both forms of the model on people unlike those it expects.
    pub stressed: Vec<Stressed>,
    /// Alerts per patient-month where sessions do nothing, by model.
    pub no_effect: [f64; MODELS.len()],
    /// What the injections into the test cohort did, by model.
    pub injected: [Vec<Injected>; MODELS.len()],
}

impl Examination {
    /// Runs everything on all cores, with this many people in the test cohort.
    pub fn run(patients: u64) -> Self {
        let (training, other) = (patients * 2 / 3, patients / 3);
        let detectors: Vec<Detector> = CANDIDATES.iter().flat_map(|(_, settings)| *settings).copied().collect();
        let train = traces(&BASE, TRAINING_SEED, training, &Parameters::APP, &detectors);
        let test = traces(&BASE, TEST_SEED, patients, &Parameters::APP, &detectors);
        let mut first = 0;
        let lines = CANDIDATES.map(|(name, settings)| {
            let line = line(name, first..first + settings.len(), &detectors, &train, &test);
            first += settings.len();
            line
        });
        let stressed = (STRESS_SEED..).zip(&STRESS).map(|(seed, cohort)| Stressed::run(cohort, seed, other));
        let no_effect = MODELS.map(|(_, model)| {
            let traces = traces(&NO_EFFECT, NO_EFFECT_SEED, other, model, &[Detector::Alert(model)]);
            Found::by(&traces, 0, 1.0).false_rate()
        });
        let inject = |model| each(patients, |number| Injected::into(&Course::draw(&BASE, TEST_SEED, number), model));
        Self {
            patients: [training, patients, other],
            lines: lines.into(),
            base: Stressed::run(&BASE, TEST_SEED, patients),
            stressed: stressed.collect(),
            no_effect,
            injected: MODELS.map(|(_, model)| inject(model)),
        }
    }
}

impl Stressed {
    fn run(cohort: &Cohort, seed: u64, people: u64) -> Self {
        Self { name: cohort.name, by: MODELS.map(|(_, model)| Followed::run(cohort, seed, people, model)) }
    }
}

impl Followed {
    fn run(cohort: &Cohort, seed: u64, people: u64, model: Model) -> Self {
        let asked: [Detector; 3] = [Detector::HalfGone(model), Detector::Alert(model), Detector::Lifted(model)];
        let traces = traces(cohort, seed, people, model, &asked);
        Self {
            even: Found::by(&traces, 0, EVEN),
            rules: Found::by(&traces, 1, 1.0),
            at_equal_rate: [0, 2].map(|score| Found::by(&traces, score, threshold(&traces, score, RATES[0]))),
            calibration: Calibration::of(pairs(&traces, 0).map(|(score, gone)| (score.into(), gone))),
            traces,
        }
    }
}

/// A detector with the setting that finds the most in the training cohort at the first rate.
fn line(
    name: &'static str,
    settings: std::ops::Range<usize>,
    detectors: &[Detector],
    train: &[Trace],
    test: &[Trace],
) -> Line {
    let found = |setting: usize| Found::by(train, setting, threshold(train, setting, RATES[0])).found;
    let best = settings.max_by_key(|setting| found(*setting)).expect("each detector has a setting");
    let calibration = if detectors[best].is_probability() {
        Calibration::of(pairs(test, best).map(|(score, gone)| (f64::from(score).max(0.0), gone)))
    } else {
        let mapping = Mapping::learn(train, best);
        Calibration::of(pairs(test, best).map(|(score, gone)| (mapping.probability(score), gone)))
    };
    Line { name, at: RATES.map(|rate| Found::by(test, best, threshold(train, best, rate))), calibration }
}

fn traces(cohort: &Cohort, seed: u64, people: u64, model: Model, detectors: &[Detector]) -> Vec<Trace> {
    each(people, |number| Trace::of(&Course::draw(cohort, seed, number), model, detectors))
}

/// Runs the work for every number below `count`, on all cores. The results are in the order of the numbers.
pub(crate) fn each<T: Send>(count: u64, work: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let next = AtomicU64::new(0);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut done: Vec<(u64, T)> = thread::scope(|scope| {
        let worker = || {
            let mut done = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    return done;
                }
                done.push((number, work(number)));
            }
        };
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a worker does not panic")).collect()
    });
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn results_come_in_the_order_of_their_numbers() {
        assert_eq!(each(100, |number| number * number), (0..100).map(|number| number * number).collect::<Vec<_>>());
    }
}
