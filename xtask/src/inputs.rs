//! Skipping work whose inputs have not changed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// A fingerprint of everything that some work depends on.
#[derive(Debug, Default, Clone)]
pub struct Inputs(Sha256);

impl Inputs {
    /// Adds a value, such as a tool's version.
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        self.0.update(value.len().to_le_bytes());
        self.0.update(value);
        self
    }

    /// Adds a file, or every file in a folder in the order of their names. A path that does not exist is added as
    /// missing. `node_modules` is left out: its lock file stands for it.
    pub fn path(mut self, path: &Path) -> Result<Self> {
        for file in files_under(path)? {
            let bytes = fs::read(&file).with_context(|| format!("Cannot read {}", file.display()))?;
            self = self.value(&file.to_string_lossy());
            self.0.update(bytes.len().to_le_bytes());
            self.0.update(bytes);
        }
        Ok(self)
    }

    fn fingerprint(&self) -> Vec<u8> {
        self.0.clone().finalize().to_vec()
    }

    /// Does `work`, which makes the file `made`, unless `stamp` says that the existing file was made from these inputs.
    ///
    /// The stamp is written only after success. The inputs are read before the work starts, so a file that changes in
    /// the meantime makes the next run do the work again.
    pub fn unless_made(&self, made: &Path, stamp: &Path, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let before = self.clone().path(made)?.fingerprint();
        if made.exists() && fs::read(stamp).is_ok_and(|done| done == before) {
            return Ok(());
        }
        work()?;
        if let Some(folder) = stamp.parent() {
            fs::create_dir_all(folder)?;
        }
        let after = self.clone().path(made)?.fingerprint();
        fs::write(stamp, after).with_context(|| format!("Cannot write {}", stamp.display()))
    }
}

/// Every file in a folder, sorted, without `node_modules`; or the one file that `path` is.
pub(crate) fn files_under(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    entries.retain(|entry| entry.file_name().is_none_or(|name| name != "node_modules"));
    entries.sort();
    let nested = entries.iter().map(|entry| files_under(entry)).collect::<Result<Vec<_>>>()?;
    Ok(nested.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, fs};

    use anyhow::bail;
    use xshell::Shell;

    use super::Inputs;

    #[test]
    fn work_is_repeated_for_new_inputs_a_changed_result_or_after_a_failure() {
        let shell = Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        let (input, made) = (folder.path().join("a/input"), folder.path().join("made"));
        let runs = Cell::new(0);
        let work = |fails: bool| {
            let inputs = Inputs::default().value("v1").path(&folder.path().join("a")).unwrap();
            inputs.unless_made(&made, &folder.path().join("stamps/made"), || {
                runs.set(runs.get() + 1);
                if fails {
                    bail!("failed");
                }
                fs::write(&made, "made")?;
                Ok(())
            })
        };

        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(&input, "one").unwrap();
        assert!(work(true).is_err());
        work(false).unwrap();
        work(false).unwrap();
        assert_eq!(runs.get(), 2);

        fs::write(&input, "two").unwrap();
        work(false).unwrap();
        assert_eq!(runs.get(), 3);

        fs::rename(&input, folder.path().join("a/renamed")).unwrap();
        work(false).unwrap();
        assert_eq!(runs.get(), 4);

        fs::write(&made, "made by hand").unwrap();
        work(false).unwrap();
        assert_eq!(runs.get(), 5);

        fs::remove_file(&made).unwrap();
        work(false).unwrap();
        assert_eq!(runs.get(), 6);
    }
}
