//! Chains of remission forms: what lengthens, pauses and ends them, and what
//! makes and ends a relapse (R1).

use super::history::{Event, History, Kind, Reading};
use crate::record::cut_offs::CutOffs;
use crate::record::id::RecordId;
use crate::record::kinds::phq9::Difficulty;
use crate::record::time::LocalDay;

/// A run of remission forms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chain {
    /// The day of its first form.
    pub first: LocalDay,
    /// The day of its latest form.
    pub last: LocalDay,
    /// Its forms, oldest first.
    pub forms: Vec<RecordId>,
    span: i32,
    /// The day of the form above the range that paused it.
    pub(super) paused_on: Option<LocalDay>,
    /// The answer on difficulty on its latest form.
    pub(super) difficulty: Option<Difficulty>,
}

impl Chain {
    fn begin(reading: &Reading) -> Self {
        Self {
            first: reading.day,
            last: reading.day,
            forms: vec![reading.record],
            span: 0,
            paused_on: None,
            difficulty: reading.difficulty,
        }
    }

    /// The local days between its forms, added up. No gap adds more than [`CutOffs::chain_gap_days`].
    pub fn span(&self) -> i32 {
        self.span
    }

    pub(super) fn is_confirmed(&self, cutoffs: &CutOffs) -> bool {
        self.span >= cutoffs.remission_days
    }

    /// Whether a remission form on this day would still belong to it.
    fn reaches(&self, day: LocalDay, cutoffs: &CutOffs) -> bool {
        let longest = if self.is_confirmed(cutoffs) { cutoffs.confirmed_gap_days } else { cutoffs.chain_gap_days };
        day.days_since(self.last) <= longest
    }

    fn lengthen(&mut self, reading: &Reading, cutoffs: &CutOffs) {
        self.span += reading.day.days_since(self.last).min(cutoffs.chain_gap_days);
        self.last = reading.day;
        self.forms.push(reading.record);
        self.paused_on = None;
        self.difficulty = reading.difficulty;
    }
}

/// The furthest a person has come since the last relapse.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reached {
    Remission,
    Recovery,
}

#[derive(Clone, Copy)]
pub(super) struct Relapse {
    pub(super) after: Reached,
    pub(super) setback: Option<RecordId>,
}

/// Where a person stands after a run through all forms and setbacks.
#[derive(Default)]
pub(super) struct Course {
    pub(super) chain: Option<Chain>,
    pub(super) reached: Option<Reached>,
    pub(super) relapse: Option<Relapse>,
    /// The day of the last relapse, until a remission is confirmed again.
    pub(super) relapsed_on: Option<LocalDay>,
    /// A confirmed chain was ended by something other than a relapse, and there has been no remission form since.
    pub(super) lost: bool,
    /// Days of high totals since the confirmed remission, with no lower one between, that can still be half of a
    /// relapse.
    pub(super) high: Vec<LocalDay>,
    /// The first day of the current run of totals below the moderate one, since the relapse.
    easing_since: Option<LocalDay>,
    /// The latest form with a total.
    scored: Option<Reading>,
    /// The latest form with a total that is not an open form.
    counted: Option<Reading>,
    /// Item 9 was left out of the latest form with answers.
    pub(super) item9_left_out: bool,
    /// Item 9 was above 0 on a form without a total that came after the latest form with one.
    pub(super) item9_unscored: bool,
}

impl Course {
    pub(super) fn read(history: &History, cutoffs: &CutOffs) -> Self {
        let mut course = Self::default();
        history.events().for_each(|event| course.take(event, cutoffs));
        course
    }

    /// Takes in the next form or setback, in the order of their days.
    pub(super) fn take(&mut self, event: Event<'_>, cutoffs: &CutOffs) {
        match event {
            Event::Form(reading) => self.take_reading(reading, cutoffs),
            Event::Setback(day, record) => self.take_setback(day, record),
        }
    }

    pub(super) fn confirmed(&self, cutoffs: &CutOffs) -> Option<&Chain> {
        self.chain.as_ref().filter(|chain| chain.is_confirmed(cutoffs))
    }

    /// The form that the state rests on. An open form counts only while there is no confirmed chain.
    pub(super) fn standing(&self, cutoffs: &CutOffs) -> Option<&Reading> {
        if self.confirmed(cutoffs).is_some() { self.counted.as_ref() } else { self.scored.as_ref() }
    }

    /// The latest form, if it is an open one that does not count because there is a confirmed chain.
    pub(super) fn passed_over(&self, cutoffs: &CutOffs) -> Option<&Reading> {
        self.confirmed(cutoffs)?;
        self.scored.as_ref().filter(|reading| reading.kind(cutoffs) == Kind::Open)
    }

    /// A setback ends the chain, confirmed or not: counting towards remission begins after it.
    fn take_setback(&mut self, day: LocalDay, setback: RecordId) {
        self.chain = None;
        self.high.clear();
        self.easing_since = None;
        self.take_relapse(day, Some(setback));
    }

    fn take_reading(&mut self, reading: &Reading, cutoffs: &CutOffs) {
        if let Some(left_out) = reading.item9_left_out() {
            self.item9_left_out = left_out;
        }
        let kind = reading.kind(cutoffs);
        if reading.score.is_some() {
            self.scored = Some(*reading);
            self.item9_unscored = false;
        }
        match kind {
            Kind::Nothing => return,
            Kind::Open => {
                self.high.clear();
                return;
            }
            Kind::Remission => self.take_remission_form(reading, cutoffs),
            Kind::Slight | Kind::High => self.pause_or_end(reading.day, cutoffs),
            Kind::Item9 => self.end_chain(cutoffs),
        }
        let Some(score) = reading.score else {
            self.item9_unscored = true;
            return;
        };
        self.counted = Some(*reading);
        if score.total.at_least(cutoffs.moderate_total) {
            self.take_high(reading.day, cutoffs);
        } else {
            self.take_lower(reading.day, cutoffs);
        }
    }

    fn take_remission_form(&mut self, reading: &Reading, cutoffs: &CutOffs) {
        self.relapse = None;
        self.lost = false;
        let chain = match self.chain.take().filter(|chain| chain.reaches(reading.day, cutoffs)) {
            Some(mut chain) => {
                chain.lengthen(reading, cutoffs);
                chain
            }
            None => Chain::begin(reading),
        };
        if chain.is_confirmed(cutoffs) {
            let recovered = chain.span >= cutoffs.recovery_days;
            self.reached = self.reached.max(Some(if recovered { Reached::Recovery } else { Reached::Remission }));
            self.relapsed_on = None;
        }
        self.chain = Some(chain);
    }

    /// One form above the range pauses a confirmed chain and ends any other. A second one ends the confirmed chain too,
    /// unless it comes so soon that it is part of the same bad spell.
    fn pause_or_end(&mut self, day: LocalDay, cutoffs: &CutOffs) {
        let Some(chain) = self.chain.as_mut().filter(|chain| chain.is_confirmed(cutoffs)) else {
            self.chain = None;
            return;
        };
        match chain.paused_on {
            None => chain.paused_on = Some(day),
            Some(since) if day.days_since(since) >= cutoffs.pause_days => self.end_chain(cutoffs),
            Some(_) => {}
        }
    }

    fn end_chain(&mut self, cutoffs: &CutOffs) {
        self.lost |= self.confirmed(cutoffs).is_some();
        self.chain = None;
    }

    fn take_high(&mut self, day: LocalDay, cutoffs: &CutOffs) {
        self.easing_since = None;
        if self.reached.is_none() {
            return;
        }
        let (fewest, most) = cutoffs.relapse_days;
        self.high.retain(|earlier| day.days_since(*earlier) <= most);
        if self.high.iter().any(|earlier| day.days_since(*earlier) >= fewest) {
            self.take_relapse(day, None);
        } else {
            self.high.push(day);
        }
    }

    fn take_lower(&mut self, day: LocalDay, cutoffs: &CutOffs) {
        self.high.clear();
        let since = *self.easing_since.get_or_insert(day);
        if day.days_since(since) >= cutoffs.relapse_end_days {
            self.relapse = None;
        }
    }

    /// A relapse ends what was confirmed before it. If nothing was, it is not a relapse.
    fn take_relapse(&mut self, day: LocalDay, setback: Option<RecordId>) {
        let Some(after) = self.reached.take() else { return };
        self.relapse = Some(Relapse { after, setback });
        self.relapsed_on = Some(day);
        self.chain = None;
        self.lost = false;
        self.high.clear();
        self.easing_since = None;
    }
}
