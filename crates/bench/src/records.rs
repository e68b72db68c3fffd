//! The records that are read and written. They are made as the app makes them: through the journal, into a store.

use anyhow::{Context, Result, anyhow};
use chrono::{Datelike, Months, NaiveDate};
use tidemark::app::host::Host;
use tidemark::app::journal::Journal;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::kinds::goal::{GOALS, Goal, GoalLook};
use tidemark::record::kinds::medicine::Medicine;
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::kinds::phq9::{Answers, Difficulty, Frequency, ITEMS};
use tidemark::record::kinds::pressure::{BloodPressure, PressureMoment, PressureReading};
use tidemark::record::kinds::regimen::{DoseDay, Doses, Regimen};
use tidemark::record::kinds::session::{Dose, DoseUnit, Drug, Route, Session};
use tidemark::record::kinds::side_effect::{Effect, End, Felt, NamedEffect, SideEffect};
use tidemark::record::kinds::stamp::{Stamp, StampKind};
use tidemark::record::kinds::therapy::{Therapy, TherapyKind};
use tidemark::record::kinds::trial::{Trial, TrialKind, TrialOutcome};
use tidemark::record::log::{Change, Record};
use tidemark::record::rough_date::RoughDate;
use tidemark::record::text::{Label, Note, Text};
use tidemark::record::time::When;
use tidemark::record::time::{DayStart, LocalDay, MinuteOfDay};
use tidemark::record::values::{Burden, Count, Grade, Level, Sleep};
use tidemark::store::memory::MemoryStore;
use tidemark::store::{Contents, Store};

use crate::files;
use crate::host::{FixedHost, ready};

/// Ten years of months.
const MONTHS: u32 = 120;
/// Ten years of days.
pub(crate) const TEN_YEARS: u32 = 3650;
/// One year of days.
pub(crate) const ONE_YEAR: u32 = 365;
/// Sessions in ten years.
const SESSIONS: u32 = 300;
const FORM_EVERY: u32 = 14;
const LOOK_EVERY: u32 = 7;
/// Medicines, earlier treatments and therapies, of each.
const BESIDE: u8 = 20;
/// Sessions that have everything belonging to them, and the days from one to the next.
const WHOLE_SESSIONS: u32 = 150;
const SESSION_EVERY: u32 = 7;
/// Side effects per session.
const EFFECTS: u8 = 10;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The size of a plain record as JSON, note included.
const PLAIN_BYTES: usize = 324;

/// `count` check-ins with notes, spread evenly over ten years of months up to now.
pub(crate) fn notes(count: u32, now: i64) -> Result<Contents> {
    let mut writer = Writer::new(now)?;
    let a_month = count / MONTHS;
    for months_ago in (0..MONTHS).rev() {
        let (first, end) = month(now, months_ago)?;
        for number in 0..a_month {
            let at = first + (end - first) * i64::from(number) / i64::from(a_month);
            let check_in = writer.check_in(at, true)?;
            writer.keep(at, Record::CheckIn(check_in))?;
        }
    }
    writer.contents()
}

/// This many days of a life: a check-in and a regular dose a day, a PHQ-9 every fortnight, 30 sessions a year, three goals
/// that are looked at once a week, and twenty medicines, earlier treatments and therapies each.
pub(crate) fn life(now: i64, days: u32) -> Result<Contents> {
    let mut writer = Writer::new(now)?;
    let mut sessions = 0;
    let regimen = writer.regimen(now - i64::from(days.saturating_sub(1)) * DAY_MS)?;
    writer.keep(now, Record::Regimen(regimen))?;
    let goals = writer.beside(now)?;
    for number in 0..days {
        let at = now - i64::from(days - 1 - number) * DAY_MS;
        if number % FORM_EVERY == 0 {
            let form = writer.form(at, number)?;
            writer.keep(at, Record::Phq9(form))?;
        }
        if number * SESSIONS / TEN_YEARS >= sessions {
            sessions += 1;
            let session = writer.session(at)?;
            writer.keep(at, Record::Session(session))?;
        }
        let check_in = writer.check_in(at, false)?;
        writer.keep(at, Record::CheckIn(check_in))?;
        let day = writer.day(at)?;
        writer.keep(at, Record::DoseDay(DoseDay { day, doses: Doses::Taken }))?;
        if number % LOOK_EVERY == 0 {
            for goal in goals {
                let score = Level::new("score", writer.host.below(Level::MAX + 1))?;
                writer.keep(at, Record::GoalLook(GoalLook { goal, day, score }))?;
            }
        }
    }
    writer.contents()
}

/// 150 sessions a week apart, by two routes at three doses, each with ten side effects, four stamps and three blood
/// pressures, and also a check-in a day and a PHQ-9 every fortnight.
pub(crate) fn treatment(now: i64) -> Result<Contents> {
    let mut writer = Writer::new(now)?;
    let days = WHOLE_SESSIONS * SESSION_EVERY;
    for number in 0..days {
        let at = now - i64::from(days - 1 - number) * DAY_MS;
        if number % FORM_EVERY == 0 {
            let form = writer.form(at, number)?;
            writer.keep(at, Record::Phq9(form))?;
        }
        if number % SESSION_EVERY == 0 {
            writer.whole_session(at, number / SESSION_EVERY)?;
        }
        let check_in = writer.check_in(at, false)?;
        writer.keep(at, Record::CheckIn(check_in))?;
    }
    writer.contents()
}

/// The first instant of a month, and the first of the next month or now, whichever is earlier.
fn month(now: i64, months_ago: u32) -> Result<(i64, i64)> {
    let today = chrono::DateTime::from_timestamp_millis(now).context("a clock within the calendar")?.date_naive();
    let begin = |months_ago: u32| {
        let this = NaiveDate::from_ymd_opt(today.year(), today.month(), 1)?;
        let day = this.checked_add_months(Months::new(1))?.checked_sub_months(Months::new(months_ago + 1))?;
        Some(day.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis())
    };
    let first = begin(months_ago).context("a month within the calendar")?;
    let end = if months_ago == 0 { now } else { begin(months_ago - 1).context("a month within the calendar")? };
    Ok((first, end))
}

struct Writer {
    host: FixedHost,
    store: MemoryStore,
    journal: Journal<MemoryStore>,
}

impl Writer {
    fn new(now: i64) -> Result<Self> {
        let (host, store) = (FixedHost::at(now), MemoryStore::default());
        let journal = ready(Journal::open(store.clone(), &host))?;
        Ok(Self { host, store, journal })
    }

    fn keep(&mut self, at: i64, record: Record) -> Result<RecordId> {
        self.host.set_clock(at);
        let host: &dyn Host = &self.host;
        let id = record.own_id().unwrap_or_else(|| RecordId::from_bytes(host.random()));
        ready(self.journal.write(host, vec![(id, Change::Put(record))], &[]))?;
        Ok(id)
    }

    fn contents(self) -> Result<Contents> {
        Ok(ready(self.store.load())?)
    }

    fn day(&self, at: i64) -> Result<LocalDay> {
        self.host.set_clock(at);
        Ok(self.host.now()?.local_day(DayStart::default()))
    }

    fn check_in(&self, at: i64, with_note: bool) -> Result<CheckIn> {
        let level = |field| Level::new(field, self.host.below(Level::MAX + 1));
        let mut check_in = CheckIn {
            day: self.day(at)?,
            mood: level("mood")?,
            interest: Some(level("interest")?),
            energy: Some(level("energy")?),
            calm: Some(level("calm")?),
            like_myself: Some(level("likeMyself")?),
            sleep: Some(Sleep::from_quarters(20 + self.host.below(16))?),
            note: None,
        };
        if with_note {
            let bare = files::plain_bytes(&check_in);
            check_in.note = Some(Note::parse("note", &self.words(PLAIN_BYTES - bare))?);
        }
        Ok(check_in)
    }

    /// Daily doses from this day on.
    fn regimen(&self, at: i64) -> Result<Regimen> {
        Ok(Regimen {
            since: self.day(at)?,
            until: None,
            drug: Drug::Ketamine,
            route: Route::Sublingual,
            dose: Some(Dose::new(100.0, DoseUnit::Milligram)?),
            doses_a_week: Count::new("dosesAWeek", 7)?,
            every: None,
            why_changed: None,
        })
    }

    /// What is lived with beside the sessions. Returns the goals.
    fn beside(&mut self, at: i64) -> Result<[RecordId; GOALS]> {
        let since = self.day(at)?;
        for number in 0..BESIDE {
            let name = Label::parse("name", &format!("Number {number}"))?;
            let medicine = Medicine {
                name: name.clone(),
                dose: None,
                since: Some(RoughDate::Day(since)),
                until: None,
                why_stopped: None,
            };
            self.keep(at, Record::Medicine(medicine))?;
            let (what, outcome) = (TrialKind::Antidepressant, TrialOutcome::Partly);
            self.keep(at, Record::Trial(Trial { what, name: Some(name.clone()), when: None, outcome, note: None }))?;
            let (what, name) = (TherapyKind::Talk, Some(name));
            self.keep(at, Record::Therapy(Therapy { since, until: None, what, name, times_a_week: None, note: None }))?;
        }
        let mut goals = Vec::with_capacity(GOALS);
        for number in 0..GOALS {
            let goal =
                Goal { text: Text::parse("text", "I cook again.")?, first: number == 0, agreed: None, ended: None };
            goals.push(self.keep(at, Record::Goal(goal))?);
        }
        goals.try_into().map_err(|_| anyhow!("other than {GOALS} goals"))
    }

    /// A form whose total falls from severe to minimal within two years, then starts over.
    fn form(&self, at: i64, day_number: u32) -> Result<Phq9Form> {
        let mut left = 20_u32.saturating_sub(day_number % 730 / 30);
        let mut items = [None; ITEMS];
        // Item 9 comes last, so that it stays 0 with a total of at most 24.
        for item in &mut items {
            let points = u8::try_from(left.min(3))?;
            left -= u32::from(points);
            *item = Some(Frequency::new("items", points)?);
        }
        let answers = Answers::new(items, Some(Difficulty::Somewhat))?;
        Ok(Phq9Form { day: self.day(at)?, answers })
    }

    fn session(&self, at: i64) -> Result<Session> {
        let day = self.day(at)?;
        let session = Session::on(day, Route::Intravenous, Drug::Ketamine);
        Ok(Session { planned_next: day.checked_plus(12), ..session })
    }

    fn whole_session(&mut self, at: i64, number: u32) -> Result<()> {
        let plain = self.session(at)?;
        let day = plain.day;
        let (route, dose) = match number % 5 {
            0 | 1 => (Route::Intravenous, Dose::new(0.5, DoseUnit::MilligramPerKilogram)?),
            2 => (Route::Sublingual, Dose::new(100.0, DoseUnit::Milligram)?),
            _ => (Route::Sublingual, Dose::new(150.0, DoseUnit::Milligram)?),
        };
        let burden = Some(Burden::new("burden", self.host.below(11))?);
        let time = MinuteOfDay::new(10 * 60);
        let id = self.keep(at, Record::Session(Session { route, dose: Some(dose), burden, time, ..plain }))?;
        let after = |minutes: u16| When { day, time: MinuteOfDay::new(10 * 60 + minutes) };

        for (kind, minutes) in StampKind::ALL.into_iter().zip([8, 35, 80, 125]) {
            self.keep(at, Record::Stamp(Stamp { session: id, kind, at: after(minutes) }))?;
        }
        for (moment, minutes) in PressureMoment::ALL.into_iter().zip([0, 40, 120]) {
            let pressure = BloodPressure::new(120 + u16::from(self.host.below(40)), 80)?;
            let reading =
                PressureReading { session: Some(id), at: after(minutes), moment, pressure, pulse: None, oxygen: None };
            self.keep(at, Record::Pressure(reading))?;
        }
        for _ in 0..EFFECTS {
            let effect = Effect::Named(NamedEffect::ALL[usize::from(self.host.below(14))]);
            let felt = Felt { severity: Some(Grade::new("severity", self.host.below(4))?), interference: None };
            let end = Some(End::At(after(90)));
            let effect = SideEffect { effect, felt, onset: after(10), end, session: Some(id), note: None };
            self.keep(at, Record::SideEffect(effect))?;
        }
        Ok(())
    }

    /// Words adding up to this many bytes.
    fn words(&self, length: usize) -> String {
        const WORDS: [&str; 8] = ["slept", "badly", "a walk", "was good", "late", "heavy", "better", "than"];
        let mut text = String::with_capacity(length + 16);
        while text.len() < length {
            text.push_str(WORDS[usize::from(self.host.below(8))]);
            text.push(' ');
        }
        text.truncate(length - 1);
        text.push('.');
        text
    }
}
