//! What the report says, in English. It uses the field's own terms, for a reader who knows them, and neither advises
//! nor praises.

mod days;
mod lived;

use std::fmt::Display;

use crate::record::cut_offs::{CutOff, CutOffs};
use crate::record::kinds::clinic_score::ClinicScale;
use crate::record::kinds::fade_alert::{Verdict, Warning};
use crate::record::kinds::gad7;
use crate::record::kinds::imported::Source;
use crate::record::kinds::long_term_check::ScreenItem;
use crate::record::kinds::phq9::{Band, Difficulty, Score};
use crate::record::kinds::plan::Target;
use crate::record::kinds::session::{Dose, DoseUnit, Drug, Phase, Route, Setting};
use crate::record::kinds::setback::{SetbackKind, StayReason};
use crate::record::kinds::side_effect::{Effect, End, NamedEffect};
use crate::record::time::LocalDay;
use crate::record::time::When;
use crate::record::values::Grade;
use crate::rules::course::DoseChange;
use crate::rules::fade::{State as Fade, Unsure};
use crate::rules::remission::{Block, Need, State};

pub use days::{day, month, month_of_year, short_day, span};
pub use lived::{outcome, rough, therapy, tone, trial};

/// Stands for anything unknown.
pub const UNKNOWN: &str = "–";
/// Where something that the report rests on is not certain.
pub const UNCERTAIN: &str = "One of the answers behind this could not be read in full.";
/// The mark of an imputed total.
pub const IMPUTED: &str = "*";

/// "1 day", "12 days"
pub fn count<N: Copy + Display + PartialEq + From<u8>>(number: N, one: &str, many: &str) -> String {
    let name = if number == N::from(1) { one } else { many };
    format!("{number} {name}")
}

/// "day" for 1, else "days"
pub fn plural(number: f64, one: &'static str, many: &'static str) -> &'static str {
    if (number - 1.0).abs() < f64::EPSILON { one } else { many }
}

/// "12 days"
pub fn days<N: Copy + Display + PartialEq + From<u8>>(number: N) -> String {
    count(number, "day", "days")
}

/// A text without its line breaks.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One decimal, or none if it would be 0.
pub fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A probability in whole percent, which is never said to be 0 or 1: "under 1%", "34%", "over 99%".
pub fn chance(probability: f64) -> String {
    match probability * 100.0 {
        ..1.0 => "under 1%".into(),
        percent if percent > 99.0 => "over 99%".into(),
        percent => format!("{percent:.0}%"),
    }
}

/// A number of points with its sign: "−12", "+3".
pub fn signed(value: f64) -> String {
    if value < 0.0 { format!("−{}", number(-value)) } else { format!("+{}", number(value)) }
}

/// A total, with a mark if it was imputed.
pub fn total(score: Score) -> String {
    format!("{}{}", number(score.total.shown()), mark(score.imputed))
}

/// A GAD-7 total, with a mark if it was imputed.
pub fn gad7_total(score: gad7::Score) -> String {
    format!("{}{}", number(score.shown()), mark(score.imputed))
}

fn mark(imputed: bool) -> &'static str {
    if imputed { IMPUTED } else { "" }
}

/// A PHQ-9 band.
pub fn band(band: Band) -> &'static str {
    match band {
        Band::Minimal => "minimal",
        Band::Mild => "mild",
        Band::Moderate => "moderate",
        Band::ModeratelySevere => "moderately severe",
        Band::Severe => "severe",
    }
}

/// A GAD-7 band.
pub fn gad7_band(band: gad7::Gad7Band) -> &'static str {
    match band {
        gad7::Gad7Band::Minimal => "minimal",
        gad7::Gad7Band::Mild => "mild",
        gad7::Gad7Band::Moderate => "moderate",
        gad7::Gad7Band::Severe => "severe",
    }
}

/// A status (R1).
pub fn state(state: State) -> &'static str {
    match state {
        State::Unknown => "Status not yet determinable",
        State::NoResponse => "No response",
        State::PartialResponse => "Partial response, not remission",
        State::Response => "Response, not remission",
        State::RemissionRange => "PHQ-9 in remission range, not confirmed",
        State::Remission => "Remission",
        State::SustainedRemission => "Sustained remission",
        State::FullRemission => "Full remission",
        State::Recovery => "Recovery",
        State::PossibleRelapse => "Possible relapse, not confirmed",
        State::Relapse => "Relapse",
        State::Recurrence => "Recurrence",
    }
}

/// Why a low total does not count towards remission.
pub fn block(block: Block) -> &'static str {
    match block {
        Block::CoreMood => "item 1 or 2 is 2 or more",
        Block::Item9 => "item 9 is above 0",
        Block::Item9Unknown => "item 9 was skipped",
        Block::Incomplete => "items were skipped, so the score is imputed",
        Block::ItemsUnknown => "the answers behind the typed score are not known",
    }
}

/// What would bring the next state. `last` is the last day of the report: a day before it can no longer be met.
pub fn need(need: &Need, cutoffs: &CutOffs, last: LocalDay) -> String {
    let (high, level) = (cutoffs.moderate_total, cutoffs.full_level);
    let (soonest, latest) = cutoffs.relapse_days;
    match need {
        Need::Form => "a PHQ-9".into(),
        Need::Baseline => format!("a complete PHQ-9 of {high} or more before treatment began"),
        Need::RemissionTotal => format!("a score of {} or less", cutoffs.remission_total),
        Need::RemissionForm { until, .. } if *until < last => {
            format!(
                "a remission-range PHQ-9, which starts a new count (for the last one, the next was due by {})",
                day(*until)
            )
        }
        Need::RemissionForm { from, until } if from <= until => {
            format!("a remission-range PHQ-9 between {} and {}", short_day(*from), day(*until))
        }
        Need::RemissionForm { from, until } => {
            format!("a remission-range PHQ-9 by {}, and one from {} on", day(*until), day(*from))
        }
        Need::NoDifficulty => format!("“not difficult at all”, or own function of {level} or more"),
        Need::LikeMyself => format!("“feeling like myself” at a median of {level} or more"),
        Need::Repeat { until, .. } if *until < last => {
            let due = day(*until);
            format!("a PHQ-9 and a repeat {soonest}–{latest} days later (a repeat of the last one was due by {due})")
        }
        Need::Repeat { from, until } => format!("a repeat PHQ-9 between {} and {}", short_day(*from), day(*until)),
    }
}

/// A followed PHQ-9 item.
pub fn item(number: u8) -> &'static str {
    match number {
        1 => "1 Interest, pleasure",
        2 => "2 Low mood",
        3 => "3 Sleep",
        4 => "4 Tiredness",
        5 => "5 Appetite",
        6 => "6 Self-worth",
        7 => "7 Concentration",
        8 => "8 Slowed or restless",
        _ => "9 Death or self-harm",
    }
}

/// How often, 0–3, in the form's own words.
pub fn frequency(points: u8) -> &'static str {
    match points {
        0 => "not at all",
        1 => "several days",
        2 => "more than half the days",
        _ => "nearly every day",
    }
}

/// The difficulty question, in the form's own words.
pub fn difficulty(answer: Difficulty) -> &'static str {
    match answer {
        Difficulty::NotAtAll => "not difficult at all",
        Difficulty::Somewhat => "somewhat difficult",
        Difficulty::Very => "very difficult",
        Difficulty::Extremely => "extremely difficult",
    }
}

/// A grade (R5).
pub fn grade(grade: Grade) -> &'static str {
    match grade.points() {
        0 => "none",
        1 => "mild",
        2 => "moderate",
        _ => "severe",
    }
}

/// How strong an effect was.
pub fn strength(grade: Option<Grade>) -> &'static str {
    grade.map_or("strength not recorded", self::grade)
}

/// The scale of a typed total.
pub fn scale(scale: ClinicScale) -> &'static str {
    match scale {
        ClinicScale::Madrs => "MADRS",
        ClinicScale::HamD17 => "HAM-D-17",
        ClinicScale::QidsSr16 => "QIDS-SR16",
        ClinicScale::Phq9 => "PHQ-9 total",
        ClinicScale::Gad7 => "GAD-7 total",
    }
}

/// A setback.
pub fn setback(kind: SetbackKind) -> &'static str {
    match kind {
        SetbackKind::Stay(StayReason::MentalHealth) => "hospital stay for mental health",
        SetbackKind::Stay(StayReason::Other) => "hospital stay for another reason",
        SetbackKind::Stay(StayReason::NotSaid) => "hospital stay (reason not said)",
        SetbackKind::Stay(StayReason::NotAsked) => "hospital stay (reason not asked)",
        SetbackKind::Attempt => "suicide attempt",
    }
}

/// The target of the treatment.
pub fn target(target: Target) -> &'static str {
    match target {
        Target::Remission => "Remission",
        Target::Response => "Response",
        Target::Other => "Other, see goals",
    }
}

/// A route, short.
pub fn route(route: Route) -> &'static str {
    match route {
        Route::Intravenous => "IV",
        Route::Intranasal => "nasal",
        Route::Intramuscular => "IM",
        Route::Subcutaneous => "SC",
        Route::Oral => "oral",
        Route::Sublingual => "sublingual",
        Route::Other => "other route",
    }
}

/// A drug.
pub fn drug(drug: &Drug) -> &str {
    match drug {
        Drug::Ketamine => "Ketamine",
        Drug::Esketamine => "Esketamine",
        Drug::Other(name) => name.as_str(),
    }
}

/// An amount with its unit.
pub fn dose(dose: Dose) -> String {
    let unit = match dose.unit() {
        DoseUnit::Milligram => "mg",
        DoseUnit::MilligramPerKilogram => "mg/kg",
    };
    format!("{} {unit}", dose.amount())
}

/// "84 mg", or "56–84 mg" where the doses differ. Both have the same unit.
pub fn dose_range(low: Dose, high: Dose) -> String {
    if low == high { dose(low) } else { format!("{}–{}", low.amount(), dose(high)) }
}

/// A change of dose, if there was one.
pub fn dose_change(change: DoseChange) -> Option<&'static str> {
    match change {
        DoseChange::Raised => Some("raised"),
        DoseChange::Lowered => Some("lowered"),
        DoseChange::Same | DoseChange::NotComparable => None,
    }
}

/// A kind of place.
pub fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::Clinic => "clinic",
        Setting::Hospital => "hospital",
        Setting::Home => "home",
        Setting::Other => "elsewhere",
    }
}

/// A part of the course.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Induction => "induction",
        Phase::Maintenance => "maintenance",
        Phase::Other => "other",
    }
}

/// A side effect.
pub fn effect(effect: &Effect) -> &str {
    match effect {
        Effect::Named(named) => named_effect(*named),
        Effect::Own(words) => words.as_str(),
    }
}

/// A side effect on the list.
pub fn named_effect(effect: NamedEffect) -> &'static str {
    match effect {
        NamedEffect::Dissociation => "Dissociation",
        NamedEffect::Dizziness => "Dizziness",
        NamedEffect::Nausea => "Nausea",
        NamedEffect::Sedation => "Sedation",
        NamedEffect::Vertigo => "Vertigo",
        NamedEffect::Headache => "Headache",
        NamedEffect::Taste => "Taste changed",
        NamedEffect::Numbness => "Numbness",
        NamedEffect::Anxiety => "Anxiety",
        NamedEffect::Lethargy => "Lethargy",
        NamedEffect::HighBloodPressure => "High blood pressure",
        NamedEffect::Vomiting => "Vomiting",
        NamedEffect::Insomnia => "Insomnia",
        NamedEffect::FeelingDrunk => "Feeling drunk",
        NamedEffect::ChestPain => "Chest pain",
        NamedEffect::Breathlessness => "Breathlessness",
        NamedEffect::SuddenHeadache => "Sudden severe headache",
        NamedEffect::VisionChange => "Vision change",
        NamedEffect::Seizure => "Seizure",
        NamedEffect::OneSidedWeakness => "One-sided weakness",
        NamedEffect::PassingOut => "Passing out",
        NamedEffect::IntentToDie => "Suicidal intent",
        NamedEffect::BloodInUrine => "Blood in urine",
        NamedEffect::PainfulUrgency => "Painful urgency",
        NamedEffect::Voices => "Hearing voices",
        NamedEffect::Paranoia => "Paranoia",
        NamedEffect::Mania => "Elevated mood (“unusually high or sped up”)",
        NamedEffect::Craving => "Craving",
        NamedEffect::Pregnancy => "Pregnancy",
        NamedEffect::SuicidalThoughts => "Suicidal thoughts",
        NamedEffect::CannotKeepSafe => "Cannot keep safe (patient’s words)",
        NamedEffect::SlowBreathing => "Slow or shallow breathing",
        NamedEffect::HardToWake => "Hard to wake",
    }
}

/// How an effect ended.
pub fn end(end: Option<End>) -> String {
    match end {
        None => UNKNOWN.into(),
        Some(End::StillThere) => "still there".into(),
        Some(End::At(when)) => point(when),
        Some(End::By(when)) => format!("over by {}", point(when)),
    }
}

fn point(when: When) -> String {
    let day = short_day(when.day);
    when.time.map_or(day.clone(), |time| format!("{day} {time}"))
}

/// An item on the long-term check.
pub fn screen_item(item: ScreenItem) -> &'static str {
    match item {
        ScreenItem::Frequency => "Urinary frequency",
        ScreenItem::Urgency => "Urgency",
        ScreenItem::Pain => "Bladder pain",
        ScreenItem::Blood => "Blood in urine",
        ScreenItem::Nights => "Nocturia",
        ScreenItem::Memory => "Memory",
        ScreenItem::Craving => "Craving",
        ScreenItem::ExtraUse => "Use beyond prescription",
        ScreenItem::High => "Elevated mood",
    }
}

/// Why the fade model says nothing.
pub fn unsure(unsure: Unsure) -> &'static str {
    match unsure {
        Unsure::NoSession => "no session yet",
        Unsure::CourseOfDoses => "close doses",
        Unsure::FewSinceSession => "too few check-ins",
        Unsure::NoLift => "no clear rise",
        Unsure::FewLately => "too few check-ins lately",
    }
}

/// What the fade model says besides the share that is left.
pub fn fade(state: Fade) -> Option<&'static str> {
    match state {
        Fade::LowerThanUsual => Some("Daily ratings are below this patient’s usual post-session course."),
        Fade::Fading => Some("More than half of the benefit has probably been lost."),
        Fade::Easing | Fade::Holding | Fade::CannotTell(_) => None,
    }
}

/// A warning of the fade watch.
pub fn warning(warning: Warning) -> &'static str {
    match warning {
        Warning::Fading => "More than half lost",
        Warning::LowerThanUsual => "Lower than usual",
        Warning::HalfGoneSoon => "Half likely lost soon",
        Warning::CourseFading => "Half of a course’s benefit likely lost",
    }
}

/// What the person said about a warning.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "right",
        Verdict::BadDay => "a bad day",
        Verdict::SomethingElse => "something else",
    }
}

/// Where imported records come from.
pub fn source(source: Source) -> &'static str {
    match source {
        Source::Daylio => "Daylio",
        Source::Bearable => "Bearable",
        Source::Omron => "OMRON",
        Source::Withings => "Withings",
        Source::Table => "a table",
        Source::Tidemark => "Tidemark",
        Source::AppleHealth => "Apple Health",
    }
}

/// A cut-off that the clinician can set.
pub fn cut_off(which: CutOff) -> &'static str {
    match which {
        CutOff::RemissionTotal => "Highest PHQ-9 in remission range",
        CutOff::ModerateTotal => "Lowest PHQ-9 of a relapse, and of a usable baseline",
        CutOff::ResponsePercent => "Response: % reduction from baseline",
        CutOff::PartialPercent => "Partial response: % reduction from baseline",
        CutOff::BaselineDays => "Days before treatment in which a baseline counts",
        CutOff::ChainGapDays => "Longest gap between two remission-range forms, days",
        CutOff::RemissionDays => "Span that confirms remission, days",
        CutOff::SustainedDays => "Span of sustained remission, days",
        CutOff::RecoveryDays => "Span of recovery, days",
        CutOff::RelapseFewestDays => "Fewest days between the two high scores of a relapse",
        CutOff::RelapseMostDays => "Most days between the two high scores of a relapse",
        CutOff::StaleDays => "Days after which a status is the last known",
        CutOff::FullLevel => "Lowest level of full remission, 0–10",
        CutOff::FullWindowDays => "Days over which that level is taken",
        CutOff::RealChange => "Minimal important change, PHQ-9 points",
        CutOff::ReliableChange => "Reliable change, PHQ-9 points",
        CutOff::MadrsRemission => "Highest MADRS in remission",
        CutOff::HamD17Remission => "Highest HAM-D-17 in remission",
        CutOff::QidsRemission => "Highest QIDS-SR16 in remission",
        CutOff::Gad7RealChange => "Minimal important change, GAD-7 points",
        CutOff::ConfirmedGapDays => "Longest gap between two forms of a confirmed remission, days",
        CutOff::PauseDays => "Days from a first score above the range until a second ends a remission",
        CutOff::RelapseEndDays => "Days between two lower scores that end a relapse",
        CutOff::Gad7ReliableChange => "Reliable change, GAD-7 points",
    }
}
