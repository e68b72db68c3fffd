//! Prints the tables of docs/fade.md, or checks the answers of exported people. `cargo xtask fade-table` and
//! `cargo xtask fade-check` run it.

use std::path::Path;

use anyhow::{Context, Result, bail};
use tidemark_cohort::check;
use tidemark_cohort::examination::Examination;
use tidemark_cohort::{hard, report};

/// People in the test cohort of a full run.
const PATIENTS: u64 = 3000;

fn main() -> Result<()> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => tables(PATIENTS),
        ["--check", folder] => {
            print!("{}", check::folder(Path::new(folder))?.said());
            Ok(())
        }
        ["--hard", people] => {
            print!("{}", hard::page(people.parse().context("A number of people must follow")?));
            Ok(())
        }
        [text] => tables(text.parse().with_context(|| format!("`{text}` is no number of patients"))?),
        _ => bail!("Give a number of patients, `--hard NUMBER` or `--check FOLDER`"),
    }
}

fn tables(patients: u64) -> Result<()> {
    if patients < 30 {
        bail!("{patients} patients are too few. Next: ask for 30 or more");
    }
    print!("{}\n{}", hard::page(patients), report::page(&Examination::run(patients)));
    Ok(())
}
