//! The contents of the golden rows: every kind of record with every part that it can have, written in a fixed order by
//! a fixed host. Formats 1 to 4 hold the kinds that existed then, in [`first_kinds`], [`second_kinds`],
//! [`third_kinds`] and [`fourth_kinds`]. None of these ever changes.

mod later;
mod lived;
mod newest;

use tidemark::app::failure::Failure;
use tidemark::app::journal::Journal;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::asked::{Form, Item9Closed, KeptAhead, PutOff};
use tidemark::record::kinds::backup::{Backup, BackupUse};
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::kinds::imported::{
    Fate, FileKind, ImportBatch, ImportedMood, ImportedPressure, Lines, Rating, Source,
};
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::kinds::phq9::{Answers, Difficulty, Frequency};
use tidemark::record::kinds::pressure::BloodPressure;
use tidemark::record::kinds::session::{Dose, DoseUnit, Drug, Route, Session};
use tidemark::record::kinds::setback::{Setback, SetbackKind, StayReason};
use tidemark::record::kinds::settings::Settings;
use tidemark::record::kinds::side_effect::{Effect, End, Felt, NamedEffect, SideEffect};
use tidemark::record::log::{Change, Record};
use tidemark::record::name::DeviceId;
use tidemark::record::text::{Label, Note};
use tidemark::record::time::When;
use tidemark::record::time::{DayStart, LocalDay, MinuteOfDay};
use tidemark::record::values::{Grade, Level, Sleep};
use tidemark::store::rows::DraftSlot;
use tidemark::store::{Contents, Store};

use super::{FixedHost, id, mood};

/// 31 January 2026, 20:30 UTC, so that the log runs over into the next month.
pub(crate) const BEGIN_MS: i64 = 1_769_891_400_000;

/// A host that writes an entry every twenty minutes.
pub(crate) fn host() -> FixedHost {
    FixedHost::new(BEGIN_MS, 20 * 60_000, 1)
}

/// Writes the scenario into an empty store and returns the store's contents.
pub(crate) async fn run<S: Store>(store: S) -> Result<Contents, Failure> {
    let host = host();
    let mut journal = Journal::open(&store, &host).await?;
    for (record, change) in changes(all_kinds()) {
        journal.write(&host, vec![(record, change)], &[]).await?;
    }
    // Several changes in one write.
    journal.write(&host, vec![(id(200), mood(1, 1)), (id(201), mood(2, 2))], &[]).await?;
    for slot in DraftSlot::ALL {
        journal.keep_draft(&host, slot, draft_record(slot), &draft(slot)).await?;
    }
    Ok(store.load().await?)
}

/// The record that the draft in a slot is about.
pub(crate) fn draft_record(slot: DraftSlot) -> RecordId {
    id(100 + slot.number())
}

/// The draft in a slot.
pub(crate) fn draft(slot: DraftSlot) -> String {
    format!("{{\"slot\":{},\"note\":\"grüße 🌊\"}}", slot.number())
}

/// The records of the kinds that format 1 has.
pub(crate) fn first_kinds() -> Vec<Record> {
    [settings(), check_ins(), forms(), sessions(), side_effects(), setbacks()].concat()
}

/// The records of the kinds that format 2 has.
pub(crate) fn second_kinds() -> Vec<Record> {
    [first_kinds(), later::kinds()].concat()
}

/// The records of the kinds that format 3 has.
pub(crate) fn third_kinds() -> Vec<Record> {
    [second_kinds(), newest::kinds()].concat()
}

/// The records of the kinds that format 4 has.
pub(crate) fn fourth_kinds() -> Vec<Record> {
    [third_kinds(), asked(), imports()].concat()
}

/// Every kind there is.
pub(crate) fn all_kinds() -> Vec<Record> {
    [fourth_kinds(), lived::kinds()].concat()
}

/// Imports with what format 4 knows of them.
fn imports() -> Vec<Record> {
    let lines = Lines::of((2..).zip(Fate::ALL));
    let batch = ImportBatch {
        source: Source::AppleHealth,
        file: FileKind::Xml,
        added: 2,
        already: 1,
        refused: 7,
        restored: None,
        lines: Some(lines),
    };
    let at = When { day: day("2025-11-30"), time: Some(minute("08:05")) };
    let utc = Some(29_400_000);
    let mood = ImportedMood {
        batch: id(90),
        source: Source::AppleHealth,
        at,
        utc,
        rating: Rating::new(-31, -100, 100).unwrap(),
        word: None,
        activities: None,
        note: None,
    };
    let pressure = BloodPressure::new(121, 79).unwrap();
    let pressure = ImportedPressure::new(id(90), Source::Omron, at, pressure, None);
    let pressure = pressure.beside(utc, Some(note("After tea.")));
    vec![Record::ImportBatch(batch), Record::ImportedMood(mood), Record::ImportedPressure(pressure)]
}

/// The changes, written one by one, for these records.
pub(crate) fn changes(records: Vec<Record>) -> Vec<(RecordId, Change)> {
    let put = |(number, record): (u8, Record)| (record.own_id().unwrap_or_else(|| id(number)), Change::Put(record));
    let mut changes: Vec<_> = (1..).zip(records).map(put).collect();
    // An edit, a withdrawal, and a withdrawal that is taken back.
    changes.extend([(id(3), mood(0, 4)), (id(4), Change::Withdraw), (id(4), mood(3, 9))]);
    changes
}

pub(super) fn day(text: &str) -> LocalDay {
    LocalDay::parse("day", text).unwrap()
}

pub(super) fn minute(text: &str) -> MinuteOfDay {
    MinuteOfDay::parse("time", text).unwrap()
}

pub(super) fn note(text: &str) -> Note {
    Note::parse("note", text).unwrap()
}

fn settings() -> Vec<Record> {
    let settings = |hour, course_start| {
        Record::Settings(Settings { day_start: DayStart::new(hour).unwrap(), course_start, ..Settings::default() })
    };
    vec![settings(0, None), settings(11, Some(day("2025-12-24")))]
}

fn check_ins() -> Vec<Record> {
    let level = |points| Some(Level::new("level", points).unwrap());
    let full = CheckIn {
        day: day("2026-01-31"),
        mood: Level::new("mood", 10).unwrap(),
        interest: level(0),
        energy: level(1),
        calm: level(9),
        like_myself: level(10),
        sleep: Some(Sleep::from_hours("sleep", 7.25).unwrap()),
        note: Some(note("A walk by the sea. Später müde. 🌊\nSecond line.")),
    };
    let bad_day = CheckIn {
        day: day("1970-01-01"),
        mood: Level::new("mood", 0).unwrap(),
        interest: None,
        energy: None,
        calm: None,
        like_myself: None,
        sleep: None,
        note: None,
    };
    let long = CheckIn { day: day("2199-12-31"), note: Some(note(&"ẞ".repeat(4000))), ..bad_day.clone() };
    [full, bad_day, long].map(Record::CheckIn).into()
}

fn forms() -> Vec<Record> {
    let form = |text, items: [Option<u8>; 9], difficulty| {
        let items = items.map(|item| item.map(|points| Frequency::new("items", points).unwrap()));
        Record::Phq9(Phq9Form { day: day(text), answers: Answers::new(items, difficulty).unwrap() })
    };
    let complete = [0, 1, 2, 3, 2, 1, 0, 1, 2].map(Some);
    let mut forms: Vec<_> = Difficulty::ALL.map(|difficulty| form("2026-01-20", complete, Some(difficulty))).into();
    forms.push(form("2026-01-06", [Some(3), None, None, None, None, None, None, None, None], None));
    forms
}

fn sessions() -> Vec<Record> {
    let plain = Session::on(day("2026-01-15"), Route::Other, Drug::Ketamine);
    let spray = Session {
        time: Some(minute("23:59")),
        drug: Drug::Esketamine,
        dose: Some(Dose::new(84.0, DoseUnit::Milligram).unwrap()),
        planned_next: Some(day("2026-01-22")),
        note: Some(note("Calm room.")),
        ..plain.clone()
    };
    let infusion = Session {
        time: Some(minute("00:00")),
        drug: Drug::Other(Label::parse("drug", "Arketamine").unwrap()),
        dose: Some(Dose::new(0.5, DoseUnit::MilligramPerKilogram).unwrap()),
        ..plain.clone()
    };
    let routes = Route::ALL.map(|route| Session { route, ..plain.clone() });
    [spray, infusion].into_iter().chain(routes).map(Record::Session).collect()
}

fn side_effects() -> Vec<Record> {
    let grade = |points| Some(Grade::new("severity", points).unwrap());
    let onset = When { day: day("2026-01-15"), time: Some(minute("14:05")) };
    let plain = SideEffect {
        effect: Effect::Own(Label::parse("effect", "heavy legs").unwrap()),
        felt: Felt { severity: grade(0), interference: None },
        onset: When { time: None, ..onset },
        end: None,
        session: None,
        note: None,
    };
    let ended = SideEffect {
        felt: Felt { severity: grade(3), interference: grade(2) },
        onset,
        end: Some(End::At(When { day: day("2026-01-16"), time: None })),
        session: Some(id(11)),
        note: Some(note("Went away by itself.")),
        ..plain.clone()
    };
    let lasting = SideEffect { end: Some(End::StillThere), ..plain.clone() };
    let named = NamedEffect::ALL.into_iter().take_while(|effect| *effect != NamedEffect::ChestPain);
    let named: Vec<_> = named.map(|effect| SideEffect { effect: Effect::Named(effect), ..plain.clone() }).collect();
    [plain, ended, lasting].into_iter().chain(named).map(Record::SideEffect).collect()
}

fn asked() -> Vec<Record> {
    let put_off = |form| Record::PutOff(PutOff { form, until: day("2026-02-07") });
    let closed = Item9Closed { form: id(20), form_day: day("2026-01-20") };
    let kept = KeptAhead { until: day("2199-12-31") };
    let backup = |what| Record::Backup(Backup { made_by: DeviceId(0x0102_0304_0506_0708), what, entries: 300 });
    let answers = [Record::Item9Closed(closed), Record::KeptAhead(kept)];
    let backups = [BackupUse::Made, BackupUse::Read].map(backup);
    Form::ALL.into_iter().map(put_off).chain(answers).chain(backups).collect()
}

fn setbacks() -> Vec<Record> {
    [SetbackKind::Stay(StayReason::NotAsked), SetbackKind::Attempt]
        .map(|kind| Record::Setback(Setback { day: day("2026-01-02"), kind }))
        .into()
}
