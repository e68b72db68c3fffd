//! The compiler for wasm32.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use super::debian::{self, Sysroot};
use crate::{
    project::Project,
    step::{Step, note, step},
};

const TARGET: &str = "wasm32-unknown-unknown";

/// A compiler that can build for wasm32.
#[derive(Debug, Clone)]
pub struct WasmToolchain {
    release: String,
    sysroot: Option<Sysroot>,
}

impl WasmToolchain {
    /// The compiler's version, such as `1.95.0`.
    #[must_use]
    pub fn release(&self) -> &str {
        &self.release
    }

    /// A shell in which cargo and wasm-pack build for wasm32, with wasm-bindgen and wasm-opt on the path.
    ///
    /// Its build folder is for this compiler only: artifacts built with another compiler's std are unusable.
    pub fn shell(&self, project: &Project) -> Result<Shell> {
        let shell = project.shell()?;
        shell.set_var("CARGO_TARGET_DIR", self.target_dir(project));
        shell.set_var("PATH", project.path_with(self.sysroot.as_ref().map(Sysroot::bin).as_deref())?);
        if let Some(sysroot) = &self.sysroot {
            shell.set_var("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", sysroot.linker());
            // Clippy does not call rustc, so the wrapper that names the sysroot does not reach it.
            shell.set_var("SYSROOT", sysroot.path());
        }
        Ok(shell)
    }

    fn target_dir(&self, project: &Project) -> PathBuf {
        let route = if self.sysroot.is_some() { "-debian" } else { "" };
        project.target().join(format!("wasm-{}{route}", self.release))
    }
}

/// Finds or makes a compiler for wasm32: the one that is there, or rustup's target, or Debian's compiler with a std
/// built here, tried in this order. `TIDEMARK_WASM=debian` goes straight to the last, so that it can be tested where
/// rustup works.
pub(super) fn ensure(project: &Project) -> Result<WasmToolchain> {
    let shell = project.shell()?;
    let debian_only = env::var("TIDEMARK_WASM").is_ok_and(|route| route == "debian");
    if !debian_only && let Some(toolchain) = at_hand(&shell)? {
        return Ok(toolchain);
    }
    if let Some(sysroot) = debian::made_before(project)? {
        return Ok(from_debian(sysroot));
    }
    step("wasm32 target", |step| {
        if !debian_only && let Some(toolchain) = from_rustup(&shell, step)? {
            return Ok(toolchain);
        }
        let sysroot = debian::make(project, step).with_context(|| {
            format!("Next: run `rustup target add {TARGET}` where Rust's own downloads are reached")
        })?;
        Ok(from_debian(sysroot))
    })
}

fn from_debian(sysroot: Sysroot) -> WasmToolchain {
    WasmToolchain { release: sysroot.release().to_owned(), sysroot: Some(sysroot) }
}

fn at_hand(shell: &Shell) -> Result<Option<WasmToolchain>> {
    let libraries = cmd!(shell, "rustc --print target-libdir --target {TARGET}").quiet().read()?;
    if !PathBuf::from(libraries).is_dir() {
        return Ok(None);
    }
    Ok(Some(WasmToolchain { release: Compiler::ask(shell, "rustc")?.release, sysroot: None }))
}

fn from_rustup(shell: &Shell, step: &Step) -> Result<Option<WasmToolchain>> {
    step.now("rustup target add");
    // Where Rust's download host cannot be reached, retrying does not help.
    let add = cmd!(shell, "rustup target add {TARGET}").env("RUSTUP_MAX_RETRIES", "0");
    if let Err(error) = step.run(add) {
        let said = error.to_string();
        let reason = said.lines().find(|line| line.starts_with("error: ")).unwrap_or("no reason given");
        note(&format!("rustup cannot add {TARGET} ({reason}), so Debian's compiler is used"));
        return Ok(None);
    }
    at_hand(shell)
}

/// What a compiler says about itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Compiler {
    /// Such as `1.95.0`.
    pub(super) release: String,
    /// The platform it runs on, as a target triple.
    pub(super) host: String,
    /// The major version of its LLVM. The linker must have the same.
    pub(super) llvm: String,
}

impl Compiler {
    pub(super) fn ask(shell: &Shell, rustc: &str) -> Result<Self> {
        let said = cmd!(shell, "{rustc} -vV").quiet().read()?;
        Self::parse(&said).with_context(|| format!("Cannot make sense of what `{rustc} -vV` says: {said}"))
    }

    fn parse(said: &str) -> Option<Self> {
        let value = |key: &str| said.lines().find_map(|line| line.strip_prefix(key));
        let llvm = value("LLVM version: ")?.split('.').next()?;
        Some(Self { release: value("release: ")?.to_owned(), host: value("host: ")?.to_owned(), llvm: llvm.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::Compiler;

    #[test]
    fn the_compiler_tells_its_release_host_and_llvm() {
        let said = "rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)\nbinary: rustc\n\
                    commit-hash: ac68faa20c58cbccd01ee7208bf3b6e93a7d7f96\ncommit-date: 2026-05-25\n\
                    host: x86_64-unknown-linux-gnu\nrelease: 1.96.0\nLLVM version: 22.1.8";
        let compiler = Compiler::parse(said).unwrap();
        assert_eq!(compiler.release, "1.96.0");
        assert_eq!(compiler.host, "x86_64-unknown-linux-gnu");
        assert_eq!(compiler.llvm, "22");
        assert_eq!(Compiler::parse("rustc 1.96.0"), None);
    }
}
