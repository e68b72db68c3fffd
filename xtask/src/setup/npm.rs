//! The page's npm packages.

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::{inputs::Inputs, project::Project, step::step};

/// Installs exactly what `www/package-lock.json` names, when it or Node changed since the last time.
pub(super) fn ensure(project: &Project) -> Result<()> {
    let shell = project.shell()?;
    let www = project.www();
    let Ok(node) = cmd!(shell, "node --version").quiet().read() else {
        bail!("Node is missing. Next: install Node 20.19 or newer with npm");
    };
    let inputs = Inputs::default().value(&node).path(&www.join("package-lock.json"))?.path(&www.join(".npmrc"))?;
    let modules = www.join("node_modules");
    inputs.unless_made(&modules.join(".package-lock.json"), &modules.join(".tidemark-stamp"), || {
        step("npm packages", |step| {
            shell.change_dir(&www);
            step.run(cmd!(shell, "npm ci --no-audit --no-fund"))
                .context("Next: run `npm ci` in www and see what it says")
        })
    })?;
    // wasm-pack would quietly leave the module large if it found no wasm-opt.
    if !project.npm_bin().join("wasm-opt").exists() {
        bail!("The npm package binaryen brought no wasm-opt. Next: delete www/node_modules and run this again");
    }
    Ok(())
}
