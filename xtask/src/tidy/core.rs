//! Rules for the Rust core: its layers, and what it must not touch.

use anyhow::{Context, Result};

use super::{
    Finding, Source,
    paths::{Path, mentions},
};

/// Each layer and the layers that it may use. It may use no other layer.
const LAYERS: [(&str, &[&str]); 17] = [
    ("record", &[]),
    ("rules", &["record"]),
    ("vault", &["record"]),
    ("store", &["record", "vault"]),
    ("exchange", &["record", "rules"]),
    ("report", &["record", "rules"]),
    ("app", &["record", "rules", "store", "vault"]),
    ("rescue", &["record", "store", "vault", "app", "exchange"]),
    ("tidemark_age", &[]),
    ("tidemark_backup", &["record", "vault"]),
    ("tidemark_boundary", &["record", "app"]),
    ("tidemark_core", &["record", "rules", "store", "app"]),
    ("tidemark_exchange", &["record", "rules", "store", "exchange", "rescue"]),
    ("tidemark_import", &["record", "store", "exchange"]),
    ("tidemark_letters", &[]),
    ("tidemark_mixture", &[]),
    ("tidemark_report", &["record", "rules", "store", "report"]),
];

/// Layers that only do arithmetic on records. They know no host, and nothing whose order varies from run to run.
const PURE: [&str; 3] = ["record", "rules", "tidemark_mixture"];

/// Packages beside `src`, by folder, and the layer that each one is.
const PACKAGES: [(&str, &str); 10] = [
    ("crates/age/src/", "tidemark_age"),
    ("crates/backup/src/", "tidemark_backup"),
    ("crates/boundary/", "tidemark_boundary"),
    ("crates/core/", "tidemark_core"),
    ("crates/exchange/", "tidemark_exchange"),
    ("crates/import/", "tidemark_import"),
    ("crates/letters/", "tidemark_letters"),
    ("crates/mixture/", "tidemark_mixture"),
    ("crates/report/", "tidemark_report"),
    ("crates/seal/", "vault"),
];

/// The host passes in the time, the zone and the random bytes; only `crates/core` may ask the host.
const HOST_ONLY: [&str; 16] = [
    "SystemTime",
    "Instant",
    "Utc::now",
    "Local::now",
    "chrono::Local",
    "iana_time_zone",
    "js_sys::Date",
    "Date::now",
    "Date::new_0",
    "Math::random",
    "getrandom",
    "rand",
    "OsRng",
    "ThreadRng",
    "thread_rng",
    "RandomState",
];

/// What a pure layer must not use.
const IMPURE: [&str; 13] = [
    "js_sys",
    "web_sys",
    "wasm_bindgen",
    "tsify",
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "HashMap",
    "HashSet",
];

/// Functions whose last bit varies from platform to platform. `libm` has the same functions in pure Rust.
const INEXACT: [&str; 24] = [
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "cosh", "exp", "exp2", "exp_m1",
    "hypot", "ln", "ln_1p", "log", "log10", "log2", "powf", "powi", "sin", "tan", "tanh",
];

/// Whether a file is part of the core or its boundary.
pub(super) fn holds(path: &str) -> bool {
    path.starts_with("src/") || PACKAGES.iter().any(|(folder, _)| path.starts_with(folder))
}

pub(super) fn check(source: &Source<'_>) -> Result<Vec<Finding>> {
    let mentions = mentions(source.text).with_context(|| format!("Cannot read {}", source.path))?;
    let module = module_of(source.path);
    let Some(layer) = module.first() else { return Ok(Vec::new()) };
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| name == layer) else {
        return Ok(vec![source.finding(1, format!("{layer} is no layer that xtask/src/tidy/core.rs knows"))]);
    };

    let mut findings = Vec::new();
    for path in &mentions.paths {
        let Some(rule) = broken_by(path, &module, layer, allowed) else { continue };
        findings.push(source.finding(path.line, rule));
    }
    if PURE.contains(layer) {
        let inexact = mentions.methods.iter().filter(|(name, _)| INEXACT.contains(&name.as_str()));
        findings.extend(inexact.map(|(name, line)| source.finding(*line, format!("use libm for {name}"))));
    }
    Ok(findings)
}

fn broken_by(path: &Path, module: &[&str], layer: &str, allowed: &[&str]) -> Option<String> {
    if let Some(used) = layer_used(path, module)
        && used != layer
        && LAYERS.iter().any(|(name, _)| *name == used)
        && !allowed.contains(&used)
    {
        return Some(format!("{layer} must not use {used}"));
    }
    // An import asks how far the clocks were from UTC at an instant named in the file, which is not reading the clock.
    let allowed_here = |name: &str| layer == "tidemark_import" && name == "js_sys::Date";
    if layer != "tidemark_core"
        && let Some(name) = HOST_ONLY.iter().find(|name| path.contains(name) && !allowed_here(name))
    {
        return Some(format!("{name} belongs to the host: take it as an argument"));
    }
    if !PURE.contains(&layer) {
        return None;
    }
    if let Some(name) = IMPURE.iter().find(|name| path.contains(name)) {
        return Some(format!("{layer} does not use {name}"));
    }
    let inexact = INEXACT.iter().find(|name| path.contains(&format!("f64::{name}")));
    inexact.map(|name| format!("use libm for {name}"))
}

/// The names of the modules that a file is in, outermost first. The crate root has none.
///
/// The package with the cipher is part of the vault, only compiled with settings of its own. A package of the boundary
/// is a layer of its own.
fn module_of(path: &str) -> Vec<&str> {
    if let Some((_, layer)) = PACKAGES.iter().find(|(folder, _)| path.starts_with(folder)) {
        return vec![layer];
    }
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut names: Vec<&str> = inside.split('/').collect();
    if names.last() == Some(&"mod") || names == ["lib"] {
        names.pop();
    }
    names
}

/// The layer that a path leads to, if it starts at the crate root or climbs out of its own module.
fn layer_used<'a>(path: &'a Path, module: &[&'a str]) -> Option<&'a str> {
    let segments: Vec<&str> = path.segments.iter().map(String::as_str).collect();
    match segments.as_slice() {
        // Within a package, `crate` means the package itself.
        ["crate", ..] if module.first().is_some_and(|layer| layer.starts_with("tidemark_")) => None,
        ["crate" | "tidemark", layer, ..] => Some(layer),
        ["tidemark_mixture", ..] => Some("rules"),
        ["tidemark_seal", ..] => Some("vault"),
        ["super", ..] => {
            let climbs = segments.iter().take_while(|segment| **segment == "super").count();
            let left = module.len().checked_sub(climbs)?;
            module[..left].iter().copied().chain(segments[climbs..].iter().copied()).next()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::Source;

    /// The rules that `text` breaks if it is the file at `path`.
    fn rules(path: &str, text: &str) -> Vec<String> {
        check(&Source { path, text }).unwrap().into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn layers_only_look_down() {
        assert_eq!(rules("src/record/time.rs", "use crate::rules::fade;"), ["record must not use rules"]);
        assert_eq!(
            rules("src/vault/root.rs", "use crate::{record::time, store::Store};"),
            ["vault must not use store"]
        );
        assert_eq!(rules("src/exchange/csv.rs", "use crate::rescue;"), ["exchange must not use rescue"]);
        assert_eq!(rules("src/vault/mod.rs", "fn f() { crate::app::open() }"), ["vault must not use app"]);
        assert_eq!(rules("src/report/visit.rs", "use crate::exchange::json;"), ["report must not use exchange"]);
        assert!(rules("src/app/open.rs", "use crate::{record::time, store::Store, vault::Key};").is_empty());
        assert!(rules("src/lib.rs", "pub mod record; pub use crate::app::Tidemark;").is_empty());
    }

    #[test]
    fn climbing_out_is_no_way_round() {
        assert_eq!(rules("src/rules/fade/level.rs", "use super::super::super::store;"), ["rules must not use store"]);
        assert_eq!(rules("src/record/mod.rs", "use super::app;"), ["record must not use app"]);
        assert!(rules("src/rules/fade/level.rs", "use super::super::score;").is_empty());
        assert!(rules("src/rules/fade/level.rs", "mod tests { use super::super::store_day; }").is_empty());
    }

    #[test]
    fn the_cipher_is_a_part_of_the_vault() {
        assert_eq!(rules("src/rules/fade/level.rs", "use tidemark_seal::DataKey;"), ["rules must not use vault"]);
        assert!(rules("src/vault/frame.rs", "use tidemark_seal::DataKey;").is_empty());
        assert_eq!(rules("src/record/time.rs", "use tidemark_mixture::Prior;"), ["record must not use rules"]);
        assert_eq!(rules("crates/mixture/src/prior.rs", "use std::collections::HashMap;").len(), 1);
        assert!(rules("crates/mixture/src/prior.rs", "use crate::parameters::SHAPES;").is_empty());
        assert_eq!(rules("crates/seal/src/lib.rs", "use chacha20poly1305::aead::OsRng;").len(), 1);
    }

    #[test]
    fn each_module_for_the_page_has_its_own_part_of_the_core() {
        let (report, exchange) = ("crates/report/src/lib.rs", "crates/exchange/src/lib.rs");
        assert_eq!(rules(report, "use tidemark::app::App;"), ["tidemark_report must not use app"]);
        assert_eq!(rules(exchange, "use tidemark::report::pdf;"), ["tidemark_exchange must not use report"]);
        assert_eq!(rules("crates/core/src/lib.rs", "use tidemark::exchange::csv;").len(), 1);
        assert!(rules(report, "use tidemark::report::pdf; use crate::app;").is_empty());
        assert!(rules("crates/core/src/lib.rs", "use tidemark::app::App; use self::host::Browser;").is_empty());
    }

    #[test]
    fn only_an_import_asks_what_the_clock_showed_at_an_instant() {
        let text = "fn f(at: f64) { js_sys::Date::new(&at.into()) }";
        assert!(rules("crates/import/src/lib.rs", text).is_empty());
        assert_eq!(rules("crates/report/src/lib.rs", text).len(), 1);
        assert_eq!(rules("crates/import/src/lib.rs", "fn f() { js_sys::Date::now() }").len(), 1);
    }

    #[test]
    fn a_layer_nobody_knows_is_named() {
        assert_eq!(rules("src/util/mod.rs", "").len(), 1);
    }

    #[test]
    fn only_the_host_knows_the_time_the_zone_and_chance() {
        for text in [
            "use std::time::SystemTime;",
            "fn f() { let now = chrono::Utc::now(); }",
            "fn f() { Local::now() }",
            "use js_sys::{Array, Date};",
            "fn f() { js_sys::Math::random() }",
            "fn f(b: &mut [u8]) { getrandom::fill(b) }",
            "use chacha20poly1305::aead::OsRng;",
        ] {
            assert_eq!(rules("src/app/open.rs", text).len(), 1, "{text}");
            assert!(rules("crates/core/src/host.rs", text).is_empty(), "{text}");
        }
        assert!(rules("src/app/open.rs", "use crate::record::time::{Local, Date};").is_empty());
    }

    #[test]
    fn records_and_rules_are_arithmetic_that_is_the_same_everywhere() {
        assert_eq!(rules("src/rules/fade.rs", "fn f(x: f64) -> f64 { x.exp() }"), ["use libm for exp"]);
        assert_eq!(rules("src/rules/fade.rs", "fn f(x: f64) -> f64 { f64::powf(x, 2.0) }"), ["use libm for powf"]);
        assert!(rules("src/rules/fade.rs", "fn f(x: f64) -> f64 { libm::exp(x).sqrt() }").is_empty());
        assert_eq!(rules("src/record/day.rs", "use std::collections::HashMap;"), ["record does not use HashMap"]);
        assert_eq!(rules("src/record/day.rs", "use web_sys::Window;"), ["record does not use web_sys"]);
    }
}
