//! What sessions cost: side effects over all sessions, by route and by dose. These are counts; they say nothing about
//! causes.

use super::view;
use crate::record::kinds::session::{Dose, Drug, Route};
use crate::record::kinds::side_effect::Effect;

view! {
    /// In how many sessions of a group an effect occurred.
    #[derive(Copy, Eq)]
    pub struct CountView {
        /// Sessions in the group.
        pub sessions: u32,
        /// How many of them had the effect at grade 1 or above.
        pub with: u32,
        /// Its worst grade in the group, 1–3; `null` if it occurred in none.
        pub worst: Option<u8>,
    }

    /// The same for the sessions of one route.
    pub struct RouteCountView {
        /// The route.
        pub route: Route,
        /// The count.
        pub count: CountView,
    }

    /// The same for the sessions with one drug, by one route, at one dose. Sessions with an unknown dose are left out.
    pub struct DoseCountView {
        /// The route.
        pub route: Route,
        /// The drug.
        pub drug: Drug,
        /// The dose.
        pub dose: Dose,
        /// The count.
        pub count: CountView,
    }

    /// One effect across all sessions.
    pub struct EffectTrendView {
        /// The effect.
        pub effect: Effect,
        /// Over all sessions.
        pub all: CountView,
        /// Over the earlier half of the sessions; with an odd number of sessions this is the smaller half.
        pub first_half: CountView,
        /// Over the later half.
        pub second_half: CountView,
        /// By route, in the order of first use.
        pub by_route: Vec<RouteCountView>,
        /// By route, drug and dose, in the order of first use.
        pub by_dose: Vec<DoseCountView>,
    }

    /// What the sessions of one route cost.
    pub struct RouteView {
        /// The route.
        pub route: Route,
        /// How many sessions.
        pub sessions: u32,
        /// How many of them have side effects on record. `worst` is based on these.
        pub graded: u32,
        /// Median of each session's worst grade, 0–3.
        pub worst: Option<f64>,
        /// Median burden, 0–10.
        pub burden: Option<f64>,
        /// Median minutes from the effect's beginning to its end.
        pub effect_minutes: Option<f64>,
    }
}
