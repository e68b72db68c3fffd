//! Lighthouse on the production site: what a first visit with a phone is like.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::cmd;

use crate::{project::Project, server::Server, setup, step::Step};

const VISITS: usize = 5;

/// One visit, as Lighthouse simulates it: a mid-range phone on a slow mobile network.
#[derive(Debug)]
pub(super) struct Visit {
    /// Performance, 0–100.
    pub(super) score: f64,
    /// Total blocking time in milliseconds.
    pub(super) blocking_ms: f64,
    /// The longest task of the main thread in milliseconds; 0 if none reached 50.
    pub(super) longest_ms: f64,
}

/// Visits the site in `dist`.
pub(super) fn measure(project: &Project, step: &Step, chromium: &Path) -> Result<Vec<Visit>> {
    let lighthouse = setup::for_visits(project)?.join("node_modules/.bin/lighthouse");
    let shell = project.shell()?;
    shell.set_var("CHROME_PATH", chromium);
    let server = Server::start(project.dist(), 0)?;
    let report = project.target().join("bench/lighthouse.json");
    let mut visits = Vec::new();
    for number in 1..=VISITS {
        step.now(&format!("visit {number} of {VISITS}"));
        let visit = || {
            cmd!(shell, "{lighthouse}")
                .arg(server.origin())
                .args(["--only-categories=performance", "--output=json", "--quiet", "--no-enable-error-reporting"])
                .arg("--chrome-flags=--headless=new --no-sandbox")
                .arg(format!("--output-path={}", report.display()))
        };
        // Now and then a browser does not record the start of a visit, and Lighthouse asks for another run.
        step.run(visit()).or_else(|_| step.run(visit()))?;
        let read: Value = serde_json::from_str(&shell.read_file(&report)?)?;
        visits.push(Visit::read(&read).context("Lighthouse's report has another shape than expected")?);
    }
    Ok(visits)
}

impl Visit {
    fn read(report: &Value) -> Option<Self> {
        let audit = |name: &str| &report["audits"][name];
        let tasks = audit("long-tasks")["details"]["items"].as_array();
        let durations = tasks.into_iter().flatten().filter_map(|task| task["duration"].as_f64());
        Some(Self {
            score: report["categories"]["performance"]["score"].as_f64()? * 100.0,
            blocking_ms: audit("total-blocking-time")["numericValue"].as_f64()?,
            longest_ms: durations.fold(0.0, f64::max),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Visit;

    #[test]
    fn the_longest_task_and_the_score_are_read() {
        let report = json!({
            "categories": { "performance": { "score": 0.99 } },
            "audits": {
                "total-blocking-time": { "numericValue": 12.5 },
                "long-tasks": { "details": { "items": [{ "duration": 61.0 }, { "duration": 140.0 }] } },
            },
        });
        let visit = Visit::read(&report).unwrap();
        assert_eq!((visit.score, visit.blocking_ms, visit.longest_ms), (99.0, 12.5, 140.0));
        assert!(Visit::read(&json!({ "categories": {}, "audits": {} })).is_none());
    }
}
