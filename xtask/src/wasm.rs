//! `cargo xtask wasm`: builds the core as the WebAssembly module that the page loads.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::{inputs::Inputs, project::Project, setup::WasmToolchain, step::step};

/// Builds `pkg/app`, unless it was made from just these sources by just this compiler.
pub fn build(project: &Project, toolchain: &WasmToolchain) -> Result<()> {
    let root = project.root();
    let inputs = Inputs::default()
        .value(toolchain.release())
        .path(&root.join("src"))?
        .path(&root.join("seal"))?
        .path(&root.join("Cargo.toml"))?
        .path(&root.join("Cargo.lock"))?;
    let out = project.app_module();
    inputs.unless_made(&out.join("tidemark_bg.wasm"), &project.target().join("xtask/wasm.stamp"), || {
        step("the core as WebAssembly", |step| {
            let shell = toolchain.shell(project)?;
            shell.set_var("RUSTFLAGS", without_machine_paths()?);
            // `no-install`: every tool was put on the path by setup; wasm-pack's own downloads are never wanted.
            let build = cmd!(shell, "wasm-pack build --release --target web --mode no-install");
            step.run(build.args(["--out-name", "tidemark", "--out-dir"]).arg(&out))
        })
    })
}

/// Panic messages name source files. This leaves the builder's folders out of
/// them: the module is the same from every machine, and smaller.
fn without_machine_paths() -> Result<String> {
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home).context("no home folder")?;
    Ok(format!("--remap-path-prefix={}=crates", cargo_home.join("registry/src").display()))
}
