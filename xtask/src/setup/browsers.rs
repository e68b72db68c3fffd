//! The three browser engines, and the drivers that control them.

use std::{fmt, path::PathBuf};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use super::{apt, cargo_tool, cargo_tool::CargoTool};
use crate::{
    project::{Project, in_ci},
    step::{explain, note, step},
};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "lower")]
pub enum Engine {
    /// Chrome, Edge and most Android browsers.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, and every browser on an iPhone.
    WebKit,
}

/// An engine on this machine, with its driver.
#[derive(Debug, Clone)]
pub struct Browser {
    /// Which engine.
    pub engine: Engine,
    /// The WebDriver program.
    pub driver: PathBuf,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    /// Programs needed beside the driver; one from each group is enough. WebKit's driver brings its own browser, but
    /// that needs a screen, which `xvfb-run` provides with the help of `xauth`.
    fn programs(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Chromium => &[&["chromium", "google-chrome", "chrome"]],
            Self::Firefox => &[&["firefox", "firefox-esr"]],
            Self::WebKit => &[&["xvfb-run"], &["xauth"]],
        }
    }

    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb", "xauth"],
        }
    }

    fn find(self, project: &Project) -> Option<Browser> {
        let complete =
            self.programs().iter().all(|group| group.iter().any(|name| project.find_program(name).is_some()));
        let driver = project.find_program(self.driver())?;
        complete.then_some(Browser { engine: self, driver })
    }

    fn ensure(self, project: &Project) -> Result<Browser> {
        if self == Self::Firefox && project.find_program(self.driver()).is_none() {
            cargo_tool::ensure(project, &[CargoTool::GECKODRIVER])?;
        }
        if let Some(browser) = self.find(project) {
            return Ok(browser);
        }
        step(&format!("{self} and its driver"), |step| apt::ensure(project, step, self.packages()))?;
        self.find(project).with_context(|| format!("{self} was installed, but its programs are not on the path"))
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// The Chromium program, installed if need be.
pub(super) fn chromium(project: &Project) -> Result<PathBuf> {
    Engine::Chromium.ensure(project)?;
    let names = Engine::Chromium.programs().iter().flat_map(|group| group.iter());
    names.into_iter().find_map(|name| project.find_program(name)).context("Chromium is not on the path")
}

/// Every engine that is here or can be installed. In continuous integration it is an error if one is missing.
pub(super) fn ensure(project: &Project) -> Result<Vec<Browser>> {
    let mut browsers = Vec::new();
    for engine in Engine::ALL {
        match engine.ensure(project) {
            Ok(browser) => browsers.push(browser),
            Err(error) if in_ci() => return Err(error),
            Err(error) => note(&format!("{engine} is left out. {}", explain(&error))),
        }
    }
    if browsers.is_empty() {
        bail!("No browser engine is left to test in. Next: install one of those named above");
    }
    Ok(browsers)
}
