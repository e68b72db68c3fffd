//! Format 1: postcard. The order of fields and of variants is the format.

use serde::{Deserialize, Serialize};

use crate::domain::instrument::phq9::{self, Frequency};
use crate::domain::problem::Problem;
use crate::domain::record::{self, RecordId};
use crate::domain::score::{Grade, Level, Sleep};
use crate::domain::text::{Label, Text};
use crate::domain::time::{DayStart, LocalDay, MinuteOfDay, Moment, Zone};
use crate::domain::treatment as care;

/// The record's id, then the rest. The id is the same bytes that postcard would
/// write, taken at once: postcard takes an array byte by byte.
pub(super) fn write(entry: &record::Entry) -> Vec<u8> {
    let id = entry.record.bytes().to_vec();
    // Serialising plain data into memory meets no error.
    #[expect(clippy::expect_used, reason = "the types below hold nothing that postcard refuses")]
    postcard::to_extend(&Entry::from(entry), id).expect("plain data")
}

pub(super) fn read(sequence: u32, bytes: &[u8]) -> Option<record::Entry> {
    let (id, bytes) = bytes.split_first_chunk()?;
    let (entry, rest) = postcard::take_from_bytes::<Entry<'_>>(bytes).ok()?;
    if !rest.is_empty() {
        return None;
    }
    entry.read(sequence, RecordId::from_bytes(*id)).ok()
}

#[derive(Serialize, Deserialize)]
struct Entry<'a> {
    written_unix_ms: i64,
    written_offset_minutes: i16,
    #[serde(borrow)]
    written_zone: &'a str,
    change: Change<'a>,
}

#[derive(Serialize, Deserialize)]
enum Change<'a> {
    #[serde(borrow)]
    Put(Record<'a>),
    Withdraw,
}

#[derive(Serialize, Deserialize)]
enum Record<'a> {
    #[serde(borrow)]
    CheckIn(CheckIn<'a>),
    Phq9(Phq9),
    Session(Session<'a>),
    SideEffect(SideEffect<'a>),
    Setback(Setback),
    Settings(Settings),
}

/// Days are numbered from 1970-01-01.
#[derive(Serialize, Deserialize)]
struct CheckIn<'a> {
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
struct Phq9 {
    day: i32,
    items: [Option<u8>; phq9::ITEMS],
    difficulty: Option<Difficulty>,
}

#[derive(Serialize, Deserialize)]
enum Difficulty {
    NotAtAll,
    Somewhat,
    Very,
    Extremely,
}

#[derive(Serialize, Deserialize)]
struct Session<'a> {
    day: i32,
    minute: Option<u16>,
    route: Route,
    #[serde(borrow)]
    drug: Drug<'a>,
    dose: Option<Dose>,
    planned_next: Option<i32>,
    note: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
enum Route {
    Intravenous,
    Intranasal,
    Intramuscular,
    Subcutaneous,
    Oral,
    Sublingual,
    Other,
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
    unit: DoseUnit,
}

#[derive(Serialize, Deserialize)]
enum DoseUnit {
    Milligram,
    MilligramPerKilogram,
}

#[derive(Serialize, Deserialize)]
struct SideEffect<'a> {
    #[serde(borrow)]
    effect: Effect<'a>,
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
struct When {
    day: i32,
    minute: Option<u16>,
}

#[derive(Serialize, Deserialize)]
enum End {
    StillThere,
    At(When),
}

#[derive(Serialize, Deserialize)]
struct Setback {
    day: i32,
    kind: SetbackKind,
}

#[derive(Serialize, Deserialize)]
enum SetbackKind {
    Hospitalised,
    Attempt,
}

#[derive(Serialize, Deserialize)]
struct Settings {
    day_start_hour: u8,
    course_start: Option<i32>,
}

impl<'a> From<&'a record::Entry> for Entry<'a> {
    fn from(entry: &'a record::Entry) -> Self {
        Self {
            written_unix_ms: entry.written.unix_ms(),
            written_offset_minutes: entry.written.offset_minutes(),
            written_zone: entry.written.zone().name(),
            change: match &entry.change {
                record::Change::Put(record) => Change::Put(record.into()),
                record::Change::Withdraw => Change::Withdraw,
            },
        }
    }
}

impl Entry<'_> {
    fn read(self, sequence: u32, record: RecordId) -> Result<record::Entry, Problem> {
        let zone = Zone::parse(self.written_zone)?;
        Ok(record::Entry {
            sequence,
            record,
            written: Moment::new(self.written_unix_ms, self.written_offset_minutes, zone)?,
            change: match self.change {
                Change::Put(record) => record::Change::Put(record.read()?),
                Change::Withdraw => record::Change::Withdraw,
            },
        })
    }
}

impl<'a> From<&'a record::Record> for Record<'a> {
    fn from(record: &'a record::Record) -> Self {
        match record {
            record::Record::CheckIn(check_in) => Self::CheckIn(check_in.into()),
            record::Record::Phq9(form) => Self::Phq9(form.into()),
            record::Record::Session(session) => Self::Session(session.into()),
            record::Record::SideEffect(effect) => Self::SideEffect(effect.into()),
            record::Record::Setback(setback) => Self::Setback(Setback {
                day: setback.day.number(),
                kind: match setback.kind {
                    record::SetbackKind::Hospitalised => SetbackKind::Hospitalised,
                    record::SetbackKind::Attempt => SetbackKind::Attempt,
                },
            }),
            record::Record::Settings(settings) => Self::Settings(Settings {
                day_start_hour: settings.day_start.hour(),
                course_start: settings.course_start.map(LocalDay::number),
            }),
        }
    }
}

impl Record<'_> {
    fn read(self) -> Result<record::Record, Problem> {
        Ok(match self {
            Self::CheckIn(check_in) => record::Record::CheckIn(check_in.read()?),
            Self::Phq9(form) => record::Record::Phq9(form.read()?),
            Self::Session(session) => record::Record::Session(session.read()?),
            Self::SideEffect(effect) => record::Record::SideEffect(effect.read()?),
            Self::Setback(setback) => record::Record::Setback(record::Setback {
                day: day(setback.day)?,
                kind: match setback.kind {
                    SetbackKind::Hospitalised => record::SetbackKind::Hospitalised,
                    SetbackKind::Attempt => record::SetbackKind::Attempt,
                },
            }),
            Self::Settings(settings) => record::Record::Settings(record::Settings {
                day_start: DayStart::new(settings.day_start_hour)?,
                course_start: settings.course_start.map(day).transpose()?,
            }),
        })
    }
}

impl<'a> From<&'a record::CheckIn> for CheckIn<'a> {
    fn from(check_in: &'a record::CheckIn) -> Self {
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
    fn read(self) -> Result<record::CheckIn, Problem> {
        let level = |field, points: Option<u8>| points.map(|points| Level::new(field, points)).transpose();
        Ok(record::CheckIn {
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

impl From<&record::Phq9Form> for Phq9 {
    fn from(form: &record::Phq9Form) -> Self {
        Self {
            day: form.day.number(),
            items: form.answers.items().map(|item| item.map(Frequency::points)),
            difficulty: form.answers.difficulty().map(|difficulty| match difficulty {
                phq9::Difficulty::NotAtAll => Difficulty::NotAtAll,
                phq9::Difficulty::Somewhat => Difficulty::Somewhat,
                phq9::Difficulty::Very => Difficulty::Very,
                phq9::Difficulty::Extremely => Difficulty::Extremely,
            }),
        }
    }
}

impl Phq9 {
    fn read(self) -> Result<record::Phq9Form, Problem> {
        let mut items = [None; phq9::ITEMS];
        for (item, stored) in items.iter_mut().zip(self.items) {
            *item = stored.map(|points| Frequency::new("items", points)).transpose()?;
        }
        let difficulty = self.difficulty.map(|difficulty| match difficulty {
            Difficulty::NotAtAll => phq9::Difficulty::NotAtAll,
            Difficulty::Somewhat => phq9::Difficulty::Somewhat,
            Difficulty::Very => phq9::Difficulty::Very,
            Difficulty::Extremely => phq9::Difficulty::Extremely,
        });
        Ok(record::Phq9Form { day: day(self.day)?, answers: phq9::Answers::new(items, difficulty)? })
    }
}

impl<'a> From<&'a record::Session> for Session<'a> {
    fn from(session: &'a record::Session) -> Self {
        Self {
            day: session.day.number(),
            minute: session.time.map(MinuteOfDay::minutes),
            route: match session.route {
                care::Route::Intravenous => Route::Intravenous,
                care::Route::Intranasal => Route::Intranasal,
                care::Route::Intramuscular => Route::Intramuscular,
                care::Route::Subcutaneous => Route::Subcutaneous,
                care::Route::Oral => Route::Oral,
                care::Route::Sublingual => Route::Sublingual,
                care::Route::Other => Route::Other,
            },
            drug: match &session.drug {
                care::Drug::Ketamine => Drug::Ketamine,
                care::Drug::Esketamine => Drug::Esketamine,
                care::Drug::Other(name) => Drug::Other(name.as_str()),
            },
            dose: session.dose.map(|dose| Dose {
                thousandths: dose.thousandths(),
                unit: match dose.unit() {
                    care::DoseUnit::Milligram => DoseUnit::Milligram,
                    care::DoseUnit::MilligramPerKilogram => DoseUnit::MilligramPerKilogram,
                },
            }),
            planned_next: session.planned_next.map(LocalDay::number),
            note: session.note.as_ref().map(Text::as_str),
        }
    }
}

impl Session<'_> {
    fn read(self) -> Result<record::Session, Problem> {
        let session = record::Session {
            day: day(self.day)?,
            time: self.minute.map(minute).transpose()?,
            route: match self.route {
                Route::Intravenous => care::Route::Intravenous,
                Route::Intranasal => care::Route::Intranasal,
                Route::Intramuscular => care::Route::Intramuscular,
                Route::Subcutaneous => care::Route::Subcutaneous,
                Route::Oral => care::Route::Oral,
                Route::Sublingual => care::Route::Sublingual,
                Route::Other => care::Route::Other,
            },
            drug: match self.drug {
                Drug::Ketamine => care::Drug::Ketamine,
                Drug::Esketamine => care::Drug::Esketamine,
                Drug::Other(name) => care::Drug::Other(Label::parse("drug", name)?),
            },
            dose: self.dose.map(Dose::read).transpose()?,
            planned_next: self.planned_next.map(day).transpose()?,
            note: text("note", self.note)?,
        };
        session.checked()
    }
}

impl Dose {
    fn read(self) -> Result<care::Dose, Problem> {
        let unit = match self.unit {
            DoseUnit::Milligram => care::DoseUnit::Milligram,
            DoseUnit::MilligramPerKilogram => care::DoseUnit::MilligramPerKilogram,
        };
        care::Dose::from_thousandths(self.thousandths, unit)
    }
}

impl<'a> From<&'a record::SideEffect> for SideEffect<'a> {
    fn from(effect: &'a record::SideEffect) -> Self {
        Self {
            effect: (&effect.effect).into(),
            severity: effect.burden.severity.points(),
            interference: effect.burden.interference.map(Grade::points),
            onset: effect.onset.into(),
            end: effect.end.map(|end| match end {
                care::End::StillThere => End::StillThere,
                care::End::At(when) => End::At(when.into()),
            }),
            session: effect.session.map(RecordId::bytes),
            note: effect.note.as_ref().map(Text::as_str),
        }
    }
}

impl SideEffect<'_> {
    fn read(self) -> Result<record::SideEffect, Problem> {
        let interference = self.interference.map(|points| Grade::new("interference", points)).transpose()?;
        let end = |end| match end {
            End::StillThere => Ok(care::End::StillThere),
            End::At(when) => when.read().map(care::End::At),
        };
        let effect = record::SideEffect {
            effect: self.effect.read()?,
            burden: care::Burden { severity: Grade::new("severity", self.severity)?, interference },
            onset: self.onset.read()?,
            end: self.end.map(end).transpose()?,
            session: self.session.map(RecordId::from_bytes),
            note: text("note", self.note)?,
        };
        effect.checked()
    }
}

impl<'a> From<&'a care::Effect> for Effect<'a> {
    fn from(effect: &'a care::Effect) -> Self {
        match effect {
            care::Effect::Dissociation => Self::Dissociation,
            care::Effect::Dizziness => Self::Dizziness,
            care::Effect::Nausea => Self::Nausea,
            care::Effect::Sedation => Self::Sedation,
            care::Effect::Vertigo => Self::Vertigo,
            care::Effect::Headache => Self::Headache,
            care::Effect::Taste => Self::Taste,
            care::Effect::Numbness => Self::Numbness,
            care::Effect::Anxiety => Self::Anxiety,
            care::Effect::Lethargy => Self::Lethargy,
            care::Effect::HighBloodPressure => Self::HighBloodPressure,
            care::Effect::Vomiting => Self::Vomiting,
            care::Effect::Insomnia => Self::Insomnia,
            care::Effect::FeelingDrunk => Self::FeelingDrunk,
            care::Effect::Own(words) => Self::Own(words.as_str()),
        }
    }
}

impl Effect<'_> {
    fn read(self) -> Result<care::Effect, Problem> {
        Ok(match self {
            Self::Dissociation => care::Effect::Dissociation,
            Self::Dizziness => care::Effect::Dizziness,
            Self::Nausea => care::Effect::Nausea,
            Self::Sedation => care::Effect::Sedation,
            Self::Vertigo => care::Effect::Vertigo,
            Self::Headache => care::Effect::Headache,
            Self::Taste => care::Effect::Taste,
            Self::Numbness => care::Effect::Numbness,
            Self::Anxiety => care::Effect::Anxiety,
            Self::Lethargy => care::Effect::Lethargy,
            Self::HighBloodPressure => care::Effect::HighBloodPressure,
            Self::Vomiting => care::Effect::Vomiting,
            Self::Insomnia => care::Effect::Insomnia,
            Self::FeelingDrunk => care::Effect::FeelingDrunk,
            Self::Own(words) => care::Effect::Own(Label::parse("effect", words)?),
        })
    }
}

impl From<care::When> for When {
    fn from(when: care::When) -> Self {
        Self { day: when.day.number(), minute: when.time.map(MinuteOfDay::minutes) }
    }
}

impl When {
    fn read(self) -> Result<care::When, Problem> {
        Ok(care::When { day: day(self.day)?, time: self.minute.map(minute).transpose()? })
    }
}

fn day(number: i32) -> Result<LocalDay, Problem> {
    LocalDay::from_number(number).ok_or_else(|| Problem::ImpossibleDate { field: "day", given: number.to_string() })
}

fn minute(number: u16) -> Result<MinuteOfDay, Problem> {
    MinuteOfDay::new(number).ok_or_else(|| Problem::ImpossibleTime { field: "time", given: number.to_string() })
}

fn text<const MAX: usize>(field: &'static str, stored: Option<&str>) -> Result<Option<Text<MAX>>, Problem> {
    stored.map(|stored| Text::parse(field, stored)).transpose()
}
