//! Chains of remission forms, and what ends them (R1).

use super::history::{Event, History, Reading};
use super::is_remission_form;
use crate::domain::cutoffs::CutOffs;
use crate::domain::record::RecordId;
use crate::domain::time::LocalDay;

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

/// What a run through all forms and setbacks leaves behind.
#[derive(Default)]
pub(super) struct Course {
    pub(super) chain: Option<Chain>,
    /// How far the most recent confirmed chain came.
    pub(super) confirmed: Option<Confirmed>,
    pub(super) relapse: Option<Relapse>,
    /// A total of 5–9 ended a confirmed chain, and no remission form came since.
    pub(super) lost: bool,
    /// Days of totals of 10 or more since the confirmed remission, none lower between, that can still be half of a relapse.
    high: Vec<LocalDay>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Confirmed {
    Remission,
    Recovery,
}

#[derive(Clone, Copy)]
pub(super) struct Relapse {
    pub(super) after: Confirmed,
    pub(super) setback: Option<RecordId>,
}

impl Course {
    pub(super) fn read(history: &History, cutoffs: &CutOffs) -> Self {
        let mut course = Self::default();
        history.events().for_each(|event| course.take(event, cutoffs));
        course
    }

    /// Goes on by one form or setback, in the order of their days.
    pub(super) fn take(&mut self, event: Event<'_>, cutoffs: &CutOffs) {
        match event {
            Event::Form(reading) => self.take_reading(reading, cutoffs),
            Event::Setback(_, record) => self.take_setback(record),
        }
    }

    /// A setback ends the chain, confirmed or not: what is counted towards remission begins after it.
    fn take_setback(&mut self, setback: RecordId) {
        self.chain = None;
        let Some(after) = self.confirmed else { return };
        self.relapse = Some(Relapse { after, setback: Some(setback) });
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
        self.high.retain(|earlier| day.days_since(*earlier) <= most);
        if self.high.iter().any(|earlier| day.days_since(*earlier) >= fewest) {
            self.relapse = self.relapse.or(Some(Relapse { after, setback: None }));
        }
        self.high.push(day);
    }
}
