//! Questionnaires: the response as it was given, and what it means as observations. The items and the total are members
//! of the panel; all of them derive from the response.

use super::codes::{self, Category, Code, DIFFICULTY, FREQUENCIES, GAD7, GAD7_ITEMS, PHQ2, PHQ9, PHQ9_ITEMS};
use super::{About, Bundle, Part, reference, to, value_or};
use crate::exchange::iso;
use crate::record::choice::snake;
use crate::record::fields::value::{Value, object};
use crate::record::id::RecordId;
use crate::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use crate::record::kinds::gad7;
use crate::record::kinds::phq9::Frequency;
use crate::record::kinds::phq9::Phq9Form;
use crate::record::time::LocalDay;
use crate::record::timeline::{Kept, Timeline};

pub(super) fn add(bundle: &mut Bundle, timeline: &Timeline) {
    for kept in timeline.phq9_forms() {
        let answers = kept.value.answers;
        Form {
            panel: PHQ9,
            title: "PHQ-9",
            items: &PHQ9_ITEMS,
            answers: answers.items(),
            total: answers.score().map(|score| (score.total.points(), score.imputed)),
            last: Some((DIFFICULTY, answers.difficulty().map(codes::difficulty))),
        }
        .add(bundle, &kept, kept.value.day);
        if let Some(points) = answers.phq2() {
            phq2(bundle, &kept, points);
        }
    }
    for kept in timeline.gad7_forms() {
        let answers = kept.value.items();
        Form {
            panel: GAD7,
            title: "GAD-7",
            items: &GAD7_ITEMS,
            answers,
            total: gad7::score(answers).map(|score| (score.total, score.imputed)),
            last: None,
        }
        .add(bundle, &kept, kept.value.day);
    }
    clinic_scores(bundle, timeline);
}

type Coded = (&'static str, &'static str);

/// A questionnaire as filled in.
struct Form<'a> {
    /// Codes of the panel and of its total.
    panel: Coded,
    title: &'static str,
    items: &'a [Coded],
    answers: &'a [Option<Frequency>],
    /// The total, and whether it was filled with the mean of the answered items.
    total: Option<(f64, bool)>,
    /// An unscored last question with its answer.
    last: Option<(Coded, Option<Coded>)>,
}

impl Form<'_> {
    fn add<T>(&self, bundle: &mut Bundle, kept: &Kept<'_, T>, day: LocalDay) {
        self.response(bundle, kept);
        let about = About::new(kept, Category::Survey, day);
        let response = || vec![to(kept.id, Part::Answers)];
        let observe = |bundle: &mut Bundle, part, (code, text): Coded, value: Value| {
            let mut rest = super::fields(value);
            rest.push(("derivedFrom".into(), response().into()));
            bundle.observe(part, &about, &Code::Loinc(code, text), Value::Object(rest));
        };
        let mut members = Vec::new();
        for (place, (item, answer)) in (0..).zip(self.items.iter().zip(self.answers)) {
            let coded = answer.map(|answer| FREQUENCIES[usize::from(answer.points())]);
            observe(bundle, Part::Item(place), *item, choice(coded));
            members.push(to(kept.id, Part::Item(place)));
        }
        if let Some((question, answer)) = self.last {
            observe(bundle, Part::Difficulty, question, choice(answer));
            members.push(to(kept.id, Part::Difficulty));
        }
        members.push(to(kept.id, Part::Total));
        let imputed = self.total.is_some_and(|(_, imputed)| imputed);
        let note = imputed.then_some("Items were left out and filled with the mean of the others.");
        let total = About { note, ..About::new(kept, Category::Survey, day) };
        let mut rest =
            super::fields(value_or("valueQuantity", self.total.map(|(points, _)| codes::score(points)), "unknown"));
        rest.push(("derivedFrom".into(), response().into()));
        let code = Code::Loinc(self.panel.1, &format!("{} total", self.title));
        bundle.observe(Part::Total, &total, &code, Value::Object(rest));
        let panel = object! { "hasMember": members, "derivedFrom": response() };
        bundle.observe(Part::Whole, &about, &Code::Loinc(self.panel.0, self.title), panel);
    }

    fn response<T>(&self, bundle: &mut Bundle, kept: &Kept<'_, T>) {
        let item = |(code, text): Coded, answer: Option<Coded>| {
            let answer = answer.map(|(code, display)| vec![object! { "valueCoding": codes::answer(code, display) }]);
            object! { "linkId": format!("/{code}"), "text": text, "answer": answer }
        };
        let frequency = |answer: &Option<Frequency>| answer.map(|answer| FREQUENCIES[usize::from(answer.points())]);
        let mut items: Vec<Value> =
            self.items.iter().zip(self.answers).map(|(coded, answer)| item(*coded, frequency(answer))).collect();
        items.extend(self.last.map(|(question, answer)| item(question, answer)));
        let person = reference_to(bundle);
        let response = object! {
            "resourceType": "QuestionnaireResponse",
            "questionnaire": format!("http://loinc.org/q/{}", self.panel.0),
            "status": if kept.edited { "amended" } else { "completed" },
            "subject": person.clone(),
            "authored": iso::moment(kept.last_written),
            "author": person.clone(),
            "source": person,
            "item": items,
        };
        bundle.add(kept.id, Part::Answers, response);
    }
}

/// The total of a PHQ-9's first two items. They were not asked as a form of their own, so there is no PHQ-2 panel.
fn phq2(bundle: &mut Bundle, kept: &Kept<'_, Phq9Form>, points: u8) {
    let about = About::new(kept, Category::Survey, kept.value.day);
    let items = vec![to(kept.id, Part::Item(0)), to(kept.id, Part::Item(1))];
    let value = object! { "valueQuantity": codes::score(points.into()), "derivedFrom": items };
    bundle.observe(Part::Phq2, &about, &Code::Loinc(PHQ2.0, PHQ2.1), value);
}

fn reference_to(bundle: &Bundle) -> Value {
    object! { "reference": bundle.person.as_str() }
}

/// An answer, or that there is none because the item was left out.
fn choice(coded: Option<Coded>) -> Value {
    let concept = coded.map(|(code, display)| codes::answered(codes::answer(code, display)));
    value_or("valueCodeableConcept", concept, "asked-declined")
}

fn clinic_scores(bundle: &mut Bundle, timeline: &Timeline) {
    for kept in timeline.clinic_scores() {
        let score = kept.value;
        let about = About { note: Some(typed_in(score.scale)), ..About::new(&kept, Category::Survey, score.day) };
        let text = format!("{} total, 0 to {}", snake(score.scale.name()), score.scale.max());
        let code = match score.scale {
            ClinicScale::Phq9 => Code::Loinc(PHQ9.1, &text),
            ClinicScale::Gad7 => Code::Loinc(GAD7.1, &text),
            ClinicScale::Madrs | ClinicScale::HamD17 | ClinicScale::QidsSr16 => Code::own(score.scale.name(), &text),
        };
        let value = object! { "valueQuantity": codes::score(score.total().into()) };
        bundle.observe(Part::Whole, &about, &code, value);
    }
}

fn typed_in(scale: ClinicScale) -> &'static str {
    match scale {
        ClinicScale::Phq9 | ClinicScale::Gad7 => {
            "A total alone, written down by the patient; the answers behind it are not known."
        }
        ClinicScale::Madrs | ClinicScale::HamD17 | ClinicScale::QidsSr16 => {
            "Rated in the clinic; written down by the patient."
        }
    }
}

/// A PHQ-9 total as evidence: from a form, or typed in.
pub(super) fn total_of(timeline: &Timeline, record: RecordId) -> Value {
    let part = if timeline.find::<ClinicScore>(record).is_some() { Part::Whole } else { Part::Total };
    object! { "reference": reference(record, part) }
}
