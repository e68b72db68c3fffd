//! The sessions of the treatment one after the other.

use super::{EffectTrendView, EvidenceView, RouteView, ScreenView, view};
use crate::record::kinds::session::{Dose, Drug, Phase, Route, Setting};
use crate::record::kinds::side_effect::Effect;
use crate::rules::course::{Changed, DoseChange};
use crate::rules::red_flag::RedFlag;

view! {
    /// The highest blood pressure of a session.
    #[derive(Copy, Eq)]
    pub struct PeakView {
        /// The upper number, mmHg.
        pub systolic: u16,
        /// The lower number, mmHg.
        pub diastolic: u16,
        /// Minutes after the dose; `null` where a time is unknown.
        pub minutes: Option<i32>,
        /// What this reading calls for.
        pub flag: RedFlag,
    }

    /// An effect at its worst in a session.
    pub struct WorstView {
        /// Which.
        pub effect: Effect,
        /// 1–3
        pub severity: Option<u8>,
    }

    /// A session among the others.
    pub struct TreatedView {
        /// Its record id.
        pub id: String,
        /// The day it took place.
        pub day: String,
        /// How it was given.
        pub route: Route,
        /// What was given.
        pub drug: Drug,
        /// How much.
        pub dose: Option<Dose>,
        /// The part of the course.
        pub phase: Option<Phase>,
        /// Where it was given.
        pub setting: Option<Setting>,
        /// The clinic of the plan that was in force; `null` when none was kept by then.
        pub clinic: Option<String>,
        /// The dose against the session before; `null` for the first.
        pub dose_change: Option<DoseChange>,
        /// What else differs from the session before, where both are known.
        pub changed: Vec<Changed>,
        /// Local days since the session before.
        pub interval_days: Option<i32>,
        /// Local days that were planned for it.
        pub planned_days: Option<i32>,
        /// The former minus the latter: above 0 is later than planned.
        pub late_days: Option<i32>,
        /// The highest pressure after the dose, by its upper number.
        pub peak: Option<PeakView>,
        /// What the readings before the dose call for; `null` without one.
        pub pre_dose: Option<RedFlag>,
        /// Minutes from the effect's beginning to its end.
        pub effect_minutes: Option<i32>,
        /// Minutes from the dose to ready to rest.
        pub rest_minutes: Option<i32>,
        /// Its worst effects, at most three, the worst first.
        pub worst: Vec<WorstView>,
        /// How hard it was to bear, 0–10.
        pub burden: Option<u8>,
        /// An effect was there on a day after it.
        pub still_there: bool,
        /// The lowest PHQ-9 from the day after it up to the day of the next session.
        pub best: Option<EvidenceView>,
        /// Median daily level over its first seven days, none after the day of the next
        /// session; `null` with fewer than three days known.
        pub level: Option<f64>,
    }

    /// The treatment as a whole.
    pub struct TreatmentView {
        /// The person's local day.
        pub today: String,
        /// The next planned session, today or later.
        pub next_session: Option<String>,
        /// Sessions, newest first.
        pub sessions: Vec<TreatedView>,
        /// Effects that were felt in sessions, the most frequent first.
        pub effects: Vec<EffectTrendView>,
        /// Routes, in the order of first use.
        pub routes: Vec<RouteView>,
        /// Long-term screens, oldest first.
        pub screens: Vec<ScreenView>,
    }
}
