//! Other people's programs with which tests read exported files: Python packages in an environment of their own,
//! LibreOffice, tools that look into a PDF, and age, which opens a backup.

use anyhow::{Result, bail};
use xshell::cmd;

use super::apt;
use crate::{
    inputs::Inputs,
    project::{Project, in_ci},
    step::{note, step},
};

/// Makes sure that all of them are there. The tests can do without LibreOffice, except in continuous integration, where
/// its absence is an error.
pub(super) fn ensure(project: &Project) -> Result<()> {
    python(project)?;
    pdf(project)?;
    age(project)?;
    match office(project) {
        Err(error) if !in_ci() => {
            note(&format!("No table is opened in LibreOffice here: {error:#}"));
            Ok(())
        }
        done => done,
    }
}

fn office(project: &Project) -> Result<()> {
    if project.find_program("soffice").is_some() {
        return Ok(());
    }
    step("LibreOffice Calc", |step| apt::ensure(project, step, &["libreoffice-calc-nogui"]))
}

fn pdf(project: &Project) -> Result<()> {
    if ["pdftotext", "qpdf"].iter().all(|program| project.find_program(program).is_some()) {
        return Ok(());
    }
    step("PDF tools", |step| apt::ensure(project, step, &["poppler-utils", "qpdf"]))
}

fn age(project: &Project) -> Result<()> {
    if project.find_program("age").is_some() {
        return Ok(());
    }
    step("age", |step| apt::ensure(project, step, &["age"]))
}

/// Installs exactly what `tests/native/exchange/requirements.txt` names, if that has changed since the last time.
fn python(project: &Project) -> Result<()> {
    let packages = project.root().join("tests/native/exchange/requirements.txt");
    let folder = project.python_folder();
    let inputs = Inputs::default().path(&packages)?;
    inputs.unless_made(&project.python(), &folder.join(".tidemark-stamp"), || {
        step("Python packages for tests", |step| {
            let shell = project.shell()?;
            if project.find_program("python3").is_none() {
                bail!("Python is missing. Next: install Python 3.10 or newer");
            }
            // Debian packages the part that makes environments separately from Python.
            if cmd!(shell, "python3 -c").arg("import ensurepip").quiet().ignore_stderr().run().is_err() {
                apt::ensure(project, step, &["python3-venv"])?;
            }
            step.run(cmd!(shell, "python3 -m venv --clear {folder}"))?;
            let python = project.python();
            step.run(cmd!(shell, "{python} -m pip install --quiet --no-deps --requirement {packages}"))
        })
    })
}
