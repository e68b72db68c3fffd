//! Licences and sources of everything that the app is made of.
//!
//! cargo-deny checks the crates against `deny.toml`. The npm packages are checked here, going by what the lock file
//! says about each: strictly for what reaches the phone, less strictly for what only builds and tests.

use anyhow::{Result, bail};
use xshell::cmd;

use crate::{
    npm_lock::{self, Package},
    project::Project,
    step::{shown, step},
};

/// Licences allowed for what reaches the phone.
const SHIPPED: [&str; 9] =
    ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC0-1.0", "ISC", "MIT", "OFL-1.1"];
/// Licences also allowed for tools.
const TOOLS: [&str; 4] = ["CC-BY-4.0", "MPL-2.0", "Python-2.0", "Zlib"];

/// Checks the crates, then the npm packages.
pub fn run(project: &Project) -> Result<()> {
    let shell = project.shell()?;
    let deny = project.tools_bin().join("cargo-deny");
    let check = cmd!(shell, "{deny} --locked check --hide-inclusion-graph licenses bans sources");
    shown("licences and sources of crates", check)?;
    step("licences and digests of npm packages", |_| {
        let faults: Vec<String> = npm_lock::read(project)?.iter().filter_map(fault).collect();
        if faults.is_empty() {
            return Ok(());
        }
        bail!("These packages cannot be used:\n{}\nNext: choose others", faults.join("\n"))
    })
}

/// Why a package cannot be used: its licence is unknown or not allowed, or nothing says which bytes it is.
fn fault(package: &Package) -> Option<String> {
    let licence = package.licence.as_deref().unwrap_or("no licence");
    if !allowed(licence, package.is_tool) {
        return Some(format!("{}: {licence}", package.path));
    }
    package.sha512.is_none().then(|| format!("{}: no SHA-512 in www/package-lock.json", package.path))
}

/// Whether an SPDX expression of names, `OR` and `AND` is acceptable.
fn allowed(expression: &str, tool: bool) -> bool {
    let name = |name: &str| SHIPPED.contains(&name) || (tool && TOOLS.contains(&name));
    let plain = expression.replace(['(', ')'], "");
    plain.split(" OR ").any(|choice| choice.split(" AND ").all(|part| name(part.trim())))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{allowed, fault};
    use crate::npm_lock;

    #[test]
    fn a_choice_needs_one_and_a_sum_needs_all() {
        assert!(allowed("MIT", false));
        assert!(allowed("(GPL-3.0-only OR MIT)", false));
        assert!(!allowed("MIT AND GPL-3.0-only", false));
        assert!(!allowed("SEE LICENSE IN LICENSE.txt", true));
    }

    #[test]
    fn what_reaches_the_phone_is_judged_strictly_and_every_package_has_a_digest() {
        let lock = json!({ "packages": {
            "": { "license": "MIT OR Apache-2.0" },
            "node_modules/preact": { "version": "1.0.0", "license": "MIT", "integrity": "sha512-ab==" },
            "node_modules/axe-core": { "version": "1.0.0", "license": "MPL-2.0", "integrity": "sha512-ab==", "dev": true },
            "node_modules/shipped": { "version": "1.0.0", "license": "MPL-2.0", "integrity": "sha512-ab==" },
            "node_modules/silent": { "version": "1.0.0", "integrity": "sha512-ab==", "dev": true },
            "node_modules/weak": { "version": "1.0.0", "license": "MIT", "integrity": "sha1-ab", "dev": true },
            "node_modules/unchecked": { "version": "1.0.0", "license": "MIT" },
        } });
        let faults: Vec<_> = npm_lock::parse(&lock).unwrap().iter().filter_map(fault).collect();
        let expected = [
            "node_modules/shipped: MPL-2.0",
            "node_modules/silent: no licence",
            "node_modules/unchecked: no SHA-512 in www/package-lock.json",
            "node_modules/weak: no SHA-512 in www/package-lock.json",
        ];
        assert_eq!(faults, expected);
    }
}
