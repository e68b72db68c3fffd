//! What R1 reads, in the order of the days.

use super::{Block, Evidence};
use crate::record::cut_offs::CutOffs;
use crate::record::id::RecordId;
use crate::record::kinds::clinic_score::ClinicScale;
use crate::record::kinds::phq9::Phq9Form;
use crate::record::kinds::phq9::{Answers, Difficulty, Frequency, Score, Total};
use crate::record::time::When;
use crate::record::time::{DayStart, LocalDay, Moment};
use crate::record::timeline::Timeline;
use crate::record::values::Level;

/// What R1 reads of one form, or of one total that was typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The form, or the typed score.
    pub record: RecordId,
    /// The day it was filled in.
    pub day: LocalDay,
    /// Its score; `None` if three or more items are missing.
    pub score: Option<Score>,
    /// The answer to the question on difficulty.
    pub difficulty: Option<Difficulty>,
    /// What its answers say besides the total; `None` for a typed total, whose answers nobody knows.
    items: Option<Items>,
    /// It was written on the day of the first dose, and not before the dose. If the time of the dose is unknown, this
    /// is false.
    after_dose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Items {
    /// Item 1 or 2 is 2 or more.
    core_mood_raised: bool,
    /// Item 9; `None` if it was left out.
    item9: Option<Frequency>,
}

/// What a form does to the chain (R1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Item 9 is above 0, whatever else was answered.
    Item9,
    /// A total of 10 or more.
    High,
    /// A total of 5–9, or a lower one with low mood or interest.
    Slight,
    /// Complete, 4 or less, with nothing that speaks against remission.
    Remission,
    /// 4 or less, but not all of it is known.
    Open,
    /// No total, and no answer above 0 to item 9.
    Nothing,
}

impl Reading {
    /// A form that was filled in.
    pub fn answered(record: RecordId, day: LocalDay, answers: &Answers) -> Self {
        let items = Items { core_mood_raised: answers.core_mood_raised(), item9: answers.item9() };
        Self {
            record,
            day,
            score: answers.score(),
            difficulty: answers.difficulty(),
            items: Some(items),
            after_dose: false,
        }
    }

    /// A total alone, typed in from paper or the clinic.
    pub fn typed(record: RecordId, day: LocalDay, total: Total) -> Self {
        let score = Some(Score { total, imputed: false });
        Self { record, day, score, difficulty: None, items: None, after_dose: false }
    }

    pub(super) fn kind(&self, cutoffs: &CutOffs) -> Kind {
        if self.item9().is_some_and(|answer| answer > Frequency::NOT_AT_ALL) {
            return Kind::Item9;
        }
        let Some(Score { total, imputed }) = self.score else { return Kind::Nothing };
        if total.at_least(cutoffs.moderate_total) {
            return Kind::High;
        }
        match self.items {
            _ if !total.at_most(cutoffs.remission_total) => Kind::Slight,
            Some(items) if items.core_mood_raised => Kind::Slight,
            Some(_) if !imputed => Kind::Remission,
            _ => Kind::Open,
        }
    }

    fn item9(&self) -> Option<Frequency> {
        self.items?.item9
    }

    /// Whether item 9 was left out; `None` for a typed total, which does not say.
    pub(super) fn item9_left_out(&self) -> Option<bool> {
        self.items.map(|items| items.item9.is_none())
    }

    /// Why it is not a remission form although its total is 4 or less. Empty for a higher total.
    pub(super) fn blocks(&self, cutoffs: &CutOffs) -> Vec<Block> {
        let Some(score) = self.score.filter(|score| score.total.at_most(cutoffs.remission_total)) else {
            return Vec::new();
        };
        let Some(items) = self.items else { return vec![Block::ItemsUnknown] };
        let item9 = match items.item9 {
            None => Some(Block::Item9Unknown),
            Some(Frequency::NOT_AT_ALL) => None,
            Some(_) => Some(Block::Item9),
        };
        let core_mood = items.core_mood_raised.then_some(Block::CoreMood);
        let incomplete = score.imputed.then_some(Block::Incomplete);
        [core_mood, item9, incomplete].into_iter().flatten().collect()
    }

    /// The score and where it comes from; `None` without a total.
    pub fn evidence(&self) -> Option<Evidence> {
        Some(Evidence { record: self.record, day: self.day, score: self.score? })
    }
}

/// A weekly look at function with its mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunctionMean {
    /// The form.
    pub record: RecordId,
    /// The day it was filled in.
    pub day: LocalDay,
    /// The mean of its items, 0–10.
    pub mean: f64,
}

/// Everything R1 looks at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The forms and typed totals, by day. On the same day typed totals come first, since nine answers say more than
    /// their sum.
    pub readings: Vec<Reading>,
    /// Days and records of the setbacks that count, by day.
    pub setbacks: Vec<(LocalDay, RecordId)>,
    /// The day the course started.
    pub course_start: Option<LocalDay>,
    /// "Feeling like myself", by day, from check-ins and weekly looks at function alike, since both ask it in the same
    /// words on the same scale.
    pub like_myself: Vec<(LocalDay, Level)>,
    /// The person's own function, by day, without forms that have too few answers for a mean.
    pub function: Vec<FunctionMean>,
}

impl History {
    /// What the timeline holds up to and including `as_of`.
    pub fn of(timeline: &Timeline, as_of: LocalDay) -> Self {
        let course_start = timeline.course_start().filter(|start| *start <= as_of);
        let setbacks = timeline.setbacks().filter(|setback| setback.value.counts());
        let setbacks = setbacks.map(|setback| (setback.value.day, setback.id));
        let forms = || timeline.function_forms().take_while(|form| form.value.day <= as_of);
        let weekly = forms().filter_map(|form| Some((form.value.day, form.value.like_myself()?)));
        let daily = timeline.check_ins_between(LocalDay::FIRST, as_of);
        let daily = daily.filter_map(|kept| Some((kept.value.day, kept.value.like_myself?)));
        let like_myself = by_day(daily, weekly);
        Self {
            readings: readings(timeline, as_of, course_start.and_then(|start| first_dose(timeline, start))),
            setbacks: setbacks.take_while(|(day, _)| *day <= as_of).collect(),
            course_start,
            like_myself,
            function: forms()
                .filter_map(|form| {
                    Some(FunctionMean { record: form.id, day: form.value.day, mean: form.value.mean()? })
                })
                .collect(),
        }
    }

    /// How the person was doing as of a day.
    pub fn wellbeing(&self, as_of: LocalDay, cutoffs: &CutOffs) -> Wellbeing {
        let first = as_of.saturating_minus(cutoffs.full_window_days - 1);
        let begin = self.like_myself.partition_point(|(day, _)| *day < first);
        let window = self.like_myself[begin..].iter().take_while(|(day, _)| *day <= as_of);
        let by_then = self.function.partition_point(|function| function.day <= as_of);
        let latest = self.function[..by_then].last().copied();
        Wellbeing {
            like_myself: median(window.map(|(_, level)| *level)),
            function: latest.filter(|function| as_of.days_since(function.day) <= cutoffs.stale_days),
        }
    }

    /// The last complete form or typed total in the 14 days before the course starts. Without one, it is the last of
    /// that day itself that was not written after the dose.
    pub(super) fn baseline(&self, cutoffs: &CutOffs) -> Option<Evidence> {
        let start = self.course_start?;
        let window = start.saturating_minus(cutoffs.baseline_days)..start;
        let complete = || {
            let backwards = self.readings.iter().rev();
            backwards.filter(|reading| reading.score.is_some_and(|score| !score.imputed))
        };
        let before = complete().find(|reading| window.contains(&reading.day));
        before.or_else(|| complete().find(|reading| reading.day == start && !reading.after_dose))?.evidence()
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

/// Merges two lists that are sorted by day. On the same day the first list comes first. A sort would add two kilobytes
/// to the build.
fn by_day<T>(
    first: impl Iterator<Item = (LocalDay, T)>,
    second: impl Iterator<Item = (LocalDay, T)>,
) -> Vec<(LocalDay, T)> {
    let mut second = second.peekable();
    let mut both = Vec::new();
    for one in first {
        while let Some(earlier) = second.next_if(|(day, _)| *day < one.0) {
            both.push(earlier);
        }
        both.push(one);
    }
    both.extend(second);
    both
}

fn readings(timeline: &Timeline, as_of: LocalDay, first_dose: Option<When>) -> Vec<Reading> {
    let after_dose = |day: LocalDay, written: &Moment| {
        let written = When { day: written.local_day(DayStart::MIDNIGHT), time: Some(written.minute_of_day()) };
        first_dose.is_some_and(|dose| day == dose.day && !written.is_before(dose))
    };
    let forms = timeline.phq9_forms().take_while(|form| form.value.day <= as_of).map(|form| {
        let Phq9Form { day, answers } = form.value;
        let after_dose = after_dose(*day, form.first_written);
        Reading { after_dose, ..Reading::answered(form.id, *day, answers) }
    });
    let mut readings: Vec<Reading> = forms.collect();
    let typed = timeline.clinic_scores().take_while(|kept| kept.value.day <= as_of);
    for kept in typed.filter(|kept| kept.value.scale == ClinicScale::Phq9) {
        let day = kept.value.day;
        let Ok(total) = Total::from_points(kept.value.total()) else { continue };
        let after_dose = after_dose(day, kept.first_written);
        let at = readings.partition_point(|other| other.day < day || (other.day == day && other.items.is_none()));
        readings.insert(at, Reading { after_dose, ..Reading::typed(kept.id, day, total) });
    }
    readings
}

/// The earliest dose on this day whose time is known.
fn first_dose(timeline: &Timeline, day: LocalDay) -> Option<When> {
    let of_day = timeline.sessions().map(|kept| kept.value).skip_while(|session| session.day < day);
    let time = of_day.take_while(|session| session.day == day).filter_map(|session| session.time).min()?;
    Some(When { day, time: Some(time) })
}

/// What R1 takes in, one at a time.
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

/// How a person is doing, apart from symptoms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wellbeing {
    /// Median of "feeling like myself", 0–10, over [`CutOffs::full_window_days`], that day included.
    pub like_myself: Option<f64>,
    /// The latest look at function, unless it is older than [`CutOffs::stale_days`].
    pub function: Option<FunctionMean>,
}

impl Wellbeing {
    /// Whether life goes on without difficulty, by the latest remission form or by the person's own function items.
    pub(super) fn functions(&self, difficulty: Option<Difficulty>, cutoffs: &CutOffs) -> bool {
        let own = self.function.is_some_and(|function| function.mean >= f64::from(cutoffs.full_level));
        difficulty == Some(Difficulty::NotAtAll) || own
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
