//! Where things are: the checkout, what is built in it, and the tools kept outside it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use xshell::Shell;

/// The checkout and the folder of tools.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
    tools: PathBuf,
}

impl Project {
    /// The checkout that this program was built from.
    ///
    /// Tools are in `$TIDEMARK_TOOLS`, or else in `tidemark` under the user's cache folder.
    pub fn open() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the checkout")?.to_owned();
        let tools = tools_folder()?;
        fs::create_dir_all(tools.join("bin")).with_context(|| {
            format!("Cannot make {}. Next: set TIDEMARK_TOOLS to a writable folder", tools.display())
        })?;
        Ok(Self { root, tools })
    }

    /// The same project in another folder, with the same tools.
    #[must_use]
    pub fn at(&self, root: &Path) -> Self {
        Self { root: root.to_owned(), tools: self.tools.clone() }
    }

    /// A shell in the root of the checkout.
    pub fn shell(&self) -> Result<Shell> {
        let shell = Shell::new()?;
        shell.change_dir(&self.root);
        Ok(shell)
    }

    /// The root of the checkout.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The page's npm project.
    #[must_use]
    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// The modules as wasm-pack writes them: `app` for the core, and one folder for each module beside it.
    #[must_use]
    pub fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// The finished site.
    #[must_use]
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Cargo's build folder.
    #[must_use]
    pub fn target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// Tools that outlive the checkout.
    #[must_use]
    pub fn tools(&self) -> &Path {
        &self.tools
    }

    /// The Python that tests use to read exported files.
    #[must_use]
    pub fn python(&self) -> PathBuf {
        self.python_folder().join("bin/python")
    }

    /// Its virtual environment.
    #[must_use]
    pub fn python_folder(&self) -> PathBuf {
        self.tools.join("python")
    }

    /// Where `setup` installs programs.
    #[must_use]
    pub fn tools_bin(&self) -> PathBuf {
        self.tools.join("bin")
    }

    /// Where the programs of the page's npm packages are.
    #[must_use]
    pub fn npm_bin(&self) -> PathBuf {
        self.www().join("node_modules/.bin")
    }

    /// `$PATH`, preceded by `first`, the installed tools and the npm programs, in that order.
    pub fn path_with(&self, first: Option<&Path>) -> Result<String> {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let ours = first.map(Path::to_owned).into_iter().chain([self.tools_bin(), self.npm_bin()]);
        let joined = env::join_paths(ours.chain(env::split_paths(&inherited)))?;
        joined.into_string().ok().context("PATH is not text")
    }

    /// Where `program` is: in the installed tools, or else on `$PATH`.
    #[must_use]
    pub fn find_program(&self, program: &str) -> Option<PathBuf> {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(self.tools_bin()).chain(env::split_paths(&path));
        folders.map(|folder| folder.join(program)).find(|file| file.is_file())
    }

    /// The version of `package` in Cargo.lock.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let lock = fs::read_to_string(self.root.join("Cargo.lock")).context("Cargo.lock is missing")?;
        match version_in_lock(&lock, package) {
            Some(version) => Ok(version.to_owned()),
            None => bail!("Cargo.lock names no {package}"),
        }
    }
}

fn version_in_lock<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

fn tools_folder() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("TIDEMARK_TOOLS") {
        return Ok(folder.into());
    }
    let cache = match env::var_os("XDG_CACHE_HOME") {
        Some(folder) => folder.into(),
        None => {
            env::home_dir().context("No home folder. Next: set TIDEMARK_TOOLS to a writable folder")?.join(".cache")
        }
    };
    Ok(cache.join("tidemark"))
}

/// Whether this runs in continuous integration, where nothing may be skipped.
#[must_use]
pub fn in_ci() -> bool {
    env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn the_locked_version_belongs_to_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "bindgen"), None);
    }
}
