//! `cargo xtask torture`: what storage must survive, many times over. The tests do the same in short.

use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use xshell::cmd;

use crate::{
    dist::{self, Edition},
    project::Project,
    setup::{self, Browser, Engine},
    step::step,
    test,
};

/// How a line of a test or flow begins that reports what was survived: the name, where, how often, what was lost.
const REPORT: &str = "torture: ";

/// What is asked for.
#[derive(Debug)]
pub struct Plan {
    /// How often a browser is killed in each kind of work.
    pub kills: u32,
    /// The only browser to kill.
    pub browser: Option<Engine>,
    /// What random choices follow from.
    pub seed: u64,
    /// A part of the names of what is to be run.
    pub only: Option<String>,
}

/// Runs everything, prints a table, and fails if anything was lost.
pub fn run(project: &Project, plan: &Plan) -> Result<()> {
    let started = Instant::now();
    let mut lines = Vec::new();
    let mut failed = Vec::new();
    if plan.browser.is_none() {
        let ran = native(project, plan)?;
        ran.sort_into("native", &mut lines, &mut failed);
    }
    let toolchain = setup::for_build(project)?;
    let browsers = setup::for_tests(project)?;
    dist::build(project, &toolchain, Edition::Whole)?;
    for browser in browsers.iter().filter(|browser| plan.kills_in(browser.engine)) {
        let ran = kills(project, plan, browser)?;
        ran.sort_into(&browser.engine.to_string(), &mut lines, &mut failed);
    }
    ensure!(!lines.is_empty() || !failed.is_empty(), "Nothing is called {:?}", plan.only.as_deref().unwrap_or(""));
    println!("{}\nSeed {}, {} s", table(&lines), plan.seed, started.elapsed().as_secs());
    if !failed.is_empty() {
        bail!("Something was lost: {}. What was found stands above", failed.join(", "));
    }
    Ok(())
}

impl Plan {
    /// WebKit's test browser keeps no profile, so there is nothing to find after a kill.
    fn kills_in(&self, engine: Engine) -> bool {
        engine != Engine::WebKit && self.browser.is_none_or(|browser| browser == engine)
    }
}

/// What a run printed, and whether it succeeded.
struct Ran {
    output: String,
    succeeded: bool,
}

impl Ran {
    fn sort_into(self, what: &str, lines: &mut Vec<String>, failed: &mut Vec<String>) {
        lines.extend(reports(&self.output));
        if !self.succeeded {
            eprintln!("{}", self.output);
            failed.push(what.to_owned());
        }
    }
}

/// The tests that need no browser: those of the app, and those of the backup's file.
const NATIVE: &str =
    "--package tidemark --package tidemark-backup --features tidemark/report --test native --test backup";

/// The interleavings, failures and damage that need no browser.
fn native(project: &Project, plan: &Plan) -> Result<Ran> {
    let shell = project.shell()?;
    let filter = plan.only.as_deref().map_or("torture::".to_owned(), |only| format!("torture::{only}"));
    let test = || cmd!(shell, "cargo test --locked --profile bench").args(NATIVE.split_whitespace());
    step("build the native part", |step| step.run(test().arg("--no-run")))?;
    let tests = test().args(["--", &filter, "--nocapture"]);
    run_step("native", tests.env("TIDEMARK_TORTURE", "full").env("TIDEMARK_SEED", plan.seed.to_string()))
}

/// The flows that kill the browser.
fn kills(project: &Project, plan: &Plan, browser: &Browser) -> Result<Ran> {
    let filter = plan.only.clone().unwrap_or_else(|| "kill".to_owned());
    let shell = project.shell()?;
    let flows = test::flows(&shell, std::slice::from_ref(browser), &["--", &filter]);
    let flows = flows.env("TIDEMARK_KILLS", plan.kills.to_string()).env("TIDEMARK_SEED", plan.seed.to_string());
    run_step(&browser.engine.to_string(), flows)
}

fn run_step(name: &str, command: xshell::Cmd<'_>) -> Result<Ran> {
    step(name, |_| {
        let output = command.quiet().ignore_status().output().with_context(|| format!("{name} does not start"))?;
        Ok(Ran { output: String::from_utf8_lossy(&output.stdout).into_owned(), succeeded: output.status.success() })
    })
}

fn reports(output: &str) -> impl Iterator<Item = String> {
    let lines = output.lines().filter_map(|line| Some(line.split_once(REPORT)?.1.to_owned()));
    lines.collect::<Vec<_>>().into_iter()
}

/// Lines of `a | b | c | d` as a table.
fn table(lines: &[String]) -> String {
    let head = "| What | Where | How often | Found |\n|---|---|---|---|\n".to_owned();
    lines.iter().fold(head, |table, line| format!("{table}| {line} |\n"))
}

#[cfg(test)]
mod tests {
    use super::{reports, table};

    #[test]
    fn reports_become_a_table() {
        let output = "test a ... torture: bit flips | native | 5 rounds | 0 adopted\nother\n";
        let lines: Vec<_> = reports(output).collect();
        assert_eq!(lines, ["bit flips | native | 5 rounds | 0 adopted"]);
        assert!(table(&lines).ends_with("|---|---|---|---|\n| bit flips | native | 5 rounds | 0 adopted |\n"));
    }
}
