//! Random timelines of the steps that a person takes, with late entries, edits and removals.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::{day, written};
use tidemark::record::cut_offs::{CutOff, CutOffs};
use tidemark::record::id::RecordId;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::kinds::clinic_score::{ClinicScale, ClinicScore};
use tidemark::record::kinds::function::FunctionForm;
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::kinds::phq9::{Answers, Difficulty, Frequency};
use tidemark::record::kinds::session::{Drug, Route, Session};
use tidemark::record::kinds::setback::{Setback, SetbackKind, StayReason};
use tidemark::record::kinds::settings::Settings;
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::time::{DayStart, MinuteOfDay};
use tidemark::record::timeline::Timeline;
use tidemark::record::values::Level;

/// What a record says, in plain numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fact {
    Form { items: [Option<u8>; 9], difficulty: Option<u8> },
    Clinic { scale: ClinicScale, total: u8 },
    Setback(SetbackKind),
    Session { dose: Option<u16> },
    CheckIn { like_myself: u8 },
    Function { items: [Option<u8>; 4], like_myself: Option<u8> },
}

/// A moment on the person's clock: the day (from midnight), the minute, and the minutes ahead of UTC.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    day: i32,
    minute: u16,
    offset: i16,
}

/// One step on the log: a record's day and content from now on, or its removal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) record: usize,
    pub(crate) content: Option<(i32, Fact)>,
    pub(crate) written: Clock,
}

/// A record as it now stands, and when its first version was written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub(crate) record: usize,
    pub(crate) day: i32,
    pub(crate) fact: Fact,
    pub(crate) first_written: (i32, u16),
}

/// A random timeline, and the day on which it is looked at.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) steps: Vec<Step>,
    pub(crate) course_start: Option<i32>,
    pub(crate) cutoffs: CutOffs,
    pub(crate) as_of: i32,
}

/// One line for each step, so that a failing case can be read.
impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { steps, course_start, cutoffs, as_of } = self;
        steps.iter().try_for_each(|step| writeln!(f, "{step:?}"))?;
        write!(f, "course start {course_start:?}, as of {as_of}, {cutoffs:?}")
    }
}

impl Case {
    /// The log that these steps write, the settings first.
    pub(crate) fn log(&self) -> Vec<Entry> {
        let settings = Settings {
            day_start: DayStart::default(),
            course_start: self.course_start.map(day),
            ..Settings::default()
        };
        let settings = (RecordId::SETTINGS, Change::Put(Record::Settings(settings)), written(0, 0, 0));
        let changes = self.steps.iter().map(|step| {
            let content = step.content.map(|(at, fact)| Change::Put(record(at, fact)));
            let Clock { day, minute, offset } = step.written;
            (id(step.record), content.unwrap_or(Change::Withdraw), written(day, minute, offset))
        });
        let entry = |(sequence, (record, change, written))| Entry { sequence, record, written, change };
        (1..).zip(std::iter::once(settings).chain(changes)).map(entry).collect()
    }

    pub(crate) fn timeline(&self) -> Timeline {
        Timeline::from_log(self.log())
    }

    /// What stands after all steps, by day, and within a day in the order of first writing.
    pub(crate) fn standing(&self) -> Vec<Standing> {
        let is_first = |at: &usize| self.steps[..*at].iter().all(|step| step.record != self.steps[*at].record);
        let mut standing: Vec<Standing> = (0..self.steps.len())
            .filter(is_first)
            .filter_map(|at| {
                let Step { record, written, .. } = self.steps[at];
                let newest = self.steps.iter().rfind(|step| step.record == record)?;
                let (day, fact) = newest.content?;
                Some(Standing { record, day, fact, first_written: (written.day, written.minute) })
            })
            .collect();
        standing.sort_by_key(|kept| kept.day);
        standing
    }

    /// The day of the first PHQ-9, answered or typed.
    pub(crate) fn first_form(&self) -> Option<i32> {
        let is_form = |fact: &Fact| matches!(fact, Fact::Form { .. } | Fact::Clinic { scale: ClinicScale::Phq9, .. });
        self.standing().iter().find(|kept| is_form(&kept.fact)).map(|kept| kept.day)
    }
}

pub(crate) fn id(record: usize) -> RecordId {
    RecordId::from_bytes([u8::try_from(record + 1).unwrap(); 16])
}

fn record(at: i32, fact: Fact) -> Record {
    let level = |points: u8| Level::new("level", points).unwrap();
    match fact {
        Fact::Form { items, difficulty } => {
            let items = items.map(|item| item.map(|points| Frequency::new("items", points).unwrap()));
            let difficulty = difficulty.and_then(Difficulty::from_number);
            Record::Phq9(Phq9Form { day: day(at), answers: Answers::new(items, difficulty).unwrap() })
        }
        Fact::Clinic { scale, total } => Record::ClinicScore(ClinicScore::new(day(at), scale, total, None).unwrap()),
        Fact::Setback(kind) => Record::Setback(Setback { day: day(at), kind }),
        Fact::Session { dose } => Record::Session(Session {
            time: dose.map(|minute| MinuteOfDay::new(minute).unwrap()),
            ..Session::on(day(at), Route::Intravenous, Drug::Ketamine)
        }),
        Fact::CheckIn { like_myself } => Record::CheckIn(CheckIn {
            day: day(at),
            mood: level(5),
            interest: None,
            energy: None,
            calm: None,
            like_myself: Some(level(like_myself)),
            sleep: None,
            note: None,
        }),
        Fact::Function { items, like_myself } => {
            let items = items.map(|item| item.map(level));
            Record::Function(FunctionForm::new(day(at), items, like_myself.map(level)).unwrap())
        }
    }
}

/// Small numbers cut from one large one, so that a whole step shrinks as a number does.
struct Digits(u128);

impl Digits {
    fn below(&mut self, count: u8) -> u8 {
        let digit = self.0 % u128::from(count);
        self.0 /= u128::from(count);
        u8::try_from(digit).unwrap()
    }

    fn one_in(&mut self, count: u8) -> bool {
        self.below(count) == count - 1
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[usize::from(self.below(u8::try_from(choices.len()).unwrap()))]
    }

    fn points(&mut self, most: u8) -> u8 {
        self.below(most + 1)
    }
}

const GAPS: [i32; 24] = [0, 0, 1, 3, 4, 5, 5, 7, 10, 13, 14, 14, 15, 16, 20, 28, 28, 35, 36, 56, 60, 119, 120, 121];

/// How high each item may be, for a person who is well, nearly well, or ill.
const WELL: [u8; 9] = [0, 0, 0, 0, 0, 1, 1, 1, 0];
const NEARLY: [u8; 9] = [1, 1, 1, 1, 1, 1, 1, 1, 0];
const LOW_MOOD: [u8; 9] = [3, 3, 0, 0, 0, 0, 0, 0, 0];
const THOUGHTS: [u8; 9] = [0, 0, 1, 1, 1, 1, 0, 0, 3];
const ILL: [u8; 9] = [3; 9];

fn form(digits: &mut Digits, highest: [u8; 9]) -> Fact {
    let mut items = highest.map(|most| Some(digits.points(most)));
    for _ in 0..digits.of(&[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4]) {
        items[usize::from(digits.points(8))] = None;
    }
    if digits.one_in(12) {
        items[8] = None;
    }
    Fact::Form { items, difficulty: digits.of(&[Some(0), Some(0), Some(1), Some(2), None]) }
}

/// A total typed from paper, now and then on a scale that does not affect the status.
fn typed(digits: &mut Digits) -> Fact {
    let scale = digits.of(&[
        ClinicScale::Phq9,
        ClinicScale::Phq9,
        ClinicScale::Phq9,
        ClinicScale::Phq9,
        ClinicScale::Gad7,
        ClinicScale::Madrs,
    ]);
    Fact::Clinic { scale, total: digits.of(&[0, 3, 4, 5, 8, 9, 10, 12, 19, 21]) }
}

fn setback(digits: &mut Digits) -> Fact {
    Fact::Setback(digits.of(&[
        SetbackKind::Attempt,
        SetbackKind::Stay(StayReason::MentalHealth),
        SetbackKind::Stay(StayReason::Other),
        SetbackKind::Stay(StayReason::NotSaid),
        SetbackKind::Stay(StayReason::NotAsked),
    ]))
}

/// A dose in the morning, at midnight, or at a time that nobody wrote down.
fn session(digits: &mut Digits) -> Fact {
    Fact::Session { dose: digits.of(&[None, Some(0), Some(540), Some(540), Some(600)]) }
}

fn fact(digits: &mut Digits) -> Fact {
    match digits.below(28) {
        0..=5 => form(digits, WELL),
        6..=9 => form(digits, NEARLY),
        10..=15 => form(digits, ILL),
        16 => form(digits, LOW_MOOD),
        17 => form(digits, THOUGHTS),
        18..=19 => typed(digits),
        20..=21 => setback(digits),
        22 => session(digits),
        23..=25 => Fact::CheckIn { like_myself: digits.of(&[3, 6, 7, 7, 8, 10]) },
        _ => {
            let level = |digits: &mut Digits| digits.of(&[None, Some(6), Some(7), Some(7), Some(8)]);
            let items = [(); 4].map(|()| level(digits));
            let like_myself = if items == [None; 4] { Some(7) } else { level(digits) };
            Fact::Function { items, like_myself }
        }
    }
}

/// Written on that day, or the day before or after, around the time of a dose.
fn clock(digits: &mut Digits, about: i32) -> Clock {
    Clock {
        day: about + digits.of(&[0, 0, 0, 0, -1, 1]),
        minute: digits.of(&[539, 540, 541, 599, 600, 0, 30, 1439]),
        offset: digits.of(&[0, 120, -600, 720]),
    }
}

/// Steps being made, and the day they have reached.
#[derive(Default)]
struct Steps {
    steps: Vec<Step>,
    at: i32,
}

impl Steps {
    fn records(&self) -> usize {
        self.steps.iter().map(|step| step.record + 1).max().unwrap_or(0)
    }

    fn put(&mut self, digits: &mut Digits, at: i32, fact: Fact) {
        let step = Step { record: self.records(), content: Some((at, fact)), written: clock(digits, at) };
        self.steps.push(step);
    }

    /// Before the treatment and on its first day: forms, totals, sessions.
    fn opening(&mut self, seed: u128) {
        let mut digits = Digits(seed);
        let about = digits.of(&[0, 0, 0, 1, 13, 14, 15]);
        let fact = match digits.below(6) {
            0 => form(&mut digits, ILL),
            1 => Fact::Form { items: [(); 9].map(|()| Some(1 + digits.points(2))), difficulty: None },
            2 => typed(&mut digits),
            _ => session(&mut digits),
        };
        self.put(&mut digits, about, fact);
    }

    /// Weeks of being well, as they lead to remission.
    fn steady(&mut self, seed: u128) {
        let mut digits = Digits(seed);
        self.at += digits.of(&[14, 14, 14, 28, 28, 34, 35, 35, 36, 120, 121]);
        let items = WELL.map(|most| Some(digits.points(most)));
        let difficulty = digits.of(&[Some(0), Some(0), Some(1), None]);
        self.put(&mut digits, self.at, Fact::Form { items, difficulty });
        if digits.below(5) > 0 {
            let about = self.at - digits.of(&[0, 6, 13, 14]);
            let like_myself = digits.of(&[6, 7, 8, 8, 9]);
            self.put(&mut digits, about, Fact::CheckIn { like_myself });
        }
    }

    /// Anything: one in eight is a removal, one in eight an edit, one in eight an entry weeks late. The rest are new.
    fn anything(&mut self, seed: u128) {
        let mut digits = Digits(seed);
        let records = self.records();
        let earlier = usize::from(digits.below(u8::try_from(records.max(1)).unwrap()));
        let (way, gap) = (digits.below(8), digits.of(&GAPS));
        let changes = way < 2 && records > 0;
        let record = if changes { earlier } else { records };
        let goes_on = !changes && way != 2;
        if goes_on {
            self.at += gap;
        }
        let about = if goes_on { self.at } else { (self.at - gap).max(0) };
        let content = (way != 0 || !changes).then(|| (about, fact(&mut digits)));
        // An edit keeps a record's kind, and so does one of another kind, by removing the record instead.
        let is_same_kind = |content: &(i32, Fact)| {
            let before = self.steps.iter().find(|step| step.record == record).and_then(|step| step.content);
            before.is_none_or(|(_, fact)| std::mem::discriminant(&fact) == std::mem::discriminant(&content.1))
        };
        let content = content.filter(is_same_kind);
        self.steps.push(Step { record, content, written: clock(&mut digits, about) });
    }

    /// Days and weeks of an illness that has come back: high forms, then lower ones.
    fn episode(&mut self, place: usize, seed: u128) {
        let mut digits = Digits(seed);
        let totals = if place < 2 { [10, 12, 10, 12, 15, 9] } else { [5, 6, 8, 9, 11, 4] };
        let total = digits.of(&totals);
        self.at += digits.of(&[5, 7, 14, 15, 3, 13]);
        let fact = match digits.below(4) {
            0 => Fact::Clinic { scale: ClinicScale::Phq9, total },
            _ => Fact::Form { items: sum(total), difficulty: None },
        };
        self.put(&mut digits, self.at, fact);
    }
}

/// Items 3 to 7 with this sum, 0–15.
fn sum(total: u8) -> [Option<u8>; 9] {
    let mut items = [Some(0); 9];
    let mut left = total;
    for item in &mut items[2..7] {
        *item = Some(left.min(3));
        left -= left.min(3);
    }
    items
}

/// The usual cut-offs half of the time. Otherwise some are moved, as far as they still make sense together.
fn cutoffs() -> impl Strategy<Value = CutOffs> {
    let set = (any::<Index>(), any::<Index>());
    prop::collection::vec(set, 0..4).prop_map(|moved| {
        let usual = CutOffs::default();
        let with = |cutoffs: CutOffs, (which, value): (Index, Index)| {
            let which = *which.get(&CutOff::ALL);
            let (min, max) = which.range();
            let value = min + u16::try_from(value.index(usize::from(max - min) + 1)).unwrap();
            cutoffs.with(which, value).unwrap()
        };
        moved.into_iter().fold(usual, with).checked().unwrap_or(usual)
    })
}

fn seeds(most: usize) -> impl Strategy<Value = Vec<u128>> {
    prop::collection::vec(any::<u128>(), 0..=most)
}

pub(crate) fn cases() -> impl Strategy<Value = Case> {
    let steady = prop_oneof![1 => Just(Vec::new()), 3 => seeds(11)];
    let episode = prop_oneof![2 => Just(Vec::new()), 1 => seeds(6)];
    let rest = prop_oneof![1 => seeds(1), 1 => seeds(3), 2 => seeds(12)];
    (seeds(3), steady, episode, rest, cutoffs(), any::<u128>()).prop_map(
        |(opening, steady, episode, rest, cutoffs, seed)| {
            let mut all = Steps::default();
            for seed in opening {
                all.opening(seed);
            }
            for seed in steady {
                all.steady(seed);
            }
            for (place, seed) in episode.into_iter().enumerate() {
                all.episode(place, seed);
            }
            for seed in rest {
                all.anything(seed);
            }
            let mut digits = Digits(seed);
            let course_start = digits.one_in(3).then(|| digits.of(&[0, 0, 1, 13, 14, 15, 28, 40, 100]));
            let as_of = match digits.below(4) {
                0 => i32::try_from(digits.0 % 500).unwrap(),
                _ => all.at + digits.of(&[0, 0, 1, 13, 14, 28, 29, 60]),
            };
            Case { steps: all.steps, course_start, cutoffs, as_of }
        },
    )
}
