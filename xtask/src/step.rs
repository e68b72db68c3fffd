//! Named steps: what is running, how it went, and what it printed if it failed.

use std::{
    collections::VecDeque,
    ffi::OsStr,
    io::{BufRead, BufReader, IsTerminal, pipe, stderr},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Error, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

/// How many of a failed command's last lines are shown.
const LINES_SHOWN: usize = 80;

/// A step that is running.
#[derive(Debug)]
pub struct Step {
    name: String,
    spinner: Option<ProgressBar>,
}

/// Runs `work` under a name: with a spinner on a terminal or plain lines elsewhere, and the time it took at the end.
pub fn step<T>(name: &str, work: impl FnOnce(&Step) -> Result<T>) -> Result<T> {
    let started = Instant::now();
    let step = Step::begin(name);
    let result = work(&step);
    step.end(result.is_ok(), started.elapsed());
    result.with_context(|| format!("Step \"{name}\" failed"))
}

/// Runs a command whose own output is the report, such as a test runner.
pub fn shown(name: &str, command: impl Into<Command>) -> Result<()> {
    let mut command: Command = command.into();
    let started = Instant::now();
    eprintln!("… {name}");
    let status = command.status().with_context(|| format!("Cannot start `{}`", in_words(&command)))?;
    let mark = if status.success() { '✓' } else { '✗' };
    eprintln!("{mark} {name} ({:.1} s)", started.elapsed().as_secs_f64());
    if status.success() {
        return Ok(());
    }
    bail!("Step \"{name}\" failed: `{}` ended with {status}. What it found stands above", in_words(&command))
}

/// Prints a note between two steps.
pub fn note(text: &str) {
    eprintln!("  {text}");
}

/// An error in words: what failed, why, and finally what to do next.
#[must_use]
pub fn explain(error: &Error) -> String {
    let causes = error.chain().map(ToString::to_string);
    let (next, causes): (Vec<_>, Vec<_>) = causes.partition(|cause| cause.starts_with("Next: "));
    [causes, next].concat().join("\n")
}

impl Step {
    fn begin(name: &str) -> Self {
        if !stderr().is_terminal() {
            eprintln!("… {name}");
            return Self { name: name.to_owned(), spinner: None };
        }
        let spinner = ProgressBar::new_spinner().with_message(name.to_owned());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg} {elapsed}") {
            spinner.set_style(style);
        }
        spinner.enable_steady_tick(Duration::from_millis(100));
        Self { name: name.to_owned(), spinner: Some(spinner) }
    }

    fn end(&self, fine: bool, took: Duration) {
        if let Some(spinner) = &self.spinner {
            spinner.finish_and_clear();
        }
        let mark = if fine { '✓' } else { '✗' };
        eprintln!("{mark} {} ({:.1} s)", self.name, took.as_secs_f64());
    }

    /// Shows what the step is doing at the moment.
    pub fn now(&self, text: &str) {
        if let Some(spinner) = &self.spinner {
            spinner.set_message(format!("{}: {text}", self.name));
        }
    }

    /// Runs `command` without showing its output, except for its newest line as progress.
    ///
    /// If the command fails, the error holds the last lines that it printed.
    pub fn run(&self, command: impl Into<Command>) -> Result<()> {
        let mut command: Command = command.into();
        let words = in_words(&command);
        let (reader, writer) = pipe()?;
        command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
        let mut child = command.spawn().with_context(|| format!("Cannot start `{words}`"))?;
        // The command holds the other end of the pipe, and reading ends only once nobody holds it.
        drop(command);
        let last = self.follow(BufReader::new(reader))?;
        let status = child.wait()?;
        if status.success() {
            return Ok(());
        }
        bail!("`{words}` ended with {status}. Its last lines:\n{last}")
    }

    fn follow(&self, output: impl BufRead) -> Result<String> {
        let mut last = VecDeque::with_capacity(LINES_SHOWN);
        for line in output.split(b'\n') {
            let line = String::from_utf8_lossy(&line?).trim_end().to_owned();
            if line.is_empty() {
                continue;
            }
            self.now(&line);
            if last.len() == LINES_SHOWN {
                last.pop_front();
            }
            last.push_back(line);
        }
        Ok(Vec::from(last).join("\n"))
    }
}

/// The command as a person would type it, without its environment.
fn in_words(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use anyhow::anyhow;

    use super::{explain, step};

    #[test]
    fn a_failed_command_says_what_it_printed() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo the reason >&2; exit 3"]);
        let error = step("a doomed step", |step| step.run(command)).unwrap_err();
        let text = explain(&error);
        assert!(text.contains("a doomed step"), "{text}");
        assert!(text.contains("the reason"), "{text}");
        assert!(text.contains("exit status: 3"), "{text}");
    }

    #[test]
    fn a_command_that_does_not_exist_is_named() {
        let error = step("start", |step| step.run(Command::new("no-such-program-here"))).unwrap_err();
        assert!(format!("{error:#}").contains("no-such-program-here"));
    }

    #[test]
    fn what_to_do_next_comes_last() {
        let error = anyhow!("the disk is full").context("Next: make room").context("Step \"copy\" failed");
        assert_eq!(explain(&error), "Step \"copy\" failed\nthe disk is full\nNext: make room");
    }
}
