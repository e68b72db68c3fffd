//! Blood pressures: the readings of any table whose columns are known, whether by their names or from the person. All
//! are in mmHg.

use super::clock::Clock;
use super::columns::{is_blank, pair, whole, words};
use super::heading::{DATE, DIASTOLIC, NOTE, OFFSET, PRESSURE, PULSE, SYSTOLIC, TIME, ZONE};
use super::table::{Line, Table};
use super::{Answers, Found, Numbers, Question, Read, Reason, Row, Setting, What, Without};
use crate::record::kinds::imported::{FileKind, Source};
use crate::record::kinds::pressure::{BloodPressure, Pulse};
use crate::record::problem::Problem;

/// Where the parts of a reading are.
pub(super) struct Columns {
    pub(super) date: usize,
    pub(super) time: Option<usize>,
    /// How far the zone of each row is from world time, in which its time then is.
    pub(super) offset: Option<usize>,
    /// The zone that the time of each row is in.
    pub(super) zone: Option<usize>,
    pub(super) numbers: Numbers,
    pub(super) note: Option<usize>,
}

/// The readings, if the header names both pressures and a date.
pub(super) fn read(table: &Table, answers: &Answers, setting: &Setting<'_>) -> Option<Read> {
    let columns = columns(table)?;
    Some(Read { source: source(table), ..read_columns(table, &columns, answers, setting) })
}

fn columns(table: &Table) -> Option<Columns> {
    let header = &table.header;
    let systolic = SYSTOLIC.find(header, &[]);
    let diastolic = DIASTOLIC.find(header, systolic.as_slice());
    let (upper, lower) = match (systolic, diastolic) {
        (Some(systolic), Some(diastolic)) => (systolic, Some(diastolic)),
        _ => (PRESSURE.find(header, &[]).filter(|column| holds_pairs(table, *column))?, None),
    };
    let mut taken: Vec<usize> = [upper].into_iter().chain(lower).collect();
    let mut find = |names: &super::heading::Names| {
        let column = names.find(header, &taken);
        taken.extend(column);
        column
    };
    let (offset, zone) = (find(&OFFSET), find(&ZONE));
    let (date, time) = match (find(&DATE), find(&TIME)) {
        (Some(date), time) => (date, time),
        // A column "Time" may hold the day as well.
        (None, Some(time)) => (time, None),
        (None, None) => return None,
    };
    let (pulse, note) = (find(&PULSE), find(&NOTE));
    Some(Columns { date, time, offset, zone, numbers: Numbers { upper, lower, pulse }, note })
}

/// Whether the first cells of a column hold two numbers each.
fn holds_pairs(table: &Table, column: usize) -> bool {
    const LOOKED_AT: usize = 10;
    let mut cells = table.rows().map(|line| line.cell(column)).filter(|cell| !is_blank(cell)).take(LOOKED_AT);
    cells.any(|cell| pair(cell).is_some())
}

/// The readings in these columns.
pub(super) fn read_columns(table: &Table, columns: &Columns, answers: &Answers, setting: &Setting<'_>) -> Read {
    let Columns { date, time, offset, zone, numbers, note } = *columns;
    let names = [table.name(Some(date)), table.name(time)];
    let mut clock = Clock::new(table.rows().map(|line| line.cell(date)), answers, setting).under(names);
    let mut swapped = 0;
    let mut read = |line: Line<'_>| {
        line.fits()?;
        let at = clock.when_beside(line.cell(date), line.maybe(time), line.maybe(offset), line.maybe(zone))?;
        let mut without = Without { time: at.is_time_lost, ..Without::default() };
        let (upper, lower, beside) = numbers.of(line).ok_or(Reason::NoValue)?;
        let pressure = match BloodPressure::new(upper, lower) {
            Err(Problem::PressureSwapped { .. }) => {
                swapped += 1;
                if answers.swap != Some(true) {
                    return Err(Reason::LeftOut);
                }
                BloodPressure::new(lower, upper)
            }
            pressure => pressure,
        };
        let pulse = pulse(beside.as_deref().unwrap_or(line.maybe(numbers.pulse)), &mut without);
        let note = words("note", line.maybe(note), &mut without).filter(|note| !is_blank(note.as_str()));
        let what = What::Pressure { pressure: pressure.map_err(Reason::Refused)?, pulse };
        Ok(Found { at: at.when, utc: at.utc, what, note, without })
    };
    let rows = table.rows().map(|line| Row { line: line.number(), found: read(line) }).collect();
    let (mut questions, mut open) = clock.questions();
    if swapped > 0 {
        questions.push(Question::Swapped { rows: swapped });
        open += u32::from(answers.swap.is_none());
    }
    let used = [Some(date), time, offset, zone, Some(numbers.upper), numbers.lower, numbers.pulse, note];
    let unused = table.not_in(&used);
    Read { source: Source::Table, file: FileKind::Csv, rows, questions, open, unused }
}

impl Numbers {
    /// The upper and the lower number of a row, and what stands behind them in their cell: "121/79/64".
    fn of(self, line: Line<'_>) -> Option<(u16, u16, Option<String>)> {
        match self.lower {
            Some(lower) => Some((whole(line.cell(self.upper))?, whole(line.cell(lower))?, None)),
            None => pair(line.cell(self.upper)),
        }
    }
}

/// The pulse in a cell. One that cannot be is left out, and the reading stays.
pub(super) fn pulse(cell: &str, without: &mut Without) -> Option<Pulse> {
    if is_blank(cell) || cell == "0" {
        return None;
    }
    let pulse = whole(cell).and_then(|beats| Pulse::new(beats).ok());
    without.pulse |= pulse.is_none();
    pulse
}

/// The maker, if a column that only one of them uses gives it away.
fn source(table: &Table) -> Source {
    if table.column(&["truread"]).is_some() {
        return Source::Omron;
    }
    let withings = ["date", "heart rate", "systolic", "diastolic", "comments"];
    let same = table.header.len() == withings.len() && withings.iter().all(|name| table.column(&[name]).is_some());
    if same { Source::Withings } else { Source::Table }
}
