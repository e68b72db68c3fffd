//! WebKit, the engine of Safari, through the driver of its GTK port and its test browser.

use std::{env, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{Setting, program};

pub(super) fn driver(port: u16) -> Command {
    let mut driver = program("WEBKITDRIVER", "WebKitWebDriver");
    driver.arg(format!("--port={port}"));
    // Desktop sound and accessibility services, which are not there.
    driver.env("NO_AT_BRIDGE", "1");
    driver
}

pub(super) fn capabilities(setting: &Setting) -> Result<Value> {
    Ok(json!({
        "webkitgtk:browserOptions": { "binary": test_browser()?, "args": ["--automation"] },
        "proxy": {
            "proxyType": "manual",
            "httpProxy": setting.recorder,
            "sslProxy": setting.recorder,
            "noProxy": setting.app,
        },
    }))
}

/// `MiniBrowser`, which is in a folder named after the machine's architecture and the library's version.
fn test_browser() -> Result<PathBuf> {
    if let Some(named) = env::var_os("WEBKITBROWSER") {
        return Ok(named.into());
    }
    let libraries = fs::read_dir("/usr/lib")?.flatten().map(|entry| entry.path());
    let folders = libraries.filter_map(|library| fs::read_dir(library).ok()).flatten().flatten();
    let mut found: Vec<_> = folders
        .map(|entry| entry.path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-")))
        .map(|path| path.join("MiniBrowser"))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found.pop().context("There is no MiniBrowser. Install webkit2gtk-driver, or name it in WEBKITBROWSER")
}
