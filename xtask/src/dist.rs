//! `cargo xtask dist`: the finished site.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::{deploy, project::Project, sbom, setup::WasmToolchain, step::step, wasm};

/// What the site says about the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// Status and fade as well.
    Whole,
    /// Neither status nor fade.
    RecordsOnly,
}

impl Edition {
    /// The edition for this setting of the build's switch.
    pub fn of(records_only: bool) -> Self {
        if records_only { Self::RecordsOnly } else { Self::Whole }
    }
}

/// Builds the core and the page into `dist`, and writes the headers for the hosts that may serve it.
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
        worker_runs_once(&project.dist().join("assets"))?;
        // After the service worker has its list: neither of the two is for it to keep.
        sbom::write(project, toolchain)?;
        fs::write(project.dist().join("_headers"), deploy::headers_file()).context("Cannot write dist/_headers")
    })
}

/// Refuses a script that imports the worker's own script: WebKit would run that a second time, and the second worker in
/// the same thread would answer every call by saying that no core is open.
fn worker_runs_once(assets: &Path) -> Result<()> {
    for entry in fs::read_dir(assets).context("Cannot read dist/assets")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let script = fs::read_to_string(&path).with_context(|| format!("Cannot read {}", path.display()))?;
            ensure!(!imports_worker(&script), "{} imports the worker's script", path.display());
        }
    }
    Ok(())
}

fn imports_worker(script: &str) -> bool {
    ["from\"./worker-", "import\"./worker-"].iter().any(|import| script.contains(import))
}

#[cfg(test)]
mod tests {
    use super::imports_worker;

    #[test]
    fn only_an_import_of_the_worker_is_refused() {
        assert!(imports_worker(r#"import{R as e}from"./worker-YBih.js";e()"#));
        assert!(imports_worker(r#"import"./worker-YBih.js";"#));
        assert!(!imports_worker(r#"new Worker("/assets/worker-YBih.js",{type:"module"})"#));
    }
}
