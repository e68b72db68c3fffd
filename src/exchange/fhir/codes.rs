//! Codes, and the systems that they come from.

use super::names;
use crate::record::fields::value::{Value, object};
use crate::record::kinds::phq9::Difficulty;
use crate::record::kinds::session::Route;

const LOINC: &str = "http://loinc.org";
const RXNORM: &str = "http://www.nlm.nih.gov/research/umls/rxnorm";
const SNOMED: &str = "http://snomed.info/sct";
const CONFIDENTIALITY: &str = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
const UCUM: &str = "http://unitsofmeasure.org";
const CATEGORY: &str = "http://terminology.hl7.org/CodeSystem/observation-category";
const ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
/// For everything that no public system has a code for.
const OWN: &str = "urn:x-tidemark:code";

/// What is observed.
pub(super) enum Code<'a> {
    /// A LOINC code and its text.
    Loinc(&'static str, &'a str),
    /// Two LOINC codes for the same thing, the general one first.
    Loincs([&'static str; 2], &'a str),
    /// One of our own codes.
    Own(String, String),
    /// The person's own words.
    Words(&'a str),
}

impl Code<'_> {
    pub(super) fn own(code: &str, text: &str) -> Self {
        Self::Own(code.to_owned(), text.to_owned())
    }

    pub(super) fn value(&self) -> Value {
        let loinc = |code: &str| object! { "system": LOINC, "code": code, "display": names::loinc(code) };
        match self {
            Self::Loinc(code, text) => object! { "coding": vec![loinc(code)], "text": *text },
            Self::Loincs(codes, text) => object! { "coding": codes.map(loinc), "text": *text },
            Self::Own(code, text) => {
                let own = object! { "system": OWN, "code": code.as_str(), "display": text.as_str() };
                object! { "coding": vec![own], "text": text.as_str() }
            }
            Self::Words(text) => object! { "text": *text },
        }
    }
}

/// The kind of an observation.
#[derive(Clone, Copy)]
pub(super) enum Category {
    Survey,
    VitalSigns,
}

impl Category {
    pub(super) fn value(self) -> Value {
        let (code, display) = match self {
            Self::Survey => ("survey", "Survey"),
            Self::VitalSigns => ("vital-signs", "Vital Signs"),
        };
        object! { "coding": vec![object! { "system": CATEGORY, "code": code, "display": display }] }
    }
}

/// A quantity in a UCUM unit.
pub(super) fn quantity(value: impl Into<Value>, unit: &str, code: &str) -> Value {
    let value: Value = value.into();
    object! { "value": value, "unit": unit, "system": UCUM, "code": code }
}

/// Points on a scale.
pub(super) fn score(points: f64) -> Value {
    quantity(points, "points", "{score}")
}

/// Why a value is missing: `asked-declined`, `not-asked` or `unknown`.
pub(super) fn absent(reason: &str) -> Value {
    let display = match reason {
        "asked-declined" => "Asked But Declined",
        "not-asked" => "Not Asked",
        _ => "Unknown",
    };
    object! { "coding": vec![object! { "system": ABSENT, "code": reason, "display": display }] }
}

/// Ketamine by its code and name in `RxNorm`.
pub(super) fn ketamine() -> Value {
    object! { "coding": vec![object! { "system": RXNORM, "code": "6130", "display": "ketamine" }], "text": "Ketamine" }
}

/// A profile of FHIR's own that a resource keeps to.
pub(super) fn profile(name: &str) -> Value {
    object! { "profile": vec![format!("http://hl7.org/fhir/StructureDefinition/{name}")] }
}

/// A route with its SNOMED CT term, as in the value sets of routes by HL7 and HL7 UK.
pub(super) fn route(route: Route, text: &str) -> Value {
    let term = match route {
        Route::Intravenous => Some(("47625008", "Intravenous route")),
        Route::Intranasal => Some(("46713006", "Nasal route")),
        Route::Intramuscular => Some(("78421000", "Intramuscular route")),
        Route::Subcutaneous => Some(("34206005", "Subcutaneous route")),
        Route::Oral => Some(("26643006", "Oral route")),
        Route::Sublingual => Some(("37839007", "Sublingual route")),
        Route::Other => None,
    };
    let coding: Vec<_> = term
        .into_iter()
        .map(|(code, display)| object! { "system": SNOMED, "code": code, "display": display })
        .collect();
    object! { "coding": coding, "text": text }
}

/// The security label for what only those who need to may see.
pub(super) fn restricted() -> Value {
    object! { "security": vec![object! { "system": CONFIDENTIALITY, "code": "R", "display": "restricted" }] }
}

/// An answer from one of LOINC's lists.
pub(super) fn answer(code: &str, display: &str) -> Value {
    object! { "system": LOINC, "code": code, "display": display }
}

/// A concept that holds an answer.
pub(super) fn answered(coding: Value) -> Value {
    object! { "coding": vec![coding] }
}

/// The PHQ-9 panel, and its total.
pub(super) const PHQ9: (&str, &str) = ("44249-1", "44261-6");
/// The total of the PHQ-2, which consists of the first two items of the PHQ-9.
pub(super) const PHQ2: (&str, &str) = ("55758-7", "PHQ-2 total");
/// The GAD-7 panel, and its total.
pub(super) const GAD7: (&str, &str) = ("69737-5", "70274-6");

/// The items of the PHQ-9, in the order of the form.
pub(super) const PHQ9_ITEMS: [(&str, &str); 9] = [
    ("44250-9", "Little interest or pleasure in doing things"),
    ("44255-8", "Feeling down, depressed, or hopeless"),
    ("44259-0", "Trouble falling or staying asleep, or sleeping too much"),
    ("44254-1", "Feeling tired or having little energy"),
    ("44251-7", "Poor appetite or overeating"),
    ("44258-2", "Feeling bad about yourself"),
    ("44252-5", "Trouble concentrating on things"),
    ("44253-3", "Moving or speaking slowly, or being fidgety or restless"),
    ("44260-8", "Thoughts of being better off dead, or of hurting yourself"),
];

/// Its unscored last question.
pub(super) const DIFFICULTY: (&str, &str) =
    ("69722-7", "How difficult the problems made work, things at home, or getting along with people");

/// The items of the GAD-7, in the order of the form.
pub(super) const GAD7_ITEMS: [(&str, &str); 7] = [
    ("69725-0", "Feeling nervous, anxious, or on edge"),
    ("68509-9", "Not being able to stop or control worrying"),
    ("69733-4", "Worrying too much about different things"),
    ("69734-2", "Trouble relaxing"),
    ("69735-9", "Being so restless that it is hard to sit still"),
    ("69689-8", "Becoming easily annoyed or irritable"),
    ("69736-7", "Feeling afraid, as if something awful might happen"),
];

/// The answers on both forms, 0–3.
pub(super) const FREQUENCIES: [(&str, &str); 4] = [
    ("LA6568-5", "Not at all"),
    ("LA6569-3", "Several days"),
    ("LA6570-1", "More than half the days"),
    ("LA6571-9", "Nearly every day"),
];

/// LOINC's answer list LL359-1, whose codes do not run in the order of the answers.
pub(super) fn difficulty(answered: Difficulty) -> (&'static str, &'static str) {
    match answered {
        Difficulty::NotAtAll => ("LA6572-7", "Not difficult at all"),
        Difficulty::Somewhat => ("LA6573-5", "Somewhat difficult"),
        Difficulty::Very => ("LA6575-0", "Very difficult"),
        Difficulty::Extremely => ("LA6574-3", "Extremely difficult"),
    }
}

/// Blood pressure with its parts, and the heart rate.
pub(super) const PRESSURE: Code<'static> = Code::Loinc("85354-9", "Blood pressure");
pub(super) const SYSTOLIC: Code<'static> = Code::Loinc("8480-6", "Systolic blood pressure");
pub(super) const DIASTOLIC: Code<'static> = Code::Loinc("8462-4", "Diastolic blood pressure");
pub(super) const HEART_RATE: Code<'static> = Code::Loinc("8867-4", "Heart rate");

/// Oxygen saturation: FHIR's profile requires the first code; the second says that it was measured through the skin.
pub(super) const OXYGEN: Code<'static> = Code::Loincs(["2708-6", "59408-5"], "Oxygen saturation by pulse oximetry");

pub(super) const WEIGHT: Code<'static> = Code::Loinc("29463-7", "Body weight");

#[cfg(test)]
mod tests {
    use super::{
        Code, DIASTOLIC, DIFFICULTY, GAD7, GAD7_ITEMS, HEART_RATE, OXYGEN, PHQ2, PHQ9, PHQ9_ITEMS, PRESSURE, SYSTOLIC,
        WEIGHT,
    };
    use crate::exchange::fhir::loinc::Loinc;
    use crate::exchange::fhir::names;

    #[test]
    fn every_code_has_a_name_and_the_right_check_digit() {
        let items = PHQ9_ITEMS.iter().chain(&GAD7_ITEMS).map(|(code, _)| *code);
        let vital = [PRESSURE, SYSTOLIC, DIASTOLIC, HEART_RATE, WEIGHT].map(|code| match code {
            Code::Loinc(code, _) => code,
            _ => "",
        });
        let Code::Loincs(oxygen, _) = OXYGEN else { panic!("two codes") };
        let codes = items.chain(oxygen).chain([PHQ2.0, PHQ9.0, PHQ9.1, GAD7.0, GAD7.1, DIFFICULTY.0]).chain(vital);
        for code in codes {
            assert!(Loinc::new(code).is_some(), "{code}");
            assert!(names::loinc(code).is_some(), "{code}");
        }
    }
}
