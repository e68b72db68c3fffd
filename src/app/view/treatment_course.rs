//! The sessions of the treatment one after the other.

use super::{EffectTrendView, EvidenceView, RouteView, ScreenView, view};
use crate::record::kinds::session::{Dose, Drug, Phase, Route, Setting};
use crate::record::kinds::side_effect::Effect;
use crate::rules::benefit::Spacing;
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
        /// Minutes after the dose; `null` when either time is unknown.
        pub minutes: Option<i32>,
        /// What this reading calls for.
        pub flag: RedFlag,
    }

    /// An effect at its worst in a session.
    pub struct WorstView {
        /// Which effect.
        pub effect: Effect,
        /// Its grade, 1–3; `null` when that is unknown.
        pub severity: Option<u8>,
    }

    /// A session in the row of sessions.
    pub struct TreatedView {
        /// Its record id.
        pub id: String,
        /// The day on which it took place.
        pub day: String,
        /// How it was given.
        pub route: Route,
        /// What was given.
        pub drug: Drug,
        /// How much.
        pub dose: Option<Dose>,
        /// The phase of treatment.
        pub phase: Option<Phase>,
        /// Where it was given.
        pub setting: Option<Setting>,
        /// The clinic in the plan that was in force then; `null` if there was none.
        pub clinic: Option<String>,
        /// The dose compared with the previous session; `null` for the first.
        pub dose_change: Option<DoseChange>,
        /// What else differs from the previous session, where both are known.
        pub changed: Vec<Changed>,
        /// Local days since the previous session.
        pub interval_days: Option<i32>,
        /// Local days from the previous session that were planned.
        pub planned_days: Option<i32>,
        /// `interval_days` minus `planned_days`: above 0 is later than planned.
        pub late_days: Option<i32>,
        /// The highest blood pressure after the dose, judged by the upper number.
        pub peak: Option<PeakView>,
        /// What the readings before the dose call for; `null` if there are none.
        pub pre_dose: Option<RedFlag>,
        /// Minutes from the effect's beginning to its end.
        pub effect_minutes: Option<i32>,
        /// Minutes from the dose until ready to rest.
        pub rest_minutes: Option<i32>,
        /// Its worst effects, at most three, worst first.
        pub worst: Vec<WorstView>,
        /// How hard it was to bear, 0–10.
        pub burden: Option<u8>,
        /// An effect was still there on a later day.
        pub still_there: bool,
        /// The lowest PHQ-9 from the day after it to the day of the next session.
        pub best: Option<EvidenceView>,
        /// Median daily level over the first seven days, up to the day of the next session at most; `null` if fewer
        /// than three days are known.
        pub level: Option<f64>,
    }

    /// A median over the sessions that have the value.
    #[derive(Copy)]
    pub struct MiddleView {
        /// The median.
        pub median: f64,
        /// Over how many sessions.
        pub sessions: u32,
    }

    /// What a group of sessions gave beside what it cost. It says nothing about causes.
    #[derive(Copy)]
    pub struct BenefitView {
        /// Sessions of the group.
        pub sessions: u32,
        /// How hard they were to bear, 0–10.
        pub burden: Option<MiddleView>,
        /// The daily level in the week after, 0–10.
        pub level: Option<MiddleView>,
        /// The lowest PHQ-9 before the next session, 0–27.
        pub lowest: Option<MiddleView>,
    }

    /// The same for the sessions of one route.
    pub struct RouteBenefitView {
        /// The route.
        pub route: Route,
        /// What they gave and cost.
        pub benefit: BenefitView,
    }

    /// The same for the sessions with one drug, by one route, at one dose. Sessions with an unknown dose are left out.
    pub struct DoseBenefitView {
        /// The route.
        pub route: Route,
        /// The drug.
        pub drug: Drug,
        /// The dose.
        pub dose: Dose,
        /// What they gave and cost.
        pub benefit: BenefitView,
    }

    /// The same by the days since the session before. The first session is left out.
    pub struct SpacingBenefitView {
        /// The days.
        pub spacing: Spacing,
        /// What they gave and cost.
        pub benefit: BenefitView,
    }

    /// How far apart the latest sessions were.
    #[derive(Copy)]
    pub struct SpacedView {
        /// The median of the latest intervals, in days.
        pub median: f64,
        /// Over how many of them, at most six.
        pub intervals: u32,
        /// The interval in the treatment plan, in days; `null` if it names none.
        pub planned: Option<u16>,
    }

    /// The treatment as a whole.
    pub struct TreatmentView {
        /// The person's local day today.
        pub today: String,
        /// The next planned session, today or later.
        pub next_session: Option<String>,
        /// Sessions, newest first.
        pub sessions: Vec<TreatedView>,
        /// Effects that occurred in sessions, most frequent first.
        pub effects: Vec<EffectTrendView>,
        /// Routes, in the order of first use.
        pub routes: Vec<RouteView>,
        /// Long-term screens, oldest first.
        pub screens: Vec<ScreenView>,
        /// What sessions gave and cost, by route, in the order of first use.
        pub benefit_by_route: Vec<RouteBenefitView>,
        /// The same by route, drug and dose.
        pub benefit_by_dose: Vec<DoseBenefitView>,
        /// The same by the days since the session before.
        pub benefit_by_spacing: Vec<SpacingBenefitView>,
        /// How far apart the latest sessions were; `null` before the second.
        pub spaced: Option<SpacedView>,
    }
}
