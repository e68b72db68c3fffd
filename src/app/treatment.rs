//! The treatment as a whole: its sessions one after the other, and what they cost.

use super::failure::Failure;
use super::host::Host;
use super::view::{
    BenefitView, CountView, DoseBenefitView, DoseCountView, EffectTrendView, MiddleView, PeakView, RouteBenefitView,
    RouteCountView, RouteView, SpacedView, SpacingBenefitView, TreatedView, TreatmentView, WorstView,
};
use super::{App, show};
use crate::record::kinds::plan::Interval;
use crate::record::kinds::pressure::Limits;
use crate::record::kinds::session::Session;
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};
use crate::record::values::{Burden, Grade};
use crate::rules::benefit::{self, Benefit, Middle, Spaced};
use crate::rules::by_session::BySession;
use crate::rules::course::{self, Against, Step};
use crate::rules::red_flag;
use crate::rules::schedule;
use crate::rules::tolerability::{Cost, Count, Groups, RouteCost, Tolerability, Trend};
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// What the treatment's timeline shows.
    pub async fn treatment(&self) -> Result<TreatmentView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        Ok(treatment_view(timeline, today))
    }
}

fn treatment_view(timeline: &Timeline, today: LocalDay) -> TreatmentView {
    let start = timeline.settings().day_start;
    let all = BySession::of(timeline);
    let limits = timeline.plan().limits;
    let tolerability = Tolerability::of(&all, start, &limits);
    let steps = course::steps(timeline, &all, start);
    let spacings = benefit::by_spacing(&steps);
    let sessions = all.sessions.iter().zip(&tolerability.costs).zip(&steps);
    TreatmentView {
        today: today.to_string(),
        next_session: schedule::next_session(timeline, today).map(|day| day.to_string()),
        sessions: sessions.rev().map(|((kept, cost), step)| treated(kept, cost, step, &limits)).collect(),
        effects: tolerability.trends.iter().map(|trend| effect_trend(&tolerability, trend)).collect(),
        routes: tolerability.by_route(&all).iter().map(route).collect(),
        screens: show::screens(timeline, start, today).into_iter().rev().collect(),
        benefit_by_route: each(&tolerability.routes, &all, &steps, |route, benefit| RouteBenefitView {
            route: *route,
            benefit,
        }),
        benefit_by_dose: each(&tolerability.doses, &all, &steps, |given, benefit| DoseBenefitView {
            route: given.route,
            drug: given.drug.clone(),
            dose: given.dose,
            benefit,
        }),
        benefit_by_spacing: each(&spacings, &all, &steps, |spacing, benefit| SpacingBenefitView {
            spacing: *spacing,
            benefit,
        }),
        spaced: benefit::spaced(&steps).map(|Spaced { median, intervals }| SpacedView {
            median,
            intervals,
            planned: timeline.plan().interval.map(Interval::days),
        }),
    }
}

fn each<K, V>(
    groups: &Groups<K>,
    all: &BySession<'_>,
    steps: &[Step<'_>],
    view: impl Fn(&K, BenefitView) -> V,
) -> Vec<V> {
    let benefit = |group| benefit_view(&benefit::of_group(&groups.members, group, all, steps));
    groups.keys.iter().enumerate().map(|(group, key)| view(key, benefit(group))).collect()
}

fn benefit_view(benefit: &Benefit) -> BenefitView {
    let middle = |middle: Middle| MiddleView { median: middle.median, sessions: middle.sessions };
    BenefitView {
        sessions: benefit.sessions,
        burden: benefit.burden.map(middle),
        level: benefit.level.map(middle),
        lowest: benefit.lowest.map(middle),
    }
}

fn treated(kept: &Kept<'_, Session>, cost: &Cost<'_>, step: &Step<'_>, limits: &Limits) -> TreatedView {
    let session = kept.value;
    let against = step.against.as_ref();
    let planned_days = against.and_then(|against| against.planned_days);
    TreatedView {
        id: kept.id.to_string(),
        day: session.day.to_string(),
        route: session.route,
        drug: session.drug.clone(),
        dose: session.dose,
        phase: session.phase,
        setting: session.setting,
        clinic: show::text(step.clinic),
        dose_change: against.map(|against| against.dose),
        changed: against.into_iter().flat_map(|against| &against.changed).copied().collect(),
        interval_days: against.map(|against| against.days),
        planned_days,
        late_days: against.and_then(Against::late_days),
        peak: peak(cost, limits),
        pre_dose: cost.pre_dose,
        effect_minutes: cost.effect_minutes,
        rest_minutes: cost.rest_minutes,
        worst: cost
            .worst
            .iter()
            .map(|worst| WorstView { effect: worst.effect.clone(), severity: worst.felt.severity.map(Grade::points) })
            .collect(),
        burden: session.burden.map(Burden::points),
        still_there: cost.still_there,
        best: step.best.map(show::evidence),
        level: step.level,
    }
}

fn peak(cost: &Cost<'_>, limits: &Limits) -> Option<PeakView> {
    let reading = cost.peak?;
    Some(PeakView {
        systolic: reading.pressure.systolic(),
        diastolic: reading.pressure.diastolic(),
        minutes: cost.peak_minutes,
        flag: red_flag::of_pressure(reading, limits),
    })
}

fn effect_trend(all: &Tolerability<'_>, trend: &Trend<'_>) -> EffectTrendView {
    let [first_half, second_half] = all.halves(trend);
    let routes = all.routes.keys.iter().zip(all.routes.count(trend));
    let doses = all.doses.keys.iter().zip(all.doses.count(trend));
    EffectTrendView {
        effect: trend.effect.clone(),
        all: count(first_half.and(second_half)),
        first_half: count(first_half),
        second_half: count(second_half),
        by_route: routes.map(|(route, of_route)| RouteCountView { route: (*route), count: count(of_route) }).collect(),
        by_dose: doses
            .map(|(given, of_dose)| DoseCountView {
                route: given.route,
                drug: given.drug.clone(),
                dose: given.dose,
                count: count(of_dose),
            })
            .collect(),
    }
}

fn count(count: Count) -> CountView {
    CountView { sessions: count.sessions, with: count.with, worst: count.worst.map(Grade::points) }
}

fn route(cost: &RouteCost) -> RouteView {
    RouteView {
        route: cost.route,
        sessions: cost.sessions,
        graded: cost.graded,
        worst: cost.worst,
        burden: cost.burden,
        effect_minutes: cost.effect_minutes,
    }
}
