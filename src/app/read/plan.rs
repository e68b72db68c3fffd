//! The treatment plan and the safety plan.

use super::{past_day, text};
use crate::app::view::{ContactView, LimitsView, PlanInput, QuestionsInput, SafetyPlanView};
use crate::record::contact::{Contact, Phone};
use crate::record::cut_offs::CutOffs;
use crate::record::few::Few;
use crate::record::kinds::plan::{Interval, Plan, Question, Questions};
use crate::record::kinds::pressure::Limits;
use crate::record::kinds::safety_plan::{Contacts, SafetyPlan};
use crate::record::problem::Problem;
use crate::record::text::Label;
use crate::record::time::LocalDay;

pub(in crate::app) fn plan(input: &PlanInput, questions: Questions, today: LocalDay) -> Result<Plan, Problem> {
    let cutoffs = input
        .cutoffs
        .iter()
        .try_fold(CutOffs::default(), |cutoffs, set| cutoffs.with(set.which.into(), set.value))?
        .checked()?;
    // Days come few and mostly in order; a sort of their own would weigh more than a kilobyte.
    let mut planned = Vec::new();
    for day in &input.planned {
        let day = LocalDay::parse("planned", day)?;
        if let Err(at) = planned.binary_search(&day) {
            planned.insert(at, day);
        }
    }
    let LimitsView { systolic, diastolic, pulse, oxygen } = input.limits;
    Ok(Plan {
        target: input.target.into(),
        target_agreed: input.target_agreed.as_deref().map(|day| past_day("targetAgreed", day, today)).transpose()?,
        interval: input.interval_days.map(|days| Interval::new("intervalDays", days)).transpose()?,
        planned: Few::new("planned", planned)?,
        therapy: text("therapy", input.therapy.as_deref())?,
        goals: text("goals", input.goals.as_deref())?,
        would_accept: text("wouldAccept", input.would_accept.as_deref())?,
        would_not_accept: text("wouldNotAccept", input.would_not_accept.as_deref())?,
        clinic: input.clinic.as_ref().map(|clinic| contact("clinicName", "clinicPhone", clinic)).transpose()?,
        companion: input.companion.as_ref().map(|who| contact("companionName", "companionPhone", who)).transpose()?,
        limits: Limits { systolic, diastolic, pulse, oxygen }.checked()?,
        questions,
        cutoffs,
    })
}

/// An empty question is left out.
pub(in crate::app) fn questions(input: &QuestionsInput) -> Result<Questions, Problem> {
    let asked = input.questions.iter().filter(|question| !question.trim().is_empty());
    let asked = asked.map(|question| Question::parse("questions", question)).collect::<Result<_, _>>()?;
    Few::new("questions", asked)
}

pub(in crate::app) fn safety_plan(input: &SafetyPlanView) -> Result<SafetyPlan, Problem> {
    let hidden = input.hidden_lines.iter().map(|name| Label::parse("hiddenLines", name));
    Ok(SafetyPlan {
        warning_signs: text("warningSigns", input.warning_signs.as_deref())?,
        coping: text("coping", input.coping.as_deref())?,
        places: text("places", input.places.as_deref())?,
        people: contacts("people", &input.people)?,
        professionals: contacts("professionals", &input.professionals)?,
        surroundings: text("surroundings", input.surroundings.as_deref())?,
        lines: contacts("lines", &input.lines)?,
        hidden: Few::new("hiddenLines", hidden.collect::<Result<_, _>>()?)?,
    })
}

fn contacts(field: &'static str, given: &[ContactView]) -> Result<Contacts, Problem> {
    Few::new(field, given.iter().map(|each| contact(field, field, each)).collect::<Result<_, _>>()?)
}

fn contact(name_field: &'static str, phone_field: &'static str, input: &ContactView) -> Result<Contact, Problem> {
    let phone = input.phone.as_deref().filter(|phone| !phone.trim().is_empty());
    Ok(Contact {
        name: Label::parse(name_field, &input.name)?,
        phone: phone.map(|phone| Phone::parse(phone_field, phone)).transpose()?,
    })
}
