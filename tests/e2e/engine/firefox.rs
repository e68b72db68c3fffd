//! Firefox, through geckodriver.

use std::{env, path::PathBuf, process::Command};

use anyhow::Result;
use serde_json::{Value, json};

use super::{Setting, program};
use crate::process::free_port;

pub(super) fn driver(port: u16) -> Result<Command> {
    let mut driver = program("GECKODRIVER", "geckodriver");
    driver.arg("--port").arg(port.to_string()).arg("--websocket-port").arg(free_port()?.to_string());
    // Without this, a release of Firefox ignores the address set for its settings service.
    driver.env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
    Ok(driver)
}

pub(super) fn capabilities(setting: &Setting) -> Value {
    let (host, port) = setting.recorder.split_once(':').unwrap_or((setting.recorder, ""));
    let port: u16 = port.parse().unwrap_or_default();
    let mut options = json!({
        "args": ["-headless", "-profile", setting.profile],
        "prefs": {
            "network.proxy.type": 1,
            "network.proxy.http": host,
            "network.proxy.http_port": port,
            "network.proxy.ssl": host,
            "network.proxy.ssl_port": port,
            // Without this, loopback addresses bypass the proxy.
            "network.proxy.allow_hijacking_localhost": true,
            "network.proxy.no_proxies_on": setting.app.join(","),
            "services.settings.server": "data:,#none",
            // As on a phone, where scrollbars overlay the page.
            "ui.useOverlayScrollbars": 1,
            // After a kill: no safe mode, and no old tabs.
            "toolkit.startup.max_resumed_crashes": -1,
            "browser.sessionstore.resume_from_crash": false,
            // Nobody is there to answer whether storage may persist.
            "dom.storageManager.prompt.testing": true,
            "dom.storageManager.prompt.testing.allow": true,
        },
    });
    if let Some(binary) = browser() {
        options["binary"] = json!(binary);
    }
    json!({ "moz:firefoxOptions": options })
}

/// Debian's name for its Firefox. geckodriver does not look for it by itself.
fn browser() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let named = |name| env::split_paths(&path).map(move |folder| folder.join(name)).find(|file| file.is_file());
    named("firefox-esr").or_else(|| named("firefox"))
}
