//! What sessions cost: effects over sessions, by route and by dose. Counts, never causes.

use super::view;
use crate::record::kinds::session::{Dose, Drug, Route};
use crate::record::kinds::side_effect::Effect;

view! {
    /// In how many sessions of a group an effect was felt.
    #[derive(Copy, Eq)]
    pub struct CountView {
        /// Sessions of the group.
        pub sessions: u32,
        /// Of these, sessions with the effect at grade 1 or above.
        pub with: u32,
        /// Its worst grade there, 1–3; `null` when it was in none.
        pub worst: Option<u8>,
    }

    /// The same for the sessions of one route.
    pub struct RouteCountView {
        /// The route.
        pub route: Route,
        /// The count.
        pub count: CountView,
    }

    /// The same for the sessions with one drug by one route at one dose. Sessions of an unknown dose are in none.
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

    /// One effect over all sessions.
    pub struct EffectTrendView {
        /// The effect.
        pub effect: Effect,
        /// Over all sessions.
        pub all: CountView,
        /// Over the earlier half of the sessions; of an odd number the smaller part.
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
        /// Sessions.
        pub sessions: u32,
        /// Of these, sessions of which side effects were kept. The median grade is theirs.
        pub graded: u32,
        /// Median of each session's worst grade, 0–3.
        pub worst: Option<f64>,
        /// Median burden, 0–10.
        pub burden: Option<f64>,
        /// Median minutes from the effect's beginning to its end.
        pub effect_minutes: Option<f64>,
    }
}
