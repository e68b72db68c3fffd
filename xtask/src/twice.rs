//! Whether two builds of the same sources are the same site, byte for byte.
//!
//! Whoever wants to know that a site was built from these sources builds it and compares the digests. That works only
//! if the folder, the time and what was built before leave no trace.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::{
    dist::{self, Edition},
    inputs::files_under,
    project::Project,
    setup::{self, WasmToolchain},
    step::{note, step},
    tidy,
};

/// Builds the site, then once more from a copy of the sources in a new folder, and compares them file by file.
///
/// # Errors
/// If a file differs or is in one of them only. The second site is then kept in `target/xtask/second-dist`.
pub fn build(project: &Project, toolchain: &WasmToolchain, edition: Edition) -> Result<()> {
    dist::build(project, toolchain, edition)?;
    let folder = project.shell()?.create_temp_dir()?;
    let elsewhere = project.at(folder.path());
    step("a copy of the sources", |_| copy_sources(project, &elsewhere))?;
    dist::build(&elsewhere, &setup::for_build(&elsewhere)?, edition)?;
    let (first, second) = (digests(&project.dist())?, digests(&elsewhere.dist())?);
    let differing = differing(&first, &second);
    if differing.is_empty() {
        note(&format!("All {} files are the same in both builds", first.len()));
        return Ok(());
    }
    let kept = project.target().join("xtask/second-dist");
    keep(&elsewhere.dist(), &kept)?;
    bail!(
        "Two builds differ in:\n{}\nNext: compare dist with {}",
        differing.join("\n"),
        kept.strip_prefix(project.root())?.display()
    )
}

/// Copies what git tracks or would track, and nothing that was built.
fn copy_sources(project: &Project, elsewhere: &Project) -> Result<()> {
    for file in tidy::files(project)? {
        copy(&project.root().join(&file), &elsewhere.root().join(&file))?;
    }
    Ok(())
}

fn keep(dist: &Path, kept: &Path) -> Result<()> {
    if kept.exists() {
        fs::remove_dir_all(kept)?;
    }
    files_under(dist)?.iter().try_for_each(|file| copy(file, &kept.join(file.strip_prefix(dist)?)))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
    fs::copy(from, to).map(drop).with_context(|| format!("Cannot copy {}", from.display()))
}

/// The SHA-256 of every file in a folder, by its path in there.
fn digests(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let digest = |file: PathBuf| Ok((file.strip_prefix(folder)?.to_owned(), Sha256::digest(fs::read(&file)?).to_vec()));
    files_under(folder)?.into_iter().map(digest).collect()
}

/// The files that are not the same in both, by name.
fn differing(first: &BTreeMap<PathBuf, Vec<u8>>, second: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<String> {
    let names = first.keys().chain(second.keys().filter(|name| !first.contains_key(*name)));
    let different = names.filter(|name| first.get(*name) != second.get(*name));
    different.map(|name| name.display().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use xshell::Shell;

    use super::{differing, digests};

    #[test]
    fn a_file_that_differs_or_stands_alone_is_named() {
        let shell = Shell::new().unwrap();
        let (one, two) = (shell.create_temp_dir().unwrap(), shell.create_temp_dir().unwrap());
        for (folder, name, text) in [
            (&one, "same", "a"),
            (&two, "same", "a"),
            (&one, "assets/other", "a"),
            (&two, "assets/other", "b"),
            (&one, "first", ""),
            (&two, "second", ""),
        ] {
            shell.write_file(folder.path().join(name), text).unwrap();
        }
        let (one, two) = (digests(one.path()).unwrap(), digests(two.path()).unwrap());
        assert_eq!(differing(&one, &two), ["assets/other", "first", "second"]);
        assert!(differing(&one, &one).is_empty());
    }
}
