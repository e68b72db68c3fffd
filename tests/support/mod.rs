//! Small timelines for tests, counted in days from one fixed day.

#![allow(dead_code, clippy::unwrap_used, missing_docs, reason = "each test file uses a part of it")]

use tidemark::domain::cutoffs::CutOffs;
use tidemark::domain::function::FunctionForm;
use tidemark::domain::instrument::phq9::{Answers, Difficulty, Frequency, ITEMS};
use tidemark::domain::record::{Change, CheckIn, Entry, Phq9Form, Record, RecordId, Setback, SetbackKind, Settings};
use tidemark::domain::remission::{History, Status, status};
use tidemark::domain::score::Level;
use tidemark::domain::time::{LocalDay, Moment, Zone};
use tidemark::domain::timeline::Timeline;
use tidemark::domain::treatment::{Drug, Route, Session};

/// Day 0 of every test.
pub(crate) fn first_day() -> LocalDay {
    LocalDay::parse("day", "2026-01-05").unwrap()
}

/// The day `number` days after day 0.
pub(crate) fn day(number: i32) -> LocalDay {
    LocalDay::from_number(first_day().number() + number).unwrap()
}

/// A moment from an ISO time in UTC, the offset in minutes and the zone's name.
pub(crate) fn moment(utc: &str, offset_minutes: i16, zone: &str) -> Moment {
    let instant: chrono::DateTime<chrono::Utc> = utc.parse().unwrap();
    Moment::new(instant.timestamp_millis(), offset_minutes, Zone::parse(zone).unwrap()).unwrap()
}

/// A complete form from its nine answers, without the difficulty question.
pub(crate) fn answers(points: [u8; ITEMS]) -> Answers {
    with_missing(points, &[])
}

/// The same with the items at these places left out.
pub(crate) fn with_missing(points: [u8; ITEMS], missing: &[usize]) -> Answers {
    let mut items = points.map(|points| Some(Frequency::new("items", points).unwrap()));
    for place in missing {
        items[*place] = None;
    }
    Answers::new(items, None).unwrap()
}

/// A complete form of this total, 0–24, with item 9 at 0 and core mood as low as the total allows.
pub(crate) fn form(total: u8) -> Answers {
    let mut points = [0; ITEMS];
    let mut left = total;
    for item in [2, 3, 4, 5, 6, 7, 0, 1] {
        points[item] = left.min(3);
        left -= points[item];
    }
    assert_eq!(left, 0, "a total of at most 24");
    answers(points)
}

pub(crate) fn with_difficulty(form: Answers, difficulty: Difficulty) -> Answers {
    Answers::new(*form.items(), Some(difficulty)).unwrap()
}

/// The cut-offs as published.
pub(crate) fn cutoffs() -> CutOffs {
    CutOffs::default()
}

/// A timeline in the making.
#[derive(Clone, Default)]
pub(crate) struct Course {
    timeline: Timeline,
}

impl Course {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    pub(crate) fn session(self, at: i32) -> Self {
        self.record(Record::Session(Session::on(day(at), Route::Intravenous, Drug::Ketamine)))
    }

    pub(crate) fn form(self, at: i32, answers: Answers) -> Self {
        self.record(Record::Phq9(Phq9Form { day: day(at), answers }))
    }

    pub(crate) fn setback(self, at: i32, kind: SetbackKind) -> Self {
        self.record(Record::Setback(Setback { day: day(at), kind }))
    }

    pub(crate) fn like_myself(self, at: i32, points: u8) -> Self {
        let level = Level::new("level", points).unwrap();
        self.record(Record::CheckIn(CheckIn {
            day: day(at),
            mood: level,
            interest: None,
            energy: None,
            calm: None,
            like_myself: Some(level),
            sleep: None,
            note: None,
        }))
    }

    /// A weekly look at function with these four levels, and with "feeling like myself" where given.
    pub(crate) fn function(self, at: i32, items: [u8; 4], like_myself: Option<u8>) -> Self {
        let level = |points| Level::new("level", points).unwrap();
        let form = FunctionForm::new(day(at), items.map(|points| Some(level(points))), like_myself.map(level));
        self.record(Record::Function(form.unwrap()))
    }

    /// The person sets the day the course started.
    pub(crate) fn course_start(mut self, at: i32) -> Self {
        let settings = Settings { course_start: Some(day(at)), ..Settings::default() };
        self.put(RecordId::SETTINGS, Record::Settings(settings));
        self
    }

    /// Takes the form of this day away.
    pub(crate) fn withdraw_form(&mut self, at: i32) {
        let record = self.timeline.phq9_forms().find(|form| form.value.day == day(at)).unwrap().id;
        self.append(record, Change::Withdraw);
    }

    /// Puts a new version in place of the form of this day.
    pub(crate) fn edit_form(&mut self, at: i32, answers: Answers) -> RecordId {
        let id = self.timeline.phq9_forms().find(|form| form.value.day == day(at)).unwrap().id;
        self.put(id, Record::Phq9(Phq9Form { day: day(at), answers }));
        id
    }

    pub(crate) fn status(&self, at: i32) -> Status {
        self.status_under(at, cutoffs())
    }

    pub(crate) fn status_under(&self, at: i32, cutoffs: CutOffs) -> Status {
        status(&History::of(&self.timeline, day(at)), day(at), &cutoffs)
    }

    fn record(mut self, record: Record) -> Self {
        let id = RecordId::from_bytes(u128::from(self.timeline.next_sequence()).to_be_bytes());
        self.put(id, record);
        self
    }

    fn put(&mut self, record: RecordId, value: Record) {
        self.append(record, Change::Put(value));
    }

    fn append(&mut self, record: RecordId, change: Change) {
        let sequence = self.timeline.next_sequence();
        let written = moment("2027-06-01T12:00:00Z", 0, "UTC");
        self.timeline.append(Entry { sequence, record, written, change });
    }
}
