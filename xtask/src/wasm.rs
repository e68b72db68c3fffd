//! `cargo xtask wasm`: builds the core and the modules beside it into the WebAssembly that the page loads.

use std::{
    env,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, anyhow};
use xshell::cmd;

use crate::{
    inputs::Inputs,
    project::Project,
    setup::WasmToolchain,
    step::{Step, step},
};

/// A module: its package is `tidemark-{package}` in `crates/{package}`; then where wasm-pack puts it, and under what
/// name; and the features that it is built with.
struct Module {
    package: &'static str,
    folder: &'static str,
    name: &'static str,
    features: &'static [&'static str],
}

/// They are linked from the same libraries with the same features, so that these are compiled only once. What a module
/// does not call is left out when it is linked.
const SHARING: [Module; 5] = [
    Module { package: "backup", folder: "backup", name: "backup", features: &FEATURES },
    Module { package: "core", folder: "app", name: "tidemark", features: &FEATURES },
    Module { package: "exchange", folder: "exchange", name: "exchange", features: &FEATURES },
    Module { package: "import", folder: "import", name: "import", features: &FEATURES },
    Module { package: "report", folder: "report", name: "report", features: &FEATURES },
];

/// It knows no record.
const LETTERS: Module = Module { package: "letters", folder: "letters", name: "letters", features: &[] };

/// It does without the standard library, and so shares nothing with the others.
const LOCK: Module = Module { package: "lock", folder: "lock", name: "lock", features: &[] };

/// What the modules are made from.
const SOURCES: [&str; 14] = [
    "src",
    "crates/age",
    "crates/backup",
    "crates/boundary",
    "crates/core",
    "crates/exchange",
    "crates/import",
    "crates/letters",
    "crates/lock",
    "crates/mixture",
    "crates/report",
    "crates/seal",
    "Cargo.toml",
    "Cargo.lock",
];

/// The features of the modules that share their libraries.
pub(crate) const FEATURES: [&str; 2] = ["--features", "tidemark/report"];

/// Inlining is left to LLVM: doing it again here made the compressed core 12 kB larger. Functions with similar names
/// are similar and compress better side by side.
const WASM_OPT: [&str; 17] = [
    "-O3",
    "--converge",
    "-aimfs",
    "0",
    "-fimfs",
    "0",
    "-ocimfs",
    "0",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
];

/// Builds all of `pkg`, unless it was made from these same sources by this same compiler.
pub fn build(project: &Project, toolchain: &WasmToolchain) -> Result<()> {
    let mut inputs = Inputs::default().value(toolchain.release()).value(&flags()?).value(&WASM_OPT.join(" "));
    for source in SOURCES {
        inputs = inputs.path(&project.root().join(source))?;
    }
    inputs.unless_made(&project.pkg(), &project.target().join("xtask/wasm.stamp"), || {
        step("the core and the modules beside it as WebAssembly", |step| {
            compile(project, toolchain, step)?;
            // wasm-opt uses only one core.
            thread::scope(|scope| {
                let packs = modules().map(|module| scope.spawn(move || module.pack(project, toolchain, step)));
                let packs: Vec<_> = packs.collect();
                packs.into_iter().try_for_each(|pack| pack.join().map_err(|_| anyhow!("packing a module panicked"))?)
            })
        })
    })
}

fn modules() -> impl Iterator<Item = &'static Module> {
    SHARING.iter().chain([&LETTERS, &LOCK])
}

/// The packages of all modules, as arguments to cargo.
pub(crate) fn packages() -> impl Iterator<Item = String> {
    arguments(modules())
}

fn arguments(modules: impl Iterator<Item = &'static Module>) -> impl Iterator<Item = String> {
    modules.flat_map(|module| ["--package".to_owned(), format!("tidemark-{}", module.package)])
}

/// Compiles the modules that share their libraries in one go, and each of the others. wasm-pack takes one at a time, and then
/// finds each one ready.
fn compile(project: &Project, toolchain: &WasmToolchain, step: &Step) -> Result<()> {
    for modules in [SHARING.as_slice(), &[LETTERS], &[LOCK]] {
        let shell = toolchain.shell(project)?;
        let build = cmd!(shell, "cargo build --locked --lib --release --target wasm32-unknown-unknown");
        let build = build.args(arguments(modules.iter())).args(modules[0].features);
        step.run(build.env("RUSTFLAGS", flags()?))?;
    }
    Ok(())
}

impl Module {
    fn pack(&self, project: &Project, toolchain: &WasmToolchain, step: &Step) -> Result<()> {
        let shell = toolchain.shell(project)?;
        let (source, out) = (project.root().join("crates").join(self.package), project.pkg().join(self.folder));
        // `no-install`: setup has put every tool on the path, and wasm-pack must never download its own.
        let pack = cmd!(shell, "wasm-pack build --release --target web --mode no-install --no-opt {source}");
        let pack =
            pack.args(["--out-name", self.name, "--out-dir"]).arg(&out).args(["--", "--locked"]).args(self.features);
        step.run(pack.env("RUSTFLAGS", flags()?))?;
        optimise(project, toolchain, step, &out.join(format!("{}_bg.wasm", self.name)))
    }
}

fn optimise(project: &Project, toolchain: &WasmToolchain, step: &Step, module: &Path) -> Result<()> {
    let shell = toolchain.shell(project)?;
    step.run(cmd!(shell, "wasm-opt {module}").args(WASM_OPT).arg("--output").arg(module))
}

/// Panic messages name source files: the builder's folders are removed from them, so that the module is the same from
/// every machine, and smaller. SHA-256 loops over its rounds, which makes it a tenth of the size and little slower.
fn flags() -> Result<String> {
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home).context("no home folder")?;
    let sources = cargo_home.join("registry/src");
    Ok(format!("--remap-path-prefix={}=crates --cfg sha2_backend_soft=\"compact\"", sources.display()))
}
