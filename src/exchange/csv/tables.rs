//! One table per kind of record. Its columns are those of the kind's table of fields, then what is computed from the
//! record, and the person's own words last.

use super::cell::{Cell, Column};
use super::columns::{cells, columns};
use super::{Row, Table};
use crate::exchange::Notes;
use crate::record::fields::value::Value;
use crate::record::fields::{FieldInfo, Line, Place, each};
use crate::record::id::RecordId;
use crate::record::kinds::clinic_score::ClinicScore;
use crate::record::kinds::gad7::{self, Gad7Form};
use crate::record::kinds::phq9::Phq9Form;
use crate::record::kinds::plan::Plan;
use crate::record::kinds::pressure::PressureReading;
use crate::record::kinds::setback::{Setback, SetbackKind};
use crate::record::kinds::settings::Settings;
use crate::record::log::{Record, RecordKind};
use crate::record::time::{DayStart, LocalDay};
use crate::record::timeline::{Kept, Timeline, sort_by_key};

/// All kinds, one table each.
pub(super) fn tables(timeline: &Timeline, notes: Notes) -> Vec<Table> {
    let maker = Maker { timeline, notes, start: timeline.settings().day_start };
    let moods = timeline.imported_moods_between(LocalDay::FIRST, LocalDay::LAST);
    vec![
        maker.table("check-ins", timeline.check_ins(), None),
        maker.table("phq9", timeline.phq9_forms(), Some(&PHQ9)),
        maker.table("gad7", timeline.gad7_forms(), Some(&GAD7)),
        maker.table("clinic-scores", timeline.clinic_scores(), Some(&CLINIC_SCORE)),
        maker.table("function", timeline.function_forms(), None),
        maker.table("sessions", timeline.sessions(), None),
        maker.table("stamps", timeline.stamps(), None),
        maker.table("blood-pressures", timeline.pressures(), Some(&PRESSURE)),
        maker.table("side-effects", timeline.side_effects(), None),
        maker.table("screens", timeline.screens(), None),
        maker.table("setbacks", timeline.setbacks(), Some(&SETBACK)),
        maker.table("plan", plan(timeline), None),
        maker.table("imported-moods", moods, None),
        maker.table("regular-doses", timeline.regimens(), None),
        maker.table("dose-days", timeline.dose_days_between(LocalDay::FIRST, LocalDay::LAST), None),
        maker.table("medicines", timeline.medicines(), None),
        maker.table("earlier-treatments", timeline.trials(), None),
        maker.table("therapies", timeline.therapies(), None),
        maker.table("goals", timeline.goals(), None),
        maker.table("goal-looks", timeline.goal_looks(), None),
        maker.table("fade-alerts", timeline.fade_alerts(), None),
        maker.table("settings", timeline.find::<Settings>(RecordId::SETTINGS).into_iter(), None),
    ]
}

/// What is computed from a record: the columns with their units, and the cells in the same order.
struct Computed<T> {
    columns: &'static [(&'static str, &'static str)],
    cells: fn(&Timeline, &Kept<'_, T>) -> Vec<Cell>,
}

const PHQ9: Computed<Phq9Form> = Computed {
    columns: &[("items_answered", "items"), ("total", "points 0-27")],
    cells: |_, kept| {
        let answers = kept.value.answers;
        let total = answers.score().map(|score| total(score.total.shown(), score.imputed));
        vec![answers.items().iter().flatten().count().into(), total.into()]
    },
};

const GAD7: Computed<Gad7Form> = Computed {
    columns: &[("items_answered", "items"), ("total", "points 0-21")],
    cells: |_, kept| {
        let items = kept.value.items();
        let total = gad7::score(items).map(|score| total(score.shown(), score.imputed));
        vec![items.iter().flatten().count().into(), total.into()]
    },
};

const CLINIC_SCORE: Computed<ClinicScore> =
    Computed { columns: &[("total_max", "points")], cells: |_, kept| vec![kept.value.scale.max().into()] };

/// Where a blood pressure was imported from; empty if it was typed in here.
const PRESSURE: Computed<PressureReading> = Computed {
    columns: &[("source", "choice")],
    cells: |timeline, kept| {
        let source = match timeline.get(kept.id) {
            Some(Record::ImportedPressure(pressure)) => Some(pressure.source.name()),
            _ => None,
        };
        vec![source.into()]
    },
};

const SETBACK: Computed<Setback> = Computed {
    columns: &[("reason", "choice")],
    cells: |_, kept| {
        let reason = match kept.value.kind {
            SetbackKind::Stay(reason) => Some(reason.name()),
            SetbackKind::Attempt => None,
        };
        vec![reason.into()]
    },
};

/// A total gets a star if it was filled with the mean of the answered items.
fn total(shown: f64, imputed: bool) -> String {
    format!("{shown}{}", if imputed { "*" } else { "" })
}

/// The plan in force.
fn plan(timeline: &Timeline) -> impl Iterator<Item = Kept<'_, Plan>> {
    timeline.find::<Plan>(RecordId::PLAN).into_iter()
}

struct Maker<'a> {
    timeline: &'a Timeline,
    notes: Notes,
    start: DayStart,
}

impl Maker<'_> {
    fn table<'a, T: RecordKind + 'a>(
        &self,
        name: &'static str,
        records: impl Iterator<Item = Kept<'a, T>>,
        computed: Option<&Computed<T>>,
    ) -> Table {
        let behind = computed.map_or(&[][..], |computed| computed.columns);
        let (fields, mut table) = self.empty(name, T::LINES, behind);
        for kept in records {
            let behind = computed.map_or_else(Vec::new, |computed| (computed.cells)(self.timeline, &kept));
            let day = kept.value.day();
            let Kept { id, value, first_written, last_written, edited, certain, contested } = kept;
            let value = &value.to_value();
            let kept = Kept { id, value, first_written, last_written, edited, certain, contested };
            table.rows.push(self.row(&fields, &kept, day, behind));
        }
        table
    }

    /// A table without rows, and its fields. What does not depend on the kind of record is compiled only once.
    fn empty(&self, name: &'static str, lines: &'static [Line], behind: &[(&str, &'static str)]) -> (Listed, Table) {
        let mut fields = listed(lines);
        if self.notes == Notes::LeftOut {
            fields.words.clear();
        }
        let mut names: Vec<Column> = fields.own.iter().flat_map(|field| columns(field)).collect();
        names.extend(behind.iter().map(|(name, unit)| Column { name: (*name).to_owned(), unit }));
        names.extend(fields.words.iter().flat_map(|field| columns(field)));
        (fields, Table { name, columns: names, rows: Vec::new() })
    }

    fn row(&self, fields: &Listed, kept: &Kept<'_, Value>, day: Option<LocalDay>, behind: Vec<Cell>) -> Row {
        let mut row: Vec<Cell> = fields.own.iter().flat_map(|field| cells(field, kept.value)).collect();
        row.extend(behind);
        row.extend(fields.words.iter().flat_map(|field| cells(field, kept.value)));
        // What is not about any one day gets the day on which it was last written.
        let day = day.unwrap_or_else(|| kept.last_written.local_day(self.start));
        Row::new(kept, day, self.start, row)
    }
}

/// The fields with columns of their own, in that order.
struct Listed {
    /// Those that are always included.
    own: Vec<&'static FieldInfo>,
    /// The person's own words.
    words: Vec<&'static FieldInfo>,
}

fn listed(lines: &'static [Line]) -> Listed {
    let mut fields = Vec::new();
    // The day has a column in every table.
    each(lines, &mut |field| {
        if field.name != "day" && field.place != Place::Nowhere {
            fields.push(field);
        }
    });
    sort_by_key(&mut fields, |field| field.place as u128);
    let (own, words) = fields.into_iter().partition(|field| !field.private);
    Listed { own, words }
}
