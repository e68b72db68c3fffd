//! Writes every kind of export for one person's days, read from a CSV file in the format that the example `replay`
//! reads and `docs/fade.md` describes.
//!
//! ```text
//! cargo run --release --features report --example export -- FILE.csv OUT_FOLDER
//! ```
//!
//! Each file is byte for byte what the app would make from the same records at the same moment. The moment is the end
//! of the last day in the file, 23:59:59 UTC.

#[allow(dead_code, reason = "doses of a course are not among the records")]
#[path = "../replay/read.rs"]
mod read;
mod records;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use records::Records;
use tidemark::exchange::{Notes, csv, fhir, ics, json};
use tidemark::record::language::Language;
use tidemark::record::time::MinuteOfDay;
use tidemark::report::pdf;
use tidemark::report::request::{PaperName, RangeName, ReportRequest};
use tidemark::report::visit::Visit;
use tidemark::rules::edition::Edition;

/// The time of the calendar's reminder: 20:00.
const REMIND_AT: u16 = 20 * 60;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let done = match &arguments[..] {
        [file, folder] => export(Path::new(file), Path::new(folder)),
        _ => Err(anyhow::Error::msg("Give a file and a folder, `export FILE.csv OUT_FOLDER`")),
    };
    let Err(error) = done else { return ExitCode::SUCCESS };
    eprintln!("{error:#}");
    ExitCode::FAILURE
}

fn export(file: &Path, folder: &Path) -> Result<()> {
    let rows = read::read_file(file)?;
    let Some(records) = Records::of(&rows)? else { bail!("{} holds no day", file.display()) };
    for (day, total) in &records.left_out {
        eprintln!("{day}: the PHQ-9 is left out. It has a total of {total} and no answers, and a record holds answers");
    }
    let (timeline, at) = (&records.timeline, &records.at);
    fs::create_dir_all(folder).with_context(|| format!("Cannot make {}", folder.display()))?;
    // Everything, without notes, on A4.
    let request = ReportRequest {
        range: RangeName::All,
        from: None,
        until: None,
        notes: false,
        paper: PaperName::A4,
        language: Language::En,
        name: None,
        birth_date: None,
    };
    let calendar = ics::write(timeline, at, MinuteOfDay::new(REMIND_AT), Language::En);
    let calendar = calendar.context("The calendar has no event, although it reminds")?;
    let visit = pdf::pdf(&Visit::of(timeline, at, &request)?, request.paper, None, |_, _| {})?;
    for (name, bytes) in [
        ("visit.pdf", visit),
        ("timeline.json", json::write(timeline, at, None)),
        ("bundle.json", fhir::write(timeline, at, Edition::Whole)),
        ("records.csv", csv::long(timeline, Notes::Included)),
        ("tables.zip", csv::zipped(timeline, Notes::Included)),
        ("calendar.ics", calendar),
    ] {
        let path = folder.join(name);
        fs::write(&path, bytes).with_context(|| format!("Cannot write {}", path.display()))?;
    }
    Ok(())
}
