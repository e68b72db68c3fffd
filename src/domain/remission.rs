//! R1: remission status from PHQ-9.
//!
//! Forms and setbacks are read in the order of their days. One score alone
//! confirms nothing, in either direction. Sources stand at each cut-off in
//! [`CutOffs`].

use super::cutoffs::CutOffs;
use super::instrument::phq9::{Difficulty, Frequency, Score, Total};
use super::record::RecordId;
use super::score::Level;
use super::time::LocalDay;
use super::timeline::Timeline;

/// Where a person stands, from the least to the most that can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// No usable form, or no baseline of at least 10 to compare a total of 5 or more with.
    Unknown,
    /// Fell from baseline by under 25 %.
    NoResponse,
    /// Fell by 25–49 %.
    PartialResponse,
    /// Fell by 50 % or more, to a total of 5 or more.
    Response,
    /// The latest total is 4 or less; not confirmed.
    RemissionRange,
    /// A chain of remission forms spans at least 14 days.
    Remission,
    /// It spans at least 56 days.
    SustainedRemission,
    /// Sustained, without difficulty, and feeling like oneself.
    FullRemission,
    /// It spans at least 120 days.
    Recovery,
    /// After a confirmed remission the latest total is 10 or more.
    PossibleRelapse,
    /// Confirmed after a remission.
    Relapse,
    /// Confirmed after a recovery.
    Recurrence,
}

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

/// Everything R1 looks at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The forms, by day.
    pub readings: Vec<Reading>,
    /// Days and records of hospital stays and attempts, by day.
    pub setbacks: Vec<(LocalDay, RecordId)>,
    /// The day the course started.
    pub course_start: Option<LocalDay>,
    /// Median of "feeling like myself", 0–10, over the last 14 days.
    pub like_myself: Option<f64>,
    /// Mean of the person's own function items, 0–10.
    pub function: Option<f64>,
}

impl History {
    /// What the timeline holds up to and including `as_of`.
    pub fn of(timeline: &Timeline, as_of: LocalDay, cutoffs: &CutOffs) -> Self {
        let readings = timeline.phq9_forms().map(|form| Reading {
            record: form.id,
            day: form.value.day,
            score: form.value.answers.score(),
            core_mood_clear: form.value.answers.core_mood_clear(),
            item9: form.value.answers.item9(),
            difficulty: form.value.answers.difficulty(),
        });
        let setbacks = timeline.setbacks().map(|setback| (setback.value.day, setback.id));
        let window = timeline.check_ins_between(as_of.minus(cutoffs.full_window_days - 1), as_of);
        Self {
            readings: readings.take_while(|reading| reading.day <= as_of).collect(),
            setbacks: setbacks.take_while(|(day, _)| *day <= as_of).collect(),
            course_start: timeline.course_start().filter(|start| *start <= as_of),
            like_myself: median(window.filter_map(|kept| kept.value.like_myself)),
            function: None,
        }
    }
}

/// Why a total of 4 or less is not a remission form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    /// Item 1 or 2 is 2 or more.
    CoreMood,
    /// Item 9 is above 0.
    Item9,
    /// Item 9 was left out.
    Item9Unknown,
    /// The total is imputed.
    Incomplete,
}

/// What would bring the next state, or confirm this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// Any form.
    Form,
    /// A complete form in the 14 days up to the first session, of at least 10.
    Baseline,
    /// A total of 4 or less.
    RemissionTotal,
    /// A remission form on one of these days.
    RemissionForm {
        /// The first day that counts.
        from: LocalDay,
        /// The last day before the chain is broken.
        until: LocalDay,
    },
    /// "Not difficult at all" on the form, or own function of 7 or more.
    NoDifficulty,
    /// A median of 7 or more for "feeling like myself".
    LikeMyself,
    /// A repeated form on one of these days, which tells a relapse from a bad day.
    Repeat {
        /// The first day that counts.
        from: LocalDay,
        /// The last day that counts.
        until: LocalDay,
    },
}

/// A form with a total, as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// The form.
    pub record: RecordId,
    /// The day it was filled.
    pub day: LocalDay,
    /// Its score.
    pub score: Score,
}

/// A run of remission forms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chain {
    /// The day of its first form.
    pub first: LocalDay,
    /// The day of its latest form.
    pub last: LocalDay,
    /// Its forms, oldest first.
    pub forms: Vec<RecordId>,
}

impl Chain {
    fn begin(reading: &Reading) -> Self {
        Self { first: reading.day, last: reading.day, forms: vec![reading.record] }
    }

    /// Local days from its first to its latest form.
    pub fn span(&self) -> i32 {
        self.last.days_since(self.first)
    }
}

/// A status with the evidence it stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// The highest state that holds.
    pub state: State,
    /// The latest form is more than 28 days old: the state is the last known.
    pub stale: bool,
    /// A confirmed remission was ended by a total of 5–9, which is not a relapse.
    pub remission_lost: bool,
    /// The last complete form in the 14 days up to the course's start.
    pub baseline: Option<Evidence>,
    /// The latest form with a total.
    pub latest: Option<Evidence>,
    /// Local days since the latest form.
    pub age_days: Option<i32>,
    /// The chain that the latest form belongs to.
    pub chain: Option<Chain>,
    /// The hospital stay or attempt that confirmed the relapse.
    pub setback: Option<RecordId>,
    /// Why the latest total of 4 or less does not count towards remission.
    pub blocks: Vec<Block>,
    /// What is missing for the next state.
    pub needs: Vec<Need>,
}

impl Status {
    /// Fall from baseline to the latest total, in percent; negative when it rose. `None` without a baseline of at least 10.
    pub fn drop_percent(&self, cutoffs: &CutOffs) -> Option<f64> {
        let baseline = usable_baseline(self.baseline, cutoffs)?.score.total.points();
        Some((baseline - self.latest?.score.total.points()) / baseline * 100.0)
    }

    /// Latest total minus baseline, in points.
    pub fn change(&self) -> Option<f64> {
        Some(self.latest?.score.total.points() - self.baseline?.score.total.points())
    }

    /// No form has been filled since the baseline, so that nothing can have changed yet.
    pub fn latest_is_baseline(&self) -> bool {
        matches!((self.latest, self.baseline), (Some(latest), Some(baseline)) if latest.record == baseline.record)
    }
}

/// The status on the day `as_of`. Forms after that day should not be in `history`.
pub fn status(history: &History, as_of: LocalDay, cutoffs: &CutOffs) -> Status {
    let course = Course::read(history, cutoffs);
    let latest = history.readings.iter().rev().find(|reading| reading.score.is_some());
    let baseline = baseline(history, cutoffs);
    let state = state(&course, latest, baseline, history, cutoffs);
    let age_days = latest.map(|reading| as_of.days_since(reading.day));
    let relapsing = matches!(state, State::PossibleRelapse | State::Relapse | State::Recurrence);
    let blocks = latest.map(|reading| blocks(reading, cutoffs)).unwrap_or_default();
    Status {
        state,
        stale: age_days.is_some_and(|age| age > cutoffs.stale_days),
        remission_lost: course.lost && !relapsing,
        needs: needs(state, &course, &blocks, latest, baseline, history, cutoffs),
        baseline,
        latest: latest.and_then(evidence),
        age_days,
        chain: course.chain,
        setback: course.relapse.and_then(|relapse| relapse.setback),
        blocks,
    }
}

/// What a run through all forms and setbacks leaves behind.
#[derive(Default)]
struct Course {
    chain: Option<Chain>,
    /// How far the most recent confirmed chain came.
    confirmed: Option<Confirmed>,
    relapse: Option<Relapse>,
    lost: bool,
    /// Days of totals of 10 or more since the confirmed remission, none lower between.
    high: Vec<LocalDay>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Confirmed {
    Remission,
    Recovery,
}

#[derive(Clone, Copy)]
struct Relapse {
    after: Confirmed,
    setback: Option<RecordId>,
}

impl Course {
    fn read(history: &History, cutoffs: &CutOffs) -> Self {
        let mut course = Self::default();
        let mut setbacks = history.setbacks.iter().peekable();
        for reading in &history.readings {
            // A setback on the day of a form comes after it: only a later form can end the relapse.
            while let Some((_, setback)) = setbacks.next_if(|(day, _)| *day < reading.day) {
                course.take_setback(*setback);
            }
            course.take_reading(reading, cutoffs);
        }
        for (_, setback) in setbacks {
            course.take_setback(*setback);
        }
        course
    }

    fn take_setback(&mut self, setback: RecordId) {
        let Some(after) = self.confirmed else { return };
        self.relapse = Some(Relapse { after, setback: Some(setback) });
        self.chain = None;
        self.high.clear();
    }

    fn take_reading(&mut self, reading: &Reading, cutoffs: &CutOffs) {
        if is_remission_form(reading, cutoffs) {
            return self.take_remission_form(reading, cutoffs);
        }
        let total = reading.score.map(|score| score.total);
        if total.is_some_and(|total| total.at_most(cutoffs.remission_total)) {
            self.high.clear();
            if reading.score.is_some_and(|score| score.imputed) {
                return;
            }
        }
        let was_confirmed = self.chain.take().is_some_and(|chain| chain.span() >= cutoffs.remission_days);
        let Some(total) = total else { return };
        if total.at_least(cutoffs.moderate_total) {
            self.take_high(reading.day, cutoffs);
            return;
        }
        self.high.clear();
        self.lost |= was_confirmed && !total.at_most(cutoffs.remission_total);
    }

    fn take_remission_form(&mut self, reading: &Reading, cutoffs: &CutOffs) {
        self.relapse = None;
        self.lost = false;
        self.high.clear();
        let mut chain = self
            .chain
            .take()
            .filter(|chain| reading.day.days_since(chain.last) <= cutoffs.chain_gap_days)
            .unwrap_or_else(|| Chain::begin(reading));
        if chain.forms.last() != Some(&reading.record) {
            chain.last = reading.day;
            chain.forms.push(reading.record);
        }
        if chain.span() >= cutoffs.remission_days {
            let recovered = chain.span() >= cutoffs.recovery_days;
            self.confirmed = Some(if recovered { Confirmed::Recovery } else { Confirmed::Remission });
        }
        self.chain = Some(chain);
    }

    fn take_high(&mut self, day: LocalDay, cutoffs: &CutOffs) {
        let Some(after) = self.confirmed else { return };
        let (fewest, most) = cutoffs.relapse_days;
        if self.high.iter().any(|earlier| (fewest..=most).contains(&day.days_since(*earlier))) {
            self.relapse = self.relapse.or(Some(Relapse { after, setback: None }));
        }
        self.high.push(day);
    }
}

fn state(
    course: &Course,
    latest: Option<&Reading>,
    baseline: Option<Evidence>,
    history: &History,
    cutoffs: &CutOffs,
) -> State {
    if let Some(relapse) = course.relapse {
        return if relapse.after == Confirmed::Recovery { State::Recurrence } else { State::Relapse };
    }
    let Some((reading, total)) = latest.and_then(|reading| Some((reading, reading.score?.total))) else {
        return State::Unknown;
    };
    if course.confirmed.is_some() && total.at_least(cutoffs.moderate_total) {
        return State::PossibleRelapse;
    }
    let span = course.chain.as_ref().map_or(-1, Chain::span);
    match span {
        span if span >= cutoffs.recovery_days => State::Recovery,
        span if span >= cutoffs.sustained_days => {
            let full = functions(reading, history, cutoffs) && feels_like_self(history, cutoffs);
            if full { State::FullRemission } else { State::SustainedRemission }
        }
        span if span >= cutoffs.remission_days => State::Remission,
        _ if total.at_most(cutoffs.remission_total) => State::RemissionRange,
        _ => response(total, baseline, cutoffs),
    }
}

fn response(total: Total, baseline: Option<Evidence>, cutoffs: &CutOffs) -> State {
    let Some(baseline) = usable_baseline(baseline, cutoffs) else {
        return State::Unknown;
    };
    let has_dropped_by = |percent| total.has_dropped_by(percent, baseline.score.total);
    if has_dropped_by(cutoffs.response_percent) {
        State::Response
    } else if has_dropped_by(cutoffs.partial_percent) {
        State::PartialResponse
    } else {
        State::NoResponse
    }
}

fn baseline(history: &History, cutoffs: &CutOffs) -> Option<Evidence> {
    let start = history.course_start?;
    let window = start.minus(cutoffs.baseline_days)..=start;
    let complete = |evidence: &Evidence| !evidence.score.imputed && window.contains(&evidence.day);
    history.readings.iter().rev().filter_map(evidence).find(complete)
}

fn usable_baseline(baseline: Option<Evidence>, cutoffs: &CutOffs) -> Option<Evidence> {
    baseline.filter(|evidence| evidence.score.total.at_least(cutoffs.moderate_total))
}

fn evidence(reading: &Reading) -> Option<Evidence> {
    Some(Evidence { record: reading.record, day: reading.day, score: reading.score? })
}

fn is_remission_form(reading: &Reading, cutoffs: &CutOffs) -> bool {
    reading.score.is_some_and(|score| score.total.at_most(cutoffs.remission_total))
        && blocks(reading, cutoffs).is_empty()
}

fn blocks(reading: &Reading, cutoffs: &CutOffs) -> Vec<Block> {
    let Some(score) = reading.score.filter(|score| score.total.at_most(cutoffs.remission_total)) else {
        return Vec::new();
    };
    let item9 = match reading.item9 {
        None => Some(Block::Item9Unknown),
        Some(Frequency::NOT_AT_ALL) => None,
        Some(_) => Some(Block::Item9),
    };
    let core_mood = (!reading.core_mood_clear).then_some(Block::CoreMood);
    let incomplete = score.imputed.then_some(Block::Incomplete);
    [core_mood, item9, incomplete].into_iter().flatten().collect()
}

fn functions(latest: &Reading, history: &History, cutoffs: &CutOffs) -> bool {
    latest.difficulty == Some(Difficulty::NotAtAll) || reaches_full_level(history.function, cutoffs)
}

fn feels_like_self(history: &History, cutoffs: &CutOffs) -> bool {
    reaches_full_level(history.like_myself, cutoffs)
}

fn reaches_full_level(level: Option<f64>, cutoffs: &CutOffs) -> bool {
    level.is_some_and(|level| level >= f64::from(cutoffs.full_level))
}

fn needs(
    state: State,
    course: &Course,
    blocks: &[Block],
    latest: Option<&Reading>,
    baseline: Option<Evidence>,
    history: &History,
    cutoffs: &CutOffs,
) -> Vec<Need> {
    let Some(latest) = latest else { return vec![Need::Form] };
    let chain_reaching = |days: i32| {
        let chain = course.chain.as_ref()?;
        let until = chain.last.plus(cutoffs.chain_gap_days.unsigned_abs());
        let from = chain.first.plus(days.unsigned_abs());
        Some(Need::RemissionForm { from: from.max(chain.last), until: until.max(from) })
    };
    match state {
        State::Unknown => {
            let lacks_baseline = usable_baseline(baseline, cutoffs).is_none();
            lacks_baseline.then_some(Need::Baseline).into_iter().chain([Need::RemissionTotal]).collect()
        }
        State::NoResponse | State::PartialResponse | State::Response | State::Relapse | State::Recurrence => {
            vec![Need::RemissionTotal]
        }
        State::RemissionRange if !blocks.is_empty() => vec![Need::RemissionTotal],
        State::RemissionRange => chain_reaching(cutoffs.remission_days).into_iter().collect(),
        State::Remission => chain_reaching(cutoffs.sustained_days).into_iter().collect(),
        State::SustainedRemission => {
            let difficulty = (!functions(latest, history, cutoffs)).then_some(Need::NoDifficulty);
            let like_myself = (!feels_like_self(history, cutoffs)).then_some(Need::LikeMyself);
            [difficulty, like_myself].into_iter().flatten().chain(chain_reaching(cutoffs.recovery_days)).collect()
        }
        State::FullRemission => chain_reaching(cutoffs.recovery_days).into_iter().collect(),
        State::Recovery => Vec::new(),
        State::PossibleRelapse => {
            let (fewest, most) = cutoffs.relapse_days;
            vec![Need::Repeat {
                from: latest.day.plus(fewest.unsigned_abs()),
                until: latest.day.plus(most.unsigned_abs()),
            }]
        }
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
