//! Rows that a later format replaced: readable for ever, but no longer written. Each is read into today's row of its
//! kind; what it did not have stays empty.

use serde::Deserialize;

use super::side_effect::{Effect, End};
use super::values::{Contact, When};
use super::{imported, plan, pressure, safety_plan, session, setback, side_effect};
use crate::record::kinds::setback::StayReason;
use crate::record::kinds::side_effect::NamedEffect;

/// A session of format 1.
#[derive(Deserialize)]
pub(super) struct BriefSession<'a> {
    day: i32,
    minute: Option<u16>,
    route: u8,
    #[serde(borrow)]
    drug: session::Drug<'a>,
    dose: Option<session::Dose>,
    planned_next: Option<i32>,
    note: Option<&'a str>,
}

/// A side effect of format 1, from the shorter list on the drug's label.
#[derive(Deserialize)]
pub(super) struct LabelSideEffect<'a> {
    #[serde(borrow)]
    effect: LabelEffect<'a>,
    felt: Felt<'a>,
}

#[derive(Deserialize)]
enum LabelEffect<'a> {
    Dissociation,
    Dizziness,
    Nausea,
    Sedation,
    Vertigo,
    Headache,
    Taste,
    Numbness,
    Anxiety,
    Lethargy,
    HighBloodPressure,
    Vomiting,
    Insomnia,
    FeelingDrunk,
    Own(&'a str),
}

/// A side effect of format 2, which always had a known strength.
#[derive(Deserialize)]
pub(super) struct GradedSideEffect<'a> {
    #[serde(borrow)]
    effect: Effect<'a>,
    felt: Felt<'a>,
}

/// Everything about a side effect except what it was.
#[derive(Deserialize)]
struct Felt<'a> {
    severity: u8,
    interference: Option<u8>,
    onset: When,
    end: Option<End>,
    session: Option<[u8; 16]>,
    note: Option<&'a str>,
}

/// A setback of format 1, without a reason for the stay.
#[derive(Deserialize)]
pub(super) struct BareSetback {
    day: i32,
    kind: BareKind,
}

#[derive(Deserialize)]
enum BareKind {
    Stay,
    Attempt,
}

/// A blood pressure of format 2, without oxygen.
#[derive(Deserialize)]
pub(super) struct BarePressure {
    session: Option<[u8; 16]>,
    at: When,
    moment: u8,
    systolic: u16,
    diastolic: u16,
    pulse: Option<u16>,
}

/// A treatment plan of format 2, without the clinic's limits and without the person who stays at home.
#[derive(Deserialize)]
pub(super) struct BarePlan<'a> {
    target: u8,
    target_agreed: Option<i32>,
    interval_days: Option<u16>,
    planned: Vec<i32>,
    therapy: Option<&'a str>,
    goals: Option<&'a str>,
    would_accept: Option<&'a str>,
    would_not_accept: Option<&'a str>,
    #[serde(borrow)]
    clinic: Option<Contact<'a>>,
    questions: Vec<&'a str>,
    cutoffs: Vec<(u8, u16)>,
}

/// A safety plan of format 2, without hidden lines.
#[derive(Deserialize)]
pub(super) struct BareSafetyPlan<'a> {
    warning_signs: Option<&'a str>,
    coping: Option<&'a str>,
    places: Option<&'a str>,
    #[serde(borrow)]
    people: Vec<Contact<'a>>,
    professionals: Vec<Contact<'a>>,
    surroundings: Option<&'a str>,
    lines: Vec<Contact<'a>>,
}

/// An import of format 2, without its lines.
#[derive(Deserialize)]
pub(super) struct BareBatch {
    source: u8,
    file: u8,
    added: u32,
    already: u32,
    refused: u32,
    restored: Option<u64>,
}

/// An imported mood of format 2, without world time.
#[derive(Deserialize)]
pub(super) struct LocalMood<'a> {
    batch: [u8; 16],
    source: u8,
    at: When,
    rating: [i32; 3],
    word: Option<&'a str>,
    activities: Option<&'a str>,
    note: Option<&'a str>,
}

/// An imported blood pressure of format 2, without world time and note.
#[derive(Deserialize)]
pub(super) struct LocalPressure {
    batch: [u8; 16],
    source: u8,
    at: When,
    systolic: u16,
    diastolic: u16,
    pulse: Option<u16>,
}

impl<'a> From<BriefSession<'a>> for session::Row<'a> {
    fn from(retired: BriefSession<'a>) -> Self {
        let BriefSession { day, minute, route, drug, dose, planned_next, note } = retired;
        Self {
            day,
            minute,
            route,
            drug,
            dose,
            planned_next,
            note,
            setting: None,
            phase: None,
            dose_reason: None,
            psychotherapy: None,
            other_medicines: None,
            experience: None,
            burden: None,
        }
    }
}

impl<'a> From<LabelSideEffect<'a>> for side_effect::Row<'a> {
    fn from(retired: LabelSideEffect<'a>) -> Self {
        retired.felt.row(retired.effect.into())
    }
}

impl<'a> From<LabelEffect<'a>> for Effect<'a> {
    fn from(retired: LabelEffect<'a>) -> Self {
        let named = match retired {
            LabelEffect::Dissociation => NamedEffect::Dissociation,
            LabelEffect::Dizziness => NamedEffect::Dizziness,
            LabelEffect::Nausea => NamedEffect::Nausea,
            LabelEffect::Sedation => NamedEffect::Sedation,
            LabelEffect::Vertigo => NamedEffect::Vertigo,
            LabelEffect::Headache => NamedEffect::Headache,
            LabelEffect::Taste => NamedEffect::Taste,
            LabelEffect::Numbness => NamedEffect::Numbness,
            LabelEffect::Anxiety => NamedEffect::Anxiety,
            LabelEffect::Lethargy => NamedEffect::Lethargy,
            LabelEffect::HighBloodPressure => NamedEffect::HighBloodPressure,
            LabelEffect::Vomiting => NamedEffect::Vomiting,
            LabelEffect::Insomnia => NamedEffect::Insomnia,
            LabelEffect::FeelingDrunk => NamedEffect::FeelingDrunk,
            LabelEffect::Own(words) => return Self::Own(words),
        };
        Self::Named(named.number())
    }
}

impl<'a> From<GradedSideEffect<'a>> for side_effect::Row<'a> {
    fn from(retired: GradedSideEffect<'a>) -> Self {
        retired.felt.row(retired.effect)
    }
}

impl<'a> Felt<'a> {
    fn row(self, effect: Effect<'a>) -> side_effect::Row<'a> {
        let Self { severity, interference, onset, end, session, note } = self;
        side_effect::Row { effect, severity: Some(severity), interference, onset, end, session, note }
    }
}

impl From<BareSetback> for setback::Row {
    fn from(retired: BareSetback) -> Self {
        let kind = match retired.kind {
            BareKind::Stay => setback::Kind::Stay(StayReason::NotAsked.number()),
            BareKind::Attempt => setback::Kind::Attempt,
        };
        Self { day: retired.day, kind }
    }
}

impl From<BarePressure> for pressure::Row {
    fn from(retired: BarePressure) -> Self {
        let BarePressure { session, at, moment, systolic, diastolic, pulse } = retired;
        Self { session, at, moment, systolic, diastolic, pulse, oxygen: None }
    }
}

impl From<BareBatch> for imported::Batch {
    fn from(retired: BareBatch) -> Self {
        let BareBatch { source, file, added, already, refused, restored } = retired;
        Self { source, file, added, already, refused, restored, lines: None }
    }
}

impl<'a> From<LocalMood<'a>> for imported::Mood<'a> {
    fn from(retired: LocalMood<'a>) -> Self {
        let LocalMood { batch, source, at, rating, word, activities, note } = retired;
        Self { batch, source, at, utc: None, rating, word, activities, note }
    }
}

impl From<LocalPressure> for imported::Pressure<'_> {
    fn from(retired: LocalPressure) -> Self {
        let LocalPressure { batch, source, at, systolic, diastolic, pulse } = retired;
        Self { batch, source, at, utc: None, systolic, diastolic, pulse, note: None }
    }
}

impl<'a> From<BarePlan<'a>> for plan::Row<'a> {
    fn from(retired: BarePlan<'a>) -> Self {
        Self {
            target: retired.target,
            target_agreed: retired.target_agreed,
            interval_days: retired.interval_days,
            planned: retired.planned,
            therapy: retired.therapy,
            goals: retired.goals,
            would_accept: retired.would_accept,
            would_not_accept: retired.would_not_accept,
            clinic: retired.clinic,
            questions: retired.questions,
            cutoffs: retired.cutoffs,
            companion: None,
            limit_systolic: None,
            limit_diastolic: None,
            limit_pulse: None,
            limit_oxygen: None,
        }
    }
}

impl<'a> From<BareSafetyPlan<'a>> for safety_plan::Row<'a> {
    fn from(retired: BareSafetyPlan<'a>) -> Self {
        let BareSafetyPlan { warning_signs, coping, places, people, professionals, surroundings, lines } = retired;
        Self { warning_signs, coping, places, people, professionals, surroundings, lines, hidden: Vec::new() }
    }
}
