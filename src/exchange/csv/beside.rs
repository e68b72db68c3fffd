//! What stands beside the records of days and sessions: the plan, what was
//! brought from elsewhere, and what the fade watch said.

use super::tables::{CHOICE, CLOCK, DAY, TEXT, columns, with_words, words};
use super::{Cell, Table};
use crate::exchange::Notes;
use crate::exchange::names::name;
use crate::record::cut_offs::{CutOff, CutOffs};
use crate::record::id::RecordId;
use crate::record::kinds::fade_alert::Percent;
use crate::record::kinds::plan::{Interval, Plan};
use crate::record::log::Record;
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline};

/// The plan in force, on the day it was last written. Whom to call is not in it.
pub(super) fn plan(timeline: &Timeline, start: DayStart, notes: Notes) -> Table {
    let fixed = columns([
        ("target", CHOICE),
        ("target_agreed", DAY),
        ("interval_days", "days"),
        ("planned", "days YYYY-MM-DD"),
        ("cut_offs", "name=value"),
    ]);
    let all = with_words(fixed, notes, ["therapy", "goals", "would_accept", "would_not_accept"]);
    let trail: Vec<_> = timeline.trail(RecordId::PLAN).collect();
    let kept = trail.first().zip(trail.last()).and_then(|(first, last)| match last.value()? {
        Record::Plan(plan) => Some(Kept {
            id: RecordId::PLAN,
            value: &**plan,
            first_written: &first.written,
            last_written: &last.written,
            edited: trail.len() > 1,
        }),
        _ => None,
    });
    let day = kept.as_ref().map_or(LocalDay::FIRST, |kept| kept.last_written.local_day(start));
    Table::new("plan", all, start, kept.into_iter(), |kept: &Kept<'_, Plan>| {
        let plan = kept.value;
        let planned: Vec<_> = plan.planned.iter().map(ToString::to_string).collect();
        let mut cells = vec![
            name(plan.target).into(),
            plan.target_agreed.into(),
            plan.interval.map(Interval::days).into(),
            planned.join(" ").into(),
            cut_offs(plan).into(),
        ];
        cells.extend(words(notes, [&plan.therapy, &plan.goals, &plan.would_accept, &plan.would_not_accept]));
        (day, cells)
    })
}

/// Those that differ from the published ones.
fn cut_offs(plan: &Plan) -> String {
    let usual = CutOffs::default();
    let moved = CutOff::ALL.into_iter().filter(|which| plan.cutoffs.get(*which) != usual.get(*which));
    let moved: Vec<_> = moved.map(|which| format!("{}={}", name(which), plan.cutoffs.get(which))).collect();
    moved.join(" ")
}

/// Moods of other apps, on scales of their own. They are no levels, and no table mixes them.
pub(super) fn imported_moods(timeline: &Timeline, start: DayStart, notes: Notes) -> Table {
    let fixed = columns([
        ("source", CHOICE),
        ("time", CLOCK),
        ("value_hundredths", "0.01 points of its scale"),
        ("worst_hundredths", "0.01 points of its scale"),
        ("best_hundredths", "0.01 points of its scale"),
        ("word", TEXT),
    ]);
    let all = with_words(fixed, notes, ["activities", "note"]);
    let moods = timeline.imported_moods_between(LocalDay::FIRST, LocalDay::LAST);
    Table::new("imported-moods", all, start, moods, |kept| {
        let mood = kept.value;
        let rating = mood.rating;
        let mut cells = vec![
            name(mood.source).into(),
            mood.at.time.into(),
            rating.value().into(),
            rating.worst().into(),
            rating.best().into(),
            (&mood.word).into(),
        ];
        cells.extend(words(notes, [&mood.activities, &mood.note]));
        (mood.at.day, cells)
    })
}

/// Warnings as they were said, with what the person said of them.
pub(super) fn fade_alerts(timeline: &Timeline, start: DayStart) -> Table {
    let all = columns([
        ("session_day", DAY),
        ("warning", CHOICE),
        ("share_left", "percent"),
        ("share_low", "percent"),
        ("share_high", "percent"),
        ("half_gone", "percent"),
        ("verdict", CHOICE),
        ("muted", "yes/no"),
    ]);
    Table::new("fade-alerts", all, start, timeline.fade_alerts(), |kept| {
        let alert = kept.value;
        let said = alert.said;
        let mut cells: Vec<Cell> = vec![alert.session.into(), name(alert.warning).into()];
        cells.extend([said.share, said.low, said.high, said.half_gone].map(Percent::number).map(Cell::from));
        cells.extend([alert.verdict.map(name).into(), alert.muted.into()]);
        (alert.day, cells)
    })
}
