//! The faces of the report, cut down to what it prints. The npm packages hold them whole.

use anyhow::Result;
use xshell::cmd;

use crate::{inputs::Inputs, project::Project, step::step};

/// Writes `pkg/fonts`, unless it was made from just this script and these packages.
pub(super) fn ensure(project: &Project) -> Result<()> {
    let (www, fonts) = (project.www(), project.root().join("pkg/fonts"));
    let inputs = Inputs::default().path(&www.join("scripts/fonts.mjs"))?.path(&www.join("package-lock.json"))?;
    inputs.unless_made(&fonts, &project.target().join("xtask/fonts.stamp"), || {
        step("faces of the report", |step| {
            let shell = project.shell()?;
            shell.change_dir(&www);
            step.run(cmd!(shell, "node scripts/fonts.mjs {fonts}"))
        })
    })
}
