//! Sessions and what belongs to them.

use super::{answers, past_day, text, time};
use crate::app::view::{
    DoseView, DrugName, EffectName, EndView, PressureInput, ScreenInput, SessionInput, SideEffectInput, StampInput,
};
use crate::record::id::RecordId;
use crate::record::kinds::long_term_check::Screen;
use crate::record::kinds::pressure::{BloodPressure, Oxygen, PressureReading, Pulse};
use crate::record::kinds::session::{Dose, Drug, Session};
use crate::record::kinds::side_effect::{Effect, End, Felt, SideEffect};
use crate::record::kinds::stamp::Stamp;
use crate::record::problem::Problem;
use crate::record::text::Label;
use crate::record::time::LocalDay;
use crate::record::time::When;
use crate::record::values::{Burden, Grade};

pub(in crate::app) fn session(input: &SessionInput, today: LocalDay) -> Result<Session, Problem> {
    Session {
        time: time("time", input.time.as_deref())?,
        dose: input.dose.as_ref().map(dose).transpose()?,
        planned_next: input.planned_next.as_deref().map(|day| LocalDay::parse("plannedNext", day)).transpose()?,
        note: text("note", input.note.as_deref())?,
        setting: input.setting.map(Into::into),
        phase: input.phase.map(Into::into),
        dose_reason: text("doseReason", input.dose_reason.as_deref())?,
        psychotherapy: input.psychotherapy,
        other_medicines: text("otherMedicines", input.other_medicines.as_deref())?,
        experience: text("experience", input.experience.as_deref())?,
        burden: input.burden.map(|points| Burden::new("burden", points)).transpose()?,
        ..Session::on(past_day("day", &input.day, today)?, input.route.into(), drug(&input.drug)?)
    }
    .checked()
}

pub(in crate::app) fn side_effect(input: &SideEffectInput, today: LocalDay) -> Result<SideEffect, Problem> {
    let when = |day: &str, at: Option<&str>| -> Result<When, Problem> {
        Ok(When { day: past_day("end", day, today)?, time: time("end", at)? })
    };
    let end = match &input.end {
        None => None,
        Some(EndView::StillThere) => Some(End::StillThere),
        Some(EndView::At { day, time }) => Some(End::At(when(day, time.as_deref())?)),
        Some(EndView::By { day, time }) => Some(End::By(when(day, time.as_deref())?)),
    };
    SideEffect {
        effect: effect(&input.effect)?,
        felt: Felt {
            severity: grade("severity", input.severity)?,
            interference: grade("interference", input.interference)?,
        },
        onset: When {
            day: past_day("onsetDay", &input.onset_day, today)?,
            time: time("onsetTime", input.onset_time.as_deref())?,
        },
        end,
        session: session_id(input.session.as_deref())?,
        note: text("note", input.note.as_deref())?,
    }
    .checked()
}

/// A stamp; where the input names no day and no time, it is for `now`.
pub(in crate::app) fn stamp(input: &StampInput, now: When) -> Result<Stamp, Problem> {
    Ok(Stamp {
        session: RecordId::parse("session", &input.session)?,
        kind: input.kind.into(),
        at: at(input.day.as_deref(), input.time.as_deref(), now)?,
    })
}

/// A blood pressure; where the input names no day and no time, it is for `now`.
pub(in crate::app) fn pressure(input: &PressureInput, now: When) -> Result<PressureReading, Problem> {
    Ok(PressureReading {
        session: session_id(input.session.as_deref())?,
        at: at(input.day.as_deref(), input.time.as_deref(), now)?,
        moment: input.moment.into(),
        pressure: BloodPressure::new(input.systolic, input.diastolic)?,
        pulse: input.pulse.map(Pulse::new).transpose()?,
        oxygen: input.oxygen.map(Oxygen::new).transpose()?,
    })
}

pub(in crate::app) fn screen(input: &ScreenInput, today: LocalDay) -> Result<Screen, Problem> {
    let day = past_day("day", &input.day, today)?;
    Screen::new(day, answers("answers", &input.answers, |points| Grade::new("answers", points))?)
}

fn at(day: Option<&str>, clock: Option<&str>, now: When) -> Result<When, Problem> {
    if day.is_none() && clock.is_none() {
        return Ok(now);
    }
    let day = day.map_or(Ok(now.day), |day| past_day("day", day, now.day))?;
    let time = time("time", clock)?;
    Ok(When { day, time })
}

fn grade(field: &'static str, points: Option<u8>) -> Result<Option<Grade>, Problem> {
    points.map(|points| Grade::new(field, points)).transpose()
}

fn session_id(id: Option<&str>) -> Result<Option<RecordId>, Problem> {
    id.map(|id| RecordId::parse("session", id)).transpose()
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
    match input.kind.named() {
        Some(named) => Ok(Effect::Named(named)),
        None => Ok(Effect::Own(Label::parse("effect", input.name.as_deref().unwrap_or_default())?)),
    }
}
