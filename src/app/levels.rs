//! The levels of the days, for the charts.

use super::App;
use super::failure::Failure;
use super::host::Host;
use super::view::{ImportedLevelView, LevelDayView, LevelsView};
use crate::record::kinds::check_in::CheckIn;
use crate::record::kinds::imported::ImportedMood;
use crate::record::time::LocalDay;
use crate::record::timeline::Timeline;
use crate::record::values::Sleep;
use crate::rules::{fade, schedule};
use crate::store::Store;

impl<S: Store, H: Host> App<S, H> {
    /// The levels of today and the `days` before it.
    pub async fn levels(&self, days: u32) -> Result<LevelsView, Failure> {
        let journal = self.journal().await;
        let timeline = journal.timeline();
        let (_, today) = self.now(timeline)?;
        let first = today.saturating_minus(days);
        Ok(LevelsView {
            today: today.to_string(),
            days: level_days(timeline, first, today),
            imported: timeline.imported_moods_between(first, today).map(|kept| imported(kept.value)).collect(),
            sessions: timeline.sessions_between(first, today).map(|kept| kept.value.day.to_string()).collect(),
            next_session: schedule::next_session(timeline, today).map(|day| day.to_string()),
        })
    }
}

fn level_days(timeline: &Timeline, first: LocalDay, last: LocalDay) -> Vec<LevelDayView> {
    let check_ins: Vec<&CheckIn> = timeline.check_ins_between(first, last).map(|kept| kept.value).collect();
    let of_one_day = check_ins.chunk_by(|one, next| one.day == next.day);
    let days = fade::levels(check_ins.iter().copied()).zip(of_one_day).map(|((day, level), of_day)| LevelDayView {
        day: day.to_string(),
        level: level.points(),
        energy: mean(of_day, |check_in| check_in.energy.map(|energy| energy.points().into())),
        sleep: mean(of_day, |check_in| check_in.sleep.map(Sleep::hours)),
    });
    days.collect()
}

/// The mean of the answers that were given.
fn mean(of_day: &[&CheckIn], answer: fn(&CheckIn) -> Option<f64>) -> Option<f64> {
    let answers = of_day.iter().filter_map(|check_in| answer(check_in));
    let (sum, count) = answers.fold((0.0, 0.0), |(sum, count), answer| (sum + answer, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

fn imported(mood: &ImportedMood) -> ImportedLevelView {
    ImportedLevelView {
        day: mood.at.day.to_string(),
        source: mood.source,
        value: mood.rating.value(),
        worst: mood.rating.worst(),
        best: mood.rating.best(),
    }
}
