//! What format 1 has: postcard, where the order of fields is the format. Later
//! formats build on these kinds, so most of them are still written.
//!
//! A choice is its number in one byte, which postcard writes as it writes an
//! enum without values.

use serde::{Deserialize, Serialize};

use crate::record::id::RecordId;
use crate::record::kinds::phq9::{self, Frequency};
use crate::record::kinds::setback::{SetbackKind, StayReason};
use crate::record::kinds::side_effect::NamedEffect;
use crate::record::kinds::{check_in, setback, settings};
use crate::record::kinds::{session as care, side_effect as felt};
use crate::record::problem::Problem;
use crate::record::text::{Label, Text};
use crate::record::time::{self, DayStart, LocalDay, MinuteOfDay};
use crate::record::values::{Grade, Level, Sleep};

/// Days are numbered from 1970-01-01.
#[derive(Serialize, Deserialize)]
pub(super) struct CheckIn<'a> {
    day: i32,
    mood: u8,
    interest: Option<u8>,
    energy: Option<u8>,
    calm: Option<u8>,
    like_myself: Option<u8>,
    sleep_quarters: Option<u8>,
    note: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Phq9 {
    day: i32,
    items: [Option<u8>; phq9::ITEMS],
    difficulty: Option<u8>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Session<'a> {
    day: i32,
    minute: Option<u16>,
    route: u8,
    #[serde(borrow)]
    drug: Drug<'a>,
    dose: Option<Dose>,
    planned_next: Option<i32>,
    note: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
enum Drug<'a> {
    Ketamine,
    Esketamine,
    Other(&'a str),
}

#[derive(Serialize, Deserialize)]
struct Dose {
    thousandths: u32,
    unit: u8,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SideEffect<'a> {
    #[serde(borrow)]
    effect: Effect<'a>,
    rest: Felt<'a>,
}

/// All of a side effect but what it was.
#[derive(Serialize, Deserialize)]
pub(super) struct Felt<'a> {
    severity: u8,
    interference: Option<u8>,
    onset: When,
    end: Option<End>,
    session: Option<[u8; 16]>,
    note: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
enum Effect<'a> {
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

#[derive(Serialize, Deserialize)]
pub(super) struct When {
    day: i32,
    minute: Option<u16>,
}

/// The last came with format 2.
#[derive(Serialize, Deserialize)]
pub(super) enum End {
    StillThere,
    At(When),
    By(When),
}

#[derive(Serialize, Deserialize)]
pub(super) struct Setback {
    day: i32,
    kind: u8,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Settings {
    day_start_hour: u8,
    course_start: Option<i32>,
}

impl<'a> From<&'a check_in::CheckIn> for CheckIn<'a> {
    fn from(check_in: &'a check_in::CheckIn) -> Self {
        Self {
            day: check_in.day.number(),
            mood: check_in.mood.points(),
            interest: check_in.interest.map(Level::points),
            energy: check_in.energy.map(Level::points),
            calm: check_in.calm.map(Level::points),
            like_myself: check_in.like_myself.map(Level::points),
            sleep_quarters: check_in.sleep.map(Sleep::quarters),
            note: check_in.note.as_ref().map(Text::as_str),
        }
    }
}

impl CheckIn<'_> {
    pub(super) fn read(self) -> Result<check_in::CheckIn, Problem> {
        let level = |field, points: Option<u8>| points.map(|points| Level::new(field, points)).transpose();
        Ok(check_in::CheckIn {
            day: day(self.day)?,
            mood: Level::new("mood", self.mood)?,
            interest: level("interest", self.interest)?,
            energy: level("energy", self.energy)?,
            calm: level("calm", self.calm)?,
            like_myself: level("likeMyself", self.like_myself)?,
            sleep: self.sleep_quarters.map(Sleep::from_quarters).transpose()?,
            note: text("note", self.note)?,
        })
    }
}

impl From<&phq9::Phq9Form> for Phq9 {
    fn from(form: &phq9::Phq9Form) -> Self {
        Self {
            day: form.day.number(),
            items: form.answers.items().map(|item| item.map(Frequency::points)),
            difficulty: form.answers.difficulty().map(phq9::Difficulty::number),
        }
    }
}

impl Phq9 {
    pub(super) fn read(self) -> Result<phq9::Phq9Form, Problem> {
        let mut items = [None; phq9::ITEMS];
        for (item, stored) in items.iter_mut().zip(self.items) {
            *item = stored.map(|points| Frequency::new("items", points)).transpose()?;
        }
        let difficulty = self.difficulty.map(|number| choice("difficulty", number, phq9::Difficulty::from_number));
        let difficulty = difficulty.transpose()?;
        Ok(phq9::Phq9Form { day: day(self.day)?, answers: phq9::Answers::new(items, difficulty)? })
    }
}

impl<'a> From<&'a care::Session> for Session<'a> {
    fn from(session: &'a care::Session) -> Self {
        Self {
            day: session.day.number(),
            minute: session.time.map(MinuteOfDay::minutes),
            route: session.route.number(),
            drug: match &session.drug {
                care::Drug::Ketamine => Drug::Ketamine,
                care::Drug::Esketamine => Drug::Esketamine,
                care::Drug::Other(name) => Drug::Other(name.as_str()),
            },
            dose: session.dose.map(|dose| Dose { thousandths: dose.thousandths(), unit: dose.unit().number() }),
            planned_next: session.planned_next.map(LocalDay::number),
            note: session.note.as_ref().map(Text::as_str),
        }
    }
}

impl Session<'_> {
    pub(super) fn read(self) -> Result<care::Session, Problem> {
        let drug = match self.drug {
            Drug::Ketamine => care::Drug::Ketamine,
            Drug::Esketamine => care::Drug::Esketamine,
            Drug::Other(name) => care::Drug::Other(Label::parse("drug", name)?),
        };
        let route = choice("route", self.route, care::Route::from_number)?;
        let session = care::Session {
            time: self.minute.map(minute).transpose()?,
            dose: self.dose.map(Dose::read).transpose()?,
            planned_next: self.planned_next.map(day).transpose()?,
            note: text("note", self.note)?,
            ..care::Session::on(day(self.day)?, route, drug)
        };
        session.checked()
    }
}

impl Dose {
    fn read(self) -> Result<care::Dose, Problem> {
        let unit = choice("unit", self.unit, care::DoseUnit::from_number)?;
        care::Dose::from_thousandths(self.thousandths, unit)
    }
}

impl Setback {
    pub(super) fn read(self) -> Result<setback::Setback, Problem> {
        let kind = match self.kind {
            0 => SetbackKind::Stay(StayReason::NotAsked),
            1 => SetbackKind::Attempt,
            number => return Err(Problem::UnknownChoice { field: "kind", given: number.to_string() }),
        };
        Ok(setback::Setback { day: day(self.day)?, kind })
    }
}

impl From<&settings::Settings> for Settings {
    fn from(settings: &settings::Settings) -> Self {
        Self { day_start_hour: settings.day_start.hour(), course_start: settings.course_start.map(LocalDay::number) }
    }
}

impl Settings {
    pub(super) fn read(self) -> Result<settings::Settings, Problem> {
        Ok(settings::Settings {
            day_start: DayStart::new(self.day_start_hour)?,
            course_start: self.course_start.map(day).transpose()?,
        })
    }
}

impl SideEffect<'_> {
    pub(super) fn read(self) -> Result<felt::SideEffect, Problem> {
        self.rest.read(self.effect.read()?)
    }
}

impl From<felt::End> for End {
    fn from(end: felt::End) -> Self {
        match end {
            felt::End::StillThere => Self::StillThere,
            felt::End::At(when) => Self::At(when.into()),
            felt::End::By(when) => Self::By(when.into()),
        }
    }
}

impl End {
    pub(super) fn read(self) -> Result<felt::End, Problem> {
        match self {
            Self::StillThere => Ok(felt::End::StillThere),
            Self::At(when) => when.read().map(felt::End::At),
            Self::By(when) => when.read().map(felt::End::By),
        }
    }
}

impl Felt<'_> {
    pub(super) fn read(self, effect: felt::Effect) -> Result<felt::SideEffect, Problem> {
        let interference = self.interference.map(|points| Grade::new("interference", points)).transpose()?;
        let effect = felt::SideEffect {
            effect,
            felt: felt::Felt { severity: Some(Grade::new("severity", self.severity)?), interference },
            onset: self.onset.read()?,
            end: self.end.map(End::read).transpose()?,
            session: self.session.map(RecordId::from_bytes),
            note: text("note", self.note)?,
        };
        effect.checked()
    }
}

impl Effect<'_> {
    fn read(self) -> Result<felt::Effect, Problem> {
        Ok(felt::Effect::Named(match self {
            Self::Dissociation => NamedEffect::Dissociation,
            Self::Dizziness => NamedEffect::Dizziness,
            Self::Nausea => NamedEffect::Nausea,
            Self::Sedation => NamedEffect::Sedation,
            Self::Vertigo => NamedEffect::Vertigo,
            Self::Headache => NamedEffect::Headache,
            Self::Taste => NamedEffect::Taste,
            Self::Numbness => NamedEffect::Numbness,
            Self::Anxiety => NamedEffect::Anxiety,
            Self::Lethargy => NamedEffect::Lethargy,
            Self::HighBloodPressure => NamedEffect::HighBloodPressure,
            Self::Vomiting => NamedEffect::Vomiting,
            Self::Insomnia => NamedEffect::Insomnia,
            Self::FeelingDrunk => NamedEffect::FeelingDrunk,
            Self::Own(words) => return Ok(felt::Effect::Own(Label::parse("effect", words)?)),
        }))
    }
}

impl From<time::When> for When {
    fn from(when: time::When) -> Self {
        Self { day: when.day.number(), minute: when.time.map(MinuteOfDay::minutes) }
    }
}

impl When {
    pub(super) fn read(self) -> Result<time::When, Problem> {
        Ok(time::When { day: day(self.day)?, time: self.minute.map(minute).transpose()? })
    }
}

pub(super) fn day(number: i32) -> Result<LocalDay, Problem> {
    LocalDay::from_number(number).ok_or_else(|| Problem::ImpossibleDate { field: "day", given: number.to_string() })
}

pub(super) fn minute(number: u16) -> Result<MinuteOfDay, Problem> {
    MinuteOfDay::new(number).ok_or_else(|| Problem::ImpossibleTime { field: "time", given: number.to_string() })
}

pub(super) fn text<const MAX: usize>(field: &'static str, stored: Option<&str>) -> Result<Option<Text<MAX>>, Problem> {
    stored.map(|stored| Text::parse(field, stored)).transpose()
}

/// The choice stored under a number.
pub(super) fn choice<T>(field: &'static str, number: u8, from: fn(u8) -> Option<T>) -> Result<T, Problem> {
    from(number).ok_or_else(|| Problem::UnknownChoice { field, given: number.to_string() })
}
