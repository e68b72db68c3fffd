//! Debian packages.

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::{project::Project, step::Step};

/// Installs those of `packages` that are missing, after updating the package lists.
///
/// Fails without apt or root; the error then holds the command for a person to run.
pub(super) fn ensure(project: &Project, step: &Step, packages: &[&str]) -> Result<()> {
    let shell = project.shell()?;
    if project.find_program("apt-get").is_none() {
        bail!("There is no apt-get here. Next: install what these Debian packages hold: {}", packages.join(" "));
    }
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(&shell, package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("apt-get install --no-install-recommends {}", missing.join(" "));
    if cmd!(shell, "id -u").quiet().read()? != "0" {
        bail!("Installing packages needs root. Next: run `sudo {by_hand}`");
    }
    shell.set_var("DEBIAN_FRONTEND", "noninteractive");
    // Old lists name versions that the mirror no longer has.
    step.run(cmd!(shell, "apt-get update"))?;
    step.run(cmd!(shell, "apt-get install --yes --no-install-recommends {missing...}"))
        .with_context(|| format!("Next: run `{by_hand}` and see what it says"))
}

fn is_installed(shell: &Shell, package: &str) -> bool {
    let format = "${db:Status-Status}";
    let status = cmd!(shell, "dpkg-query --show --showformat={format} {package}");
    status.quiet().ignore_stderr().read().is_ok_and(|status| status == "installed")
}
