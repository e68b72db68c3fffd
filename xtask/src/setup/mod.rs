//! Everything that must be on the machine before anything can be built or tested.
//!
//! Each part first looks at what is there and installs only what is missing, so a second run takes seconds.

mod apt;
mod browsers;
mod cargo_tool;
mod debian;
mod npm;
mod readers;
mod target;

use std::path::PathBuf;

use anyhow::Result;

pub use self::{
    browsers::{Browser, Engine},
    cargo_tool::CargoTool,
    target::WasmToolchain,
};
use crate::project::Project;

/// What building the site needs: the wasm32 target, wasm-bindgen, wasm-pack, and the page's npm packages with wasm-opt.
pub fn for_build(project: &Project) -> Result<WasmToolchain> {
    let toolchain = target::ensure(project)?;
    cargo_tool::ensure(project, &[CargoTool::wasm_bindgen(project)?, CargoTool::WASM_PACK])?;
    npm::ensure(project)?;
    Ok(toolchain)
}

/// The browsers and drivers that tests need, in the order Chromium, Firefox, WebKit.
///
/// An engine that is not available is reported and left out; in continuous integration that is an error.
pub fn for_tests(project: &Project) -> Result<Vec<Browser>> {
    browsers::ensure(project)
}

/// What tests use to read exported files.
pub fn for_exports(project: &Project) -> Result<()> {
    readers::ensure(project)
}

/// The browser in which the benchmark runs.
pub fn for_bench(project: &Project) -> Result<PathBuf> {
    browsers::chromium(project)
}

/// What visits the site for the benchmark: Lighthouse and a script. They have a folder and a lock file of their own.
pub fn for_visits(project: &Project) -> Result<PathBuf> {
    let folder = project.root().join("crates/bench/visits");
    npm::install(project, &folder, "Lighthouse")?;
    Ok(folder)
}

/// The licence checker.
pub fn for_licences(project: &Project) -> Result<()> {
    cargo_tool::ensure(project, &[CargoTool::CARGO_DENY])
}
