//! From what the page gave to domain values. Every field is named in the problem it causes.

use super::failure::Failure;
use super::view::{
    CheckInInput, DoseView, DrugName, EffectName, EndView, Phq9Input, SessionInput, SetbackInput, SettingsInput,
    SideEffectInput,
};
use crate::domain::instrument::phq9;
use crate::domain::problem::Problem;
use crate::domain::record::RecordId;
use crate::domain::record::{CheckIn, Phq9Form, Session, Setback, Settings, SideEffect};
use crate::domain::score::{Grade, Level, Sleep};
use crate::domain::text::{Label, Note};
use crate::domain::time::{DayStart, LocalDay, MinuteOfDay};
use crate::domain::treatment::{Burden, Dose, Drug, Effect, End, When};

/// A day that is not after today.
pub(super) fn past_day(field: &'static str, text: &str, today: LocalDay) -> Result<LocalDay, Problem> {
    let day = LocalDay::parse(field, text)?;
    if day > today {
        return Err(Problem::InFuture { field, day, today });
    }
    Ok(day)
}

pub(super) fn check_in(input: &CheckInInput, today: LocalDay) -> Result<CheckIn, Problem> {
    let level = |field, points: Option<u8>| points.map(|points| Level::new(field, points)).transpose();
    Ok(CheckIn {
        day: past_day("day", &input.day, today)?,
        mood: Level::new("mood", input.mood)?,
        interest: level("interest", input.interest)?,
        energy: level("energy", input.energy)?,
        calm: level("calm", input.calm)?,
        like_myself: level("likeMyself", input.like_myself)?,
        sleep: input.sleep_hours.map(|hours| Sleep::from_hours("sleepHours", hours)).transpose()?,
        note: note(input.note.as_deref())?,
    })
}

pub(super) fn phq9(input: &Phq9Input, today: LocalDay) -> Result<Phq9Form, Problem> {
    let day = past_day("day", &input.day, today)?;
    let count = input.items.len();
    let given: [Option<u8>; phq9::ITEMS] = input.items.as_slice().try_into().map_err(|_| {
        let wanted = f64::from(u8::try_from(phq9::ITEMS).unwrap_or(u8::MAX));
        #[expect(clippy::cast_precision_loss, reason = "only shown")]
        let given = count as f64;
        Problem::OutOfRange { field: "items", given, min: wanted, max: wanted }
    })?;
    let mut items = [None; phq9::ITEMS];
    for (item, points) in items.iter_mut().zip(given) {
        *item = frequency(points)?;
    }
    Ok(Phq9Form { day, answers: phq9::Answers::new(items, input.difficulty.map(Into::into))? })
}

pub(super) fn frequency(points: Option<u8>) -> Result<Option<phq9::Frequency>, Problem> {
    points.map(|points| phq9::Frequency::new("items", points)).transpose()
}

pub(super) fn session(input: &SessionInput, today: LocalDay) -> Result<Session, Problem> {
    Session {
        day: past_day("day", &input.day, today)?,
        time: time("time", input.time.as_deref())?,
        route: input.route.into(),
        drug: drug(&input.drug)?,
        dose: input.dose.as_ref().map(dose).transpose()?,
        planned_next: input.planned_next.as_deref().map(|day| LocalDay::parse("plannedNext", day)).transpose()?,
        note: note(input.note.as_deref())?,
    }
    .checked()
}

pub(super) fn side_effect(input: &SideEffectInput, today: LocalDay) -> Result<SideEffect, Failure> {
    let end = match &input.end {
        None => None,
        Some(EndView::StillThere) => Some(End::StillThere),
        Some(EndView::At { day, time: at }) => {
            Some(End::At(When { day: past_day("end", day, today)?, time: time("end", at.as_deref())? }))
        }
    };
    let interference = input.interference.map(|points| Grade::new("interference", points)).transpose()?;
    let effect = SideEffect {
        effect: effect(&input.effect)?,
        burden: Burden { severity: Grade::new("severity", input.severity)?, interference },
        onset: When {
            day: past_day("onsetDay", &input.onset_day, today)?,
            time: time("onsetTime", input.onset_time.as_deref())?,
        },
        end,
        session: input.session.as_deref().map(|id| RecordId::parse("session", id)).transpose()?,
        note: note(input.note.as_deref())?,
    };
    Ok(effect.checked()?)
}

pub(super) fn setback(input: &SetbackInput, today: LocalDay) -> Result<Setback, Problem> {
    Ok(Setback { day: past_day("day", &input.day, today)?, kind: input.kind.into() })
}

pub(super) fn settings(input: &SettingsInput, today: LocalDay) -> Result<Settings, Problem> {
    let course_start = input.course_start.as_deref().map(|day| past_day("courseStart", day, today)).transpose()?;
    Ok(Settings { day_start: DayStart::new(input.day_start)?, course_start })
}

fn time(field: &'static str, text: Option<&str>) -> Result<Option<MinuteOfDay>, Problem> {
    text.map(|text| MinuteOfDay::parse(field, text)).transpose()
}

/// A note of white space alone is no note.
fn note(text: Option<&str>) -> Result<Option<Note>, Problem> {
    text.filter(|text| !text.trim().is_empty()).map(|text| Note::parse("note", text)).transpose()
}

fn dose(input: &DoseView) -> Result<Dose, Problem> {
    Dose::new(input.amount, input.unit.into())
}

fn drug(input: &DrugName) -> Result<Drug, Problem> {
    Ok(match input {
        DrugName::Ketamine => Drug::Ketamine,
        DrugName::Esketamine => Drug::Esketamine,
        DrugName::Other { name } => Drug::Other(Label::parse("drug", name)?),
    })
}

fn effect(input: &EffectName) -> Result<Effect, Problem> {
    Ok(match input {
        EffectName::Dissociation => Effect::Dissociation,
        EffectName::Dizziness => Effect::Dizziness,
        EffectName::Nausea => Effect::Nausea,
        EffectName::Sedation => Effect::Sedation,
        EffectName::Vertigo => Effect::Vertigo,
        EffectName::Headache => Effect::Headache,
        EffectName::Taste => Effect::Taste,
        EffectName::Numbness => Effect::Numbness,
        EffectName::Anxiety => Effect::Anxiety,
        EffectName::Lethargy => Effect::Lethargy,
        EffectName::HighBloodPressure => Effect::HighBloodPressure,
        EffectName::Vomiting => Effect::Vomiting,
        EffectName::Insomnia => Effect::Insomnia,
        EffectName::FeelingDrunk => Effect::FeelingDrunk,
        EffectName::Own { name } => Effect::Own(Label::parse("effect", name)?),
    })
}
