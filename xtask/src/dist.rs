//! `cargo xtask dist`: the finished site.

use std::fs;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::{deploy, project::Project, setup::WasmToolchain, step::step, wasm};

/// What the site says of the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// Status and fade too.
    Whole,
    /// Neither.
    RecordsOnly,
}

impl Edition {
    /// The edition of a build whose switch is as given.
    pub fn of(records_only: bool) -> Self {
        if records_only { Self::RecordsOnly } else { Self::Whole }
    }
}

/// Builds the core and the page into `dist`, and writes the headers for the hosts it may be put on.
pub fn build(project: &Project, toolchain: &WasmToolchain, edition: Edition) -> Result<()> {
    deploy::write(project)?;
    wasm::build(project, toolchain)?;
    step("the page", |step| {
        let shell = toolchain.shell(project)?;
        shell.change_dir(project.www());
        if edition == Edition::RecordsOnly {
            shell.set_var("TIDEMARK_RECORDS_ONLY", "1");
        }
        step.run(cmd!(shell, "npm run build"))?;
        fs::write(project.dist().join("_headers"), deploy::headers_file()).context("Cannot write dist/_headers")
    })
}
