//! The page in use: how busy its main thread is, and how soon Help now appears.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use xshell::cmd;

use crate::{project::Project, server::Server, setup, step::Step};

/// Times in milliseconds.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Using {
    /// From the start of a visit until Today can be answered, with a year of records, the app having been kept.
    pub(super) opened: Vec<f64>,
    /// From the tap on Help now until it is drawn, with a core that never answers.
    pub(super) help: Vec<f64>,
    /// From the answer to the mood until the page says that it is on disk, with the processor slowed four times.
    pub(super) saved: Vec<f64>,
    /// The longest task while every place is opened; 0 if none reached 50.
    pub(super) longest: f64,
    /// The same with the processor slowed four times.
    pub(super) longest_slowed: f64,
    /// From the choice of a table of 200,000 rows until the page shows what it would add.
    pub(super) table: Vec<f64>,
    /// The same for a backup of Daylio with two entries a day for ten years.
    pub(super) diary: Vec<f64>,
}

/// Uses the site in `dist` as a person would.
pub(super) fn measure(project: &Project, step: &Step, chromium: &Path) -> Result<Using> {
    let folder = setup::for_visits(project)?;
    let server = Server::start(project.dist(), 0)?;
    step.now("every place, and Help now");
    let script = folder.join("use.mjs");
    let shell = project.shell()?;
    let said = cmd!(shell, "node {script} {chromium}").arg(server.origin()).quiet().read()?;
    serde_json::from_str(&said).with_context(|| format!("The script printed something else: {said}"))
}
