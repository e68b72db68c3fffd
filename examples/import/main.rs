//! Says what importing a file would do: every question with its choices, every record that would be added, every line
//! that is left out and why. `docs/imports.md` describes it.
//!
//! ```text
//! cargo run --release --features exchange --example import -- FILE [--zone Europe/Berlin] [--now 2026-10-12]
//!     [--answer N=CHOICE]… [--after OTHER] [--after-zone America/New_York]
//! ```
//!
//! It ends with 0 if the file can be read, with 1 if not, and with 2 if the command makes no sense.

mod asked;
mod told;

use std::fs;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use chrono::DateTime;
use told::{Request, Source};

fn main() -> ExitCode {
    let told = request(std::env::args().skip(1)).and_then(|request| told::tell(&request));
    match told {
        Ok(Ok(told)) => {
            print!("{}", told.outcome);
            eprint!("{}", told.losses);
            ExitCode::SUCCESS
        }
        Ok(Err(unfit)) => {
            println!("cannot be imported: {unfit}");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(2)
        }
    }
}

/// The day by world time.
fn today() -> Result<String> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).context("The clock is before 1970")?;
    let now = DateTime::from_timestamp_millis(i64::try_from(since.as_millis())?).context("The clock is far ahead")?;
    Ok(now.date_naive().to_string())
}

fn request(mut arguments: impl Iterator<Item = String>) -> Result<Request> {
    let (mut file, mut after, mut answers) = (None, None, Vec::new());
    let (mut zone, mut after_zone) = (None, None);
    let mut now = today()?;
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().with_context(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--zone" => zone = Some(value()?),
            "--after-zone" => after_zone = Some(value()?),
            "--now" => now = value()?,
            "--after" => after = Some(value()?),
            "--answer" => {
                let value = value()?;
                let (number, choice) = value.split_once('=').context("An answer is N=CHOICE")?;
                answers.push((number.parse().context("N is the number of a question")?, choice.to_owned()));
            }
            _ if argument.starts_with("--") => bail!("{argument} is not known"),
            _ if file.is_none() => file = Some(argument),
            _ => bail!("One file at a time: {argument} is one too many"),
        }
    }
    let zone = zone.unwrap_or_else(|| "UTC".to_owned());
    let read = |path: String, zone: &str| -> Result<Source> {
        let bytes = fs::read(&path).with_context(|| format!("Cannot read {path}"))?;
        Ok(Source { bytes, zone: zone.parse().map_err(|_| anyhow::anyhow!("There is no zone {zone}"))? })
    };
    let after = after.map(|path| read(path, after_zone.as_deref().unwrap_or(&zone))).transpose()?;
    let file = read(file.context("Name a file: import FILE")?, &zone)?;
    Ok(Request { file, after, now, answers })
}
