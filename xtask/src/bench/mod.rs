//! `cargo xtask bench`: what the app costs a phone, compared with doing the same without it.
//!
//! Each time is a median. Each goal is either a ratio to something measured in the same run, or a limit.

mod browser;
mod keeping;
mod lighthouse;
pub(crate) mod machine;
mod native;
mod report;
mod using;

use std::fs;

use anyhow::{Context, Result};

use crate::{
    dist::{self, Edition},
    project::Project,
    setup, sizes,
    step::step,
};

use self::{machine::Machine, report::Line};

/// Measures the production build and writes the table to docs/benchmarks.md.
pub fn run(project: &Project) -> Result<()> {
    let toolchain = setup::for_build(project)?;
    let chromium = setup::for_bench(project)?;
    dist::build(project, &toolchain, Edition::Whole)?;
    let machine = Machine::here(project, &chromium, toolchain.release())?;

    let site = project.target().join("bench/site");
    let native = step("natively", |step| native::measure(project, step, &site))?;
    let browser = step("in Chromium", |step| browser::measure(project, step, &chromium, &site))?;
    let visits = step("the first visit", |step| lighthouse::measure(project, step, &chromium))?;

    let using = step("in use", |step| using::measure(project, step, &chromium))?;
    let keeping = step("lock and backups", |step| keeping::measure(project, step, &chromium))?;

    let mut lines: Vec<Line> = sizes::weigh(&project.dist())?.iter().map(report::size).collect();
    lines.extend(report::times(&native, &browser));
    lines.extend(report::visits(&visits));
    lines.extend(report::using(&using));
    lines.extend(report::keeping(&keeping));
    print!("{}", report::table(&lines));
    let docs = project.root().join("docs");
    fs::create_dir_all(&docs)?;
    fs::write(docs.join("benchmarks.md"), report::page(&machine, &lines)).context("Cannot write docs/benchmarks.md")
}

/// The middle one; with an even number, the upper of the two middle ones.
fn median(times: &[f64]) -> f64 {
    sorted(times).get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The 95th percentile: 19 of 20 are no longer.
fn most_of(times: &[f64]) -> f64 {
    sorted(times).get((times.len() * 19).div_ceil(20).saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

fn sorted(times: &[f64]) -> Vec<f64> {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}
