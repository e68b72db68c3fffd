//! The native half, which is its own program: it makes the records and times the core without a browser.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use xshell::cmd;

use crate::{project::Project, step::Step};

/// Medians in milliseconds.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Native {
    /// The Course over ten years.
    pub(super) course: f64,
    /// Today over ten years.
    pub(super) today: f64,
    /// The other places over ten years, by name.
    pub(super) places: BTreeMap<String, f64>,
    /// The treatment over 150 whole sessions.
    pub(super) treatment: f64,
    /// The fade watch over ten years, starting from nothing.
    pub(super) fade: f64,
    /// Moving the model on by one day.
    pub(super) fade_day: f64,
    /// Opening 15,000 records from memory.
    pub(super) open_large: f64,
    /// Opening 5,000 records from memory.
    pub(super) open_small: f64,
}

/// Writes the records into `site` and times the native core on them.
pub(super) fn measure(project: &Project, step: &Step, site: &Path) -> Result<Native> {
    let shell = project.shell()?;
    step.run(cmd!(shell, "cargo build --locked --profile bench --package tidemark-bench"))?;
    let said =
        cmd!(shell, "cargo run --quiet --locked --profile bench --package tidemark-bench -- {site}").quiet().read()?;
    serde_json::from_str(&said).with_context(|| format!("The native half printed something else: {said}"))
}
