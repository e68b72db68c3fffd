//! Programs installed from crates.io, each at exactly one version.

use std::borrow::Cow;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::{project::Project, step::step};

/// A crate, the program that it installs, and the version wanted.
#[derive(Debug, Clone)]
pub struct CargoTool {
    package: &'static str,
    program: &'static str,
    version: Cow<'static, str>,
}

impl CargoTool {
    /// Builds the core for the page.
    pub const WASM_PACK: Self = Self::pinned("wasm-pack", "0.15.1");
    /// Drives Firefox.
    pub const GECKODRIVER: Self = Self::pinned("geckodriver", "0.37.1");
    /// Checks licences and sources of crates.
    pub const CARGO_DENY: Self = Self::pinned("cargo-deny", "0.20.2");

    const fn pinned(name: &'static str, version: &'static str) -> Self {
        Self { package: name, program: name, version: Cow::Borrowed(version) }
    }

    /// Writes the JavaScript side of the core. It reads only modules built with its own version of the library.
    pub fn wasm_bindgen(project: &Project) -> Result<Self> {
        let version = project.locked_version("wasm-bindgen")?.into();
        Ok(Self { package: "wasm-bindgen-cli", program: "wasm-bindgen", version })
    }
}

/// Installs `tool` into the tools folder unless that version lies there already.
pub(super) fn ensure(project: &Project, tool: &CargoTool) -> Result<()> {
    let CargoTool { package, program, version } = tool;
    let shell = project.shell()?;
    let installed = project.tools_bin().join(program);
    let said = cmd!(shell, "{installed} --version").quiet().ignore_stderr().read().unwrap_or_default();
    if said.split_whitespace().nth(1) == Some(version) {
        return Ok(());
    }
    step(&format!("{package} {version}"), |step| {
        let (tools, exact) = (project.tools(), format!("={version}"));
        // In the checkout's folder its Cargo configuration would apply to a foreign crate.
        shell.change_dir(tools);
        let install = || cmd!(shell, "cargo install {package} --version {exact} --root {tools} --force");
        // A locked dependency may be missing from a mirror that lags behind.
        step.run(install().arg("--locked"))
            .or_else(|_| step.run(install()))
            .with_context(|| format!("Next: run `cargo install {package} --version {exact}` and see what it says"))
    })
}
