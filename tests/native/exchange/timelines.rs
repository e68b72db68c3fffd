//! Random timelines of every kind of record, with edits, removals and records from other clocks and zones. A number
//! gives the same timeline natively and in the browser.

#[path = "lived.rs"]
mod lived;

use self::lived::{dose_day, doses, goal, goal_look, medicine, offered, regimen, session, therapy, trial};
use super::dice::Dice;
use tidemark::record::choice::Choice;
use tidemark::record::contact::{Contact, Phone};
use tidemark::record::cut_offs::{CutOff, CutOffs};
use tidemark::record::few::Few;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::asked::{Item9Closed, KeptAhead, PutOff};
use tidemark::record::kinds::backup::Backup;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use tidemark::record::kinds::fade_alert::{FadeAlert, Percent, Said, Warning};
use tidemark::record::kinds::function::FunctionForm;
use tidemark::record::kinds::gad7::Gad7Form;
use tidemark::record::kinds::goal::GoalLook;
use tidemark::record::kinds::imported::{ImportBatch, ImportedMood, ImportedPressure, Lines, Rating};
use tidemark::record::kinds::long_term_check::Screen;
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::kinds::phq9::{Answers, Frequency};
use tidemark::record::kinds::plan::{Interval, Plan};
use tidemark::record::kinds::pressure::{BloodPressure, Limits, Oxygen, PressureReading, Pulse};
use tidemark::record::kinds::regimen::DoseDay;
use tidemark::record::kinds::safety_plan::SafetyPlan;
use tidemark::record::kinds::setback::{Setback, SetbackKind};
use tidemark::record::kinds::settings::Settings;
use tidemark::record::kinds::side_effect::{Effect, End, Felt, SideEffect};
use tidemark::record::kinds::stamp::Stamp;
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::name::DeviceId;
use tidemark::record::text::Text;
use tidemark::record::time::When;
use tidemark::record::time::{DayStart, LocalDay, MinuteOfDay, Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::record::values::{Count, Grade, Level, Sleep};

/// The timeline with this number.
pub(crate) fn timeline(number: u64) -> Timeline {
    let mut dice = Dice(number);
    let count = dice.below(60);
    let mut log: Vec<Entry> = Vec::new();
    let mut sequence = 0;
    for _ in 0..count {
        // A lost entry leaves a gap.
        sequence += 1 + u32::from(dice.one_in(20));
        let known = (!log.is_empty() && dice.one_in(3)).then(|| log[dice.place(log.len())].clone());
        let (record, change) = match known {
            Some(entry) if dice.one_in(2) => (entry.record, Change::Withdraw),
            Some(entry) => {
                (entry.record, entry.value().map_or(Change::Withdraw, |old| Change::Put(edit(&mut dice, old))))
            }
            None => new(&mut dice),
        };
        log.push(Entry { sequence, record, written: moment(&mut dice), change });
    }
    Timeline::from_log(log)
}

/// A check-in for each of [`TEXTS`].
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn all_words() -> Timeline {
    let mut dice = Dice(0);
    let entry = |(sequence, words): (u32, &&str)| {
        let Record::CheckIn(check_in) = check_in(&mut dice) else { unreachable!("a check-in") };
        let note = Some(Text::parse("note", words).unwrap());
        let change = Change::Put(Record::CheckIn(CheckIn { note, ..check_in }));
        Entry { sequence, record: id(&mut dice), written: moment(&mut dice), change }
    };
    Timeline::from_log((1..).zip(&TEXTS).map(entry).collect())
}

/// This many check-ins, the first with a note of the greatest length.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn many(check_ins: u32, notes: u32) -> Timeline {
    let mut dice = Dice(0);
    let note = Text::parse("note", &"静".repeat(4000)).unwrap();
    let entry = |sequence: u32| {
        let Record::CheckIn(check_in) = check_in(&mut dice) else { unreachable!("a check-in") };
        let change =
            Change::Put(Record::CheckIn(CheckIn { note: (sequence <= notes).then(|| note.clone()), ..check_in }));
        Entry { sequence, record: id(&mut dice), written: moment(&mut dice), change }
    };
    Timeline::from_log((1..=check_ins).map(entry).collect())
}

impl Dice {
    fn between(&mut self, min: u16, max: u16) -> u16 {
        min + u16::try_from(self.below(u64::from(max - min) + 1)).unwrap()
    }

    fn points(&mut self, most: u8) -> u8 {
        u8::try_from(self.below(u64::from(most) + 1)).unwrap()
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.below(count) == 0
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (!self.one_in(3)).then(|| make(self))
    }

    fn choice<C: Choice>(&mut self) -> C {
        C::CHOICES[self.place(C::CHOICES.len())]
    }
}

/// Things that people write and that break naive writers.
const TEXTS: [&str; 12] = [
    "A walk by the sea.",
    "=SUM(A1:A9)",
    "+49 30 1",
    "-",
    "@cmd",
    "22.5",
    "line one\nline two\r\nline three",
    "quote \" comma , semicolon ; backslash \\",
    "\u{202e}right to left\u{202c} مرحبا",
    "静かな部屋 🌊",
    "nul \0 tab \t bell \u{7} del \u{7f}",
    "{\"records\":[]}",
];

fn text<const MAX: usize>(dice: &mut Dice) -> Text<MAX> {
    Text::parse("text", TEXTS[dice.place(TEXTS.len())]).unwrap()
}

fn moment(dice: &mut Dice) -> Moment {
    let zones = ["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Etc/GMT-14"];
    let offset = i16::try_from(dice.below(1681)).unwrap() - 840;
    let unix_ms = 172_800_000 + i64::try_from(dice.below(7_000_000_000_000)).unwrap();
    Moment::new(unix_ms, offset, Zone::parse(zones[dice.place(zones.len())]).unwrap()).unwrap()
}

fn day(dice: &mut Dice) -> LocalDay {
    let near = 20_454 + i32::try_from(dice.below(400)).unwrap();
    let far = i32::try_from(dice.below(84_006)).unwrap();
    LocalDay::from_number(if dice.one_in(10) { far } else { near }).unwrap()
}

fn time(dice: &mut Dice) -> MinuteOfDay {
    MinuteOfDay::new(dice.between(0, 1439)).unwrap()
}

fn when(dice: &mut Dice) -> When {
    When { day: day(dice), time: dice.maybe(time) }
}

fn id(dice: &mut Dice) -> RecordId {
    RecordId::from_bytes((u128::from(dice.roll()) << 64 | u128::from(dice.roll())).to_be_bytes())
}

fn level(dice: &mut Dice) -> Level {
    Level::new("level", dice.points(10)).unwrap()
}

fn grade(dice: &mut Dice) -> Grade {
    Grade::new("grade", dice.points(3)).unwrap()
}

fn frequency(dice: &mut Dice) -> Frequency {
    Frequency::new("items", dice.points(3)).unwrap()
}

/// Answers, of which the first is always given.
fn answers<T, const COUNT: usize>(dice: &mut Dice, mut answer: impl FnMut(&mut Dice) -> T) -> [Option<T>; COUNT] {
    let mut first = true;
    [(); COUNT].map(|()| if std::mem::take(&mut first) { Some(answer(dice)) } else { dice.maybe(&mut answer) })
}

fn new(dice: &mut Dice) -> (RecordId, Change) {
    let kinds = [
        check_in,
        phq9,
        gad7,
        function,
        session,
        side_effect,
        setback,
        clinic_score,
        pressure,
        stamp,
        screen,
        settings,
        plan,
        safety_plan,
        import_batch,
        imported_mood,
        imported_pressure,
        fade_alert,
        put_off,
        item9_closed,
        kept_ahead,
        backup,
        regimen,
        dose_day,
        medicine,
        trial,
        therapy,
        goal,
        goal_look,
        offered,
    ];
    let record = kinds[dice.place(kinds.len())](dice);
    let id = record.own_id().unwrap_or_else(|| id(dice));
    (id, Change::Put(record))
}

/// Another version of the same kind.
fn edit(dice: &mut Dice, old: &Record) -> Record {
    match old {
        Record::CheckIn(_) => check_in(dice),
        Record::Phq9(_) => phq9(dice),
        Record::Session(_) => session(dice),
        Record::SideEffect(_) => side_effect(dice),
        Record::Setback(_) => setback(dice),
        Record::Settings(_) => settings(dice),
        Record::Gad7(_) => gad7(dice),
        Record::ClinicScore(_) => clinic_score(dice),
        Record::Function(_) => function(dice),
        Record::Pressure(_) => pressure(dice),
        Record::Stamp(_) => stamp(dice),
        Record::Screen(_) => screen(dice),
        Record::Plan(_) => plan(dice),
        Record::SafetyPlan(_) => safety_plan(dice),
        Record::ImportBatch(_) => import_batch(dice),
        Record::ImportedMood(_) => imported_mood(dice),
        Record::ImportedPressure(_) => imported_pressure(dice),
        Record::FadeAlert(_) => fade_alert(dice),
        Record::PutOff(PutOff { form, .. }) => Record::PutOff(PutOff { form: *form, until: day(dice) }),
        Record::Item9Closed(_) => item9_closed(dice),
        Record::KeptAhead(_) => kept_ahead(dice),
        Record::Backup(_) => backup(dice),
        Record::Regimen(_) => regimen(dice),
        Record::DoseDay(DoseDay { day, .. }) => Record::DoseDay(DoseDay { day: *day, doses: doses(dice) }),
        Record::Medicine(_) => medicine(dice),
        Record::Trial(_) => trial(dice),
        Record::Therapy(_) => therapy(dice),
        Record::Goal(_) => goal(dice),
        Record::GoalLook(look) => Record::GoalLook(GoalLook { score: level(dice), ..look.clone() }),
        // Each offer has one record.
        Record::Offered(_) => old.clone(),
    }
}

fn check_in(dice: &mut Dice) -> Record {
    Record::CheckIn(CheckIn {
        day: day(dice),
        mood: level(dice),
        interest: dice.maybe(level),
        energy: dice.maybe(level),
        calm: dice.maybe(level),
        like_myself: dice.maybe(level),
        sleep: dice.maybe(|dice| Sleep::from_quarters(dice.points(96)).unwrap()),
        note: dice.maybe(text),
    })
}

fn phq9(dice: &mut Dice) -> Record {
    let items = answers(dice, frequency);
    let difficulty = dice.maybe(Dice::choice);
    Record::Phq9(Phq9Form { day: day(dice), answers: Answers::new(items, difficulty).unwrap() })
}

fn gad7(dice: &mut Dice) -> Record {
    let items = answers(dice, frequency);
    Record::Gad7(Gad7Form::new(day(dice), items).unwrap())
}

fn function(dice: &mut Dice) -> Record {
    let items = answers(dice, level);
    Record::Function(FunctionForm::new(day(dice), items, dice.maybe(level)).unwrap())
}

fn side_effect(dice: &mut Dice) -> Record {
    let onset = when(dice);
    let later = |dice: &mut Dice| When { day: onset.day.checked_plus(1).unwrap(), time: dice.maybe(time) };
    let end = match dice.below(4) {
        0 => None,
        1 => Some(End::StillThere),
        2 => Some(End::At(later(dice))),
        _ => Some(End::By(later(dice))),
    };
    let effect = if dice.one_in(3) { Effect::Own(text(dice)) } else { Effect::Named(dice.choice()) };
    let felt = Felt { severity: dice.maybe(grade), interference: dice.maybe(grade) };
    let felt = if effect.has_strength() { felt } else { Felt { severity: None, interference: None } };
    let session = dice.maybe(id);
    // There is no day after the calendar's last.
    let end = end.filter(|_| onset.day < LocalDay::LAST);
    Record::SideEffect(SideEffect { effect, felt, onset, end, session, note: dice.maybe(text) })
}

fn setback(dice: &mut Dice) -> Record {
    let kind = if dice.one_in(3) { SetbackKind::Attempt } else { SetbackKind::Stay(dice.choice()) };
    Record::Setback(Setback { day: day(dice), kind })
}

fn clinic_score(dice: &mut Dice) -> Record {
    let scale: ClinicScale = dice.choice();
    let total = dice.points(scale.max());
    Record::ClinicScore(ClinicScore::new(day(dice), scale, total, dice.maybe(text)).unwrap())
}

fn pressure(dice: &mut Dice) -> Record {
    Record::Pressure(PressureReading {
        session: dice.maybe(id),
        at: when(dice),
        moment: dice.choice(),
        pressure: BloodPressure::new(dice.between(90, 260), dice.between(30, 89)).unwrap(),
        pulse: dice.maybe(|dice| Pulse::new(dice.between(30, 220)).unwrap()),
        oxygen: dice.maybe(|dice| Oxygen::new(dice.between(50, 100)).unwrap()),
    })
}

fn import_batch(dice: &mut Dice) -> Record {
    Record::ImportBatch(ImportBatch {
        source: dice.choice(),
        file: dice.choice(),
        added: dice.between(0, u16::MAX).into(),
        already: dice.between(0, u16::MAX).into(),
        refused: dice.between(0, u16::MAX).into(),
        restored: dice.maybe(Dice::roll),
        lines: dice.maybe(lines),
    })
}

fn lines(dice: &mut Dice) -> Lines {
    let count = dice.between(1, 20);
    Lines::of((1..=count.into()).map(|line| (line, dice.choice())))
}

fn imported_mood(dice: &mut Dice) -> Record {
    let hundredths = |dice: &mut Dice| i32::from(dice.between(0, 2000)) - 1000;
    let (worst, value) = (hundredths(dice), hundredths(dice));
    let best = if worst == value { worst + 1 } else { value };
    Record::ImportedMood(ImportedMood {
        batch: id(dice),
        source: dice.choice(),
        at: when(dice),
        utc: dice.maybe(|dice| dice.between(0, u16::MAX).into()),
        rating: Rating::new(value, worst, best).unwrap(),
        word: dice.maybe(text),
        activities: dice.maybe(text),
        note: dice.maybe(text),
    })
}

fn imported_pressure(dice: &mut Dice) -> Record {
    let pressure = BloodPressure::new(dice.between(90, 260), dice.between(30, 89)).unwrap();
    let pulse = dice.maybe(|dice| Pulse::new(dice.between(30, 220)).unwrap());
    let pressure = ImportedPressure::new(id(dice), dice.choice(), when(dice), pressure, pulse);
    let utc = dice.maybe(|dice| dice.between(0, u16::MAX).into());
    Record::ImportedPressure(pressure.beside(utc, dice.maybe(text)))
}

fn stamp(dice: &mut Dice) -> Record {
    Record::Stamp(Stamp { session: id(dice), kind: dice.choice(), at: when(dice) })
}

fn screen(dice: &mut Dice) -> Record {
    let answers = answers(dice, grade);
    Record::Screen(Screen::new(day(dice), answers).unwrap())
}

fn settings(dice: &mut Dice) -> Record {
    let day_start = DayStart::new(dice.points(DayStart::MAX_HOUR)).unwrap();
    Record::Settings(Settings {
        day_start,
        course_start: dice.maybe(day),
        days_to_book: dice.maybe(count),
        half_after: dice.maybe(count),
        answers_count: dice.one_in(2),
    })
}

fn contact(dice: &mut Dice) -> Contact {
    let phone = dice.maybe(|_| Phone::parse("phone", "+49 30 (123) 456-7").unwrap());
    Contact { name: text(dice), phone }
}

fn few<T, const MAX: usize>(dice: &mut Dice, mut make: impl FnMut(&mut Dice) -> T) -> Few<T, MAX> {
    let count = dice.place(MAX.min(4) + 1);
    Few::new("few", (0..count).map(|_| make(dice)).collect()).unwrap()
}

fn plan(dice: &mut Dice) -> Record {
    let moved = CutOff::ALL[dice.place(CutOff::ALL.len())];
    let value = dice.between(moved.range().0, moved.range().1);
    let usual = CutOffs::default();
    Record::Plan(Box::new(Plan {
        target: dice.choice(),
        target_agreed: dice.maybe(day),
        interval: dice.maybe(|dice| Interval::new("interval", dice.between(1, 365)).unwrap()),
        planned: few(dice, day),
        therapy: dice.maybe(text),
        goals: dice.maybe(text),
        would_accept: dice.maybe(text),
        would_not_accept: dice.maybe(text),
        clinic: dice.maybe(contact),
        companion: dice.maybe(contact),
        limits: Limits {
            systolic: dice.maybe(|dice| dice.between(120, 179)),
            diastolic: dice.maybe(|dice| dice.between(50, 119)),
            pulse: dice.maybe(|dice| dice.between(60, 180)),
            oxygen: dice.maybe(|dice| 80 + dice.points(19)),
        },
        questions: few(dice, text),
        cutoffs: usual.with(moved, value).and_then(CutOffs::checked).unwrap_or(usual),
        reviewer: dice.maybe(text),
        review_day: dice.maybe(day),
        if_sooner: dice.maybe(text),
        stop_if: dice.maybe(text),
    }))
}

fn fade_alert(dice: &mut Dice) -> Record {
    let day = day(dice).max(LocalDay::FIRST.checked_plus(1).unwrap());
    let mut percent = || Percent::new("percent", dice.points(100)).unwrap();
    let said = Said { share: percent(), low: percent(), high: percent(), half_gone: percent() };
    let warning = dice.choice();
    Record::FadeAlert(FadeAlert {
        day,
        session: day.saturating_minus(1 + u32::from(dice.between(0, 60))),
        warning,
        said,
        verdict: dice.maybe(Dice::choice),
        muted: warning == Warning::Fading && dice.one_in(2),
    })
}

fn put_off(dice: &mut Dice) -> Record {
    Record::PutOff(PutOff { form: dice.choice(), until: day(dice) })
}

fn item9_closed(dice: &mut Dice) -> Record {
    Record::Item9Closed(Item9Closed { form: id(dice), form_day: day(dice) })
}

fn kept_ahead(dice: &mut Dice) -> Record {
    Record::KeptAhead(KeptAhead { until: day(dice) })
}

fn backup(dice: &mut Dice) -> Record {
    let made_by = DeviceId(u64::from_le_bytes(id(dice).bytes()[..8].try_into().unwrap()));
    Record::Backup(Backup { made_by, what: dice.choice(), entries: 300 })
}

fn count<const MAX: u16>(dice: &mut Dice) -> Count<MAX> {
    Count::new("count", dice.between(1, MAX)).unwrap()
}

fn safety_plan(dice: &mut Dice) -> Record {
    Record::SafetyPlan(Box::new(SafetyPlan {
        warning_signs: dice.maybe(text),
        coping: dice.maybe(text),
        places: dice.maybe(text),
        people: few(dice, contact),
        professionals: few(dice, contact),
        surroundings: dice.maybe(text),
        lines: few(dice, contact),
        hidden: few(dice, text),
    }))
}
