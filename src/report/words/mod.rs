//! What the report says. It uses the field's own terms, for a reader who knows them, and neither advises nor praises.
//! [`texts`] says what there is to say; each language has all of it in a folder of its own.

mod dates;
mod en;
mod es;
mod heads;
mod sentence;
mod texts;

use crate::record::kinds::gad7;
use crate::record::kinds::phq9::Score;
use crate::record::kinds::session::{Dose, DoseUnit, Drug};
use crate::record::kinds::side_effect::Effect;
use crate::record::language::Language;
use crate::record::values::Grade;

pub(crate) use sentence::{Counted, Names, Sentence};
pub(crate) use texts::Words;

/// Stands for anything unknown.
pub(crate) const UNKNOWN: &str = "–";
/// The mark of an imputed total.
pub(crate) const IMPUTED: &str = "*";

/// The words of a language.
pub(crate) fn of(language: Language) -> &'static Words {
    match language {
        Language::En => &en::WORDS,
        Language::Es => &es::WORDS,
    }
}

/// A text without its line breaks.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One decimal after a point, or none if it would be 0.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A number of points with its sign: "−12", "+3".
pub(crate) fn signed(value: f64) -> String {
    if value < 0.0 { format!("−{}", number(-value)) } else { format!("+{}", number(value)) }
}

/// A total, with a mark if it was imputed.
pub(crate) fn total(score: Score) -> String {
    format!("{}{}", number(score.total.shown()), mark(score.imputed))
}

/// A GAD-7 total, with a mark if it was imputed.
pub(crate) fn gad7_total(score: gad7::Score) -> String {
    format!("{}{}", number(score.shown()), mark(score.imputed))
}

fn mark(imputed: bool) -> &'static str {
    if imputed { IMPUTED } else { "" }
}

/// An amount with its unit.
pub(crate) fn dose(dose: Dose) -> String {
    let unit = match dose.unit() {
        DoseUnit::Milligram => "mg",
        DoseUnit::MilligramPerKilogram => "mg/kg",
    };
    format!("{} {unit}", dose.amount())
}

/// "84 mg", or "56–84 mg" where the doses differ. Both have the same unit.
pub(crate) fn dose_range(low: Dose, high: Dose) -> String {
    if low == high { dose(low) } else { format!("{}–{}", low.amount(), dose(high)) }
}

/// A text with a capital at its beginning.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Words {
    /// A probability in whole percent, which is never said to be 0 or 1: "under 1%", "34%", "over 99%".
    pub(crate) fn chance(&self, probability: f64) -> String {
        match probability * 100.0 {
            ..1.0 => self.treatment.least_chance.into(),
            percent if percent > 99.0 => self.treatment.greatest_chance.into(),
            percent => format!("{percent:.0}%"),
        }
    }

    /// A side effect: its name on the list, or the person's own words.
    pub(crate) fn effect<'a>(&self, effect: &'a Effect) -> &'a str {
        match effect {
            Effect::Named(named) => self.named_effect.of(*named),
            Effect::Own(words) => words.as_str(),
        }
    }

    /// A drug: its name, or what the person calls it.
    pub(crate) fn drug<'a>(&self, drug: &'a Drug) -> &'a str {
        match drug {
            Drug::Ketamine => self.treatment.ketamine,
            Drug::Esketamine => self.treatment.esketamine,
            Drug::Other(name) => name.as_str(),
        }
    }

    /// How strong an effect was.
    pub(crate) fn strength(&self, grade: Option<Grade>) -> &'static str {
        grade.map_or(self.treatment.no_strength, |grade| self.grade.of(grade))
    }
}
