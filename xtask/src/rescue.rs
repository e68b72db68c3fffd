//! `cargo xtask rescue`: opening the rows of a database that the app cannot open.

use std::path::Path;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::Project;

/// Runs the example that reads the file, from the folder that the person is in.
pub fn run(project: &Project, file: &Path, out: Option<&Path>) -> Result<()> {
    let shell = project.shell()?;
    let here = std::env::current_dir().context("Cannot tell the present folder")?;
    let file = here.join(file);
    let out = out.map(|out| here.join(out));
    let open = cmd!(shell, "cargo run --quiet --locked --features exchange --example rescue -- {file} {out...}");
    open.quiet().run().context("The file was not opened. What is wrong stands above")
}
