//! Regular doses at home: what is agreed, and what became of each day's.

use super::amend::receipt;
use super::failure::Failure;
use super::host::Host;
use super::journal::Changes;
use super::keep::{may_keep, past_day};
use super::now::Now;
use super::view::{AdherenceView, DoseDayLineView, DoseDayView, DosesTodayView, Receipt, RegimenView, RegimensView};
use super::{App, show};
use crate::record::kinds::regimen::{DoseDay, DoseMark, Doses, Regimen};
use crate::record::log::{Change, Record};
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};
use crate::rules::regular_doses::{self, Adherence};
use crate::store::Store;
use crate::store::rows::DraftSlot;

/// How many of the latest days are listed, today included.
const RECENT_DAYS: u32 = 14;

impl<S: Store, H: Host> App<S, H> {
    /// Keeps regular doses. Where others go on, the person is asked first whether they end the day before
    /// (`regimen_underway`); once `confirmed`, both changes are kept in one transaction. Any other overlap is refused
    /// (`overlaps`).
    pub async fn save_regimen(
        &self,
        id: Option<&str>,
        regimen: Regimen,
        confirmed: bool,
    ) -> Result<Vec<Receipt>, Failure> {
        let id = self.id_for(id)?;
        let mut ids = Vec::new();
        let plan = &mut |timeline: &Timeline, now: &Now<'_>| {
            past_day("since", regimen.since, now.last_day(timeline, id))?;
            let record = Record::Regimen(regimen.clone());
            may_keep(timeline, id, &record)?;
            let ended = regular_doses::ended_by(timeline, id, &regimen, confirmed)?;
            let ended = ended.map(|kept| {
                let until = regimen.since.checked_minus(1);
                (kept.id, Change::Put(Record::Regimen(Regimen { until, ..kept.value.clone() })))
            });
            let records: Vec<_> = ended.into_iter().chain([(id, Change::Put(record))]).collect();
            ids = records.iter().map(|(id, _)| *id).collect();
            Ok(Changes { records, drafts: vec![(DraftSlot::Regimen, id)], ..Changes::default() })
        };
        let mut journal = self.journal().await;
        self.transact(&mut journal, plan).await?;
        Ok(ids.into_iter().map(|id| receipt(journal.timeline(), id)).collect())
    }

    /// Keeps with one tap what became of today's doses. Another tap changes it.
    pub async fn dose_today(&self, mark: DoseMark) -> Result<Receipt, Failure> {
        let today = self.right_now().await?.1;
        self.save(None, Record::DoseDay(DoseDay { day: today, doses: Doses::marked(mark) })).await
    }

    /// The place of the regular doses.
    pub async fn regimens(&self) -> Result<RegimensView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let start = timeline.settings().day_start;
        let view = |kept: &Kept<'_, Regimen>| regimen_view(timeline, kept, start, today);
        let current = regular_doses::in_force(timeline, today);
        let others = timeline.regimens().rev().filter(|kept| current.as_ref().is_none_or(|now| now.id != kept.id));
        Ok(RegimensView {
            today: today.to_string(),
            history: others.map(|kept| view(&kept)).collect(),
            days: days(timeline, start, today),
            current: current.as_ref().map(view),
        })
    }
}

/// What Today offers for one tap.
pub(super) fn today_view(timeline: &Timeline, today: LocalDay) -> Option<DosesTodayView> {
    let regimen = regular_doses::in_force(timeline, today)?.value.clone();
    Some(DosesTodayView { regimen, doses: doses_of(timeline, timeline.settings().day_start, today) })
}

fn regimen_view(timeline: &Timeline, kept: &Kept<'_, Regimen>, start: DayStart, today: LocalDay) -> RegimenView {
    let Adherence { taken, expected, extra, skipped_days, unmarked_days } =
        regular_doses::adherence(timeline, kept.value, today);
    RegimenView {
        marks: show::marks(kept, kept.value.since, start),
        value: kept.value.clone(),
        adherence: AdherenceView { taken, expected, extra, skipped_days, unmarked_days },
    }
}

fn days(timeline: &Timeline, start: DayStart, today: LocalDay) -> Vec<DoseDayLineView> {
    let days = (0..RECENT_DAYS).filter_map(|back| today.checked_minus(back));
    let covered = days.filter(|day| regular_doses::in_force(timeline, *day).is_some());
    covered.map(|day| DoseDayLineView { day: day.to_string(), doses: doses_of(timeline, start, day) }).collect()
}

fn doses_of(timeline: &Timeline, start: DayStart, day: LocalDay) -> Option<DoseDayView> {
    let kept = timeline.dose_days_between(day, day).next_back()?;
    Some(DoseDayView { marks: show::marks(&kept, day, start), value: kept.value.clone() })
}
