//! Debian's own compiler for wasm32, with a std built from Debian's sources.
//!
//! This is how a machine gets its wasm32 std if it can reach package registries but not Rust's download host. Debian
//! ships the compiler, its sources and the linker, but not the compiled library.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use super::{apt, target::Compiler};
use crate::{project::Project, step::Step};

const RUSTC: &str = "/usr/bin/rustc";
/// Bookworm updates the packages with these names along with its browsers, so they are far newer than plain `rustc`.
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy"];
const STD_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";

/// A folder with a compiler and the libraries for the host and for wasm32.
#[derive(Debug, Clone)]
pub(super) struct Sysroot {
    path: PathBuf,
    release: String,
    linker: String,
}

impl Sysroot {
    /// The folder itself.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The folder with `cargo` and `rustc`, to be put first on the path.
    pub(super) fn bin(&self) -> PathBuf {
        self.path.join("bin")
    }

    /// The program that links wasm32.
    pub(super) fn linker(&self) -> &str {
        &self.linker
    }

    /// The compiler's version, such as `1.96.0`.
    pub(super) fn release(&self) -> &str {
        &self.release
    }

    fn of(project: &Project, compiler: &Compiler) -> Self {
        let path = project.tools().join(format!("wasm-sysroot-{}", compiler.release));
        let linker = format!("wasm-ld-{}", compiler.llvm);
        Self { path, linker, release: compiler.release.clone() }
    }
}

/// The sysroot that an earlier run made for the compiler now installed.
pub(super) fn made_before(project: &Project) -> Result<Option<Sysroot>> {
    if !Path::new(RUSTC).exists() {
        return Ok(None);
    }
    let sysroot = Sysroot::of(project, &Compiler::ask(&project.shell()?, RUSTC)?);
    let usable = sysroot.path.is_dir() && project.find_program(&sysroot.linker).is_some();
    Ok(usable.then_some(sysroot))
}

/// Installs Debian's compiler and the linker that shares its LLVM, builds std, and lays out the sysroot.
pub(super) fn make(project: &Project, step: &Step) -> Result<Sysroot> {
    let shell = project.shell()?;
    apt::ensure(project, step, &PACKAGES)?;
    if !Path::new(STD_SOURCE).exists() {
        bail!("The package rust-web-src no longer holds {STD_SOURCE}");
    }
    let compiler = Compiler::ask(&shell, RUSTC)?;
    apt::ensure(project, step, &[&format!("lld-{}", compiler.llvm)])?;
    let sysroot = Sysroot::of(project, &compiler);
    if sysroot.path.is_dir() {
        return Ok(sysroot);
    }
    let libraries = build_std(&shell, step)?;
    // Laid out under another name first, so that a sysroot that exists is complete.
    let unfinished = sysroot.path.with_extension("unfinished");
    lay_out(&shell, &unfinished, &sysroot.path, &compiler, libraries.path())?;
    fs::rename(&unfinished, &sysroot.path)?;
    Ok(sysroot)
}

/// Builds std and the test library for wasm32 as dependencies of an empty crate; returns the folder with them.
fn build_std(shell: &Shell, step: &Step) -> Result<xshell::TempDir> {
    let folder = shell.create_temp_dir()?;
    let _here = shell.push_dir(folder.path());
    shell.write_file("Cargo.toml", "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n")?;
    shell.write_file("src/lib.rs", "")?;
    let path = format!("/usr/bin:{}", shell.var("PATH")?);
    let build = cmd!(shell, "/usr/bin/cargo build --release --target wasm32-unknown-unknown")
        .arg("-Zbuild-std=std,panic_abort,test")
        .args(["--target-dir", "."])
        .env("PATH", path)
        .env("RUSTC_BOOTSTRAP", "1")
        // Link-time optimisation of the core needs the bitcode of std.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
    step.run(build).context("Building std for wasm32 with Debian's compiler")?;
    Ok(folder)
}

fn lay_out(shell: &Shell, folder: &Path, final_place: &Path, compiler: &Compiler, built: &Path) -> Result<()> {
    shell.remove_path(folder)?;
    let rustlib = folder.join("lib/rustlib");
    let wasm = shell.create_dir(rustlib.join("wasm32-unknown-unknown/lib"))?;
    for file in shell.read_dir(built.join("wasm32-unknown-unknown/release/deps"))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            shell.copy_file(&file, wasm.join(&*name))?;
        }
    }
    let host = Path::new("/usr/lib/rustlib").join(&compiler.host);
    cmd!(shell, "ln -s {host} {rustlib}").quiet().run()?;

    let bin = shell.create_dir(folder.join("bin"))?;
    for program in ["rustc", "rustdoc"] {
        let script = format!("#!/bin/sh\nexec /usr/bin/{program} --sysroot '{}' \"$@\"\n", final_place.display());
        let wrapper = bin.join(program);
        shell.write_file(&wrapper, script)?;
        cmd!(shell, "chmod +x {wrapper}").quiet().run()?;
    }
    cmd!(shell, "ln -s /usr/bin/cargo /usr/bin/cargo-clippy {bin}").quiet().run()?;
    Ok(())
}
