//! What the invented person lives with beside the sessions.

use super::Row;
use crate::record::id::RecordId;
use crate::record::kinds::goal::{Goal, GoalLook};
use crate::record::kinds::medicine::Medicine;
use crate::record::kinds::plan::{Interval, Plan};
use crate::record::kinds::therapy::{Therapy, TherapyKind};
use crate::record::kinds::trial::{Trial, TrialKind, TrialOutcome};
use crate::record::rough_date::RoughDate;
use crate::record::text::{Label, Note, Text};
use crate::record::values::{Count, Level};

const DAYS_A_MONTH: u32 = 30;

impl Row<'_> {
    pub(super) fn medicine(&self) -> Option<Medicine> {
        let (year, month) = self.months_before(2)?;
        Some(Medicine {
            name: self.label(4)?,
            dose: Some(self.label(3)?),
            since: Some(RoughDate::Month(year, month)),
            until: None,
            why_stopped: None,
        })
    }

    pub(super) fn trial(&self) -> Option<Trial> {
        let (year, _) = self.months_before(2)?;
        let outcome = self.text(3)?;
        Some(Trial {
            what: TrialKind::Antidepressant,
            name: Some(self.label(4)?),
            when: Some(RoughDate::Year(year)),
            outcome: TrialOutcome::ALL.into_iter().find(|known| known.name() == outcome)?,
            note: None,
        })
    }

    pub(super) fn goal(&self) -> Option<Goal> {
        let text = Text::parse("sample", self.text(3)?).ok()?;
        Some(Goal { text, first: true, agreed: Some(self.day(2)?), ended: None })
    }

    pub(super) fn look(&self, goal: Option<RecordId>) -> Option<GoalLook> {
        Some(GoalLook { goal: goal?, day: self.day(1)?, score: Level::new("sample", self.number(2)?).ok()? })
    }

    pub(super) fn therapy(&self) -> Option<Therapy> {
        Some(Therapy {
            since: self.day(1)?,
            until: None,
            what: TherapyKind::Talk,
            name: Some(self.label(3)?),
            times_a_week: Some(Count::new("sample", self.number(2)?.into()).ok()?),
            note: None,
        })
    }

    pub(super) fn plan(&self) -> Option<Plan> {
        Some(Plan {
            interval: Some(Interval::new("sample", self.number(2)?.into()).ok()?),
            review_day: Some(self.day(3)?),
            reviewer: Some(self.label(4)?),
            stop_if: Some(Note::parse("sample", self.text(5)?).ok()?),
            ..Plan::default()
        })
    }

    /// The year and the month this many months before the first day.
    fn months_before(&self, place: usize) -> Option<(u16, u8)> {
        let days = u32::from(self.number(place)?) * DAYS_A_MONTH;
        let (year, month, _) = self.first_day.checked_minus(days)?.ymd();
        Some((year.try_into().ok()?, month.try_into().ok()?))
    }

    fn label(&self, place: usize) -> Option<Label> {
        Label::parse("sample", self.text(place)?).ok()
    }

    fn text(&self, place: usize) -> Option<&str> {
        self.fields.get(place).copied()
    }
}
