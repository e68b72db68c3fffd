//! GAD-7, scores from the clinic, the weekly look at function.

use super::{answers, past_day, text};
use crate::app::view::{ClinicScoreInput, FunctionInput, Gad7Input};
use crate::record::kinds::clinic_score::ClinicScore;
use crate::record::kinds::function::FunctionForm;
use crate::record::kinds::gad7::Gad7Form;
use crate::record::kinds::phq9::Frequency;
use crate::record::problem::Problem;
use crate::record::time::LocalDay;
use crate::record::values::Level;

pub(in crate::app) fn gad7(input: &Gad7Input, today: LocalDay) -> Result<Gad7Form, Problem> {
    let day = past_day("day", &input.day, today)?;
    Gad7Form::new(day, answers("items", &input.items, |points| Frequency::new("items", points))?)
}

pub(in crate::app) fn clinic_score(input: &ClinicScoreInput, today: LocalDay) -> Result<ClinicScore, Problem> {
    let day = past_day("day", &input.day, today)?;
    ClinicScore::new(day, input.scale.into(), input.total, text("rater", input.rater.as_deref())?)
}

pub(in crate::app) fn function(input: &FunctionInput, today: LocalDay) -> Result<FunctionForm, Problem> {
    let day = past_day("day", &input.day, today)?;
    let items = answers("items", &input.items, |points| Level::new("items", points))?;
    let like_myself = input.like_myself.map(|points| Level::new("likeMyself", points)).transpose()?;
    FunctionForm::new(day, items, like_myself)
}
