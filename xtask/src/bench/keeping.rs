//! The lock and backups: how long a person waits for them, with ten years of records.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use xshell::cmd;

use crate::{project::Project, server::Server, setup, step::Step};

/// Times in milliseconds.
#[derive(Debug, Deserialize)]
pub(super) struct Keeping {
    /// From the tap on Unlock to Today, with the page and its workers slowed four times.
    pub(super) unlock: Vec<f64>,
    /// From the tap on "Make a backup" until it was made and read back.
    pub(super) made: Vec<f64>,
    /// Opening a backup and adding it where there is nothing, without the time between the two taps.
    pub(super) restored: Vec<f64>,
    /// The same where there are ten years of other records.
    pub(super) merged: Vec<f64>,
}

/// Locks the site in `dist`, and backs it up, as a person would.
pub(super) fn measure(project: &Project, step: &Step, chromium: &Path) -> Result<Keeping> {
    let script = setup::for_visits(project)?.join("keep.mjs");
    let server = Server::start(project.dist(), 0)?;
    step.now("ten years locked, backed up and brought in");
    let shell = project.shell()?;
    let said = cmd!(shell, "node {script} {chromium}").arg(server.origin()).quiet().read()?;
    serde_json::from_str(&said).with_context(|| format!("The script printed something else: {said}"))
}
