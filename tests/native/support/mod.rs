//! Small timelines for tests, counted in days from one fixed day.

pub(crate) mod given;

use tidemark::app::App;
use tidemark::app::host::Host;
use tidemark::app::view::Receipt;
use tidemark::record::cut_offs::CutOffs;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use tidemark::record::kinds::function::FunctionForm;
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::kinds::phq9::{Answers, Difficulty, Frequency, ITEMS};
use tidemark::record::kinds::session::{Drug, Route, Session};
use tidemark::record::kinds::setback::{Setback, SetbackKind};
use tidemark::record::kinds::settings::Settings;
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::time::{LocalDay, MinuteOfDay, Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::record::values::Level;
use tidemark::rules::remission::{History, Status, status};
use tidemark::store::Store;

use crate::storage::ready;

/// The receipt for the last change that an app wrote, which was to this record.
pub(crate) fn last_change<S: Store, H: Host>(app: &App<S, H>, id: &str) -> Receipt {
    Receipt { id: id.to_owned(), change: ready(app.sentinel()).entries }
}

/// Day 0 of every test.
pub(crate) fn first_day() -> LocalDay {
    LocalDay::parse("day", "2026-01-05").unwrap()
}

/// The day `number` days after day 0.
pub(crate) fn day(number: i32) -> LocalDay {
    LocalDay::from_number(first_day().number() + number).unwrap()
}

/// A moment from an ISO time in UTC, the offset in minutes, and the zone's name.
pub(crate) fn moment(utc: &str, offset_minutes: i16, zone: &str) -> Moment {
    let instant: chrono::DateTime<chrono::Utc> = utc.parse().unwrap();
    Moment::new(instant.timestamp_millis(), offset_minutes, Zone::parse(zone).unwrap()).unwrap()
}

/// The moment of this day and minute on a clock that is this many minutes ahead of UTC.
pub(crate) fn written(at: i32, minute: u16, offset_minutes: i16) -> Moment {
    let minutes = i64::from(day(at).number()) * 24 * 60 + i64::from(minute) - i64::from(offset_minutes);
    Moment::new(minutes * 60_000, offset_minutes, Zone::parse("UTC").unwrap()).unwrap()
}

/// A complete form from its nine answers, without the difficulty question.
pub(crate) fn answers(points: [u8; ITEMS]) -> Answers {
    with_missing(points, &[])
}

/// The same, with the items at these places left out.
pub(crate) fn with_missing(points: [u8; ITEMS], missing: &[usize]) -> Answers {
    let mut items = points.map(|points| Some(Frequency::new("items", points).unwrap()));
    for place in missing {
        items[*place] = None;
    }
    Answers::new(items, None).unwrap()
}

/// A complete form with this total, 0–24, with an item 9 answer of 0 and core mood as low as the total allows.
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

/// A timeline being built.
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

    /// A session with the time of its dose, in minutes since midnight.
    pub(crate) fn session_at(self, at: i32, dose: u16) -> Self {
        let session = Session::on(day(at), Route::Intravenous, Drug::Ketamine);
        self.record(Record::Session(Session { time: MinuteOfDay::new(dose), ..session }))
    }

    pub(crate) fn form(self, at: i32, answers: Answers) -> Self {
        self.record(Record::Phq9(Phq9Form { day: day(at), answers }))
    }

    /// The same, written at this moment.
    pub(crate) fn form_written(self, at: i32, answers: Answers, written: Moment) -> Self {
        self.record_written(Record::Phq9(Phq9Form { day: day(at), answers }), written)
    }

    /// A PHQ-9 total typed from paper or the clinic.
    pub(crate) fn typed(self, at: i32, total: u8) -> Self {
        self.record(phq9_total(at, total))
    }

    /// Any score rated in the clinic.
    pub(crate) fn clinic_score(self, score: ClinicScore) -> Self {
        self.record(Record::ClinicScore(score))
    }

    /// The same, written at this moment.
    pub(crate) fn typed_written(self, at: i32, total: u8, written: Moment) -> Self {
        self.record_written(phq9_total(at, total), written)
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

    /// A weekly look at function with these four levels, and "feeling like myself" if given.
    pub(crate) fn function(self, at: i32, items: [u8; 4], like_myself: Option<u8>) -> Self {
        let level = |points| Level::new("level", points).unwrap();
        let form = FunctionForm::new(day(at), items.map(|points| Some(level(points))), like_myself.map(level));
        self.record(Record::Function(form.unwrap()))
    }

    /// The person sets the day on which the course started.
    pub(crate) fn course_start(mut self, at: i32) -> Self {
        let settings = Settings { course_start: Some(day(at)), ..Settings::default() };
        self.put(RecordId::SETTINGS, Record::Settings(settings));
        self
    }

    /// Removes the form of this day.
    pub(crate) fn withdraw_form(&mut self, at: i32) {
        let record = self.timeline.phq9_forms().find(|form| form.value.day == day(at)).unwrap().id;
        self.append(record, Change::Withdraw);
    }

    /// Replaces the form of this day by a new version.
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

    fn record(self, record: Record) -> Self {
        self.record_written(record, long_after())
    }

    fn record_written(mut self, record: Record, written: Moment) -> Self {
        let id = RecordId::from_bytes(u128::from(self.timeline.next_sequence()).to_be_bytes());
        self.append_written(id, Change::Put(record), written);
        self
    }

    fn put(&mut self, record: RecordId, value: Record) {
        self.append(record, Change::Put(value));
    }

    fn append(&mut self, record: RecordId, change: Change) {
        self.append_written(record, change, long_after());
    }

    fn append_written(&mut self, record: RecordId, change: Change, written: Moment) {
        let sequence = self.timeline.next_sequence();
        self.timeline.append(Entry { sequence, record, written, change });
    }
}

/// Later than everything that is about a day.
fn long_after() -> Moment {
    moment("2027-06-01T12:00:00Z", 0, "UTC")
}

fn phq9_total(at: i32, total: u8) -> Record {
    Record::ClinicScore(ClinicScore::new(day(at), ClinicScale::Phq9, total, None).unwrap())
}
