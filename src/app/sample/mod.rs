//! Sample data to look around in: twelve weeks of an invented person, in memory only, never mixed with anybody's own
//! records.
//!
//! `twelve-weeks.csv` holds one record per line, in the order of writing; its first lines name the columns of each
//! kind. Days count from the first of the 84. `lived.csv` holds what is beside the sessions, in the same way.

mod lived;

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::journal::Changes;
use crate::record::id::RecordId;
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::phq9::Phq9Form;
use crate::record::kinds::phq9::{self, Difficulty, Frequency};
use crate::record::kinds::session::{Dose, DoseUnit, Drug, Route, Session};
use crate::record::kinds::side_effect::{Effect, End, Felt, NamedEffect, SideEffect};
use crate::record::log::{Change, Record};
use crate::record::problem::Problem;
use crate::record::time::When;
use crate::record::time::{LocalDay, MinuteOfDay, Moment};
use crate::record::values::{Grade, Level};
use crate::rules::edition::Edition;
use crate::store::Store;

/// The records of the invented person.
pub const TWELVE_WEEKS: &str = include_str!("twelve-weeks.csv");
/// Their medicines, their goal and what else they live with.
const LIVED: &str = include_str!("lived.csv");
/// Days that the sample covers. The last of them is today.
pub const DAYS: u32 = 84;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Opens the sample in `store`, which must be empty, with dates set so that its last day is today.
pub async fn open<S: Store, H: Host>(store: S, host: H, edition: Edition) -> Result<App<S, H>, Failure> {
    let app = App::open(store, host, None).await?.in_edition(edition);
    {
        let mut journal = app.journal().await;
        let (now, today) = app.now(journal.timeline())?;
        let before = || Problem::ImpossibleDate { field: "now", given: today.to_string() };
        let first_day = today.checked_minus(DAYS - 1).ok_or_else(before)?;
        let lines = [TWELVE_WEEKS, LIVED].into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
        let mut rows: Vec<_> = lines.map(|line| Row::new(line, first_day)).collect();
        rows.sort_by_key(Row::written);
        let mut latest = Latest::default();
        for row in rows {
            let unknown = || Problem::Empty { field: "sample" };
            let (written, record) = row.written().zip(row.record(&latest)).ok_or_else(unknown)?;
            let id = record.own_id().unwrap_or_else(|| app.new_id());
            latest.note(id, &record);
            let days_ago = i64::from(today.days_since(written));
            let then = Moment::new(now.unix_ms() - days_ago * DAY_MS, now.offset_minutes(), now.zone().clone())?;
            let changes = Changes::of(id, Change::Put(record));
            let at = At { host: &app.host, then };
            app.transact_as(&at, &mut journal, &mut |_, _| Ok(changes.clone())).await?;
        }
    }
    Ok(app)
}

/// A host whose clock shows another moment.
struct At<'a, H> {
    host: &'a H,
    then: Moment,
}

impl<H: Host> Host for At<'_, H> {
    fn now(&self) -> Result<Moment, Problem> {
        Ok(self.then.clone())
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        self.host.fill_random(bytes);
    }
}

/// The newest records that others belong to.
#[derive(Default)]
struct Latest {
    session: Option<RecordId>,
    goal: Option<RecordId>,
}

impl Latest {
    fn note(&mut self, id: RecordId, record: &Record) {
        match record {
            Record::Session(_) => self.session = Some(id),
            Record::Goal(_) => self.goal = Some(id),
            _ => {}
        }
    }
}

struct Row<'a> {
    fields: Vec<&'a str>,
    first_day: LocalDay,
}

impl<'a> Row<'a> {
    fn new(line: &'a str, first_day: LocalDay) -> Self {
        Self { fields: line.split(',').collect(), first_day }
    }

    /// The day on which the row was written.
    fn written(&self) -> Option<LocalDay> {
        self.day(1)
    }

    /// Its record; `None` if the row has no known shape.
    fn record(&self, latest: &Latest) -> Option<Record> {
        Some(match *self.fields.first()? {
            "check-in" => Record::CheckIn(self.check_in()?),
            "phq9" => Record::Phq9(self.phq9()?),
            "session" => Record::Session(self.session()?),
            "effect" => Record::SideEffect(self.side_effect(latest.session)?),
            "medicine" => Record::Medicine(self.medicine()?),
            "trial" => Record::Trial(self.trial()?),
            "goal" => Record::Goal(self.goal()?),
            "look" => Record::GoalLook(self.look(latest.goal)?),
            "therapy" => Record::Therapy(self.therapy()?),
            "plan" => Record::Plan(self.plan()?.into()),
            _ => return None,
        })
    }

    fn check_in(&self) -> Option<CheckIn> {
        let level = |place| Level::new("sample", self.number(place)?).ok();
        Some(CheckIn {
            day: self.day(2)?,
            mood: level(3)?,
            interest: level(4),
            energy: level(5),
            calm: level(6),
            like_myself: level(7),
            sleep: None,
            note: None,
        })
    }

    fn phq9(&self) -> Option<Phq9Form> {
        let digits = self.fields.get(2)?.bytes();
        let mut items = [None; phq9::ITEMS];
        for (item, digit) in items.iter_mut().zip(digits) {
            *item = Some(Frequency::new("sample", digit.checked_sub(b'0')?).ok()?);
        }
        let difficulty = Difficulty::ALL.get(usize::from(self.number(3)?)).copied();
        Some(Phq9Form { day: self.day(1)?, answers: phq9::Answers::new(items, difficulty).ok()? })
    }

    fn session(&self) -> Option<Session> {
        Some(Session {
            time: MinuteOfDay::new(10 * 60),
            dose: Some(Dose::new(self.number(2)?.into(), DoseUnit::Milligram).ok()?),
            planned_next: Some(self.day(3)?),
            ..Session::on(self.day(1)?, Route::Intranasal, Drug::Esketamine)
        })
    }

    fn side_effect(&self, session: Option<RecordId>) -> Option<SideEffect> {
        let day = self.day(1)?;
        let effect = match *self.fields.get(2)? {
            "dissociation" => NamedEffect::Dissociation,
            "nausea" => NamedEffect::Nausea,
            "dizziness" => NamedEffect::Dizziness,
            "headache" => NamedEffect::Headache,
            _ => return None,
        };
        let at = |minutes: u16| When { day, time: MinuteOfDay::new(10 * 60 + 10 + minutes) };
        Some(SideEffect {
            effect: Effect::Named(effect),
            felt: Felt {
                severity: Some(Grade::new("sample", self.number(3)?).ok()?),
                interference: Some(Grade::new("sample", self.number(4)?).ok()?),
            },
            onset: at(0),
            end: Some(End::At(at(self.number(5)?.into()))),
            session,
            note: None,
        })
    }

    fn number(&self, place: usize) -> Option<u8> {
        self.fields.get(place)?.parse().ok()
    }

    fn day(&self, place: usize) -> Option<LocalDay> {
        self.first_day.checked_plus(self.number(place)?.into())
    }
}
