//! Control charts: simpler ways to see that the lift fades.
//!
//! All of them read the level against what is known before: the level without
//! treatment, this interval's first days, and how far neighbouring days differ.

use tidemark::domain::fade::Day;

/// A way to see that the lift fades, with its setting.
#[derive(Clone, Copy, Debug)]
pub enum Chart {
    /// The best of the last three check-ins lies under a line between baseline and peak.
    ThreeUnder,
    /// Exponentially weighted mean with this weight for a new check-in (Roberts 1959).
    Ewma(f64),
    /// Sum of what lies under the midpoint, less this slack in σ each time (Page 1954).
    Cusum(f64),
    /// Local-level Kalman filter whose level moves by this many σ a day: the
    /// probability that it lies under the midpoint.
    LocalLevel(f64),
}

/// The least gain, points, seen in the first days after a session with which a chart speaks.
const LEAST_GAIN: f64 = 1.5;

/// What a chart knows of a person.
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
}

/// A mean that begins with a guess.
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
    /// The score of each day, higher when the lift has faded; a day without one is −∞.
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
            // Two neighbouring days differ by twice the variance of the part that does not carry over.
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
            Chart::ThreeUnder | Chart::Ewma(_) | Chart::LocalLevel(_) => self.this_peak.get(),
        };
        self.variance = self.square.get();
    }

    fn moves(&self) -> f64 {
        match self.chart {
            Chart::LocalLevel(by) => by * by * self.square.get(),
            Chart::ThreeUnder | Chart::Ewma(_) | Chart::Cusum(_) => 0.0,
        }
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
                // While the sum is 0 the day itself still ranks, far under any alarm.
                self.value + 1e-3 * (middle - level)
            }
            Chart::LocalLevel(_) => {
                let share = self.variance / (self.variance + sigma * sigma);
                self.value += share * (level - self.value);
                self.variance *= 1.0 - share;
                (middle - self.value) / self.variance.sqrt()
            }
        };
        // Where there was no lift, none can fade.
        if self.this_peak.get() - base < LEAST_GAIN { f64::NEG_INFINITY } else { score }
    }
}

#[cfg(test)]
mod tests {
    use tidemark::domain::fade::{DailyLevel, Day};
    use tidemark::domain::time::LocalDay;

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
        for chart in [Chart::ThreeUnder, Chart::Ewma(0.3), Chart::Cusum(0.25), Chart::LocalLevel(0.3)] {
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
