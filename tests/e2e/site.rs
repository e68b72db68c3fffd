//! The builds that are served.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use anyhow::{Context, Result, anyhow, ensure};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder for screenshots, logs and the second build.
pub(crate) fn scratch() -> PathBuf {
    root().join("target/e2e")
}

/// The production build: `dist`, or the folder that `TIDEMARK_DIST` names.
pub(crate) fn dist() -> Result<PathBuf> {
    let dist = env::var_os("TIDEMARK_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    ensure!(dist.join("sw.js").is_file(), "The site is not built. Run `cargo xtask dist`");
    Ok(dist)
}

/// The script of axe, which checks accessibility.
pub(crate) fn axe() -> Result<String> {
    let script = root().join("www/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&script).context("axe-core is not installed. Run `cargo xtask setup`")
}

/// A build that is made when a flow first needs it, once for all engines.
type Built = OnceLock<Result<PathBuf, String>>;

/// Makes another build id.
const SALT: &str = "TIDEMARK_BUILD_SALT";
/// Makes words that nobody speaks.
const PSEUDO: &str = "TIDEMARK_PSEUDO";

/// The same sources, built again under another build id, as a next release would be.
pub(crate) fn next_release() -> Result<PathBuf> {
    static BUILT: Built = OnceLock::new();
    built_again(&BUILT, SALT, "b")
}

/// The release after that one.
pub(crate) fn release_after_next() -> Result<PathBuf> {
    static BUILT: Built = OnceLock::new();
    built_again(&BUILT, SALT, "c")
}

/// The page in words that are a third longer.
pub(crate) fn in_long_words() -> Result<PathBuf> {
    static BUILT: Built = OnceLock::new();
    built_again(&BUILT, PSEUDO, "long")
}

/// The page in those words, drawn from right to left.
pub(crate) fn from_right_to_left() -> Result<PathBuf> {
    static BUILT: Built = OnceLock::new();
    built_again(&BUILT, PSEUDO, "rtl")
}

fn built_again(built: &Built, variable: &str, value: &str) -> Result<PathBuf> {
    let built = built.get_or_init(|| build_with(variable, value).map_err(|error| format!("{error:#}")));
    built.clone().map_err(|error| anyhow!(error))
}

/// Builds the page with a variable set, in a folder named after its value.
fn build_with(variable: &str, value: &str) -> Result<PathBuf> {
    let folder = scratch().join(format!("dist-{value}"));
    let mut build = Command::new("npm");
    build.args(["run", "build", "--silent"]).current_dir(root().join("www"));
    build.env(variable, value).env("TIDEMARK_DIST", &folder);
    let output = build.output().context("npm does not run")?;
    ensure!(output.status.success(), "The build {value} failed: {}", String::from_utf8_lossy(&output.stderr));
    Ok(folder)
}

/// The core's WebAssembly module in a build.
pub(crate) fn module_of(build: &Path) -> Result<PathBuf> {
    let files = fs::read_dir(build.join("assets"))?.flatten().map(|entry| entry.path());
    let mut modules = files.filter(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("tidemark_bg") && name.ends_with(".wasm")
    });
    modules.next().context("the build has no module")
}

/// A copy of a build.
pub(crate) fn copy(build: &Path, name: &str) -> Result<PathBuf> {
    let to = scratch().join(name);
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    copy_folder(build, &to)?;
    Ok(to)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
