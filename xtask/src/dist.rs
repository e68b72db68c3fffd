//! `cargo xtask dist`: the finished site.

use std::fs;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::{deploy, project::Project, setup::WasmToolchain, step::step, wasm};

/// Builds the core and the page into `dist`, and writes the headers for the hosts it may be put on.
pub fn build(project: &Project, toolchain: &WasmToolchain) -> Result<()> {
    deploy::write(project)?;
    wasm::build(project, toolchain)?;
    step("the page", |step| {
        let shell = toolchain.shell(project)?;
        shell.change_dir(project.www());
        step.run(cmd!(shell, "npm run build"))?;
        fs::write(project.dist().join("_headers"), deploy::headers_file()).context("Cannot write dist/_headers")
    })
}
