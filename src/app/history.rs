//! Medicines, earlier treatments, and therapies beside this one.

use super::failure::Failure;
use super::host::Host;
use super::view::{HistoryView, MedicineView, MedicinesView, TherapiesView, TherapyView, TrialView};
use super::{App, show};
use crate::record::kinds::medicine::Medicine;
use crate::record::kinds::therapy::Therapy;
use crate::record::kinds::trial::Trial;
use crate::record::rough_date::RoughDate;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::Kept;
use crate::rules::medicine_class;
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// Medicines beside the treatment.
    pub async fn medicines(&self) -> Result<MedicinesView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let start = timeline.settings().day_start;
        let views = timeline.medicines().map(|kept| medicine_view(&kept, start, today));
        let (mut medicines, past): (Vec<_>, Vec<_>) = views.partition(|view| view.current);
        medicines.extend(past);
        Ok(MedicinesView { today: today.to_string(), medicines })
    }

    /// Earlier treatments and how they went.
    pub async fn history(&self) -> Result<HistoryView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let start = timeline.settings().day_start;
        let view = |kept: Kept<'_, Trial>| TrialView { marks: show::undated(&kept, start), value: kept.value.clone() };
        Ok(HistoryView { today: today.to_string(), trials: timeline.trials().map(view).collect() })
    }

    /// Therapies beside the treatment.
    pub async fn therapies(&self) -> Result<TherapiesView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let start = timeline.settings().day_start;
        let view = |kept: Kept<'_, Therapy>| TherapyView {
            marks: show::marks(&kept, kept.value.since, start),
            current: kept.value.until.is_none_or(|until| until >= today),
            value: kept.value.clone(),
        };
        Ok(TherapiesView { today: today.to_string(), therapies: timeline.therapies().rev().map(view).collect() })
    }
}

fn medicine_view(kept: &Kept<'_, Medicine>, start: DayStart, today: LocalDay) -> MedicineView {
    let medicine = kept.value;
    MedicineView {
        marks: show::undated(kept, start),
        current: medicine.until.is_none_or(|until| !until.is_before(RoughDate::Day(today))),
        class: medicine_class::of_name(medicine.name.as_str()),
        value: medicine.clone(),
    }
}
