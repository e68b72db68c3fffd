//! `cargo xtask serve`: the production site on this machine.

use std::path::Path;

use anyhow::Result;

use crate::{
    dist::{self, Edition},
    project::Project,
    server::Server,
    setup,
};

/// Builds the site, unless a folder is given, and serves it until the process ends.
pub fn run(project: &Project, port: u16, dir: Option<&Path>) -> Result<()> {
    let dir = if let Some(dir) = dir {
        dir.to_owned()
    } else {
        dist::build(project, &setup::for_build(project)?, Edition::Whole)?;
        project.dist()
    };
    let server = Server::start(dir, port)?;
    println!("Tidemark is at {}. Press Ctrl+C to stop.", server.origin());
    server.wait();
    Ok(())
}
