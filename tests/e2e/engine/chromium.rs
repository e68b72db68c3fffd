//! Chromium, through chromedriver.

use std::process::Command;

use serde_json::{Value, json};

use super::{Setting, program};

/// Requests that Chromium makes on its own, even with a blank page: to Google's account, update and download services, and
/// to the start page of Debian's build.
pub(super) const OWN_HOSTS: &[&str] = &[
    "accounts.google.com",
    "clients2.google.com",
    "redirector.gvt1.com",
    "start.duckduckgo.com",
    "update.googleapis.com",
];

/// Background requests that can be turned off.
const FEATURES_OFF: &str = "NetworkTimeServiceQuerying,OptimizationHints,OptimizationGuideModelDownloading,\
    OptimizationHintsFetching,OptimizationTargetPrediction,MediaRouter,Translate,PreconnectToSearch,AutofillServerCommunication";

pub(super) fn driver(port: u16) -> Command {
    let mut driver = program("CHROMEDRIVER", "chromedriver");
    driver.arg(format!("--port={port}"));
    driver
}

pub(super) fn capabilities(setting: &Setting) -> Value {
    json!({
        "goog:chromeOptions": {
            // It would download a dictionary once somebody types.
            "prefs": { "browser.enable_spellchecking": false },
            "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                // Scrollbars as on a phone, where they overlay the page.
                "--hide-scrollbars",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-background-networking",
                "--disable-client-side-phishing-detection",
                "--disable-component-update",
                "--disable-default-apps",
                "--disable-domain-reliability",
                "--disable-extensions",
                "--disable-sync",
                "--no-pings",
                format!("--disable-features={FEATURES_OFF}"),
                format!("--user-data-dir={}", setting.profile.display()),
                format!("--proxy-server={}", setting.recorder),
                // Without this, loopback addresses bypass the proxy.
                format!("--proxy-bypass-list=<-loopback>;{}", setting.app.join(";")),
            ],
        },
    })
}
