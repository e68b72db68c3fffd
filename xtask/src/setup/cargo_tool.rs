//! Programs installed from crates.io, each at exactly one version.

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
    /// What is installed of it, and with which features.
    options: &'static [&'static str],
}

/// These programs run for seconds, so what counts is how soon they are compiled.
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

    /// Writes the JavaScript side of the core, and runs tests in browsers. It reads only modules built with its own
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
            // In the checkout's folder its Cargo configuration would apply to a foreign crate.
            shell.change_dir(tools);
            shell.set_var("CARGO_TARGET_DIR", build);
            let install = || {
                let install = cmd!(shell, "cargo install {package} --version {exact} --root {tools} --force");
                install.args(*options).envs(QUICKLY)
            };
            // A locked dependency may be missing from a mirror that lags behind.
            step.run(install().arg("--locked"))
                .or_else(|_| step.run(install()))
                .with_context(|| format!("Next: run `cargo install {package} --version {exact}` and see what it says"))
        })
    }
}

/// Installs those of `tools` into the tools folder that do not lie there at their version already.
pub(super) fn ensure(project: &Project, tools: &[CargoTool]) -> Result<()> {
    // What they have in common is compiled once.
    let build = project.shell()?.create_temp_dir()?;
    for tool in tools {
        if !tool.is_installed(project)? {
            tool.install(project, build.path())?;
        }
    }
    Ok(())
}
