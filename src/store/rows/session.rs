//! The row of a session.

use serde::{Deserialize, Serialize};

use super::values::{choice, day, minute, text};
use crate::record::few::Few;
use crate::record::kinds::session::{self, DoseUnit, HalfGone, Phase, Route, Session, SessionTone, Setting, Weight};
use crate::record::problem::Problem;
use crate::record::text::{Label, Text};
use crate::record::time::{LocalDay, MinuteOfDay};
use crate::record::values::{Burden, Count};

/// A session as formats 2 to 4 wrote it, and then what format 5 added.
#[derive(Serialize, Deserialize)]
pub(super) struct Whole<'a> {
    #[serde(borrow)]
    row: Row<'a>,
    minutes: Option<u16>,
    weight_hundredths: Option<u16>,
    series_number: Option<u16>,
    stopped_early: bool,
    rescue: Option<&'a str>,
    tone: Vec<u8>,
    half_gone: Option<u8>,
}

impl<'a> From<&'a Session> for Whole<'a> {
    fn from(session: &'a Session) -> Self {
        Self {
            row: session.into(),
            minutes: session.minutes.map(Count::number),
            weight_hundredths: session.weight.map(Weight::hundredths),
            series_number: session.series_number.map(Count::number),
            stopped_early: session.stopped_early,
            rescue: session.rescue.as_ref().map(Text::as_str),
            tone: session.tone.iter().map(|tone| tone.number()).collect(),
            half_gone: session.half_gone.map(HalfGone::number),
        }
    }
}

impl Whole<'_> {
    pub(super) fn read(self) -> Result<Session, Problem> {
        let mut session = self.row.read()?;
        session.minutes = self.minutes.map(|minutes| Count::new("minutes", minutes)).transpose()?;
        session.weight = self.weight_hundredths.map(Weight::from_hundredths).transpose()?;
        session.series_number = self.series_number.map(|number| Count::new("seriesNumber", number)).transpose()?;
        session.stopped_early = self.stopped_early;
        session.rescue = text("rescue", self.rescue)?;
        let tone = self.tone.into_iter().map(|number| choice("tone", number, SessionTone::from_number));
        session.tone = Few::new("tone", tone.collect::<Result<_, _>>()?)?;
        let half_gone = self.half_gone.map(|number| choice("halfGone", number, HalfGone::from_number));
        session.half_gone = half_gone.transpose()?;
        Ok(session)
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    pub(super) day: i32,
    pub(super) minute: Option<u16>,
    pub(super) route: u8,
    #[serde(borrow)]
    pub(super) drug: Drug<'a>,
    pub(super) dose: Option<Dose>,
    pub(super) planned_next: Option<i32>,
    pub(super) note: Option<&'a str>,
    pub(super) setting: Option<u8>,
    pub(super) phase: Option<u8>,
    pub(super) dose_reason: Option<&'a str>,
    pub(super) psychotherapy: Option<bool>,
    pub(super) other_medicines: Option<&'a str>,
    pub(super) experience: Option<&'a str>,
    pub(super) burden: Option<u8>,
}

#[derive(Serialize, Deserialize)]
pub(super) enum Drug<'a> {
    Ketamine,
    Esketamine,
    Other(&'a str),
}

impl From<session::Dose> for Dose {
    fn from(dose: session::Dose) -> Self {
        Self { thousandths: dose.thousandths(), unit: dose.unit().number() }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct Dose {
    thousandths: u32,
    unit: u8,
}

impl<'a> From<&'a Session> for Row<'a> {
    fn from(session: &'a Session) -> Self {
        Self {
            day: session.day.number(),
            minute: session.time.map(MinuteOfDay::minutes),
            route: session.route.number(),
            drug: (&session.drug).into(),
            dose: session.dose.map(Into::into),
            planned_next: session.planned_next.map(LocalDay::number),
            note: session.note.as_ref().map(Text::as_str),
            setting: session.setting.map(Setting::number),
            phase: session.phase.map(Phase::number),
            dose_reason: session.dose_reason.as_ref().map(Text::as_str),
            psychotherapy: session.psychotherapy,
            other_medicines: session.other_medicines.as_ref().map(Text::as_str),
            experience: session.experience.as_ref().map(Text::as_str),
            burden: session.burden.map(Burden::points),
        }
    }
}

impl Row<'_> {
    pub(super) fn read(self) -> Result<Session, Problem> {
        let session = Session {
            day: day(self.day)?,
            time: self.minute.map(minute).transpose()?,
            route: choice("route", self.route, Route::from_number)?,
            drug: self.drug.read()?,
            dose: self.dose.map(Dose::read).transpose()?,
            planned_next: self.planned_next.map(day).transpose()?,
            note: text("note", self.note)?,
            setting: self.setting.map(|number| choice("setting", number, Setting::from_number)).transpose()?,
            phase: self.phase.map(|number| choice("phase", number, Phase::from_number)).transpose()?,
            dose_reason: text("doseReason", self.dose_reason)?,
            psychotherapy: self.psychotherapy,
            other_medicines: text("otherMedicines", self.other_medicines)?,
            experience: text("experience", self.experience)?,
            burden: self.burden.map(|points| Burden::new("burden", points)).transpose()?,
            minutes: None,
            weight: None,
            series_number: None,
            stopped_early: false,
            rescue: None,
            tone: Few::default(),
            half_gone: None,
        };
        session.checked()
    }
}

impl<'a> From<&'a session::Drug> for Drug<'a> {
    fn from(drug: &'a session::Drug) -> Self {
        match drug {
            session::Drug::Ketamine => Self::Ketamine,
            session::Drug::Esketamine => Self::Esketamine,
            session::Drug::Other(name) => Self::Other(name.as_str()),
        }
    }
}

impl Drug<'_> {
    pub(super) fn read(self) -> Result<session::Drug, Problem> {
        Ok(match self {
            Self::Ketamine => session::Drug::Ketamine,
            Self::Esketamine => session::Drug::Esketamine,
            Self::Other(name) => session::Drug::Other(Label::parse("drug", name)?),
        })
    }
}

impl Dose {
    pub(super) fn read(self) -> Result<session::Dose, Problem> {
        let unit = choice("unit", self.unit, DoseUnit::from_number)?;
        session::Dose::from_thousandths(self.thousandths, unit)
    }
}
