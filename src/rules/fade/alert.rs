//! When to say something: the fading alert and the lower-than-usual flag.

use super::parameters::{
    ALERT_ENDS, ALERT_FROM_DAY, ALERT_RUN, ALERT_STARTS, LOWER_CAP, LOWER_CLEAR, LOWER_FLAG, LOWER_FLAG_WITH_PHQ9,
    LOWER_SLACK, LOWER_STEP, Parameters, WORSE_BY, WORSE_THAN_LAST, WORSE_TOTAL,
};
use crate::record::kinds::phq9::Total;

/// The fading alert of one interval.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Alert {
    /// The `P50` at which a single check-in starts it.
    at_once: f64,
    /// The `P50` at which a check-in adds to the run.
    in_a_row: f64,
    /// How many check-ins in a row did.
    run: u32,
    starts: u32,
    on: bool,
}

impl Alert {
    /// The alert of a new interval.
    pub(super) fn new(parameters: &Parameters) -> Self {
        let (at_once, in_a_row) = (parameters.alert_at_once, parameters.alert_in_a_row);
        Self { at_once, in_a_row, run: 0, starts: 0, on: false }
    }

    pub(super) fn is_on(&self) -> bool {
        self.on
    }

    /// Takes a check-in `days` days after the session. From day 2 on, one that is sure and finds P50 high enough adds
    /// to the run; any other ends it. If sure, the alert starts with a run of 2, or with a P50 that is enough at once, but at
    /// most twice per interval. It ends with P50 < 0.25.
    pub(super) fn check_in(&mut self, days: u32, sure: bool, p50: f64) {
        if days < ALERT_FROM_DAY {
            return;
        }
        self.run = if sure && p50 >= self.in_a_row { self.run + 1 } else { 0 };
        if self.on {
            self.on = p50 >= ALERT_ENDS;
        } else if sure && self.starts < ALERT_STARTS && (self.run >= ALERT_RUN || p50 >= self.at_once) {
            self.on = true;
            self.starts += 1;
        }
    }
}

/// The lower-than-usual channel: how far check-ins keep falling below the course that was forecast at the session.
/// Sessions do not reset it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lower {
    cusum: f64,
    flagged: bool,
    /// The last totals. A new one takes the place of the oldest.
    totals: [f64; WORSE_THAN_LAST],
    forms: usize,
}

impl Lower {
    pub(super) fn new() -> Self {
        Self { cusum: 0.0, flagged: false, totals: [0.0; WORSE_THAN_LAST], forms: 0 }
    }

    /// `C`, 0–16.
    pub(super) fn cusum(&self) -> f64 {
        self.cusum
    }

    pub(super) fn is_flagged(&self) -> bool {
        self.flagged
    }

    /// `C ← clamp(C − clamp(z_s, ±2.5) − 0.6, 0, 16)`
    pub(super) fn check_in(&mut self, z_s: f64) {
        let step = z_s.clamp(-LOWER_STEP, LOWER_STEP);
        self.cusum = (self.cusum - step - LOWER_SLACK).clamp(0.0, LOWER_CAP);
    }

    /// Ends a day, with its PHQ-9 if there was one. The flag goes up at C ≥ 8, or at C ≥ 4 on the day of a total of 10
    /// or more that is at least 5 above the median of the last 8 before it. It goes down below 3.
    pub(super) fn conclude(&mut self, total: Option<Total>) {
        let worse = total.is_some_and(|total| self.take_total(total.points()));
        self.flagged = if self.flagged {
            self.cusum >= LOWER_CLEAR
        } else {
            self.cusum >= LOWER_FLAG || (worse && self.cusum >= LOWER_FLAG_WITH_PHQ9)
        };
    }

    /// Keeps a total, and says whether it is worse than those before.
    fn take_total(&mut self, total: f64) -> bool {
        let before = median(&self.totals[..self.forms.min(WORSE_THAN_LAST)]);
        self.totals[self.forms % WORSE_THAN_LAST] = total;
        self.forms += 1;
        total >= WORSE_TOTAL && before.is_some_and(|median| total - median >= WORSE_BY)
    }
}

/// The middle value, or the mean of the two middle ones.
fn median(values: &[f64]) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let ranked = |rank: usize| {
        let below = |limit: f64| values.iter().filter(|value| **value < limit).count();
        let up_to = |limit: f64| values.iter().filter(|value| **value <= limit).count();
        values.iter().copied().find(|value| below(*value) <= rank && rank < up_to(*value))
    };
    Some(f64::midpoint(ranked(last / 2)?, ranked(values.len() / 2)?))
}
