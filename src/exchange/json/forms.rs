//! Questionnaires, scores from the clinic and long-term screens.

use super::COMMON;
use crate::exchange::names::name;
use crate::exchange::node::{Misplaced, Node};
use crate::exchange::value::{Value, object};
use crate::record::kinds::clinic_score::ClinicScore;
use crate::record::kinds::gad7::Gad7Form;
use crate::record::kinds::long_term_check::{Screen, ScreenItem};
use crate::record::kinds::phq9::Answers;
use crate::record::kinds::phq9::Phq9Form;

pub(super) fn write_phq9(form: &Phq9Form) -> Value {
    object! {
        "kind": "phq9",
        "day": form.day,
        "items": *form.answers.items(),
        "difficulty": form.answers.difficulty().map(name),
    }
}

pub(super) fn read_phq9(node: &Node<'_>) -> Result<Phq9Form, Misplaced> {
    node.only(&[&COMMON, &["day", "items", "difficulty"]])?;
    let items = node.get("items").every(|item| item.maybe(Node::frequency))?;
    let answers = Answers::new(items, node.get("difficulty").maybe(Node::choice)?);
    Ok(Phq9Form { day: node.get("day").day()?, answers: node.take(answers)? })
}

pub(super) fn write_gad7(form: &Gad7Form) -> Value {
    object! { "kind": "gad7", "day": form.day, "items": *form.items() }
}

pub(super) fn read_gad7(node: &Node<'_>) -> Result<Gad7Form, Misplaced> {
    node.only(&[&COMMON, &["day", "items"]])?;
    let items = node.get("items").every(|item| item.maybe(Node::frequency))?;
    node.take(Gad7Form::new(node.get("day").day()?, items))
}

pub(super) fn write_clinic_score(score: &ClinicScore) -> Value {
    object! {
        "kind": "clinicScore",
        "day": score.day,
        "scale": name(score.scale),
        "total": score.total(),
        "rater": &score.rater,
    }
}

pub(super) fn read_clinic_score(node: &Node<'_>) -> Result<ClinicScore, Misplaced> {
    node.only(&[&COMMON, &["day", "scale", "total", "rater"]])?;
    let (day, scale) = (node.get("day").day()?, node.get("scale").choice()?);
    let total = node.get("total");
    total.take(ClinicScore::new(day, scale, total.whole()?, node.get("rater").maybe(Node::words)?))
}

pub(super) fn write_screen(screen: &Screen) -> Value {
    let answers = ScreenItem::ALL.map(|item| (name(item).into(), screen.answer(item).into()));
    object! { "kind": "screen", "day": screen.day, "answers": Value::Object(answers.into()) }
}

pub(super) fn read_screen(node: &Node<'_>) -> Result<Screen, Misplaced> {
    node.only(&[&COMMON, &["day", "answers"]])?;
    let names = ScreenItem::ALL.map(name);
    let given = node.get("answers");
    given.only(&[&names.each_ref().map(String::as_str)])?;
    let mut answers = [None; ScreenItem::ALL.len()];
    for (answer, name) in answers.iter_mut().zip(&names) {
        *answer = given.get(name).maybe(Node::grade)?;
    }
    given.take(Screen::new(node.get("day").day()?, answers))
}
