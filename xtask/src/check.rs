//! `cargo xtask check`: what continuous integration wants beyond the tests.

use anyhow::Result;
use xshell::cmd;

use crate::{
    dist::{self, Edition},
    licences,
    project::Project,
    setup::{self, WasmToolchain},
    sizes,
    step::{shown, step},
    tidy, wasm,
};

/// Checks format, rules, lints for both targets, the page against the built core, sizes, and licences.
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
    licences::run(project)
}

fn format(project: &Project) -> Result<()> {
    let shell = project.shell()?;
    shown("format", cmd!(shell, "cargo fmt --all --check"))
}

fn lints(project: &Project, toolchain: &WasmToolchain) -> Result<()> {
    let shell = project.shell()?;
    for features in ["--no-default-features", "--all-features"] {
        let native = cmd!(shell, "cargo clippy --locked --workspace --all-targets {features} -- --deny warnings");
        shown(&format!("lints, native, {features}"), native)?;
    }
    let shell = toolchain.shell(project)?;
    let wasm = cmd!(shell, "cargo clippy --locked --package tidemark --lib --test browser");
    let wasm = wasm.args(["--target", "wasm32-unknown-unknown", "--", "--deny", "warnings"]);
    shown("lints, WebAssembly", wasm)?;
    for module in ["exchange", "report"] {
        let lints = cmd!(shell, "cargo clippy --locked --package tidemark --lib --features {module}");
        let lints = lints.args(["--target", "wasm32-unknown-unknown", "--", "--deny", "warnings"]);
        shown(&format!("lints, the {module} module"), lints)?;
    }
    Ok(())
}

fn page(project: &Project) -> Result<()> {
    let shell = project.shell()?;
    shell.change_dir(project.www());
    step("the page: layout, lints, types, contrast, words", |step| step.run(cmd!(shell, "npm run check")))
}
