//! What `www/package-lock.json` says of each npm package.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::Project;

/// One package, as `npm ci` installs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Package {
    /// Where it lies from `www`, such as `node_modules/@preact/signals`.
    pub(crate) path: String,
    pub(crate) version: String,
    /// An SPDX expression, if the package states one.
    pub(crate) licence: Option<String>,
    /// The SHA-512 of what was published, in Base64. `npm ci` installs nothing else.
    pub(crate) sha512: Option<String>,
    /// Whether it only builds and tests.
    pub(crate) is_tool: bool,
}

impl Package {
    /// The name under which it was published.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit("node_modules/").next().unwrap_or(&self.path)
    }
}

/// Every package of the page, in the order of the file.
pub(crate) fn read(project: &Project) -> Result<Vec<Package>> {
    let lock = fs::read_to_string(project.www().join("package-lock.json"))?;
    parse(&serde_json::from_str(&lock).context("www/package-lock.json is damaged")?)
}

pub(crate) fn parse(lock: &Value) -> Result<Vec<Package>> {
    let packages = lock["packages"].as_object().context("www/package-lock.json names no packages")?;
    // The page itself is the package without a path.
    let installed = packages.iter().filter(|(path, _)| !path.is_empty());
    installed.map(|(path, said)| package(path, said)).collect()
}

fn package(path: &str, said: &Value) -> Result<Package> {
    let text = |key: &str| said[key].as_str().map(str::to_owned);
    Ok(Package {
        path: path.to_owned(),
        version: text("version").with_context(|| format!("{path} has no version in www/package-lock.json"))?,
        licence: text("license"),
        sha512: said["integrity"].as_str().and_then(|value| value.strip_prefix("sha512-")).map(str::to_owned),
        is_tool: said["dev"] == Value::Bool(true),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::parse;

    #[test]
    fn a_package_is_named_as_it_was_published() {
        let lock = json!({ "packages": {
            "": { "name": "page" },
            "node_modules/@preact/signals": { "version": "2.0.0", "integrity": "sha512-ab==" },
            "node_modules/vite/node_modules/picomatch": { "version": "4.0.0", "integrity": "sha1-ab", "dev": true },
        } });
        let packages = parse(&lock).unwrap();
        let names: Vec<_> = packages.iter().map(super::Package::name).collect();
        assert_eq!(names, ["@preact/signals", "picomatch"]);
        let digests: Vec<_> = packages.iter().map(|package| package.sha512.as_deref()).collect();
        assert_eq!(digests, [Some("ab=="), None]);
        assert_eq!(packages.iter().map(|package| package.is_tool).collect::<Vec<_>>(), [false, true]);
    }
}
