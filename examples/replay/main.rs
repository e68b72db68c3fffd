//! Runs the fade model over the days of one person, or of many, and prints what it says about each day. `docs/fade.md`
//! describes input and output.
//!
//! ```text
//! cargo run --release --example replay -- FILE.csv
//! cargo run --release --example replay -- --many FOLDER
//! cargo run --release --example replay -- --model app FILE.csv
//! ```
//!
//! Without `--model`, the reference runs.

mod course;
mod model;
mod read;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use anyhow::{Context, Result, ensure};
use course::{Course, Doses};
use tidemark::rules::fade::{DailyLevel, DoseCourse, Fade, Outcome, Parameters, State};

const USAGE: &str = "Give one file, `replay FILE.csv`, or a folder of them, `replay --many FOLDER`; \
                     before either, `--model reference` or `--model app`";

const HEADER: &str = "day,level,state,alert,lower,p50,p70,share,share_lo,share_hi,pgain,half_q10,half_q25,half_q50,\
                      half_q75,half_q90,forecast_q10,forecast_q50,forecast_q90,p_before_next,lower_cusum,status,p50_in_7,book,\
                      course_day,paused,p_half,course_share,course_pgain,course_alert";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let done = match model::chosen(&arguments) {
        Some((model, [option, folder])) if option == "--many" => many(Path::new(folder), model),
        Some((model, [file])) if file != "--many" => one(Path::new(file), model),
        _ => Err(anyhow::Error::msg(USAGE)),
    };
    let Err(error) = done else { return ExitCode::SUCCESS };
    eprintln!("{error:#}");
    ExitCode::FAILURE
}

fn one(file: &Path, model: &'static Parameters) -> Result<()> {
    let rows = replay(file, model)?;
    write!(io::stdout().lock(), "{HEADER}\n{rows}").context("Cannot write")
}

/// Every `.csv` file of a folder, on all cores. Rows come in the order of the file names, each starting with its file's
/// name. A file that cannot be read is reported and left out.
fn many(folder: &Path, model: &'static Parameters) -> Result<()> {
    let files = csv_files(folder)?;
    ensure!(!files.is_empty(), "{} holds no .csv file", folder.display());
    let next = AtomicUsize::new(0);
    let (sender, finished) = mpsc::channel();
    let failed = thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            let (sender, next, files) = (sender.clone(), &next, &files);
            scope.spawn(move || {
                while let Some((place, file)) = next_of(files, next) {
                    // Sending fails only if the reader has stopped, because nothing more can be written.
                    if sender.send((place, replay(file, model))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        print_in_order(&files, &finished)
    })?;
    ensure!(failed == 0, "{failed} of {} files could not be read", files.len());
    Ok(())
}

fn csv_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("Cannot read the folder {}", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "csv"));
    files.sort();
    Ok(files)
}

fn next_of<'a>(files: &'a [PathBuf], next: &AtomicUsize) -> Option<(usize, &'a Path)> {
    let place = next.fetch_add(1, Ordering::Relaxed);
    Some((place, files.get(place)?))
}

/// Prints finished files in order. Returns how many could not be read.
fn print_in_order(files: &[PathBuf], finished: &mpsc::Receiver<(usize, Result<String>)>) -> Result<usize> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    writeln!(out, "file,{HEADER}").context("Cannot write")?;
    let (mut waiting, mut printed, mut failed) = (BTreeMap::new(), 0, 0);
    for (place, rows) in finished {
        waiting.insert(place, rows);
        while let Some(rows) = waiting.remove(&printed) {
            let name = files[printed].file_name().unwrap_or_default().to_string_lossy();
            match rows {
                Ok(rows) => rows.lines().try_for_each(|row| writeln!(out, "{name},{row}")).context("Cannot write")?,
                Err(error) => {
                    failed += 1;
                    eprintln!("{error:#}");
                }
            }
            printed += 1;
        }
    }
    out.flush().context("Cannot write")?;
    Ok(failed)
}

/// The rows of one file's days.
fn replay(file: &Path, model: &'static Parameters) -> Result<String> {
    let rows = read::read_file(file)?;
    let (mut fade, mut course, mut doses) = (Fade::with(model), Course::default(), Doses::default());
    let mut output = String::new();
    for row in &rows {
        let day = doses.model_day(row);
        let outcome = fade.step(&day);
        let status = course.step(row);
        write_row(&mut output, day.level.map(DailyLevel::points), &outcome, &status)?;
    }
    Ok(output)
}

fn write_row(output: &mut String, level: Option<f64>, outcome: &Outcome, status: &str) -> Result<()> {
    let lift = outcome.lift;
    let (half, forecast) = (lift.map(|lift| lift.half_time), lift.map(|lift| lift.forecast));
    let numbers = [
        lift.map(|lift| lift.p50),
        lift.map(|lift| lift.p70),
        lift.map(|lift| lift.share.mean),
        lift.map(|lift| lift.share.low),
        lift.map(|lift| lift.share.high),
        lift.map(|lift| lift.pgain),
        half.map(|half| half.q10),
        half.map(|half| half.q25),
        half.map(|half| half.q50),
        half.map(|half| half.q75),
        half.map(|half| half.q90),
        forecast.map(|forecast| forecast.q10),
        forecast.map(|forecast| forecast.q50),
        forecast.map(|forecast| forecast.q90),
        lift.and_then(|lift| lift.half_gone_by_next),
        Some(outcome.lower_cusum),
    ];
    let alert = u8::from(lift.is_some_and(|lift| lift.alert));
    write!(output, "{},{},{}", outcome.day, number(level), name(outcome.state))?;
    write!(output, ",{alert},{}", u8::from(outcome.lower))?;
    for value in numbers {
        write!(output, ",{}", number(value))?;
    }
    write!(output, ",{status},{}", number(lift.map(|lift| lift.half_gone_when_booked)))?;
    write!(output, ",{}", u8::from(lift.is_some_and(|lift| lift.note)))?;
    writeln!(output, ",{}", course_of_doses(outcome.course_of_doses.as_ref()))?;
    Ok(())
}

/// The columns of a course of doses; all are empty without one.
fn course_of_doses(course: Option<&DoseCourse>) -> String {
    let Some(course) = course else { return ",,,,,".to_owned() };
    let known = course.known;
    let [p_half, share, pgain] =
        [known.map(|known| known.half_lost), known.map(|known| known.share.mean), known.map(|known| known.pgain)]
            .map(number);
    let (paused, alert) = (u8::from(course.paused), u8::from(course.alert));
    format!("{},{paused},{p_half},{share},{pgain},{alert}", course.days)
}

/// The fewest digits that read back as the same number; empty for a missing one.
fn number(value: Option<f64>) -> String {
    value.map(|value| format!("{value:?}")).unwrap_or_default()
}

fn name(state: State) -> &'static str {
    match state {
        State::LowerThanUsual => "lower_than_usual",
        State::Fading => "fading",
        State::CannotTell(_) => "cannot_tell",
        State::Easing => "easing",
        State::Holding => "holding",
    }
}
