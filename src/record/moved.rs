//! Moving a record to another day, after the clock was wrong.

use super::kinds::imported::ImportedPressure;
use super::kinds::side_effect::End;
use super::log::Record;
use super::time::{LocalDay, When};

impl Record {
    /// The same record `by` days later, or earlier if that is negative; times of day stay. `None` where a day would be
    /// outside of the calendar, for a record that is about no day, and for a warning: what it said holds for its own day
    /// alone.
    pub fn moved(&self, by: i32) -> Option<Self> {
        let shift = |day: &mut LocalDay| {
            *day = LocalDay::from_number(day.number().checked_add(by)?)?;
            Some(())
        };
        let mut moved = self.clone();
        match &mut moved {
            Self::CheckIn(check_in) => shift(&mut check_in.day)?,
            Self::Phq9(form) => shift(&mut form.day)?,
            Self::Session(session) => {
                shift(&mut session.day)?;
                session.planned_next.as_mut().map_or(Some(()), shift)?;
            }
            Self::SideEffect(effect) => {
                shift(&mut effect.onset.day)?;
                if let Some(End::At(end) | End::By(end)) = &mut effect.end {
                    shift(&mut end.day)?;
                }
            }
            Self::Setback(setback) => shift(&mut setback.day)?,
            Self::Gad7(form) => shift(&mut form.day)?,
            Self::ClinicScore(score) => shift(&mut score.day)?,
            Self::Function(form) => shift(&mut form.day)?,
            Self::Pressure(reading) => shift(&mut reading.at.day)?,
            Self::Stamp(stamp) => shift(&mut stamp.at.day)?,
            Self::Screen(screen) => shift(&mut screen.day)?,
            Self::Regimen(regimen) => {
                shift(&mut regimen.since)?;
                regimen.until.as_mut().map_or(Some(()), shift)?;
            }
            Self::Therapy(therapy) => {
                shift(&mut therapy.since)?;
                therapy.until.as_mut().map_or(Some(()), shift)?;
            }
            Self::DoseDay(doses) => shift(&mut doses.day)?,
            Self::GoalLook(look) => shift(&mut look.day)?,
            Self::ImportedMood(mood) => {
                shift(&mut mood.at.day)?;
                // It names another moment now than the file.
                mood.utc = None;
            }
            Self::ImportedPressure(imported) => {
                let reading = imported.reading();
                let mut day = reading.at.day;
                shift(&mut day)?;
                let at = When { day, ..reading.at };
                let moved = ImportedPressure::new(imported.batch, imported.source, at, reading.pressure, reading.pulse);
                *imported = moved.beside(None, imported.note.take());
            }
            Self::Settings(_)
            | Self::Plan(_)
            | Self::SafetyPlan(_)
            | Self::ImportBatch(_)
            | Self::FadeAlert(_)
            | Self::PutOff(_)
            | Self::Item9Closed(_)
            | Self::KeptAhead(_)
            | Self::Backup(_)
            | Self::Medicine(_)
            | Self::Trial(_)
            | Self::Goal(_)
            | Self::Offered(_) => return None,
        }
        Some(moved)
    }
}
