//! Programs installed from crates.io, each in exactly one version.

use std::{borrow::Cow, path::Path};

use anyhow::{Context, Result};
use xshell::cmd;

use crate::{project::Project, step::step};

/// A crate, the program wanted of it, and the version wanted.
#[derive(Debug, Clone)]
pub struct CargoTool {
    package: &'static str,
    program: &'static str,
    version: Cow<'static, str>,
    /// What to install from it, and with which features.
    options: &'static [&'static str],
}

/// These programs run for seconds only, so what counts is how fast they compile.
const QUICKLY: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

impl CargoTool {
    /// Builds the core for the page.
    pub const WASM_PACK: Self = Self::pinned("wasm-pack", "0.15.1");
    /// Drives Firefox.
    pub const GECKODRIVER: Self = Self::pinned("geckodriver", "0.37.1");
    /// Checks licences and sources of crates.
    pub const CARGO_DENY: Self = Self::pinned("cargo-deny", "0.20.2");

    const fn pinned(name: &'static str, version: &'static str) -> Self {
        Self { package: name, program: name, version: Cow::Borrowed(version), options: &[] }
    }

    /// Writes the JavaScript side of the core, and runs tests in browsers. It can only read modules built with the same
    /// version of the library.
    pub fn wasm_bindgen(project: &Project) -> Result<Self> {
        let version = project.locked_version("wasm-bindgen")?.into();
        // The tests' browsers are on this machine, so the runner needs no encryption.
        let options = &["--no-default-features", "--bin", "wasm-bindgen", "--bin", "wasm-bindgen-test-runner"];
        Ok(Self { package: "wasm-bindgen-cli", program: "wasm-bindgen", version, options })
    }

    fn is_installed(&self, project: &Project) -> Result<bool> {
        let installed = project.tools_bin().join(self.program);
        let shell = project.shell()?;
        let said = cmd!(shell, "{installed} --version").quiet().ignore_stderr().read().unwrap_or_default();
        Ok(said.split_whitespace().nth(1) == Some(&*self.version))
    }

    fn install(&self, project: &Project, build: &Path) -> Result<()> {
        let Self { package, version, options, .. } = self;
        step(&format!("{package} {version}"), |step| {
            let shell = project.shell()?;
            let (tools, exact) = (project.tools(), format!("={version}"));
            // In the checkout's folder, the checkout's Cargo configuration would apply to a foreign crate.
            shell.change_dir(tools);
            shell.set_var("CARGO_TARGET_DIR", build);
            let install = || {
                let install = cmd!(shell, "cargo install {package} --version {exact} --root {tools} --force");
                install.args(*options).envs(QUICKLY)
            };
            // A mirror that lags behind may lack a locked dependency.
            step.run(install().arg("--locked"))
                .or_else(|_| step.run(install()))
                .with_context(|| format!("Next: run `cargo install {package} --version {exact}` and see what it says"))
        })
    }
}

/// Installs into the tools folder those of `tools` that are not there in the right version.
pub(super) fn ensure(project: &Project, tools: &[CargoTool]) -> Result<()> {
    // Shared, so that their common dependencies are compiled only once.
    let build = project.shell()?.create_temp_dir()?;
    for tool in tools {
        if !tool.is_installed(project)? {
            tool.install(project, build.path())?;
        }
    }
    Ok(())
}
