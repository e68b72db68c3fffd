//! Control charts: simpler ways to see that the lift is fading.
//!
//! All of them compare the level with what is known by then: the level without treatment, the first days of this
//! interval, and how much neighbouring days differ.

use tidemark::rules::fade::Day;

/// A way to see that the lift is fading, with its setting.
#[derive(Clone, Copy, Debug)]
pub enum Chart {
    /// The best of the last three check-ins is below a line between baseline and peak.
    ThreeUnder,
    /// Exponentially weighted mean that gives a new check-in this weight (Roberts 1959).
    Ewma(f64),
    /// Cumulative sum of how far check-ins are below the midpoint, less this slack in σ each time (Page 1954).
    Cusum(f64),
    /// Local-level Kalman filter whose level moves by this many σ a day. It gives the probability that the level is
    /// below the midpoint.
    LocalLevel(f64),
    /// Bayesian online change-point detector whose level jumps with this probability from one check-in to the next
    /// (Adams and `MacKay` 2007). It gives the probability that the level is below the midpoint.
    ChangePoint(f64),
}

/// The most runs that the change-point detector keeps.
const RUNS: usize = 40;

/// The check-ins since a possible jump, and what they say about the level since then.
#[derive(Clone, Copy)]
struct Run {
    weight: f64,
    mean: f64,
    variance: f64,
}

impl Run {
    /// Learns from a level: where the mean is, and how well this run predicted it.
    fn learn(&mut self, level: f64, noise: f64) {
        let (surprise, variance) = (level - self.mean, self.variance + noise);
        self.weight *= libm::exp(-0.5 * surprise * surprise / variance) / variance.sqrt();
        self.mean += self.variance / variance * surprise;
        self.variance *= noise / variance;
    }

    fn probability_under(&self, limit: f64) -> f64 {
        0.5 * libm::erfc((self.mean - limit) / (2.0 * self.variance).sqrt())
    }
}

/// The smallest gain, in points over the first days after a session, for which a chart speaks at all.
const LEAST_GAIN: f64 = 1.5;

/// What a chart knows about a person.
struct Known {
    chart: Chart,
    before: Mean,
    peak: Mean,
    this_peak: Mean,
    square: Mean,
    last: Option<(usize, f64)>,
    /// Days since the session; `None` before the first.
    days: Option<u32>,
    value: f64,
    variance: f64,
    under: [f64; 3],
    runs: Vec<Run>,
}

/// A mean that starts from a guess.
#[derive(Clone, Copy)]
struct Mean {
    sum: f64,
    count: f64,
}

impl Mean {
    fn guess(value: f64, worth: f64) -> Self {
        Self { sum: value * worth, count: worth }
    }

    fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1.0;
    }

    fn get(self) -> f64 {
        self.sum / self.count
    }
}

impl Chart {
    /// The score of each day, higher when the lift has faded; −∞ for a day without one.
    pub fn scores(self, days: &[Day]) -> Vec<f32> {
        let mut known = Known::new(self);
        days.iter().enumerate().map(|(number, day)| known.step(number, day)).collect()
    }
}

impl Known {
    fn new(chart: Chart) -> Self {
        Self {
            chart,
            before: Mean::guess(3.0, 3.0),
            peak: Mean::guess(5.6, 1.0),
            this_peak: Mean::guess(5.6, 1.0),
            square: Mean::guess(1.0, 10.0),
            last: None,
            days: None,
            value: 0.0,
            variance: 0.0,
            under: [1.0; 3],
            runs: Vec::new(),
        }
    }

    fn step(&mut self, number: usize, day: &Day) -> f32 {
        if day.session {
            if self.days.is_some() {
                self.peak.add(self.this_peak.get());
            }
            self.days = Some(0);
            self.this_peak = Mean::guess(self.peak.get(), 2.0);
            self.begin();
            return f32::NEG_INFINITY;
        }
        let days = self.days.map(|days| days + 1);
        self.days = days;
        self.variance += self.moves();
        let Some(level) = day.level else { return f32::NEG_INFINITY };
        let level = level.points();
        if let Some((before, other)) = self.last.replace((number, level))
            && before + 1 == number
        {
            // The squared difference of two neighbouring days averages twice the variance of the part that does not
            // carry over.
            self.square.add((level - other) * (level - other) / 2.0);
        }
        let Some(days) = days else {
            self.before.add(level);
            return f32::NEG_INFINITY;
        };
        if days <= 3 {
            self.this_peak.add(level);
        }
        #[expect(clippy::cast_possible_truncation, reason = "scores are compared, not added")]
        let score = self.score(level) as f32;
        score
    }

    fn begin(&mut self) {
        self.under = [1.0; 3];
        self.value = match self.chart {
            Chart::Cusum(_) => 0.0,
            Chart::ThreeUnder | Chart::Ewma(_) | Chart::LocalLevel(_) | Chart::ChangePoint(_) => self.this_peak.get(),
        };
        self.variance = self.square.get();
        self.runs = vec![Run { weight: 1.0, mean: self.value, variance: self.variance }];
    }

    fn moves(&self) -> f64 {
        match self.chart {
            Chart::LocalLevel(by) => by * by * self.square.get(),
            Chart::ThreeUnder | Chart::Ewma(_) | Chart::Cusum(_) | Chart::ChangePoint(_) => 0.0,
        }
    }

    /// Scales the weights to a sum of 1. If there are too many runs, the least likely is dropped.
    fn tidy_runs(&mut self) {
        let by_weight = |one: &(usize, &Run), other: &(usize, &Run)| one.1.weight.total_cmp(&other.1.weight);
        if self.runs.len() > RUNS
            && let Some((least, _)) = self.runs.iter().enumerate().min_by(by_weight)
        {
            self.runs.swap_remove(least);
        }
        let sum: f64 = self.runs.iter().map(|run| run.weight).sum();
        self.runs.iter_mut().for_each(|run| run.weight /= sum);
    }

    fn score(&mut self, level: f64) -> f64 {
        let sigma = self.square.get().sqrt();
        let base = self.before.get();
        let gain = (self.this_peak.get() - base).max(1.0);
        let middle = base + gain / 2.0;
        let score = match self.chart {
            Chart::ThreeUnder => {
                self.under = [self.under[1], self.under[2], (level - base) / gain];
                -self.under.iter().fold(f64::NEG_INFINITY, |top, share| top.max(*share))
            }
            Chart::Ewma(weight) => {
                self.value += weight * (level - self.value);
                (base - self.value) / gain
            }
            Chart::Cusum(slack) => {
                self.value = (self.value + (middle - level) / sigma - slack).max(0.0);
                // While the sum is 0, the days are still ranked, but far below any alarm.
                self.value + 1e-3 * (middle - level)
            }
            Chart::LocalLevel(_) => {
                let share = self.variance / (self.variance + sigma * sigma);
                self.value += share * (level - self.value);
                self.variance *= 1.0 - share;
                (middle - self.value) / self.variance.sqrt()
            }
            Chart::ChangePoint(chance) => {
                // After a jump, the level may be anywhere between baseline and peak.
                let jumped = Run { weight: chance, mean: middle, variance: gain * gain / 4.0 };
                self.runs.iter_mut().for_each(|run| run.weight *= 1.0 - chance);
                self.runs.push(jumped);
                self.runs.iter_mut().for_each(|run| run.learn(level, sigma * sigma));
                self.tidy_runs();
                self.runs.iter().map(|run| run.weight * run.probability_under(middle)).sum()
            }
        };
        // Without a lift there is nothing to fade.
        if self.this_peak.get() - base < LEAST_GAIN { f64::NEG_INFINITY } else { score }
    }
}

#[cfg(test)]
mod tests {
    use tidemark::record::time::LocalDay;
    use tidemark::rules::fade::{DailyLevel, Day};

    use super::Chart;

    /// Ten days at 3, a session, and then these levels.
    fn scores(chart: Chart, after: &[f64]) -> Vec<f32> {
        let levels = [3.0; 10].iter().chain(&[3.0]).chain(after);
        let day = |(number, level): (usize, &f64)| Day {
            level: DailyLevel::new("level", *level).ok(),
            session: number == 10,
            ..Day::empty(LocalDay::FIRST)
        };
        let days: Vec<Day> = levels.enumerate().map(day).collect();
        chart.scores(&days).split_off(11)
    }

    #[test]
    fn every_chart_rises_when_the_lift_has_gone() {
        let after = [7.0, 7.0, 7.0, 7.0, 7.0, 3.0, 3.0, 3.0, 3.0];
        for chart in
            [Chart::ThreeUnder, Chart::Ewma(0.3), Chart::Cusum(0.25), Chart::LocalLevel(0.3), Chart::ChangePoint(0.1)]
        {
            let scores = scores(chart, &after);
            assert!(scores[8] > scores[4], "{chart:?}: {scores:?}");
            assert!(scores.iter().all(|score| score.is_finite()));
        }
    }

    #[test]
    fn two_low_days_are_not_three() {
        let up = [7.0, 7.0, 7.0, 7.0, 3.0, 3.0];
        let scores = scores(Chart::ThreeUnder, &up);
        assert!(scores[5] < -0.9, "{scores:?}");
    }
}
