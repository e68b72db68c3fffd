//! What others know about the packages that the app is made of: faults that were found in them, and whether an npm
//! package is what its author published.
//!
//! Only the network can answer that. Where it does not, the check says so and goes on: an answer that cannot be had is
//! no fault of the code, and must not pass for a good one either.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xshell::{Cmd, cmd};

use crate::{
    npm_lock::{self, Package},
    project::Project,
    step::{note, step},
};

/// How npm says that it did not reach a host.
const NOT_REACHED: [&str; 8] = [
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOTFOUND",
    "ERR_SOCKET_TIMEOUT",
    "ETIMEDOUT",
];

/// How a mirror answers a question that it does not know.
const NOT_UNDERSTOOD: [u64; 3] = [404, 405, 501];

/// What came back.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    /// Nothing is known against any package.
    Clean,
    /// What is known, a line each.
    Found(Vec<String>),
    /// Nobody answered, and why.
    Silence(String),
}

/// Asks about the crates, then about the npm packages.
pub fn run(project: &Project) -> Result<()> {
    ask("advisories on crates", || crates(project))?;
    ask("advisories on npm packages", || {
        let packages = npm_lock::read(project)?;
        advisories(&npm(project, &["audit"])?, &packages)
    })?;
    ask("signatures of npm packages", || signatures(&npm(project, &["audit", "signatures"])?))
}

fn ask(what: &str, question: impl FnOnce() -> Result<Answer>) -> Result<()> {
    let answer = step(&format!("asking for {what}"), |_| match question()? {
        Answer::Found(faults) => bail!("{}\nNext: take another version or another package", faults.join("\n")),
        answer => Ok(answer),
    })?;
    if let Answer::Silence(reason) = answer {
        note(&format!("NOT CHECKED: {what}. Nobody answered: {reason}"));
    }
    Ok(())
}

/// What the `RustSec` database says. It is fetched first, by itself: a fetch that fails is no finding.
fn crates(project: &Project) -> Result<Answer> {
    let shell = project.shell()?;
    let deny = project.tools_bin().join("cargo-deny");
    let fetched = cmd!(shell, "{deny} --locked fetch db").quiet().ignore_status().output()?;
    if !fetched.status.success() {
        return Ok(Answer::Silence(reason(&String::from_utf8_lossy(&fetched.stderr))));
    }
    let check = cmd!(shell, "{deny} --frozen check --hide-inclusion-graph advisories").quiet().ignore_status();
    let checked = check.output()?;
    if checked.status.success() {
        return Ok(Answer::Clean);
    }
    Ok(Answer::Found(vec![String::from_utf8_lossy(&checked.stderr).into_owned()]))
}

/// The line in which git or cargo-deny says why it failed.
fn reason(said: &str) -> String {
    let lines = || said.lines().map(str::trim).filter(|line| !line.is_empty());
    lines()
        .find(|line| line.starts_with("fatal: "))
        .or_else(|| lines().next_back())
        .unwrap_or("no reason given")
        .to_owned()
}

/// What npm prints as JSON, whether it found something or not.
fn npm(project: &Project, command: &[&str]) -> Result<Value> {
    let shell = project.shell()?;
    shell.change_dir(project.www());
    let npm: Cmd<'_> = cmd!(shell, "npm").args(command).args(["--json", "--fetch-retries=0", "--fetch-timeout=20000"]);
    let said = npm.quiet().ignore_status().ignore_stderr().read()?;
    serde_json::from_str(&said).with_context(|| format!("Cannot make sense of what npm says: {said}"))
}

/// Judges what `npm audit` says: anything about what reaches the phone, and about tools what is critical, such as a
/// package that was taken over.
fn advisories(said: &Value, packages: &[Package]) -> Result<Answer> {
    if let Some(reason) = unanswered(said)? {
        return Ok(Answer::Silence(reason));
    }
    let known = said["vulnerabilities"].as_object().context("npm names no vulnerabilities, not even none")?;
    let is_tool = |path: &Value| packages.iter().any(|package| package.is_tool && *path == package.path);
    let counts = |about: &Value| {
        let only_tools = about["nodes"].as_array().is_some_and(|nodes| nodes.iter().all(is_tool));
        !only_tools || about["severity"] == "critical"
    };
    let found = known.iter().filter(|(_, about)| counts(about));
    Ok(answer(found.map(|(name, about)| format!("{name}: {}", about["severity"]))))
}

/// Judges what `npm audit signatures` says: each package must be signed, and each signature must be right.
fn signatures(said: &Value) -> Result<Answer> {
    if let Some(reason) = unanswered(said)? {
        return Ok(Answer::Silence(reason));
    }
    let mut found = Vec::new();
    for key in ["invalid", "missing"] {
        let packages = said[key].as_array().with_context(|| format!("npm names no {key} signatures, not even none"))?;
        found.extend(packages.iter().map(|package| format!("{}: {key} signature", package["name"])));
    }
    Ok(answer(found))
}

fn answer(found: impl IntoIterator<Item = String>) -> Answer {
    let found: Vec<_> = found.into_iter().collect();
    if found.is_empty() { Answer::Clean } else { Answer::Found(found) }
}

/// Why npm got no answer, if it got none. Any other failure is an error: it may be somebody's work.
fn unanswered(said: &Value) -> Result<Option<String>> {
    let error = &said["error"];
    if error.is_null() {
        return Ok(None);
    }
    let words = said["message"].as_str().or(error["summary"].as_str()).unwrap_or("no reason given");
    let not_reached = |code: &&str| error["code"] == **code || words.contains(*code);
    let not_understood = said["statusCode"].as_u64().is_some_and(|status| NOT_UNDERSTOOD.contains(&status));
    if not_understood || NOT_REACHED.iter().any(not_reached) {
        return Ok(Some(words.to_owned()));
    }
    bail!("npm failed: {words}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Answer, advisories, reason, signatures};
    use crate::npm_lock;

    fn found(lines: &[&str]) -> Answer {
        Answer::Found(lines.iter().map(|&line| line.to_owned()).collect())
    }

    #[test]
    fn an_advisory_counts_on_the_phone_always_and_on_tools_when_critical() {
        let lock = json!({ "packages": {
            "node_modules/preact": { "version": "1.0.0" },
            "node_modules/vite": { "version": "1.0.0", "dev": true },
            "node_modules/taken-over": { "version": "1.0.0", "dev": true },
        } });
        let packages = npm_lock::parse(&lock).unwrap();
        let about = |path: &str, severity: &str| json!({ "nodes": [path], "severity": severity });
        let tool = json!({ "vulnerabilities": { "vite": about("node_modules/vite", "high") } });
        assert_eq!(advisories(&tool, &packages).unwrap(), Answer::Clean);
        let all = json!({ "vulnerabilities": {
            "preact": about("node_modules/preact", "low"),
            "taken-over": about("node_modules/taken-over", "critical"),
            "unlisted": about("node_modules/unlisted", "low"),
            "vite": about("node_modules/vite", "high"),
        } });
        let expected = found(&["preact: \"low\"", "taken-over: \"critical\"", "unlisted: \"low\""]);
        assert_eq!(advisories(&all, &packages).unwrap(), expected);
    }

    #[test]
    fn a_signature_that_is_wrong_or_missing_is_a_finding() {
        assert_eq!(signatures(&json!({ "invalid": [], "missing": [] })).unwrap(), Answer::Clean);
        let said = json!({ "invalid": [{ "name": "preact" }], "missing": [{ "name": "vite" }] });
        assert_eq!(
            signatures(&said).unwrap(),
            found(&["\"preact\": invalid signature", "\"vite\": missing signature"])
        );
        assert!(signatures(&json!({})).is_err());
    }

    #[test]
    fn no_answer_is_neither_clean_nor_a_finding() {
        let offline = json!({ "error": { "code": "ENOTFOUND", "summary": "getaddrinfo ENOTFOUND example" } });
        let mirror = json!({ "message": "405 Method Not Allowed", "statusCode": 405, "error": { "summary": "" } });
        assert_eq!(signatures(&offline).unwrap(), Answer::Silence("getaddrinfo ENOTFOUND example".to_owned()));
        assert_eq!(advisories(&mirror, &[]).unwrap(), Answer::Silence("405 Method Not Allowed".to_owned()));
    }

    #[test]
    fn any_other_failure_fails() {
        for said in [
            json!({ "error": { "code": "TUF_ERROR_UNSIGNED_METADATA", "summary": "the keys are not signed" } }),
            json!({ "message": "403 Forbidden", "statusCode": 403, "error": { "summary": "" } }),
            json!({ "error": {} }),
        ] {
            assert!(signatures(&said).is_err(), "{said}");
            assert!(advisories(&said, &[]).is_err(), "{said}");
        }
        assert!(advisories(&json!({}), &[]).is_err());
    }

    #[test]
    fn the_reason_is_gits_own_or_the_last_line() {
        assert_eq!(reason("cloning\nfatal: Could not resolve host\n\n"), "fatal: Could not resolve host");
        assert_eq!(reason("one\ntwo\n"), "two");
        assert_eq!(reason(""), "no reason given");
    }
}
