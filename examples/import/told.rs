//! What a dry run says, as text.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, NaiveDate, Offset, TimeZone};
use chrono_tz::Tz;
use tidemark::exchange::import::{self, DryRun, Reason, Setting, Unfit, Without};
use tidemark::record::kinds::imported::Rating;
use tidemark::record::kinds::pressure::Pulse;
use tidemark::record::log::{Entry, Record};
use tidemark::record::text::Text;
use tidemark::record::time::{Moment, When, Zone};
use tidemark::record::timeline::Timeline;

use super::asked::Asked;

/// A file, and the zone of the phone that it is imported on.
pub(crate) struct Source {
    pub(crate) bytes: Vec<u8>,
    pub(crate) zone: Tz,
}

/// What is asked of the command.
pub(crate) struct Request {
    pub(crate) file: Source,
    /// A file that is imported before.
    pub(crate) after: Option<Source>,
    /// The day on which both are imported.
    pub(crate) now: String,
    /// Answers by the numbers of their questions.
    pub(crate) answers: Vec<(usize, String)>,
}

/// What is printed.
pub(crate) struct Told {
    /// The questions, the records, what is left out, and the sums.
    pub(crate) outcome: String,
    /// What records lose that are taken.
    pub(crate) losses: String,
}

/// What importing the file would do; or why it cannot be imported at all.
pub(crate) fn tell(request: &Request) -> Result<Result<Told, Unfit>> {
    let mut timeline = Timeline::default();
    if let Some(other) = &request.after {
        let (asked, run) = match run(other, request, &timeline)? {
            Ok(run) => run,
            Err(unfit) => return Ok(Err(unfit)),
        };
        ensure!(run.open == 0, "The other file still asks:\n{asked}");
        let numbers = timeline.next_sequence()..;
        timeline =
            Timeline::from_log(numbers.zip(run.add).map(|(sequence, entry)| Entry { sequence, ..entry }).collect());
    }
    let told = |(asked, run): (String, DryRun)| Told { outcome: asked + &outcome(&run), losses: losses(&run) };
    Ok(run(&request.file, request, &timeline)?.map(told))
}

/// The questions as text, and what comes of the answers.
fn run(source: &Source, request: &Request, timeline: &Timeline) -> Result<Result<(String, DryRun), Unfit>> {
    let at = last_minute(&request.now, source.zone)?;
    let offset_at = |unix_ms| offset(source.zone, unix_ms);
    let seed = [timeline.next_sequence().to_le_bytes()[0]; 16];
    let setting = Setting { timeline, at: &at, offset_at: &offset_at, seed, vault: None };
    let mut asked = Asked::default();
    loop {
        let run = match import::dry_run(&source.bytes, &asked.answers, &setting) {
            Ok(run) => run,
            Err(unfit) => return Ok(Err(unfit)),
        };
        // An answer can raise other questions.
        if !asked.answer(&run.questions, &request.answers)? {
            return Ok(Ok((asked.text(), run)));
        }
    }
}

/// The last minute of a day.
fn last_minute(day: &str, zone: Tz) -> Result<Moment> {
    let day: NaiveDate = day.parse().ok().context("A day is written 2026-10-12")?;
    let local = day.and_hms_opt(23, 59, 0).context("a time of day")?;
    let at = zone.from_local_datetime(&local).latest().context("There is no such time in this zone")?;
    let ms = at.timestamp_millis();
    Ok(Moment::new(ms, offset(zone, ms), Zone::parse(zone.name())?)?)
}

/// By how many minutes a zone is ahead of world time.
fn offset(zone: Tz, unix_ms: i64) -> i16 {
    let at = DateTime::from_timestamp_millis(unix_ms).unwrap_or_default();
    let seconds = zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc();
    i16::try_from(seconds / 60).unwrap_or_default()
}

/// A row of CSV for each record, then what is left out, then the sums.
fn outcome(run: &DryRun) -> String {
    let mut text = "line,kind,day,time,value,scale,systolic,diastolic,pulse,note\n".to_owned();
    let records = run.add.iter().filter_map(Entry::value);
    for (line, record) in run.lines.iter().zip(records) {
        let cells = cells(record).map(|cell| quoted(&cell)).join(",");
        let _ = writeln!(text, "{line},{cells}");
    }
    for row in &run.refused {
        let _ = writeln!(text, "left out {} {}", row.line, why(&row.reason));
    }
    let taken = run.add.len().saturating_sub(1);
    let not_read = if run.not_read.is_empty() { "nothing".to_owned() } else { run.not_read.join(", ") };
    let (already, refused) = (run.already, run.refused.len());
    let _ = writeln!(text, "taken {taken}, here already {already}, left out {refused}, not read: {not_read}");
    text
}

fn losses(run: &DryRun) -> String {
    let mut text = String::new();
    for (line, without) in &run.without {
        let _ = writeln!(text, "taken {line} {}", lost(*without));
    }
    text
}

/// Kind, day, time, value, scale, upper number, lower number, pulse, note.
fn cells(record: &Record) -> [String; 9] {
    let words = |note: Option<&str>| note.unwrap_or_default().to_owned();
    let time = |at: When| at.time.map(|time| time.to_string()).unwrap_or_default();
    let points = |hundredths: i32| (f64::from(hundredths) / f64::from(Rating::POINT)).to_string();
    let empty = String::new;
    match record {
        Record::ImportedMood(mood) => {
            let rating = mood.rating;
            let scale = format!("{}..{}", points(rating.worst()), points(rating.best()));
            let note = words(mood.note.as_ref().map(Text::as_str));
            let (day, time) = (mood.at.day.to_string(), time(mood.at));
            ["mood".to_owned(), day, time, points(rating.value()), scale, empty(), empty(), empty(), note]
        }
        Record::ImportedPressure(imported) => {
            let reading = imported.reading();
            let (upper, lower) = (reading.pressure.systolic().to_string(), reading.pressure.diastolic().to_string());
            let pulse = reading.pulse.map(Pulse::beats).map(|beats| beats.to_string()).unwrap_or_default();
            let note = words(imported.note.as_ref().map(Text::as_str));
            let (day, time) = (reading.at.day.to_string(), time(reading.at));
            ["pressure".to_owned(), day, time, empty(), empty(), upper, lower, pulse, note]
        }
        other => {
            let day = other.day().map(|day| day.to_string()).unwrap_or_default();
            let mut cells: [String; 9] = Default::default();
            [cells[0], cells[1]] = [other.kind().to_owned(), day];
            cells
        }
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

fn lost(without: Without) -> String {
    let parts = [
        without.time.then_some("without its time"),
        without.pulse.then_some("without its pulse"),
        without.words.then_some("with a text cut short"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn why(reason: &Reason) -> String {
    match reason {
        Reason::NoDay => "no day that can be read".to_owned(),
        Reason::InFuture => "the day has not come".to_owned(),
        Reason::NoValue => "no value that can be read".to_owned(),
        Reason::Columns => "more cells than the header".to_owned(),
        Reason::OpenQuote => "a quote is not closed".to_owned(),
        Reason::LeftOut => "left out by an answer".to_owned(),
        Reason::Refused(problem) => problem.to_string(),
    }
}
