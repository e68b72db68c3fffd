//! What R1 reads, in the order of the days.

use crate::domain::cutoffs::CutOffs;
use crate::domain::instrument::phq9::{Difficulty, Frequency, Score};
use crate::domain::record::RecordId;
use crate::domain::score::Level;
use crate::domain::time::LocalDay;
use crate::domain::timeline::Timeline;

/// What R1 reads of one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The form.
    pub record: RecordId,
    /// The day it was filled.
    pub day: LocalDay,
    /// Its score; `None` with three items missing or more.
    pub score: Option<Score>,
    /// Items 1 and 2 are both at most 1.
    pub core_mood_clear: bool,
    /// Item 9; `None` when it was left out.
    pub item9: Option<Frequency>,
    /// The difficulty question.
    pub difficulty: Option<Difficulty>,
}

/// A weekly look at function with its mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunctionMean {
    /// The form.
    pub record: RecordId,
    /// The day it was filled.
    pub day: LocalDay,
    /// The mean of its items, 0–10.
    pub mean: f64,
}

/// Everything R1 looks at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The forms, by day.
    pub readings: Vec<Reading>,
    /// Days and records of hospital stays and attempts, by day.
    pub setbacks: Vec<(LocalDay, RecordId)>,
    /// The day the course started.
    pub course_start: Option<LocalDay>,
    /// "Feeling like myself", by day: check-ins and weekly looks at function
    /// alike, since both ask it in the same words on the same scale.
    pub like_myself: Vec<(LocalDay, Level)>,
    /// The person's own function, by day. A form with too few answers for a mean is not here.
    pub function: Vec<FunctionMean>,
}

impl History {
    /// What the timeline holds up to and including `as_of`.
    pub fn of(timeline: &Timeline, as_of: LocalDay) -> Self {
        let readings = timeline.phq9_forms().map(|form| Reading {
            record: form.id,
            day: form.value.day,
            score: form.value.answers.score(),
            core_mood_clear: form.value.answers.core_mood_clear(),
            item9: form.value.answers.item9(),
            difficulty: form.value.answers.difficulty(),
        });
        let setbacks = timeline.setbacks().map(|setback| (setback.value.day, setback.id));
        let forms = || timeline.function_forms().take_while(|form| form.value.day <= as_of);
        let weekly = forms().filter_map(|form| Some((form.value.day, form.value.like_myself()?)));
        let daily = timeline.check_ins_between(LocalDay::FIRST, as_of);
        let daily = daily.filter_map(|kept| Some((kept.value.day, kept.value.like_myself?)));
        let mut like_myself: Vec<_> = daily.chain(weekly).collect();
        like_myself.sort_by_key(|(day, _)| *day);
        Self {
            readings: readings.take_while(|reading| reading.day <= as_of).collect(),
            setbacks: setbacks.take_while(|(day, _)| *day <= as_of).collect(),
            course_start: timeline.course_start().filter(|start| *start <= as_of),
            like_myself,
            function: forms()
                .filter_map(|form| {
                    Some(FunctionMean { record: form.id, day: form.value.day, mean: form.value.mean()? })
                })
                .collect(),
        }
    }

    /// How the person lived as of a day.
    pub fn wellbeing(&self, as_of: LocalDay, cutoffs: &CutOffs) -> Wellbeing {
        let first = as_of.minus(cutoffs.full_window_days - 1);
        let begin = self.like_myself.partition_point(|(day, _)| *day < first);
        let window = self.like_myself[begin..].iter().take_while(|(day, _)| *day <= as_of);
        let by_then = self.function.partition_point(|function| function.day <= as_of);
        let latest = self.function[..by_then].last().copied();
        Wellbeing {
            like_myself: median(window.map(|(_, level)| *level)),
            function: latest.filter(|function| as_of.days_since(function.day) <= cutoffs.stale_days),
        }
    }

    /// Forms and setbacks in the order of their days. A setback on the day of
    /// a form comes after it: only a later form can end the relapse.
    pub(super) fn events(&self) -> impl Iterator<Item = Event<'_>> {
        let mut readings = self.readings.iter().peekable();
        let mut setbacks = self.setbacks.iter().peekable();
        std::iter::from_fn(move || {
            let form = match (readings.peek(), setbacks.peek()) {
                (Some(reading), Some((day, _))) if *day < reading.day => None,
                _ => readings.next().map(Event::Form),
            };
            form.or_else(|| setbacks.next().map(|(day, record)| Event::Setback(*day, *record)))
        })
    }
}

/// What moves R1 on.
#[derive(Clone, Copy)]
pub(super) enum Event<'a> {
    Form(&'a Reading),
    Setback(LocalDay, RecordId),
}

impl Event<'_> {
    pub(super) fn day(&self) -> LocalDay {
        match self {
            Self::Form(reading) => reading.day,
            Self::Setback(day, _) => *day,
        }
    }
}

/// How a person lives, beside the symptoms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wellbeing {
    /// Median of "feeling like myself", 0–10, over [`CutOffs::full_window_days`], that day included.
    pub like_myself: Option<f64>,
    /// The latest look at function, unless it is older than [`CutOffs::stale_days`].
    pub function: Option<FunctionMean>,
}

impl Wellbeing {
    /// Life goes on without difficulty, by the latest form or by the person's own function items.
    pub(super) fn functions(&self, latest: &Reading, cutoffs: &CutOffs) -> bool {
        let own = self.function.is_some_and(|function| function.mean >= f64::from(cutoffs.full_level));
        latest.difficulty == Some(Difficulty::NotAtAll) || own
    }

    pub(super) fn feels_like_self(&self, cutoffs: &CutOffs) -> bool {
        self.like_myself.is_some_and(|level| level >= f64::from(cutoffs.full_level))
    }
}

fn median(levels: impl Iterator<Item = Level>) -> Option<f64> {
    let mut count_of = [0_usize; Level::MAX as usize + 1];
    levels.for_each(|level| count_of[usize::from(level.points())] += 1);
    let count: usize = count_of.iter().sum();
    let ranked = |rank: usize| {
        let mut seen = 0;
        (0..=Level::MAX).find(|points| {
            seen += count_of[usize::from(*points)];
            seen > rank
        })
    };
    let (lower, upper) = (ranked(count.checked_sub(1)? / 2)?, ranked(count / 2)?);
    Some(f64::midpoint(lower.into(), upper.into()))
}
