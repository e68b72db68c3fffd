//! What machine the figures were measured on.

use std::{fs, path::Path, thread};

use anyhow::Result;
use xshell::cmd;

use crate::project::Project;

/// A machine and its programs, in words.
#[derive(Debug)]
pub(crate) struct Machine {
    /// Such as `2026-11-23`.
    pub(crate) date: String,
    /// Name and value of each fact.
    pub(crate) facts: Vec<(&'static str, String)>,
}

impl Machine {
    /// This machine. What it does not tell is reported as unknown.
    pub(super) fn here(project: &Project, chromium: &Path, wasm_release: &str) -> Result<Self> {
        let mut machine = Self::computer(project)?;
        machine.facts.push(("Browser", said(project, &[&chromium.to_string_lossy(), "--version"])?));
        machine.facts.push(("Native compiler", said(project, &["rustc", "--version"])?));
        machine.facts.push(("Compiler for WebAssembly", format!("rustc {wasm_release}")));
        Ok(machine)
    }

    /// This machine without its programs.
    pub(crate) fn computer(project: &Project) -> Result<Self> {
        let cores = thread::available_parallelism().map_or(0, usize::from);
        let facts = vec![
            ("Processor", format!("{}, {cores} cores", value("/proc/cpuinfo", "model name"))),
            ("Memory", gibibytes(&value("/proc/meminfo", "MemTotal"))),
            ("System", value("/etc/os-release", "PRETTY_NAME").trim_matches('"').to_owned()),
            ("Load before measuring", load(&fs::read_to_string("/proc/loadavg").unwrap_or_default())),
        ];
        Ok(Self { date: said(project, &["date", "+%F"])?, facts })
    }
}

/// What a program prints.
fn said(project: &Project, words: &[&str]) -> Result<String> {
    let shell = project.shell()?;
    let words = cmd!(shell, "env").args(words).quiet().ignore_stderr().read();
    Ok(words.unwrap_or_else(|_| "unknown".to_owned()))
}

fn value(file: &str, name: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    find(&text, name).unwrap_or("unknown").to_owned()
}

/// The value of `name` in lines like `name : value` or `NAME=value`.
fn find<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let fields = text.lines().filter_map(|line| line.split_once([':', '=']));
    fields.into_iter().find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim())
}

/// How many programs wanted to run at once over the last minute.
fn load(averages: &str) -> String {
    averages.split_whitespace().next().unwrap_or("unknown").to_owned()
}

fn gibibytes(kibibytes: &str) -> String {
    let number: Option<f64> = kibibytes.split_whitespace().next().and_then(|number| number.parse().ok());
    number.map_or_else(|| kibibytes.to_owned(), |number| format!("{:.0} GiB", number / 1024.0 / 1024.0))
}

#[cfg(test)]
mod tests {
    use super::{find, gibibytes, load};

    #[test]
    fn facts_are_read_from_the_files_of_a_linux_machine() {
        assert_eq!(find("processor\t: 0\nmodel name\t: A: B\n", "model name"), Some("A: B"));
        assert_eq!(find("NAME=x\nPRETTY_NAME=\"Some 12\"\n", "PRETTY_NAME"), Some("\"Some 12\""));
        assert_eq!(find("", "MemTotal"), None);
        assert_eq!(gibibytes("24682752 kB"), "24 GiB");
        assert_eq!(gibibytes("unknown"), "unknown");
        assert_eq!(load("0.52 1.10 2.00 1/500 1234\n"), "0.52");
        assert_eq!(load(""), "unknown");
    }
}
