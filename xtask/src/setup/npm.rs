//! npm packages: the page's, and those of other tools.

use std::path::Path;

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::{inputs::Inputs, project::Project, step::step};

/// The page's packages.
pub(super) fn ensure(project: &Project) -> Result<()> {
    install(project, &project.www(), "npm packages")?;
    // Without wasm-opt, wasm-pack would leave the module large and say nothing.
    if !project.npm_bin().join("wasm-opt").exists() {
        bail!("The npm package binaryen brought no wasm-opt. Next: delete www/node_modules and run this again");
    }
    Ok(())
}

/// Installs exactly what the folder's `package-lock.json` names, if that or Node has changed since the last time.
pub(super) fn install(project: &Project, folder: &Path, name: &str) -> Result<()> {
    let shell = project.shell()?;
    let Ok(node) = cmd!(shell, "node --version").quiet().read() else {
        bail!("Node is missing. Next: install Node 20.19 or newer with npm");
    };
    let inputs =
        Inputs::default().value(&node).path(&folder.join("package-lock.json"))?.path(&folder.join(".npmrc"))?;
    let modules = folder.join("node_modules");
    inputs.unless_made(&modules.join(".package-lock.json"), &modules.join(".tidemark-stamp"), || {
        step(name, |step| {
            shell.change_dir(folder);
            step.run(cmd!(shell, "npm ci --no-audit --no-fund"))
                .with_context(|| format!("Next: run `npm ci` in {} and see what it says", folder.display()))
        })
    })
}
