//! Opens a file of stored rows, as the page `plain.html` saves it when the app cannot run, and writes the records it
//! holds as a Tidemark file, which the app can bring in.
//!
//! ```text
//! cargo xtask rescue FILE [OUT]
//! ```
//!
//! `OUT` is `FILE` with `-records.json` unless it is given. The output is not sealed: keep it private.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use tidemark::exchange::json;
use tidemark::record::id::RecordId;
use tidemark::record::time::{Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::rescue;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let done = match &arguments[..] {
        [file] => run(file, &file.with_extension("").with_added_extension("records.json")),
        [file, out] => run(file, out),
        _ => Err(anyhow::Error::msg("Give a file of stored rows, `rescue FILE [OUT]`")),
    };
    let Err(error) = done else { return ExitCode::SUCCESS };
    eprintln!("{error:#}");
    ExitCode::FAILURE
}

fn run(file: &PathBuf, out: &PathBuf) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("Cannot read {}", file.display()))?;
    let at = now()?;
    let rescued = rescue::read(&bytes, &at).with_context(|| format!("Cannot open {}", file.display()))?;
    ensure!(!out.exists(), "{} is there already. Name another file to write", out.display());
    let entries = rescued.log.len();
    let vault = Some(RecordId::from_bytes(rescued.vault));
    let records = json::write(&Timeline::from_log(rescued.log), &at, vault);
    fs::write(out, records).with_context(|| format!("Cannot write {}", out.display()))?;
    println!("{entries} entries were read and written to {}. The file is not sealed: keep it private.", out.display());
    if rescued.unreadable + rescued.missing > 0 {
        println!("{} entries cannot be read, and {} are missing.", rescued.unreadable, rescued.missing);
    }
    Ok(())
}

fn now() -> Result<Moment> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).context("The clock is before 1970")?;
    Ok(Moment::new(i64::try_from(since.as_millis())?, 0, Zone::parse("UTC")?)?)
}
