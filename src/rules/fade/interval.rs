//! The time since the last session.

use tidemark_mixture::{ByCurve, HalfTimes, Posterior, Prior};

use super::alert::Alert;
use super::forecast::Forecast;
use super::parameters::{
    ALERT_FROM_DAY, EASING_SHARE, LONG_INTERVAL, NOTE_FROM, SURE_CHECK_INS, SURE_OF_GAIN, SURE_RECENT,
};
use super::{Day, Lift, Share, Unsure};
use crate::record::time::LocalDay;

/// The interval that began with the last session.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Interval {
    session: LocalDay,
    /// `d`, days since the session.
    pub(super) days: u32,
    /// `S(d)` by curve.
    pub(super) shares: ByCurve,
    check_ins: u32,
    sessions: u32,
    past_intervals: u32,
    forecast: Forecast,
    half_times: HalfTimes,
    pgain: f64,
    alert: Alert,
    /// The booking note is on.
    note: bool,
}

impl Interval {
    /// Day 0, with what is believed right after the session and an alert that is off.
    pub(super) fn begin(
        session: LocalDay,
        ended: Option<&Self>,
        posterior: &Posterior,
        prior: &Prior,
        alert: Alert,
    ) -> Self {
        let shares = prior.shares(0);
        let half_times = HalfTimes::new(&posterior.by_curve());
        Self {
            session,
            days: 0,
            forecast: Forecast::new(half_times.clone(), posterior.means(&shares), prior),
            shares,
            check_ins: 0,
            sessions: ended.map_or(0, |ended| ended.sessions) + 1,
            past_intervals: ended.map_or(0, |ended| ended.past_intervals + u32::from(ended.days >= LONG_INTERVAL)),
            half_times,
            pgain: posterior.gain_probability(),
            alert,
            note: false,
        }
    }

    pub(super) fn pass_a_day(&mut self, prior: &Prior) {
        self.days += 1;
        self.shares = prior.shares(self.days);
    }

    /// Takes a check-in that the cells have already learned from, and gives its `z_s`. `variance` is the `σ²` from
    /// before it.
    pub(super) fn check_in(&mut self, y: f64, variance: f64, posterior: &Posterior) -> f64 {
        self.check_ins += 1;
        self.learn(posterior);
        self.forecast.residual(y, self.days, &self.shares, variance)
    }

    /// Takes over what the cells have learned.
    pub(super) fn learn(&mut self, posterior: &Posterior) {
        self.half_times = HalfTimes::new(&posterior.by_curve());
        self.pgain = posterior.gain_probability();
    }

    /// Ends a day. `recent` is how many of today and the three days before had a check-in, `gain` is the mean of `P`,
    /// and `z_s` is today's residual.
    pub(super) fn conclude(&mut self, today: &Day, recent: u32, gain: f64, z_s: Option<f64>, prior: &Prior) -> Lift {
        let half_gone_by = |days: u32| self.half_times.under(0.5, days, prior);
        let p50 = half_gone_by(self.days);
        let half_gone_by_next = self.days_to_next(today).map(half_gone_by);
        let half_gone_when_booked = half_gone_by(self.days + u32::from(today.days_to_book));
        let unsure = self.unsure(recent);
        if today.level.is_some() {
            self.alert.check_in(self.days, unsure.is_none(), p50);
            self.note |= self.days >= ALERT_FROM_DAY && unsure.is_none() && half_gone_when_booked >= NOTE_FROM;
        }
        let half_times = &self.half_times;
        Lift {
            session: self.session,
            days: self.days,
            check_ins: self.check_ins,
            sessions: self.sessions,
            past_intervals: self.past_intervals,
            gain,
            share: Share {
                mean: half_times.mean(|curve| self.shares[curve]).min(1.0),
                low: half_times.share_quantile(0.1, self.days, prior),
                high: half_times.share_quantile(0.9, self.days, prior),
            },
            p50,
            p70: half_times.under(EASING_SHARE, self.days, prior),
            pgain: self.pgain,
            half_time: half_times.quantiles(prior),
            forecast: self.forecast.quantiles,
            half_gone_by_next,
            half_gone_when_booked,
            note: self.note,
            booked: today.planned.is_some_and(|next| next.days_since(today.day) <= i32::from(today.days_to_book)),
            z_s,
            alert: self.alert.is_on(),
            unsure,
        }
    }

    fn unsure(&self, recent: u32) -> Option<Unsure> {
        if self.check_ins < SURE_CHECK_INS {
            Some(Unsure::FewSinceSession)
        } else if self.pgain < SURE_OF_GAIN {
            Some(Unsure::NoLift)
        } else if recent < SURE_RECENT {
            Some(Unsure::FewLately)
        } else {
            None
        }
    }

    /// Days from the session to the next one that is planned for today or later.
    fn days_to_next(&self, today: &Day) -> Option<u32> {
        let ahead = today.planned?.days_since(today.day);
        let to_next = self.days.checked_add(u32::try_from(ahead).ok()?)?;
        (to_next > 0).then_some(to_next)
    }
}
