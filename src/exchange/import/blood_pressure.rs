//! Blood pressures, recognised by their column names: OMRON connect
//! (`Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),…`), Withings
//! (`Date,Heart rate,Systolic,Diastolic,Comments`) and similar tables. All are in mmHg.

use super::columns::whole;
use super::instant::Clock;
use super::table::{Line, Table};
use super::{Answers, Found, Question, Read, Reason, Row, Setting};
use crate::record::kinds::imported::{FileKind, Source};
use crate::record::kinds::pressure::{BloodPressure, Pulse};
use crate::record::problem::Problem;

const SYSTOLIC: [&str; 7] = [
    "systolic",
    "systolic (mmhg)",
    "systolic blood pressure",
    "systolic blood pressure (mmhg)",
    "sys",
    "sys (mmhg)",
    "sys(mmhg)",
];
const DIASTOLIC: [&str; 7] = [
    "diastolic",
    "diastolic (mmhg)",
    "diastolic blood pressure",
    "diastolic blood pressure (mmhg)",
    "dia",
    "dia (mmhg)",
    "dia(mmhg)",
];
const PULSE: [&str; 9] = [
    "pulse",
    "pulse (bpm)",
    "pulse(bpm)",
    "pulse rate",
    "heart rate",
    "heart rate (bpm)",
    "heart rate (count/min)",
    "bpm",
    "pul",
];
const DATE: [&str; 9] = [
    "date",
    "start date",
    "startdate",
    "date/time",
    "datetime",
    "date time",
    "measurement date",
    "timestamp",
    "measured at",
];
const TIME: [&str; 3] = ["time", "start time", "measurement time"];

/// The readings, if the header names both pressures and a date.
pub(super) fn read(table: &Table, answers: &Answers, setting: &Setting<'_>) -> Option<Read> {
    let (systolic, diastolic, date) = (table.column(&SYSTOLIC)?, table.column(&DIASTOLIC)?, table.column(&DATE)?);
    let (time, pulse) = (table.column(&TIME), table.column(&PULSE));
    let mut clock = Clock::new(table.rows().map(|line| line.cell(date)), answers, setting);
    let mut swapped = 0;
    let mut read = |line: Line<'_>| {
        let at = clock.when(line.cell(date), time.map_or("", |time| line.cell(time)))?;
        let number = |column| whole(line.cell(column)).ok_or(Reason::NoValue);
        let (upper, lower) = (number(systolic)?, number(diastolic)?);
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
        let beats = pulse.map_or("", |pulse| line.cell(pulse));
        let pulse = match beats {
            "" | "-" | "--" | "0" => None,
            beats => Some(Pulse::new(whole(beats).ok_or(Reason::NoValue)?).map_err(Reason::Refused)?),
        };
        Ok(Found::Pressure { at, pressure: pressure.map_err(Reason::Refused)?, pulse })
    };
    let rows = table.rows().map(|line| Row { line: line.number(), found: read(line) }).collect();
    let (mut questions, mut open) = clock.questions();
    if swapped > 0 {
        questions.push(Question::Swapped { rows: swapped });
        open += u32::from(answers.swap.is_none());
    }
    Some(Read { source: source(table), file: FileKind::Csv, rows, questions, open })
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
