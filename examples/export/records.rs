//! Turns the days of a file into records.

use anyhow::Result;
use tidemark::record::id::RecordId;
use tidemark::record::kinds::check_in::CheckIn;
use tidemark::record::kinds::function::{FunctionForm, ITEMS};
use tidemark::record::kinds::phq9::Phq9Form;
use tidemark::record::kinds::session::{Drug, HalfGone, Route, Session};
use tidemark::record::log::{Change, Entry, Record};
use tidemark::record::problem::Problem;
use tidemark::record::text::Label;
use tidemark::record::time::{LocalDay, Moment, Zone};
use tidemark::record::timeline::Timeline;

use super::read::{Form, Row, whole};

const SECOND_MS: i64 = 1000;
const HOUR_MS: i64 = 60 * 60 * SECOND_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// A person's records, as the file gives them.
pub(crate) struct Records {
    pub(crate) timeline: Timeline,
    /// The end of the last day.
    pub(crate) at: Moment,
    /// Forms of which only the total is known, with their days.
    pub(crate) left_out: Vec<(LocalDay, f64)>,
}

impl Records {
    /// The records of these days, each written at 20:00 UTC on its day. `None` if there are no days.
    pub(crate) fn of(rows: &[Row]) -> Result<Option<Self>> {
        let Some(last) = rows.last() else { return Ok(None) };
        let mut log = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            let written = moment(row.day, 20 * HOUR_MS)?;
            for record in records(row, &rows[place..])? {
                // Numbered, so that the same file gives the same identities.
                let sequence = u32::try_from(log.len())? + 1;
                let id = RecordId::from_bytes((1 << 32 | u128::from(sequence)).to_be_bytes());
                log.push(Entry { sequence, record: id, written: written.clone(), change: Change::Put(record) });
            }
        }
        let left_out = rows.iter().filter_map(|row| match &row.form {
            Some(Form::Total(total)) => Some((row.day, total.points())),
            _ => None,
        });
        let at = moment(last.day, DAY_MS - SECOND_MS)?;
        Ok(Some(Self { timeline: Timeline::from_log(log), at, left_out: left_out.collect() }))
    }
}

fn moment(day: LocalDay, in_day: i64) -> Result<Moment, Problem> {
    Moment::new(i64::from(day.number()) * DAY_MS + in_day, 0, Zone::parse("UTC")?)
}

/// The records of one day. `later` holds the days from this one on.
fn records(row: &Row, later: &[Row]) -> Result<Vec<Record>, Problem> {
    let mut records = Vec::new();
    if row.session {
        records.push(Record::Session(session(row, later)?));
    }
    if let Some(Form::Items(answers)) = &row.form {
        records.push(Record::Phq9(Phq9Form { day: row.day, answers: *answers }));
    }
    // Levels are whole points, so a fraction is dropped.
    let [mood, interest, energy, calm] = row.levels.items.map(|level| level.and_then(whole));
    let like_myself = row.levels.like_myself;
    match (mood, like_myself) {
        (Some(mood), _) => records.push(Record::CheckIn(CheckIn {
            day: row.day,
            mood,
            interest,
            energy,
            calm,
            like_myself,
            sleep: None,
            note: None,
        })),
        // Without a mood there is no check-in, but the weekly look asks the same.
        (None, Some(_)) => records.push(Record::Function(FunctionForm::new(row.day, [None; ITEMS], like_myself)?)),
        (None, None) => {}
    }
    Ok(records)
}

/// The file names neither route nor drug. The planned next session is the first that this row, or a row before the next
/// session, names.
fn session(row: &Row, later: &[Row]) -> Result<Session, Problem> {
    let until_next = later.iter().enumerate().take_while(|(place, day)| *place == 0 || !day.session);
    let planned_next = until_next.filter_map(|(_, day)| day.planned).find(|day| *day > row.day);
    let drug = Drug::Other(Label::parse("drug", "not stated in the file")?);
    let half_gone = row.half_gone.map(|gone| if gone { HalfGone::Yes } else { HalfGone::NotYet });
    Ok(Session { planned_next, half_gone, ..Session::on(row.day, Route::Other, drug) })
}
