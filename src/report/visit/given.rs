//! What was given over the range: each drug by each route, with its doses.

use super::session::SessionLine;
use crate::record::kinds::session::{Dose, DoseUnit, Drug, Route};

/// The sessions of one drug by one route.
#[derive(Clone, Debug, PartialEq)]
pub struct Given<'a> {
    /// The drug.
    pub drug: &'a Drug,
    /// The route.
    pub route: Route,
    /// The lowest and the highest dose in each unit that was used; a dose that was not said is in none.
    pub doses: Vec<(Dose, Dose)>,
    /// How many sessions.
    pub sessions: usize,
}

/// All that was given, the latest first.
pub(super) fn given<'a>(lines: &[SessionLine<'a>]) -> Vec<Given<'a>> {
    let mut kinds: Vec<(&Drug, Route)> = Vec::new();
    for kind in lines.iter().rev().map(kind) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let of = |(drug, route)| {
        let same: Vec<_> = lines.iter().filter(|line| kind(line) == (drug, route)).collect();
        let doses = || same.iter().filter_map(|line| line.session.value.dose);
        Given {
            drug,
            route,
            doses: DoseUnit::ALL.into_iter().filter_map(|unit| range(doses(), unit)).collect(),
            sessions: same.len(),
        }
    };
    kinds.into_iter().map(of).collect()
}

fn kind<'a>(line: &SessionLine<'a>) -> (&'a Drug, Route) {
    (&line.session.value.drug, line.session.value.route)
}

fn range(doses: impl Iterator<Item = Dose> + Clone, unit: DoseUnit) -> Option<(Dose, Dose)> {
    let same = doses.filter(|dose| dose.unit() == unit);
    let amount = |dose: &Dose| dose.thousandths();
    Some((same.clone().min_by_key(amount)?, same.max_by_key(amount)?))
}
