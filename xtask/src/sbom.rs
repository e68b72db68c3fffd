//! The list of everything by others that the site is made of (a `CycloneDX` bill of materials), which the build lays
//! beside the site as `sbom.cdx.json`.
//!
//! It says the same each time it is made from the same lock files: no date, no random number. The service worker does
//! not keep it, and no page asks for it: it is for whoever checks a release.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use anyhow::{Context, Result, bail};
use serde::Serialize;
use xshell::cmd;

use crate::{
    npm_lock::{self, Package},
    project::Project,
    setup::WasmToolchain,
    wasm,
};

/// Its name in the site.
pub const FILE: &str = "sbom.cdx.json";

/// How packages are named that only the build uses, by what the lock file says, but parts of which are in the site: the
/// letters of the report.
const FACES: &str = "@expo-google-fonts/";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bill {
    bom_format: &'static str,
    spec_version: &'static str,
    version: u32,
    metadata: Metadata,
    components: Vec<Component>,
}

#[derive(Serialize)]
struct Metadata {
    component: Component,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Component {
    r#type: &'static str,
    name: String,
    version: String,
    licenses: [Licence; 1],
    /// The digest of the package as it was published.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hashes: Vec<Hash>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purl: Option<String>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Licence {
    expression: String,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Hash {
    alg: &'static str,
    content: String,
}

/// Writes the list into `dist`.
pub fn write(project: &Project, toolchain: &WasmToolchain) -> Result<()> {
    let text = bill(project, toolchain.release())?;
    fs::write(project.dist().join(FILE), text).with_context(|| format!("Cannot write dist/{FILE}"))
}

fn bill(project: &Project, rust: &str) -> Result<String> {
    let mut components = vec![standard_library(rust)];
    components.extend(crates(project)?);
    components.extend(npm_packages(&npm_lock::read(project)?)?);
    components.sort();
    let app = Component {
        r#type: "application",
        name: "tidemark".to_owned(),
        version: project.locked_version("tidemark")?,
        licenses: both_licences(),
        hashes: Vec::new(),
        purl: None,
    };
    let metadata = Metadata { component: app };
    let bill = Bill { bom_format: "CycloneDX", spec_version: "1.6", version: 1, metadata, components };
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

fn both_licences() -> [Licence; 1] {
    [Licence { expression: "MIT OR Apache-2.0".to_owned() }]
}

/// Rust's own library, which is in every module.
fn standard_library(release: &str) -> Component {
    Component {
        r#type: "library",
        name: "rust-std".to_owned(),
        version: release.to_owned(),
        licenses: both_licences(),
        hashes: Vec::new(),
        purl: Some(format!("pkg:generic/rust-std@{release}")),
    }
}

/// The crates that are linked into the modules. What only runs while they are compiled is left out.
fn crates(project: &Project) -> Result<BTreeSet<Component>> {
    let shell = project.shell()?;
    let tree = cmd!(shell, "cargo tree --locked --target wasm32-unknown-unknown").args(wasm::packages());
    let tree = tree.args(wasm::FEATURES).args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe"]);
    let tree = tree.args(["--format", "{p}|{l}"]).quiet().read()?;
    let lock = fs::read_to_string(project.root().join("Cargo.lock"))?;
    linked(&tree, &checksums(&lock))
}

/// The crates of a tree of lines such as `libm v0.2.16|MIT`. Our own have a path behind the version.
fn linked(tree: &str, checksums: &BTreeMap<(&str, &str), &str>) -> Result<BTreeSet<Component>> {
    let mut components = BTreeSet::new();
    // The trees of several packages are apart by an empty line.
    for line in tree.lines().filter(|line| !line.is_empty()) {
        let named = line.split_once('|').and_then(|(package, licence)| Some((package.split_once(" v")?, licence)));
        let Some(((name, version), licence)) = named else { bail!("cargo tree says `{line}`") };
        if version.ends_with(')') {
            continue;
        }
        let checksum =
            checksums.get(&(name, version)).with_context(|| format!("Cargo.lock has no digest of {name}"))?;
        components.insert(Component {
            r#type: "library",
            name: name.to_owned(),
            version: version.to_owned(),
            // What crates.io once allowed for "or".
            licenses: [Licence { expression: licence.replace('/', " OR ") }],
            hashes: vec![Hash { alg: "SHA-256", content: (*checksum).to_owned() }],
            purl: Some(format!("pkg:cargo/{name}@{version}")),
        });
    }
    Ok(components)
}

/// The digests in Cargo.lock, by name and version.
fn checksums(lock: &str) -> BTreeMap<(&str, &str), &str> {
    let packages = lock.split("[[package]]").skip(1);
    packages
        .filter_map(|package| {
            let value = |key: &str| package.lines().find_map(|line| line.strip_prefix(key)?.strip_suffix('"'));
            Some(((value("name = \"")?, value("version = \"")?), value("checksum = \"")?))
        })
        .collect()
}

fn npm_packages(packages: &[Package]) -> Result<Vec<Component>> {
    let within = packages.iter().filter(|package| !package.is_tool || package.name().starts_with(FACES));
    within.map(npm_package).collect()
}

fn npm_package(package: &Package) -> Result<Component> {
    let (name, version) = (package.name(), &package.version);
    let sha512 = package.sha512.as_deref().and_then(hex).with_context(|| format!("{name} has no digest"))?;
    let licence = package.licence.clone().with_context(|| format!("{name} has no licence"))?;
    Ok(Component {
        r#type: "library",
        name: name.to_owned(),
        version: version.clone(),
        licenses: [Licence { expression: licence }],
        hashes: vec![Hash { alg: "SHA-512", content: sha512 }],
        purl: Some(format!("pkg:npm/{}@{version}", name.replace('@', "%40"))),
    })
}

/// Base64 as hex digits.
fn hex(base64: &str) -> Option<String> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letters = base64.trim_end_matches('=').bytes();
    let bits = letters.map(|letter| LETTERS.iter().position(|known| *known == letter).map(|six| format!("{six:06b}")));
    let bits = bits.collect::<Option<String>>()?;
    let bytes = bits.as_bytes().chunks_exact(8).map(|byte| u8::from_str_radix(str::from_utf8(byte).ok()?, 2).ok());
    bytes.map(|byte| byte.map(|byte| format!("{byte:02x}"))).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{bill, checksums, hex, linked};
    use crate::project::Project;

    #[test]
    fn it_names_what_is_in_the_site_and_nothing_else() {
        let project = Project::open().unwrap();
        let text = bill(&project, "1.95.0").unwrap();
        assert_eq!(text, bill(&project, "1.95.0").unwrap());
        let said: Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&said["bomFormat"], &said["specVersion"]), (&"CycloneDX".into(), &"1.6".into()));
        let components = said["components"].as_array().unwrap();
        let has = |name: &str| components.iter().any(|component| component["name"] == name);
        for within in ["chacha20poly1305", "krilla", "preact", "@preact/signals-core", "rust-std"] {
            assert!(has(within), "{within}");
        }
        assert!(has("@expo-google-fonts/noto-sans") && has("@expo-google-fonts/noto-sans-arabic"));
        for outside in ["vite", "proptest", "serde_derive", "axum", "tidemark-seal"] {
            assert!(!has(outside), "{outside}");
        }
        for component in components.iter().filter(|component| component["name"] != "rust-std") {
            let hash = &component["hashes"][0];
            let digits = if hash["alg"] == "SHA-512" { 128 } else { 64 };
            assert_eq!(hash["content"].as_str().unwrap().len(), digits, "{component}");
            assert!(!component["licenses"][0]["expression"].as_str().unwrap().is_empty(), "{component}");
        }
    }

    #[test]
    fn each_crate_is_named_once_with_its_digest() {
        let lock = "version = 4\n\n[[package]]\nname = \"libm\"\nversion = \"0.2.16\"\nsource = \"registry\"\n\
                    checksum = \"ab\"\n\n[[package]]\nname = \"ours\"\nversion = \"0.1.0\"\n";
        let tree = "ours v0.1.0 (/somewhere)|MIT\nlibm v0.2.16|MIT/Apache-2.0\n\nlibm v0.2.16|MIT/Apache-2.0";
        let found = linked(tree, &checksums(lock)).unwrap();
        let found: Vec<_> = found.iter().map(|one| (&*one.name, &*one.licenses[0].expression)).collect();
        assert_eq!(found, [("libm", "MIT OR Apache-2.0")]);
        assert!(linked("other v1.0.0|MIT", &checksums(lock)).is_err());
        assert!(linked("no tree at all", &checksums(lock)).is_err());
    }

    #[test]
    fn base64_becomes_hex() {
        assert_eq!(hex("AP8Q").as_deref(), Some("00ff10"));
        assert_eq!(hex("/w==").as_deref(), Some("ff"));
        assert_eq!(hex("?"), None);
    }
}
