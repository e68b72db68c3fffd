//! R1 word for word from the clinical page: every clause is looked up in the
//! whole history, in plain numbers, instead of carried along.

use crate::timelines::{Case, Fact};
use tidemark::domain::cutoffs::CutOffs;
use tidemark::domain::remission::State;

struct Form {
    day: i32,
    items: [Option<u8>; 9],
    difficulty: Option<u8>,
}

impl Form {
    fn missing(&self) -> usize {
        self.items.iter().filter(|item| item.is_none()).count()
    }

    /// "Up to 2 missing: mean-imputed; 3 or more: no total."
    fn total(&self) -> Option<f64> {
        let sum: u32 = self.items.iter().flatten().map(|points| u32::from(*points)).sum();
        let answered = u32::try_from(9 - self.missing()).unwrap();
        (self.missing() <= 2).then(|| f64::from(sum * 9) / f64::from(answered))
    }
}

/// What the page looks at, up to one day.
pub(crate) struct Model {
    forms: Vec<Form>,
    setbacks: Vec<i32>,
    course_start: Option<i32>,
    like_myself: Vec<u8>,
    function: Option<f64>,
    as_of: i32,
    c: CutOffs,
    /// Of each remission form: the first form of the chain that it ends.
    starts: Vec<usize>,
    /// Of each form: it is the end of a chain that spans the days of a remission.
    confirmed: Vec<bool>,
}

impl Model {
    pub(crate) fn of(case: &Case) -> Self {
        let Case { cutoffs: c, as_of, .. } = *case;
        let all = case.standing();
        let first_session = all.iter().find(|(_, fact)| *fact == Fact::Session).map(|(at, _)| *at);
        let by_then = || all.iter().copied().filter(|(at, _)| *at <= as_of);
        let window = by_then().filter(|(at, _)| as_of - at < i32::try_from(c.full_window_days).unwrap());
        let like_myself = window.filter_map(|(_, fact)| match fact {
            Fact::CheckIn { like_myself } => Some(like_myself),
            Fact::Function { like_myself, .. } => like_myself,
            _ => None,
        });
        let functions = by_then().filter_map(|(at, fact)| match fact {
            Fact::Function { items, .. } => Some((at, items)),
            _ => None,
        });
        let function = functions.filter_map(|(at, items)| Some((at, mean(items)?))).next_back();
        let forms = by_then().filter_map(|(day, fact)| match fact {
            Fact::Form { items, difficulty } => Some(Form { day, items, difficulty }),
            _ => None,
        });
        let setbacks = by_then().filter(|(_, fact)| *fact == Fact::Setback).map(|(at, _)| at);
        let mut model = Self {
            forms: forms.collect(),
            setbacks: setbacks.collect(),
            course_start: case.course_start.or(first_session).filter(|start| *start <= as_of),
            like_myself: like_myself.collect(),
            function: function.filter(|(at, _)| as_of - at <= c.stale_days).map(|(_, mean)| mean),
            as_of,
            c,
            starts: Vec::new(),
            confirmed: Vec::new(),
        };
        for form in 0..model.forms.len() {
            let start = model.chain_start(form);
            let span = model.forms[form].day - model.forms[start].day;
            model.starts.push(start);
            model.confirmed.push(model.is_remission_form(form) && span >= c.remission_days);
        }
        model
    }

    fn total(&self, form: usize) -> Option<f64> {
        self.forms[form].total()
    }

    fn is_low(&self, form: usize) -> bool {
        self.total(form).is_some_and(|total| total <= f64::from(self.c.remission_total))
    }

    fn is_high(&self, form: usize) -> bool {
        self.total(form).is_some_and(|total| total >= f64::from(self.c.moderate_total))
    }

    /// "A complete PHQ-9 with total ≤4, items 1 and 2 ≤1, item 9 = 0."
    fn is_remission_form(&self, form: usize) -> bool {
        let items = self.forms[form].items;
        let at_most = |item: usize, points: u8| items[item - 1].is_some_and(|given| given <= points);
        self.forms[form].missing() == 0 && self.is_low(form) && at_most(1, 1) && at_most(2, 1) && at_most(9, 0)
    }

    /// "Except an incomplete one whose prorated total is ≤4, which is passed over."
    fn is_passed_over(&self, form: usize) -> bool {
        self.forms[form].missing() > 0 && self.is_low(form)
    }

    /// A setback on the day of a form comes after it.
    fn setback_between(&self, first: i32, last: i32) -> bool {
        self.setbacks.iter().any(|at| *at >= first && *at < last)
    }

    /// The first form of the chain that would end with the form `last`.
    fn chain_start(&self, last: usize) -> usize {
        let mut start = last;
        for form in (0..last).rev().filter(|form| !self.is_passed_over(*form)) {
            let gap = self.forms[start].day - self.forms[form].day;
            let broken = self.setback_between(self.forms[form].day, self.forms[start].day);
            if !self.is_remission_form(form) || gap > self.c.chain_gap_days || broken {
                break;
            }
            start = form;
        }
        start
    }

    fn span(&self, last: usize) -> i32 {
        self.forms[last].day - self.forms[self.starts[last]].day
    }

    fn has_confirmed_before(&self, end: usize) -> bool {
        self.confirmed[..end].contains(&true)
    }

    /// The span of the most recent confirmed chain among the forms before `end`.
    fn confirmed_span(&self, end: usize) -> Option<i32> {
        (0..end).rev().find(|form| self.confirmed[*form]).map(|form| self.span(form))
    }

    /// The relapses there ever were, each as the number of forms read by then.
    fn relapses(&self) -> Vec<usize> {
        let pairs = (0..self.forms.len()).flat_map(|second| (0..second).map(move |first| (first, second)));
        let (fewest, most) = self.c.relapse_days;
        let by_forms = pairs.filter(|(first, second)| {
            let (from, until) = (self.forms[*first].day, self.forms[*second].day);
            let none_lower = (*first..=*second).all(|form| self.is_high(form) || self.total(form).is_none());
            self.is_high(*first)
                && self.is_high(*second)
                && (fewest..=most).contains(&(until - from))
                && none_lower
                // A hospital stay between them has said it all already; the pair is then counted from after it.
                && !self.setback_between(from, until)
                && self.has_confirmed_before(*first)
        });
        let by_setback = self.setbacks.iter().map(|at| self.forms.iter().filter(|form| form.day <= *at).count());
        let counted = by_setback.filter(|read| self.has_confirmed_before(*read));
        by_forms.map(|(_, second)| second + 1).chain(counted).collect()
    }

    /// The last form of the chain that stands after the forms before `end`, at the day `at`.
    fn chain_at(&self, end: usize, at: i32) -> Option<usize> {
        let last = (0..end).rev().find(|form| !self.is_passed_over(*form))?;
        (self.is_remission_form(last) && !self.setback_between(self.forms[last].day, at)).then_some(last)
    }

    /// "A confirmed chain was ended by a total of 5–9", and no remission form came since.
    pub(crate) fn remission_lost(&self) -> bool {
        let relapsing = matches!(self.state(), State::PossibleRelapse | State::Relapse | State::Recurrence);
        let end = self.forms.len();
        let ended_by = |form: usize| {
            let between = self.total(form).is_some() && !self.is_low(form) && !self.is_high(form);
            let chain = self.chain_at(form, self.forms[form].day);
            between && chain.is_some_and(|chain| self.confirmed[chain])
        };
        let since = |form: usize| (form..end).any(|later| self.is_remission_form(later));
        !relapsing && (0..end).any(|form| ended_by(form) && !since(form))
    }

    fn latest(&self) -> Option<usize> {
        (0..self.forms.len()).rev().find(|form| self.total(*form).is_some())
    }

    /// "When the latest form is >28 days old."
    pub(crate) fn stale(&self) -> bool {
        self.latest().is_some_and(|form| self.as_of - self.forms[form].day > self.c.stale_days)
    }

    pub(crate) fn state(&self) -> State {
        let ended = |relapse: usize| (relapse..self.forms.len()).any(|form| self.is_remission_form(form));
        if let Some(relapse) = self.relapses().into_iter().filter(|relapse| !ended(*relapse)).min() {
            let recovered = self.confirmed_span(relapse).is_some_and(|span| span >= self.c.recovery_days);
            return if recovered { State::Recurrence } else { State::Relapse };
        }
        let Some(latest) = self.latest() else { return State::Unknown };
        if self.is_high(latest) && self.has_confirmed_before(self.forms.len()) {
            return State::PossibleRelapse;
        }
        let span = self.chain_at(self.forms.len(), i32::MAX).map_or(-1, |form| self.span(form));
        let well = |level: f64| level >= f64::from(self.c.full_level);
        let functions = self.forms[latest].difficulty == Some(0) || self.function.is_some_and(well);
        if span >= self.c.recovery_days {
            State::Recovery
        } else if span >= self.c.sustained_days && functions && self.median().is_some_and(well) {
            State::FullRemission
        } else if span >= self.c.sustained_days {
            State::SustainedRemission
        } else if span >= self.c.remission_days {
            State::Remission
        } else if self.is_low(latest) {
            State::RemissionRange
        } else {
            self.response(self.total(latest).unwrap())
        }
    }

    fn response(&self, total: f64) -> State {
        let in_window = |form: &&Form| {
            let before = self.course_start.map(|start| start - form.day);
            before.is_some_and(|before| (0..=i32::try_from(self.c.baseline_days).unwrap()).contains(&before))
        };
        let baseline = self.forms.iter().filter(|form| form.missing() == 0).rfind(in_window).and_then(Form::total);
        let Some(baseline) = baseline.filter(|baseline| *baseline >= f64::from(self.c.moderate_total)) else {
            return State::Unknown;
        };
        // In whole numbers: a total is a multiple of a fifty-sixth.
        let parts = |points: f64| points * 56.0;
        let dropped = (parts(baseline) - parts(total)).round() * 100.0;
        match (f64::from(self.c.response_percent), f64::from(self.c.partial_percent)) {
            (percent, _) if dropped >= percent * parts(baseline).round() => State::Response,
            (_, percent) if dropped >= percent * parts(baseline).round() => State::PartialResponse,
            _ => State::NoResponse,
        }
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
}

fn mean(items: [Option<u8>; 4]) -> Option<f64> {
    let answered: Vec<f64> = items.iter().flatten().map(|points| f64::from(*points)).collect();
    let count = f64::from(u8::try_from(answered.len()).unwrap());
    (count >= 2.0).then(|| answered.iter().sum::<f64>() / count)
}
