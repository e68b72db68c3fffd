//! Random timelines: steps as a person takes them, late ones, edits and removals included.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::{day, moment};
use tidemark::domain::cutoffs::{CutOff, CutOffs};
use tidemark::domain::function::FunctionForm;
use tidemark::domain::instrument::phq9::{Answers, Difficulty, Frequency};
use tidemark::domain::record::{Change, CheckIn, Entry, Phq9Form, Record, RecordId, Setback, SetbackKind, Settings};
use tidemark::domain::score::Level;
use tidemark::domain::time::DayStart;
use tidemark::domain::timeline::Timeline;
use tidemark::domain::treatment::{Drug, Route, Session};

/// What a record says, in plain numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fact {
    Form { items: [Option<u8>; 9], difficulty: Option<u8> },
    Setback,
    Session,
    CheckIn { like_myself: u8 },
    Function { items: [Option<u8>; 4], like_myself: Option<u8> },
}

/// One step on the log: a record with its day and content from then on, or its removal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) record: usize,
    pub(crate) content: Option<(i32, Fact)>,
}

/// A random timeline and the day it is looked at.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) steps: Vec<Step>,
    pub(crate) course_start: Option<i32>,
    pub(crate) cutoffs: CutOffs,
    pub(crate) as_of: i32,
}

impl Case {
    /// The log that these steps write, the settings first.
    pub(crate) fn log(&self) -> Vec<Entry> {
        let settings = Settings { day_start: DayStart::default(), course_start: self.course_start.map(day) };
        let settings = (RecordId::SETTINGS, Change::Put(Record::Settings(settings)));
        let changes = self.steps.iter().map(|step| {
            let content = step.content.map(|(at, fact)| Change::Put(record(at, fact)));
            (id(step.record), content.unwrap_or(Change::Withdraw))
        });
        let entry =
            |(sequence, (record, change))| Entry { sequence, record, written: moment(WRITTEN, 0, "UTC"), change };
        (1..).zip(std::iter::once(settings).chain(changes)).map(entry).collect()
    }

    pub(crate) fn timeline(&self) -> Timeline {
        Timeline::from_log(self.log())
    }

    /// What stands after all steps, by day, and on one day in the order of first writing.
    pub(crate) fn standing(&self) -> Vec<(i32, Fact)> {
        let mut records = Vec::<usize>::new();
        for step in &self.steps {
            if !records.contains(&step.record) {
                records.push(step.record);
            }
        }
        let newest =
            |record: usize| self.steps.iter().rfind(|step| step.record == record).and_then(|step| step.content);
        let mut standing: Vec<_> = records.into_iter().filter_map(newest).collect();
        standing.sort_by_key(|(at, _)| *at);
        standing
    }
}

const WRITTEN: &str = "2027-06-01T12:00:00Z";

fn id(record: usize) -> RecordId {
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
        Fact::Setback => Record::Setback(Setback { day: day(at), kind: SetbackKind::Attempt }),
        Fact::Session => Record::Session(Session::on(day(at), Route::Intravenous, Drug::Ketamine)),
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

/// Small numbers taken from one large one, so that a whole step shrinks as a number does.
struct Digits(u64);

impl Digits {
    fn below(&mut self, count: u64) -> u64 {
        let digit = self.0 % count;
        self.0 /= count;
        digit
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.below(count) == count - 1
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[usize::try_from(self.below(choices.len() as u64)).unwrap()]
    }

    fn points(&mut self, most: u8) -> u8 {
        u8::try_from(self.below(u64::from(most) + 1)).unwrap()
    }
}

const GAPS: [i32; 19] = [0, 1, 3, 4, 5, 7, 10, 13, 14, 14, 15, 16, 20, 28, 28, 35, 36, 56, 60];

/// How high each item may be: of a person who is well, nearly so, or ill.
const WELL: [u8; 9] = [0, 0, 0, 0, 0, 1, 1, 1, 0];
const NEARLY: [u8; 9] = [1; 9];
const ILL: [u8; 9] = [3; 9];

fn form(digits: &mut Digits, highest: [u8; 9]) -> Fact {
    let mut items = highest.map(|most| Some(digits.points(most)));
    let missing = digits.of(&[0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3]);
    for _ in 0..missing {
        items[usize::from(digits.points(8))] = None;
    }
    Fact::Form { items, difficulty: digits.of(&[Some(0), Some(0), Some(1), Some(2), None]) }
}

fn fact(digits: &mut Digits) -> Fact {
    match digits.below(20) {
        0..=4 => form(digits, WELL),
        5..=7 => form(digits, NEARLY),
        8..=12 => form(digits, ILL),
        13 => Fact::Setback,
        14 => Fact::Session,
        15..=17 => Fact::CheckIn { like_myself: digits.of(&[3, 6, 7, 7, 8, 10]) },
        _ => {
            let level = |digits: &mut Digits| digits.of(&[None, Some(6), Some(7), Some(7), Some(8)]);
            let items = [(); 4].map(|()| level(digits));
            let like_myself = if items == [None; 4] { Some(7) } else { level(digits) };
            Fact::Function { items, like_myself }
        }
    }
}

/// The form before the treatment, weeks of being well, as they lead to remission, then anything; the day it ends on.
fn steps(opening: u64, steady: &[u64], seeds: &[u64]) -> (Vec<Step>, i32) {
    let mut at = 0;
    let mut digits = Digits(opening);
    let mut steps = match digits.below(3) {
        0 => Vec::new(),
        1 => vec![(0, form(&mut digits, ILL))],
        _ => vec![(0, Fact::Form { items: [(); 9].map(|()| Some(1 + digits.points(2))), difficulty: None })],
    };
    for seed in steady {
        let mut digits = Digits(*seed);
        at += digits.of(&[14, 14, 28, 34, 35]);
        let items = WELL.map(|most| Some(digits.points(most)));
        steps.push((at, Fact::Form { items, difficulty: digits.of(&[Some(0), Some(1), None]) }));
        if digits.below(5) > 0 {
            steps.push((at - digits.of(&[0, 6, 13, 14]), Fact::CheckIn { like_myself: digits.of(&[6, 7, 8, 8, 9]) }));
        }
    }
    let first = |(record, content)| Step { record, content: Some(content) };
    let mut steps: Vec<Step> = steps.into_iter().enumerate().map(first).collect();
    for seed in seeds {
        let mut digits = Digits(*seed);
        let records = steps.iter().map(|step| step.record + 1).max().unwrap_or(0);
        let earlier = digits.below(records.max(1) as u64);
        // An eighth each: a removal, an edit, an entry weeks late; the rest are new.
        let (way, gap) = (digits.below(8), digits.of(&GAPS));
        let changes = way < 2 && records > 0;
        let record = if changes { usize::try_from(earlier).unwrap() } else { records };
        if !changes && way != 2 {
            at += gap;
        }
        let about = if changes || way == 2 { (at - gap).max(0) } else { at };
        let content = (way != 0 || !changes).then(|| (about, fact(&mut digits)));
        // An edit leaves a record what it is; so does one of another kind, by taking it away.
        let is_same_kind = |content: &(i32, Fact)| {
            let before = steps.iter().find(|step| step.record == record).and_then(|step| step.content);
            before.is_none_or(|(_, fact)| std::mem::discriminant(&fact) == std::mem::discriminant(&content.1))
        };
        steps.push(Step { record, content: content.filter(is_same_kind) });
    }
    (steps, at)
}

/// Half of the time the usual cut-offs, else some of them moved as far as they still make sense together.
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

pub(crate) fn cases() -> impl Strategy<Value = Case> {
    let steady = prop_oneof![1 => Just(Vec::new()), 2 => prop::collection::vec(any::<u64>(), 0..9)];
    let seeds =
        prop_oneof![1 => prop::collection::vec(any::<u64>(), 0..3), 2 => prop::collection::vec(any::<u64>(), 0..14)];
    (any::<u64>(), steady, seeds, cutoffs(), any::<u64>()).prop_map(|(opening, steady, seeds, cutoffs, seed)| {
        let (steps, end) = steps(opening, &steady, &seeds);
        let mut digits = Digits(seed);
        let course_start = digits.one_in(2).then(|| digits.of(&[0, 0, 13, 14, 15, 28, 40, 100]));
        let as_of = match digits.below(4) {
            0 => i32::try_from(digits.below(400)).unwrap(),
            _ => end + digits.of(&[0, 0, 1, 13, 14, 28, 29, 60]),
        };
        Case { steps, course_start, cutoffs, as_of }
    })
}
