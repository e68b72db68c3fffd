//! `cargo xtask screens`: pictures of every place and state, to be looked at.

use std::fs;

use anyhow::{Context, Result};

use crate::{
    dist::{self, Edition},
    project::Project,
    setup::{self, Engine},
    step::shown,
    test,
};

/// Walks through the finished site in Chromium, in each language, and writes a contact sheet for each language, theme
/// and width to docs/screens. Chromium itself encodes the pictures. The single ones stay in target/e2e/screens.
pub fn run(project: &Project) -> Result<()> {
    let toolchain = setup::for_build(project)?;
    let browsers = setup::for_tests(project)?;
    let chromium = browsers.iter().find(|browser| browser.engine == Engine::Chromium);
    let chromium = chromium.context("Chromium is not installed")?;
    dist::build(project, &toolchain, Edition::Whole)?;
    let folder = project.root().join("docs/screens");
    fs::create_dir_all(&folder)?;
    let shell = project.shell()?;
    let flows = test::flows(&shell, std::slice::from_ref(chromium), &[]);
    shown("pictures of every state", flows.env("TIDEMARK_SCREENS", &folder))
}
