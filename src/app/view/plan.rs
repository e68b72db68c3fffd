//! The treatment plan and the safety plan.

use super::{Marks, view};
use crate::record::contact::Contact;
use crate::record::cut_offs::CutOff;
use crate::record::kinds::plan::Plan;
use crate::record::kinds::pressure::Limits;
use crate::record::kinds::safety_plan::SafetyPlan;

view! {
    /// A cut-off in force.
    pub struct CutOffView {
        /// Which cut-off.
        pub which: CutOff,
        /// Its value.
        pub value: u16,
        /// Its usual value, used unless the clinician sets another.
        pub usual: u16,
        /// The lowest value that can be set.
        pub min: u16,
        /// The highest value that can be set.
        pub max: u16,
    }

    /// The treatment plan.
    pub struct PlanView {
        /// Marks of the newest version; `null` while none is kept.
        pub marks: Option<Marks>,
        /// The plan.
        pub value: Plan,
        /// The limits used where the clinic gave none.
        pub usual_limits: Limits,
        /// Every cut-off.
        pub cutoffs: Vec<CutOffView>,
    }

    /// What Help now shows that the person has entered.
    pub struct HelpView {
        /// The safety plan.
        pub plan: SafetyPlan,
        /// The clinic.
        pub clinic: Option<Contact>,
    }
}
