//! `cargo xtask fade-table`: how well the fade model and other detectors follow simulated patients.
//! `cargo xtask fade-check`: whether the model may use what people say about their lift.

use std::{fs, path::Path, time::Instant};

use anyhow::{Context, Result};
use xshell::cmd;

use crate::{bench::machine::Machine, project::Project, step::step};

/// Everything on the page between these two lines is written by this command.
const BEGIN: &str = "<!-- written by cargo xtask fade-table -->\n";
const END: &str = "<!-- end of what cargo xtask fade-table wrote -->\n";

/// Prints the tables. A full run also writes them into docs/fade.md; one with fewer patients does not.
pub fn run(project: &Project, patients: Option<u64>) -> Result<()> {
    let shell = project.shell()?;
    let machine = Machine::computer(project)?;
    step("build the cohort", |step| {
        step.run(cmd!(shell, "cargo build --locked --profile bench --package tidemark-cohort"))
    })?;
    let count = patients.map(|patients| patients.to_string());
    let started = Instant::now();
    let tables = step("follow the patients", |_| {
        let command = cmd!(shell, "cargo run --quiet --locked --profile bench --package tidemark-cohort -- {count...}");
        command.quiet().read().context("The cohort did not run to its end")
    })?;
    println!("{tables}");
    if patients.is_some() {
        return Ok(());
    }
    let page = project.root().join("docs/fade.md");
    let text = fs::read_to_string(&page).context("Cannot read docs/fade.md")?;
    let written = format!("{}\n{tables}\n", measured_on(&machine, started.elapsed().as_secs()));
    fs::write(&page, replaced(&text, &written)?).context("Cannot write docs/fade.md")
}

/// Says whether the model may use what people answer about their lift, by the exports in a folder.
pub fn check(project: &Project, folder: &Path) -> Result<()> {
    let (shell, folder) = (project.shell()?, std::path::absolute(folder)?);
    let cohort = ["run", "--quiet", "--locked", "--profile", "bench", "--package", "tidemark-cohort", "--"];
    let said = cmd!(shell, "cargo {cohort...} --check {folder}").quiet().read().context("The check did not run")?;
    println!("{said}");
    Ok(())
}

fn measured_on(machine: &Machine, seconds: u64) -> String {
    let facts: Vec<_> = machine.facts.iter().map(|(name, value)| format!("- {name}: {value}\n")).collect();
    format!("Run on {} in {seconds} s.\n\n{}", machine.date, facts.concat())
}

/// The page with new text between the two lines.
fn replaced(page: &str, written: &str) -> Result<String> {
    let parts = page.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts
        .with_context(|| format!("docs/fade.md lacks its lines. Next: add\n{BEGIN}{END}where the tables belong"))?;
    Ok([before, BEGIN, "\n", written, "\n", END, after].concat())
}

#[cfg(test)]
mod tests {
    use super::{BEGIN, END, replaced};

    #[test]
    fn only_what_lies_between_the_lines_changes() {
        let page = format!("before\n{BEGIN}old\n{END}after\n");
        assert_eq!(replaced(&page, "new\n").unwrap(), format!("before\n{BEGIN}\nnew\n\n{END}after\n"));
        assert!(replaced("no lines\n", "new\n").is_err());
    }
}
