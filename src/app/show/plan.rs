//! The treatment plan and the safety plan.

use super::text;
use crate::app::view::{ContactView, CutOffView, LimitsView, Marks, PlanView, SafetyPlanView};
use crate::record::contact::{Contact, Phone};
use crate::record::cut_offs::{CutOff, CutOffs};
use crate::record::kinds::plan::{Interval, Plan};
use crate::record::kinds::pressure::Limits;
use crate::record::kinds::safety_plan::{Contacts, SafetyPlan};

pub(in crate::app) fn plan(plan: &Plan, marks: Option<Marks>) -> PlanView {
    let usual = CutOffs::default();
    let cutoff = |which: CutOff| CutOffView {
        which: which.into(),
        value: plan.cutoffs.get(which),
        usual: usual.get(which),
        min: which.range().0,
        max: which.range().1,
    };
    PlanView {
        marks,
        target: plan.target.into(),
        target_agreed: plan.target_agreed.map(|day| day.to_string()),
        interval_days: plan.interval.map(Interval::days),
        planned: plan.planned.iter().map(ToString::to_string).collect(),
        therapy: text(plan.therapy.as_ref()),
        goals: text(plan.goals.as_ref()),
        would_accept: text(plan.would_accept.as_ref()),
        would_not_accept: text(plan.would_not_accept.as_ref()),
        clinic: plan.clinic.as_ref().map(contact),
        companion: plan.companion.as_ref().map(contact),
        limits: limits(plan.limits),
        usual_limits: limits(Limits::USUAL_LIMITS),
        questions: plan.questions.iter().map(|question| question.as_str().to_owned()).collect(),
        cutoffs: CutOff::ALL.map(cutoff).into(),
    }
}

fn limits(limits: Limits) -> LimitsView {
    let Limits { systolic, diastolic, pulse, oxygen } = limits;
    LimitsView { systolic, diastolic, pulse, oxygen }
}

pub(in crate::app) fn safety_plan(plan: &SafetyPlan) -> SafetyPlanView {
    let contacts = |contacts: &Contacts| contacts.iter().map(contact).collect();
    SafetyPlanView {
        warning_signs: text(plan.warning_signs.as_ref()),
        coping: text(plan.coping.as_ref()),
        places: text(plan.places.as_ref()),
        people: contacts(&plan.people),
        professionals: contacts(&plan.professionals),
        surroundings: text(plan.surroundings.as_ref()),
        lines: contacts(&plan.lines),
        hidden_lines: plan.hidden.iter().map(|name| name.as_str().to_owned()).collect(),
    }
}

pub(in crate::app) fn contact(contact: &Contact) -> ContactView {
    let phone = contact.phone.as_ref().map(Phone::as_str).map(str::to_owned);
    ContactView { name: contact.name.as_str().to_owned(), phone }
}
