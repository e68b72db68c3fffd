//! Prints the tables of docs/fade.md. `cargo xtask fade-table` runs it.

use anyhow::{Context, Result, bail};
use tidemark_cohort::examination::Examination;
use tidemark_cohort::report;

/// People in the test cohort of a full run.
const PATIENTS: u64 = 3000;

fn main() -> Result<()> {
    let patients = match std::env::args().nth(1) {
        None => PATIENTS,
        Some(text) => text.parse().with_context(|| format!("`{text}` is no number of patients"))?,
    };
    if patients < 30 {
        bail!("{patients} patients are too few. Next: ask for 30 or more");
    }
    print!("{}", report::page(&Examination::run(patients)));
    Ok(())
}
