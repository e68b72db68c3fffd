//! R1, version 2, word for word from the clinical page. Every clause is looked up in the whole history, in plain
//! numbers, instead of being carried along.

use super::forms::{Event, Form, Kind, Sheet, What, events};
use super::timelines::{Case, Fact, Standing};
use crate::support::cutoffs;
use tidemark::record::cut_offs::CutOffs;
use tidemark::rules::remission::{Block, State};

/// What the page looks at, up to one day.
pub(crate) struct Model {
    /// Forms, and the setbacks that count. Within a day: typed totals, then answers, then setbacks.
    events: Vec<Event>,
    /// For each remission form, the span of the chain up to it.
    spans: Vec<Option<i32>>,
    /// The events that were a relapse or a recurrence.
    relapses: Vec<usize>,
    course_start: Option<i32>,
    /// "The dose's time", if it is known for a session on the day the course starts.
    first_dose: Option<(i32, u16)>,
    like_myself: Vec<u8>,
    function: Option<f64>,
    as_of: i32,
    c: CutOffs,
}

impl Model {
    pub(crate) fn of(case: &Case) -> Self {
        let Case { cutoffs: c, as_of, .. } = *case;
        let all = case.standing();
        let sessions = || {
            all.iter().filter_map(|kept| match kept.fact {
                Fact::Session { dose } => Some((kept.day, dose)),
                _ => None,
            })
        };
        let course_start = case.course_start.or(sessions().next().map(|(day, _)| day)).filter(|start| *start <= as_of);
        let first_dose = sessions().filter(|(day, _)| Some(*day) == course_start);
        let first_dose = first_dose.filter_map(|(day, dose)| Some((day, dose?))).min();
        let kept: Vec<&Standing> = all.iter().filter(|kept| kept.day <= as_of).collect();
        let window = kept.iter().filter(|kept| as_of - kept.day < i32::try_from(c.full_window_days).unwrap());
        let like_myself = window.filter_map(|kept| match kept.fact {
            Fact::CheckIn { like_myself } => Some(like_myself),
            Fact::Function { like_myself, .. } => like_myself,
            _ => None,
        });
        let mut functions = kept.iter().filter_map(|kept| match kept.fact {
            Fact::Function { items, .. } => Some((kept.day, mean(items)?)),
            _ => None,
        });
        let function = functions.next_back().filter(|(day, _)| as_of - day <= c.stale_days).map(|(_, mean)| mean);
        let mut model = Self {
            events: events(&kept, &c),
            spans: Vec::new(),
            relapses: Vec::new(),
            course_start,
            first_dose,
            like_myself: like_myself.collect(),
            function,
            as_of,
            c,
        };
        for at in 0..model.events.len() {
            let span = (model.kind(at) == Some(Kind::Remission)).then(|| model.span_up_to(at));
            model.spans.push(span);
            if model.is_relapse(at) {
                model.relapses.push(at);
            }
        }
        model
    }

    fn end(&self) -> usize {
        self.events.len()
    }

    fn form(&self, at: usize) -> Option<&Form> {
        self.events[at].form()
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.form(at).map(|form| form.kind)
    }

    fn total(&self, at: usize) -> Option<f64> {
        self.form(at)?.total
    }

    fn is_setback(&self, at: usize) -> bool {
        self.form(at).is_none()
    }

    fn days(&self, from: usize, until: usize) -> i32 {
        self.events[until].day - self.events[from].day
    }

    /// "High ≥10", by its total: "for both, and for their end, an item-9 form counts by its total".
    fn is_ten(&self, at: usize) -> bool {
        self.total(at).is_some_and(|total| total >= f64::from(self.c.moderate_total))
    }

    fn is_under_ten(&self, at: usize) -> bool {
        self.total(at).is_some() && !self.is_ten(at)
    }

    fn is_slight_or_high(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Slight | Kind::High))
    }

    /// "A *counted* form is one of the first four."
    fn is_counted(&self, at: usize) -> bool {
        self.form(at).is_some_and(|form| !matches!(form.kind, Kind::Open | Kind::None))
    }

    /// The latest remission form before `end`.
    fn remission_form(&self, end: usize) -> Option<usize> {
        (0..end).rev().find(|at| self.kind(*at) == Some(Kind::Remission))
    }

    /// "Its span adds up the days between neighbours, each gap counting 35 days at most."
    fn span_up_to(&self, at: usize) -> i32 {
        let Some(before) = self.remission_form(at) else { return 0 };
        let gap = self.days(before, at);
        let longest = if self.confirmed(before) { self.c.confirmed_gap_days } else { self.c.chain_gap_days };
        if gap > longest || self.is_ended(before, at) {
            return 0;
        }
        self.spans[before].unwrap() + gap.min(self.c.chain_gap_days)
    }

    /// "Confirmed (span ≥14)."
    fn confirmed(&self, at: usize) -> bool {
        self.spans[at].is_some_and(|span| span >= self.c.remission_days)
    }

    /// Whether something before `end` ended the chain whose latest remission form is `last`.
    fn is_ended(&self, last: usize, end: usize) -> bool {
        let at_once = |at| self.is_setback(at) || self.kind(at) == Some(Kind::Item9) || self.relapses.contains(&at);
        let since = last + 1..end;
        if since.clone().any(at_once) {
            return true;
        }
        if !self.confirmed(last) {
            return since.clone().any(|at| self.is_counted(at));
        }
        let Some(pause) = self.pause(last, end) else { return false };
        // "Another slight or high form 5 or more days after the one that began the pause ends it."
        (pause + 1..end).any(|at| self.is_slight_or_high(at) && self.days(pause, at) >= self.c.pause_days)
    }

    /// "The first slight or high form pauses it."
    fn pause(&self, last: usize, end: usize) -> Option<usize> {
        (last + 1..end).find(|at| self.is_slight_or_high(*at))
    }

    /// How far a person had come before `end`: "never goes down but by relapse or recurrence".
    fn reached(&self, end: usize) -> Option<i32> {
        let closed = self.relapses.iter().rfind(|relapse| **relapse < end).map_or(0, |relapse| relapse + 1);
        (closed..end).filter(|at| self.confirmed(*at)).filter_map(|at| self.spans[at]).max()
    }

    /// "After a confirmed remission / a recovery: two high forms 5–15 days apart, none lower between, or a setback."
    fn is_relapse(&self, at: usize) -> bool {
        if self.reached(at).is_none() {
            return false;
        }
        let (fewest, most) = self.c.relapse_days;
        let apart = |first: usize| (fewest..=most).contains(&self.days(first, at));
        let parted = |between: usize| self.is_under_ten(between) || self.is_setback(between);
        let pairs = |first: usize| self.is_ten(first) && self.reached(first).is_some() && !(first + 1..at).any(parted);
        self.is_setback(at) || (self.is_ten(at) && (0..at).any(|first| apart(first) && pairs(first)))
    }

    /// "Ends with a remission form; or with two counted forms under 10, 14 or more days apart, none ≥10 between
    /// and no new setback."
    fn is_over(&self, relapse: usize) -> bool {
        let after = || relapse + 1..self.end();
        let under = |at: usize| self.is_counted(at) && self.is_under_ten(at);
        let two = |first: usize, second: usize| {
            let parted = |between: usize| self.is_ten(between) || self.is_setback(between);
            under(first)
                && under(second)
                && self.days(first, second) >= self.c.relapse_end_days
                && !(first..second).any(parted)
        };
        after().any(|at| self.kind(at) == Some(Kind::Remission))
            || after().any(|second| (relapse + 1..second).any(|first| two(first, second)))
    }

    /// The chain that stands, by its latest remission form.
    fn standing(&self) -> Option<usize> {
        self.remission_form(self.end()).filter(|last| !self.is_ended(*last, self.end()))
    }

    fn confirmed_chain(&self) -> Option<usize> {
        self.standing().filter(|last| self.confirmed(*last))
    }

    /// The days of the first and the latest form of the chain that stands, and its span.
    pub(crate) fn chain(&self) -> Option<(i32, i32, i32)> {
        let last = self.standing()?;
        let begins = |at: &usize| self.spans[*at] == Some(0) && !self.same_day_goes_on(*at);
        let first = (0..=last).rev().find(begins).unwrap();
        Some((self.events[first].day, self.events[last].day, self.spans[last].unwrap()))
    }

    /// A span of 0 can also come from a second form on the first day.
    fn same_day_goes_on(&self, at: usize) -> bool {
        self.remission_form(at).is_some_and(|before| self.days(before, at) == 0 && !self.is_ended(before, at))
    }

    /// "While a confirmed chain stands, the state, its evidence and its age are those of the last other form."
    fn latest(&self) -> Option<usize> {
        let stands = self.confirmed_chain().is_some();
        let counts = |at: &usize| if stands { self.is_counted(*at) } else { self.total(*at).is_some() };
        (0..self.end()).rev().find(counts)
    }

    pub(crate) fn latest_record(&self) -> Option<usize> {
        Some(self.form(self.latest()?)?.record)
    }

    pub(crate) fn age(&self) -> Option<i32> {
        self.latest().map(|at| self.as_of - self.events[at].day)
    }

    /// "When the form that the state stands on is >28 days old, or item 9 was left out in the latest" form of any kind.
    pub(crate) fn stale(&self) -> bool {
        self.item9_left_out() || self.age().is_some_and(|age| age > self.c.stale_days)
    }

    pub(crate) fn item9_left_out(&self) -> bool {
        let mut answered = self.events.iter().filter_map(Event::form).filter_map(|form| match form.sheet {
            Sheet::Answered(items) => Some(items),
            Sheet::Typed(_) => None,
        });
        answered.next_back().is_some_and(|items| items[8].is_none())
    }

    /// The day the pause began, and the day from which another form decides.
    pub(crate) fn paused(&self) -> Option<(i32, i32)> {
        let since = self.events[self.pause(self.confirmed_chain()?, self.end())?].day;
        Some((since, since + self.c.pause_days))
    }

    /// Whether a confirmed chain was ended by anything but a relapse, with neither a remission form nor a relapse
    /// since.
    pub(crate) fn remission_lost(&self) -> bool {
        let Some(last) = self.remission_form(self.end()) else { return false };
        let relapse = self.relapses.iter().any(|relapse| *relapse > last);
        self.confirmed(last) && self.is_ended(last, self.end()) && !relapse
    }

    /// "Until the next confirmed remission the mark 'after a relapse on …' stays."
    pub(crate) fn relapsed_on(&self) -> Option<i32> {
        let relapse = *self.relapses.last()?;
        let confirmed = (relapse..self.end()).any(|at| self.confirmed(at));
        (!confirmed).then(|| self.events[relapse].day)
    }

    /// Whether a relapse or recurrence ended by two counted forms under 10, with no remission form yet.
    pub(crate) fn relapse_ended_without_remission(&self) -> bool {
        self.relapses.last().is_some_and(|relapse| {
            self.is_over(*relapse) && (*relapse..self.end()).all(|at| self.kind(at) != Some(Kind::Remission))
        })
    }

    pub(crate) fn full(&self) -> bool {
        let Some(last) = self.confirmed_chain() else { return false };
        let well = |level: f64| level >= f64::from(self.c.full_level);
        let functions = self.form(last).unwrap().difficulty == Some(0) || self.function.is_some_and(well);
        let sustained = self.spans[last].unwrap() >= self.c.sustained_days;
        sustained && self.paused().is_none() && functions && self.median().is_some_and(well)
    }

    pub(crate) fn state(&self) -> State {
        if let Some(relapse) = self.relapses.last().filter(|relapse| !self.is_over(**relapse)) {
            let recovered = self.reached(*relapse).unwrap() >= self.c.recovery_days;
            return if recovered { State::Recurrence } else { State::Relapse };
        }
        let Some(latest) = self.latest() else { return State::Unknown };
        if self.is_ten(latest) && self.reached(self.end()).is_some() {
            return State::PossibleRelapse;
        }
        let span = self.confirmed_chain().and_then(|last| self.spans[last]);
        match span {
            Some(span) if span >= self.c.recovery_days => State::Recovery,
            Some(_) if self.full() => State::FullRemission,
            Some(span) if span >= self.c.sustained_days => State::SustainedRemission,
            Some(_) => State::Remission,
            None if self.is_low(latest) => State::RemissionRange,
            None => self.response(self.total(latest).unwrap()),
        }
    }

    fn is_low(&self, at: usize) -> bool {
        self.total(at).is_some_and(|total| total <= f64::from(self.c.remission_total))
    }

    /// "Remission range: latest total ≤4 (with what blocks: core mood, item 9, incomplete, items unknown)."
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let Some(latest) = self.latest().filter(|latest| self.is_low(*latest)) else { return Vec::new() };
        let mut blocks = self.form(latest).unwrap().blocks();
        // "An item-9 form without a total ends the chain and leaves the total of the form before."
        let item9_since = (latest + 1..self.end()).any(|at| self.kind(at) == Some(Kind::Item9));
        if item9_since && !blocks.contains(&Block::Item9) {
            blocks.push(Block::Item9);
        }
        blocks
    }

    fn response(&self, total: f64) -> State {
        let baseline = self.baseline().map(|at| self.total(at).unwrap());
        let Some(baseline) = baseline.filter(|baseline| *baseline >= f64::from(self.c.moderate_total)) else {
            return State::Unknown;
        };
        // In whole numbers, since every total is a multiple of a fifty-sixth.
        let parts = |points: f64| (points * 56.0).round();
        let dropped = (parts(baseline) - parts(total)) * 100.0;
        match (f64::from(self.c.response_percent), f64::from(self.c.partial_percent)) {
            (percent, _) if dropped >= percent * parts(baseline) => State::Response,
            (_, percent) if dropped >= percent * parts(baseline) => State::PartialResponse,
            _ => State::NoResponse,
        }
    }

    /// "Last complete PHQ-9 in the 14 days before the course starts; on the day of the first session only one written
    /// before the dose, where the dose's time is known, and only if no earlier one is there."
    fn baseline(&self) -> Option<usize> {
        let start = self.course_start?;
        let days = i32::try_from(self.c.baseline_days).unwrap();
        let complete = |at: &usize| {
            self.form(*at).is_some_and(|form| match form.sheet {
                Sheet::Answered(items) => !items.contains(&None),
                Sheet::Typed(_) => true,
            })
        };
        let before = |at: &usize| (1..=days).contains(&(start - self.events[*at].day));
        let before_dose = |at: &usize| {
            let written = self.form(*at).unwrap().first_written;
            self.events[*at].day == start && self.first_dose.is_none_or(|dose| written < dose)
        };
        let latest_first = || (0..self.end()).rev().filter(complete);
        latest_first().find(before).or_else(|| latest_first().find(before_dose))
    }

    pub(crate) fn baseline_record(&self) -> Option<usize> {
        Some(self.form(self.baseline()?)?.record)
    }

    /// Whether it was filled in on the day the course started.
    pub(crate) fn baseline_is_of_the_first_day(&self) -> bool {
        self.baseline().is_some_and(|at| Some(self.events[at].day) == self.course_start)
    }

    /// Whether the latest counted form is an item-9 form without a total.
    pub(crate) fn item9_without_total(&self) -> bool {
        let counted = (0..self.end()).rev().find(|at| self.is_counted(*at));
        counted.is_some_and(|at| self.kind(at) == Some(Kind::Item9) && self.total(at).is_none())
    }

    /// "The screen says why this one does not count": an open form since the last other one, while a confirmed chain
    /// stands.
    pub(crate) fn passed_over(&self) -> Option<(usize, Vec<Block>)> {
        self.confirmed_chain()?;
        let open = (self.latest()? + 1..self.end()).rev().find(|at| self.kind(*at) == Some(Kind::Open))?;
        let form = self.form(open)?;
        Some((form.record, form.blocks()))
    }

    /// The setback on which a relapse or recurrence rests.
    pub(crate) fn setback(&self) -> Option<usize> {
        let relapse = self.relapses.last().filter(|relapse| !self.is_over(**relapse))?;
        match self.events[*relapse].what {
            What::Setback { record } => Some(record),
            What::Form(_) => None,
        }
    }

    /// What was confirmed is still known after a gap that began a new chain.
    pub(crate) fn begun_anew_after_a_gap(&self) -> bool {
        let begun = |at: usize| {
            let before = self.remission_form(at).filter(|before| self.confirmed(*before));
            self.spans[at] == Some(0) && before.is_some_and(|before| !self.is_ended(before, at))
        };
        self.standing().is_some_and(begun)
    }

    pub(crate) fn median(&self) -> Option<f64> {
        let mut levels = self.like_myself.clone();
        levels.sort_unstable();
        let count = levels.len();
        (count > 0).then(|| f64::from(levels[(count - 1) / 2] + levels[count / 2]) / 2.0)
    }

    pub(crate) fn function(&self) -> Option<f64> {
        self.function
    }

    pub(crate) fn has_own_cutoffs(&self) -> bool {
        self.c != cutoffs()
    }
}

fn mean(items: [Option<u8>; 4]) -> Option<f64> {
    let answered: Vec<f64> = items.iter().flatten().map(|points| f64::from(*points)).collect();
    let count = f64::from(u8::try_from(answered.len()).unwrap());
    (count >= 2.0).then(|| answered.iter().sum::<f64>() / count)
}
