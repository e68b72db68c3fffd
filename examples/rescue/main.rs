//! Opens a file of stored rows, as the page `plain.html` saves it when the app cannot run, and writes the records it
//! holds as a Tidemark file, which the app can bring in.
//!
//! ```text
//! cargo xtask rescue FILE [OUT]
//! ```
//!
//! `OUT` is `FILE` with `.records.json` at its end unless it is given; records that were set aside get a number as
//! well. The output is not sealed: keep it private. If the rows are locked, the passphrase or the recovery code is asked
//! for, and what is typed is not shown.

mod typed;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail, ensure};
use tidemark::app::failure::Failure;
use tidemark::app::ways;
use tidemark::exchange::json;
use tidemark::record::id::RecordId;
use tidemark::record::time::{Moment, Zone};
use tidemark::record::timeline::Timeline;
use tidemark::rescue::{self, Part, Refused, Rescued};

/// How often a wrong passphrase may be typed.
const TRIES: usize = 5;

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

fn run(file: &Path, out: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("Cannot read {}", file.display()))?;
    let parts = rescue::parts(&bytes).with_context(|| format!("Cannot open {}", file.display()))?;
    let mut is_whole = true;
    for (number, part) in parts.into_iter().enumerate() {
        let out = if number == 0 { out.to_path_buf() } else { out.with_added_extension(format!("{number}.json")) };
        if part != Part::Kept {
            println!("These records were set aside when somebody started again.");
        }
        let done = write(&bytes, part, &out).with_context(|| format!("Cannot open {}", file.display()));
        if let Err(error) = done {
            eprintln!("{error:#}");
            is_whole = false;
        }
    }
    ensure!(is_whole, "Not everything was opened");
    Ok(())
}

fn write(bytes: &[u8], part: Part, out: &Path) -> Result<()> {
    ensure!(!out.exists(), "{} is there already. Name another file to write", out.display());
    let at = now()?;
    let rescued = open(bytes, part, &at)?;
    tell(&rescued);
    let (entries, vault) = (rescued.log.len(), Some(RecordId::from_bytes(rescued.vault)));
    let records = json::write(&Timeline::from_log(rescued.log), &at, vault);
    fs::write(out, records).with_context(|| format!("Cannot write {}", out.display()))?;
    println!("{entries} entries were written to {}. The file is not sealed: keep it private.", out.display());
    Ok(())
}

fn open(bytes: &[u8], part: Part, at: &Moment) -> Result<Rescued> {
    let ways = match rescue::read(bytes, part, at, None) {
        Err(Refused::Closed(Failure::Locked { slots })) => ways(&slots),
        done => return Ok(done?),
    };
    println!("The records are locked.");
    for _ in 0..TRIES {
        let typed =
            rpassword::prompt_password("Passphrase or recovery code: ").context("Cannot ask for a passphrase")?;
        let unlock = match typed::unlock(&typed, &ways) {
            Ok(unlock) => unlock,
            Err(wrong) => {
                println!("{wrong}.");
                continue;
            }
        };
        match rescue::read(bytes, part, at, Some(&unlock)) {
            Err(Refused::Closed(Failure::WrongKey { .. })) => println!("That does not open them."),
            done => return Ok(done?),
        }
    }
    bail!("No key was found for them")
}

/// Says what is not among the records that are written.
fn tell(Rescued { unreadable, missing, drafts, closed_drafts, left_out, .. }: &Rescued) {
    for (count, what) in [
        (*unreadable as usize, "entries cannot be opened"),
        (*missing as usize, "entries are missing"),
        (*closed_drafts, "unfinished forms cannot be opened"),
        (left_out.len(), "parts could not be read when the file was saved"),
    ] {
        if count > 0 {
            println!("{count} {what}.");
        }
    }
    for part in left_out {
        println!("  {part}");
    }
    if !drafts.is_empty() {
        println!("{} unfinished forms are no records. This is what they hold:", drafts.len());
        for draft in drafts {
            println!("  {draft}");
        }
    }
}

fn now() -> Result<Moment> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).context("The clock is before 1970")?;
    Ok(Moment::new(i64::try_from(since.as_millis())?, 0, Zone::parse("UTC")?)?)
}
