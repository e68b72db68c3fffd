//! The sessions of the range, each with its cost and how long its lift held.

use super::fade::{Followed, HalfGone};
use super::safety::sign;
use crate::record::kinds::session::Session;
use crate::record::kinds::side_effect::Effect;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};
use crate::report::request::Range;
use crate::rules::by_session::BySession;
use crate::rules::course::{DoseChange, Step, steps};
use crate::rules::tolerability::{Cost, Count, Tolerability};

/// One session.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionLine<'a> {
    /// The session.
    pub session: Kept<'a, Session>,
    /// Its place among all sessions, from 1.
    pub number: usize,
    /// Local days since the session before.
    pub interval: Option<i32>,
    /// The dose compared with that of the session before.
    pub dose_change: Option<DoseChange>,
    /// What it cost.
    pub cost: Cost<'a>,
    /// How long its lift held.
    pub half_gone: HalfGone,
}

/// An effect over the sessions of the range.
#[derive(Clone, Debug, PartialEq)]
pub struct EffectTrend<'a> {
    /// The effect.
    pub effect: &'a Effect,
    /// Over all of them.
    pub all: Count,
    /// Over their earlier and their later half.
    pub halves: [Count; 2],
}

/// The sessions of the range with what belongs to them.
pub(super) struct Sessions<'a> {
    all: BySession<'a>,
    /// Only those of the range.
    within: BySession<'a>,
}

impl<'a> Sessions<'a> {
    pub(super) fn of(timeline: &'a Timeline, range: Range) -> Self {
        let all = BySession::of(timeline);
        let mut within = BySession::default();
        for (session, belongings) in all.iter().filter(|(session, _)| range.contains(session.value.day)) {
            within.sessions.push(session.clone());
            within.belongings.push(belongings.clone());
        }
        Self { all, within }
    }

    /// What each session changed against the one before.
    pub(super) fn steps(&self, timeline: &'a Timeline, start: DayStart) -> Vec<Step<'a>> {
        steps(timeline, &self.all, start)
    }

    /// How many sessions there were up to a day.
    pub(super) fn until(&self, day: LocalDay) -> usize {
        self.all.sessions.iter().take_while(|kept| kept.value.day <= day).count()
    }

    pub(super) fn lines(
        &self,
        timeline: &'a Timeline,
        followed: &Followed,
        range: Range,
        steps: &[Step<'a>],
    ) -> Vec<SessionLine<'a>> {
        let start = timeline.settings().day_start;
        let limits = timeline.plan().limits;
        let numbered = self.all.iter().zip(steps).enumerate();
        let within = numbered.filter(|(_, ((session, _), _))| range.contains(session.value.day));
        within
            .map(|(at, ((session, belongings), step))| SessionLine {
                session: session.clone(),
                number: at + 1,
                interval: step.against.as_ref().map(|against| against.days),
                dose_change: step.against.as_ref().map(|against| against.dose),
                cost: Cost::of(session.value, belongings, start, &limits),
                half_gone: followed.half_gone(session.value.day, self.last_day(at, range)),
            })
            .collect()
    }

    /// The last day of the range that is before the next session on another day.
    fn last_day(&self, at: usize, range: Range) -> LocalDay {
        let day = self.all.sessions[at].value.day;
        let next = self.all.sessions[at..].iter().map(|kept| kept.value.day).find(|next| *next > day);
        next.and_then(|next| next.checked_minus(1)).map_or(range.until, |day| day.min(range.until))
    }

    pub(super) fn effects(&self, timeline: &Timeline, start: DayStart) -> Vec<EffectTrend<'a>> {
        let costs = Tolerability::of(&self.within, start, &timeline.plan().limits);
        let trends = costs.trends.iter().filter(|trend| sign(trend.effect).is_none()).map(|trend| {
            let halves = costs.halves(trend);
            EffectTrend { effect: trend.effect, all: halves[0].and(halves[1]), halves }
        });
        trends.collect()
    }
}
