//! The treatment plan.

use crate::app::view::{CutOffView, Marks, PlanView};
use crate::record::cut_offs::{CutOff, CutOffs};
use crate::record::kinds::plan::Plan;
use crate::record::kinds::pressure::Limits;

pub(in crate::app) fn plan(plan: &Plan, marks: Option<Marks>) -> PlanView {
    let usual = CutOffs::default();
    let cutoff = |which: CutOff| CutOffView {
        which,
        value: plan.cutoffs.get(which),
        usual: usual.get(which),
        min: which.range().0,
        max: which.range().1,
    };
    PlanView { marks, value: plan.clone(), usual_limits: Limits::USUAL_LIMITS, cutoffs: CutOff::ALL.map(cutoff).into() }
}
