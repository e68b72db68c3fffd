//! Licences of everything that the app is made of.
//!
//! cargo-deny checks the crates against `deny.toml`. The npm packages are checked here, going by what the lock file
//! says about each: strictly for what reaches the phone, less strictly for what only builds and tests.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xshell::cmd;

use crate::{
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
    step("licences of npm packages", |_| {
        let lock = fs::read_to_string(project.www().join("package-lock.json"))?;
        let lock = serde_json::from_str(&lock).context("www/package-lock.json is damaged")?;
        let refused = refused(&lock)?;
        if refused.is_empty() {
            return Ok(());
        }
        let list: Vec<String> = refused.iter().map(|(name, licence)| format!("{name}: {licence}")).collect();
        bail!("These licences are not allowed:\n{}\nNext: choose another package", list.join("\n"))
    })
}

/// The packages of a lock file whose licence is unknown or not allowed, each with what it states.
fn refused(lock: &Value) -> Result<BTreeMap<&str, &str>> {
    let packages = lock["packages"].as_object().context("www/package-lock.json names no packages")?;
    let installed = packages.iter().filter(|(name, _)| !name.is_empty());
    let judged = installed.map(|(name, package)| {
        let only_a_tool = package["dev"] == Value::Bool(true);
        (name.as_str(), package["license"].as_str().unwrap_or("no licence"), only_a_tool)
    });
    Ok(judged.filter(|(_, licence, tool)| !allowed(licence, *tool)).map(|(name, licence, _)| (name, licence)).collect())
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

    use super::{allowed, refused};

    #[test]
    fn a_choice_needs_one_and_a_sum_needs_all() {
        assert!(allowed("MIT", false));
        assert!(allowed("(GPL-3.0-only OR MIT)", false));
        assert!(!allowed("MIT AND GPL-3.0-only", false));
        assert!(!allowed("SEE LICENSE IN LICENSE.txt", true));
    }

    #[test]
    fn what_reaches_the_phone_is_judged_strictly() {
        let lock = json!({ "packages": {
            "": { "license": "MIT OR Apache-2.0" },
            "node_modules/preact": { "license": "MIT" },
            "node_modules/axe-core": { "license": "MPL-2.0", "dev": true },
            "node_modules/shipped": { "license": "MPL-2.0" },
            "node_modules/silent": { "dev": true },
        } });
        let found: Vec<_> = refused(&lock).unwrap().into_keys().collect();
        assert_eq!(found, ["node_modules/shipped", "node_modules/silent"]);
    }
}
