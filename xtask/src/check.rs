//! `cargo xtask check`: what continuous integration checks beyond the tests.

use anyhow::Result;
use xshell::cmd;

use crate::{
    advisories,
    dist::{self, Edition},
    licences,
    project::Project,
    setup::{self, WasmToolchain},
    sizes,
    step::{shown, step},
    tidy, wasm,
};

/// The modules, and the tests that run inside a browser.
const EVERYTHING: &str = "--package tidemark --package tidemark-core --package tidemark-exchange --package tidemark-report \
     --package tidemark-letters --package tidemark-backup --lib --test browser --test exchange_browser --test backup_browser --features tidemark/report";

/// Checks format, rules, lints for both targets, the page against the built core, sizes, licences, and what others
/// know about the packages.
pub fn run(project: &Project) -> Result<()> {
    let toolchain = setup::for_build(project)?;
    format(project)?;
    tidy::run(project)?;
    lints(project, &toolchain)?;
    wasm::build(project, &toolchain)?;
    page(project)?;
    dist::build(project, &toolchain, Edition::Whole)?;
    sizes::run(project)?;
    setup::for_licences(project)?;
    licences::run(project)?;
    advisories::run(project)
}

fn format(project: &Project) -> Result<()> {
    let shell = project.shell()?;
    shown("format", cmd!(shell, "cargo fmt --all --check"))
}

fn lints(project: &Project, toolchain: &WasmToolchain) -> Result<()> {
    let shell = project.shell()?;
    // `--all-targets` leaves out tests that run only when named.
    for what in ["--all-targets", "--test e2e"] {
        let lints = cmd!(shell, "cargo clippy --locked --workspace --all-features").args(what.split_whitespace());
        shown(&format!("lints, native, {what}"), lints.args(["--", "--deny", "warnings"]))?;
    }
    // First the core by itself, which must work without the features that the modules beside it turn on, and the lock,
    // which must work without the standard library; then everything else.
    for what in ["--package tidemark-core --lib", "--package tidemark-lock --lib", EVERYTHING] {
        let shell = toolchain.shell(project)?;
        let lints = cmd!(shell, "cargo clippy --locked --target wasm32-unknown-unknown").args(what.split_whitespace());
        shown("lints, WebAssembly", lints.args(["--", "--deny", "warnings"]))?;
    }
    Ok(())
}

fn page(project: &Project) -> Result<()> {
    let shell = project.shell()?;
    shell.change_dir(project.www());
    step("the page: layout, lints, types, contrast, words", |step| step.run(cmd!(shell, "npm run check")))
}
