//! R5: what a session cost, and what sessions cost by effect, route and dose. These are counts and medians of what was
//! recorded; nothing here says what caused what.

use std::cmp::Reverse;

use crate::record::kinds::pressure::{Limits, PressureMoment, PressureReading};
use crate::record::kinds::session::{Dose, Drug, Route, Session};
use crate::record::kinds::side_effect::{Effect, SideEffect};
use crate::record::kinds::stamp::StampKind;
use crate::record::time::DayStart;
use crate::record::time::When;
use crate::record::timeline::Kept;
use crate::record::values::{Burden, Grade};
use crate::rules::by_session::{Belongings, BySession, insert_by};
use crate::rules::red_flag::{self, RedFlag};

/// How many effects are named for a session. `[D]`
const WORST: usize = 3;

/// What one session cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost<'a> {
    /// The highest reading after the dose, by its upper number, then its lower one.
    pub peak: Option<&'a PressureReading>,
    /// Minutes from the dose to that reading, if both times are known.
    pub peak_minutes: Option<i32>,
    /// The most urgent thing that the readings before the dose call for.
    pub pre_dose: Option<RedFlag>,
    /// Minutes from the effect's beginning to its end.
    pub effect_minutes: Option<i32>,
    /// Minutes from the dose to ready to rest.
    pub rest_minutes: Option<i32>,
    /// The worst effects, each at its worst; at most three, and none of grade 0.
    pub worst: Vec<&'a SideEffect>,
    /// The worst grade; `None` if none was recorded, which is not a grade of 0.
    pub worst_grade: Option<Grade>,
    /// Whether an effect was there on a later day.
    pub still_there: bool,
}

impl<'a> Cost<'a> {
    /// The cost of a session. `start` decides on which local day an effect was last said to be there, and `limits` what
    /// a reading calls for.
    pub fn of(session: &Session, belongings: &Belongings<'a>, start: DayStart, limits: &Limits) -> Self {
        let peak = peak(session, belongings);
        let stamped = |kind| stamped(belongings, kind);
        let lasted = |kept: &Kept<'_, SideEffect>| {
            let said = kept.last_written.local_day(start);
            kept.value.is_felt() && red_flag::lasted_into_next_day(kept.value, Some(session.day), said)
        };
        let before = belongings.pressures.iter().filter(|kept| kept.value.moment == PressureMoment::Before);
        Self {
            peak,
            peak_minutes: peak.and_then(|reading| reading.at.minutes_since(session.at())),
            pre_dose: before.map(|kept| red_flag::of_pressure(kept.value, limits)).max(),
            effect_minutes: span(stamped(StampKind::EffectBegan), stamped(StampKind::EffectEnded)),
            rest_minutes: span(Some(session.at()), stamped(StampKind::ReadyToRest)),
            worst: worst(belongings),
            worst_grade: belongings.effects.iter().filter_map(|kept| kept.value.felt.severity).max(),
            still_there: belongings.effects.iter().any(lasted),
        }
    }
}

/// The newest stamp of a kind: tapping again corrects the one before.
fn stamped(belongings: &Belongings<'_>, kind: StampKind) -> Option<When> {
    let of_kind = belongings.stamps.iter().filter(|kept| kept.value.kind == kind);
    of_kind.map(|kept| kept.value.at).next_back()
}

/// Minutes from one moment to a later one; `None` if a time is unknown or they are out of order.
fn span(from: Option<When>, to: Option<When>) -> Option<i32> {
    to?.minutes_since(from?).filter(|minutes| *minutes >= 0)
}

fn peak<'a>(session: &Session, belongings: &Belongings<'a>) -> Option<&'a PressureReading> {
    let after = belongings
        .pressures
        .iter()
        .map(|kept| kept.value)
        .filter(|reading| reading.moment != PressureMoment::Before && !reading.at.is_before(session.at()));
    after.reduce(|highest, next| {
        let height = |reading: &PressureReading| (reading.pressure.systolic(), reading.pressure.diastolic());
        if height(next) > height(highest) { next } else { highest }
    })
}

fn worst<'a>(belongings: &Belongings<'a>) -> Vec<&'a SideEffect> {
    let mut worst: Vec<&SideEffect> = Vec::new();
    for effect in belongings.effects.iter().map(|kept| kept.value).filter(|effect| effect.is_felt()) {
        let known = worst.iter().position(|other| other.effect == effect.effect);
        match known {
            Some(at) if worst[at].felt.severity >= effect.felt.severity => continue,
            Some(at) => drop(worst.remove(at)),
            None => {}
        }
        insert_by(&mut worst, effect, |effect| Reverse(effect.felt.severity));
    }
    worst.truncate(WORST);
    worst
}

/// Sessions grouped by something they have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups<K> {
    /// What each group has in common, in the order of first use.
    pub keys: Vec<K>,
    /// For each session, the index of its key; `None` if it has none.
    pub members: Vec<Option<usize>>,
}

impl<K: PartialEq> Groups<K> {
    pub(super) fn new(of_each: impl Iterator<Item = Option<K>>) -> Self {
        let mut keys: Vec<K> = Vec::new();
        let members = of_each.map(|key| {
            let key = key?;
            Some(keys.iter().position(|other| *other == key).unwrap_or_else(|| {
                keys.push(key);
                keys.len() - 1
            }))
        });
        let members = members.collect();
        Self { keys, members }
    }
}

impl<K> Groups<K> {
    /// In how many sessions of each group an effect was felt, in the order of the keys.
    pub fn count(&self, trend: &Trend<'_>) -> Vec<Count> {
        count(&self.members, self.keys.len(), trend)
    }

    fn of(&self, group: usize) -> impl Iterator<Item = usize> {
        let members = (0..).zip(&self.members);
        members.filter(move |(_, member)| **member == Some(group)).map(|(session, _)| session)
    }
}

/// The counts for this many groups, whatever their sessions have in common.
fn count(members: &[Option<usize>], groups: usize, trend: &Trend<'_>) -> Vec<Count> {
    let mut counts = vec![Count::default(); groups];
    for group in members.iter().flatten() {
        counts[*group].sessions += 1;
    }
    for (session, grade) in &trend.felt {
        if let Some(group) = members[*session] {
            counts[group].with += 1;
            counts[group].worst = counts[group].worst.max(*grade);
        }
    }
    counts
}

/// In how many sessions of a group an effect was felt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Sessions of the group.
    pub sessions: u32,
    /// Of these, sessions with the effect at grade 1 or above, or at a grade that was not said.
    pub with: u32,
    /// Its worst grade in these.
    pub worst: Option<Grade>,
}

impl Count {
    /// The count over the sessions of both groups, which must not share any.
    pub fn and(self, other: Self) -> Self {
        Self {
            sessions: self.sessions + other.sessions,
            with: self.with + other.with,
            worst: self.worst.max(other.worst),
        }
    }
}

/// One effect over the sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend<'a> {
    /// The effect.
    pub effect: &'a Effect,
    /// The sessions in which it was felt, by index, each with its worst grade in that session, 1–3; `None` if no
    /// strength was said.
    pub felt: Vec<(usize, Option<Grade>)>,
}

/// A dose as it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Given<'a> {
    /// The route.
    pub route: Route,
    /// The drug.
    pub drug: &'a Drug,
    /// The dose.
    pub dose: Dose,
}

/// What the sessions by one route cost. Each median is over the sessions that have the value.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteCost {
    /// The route.
    pub route: Route,
    /// Sessions.
    pub sessions: u32,
    /// Of these, sessions with a graded effect, whatever the grade.
    pub graded: u32,
    /// Median of the worst grades, 0–3.
    pub worst: Option<f64>,
    /// Median burden, 0–10.
    pub burden: Option<f64>,
    /// Median length of the effect, in minutes.
    pub effect_minutes: Option<f64>,
}

/// What sessions cost, taken together.
#[derive(Clone, Debug, PartialEq)]
pub struct Tolerability<'a> {
    /// Each session's cost, by time.
    pub costs: Vec<Cost<'a>>,
    /// The effects that were felt, those felt in the most sessions first.
    pub trends: Vec<Trend<'a>>,
    /// By route.
    pub routes: Groups<Route>,
    /// By what was given, without the sessions whose dose is unknown.
    pub doses: Groups<Given<'a>>,
}

impl<'a> Tolerability<'a> {
    /// What all sessions cost. `start` and `limits` as in [`Cost::of`].
    pub fn of(all: &BySession<'a>, start: DayStart, limits: &Limits) -> Self {
        let values = || all.sessions.iter().map(|kept| kept.value);
        let given =
            |session: &'a Session| Some(Given { route: session.route, drug: &session.drug, dose: session.dose? });
        Self {
            costs: all.iter().map(|(kept, belongings)| Cost::of(kept.value, belongings, start, limits)).collect(),
            trends: trends(all),
            routes: Groups::new(values().map(|session| Some(session.route))),
            doses: Groups::new(values().map(given)),
        }
    }

    /// An effect's count in the earlier and in the later half of the sessions. If their number is odd, the earlier half
    /// is the smaller.
    pub fn halves(&self, trend: &Trend<'_>) -> [Count; 2] {
        let half = self.costs.len() / 2;
        let members: Vec<_> = (0..self.costs.len()).map(|session| Some(usize::from(session >= half))).collect();
        let counts = count(&members, 2, trend);
        [counts[0], counts[1]]
    }

    /// What the sessions of each route cost, in the order of first use.
    pub fn by_route(&self, all: &BySession<'_>) -> Vec<RouteCost> {
        (0..).zip(&self.routes.keys).map(|(group, route)| self.route_cost(all, group, *route)).collect()
    }

    fn route_cost(&self, all: &BySession<'_>, group: usize, route: Route) -> RouteCost {
        let mut sessions = 0;
        let (mut worst, mut burdens, mut minutes) = (Vec::new(), Vec::new(), Vec::new());
        for session in self.routes.of(group) {
            sessions += 1;
            let cost = &self.costs[session];
            worst.extend(cost.worst_grade.map(|grade| i32::from(grade.points())));
            burdens.extend(all.sessions[session].value.burden.map(Burden::points).map(i32::from));
            minutes.extend(cost.effect_minutes);
        }
        // There are never more sessions than a u32 can count.
        let graded = u32::try_from(worst.len()).unwrap_or(u32::MAX);
        let [worst, burden, effect_minutes] = [worst, burdens, minutes].map(|values| median(values.into_iter()));
        RouteCost { route, sessions, graded, worst, burden, effect_minutes }
    }
}

fn trends<'a>(all: &BySession<'a>) -> Vec<Trend<'a>> {
    let mut named: Vec<Trend<'a>> = Vec::new();
    for (session, belongings) in all.belongings.iter().enumerate() {
        for effect in belongings.effects.iter().map(|kept| kept.value).filter(|effect| effect.is_felt()) {
            let at = named.binary_search_by(|trend| trend.effect.cmp(&effect.effect)).unwrap_or_else(|at| {
                named.insert(at, Trend { effect: &effect.effect, felt: Vec::new() });
                at
            });
            note(&mut named[at].felt, session, effect.felt.severity);
        }
    }
    let mut trends = Vec::new();
    for trend in named {
        insert_by(&mut trends, trend, |trend| Reverse(trend.felt.len()));
    }
    trends
}

/// Sessions come in order, so one that is already listed is the last.
fn note(felt: &mut Vec<(usize, Option<Grade>)>, session: usize, grade: Option<Grade>) {
    match felt.last_mut() {
        Some((last, worst)) if *last == session => *worst = grade.max(*worst),
        _ => felt.push((session, grade)),
    }
}

/// The middle value, or the mean of the two middle ones.
pub(super) fn median(values: impl Iterator<Item = i32>) -> Option<f64> {
    let mut sorted = Vec::new();
    values.for_each(|value| insert_by(&mut sorted, value, |value| *value));
    let (lower, upper) = (sorted.get(sorted.len().checked_sub(1)? / 2)?, sorted.get(sorted.len() / 2)?);
    Some(f64::midpoint((*lower).into(), (*upper).into()))
}
