//! The browser's half: its own page beside the production module, opened in a fresh Chromium.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use axum::{Router, http::StatusCode, routing::post};
use serde::Deserialize;
use xshell::Shell;

use crate::{
    project::Project,
    server::{Server, site},
    step::Step,
};

/// How long to wait for a run, which takes about half a minute.
const PATIENCE: Duration = Duration::from_mins(10);

/// As in the tests: nothing from the user's own browser, nothing in the background.
const FLAGS: [&str; 7] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
];

/// Times in milliseconds: the core's, and those of the same work done by hand.
#[derive(Debug, Deserialize)]
pub(super) struct Times {
    /// The core.
    pub(super) ours: Vec<f64>,
    /// A few lines of plain IndexedDB.
    pub(super) theirs: Vec<f64>,
}

/// Reading everything: the rounds, and the very first time, before the code is warm.
#[derive(Debug, Deserialize)]
pub(super) struct Reads {
    /// The first time.
    pub(super) first: Times,
    /// The times after the warm-up.
    #[serde(flatten)]
    pub(super) times: Times,
}

/// Views over many records.
#[derive(Debug, Deserialize)]
pub(super) struct Views {
    /// The Course.
    pub(super) course: Vec<f64>,
    /// Today.
    pub(super) today: Vec<f64>,
    /// The treatment.
    pub(super) treatment: Vec<f64>,
}

/// Making the PDF.
#[derive(Debug, Deserialize)]
pub(super) struct Reports {
    /// Of one year.
    pub(super) year: Vec<f64>,
    /// Of ten years.
    pub(super) life: Vec<f64>,
}

/// Everything that the page sends home.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Browser {
    /// Whether the clock counts in steps of 5 µs rather than 100.
    precise: bool,
    /// 15,000 records.
    pub(super) large: Reads,
    /// 5,000 records.
    pub(super) small: Reads,
    /// Saves as seen by the worker.
    pub(super) saves: Times,
    /// Saves as seen by the page.
    pub(super) page: Times,
    /// Views over ten years, and over 150 whole sessions.
    pub(super) views: Views,
    /// The fade watch over ten years, starting from nothing.
    pub(super) fade: Vec<f64>,
    /// Saving a check-in to the sample, which is in memory.
    pub(super) sample_saves: Vec<f64>,
    /// The visit report.
    pub(super) reports: Reports,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Sent {
    Failed { error: String },
    Done(Box<Browser>),
}

/// Runs the page of `crates/bench/page` on the records in `folder`.
pub(super) fn measure(project: &Project, step: &Step, chromium: &Path, folder: &Path) -> Result<Browser> {
    let shell = project.shell()?;
    copy(&shell, &project.root().join("crates/bench/page"), folder)?;
    copy(&shell, &project.pkg().join("app"), folder)?;
    copy(&shell, &project.pkg().join("report"), folder)?;
    let (server, results) = serve(folder)?;
    let profile = shell.create_temp_dir()?;
    step.now(&format!("{}, which takes a while", server.origin()));
    let _open = Open(
        Command::new(chromium)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(server.origin())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("Cannot start Chromium")?,
    );
    let said = results.recv_timeout(PATIENCE).context("The page sent nothing home")?;
    match serde_json::from_str(&said).with_context(|| format!("The page sent something else: {said}"))? {
        Sent::Failed { error } => bail!("The page failed: {error}"),
        Sent::Done(browser) if !browser.precise => bail!("The page had no precise clock"),
        Sent::Done(browser) => Ok(*browser),
    }
}

fn copy(shell: &Shell, from: &Path, to: &Path) -> Result<()> {
    for file in shell.read_dir(from)? {
        shell.copy_file(&file, to).with_context(|| format!("Cannot copy {}", file.display()))?;
    }
    Ok(())
}

/// Serves the folder with the headers of the site, and passes on what is sent to `/results`. With those headers the page
/// is isolated, and only then is its clock precise enough.
fn serve(folder: &Path) -> Result<(Server, Receiver<String>)> {
    let (sender, results) = channel();
    let take = move |body: String| {
        // The receiver is gone only when nobody waits any more.
        let _ = sender.send(body);
        async { StatusCode::NO_CONTENT }
    };
    let routes = Router::new().route("/results", post(take)).fallback_service(site(folder.to_owned()));
    Ok((Server::with(routes, 0)?, results))
}

/// A browser that is closed when dropped.
struct Open(Child);

impl Drop for Open {
    fn drop(&mut self) {
        // It refuses only if it is closed already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
