//! `cargo xtask wasm`: builds the core and the two modules beside it as the WebAssembly that the page loads.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::cmd;

use crate::{inputs::Inputs, project::Project, setup::WasmToolchain, step::step};

/// One of the modules, which features tell apart.
struct Module<'a> {
    name: &'a str,
    out: &'a Path,
    out_name: &'a str,
    features: &'a [&'a str],
}

/// Builds `pkg/app`, `pkg/exchange` and `pkg/report`, each unless it was made from just these sources by just this compiler.
pub fn build(project: &Project, toolchain: &WasmToolchain) -> Result<()> {
    let core =
        Module { name: "the core as WebAssembly", out: &project.app_module(), out_name: "tidemark", features: &[] };
    let exchange = Module {
        name: "the exchange module as WebAssembly",
        out: &project.exchange_module(),
        out_name: "exchange",
        features: &["--features", "exchange"],
    };
    let report = Module {
        name: "the report module as WebAssembly",
        out: &project.report_module(),
        out_name: "report",
        features: &["--features", "report"],
    };
    [core, exchange, report].iter().try_for_each(|module| module.build(project, toolchain))
}

impl Module<'_> {
    fn build(&self, project: &Project, toolchain: &WasmToolchain) -> Result<()> {
        let root = project.root();
        let inputs = Inputs::default()
            .value(toolchain.release())
            .path(&root.join("src"))?
            .path(&root.join("crates/seal"))?
            .path(&root.join("Cargo.toml"))?
            .path(&root.join("Cargo.lock"))?;
        let made = self.out.join(format!("{}_bg.wasm", self.out_name));
        let stamp = project.target().join(format!("xtask/wasm-{}.stamp", self.out_name));
        inputs.unless_made(&made, &stamp, || {
            step(self.name, |step| {
                let shell = toolchain.shell(project)?;
                shell.set_var("RUSTFLAGS", without_machine_paths()?);
                // `no-install`: every tool was put on the path by setup; wasm-pack's own downloads are never wanted.
                let build = cmd!(shell, "wasm-pack build --release --target web --mode no-install");
                let build = build.args(["--out-name", self.out_name, "--out-dir"]).arg(self.out);
                step.run(if self.features.is_empty() { build } else { build.arg("--").args(self.features) })
            })
        })
    }
}

/// Panic messages name source files. This leaves the builder's folders out of
/// them: the module is the same from every machine, and smaller.
fn without_machine_paths() -> Result<String> {
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home).context("no home folder")?;
    Ok(format!("--remap-path-prefix={}=crates", cargo_home.join("registry/src").display()))
}
