//! How well a detector does across many people.

use crate::trace::{HalfTime, Trace};

/// How many days after half is gone still count as finding it soon.
const SOON: u32 = 3;
/// How many days before the next session leave time to act.
const TIME_TO_ACT: u32 = 7;
/// Bins of the calibration.
const BINS: usize = 10;

/// What a detector found at one threshold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Intervals in which half of a gain that counts was gone in time.
    pub events: u32,
    /// Events with an alert on at some time between the day the share passed 0.7 and the next session.
    pub found: u32,
    /// Events found no later than three days after half was gone.
    pub soon: u32,
    /// Events with a week or more left, and how many of those were found.
    pub with_time: (u32, u32),
    /// Days from when half was gone to the first day the alert was on.
    pub delays: Vec<i32>,
    /// Days from that first day to the next session.
    pub leads: Vec<i32>,
    /// How many times an alert started.
    pub alerts: u32,
    /// How many of them started before the share passed 0.7, or in a non-responder.
    pub false_alerts: u32,
    /// How many of them started with the share under 0.7, of a gain that counts.
    pub right: u32,
    /// Patient-months.
    pub months: f64,
}

impl Found {
    /// Scores one detector: an alert is on at every reading whose score reaches the threshold.
    pub fn by(traces: &[Trace], detector: usize, threshold: f32) -> Self {
        let mut found = Self::default();
        for trace in traces {
            found.months += trace.months;
            found.add(trace, &trace.scores[detector], threshold);
        }
        found
    }

    fn add(&mut self, trace: &Trace, scores: &[f32], threshold: f32) {
        for phase in &trace.phases {
            let mut on = false;
            let mut first = None;
            for place in phase.readings.clone() {
                let days = trace.readings[place].days;
                let was_on = std::mem::replace(&mut on, scores[place] >= threshold);
                let eased = phase.eased.is_some_and(|eased| eased <= days);
                if on && !was_on {
                    self.alerts += 1;
                    self.false_alerts += u32::from(!eased);
                    self.right += u32::from(eased && phase.counts);
                }
                if on && eased && first.is_none() {
                    first = Some(days);
                }
            }
            if let Some(crossed) = phase.event {
                self.add_event(crossed, phase.length, first);
            }
        }
    }

    fn add_event(&mut self, crossed: u32, length: u32, first: Option<u32>) {
        let time = u32::from(length - crossed >= TIME_TO_ACT);
        self.events += 1;
        self.with_time.0 += time;
        let Some(first) = first else { return };
        self.found += 1;
        self.with_time.1 += time;
        self.soon += u32::from(first <= crossed + SOON);
        self.delays.push(first.cast_signed() - crossed.cast_signed());
        self.leads.push((length - first).cast_signed());
    }

    /// Share of the events that were found.
    pub fn share_found(&self) -> f64 {
        f64::from(self.found) / f64::from(self.events)
    }

    /// Share of the events that were found within three days.
    pub fn share_soon(&self) -> f64 {
        f64::from(self.soon) / f64::from(self.events)
    }

    /// False alerts per patient-month.
    pub fn false_rate(&self) -> f64 {
        f64::from(self.false_alerts) / self.months
    }
}

/// The lowest threshold at which there are at most `per_month` false alerts per patient-month, both there and at every
/// higher threshold.
pub fn threshold(traces: &[Trace], detector: usize, per_month: f64) -> f32 {
    // An alert starts between two consecutive readings if the threshold is above the first and not above the second.
    // So, going down, there is one more alert from the second score on, and one fewer from the lower of the two on.
    let mut steps: Vec<(f32, i32)> = Vec::new();
    let mut months = 0.0;
    for trace in traces {
        months += trace.months;
        for phase in &trace.phases {
            let mut before = f32::NEG_INFINITY;
            for place in phase.readings.clone() {
                if phase.eased.is_some_and(|eased| eased <= trace.readings[place].days) {
                    break;
                }
                let score = trace.scores[detector][place];
                steps.push((score, 1));
                steps.push((score.min(before), -1));
                before = score;
            }
        }
    }
    steps.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut lowest, mut count) = (f32::INFINITY, 0);
    for level in steps.chunk_by(|one, other| one.0.total_cmp(&other.0).is_eq()) {
        count += level.iter().map(|step| step.1).sum::<i32>();
        if f64::from(count) > per_month * months {
            break;
        }
        lowest = level[0].0;
    }
    lowest
}

/// How good a probability is that half is gone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// Mean squared error (Brier 1950).
    pub brier: f64,
    /// Expected calibration error over ten bins of equal width.
    pub ece: f64,
}

impl Calibration {
    /// The calibration of pairs: a probability, and whether half was gone.
    pub fn of(pairs: impl Iterator<Item = (f64, bool)>) -> Self {
        let mut bins = [(0.0, 0.0, 0.0); BINS];
        let (mut squares, mut count) = (0.0, 0.0);
        for (probability, gone) in pairs {
            let truth = f64::from(u8::from(gone));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10")]
            let bin = &mut bins[((probability * 10.0) as usize).min(BINS - 1)];
            *bin = (bin.0 + probability, bin.1 + truth, bin.2 + 1.0);
            squares += (probability - truth) * (probability - truth);
            count += 1.0;
        }
        let gaps: f64 = bins.iter().map(|(said, was, _)| (said - was).abs()).sum();
        Self { brier: squares / count, ece: gaps / count }
    }
}

/// The score of each reading with a gain that counts, and whether half was gone.
pub fn pairs(traces: &[Trace], detector: usize) -> impl Iterator<Item = (f32, bool)> {
    traces.iter().flat_map(move |trace| {
        let counting = trace.phases.iter().filter(|phase| phase.counts);
        counting.flat_map(move |phase| phase.readings.clone()).map(move |place| {
            let score = trace.scores[detector][place];
            (score, trace.readings[place].share < 0.5)
        })
    })
}

/// Turns a score into the probability that half is gone, as learned from other people: how often it was gone in each of
/// twenty equal parts of their readings.
#[derive(Clone, Debug)]
pub struct Mapping(Vec<(f32, f64)>);

impl Mapping {
    /// Learns from the training cohort.
    pub fn learn(traces: &[Trace], detector: usize) -> Self {
        let mut sorted: Vec<(f32, bool)> = pairs(traces, detector).collect();
        sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
        let part = sorted.len().div_ceil(20).max(1);
        let mean = |part: &[(f32, bool)]| {
            let gone = part.iter().filter(|(_, gone)| *gone).count();
            #[expect(clippy::cast_precision_loss, reason = "readings are far fewer than 2^53")]
            let frequency = gone as f64 / part.len() as f64;
            (part[part.len() - 1].0, frequency)
        };
        Self(sorted.chunks(part).map(mean).collect())
    }

    /// The probability for a score.
    pub fn probability(&self, score: f32) -> f64 {
        let place = self.0.partition_point(|(top, _)| *top < score).min(self.0.len() - 1);
        self.0[place].1
    }
}

/// The middle value, or the lower of the two middle ones; NaN if there are none.
pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len().saturating_sub(1) / 2).copied().unwrap_or(f64::NAN)
}

/// The share that is `true`; NaN if there are none.
pub fn share_of(said: impl Iterator<Item = bool>) -> f64 {
    let (mut yes, mut all) = (0.0, 0.0);
    for said in said {
        yes += f64::from(u8::from(said));
        all += 1.0;
    }
    yes / all
}

/// The share of half-times between the 10 % and the 90 % quantile.
pub fn coverage<'a>(half_times: impl Iterator<Item = &'a HalfTime>, quantiles: fn(&HalfTime) -> [f64; 3]) -> f64 {
    share_of(half_times.map(|half_time| {
        let [low, _, high] = quantiles(half_time);
        (low..=high).contains(&half_time.truth)
    }))
}

/// The probability that somebody for whom it came true had a higher score than somebody for whom it did not (area under
/// the ROC curve); equal scores count half.
pub fn auc(mut said: Vec<(f64, bool)>) -> f64 {
    said.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (mut below, mut sum, mut yes) = (0.0, 0.0, 0.0);
    for level in said.chunk_by(|one, other| one.0.total_cmp(&other.0).is_eq()) {
        let (mut true_here, mut false_here) = (0.0, 0.0);
        for (_, came) in level {
            *(if *came { &mut true_here } else { &mut false_here }) += 1.0;
        }
        sum += true_here * (below + false_here / 2.0);
        below += false_here;
        yes += true_here;
    }
    sum / (below * yes)
}

#[cfg(test)]
mod tests {
    use super::{Calibration, Found, Mapping, auc, coverage, median, threshold};
    use crate::trace::{HalfTime, Phase, Reading, Trace};

    /// One interval with readings on days 2, 3 and so on, with these scores and shares.
    fn trace(scores: &[f32], shares: &[f64], responds: bool) -> Trace {
        let readings: Vec<Reading> = (2..).zip(shares).map(|(days, share)| Reading { days, share: *share }).collect();
        let first_under = |share| readings.iter().find(|reading| reading.share < share).map(|reading| reading.days);
        let phase = Phase {
            readings: 0..readings.len(),
            eased: first_under(0.7).filter(|_| responds),
            event: first_under(0.5).filter(|_| responds),
            counts: responds,
            length: 12,
        };
        Trace {
            months: 10.0,
            phases: vec![phase],
            readings,
            scores: vec![scores.to_vec()],
            half_times: Vec::new(),
            share_error: (0.0, 0),
        }
    }

    #[test]
    fn an_alert_in_the_window_finds_the_event() {
        // The share passes 0.7 on day 4 and one half on day 6; the alert is on from day 8.
        let trace = trace(&[0.1, 0.1, 0.2, 0.3, 0.4, 0.4, 0.9], &[0.9, 0.8, 0.6, 0.55, 0.4, 0.3, 0.2], true);
        let found = Found::by(&[trace], 0, 0.5);
        assert_eq!((found.events, found.found, found.soon, found.false_alerts), (1, 1, 1, 0));
        assert_eq!((found.delays, found.leads), (vec![2], vec![4]));
        assert_eq!((found.alerts, found.right), (1, 1));
        assert_eq!(found.with_time, (0, 0));
    }

    #[test]
    fn an_alert_before_the_window_is_false_and_finds_nothing_once_it_ends() {
        let trace = trace(&[0.9, 0.1, 0.9, 0.1], &[0.9, 0.9, 0.8, 0.4], true);
        let found = Found::by(&[trace], 0, 0.5);
        assert_eq!((found.events, found.found, found.false_alerts, found.right), (1, 0, 2, 0));
    }

    #[test]
    fn every_alert_in_a_non_responder_is_false() {
        let trace = trace(&[0.1, 0.9, 0.9], &[0.5, 0.3, 0.1], false);
        let found = Found::by(&[trace], 0, 0.5);
        assert_eq!((found.events, found.false_alerts), (0, 1));
        assert!((found.false_rate() - 0.1).abs() < 1e-12);
    }

    #[test]
    fn the_threshold_keeps_to_the_rate() {
        let traces: Vec<Trace> = [0.1, 0.4, 0.6, 0.8].map(|top| trace(&[0.0, top, 0.05], &[1.0; 3], true)).into();
        // Over forty months, 0.05 a month make two alerts.
        let threshold = threshold(&traces, 0, 0.05);
        assert!((threshold - 0.6).abs() < 1e-6, "{threshold}");
        assert_eq!(Found::by(&traces, 0, threshold).false_alerts, 2);
        assert_eq!(Found::by(&traces, 0, 0.4).false_alerts, 3);
    }

    #[test]
    fn calibration_compares_what_was_said_with_what_was() {
        let said = [(0.25, true), (0.25, false), (0.25, false), (0.25, false)];
        let right = Calibration::of(said.into_iter());
        assert!(right.ece.abs() < 1e-12 && (right.brier - 0.1875).abs() < 1e-12, "{right:?}");
        let wrong = Calibration::of([(1.0, false), (0.0, true)].into_iter());
        assert_eq!(wrong, Calibration { brier: 1.0, ece: 1.0 });
    }

    #[test]
    fn a_mapping_gives_the_frequency_on_other_people() {
        let trained = trace(&[0.0, 1.0, 2.0, 3.0], &[0.9, 0.9, 0.4, 0.4], true);
        let mapping = Mapping::learn(&[trained], 0);
        assert_eq!((mapping.probability(-5.0), mapping.probability(9.0)), (0.0, 1.0));
    }

    #[test]
    fn summaries_of_few_values_are_known() {
        assert!((median([3.0, 1.0, 2.0].into_iter()) - 2.0).abs() < 1e-12);
        assert!((auc(vec![(0.1, false), (0.5, true), (0.5, false), (0.9, true)]) - 0.875).abs() < 1e-12);
        let half_time = |truth| HalfTime {
            truth,
            fades: true,
            past: 3,
            later: [5.0, 8.0, 12.0],
            forecast: [1.0, 2.0, 3.0],
            before_next: None,
        };
        let both = [half_time(6.0), half_time(20.0)];
        assert!((coverage(both.iter(), |half_time| half_time.later) - 0.5).abs() < 1e-12);
    }
}
