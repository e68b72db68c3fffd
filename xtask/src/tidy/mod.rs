//! `cargo xtask tidy`: the rules that no compiler knows.
//!
//! They cover the layers of ARCHITECTURE.md, both the core's and the page's, what the core must not touch, what the
//! page must not do, what must not be in any tracked file, and that what a document names exists.

mod core;
mod documents;
mod lines;
mod page;
mod page_layers;
mod paths;
mod tracked;

use std::{fmt, fs, path::PathBuf};

use anyhow::{Context, Result, bail};
use xshell::cmd;

use self::documents::Named;
use crate::{
    project::Project,
    step::{note, step},
};

/// A file with more lines than this is reported, for a person to think about.
const LONG_FILE: usize = 500;

/// A place where a rule is broken.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    file: String,
    line: usize,
    rule: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.rule)
    }
}

/// A file in the checkout, by its path from the root.
#[derive(Debug)]
struct Source<'a> {
    path: &'a str,
    text: &'a str,
}

impl Source<'_> {
    fn finding(&self, line: usize, rule: impl Into<String>) -> Finding {
        Finding { file: self.path.to_owned(), line, rule: rule.into() }
    }
}

/// Checks every file that git tracks or would track.
pub fn run(project: &Project) -> Result<()> {
    step("tidy", |_| {
        let mut findings = Vec::new();
        let (mut named, mut documents) = (Named::default(), Vec::new());
        for path in files(project)? {
            // Pictures and binary fixtures have no lines to check.
            let text = fs::read_to_string(project.root().join(&path)).unwrap_or_default();
            let source = Source { path: &path, text: &text };
            findings.extend(check(&source)?);
            named.add(&source);
            if is_code(&source) && text.lines().count() > LONG_FILE {
                note(&format!("{path} has {} lines", text.lines().count()));
            }
            if documents::is_document(&source) {
                documents.push((path, text));
            }
        }
        for (path, text) in &documents {
            findings.extend(named.check(&Source { path, text }));
        }
        findings.extend(help_lines(project)?);
        findings.sort();
        if findings.is_empty() {
            return Ok(());
        }
        let list: Vec<String> = findings.iter().map(Finding::to_string).collect();
        bail!("{} places break a rule:\n{}", findings.len(), list.join("\n"))
    })
}

fn check(source: &Source<'_>) -> Result<Vec<Finding>> {
    let mut findings = tracked::check(source);
    if core::holds(source.path) && has_extension(source, &["rs"]) {
        findings.extend(core::check(source)?);
    }
    findings.extend(page::check(source));
    findings.extend(page_layers::check(source));
    Ok(findings)
}

/// Checks the list of crisis lines together with the page that says the same.
fn help_lines(project: &Project) -> Result<Vec<Finding>> {
    let [list, page] = lines::files();
    let read =
        |path: &str| fs::read_to_string(project.root().join(path)).with_context(|| format!("Cannot read {path}"));
    lines::check(&Source { path: list, text: &read(list)? }, &Source { path: page, text: &read(page)? })
}

/// Every file that git tracks or would track, by its path from the root.
pub(crate) fn files(project: &Project) -> Result<Vec<String>> {
    let shell = project.shell()?;
    let listed = cmd!(shell, "git ls-files --cached --others --exclude-standard").quiet().read();
    Ok(listed.context("tidy asks git which files belong to the project")?.lines().map(str::to_owned).collect())
}

fn is_code(source: &Source<'_>) -> bool {
    has_extension(source, &["rs", "ts", "tsx", "css", "html"])
}

fn has_extension(source: &Source<'_>, extensions: &[&str]) -> bool {
    let path = PathBuf::from(source.path);
    path.extension().is_some_and(|found| extensions.iter().any(|extension| found == *extension))
}
