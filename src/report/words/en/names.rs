//! What each choice is called.

use crate::record::cut_offs::CutOff;
use crate::record::fields::NoteAbout;
use crate::record::kinds::clinic_score::ClinicScale;
use crate::record::kinds::fade_alert::{Verdict, Warning};
use crate::record::kinds::gad7::Gad7Band;
use crate::record::kinds::imported::Source;
use crate::record::kinds::long_term_check::ScreenItem;
use crate::record::kinds::phq9::{Band, Difficulty};
use crate::record::kinds::plan::Target;
use crate::record::kinds::session::{Phase, Route, SessionTone, Setting};
use crate::record::kinds::setback::{SetbackKind, StayReason};
use crate::record::kinds::side_effect::NamedEffect;
use crate::record::kinds::therapy::TherapyKind;
use crate::record::kinds::trial::{TrialKind, TrialOutcome};
use crate::record::values::Grade;
use crate::rules::fade::Unsure;
use crate::rules::remission::{Block, State};

pub(super) fn band(band: Band) -> &'static str {
    match band {
        Band::Minimal => "minimal",
        Band::Mild => "mild",
        Band::Moderate => "moderate",
        Band::ModeratelySevere => "moderately severe",
        Band::Severe => "severe",
    }
}

pub(super) fn gad7_band(band: Gad7Band) -> &'static str {
    match band {
        Gad7Band::Minimal => "minimal",
        Gad7Band::Mild => "mild",
        Gad7Band::Moderate => "moderate",
        Gad7Band::Severe => "severe",
    }
}

pub(super) fn state(state: State) -> &'static str {
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

pub(super) fn block(block: Block) -> &'static str {
    match block {
        Block::CoreMood => "item 1 or 2 is 2 or more",
        Block::Item9 => "item 9 is above 0",
        Block::Item9Unknown => "item 9 was skipped",
        Block::Incomplete => "items were skipped, so the score is imputed",
        Block::ItemsUnknown => "the answers behind the typed score are not known",
    }
}

pub(super) fn item(number: u8) -> &'static str {
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

pub(super) fn frequency(points: u8) -> &'static str {
    match points {
        0 => "not at all",
        1 => "several days",
        2 => "more than half the days",
        _ => "nearly every day",
    }
}

pub(super) fn difficulty(answer: Difficulty) -> &'static str {
    match answer {
        Difficulty::NotAtAll => "not difficult at all",
        Difficulty::Somewhat => "somewhat difficult",
        Difficulty::Very => "very difficult",
        Difficulty::Extremely => "extremely difficult",
    }
}

pub(super) fn grade(grade: Grade) -> &'static str {
    match grade.points() {
        0 => "none",
        1 => "mild",
        2 => "moderate",
        _ => "severe",
    }
}

pub(super) fn scale(scale: ClinicScale) -> &'static str {
    match scale {
        ClinicScale::Madrs => "MADRS",
        ClinicScale::HamD17 => "HAM-D-17",
        ClinicScale::QidsSr16 => "QIDS-SR16",
        ClinicScale::Phq9 => "PHQ-9 total",
        ClinicScale::Gad7 => "GAD-7 total",
    }
}

pub(super) fn setback(kind: SetbackKind) -> &'static str {
    match kind {
        SetbackKind::Stay(StayReason::MentalHealth) => "hospital stay for mental health",
        SetbackKind::Stay(StayReason::Other) => "hospital stay for another reason",
        SetbackKind::Stay(StayReason::NotSaid) => "hospital stay (reason not said)",
        SetbackKind::Stay(StayReason::NotAsked) => "hospital stay (reason not asked)",
        SetbackKind::Attempt => "suicide attempt",
    }
}

pub(super) fn target(target: Target) -> &'static str {
    match target {
        Target::Remission => "Remission",
        Target::Response => "Response",
        Target::Other => "Other, see goals",
    }
}

pub(super) fn route(route: Route) -> &'static str {
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

pub(super) fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::Clinic => "clinic",
        Setting::Hospital => "hospital",
        Setting::Home => "home",
        Setting::Other => "elsewhere",
    }
}

pub(super) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Induction => "induction",
        Phase::Maintenance => "maintenance",
        Phase::Other => "other",
    }
}

pub(super) fn tone(tone: SessionTone) -> &'static str {
    match tone {
        SessionTone::Pleasant => "pleasant",
        SessionTone::Upsetting => "upsetting",
        SessionTone::Meaningful => "meaningful",
    }
}

pub(super) fn named_effect(effect: NamedEffect) -> &'static str {
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

pub(super) fn screen_item(item: ScreenItem) -> &'static str {
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

pub(super) fn unsure(unsure: Unsure) -> &'static str {
    match unsure {
        Unsure::NoSession => "no session yet",
        Unsure::CourseOfDoses => "close doses",
        Unsure::FewSinceSession => "too few check-ins",
        Unsure::NoLift => "no clear rise",
        Unsure::FewLately => "too few check-ins lately",
    }
}

pub(super) fn warning(warning: Warning) -> &'static str {
    match warning {
        Warning::Fading => "Half likely lost",
        Warning::LowerThanUsual => "Lower than usual",
        Warning::HalfGoneSoon => "Half likely lost soon",
        Warning::CourseFading => "Half of a course’s benefit likely lost",
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "right",
        Verdict::BadDay => "a bad day",
        Verdict::SomethingElse => "something else",
    }
}

pub(super) fn source(source: Source) -> &'static str {
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

pub(super) fn cut_off(which: CutOff) -> &'static str {
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

pub(super) fn trial(kind: TrialKind) -> &'static str {
    match kind {
        TrialKind::Antidepressant => "antidepressant",
        TrialKind::Psychotherapy => "psychotherapy",
        TrialKind::Tms => "TMS",
        TrialKind::Ect => "ECT",
        TrialKind::Hospital => "hospital stay",
        TrialKind::Other => "other treatment",
    }
}

pub(super) fn outcome(outcome: TrialOutcome) -> &'static str {
    match outcome {
        TrialOutcome::Worked => "worked",
        TrialOutcome::Partly => "helped in part",
        TrialOutcome::No => "did not help",
        TrialOutcome::SideEffects => "stopped for side effects",
        TrialOutcome::Unknown => "patient does not know",
    }
}

pub(super) fn therapy(kind: TherapyKind) -> &'static str {
    match kind {
        TherapyKind::Talk => "Talk therapy",
        TherapyKind::Tms => "TMS",
        TherapyKind::Ect => "ECT",
        TherapyKind::Light => "Light therapy",
        TherapyKind::Other => "Other therapy",
    }
}

pub(super) fn note_about(about: NoteAbout) -> &'static str {
    match about {
        NoteAbout::CheckIn => "check-in",
        NoteAbout::Experience => "what the session was like",
        NoteAbout::Session => "session",
        NoteAbout::SideEffect => "side effect",
        NoteAbout::Therapy => "therapy",
        NoteAbout::Trial => "earlier treatment",
    }
}
